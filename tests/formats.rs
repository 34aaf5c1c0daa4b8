//! Formats in and out: what leaves comes back the same, in every time zone; rows of other collections come and go without loss; bad files get
//! one clear message each.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Where dates are shifted by those who take days for moments: UTC+14, UTC-8, and none.
const ZONES: [&str; 3] = ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"];

/// Formats that are read again, by their endings, and options for writing them.
const READ_AGAIN: [(&str, &[&str]); 8] = [
    ("csv", &[]),
    ("geojson", &[]),
    ("kml", &[]),
    ("kmz", &[]),
    ("json", &[]),
    ("jsonl", &[]),
    ("acled.csv", &["--format", "acled"]),
    ("ucdp.csv", &["--format", "ucdp", "--bom"]),
];

const ARTICLES: &str = "tests/data/dev/articles";
const DATA: &str = "tests/data/exchange";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in a zone, with a home of its own.
fn furat_in(zone: &str, home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_furat"));
    command.args(args).current_dir(root()).env("XDG_DATA_HOME", home).env("TZ", zone);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdin.take().expect("piped").write_all(b""));
    child.wait_with_output().expect("it ends")
}

fn furat(home: &Path, args: &[&str]) -> Output {
    furat_in("UTC", home, args)
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

fn done(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
}

/// The incidents of a file that `furat export` writes as JSON, by id.
fn incidents(file: &str) -> BTreeMap<String, Value> {
    let text = std::fs::read_to_string(file).expect(file);
    let values: Vec<Value> = if Path::new(file).extension().is_some_and(|ending| ending == "jsonl") {
        text.lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("json"))
            .filter_map(|mut line| Some(line.get_mut("incident")?.take()))
            .collect()
    } else {
        let report: Value = serde_json::from_str(&text).expect("json");
        report["incidents"].as_array().expect("a list").clone()
    };
    values.into_iter().map(|incident| (incident["id"].as_str().expect("an id").to_owned(), incident)).collect()
}

/// What every format has to carry.
fn core(incident: &Value) -> Value {
    let place = |place: &Value| {
        let of = ["name", "name_ar", "gazetteer_id", "kind", "lat", "lon", "precision_km", "role", "admin"];
        of.map(|name| place[name].clone())
    };
    let places: Vec<_> = incident["places"].as_array().expect("a list").iter().map(place).collect();
    let fields = [
        "kind",
        "main",
        "earliest",
        "latest",
        "precision",
        "known",
        "killed",
        "injured",
        "missing",
        "captured",
        "perpetrator",
        "target",
        "confidence",
        "foreign",
    ];
    json!([fields.map(|name| incident[name].clone()), places])
}

fn assert_same(a: &BTreeMap<String, Value>, b: &BTreeMap<String, Value>, what: &str) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{what}");
    for (id, incident) in a {
        assert_eq!(core(incident), core(&b[id]), "{what}: {id}");
    }
}

#[test]
fn what_leaves_a_workspace_in_any_format_makes_the_same_workspace_in_three_time_zones() {
    let dir = folder();
    let [space, first] = ["first.furat", "first.json"].map(|name| path(dir.path(), name));
    done(&furat(dir.path(), &["extract", ARTICLES, "-o", &space]));
    done(&furat(dir.path(), &["export", &space, "-o", &first]));
    let wanted = incidents(&first);
    assert!(wanted.len() > 60, "{}", wanted.len());
    let is_told = |name: &str| wanted.values().filter(|incident| !incident[name].is_null()).count();
    assert!(is_told("earliest") > 40 && wanted.values().any(|incident| incident["precision"] == "month"), "dates of several precisions");
    for zone in ZONES {
        for (ending, options) in READ_AGAIN {
            let (out, back) = (path(dir.path(), &format!("out.{ending}")), path(dir.path(), "back.jsonl"));
            let again = path(dir.path(), &format!("{}-{ending}.furat", zone.replace('/', "-")));
            done(&furat_in(zone, dir.path(), &[&["export", &space, "-o", &out], options].concat()));
            done(&furat_in(zone, dir.path(), &["import", &out, "-o", &again]));
            done(&furat_in(zone, dir.path(), &["export", &again, "-o", &back]));
            assert_same(&wanted, &incidents(&back), &format!("{ending} in {zone}"));
        }
    }
}

#[test]
fn json_holds_everything_words_of_articles_too() {
    let dir = folder();
    let [first, second] = ["first.json", "second.json"].map(|name| path(dir.path(), name));
    done(&furat(dir.path(), &["export", ARTICLES, "-o", &first]));
    done(&furat(dir.path(), &["export", &first, "-o", &second]));
    let read = |file: &str| serde_json::from_str::<Value>(&std::fs::read_to_string(file).expect("written")).expect("json");
    assert!(read(&first) == read(&second), "{first} and {second} differ");
}

