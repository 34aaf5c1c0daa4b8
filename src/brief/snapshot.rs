//! What a briefing says, frozen: every number, row and source on a picture or a sheet comes from here, and from nowhere else.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::bars::Bars;
use super::sentence::{Heading, clauses, heading};
use super::sum::Sum;
use crate::exchange;
use crate::export::filter_words;
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::incident::{Actor, Attribution, Count, Incident, IncidentId, Kind, Perpetrator, Precision, When, Where};
use crate::source::ArticleId;
use crate::store::{DayRange, Dimension, Filter, Store, View, evaluate, extent};
use crate::text::Lang;

/// What a snapshot is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// Rows and sources, not the sums alone.
    pub has_rows: bool,
    /// So many pixels, or points of paper, the timeline is wide: no bar is narrower than can be told.
    pub bars_px: f64,
    /// Time of making, UTC; `None` leaves it out.
    pub as_of: Option<NaiveDateTime>,
}

/// Where all incidents are: the first four add up to the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// With a date and a place, and let through.
    pub shown: usize,
    /// Let through, without a date that has both ends.
    pub undated: usize,
    /// Let through and dated, without a place.
    pub unlocated: usize,
    /// Kept out by some clause.
    pub filtered_out: usize,
    /// All there are.
    pub total: usize,
}

/// Key figures of what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Of the shown, how many are dated to more than a day or a night.
    pub spanned: usize,
    /// Dead.
    pub killed: Sum,
    /// Wounded.
    pub injured: Sum,
    /// How many name nobody.
    pub unnamed: usize,
    /// How many everyone named denies.
    pub denied: usize,
}

/// A kind that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCount {
    /// It.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// Where an incident stands on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Gazetteer id.
    pub id: String,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// The point, WGS84 degrees.
    #[serde(flatten)]
    pub point: LatLon,
    /// Radius in km within which the named place lies.
    pub precision_km: f64,
}

impl Site {
    /// Its name in a language; in the other where it has none.
    pub fn name_in(&self, lang: Lang) -> &str {
        let (first, second) = if lang.is_rtl() { (&self.name_ar, &self.name) } else { (&self.name, &self.name_ar) };
        if first.is_empty() { second } else { first }
    }
}

impl From<&Where> for Site {
    fn from(place: &Where) -> Self {
        let Where { gazetteer_id, name, name_ar, point, precision_km, .. } = place;
        Self { id: gazetteer_id.clone(), name: name.clone(), name_ar: name_ar.clone(), point: *point, precision_km: *precision_km }
    }
}

/// An incident shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its number on map and table, from 1, in the order of dates.
    pub number: usize,
    /// Which it is.
    pub id: IncidentId,
    /// What happened.
    pub kind: Kind,
    /// When.
    pub when: When,
    /// Where its marker stands.
    pub site: Site,
    /// Dead.
    pub killed: Count,
    /// Wounded.
    pub injured: Count,
    /// Who.
    pub perpetrator: Perpetrator,
    /// What was hit, in the words of the text.
    pub target: Option<String>,
    /// 0 to 1.
    pub confidence: f32,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// An article that reports an incident shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its number, from 1, in the order in which rows name them.
    pub number: usize,
    /// Which it is.
    pub id: ArticleId,
    /// Outlet.
    pub outlet: Option<String>,
    /// Headline; the name of its file where it has none.
    pub title: String,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// Link.
    pub url: Option<String>,
    /// Language.
    pub lang: Lang,
}

/// All a briefing says. The JSON of it, beside a picture, tells where each figure came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Program and version.
    pub program: String,
    /// Time of making, UTC, as far as it was handed in.
    pub as_of: Option<NaiveDateTime>,
    /// The filter.
    pub filter: Filter,
    /// The same in codes that no language changes.
    pub filter_codes: String,
    /// The same in words, a clause each, without the range.
    pub clauses: Vec<String>,
    /// Where most of it happened: up to two governorates, in words; empty where nothing is shown.
    pub places: String,
    /// What happened, in words.
    pub what: String,
    /// The years of the range, in words.
    pub years: String,
    /// The days shown: the filter's range as far as anything is dated, else the days of all that is dated.
    pub range: Option<DayRange>,
    /// Sums.
    pub counts: Counts,
    /// Key figures.
    pub figures: Figures,
    /// Kinds that are shown, in the order of the legend.
    pub kinds: Vec<KindCount>,
    /// Bars.
    pub timeline: Bars,
    /// What is shown, by date.
    pub rows: Vec<Row>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Whom to credit.
    pub credits: Vec<String>,
}

impl Snapshot {
    /// Freezes what a filter makes of a store, said in the language of `texts`.
    pub fn new(store: &Store, filter: &Filter, texts: &Texts, taking: Taking) -> Self {
        Self::of_view(store, filter, &evaluate(store, filter), texts, taking)
    }

