//! Workspaces on the command line, as scripts use them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use furat::cli::space;
use furat::edit::{Anchor, Change, Log, Stamp};
use furat::workspace::Workspace;
use serde_json::Value;

/// Articles with places, dates and tolls.
const ARTICLES: &str = "tests/data/evalset/articles";

fn furat(args: &[&str]) -> Output {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_furat"));
    let own = root.join("target/no-own-places");
    command.args(args).current_dir(root).env("XDG_DATA_HOME", own).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.output().expect("the program starts")
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("utf-8");
    (output.status.code().expect("no signal"), text(&output.stdout), text(&output.stderr))
}

fn done(args: &[&str]) -> String {
    let (status, out, messages) = told(&furat(args));
    assert_eq!(status, 0, "{args:?}: {messages}");
    out
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn what_goes_into_a_workspace_comes_out_as_it_was_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let space = path(folder.path(), "w.furat");
    assert!(done(&["extract", ARTICLES, "-o", &space]).starts_with("Articles added: 6; incidents: "));
    for format in ["json", "jsonl", "csv", "geojson"] {
        let direct = done(&["extract", ARTICLES, "--format", format, "--from", "2010"]);
        let kept = done(&["extract", &space, "--format", format, "--from", "2010"]);
        let lines = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(&kept), lines(&direct), "{format}");
    }
    assert!(done(&["workspace", "check", &space]).contains("nothing wrong. Articles: 6;"));
    let (status, out, messages) = told(&furat(&["extract", ARTICLES, "-o", &space]));
    assert!(status == 0 && out.starts_with("Articles added: 0; incidents: 0; there already: 6"), "{out}");
    assert_eq!(messages.lines().filter(|line| line.contains("there already")).count(), 6);
    let log: Value = serde_json::from_str(&done(&["workspace", "log", &space, "--format", "json"])).expect("JSON");
    let told: Vec<&str> = log.as_array().expect("a list").iter().filter_map(|entry| entry["what"].as_str()).collect();
    assert_eq!(told, ["added", "added"]);
    assert_eq!(done(&["workspace", "log", &space]).lines().count(), 2);
    assert!(done(&["workspace", "reread", &space]).contains(": 0"), "this version read them all");
    done(&["workspace", "compact", &space]);
    assert!(done(&["workspace", "check", &space]).contains("nothing wrong"));
}

#[test]
fn a_workspace_goes_into_another_once_with_its_corrections() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, other, out] = ["one.furat", "other.furat", "out.json"].map(|name| path(folder.path(), name));
    done(&["extract", ARTICLES, "-o", &one]);
    let told = |space: &str| -> Value {
        done(&["export", space, "-o", &out]);
        serde_json::from_str(&std::fs::read_to_string(&out).expect("written")).expect("JSON")
    };
    let before = told(&one)["incidents"].as_array().expect("a list").len();
    {
        let mut space = Workspace::open(Path::new(&one), &space::holder()).expect("free");
        let read = space.contents().expect("whole").read;
        let (article, extraction) = read.iter().find(|(_, told)| !told.incidents.is_empty()).expect("it tells something");
        let of = Anchor::of(&extraction.incidents[0], |id| (article.id == *id).then_some(article));
        let mut log = Log::default();
        let reject = Change::Reject { of };
        log.record(reject.clone(), Stamp::default());
        let undo = log.undo().expect("something was done");
        log.record(undo, Stamp::default());
        log.record(reject, Stamp::default());
        space.record(log.edits()).expect("free");
    }
    for _ in 0..2 {
        done(&["import", &one, "-o", &other]);
        let (a, b) = (told(&one), told(&other));
        assert_eq!(a["incidents"], b["incidents"]);
        assert_eq!(b["incidents"].as_array().map(Vec::len), Some(before - 1), "one was rejected");
        let edits = Workspace::open_to_read(Path::new(&other)).and_then(|space| space.edits()).expect("whole");
        assert_eq!(edits.iter().map(|edit| edit.change.code()).collect::<Vec<_>>(), ["reject", "undo", "reject"]);
    }
    done(&["workspace", "check", &other]);
}

#[test]
fn a_million_or_ten_made_up_incidents_are_a_workspace() {
    let folder = tempfile::tempdir().expect("a folder");
    let space = path(folder.path(), "demo.furat");
    assert!(done(&["demo", "--incidents", "25000", "-o", &space]).contains("incidents: 25,000"));
    assert!(done(&["workspace", "check", &space]).contains("incidents: 25,000"));
    // Header and a row each.
    assert_eq!(done(&["extract", &space, "--format", "csv"]).lines().count(), 25_001);
    let (status, _, messages) = told(&furat(&["demo", "--incidents", "10", "-o", &space]));
    assert!(status == 1 && messages.contains("There is a file of that name already"), "{messages}");
}

#[test]
fn a_damaged_workspace_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let (space, new) = (path(folder.path(), "w.furat"), path(folder.path(), "new.furat"));
    done(&["extract", ARTICLES, "-o", &space]);
    let bytes = std::fs::read(&space).expect("there");
    std::fs::write(&space, &bytes[..bytes.len() / 2]).expect("written");
    for args in [&["workspace", "check", &space][..], &["extract", &space], &["extract", ARTICLES, "-o", &space]] {
        let (status, _, messages) = told(&furat(args));
        assert!(status == 1 && messages.contains("furat workspace recover"), "{args:?}: {messages}");
    }
    let report = done(&["workspace", "recover", &space, "-o", &new]);
    assert!(report.contains("article: ") && report.contains("edit: "), "{report}");
    assert!(done(&["workspace", "check", &new]).contains("nothing wrong"));
    assert_eq!(std::fs::read(&space).expect("there"), &bytes[..bytes.len() / 2], "the damaged one is as it was");
    let (status, _, messages) = told(&furat(&["workspace", "recover", &space, "-o", &new]));
    assert!(status == 1 && messages.contains("There is a file of that name already"), "{messages}");
}

#[test]
fn a_workspace_takes_in_everything_or_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let space = path(folder.path(), "w.furat");
    for more in [&["--format", "csv"][..], &["--explain"], &["--from", "2020"], &["--kind", "raid"]] {
        let (status, _, messages) = told(&furat(&[&["extract", ARTICLES, "-o", &space], more].concat()));
        assert!(status == 2 && messages.contains("A workspace takes in everything"), "{more:?}: {messages}");
    }
    assert!(!Path::new(&space).exists());
    let (status, _, messages) = told(&furat(&["extract", "none.furat"]));
    assert!(status == 1 && messages.contains("none.furat"), "{messages}");
}
