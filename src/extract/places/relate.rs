//! From names to mentions: sides, distances, parts and roads, and whether a capital stands for its government.

use super::compose::{self, Described, Side};
use super::heads::Part;
use super::names::Name;
use super::rank::Choice;
use super::words::Words;
use super::{PlaceMention, PlaceReason};
use std::sync::Arc;

use crate::gazetteer::{Gazetteer, Place, PlaceIndex};
use crate::incident::{PlaceKind, PlaceRole, Where};
use crate::lexicon::{Lexicons, Match, Row};
use crate::text::{NumberMention, Span};

/// Tokens between a place and the distance said after it.
const DISTANCE_REACH: usize = 4;
/// Least radius of something somewhere in a town, in km.
const IN_TOWN_KM: f64 = 5.0;
/// What nearness without a distance may mean, in km.
const NEAR_KM: f64 = 3.0;

/// One mention for every name.
pub(super) fn mentions(
    words: &Words<'_>,
    lex: &Lexicons,
    gaz: &Gazetteer,
    names: &[Name],
    choices: &[Option<Choice>],
) -> Vec<PlaceMention> {
    let teller = Teller { words, lex, gaz, numbers: lex.numbers(words.doc) };
    let mut out = Vec::new();
    for (i, (name, choice)) in names.iter().zip(choices).enumerate() {
        let Some(choice) = choice else { continue };
        out.extend(teller.road(name, choice, names.get(i + 1).zip(choices.get(i + 1).and_then(Option::as_ref))));
        let around = teller.around(name);
        out.extend(teller.mention(name, choice, &around));
        out.extend(teller.anchor(name, choice, &around));
        let ends = if teller.is_street(name) { &[] } else { name.ends.as_slice() };
        out.extend(ends.iter().filter_map(|end| teller.end_of_road(end, choice)));
    }
    out
}

struct Teller<'a> {
    words: &'a Words<'a>,
    lex: &'a Lexicons,
    gaz: &'a Gazetteer,
    numbers: Arc<Vec<NumberMention>>,
}

/// What the words around a name say of where the place lies.
struct Around<'a> {
    span: Span,
    side: Option<Side>,
    near: bool,
    km: Option<f64>,
    part: Option<Part>,
    row: Option<&'a Row>,
}

