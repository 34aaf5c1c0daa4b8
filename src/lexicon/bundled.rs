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
        "clitics"
        "fused_words"
        "number_words"
        "weekdays"
    ;
    En "en":
        "abbreviations"
        "clitics"
        "number_words"
        "weekdays"
    ;
}
