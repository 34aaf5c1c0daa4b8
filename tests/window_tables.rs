//! Tables of others dropped on the window: those whose columns nobody knows are asked about, by the labels of the sheet.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod common;

use std::path::{Path, PathBuf};

use common::{SMALL, Window, bare, is_there, key, press, press_role, send, settle, until, word, words};
use egui::accesskit::Role;
use furat::app::Settings;
use furat::context::{Command, Tone};
use furat::incident::Kind;
use furat::text::Lang;

const STRANGE: &str = "Happened on;North;East;What it was;Dead people;Desk\n\
    2018-06-17;34.45;40.92;Airstrike;12;B7\n\
    never;34.45;40.92;Airstrike;1;B7\n\
    2018-06-18;34.4;41.0;Raid;3;B8\n";

fn table(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path
}

fn window(lang: Lang) -> Window {
    let mut settings = Settings::default();
    settings.lang = lang;
    bare(settings, SMALL, None)
}

/// What the line of a field is called while a head stands for it, or none.
fn field(window: &Window, column: &str, head: Option<&str>) -> String {
    let (name, none) = (word(window, &format!("table-field-{column}")), word(window, "table-none"));
    words(window, "table-choose", &[("field", &name), ("head", head.unwrap_or(&none))])
}

/// Chooses the head that stands for a column.
fn choose(window: &mut Window, column: &str, from: Option<&str>, head: &str) {
    let opener = field(window, column, from);
    press(window, &opener);
    press_role(window, Role::MenuItemCheckBox, head);
    assert!(is_there(window, &field(window, column, Some(head))), "{column}");
}

fn tried(window: &Window) -> Vec<Result<Kind, String>> {
    let rows = &window.state().state.tables[0].tried;
    rows.iter().map(|row| row.as_ref().map(|incident| incident.kind).map_err(Clone::clone)).collect()
}

#[test]
fn a_table_of_unknown_columns_is_asked_about_once() {
    for lang in [Lang::En, Lang::Ar] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut window = window(lang);
        send(&mut window, Command::Open(vec![table(folder.path(), "a.csv", STRANGE)]));
        until(&mut window, |app| app.state.work.is_none() && !app.state.tables.is_empty());
        assert!(is_there(&window, &word(&window, "table-title")) && is_there(&window, &word(&window, "table-not-enough")));
        let import = word(&window, "table-import");
        press(&mut window, &import);
        assert_eq!(window.state().state.tables.len(), 1, "there is nothing to be read yet");
        for (column, head) in
            [("date", "Happened on"), ("lat", "North"), ("lon", "East"), ("kind", "What it was"), ("killed_best", "Dead people")]
        {
            choose(&mut window, column, None, head);
        }
        // A head stands for one thing: the other loses it.
        choose(&mut window, "notes", None, "What it was");
        assert!(is_there(&window, &field(&window, "kind", None)));
        choose(&mut window, "kind", None, "What it was");
        let read = tried(&window);
        assert!(matches!(read.as_slice(), [Ok(Kind::Airstrike), Err(_), Ok(Kind::Raid)]), "{read:?}");
        press(&mut window, &import);
        until(&mut window, |app| app.state.work.is_none() && app.state.store.len() == 2);
        assert!(!is_there(&window, &word(&window, "table-title")));
        assert!(window.state().state.notices.iter().any(|notice| notice.tone == Tone::Error), "the refused row is told");
        let killed: Vec<Option<u32>> = window.state().state.store.incidents().iter().map(|incident| incident.killed.min).collect();
        assert_eq!(killed, [Some(12), Some(3)]);
        // Another table with the same heads goes through.
        let more = STRANGE.replace("never", "2018-06-20");
        send(&mut window, Command::Open(vec![table(folder.path(), "b.csv", &more)]));
        until(&mut window, |app| app.state.work.is_none() && app.state.store.len() == 5);
        assert!(window.state().state.tables.is_empty());
    }
}

#[test]
fn what_is_known_or_guessed_whole_goes_through_without_a_question() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exchange");
    let paths = ["acled.csv", "ucdp.csv", "gdelt.export.CSV", "table.csv"].map(|name| data.join(name));
    let mut window = window(Lang::En);
    send(&mut window, Command::Open(paths.into()));
    until(&mut window, |app| app.state.work.is_none() && !app.state.store.is_empty());
    assert!(window.state().state.tables.is_empty());
}

#[test]
fn a_table_can_be_left_unread_and_the_next_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Lang::En);
    let paths = vec![
        table(folder.path(), "a.csv", STRANGE),
        table(folder.path(), "like-a.csv", STRANGE),
        table(folder.path(), "c.csv", "Whenever,Wherever\n2018-06-17,37S FU 7 8\n"),
        table(folder.path(), "d.csv", "\u{FEFF}"),
    ];
    send(&mut window, Command::Open(paths));
    until(&mut window, |app| app.state.work.is_none() && app.state.tables.len() == 2);
    assert!(is_there(&window, &words(&window, "table-files", &[("file", "a.csv"), ("n", "1")])), "same heads are asked about together");
    let cancel = word(&window, "table-cancel");
    press(&mut window, &cancel);
    assert!(is_there(&window, "c.csv"));
    // Keys of the window wait: nothing behind the sheet is heard.
    key(&mut window, egui::Modifiers::NONE, egui::Key::F1);
    assert!(!window.state().state.settings.panels.help);
    key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
    settle(&mut window);
    assert!(window.state().state.tables.is_empty() && window.state().state.store.is_empty());
}
