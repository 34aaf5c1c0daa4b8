//! The window on a workspace: what is dropped on it and corrected in it is on disk before anybody asks.
#![cfg(feature = "gui")]

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "common/window.rs"]
mod common;
#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "common/space.rs"]
mod space_of;

use std::path::{Path, PathBuf};

use common::{LARGE, SMALL, Window, bare, is_there, key, press, sample, send, settle, until, word, words};
use egui_kittest::kittest::Queryable as _;
use furat::app::{Input, Settings};
use furat::context::{Command, Tone, UiCommand};
use furat::edit::Value;
use furat::incident::{Incident, Kind, When};
use furat::source::Article;
use furat::store::{DayRange, Dimension};
use furat::text::Lang;
use furat::workspace::{Holder, SavedView, Workspace};

fn holder() -> Holder {
    Holder { host: "desk".into(), process: 1, since: 0 }
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/evalset/articles");
    let mut paths: Vec<PathBuf> = folder.read_dir().expect("there").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths
}

fn on(path: &Path) -> Window {
    let mut window = bare(Settings::default(), SMALL, Some(Input::Paths(vec![path.to_owned()])));
    until(&mut window, |app| app.state.work.is_none() && app.state.space.is_some());
    window
}

#[test]
fn what_is_dropped_and_corrected_is_there_in_the_next_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    drop(Workspace::create(&path, &holder()).expect("made"));
    let mut window = on(&path);
    let paths = articles();
    send(&mut window, Command::Open(paths.clone()));
    until(&mut window, |app| app.state.work.is_none() && app.state.store.articles().len() == paths.len());
    // Again: nothing is doubled, and it is told.
    send(&mut window, Command::Open(paths.clone()));
    until(&mut window, |app| app.state.work.is_none() && !app.state.notices.is_empty());
    assert_eq!(window.state().state.store.articles().len(), paths.len());
    let id = window.state().state.store.id_at(0).expect("an incident");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Raid)));
    let want = window.state().state.store.incidents().to_vec();
    drop(window);
    let window = on(&path);
    assert_eq!(window.state().state.store.incidents(), want);
    assert_eq!(window.state().state.store.incident(&id).map(|incident| incident.kind), Some(Kind::Raid));
    drop(window);
    let space = Workspace::open(&path, &holder()).expect("closed by the window");
    assert_eq!((space.check().expect("checked").flaws, space.edits().expect("read").len()), (vec![], 1));
}

#[test]
fn the_sample_becomes_ones_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = sample(Lang::En, SMALL);
    assert!(window.state().state.space.is_none(), "the sample is kept nowhere");
    let id = window.state().state.store.id_at(0).expect("an incident");
    send(&mut window, Command::Put(id, Value::Kind(Kind::Raid)));
    // The ending comes by itself.
    send(&mut window, Command::SaveSpace(folder.path().join("mine")));
    until(&mut window, |app| app.state.space.is_some());
    let want = window.state().state.store.incidents().to_vec();
    drop(window);
    let window = on(&folder.path().join("mine.furat"));
    assert_eq!(window.state().state.store.incidents(), want);
}

#[test]
fn a_workspace_that_is_open_elsewhere_is_shown_and_not_written_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let space = Workspace::create(&path, &holder()).expect("made");
    let mut window = on(&path);
    let state = &window.state().state;
    assert!(state.space.as_ref().is_some_and(|space| !space.is_writable));
    assert!(state.notices.iter().any(|notice| notice.tone == Tone::Warning), "it is told");
    let paths = articles();
    send(&mut window, Command::Open(paths.clone()));
    until(&mut window, |app| app.state.work.is_none() && app.state.store.articles().len() == paths.len());
    drop(window);
    assert_eq!(space.size().expect("read").articles, 0);
}

