//! Names of the gazetteer in the text, less those that belong to an outlet, a unit, a party or a person.

use std::ops::Range;

use super::PlaceReason;
use super::heads::Head;
use super::respelled;
use super::words::Words;
use crate::gazetteer::{Gazetteer, NameKey, PlaceIndex};
use crate::lexicon::Lexicons;
use crate::text::Span;
use crate::text::quick::Few;

/// How far a name must be helped to be a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// It is a place by itself.
    Free,
    /// It is also a word or a person: it needs a cue.
    Common,
    /// It is also an adjective: it needs a preposition or the like.
    Adjective,
    /// It is an everyday word: it needs a word for its sort, or the place it lies in, right beside it.
    Word,
    /// It is a small word: only a word for just its sort makes it a place.
    Particle,
}

/// A name that may be a place.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// Places of that name.
    pub(super) candidates: Vec<PlaceIndex>,
    pub(super) tier: Tier,
    /// The word for its sort beside it, its own or one that a list shares.
    pub(super) head: Option<Head>,
    /// Number of the list it stands in.
    pub(super) list: Option<usize>,
    pub(super) reasons: Vec<PlaceReason>,
    /// Names inside a road's.
    pub(super) ends: Vec<Self>,
}

impl Name {
    /// Keeps a name inside this one, which matters where this one is a road.
    fn keep_end(&mut self, name: Self) {
        if self.span.covers(name.span) && name.tokens != self.tokens && name.tier <= Tier::Common {
            self.ends.push(name);
        }
    }

    /// First token with the word for its sort.
    pub(super) fn start(&self) -> usize {
        self.head.as_ref().filter(|head| !head.shared).map_or(self.tokens.start, |head| head.tokens.start.min(self.tokens.start))
    }

    /// One past the last token with the word for its sort.
    pub(super) fn end(&self) -> usize {
        self.head.as_ref().filter(|head| !head.shared).map_or(self.tokens.end, |head| head.tokens.end.max(self.tokens.end))
    }
}

/// Every name that may be a place, in order, none over another.
pub(super) fn find(words: &Words<'_>, lex: &Lexicons, gaz: &Gazetteer) -> Vec<Name> {
    let in_phrase = |name: &Name| {
        let mut over = words.not_places.over(&name.tokens);
        over.any(|m| m.row.attr("class") == Some("phrase") && !covers_more(&name.tokens, &m.tokens))
    };
    let mut all: Vec<Name> = gaz
        .names_in(words.doc, lex)
        .into_iter()
        .filter(|hit| is_capitalised(hit.span.slice(words.doc.body)) && !is_adjective(hit.span.slice(words.doc.body)))
        .map(|hit| name(words, gaz, hit.tokens, hit.span, hit.places.to_vec()))
        .collect();
    all.extend(after_plural_heads(words, gaz, &all));
    all.extend(respelled(words, gaz, &all));
    all.retain(|name| !in_phrase(name));
    all.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    let mut out: Vec<Name> = Vec::with_capacity(all.len());
    for name in all {
        match out.last_mut() {
            Some(last) if name.span.start < last.span.end => last.keep_end(name),
            _ if !belongs_to_other(words, &name) => out.push(name),
            _ => {}
        }
    }
    out
}

/// Names in spellings that the gazetteer lacks. They need a cue like any doubtful name, but for those that are sure.
fn respelled(words: &Words<'_>, gaz: &Gazetteer, known: &[Name]) -> Vec<Name> {
    let taken: Few<usize> = known.iter().flat_map(|name| name.tokens.clone()).collect();
    let found = respelled::find(words, gaz, |token| taken.contains(&token)).into_iter();
    let names = found.map(|found| {
        let span = words.doc.span_of(found.tokens.clone());
        let name = name(words, gaz, found.tokens, span, found.places);
        Name { tier: if found.sure { name.tier } else { name.tier.max(Tier::Common) }, ..name }
    });
    names.collect()
}

