//! Which module may name which, and what none of them may name. The direction is drawn in `docs/ARCHITECTURE.md`.

use std::path::{Path, PathBuf};

/// A top-level module and the modules it may name beside itself and [`EVERYWHERE`].
const MAY_NAME: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("geo", &[]),
    ("text", &[]),
    ("coords", &["text"]),
    ("i18n", &["incident", "text"]),
    ("lexicon", &["text"]),
    ("incident", &["source", "text"]),
    ("source", &["text"]),
    ("gazetteer", &["incident", "lexicon", "text"]),
    ("extract", &["gazetteer", "incident", "lexicon", "source", "text"]),
    ("store", &["incident", "source", "text"]),
    ("edit", &["extract", "incident", "source", "store", "text"]),
    ("demo", &["gazetteer", "incident", "store"]),
    ("exchange", &["coords", "gazetteer", "incident", "source", "text"]),
    ("export", &["exchange", "incident", "source", "store", "text"]),
    ("brief", &["exchange", "export", "incident", "source", "store", "text"]),
    ("import", &["exchange", "export", "gazetteer", "incident", "source", "store", "text"]),
    ("workspace", &["edit", "extract", "incident", "source", "store", "text"]),
    ("context", &["coords", "edit", "exchange", "import", "incident", "source", "store", "text"]),
    ("ui", &["context", "coords", "edit", "exchange", "import", "incident", "source", "store", "text"]),
    (
        "app",
        &[
            "brief",
            "cli",
            "context",
            "coords",
            "demo",
            "edit",
            "exchange",
            "export",
            "extract",
            "gazetteer",
            "import",
            "incident",
            "source",
            "store",
            "text",
            "ui",
            "workspace",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "brief",
            "context",
            "coords",
            "demo",
            "edit",
            "exchange",
            "export",
            "extract",
            "gazetteer",
            "import",
            "incident",
            "lexicon",
            "source",
            "store",
            "text",
            "ui",
            "workspace",
        ],
    ),
];

/// What every module but [`PLAIN`] may name.
const EVERYWHERE: &[&str] = &["diagnostic", "geo", "i18n"];

/// Modules that know nothing of the rest.
const PLAIN: &[&str] = &["diagnostic", "geo", "text"];

/// Modules with a screen.
const ON_SCREEN: &[&str] = &["app", "context", "ui"];

/// Modules that touch files, threads and the environment.
const WITH_FILES: &[&str] = &["app", "cli"];

/// Crates that only modules with a screen may name.
const SCREEN_CRATES: &[&str] = &["eframe", "egui", "egui_wgpu", "parley", "swash", "walkers", "wgpu"];

/// What bytes, writers and days handed in stand for, below the modules with files.
const OUTSIDE_WORLD: &[&str] = &["std::env", "std::fs", "std::net", "std::thread", "Local::now", "Utc::now"];

/// Panels of the window. They meet through the context, never directly.
const PANELS: &[&str] = &[
    "map",
    "timeline",
    "sources",
    "facets",
    "filter_bar",
    "top_bar",
    "review",
    "briefing",
    "empty",
    "about",
    "notices",
    "rail",
    "help",
    "more_menu",
    "drop_hint",
    "table_sheet",
];

/// Parts of the map that other panels draw with: symbols of the legend, the shadow under cards, what counts as uncertain.
const SHARED: &[&str] = &["ui::map::furniture", "ui::map::markers", "ui::map::symbols"];

/// Files that are let off, from what, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("src/ui/map/", "std::thread", "decodes tiles on a named thread of its own, which ends with the map"),
    ("src/workspace/", "std::fs", "a workspace is a file that SQLite opens by its path; its lock and its copies lie beside it"),
    ("src/brief/press/laid.rs", "crate::demo", "a test: sheets of made-up incidents with names as long as real ones"),
    ("src/brief/press/laid.rs", "crate::gazetteer", "the same"),
    ("src/context/", "crate::ui", "names the tokens of the theme, which panels draw with"),
];

struct Line {
    file: String,
    number: usize,
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> = folder.read_dir().expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_stem().is_some_and(|stem| stem != "tests") {
            into.push(path);
        }
    }
}

