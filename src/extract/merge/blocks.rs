//! Which reports are compared at all: those of one day and one stretch of land, and in a crowded block only those that are
//! neighbours by kind and toll. The work grows with the number of reports, not with its square.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use crate::incident::{Incident, IncidentId, Kind, Where};

/// Incidents dated more loosely than this, in days, are never joined.
const MOST_DAYS: i64 = 4;

/// Side of a stretch of land, in degrees.
const CELL: f64 = 1.0;

/// Half of the distance up to which two spots may be one, in km.
pub(super) const NEAR_KM: f64 = 7.5;

/// In a block each report is compared with so many that follow it.
pub(super) const WINDOW: usize = 48;

/// An area that reaches over more cells than this on a side is no hint where.
const WIDEST: i32 = 12;

/// A day and a stretch of land.
type Block = (i32, (i32, i32));

/// The days an incident may have happened on, as numbers; `None` where it is dated too loosely.
fn days(incident: &Incident) -> Option<std::ops::RangeInclusive<i32>> {
    let (first, last) = incident.when.bounds()?;
    incident.when.days().is_some_and(|days| days <= MOST_DAYS).then(|| first.num_days_from_ce()..=last.num_days_from_ce())
}

/// Whether a report can be told from others at all: by a few days, and a place.
pub(super) fn is_settled(report: &Incident) -> bool {
    days(report).is_some() && !report.places.is_empty()
}

/// Pairs of reports that may be of one incident, each once, the lower index first. Reports that are to stay apart are in none.
pub(super) fn pairs(reports: &[Incident], apart: &BTreeSet<IncidentId>) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for (i, report) in reports.iter().enumerate().filter(|(_, report)| !apart.contains(&report.id)) {
        for block in blocks_of(report) {
            blocks.entry(block).or_default().push(i);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for mut block in blocks.into_values() {
        block.sort_by_cached_key(|&i| reports.get(i).map(order));
        for (at, &i) in block.iter().enumerate() {
            pairs.extend(block.iter().skip(at + 1).take(WINDOW).map(|&j| (i.min(j), i.max(j))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(i, j)| reports.get(i).zip(reports.get(j)).is_some_and(|(a, b)| !share_an_article(a, b)));
    pairs
}

pub(super) fn share_an_article(a: &Incident, b: &Incident) -> bool {
    a.sources.iter().any(|source| b.sources.iter().any(|other| other.article == source.article))
}

/// What brings reports of one incident next to each other, whatever order they came in.
fn order(report: &Incident) -> (Kind, Option<u32>, Option<u32>, IncidentId) {
    (report.kind, report.killed.min.or(report.killed.max), report.injured.min.or(report.injured.max), report.id.clone())
}

fn blocks_of(report: &Incident) -> Vec<Block> {
    let Some(days) = days(report) else { return Vec::new() };
    let cells: BTreeSet<(i32, i32)> = report.places.iter().flat_map(cells_of).collect();
    days.flat_map(|day| cells.iter().map(move |cell| (day, *cell)).collect::<Vec<_>>()).collect()
}

/// The stretches of land within reach of a place.
fn cells_of(place: &Where) -> Vec<(i32, i32)> {
    let km = if place.kind.is_vague() { place.precision_km.max(NEAR_KM) } else { NEAR_KM };
    let (north, east) = (place.point.offset_km(0.0, km), place.point.offset_km(90.0, km));
    let reach = |at: f64, to: f64| {
        let (low, high) = (((2.0 * at - to) / CELL).floor() as i32, (to / CELL).floor() as i32);
        let middle = (at / CELL).floor() as i32;
        low.max(middle - WIDEST)..=high.min(middle + WIDEST)
    };
    let columns = reach(place.point.lon, east.lon);
    reach(place.point.lat, north.lat).flat_map(|row| columns.clone().map(move |column| (row, column)).collect::<Vec<_>>()).collect()
}
