//! The town an article is about, and the quarters and streets that are put in it: every town has an industrial zone and a quarter of that name.

use super::PlaceReason;
use super::names::Name;
use super::rank::Choice;
use super::words::Words;
use crate::gazetteer::{Gazetteer, Place, PlaceIndex};
use crate::incident::PlaceKind;

/// How far from every town of the article the known quarter must lie to be another town's, in km.
const FAR_KM: f64 = 50.0;
/// What is left of the confidence.
const LEFT: f32 = 0.6;

/// The town named most often, the first of several; capitals that stand for their governments do not count.
pub(super) fn town(words: &Words<'_>, gaz: &Gazetteer, names: &[Name], choices: &[Option<Choice>]) -> Option<PlaceIndex> {
    let mut counts: Vec<(PlaceIndex, usize)> = Vec::new();
    for (_, at) in towns(words, gaz, names, choices) {
        match counts.iter_mut().find(|(other, _)| *other == at) {
            Some((_, count)) => *count += 1,
            None => counts.push((at, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|&(at, _)| at)
}

/// Moves quarters, streets and the like that lie far from the town the article is about, from those of their sentence and from the last one named
/// before them.
pub(super) fn settle(words: &Words<'_>, gaz: &Gazetteer, names: &[Name], choices: &mut [Option<Choice>]) {
    let Some(home) = town(words, gaz, names, choices) else { return };
    let named: Vec<(usize, PlaceIndex)> = towns(words, gaz, names, choices).collect();
    for (name, choice) in names.iter().zip(choices.iter_mut()) {
        let Some(choice) = choice else { continue };
        let Some(place) = gaz.get(choice.place).filter(|place| is_everywhere(place)) else { continue };
        let before = named.iter().rev().find(|(token, _)| *token < name.tokens.start);
        let beside = named.iter().filter(|(token, _)| words.same_sentence(*token, name.tokens.start));
        let mut around = beside.chain(before).map(|(_, at)| *at).chain([home]).filter_map(|at| gaz.get(at));
        if around.all(|town| town.point.distance_km(place.point) > FAR_KM) {
            choice.moved = Some(home);
            choice.confidence *= LEFT;
            choice.reasons.push(PlaceReason::Moved);
        }
    }
}

/// The towns named, each with its first token.
fn towns<'a>(
    words: &'a Words<'_>,
    gaz: &'a Gazetteer,
    names: &'a [Name],
    choices: &'a [Option<Choice>],
) -> impl Iterator<Item = (usize, PlaceIndex)> + 'a {
    let chosen = names.iter().zip(choices).filter_map(|(name, choice)| Some((name, choice.as_ref()?.place)));
    chosen
        .filter(|(name, at)| is_town(gaz.get(*at)) && words.metonyms.exactly(&name.tokens, name.span).is_none())
        .map(|(name, at)| (name.tokens.start, at))
}

fn is_town(place: Option<&Place>) -> bool {
    place.is_some_and(|place| matches!(place.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village))
}

/// A name that any town may have again.
fn is_everywhere(place: &Place) -> bool {
    matches!(place.kind, PlaceKind::Neighbourhood | PlaceKind::Road) && place.common_word
}
