//! The command line as scripts use it: streams, files, formats, exit codes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Articles with places, dates and tolls, some of them on purpose without a date of publication.
const ARTICLES: &str = "tests/data/evalset/articles";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn furat(args: &[&str]) -> Output {
    furat_with(args, "", &[])
}

/// Runs the program from the project's root, with text on its standard input.
fn furat_with(args: &[&str], input: &str, env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_furat"));
    // Whoever runs the tests may have own places: none of them here.
    command
        .args(args)
        .current_dir(root())
        .env("XDG_DATA_HOME", root().join("target/no-own-places"))
        .envs(env.iter().copied())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    // A program that has no use for its input may be gone before all of it is written.
    drop(child.stdin.take().expect("piped").write_all(input.as_bytes()));
    child.wait_with_output().expect("it ends")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("utf-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("utf-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key} in {value}"))
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

/// The body of an article as spans count it: what follows the front matter.
fn body(path: &str) -> String {
    let text = std::fs::read_to_string(root().join(path)).expect("the article");
    let rest = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(_, body)| body.to_owned());
    rest.unwrap_or(text)
}

#[test]
fn json_has_the_promised_shape() {
    let output = furat(&["extract", "--format", "json", ARTICLES]);
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
    let report = json(&output);
    assert_eq!(keys(&report), ["articles", "furat", "incidents"]);
    assert_eq!(report["furat"], env!("CARGO_PKG_VERSION"));
    assert_eq!(list(&report, "articles").len(), 6);
    for article in list(&report, "articles") {
        let want = ["dates", "id", "lang", "path", "places", "published", "published_from", "source", "title", "url"];
        assert_eq!(keys(article), want);
    }
    assert!(!list(&report, "incidents").is_empty());
    for incident in list(&report, "incidents") {
        let want = [
            "captured",
            "claims",
            "confidence",
            "earliest",
            "fields",
            "id",
            "injured",
            "killed",
            "kind",
            "latest",
            "main",
            "merged",
            "missing",
            "perpetrator",
            "places",
            "precision",
            "reasons",
            "sources",
            "target",
            "title",
        ];
        // what is known of a date that nothing fixes stands only where there is such a date
        let dated = !incident["earliest"].is_null() || !incident["latest"].is_null();
        let told: Vec<_> = keys(incident).into_iter().filter(|key| dated || *key != "known").collect();
        assert_eq!(told, want);
        assert_eq!(keys(&incident["perpetrator"]), ["attribution", "name", "text"]);
        assert_eq!((keys(&incident["killed"]), keys(&incident["injured"])), (vec!["max", "min"], vec!["max", "min"]));
        for source in list(incident, "sources") {
            assert_eq!(
                keys(&source["spans"]),
                ["attribution", "captured", "date", "injured", "killed", "kind", "missing", "perpetrator", "place", "target"]
            );
        }
    }
}