/// The lines of code of a module, without comments and without its tests.
fn code_of(module: &str) -> Vec<Line> {
    let mut files = Vec::new();
    let folder = root().join("src").join(module);
    if folder.is_dir() {
        rust_files(&folder, &mut files);
    }
    let file = root().join("src").join(format!("{module}.rs"));
    if file.is_file() {
        files.push(file);
    }
    assert!(!files.is_empty(), "no module {module}");
    files.iter().flat_map(|file| lines(file)).collect()
}

fn lines(file: &Path) -> Vec<Line> {
    let name = file.strip_prefix(root()).expect("in the project").display().to_string();
    let text = std::fs::read_to_string(file).expect("utf-8");
    let code = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate();
    code.map(|(i, line)| Line { file: name.clone(), number: i + 1, code: line.split("//").next().unwrap_or_default().to_owned() }).collect()
}

/// Whether the code names `word` as a path of its own: `std::fs` but not `mystd::fs` or `std::fsx`.
fn names(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|head| head.chars().next_back());
        let after = code.get(at + word.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

fn is_let_off(line: &Line, what: &str) -> bool {
    let shares = SHARED.iter().any(|shared| shared.starts_with(what) && names(&line.code, shared));
    shares || EXCEPTIONS.iter().any(|(file, from, _)| line.file.starts_with(file) && *from == what)
}

/// Every line of `modules` that names one of `words`.
fn offences<'a>(modules: impl Iterator<Item = &'a str>, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for module in modules {
        for line in code_of(module) {
            for word in words.iter().filter(|word| names(&line.code, word) && !is_let_off(&line, word)) {
                found.push(format!("{}:{}: {module} must not name {word}", line.file, line.number));
            }
        }
    }
    found
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn every_module_of_the_library_has_its_row() {
    let library = std::fs::read_to_string(root().join("src/lib.rs")).expect("utf-8");
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(MAY_NAME.iter().any(|(name, _)| *name == module), "{module} has no row in MAY_NAME");
    }
}

#[test]
fn modules_name_only_what_lies_below_them() {
    let mut found = Vec::new();
    for (module, may) in MAY_NAME {
        let everywhere = if PLAIN.contains(module) { &[] } else { EVERYWHERE };
        let others =
            MAY_NAME.iter().map(|(name, _)| *name).filter(|name| name != module && !may.contains(name) && !everywhere.contains(name));
        let words: Vec<String> = others.map(|name| format!("crate::{name}")).collect();
        found.extend(offences([*module].into_iter(), &words));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_core_works_without_a_screen() {
    let core = MAY_NAME.iter().map(|(name, _)| *name).filter(|name| !ON_SCREEN.contains(name));
    let found = offences(core, &owned(SCREEN_CRATES));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_threads_and_clocks_are_left_to_the_top() {
    let below = MAY_NAME.iter().map(|(name, _)| *name).filter(|name| !WITH_FILES.contains(name));
    let found = offences(below, &owned(OUTSIDE_WORLD));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn panels_do_not_name_each_other() {
    let mut found = Vec::new();
    for panel in
        PANELS.iter().filter(|panel| root().join("src/ui").join(panel).is_dir() || root().join(format!("src/ui/{panel}.rs")).is_file())
    {
        let others = PANELS.iter().filter(|other| *other != panel).flat_map(|other| [format!("ui::{other}"), format!("super::{other}")]);
        found.extend(offences([format!("ui/{panel}").as_str()].into_iter(), &others.collect::<Vec<_>>()));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn exceptions_are_still_needed() {
    for (file, from, why) in EXCEPTIONS {
        let path = root().join(file);
        let mut files = Vec::new();
        if path.is_dir() {
            rust_files(&path, &mut files);
        } else {
            files.push(path);
        }
        let needed = files.iter().flat_map(|file| lines(file)).any(|line| names(&line.code, from));
        assert!(needed, "{file} no longer names {from} ({why})");
    }
}

#[test]
fn a_name_is_told_from_a_part_of_one() {
    for (code, word, named) in [
        ("use std::fs;", "std::fs", true),
        ("use std::fs::File;", "std::fs", true),
        ("mystd::fs", "std::fs", false),
        ("egui_extras::x", "egui", false),
        ("egui::Ui", "egui", true),
        ("crate::uix", "crate::ui", false),
    ] {
        assert_eq!(names(code, word), named, "{code}");
    }
}
