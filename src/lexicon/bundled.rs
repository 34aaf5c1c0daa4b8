//! The tables that come with the program: every file of `data/lexicon`, listed once.

use crate::text::Lang;

macro_rules! tables {
    ($($lang:ident $folder:literal: $($name:literal)+;)+) => {
        /// Language, name, contents.
        pub const FILES: &[(Lang, &str, &str)] = &[$($(
            (Lang::$lang, $name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon/", $folder, "/", $name, ".tsv"))),
        )+)+];
    };
}

// One table a line keeps changes by several people apart.
tables! {
    Ar "ar":
        "abbreviations"
        "actors"
        "attribution"
        "bounds"
        "casualties"
        "causes"
        "clitics"
        "date_rules"
        "date_words"
        "determiners"
        "discourse"
        "events"
        "factions"
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
        "weapons"
        "weekdays"
    ;
    En "en":
        "abbreviations"
        "actors"
        "attribution"
        "bounds"
        "casualties"
        "causes"
        "clitics"
        "date_rules"
        "date_words"
        "determiners"
        "discourse"
        "events"
        "factions"
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
        "weapons"
        "weekdays"
    ;
}
