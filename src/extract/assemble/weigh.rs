//! How much speaks for a frame being about an incident.

use super::{Draft, date_of, doer};
use crate::extract::casualties::{Harm, Toll};
use crate::extract::frames::Frame;
use crate::extract::kinds::{self, Ground, Guess};
use crate::extract::reading::Reading;
use crate::incident::{Actor, Kind, Where};

/// What the same dead and wounded are worth.
const SAME_TOLL: f32 = 5.0;

/// From so many sentences after an undated incident on, a date is of another.
const LATE: usize = 2;

/// Areas are drawn as circles; what lies within so many radii may well lie in them.
const AREA: f64 = 1.5;

/// How much speaks for a frame being about an incident.
pub(super) fn weight(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> f32 {
    let link = frame.link;
    let mut sum =
        by_date(r, draft, frame) + by_place(r, draft, frame) + by_kind(draft, frame) + by_doer(draft, frame) + by_toll(draft, frame);
    if link.anaphoric {
        sum += 3.0;
    }
    if link.support {
        sum += 1.5;
    }
    if link.separate {
        sum -= 4.0;
    }
    if link.also && !link.anaphoric {
        sum -= 2.0;
    }
    if link.background && !link.anaphoric {
        sum -= if link.support { 1.0 } else { 3.0 };
    }
    // A day and a place of its own, apart from what was told without a day: another incident, whatever it points back at.
    let undated = !draft.frames.iter().filter_map(|f| date_of(r, f)).any(|i| r.when(i).is_dated());
    let dated = date_of(r, frame).is_some_and(|i| r.when(i).is_dated());
    if undated && dated && by_place(r, draft, frame) <= -4.0 {
        sum -= 4.0;
    }
    // What the news is told to have come after is not what the next sentence tells.
    let came_before = draft.frames.first().is_some_and(|first| first.link.earlier);
    if came_before && link.fresh && !link.earlier && !link.anaphoric {
        sum -= 4.0;
    }
    if link.earlier && !draft.background {
        sum -= 4.0;
    }
    let beside = |f: &Frame| f.sentence == frame.sentence && (f.link.earlier || !link.support);
    // "… but residents blame the group": no event of its own that would tell it apart.
    let only_words = frame.triggers.is_empty() && frame.tolls.is_empty();
    if link.sibling && !only_words && draft.frames.last().is_some_and(beside) {
        sum -= 6.0;
    }
    sum
}

fn by_date(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> f32 {
    let told = draft.frames.iter().find_map(|f| date_of(r, f));
    let Some(new) = date_of(r, frame) else { return 0.0 };
    let late = draft.frames.first().is_some_and(|first| frame.sentence >= first.sentence + LATE);
    match told.map(|told| r.same_day(told, new)) {
        Some(Some(true)) => 3.0,
        Some(Some(false)) => -10.0,
        _ if !r.when(new).is_dated() => 0.0,
        // "They had admitted the attack on Tuesday": still the news, told back.
        _ if frame.link.background && frame.link.anaphoric && !late => -1.0,
        _ if frame.link.background || frame.link.earlier => -4.0,
        // A day that comes late in the article is the day of something else.
        _ if late && !frame.link.anaphoric => -6.0,
        _ => -1.0,
    }
}

/// How two places lie to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lie {
    Apart,
    Inside,
    Near,
    Same,
}

fn by_place(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> f32 {
    match lies(r, draft, frame) {
        Some((Lie::Same, false)) => 3.0,
        Some((Lie::Same, true) | (Lie::Near, _)) => 1.0,
        Some((Lie::Inside, _)) => 1.5,
        Some((Lie::Apart, _)) if frame.link.support => -2.0,
        Some((Lie::Apart, _)) => -4.0,
        // The place of what has been told without one.
        None if draft.places().next().is_none() && !frame.places.is_empty() && same_kind(draft, frame) => 0.5,
        None => 0.0,
    }
}

/// How the places of a frame lie to those of a draft at the nearest, and whether the frame names but areas; `None` where either
/// names none.
pub(super) fn lies(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> Option<(Lie, bool)> {
    let place = |i: usize| r.places.get(i).map(|mention| &mention.place);
    let pairs = || frame.places.iter().filter_map(|&i| place(i)).flat_map(|a| draft.places().filter_map(place).map(move |b| (a, b)));
    let fine = pairs().filter(|(a, b)| !a.kind.is_vague() && !b.kind.is_vague()).map(|(a, b)| lie(a, b)).max();
    let nearest = fine.or_else(|| pairs().map(|(a, b)| lie(a, b)).max())?;
    Some((nearest, frame.places.iter().filter_map(|&i| place(i)).all(|p| p.kind.is_vague())))
}

fn same_kind(draft: &Draft, frame: &Frame) -> bool {
    matches!((draft.guess(), frame.guess.as_ref()), (Some(a), Some(b)) if a.kind == b.kind)
}

fn lie(a: &Where, b: &Where) -> Lie {
    if a.gazetteer_id == b.gazetteer_id {
        return Lie::Same;
    }
    let km = a.point.distance_km(b.point);
    let within = |area: &Where| area.kind.is_vague() && km <= (AREA * area.precision_km).max(10.0);
    if km <= 6.0 && !a.kind.is_vague() && !b.kind.is_vague() {
        Lie::Near
    } else if within(a) || within(b) {
        Lie::Inside
    } else {
        Lie::Apart
    }
}

fn by_kind(draft: &Draft, frame: &Frame) -> f32 {
    match (draft.guess(), frame.guess.as_ref()) {
        (Some(a), Some(b)) if a.kind == b.kind && frame.link.anaphoric && b.ground == Ground::Word => 2.5,
        (Some(a), Some(b)) if a.kind == b.kind => 1.0,
        // "The drone" is not the air strike that answered it.
        (Some(a), Some(b)) if is_air_and_drone(a, b) && frame.link.anaphoric && a.ground == Ground::Word && b.ground == Ground::Word => {
            -3.0
        }
        (Some(a), Some(b)) if kinds::agree_as_told(a, b) => 0.0,
        (Some(a), Some(b)) if a.ground == Ground::Doer || b.ground == Ground::Doer => -2.0,
        (Some(_), Some(_)) if frame.link.anaphoric => -7.0,
        (Some(_), Some(_)) => -5.0,
        _ => 0.0,
    }
}

/// The same dead and the same wounded, told twice: "five killed and twenty wounded" is hardly so of two.
fn by_toll(draft: &Draft, frame: &Frame) -> f32 {
    let exactly = |of: &[Toll], harm: Harm| {
        of.iter().find(|toll| toll.harm == harm).map(|toll| toll.count).filter(|count| count.min > Some(1) && count.min == count.max)
    };
    let both = |of: &[Toll]| exactly(of, Harm::Killed).zip(exactly(of, Harm::Injured));
    let told = both(&frame.tolls);
    if told.is_some() && draft.frames.iter().any(|f| both(&f.tolls) == told) { SAME_TOLL } else { 0.0 }
}

fn is_air_and_drone(a: &Guess, b: &Guess) -> bool {
    matches!((a.kind, b.kind), (Kind::Airstrike, Kind::DroneStrike) | (Kind::DroneStrike, Kind::Airstrike))
}

fn by_doer(draft: &Draft, frame: &Frame) -> f32 {
    match (draft.doer(), doer(frame)) {
        (Some(a), Some(b)) if a == b => 1.0,
        (Some(Actor::US | Actor::Coalition), Some(Actor::US | Actor::Coalition)) => 0.5,
        (Some(_), Some(_)) => -3.0,
        _ => 0.0,
    }
}
