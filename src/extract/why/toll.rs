//! How many were harmed.

use super::{Case, Told, shares};
use crate::extract::casualties::{Harm, Toll};
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::persons::Strength;
use crate::extract::settle::TOLL_WEIGHED;
use crate::incident::{Count, Field};

/// Signals of a toll; `None` for the missing and the captured where the text says nothing of them.
pub(super) fn toll(case: &Case<'_>, field: Field) -> Option<Told> {
    let incident = case.incident;
    let (harm, count, other) = match field {
        Field::Killed => (Harm::Killed, incident.killed, incident.injured),
        Field::Injured => (Harm::Injured, incident.injured, incident.killed),
        Field::Missing => (Harm::Missing, incident.missing, Count::default()),
        Field::Captured => (Harm::Captured, incident.captured, Count::default()),
        _ => return None,
    };
    match (count.is_known(), field) {
        (true, _) => Some(told(case, field, harm, count)),
        (false, Field::Killed | Field::Injured) => Some(silent(case, harm, other)),
        (false, _) => None,
    }
}

fn told(case: &Case<'_>, field: Field, harm: Harm, count: Count) -> Told {
    let tolls = || case.frames().iter().flat_map(|frame| frame.tolls.iter().map(move |toll| (frame, toll))).filter(|(_, t)| t.harm == harm);
    let best = tolls().max_by_key(|(frame, toll)| (toll.strength, is_near(case, frame, toll)));
    let mut signals = vec![match best.map(|(_, toll)| toll.strength) {
        _ if count == Count::exact(0) => "toll-none",
        Some(Strength::Plain) => "toll-counted",
        Some(Strength::Bare) => "toll-bare",
        Some(Strength::Mention) => "toll-one",
        _ => "toll-somebody",
    }];
    signals.push(match best {
        Some((frame, toll)) if is_near(case, frame, toll) => "toll-same-clause",
        Some((frame, _)) if !frame.link.support => "toll-same-sentence",
        _ => "toll-elsewhere",
    });
    let weight = |toll: &Toll| match toll.strength {
        Strength::Plain => 4.0,
        Strength::Bare => 3.0,
        Strength::Mention => 2.0,
        Strength::Vague => 1.0,
    };
    let candidates = shares(tolls().map(|(_, toll)| (toll.count.written(), weight(toll))), &count.written());
    signals.extend((!candidates.is_empty()).then_some("toll-told-apart"));
    let single = tolls().any(|(_, toll)| toll.count == count);
    signals.extend((!single).then_some("toll-composed"));
    signals.extend((single && tolls().filter(|(_, toll)| toll.count == count).count() > 1).then_some("toll-again"));
    signals.extend(tolls().any(|(_, toll)| toll.update).then_some("toll-risen"));
    let words = case.incident.sources.iter().flat_map(|source| &source.evidence);
    signals.extend(words.filter(|e| e.field == field).any(|e| e.rule == TOLL_WEIGHED).then_some(TOLL_WEIGHED));
    Told { signals, candidates }
}

fn is_near(case: &Case<'_>, frame: &Frame, toll: &Toll) -> bool {
    case.is_close(frame, toll.tokens.start)
}

/// Nothing is told: the other toll is, or words of harm stand there that nothing was made of.
fn silent(case: &Case<'_>, harm: Harm, other: Count) -> Told {
    let class = if harm == Harm::Killed { "killed" } else { "injured" };
    let unread = case.frames().iter().any(|frame| case.r.of(Topic::Casualty, &frame.tokens).any(|cue| cue.class() == class));
    let signals = [Some("toll-silent"), unread.then_some("toll-unread"), other.is_known().then_some("toll-other-told")];
    Told { signals: signals.into_iter().flatten().collect(), ..Told::default() }
}
