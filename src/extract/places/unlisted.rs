//! Places the gazetteer lacks: a proper name behind "the village of", "the quarter" and the like.
//!
//! Such a place is put where the place that holds it lies, with its radius: the text names the one and gives the other.
//! Where no place that may hold it is near, nothing is said.

use std::ops::Range;

use super::home;
use super::names::Name;
use super::rank::Choice;
use super::words::Words;
use super::{PlaceMention, PlaceReason};
use crate::gazetteer::{Gazetteer, Place, PlaceIndex};
use crate::incident::{PlaceKind, PlaceRole, Where};
use crate::lexicon::Match;
use crate::text::{Lang, TokenKind};

/// Fewest letters of a name without an article.
const SHORTEST_BARE: usize = 3;
/// How far behind the name the place that holds it may be said, in tokens.
const HOLDER_REACH: usize = 3;
/// Most words of a Latin name.
const LONGEST_LATIN: usize = 3;
/// Least radius around the place that holds it, in km.
const LEAST_KM: f64 = 5.0;
/// Radius in which a village "in the countryside of" a town lies.
const COUNTRYSIDE_KM: f64 = 20.0;
/// How sure such a name is a place.
const CONFIDENCE: f32 = 0.5;

/// The mentions of such places.
pub(super) fn mentions(words: &Words<'_>, gaz: &Gazetteer, names: &[Name], choices: &[Option<Choice>]) -> Vec<PlaceMention> {
    let known: Vec<(&Name, PlaceIndex)> =
        names.iter().zip(choices).filter_map(|(name, choice)| Some((name, choice.as_ref()?.place))).collect();
    let main = main_governorate(gaz, &known);
    let town = home::town(words, gaz, names, choices);
    let finder = Finder { words, gaz, known, main, town };
    let mut out: Vec<PlaceMention> = Vec::new();
    for head in words.heads.iter().filter(|head| head.row.is("open")) {
        for name in finder.names_of(head) {
            out.extend(finder.mention(head, &name));
        }
    }
    out
}

struct Finder<'a> {
    words: &'a Words<'a>,
    gaz: &'a Gazetteer,
    known: Vec<(&'a Name, PlaceIndex)>,
    /// The governorate that the article is mostly about.
    main: Option<PlaceIndex>,
    /// The town that it is mostly about.
    town: Option<PlaceIndex>,
}