#[test]
fn a_damaged_workspace_is_told_and_the_window_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    std::fs::write(&path, b"no workspace at all").expect("written");
    let mut window = sample(Lang::En, SMALL);
    let before = window.state().state.store.len();
    send(&mut window, Command::Open(vec![path.clone()]));
    until(&mut window, |app| app.state.work.is_none() && !app.state.notices.is_empty());
    assert_eq!((window.state().state.store.len(), window.state().state.space.is_none()), (before, true));
    assert_eq!(std::fs::read(&path).expect("there"), b"no workspace at all");
}

/// A new workspace with the articles read into it.
fn with_articles(path: &Path) -> Window {
    drop(Workspace::create(path, &holder()).expect("made"));
    let mut window = on(path);
    send(&mut window, Command::Open(articles()));
    until(&mut window, |app| app.state.work.is_none() && !app.state.store.is_empty());
    window
}

#[test]
fn everything_closed_is_free_for_others_and_comes_back_with_its_workspace() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let mut window = with_articles(&path);
    send(&mut window, Command::CloseAll);
    assert!(window.state().state.space.is_none() && window.state().state.store.is_empty());
    until(&mut window, |_| Workspace::open(&path, &holder()).is_ok());
    send(&mut window, Command::Undo);
    until(&mut window, |app| app.state.space.is_some() && !app.state.store.is_empty());
}

#[test]
fn rows_of_others_are_shown_kept_and_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, table) = (folder.path().join("w.furat"), folder.path().join("out.csv"));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exchange");
    let mut window = bare(Settings::default(), SMALL, Some(Input::Paths(vec![data.join("acled.csv")])));
    until(&mut window, |app| app.state.work.is_none() && !app.state.store.is_empty());
    let before = window.state().state.store.len();
    send(&mut window, Command::SaveSpace(path.clone()));
    until(&mut window, |app| app.state.space.is_some());
    // Into the workspace, with rows that are refused and told.
    send(&mut window, Command::Open(vec![data.join("table.csv")]));
    until(&mut window, |app| app.state.work.is_none() && app.state.store.len() > before);
    assert!(window.state().state.notices.iter().any(|notice| notice.tone != Tone::Done), "refused rows are told");
    let want = window.state().state.store.incidents().to_vec();
    send(&mut window, Command::Export(table.clone()));
    until(&mut window, |app| app.state.notices.iter().any(|notice| notice.head.location.as_deref() == table.to_str()));
    let rows = csv::Reader::from_path(&table).expect("written").into_records().count();
    assert_eq!(rows, want.len());
    drop(window);
    assert_eq!(on(&path).state().state.store.incidents(), want);
}

/// Types into the line of that name.
fn type_into(window: &mut Window, name: &str, typed: &str) {
    window.get_by_label(name).click();
    settle(window);
    window.event(egui::Event::Text(typed.to_owned()));
    settle(window);
}

#[test]
fn corrections_carry_the_name_given_from_then_on_and_the_log_tells_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let mut window = with_articles(&path);
    let id = window.state().state.store.id_at(0).expect("an incident");
    let put = |window: &mut Window, kind: Kind| send(window, Command::Put(id.clone(), Value::Kind(kind)));
    put(&mut window, Kind::Raid);
    let (more, prompt) = (word(&window, "command-more"), word(&window, "signature-prompt"));
    press(&mut window, &more);
    type_into(&mut window, &prompt, "Rana ");
    type_into(&mut window, &prompt, "Saleh");
    press(&mut window, &more);
    put(&mut window, Kind::Shelling);
    send(&mut window, Command::UndoEdit);
    // The line in the review panel is the same one.
    send(&mut window, Command::ToggleReview);
    type_into(&mut window, &prompt, " B.");
    put(&mut window, Kind::Clash);
    send(&mut window, Command::SetWho("  ".into()));
    put(&mut window, Kind::Raid);
    drop(window);
    let space = Workspace::open(&path, &holder()).expect("closed by the window");
    let who: Vec<Option<String>> = space.edits().expect("read").into_iter().map(|edit| edit.who).collect();
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(who, [None, name("Rana Saleh"), name("Rana Saleh"), name("Rana Saleh B."), None]);
    let log = std::process::Command::new(env!("CARGO_BIN_EXE_furat")).args(["workspace", "log"]).arg(&path).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&log.stdout).lines().filter(|line| line.contains("\tRana Saleh\t")).count(), 2);
}

