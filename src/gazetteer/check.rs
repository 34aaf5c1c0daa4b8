//! What is wrong with a table of places: what cannot be, and what hardly is.

use std::collections::HashMap;

use super::index::{NameIndex, NameKey};
use super::load::{LoadError, check_parents, index_by_id, rows};
use super::{Place, PlaceIndex};
use crate::geo::Outline;
use crate::incident::PlaceKind;

/// Largest radius, in km, of a place where people live.
const WIDEST_SETTLEMENT_KM: f64 = 40.0;
/// Largest radius of anything: a little over half of the largest country's width.
const WIDEST_KM: f64 = 5000.0;
/// Radius, in km, that rounding a coordinate to no, one or two decimals hides: half of the last digit's step, on both axes.
const ROUNDING_KM: [f64; 3] = [50.0, 4.0, 0.4];
/// How far an area or a line may reach beyond its country with its anchor: no further than this, in km.
const WIDEST_REACH_KM: f64 = 60.0;

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Line of the table, from 1; 0 for the table as a whole.
    pub line: usize,
    /// Id of the place; empty where the row has none.
    pub id: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The row cannot be read.
    Unreadable(LoadError),
    /// Another row has its id.
    SameId {
        /// Line of that row.
        line: usize,
    },
    /// Another place of its sort and one of its names lies within its radius.
    SamePlace {
        /// Id of that place.
        other: String,
        /// Distance in km.
        km: f64,
    },
    /// It lies in nothing.
    NoParent,
    /// It lies outside its country, or outside a governorate that it lies in by its parents.
    Outside {
        /// Code of the country, or id of the governorate.
        area: String,
        /// How far, in km.
        km: f64,
    },
    /// Its radius is larger than anything of its sort.
    TooVague {
        /// The radius in km.
        km: f64,
    },
    /// Its radius is smaller than its coordinates are exact.
    TooExact {
        /// The least that they allow, in km.
        km: f64,
    },
}

