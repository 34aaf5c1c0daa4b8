//! `furat gazetteer` as a person uses it: looking up, own places, checking.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs the program with own places kept in `home`.
fn furat(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_furat"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("XDG_DATA_HOME", home).env("HOME", home);
    command.output().expect("the program runs")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("utf-8")
}

fn found(home: &Path, name: &str) -> Vec<Value> {
    let output = furat(home, &["gazetteer", name, "--format", "json"]);
    serde_json::from_slice::<Value>(&output.stdout).expect("json").as_array().expect("a list").clone()
}

#[test]
fn an_answer_in_json_holds_all_that_is_known() {
    let home = tempfile::tempdir().expect("a folder");
    let best = &found(home.path(), "Bukemal")[0];
    let keys: Vec<&str> = best.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in [
        "id",
        "name",
        "name_ar",
        "names",
        "kind",
        "parents",
        "lat",
        "lon",
        "precision_km",
        "population",
        "source",
        "licence",
        "common_word",
        "reason",
    ] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    assert_eq!((best["id"].as_str(), best["reason"].as_str()), (Some("sy-al-bukamal"), Some("sound")));
    assert_eq!(found(home.path(), "Atlantis-on-Sea"), Vec::<Value>::new());
}

#[test]
fn own_places_are_kept_used_and_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    for (file, more) in [("XX.txt", &["--names", "tests/data/places/alternateNames.txt"][..]), ("places.csv", &[]), ("places.geojson", &[])]
    {
        let path = format!("tests/data/places/{file}");
        let args: Vec<&str> = ["gazetteer", "import", path.as_str()].into_iter().chain(more.iter().copied()).collect();
        let first = furat(home, &args);
        assert_eq!(first.status.code(), Some(1), "bad rows are told: {}", words(&first.stderr));
        assert!(words(&first.stderr).contains(&format!("{path}:4")), "{}", words(&first.stderr));
        let again = words(&furat(home, &args).stdout);
        assert!(again.starts_with("0 new, 0 changed"), "{again}");
    }
    assert_eq!(found(home, "Haql Jadid")[0]["id"], "gn-900005");
    assert_eq!(found(home, "Al-Bukamal")[0]["source"], "import-geonames");

    let article = home.join("article.txt");
    std::fs::write(&article, "Two fighters were killed when a drone struck Point Delta on 3 May 2021.").expect("written");
    let article = article.display().to_string();
    let extracted = words(&furat(home, &["extract", &article]).stdout);
    assert!(extracted.contains("own-geojson-7") || extracted.contains("own-csv-point-delta"), "{extracted}");

    let listed = words(&furat(home, &["gazetteer", "list-own"]).stdout);
    assert_eq!(listed.lines().count(), 1 + 3 + 2 + 2, "{listed}");
    assert_eq!(furat(home, &["gazetteer", "forget", "gn-900005"]).status.code(), Some(0));
    assert_eq!(furat(home, &["gazetteer", "forget", "gn-900005"]).status.code(), Some(1));
    assert_eq!(furat(home, &["gazetteer", "forget", "--all"]).status.code(), Some(0));
    assert!(words(&furat(home, &["gazetteer", "list-own"]).stdout).is_empty());
}

#[test]
fn own_places_that_are_broken_are_told_and_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    let kept = home.join("furat/places.tsv");
    std::fs::create_dir_all(kept.parent().expect("a folder")).expect("made");
    std::fs::write(&kept, "x-1\tcastle\n").expect("written");
    let output = furat(home, &["gazetteer", "Al-Bukamal"]);
    assert!(words(&output.stdout).contains("Al-Bukamal") && words(&output.stderr).contains("line 1"), "{}", words(&output.stderr));
}

#[test]
fn files_that_hold_no_places_are_refused_with_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    for file in ["tests/data/gazetteer_typos.tsv", "tests/data/no-such-file.csv", "Cargo.toml"] {
        let output = furat(home, &["gazetteer", "import", file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(words(&output.stderr).contains(file), "{}", words(&output.stderr));
    }
    assert!(!home.join("furat").exists(), "nothing is kept");
}

#[test]
fn the_check_is_clean_for_ours_and_names_what_is_wrong_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    let clean = furat(home, &["gazetteer", "check"]);
    assert_eq!(clean.status.code(), Some(0), "{}", words(&clean.stderr));
    let bad = home.join("bad.tsv");
    std::fs::write(&bad, "x-1\ttown\tSY\tsy-syria\t33.31\t44.36\t2\t0\town\tElsewhere\t\t\t\t\n").expect("written");
    let output = furat(home, &["gazetteer", "check", &bad.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("outside SY"), "{}", words(&output.stderr));
}
