//! From the cells of a row to an incident: rows that Furat wrote, and rows of strangers with some of the same columns.

use chrono::{Datelike as _, NaiveDate};

use super::columns::Column;
use super::guess;
use super::lists;
use super::refusal::Refusal;
use crate::geo::LatLon;
use crate::incident::{
    Actor, Admin, Attribution, Confidence, Count, Incident, IncidentId, Known, Perpetrator, PlaceKind, PlaceRole, Precision, SourceRef,
    When, Where,
};
use crate::source::{Article, ArticleId, read};
use crate::text::Lang;

/// Years in which something can have happened.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Radius in km of a place of which no row says how exact it is: a town.
const USUAL_KM: f64 = 5.0;

/// The cells of one row.
pub trait Cells {
    /// The cell of a column without the space around it; empty where there is none.
    fn get(&self, column: Column) -> &str;
}

/// Cells made from anything that can be asked for each column.
pub struct Made(Vec<(Column, String)>);

impl Made {
    /// Asks for every column.
    pub fn new(ask: impl Fn(Column) -> String) -> Self {
        let cells = Column::ALL.iter().map(|column| (*column, ask(*column).trim().to_owned()));
        Self(cells.filter(|(_, cell)| !cell.is_empty()).collect())
    }
}

impl Cells for Made {
    fn get(&self, column: Column) -> &str {
        self.0.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell.as_str())
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub struct RowName<'a> {
    /// The file as the user named it.
    pub file: &'a str,
    /// Its row, from 1.
    pub number: u64,
}

/// The incident of a row with the articles it rests on: what the row says of them, under ids of their own, so that no article that was read
/// whole is replaced.
///
/// # Errors
/// Names the first cell that cannot be what stands there. A cell that is empty, or a column that is missing, leaves its field open.
pub fn incident(cells: &dyn Cells, name: RowName<'_>) -> Result<(Incident, Vec<Article>), Refusal> {
    let id = Some(cells.get(Column::Id)).filter(|id| !id.is_empty());
    let id = id.map_or_else(|| format!("{}#{}", name.file, name.number), str::to_owned);
    let articles = articles(cells, name);
    let mut incident = Incident::bare(IncidentId(id));
    incident.kind = guess::kind(cells.get(Column::Kind));
    incident.main = cells.get(Column::Main) != "false";
    incident.when = when(cells)?;
    incident.places = places(cells)?;
    incident.killed = count(cells, Column::KilledLow, Column::KilledBest, Column::KilledHigh)?;
    incident.injured = count(cells, Column::InjuredLow, Column::InjuredBest, Column::InjuredHigh)?;
    incident.missing = count(cells, Column::MissingLow, Column::MissingBest, Column::MissingHigh)?;
    incident.captured = count(cells, Column::CapturedLow, Column::CapturedBest, Column::CapturedHigh)?;
    incident.perpetrator = perpetrator(cells);
    incident.target = said(cells, Column::Target);
    incident.confidence = Confidence { value: share(cells, Column::Confidence)?.unwrap_or(1.0), reasons: Vec::new() };
    incident.sources = articles.iter().map(|article| SourceRef { article: article.id.clone(), evidence: Vec::new() }).collect();
    incident.foreign = from_json(cells, Column::Foreign)?;
    sound(&incident)?;
    Ok((incident, articles))
}

/// Whether an incident that somebody wrote as JSON is one that can be: days and tolls in order, points on the Earth.
///
/// # Errors
/// Names the first value that cannot be what stands there.
pub fn sound(incident: &Incident) -> Result<(), Refusal> {
    if incident.when.bounds().is_some_and(|(first, last)| last < first) {
        return Err(Refusal::cell("import-row-reversed", Column::Latest.name(), &incident.when.edtf()));
    }
    let on_earth = |place: &&Where| place.point.lat.abs() <= 90.0 && place.point.lon.abs() <= 180.0;
    if let Some(place) = incident.places.iter().find(|place| !on_earth(place)) {
        return Err(Refusal::cell("import-row-degrees", "lat, lon", &format!("{}, {}", place.point.lat, place.point.lon)));
    }
    let counts = [incident.killed, incident.injured, incident.missing, incident.captured];
    match counts.into_iter().find(|count| count.min.zip(count.max).is_some_and(|(low, high)| low > high)) {
        Some(count) => Err(Refusal::cell("import-row-toll", "low, high", &count.written())),
        None => Ok(()),
    }
}