impl Finder<'_> {
    /// The unknown names that the word for a sort belongs to.
    fn names_of(&self, head: &Match<'_>) -> Vec<Range<usize>> {
        match (self.words.doc.lang.is_rtl(), head.row.attr("side")) {
            _ if !self.words.is_spelled(head) || self.is_of_other(head) => Vec::new(),
            (true, _) => self.arabic(head).into_iter().collect(),
            (false, Some("before")) => self.latin_after(head.tokens.end).into_iter().collect(),
            (false, _) => self.latin_before(head.tokens.start).into_iter().collect(),
        }
    }

    /// Whether the word for a sort is a part of one behind which the name is that of a party or the like: "hill" in "bloc".
    fn is_of_other(&self, head: &Match<'_>) -> bool {
        self.words.not_places.over(&head.tokens).any(|m| m.row.attr("class") == Some("before"))
    }

    /// One definite noun, with an adjective of side or size; or two words of which the first opens names.
    fn arabic(&self, head: &Match<'_>) -> Option<Range<usize>> {
        let start = self.words.start_after(head.tokens.end);
        let first = self.words.word(start);
        if self.is_taken(start) || !self.is_word(start) || self.class(start) == Some("not_name") {
            return None;
        }
        let next = start + 1;
        if self.class(start) == Some("opener") {
            return (self.is_word(next) && self.class(next) != Some("not_name")).then_some(start..next + 1);
        }
        let has_size = self.class(next) == Some("size");
        if self.words.has_article(first) && first.chars().count() > 4 {
            return Some(start..next + usize::from(has_size));
        }
        (first.chars().count() >= SHORTEST_BARE && head.row.is("bare") && self.is_followed_by_place(next)).then_some(start..next)
    }

    /// Whether the place that holds it is said right behind, perhaps after an adjective: "in the countryside of X", "south of X".
    fn is_followed_by_place(&self, token: usize) -> bool {
        let start = if self.words.has_article(self.words.word(token)) { token + 1 } else { token };
        let cue = self.words.cues.starting(start).filter(|found| matches!(found.row.attr("class"), Some("inside" | "preposition")));
        let relation = self.words.relations.starting(start).filter(|found| matches!(found.row.attr("class"), Some("bearing" | "near")));
        let end = cue.map(|found| found.tokens.end).or_else(|| relation.map(|found| found.tokens.end));
        let first = self.known.partition_point(|(other, _)| other.tokens.start < start);
        self.known.get(first).is_some_and(|(name, _)| {
            let is_close = name.start() <= end.unwrap_or(start) + 1 && self.words.same_sentence(name.tokens.start, token);
            let letters = name.head.as_ref().map_or(name.span, |head| head.span);
            is_close && (end.is_some() || self.words.has_preposition(name.start(), letters))
        })
    }

    /// Capitalised words from a token on.
    fn latin_after(&self, start: usize) -> Option<Range<usize>> {
        let mut end = start;
        while end < start + LONGEST_LATIN * 2 && self.is_latin_name(end) {
            end += 1;
        }
        self.checked(start..self.without_dash(end))
    }

    /// Capitalised words up to a token.
    fn latin_before(&self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 && start + LONGEST_LATIN * 2 > end && self.is_latin_name(start - 1) {
            start -= 1;
        }
        let sentence = self.words.sentence(start).and_then(|i| self.words.doc.sentences.get(i));
        let opens_sentence = sentence.is_some_and(|s| s.tokens.start == start);
        if opens_sentence && end - start == 1 { None } else { self.checked(start..end) }
    }

    fn without_dash(&self, end: usize) -> usize {
        if end > 0 && self.words.word(end - 1) == "-" { end - 1 } else { end }
    }

    fn checked(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let usable = !tokens.is_empty() && !tokens.clone().any(|token| self.is_taken(token) || self.class(token) == Some("not_name"));
        let capital = tokens.clone().any(|token| self.is_capital(token));
        (usable && capital && self.words.word(tokens.start) != "-").then_some(tokens)
    }

    /// A capitalised word, or an article or dash inside a name.
    fn is_latin_name(&self, token: usize) -> bool {
        self.is_capital(token) || self.words.word(token) == "-" || matches!(self.class(token), Some("name_article"))
    }

    fn is_capital(&self, token: usize) -> bool {
        self.is_word(token) && self.surface(token).starts_with(char::is_uppercase)
    }

    fn is_word(&self, token: usize) -> bool {
        self.words.doc.kind(token) == Some(TokenKind::Word)
    }

    fn surface(&self, token: usize) -> &str {
        self.words.doc.surface(self.words.doc.span_of(token..token + 1))
    }

    fn class(&self, token: usize) -> Option<&str> {
        self.words.cues.starting(token).and_then(|found| found.row.attr("class"))
    }

    /// Whether a known place stands there, or an outlet, a unit, a party.
    fn is_taken(&self, token: usize) -> bool {
        let last = self.known.get(self.known.partition_point(|(name, _)| name.tokens.start <= token).wrapping_sub(1));
        last.is_some_and(|(name, _)| name.tokens.contains(&token)) || self.words.not_places.over(&(token..token + 1)).next().is_some()
    }

    fn mention(&self, head: &Match<'_>, name: &Range<usize>) -> Option<PlaceMention> {
        let kind = head.row.attr("kind")?.split(',').find_map(PlaceKind::from_code)?;
        let holder = self.gaz.get(self.holder(name, is_in_town(kind))?)?;
        let span = self.words.doc.span_of(name.clone()).join(head.span);
        let surface: String = self.words.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let name_ar = if self.words.doc.lang == Lang::Ar { surface.clone() } else { String::new() };
        let place = Where {
            gazetteer_id: holder.id.clone(),
            name: surface,
            name_ar,
            kind,
            point: holder.point,
            precision_km: radius_in(holder, kind),
            role: PlaceRole::Site,
            confidence: CONFIDENCE,
            alternatives: Vec::new(),
            admin: None,
        };
        Some(PlaceMention { span, place, metonym: false, reasons: vec![PlaceReason::Unlisted] })
    }

    /// The place that holds it: the one said right behind it; for what lies in towns, one of its sentence, else the town that the article is
    /// mostly about; else the governorate it is mostly about.
    fn holder(&self, name: &Range<usize>, in_town: bool) -> Option<PlaceIndex> {
        let first = self.known.partition_point(|(other, _)| other.tokens.start < name.end);
        let reach = if in_town { HOLDER_REACH * 2 } else { HOLDER_REACH };
        let behind = self.known.iter().skip(first).take_while(|(other, _)| other.start() <= name.end + reach).find(|(other, at)| {
            let said = other.start() >= name.end && self.words.same_sentence(other.tokens.start, name.start);
            said && self.gaz.get(*at).is_some_and(|place| may_hold(place.kind))
        });
        let before = || {
            let same_sentence = |other: &Name| self.words.same_sentence(other.tokens.start, name.start);
            let earlier = self.known.iter().take(first).rev().take_while(|(other, _)| same_sentence(other));
            earlier.map(|(_, at)| *at).find(|at| self.gaz.get(*at).is_some_and(|place| is_town(place.kind)))
        };
        let in_a_town = || if in_town { before().or(self.town) } else { None };
        behind.map(|&(_, at)| at).or_else(in_a_town).or(self.main)
    }
}

