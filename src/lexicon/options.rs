//! How the terms of a table are matched.

use crate::text::{PrefixKind, SuffixKind};

/// What the terms of a table are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// They are looked for in texts.
    #[default]
    Terms,
    /// They are asked for word by word (numbers, abbreviations), never looked for.
    Words,
    /// They are parts of words.
    Affixes,
    /// They are patterns of a grammar.
    Rules,
    /// They are phrases to be filled in, never looked for.
    Templates,
}

/// How the terms of a table are matched: the `#!` line of the file, `key=value` with spaces between.
///
/// - `match=terms|words|affixes|rules|templates`: what the terms are for;
/// - `prefixes=conjunction,preposition,article` or `none`: what may be written in front of a term; with the article, a
///   term of several words is also found with the article on each;
/// - `suffixes=pronoun,tanween,dual,plural,case` or `none`: what may be written behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the terms are for.
    pub mode: Mode,
    prefixes: u8,
    suffixes: u8,
}

const PREFIXES: [(&str, u8); 3] = [("conjunction", 1), ("preposition", 2), ("article", 4)];
const SUFFIXES: [(&str, u8); 5] = [("pronoun", 1), ("tanween", 2), ("dual", 4), ("plural", 8), ("case", 16)];

const fn prefix_bit(kind: PrefixKind) -> u8 {
    match kind {
        PrefixKind::Conjunction => 1,
        PrefixKind::Preposition => 2,
        PrefixKind::Article | PrefixKind::SwallowedArticle => 4,
    }
}

const fn suffix_bit(kind: SuffixKind) -> u8 {
    match kind {
        SuffixKind::Pronoun => 1,
        SuffixKind::Tanween => 2,
        SuffixKind::Dual => 4,
        SuffixKind::Plural => 8,
        SuffixKind::Case => 16,
    }
}

impl Options {
    /// The bare word: what tables start from where the language says nothing.
    pub const fn exact() -> Self {
        Self { mode: Mode::Terms, prefixes: 0, suffixes: 0 }
    }

    /// Applies a `#!` line.
    ///
    /// # Errors
    /// A sentence that names the word not understood.
    pub fn set(&mut self, directive: &str) -> Result<(), String> {
        for part in directive.split_whitespace() {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "match" => self.mode = mode(value)?,
                "prefixes" => self.prefixes = bits(value, &PREFIXES)?,
                "suffixes" => self.suffixes = bits(value, &SUFFIXES)?,
                _ => return Err(format!("{key}: expected match, prefixes or suffixes")),
            }
        }
        Ok(())
    }

    pub(super) const fn allows_prefix(self, kind: PrefixKind) -> bool {
        self.prefixes & prefix_bit(kind) != 0
    }

    pub(super) const fn allows_suffix(self, kind: SuffixKind) -> bool {
        self.suffixes & suffix_bit(kind) != 0
    }
}

fn mode(word: &str) -> Result<Mode, String> {
    Ok(match word {
        "terms" => Mode::Terms,
        "words" => Mode::Words,
        "affixes" => Mode::Affixes,
        "rules" => Mode::Rules,
        "templates" => Mode::Templates,
        _ => return Err(format!("match={word}: expected terms, words, affixes, rules or templates")),
    })
}

fn bits(words: &str, known: &[(&str, u8)]) -> Result<u8, String> {
    words.split(',').filter(|&word| word != "none").try_fold(0, |all, word| {
        let found = known.iter().find(|(name, _)| *name == word);
        found.map(|&(_, bit)| all | bit).ok_or_else(|| format!("{word}: not a known prefix or suffix"))
    })
}
