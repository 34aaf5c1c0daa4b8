//! Which counted persons a word of death or wounds can reach.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use super::joined::is_joined;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// How far a word of death or wounds reaches, in tokens.
const REACH_AFTER: usize = 9;

const REACH_BEFORE: usize = 16;

/// Which sides of a verb to look at, best first; true is behind it.
pub(super) fn directions(r: &Reading<'_>, verb: &Cue<'_>) -> [Option<bool>; 2] {
    match verb.attr("pos") {
        Some("before") => [Some(false), None],
        Some("after") => [Some(true), None],
        // A noun of doing: whom it befell stands behind it.
        Some("masdar") if r.doc.lang.is_rtl() => [Some(true), None],
        Some("verb") if verb.is("subject", "before") => [Some(false), Some(true)],
        // "Several cows were killed and two roofs fell in": nobody killed stands behind the "and".
        Some("both_sides") if is_passive(r, verb) && r.cues.has(Topic::Determiner, "and", &(verb.tokens.end..verb.tokens.end + 1)) => {
            [Some(false), None]
        }
        Some("both_sides") if is_passive(r, verb) => [Some(false), Some(true)],
        _ => [Some(true), Some(false)],
    }
}

/// "Were killed".
fn is_passive(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|cue| cue.class() == "be")
}

pub(super) fn nearest(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &[bool],
    within: &Range<usize>,
    after: bool,
) -> Option<usize> {
    let usable = people.iter().zip(free).enumerate().filter(|(_, (p, free))| **free && may_be(verb, p));
    if after {
        let reach = if verb.is("pos", "number") { REACH_AFTER * 2 } else { REACH_AFTER };
        if let Some(behind) = behind_aside(r, verb, people, free, within) {
            return Some(behind);
        }
        let end = within.end.min(verb.tokens.end + reach);
        let mut behind = usable.filter(|(_, (p, _))| p.tokens.start >= verb.tokens.end && p.tokens.start < end);
        let grouped = |i: usize| is_grouped(r, verb, people, i);
        let found = behind.find(|&(i, (p, _))| fits(r, verb, p, p.tokens.start - verb.tokens.end) || grouped(i)).map(|(i, _)| i);
        return found.or_else(|| risen_to(r, verb, people, free, within));
    }
    let start = within.start.max(verb.tokens.start.saturating_sub(REACH_BEFORE));
    let mut before = usable
        .filter(|(_, (p, _))| p.tokens.end <= verb.tokens.start && p.tokens.start >= within.start && p.tokens.end > start)
        .collect::<Vec<_>>()
        .into_iter()
        .rev();
    before.find(|(_, (p, _))| fits(r, verb, p, verb.tokens.start - p.tokens.end)).map(|(i, _)| i)
}

/// "Raising the death toll", "so that the number of the dead became": the verb right before the words for a toll.
pub(super) fn raised<'c, 'l>(r: &'c Reading<'l>, toll: &Cue<'_>) -> Option<&'c Cue<'l>> {
    let before = r.around(toll.tokens.start, 3, 0);
    r.of(Topic::Cause, &before).find(|cue| cue.row.is("raises") && (toll.tokens.start..toll.tokens.start + 2).contains(&cue.tokens.end))
}

/// "The death toll", "the number of guards killed": words for how many, in one or apart.
pub(super) fn is_number(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    /// How far ahead the words for a number may stand, in tokens.
    const REACH: usize = 8;
    let before = r.around(verb.tokens.start, REACH, 0).start..verb.tokens.start;
    let opens = |cue: &Cue<'_>| cue.class() == "number-of" && r.clause_gap(cue.tokens.end, verb.tokens.start) == 0;
    verb.is("pos", "number") || !verb.is("pos", "count") && r.of(Topic::Part, &before).any(opens) && r.numbers_in(&before).is_empty()
}

