//! What speaks for one figure being the toll of an incident, and for the text telling none.

use super::near::{Around, Near};
use crate::extract::actors::{Blame, Footing};
use crate::extract::assemble::{Draft, date_of};
use crate::extract::casualties::Harm;
use crate::extract::choice::Signals;
use crate::extract::cues::Topic;
use crate::extract::frames::{Frame, event_dates, sites};
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::extract::settle::ledger::{Entry, Ledger};
use crate::extract::settle::sides::{Side, side_of};
use crate::extract::settle::{Found, Place};
use crate::incident::{Actor, Count};

/// It is told that there were some, in so many words: "dozens".
pub(super) const SOME: &str = "some-number";

/// One of the figures around an incident, and what speaks for it.
pub(super) fn of_entry<'d>(
    r: &Reading<'_>,
    among: &Place<'_>,
    draft: &Draft,
    around: &Around<'d>,
    n: usize,
) -> Option<(&'d Entry, Signals)> {
    let near = around.all.get(n)?;
    let entry = near.entry;
    let mut signs = Signals::default();
    of_words(r, near, &mut signs);
    of_standing(around, near, n, &mut signs);
    let own = entry.owners.iter().find(|owner| owner.0 == among.index).and_then(|owner| draft.frames.get(owner.1));
    if let Some(frame) = own {
        of_frame(r, draft, frame, near, &mut signs);
    }
    of_voice(among.ledger, around, entry, &mut signs);
    of_surroundings(r, draft, near, &mut signs);
    of_place(around, near, &mut signs);
    let other = |e: &Entry| e.sentence == entry.sentence && e.harm.is_some_and(|h| h != around.harm) && e.count.max != Some(0);
    signs.push_if(among.ledger.entries.iter().any(other), &["other-fate-beside"]);
    signs.push_if(among.ledger.is_tallied(entry.sentence), &["tallied"]);
    signs.push_if(near.zone == "lead" && is_of_both(among, around, entry), &["of-two-incidents"]);
    if among.main {
        // What another incident of the article tells as its own, the headline may have told of that one.
        let free = near.is_own() || entry.owners.is_empty();
        let titled = among.ledger.of_headline(around.harm).filter(|_| free);
        signs.push_if(titled.clone().any(|count| count.min == entry.count.min), &["in-headline"]);
        signs.push_if(titled.clone().next().is_some() && titled.clone().all(|count| count.min != entry.count.min), &["against-headline"]);
        let all: u32 = titled.clone().filter_map(|count| count.min).sum();
        signs.push_if(titled.clone().count() > 1 && entry.count.min == Some(all), &["sum-of-headline"]);
    }
    if entry.harm.is_none() {
        of_loose(r, entry, around.harm, &mut signs);
    }
    Some((entry, signs))
}

/// "Two attacks cost nine lives": three of them are told of this incident later, the other six of another.
fn is_of_both(among: &Place<'_>, around: &Around<'_>, entry: &Entry) -> bool {
    /// Sentences behind it in which each is told.
    const BEHIND: usize = 9;
    let Some(all) = entry.count.min.filter(|&all| all > 1) else { return false };
    let entries = &among.ledger.entries;
    let behind = entries.get(entries.partition_point(|e| e.sentence <= entry.sentence)..).unwrap_or_default();
    let later = || {
        let close = |e: &&Entry| e.sentence <= entry.sentence + BEHIND;
        behind.iter().take_while(close).filter(|e| e.harm == Some(around.harm) && e.count.min > Some(0))
    };
    let is_own = |e: &Entry| e.owners.iter().any(|owner| owner.0 == among.index);
    let of_others = |rest: u32| later().any(|e| e.count.min == Some(rest) && !e.owners.is_empty() && !is_own(e));
    later().filter(|e| is_own(e)).filter_map(|e| all.checked_sub(e.count.min?)).any(|rest| rest > 0 && of_others(rest))
}