/// The view of that name as its row in the list is called, and what else can be done with it.
fn of_view(window: &Window, what: &str, name: &str) -> String {
    words(window, what, &[("name", name)])
}

#[test]
fn views_are_kept_changed_shown_and_there_after_the_workspace_was_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let mut window = sample(Lang::En, LARGE);
    let list = |window: &Window| words(window, "command-keys", &[("name", &word(window, "command-views")), ("keys", "B")]);
    let name_line = word(&window, "view-name");
    let save = word(&window, "view-keep");
    let june = DayRange::new("2018-06-01".parse().expect("a day"), "2018-06-30".parse().expect("a day"));
    let year_before = june.shifted(-365);
    send(&mut window, Command::SetRange(Some(june)));
    send(&mut window, Command::Compare(Some(year_before)));
    let button = list(&window);
    press(&mut window, &button);
    assert!(is_there(&window, &word(&window, "views-in-window")), "it says that they are kept in the window alone");
    type_into(&mut window, &name_line, "June strikes");
    press(&mut window, &save);
    // Another one, by the keyboard, then the first again: both clauses and the comparison come back, and can be taken back.
    send(&mut window, Command::ClearFilter);
    send(&mut window, Command::Compare(None));
    send(&mut window, Command::OnlyValue(Dimension::Kind, "airstrike".into()));
    type_into(&mut window, &name_line, "Air");
    key(&mut window, egui::Modifiers::NONE, egui::Key::Enter);
    let air = window.state().state.filter.clone();
    let show_june = of_view(&window, "view-show", "June strikes");
    press(&mut window, &show_june);
    let state = &window.state().state;
    assert_eq!((state.filter.range, state.compared, state.filter.off.len()), (Some(june), Some(year_before), 0));
    // What stood still for a second can be gone back to.
    for _ in 0..8 {
        window.run_steps(30);
    }
    send(&mut window, Command::Undo);
    assert_eq!((&window.state().state.filter, window.state().state.compared), (&air, None));
    // Renamed, saved over, kept in a file.
    let rename = of_view(&window, "view-rename", "June strikes");
    press(&mut window, &rename);
    key(&mut window, egui::Modifiers::COMMAND, egui::Key::A);
    window.event(egui::Event::Text("June 2018".into()));
    settle(&mut window);
    let rename = word(&window, "view-rename-do");
    press(&mut window, &rename);
    send(&mut window, Command::SaveSpace(path.clone()));
    until(&mut window, |app| app.state.space.is_some());
    assert!(is_there(&window, &word(&window, "views-in-space")));
    type_into(&mut window, &name_line, "June 2018");
    let over = word(&window, "view-keep-over");
    press(&mut window, &over);
    let forget = of_view(&window, "view-forget", "Air");
    press(&mut window, &forget);
    let sure = word(&window, "view-forget-do");
    press(&mut window, &sure);
    drop(window);
    let mut window = on(&path);
    let names: Vec<&str> = window.state().state.views.iter().map(|view| view.name.as_str()).collect();
    assert_eq!(names, ["June 2018"]);
    send(&mut window, Command::ToggleViews);
    let show_june = of_view(&window, "view-show", "June 2018");
    press(&mut window, &show_june);
    assert_eq!(window.state().state.filter, air, "it was saved over with what was shown then");
    drop(window);
    assert_eq!(Workspace::open(&path, &holder()).expect("closed").views().expect("read").len(), 1);
}