/// Sorts of places that lie in towns.
const fn is_in_town(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Neighbourhood | PlaceKind::Facility | PlaceKind::Road)
}

const fn is_town(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::City | PlaceKind::Town)
}

/// The governorate in which most of the places named lie; the first of them where there are several.
fn main_governorate(gaz: &Gazetteer, known: &[(&Name, PlaceIndex)]) -> Option<PlaceIndex> {
    let is_governorate = |at: &PlaceIndex| gaz.get(*at).is_some_and(|place| place.kind == PlaceKind::Governorate);
    let mut counts: Vec<(PlaceIndex, usize)> = Vec::new();
    for governorate in known.iter().filter_map(|&(_, at)| std::iter::once(at).chain(gaz.ancestors(at)).find(is_governorate)) {
        match counts.iter_mut().find(|(other, _)| *other == governorate) {
            Some((_, count)) => *count += 1,
            None => counts.push((governorate, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|&(at, _)| at)
}

/// Places smaller than a country that others lie in.
const fn may_hold(kind: PlaceKind) -> bool {
    matches!(
        kind,
        PlaceKind::Region
            | PlaceKind::Governorate
            | PlaceKind::District
            | PlaceKind::Subdistrict
            | PlaceKind::City
            | PlaceKind::Town
            | PlaceKind::Desert
    )
}

fn radius_in(holder: &Place, kind: PlaceKind) -> f64 {
    holder.precision_km.max(if is_town(holder.kind) && !is_in_town(kind) { COUNTRYSIDE_KM } else { LEAST_KM })
}

/// Puts the mentions in the order of the text; one that lies over another goes.
pub(super) fn merge(mut listed: Vec<PlaceMention>, unlisted: Vec<PlaceMention>) -> Vec<PlaceMention> {
    listed.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let is_free = |mention: &PlaceMention| {
        let next = listed.partition_point(|other| other.span.start < mention.span.end);
        // A road may reach over its ends: look a few mentions back for the one that reaches furthest.
        !listed.iter().take(next).rev().take(3).any(|other| other.span.overlaps(mention.span))
    };
    let free: Vec<PlaceMention> = unlisted.into_iter().filter(is_free).collect();
    listed.extend(free);
    listed.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    listed
}
