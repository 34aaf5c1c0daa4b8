//! The tables of words that come with the program.

use std::collections::BTreeSet;
use std::path::Path;

use furat::lexicon::{Lexicons, bundled, check};

#[test]
fn every_row_is_found_in_its_own_example() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let problems: Vec<String> = check::check(&lexicons).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_file_of_the_folder_is_bundled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon");
    let mut files = BTreeSet::new();
    for folder in std::fs::read_dir(root).expect("data/lexicon") {
        let folder = folder.expect("entry").path();
        let lang = folder.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        for file in std::fs::read_dir(&folder).expect("language folder") {
            let file = file.expect("entry").path();
            files.insert(format!("{lang}/{}", file.file_stem().and_then(|n| n.to_str()).unwrap_or_default()));
        }
    }
    let of = |&(folder, _, tables): &bundled::Folder| {
        let names = tables.iter().map(|(name, _)| *name).chain(["language"]);
        names.map(|name| format!("{folder}/{name}")).collect::<Vec<_>>()
    };
    let listed: BTreeSet<String> = bundled::FOLDERS.iter().flat_map(of).collect();
    assert_eq!(files, listed);
}