/// "The number of those killed in the raids on the station rose to 11": however much stands between.
fn risen_to(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool], within: &Range<usize>) -> Option<usize> {
    /// Farthest that the figure may stand, in tokens.
    const REACH: usize = 60;
    let before = r.around(verb.tokens.start, 4, 0);
    let raised = raised(r, verb);
    let rises = || r.of(Topic::Cause, &before).any(|cue| cue.row.is("update"));
    // "The number killed in the strikes on Sunday has risen to 25": where the language has the verb behind its subject.
    let risen = |p: &Persons| {
        let to = r.around(p.tokens.start, 4, 0);
        !r.doc.lang.is_rtl() && r.of(Topic::Cause, &to).any(|cue| cue.row.is("update") && cue.tokens.end == p.tokens.start)
    };
    let rises = || rises() || people.iter().any(|p| p.tokens.start >= verb.tokens.end && risen(p));
    if !is_number(r, verb) || raised.is_none() && !rises() {
        return None;
    }
    // "Became seventeen civilians": the figure is what the number has become, and no word for "to" leads there.
    let bare = raised.is_some_and(|cue| cue.is("to", "bare"));
    let to = |p: &Persons| {
        let to = r.around(p.tokens.start, 1, 0);
        let led = r.of(Topic::Determiner, &to).any(|cue| cue.class() == "on") && p.strength >= Strength::Bare;
        led || risen(p) || bare && p.strength == Strength::Plain && !r.numbers_in(&p.tokens).is_empty()
    };
    let usable = |(p, free): (&Persons, &bool)| *free && may_be(verb, p) && to(p);
    let end = within.end.min(verb.tokens.end + REACH);
    people.iter().zip(free).position(|both| usable(both) && both.0.tokens.start >= verb.tokens.end && both.0.tokens.start < end)
}

/// "Killed in the ambush, which was laid at dawn, were nine": the persons right behind a clause that two signs enclose.
fn behind_aside(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool], within: &Range<usize>) -> Option<usize> {
    /// How far behind the verb the clause may open, and how long it may be, in tokens.
    const OPENS: usize = 8;
    const LONGEST: usize = 24;
    const SHORT: usize = 6;
    let is_sign = |i: &usize| r.clause_gap(*i, *i + 1) > 0;
    let opens = (verb.tokens.end..(verb.tokens.end + OPENS).min(within.end)).find(is_sign)?;
    let ends = (opens + 1..(opens + LONGEST).min(within.end)).find(is_sign)?;
    // "Killed Amsha (55 years) and her grandson": an age, it may be.
    let brackets = r.doc.word(opens) == "(" && r.doc.word(ends) == ")";
    let short = || ends - opens <= SHORT && (brackets || r.numbers_in(&(opens..ends)).is_empty());
    // "Its aircraft killed, in a raid near the town on Wednesday, more than eighty": when and where, right behind the verb.
    let opening = |class: &str| r.cues.has(Topic::Determiner, class, &(opens + 1..opens + 2));
    let placed = opens == verb.tokens.end && opening("in");
    if !opening("rel") && !placed && !short() {
        return None;
    }
    let usable = |(p, free): (&Persons, &bool)| *free && may_be(verb, p);
    let sooner = |p: &Persons| (verb.tokens.end..opens).contains(&p.tokens.start);
    if people.iter().zip(free).any(|both| sooner(both.0) && usable(both)) {
        return None;
    }
    let joined = |p: &Persons| brackets && p.tokens.start == ends + 1 && r.opens_with_conjunction(p.tokens.start);
    // "Was killed, on Tuesday evening, the mayor": nothing but the day.
    let dated = || opens == verb.tokens.end && r.dates_in(&(opens + 1..opens + 3)).next().is_some() && verb.is("pos", "verb");
    let at = |i: usize, p: &Persons| {
        let anybody = || p.strength >= Strength::Mention && dated();
        (ends + 1..ends + 3).contains(&p.tokens.start) && (is_counted(p) || joined(p) || group_follows(r, people, i) || anybody())
    };
    (0..people.len()).find(|&i| people.get(i).zip(free.get(i)).is_some_and(|both| usable(both) && at(i, both.0)))
}

/// "Killed in the attack on the post the commander and two guards": the first of several, further off than one may stand.
fn is_grouped(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], i: usize) -> bool {
    let Some(p) = people.get(i) else { return false };
    let between = verb.tokens.end..p.tokens.start;
    let placed = || r.of(Topic::Determiner, &(between.start..between.start + 1)).any(|cue| cue.class() == "in");
    // "A strike killed, on a villa in the town, an adviser": the strike stands right behind the verb, and he as its object.
    let struck = || {
        let next = between.start..between.start + 1;
        let deed = |cue: &Cue<'_>| matches!(cue.topic, Topic::Event | Topic::Weapon) && cue.word.start == cue.span.start;
        r.cues.within(&next).iter().any(deed) && r.of(Topic::Victim, &between).next().is_none() && r.ends_as_object(p.tokens.end - 1)
    };
    if r.doc.lang.is_rtl()
        && verb.is("pos", "verb")
        && p.strength == Strength::Plain
        && between.len() <= REACH_AFTER
        && r.clause_gap(between.start, between.end) == 0
        && struck()
    {
        return true;
    }
    r.doc.lang.is_rtl()
        && p.strength == Strength::Plain
        && between.len() <= REACH_AFTER
        && r.clause_gap(between.start, between.end) == 0
        && placed()
        && group_follows(r, people, i)
}

