//! A date that somebody types by itself: digits, or the words that articles are read with.

use super::tag::Tagged;
use super::{DateMention, DateWords};
use crate::incident::{Precision, When};
use crate::lexicon::Lexicons;
use crate::text::{Document, Token, TokenKind};

/// Words that may stand before a date and are part of what it says, by their class in the tables.
const COMPANY: [&str; 10] = ["since", "starting", "until", "before_date", "after_date", "between", "from", "of", "in", "on"];

/// Why words are no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No date among them.
    NoDate,
    /// A date, but which one depends on the day it is said: no year, or "yesterday".
    Leans,
    /// This word has no part in it.
    Rest(String),
    /// Several dates without a word that joins them.
    Several,
}

/// The days that typed words name, all of them: nothing is passed over. Nothing is guessed either; see [`Unread`].
///
/// # Errors
/// Says why the words are no date.
pub fn typed_date(text: &str, lex: &Lexicons) -> Result<When, Unread> {
    if let Some(when) = When::from_digits(text) {
        return Ok(when);
    }
    let doc = lex.read(text, lex.detect(text));
    let words = DateWords::find(&doc, lex);
    let mentions = words.read(None);
    let when = match mentions.as_slice() {
        [] => return Err(Unread::NoDate),
        [one] => one.when.clone(),
        [from, to] if !has_words_between(&doc, from, to) => joined(&from.when, &to.when)?,
        _ => return Err(Unread::Several),
    };
    if let Some(word) = rest(&words, &mentions) {
        return Err(Unread::Rest(word));
    }
    if when.earliest.is_none() && when.latest.is_none() { Err(Unread::Leans) } else { Ok(when) }
}

/// "A – B".
fn joined(from: &When, to: &When) -> Result<When, Unread> {
    match (from.earliest, to.latest) {
        (Some(first), Some(last)) if first <= last => Ok(When::span(first, last, Precision::Range)),
        (Some(_), Some(_)) => Err(Unread::Several),
        _ => Err(Unread::Leans),
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

fn has_words_between(doc: &Document<'_>, from: &DateMention, to: &DateMention) -> bool {
    doc.tokens.iter().any(|token| is_word(token) && token.span.start >= from.span.end && token.span.end <= to.span.start)
}

/// The first word that belongs neither to a date nor to its company.
fn rest(words: &DateWords<'_>, mentions: &[DateMention]) -> Option<String> {
    let is_told = |token: &Token| mentions.iter().any(|mention| mention.span.overlaps(token.span));
    let keeps_company = |n: usize| {
        words.languages.iter().any(|(lang, tagged)| {
            let grammar = words.lex.table(*lang, "date_rules").grammar();
            COMPANY.iter().filter_map(|class| grammar.class(class)).any(|class| is_covered(tagged, class, n))
        })
    };
    let mut rest = words.doc.tokens.iter().enumerate().filter(|(n, token)| is_word(token) && !is_told(token) && !keeps_company(*n));
    rest.next().map(|(_, token)| token.span.slice(words.doc.body).to_owned())
}

/// Whether a word of that class stands over a token of the text.
fn is_covered(tagged: &Tagged<'_>, class: crate::lexicon::pattern::ClassId, token: usize) -> bool {
    let Some(position) = tagged.tokens.iter().position(|other| *other == token) else { return false };
    (0..=position).any(|at| tagged.lattice.at(at).iter().any(|item| item.class == class && item.end > position))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns: typed, first day, last day (`..` where open), or why it is no date.
    const ROWS: &str = include_str!("../../../tests/data/dates_typed.tsv");

    fn read(text: &str, lex: &Lexicons) -> (String, String) {
        let end = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        match typed_date(text, lex) {
            Ok(when) => (end(when.earliest), end(when.latest)),
            Err(Unread::NoDate) => ("-".into(), "no date".into()),
            Err(Unread::Leans) => ("-".into(), "leans".into()),
            Err(Unread::Several) => ("-".into(), "several".into()),
            Err(Unread::Rest(word)) => ("-".into(), format!("rest {word}")),
        }
    }

    #[test]
    fn typed_dates_are_read_whole_or_not_at_all() {
        let lex = Lexicons::bundled().expect("bundled tables");
        let mut rows = 0;
        for row in ROWS.lines().skip(1).filter(|row| !row.is_empty()) {
            let [typed, from, to] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {row}") };
            assert_eq!(read(typed, &lex), (from.to_owned(), to.to_owned()), "{typed}");
            rows += 1;
        }
        assert!(rows > 30, "the reader of rows sees them: {rows}");
    }
}
