//! Where each stretch of text goes: to an incident told before, to one of its own, or to none.

use super::lend::points_back;
use super::weigh::{Lie, lies, weight};
use super::{Draft, date_of, doer, thread};
use crate::extract::choice::{self, Weights};
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::kinds::{self, Ground};
use crate::extract::reading::Reading;
use crate::extract::triggers::{SEARCH, Sort, Trigger};
use crate::incident::Kind;

/// Sentences of the lead.
pub(super) const LEAD: usize = 2;

/// A frame joins an incident from this weight on.
const JOIN: f32 = 1.0;

/// A frame that only leans on others joins from this weight on.
const LEAN: f32 = 0.0;

/// Only so many incidents back are weighed, besides the first.
const WINDOW: usize = 5;

/// Where a stretch of text goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// To an incident told before.
    Join(usize),
    /// It opens one.
    Open,
    /// It tells of none.
    Drop,
}

/// The drafts that a frame may join: the first, the one told last, and some before it.
pub(super) fn among(drafts: &[Draft], last: usize) -> Vec<usize> {
    let window = drafts.len().saturating_sub(WINDOW);
    let is_open = |(i, draft): &(usize, &Draft)| (*i == 0 || *i >= window || *i == last) && !draft.summary;
    drafts.iter().enumerate().filter(is_open).map(|(i, _)| i).collect()
}

/// Where a stretch goes: as the rules settle it, but where everything that is told speaks clearly for its opening an incident, or
/// against it.
pub(super) fn place_of(r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], last: usize, frame: &Frame) -> Way {
    let settled = settled(r, triggers, drafts, last, frame);
    if drafts.is_empty() || is_of_two(drafts, frame) {
        return settled;
    }
    if is_motive(triggers, frame) {
        return Way::Drop;
    }
    if tells_counted(r, drafts, frame) {
        return Way::Join(0);
    }
    let among = among(drafts, last);
    // "The raid came hours after an attack that hit a patrol near X": a spot of its own, though of the same day.
    if matches!(settled, Way::Open)
        && frame.link.earlier
        && frame.link.fresh
        && among.iter().all(|&i| drafts.get(i).is_some_and(|draft| lies_apart(r, draft, frame)))
    {
        return settled;
    }
    let shares = thread::choice(r, triggers, drafts, &among, last, frame).shares(Weights::bundled());
    let opens = shares.get(among.len()).copied().unwrap_or_default();
    match settled {
        Way::Open if opens < if frame.link.background && frame.link.fresh && !frame.link.anaphoric { CLOSED_BACK } else { CLOSED } => {
            let join = choice::best(shares.get(..among.len()).unwrap_or_default());
            join.and_then(|i| among.get(i)).map_or(Way::Drop, |&i| Way::Join(i))
        }
        Way::Join(_) | Way::Drop if opens >= if frame.sentence < LEAD { CLEARER } else { CLEAR } => Way::Open,
        settled => settled,
    }
}

/// The share from which on a stretch opens an incident, whatever the rules say,
const CLEAR: f64 = 0.5;

/// the same in the lead, which often tells the news of the headline again,
const CLEARER: f64 = 2.0;

/// and the one below which it opens none.
const CLOSED: f64 = 0.2;

/// What is told as earlier, without pointing back at what was told, is another unless next to all speaks against it.
const CLOSED_BACK: f64 = 0.1;

/// Whether a stretch names a spot, and none near those of an incident.
fn lies_apart(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> bool {
    lies(r, draft, frame).is_some_and(|(lie, _)| lie == Lie::Apart)
}

/// Whether it is the first or the second of two that the lead stands for.
fn is_of_two(drafts: &[Draft], frame: &Frame) -> bool {
    frame.link.ordinal.is_some() && !frame.link.support && drafts.first().is_some_and(|first| first.summary)
}

/// Where the rules put a stretch: by the sum of what speaks for each draft.
pub(super) fn settled(r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], last: usize, frame: &Frame) -> Way {
    let of = |i: usize| Some((i, weight(r, drafts.get(i)?, frame) + recency(frame, i == last) + if i == 0 { 0.5 } else { 0.0 }));
    let best = among(drafts, last).into_iter().filter_map(of).max_by(|a, b| a.1.total_cmp(&b.1));
    if is_of_two(drafts, frame) {
        return Way::Open;
    }
    if retells_lead(r, drafts, frame) {
        return Way::Join(0);
    }
    let leans = frame.link.support || frame.link.anaphoric;
    match best {
        Some((i, weight)) if weight >= if leans { LEAN } else { JOIN } => Way::Join(i),
        _ if can_stand(r, triggers, drafts, frame) => Way::Open,
        _ => Way::Drop,
    }
}

/// A lead that only points at an event ("two of those wounded in the attack died") is followed by its telling: "gunmen had …".
fn retells_lead(r: &Reading<'_>, drafts: &[Draft], frame: &Frame) -> bool {
    let [first] = drafts else { return false };
    let lead = first.frames.first().map_or(0, |f| f.sentence);
    let opening = frame.tokens.start..(frame.tokens.start + 3).min(frame.tokens.end);
    can_retell(first, frame)
        && (lead + 1..=lead + 2).contains(&frame.sentence)
        && r.of(Topic::Discourse, &opening).any(|cue| cue.is("tense", "pluperfect"))
        && first.frames.iter().all(|f| !f.link.fresh)
}