impl Teller<'_> {
    fn mention(&self, name: &Name, choice: &Choice, around: &Around<'_>) -> Option<PlaceMention> {
        let place = self.gaz.get(choice.place)?;
        let described = self.described(choice.place, around);
        let mut reasons = choice.reasons.clone();
        if described.is_some() || around.near {
            reasons.push(PlaceReason::Relation);
        }
        let span = if described.is_some() { around.span } else { with_head(name) };
        let mut wherever = match choice.moved.and_then(|town| self.gaz.get(town)) {
            Some(town) => moved_to(town, place, choice),
            None => place_of(place, choice),
        };
        if let Some(described) = described {
            wherever = Where { name_ar: self.arabic(span, place), ..described_place(wherever, described) };
        } else if around.near || around.side.is_some() && !is_area(place.kind) {
            wherever.role = PlaceRole::Near;
            wherever.precision_km = wherever.precision_km.max(NEAR_KM);
        }
        Some(PlaceMention { span, place: wherever, metonym: around.row.is_none() && self.is_metonym(name, place), reasons })
    }

    /// The place that a distance is told from, as a mention of its own.
    fn anchor(&self, name: &Name, choice: &Choice, around: &Around<'_>) -> Option<PlaceMention> {
        if around.km.is_none() || around.side.is_none() {
            return None;
        }
        let place = self.gaz.get(choice.place)?;
        let mut reasons = choice.reasons.clone();
        reasons.push(PlaceReason::Anchor);
        let wherever = Where { role: PlaceRole::Near, ..place_of(place, choice) };
        Some(PlaceMention { span: with_head(name), place: wherever, metonym: false, reasons })
    }

    /// The words as they stand, for a name in Arabic; the name of the place itself where the text is in another script.
    fn arabic(&self, span: Span, place: &Place) -> String {
        match self.words.doc.lang {
            crate::text::Lang::Ar => self.words.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" "),
            _ => place.name_ar.clone(),
        }
    }

    fn described(&self, at: PlaceIndex, around: &Around<'_>) -> Option<Described> {
        match (around.part, &around.side, around.km) {
            (_, Some(side), Some(km)) => compose::away_from(self.gaz, self.lex, at, side, km),
            (Some(part), side, _) => compose::part_of(self.gaz, self.lex, at, part, side.as_ref()),
            (None, Some(side), None) => compose::side_of(self.gaz, self.lex, at, side),
            _ => None,
        }
    }

    /// Reads the words before and behind the name with the word for its sort.
    fn around(&self, name: &Name) -> Around<'_> {
        let words = self.words;
        let part = name.head.as_ref().filter(|head| !head.shared).and_then(|head| head.part);
        let mut around = Around { span: with_head(name), side: None, near: false, km: None, part, row: None };
        let before = words.relations.ending(words.end_before(name.start()));
        if let Some(found) = before {
            around.row = Some(found.row);
            match found.row.attr("class") {
                Some("bearing") => {
                    around.side = side(found.row);
                    around.span = around.span.join(found.span);
                    around.km = self.km_before(found.tokens.start).or_else(|| self.km_after(name.end()));
                }
                Some("near") => around.near = true,
                _ => {}
            }
        }
        if let Some(found) = self.adjective_behind(name, part) {
            around.row = Some(found.row);
            around.side = side(found.row);
            around.span = around.span.join(found.span);
        }
        around
    }

    /// "The countryside of X, the eastern one": only where there is such a part.
    fn adjective_behind(&self, name: &Name, part: Option<Part>) -> Option<&Match<'_>> {
        part?;
        self.words.relations.starting(name.end()).filter(|found| found.row.attr("class") == Some("adjective"))
    }

    /// "By some 3 km", right behind.
    fn km_after(&self, end: usize) -> Option<f64> {
        let number = self.numbers.get(self.numbers.partition_point(|n| n.tokens.start < end))?;
        if number.tokens.start >= end + DISTANCE_REACH {
            return None;
        }
        self.in_km(number)
    }

    /// "3 km" right before the side.
    fn km_before(&self, start: usize) -> Option<f64> {
        let number = self.numbers.get(self.numbers.partition_point(|n| n.tokens.end <= start).checked_sub(1)?)?;
        if number.tokens.end + DISTANCE_REACH <= start {
            return None;
        }
        self.in_km(number)
    }

    fn in_km(&self, number: &NumberMention) -> Option<f64> {
        let unit = self.words.relations.starting(self.words.start_after(number.tokens.end))?.row;
        (unit.attr("class") == Some("km")).then(|| number.value as f64 * unit.number("km").unwrap_or(1.0))
    }

    /// "The road A – B", "the road that links A and B".
    fn road(&self, name: &Name, choice: &Choice, next: Option<(&Name, &Choice)>) -> Option<PlaceMention> {
        let (other, other_choice) = next?;
        let is_list = name.list.is_some() && name.list == other.list || other.tokens.start <= name.tokens.end + 1;
        let before = self.words.relations.ending(self.words.end_before(name.start())).filter(|m| m.row.attr("class") == Some("between"));
        let road = match before {
            Some(between) => {
                self.words.heads.ending(between.tokens.start).or_else(|| self.words.heads.ending(between.tokens.start.saturating_sub(1)))
            }
            None => self.words.heads.ending(self.words.end_before(name.tokens.start)),
        }?;
        if !is_list || road.row.attr("kind") != Some("road") || self.gaz.get(choice.place)?.kind == PlaceKind::Road {
            return None;
        }
        let described = compose::between(self.gaz, self.lex, choice.place, other_choice.place)?;
        let span = road.span.join(other.span);
        let place = self.gaz.get(choice.place)?;
        let wherever = described_place(place_of(place, choice), described);
        let name_ar = self.arabic(span, place);
        Some(PlaceMention {
            span,
            place: Where { name_ar, alternatives: Vec::new(), ..wherever },
            metonym: false,
            reasons: vec![PlaceReason::Relation],
        })
    }

    /// A street is called after a place it does not lead to.
    fn is_street(&self, name: &Name) -> bool {
        self.words.heads.starting(name.tokens.start).is_some_and(|head| head.row.is("site"))
    }

    fn end_of_road(&self, end: &Name, road: &Choice) -> Option<PlaceMention> {
        let at = *end.candidates.first()?;
        let place = self.gaz.get(at)?;
        if self.gaz.get(road.place)?.kind != PlaceKind::Road {
            return None;
        }
        let choice =
            Choice { place: at, confidence: road.confidence, alternatives: Vec::new(), reasons: vec![PlaceReason::Name], moved: None };
        let wherever = Where { role: PlaceRole::Near, ..place_of(place, &choice) };
        Some(PlaceMention { span: end.span, place: wherever, metonym: false, reasons: choice.reasons })
    }

    /// A capital with nothing around it that means the spot: no word such as "in", nor, for one that is shelled, a word for that.
    fn is_metonym(&self, name: &Name, place: &Place) -> bool {
        let capital = self.words.metonyms.exactly(&name.tokens, name.span).and_then(|row| row.attr("place"));
        let spot = [PlaceReason::Dateline, PlaceReason::Inside, PlaceReason::Relation];
        let start = name.start();
        let before = self.words.cues.ending(self.words.end_before(start));
        let struck = || self.words.metonyms.exactly(&name.tokens, name.span).is_some_and(|row| row.is("struck"));
        let located = before.is_some_and(|m| m.row.is("spot") || m.row.attr("class") == Some("struck") && struck());
        capital == Some(place.id.as_str())
            && name.head.is_none()
            && !located
            && !name.reasons.iter().any(|reason| spot.contains(reason))
            && !self.opens_article(name)
    }

    fn opens_article(&self, name: &Name) -> bool {
        name.tokens.start < 4 && matches!(self.words.word(name.tokens.end), "-" | "/" | ":" | "|" | "(" | ",")
    }
}

