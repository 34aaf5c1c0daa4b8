//! A filter, and what it shows, in words.

use chrono::Datelike as _;

use super::snapshot::KindCount;
use crate::i18n::Texts;
use crate::store::{Certainty, DayRange, Dimension, Filter, Query, Store, TollRange, Value, View};

/// More governorates than this are counted, not named.
const MOST_PLACES: usize = 2;
/// More kinds than this are counted, not named.
const MOST_KINDS: usize = 2;

/// What is shown, in three parts of a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// "Deir ez-Zor and Anbar"; empty where nothing is shown.
    pub places: String,
    /// "airstrikes", "incidents of 7 kinds".
    pub what: String,
    /// "2018–2023"; empty where nothing is dated.
    pub years: String,
}

/// The heading of what a view shows.
pub fn heading(store: &Store, view: &View, kinds: &[KindCount], range: Option<DayRange>, texts: &Texts) -> Heading {
    let places = places(store, view, texts);
    let names: Vec<String> = kinds.iter().map(|kind| texts.tr(&format!("kinds-{}", kind.kind.code())).into_owned()).collect();
    let what = match names.as_slice() {
        [] => String::new(),
        few if few.len() <= MOST_KINDS => joined(few, 0, texts),
        many => texts.tr_args("brief-of-kinds", &[("n", many.len().into())]).into_owned(),
    };
    Heading { places, what, years: range.map(|range| years(range, texts)).unwrap_or_default() }
}

fn years(range: DayRange, texts: &Texts) -> String {
    if range.from.year() != range.to.year() {
        return texts.tr_args("brief-years", &[("from", texts.year(range.from).into()), ("to", texts.year(range.to).into())]).into_owned();
    }
    if range.from.month() == range.to.month() { texts.month(range.from) } else { texts.year(range.from) }
}

/// The governorates that most incidents lie in.
fn places(store: &Store, view: &View, texts: &Texts) -> String {
    let values = &store.columns().values(Dimension::Area).values;
    let counted = values.iter().filter(|value| !value.key.is_empty()).map(|value| (value.rows.count_with(view.shown.bits()), value));
    let mut found: Vec<(usize, &Value)> = counted.filter(|(count, _)| *count > 0).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.key.cmp(&b.1.key)));
    let names: Vec<String> = found.iter().map(|(_, value)| value.words(texts, Dimension::Area)).collect();
    let (named, others) = names.split_at(names.len().min(MOST_PLACES));
    joined(named, others.len(), texts)
}

/// "A", "A and B", "A, B and 3 more".
fn joined(names: &[String], others: usize, texts: &Texts) -> String {
    let comma = texts.tr("list-comma");
    match (names, others) {
        ([first, last], 0) => texts.tr_args("list-and", &[("first", first.clone().into()), ("last", last.clone().into())]).into_owned(),
        (names, 0) => names.join(&comma),
        (names, others) => texts.tr_args("list-and-more", &[("first", names.join(&comma).into()), ("n", others.into())]).into_owned(),
    }
}

/// The clauses of a filter but for its range, each as a reader would say it; empty where it lets everything through.
pub fn clauses(store: &Store, filter: &Filter, texts: &Texts) -> Vec<String> {
    let saying = Saying { store, filter, texts };
    let mut out = Vec::new();
    if filter.range.is_some() {
        let id = if filter.certainty == Certainty::Certainly { "brief-certainly" } else { "brief-possibly" };
        out.push(texts.tr(id).into_owned());
    }
    out.extend(saying.values(Dimension::Kind));
    out.extend(saying.places());
    out.extend(
        Dimension::ALL.into_iter().filter(|dimension| *dimension != Dimension::Kind).filter_map(|dimension| saying.values(dimension)),
    );
    if filter.main_only {
        out.push(texts.tr("filter-main-only").into_owned());
    }
    for (range, id) in [(filter.killed, "filter-killed"), (filter.injured, "filter-injured")] {
        out.extend(range.map(|range| texts.tr_args(id, &[("range", saying.toll(range).into())]).into_owned()));
    }
    out.extend(saying.confidence());
    if !Query::new(&filter.text).is_empty() {
        let words = texts.tr_args("filter-quoted", &[("words", filter.text.trim().to_owned().into())]).into_owned();
        out.push(saying.led("filter-mentioning", &words));
    }
    out
}

struct Saying<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
}

