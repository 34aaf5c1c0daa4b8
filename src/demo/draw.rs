//! One made-up incident.

use chrono::{Datelike as _, Days, NaiveDate};

use super::chance::{Chance, Weighted};
use super::tables::Tables;
use crate::incident::{Actor, Attribution, Count, Kind, Precision, Side, When};

/// First day on which anything happens, as days from the Common Era: 1 January 2014.
const FIRST_DAY: i32 = 735_234;
/// Days on which things happen: twelve years.
const DAYS: f64 = 4383.0;

/// What incidents are drawn from.
pub(super) struct Draw<'a> {
    pub(super) tables: &'a Tables,
    /// Weights of the places.
    pub(super) sites: &'a Weighted,
}

/// A made-up incident, as small as it can be kept.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) kind: Kind,
    pub(super) actor: Actor,
    pub(super) attribution: Attribution,
    pub(super) side: Option<Side>,
    pub(super) main: bool,
    pub(super) killed: Count,
    pub(super) injured: Count,
    pub(super) confidence: f32,
    pub(super) site: Option<usize>,
    pub(super) outlet: usize,
    day: i32,
    precision: Precision,
}

impl Drawn {
    /// As the store keeps its incidents: dated ones by first and last day, days and nights before ranges, then the undated.
    pub(super) fn date_key(&self) -> (bool, Option<NaiveDate>, Option<NaiveDate>, bool) {
        let when = self.when();
        (!when.is_dated(), when.earliest, when.latest, !matches!(self.precision, Precision::Day | Precision::Night))
    }

    /// When it happened, as far as anybody pretends to know.
    pub(super) fn when(&self) -> When {
        let Some(day) = NaiveDate::from_num_days_from_ce_opt(self.day) else { return When::default() };
        let span = |from: NaiveDate, days: u64| {
            let to = from.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(from);
            When::span(from, to, self.precision)
        };
        match self.precision {
            Precision::Night => span(day, 2),
            Precision::Week => span(day, 7),
            Precision::Month => day.with_day(1).map_or_else(When::default, |first| span(first, days_of_month(first))),
            Precision::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1).map_or_else(When::default, |first| span(first, 365)),
            Precision::Unknown => When::default(),
            Precision::Day | Precision::Range => When::day(day),
        }
    }
}

fn days_of_month(first: NaiveDate) -> u64 {
    let next = first.checked_add_months(chrono::Months::new(1)).unwrap_or(first);
    (next - first).num_days().unsigned_abs()
}

impl Draw<'_> {
    pub(super) fn incident(&mut self, chance: &mut Chance) -> Drawn {
        let row = self.tables.profile_weights.draw(chance).and_then(|at| self.tables.profiles.get(at));
        let (kind, actor, killed, injured, toll) =
            row.map_or((Kind::Other, Actor::Other, 0.0, 0.0, 0.0), |row| (row.kind, row.actor, row.killed, row.injured, row.toll));
        Drawn {
            kind,
            actor,
            attribution: attribution(actor, chance),
            side: row.and_then(|row| row.side),
            main: chance.happens(0.8),
            killed: toll_around(killed, toll, chance),
            injured: toll_around(injured, toll * 0.8, chance),
            confidence: (0.45 + 0.5 * chance.share().sqrt()) as f32,
            site: if chance.happens(0.98) { self.sites.draw(chance) } else { None },
            outlet: self.tables.outlet_weights.draw(chance).unwrap_or_default(),
            day: day(chance),
            precision: precision(chance),
        }
    }
}

/// Waves: quiet years and loud ones, and a season in each.
#[expect(clippy::cast_possible_truncation, reason = "days of twelve years")]
fn day(chance: &mut Chance) -> i32 {
    loop {
        let at = chance.share() * DAYS;
        let years = at / 365.25;
        let wave = 0.5 + 0.3 * (years * 1.3 + 0.4).sin() + 0.2 * (years * std::f64::consts::TAU).sin();
        if chance.happens(wave) {
            return FIRST_DAY + at as i32;
        }
    }
}

fn precision(chance: &mut Chance) -> Precision {
    match chance.share() {
        p if p < 0.86 => Precision::Day,
        p if p < 0.92 => Precision::Night,
        p if p < 0.95 => Precision::Week,
        p if p < 0.975 => Precision::Month,
        p if p < 0.98 => Precision::Year,
        _ => Precision::Unknown,
    }
}

fn attribution(actor: Actor, chance: &mut Chance) -> Attribution {
    if actor == Actor::Unknown {
        return Attribution::Unknown;
    }
    match chance.share() {
        p if p < 0.38 => Attribution::Stated,
        p if p < 0.66 => Attribution::Claimed,
        p if p < 0.96 => Attribution::Suspected,
        _ => Attribution::Denied,
    }
}

fn toll_around(mean: f64, how_often: f64, chance: &mut Chance) -> Count {
    if !chance.happens(how_often) {
        return Count::default();
    }
    let low = chance.around(mean);
    match chance.share() {
        p if p < 0.8 => Count::exact(low),
        p if p < 0.92 => Count::between(low, low + 1 + chance.around(mean)),
        _ => Count::at_least(low.max(1)),
    }
}
