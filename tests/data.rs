//! What the project carries under `data/` and `assets/`: each file with its source, its licence and the way to make it again.

use std::path::{Path, PathBuf};

/// Most that all of `data/` may weigh, in bytes.
const MOST: u64 = 25 * 1024 * 1024;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every file below a folder as a path from there; READMEs and what Python leaves behind are left out.
fn files(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() { walk(&path, into) } else { into.push(path) }
        }
    }
    let (mut found, base) = (Vec::new(), root().join(folder));
    walk(&base, &mut found);
    let mut names: Vec<String> = found.iter().map(|path| path.strip_prefix(&base).expect("below it").display().to_string()).collect();
    names.retain(|name| !name.contains("__pycache__") && !name.ends_with("README.md") && !name.contains("/."));
    names.sort();
    names
}

/// A row of a README's table of files: what it covers, its source, its licence, and how it is made.
struct Row {
    patterns: Vec<String>,
    cells: Vec<String>,
}

/// The rows `file | what | source | licence | made by` of a README.
fn rows(readme: &str) -> Vec<Row> {
    let all = text(readme);
    let table = all.lines().filter(|line| line.starts_with("| `"));
    table
        .map(|line| {
            let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            let patterns = cells[0].split('`').skip(1).step_by(2).flat_map(expanded).collect();
            Row { patterns, cells }
        })
        .collect()
}

/// `a-{b,c}.ttf` stands for two names.
fn expanded(pattern: &str) -> Vec<String> {
    match pattern.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?))) {
        Some((head, (choices, tail))) => choices.split(',').flat_map(|choice| expanded(&format!("{head}{choice}{tail}"))).collect(),
        None => vec![pattern.to_owned()],
    }
}

/// Whether a pattern means this file: its name, its folder, or a name with `*` in it.
fn covers(pattern: &str, file: &str) -> bool {
    match pattern.split_once('*') {
        None => file == pattern || file.strip_prefix(pattern).is_some_and(|rest| rest.starts_with('/')),
        Some((head, tail)) => file.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)).is_some_and(|star| !star.contains('/')),
    }
}

#[test]
fn every_file_has_a_row_with_source_licence_and_the_way_to_make_it() {
    let bake = text("data/build/bake.py");
    for (folder, scripts) in [("data", "data/"), ("assets", "")] {
        let table = rows(&format!("{folder}/README.md"));
        for file in files(folder) {
            let row = table.iter().find(|row| row.patterns.iter().any(|pattern| covers(pattern, &file)));
            let Some(row) = row else { panic!("{folder}/README.md has no row for {file}") };
            assert!(row.cells.len() == 5 && row.cells.iter().all(|cell| !cell.is_empty()), "{folder}/{file}: {:?}", row.cells);
            let made_by = &row.cells[4];
            if made_by != "by hand" {
                // What the program itself makes needs the sets it was fitted on, which are no part of it.
                if made_by.starts_with("`furat ") {
                    assert!(made_by.contains("docs/"), "{folder}/{file}: where is told how?");
                    continue;
                }
                let script = made_by.split('`').nth(1).unwrap_or_else(|| panic!("{folder}/{file} is made by {made_by}"));
                assert!(root().join(format!("{scripts}{script}")).is_file(), "{script} is not there");
                let name = Path::new(script).file_name().and_then(|name| name.to_str()).expect("a name");
                assert!(bake.contains(&format!("\"{name}\"")), "./x data does not run {script}");
            }
        }
    }
}

#[test]
fn no_row_speaks_of_files_that_are_gone() {
    for folder in ["data", "assets"] {
        let all = files(folder);
        for pattern in rows(&format!("{folder}/README.md")).iter().flat_map(|row| &row.patterns) {
            assert!(all.iter().any(|file| covers(pattern, file)), "{folder}/README.md speaks of {pattern}");
        }
    }
}

#[test]
fn all_data_together_stays_small() {
    let size = |file: &String| root().join("data").join(file).metadata().expect("a file").len();
    let whole: u64 = files("data").iter().map(size).sum();
    assert!(whole <= MOST, "data/ holds {whole} bytes, more than {MOST}");
}