    /// The same of a view that was worked out already, which must be that of the filter.
    pub fn of_view(store: &Store, filter: &Filter, view: &View, texts: &Texts, taking: Taking) -> Self {
        let (rows, sources, schemes) = if taking.has_rows { rows(store, view) } else { (Vec::new(), Vec::new(), Vec::new()) };
        let kinds = kinds(store, view);
        let range = shown_range(store, filter);
        let Heading { places, what, years } = heading(store, view, &kinds, range, texts);
        Self {
            program: concat!("Furat ", env!("CARGO_PKG_VERSION")).to_owned(),
            as_of: taking.as_of,
            filter: filter.clone(),
            filter_codes: filter_words(filter),
            clauses: clauses(store, filter, texts),
            places,
            what,
            years,
            range,
            counts: counts(view),
            figures: figures(store, view),
            kinds,
            timeline: Bars::new(store, view, filter, taking.bars_px),
            rows,
            sources,
            credits: exchange::credits(schemes.iter().map(String::as_str)).into_iter().map(str::to_owned).collect(),
        }
    }

    /// A title of what is shown, with the user's own words for what happened where there are any.
    pub fn title(&self, subject: Option<&str>, texts: &Texts) -> String {
        let what = subject.unwrap_or(&self.what).to_owned();
        if self.places.is_empty() || what.is_empty() {
            return subject.map_or_else(|| texts.tr("brief-title").into_owned(), str::to_owned);
        }
        let (places, years) = (self.places.clone(), self.years.clone());
        texts.tr_args("brief-heading", &[("places", places.into()), ("what", what.into()), ("years", years.into())]).into_owned()
    }

    /// The counts that add up, as one line.
    pub fn sum_line(&self, texts: &Texts) -> String {
        let Counts { shown, undated, unlocated, filtered_out, total } = self.counts;
        let values = [
            ("shown", shown.into()),
            ("undated", undated.into()),
            ("unlocated", unlocated.into()),
            ("filtered", filtered_out.into()),
            ("total", total.into()),
        ];
        texts.tr_args("sum-line", &values).into_owned()
    }

    /// The days shown, in words.
    pub fn range_words(&self, texts: &Texts) -> String {
        self.range.map_or_else(|| texts.tr("brief-no-dates").into_owned(), |range| texts.range(range.from, range.to))
    }

    /// Where the incidents shown stand, without countries and other wide areas, which would pull a map far out.
    pub fn points(&self) -> impl Iterator<Item = LatLon> + '_ {
        self.rows.iter().filter(|row| row.site.precision_km < WIDE_KM).map(|row| row.site.point)
    }
}

/// Places within so many km, or more, do not say where a map should look.
const WIDE_KM: f64 = 60.0;

fn counts(view: &View) -> Counts {
    Counts {
        shown: view.shown.len(),
        undated: view.undated.len(),
        unlocated: view.unlocated.len(),
        filtered_out: view.filtered_out,
        total: view.total,
    }
}

/// The filter's range as far as anything is dated; all that is dated where it has none, or lies wholly elsewhere.
fn shown_range(store: &Store, filter: &Filter) -> Option<DayRange> {
    let dated = extent(store);
    let Some(wanted) = filter.range else { return dated };
    let within = dated.map(|dated| (wanted.from.max(dated.from), wanted.to.min(dated.to)));
    within.filter(|(from, to)| from <= to).map(DayRange::from).or(Some(wanted))
}

fn figures(store: &Store, view: &View) -> Figures {
    let columns = store.columns();
    let mut figures = Figures::default();
    for row in view.shown.iter() {
        let (killed, injured) = columns.tolls(row).unwrap_or_default();
        figures.killed.add(killed);
        figures.injured.add(injured);
        let (actor, status) = columns.doer(row).unwrap_or_default();
        figures.unnamed += usize::from(actor == Actor::Unknown);
        figures.denied += usize::from(status == Attribution::Denied);
        let is_certain = columns.when(row).is_some_and(|when| matches!(when.precision, Precision::Day | Precision::Night));
        figures.spanned += usize::from(!is_certain);
    }
    figures
}

fn kinds(store: &Store, view: &View) -> Vec<KindCount> {
    let values = &store.columns().values(Dimension::Kind).values;
    let counted = values
        .iter()
        .filter_map(|value| Some(KindCount { kind: Kind::from_code(&value.key)?, count: value.rows.count_with(view.shown.bits()) }));
    counted.filter(|kind| kind.count > 0).collect()
}

/// Rows, sources, and the collections that rows came from.
fn rows(store: &Store, view: &View) -> (Vec<Row>, Vec<Source>, Vec<String>) {
    let mut sources = Sources { store, ids: std::collections::HashMap::new(), list: Vec::new() };
    let (mut rows, mut schemes) = (Vec::new(), Vec::new());
    for incident in view.shown.iter().filter_map(|row| store.at(row)) {
        let Some(site) = incident.site().map(Site::from) else { continue };
        schemes.extend(incident.foreign.as_ref().map(|foreign| foreign.scheme.clone()));
        rows.push(row(rows.len() + 1, &incident, site, sources.numbers(&incident)));
    }
    (rows, sources.list, schemes)
}

