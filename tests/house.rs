//! Rules that no compiler knows: language is data, data has a source and a licence, and nothing tells where it was made.

use std::path::{Path, PathBuf};

/// Endings of files that are not text.
const BINARY: &[&str] = &["mbtiles", "png", "pmtiles", "ttf", "webp"];

/// Endings of files that cargo writes.
const WRITTEN: &[&str] = &["lock"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, hidden ones and build output left out, as paths from the project's root.
fn files(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("readable").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if name.starts_with('.') || name == "target" || name == "__pycache__" {
                continue;
            }
            if path.is_dir() { walk(&path, into) } else { into.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut names: Vec<String> =
        found.iter().map(|path| path.strip_prefix(root()).expect("in the project").display().to_string()).collect();
    names.sort();
    names
}

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Whether the file's name ends in one of these, after a dot.
fn ends_in(file: &str, endings: &[&str]) -> bool {
    Path::new(file).extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// Names of files between backticks; `a-{b,c}.ttf` stands for two, `*` for anything within a name.
fn listed(readme: &str) -> Vec<String> {
    let spans = readme.split('`').skip(1).step_by(2);
    spans.flat_map(|span| expanded(span.trim_end_matches('/'))).collect()
}

fn expanded(pattern: &str) -> Vec<String> {
    match pattern.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?))) {
        Some((head, (choices, tail))) => choices.split(',').flat_map(|choice| expanded(&format!("{head}{choice}{tail}"))).collect(),
        None => vec![pattern.to_owned()],
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, rest)) => name.strip_prefix(head).is_some_and(|tail| {
            let star = (0..=tail.len()).filter(|at| tail.is_char_boundary(*at) && !tail.get(..*at).unwrap_or_default().contains('/'));
            star.into_iter().any(|at| matches(rest, tail.get(at..).unwrap_or_default()))
        }),
    }
}

/// Whether a README in the file's folder, or in one above it, lists the file or its folder.
fn is_documented(file: &str) -> bool {
    Path::new(file).ancestors().skip(1).any(|folder| {
        let readme = folder.join("README.md");
        let inner = Path::new(file).strip_prefix(folder).expect("an ancestor");
        let mut names = inner.ancestors().map(|name| name.display().to_string()).filter(|name| !name.is_empty());
        root().join(&readme).is_file() && {
            let listed = listed(&text(&readme.display().to_string()));
            names.any(|name| listed.iter().any(|pattern| matches(pattern, &name)))
        }
    })
}

#[test]
fn every_data_file_has_a_row_with_its_source_and_licence() {
    let all = files("data").into_iter().chain(files("assets"));
    let missing: Vec<String> = all.filter(|file| !file.ends_with("README.md") && !is_documented(file)).collect();
    assert!(missing.is_empty(), "no README lists\n{}", missing.join("\n"));
}

#[test]
fn every_file_that_a_readme_of_data_lists_is_there() {
    let all = files("data");
    let table = text("data/README.md");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name.trim_end_matches('/')));
    for pattern in rows.flat_map(expanded) {
        let known = all
            .iter()
            .filter_map(|file| file.strip_prefix("data/"))
            .any(|file| Path::new(file).ancestors().any(|part| matches(&pattern, &part.display().to_string())));
        assert!(known, "data/README.md lists {pattern}, which is not there");
    }
}

#[test]
fn words_of_a_language_are_data() {
    let arabic =
        |c: char| matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    for file in files("src") {
        for (number, line) in text(&file).lines().enumerate() {
            assert!(!line.chars().any(arabic), "{file}:{}: Arabic belongs in data/ or assets/", number + 1);
        }
    }
}

#[test]
fn colours_are_tokens() {
    for file in files("src") {
        let text = text(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let written = line.split("\"#").skip(1).any(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count() >= 6);
            assert!(!written, "{file}:{}: a colour belongs in assets/tokens.toml", number + 1);
        }
    }
}

#[test]
fn nothing_tells_where_it_was_made() {
    let places: Vec<String> =
        ["work", "farm", "root", "home", "Users"].iter().map(|folder| format!("/{folder}/")).chain([format!("/{}/", "tmp")]).collect();
    for file in files("").into_iter().filter(|file| !ends_in(file, BINARY) && !ends_in(file, WRITTEN)) {
        for (number, line) in text(&file).lines().enumerate() {
            let told = places.iter().any(|place| {
                line.match_indices(place.as_str()).any(|(at, _)| is_path_start(line, at) && starts_a_name(line, at + place.len()))
            });
            assert!(!told, "{file}:{}: a path of one machine: {line}", number + 1);
        }
    }
}

fn is_path_start(line: &str, at: usize) -> bool {
    line.get(..at)
        .and_then(|head| head.chars().next_back())
        .is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '.' | '_' | '-' | '}' | '>' | ')'))
}

fn starts_a_name(line: &str, at: usize) -> bool {
    line.get(at..).and_then(|tail| tail.chars().next()).is_some_and(|after| after.is_ascii_lowercase() || after == '.')
}

#[test]
fn patterns_of_readmes_are_understood() {
    assert_eq!(listed("a `x-{a,b}.ttf` b `y/*.tsv` c"), ["x-a.ttf", "x-b.ttf", "y/*.tsv"]);
    assert!(matches("y/*.tsv", "y/z.tsv") && !matches("y/*.tsv", "y/z/a.tsv") && !matches("*.tsv", "y.txt"));
}

#[test]
fn every_dependency_is_accounted_for() {
    let manifest: toml::Table = text("Cargo.toml").parse().expect("toml");
    let documented = listed(&text("docs/DEPENDENCIES.md"));
    for section in ["dependencies", "dev-dependencies"] {
        for name in manifest[section].as_table().expect("a table").keys() {
            assert!(documented.contains(name), "docs/DEPENDENCIES.md says nothing of {name}");
        }
    }
}

#[test]
fn pictures_and_documents_that_the_readme_shows_are_there() {
    let readme = text("README.md");
    let linked = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let named = listed(&readme).into_iter().filter(|name| ends_in(name, &["md"]) && !name.contains(' ') && name.contains('/'));
    for file in linked.map(str::to_owned).chain(named) {
        assert!(root().join(&file).is_file(), "README.md speaks of {file}, which is not there");
    }
}