impl Saying<'_> {
    fn led(&self, lead: &str, words: &str) -> String {
        if lead.is_empty() { words.to_owned() } else { format!("{} {words}", self.texts.tr(lead)) }
    }

    /// The values of a dimension that are on: named where they are few, else counted.
    fn values(&self, dimension: Dimension) -> Option<String> {
        if self.filter.off(dimension).len() == 0 {
            return None;
        }
        let all = &self.store.columns().values(dimension).values;
        let on: Vec<&Value> = all.iter().filter(|value| self.filter.is_on(dimension, &value.key)).collect();
        let words = if (1..=2).contains(&on.len()) {
            on.iter().map(|value| value.words(self.texts, dimension)).collect::<Vec<_>>().join(&self.texts.tr("list-comma"))
        } else {
            let id = format!("filter-values-{}", dimension.code());
            self.texts.tr_args(&id, &[("on", on.len().into()), ("all", all.len().into())]).into_owned()
        };
        let lead = match dimension {
            Dimension::Actor => "filter-by",
            Dimension::Area => "filter-in",
            Dimension::Side => "filter-against",
            Dimension::Outlet | Dimension::Language => "filter-told-by",
            _ => "",
        };
        Some(self.led(lead, &words))
    }

    fn places(&self) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(wanted) = &self.filter.place {
            let site = self.store.columns().sites().iter().find(|site| self.filter.is_wanted(site));
            let name = site.map_or(wanted.as_str(), |site| site.name_in(self.texts.lang()));
            out.push(self.led("filter-in", name));
        }
        for (is_set, id) in [(self.filter.area.is_some(), "filter-area"), (self.filter.bbox.is_some(), "filter-frame")] {
            out.extend(is_set.then(|| self.led("filter-in", &self.texts.tr(id))));
        }
        out
    }

    fn toll(&self, range: TollRange) -> String {
        let plain = |n: u32| self.texts.digits(n.to_string()).into_owned();
        match (range.least, range.most) {
            (least, None) => self.texts.tr_args("filter-least", &[("n", plain(least).into())]).into_owned(),
            (0, Some(most)) => self.texts.tr_args("filter-most", &[("n", plain(most).into())]).into_owned(),
            (least, Some(most)) if least == most => plain(most),
            (least, Some(most)) => {
                self.texts.tr_args("filter-between", &[("least", plain(least).into()), ("most", plain(most).into())]).into_owned()
            }
        }
    }

    fn confidence(&self) -> Option<String> {
        let filter = self.filter;
        let written = |value: f32| self.texts.decimal(value, 2).into();
        let range = match (filter.min_confidence > 0.0, filter.max_confidence) {
            (false, None) => return None,
            (true, None) => self.texts.tr_args("filter-least", &[("n", written(filter.min_confidence))]),
            (false, Some(most)) => self.texts.tr_args("filter-most", &[("n", written(most))]),
            (true, Some(most)) => {
                self.texts.tr_args("filter-between", &[("least", written(filter.min_confidence)), ("most", written(most))])
            }
        };
        Some(self.texts.tr_args("filter-confidence", &[("value", range.into_owned().into())]).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::{Incident, Kind};
    use crate::store::sample::{incident, range, site};
    use crate::store::{Batch, evaluate};
    use crate::text::Lang;

    #[test]
    fn a_filter_is_said_clause_by_clause() {
        let mut store = Store::default();
        store.insert(Batch { articles: vec![], incidents: vec![incident("a", "2020-03-01")] });
        let texts = Texts::new(Lang::En);
        assert!(clauses(&store, &Filter::default(), &texts).is_empty());
        let mut filter = Filter { range: Some(range("2020-01-01", "2020-12-31")), text: "depot".into(), ..Filter::default() };
        filter.only(Dimension::Kind, "raid", Kind::ALL.map(Kind::code));
        filter.killed = Some(TollRange { least: 5, most: None });
        assert_eq!(clauses(&store, &filter, &texts), ["possibly in range", "Raid", "5 or more killed", "mentioning \u{201C}depot\u{201D}"]);
    }

    #[test]
    fn a_heading_names_few_and_counts_many() {
        let texts = Texts::new(Lang::En);
        let at =
            |n: usize, kind: Kind| Incident { kind, places: vec![site("p", 34.4, 40.9, 1.0)], ..incident(&format!("{n}"), "2020-03-01") };
        let of = |kinds: &[Kind]| {
            let mut store = Store::default();
            store.insert(Batch { articles: vec![], incidents: kinds.iter().enumerate().map(|(n, kind)| at(n, *kind)).collect() });
            let view = evaluate(&store, &Filter::default());
            let counted: Vec<KindCount> = kinds.iter().map(|kind| KindCount { kind: *kind, count: 1 }).collect();
            heading(&store, &view, &counted, Some(range("2018-01-01", "2023-12-31")), &texts)
        };
        assert_eq!(of(&[]).what, "");
        assert_eq!(of(&[Kind::Airstrike, Kind::Raid]).what, "airstrikes and raids");
        let three = of(&[Kind::Airstrike, Kind::Raid, Kind::Clash]);
        assert_eq!((three.what.as_str(), three.years.as_str()), ("incidents of 3 kinds", "2018\u{2013}2023"));
    }
}
