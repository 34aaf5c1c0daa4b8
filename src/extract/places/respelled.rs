//! Names of the gazetteer in a Latin spelling it does not list: the sound is the same, and the words around say that a place stands there.

use std::ops::Range;

use super::rank::is_home;
use super::words::Words;
use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::incident::PlaceKind;
use crate::text::{Lang, TokenKind, fold_term};

/// Most tokens of such a name, dashes included.
const LONGEST: usize = 6;
/// Fewest letters of such a name.
const SHORTEST: usize = 5;

/// A name in another spelling.
pub(super) struct Respelled {
    pub(super) tokens: Range<usize>,
    pub(super) places: Vec<PlaceIndex>,
    /// Whether it needs no word beside it that says so.
    pub(super) sure: bool,
}

/// Names in odd spellings, with the places that sound so: capitalised words that nothing else takes, behind a word for the sort of a place or for where
/// something lies, or before a word for its sort; or a name of two words with the article between them, wherever it stands.
pub(super) fn find(words: &Words<'_>, gaz: &Gazetteer, taken: impl Fn(usize) -> bool) -> Vec<Respelled> {
    let mut out = Vec::new();
    if words.doc.lang != Lang::En {
        return out;
    }
    let mut start = 0;
    while start < words.doc.tokens.len() {
        let end = run(words, start, &taken);
        let whole = with_article(words, start, &taken);
        let sounding = whole.clone().map(|whole| sounding(words, gaz, &whole)).unwrap_or_default();
        if let Some(tokens) = whole.filter(|_| !sounding.is_empty()) {
            start = tokens.end;
            out.push(Respelled { tokens, places: sounding, sure: true });
            continue;
        }
        let places = if end > start { places(words, gaz, start..end) } else { Vec::new() };
        if places.is_empty() {
            // "In Jurf al-Sakhr": the name may begin at the next of the capitals.
            start += 1;
            continue;
        }
        out.push(Respelled { tokens: start..end, places, sure: false });
        start = end;
    }
    out
}

/// One past the last of the capitalised words, articles and dashes from a token on; the token itself where there is none.
fn run(words: &Words<'_>, start: usize, taken: &impl Fn(usize) -> bool) -> usize {
    let is_part = |token: usize| is_capital(words, token) || words.word(token) == "-" || class(words, token) == Some("name_article");
    if !is_capital(words, start) || start > 0 && is_capital(words, start - 1) {
        return start;
    }
    let mut end = start;
    while end < start + LONGEST && is_part(end) && !taken(end) && class(words, end) != Some("not_name") {
        end += 1;
    }
    while end > start && words.word(end - 1) == "-" {
        end -= 1;
    }
    end
}

fn is_capital(words: &Words<'_>, token: usize) -> bool {
    words.doc.kind(token) == Some(TokenKind::Word) && words.doc.surface(words.doc.span_of(token..token + 1)).starts_with(char::is_uppercase)
}

fn class<'a>(words: &'a Words<'_>, token: usize) -> Option<&'a str> {
    words.cues.starting(token).and_then(|found| found.row.attr("class"))
}

fn places(words: &Words<'_>, gaz: &Gazetteer, tokens: Range<usize>) -> Vec<PlaceIndex> {
    let before = words.end_before(tokens.start);
    let located = words.cues.ending(before).is_some_and(|m| m.row.is("spot"))
        || words.relations.ending(before).is_some()
        || words.heads.ending(before).is_some_and(|m| matches!(m.row.attr("side"), Some("before" | "either")));
    let has_head = words.heads.starting(tokens.end).is_some_and(|m| matches!(m.row.attr("side"), Some("after" | "either")));
    if !(located || has_head || follows_and(words, before)) || words.not_places.over(&tokens).next().is_some() {
        return Vec::new();
    }
    sounding(words, gaz, &tokens)
}

/// "Jurf al-Sakhr": two capitalised words with the article between them, and no other beside them.
fn with_article(words: &Words<'_>, start: usize, taken: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let article = (class(words, start + 1) == Some("name_article")).then_some(start + 1)?;
    let last = article + 1 + usize::from(words.word(article + 1) == "-");
    // "In Jurf al-Sakhr": the capital of a preposition opens the sentence.
    let cue = words.cues.ending(words.end_before(start)).is_some();
    let before = !cue && start.checked_sub(1).is_some_and(|token| is_capital(words, token));
    let named = is_capital(words, start) && is_capital(words, last) && !before && !is_capital(words, last + 1);
    let whole = start..last + 1;
    let free = !whole.clone().any(taken) && class(words, start) != Some("not_name");
    (named && free && words.not_places.over(&whole).next().is_none()).then_some(whole)
}

/// The places of the two countries that sound like these words.
fn sounding(words: &Words<'_>, gaz: &Gazetteer, tokens: &Range<usize>) -> Vec<PlaceIndex> {
    let folded = fold_term(words.doc.surface(words.doc.span_of(tokens.clone())));
    if folded.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST {
        return Vec::new();
    }
    // Names that everybody writes alike in Latin letters have no odd spellings: no "Garmian" is Germany.
    let may_be = |&at: &PlaceIndex| gaz.get(at).is_some_and(|place| is_home(place) && place.kind != PlaceKind::Country);
    gaz.sounding(&folded).into_iter().filter(may_be).collect()
}

/// Whether "and" stands before it, as in "between X and Y": the list it stands in decides then.
fn follows_and(words: &Words<'_>, before: usize) -> bool {
    words.cues.ending(before).is_some_and(|m| m.row.attr("class") == Some("and"))
}