/// Whether others are joined to a person right behind.
fn group_follows(r: &Reading<'_>, people: &[Persons], i: usize) -> bool {
    let next = people.get(i).zip(people.get(i + 1));
    next.is_some_and(|(p, next)| next.strength >= Strength::Bare && next.class.is_none() && is_joined(r, &p.tokens, &next.tokens))
}

/// "The other two": persons or not, the words do not say.
fn is_rest(r: &Reading<'_>, p: &Persons) -> bool {
    let mut nouns = r.of(Topic::Victim, &p.tokens).peekable();
    nouns.peek().is_some() && nouns.all(|noun| noun.row.is("other"))
}

fn is_counted(p: &Persons) -> bool {
    p.strength == Strength::Plain && p.count != Count::exact(1)
}

/// "… and that two": what stands behind is said apart.
fn tells_anew(r: &Reading<'_>, between: &Range<usize>) -> bool {
    r.of(Topic::Determiner, between).any(|cue| cue.class() == "that" && (cue.conjunction || !r.doc.lang.is_rtl()))
}

/// Whether the verb can say what became of them: nothing else does, or they died of their wounds.
pub(super) fn may_be(verb: &Cue<'_>, p: &Persons) -> bool {
    p.class.as_deref().is_none_or(|class| class == verb.class()) || dies_of_wounds(verb, p)
}

/// "Two of the wounded died."
pub(super) fn dies_of_wounds(verb: &Cue<'_>, p: &Persons) -> bool {
    verb.row.is("dies") && p.class.as_deref() == Some("injured") && p.strength >= Strength::Bare
}

/// A bare number and a single person have to stand right beside the verb; a full phrase may stand further off.
fn fits(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons, distance: usize) -> bool {
    let counted = is_counted(p);
    let beside = !r.doc.lang.is_rtl() && distance <= 1 && p.strength == Strength::Plain;
    if verb.row.is("many") && !counted && !beside || verb.row.is("named") && (p.strength != Strength::Plain || is_rest(r, p)) {
        return false;
    }
    let is_before = p.tokens.end <= verb.tokens.start;
    if p.named && distance > 1 && !(is_before && is_subject_of_passive(r, verb, p))
        || !is_before && tells_anew(r, &(verb.tokens.end..p.tokens.start))
    {
        return false;
    }
    // "21 dead and 44 wounded after three died": not the wounded further off.
    if is_before && !r.doc.lang.is_rtl() && distance > 3 && dies_of_wounds(verb, p) {
        return false;
    }
    if is_before && is_told_by_relative(r, verb, p) {
        return true;
    }
    if is_before && verb.is("pos", "verb") && !verb.is("subject", "before") {
        return distance <= 2 || is_told_subject(r, verb, p);
    }
    if is_before && (is_subject_of_passive(r, verb, p) || is_before_aside(r, verb, p)) || !is_before && is_named_next(r, verb, p) {
        return true;
    }
    let number_word = verb.is("pos", "number");
    if is_before && number_word {
        // "Rose to 17 the number of dead".
        return distance == 0;
    }
    if !is_before && distance <= 12 && p.strength == Strength::Plain && !crosses_cut(r, verb, p) && has_doer(r, verb, p) {
        return true;
    }
    // "The command of the border guard, its second area, mourned one of its soldiers": behind whoever mourns.
    if !is_before && verb.row.is("mourn") && p.strength == Strength::Plain && distance <= 12 {
        return true;
    }
    match p.strength {
        // "A man who opened the door was killed".
        Strength::Plain | Strength::Mention if is_before && distance <= 12 && has_relative(r, p) => true,
        Strength::Bare if number_word => !(verb.row.is("bare") && crosses_cut(r, verb, p) && r.opens_with_conjunction(p.tokens.start)),
        Strength::Bare if is_before && is_told_by_another(r, verb, p) => false,
        Strength::Bare => distance <= 1 || distance <= 3 && !crosses_cut(r, verb, p),
        Strength::Plain if counted => true,
        _ if distance <= 1 || verb.row.is("far") && distance <= 9 => true,
        Strength::Mention | Strength::Vague | Strength::Plain => distance <= 4 && !crosses_cut(r, verb, p),
    }
}