/// Everything wrong with a table in the form of `places.tsv`, in the order of its lines. Parents may lie in `base` as well.
///
/// Outlines are simplified, and a point may lie as far outside as the table of outlines says; an anchor of an area, a river or a road by its
/// radius more.
pub fn check(table: &[u8], base: Option<&[u8]>) -> Vec<Finding> {
    let whole = |error| vec![Finding { line: 0, id: String::new(), fault: Fault::Unreadable(error) }];
    let all = match rows(table).and_then(|own| Ok((own, rows(base.unwrap_or_default())?))) {
        Ok(all) => all,
        Err(error) => return whole(error),
    };
    let (mut rows, base) = all;
    let checked = rows.len();
    rows.extend(base);
    let by_id = index_by_id(&rows);
    let mut findings = Vec::new();
    let mut places: Vec<(usize, Place)> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        match row.place(&by_id) {
            Ok(place) => places.push((at, place)),
            Err(error) if at < checked => {
                findings.push(Finding { line: row.line, id: row.id().to_owned(), fault: Fault::Unreadable(error) });
            }
            Err(_) => {}
        }
        let first = by_id.get(row.id()).and_then(|first| rows.get(first.0 as usize));
        if let Some(first) = first.filter(|first| at < checked && first.line != row.line) {
            findings.push(Finding { line: row.line, id: row.id().to_owned(), fault: Fault::SameId { line: first.line } });
        }
    }
    if findings.is_empty() {
        let lines: Vec<usize> = rows.iter().take(checked).map(|row| row.line).collect();
        findings.extend(Table::new(places.into_iter().map(|(_, place)| place).collect(), lines).findings());
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Rows that can all be read; the first of them, which have lines, are checked.
struct Table {
    places: Vec<Place>,
    lines: Vec<usize>,
}

impl Table {
    const fn new(places: Vec<Place>, lines: Vec<usize>) -> Self {
        Self { places, lines }
    }

    fn findings(&self) -> Vec<Finding> {
        if let Err(error) = check_parents(&self.places) {
            return vec![Finding { line: 0, id: String::new(), fault: Fault::Unreadable(error) }];
        }
        let twins = self.twins();
        let mut out = Vec::new();
        for ((at, place), &line) in (0..).map(PlaceIndex).zip(&self.places).zip(&self.lines) {
            let mut add = |fault| out.push(Finding { line, id: place.id.clone(), fault });
            if place.parent.is_none() && place.kind != PlaceKind::Country && !place.country.is_empty() {
                add(Fault::NoParent);
            }
            self.outside(place).into_iter().for_each(&mut add);
            radius(place).into_iter().for_each(&mut add);
            if let Some((other, km)) = twins.get(&at) {
                add(Fault::SamePlace { other: other.clone(), km: *km });
            }
        }
        out
    }

    /// The country and the governorates that a place should lie in and does not.
    fn outside(&self, place: &Place) -> Vec<Fault> {
        let anchored = matches!(place.kind, PlaceKind::Country | PlaceKind::Other) || place.kind.is_vague();
        let reach = if anchored { place.precision_km.min(WIDEST_REACH_KM) } else { 0.0 };
        let above = std::iter::successors(place.parent, |at| self.places.get(at.0 as usize).and_then(|p| p.parent));
        let ids = above.filter_map(|at| self.places.get(at.0 as usize)).map(|p| p.id.as_str());
        let areas = std::iter::once(place.country.as_str()).chain(ids).filter_map(Outline::of);
        let far = areas.filter_map(|area| {
            let km = area.km_outside(place.point);
            (km > area.slack_km + reach).then(|| Fault::Outside { area: area.name.to_owned(), km })
        });
        far.collect()
    }

    /// The nearest place of the same sort and name within the smaller radius of the two, for the later of each two.
    fn twins(&self) -> HashMap<PlaceIndex, (String, f64)> {
        let index = NameIndex::new(&self.places);
        let mut twins: HashMap<PlaceIndex, (String, f64)> = HashMap::new();
        for (at, place) in (0..).map(PlaceIndex).zip(&self.places) {
            for name in place.all_names() {
                for &other in index.named(&NameKey::new(name)).iter().filter(|other| **other > at) {
                    let Some(second) = self.places.get(other.0 as usize) else { continue };
                    let km = place.point.distance_km(second.point);
                    if second.kind == place.kind && second.country == place.country && km <= place.precision_km.min(second.precision_km) {
                        twins.entry(other).or_insert_with(|| (place.id.clone(), km));
                    }
                }
            }
        }
        twins
    }
}

/// A radius that cannot be.
fn radius(place: &Place) -> Option<Fault> {
    let settled = matches!(place.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village | PlaceKind::Neighbourhood);
    let widest = if settled { WIDEST_SETTLEMENT_KM } else { WIDEST_KM };
    let rounded = ROUNDING_KM.get(decimals(place.point.lat).max(decimals(place.point.lon))).copied().unwrap_or_default();
    if place.precision_km > widest {
        Some(Fault::TooVague { km: place.precision_km })
    } else {
        (place.precision_km < rounded && place.kind != PlaceKind::Country).then_some(Fault::TooExact { km: rounded })
    }
}

/// Decimals of a coordinate, up to three.
fn decimals(degrees: f64) -> usize {
    let is_whole = |value: f64| (value - value.round()).abs() < 1e-6;
    [1.0, 10.0, 100.0].iter().position(|scale| is_whole(degrees * scale)).unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[u8] = include_bytes!("../../data/gazetteer/places.tsv");

    #[test]
    fn the_bundled_table_is_clean() {
        let findings = check(TABLE, None);
        assert!(findings.is_empty(), "{findings:#?}");
    }

    #[test]
    fn every_fault_is_found() {
        let good = "x-a\ttown\tSY\tsy-deir-ez-zor-governorate\t34.9\t40.5234\t4\t0\town\tA\t\tA one\t\t";
        let cases: &[(String, &str)] = &[
            (good.to_owned(), ""),
            (good.replace("34.9", "north"), "Unreadable"),
            (good.replace("sy-deir-ez-zor-governorate", "sy-nowhere"), "Unreadable"),
            (good.replace("sy-deir-ez-zor-governorate", ""), "NoParent"),
            (good.replace("34.9", "33.1"), "Outside"),
            (good.replace("\t4\t", "\t400\t"), "TooVague"),
            (good.replace("40.5234", "40.5").replace("\t4\t", "\t1\t"), "TooExact"),
            (format!("{good}\n{good}"), "SameId"),
            (format!("{good}\n{}", good.replace("x-a", "x-b").replace("34.9", "34.91")), "SamePlace"),
        ];
        for (table, fault) in cases {
            let found: Vec<String> = check(table.as_bytes(), Some(TABLE)).iter().map(|finding| format!("{:?}", finding.fault)).collect();
            let expected = if fault.is_empty() { found.is_empty() } else { found.iter().any(|found| found.starts_with(fault)) };
            assert!(expected, "{fault} expected in {found:?}: {table}");
        }
    }
}