/// The rows of a table by head.
fn table(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(file).expect(file);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn rows_of_other_collections_go_back_cell_by_cell() {
    let dir = folder();
    for scheme in ["acled", "ucdp"] {
        let given = format!("{DATA}/{scheme}.csv");
        for between in ["jsonl", "csv", "geojson", "kmz"] {
            let (kept, out) = (path(dir.path(), &format!("kept.{between}")), path(dir.path(), "out.csv"));
            done(&furat(dir.path(), &["import", &given, "-o", &kept]));
            done(&furat(dir.path(), &["export", &kept, "-o", &out, "--format", scheme]));
            let (before, after) = (table(&root().join(&given).display().to_string()), table(&out));
            assert_eq!(before.len(), after.len());
            for row in before {
                let id = row.values().next().cloned();
                let same = after.iter().find(|other| row.iter().all(|(head, cell)| other.get(head) == Some(cell)));
                assert!(same.is_some(), "{scheme} by way of {between}: {id:?}\n{row:#?}\n{after:#?}");
            }
        }
    }
}

#[test]
fn codes_of_precision_become_ours() {
    let dir = folder();
    let out = path(dir.path(), "out.jsonl");
    let files = ["acled.csv", "ucdp.csv", "gdelt.export.CSV"].map(|name| format!("{DATA}/{name}"));
    let output = furat(dir.path(), &["import", &files[0], &files[1], &files[2], "-o", &out]);
    done(&output);
    assert!(stderr(&output).contains("1 row speaks of no incident"), "{}", stderr(&output));
    let found = incidents(&out);
    let rows = [
        ("acled-SYR90001", "2023-01-14", "2023-01-14", "day", 5.0, "site", json!({"min": 3, "max": 3}), "US"),
        ("acled-SYR90002", "2023-02-01", "2023-02-28", "month", 100.0, "area", json!({"min": null, "max": null}), "unknown"),
        ("acled-IRQ90003", "2023-03-05", "2023-03-11", "week", 30.0, "near", json!({"min": 2, "max": 2}), "unknown"),
        ("ucdp-990001", "2023-01-19", "2023-01-19", "day", 25.0, "near", json!({"min": 5, "max": 9}), "unknown"),
        ("ucdp-990002", "2023-02-01", "2023-02-28", "month", 100.0, "area", json!({"min": 4, "max": 4}), "ISIS"),
        ("ucdp-990003", "2023-01-01", "2023-12-31", "year", 400.0, "area", json!({"min": 0, "max": 40}), "unknown"),
        ("gdelt-1001", "2023-01-14", "2023-01-14", "day", 10.0, "site", json!({"min": null, "max": null}), "US"),
        ("gdelt-1003", "2023-01-15", "2023-01-15", "day", 100.0, "area", json!({"min": null, "max": null}), "Iraq"),
    ];
    assert_eq!(found.len(), rows.len());
    for (id, earliest, latest, precision, km, role, killed, doer) in rows {
        let incident = &found[id];
        let place = &incident["places"][0];
        let got = json!([
            incident["earliest"],
            incident["latest"],
            incident["precision"],
            place["precision_km"],
            place["role"],
            incident["killed"],
            incident["perpetrator"]["name"]
        ]);
        assert_eq!(got, json!([earliest, latest, precision, km, role, killed, doer]), "{id}");
    }
    let place = &found["acled-SYR90001"]["places"][0];
    assert_eq!(
        (place["lat"].as_f64(), place["admin"]["id"].is_string()),
        (Some(34.4521), true),
        "the point is the row's, the rest the gazetteer's: {place}"
    );
}

#[test]
fn a_changed_row_is_written_anew_where_it_was_changed() {
    let dir = folder();
    let (kept, out) = (path(dir.path(), "kept.jsonl"), path(dir.path(), "out.csv"));
    done(&furat(dir.path(), &["import", &format!("{DATA}/acled.csv"), "-o", &kept]));
    let text = std::fs::read_to_string(&kept).expect("written");
    let changed: Vec<String> = text
        .lines()
        .map(|line| {
            if line.contains("\"acled-SYR90001\",\"title\"") {
                line.replace("\"killed\":{\"min\":3,\"max\":3}", "\"killed\":{\"min\":4,\"max\":4}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    assert_ne!(changed.join("\n"), text.trim_end());
    std::fs::write(&kept, changed.join("\n")).expect("written");
    done(&furat(dir.path(), &["export", &kept, "-o", &out, "--format", "acled"]));
    let row = table(&out).into_iter().find(|row| row["event_id_cnty"] == "SYR90001").expect("there");
    let cells = ["fatalities", "event_date", "sub_event_type", "admin3"].map(|head| row[head].as_str());
    assert_eq!(cells, ["4", "14 January 2023", "Air/drone strike", "Abu Kamal"]);
}

#[test]
fn whoever_edits_an_acled_shaped_file_is_believed() {
    let dir = folder();
    let (out, back) = (path(dir.path(), "out.csv"), path(dir.path(), "back.jsonl"));
    done(&furat(dir.path(), &["export", &format!("{DATA}/acled.csv"), "-o", &out, "--format", "acled"]));
    let text = std::fs::read_to_string(&out).expect("written");
    std::fs::write(&out, text.replacen("14 January 2023", "15 January 2023", 1)).expect("written");
    done(&furat(dir.path(), &["import", &out, "-o", &back]));
    assert_eq!(incidents(&back)["acled-SYR90001"]["earliest"], "2023-01-15");
}

#[test]
fn tables_of_strangers_are_guessed_and_bad_rows_are_told() {
    let dir = folder();
    let (out, report) = (path(dir.path(), "out.jsonl"), path(dir.path(), "report.csv"));
    let output = furat(dir.path(), &["import", &format!("{DATA}/table.csv"), "-o", &out, "--report", &report]);
    assert_eq!(output.status.code(), Some(1), "some rows were refused");
    let found = incidents(&out);
    let told: Vec<(String, Value)> = found
        .iter()
        .map(|(id, incident)| {
            (
                id.rsplit_once('#').expect("a number").1.to_owned(),
                json!([
                    incident["kind"],
                    incident["earliest"],
                    incident["latest"],
                    incident["killed"]["min"],
                    incident["killed"]["max"],
                    incident["perpetrator"]["name"],
                    incident["places"][0]["lat"]
                ]),
            )
        })
        .collect();
    let row = |line: &str, cells: Value| (line.to_owned(), cells);
    assert_eq!(
        told,
        [
            row("2", json!(["airstrike", "2023-03-23", "2023-03-23", 19, 19, "US", 34.4523])),
            row("3", json!(["explosion", "2023-04-01", "2023-04-30", null, null, "unknown", 34.3689])),
            row("8", json!(["clash", "2023-05-03", "2023-05-03", 2, 4, "ISIS", null])),
        ]
    );
    let reasons: Vec<(String, String)> = table(&report).into_iter().map(|row| (row["line"].clone(), row["column"].clone())).collect();
    let want =
        [("4", "date"), ("5", "lat"), ("6", "killed_best"), ("7", "date")].map(|(line, column)| (line.to_owned(), column.to_owned()));
    assert_eq!(reasons, want);
    assert!(stderr(&output).contains("1900 to 2100"), "{}", stderr(&output));
}

#[test]
fn a_mapping_is_previewed_and_remembered() {
    let dir = folder();
    let file = path(dir.path(), "odd.csv");
    std::fs::write(&file, "tag,spot,moment\nx,\"34.45, 40.92\",2023-03-23\n").expect("written");
    let preview = furat(dir.path(), &["import", &file, "--preview"]);
    assert!(String::from_utf8_lossy(&preview.stdout).contains("spot\t-\t34.45, 40.92"), "{}", stderr(&preview));
    let out = path(dir.path(), "out.jsonl");
    let refused = furat(dir.path(), &["import", &file, "-o", &out]);
    assert!(stderr(&refused).contains("No column for a date or for coordinates"), "{}", stderr(&refused));
    done(&furat(dir.path(), &["import", &file, "-o", &out, "--map", "spot=coordinates", "--map", "moment=date"]));
    done(&furat(dir.path(), &["import", &file, "-o", &out]));
    let incident = incidents(&out).into_values().next().expect("one");
    assert_eq!(json!([incident["earliest"], incident["places"][0]["lon"]]), json!(["2023-03-23", 40.92]));
    let wrong = furat(dir.path(), &["import", &file, "-o", &out, "--map", "nothing=date"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn maps_of_strangers_are_read() {
    let dir = folder();
    let out = path(dir.path(), "out.jsonl");
    let output = furat(dir.path(), &["import", &format!("{DATA}/features.geojson"), &format!("{DATA}/places.kml"), "-o", &out]);
    assert_eq!(output.status.code(), Some(1));
    let told: Vec<Value> = incidents(&out)
        .into_values()
        .map(|i| json!([i["kind"], i["earliest"], i["latest"], i["killed"]["min"], i["places"][0]["lon"], i["foreign"]["fields"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["clash", "2023-05-01", "2023-05-01", null, 40.5, null]),
            json!(["raid", "2023-01-01", "2023-12-31", null, null, null]),
            json!(["airstrike", "2023-03-23", "2023-03-24", 19, 40.9185, [["colour", "red"]]]),
            json!(["other", "2023-04-01", "2023-05-31", null, 40.1, null]),
            json!(["other", null, null, null, null, null]),
            json!(["other", "2023-03-23", "2023-03-23", 2, 40.9185, [["mood", "calm"]]]),
        ],
        "{}",
        stderr(&output)
    );
    for line in ["features.geojson, line 4", "features.geojson, line 5"] {
        assert!(stderr(&output).contains(line), "{}", stderr(&output));
    }
}

#[test]
fn bad_files_get_one_clear_message_each() {
    let dir = folder();
    let bomb = {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("readme.txt", options).expect("begun");
        archive.write_all(b"no map").expect("written");
        archive.finish().expect("closed").into_inner()
    };
    let acled = std::fs::read_to_string(root().join(DATA).join("acled.csv")).expect("there");
    let without = acled.replacen("geo_precision", "geo_precise", 1);
    let endless = format!("{}\n\"{}", "event_date,latitude,longitude", "x".repeat(17 << 20));
    let rows: [(&str, Vec<u8>, &str); 13] = [
        ("empty.csv", Vec::new(), "No text in it"),
        ("utf16.csv", b"\xFF\xFEd\0a\0t\0e\0".to_vec(), "UTF-16 text"),
        ("windows.csv", b"date,place\n2023-01-01,\xC7\xE1\xC8\xE6\n".to_vec(), "Not UTF-8 text"),
        ("binary.csv", b"date\0place".to_vec(), "Not text"),
        ("missing.csv", without.into_bytes(), "Columns of ACLED are missing: geo_precision"),
        ("words.csv", b"a,b\n1,2\n".to_vec(), "No column for a date"),
        ("endless.csv", endless.into_bytes(), "is longer than 16 MiB"),
        ("cut.geojson", b"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":".to_vec(), "Not valid JSON"),
        ("other.geojson", b"{\"type\":\"Topology\"}".to_vec(), "No list of features"),
        ("cut.kml", b"<kml><Document><Placemark><name>a</name>".to_vec(), "The file ends in the middle"),
        ("page.kml", b"<html><body>Not found</body></html>".to_vec(), "No KML in it"),
        ("broken.kmz", b"PK\x03\x04 and no more".to_vec(), "The archive cannot be opened"),
        ("other.kmz", bomb, "No KML in it"),
    ];
    for (name, bytes, message) in rows {
        let file = path(dir.path(), name);
        std::fs::write(&file, bytes).expect("written");
        let output = furat(dir.path(), &["import", &file, "-o", &path(dir.path(), "out.jsonl")]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains(message) && told.contains(name), "{name}: {told}");
        let about = told.lines().filter(|line| !line.contains("left out")).count();
        assert_eq!(about, 1, "{name}: {told}");
    }
}

#[test]
fn a_filter_is_applied_and_written_into_every_file() {
    let dir = folder();
    let filter = ["--from", "2021", "--kind", "airstrike,drone_strike"];
    for ending in ["csv", "geojson", "kml", "json", "jsonl", "acled.csv"] {
        let out = path(dir.path(), &format!("out.{ending}"));
        let format: &[&str] = if ending == "acled.csv" { &["--format", "acled"] } else { &[] };
        done(&furat(dir.path(), &[&["export", ARTICLES, "-o", &out], &filter[..], format].concat()));
        let text = std::fs::read_to_string(&out).expect("written");
        assert!(text.contains("dates=2021-01-01/2100-12-31") && text.contains("kind!=assassination"), "{ending}");
        assert!(text.contains("GeoNames"), "{ending}");
        assert!(!text.contains("\"kind\":\"raid\""), "{ending}");
    }
}

#[test]
fn small_files_look_as_they_should() {
    let dir = folder();
    for ending in ["csv", "geojson", "kml"] {
        let out = path(dir.path(), &format!("out.{ending}"));
        done(&furat(dir.path(), &["export", &format!("{DATA}/acled.csv"), "--kind", "airstrike", "-o", &out]));
        let (got, expected) = (std::fs::read_to_string(&out).expect("written"), root().join(DATA).join(format!("expected.{ending}")));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected, &got).expect("written");
        }
        assert_eq!(got, std::fs::read_to_string(&expected).expect("there"), "{ending}; UPDATE_EXPECTED=1 writes it anew");
    }
}