/// How it is told.
const fn form(entry: &Entry) -> &'static str {
    match (entry.harm, entry.count.max, entry.strength) {
        (None, _, Strength::Plain) => "loose",
        (None, _, Strength::Mention) => "unlisted",
        (None, ..) => "loose-bare",
        (_, Some(0), _) => "none",
        (.., Strength::Plain) => "counted",
        (.., Strength::Bare) => "bare",
        (.., Strength::Mention) => "one",
        (.., Strength::Vague) => "some",
    }
}

/// How many, roughly.
pub(super) fn size(count: Count) -> &'static str {
    match count.min.or(count.max).unwrap_or_default() {
        0 => "size-none",
        1 => "size-one",
        2 => "size-two",
        3..=5 => "size-few",
        6..=12 => "size-ten",
        13..=40 => "size-score",
        _ => "size-many",
    }
}

/// The words of the figure itself.
fn of_words(r: &Reading<'_>, near: &Near<'_>, signs: &mut Signals) {
    let (entry, form) = (near.entry, form(near.entry));
    signs.push(&["at-", near.zone]);
    signs.push(&[form]);
    signs.push(&[form, "-at-", near.zone]);
    signs.push(&[size(entry.count)]);
    let nobody_counts =
        r.cues.has(Topic::Part, "vague", &entry.tokens) || r.of(Topic::Casualty, &entry.tokens).any(|cue| cue.row.is("some"));
    signs.push_if(nobody_counts, &[SOME]);
    signs.push_if(entry.update, &["risen"]);
    signs.push_if(entry.also, &["on-top"]);
    signs.push_if(entry.part, &["part"]);
    signs.push_if(entry.count.max.is_none(), &["at-least"]);
    signs.push_if(entry.count.min.is_none(), &["at-most"]);
    let close = r.around(entry.tokens.start, 4, entry.tokens.len() + 3);
    signs.push_if(r.of(Topic::Part, &close).any(|cue| cue.class() == "total"), &["in-all"]);
    let side = match side_of(r, &entry.tokens) {
        Some(Side::Foe) => "whom-foe",
        Some(Side::Friend) => "whom-friend",
        None => "whom-open",
    };
    signs.push(&[side]);
    let clause = r.clause_of(entry.tokens.start);
    signs.push_if(r.of(Topic::Cause, &clause).any(|cue| cue.tokens.start < entry.tokens.start), &["caused"]);
    let opening = r.sentence(entry.sentence).start;
    signs.push_if(r.of(Topic::Discourse, &(opening..opening + 2)).any(|cue| cue.class() == "cut"), &["contrasted"]);
}

fn is_firm(entry: &Entry) -> bool {
    entry.harm.is_some() && entry.strength >= Strength::Bare && entry.count.max != Some(0)
}

/// How it stands to the other figures of the incident.
fn of_standing(around: &Around<'_>, near: &Near<'_>, n: usize, signs: &mut Signals) {
    let entry = near.entry;
    let owned: Vec<&Entry> = around.all.iter().filter(|near| near.is_own() && is_firm(near.entry)).map(|near| near.entry).collect();
    if let Some(place) = owned.iter().position(|other| std::ptr::eq(*other, entry)) {
        let several = owned.len() > 1;
        let most = owned.iter().filter_map(|e| e.count.min).max();
        signs.push_if(!several, &["sole"]);
        signs.push_if(several && place == 0, &["first"]);
        signs.push_if(place == 1, &["second"]);
        signs.push_if(place > 1, &["later"]);
        signs.push_if(several && place + 1 == owned.len(), &["last"]);
        signs.push_if(several && entry.count.min == most, &["greatest"]);
        signs.push_if(several && entry.count.min < most, &["less-than-another"]);
        signs.push_if(owned.iter().any(|e| e.update && e.count.min > entry.count.min), &["risen-since"]);
        let mut beside = owned.iter().filter(|e| e.sentence == entry.sentence);
        let leads = beside.next().is_some_and(|e| std::ptr::eq(*e, entry));
        signs.push_if(leads && beside.next().is_some(), &["among-several-first"]);
        signs.push_if(!leads, &["among-several-later"]);
    } else {
        signs.push_if(owned.is_empty(), &["no-other-", near.zone]);
        signs.push_if(!owned.is_empty(), &["despite-other-", near.zone]);
        signs.push_if(!near.is_own() && n == 0, &["first-of-all"]);
    }
    let told = || around.all.iter().map(|near| near.entry).filter(|e| e.harm.is_some());
    signs.push_if(told().filter(|e| e.count == entry.count).count() > 1, &["again"]);
    signs.push_if(told().any(|e| e.count != entry.count && e.count.min == entry.count.min), &["again-with-bound"]);
}