/// "That a boy who herded sheep nearby was hit": in a language that puts the verb first, the subject right behind "that" comes
/// before its verb, with more said of it between.
fn is_told_subject(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    /// How far the verb may stand behind, in tokens.
    const LONGEST: usize = 12;
    let between = p.tokens.end..verb.tokens.start;
    let tells = |cue: &Cue<'_>| match cue.topic {
        // "The brother of the dead man": whose brother he is.
        Topic::Casualty => !(cue.is("pos", "count") && cue.tokens.start == p.tokens.end),
        Topic::Speech | Topic::NoCasualty => true,
        Topic::Event => cue.is("pos", "verb"),
        _ => false,
    };
    let that = r.of(Topic::Determiner, &r.around(p.tokens.start, 1, 0)).any(|cue| cue.class() == "that");
    r.doc.lang.is_rtl()
        && that
        && p.strength >= Strength::Mention
        && !verb.row.is("active")
        && !verb.conjunction
        && between.len() <= LONGEST
        && (r.clause_gap(between.start, between.end) == 0 || is_between_signs(r, &between))
        && !r.cues.within(&between).iter().any(tells)
}

/// What two signs enclose, one right behind the person, or behind whose he is, and one right before the verb.
fn is_between_signs(r: &Reading<'_>, between: &Range<usize>) -> bool {
    let is_sign = |i: usize| r.clause_gap(i, i + 1) == 1;
    r.clause_gap(between.start, between.end) == 2
        && between.end > between.start + 2
        && is_sign(between.end - 1)
        && (between.start..between.start + 2).any(is_sign)
}

/// "A senior leader named Hamza, was killed": one person with more said of him, right before a passive of one.
fn is_subject_of_passive(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let between = p.tokens.end..verb.tokens.start;
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Casualty | Topic::Speech => true,
        Topic::NoCasualty => cue.is("class", "not"),
        Topic::Part => matches!(cue.class(), "part" | "among"),
        // "Was shot dead": the event is that of the verb itself.
        Topic::Event => cue.is("pos", "verb") && cue.tokens.end <= verb.tokens.start && !is_second_verb(r, verb),
        _ => false,
    };
    let before = r.around(verb.tokens.start, 2, 0);
    let was = || r.of(Topic::Determiner, &before).any(|cue| cue.class() == "be" && cue.is("num", "sg"));
    let enclosed = || match r.clause_gap(between.start, between.end) {
        0 | 1 => true,
        2 => r.clause_gap(between.start, between.start + 1) == 1,
        _ => false,
    };
    // "A contractor fell ill and died".
    let goes_on = || {
        let and = verb.tokens.start.saturating_sub(1)..verb.tokens.start;
        r.cues.has(Topic::Determiner, "and", &and) && r.clause_gap(between.start, between.end) == 0
    };
    let joins = || (between.start..between.start + 2).any(|i| r.opens_with_conjunction(i));
    !r.doc.lang.is_rtl()
        && p.count == Count::exact(1)
        && p.strength >= Strength::Mention
        && between.len() <= 18
        && (verb.is("pos", "before") && (p.named || r.clause_gap(between.start, between.end) == 2 || goes_on()) || was())
        && enclosed()
        && !joins()
        && !r.cues.within(&between).iter().any(tells)
}

/// "Its occupant opened fire and was killed": an "and" right before the verb makes its subject that of the verb before.
fn is_second_verb(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let near = r.around(verb.tokens.start, 1, 0);
    let was = r.of(Topic::Determiner, &near).any(|cue| cue.class() == "be");
    let before = r.around(verb.tokens.start - usize::from(was), 1, 0);
    r.cues.has(Topic::Determiner, "and", &before)
}

