//! Which names are places: those that are no word, and those that the words beside them make one.

use std::collections::BTreeSet;

use super::PlaceReason;
use super::names::{Name, Tier};
use super::rank::is_home;
use super::words::Words;
use crate::gazetteer::{Gazetteer, Place, PlaceIndex};
use crate::geo::LatLon;
use crate::incident::PlaceKind;
use crate::text::quick::Few;

/// How far from a place beyond doubt an ambiguous name with a preposition may lie.
const NEAR_KM: f64 = 100.0;
/// How far behind a name the place it lies in may follow, in tokens.
const INSIDE_REACH: usize = 4;
/// Inhabitants of a city that articles from anywhere name.
const LARGE: u32 = 100_000;
/// Tokens at the top of an article in which a dateline stands.
const DATELINE_REACH: usize = 8;

/// The names that are places, with the reasons.
pub(super) fn keep(words: &Words<'_>, gaz: &Gazetteer, mut names: Vec<Name>) -> Vec<Name> {
    let judge = Judge { words, gaz, anchors: anchors(gaz, &names), at_home: tells_of_home(gaz, &names) };
    let mut kept: Vec<bool> = Vec::with_capacity(names.len());
    for i in 0..names.len() {
        let reasons = judge.reasons(&names, i);
        kept.push(!reasons.is_empty());
        if let Some(name) = names.get_mut(i) {
            name.reasons = reasons;
        }
    }
    spread(&judge, &mut names, &mut kept);
    names.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(name, _)| name).collect()
}

/// The places beyond doubt that are smaller than a country: the point, and how far around it counts as near.
fn anchors(gaz: &Gazetteer, names: &[Name]) -> Vec<(LatLon, f64)> {
    let certain = names.iter().filter(|name| name.tier == Tier::Free && name.candidates.len() == 1);
    let distinct: BTreeSet<PlaceIndex> = certain.filter_map(|name| name.candidates.first().copied()).collect();
    let places = distinct.into_iter().filter_map(|at| gaz.get(at));
    places
        .filter(|place| !matches!(place.kind, PlaceKind::Country | PlaceKind::Region))
        .map(|place| (place.point, NEAR_KM + place.precision_km))
        .collect()
}

/// Whether the article names Syria, Iraq, or a place in them beyond doubt.
fn tells_of_home(gaz: &Gazetteer, names: &[Name]) -> bool {
    let in_home = |at: &PlaceIndex| gaz.get(*at).is_some_and(is_home);
    let certain = |name: &&Name| name.tier == Tier::Free && !name.candidates.is_empty();
    // What names no place beyond doubt is news of here: that is what the articles are read for.
    names.iter().filter(certain).any(|name| name.candidates.iter().all(in_home)) || !names.iter().any(|name| certain(&name))
}

/// A doubtful name follows the others of its list, and what the article says of the same place elsewhere.
fn spread(judge: &Judge<'_>, names: &mut [Name], kept: &mut [bool]) {
    for _ in 0..2 {
        let sure = Sure::new(names, kept);
        for (name, kept) in names.iter_mut().zip(kept.iter_mut()).filter(|(_, kept)| !**kept) {
            if name.tier == Tier::Particle || judge.is_vetoed(name) {
                continue;
            }
            let lists = if name.tier < Tier::Word { &sure.lists } else { &sure.lists_with_head };
            let in_list = name.list.is_some_and(|list| lists.contains(&list));
            let elsewhere = name.tier == Tier::Common && name.candidates.iter().any(|at| sure.places.contains(at));
            if in_list || elsewhere {
                name.reasons.push(if in_list { PlaceReason::List } else { PlaceReason::Elsewhere });
                *kept = true;
            }
        }
    }
}

/// What the names kept so far say of the others.
struct Sure {
    lists: Few<usize>,
    lists_with_head: Few<usize>,
    places: Few<PlaceIndex>,
}

impl Sure {
    fn new(names: &[Name], kept: &[bool]) -> Self {
        let sure = || names.iter().zip(kept).filter(|(_, kept)| **kept).map(|(name, _)| name);
        Self {
            lists: sure().filter_map(|name| name.list).collect(),
            lists_with_head: sure().filter(|name| name.head.is_some()).filter_map(|name| name.list).collect(),
            places: sure().flat_map(|name| name.candidates.iter().copied()).collect(),
        }
    }
}

struct Judge<'a> {
    words: &'a Words<'a>,
    gaz: &'a Gazetteer,
    anchors: Vec<(LatLon, f64)>,
    at_home: bool,
}