/// How it stands to the event word of its stretch.
fn of_frame(r: &Reading<'_>, draft: &Draft, frame: &Frame, near: &Near<'_>, signs: &mut Signals) {
    let at = near.entry.tokens.start;
    let led = !frame.triggers.is_empty();
    signs.push_if(!led, &["no-event-word"]);
    signs.push_if(led && r.clause_of(frame.head).contains(&at), &["same-clause"]);
    signs.push_if(led, &[near.zone, "-", if at >= frame.head { "behind" } else { "before" }]);
    let away = match at.abs_diff(frame.head) {
        0..=6 => "away-near",
        7..=16 => "away-middle",
        _ => "away-far",
    };
    signs.push_if(led, &[away]);
    signs.push_if(frame.link.background, &["told-back"]);
    signs.push_if(frame.link.anaphoric, &["points-back"]);
    signs.push_if(frame.link.also, &["told-also"]);
    signs.push_if(frame.link.separate, &["told-apart"]);
    signs.push_if(frame.link.sibling, &["told-beside"]);
    signs.push_if(frame.link.earlier, &["told-earlier"]);
    signs.push_if(frame.link.several, &["told-of-several"]);
    let kinds = frame.guess.as_ref().zip(draft.guess()).map(|(own, lead)| own.kind == lead.kind);
    signs.push_if(near.zone != "lead" && kinds == Some(true), &["told-same-kind"]);
    signs.push_if(near.zone != "lead" && kinds == Some(false), &["told-other-kind"]);
    let charged = |b: &&Blame| b.actor != Actor::Unknown && matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected);
    let doers = frame.blames.iter().find(charged).zip(draft.doer()).map(|(own, doer)| own.actor == doer);
    signs.push_if(near.zone != "lead" && doers == Some(true), &["told-same-doer"]);
    signs.push_if(near.zone != "lead" && doers == Some(false), &["told-other-doer"]);
    signs.push_if(near.zone != "lead" && !frame.dates.is_empty(), &["told-dated"]);
}

/// What the rules settle.
pub(super) fn of_rules(settled: &Found<Count>) -> Signals {
    let is_range = settled.value.min != settled.value.max;
    let by = match settled.evidence.len() {
        0 => "by-rules-none",
        1 => "by-rules-one",
        _ if is_range => "by-rules-range",
        _ => "by-rules-sum",
    };
    let mut out = Signals::one(&["by-rules"]);
    out.push(&[by]);
    out.push(&["by-rules-", size(settled.value)]);
    out
}

/// Who says it, beside whoever tells the first figure.
fn of_voice(ledger: &Ledger, around: &Around<'_>, entry: &Entry, signs: &mut Signals) {
    let voice = ledger.voice(entry.sentence);
    let first = around.all.iter().find(|near| is_firm(near.entry)).and_then(|near| ledger.voice(near.entry.sentence));
    let sign = match (voice, first) {
        (None, _) => "unvoiced",
        (Some(_), None) => "a-voice",
        (Some(own), Some(first)) if own == first => "first-voice",
        (Some(_), Some(_)) => "another-voice",
    };
    signs.push(&[sign]);
}

