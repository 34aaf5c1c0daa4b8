use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::incident::{Actor, Count, Kind, PlaceKind, Precision, When, Where};

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

/// Data rows of a table of `data/exchange`.
fn data(table: &'static str) -> Vec<Vec<&'static str>> {
    table::lines(table).map(|line| line.split('\t').collect()).collect()
}

#[test]
fn every_row_of_the_tables_is_understood() {
    let schemes: BTreeSet<&str> = Scheme::ALL.iter().map(|scheme| scheme.code()).collect();
    for row in data(include_str!("../../data/exchange/time_precision.tsv")) {
        let day = day("2023-02-10");
        assert!(schemes.contains(row[0]) && precision::when(row[0], row[1], day, day).is_some(), "{row:?}");
    }
    for row in data(include_str!("../../data/exchange/place_precision.tsv")) {
        assert!(schemes.contains(row[0]) && precision::placing(row[0], row[1]).is_some(), "{row:?}");
        assert!(row[6].split(' ').all(|kind| kind.is_empty() || PlaceKind::from_code(kind).is_some()), "{row:?}");
    }
    for row in data(include_str!("../../data/exchange/kinds_in.tsv")) {
        assert!(schemes.contains(row[0]) && Kind::from_code(row[2]).is_some() && row.len() == 4, "{row:?}");
    }
    let kinds: Vec<&str> = data(include_str!("../../data/exchange/kinds_out.tsv")).iter().map(|row| row[0]).collect();
    assert_eq!(kinds.iter().filter_map(|kind| Kind::from_code(kind)).collect::<BTreeSet<_>>().len(), Kind::ALL.len(), "{kinds:?}");
    for row in data(include_str!("../../data/exchange/kind_words.tsv")) {
        assert_eq!(guess::kind(row[1]), Kind::from_code(row[0]).expect("a kind"), "{row:?}");
    }
    for row in data(include_str!("../../data/exchange/actors.tsv")) {
        assert_eq!(guess::actor(row[1]), Actor::from_code(row[0]).expect("a doer"), "{row:?}");
    }
    for row in data(include_str!("../../data/exchange/heads.tsv")) {
        let column = Column::from_name(row[0]).expect("a column");
        assert_eq!(guess::columns([row[1]].into_iter()), [Some(column)], "{row:?}");
    }
}

#[test]
fn codes_of_time_go_out_as_they_came_in() {
    let rows = [
        ("acled", "1", "2023-02-10", "2023-02-10", "2023-02-10"),
        ("acled", "2", "2023-02-07", "2023-02-13", "2023-02-10"),
        ("acled", "3", "2023-02-01", "2023-02-28", "2023-02-14"),
    ];
    for (scheme, code, first, last, middle) in rows {
        let when = precision::when(scheme, code, day("2023-02-10"), day("2023-02-10")).expect("a code");
        assert_eq!(when.bounds(), Some((day(first), day(last))), "{scheme} {code}");
        assert_eq!(precision::time_code(scheme, &when), Some((code, day(middle))), "{scheme} {code}");
    }
    let spans = [("1", "2023-02-01"), ("2", "2023-02-04"), ("3", "2023-02-07"), ("4", "2023-02-28"), ("5", "2023-06-30")];
    for (code, last) in spans {
        let when = precision::when("ucdp", code, day("2023-02-01"), day(last)).expect("a code");
        assert_eq!(when.bounds(), Some((day("2023-02-01"), day(last))), "{code}");
        assert_eq!(precision::time_code("ucdp", &when).map(|(code, _)| code), Some(code));
    }
    let decade = When::span(day("2010-01-01"), day("2019-12-31"), Precision::Range);
    assert_eq!(
        (precision::time_code("acled", &decade), precision::time_code("ucdp", &decade)),
        (None, None),
        "nothing is made narrower than it is"
    );
    assert_eq!(precision::time_code("acled", &When::open(Some(day("2023-01-01")), None)), None);
    assert_eq!(precision::when("acled", "9", day("2023-02-10"), day("2023-02-10")), None);
}

#[test]
fn codes_of_place_go_out_as_they_came_in() {
    for scheme in ["acled", "ucdp", "gdelt"] {
        for code in ["1", "2", "3", "4", "5", "6", "7"] {
            let Some(placing) = precision::placing(scheme, code) else { continue };
            let place = placed(placing);
            let back = precision::place_code(scheme, &place).expect("a code");
            // A line, the open sea, and cities and states of one country are not told apart by a radius.
            let same = match (scheme, code) {
                ("ucdp", "5") => "3",
                ("ucdp", "7") => "6",
                ("gdelt", "2") => "5",
                ("gdelt", "3") => "4",
                _ => code,
            };
            assert_eq!(back, same, "{scheme} {code}");
        }
    }
}

fn placed(placing: precision::Placing) -> Where {
    Where {
        gazetteer_id: "x".into(),
        name: "X".into(),
        name_ar: String::new(),
        kind: placing.kind,
        point: crate::geo::LatLon::new(34.0, 41.0),
        precision_km: placing.precision_km,
        role: placing.role,
        confidence: 1.0,
        alternatives: Vec::new(),
        admin: None,
    }
}

#[test]
fn doers_are_words_of_their_own() {
    let rows = [
        ("Military Forces of the United States (2021-)", Actor::US),
        ("QSD: Syrian Democratic Forces", Actor::SDF),
        ("Islamic State (Syria)", Actor::ISIS),
        ("IS", Actor::ISIS),
        ("Unidentified Armed Group (Iraq)", Actor::Unknown),
        ("", Actor::Unknown),
        ("Disciples of Isaac", Actor::Other),
        ("Military Forces of Syria (2000-2024)", Actor::SyrianArmy),
        ("Global Coalition Against Daesh", Actor::Coalition),
    ];
    for (name, actor) in rows {
        assert_eq!(guess::actor(name), actor, "{name}");
    }
}

#[test]
fn tolls_are_read_in_every_form_and_nothing_else_is() {
    let read = |cell: &str| guess::count(cell, Column::KilledBest).ok();
    let rows = [
        ("", Some(Count::default())),
        ("0", Some(Count::exact(0))),
        ("14", Some(Count::exact(14))),
        ("14.0", Some(Count::exact(14))),
        ("5-8", Some(Count::between(5, 8))),
        ("5\u{2013}8", Some(Count::between(5, 8))),
        ("5..8", Some(Count::between(5, 8))),
        ("5+", Some(Count::at_least(5))),
        ("\u{2265} 5", Some(Count::at_least(5))),
        ("-3", None),
        ("8-5", None),
        ("many", None),
        ("1.5", None),
        ("99999999999", None),
    ];
    for (cell, count) in rows {
        assert_eq!(read(cell), count, "{cell}");
    }
}

#[test]
fn credits_are_those_of_the_rows_a_file_holds() {
    assert_eq!(credits([].into_iter()).len(), 1);
    let both = credits(["ucdp", "acled", "acled", "csv"].into_iter());
    assert_eq!(both.len(), 3);
    assert!(both.iter().any(|line| line.contains("acleddata.com")), "{both:?}");
}
