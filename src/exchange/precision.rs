//! How finely collections date and place: their codes to ours and back. The codes are data (`data/exchange`).

use std::sync::LazyLock;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::table;
use crate::incident::{PlaceKind, PlaceRole, Precision, When, Where};

/// What a code of time says of the days around the day, or days, of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The day, or the days from first to last, and no others.
    Given,
    /// So many days before and after as well.
    Around(u64),
    /// Any day of the month that the day lies in.
    Month,
}

/// A code of time.
#[derive(Debug)]
struct TimeCode {
    scheme: &'static str,
    code: &'static str,
    /// The most days that it may stand for when it is written.
    up_to_days: i64,
    reach: Reach,
    precision: Precision,
}

/// A code of place.
#[derive(Debug)]
struct PlaceCode {
    scheme: &'static str,
    code: &'static str,
    precision_km: f64,
    role: PlaceRole,
    kind: PlaceKind,
    /// The largest radius that it may stand for when it is written.
    up_to_km: f64,
    /// Sorts of place that are written so whatever their radius.
    kinds: Vec<PlaceKind>,
}

/// What a code of place says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    /// Radius in km.
    pub precision_km: f64,
    /// What the place is to the incident.
    pub role: PlaceRole,
    /// Sort of place, where the code tells it.
    pub kind: PlaceKind,
}

static TIME: LazyLock<Vec<TimeCode>> = LazyLock::new(|| {
    let rows = table::lines(include_str!("../../data/exchange/time_precision.tsv")).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row[..] {
        [scheme, code, days, reach, precision, ..] => Some(TimeCode {
            scheme,
            code,
            up_to_days: days.parse().ok()?,
            reach: match reach.split_once(':') {
                Some((_, days)) => Reach::Around(days.parse().ok()?),
                None if reach == "month" => Reach::Month,
                None => Reach::Given,
            },
            precision: Precision::from_code(precision)?,
        }),
        _ => None,
    })
    .collect()
});

static PLACE: LazyLock<Vec<PlaceCode>> = LazyLock::new(|| {
    let rows = table::lines(include_str!("../../data/exchange/place_precision.tsv")).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row[..] {
        [scheme, code, km, role, kind, up_to_km, kinds, ..] => Some(PlaceCode {
            scheme,
            code,
            precision_km: km.parse().ok()?,
            role: PlaceRole::from_code(role)?,
            kind: PlaceKind::from_code(kind)?,
            up_to_km: up_to_km.parse().ok()?,
            kinds: kinds.split(' ').filter_map(PlaceKind::from_code).collect(),
        }),
        _ => None,
    })
    .collect()
});

/// The days that a row from `first` to `last` with a code stands for; `None` for a code that the scheme does not have.
pub fn when(scheme: &str, code: &str, first: NaiveDate, last: NaiveDate) -> Option<When> {
    let known = TIME.iter().find(|row| row.scheme == scheme && row.code == code)?;
    let (first, last) = match known.reach {
        Reach::Given => (first, last),
        Reach::Around(days) => (first.checked_sub_days(Days::new(days))?, last.checked_add_days(Days::new(days))?),
        Reach::Month => (first.with_day(1)?, last.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()?),
    };
    Some(When::span(first, last, known.precision))
}

/// The code of an interval, with the day in its middle; `None` where the scheme has no code for so many days, or an end is open.
pub fn time_code(scheme: &str, when: &When) -> Option<(&'static str, NaiveDate)> {
    let (first, _) = when.bounds()?;
    let days = when.days()?;
    let row = TIME.iter().find(|row| row.scheme == scheme && days <= row.up_to_days)?;
    Some((row.code, first.checked_add_days(Days::new(days.unsigned_abs().saturating_sub(1) / 2))?))
}

/// What a code of place says; `None` for a code that the scheme does not have.
pub fn placing(scheme: &str, code: &str) -> Option<Placing> {
    let row = PLACE.iter().find(|row| row.scheme == scheme && row.code == code)?;
    Some(Placing { precision_km: row.precision_km, role: row.role, kind: row.kind })
}

/// The code of a place: by its sort, else by its radius.
pub fn place_code(scheme: &str, place: &Where) -> Option<&'static str> {
    let of_scheme = || PLACE.iter().filter(|row| row.scheme == scheme);
    let by_kind = of_scheme().find(|row| row.kinds.contains(&place.kind));
    by_kind.or_else(|| of_scheme().find(|row| place.precision_km <= row.up_to_km)).map(|row| row.code)
}