/// Which day and place stand around it, and how long after the lead it comes.
fn of_surroundings(r: &Reading<'_>, draft: &Draft, near: &Near<'_>, signs: &mut Signals) {
    let entry = near.entry;
    let sentence = r.sentence(entry.sentence);
    let whose = if near.is_own() { "own" } else { "else" };
    let own = draft.frames.iter().find_map(|frame| date_of(r, frame));
    let dates = event_dates(r, &sentence);
    let same: Vec<Option<bool>> = dates.iter().map(|&day| own.and_then(|own| r.same_day(own, day))).collect();
    signs.push_if(same.contains(&Some(true)), &[whose, "-same-day"]);
    signs.push_if(!same.contains(&Some(true)) && same.contains(&Some(false)), &[whose, "-other-day"]);
    signs.push_if(dates.is_empty(), &[whose, "-no-day"]);
    let id = |i: usize| r.places.get(i).map(|mention| &mention.place.gazetteer_id);
    let places = sites(r, &sentence, false);
    let shared = places.iter().any(|&i| draft.places().any(|own| id(own) == id(i)));
    signs.push_if(shared, &[whose, "-same-place"]);
    signs.push_if(!shared && !places.is_empty(), &[whose, "-other-place"]);
    signs.push_if(r.of(Topic::Event, &sentence).next().is_some(), &[whose, "-with-event-word"]);
    let lead = draft.frames.first().map_or(0, |frame| frame.sentence);
    let after = match entry.sentence.checked_sub(lead) {
        None => "before-lead",
        Some(0) => "with-lead",
        Some(1) => "after-lead",
        Some(2 | 3) => "soon-after-lead",
        Some(_) => "long-after-lead",
    };
    signs.push(&[after]);
}

/// Where it stands, together with what else is told.
fn of_place(around: &Around<'_>, near: &Near<'_>, signs: &mut Signals) {
    let entry = near.entry;
    let own = || around.all.iter().filter(|near| near.is_own()).map(|near| near.entry).filter(|e| e.harm.is_some());
    let past = around.next.is_some_and(|next| entry.sentence >= next);
    signs.push_if(past, &[if near.is_own() { "own-past-another" } else { "else-past-another" }]);
    let none = entry.harm.is_some() && entry.count.max == Some(0);
    let despite = |e: &Entry| is_firm(e) || e.strength == Strength::Mention;
    signs.push_if(none && own().any(despite), &["none-despite-some"]);
    signs.push_if(none && own().any(|e| despite(e) && e.sentence == entry.sentence), &["none-beside-some"]);
    signs.push_if(none && own().any(|e| despite(e) && e.sentence < entry.sentence), &["none-after-some"]);
    signs.push_if(is_firm(entry) && own().any(|e| e.count.max == Some(0)), &["despite-none"]);
    let one = entry.count == Count::exact(1);
    signs.push_if(one && own().any(|e| is_firm(e) && !std::ptr::eq(e, entry)), &["one-of-several"]);
    signs.push_if(one && near.is_own() && entry.also, &["one-on-top"]);
}

/// Which words of death and wounds stand nearest to persons of whom none was found to tell.
fn of_loose(r: &Reading<'_>, entry: &Entry, harm: Harm, signs: &mut Signals) {
    /// How far off such a word may stand, in tokens.
    const REACH: usize = 8;
    let class = harm.class();
    let clause = r.clause_of(entry.tokens.start);
    signs.push_if(r.of(Topic::Casualty, &clause).any(|cue| cue.class() == class), &["loose-in-clause"]);
    let before = r.around(entry.tokens.start, REACH, 0);
    let behind = entry.tokens.end..r.around(entry.tokens.end.saturating_sub(1), 0, REACH).end;
    let last = r.of(Topic::Casualty, &before).rfind(|cue| cue.tokens.end <= entry.tokens.start);
    let next = r.of(Topic::Casualty, &behind).next();
    signs.push_if(last.is_some_and(|cue| cue.class() == class), &["loose-behind-harm"]);
    signs.push_if(last.is_some_and(|cue| cue.class() != class), &["loose-behind-other-harm"]);
    signs.push_if(next.is_some_and(|cue| cue.class() == class), &["loose-before-harm"]);
    signs.push_if(next.is_some_and(|cue| cue.class() != class), &["loose-before-other-harm"]);
    signs.push_if(last.is_none() && next.is_none(), &["loose-far-from-harm"]);
    signs.push_if(entry.class == class, &["loose-own-noun"]);
    signs.push_if(!entry.class.is_empty() && entry.class != class, &["loose-other-noun"]);
}