fn said(cells: &dyn Cells, column: Column) -> Option<String> {
    Some(cells.get(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
}

/// Plain data written as JSON in a cell.
fn from_json<T: serde::de::DeserializeOwned>(cells: &dyn Cells, column: Column) -> Result<Option<T>, Refusal> {
    let cell = cells.get(column);
    if cell.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(cell).map(Some).map_err(|_reason| Refusal::cell("import-row-json", column.name(), cell))
}

fn when(cells: &dyn Cells) -> Result<When, Refusal> {
    let known: Known = from_json(cells, Column::Known)?.unwrap_or_default();
    let edge = |column: Column| {
        let cell = cells.get(column);
        if cell.is_empty() { Ok(None) } else { day(column.name(), cell).map(Some) }
    };
    let (earliest, latest) = (edge(Column::Earliest)?, edge(Column::Latest)?);
    if earliest.zip(latest).is_some_and(|(a, b)| b < a) {
        return Err(Refusal::cell("import-row-reversed", Column::Latest.name(), cells.get(Column::Latest)));
    }
    let said = Precision::from_code(cells.get(Column::Precision));
    if earliest.is_some() || latest.is_some() {
        let days = earliest.zip(latest).map(|(a, b)| (b - a).num_days() + 1);
        let precision = said.unwrap_or_else(|| days.map_or(Precision::Range, Precision::of_days));
        return Ok(When { earliest, latest, precision, known });
    }
    let mut when = written(Column::Date, cells.get(Column::Date))?;
    let end = written(Column::DateEnd, cells.get(Column::DateEnd))?;
    if let (Some(from), Some(to)) = (when.earliest, end.latest) {
        if to < from {
            return Err(Refusal::cell("import-row-reversed", Column::DateEnd.name(), cells.get(Column::DateEnd)));
        }
        when = When::span(from, to, Precision::of_days((to - from).num_days() + 1));
    }
    when.precision = said.unwrap_or(when.precision);
    when.known = known;
    Ok(when)
}

/// Days written in digits or words; nothing where nothing is written.
fn written(column: Column, cell: &str) -> Result<When, Refusal> {
    if cell.is_empty() {
        return Ok(When::default());
    }
    if let Some(when) = When::from_digits(cell) {
        let edges = [when.earliest, when.latest].into_iter().flatten();
        let is_usual = edges.into_iter().all(|day| YEARS.contains(&day.year()));
        return is_usual.then_some(when).ok_or_else(|| Refusal::cell("import-row-year", column.name(), cell));
    }
    day(column.name(), cell).map(When::day)
}

/// A calendar day as it is written: no time and no zone moves it.
///
/// # Errors
/// Where it is no day, or one of a year in which nothing can have happened.
pub fn day(column: &str, cell: &str) -> Result<NaiveDate, Refusal> {
    if let Some(day) = read::day(cell) {
        return Ok(day);
    }
    let year = cell.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() >= 4).and_then(|part| part.parse::<i64>().ok());
    let is_absurd =
        year.is_some_and(|year| !(1900..=2100).contains(&year)) && cell.chars().all(|c| !c.is_alphabetic() || c == 'T' || c == 'Z');
    Err(Refusal::cell(if is_absurd { "import-row-year" } else { "import-row-date" }, column, cell))
}

fn count(cells: &dyn Cells, low: Column, best: Column, high: Column) -> Result<Count, Refusal> {
    let (low, best, high) =
        (guess::count(cells.get(low), low)?, guess::count(cells.get(best), best)?, guess::count(cells.get(high), high)?);
    let (min, max) = (low.min, high.max.or(high.min));
    if min.is_none() && max.is_none() {
        return Ok(best);
    }
    let count = Count { min, max };
    if min.zip(max).is_some_and(|(a, b)| a > b) {
        return Err(Refusal::cell("import-row-toll", "low, high", &count.written()));
    }
    Ok(count)
}

fn perpetrator(cells: &dyn Cells) -> Perpetrator {
    let cell = cells.get(Column::Perpetrator);
    let code = Actor::from_code(cell);
    let name = code.unwrap_or_else(|| guess::actor(cell));
    let text = said(cells, Column::PerpetratorText).or_else(|| said(cells, Column::Perpetrator).filter(|_| code.is_none()));
    let usual = if name == Actor::Unknown { Attribution::Unknown } else { Attribution::Stated };
    Perpetrator { name, attribution: Attribution::from_code(cells.get(Column::Attribution)).unwrap_or(usual), text }
}

fn places(cells: &dyn Cells) -> Result<Vec<Where>, Refusal> {
    let others: Vec<Where> = from_json(cells, Column::OtherPlaces)?.unwrap_or_default();
    let site = point(cells)?.map(|point| site(cells, point)).transpose()?;
    Ok(site.into_iter().chain(others).collect())
}

/// The point of a row; `None` where none is given, or where both numbers are zero, as tables write what they do not know.
fn point(cells: &dyn Cells) -> Result<Option<LatLon>, Refusal> {
    let (lat, lon) = (cells.get(Column::Lat), cells.get(Column::Lon));
    if lat.is_empty() && lon.is_empty() {
        let cell = cells.get(Column::Coordinates);
        if cell.is_empty() {
            return Ok(None);
        }
        return guess::point(cell).map(Some).ok_or_else(|| Refusal::cell("import-row-point", Column::Coordinates.name(), cell));
    }
    let point = LatLon::new(degrees(Column::Lat.name(), lat, 90.0)?, degrees(Column::Lon.name(), lon, 180.0)?);
    Ok(Some(point).filter(|point| point.lat != 0.0 || point.lon != 0.0))
}

/// A latitude or a longitude.
///
/// # Errors
/// Where it is no number, or beyond the pole or the date line.
pub fn degrees(column: &str, cell: &str, most: f64) -> Result<f64, Refusal> {
    let number: Option<f64> = cell.trim().parse().ok().or_else(|| cell.trim().replace(',', ".").parse().ok());
    number.filter(|value| value.abs() <= most).ok_or_else(|| Refusal::cell("import-row-degrees", column, cell))
}

fn site(cells: &dyn Cells, point: LatLon) -> Result<Where, Refusal> {
    let kind = PlaceKind::from_code(cells.get(Column::PlaceKind)).unwrap_or_default();
    let radius = cells.get(Column::PrecisionKm);
    let precision_km = match radius.parse::<f64>() {
        _ if radius.is_empty() => USUAL_KM,
        Ok(km) if km.is_finite() && (0.0..=20_000.0).contains(&km) => km,
        _ => return Err(Refusal::cell("import-row-number", Column::PrecisionKm.name(), radius)),
    };
    let area = said(cells, Column::Governorate).or_else(|| said(cells, Column::GovernorateAr));
    let admin = said(cells, Column::GovernorateId).filter(|_| area.is_some()).map(|id| Admin {
        id,
        name: cells.get(Column::Governorate).to_owned(),
        name_ar: cells.get(Column::GovernorateAr).to_owned(),
    });
    Ok(Where {
        gazetteer_id: cells.get(Column::GazetteerId).to_owned(),
        name: cells.get(Column::Place).to_owned(),
        name_ar: cells.get(Column::PlaceAr).to_owned(),
        kind,
        point,
        precision_km,
        role: PlaceRole::from_code(cells.get(Column::PlaceRole)).unwrap_or_default(),
        confidence: share(cells, Column::PlaceConfidence)?.unwrap_or(1.0),
        alternatives: Vec::new(),
        admin,
    })
}

fn share(cells: &dyn Cells, column: Column) -> Result<Option<f32>, Refusal> {
    let cell = cells.get(column);
    if cell.is_empty() {
        return Ok(None);
    }
    let share = cell.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.map(Some).ok_or_else(|| Refusal::cell("import-row-number", column.name(), cell))
}

/// An article for each one that the row lists, at least one: what it says of them.
fn articles(cells: &dyn Cells, name: RowName<'_>) -> Vec<Article> {
    let list = |column: Column| lists::split(cells.get(column));
    let (outlets, urls, quotes) = (list(Column::Outlets), list(Column::Urls), list(Column::Quotes));
    let listed = [list(Column::Articles).len(), outlets.len(), urls.len(), quotes.len()].into_iter().max().unwrap_or(0).max(1);
    let at = |list: &[String], at: usize| list.get(at).filter(|item| !item.is_empty()).cloned();
    let notes = cells.get(Column::Notes);
    let article = |number: usize| {
        let body = if number == 0 && !notes.is_empty() { notes.to_owned() } else { at(&quotes, number).unwrap_or_default() };
        let part = if listed > 1 { format!(".{}", number + 1) } else { String::new() };
        Article {
            id: ArticleId(format!("{}#{}{part}", name.file, name.number)),
            path: name.file.to_owned(),
            title: said(cells, Column::Title).filter(|_| cells.get(Column::Articles).is_empty()),
            source: at(&outlets, number),
            url: at(&urls, number),
            published: None,
            lang: Lang::detect(&body),
            body,
        }
    };
    (0..listed).map(article).collect()
}