fn name(words: &Words<'_>, gaz: &Gazetteer, tokens: Range<usize>, span: Span, candidates: Vec<PlaceIndex>) -> Name {
    let tier = tier(words, gaz, &tokens, span, &candidates);
    Name { tokens, span, candidates, tier, head: None, list: None, reasons: Vec::new(), ends: Vec::new() }
}

fn tier(words: &Words<'_>, gaz: &Gazetteer, tokens: &Range<usize>, span: Span, candidates: &[PlaceIndex]) -> Tier {
    // In Latin letters only the small places far off are doubtful by themselves; the table lists the other words.
    let is_doubtful = |at: &PlaceIndex| {
        let latin = span.slice(words.doc.body).is_ascii();
        gaz.get(*at).is_none_or(|place| place.common_word && (!latin || place.id.starts_with("gn-")))
    };
    match words.place_words.exactly(tokens, span).and_then(|row| row.attr("tier")) {
        Some("sort") => Tier::Particle,
        Some("head") => Tier::Word,
        Some("preposition") => Tier::Adjective,
        Some(_) => Tier::Common,
        None if words.metonyms.exactly(tokens, span).is_some() => Tier::Free,
        None if candidates.iter().all(is_doubtful) => Tier::Common,
        None => Tier::Free,
    }
}

/// Latin names open a word with a capital; "hit" and "van" do not. Other scripts have none.
fn is_capitalised(surface: &str) -> bool {
    let is_latin = surface.chars().any(|c| c.is_ascii_alphabetic());
    !is_latin || surface.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(|c: char| c.is_uppercase()))
}

/// "A Syrian soldier", in the accusative: the sign of nouns that are not names of countries, before or behind its alif.
fn is_adjective(surface: &str) -> bool {
    surface.ends_with('\u{64b}') || surface.ends_with("\u{64b}\u{627}")
}

fn covers_more(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer.len() > inner.len()
}

/// Names known only with the word for their sort, behind its dual or plural: "the two fields A and B".
fn after_plural_heads(words: &Words<'_>, gaz: &Gazetteer, known: &[Name]) -> Vec<Name> {
    let starts: Few<usize> = known.iter().map(|name| name.tokens.start).collect();
    let mut out = Vec::new();
    for head in words.heads.iter() {
        let Some(single) = head.row.attr("single") else { continue };
        let start = words.start_after(head.tokens.end);
        if starts.contains(&start) {
            continue;
        }
        for length in (1..=3).rev() {
            let tokens = start..start + length;
            if tokens.clone().any(|token| words.is_break(token)) {
                continue;
            }
            let rest: Vec<&str> = tokens.clone().map(|token| words.word(token)).collect();
            let key = NameKey::new(&format!("{single} {}", rest.join(" ")));
            let places = gaz.named(&key);
            if !places.is_empty() {
                let mut found = name(words, gaz, tokens.clone(), words.doc.span_of(tokens), places.to_vec());
                found.tier = Tier::Free;
                out.push(found);
                break;
            }
        }
    }
    out
}

/// Whether the words around make it part of the name of an outlet, a unit, a party.
fn belongs_to_other(words: &Words<'_>, name: &Name) -> bool {
    let before = words.not_places.ending(words.end_before(name.tokens.start)).map(|m| m.row);
    let after = words.not_places.starting(words.start_after(name.tokens.end)).map(|m| m.row);
    match before.and_then(|row| row.attr("class").map(|class| (class, row))) {
        Some(("before", _)) => return true,
        Some(("until", row)) => {
            let next = words.word(words.start_after(name.tokens.end));
            let ends = row.attr("until").unwrap_or_default();
            if ends.split('|').any(|end| crate::text::fold_term(end) == next) {
                return true;
            }
        }
        _ => {}
    }
    after.is_some_and(|row| row.attr("class") == Some("after"))
}