/// What speaks for the text telling nothing of this fate.
pub(super) fn of_silence(r: &Reading<'_>, among: &Place<'_>, draft: &Draft, around: &Around<'_>) -> Signals {
    let harm = around.harm;
    let own = || around.all.iter().filter(|near| near.is_own()).map(|near| near.entry).filter(|e| e.harm.is_some());
    let best = match own().filter(|e| e.count.max != Some(0)).map(|e| e.strength).max() {
        Some(Strength::Plain) => "counted",
        Some(Strength::Bare) => "bare",
        Some(Strength::Mention) => "one",
        Some(Strength::Vague) => "some",
        None if own().next().is_some() => "none",
        None => "nothing",
    };
    let mut signs = Signals::default();
    signs.push(&["silent"]);
    signs.push(&["silent-despite-", best]);
    let is_other = |e: &&Entry| e.harm.is_some_and(|h| h != harm && matches!(h, Harm::Killed | Harm::Injured)) && is_firm(e);
    let other = among.ledger.entries.iter().filter(is_other).any(|e| e.owners.iter().any(|owner| owner.0 == among.index));
    signs.push_if(other, &["silent-other-fate-told"]);
    signs.push_if(other, &["silent-other-fate-told-despite-", best]);
    let said = |class: &str| draft.frames.iter().any(|frame| r.of(Topic::Casualty, &frame.tokens).any(|cue| cue.class() == class));
    let words = said(harm.class());
    signs.push_if(words, &["silent-despite-words"]);
    signs.push_if(words && best == "nothing", &["silent-nothing-despite-words"]);
    signs.push_if(said("both"), &["silent-despite-both"]);
    let next = |near: &Near<'_>| matches!(near.zone, "next" | "beside") && near.entry.harm.is_some();
    signs.push_if(around.all.iter().any(next), &["silent-despite-next"]);
    signs.push_if(around.all.is_empty(), &["silent-throughout"]);
    signs.push_if(!among.main, &["silent-aside"]);
    signs.push_if(!among.main && best == "counted", &["silent-aside-despite-counted"]);
    let lead = draft.frames.first();
    signs.push_if(lead.is_some_and(|frame| frame.link.earlier), &["silent-earlier"]);
    signs.push_if(draft.background, &["silent-background"]);
    signs.push_if(lead.is_some_and(|frame| frame.link.sibling), &["silent-beside"]);
    signs.push_if(among.main && among.ledger.of_headline(harm).next().is_some(), &["silent-against-headline"]);
    let in_lead = |near: &Near<'_>| near.zone == "lead" && is_firm(near.entry);
    let behind = |near: &Near<'_>| near.is_own() && near.zone != "lead" && is_firm(near.entry);
    let lead_tells = around.all.iter().any(in_lead);
    signs.push_if(lead_tells, &["silent-despite-lead"]);
    let past = |near: &Near<'_>| behind(near) && around.next.is_some_and(|next| near.entry.sentence >= next);
    signs.push_if(!lead_tells && around.all.iter().any(behind), &["silent-despite-lean"]);
    signs.push_if(!lead_tells && around.all.iter().any(past), &["silent-despite-lean-past-another"]);
    signs
}