/// Whether a stretch may tell at length what the lead named: an event of its own words, not of another kind nor told as another.
fn can_retell(first: &Draft, frame: &Frame) -> bool {
    let agree = match (first.guess(), frame.guess.as_ref()) {
        (Some(a), Some(b)) => kinds::agree(a.kind, b.kind),
        _ => true,
    };
    frame.link.fresh && !frame.link.separate && !frame.link.sibling && agree
}

/// "Revenge for air raids on the town": many, on no day, with nobody hurt, are why something was done, and no incident.
fn is_motive(triggers: &[Trigger], frame: &Frame) -> bool {
    let many = |&i: &usize| triggers.get(i).is_some_and(|t| t.plural);
    frame.link.earlier && frame.dates.is_empty() && frame.tolls.is_empty() && !frame.triggers.is_empty() && frame.triggers.iter().all(many)
}

/// "The toll of the attack on a patrol has risen to nine. A bomb had gone off …": a lead that counts on is followed by its telling.
fn tells_counted(r: &Reading<'_>, drafts: &[Draft], frame: &Frame) -> bool {
    const BEHIND: usize = 4;
    let [first] = drafts else { return false };
    let Some(lead) = first.frames.first() else { return false };
    let clash = date_of(r, lead).zip(date_of(r, frame)).and_then(|(a, b)| r.same_day(a, b)) == Some(false);
    let link = frame.link;
    can_retell(first, frame)
        && lead.tolls.iter().any(|toll| toll.update)
        && !clash
        && !(link.also || link.earlier)
        && (lead.sentence + 1..=lead.sentence + BEHIND).contains(&frame.sentence)
        && lies(r, first, frame).is_none_or(|(lie, _)| lie != Lie::Apart)
}

/// What points back most often points to what was told last.
fn recency(frame: &Frame, last: bool) -> f32 {
    match (last, frame.link.support || frame.link.anaphoric) {
        (false, _) => 0.0,
        (true, true) => 2.0,
        (true, false) => 1.0,
    }
}

/// Whether a frame can be an incident of its own: something happened, and a day or a place is told.
fn can_stand(r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], frame: &Frame) -> bool {
    let real = |i: &&usize| triggers.get(**i).is_some_and(|t| t.sort != Sort::Mention && !t.weak);
    let slain = || {
        let is_slaughter = |i: &usize| {
            triggers.get(*i).is_some_and(|t| t.verb && matches!(t.sort, Sort::Kind(Kind::Other | Kind::Clash)) && t.block.is_none())
        };
        frame.triggers.iter().any(is_slaughter) && frame.tolls.iter().any(|toll| toll.count.min > Some(0)) && !frame.places.is_empty()
    };
    // A search of the ground follows an incident; it is none beside it.
    let searched = |i: &usize| triggers.get(*i).is_some_and(|t| t.weak || t.rule == SEARCH);
    let only_search = !drafts.is_empty()
        && frame.triggers.iter().any(|i| triggers.get(*i).is_some_and(|t| t.rule == SEARCH))
        && frame.triggers.iter().all(searched)
        && frame.tolls.iter().all(|toll| toll.count.min.unwrap_or_default() == 0);
    let happened = !only_search && frame.triggers.iter().any(|i| real(&i)) || slain() || frame.link.another;
    let fresh = frame.link.fresh || !frame.link.anaphoric && slain();
    let dated = frame.dates.iter().any(|&i| r.when(i).is_dated());
    let placed = !frame.places.is_empty();
    let back = points_back(r, frame);
    // The first, but for what it is told to have come after.
    if drafts.iter().all(|draft| draft.frames.first().is_some_and(|f| f.link.earlier)) {
        return happened || (placed || dated) && !frame.tolls.is_empty();
    }
    if frame.link.support && frame.link.background {
        let on_day = dated || frame.dates.iter().any(|&i| r.weekdays.get(i).is_some_and(|days| !days.is_empty()));
        let died = frame.tolls.iter().any(|toll| toll.count.min > Some(0))
            || r.of(Topic::Casualty, &frame.tokens).any(|cue| cue.class() == "killed" && cue.is("pos", "verb"));
        return on_day && placed && died && doer(frame).is_some();
    }
    // "The bombing" that no incident told so far can be is one of its own.
    let unmet = frame
        .guess
        .as_ref()
        .is_some_and(|g| g.ground == Ground::Word && drafts.iter().filter_map(Draft::guess).all(|d| !kinds::agree(d.kind, g.kind)));
    if frame.link.anaphoric && !dated && !frame.link.separate {
        return happened && unmet && !frame.dates.is_empty();
    }
    if !fresh && !dated {
        return false;
    }
    let retold = frame.link.background || frame.link.earlier;
    // A weekday is a day, though nothing says of which week.
    let on_weekday = unmet && frame.dates.iter().any(|&i| r.weekdays.get(i).is_some_and(|days| !days.is_empty()));
    happened
        && (dated
            || on_weekday
            || placed
            || frame.link.separate && (!frame.tolls.is_empty() || frame.guess.is_some())
            || back && (retold || !frame.dates.is_empty())
            || !frame.wide.is_empty() && frame.guess.is_some()
            // "… after a drone killed a contractor": what follows may tell where.
            || frame.link.earlier && frame.guess.is_some() && frame.tolls.iter().any(|toll| toll.count.min > Some(0)))
}