#[test]
fn every_span_stands_on_letter_bounds_of_the_body_and_says_what_it_surfaces() {
    let report = json(&furat(&["extract", ARTICLES]));
    let cut = |path: &str, start: &Value, end: &Value| {
        let (start, end) = (start.as_u64().expect("a number") as usize, end.as_u64().expect("a number") as usize);
        body(path).get(start..end).unwrap_or_else(|| panic!("{path}: {start}..{end} cuts a letter")).to_owned()
    };
    let mut seen = 0;
    for article in list(&report, "articles") {
        let path = article["path"].as_str().expect("a path");
        for mention in list(article, "places").iter().chain(list(article, "dates")) {
            assert_eq!(mention["surface"], cut(path, &mention["start"], &mention["end"]).as_str());
            seen += 1;
        }
        for source in
            list(&report, "incidents").iter().flat_map(|incident| list(incident, "sources")).filter(|s| s["article"] == article["id"])
        {
            for span in source["spans"].as_object().expect("an object").values().flat_map(|spans| spans.as_array().expect("a list")) {
                assert!(!cut(path, &span[0], &span[1]).is_empty());
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let run = |threads: &str| furat_with(&["extract", ARTICLES], "", &[("RAYON_NUM_THREADS", threads)]).stdout;
    assert_eq!(run("1"), run("4"));
}

#[test]
fn bad_files_are_named_and_the_rest_is_delivered() {
    let dir = folder(&[("good.txt", b"Two rockets fell near Al-Bukamal on 23 January 2024."), ("bad.txt", b"\xFF"), ("photo.jpg", b"x")]);
    let here = dir.path();
    let output = furat(&["extract", &path(here, "good.txt"), &path(here, "bad.txt"), &path(here, "photo.jpg"), &path(here, "none.txt")]);
    assert_eq!(status(&output), 1);
    assert_eq!(list(&json(&output), "articles").len(), 1);
    let said = stderr(&output);
    for name in ["bad.txt", "photo.jpg", "none.txt"] {
        assert_eq!(said.lines().filter(|line| line.contains(name)).count(), 1, "{name}: {said}");
    }
    assert!(said.ends_with("furat: 3 inputs left out\n"), "{said}");
}

#[test]
fn wrong_usage_is_told_apart_from_failure() {
    let rows: [&[&str]; 9] = [
        &["extract"],
        &["extract", "--format", "pdf", ARTICLES],
        &["extract", "--from", "soon", ARTICLES],
        &["extract", "--from", "2024", "--to", "2023", ARTICLES],
        &["extract", "--kind", "war", ARTICLES],
        &["extract", "--bbox", "1,2,3", ARTICLES],
        &["extract", "--place", "Atlantis-on-Sea", ARTICLES],
        &["extract", "--published", "soon", ARTICLES],
        &["--no-such-option"],
    ];
    for row in rows {
        let output = furat(row);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{row:?}: {}", stderr(&output));
        assert!(!stderr(&output).is_empty(), "{row:?}");
    }
}

#[test]
fn json_lines_come_from_standard_input_in_order() {
    let lines = "{\"body\": \"A raid near Al-Qaim.\", \"published\": \"2024-01-23\"}\nnot json\n{\"body\": \"Quiet.\"}\n";
    let output = furat_with(&["extract", "-"], lines, &[]);
    assert_eq!(status(&output), 1);
    let report = json(&output);
    let ids: Vec<_> = list(&report, "articles").iter().map(|article| article["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["-#1", "-#3"]);
    assert_eq!(list(&report, "articles")[0]["published"], "2024-01-23");
    assert!(stderr(&output).contains("line 2"), "{}", stderr(&output));
}

#[test]
fn a_day_of_publication_is_given_to_articles_that_carry_none() {
    let dir = folder(&[("a.txt", b"Quiet."), ("b.txt", b"---\npublished: 2020-01-01\n---\nQuiet.")]);
    let report = json(&furat(&["extract", "--published", "2024-01-23", &dir.path().display().to_string()]));
    let days: Vec<_> = list(&report, "articles").iter().map(|article| article["published"].as_str().expect("a day")).collect();
    assert_eq!(days, ["2024-01-23", "2020-01-01"]);
}

#[test]
fn filters_keep_what_they_say() {
    let all = json(&furat(&["extract", ARTICLES]));
    let only = |args: &[&str]| json(&furat(&[&["extract", ARTICLES], args].concat()));
    let airstrikes = only(&["--kind", "airstrike"]);
    let kept = list(&airstrikes, "incidents");
    assert!(!kept.is_empty() && kept.len() < list(&all, "incidents").len());
    assert!(kept.iter().all(|incident| incident["kind"] == "airstrike"));
    let year = only(&["--from", "2021", "--to", "2021"]);
    let kept = list(&year, "incidents");
    assert!(!kept.is_empty() && kept.len() < list(&all, "incidents").len());
    for incident in kept {
        let year_of = |end: &str| incident[end].as_str().map(|day| day.chars().take(4).collect::<String>());
        assert!(
            year_of("earliest").is_none_or(|year| year.as_str() <= "2021") && year_of("latest").is_none_or(|year| year.as_str() >= "2021")
        );
    }
    assert_eq!(list(&year, "articles").len(), list(&all, "articles").len(), "articles stay, so that offsets can be looked up");
}

#[test]
fn every_format_holds_every_incident() {
    let run = |format: &str| stdout(&furat(&["extract", "--format", format, ARTICLES]));
    let wanted = list(&serde_json::from_str::<Value>(&run("json")).expect("json"), "incidents").len();
    let lines = run("jsonl");
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("json")).collect();
    assert_eq!(lines.iter().filter(|line| line.get("incident").is_some()).count(), wanted);
    assert_eq!(lines.iter().filter(|line| line.get("article").is_some()).count(), 6);
    let features: Value = serde_json::from_str(&run("geojson")).expect("json");
    assert_eq!((features["type"].as_str(), list(&features, "features").len()), (Some("FeatureCollection"), wanted));
    for feature in list(&features, "features").iter().filter(|feature| !feature["geometry"].is_null()) {
        let lon = feature["geometry"]["coordinates"][0].as_f64().expect("a number");
        assert!((25.0..60.0).contains(&lon), "longitude comes first: {feature}");
    }
    let csv = run("csv");
    assert_eq!(csv.matches("\r\n").count(), wanted + 1);
    assert!(csv.starts_with("id,title,kind,main,earliest,latest,"), "{csv}");
}

#[test]
fn a_file_is_written_whole_and_titles_follow_the_language() {
    let dir = folder(&[]);
    let out = path(dir.path(), "out.json");
    let output = furat(&["extract", "--lang", "ar", "-o", &out, ARTICLES]);
    assert_eq!((status(&output), output.stdout.len()), (0, 0));
    let report: Value = serde_json::from_slice(&std::fs::read(&out).expect("written")).expect("json");
    let arabic = |title: &str| title.chars().any(|c| ('\u{0620}'..='\u{064A}').contains(&c));
    assert!(list(&report, "incidents").iter().all(|incident| incident["title"].as_str().is_some_and(arabic)));
    let nowhere = path(dir.path(), "no/such/folder.json");
    let output = furat(&["extract", "-o", &nowhere, ARTICLES]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("folder.json"), "{}", stderr(&output));
}

#[test]
fn the_gazetteer_answers_in_either_script() {
    for name in ["Al-Bukamal", "\u{0627}\u{0644}\u{0628}\u{0648}\u{0643}\u{0645}\u{0627}\u{0644}", "Abu Kamal"] {
        let output = furat(&["gazetteer", name]);
        assert_eq!(status(&output), 0, "{name}");
        assert!(stdout(&output).lines().nth(1).is_some_and(|best| best.contains("Al-Bukamal")), "{}", stdout(&output));
    }
    let output = furat(&["gazetteer", "Atlantis-on-Sea"]);
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
}

#[test]
fn without_a_display_the_viewer_says_what_to_do() {
    let output = furat(&[]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("furat brief"), "{}", stderr(&output));
}

#[test]
fn help_names_every_command() {
    let help = stdout(&furat(&["--help"]));
    for command in ["extract", "brief", "import", "export", "dates", "gazetteer", "demo", "window", "eval"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{command}: {help}");
    }
}

#[test]
fn dates_of_a_line_come_out_on_a_line() {
    let input = b"Two rockets fell on 23 March 2023.\r\nQuiet.\n\nIt happened yesterday.";
    let output = furat_with(&["dates", "--reference", "2024-01-23", "-"], std::str::from_utf8(input).expect("utf-8"), &[]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).expect("json")).collect();
    let days: Vec<Vec<&str>> = lines
        .iter()
        .map(|line| line.as_array().expect("a list").iter().map(|date| date["edtf"].as_str().expect("text")).collect())
        .collect();
    assert_eq!(days, [vec!["2023-03-23"], vec![], vec![], vec!["2024-01-22"]]);
    assert_eq!(keys(&lines[0][0]), ["earliest", "edtf", "end", "latest", "precision", "start", "surface"]);
    assert_eq!((lines[0][0]["surface"].as_str(), lines[0][0]["start"].as_u64()), (Some("23 March 2023"), Some(20)));
    assert_eq!(status(&furat(&["dates", "-"])), 2);
    assert_eq!(status(&furat(&["dates", "--reference", "soon", "-"])), 2);
    assert_eq!(status(&furat(&["dates", "--reference", "2024-01-23", "file.txt"])), 2);
}
