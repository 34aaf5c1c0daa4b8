//! From an incident to the cells of its row.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::columns::Column;
use super::lists;
use crate::i18n::Texts;
use crate::incident::{Count, Incident, SourceRef, Where};
use crate::source::Article;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not known.
    Empty,
    /// Words; never empty.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Real(f64),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    fn whole(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, |n| Self::Whole(i64::from(n)))
    }

    fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The shortest number that reads back as the same share.
    fn share(value: f32) -> Self {
        value.to_string().parse().map_or(Self::Empty, Self::Real)
    }

    /// As text, without quotes; numbers with a point, days as ISO 8601 writes them.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) => words.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

/// Articles by id.
pub type Articles<'a> = HashMap<&'a str, &'a Article>;

/// Makes rows: titles in the language of `texts`, the same filter and credits on each.
pub struct Rows<'a> {
    /// Words of titles.
    pub texts: &'a Texts,
    /// For outlets, links and quotes.
    pub articles: Articles<'a>,
    /// The filter in force.
    pub filter: String,
    /// Whom to credit.
    pub credits: String,
}

impl Rows<'_> {
    /// The cells of [`Column::written`], in order.
    pub fn cells(&self, incident: &Incident) -> Vec<Cell> {
        let sources = &incident.sources;
        let listed = |each: &dyn Fn(&SourceRef) -> String| Cell::text(lists::join(sources.iter().map(each)));
        let article = |source: &SourceRef| self.articles.get(source.article.0.as_str()).copied();
        let outlets = listed(&|source| article(source).and_then(|a| a.source.clone()).unwrap_or_default());
        let urls = listed(&|source| article(source).and_then(|a| a.url.clone()).unwrap_or_default());
        let quotes = listed(&|source| article(source).map(|a| quotes(source, a)).unwrap_or_default());
        let mut cells = Vec::with_capacity(Column::written().len());
        cells.push(Cell::text(incident.id.0.as_str()));
        cells.push(Cell::text(title(incident, self.texts)));
        cells.push(Cell::text(incident.kind.code()));
        cells.push(Cell::Flag(incident.main));
        cells.push(Cell::day(incident.when.earliest));
        cells.push(Cell::day(incident.when.latest));
        cells.push(Cell::text(incident.when.precision.code()));
        cells.push(Cell::text(incident.when.edtf()));
        site(incident.site(), &mut cells);
        for count in [incident.killed, incident.injured, incident.missing, incident.captured] {
            cells.extend([Cell::whole(count.min), Cell::whole(best(count)), Cell::whole(count.max)]);
        }
        cells.push(Cell::text(incident.perpetrator.name.code()));
        cells.push(Cell::text(incident.perpetrator.attribution.code()));
        cells.push(Cell::text(incident.perpetrator.text.as_deref().unwrap_or_default()));
        cells.push(Cell::text(incident.target.as_deref().unwrap_or_default()));
        cells.push(Cell::share(incident.confidence.value));
        cells.push(listed(&|source| source.article.0.clone()));
        cells.extend([outlets, urls, quotes]);
        cells.push(Cell::text(others(incident)));
        cells.push(Cell::text(if incident.when.known.is_empty() { String::new() } else { json(&incident.when.known) }));
        cells.push(Cell::text(incident.foreign.as_ref().map(json).unwrap_or_default()));
        cells.push(Cell::text(self.filter.as_str()));
        cells.push(Cell::text(self.credits.as_str()));
        cells
    }

    /// The cells with something in them, by column.
    pub fn known(&self, incident: &Incident) -> impl Iterator<Item = (Column, Cell)> {
        let columns = Column::written().iter().copied();
        columns.zip(self.cells(incident)).filter(|(_, cell)| *cell != Cell::Empty)
    }
}

/// "Airstrike, Al-Bukamal" in the language of `texts`, with the place's name in that language where it has one.
pub fn title(incident: &Incident, texts: &Texts) -> String {
    let place = incident.site().map(|place| match texts.lang() {
        crate::text::Lang::Ar if !place.name_ar.is_empty() => place.name_ar.as_str(),
        _ => place.name.as_str(),
    });
    texts.incident_title(incident.kind, place.filter(|name| !name.is_empty()))
}

/// The one number that a count tells; `None` where it tells none, or two.
pub fn best(count: Count) -> Option<u32> {
    count.min.filter(|_| count.min == count.max)
}

fn site(site: Option<&Where>, cells: &mut Vec<Cell>) {
    let Some(place) = site else {
        cells.extend(std::iter::repeat_n(Cell::Empty, Column::KilledLow as usize - Column::Place as usize));
        return;
    };
    let admin = place.admin.as_ref();
    let area = |part: fn(&crate::incident::Admin) -> &String| Cell::text(admin.map(part).map(String::as_str).unwrap_or_default());
    cells.push(Cell::text(place.name.as_str()));
    cells.push(Cell::text(place.name_ar.as_str()));
    cells.push(Cell::text(place.gazetteer_id.as_str()));
    cells.push(Cell::text(place.kind.code()));
    cells.push(Cell::text(place.role.code()));
    cells.push(Cell::Real(place.point.lat));
    cells.push(Cell::Real(place.point.lon));
    cells.push(Cell::Real(place.precision_km));
    cells.push(Cell::share(place.confidence));
    cells.extend([area(|a| &a.name), area(|a| &a.name_ar), area(|a| &a.id)]);
}

/// The words behind the fields, each once, in the order of the text, each on one line.
fn quotes(source: &SourceRef, article: &Article) -> String {
    let mut spans: Vec<_> = source.evidence.iter().map(|evidence| evidence.span).collect();
    spans.sort_unstable();
    spans.dedup();
    if spans.is_empty() {
        // A row of another collection: what it says is all of it.
        return article.body.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let quote = |span: &crate::text::Span| span.slice(&article.body).split_whitespace().collect::<Vec<_>>().join(" ");
    spans.iter().map(quote).collect::<Vec<_>>().join(" \u{2026} ")
}

fn others(incident: &Incident) -> String {
    let plain = |place: &Where| Where { alternatives: Vec::new(), ..place.clone() };
    let others: Vec<Where> = incident.places.iter().skip(1).map(plain).collect();
    if others.is_empty() { String::new() } else { json(&others) }
}

/// Plain data, whose writing cannot fail; nothing, should it fail all the same.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