fn row(number: usize, incident: &Incident, site: Site, sources: Vec<usize>) -> Row {
    Row {
        number,
        id: incident.id.clone(),
        kind: incident.kind,
        when: incident.when.clone(),
        site,
        killed: incident.killed,
        injured: incident.injured,
        perpetrator: incident.perpetrator.clone(),
        target: incident.target.clone(),
        confidence: incident.confidence.value,
        sources,
    }
}

/// Sources numbered as rows name them.
struct Sources<'a> {
    store: &'a Store,
    ids: std::collections::HashMap<ArticleId, usize>,
    list: Vec<Source>,
}

impl Sources<'_> {
    fn numbers(&mut self, incident: &Incident) -> Vec<usize> {
        let mut numbers: Vec<usize> = incident.sources.iter().filter_map(|source| self.number(&source.article)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, id: &ArticleId) -> Option<usize> {
        if let Some(number) = self.ids.get(id) {
            return Some(*number);
        }
        let article = self.store.article(id)?;
        let number = self.list.len() + 1;
        self.list.push(Source {
            number,
            id: id.clone(),
            outlet: article.source.clone(),
            title: article.headline().to_owned(),
            published: self.store.facts(id).and_then(|facts| facts.published).or(article.published),
            url: article.url.clone(),
            lang: article.lang,
        });
        self.ids.insert(id.clone(), number);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::SourceRef;
    use crate::store::Batch;
    use crate::store::sample::{article, incident, random_filter, random_store, range, site};

    const TAKING: Taking = Taking { has_rows: true, bars_px: 300.0, as_of: None };

    #[test]
    fn the_numbers_are_those_of_the_view_whatever_the_filter() {
        let mut dice = crate::store::sample::Dice::new(7);
        let texts = Texts::new(Lang::En);
        for _ in 0..30 {
            let (store, filter) = (random_store(&mut dice, 80), random_filter(&mut dice));
            let (snapshot, view) = (Snapshot::new(&store, &filter, &texts, TAKING), evaluate(&store, &filter));
            let Counts { shown, undated, unlocated, filtered_out, total } = snapshot.counts;
            assert_eq!(shown + undated + unlocated + filtered_out, total);
            assert_eq!((shown, snapshot.rows.len(), total), (view.shown.len(), view.shown.len(), store.len()));
            assert_eq!(snapshot.kinds.iter().map(|kind| kind.count).sum::<usize>(), shown);
            let figures = snapshot.figures;
            assert_eq!(figures.killed.told + figures.killed.silent, shown);
            assert!(snapshot.rows.iter().enumerate().all(|(n, row)| row.number == n + 1));
            let json = serde_json::to_string(&snapshot).expect("plain data");
            assert_eq!(serde_json::from_str::<Snapshot>(&json).expect("own data"), snapshot);
        }
    }

    #[test]
    fn sources_are_numbered_as_rows_name_them() {
        let told = |id: &str, day: &str, articles: &[&str]| Incident {
            places: vec![site("p", 34.4, 40.9, 1.0)],
            sources: articles.iter().map(|a| SourceRef { article: ArticleId((*a).into()), evidence: vec![] }).collect(),
            ..incident(id, day)
        };
        let mut store = Store::default();
        store.insert(Batch {
            articles: vec![article("x"), article("y"), article("z")],
            incidents: vec![told("b", "2021-01-02", &["x", "z"]), told("a", "2021-01-01", &["z", "gone"])],
        });
        let snapshot = Snapshot::new(&store, &Filter::default(), &Texts::new(Lang::En), TAKING);
        let numbers: Vec<_> = snapshot.rows.iter().map(|row| (row.id.0.as_str(), row.sources.clone())).collect();
        assert_eq!(numbers, [("a", vec![1]), ("b", vec![1, 2])]);
        let ids: Vec<&str> = snapshot.sources.iter().map(|source| source.id.0.as_str()).collect();
        assert_eq!(ids, ["z", "x"], "an article that nobody names is no source");
    }

    #[test]
    fn the_range_shown_is_no_wider_than_what_is_dated() {
        let mut store = Store::default();
        store.insert(Batch { articles: vec![], incidents: vec![incident("a", "2020-03-01"), incident("b", "2022-05-01")] });
        let of = |wanted| shown_range(&store, &Filter { range: wanted, ..Filter::default() });
        let rows = [
            (None, range("2020-03-01", "2022-05-01")),
            (Some(range("1900-01-01", "2021-12-31")), range("2020-03-01", "2021-12-31")),
            (Some(range("2030-01-01", "2030-12-31")), range("2030-01-01", "2030-12-31")),
        ];
        for (wanted, shown) in rows {
            assert_eq!(of(wanted), Some(shown));
        }
    }
}
