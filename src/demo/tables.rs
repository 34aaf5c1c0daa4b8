//! The tables under `data/demo`.

use super::chance::Weighted;
use crate::incident::{Actor, Kind, Side};

const PROFILES: &str = include_str!("../../data/demo/profiles.tsv");
const SOURCES: &str = include_str!("../../data/demo/sources.tsv");

/// Who does what, and how many it hurts.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) actor: Actor,
    pub(super) kind: Kind,
    /// Mean of the dead.
    pub(super) killed: f64,
    /// Mean of the wounded.
    pub(super) injured: f64,
    /// How often a toll is told, 0 to 1.
    pub(super) toll: f64,
    /// Whom it hits; `None` where nobody says.
    pub(super) side: Option<Side>,
}

/// An outlet that does not exist.
#[derive(Clone, Debug)]
pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) language: String,
}

/// All of it, with what draws rows by their weight.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) profiles: Vec<Profile>,
    pub(super) profile_weights: Weighted,
    pub(super) outlets: Vec<Outlet>,
    pub(super) outlet_weights: Weighted,
}

impl Tables {
    pub(super) fn bundled() -> Result<Self, String> {
        let profiles = rows(PROFILES).map(|row| profile(row).ok_or_else(|| row.to_owned())).collect::<Result<Vec<_>, _>>()?;
        let outlets = rows(SOURCES).map(|row| outlet(row).ok_or_else(|| row.to_owned())).collect::<Result<Vec<_>, _>>()?;
        let profile_weights = Weighted::new(profiles.iter().map(|(_, weight)| *weight));
        let outlet_weights = Weighted::new(outlets.iter().map(|(_, weight)| *weight));
        let (profiles, outlets) = (firsts(profiles), firsts(outlets));
        Ok(Self { profiles, profile_weights, outlets, outlet_weights })
    }
}

fn firsts<T>(pairs: Vec<(T, f64)>) -> Vec<T> {
    pairs.into_iter().map(|(first, _)| first).collect()
}

/// The rows after comments and the head.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1)
}

fn profile(row: &str) -> Option<(Profile, f64)> {
    let mut cells = row.split('\t');
    let (actor, kind) = (Actor::from_code(cells.next()?)?, Kind::from_code(cells.next()?)?);
    let mut number = || cells.next()?.parse::<f64>().ok();
    let (weight, killed, injured, toll) = (number()?, number()?, number()?, number()?);
    let side = match cells.next()? {
        "-" => None,
        code => Some(Side::from_code(code)?),
    };
    Some((Profile { actor, kind, killed, injured, toll, side }, weight))
}

fn outlet(row: &str) -> Option<(Outlet, f64)> {
    let mut cells = row.split('\t');
    let (name, language) = (cells.next()?.to_owned(), cells.next()?.to_owned());
    Some((Outlet { name, language }, cells.next()?.parse().ok()?))
}
