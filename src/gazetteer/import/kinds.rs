//! What others call sorts of places.

use std::sync::LazyLock;

use crate::gazetteer::index::NameKey;
use crate::incident::PlaceKind;

const FEATURES: &str = include_str!("../../../data/gazetteer/feature_codes.tsv");
const WORDS: &str = include_str!("../../../data/gazetteer/import_kinds.tsv");
const BUNDLED: &str = include_str!("../../../data/gazetteer/places.tsv");

/// A GeoNames feature code that is taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// `None`: by its inhabitants.
    pub(super) kind: Option<PlaceKind>,
    pub(super) precision_km: f64,
}

/// What is known of a feature code; `None` for one that no import takes.
pub(super) fn feature(code: &str) -> Option<Feature> {
    static ALL: LazyLock<Vec<(&str, Feature)>> = LazyLock::new(|| rows(FEATURES).filter_map(read_feature).collect());
    ALL.iter().find(|(known, _)| *known == code).map(|(_, feature)| *feature)
}

fn read_feature(line: &'static str) -> Option<(&'static str, Feature)> {
    let mut cells = line.split('\t');
    let (code, kind, radius) = (cells.next()?, cells.next()?, cells.next()?);
    Some((code, Feature { kind: PlaceKind::from_code(kind), precision_km: radius.parse().ok()? }))
}

/// The sort that a word of a table means; [`PlaceKind::Other`] for a word that nobody knows.
pub(super) fn kind(word: &str) -> PlaceKind {
    static ALL: LazyLock<Vec<(NameKey, PlaceKind)>> = LazyLock::new(|| {
        let words = rows(WORDS).filter_map(|line| line.split_once('\t'));
        words.filter_map(|(word, kind)| Some((NameKey::new(word), PlaceKind::from_code(kind)?))).collect()
    });
    let key = NameKey::new(word);
    let ours = PlaceKind::from_code(key.as_str());
    ours.or_else(|| ALL.iter().find(|(known, _)| *known == key).map(|(_, kind)| *kind)).unwrap_or_default()
}

/// The radius of a place of that sort where the table says none, in km: that of the GeoNames feature most like it.
pub(super) fn usual_radius_km(kind: PlaceKind) -> f64 {
    let like = rows(FEATURES).filter_map(read_feature).find(|(_, feature)| feature.kind == Some(kind));
    like.map_or(2.0, |(_, feature)| feature.precision_km)
}

/// The bundled country of that code.
pub(super) fn country_id(code: &str) -> Option<String> {
    static ALL: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| rows(BUNDLED).filter_map(read_country).collect());
    ALL.iter().find(|(known, _)| *known == code).map(|(_, id)| (*id).to_owned())
}

fn read_country(line: &'static str) -> Option<(&'static str, &'static str)> {
    let mut cells = line.split('\t');
    let (id, kind, code) = (cells.next()?, cells.next()?, cells.next()?);
    (kind == "country").then_some((code, id))
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}