#[test]
fn views_of_a_workspace_that_may_only_be_read_stay_in_the_window_and_it_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let mut space = Workspace::create(&path, &holder()).expect("made");
    let (incoming, extraction) = space_of::read(1);
    space.add(&[(incoming, extraction)], "1.2.3", 0).expect("added");
    space.keep_views(&[SavedView { name: "kept".into(), at: 0, filter: "{}".into() }]).expect("kept");
    let mut window = on(&path);
    send(&mut window, Command::KeepView("mine".into()));
    send(&mut window, Command::ToggleViews);
    assert!(is_there(&window, &word(&window, "views-read-only")));
    for name in ["kept", "mine"] {
        assert!(is_there(&window, &of_view(&window, "view-show", name)), "{name}");
    }
    // Under another name all of them are kept.
    let other = folder.path().join("other.furat");
    send(&mut window, Command::SaveSpace(other.clone()));
    until(&mut window, |app| app.state.space.as_ref().is_some_and(|space| space.path == other));
    drop(window);
    assert_eq!(space.views().expect("read").len(), 1);
    assert_eq!(Workspace::open(&other, &holder()).expect("closed").views().expect("read").len(), 2);
}

/// A workspace with half of the articles in a folder that can be taken away.
fn on_a_stick(folder: &Path) -> (Window, PathBuf) {
    let stick = folder.join("stick");
    std::fs::create_dir(&stick).expect("made");
    let path = stick.join("w.furat");
    drop(Workspace::create(&path, &holder()).expect("made"));
    let mut window = on(&path);
    send(&mut window, Command::Open(articles()[..3].to_vec()));
    until(&mut window, |app| app.state.work.is_none() && app.state.store.articles().len() == 3);
    (window, stick)
}

#[test]
fn what_is_done_while_the_drive_is_gone_stays_and_is_saved_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, stick) = on_a_stick(folder.path());
    let id = window.state().state.store.id_at(0).expect("an incident");
    std::fs::rename(&stick, folder.path().join("away")).expect("taken away");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Raid)));
    until(&mut window, |app| app.state.notices.iter().any(|notice| notice.remedy == Some(UiCommand::SaveAs)));
    assert!(is_there(&window, &word(&window, "command-save-as")), "another place is offered");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Shelling)));
    send(&mut window, Command::KeepView("mine".into()));
    send(&mut window, Command::Open(articles()[3..].to_vec()));
    until(&mut window, |app| app.state.work.is_none());
    assert_eq!(window.state().state.notices.iter().filter(|notice| notice.tone == Tone::Error).count(), 1, "it is told once");
    assert_eq!(window.state().state.store.incident(&id).map(|incident| incident.kind), Some(Kind::Shelling));
    // Closing would lose it: that is said first.
    send(&mut window, Command::CloseAll);
    assert!(!window.state().state.store.is_empty(), "it is not closed at the first wish");
    assert!(is_there(&window, &word(&window, "space-unwritten-close")));
    let other = folder.path().join("other.furat");
    send(&mut window, Command::SaveSpace(other.clone()));
    until(&mut window, |app| app.state.store.articles().len() == articles().len());
    assert!(window.state().state.notices.iter().all(|notice| notice.tone != Tone::Error), "nothing is wrong any more");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Clash)));
    let want = window.state().state.store.incidents().to_vec();
    drop(window);
    assert_eq!(on(&other).state().state.store.incidents(), want);
    let space = Workspace::open(&other, &holder()).expect("closed by the window");
    assert_eq!((space.edits().expect("read").len(), space.views().expect("read").len()), (3, 1));
    assert_eq!(space.check().expect("checked").flaws, []);
    // The one that was taken away is as it was.
    let away = Workspace::open(&folder.path().join("away/w.furat"), &holder()).expect("whole");
    assert_eq!((away.size().expect("read").articles, away.edits().expect("read").len()), (3, 0));
}

