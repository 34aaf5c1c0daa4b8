//! The names on the map: `data/tiles/labels.tsv`.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../../data/tiles/labels.tsv");

/// What a label names; decides its look and how it is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Country,
    Governorate,
    Region,
    River,
    Lake,
    City,
    Town,
    Village,
    Base,
    Airport,
    Oilfield,
    Crossing,
}

impl Sort {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "country" => Self::Country,
            "governorate" => Self::Governorate,
            "region" | "desert" => Self::Region,
            "river" | "wadi" => Self::River,
            "lake" => Self::Lake,
            "city" => Self::City,
            "town" => Self::Town,
            "village" => Self::Village,
            "base" => Self::Base,
            "airport" => Self::Airport,
            "oilfield" => Self::Oilfield,
            "crossing" => Self::Crossing,
            _ => return None,
        })
    }

    /// Its name in the tokens of the map's letters.
    pub(super) const fn type_key(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Governorate => "governorate",
            Self::Region => "region",
            Self::River | Self::Lake => "water",
            Self::City => "city",
            Self::Town => "town",
            Self::Village => "village",
            Self::Base | Self::Airport | Self::Oilfield | Self::Crossing => "site",
        }
    }

    /// Whether the name stands beside a mark on the place; else it lies on it.
    pub(super) const fn has_mark(self) -> bool {
        !matches!(self, Self::Country | Self::Governorate | Self::Region | Self::River | Self::Lake)
    }
}

/// One name.
#[derive(Clone, Debug)]
pub(super) struct LabelRow {
    pub english: &'static str,
    pub arabic: &'static str,
    pub sort: Sort,
    /// The lower goes first.
    pub rank: i32,
    pub lon: f64,
    pub lat: f64,
    pub min_zoom: f64,
    pub max_zoom: f64,
    /// Radians clockwise.
    pub angle: f32,
}

/// Countries come after the cities, whose ranks are lower.
const COUNTRY_RANK: i32 = 33;

static ROWS: LazyLock<Vec<LabelRow>> = LazyLock::new(|| {
    let mut rows: Vec<LabelRow> = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect();
    // Names of areas can give way; those of cities cannot.
    let turn = |row: &LabelRow| if row.sort == Sort::Country { row.rank.max(COUNTRY_RANK) } else { row.rank };
    rows.sort_by(|a, b| turn(a).cmp(&turn(b)).then(a.sort.cmp(&b.sort)).then(a.english.cmp(b.english)));
    rows
});

/// All names, those that go first first.
pub(super) fn rows() -> &'static [LabelRow] {
    &ROWS
}

fn parse(line: &'static str) -> Option<LabelRow> {
    let mut cells = line.split('\t');
    let (english, arabic, kind) = (cells.next()?, cells.next()?, cells.next()?);
    let sort = Sort::from_code(kind)?;
    let mut number = || cells.next()?.trim().parse::<f64>().ok();
    let rank = number()? as i32;
    let (lon, lat, min_zoom, max_zoom) = (number()?, number()?, number()?, number()?);
    let angle = number().unwrap_or(0.0) as f32;
    Some(LabelRow { english, arabic, sort, rank, lon, lat, min_zoom, max_zoom, angle: angle.to_radians() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_label_table_can_be_read_and_the_countries_are_in_it() {
        let wanted = TABLE.lines().filter(|l| !l.starts_with('#') && !l.starts_with("name_en") && !l.trim().is_empty()).count();
        assert_eq!(rows().len(), wanted);
        for name in ["Syria", "Iraq", "Al-Bukamal", "Deir ez-Zor"] {
            assert!(rows().iter().any(|row| row.english.eq_ignore_ascii_case(name)), "{name}");
        }
    }
}