#[test]
fn every_package_is_pinned_by_version_and_sum() {
    let pins: toml::Table = text("data/build/sources.toml").parse().expect("toml");
    assert!(pins.len() > 15);
    for (name, pin) in pins {
        let value = |key: &str| pin[key].as_str().unwrap_or_else(|| panic!("{name}.{key}")).to_owned();
        assert!(["npm", "pypi", "debian"].contains(&value("registry").as_str()), "{name}");
        assert!(value("file").contains(&value("version")), "{name}: the file is of another version");
        assert!(value("sha256").len() == 64 && value("sha256").chars().all(|c| c.is_ascii_hexdigit()), "{name}");
    }
    for line in text("data/build/requirements.txt").lines().filter(|line| !line.starts_with('#')) {
        assert!(line.split_once("==").is_some_and(|(name, version)| !name.is_empty() && !version.is_empty()), "{line}");
    }
}

#[test]
fn share_alike_data_stays_in_an_archive_of_its_own() {
    for row in rows("data/README.md") {
        let is_border = row.patterns == ["tiles/border-osm.pmtiles"];
        assert_eq!(row.cells[3].contains("ODbL"), is_border, "{:?}", row.patterns);
        assert_eq!(row.cells[2].contains("OpenStreetMap"), is_border, "{:?}", row.patterns);
    }
    let credits = text("data/tiles/attribution.tsv");
    for file in files("data/tiles").iter().filter(|file| file.ends_with(".pmtiles")) {
        let owed: Vec<&str> = credits.lines().filter(|line| line.starts_with(&format!("{file}\t"))).collect();
        assert!(!owed.is_empty(), "attribution.tsv has no credit for {file}");
        assert_eq!(owed.iter().any(|line| line.contains("ODbL")), file == "border-osm.pmtiles");
    }
}

/// The header of `PMTiles` 3: zooms at bytes 100 and 101, then the box in ten-millionths of a degree.
#[test]
fn the_base_map_reaches_from_the_whole_world_to_zoom_12() {
    for (file, zooms) in [("base", (0, 12)), ("border-osm", (0, 12)), ("relief", (4, 9))] {
        let bytes = std::fs::read(root().join(format!("data/tiles/{file}.pmtiles"))).expect("an archive");
        assert!(bytes.starts_with(b"PMTiles\x03"), "{file}");
        assert_eq!((bytes[100], bytes[101]), zooms, "{file}");
        let degrees = |at: usize| f64::from(i32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))) / 1e7;
        let (west, east) = (degrees(102), degrees(110));
        assert!(if file == "relief" { east - west > 40.0 } else { east - west > 359.0 }, "{file}: {west}..{east}");
    }
}

#[test]
fn labels_are_whole_and_leave_out_what_the_map_leaves_out() {
    let table = text("data/tiles/labels.tsv");
    let labels: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert!(labels.len() > 1_500);
    for row in &labels {
        assert_eq!(row.len(), 9, "{row:?}");
        let number = |at: usize| row[at].parse::<f64>().unwrap_or_else(|_| panic!("{row:?}"));
        assert!(!row[0].is_empty() && !row[1].is_empty(), "a name in both languages: {row:?}");
        assert!((-180.0..=180.0).contains(&number(4)) && (-85.0..=85.0).contains(&number(5)), "{row:?}");
        assert!(number(6) < number(7), "shown from one zoom to a larger one: {row:?}");
    }
    let places = text("data/gazetteer/places.tsv");
    for id in text("data/build/map_names.tsv").lines().filter_map(|line| line.strip_suffix("\t-").map(str::to_owned)) {
        let row = places.lines().find(|line| line.starts_with(&format!("{id}\t"))).unwrap_or_else(|| panic!("{id} is not a place"));
        let cells: Vec<&str> = row.split('\t').collect();
        let point = [cells[5], cells[4]].map(|cell| format!("{:.4}", cell.parse::<f64>().expect("degrees")));
        assert!(!labels.iter().any(|label| label[4] == point[0] && label[5] == point[1]), "{id} is on the map");
    }
}