#[test]
fn what_is_done_while_the_drive_is_gone_is_written_when_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, stick) = on_a_stick(folder.path());
    let away = folder.path().join("away");
    let id = window.state().state.store.id_at(0).expect("an incident");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Raid)));
    for (is_same, kind) in [(true, Kind::Shelling), (false, Kind::Clash)] {
        std::fs::rename(&stick, &away).expect("taken away");
        send(&mut window, Command::Put(id.clone(), Value::Kind(kind)));
        until(&mut window, |app| app.state.notices.iter().any(|notice| notice.tone == Tone::Error));
        if is_same {
            std::fs::rename(&away, &stick).expect("back");
        } else {
            // Another drive with a copy of it, as after it was plugged in again.
            std::fs::create_dir(&stick).expect("made");
            std::fs::copy(away.join("w.furat"), stick.join("w.furat")).expect("copied");
            std::fs::copy(away.join("w.furat-wal"), stick.join("w.furat-wal")).expect("copied");
        }
        until(&mut window, |app| app.state.notices.iter().all(|notice| notice.tone != Tone::Error));
    }
    drop(window);
    let space = Workspace::open(&stick.join("w.furat"), &holder()).expect("closed by the window");
    assert_eq!((space.edits().expect("read").len(), space.check().expect("checked").flaws), (3, vec![]));
}

/// More records than are held whole, each in an article of its own.
fn many_records() -> (Vec<Article>, Vec<Incident>) {
    let one = |n: u64| {
        let (mut incoming, extraction) = space_of::read(n);
        incoming.article.body = format!("record {n}");
        let mut record = extraction.incidents[0].clone();
        record.when = When::day(chrono::NaiveDate::from_yo_opt(2020, (n % 365 + 1) as u32).expect("a day"));
        (incoming.article, record)
    };
    (0..20_001).map(one).unzip()
}

#[test]
fn records_that_are_read_on_demand_are_corrected_like_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    let (records_articles, records) = many_records();
    let mut space = Workspace::create(&path, &holder()).expect("made");
    space.add_records(&records_articles, &records, 0).expect("added");
    drop(space);
    let mut window = on(&path);
    assert!(window.state().state.store.is_made() && window.state().state.store.len() == records.len());
    let id = records[70].id.clone();
    let kind = |app: &furat::app::FuratApp| app.state.store.incident(&id).map(|incident| incident.kind);
    send(&mut window, Command::Select(Some(id.clone())));
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Shelling)));
    until(&mut window, |app| kind(app) == Some(Kind::Shelling) && app.state.work.is_none());
    let state = &window.state().state;
    assert_eq!((state.selection.incident.as_ref(), state.store.len()), (Some(&id), records.len()), "it stays selected");
    assert!(state.desk.original(&id, furat::edit::Part::Kind).is_some(), "what it was is one click away");
    send(&mut window, Command::UndoEdit);
    until(&mut window, |app| kind(app) == Some(Kind::Raid) && app.state.work.is_none());
    // Two before the first can be laid over them.
    send(&mut window, Command::RedoEdit);
    send(&mut window, Command::Reject(records[3].id.clone()));
    until(&mut window, |app| app.state.store.len() == records.len() - 1 && app.state.work.is_none());
    assert_eq!(kind(window.state()), Some(Kind::Shelling));
    drop(window);
    let window = on(&path);
    assert_eq!((kind(window.state()), window.state().state.store.len()), (Some(Kind::Shelling), records.len() - 1));
    drop(window);
    let space = Workspace::open(&path, &holder()).expect("closed by the window");
    assert_eq!((space.edits().expect("read").len(), space.count_records().expect("read")), (4, records.len()), "records stay as they came");
}

#[test]
fn what_is_closed_unwritten_comes_back_from_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, stick) = on_a_stick(folder.path());
    let id = window.state().state.store.id_at(0).expect("an incident");
    std::fs::rename(&stick, folder.path().join("away")).expect("taken away");
    send(&mut window, Command::Put(id.clone(), Value::Kind(Kind::Shelling)));
    until(&mut window, |app| !app.state.notices.is_empty());
    for _ in 0..2 {
        assert!(!window.state().state.store.is_empty());
        send(&mut window, Command::CloseAll);
    }
    assert!(window.state().state.store.is_empty() && window.state().state.space.is_none());
    send(&mut window, Command::Undo);
    assert_eq!(window.state().state.store.incident(&id).map(|incident| incident.kind), Some(Kind::Shelling));
}
