//! Icons by name, from the bundled icon face (`assets/icons/icons.tsv` gives the code points).

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../assets/icons/icons.tsv");

static BY_NAME: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|row| row.split_once('\t'))
        .filter_map(|(name, code)| Some((name, char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)?)))
        .collect()
});

/// The letter that draws the icon; nothing for an unknown name (a test asks for every name used).
pub fn icon(name: &str) -> String {
    BY_NAME.get(name).map(char::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_named_in_the_source_is_in_the_face() {
        let mut asked = 0;
        for file in walk(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui"))) {
            let source = std::fs::read_to_string(&file).expect("source file");
            for part in source.split("icon(\"").skip(1) {
                let Some((name, _)) = part.split_once('"') else { continue };
                asked += 1;
                assert!(!icon(name).is_empty(), "{}: no icon {name}", file.display());
            }
        }
        assert!(asked > 5, "only {asked} icons found");
    }

    fn walk(dir: &std::path::Path) -> Vec<std::path::PathBuf> {
        let mut out = Vec::new();
        for entry in std::fs::read_dir(dir).expect("source folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                out.extend(walk(&path));
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("icons.rs") {
                out.push(path);
            }
        }
        out
    }
}