impl Judge<'_> {
    /// What makes the name a place; nothing where it is none, or not by itself.
    fn reasons(&self, names: &[Name], i: usize) -> Vec<PlaceReason> {
        let Some(name) = names.get(i) else { return Vec::new() };
        let mut reasons = Vec::new();
        if self.is_site_elsewhere(name) || name.tier != Tier::Free && self.is_vetoed(name) {
            return reasons;
        }
        if name.tier == Tier::Free {
            reasons.push(PlaceReason::Name);
        }
        if name.tier == Tier::Particle {
            if name.head.as_ref().is_some_and(|head| self.places(name).any(|place| head.kinds.contains(&place.kind))) {
                reasons.push(PlaceReason::Head);
            }
            return reasons;
        }
        if self.has_head(name) {
            reasons.push(PlaceReason::Head);
        }
        if self.is_hashtag(name) {
            reasons.push(PlaceReason::Hashtag);
        }
        if self.is_inside(names, i) {
            reasons.push(PlaceReason::Inside);
        }
        let placed = self.has_preposition(name);
        match name.tier {
            Tier::Common
                if placed
                    && (self.is_near(name)
                        || self.is_large(name)
                        || self.is_related(name)
                        || self.is_town_at_home(name)
                        || self.has_context_in_sentence(name)) =>
            {
                reasons.push(PlaceReason::Preposition);
            }
            Tier::Common if name.tokens.len() > 1 && self.has_context_in_sentence(name) => reasons.push(PlaceReason::Inside),
            Tier::Adjective if placed => reasons.push(PlaceReason::Preposition),
            _ => {}
        }
        if matches!(name.tier, Tier::Common | Tier::Adjective) && self.is_dateline(name) {
            reasons.push(PlaceReason::Dateline);
        }
        reasons
    }

    fn places<'n>(&'n self, name: &'n Name) -> impl Iterator<Item = &'n Place> {
        name.candidates.iter().filter_map(|&at| self.gaz.get(at))
    }

    /// A word for its sort, of the right sort for an everyday word.
    fn has_head(&self, name: &Name) -> bool {
        let from_table =
            name.head.as_ref().is_some_and(|head| !head.is_site || self.places(name).any(|place| head.kinds.contains(&place.kind)));
        from_table || self.opens_with_head(name) || self.places(name).any(|place| self.stands_beside(name, &place.needs_folded))
    }

    /// Whether the name itself begins or ends with a word for its sort.
    fn opens_with_head(&self, name: &Name) -> bool {
        let heads = &self.words.heads;
        let first = heads.starting(name.tokens.start).filter(|m| m.tokens.end < name.tokens.end);
        let last = heads.ending(name.tokens.end).filter(|m| m.tokens.start > name.tokens.start);
        first.or(last).is_some()
    }

    /// Whether one of the words, folded, stands right before or behind the name.
    fn stands_beside(&self, name: &Name, phrases: &[String]) -> bool {
        let (before, after) = (self.words.end_before(name.tokens.start), self.words.start_after(name.tokens.end));
        phrases.iter().any(|phrase| self.ends_with(before, phrase) || self.starts_with(after, phrase))
    }

    fn ends_with(&self, end: usize, phrase: &str) -> bool {
        let count = phrase.split(' ').count();
        end >= count && phrase.split(' ').zip(end - count..end).all(|(word, token)| self.is_word(token, word, token == end - count))
    }

    fn starts_with(&self, start: usize, phrase: &str) -> bool {
        phrase.split(' ').zip(start..).all(|(word, token)| self.is_word(token, word, false))
    }

    /// Whether the token is the word, perhaps with a prefix.
    fn is_word(&self, token: usize, word: &str, may_have_prefix: bool) -> bool {
        let found = self.words.word(token);
        found == word || may_have_prefix && self.words.stems(found).any(|stem| stem == word)
    }

    /// Words that speak against a place: a person's title, a noun it qualifies, what the gazetteer lists.
    fn is_vetoed(&self, name: &Name) -> bool {
        let start = self.words.end_before(name.start());
        let is_person =
            self.words.not_places.ending(start).is_some_and(|m| m.row.attr("class") == Some("person") && self.words.is_spelled(m));
        let avoided = self.places(name).any(|place| self.stands_beside(name, &place.avoid_folded));
        is_person && name.head.is_none() || avoided || self.qualifies_noun(name) || self.is_quoted_person(name)
    }

    /// "The standing order": a definite noun right before a name that is also an adjective.
    fn qualifies_noun(&self, name: &Name) -> bool {
        let Some(before) = name.start().checked_sub(1) else { return false };
        let noun = self.words.word(before);
        let has_prefix = self.words.has_conjunction(name.start(), name.span) || self.words.has_preposition(name.start(), name.span);
        self.words.doc.lang.is_rtl()
            && name.head.is_none()
            && !has_prefix
            && self.words.has_article(noun)
            && self.words.cues.ending(before + 1).is_none()
            && self.words.relations.ending(before + 1).is_none()
    }

    /// Two words in quotes, this one first: a person.
    fn is_quoted_person(&self, name: &Name) -> bool {
        let is_quote = |token: Option<usize>| token.is_some_and(|token| self.words.word(token) == "\"");
        let end = name.tokens.end;
        name.head.is_none() && is_quote(name.tokens.start.checked_sub(1)) && !self.words.is_break(end) && is_quote(Some(end + 1))
    }

    /// A hospital or a street called after a country or a far city lies somewhere else.
    fn is_site_elsewhere(&self, name: &Name) -> bool {
        name.head.as_ref().is_some_and(|head| head.is_site)
            && self
                .places(name)
                .all(|place| place.kind == PlaceKind::Country || !self.anchors.is_empty() && !self.is_near_point(place.point))
    }

    fn is_hashtag(&self, name: &Name) -> bool {
        let start = name.start();
        start.checked_sub(1).is_some_and(|before| self.words.word(before) == "#") && self.words.word(name.end()) != "_"
    }

    fn has_preposition(&self, name: &Name) -> bool {
        let start = name.start();
        let end = self.words.end_before(start);
        let cue = self.words.cues.ending(end).is_some_and(|m| matches!(m.row.attr("class"), Some("preposition" | "inside")));
        let in_site = name.head.as_ref().is_some_and(|head| head.is_site);
        cue || in_site || self.is_related(name) || self.words.has_preposition(start, name.span)
    }

    /// Whether "near", "west of" or the like stands before it: nobody is west of a word.
    fn is_related(&self, name: &Name) -> bool {
        self.words.relations.ending(self.words.end_before(name.start())).is_some()
    }

    /// Whether the place that follows, after "in the countryside of" or the like, holds it.
    fn is_inside(&self, names: &[Name], i: usize) -> bool {
        let (Some(name), Some(next)) = (names.get(i), names.get(i + 1)) else { return false };
        let gap = next.tokens.start.saturating_sub(name.tokens.end);
        if gap > INSIDE_REACH || next.tier == Tier::Word || !self.words.same_sentence(name.tokens.start, next.tokens.start) {
            return false;
        }
        let linked = (name.tokens.end..=next.tokens.start)
            .any(|token| self.words.cues.starting(token).is_some_and(|m| m.row.attr("class") == Some("inside")));
        let linked = linked
            || gap <= 2 && self.words.has_preposition(next.start(), next.head.as_ref().map_or(next.span, |head| head.span))
            || !self.words.doc.lang.is_rtl() && gap == 1 && self.words.word(name.tokens.end) == ",";
        linked && name.candidates.iter().any(|&inner| next.candidates.iter().any(|&outer| self.is_held(outer, inner)))
    }

    /// In it, or within reach of it where it is a town.
    fn is_held(&self, outer: PlaceIndex, inner: PlaceIndex) -> bool {
        if outer == inner {
            return false;
        }
        let (Some(a), Some(b)) = (self.gaz.get(outer), self.gaz.get(inner)) else { return false };
        self.gaz.contains(outer, inner) || a.kind != PlaceKind::Country && a.point.distance_km(b.point) < a.precision_km.max(60.0)
    }

    /// A country, or a city that articles from anywhere name.
    fn is_large(&self, name: &Name) -> bool {
        self.places(name).any(|place| place.kind == PlaceKind::Country || place.population >= LARGE)
    }

    /// A town of the two countries that we list ourselves, in an article that names one of them: "in Al-Qaim", "in Hajin".
    fn is_town_at_home(&self, name: &Name) -> bool {
        let listed = |place: &Place| !place.id.starts_with("gn-") && matches!(place.kind, PlaceKind::City | PlaceKind::Town);
        self.at_home && self.places(name).any(|place| is_home(place) && listed(place))
    }

    fn is_near(&self, name: &Name) -> bool {
        self.places(name).any(|place| self.is_near_point(place.point))
    }

    fn is_near_point(&self, point: LatLon) -> bool {
        self.anchors.iter().any(|(anchor, reach_km)| anchor.distance_km(point) < *reach_km)
    }

    /// Whether a word that the gazetteer lists for the name stands in its sentence.
    fn has_context_in_sentence(&self, name: &Name) -> bool {
        let sentence = self.words.sentence(name.tokens.start).and_then(|i| self.words.doc.sentences.get(i));
        let Some(text) = sentence.and_then(|s| self.words.doc.folded.text.get(self.words.doc.folded.to_folded(s.span))) else {
            return false;
        };
        self.places(name).flat_map(|place| &place.needs_folded).any(|phrase| text.contains(phrase))
    }

    /// Among the first words, before a dash, a slash or a colon.
    fn is_dateline(&self, name: &Name) -> bool {
        let next = self.words.word(name.tokens.end);
        name.tokens.start < DATELINE_REACH
            && (name.tokens.start == 0 || self.words.is_break(name.tokens.start - 1))
            && matches!(next, "-" | "/" | ":" | "|" | ",")
    }
}
