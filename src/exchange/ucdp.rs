//! UCDP georeferenced events: first and last day, a low, best and high number of dead, two sides.

use super::precision;
use super::refusal::Refusal;
use super::scheme::{Meaning, Row, Scheme, doer, is_placed_so, place};
use super::{cells, guess, read};
use crate::incident::{Actor, Count, Incident, Kind, When};
use crate::source::{Article, ArticleId};
use crate::text::Lang;

/// Name, latitude, longitude, code of precision.
const PLACE: [&str; 4] = ["where_coordinates", "latitude", "longitude", "where_prec"];

pub(super) fn meaning(row: &dyn Row) -> Result<Meaning, Refusal> {
    let (kind, doer_column) = Scheme::Ucdp.kind(row.cell("type_of_violence")).unwrap_or((Kind::Other, ""));
    Ok(Meaning {
        kind,
        when: when(row)?,
        place: place(Scheme::Ucdp, row, PLACE)?,
        killed: killed(row)?,
        perpetrator: doer(row, doer_column),
        target: Some(row.cell("side_b")).filter(|words| !words.is_empty() && !doer_column.is_empty()).map(str::to_owned),
    })
}

fn when(row: &dyn Row) -> Result<When, Refusal> {
    let (start, end, code) = (row.cell("date_start"), row.cell("date_end"), row.cell("date_prec"));
    if start.is_empty() && end.is_empty() {
        return Ok(When::default());
    }
    let (first, last) = (read::day("date_start", start)?, read::day("date_end", end)?);
    if last < first {
        return Err(Refusal::cell("import-row-reversed", "date_end", end));
    }
    precision::when("ucdp", code, first, last).ok_or_else(|| Refusal::cell("import-row-code", "date_prec", code))
}

fn killed(row: &dyn Row) -> Result<Count, Refusal> {
    let number = |column: &str| guess::count(row.cell(column), super::Column::KilledBest).map(|count| count.min);
    let (low, high) = (number("low")?, number("high")?);
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        return Err(Refusal::cell("import-row-toll", "low, high", &format!("{}, {}", row.cell("low"), row.cell("high"))));
    }
    number("best")?;
    Ok(Count { min: low, max: high })
}

pub(super) fn article(row: &dyn Row, id: &str, file: &str) -> Article {
    let said = |column: &str| Some(row.cell(column)).filter(|words| !words.is_empty()).map(str::to_owned);
    let body = said("source_article").or_else(|| said("source_headline")).unwrap_or_default();
    Article {
        id: ArticleId(id.to_owned()),
        path: file.to_owned(),
        title: said("source_headline"),
        source: said("source_office"),
        url: None,
        published: said("source_date").and_then(|words| crate::source::read::day(&words)),
        lang: Lang::detect(&body),
        body,
    }
}

/// Writes the cells of what is not as the row told it.
pub(super) fn write(incident: &Incident, article: Option<&Article>, was: Option<&Meaning>, set: &mut dyn FnMut(&str, String)) {
    if was.is_none() {
        set("id", incident.id.0.clone());
        set("source_article", article.map(|article| article.body.clone()).unwrap_or_default());
        set("source_headline", article.and_then(|article| article.title.clone()).unwrap_or_default());
        set("source_office", article.and_then(|article| article.source.clone()).unwrap_or_default());
        set("source_date", article.and_then(|article| article.published).map(|day| day.to_string()).unwrap_or_default());
        set("number_of_sources", incident.sources.len().to_string());
    }
    if was.is_none_or(|was| was.when != incident.when) {
        write_when(&incident.when, set);
    }
    if was.is_none_or(|was| was.perpetrator != incident.perpetrator || was.target != incident.target) {
        let name = incident.perpetrator.name;
        set("side_a", if name == Actor::Unknown { String::new() } else { name.code().to_owned() });
        set("side_b", incident.target.clone().unwrap_or_default());
        for column in ["side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id", "dyad_name", "dyad_dset_id", "dyad_new_id"] {
            set(column, String::new());
        }
    }
    if !is_placed_so(incident, was) {
        write_place(incident, set);
    }
    if was.is_none_or(|was| was.killed != incident.killed) {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        set("low", number(incident.killed.min));
        set("high", number(incident.killed.max));
        set("best", number(cells::best(incident.killed)));
        for column in ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"] {
            set(column, String::new());
        }
    }
}

fn write_when(when: &When, set: &mut dyn FnMut(&str, String)) {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let code = precision::time_code("ucdp", when);
    let (first, last) = if code.is_some() { (when.earliest, when.latest) } else { (None, None) };
    set("date_start", day(first));
    set("date_end", day(last));
    set("year", first.map(|day| day.format("%Y").to_string()).unwrap_or_default());
    set("date_prec", code.map(|(code, _)| code.to_owned()).unwrap_or_default());
}

fn write_place(incident: &Incident, set: &mut dyn FnMut(&str, String)) {
    let site = incident.site();
    let point = site.map(|place| place.point);
    set("where_coordinates", site.map(|place| place.name.clone()).unwrap_or_default());
    set("latitude", point.map(|point| point.lat.to_string()).unwrap_or_default());
    set("longitude", point.map(|point| point.lon.to_string()).unwrap_or_default());
    set("geom_wkt", point.map(|point| format!("POINT ({} {})", point.lon, point.lat)).unwrap_or_default());
    set("where_prec", site.and_then(|place| precision::place_code("ucdp", place)).unwrap_or_default().to_owned());
    set("adm_1", site.and_then(|place| place.admin.as_ref()).map(|area| area.name.clone()).unwrap_or_default());
    for column in ["adm_2", "where_description", "priogrid_gid", "country", "country_id", "region"] {
        set(column, String::new());
    }
}