/// The name with the word for its sort, where that stands beside it.
fn with_head(name: &Name) -> Span {
    match &name.head {
        Some(head) if !head.shared && head.tokens.end <= name.tokens.start + 1 && !head.is_plural => head.span.join(name.span),
        Some(head) if !head.shared && head.tokens.start >= name.tokens.end => name.span.join(head.span),
        _ => name.span,
    }
}

const fn is_area(kind: PlaceKind) -> bool {
    kind.is_vague()
}

fn side(row: &Row) -> Option<Side> {
    Some(Side {
        bearing_deg: row.number("bearing")?,
        share: row.number("share").unwrap_or(1.0),
        english: row.attr("en")?.to_owned(),
        towards: row.attr("to").unwrap_or_default().to_owned(),
    })
}

fn place_of(place: &Place, choice: &Choice) -> Where {
    Where {
        gazetteer_id: place.id.clone(),
        name: place.name.clone(),
        name_ar: place.name_ar.clone(),
        kind: place.kind,
        point: place.point,
        precision_km: place.precision_km,
        role: PlaceRole::Site,
        confidence: choice.confidence,
        alternatives: choice.alternatives.clone(),
        admin: None,
    }
}

/// Somewhere in a town: a quarter or a street called like the one that the gazetteer knows in another.
fn moved_to(town: &Place, place: &Place, choice: &Choice) -> Where {
    let name = place.name.split(" (").next().unwrap_or(&place.name);
    Where {
        gazetteer_id: town.id.clone(),
        name: format!("{name} ({})", town.name),
        point: town.point,
        precision_km: town.precision_km.max(IN_TOWN_KM),
        ..place_of(place, choice)
    }
}

fn described_place(of: Where, described: Described) -> Where {
    Where { name: described.name, kind: described.kind, point: described.point, precision_km: described.precision_km, ..of }
}