/// "Five, including an officer, were wounded", "nine people on its side, one of them a cook, were hurt": only what two signs enclose
/// stands between, and at most where they were.
fn is_before_aside(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    // How far behind the persons the first sign may stand, and the verb, in tokens.
    let (opens, longest) = if r.doc.lang.is_rtl() { (1, 12) } else { (5, 16) };
    let before = r.around(verb.tokens.start, 2, 0);
    let be = r.of(Topic::Determiner, &before).rfind(|cue| cue.class() == "be" && cue.tokens.end == verb.tokens.start);
    let end = be.map_or(verb.tokens.start, |cue| cue.tokens.start);
    let between = p.tokens.end..end;
    let is_sign = |i: usize| r.clause_gap(i, i + 1) == 1;
    p.strength >= Strength::Bare
        && p.count != Count::exact(1)
        && (3..=longest).contains(&between.len())
        && (between.start..(between.start + opens).min(between.end - 1)).any(is_sign)
        && is_sign(between.end - 1)
        && r.clause_gap(between.start, between.end) == 2
        && r.of(Topic::Casualty, &between).all(|cue| cue.is("pos", "count"))
        && r.of(Topic::Speech, &between).next().is_none()
}

/// "Killed the target, a facilitator named Usama": the person stands beside whatever the verb was done to.
fn is_named_next(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let between = verb.tokens.end..p.tokens.start;
    let sign = between.clone().find(|&i| r.doc.word(i) == ",");
    let beside = |sign: usize| sign > between.start && (sign + 1..sign + 3).contains(&p.tokens.start.saturating_sub(1));
    let told = r.of(Topic::Speech, &(p.tokens.start..p.tokens.end + 4)).next().is_some();
    !r.doc.lang.is_rtl()
        && p.strength == Strength::Plain
        && p.count == Count::exact(1)
        && between.len() <= 6
        && r.clause_gap(between.start, between.end) == 1
        && sign.is_some_and(beside)
        && !told
        && !r.opens_with_conjunction(sign.unwrap_or(between.start) + 1)
}

/// "The coalition killed, in a raid at dawn on X, an official": the doer stands right behind the verb, whom he killed further on.
fn has_doer(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let next = verb.tokens.end..verb.tokens.end + 1;
    let between = verb.tokens.end..p.tokens.start;
    r.doc.lang.is_rtl()
        && verb.is("pos", "verb")
        && r.of(Topic::Actor, &next).next().is_some()
        && r.of(Topic::Victim, &between).next().is_none()
}

/// "At least five and mentioned wounded": a verb of saying or counting stands between.
fn is_told_by_another(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let between = p.tokens.end..verb.tokens.start;
    // "Two had been killed": the word only helps the verb.
    let helps = |cue: &Cue<'_>| r.cues.has(Topic::Determiner, "be", &cue.tokens);
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Speech => true,
        Topic::Cause => cue.class() == "count" && !helps(cue),
        _ => false,
    };
    r.cues.within(&between).iter().any(tells)
}

fn crosses_cut(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let (from, to) = if p.tokens.start >= verb.tokens.end { (verb.tokens.end, p.tokens.start) } else { (p.tokens.end, verb.tokens.start) };
    r.clause_gap(from, to) > 0
}

/// "Who", "whose" right behind a person, in a language that opens such clauses with a word of their own.
/// "An officer in the town, who died before he reached the hospital": the word for "who" stands right before the verb, or before its "was".
fn is_told_by_relative(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    /// How far before it the person may stand, in tokens.
    const REACH: usize = 6;
    let near = r.around(verb.tokens.start, 2, 0).start..verb.tokens.start;
    let be = r.of(Topic::Determiner, &near).rfind(|cue| cue.class() == "be" && cue.is("num", "sg") && cue.tokens.end == verb.tokens.start);
    let end = be.map_or(verb.tokens.start, |cue| cue.tokens.start);
    let between = p.tokens.end..end;
    let who = end.checked_sub(1).is_some_and(|who| r.cues.has(Topic::Determiner, "rel", &(who..end)));
    let tells = |cue: &Cue<'_>| matches!(cue.topic, Topic::Casualty | Topic::Speech | Topic::Target);
    !r.doc.lang.is_rtl()
        && who
        && (be.is_some() || verb.is("pos", "before"))
        && p.count == Count::exact(1)
        && p.class.is_none()
        && between.len() <= REACH
        && r.clause_gap(between.start, between.end) == 1
        && !r.cues.within(&between).iter().any(tells)
}

fn has_relative(r: &Reading<'_>, p: &Persons) -> bool {
    !r.doc.lang.is_rtl() && r.cues.has(Topic::Determiner, "rel", &(p.tokens.end..p.tokens.end + 1))
}
