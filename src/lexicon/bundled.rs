//! The tables that come with the program: every file of `data/lexicon`, listed once.

use super::LanguageFiles;

/// A folder: its name, its `language.toml`, its tables by name.
pub type Folder = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

macro_rules! tables {
    ($($folder:literal: $($name:literal)+;)+) => {
        /// Every folder of the program.
        pub const FOLDERS: &[Folder] = &[$((
            $folder,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon/", $folder, "/language.toml")),
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon/", $folder, "/", $name, ".tsv"))),)+],
        ),)+];
    };
}

/// The files of the languages that come with the program.
pub fn languages() -> Vec<LanguageFiles> {
    let owned = |&(name, text): &(&str, &str)| (name.to_owned(), text.to_owned());
    FOLDERS
        .iter()
        .map(|(_, manifest, tables)| LanguageFiles { manifest: (*manifest).to_owned(), tables: tables.iter().map(owned).collect() })
        .collect()
}

// One table a line keeps changes by several people apart.
tables! {
    "ar":
        "abbreviations"
        "actors"
        "attribution"
        "bounds"
        "casualties"
        "causes"
        "clitics"
        "date_rules"
        "date_words"
        "deeds"
        "denials"
        "determiners"
        "discourse"
        "events"
        "factions"
        "forces"
        "fused_words"
        "metonyms"
        "months"
        "no_casualties"
        "non_events"
        "not_places"
        "not_victims"
        "number_words"
        "parts"
        "place_cues"
        "place_heads"
        "place_relations"
        "place_roles"
        "place_words"
        "relative_dates"
        "speech"
        "targets"
        "victims"
        "voices"
        "weapons"
        "weekdays"
    ;
    "en":
        "abbreviations"
        "actors"
        "attribution"
        "bounds"
        "casualties"
        "causes"
        "clitics"
        "date_rules"
        "date_words"
        "deeds"
        "denials"
        "determiners"
        "discourse"
        "events"
        "factions"
        "forces"
        "metonyms"
        "months"
        "no_casualties"
        "non_events"
        "not_places"
        "not_victims"
        "number_words"
        "parts"
        "place_cues"
        "place_heads"
        "place_relations"
        "place_roles"
        "place_templates"
        "place_words"
        "relative_dates"
        "speech"
        "targets"
        "victims"
        "voices"
        "weapons"
        "weekdays"
    ;
}
