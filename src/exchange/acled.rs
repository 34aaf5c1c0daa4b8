//! ACLED: one row an event, one day with a code of precision, one number of dead.

use std::sync::LazyLock;

use super::precision;
use super::refusal::Refusal;
use super::scheme::{Meaning, Row, Scheme, doer, is_placed_so, place};
use super::{cells, guess, read, table};
use crate::incident::{Actor, Count, Incident, Kind};
use crate::source::{Article, ArticleId};
use crate::text::Lang;

/// Name, latitude, longitude, code of precision.
const PLACE: [&str; 4] = ["location", "latitude", "longitude", "geo_precision"];

static KINDS_OUT: LazyLock<Vec<(Kind, [&'static str; 3])>> = LazyLock::new(|| {
    let rows = table::lines(include_str!("../../data/exchange/kinds_out.tsv")).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row[..] {
        [kind, disorder, event, sub_event, ..] => Some((Kind::from_code(kind)?, [disorder, event, sub_event])),
        _ => None,
    })
    .collect()
});

pub(super) fn meaning(row: &dyn Row) -> Result<Meaning, Refusal> {
    let (kind, doer_column) = Scheme::Acled.kind(row.cell("sub_event_type")).unwrap_or((Kind::Other, ""));
    Ok(Meaning {
        kind,
        when: when(row)?,
        place: place(Scheme::Acled, row, PLACE)?,
        killed: killed(row.cell("fatalities"))?,
        perpetrator: doer(row, doer_column),
        target: Some(row.cell("actor2")).filter(|words| !words.is_empty() && !doer_column.is_empty()).map(str::to_owned),
    })
}

/// The days of the row; undated where it gives no day, as rows do that Furat wrote of undated incidents.
fn when(row: &dyn Row) -> Result<crate::incident::When, Refusal> {
    let (date, code) = (row.cell("event_date"), row.cell("time_precision"));
    if date.is_empty() && code.is_empty() {
        return Ok(crate::incident::When::default());
    }
    let day = read::day("event_date", date)?;
    precision::when("acled", code, day, day).ok_or_else(|| Refusal::cell("import-row-code", "time_precision", code))
}

/// ACLED writes 0 where it knows of none and where it knows nothing: neither is a toll.
fn killed(cell: &str) -> Result<Count, Refusal> {
    let count = guess::count(cell, super::Column::KilledBest)?;
    Ok(if count == Count::exact(0) { Count::default() } else { count })
}

pub(super) fn article(row: &dyn Row, id: &str, file: &str) -> Article {
    let body = row.cell("notes").to_owned();
    Article {
        id: ArticleId(id.to_owned()),
        path: file.to_owned(),
        title: None,
        source: Some(row.cell("source")).filter(|words| !words.is_empty()).map(str::to_owned),
        url: None,
        published: None,
        lang: Lang::detect(&body),
        body,
    }
}

/// Writes the cells of what is not as the row told it.
pub(super) fn write(incident: &Incident, article: Option<&Article>, was: Option<&Meaning>, set: &mut dyn FnMut(&str, String)) {
    if was.is_none() {
        set("event_id_cnty", incident.id.0.clone());
        set("notes", article.map(|article| article.body.clone()).unwrap_or_default());
        set("source", article.and_then(|article| article.source.clone()).unwrap_or_default());
    }
    if was.is_none_or(|was| was.when != incident.when) {
        let code = precision::time_code("acled", &incident.when);
        set("event_date", code.map(|(_, day)| day.to_string()).unwrap_or_default());
        set("year", code.map(|(_, day)| day.format("%Y").to_string()).unwrap_or_default());
        set("time_precision", code.map(|(code, _)| code.to_owned()).unwrap_or_default());
    }
    if was.is_none_or(|was| was.kind != incident.kind) {
        let words = KINDS_OUT.iter().find(|(kind, _)| *kind == incident.kind).map_or([""; 3], |(_, words)| *words);
        for (column, word) in ["disorder_type", "event_type", "sub_event_type"].into_iter().zip(words) {
            set(column, word.to_owned());
        }
    }
    if was.is_none_or(|was| was.perpetrator != incident.perpetrator || was.target != incident.target) {
        write_actors(incident, set);
    }
    if !is_placed_so(incident, was) {
        write_place(incident, set);
    }
    if was.is_none_or(|was| was.killed != incident.killed) {
        set("fatalities", cells::best(incident.killed).or(incident.killed.min).map(|n| n.to_string()).unwrap_or_default());
    }
}

fn write_actors(incident: &Incident, set: &mut dyn FnMut(&str, String)) {
    let name = incident.perpetrator.name;
    set("actor1", if name == Actor::Unknown { String::new() } else { name.code().to_owned() });
    set("actor2", incident.target.clone().unwrap_or_default());
    for column in ["assoc_actor_1", "inter1", "assoc_actor_2", "inter2", "interaction"] {
        set(column, String::new());
    }
}

fn write_place(incident: &Incident, set: &mut dyn FnMut(&str, String)) {
    let site = incident.site();
    set("location", site.map(|place| place.name.clone()).unwrap_or_default());
    set("latitude", site.map(|place| place.point.lat.to_string()).unwrap_or_default());
    set("longitude", site.map(|place| place.point.lon.to_string()).unwrap_or_default());
    set("geo_precision", site.and_then(|place| precision::place_code("acled", place)).unwrap_or_default().to_owned());
    set("admin1", site.and_then(|place| place.admin.as_ref()).map(|area| area.name.clone()).unwrap_or_default());
    for column in ["iso", "region", "country", "admin2", "admin3"] {
        set(column, String::new());
    }
}
