//! What one word of death or wounds claims.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use super::joined::{add, is_joined, sum};
use super::reach::{dies_of_wounds, directions, is_number, nearest, raised};
use super::{Harm, Toll};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;
use crate::text::NumberKind;

/// Words that claim counted persons: verbs, their nouns, and the words for a toll.
pub(super) fn claims(cue: &Cue<'_>) -> bool {
    !matches!(cue.attr("pos"), Some("instant" | "count" | "manner" | "death" | "hospital" | "life" | "lives" | "unknown" | "wounds"))
        && Harm::from_class(cue.class()).is_some()
}

/// What one verb claims: persons behind it, else persons before it, else somebody unnamed.
pub(super) fn claimed(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &mut [bool], within: Range<usize>) -> Option<Toll> {
    let harm = harm(r, verb)?;
    if !is_complete(r, verb) {
        return None;
    }
    if verb.row.is("some") {
        return Some(vaguely(verb, harm, Count::at_least(1), verb.tokens.clone()));
    }
    if let Some(own) = verb.row.number::<u32>("own") {
        if harm == Harm::Injured && r.doc.lang.is_rtl() && !follows_cause(r, verb) {
            return None;
        }
        return Some(meant(r, verb, (harm, own), people, free, &within));
    }
    if let Some(one) = one_of_them(r, verb, harm) {
        return Some(one);
    }
    let find = |after: bool| nearest(r, verb, people, free, &within, after).filter(|&i| !hits_a_thing(r, verb, people, i));
    let find = |after: bool| find(after).map(|i| if after { behind_doer(r, verb, people, free, i) } else { i });
    let [one, other] = match () {
        () if acts(r, verb, people, free) => [Some(true), None],
        () if tells_those_before(r, verb, people, free) => [Some(false), None],
        () => directions(r, verb),
    };
    let Some(first) = one.and_then(find) else {
        let vague = some(r, verb, harm);
        // "They fell, and a sixth fighter was hurt": those whom a plural tells of stand before it, nobody alone behind.
        let told_of =
            |&i: &usize| !(verb.is("subject", "before") && other == Some(true)) || people.get(i).is_some_and(|p| may_follow(verb, p));
        let Some(first) = other.filter(|_| vague.is_none()).and_then(find).filter(told_of) else {
            return vague.or_else(|| alone(r, verb, harm));
        };
        return Some(counted(r, verb, harm, people, free, (&within, first)));
    };
    if one == Some(false)
        && let Some(vague) = some(r, verb, harm)
    {
        return Some(vague);
    }
    Some(counted(r, verb, harm, people, free, (&within, first)))
}

/// "44 wounded, three of whom died": the word says what became of those right before it, and of nobody behind.
fn tells_those_before(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool]) -> bool {
    let own = |p: &Persons| p.class.as_deref() == Some(verb.class()) && p.tokens.end == verb.tokens.start;
    let next = verb.tokens.end..verb.tokens.end + 1;
    let sign = r.clause_gap(next.start, next.end) > 0 || r.cues.has(Topic::Part, "stop", &next);
    !r.doc.lang.is_rtl() && sign && people.iter().zip(free).any(|(p, free)| *free && own(p))
}

/// Whether persons may stand behind a verb that follows those it tells of: several, or right behind it.
fn may_follow(verb: &Cue<'_>, p: &Persons) -> bool {
    p.count != Count::exact(1) || p.tokens.start <= verb.tokens.end + 1
}

/// "Two gunmen on a motorcycle murdered the mayor and his son", where the language has the gunmen right behind the verb: not
/// they are the dead.
fn behind_doer(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool], first: usize) -> usize {
    /// How far behind the doer the victim may stand, in tokens.
    const REACH: usize = 12;
    let Some((doer, next)) = people.get(first).zip(people.get(first + 1)) else { return first };
    // "Killed a suicide bomber eleven soldiers", spelt like "was killed": of him it is told what he did.
    let doer_by_name = || r.of(Topic::Victim, &doer.tokens).any(|cue| cue.row.is("doer")) && next.count != Count::exact(1);
    if !verb.row.is("deed") && !doer_by_name() {
        return first;
    }
    let foe = r.of(Topic::Victim, &doer.tokens).any(|cue| cue.is("side", "foe"));
    let between = doer.tokens.end..next.tokens.start;
    let told = || r.of(Topic::Casualty, &between).next().is_some() || r.clause_gap(between.start, between.end) > 0;
    let apart = !next.with && !next.part && !r.opens_with_conjunction(next.tokens.start) && free.get(first + 1) == Some(&true);
    if foe && apart && next.class.is_none() && between.len() <= REACH && !told() { first + 1 } else { first }
}

/// "The second shell hit a house in which thirty men live": what was hit stands right before the persons.
fn hits_a_thing(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], i: usize) -> bool {
    let Some(p) = people.get(i).filter(|p| verb.row.is("active") && p.tokens.start >= verb.tokens.end) else { return false };
    let thing = |cue: &Cue<'_>| !cue.is("kind", "people") && cue.tokens.end <= p.tokens.start;
    let between = verb.tokens.end..p.tokens.start;
    // "Its jets hit": spelt like fighters of another sort.
    let armed = r.numbers_in(&p.tokens).is_empty() && r.of(Topic::Weapon, &p.tokens).next().is_some();
    armed || r.of(Topic::Target, &between).any(thing) && !r.opens_with_conjunction(p.tokens.start)
}

pub(super) fn counted(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    harm: Harm,
    people: &[Persons],
    free: &mut [bool],
    (within, first): (&Range<usize>, usize),
) -> Toll {
    let toll = sum(r, verb, people, free, within, first);
    let toll = with_those_behind(r, verb, people, free, toll);
    // "The driver and two of the guards": counted by whoever is counted among them.
    let among = |p: &&Persons| toll.1.start <= p.tokens.start && p.tokens.end <= toll.1.end && toll.0.min > p.count.min;
    let strongest = people.iter().filter(among).map(|p| p.strength).max();
    let strength = people.get(first).map_or(Strength::Vague, |p| p.strength).max(strongest.unwrap_or(Strength::Vague));
    let update = is_update(r, verb, within, people.get(first));
    // "Rose from three to five".
    let risen = toll.0.max.filter(|_| update && verb.is("pos", "number") && toll.0.min != toll.0.max && toll.0.min.is_some());
    let toll = (risen.map_or(toll.0, Count::exact), toll.1);
    let head = people.get(first);
    let also = head.is_some_and(|p| dies_of_wounds(verb, p) || adds(r, verb, p)) || is_more(r, verb);
    let others = head.is_some_and(|p| p.others);
    Toll { harm, count: toll.0, tokens: toll.1, rule: verb.row.id.clone(), strength, update, also, others }
}

/// "Four pupils were hurt, as was the caretaker", "he died together with a guard": one phrase more, right behind a verb that follows
/// those it tells of.
fn with_those_behind(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &mut [bool],
    (count, tokens): (Count, Range<usize>),
) -> (Count, Range<usize>) {
    let found = || {
        let opens = verb.tokens.end..verb.tokens.end + 2;
        // "Six died in clashes near the town, as did nine": behind where it was.
        let far = verb.tokens.end..r.around(verb.tokens.end, 0, 10).end;
        let likewise = |cue: &Cue<'_>| cue.class() == "likewise" && r.clause_gap(verb.tokens.end, cue.tokens.start) == 1;
        let word = r.of(Topic::Part, &opens).find(|cue| matches!(cue.class(), "likewise" | "with"));
        let word = word.or_else(|| r.of(Topic::Part, &far).find(|cue| likewise(cue)))?;
        people.iter().zip(free.iter()).position(|(p, free)| {
            let near = p.tokens.start >= word.tokens.end && p.tokens.start <= word.tokens.end + 1;
            *free && near && p.class.is_none() && p.strength >= Strength::Mention && p.tokens.start >= tokens.end
        })
    };
    let ahead = !r.doc.lang.is_rtl() && tokens.end == verb.tokens.end;
    let Some((i, p)) = Some(ahead).filter(|ahead| *ahead).and_then(|_| found()).and_then(|i| Some((i, people.get(i)?))) else {
        return (count, tokens);
    };
    if let Some(free) = free.get_mut(i) {
        *free = false;
    }
    (add(count, p.count), tokens.start..p.tokens.end)
}

/// "Four civilians were also killed."
fn is_more(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 3, 0);
    let right_before = |cue: &Cue<'_>| {
        cue.tokens.end == verb.tokens.start
            || cue.tokens.end + 1 == verb.tokens.start && r.clause_gap(cue.tokens.end, verb.tokens.start) == 1
    };
    // "Three of the helpers died as well".
    let behind = || !r.doc.lang.is_rtl() && r.cues.has(Topic::Part, "more", &(verb.tokens.end..verb.tokens.end + 1));
    r.of(Topic::Part, &before).any(|cue| cue.class() == "more" && right_before(cue)) || behind() || is_elsewhere(r, verb)
}

/// "Killed in the raid, too, was an aide": the word stands between the verb and those it befell.
fn adds(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let between = verb.tokens.end..p.tokens.start;
    r.doc.lang.is_rtl()
        && between.start < between.end
        && r.cues.has(Topic::Part, "more", &between)
        && r.clause_gap(between.start, between.end) == 0
}

/// "On the Syrian side, four were killed": told of another side than what went before, where the sentence opens with it.
fn is_elsewhere(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 8, 0);
    r.of(Topic::Part, &before).any(|cue| {
        let told = cue.tokens.end..verb.tokens.start;
        cue.class() == "side"
            && cue.tokens.end <= verb.tokens.start
            && r.clause_gap(told.start, told.end) <= 1
            && r.of(Topic::Casualty, &told).next().is_none()
    })
}

/// What the verb says became of them: to lose one's life is no loss of track.
fn harm(r: &Reading<'_>, verb: &Cue<'_>) -> Option<Harm> {
    let near = r.around(verb.tokens.start, 0, 8);
    let life = verb.attr("turns").is_some_and(|with| r.of(Topic::Casualty, &near).any(|cue| cue.is("pos", with)));
    // "The militia lost seven men": the force that lost them stands between.
    let behind = verb.tokens.end..r.around(verb.tokens.start, 0, 6).end;
    let lost = || {
        let counts = |force: &Cue<'_>| {
            let next = force.tokens.end..behind.end;
            let two = || {
                r.of(Topic::Victim, &next).any(|noun| noun.is("num", "du") || r.is_dual_ending(noun.ending(r.doc)) && noun.row.is("broken"))
            };
            r.numbers_in(&next).iter().any(|n| n.kind != NumberKind::Ordinal) || two()
        };
        // "A family lost two of its sons" as well.
        let force = |cue: &Cue<'_>| match cue.topic {
            Topic::Actor | Topic::Force => true,
            Topic::Faction => cue.class() == "group",
            Topic::Part => cue.class() == "family",
            _ => false,
        };
        let alone = verb.tokens.len() == 1;
        verb.attr("turns").is_some() && (alone && r.cues.within(&behind).iter().any(|cue| force(cue) && counts(cue)) || loses(r, verb))
    };
    if life || lost() {
        Some(Harm::Killed)
    } else if counts_the_wounded(r, verb) {
        Some(Harm::Injured)
    } else {
        Harm::from_class(verb.class())
    }
}

/// "Sources differed on the wounded: 22 in the ministry's toll and 42 …": a toll of those whom alone its sentence names before.
fn counts_the_wounded(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let sentence = r.sentence(r.sentence_of(verb.tokens.start));
    let counted = |cue: &&Cue<'_>| cue.tokens.end <= verb.tokens.start && !cue.is("pos", "manner");
    let mut before = r.of(Topic::Casualty, &(sentence.start..verb.tokens.start)).filter(counted).peekable();
    let bare = verb.is("pos", "number") && verb.row.is("bare");
    bare && before.peek().is_some() && before.all(|cue| cue.is("class", "injured") && matches!(cue.attr("pos"), Some("count" | "number")))
}

/// "The brigade had lost two of its men": the force stands before the verb, whom it lost right behind.
fn loses(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 4, 0).start..verb.tokens.start;
    let force = |cue: &Cue<'_>| match cue.topic {
        Topic::Actor => true,
        Topic::Force => cue.class() == "unit",
        _ => false,
    };
    verb.tokens.len() == 1
        && r.cues.within(&before).iter().any(|cue| force(cue) && r.clause_gap(cue.tokens.end, verb.tokens.start) == 0)
        && (!r.numbers_in(&(verb.tokens.end..verb.tokens.end + 2)).is_empty()
            || r.cues.has(Topic::Determiner, "one", &(verb.tokens.end..verb.tokens.end + 1)))
}

/// "Which led to his being wounded": in a language in which "it hit him" is spelt alike, only behind what leads there.
fn follows_cause(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 3, 0);
    let leads =
        |cue: &Cue<'_>| cue.topic == Topic::Cause || cue.topic == Topic::Determiner && cue.class() == "on" || cue.topic == Topic::Casualty;
    verb.word.start < verb.span.start || r.cues.within(&before).iter().any(|cue| cue.tokens.end <= verb.tokens.start && leads(cue))
}

/// "One of them died", "one of the three soldiers died": one more than those told before.
fn one_of_them(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let behind = verb.tokens.end..verb.tokens.end + 1;
    let counted = |cue: &&Cue<'_>| {
        let whole = r.numbers_in(&(cue.tokens.end..cue.tokens.end + 2)).first().is_some_and(|n| r.has_article(n.tokens.start));
        cue.class() == "one" && whole && r.doc.lang.is_rtl()
    };
    let one = r.of(Topic::Part, &behind).find(|cue| cue.row.is("one")).or_else(|| r.of(Topic::Determiner, &behind).find(counted));
    // "A car with two fighters came under fire: one of them was killed", where the verb stands first.
    let first = || r.doc.lang.is_rtl() && verb.is("pos", "verb") && !verb.is("subject", "before");
    let first = || first() && ["active", "many", "named"].iter().all(|mark| !verb.row.is(mark));
    let also = verb.row.is("dies");
    let one = one.filter(|one| also || one.row.is("one") && one.tokens.start == verb.tokens.end && first())?;
    let tokens = verb.tokens.start..one.tokens.end;
    let rule = one.row.id.clone();
    Some(Toll { harm, count: Count::exact(1), tokens, rule, strength: Strength::Plain, update: false, also, others: false })
}

/// "His death", "it killed them both": so many as the word's own ending means, and those who stand beside them.
fn meant(r: &Reading<'_>, verb: &Cue<'_>, (harm, own): (Harm, u32), people: &[Persons], free: &mut [bool], within: &Range<usize>) -> Toll {
    let beside = |p: &Persons| {
        let near = p.tokens.start >= verb.tokens.end && p.tokens.start - verb.tokens.end <= 3 && p.tokens.end <= within.end;
        near && p.class.is_none() && (p.with || is_joined(r, &verb.tokens, &p.tokens))
    };
    // "It left him dead": the noun says the same once more.
    let again = |p: &Persons| p.class.as_deref() == Some(verb.class()) && (verb.tokens.end..verb.tokens.end + 2).contains(&p.tokens.start);
    for (_, free) in people.iter().zip(free.iter_mut()).filter(|(p, _)| again(p)) {
        *free = false;
    }
    let next = people.iter().zip(free.iter()).position(|(p, free)| *free && beside(p));
    let (more, tokens) = next.map_or((Count::exact(0), verb.tokens.clone()), |i| sum(r, verb, people, free, within, i));
    let strength = if own > 1 || next.is_some() { Strength::Plain } else { Strength::Mention };
    Toll {
        harm,
        count: add(Count::exact(own), more),
        tokens,
        rule: verb.row.id.clone(),
        strength,
        update: false,
        also: false,
        others: false,
    }
}

/// "They killed five": spelt like "were killed", with the victims right behind it.
fn acts(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool]) -> bool {
    // "Three were killed and two wounded": who is joined by "and" is told of anew.
    let behind = |p: &Persons| p.tokens.start == verb.tokens.end && !r.opens_with_conjunction(p.tokens.start);
    verb.row.is("acts") && people.iter().zip(free).any(|(p, free)| *free && behind(p))
}

/// "A number of them were wounded": at least one.
fn some(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let behind = verb.tokens.end..verb.tokens.end + 2;
    let some = r.of(Topic::Determiner, &behind).find(|cue| cue.class() == "some").filter(|_| harm == Harm::Injured)?;
    let tokens = verb.tokens.start..some.tokens.end;
    let both = r.cues.has(Topic::Determiner, "sides", &(some.tokens.start..some.tokens.end + 3));
    Some(vaguely(verb, harm, Count::at_least(if both { 2 } else { 1 }), tokens))
}

/// So many at least, though nobody says how many.
fn vaguely(verb: &Cue<'_>, harm: Harm, count: Count, tokens: Range<usize>) -> Toll {
    Toll { harm, count, tokens, rule: verb.row.id.clone(), strength: Strength::Vague, update: false, also: false, others: false }
}

/// "Met his death": one, though nobody is counted.
pub(super) fn alone(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    // "A mine went off and they both died": two, by the verb's own ending.
    // Not where "of wounds they had suffered" says of what they died.
    let of_wounds = || {
        r.of(Topic::Casualty, &r.around(verb.tokens.start, 2, 0)).any(|cue| cue.is("pos", "manner") && cue.tokens.end == verb.tokens.start)
    };
    let told = |count: Count, tokens: Range<usize>, rule: &str, strength: Strength| {
        Some(Toll { harm, count, tokens, rule: rule.into(), strength, update: false, also: false, others: false })
    };
    if verb.row.is("two") && !(harm == Harm::Injured && of_wounds()) {
        return told(Count::exact(2), verb.tokens.clone(), &verb.row.id, Strength::Mention);
    }
    let near = r.around(verb.tokens.start, 0, 8);
    let death =
        r.of(Topic::Casualty, &near).find(|cue| cue.is("pos", "death") && cue.is("num", "sg")).filter(|_| verb.attr("needs").is_some());
    // "He was killed on the spot": he, whoever was told of before.
    let at_once =
        || r.of(Topic::Casualty, &near).find(|cue| cue.is("pos", "instant") && cue.tokens.start == verb.tokens.end && harm == Harm::Killed);
    if let Some(at_once) = at_once() {
        return told(Count::exact(1), verb.tokens.start..at_once.tokens.end, &at_once.row.id, Strength::Plain);
    }
    // "They shot at a clerk, and died before he reached the hospital", where the verb has the "and" written as one with it.
    if dies_right_behind(r, verb) {
        return told(Count::exact(1), verb.tokens.clone(), &verb.row.id, Strength::Mention);
    }
    if let Some(wound) = wound_right_behind(r, verb).filter(|_| harm == Harm::Injured) {
        return told(Count::exact(1), verb.tokens.start..wound.tokens.end, &verb.row.id, Strength::Mention);
    }
    told(Count::exact(1), verb.tokens.start..death?.tokens.end, &verb.row.id, Strength::Mention)
}

/// "And died before he reached the hospital": he, where a verb of one opens with "and", and a word for when or where stands right behind.
fn dies_right_behind(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let next = verb.tokens.end..verb.tokens.end + 1;
    let when = r.cues.within(&next).iter().any(|cue| match cue.topic {
        Topic::Discourse => matches!(cue.class(), "before" | "after" | "while"),
        Topic::Determiner => cue.class() == "in",
        Topic::Casualty => cue.is("pos", "instant"),
        _ => false,
    });
    let one = verb.is("pos", "verb") && !verb.is("subject", "before") && verb.row.is("dies") && verb.tokens.len() > 1;
    r.doc.lang.is_rtl() && one && verb.conjunction && when
}

/// "They shot at a clerk, and was badly hurt": he, where a verb of one has the words for the wound right behind it, the clause tells of
/// nobody else, and he does not die of it.
fn wound_right_behind<'c, 'l>(r: &'c Reading<'l>, verb: &Cue<'_>) -> Option<&'c Cue<'l>> {
    /// Longest that the clause may go on, in tokens.
    const REST: usize = 6;
    // "And she was badly hurt", with the pronoun behind the verb.
    let opens = verb.tokens.end..verb.tokens.end + 1;
    let from = verb.tokens.end + usize::from(r.of(Topic::Victim, &opens).any(|cue| cue.row.is("pronoun")));
    let next = from..from + 1;
    let plain = verb.is("pos", "verb") && !verb.is("subject", "before") && !verb.row.is("active") && verb.attr("needs").is_none();
    let wound = r.of(Topic::Casualty, &next).find(|cue| cue.is("pos", "manner")).filter(|_| plain && r.doc.lang.is_rtl())?;
    let sentence = r.sentence(r.sentence_of(verb.tokens.start));
    let rest = wound.tokens.end..r.clause_of(wound.tokens.start).end.max(wound.tokens.end);
    let somebody = |cue: &Cue<'_>| matches!(cue.topic, Topic::Victim | Topic::Part | Topic::Force | Topic::Actor);
    let dies = |cue: &Cue<'_>| cue.is("class", "killed") && !cue.is("pos", "count");
    let alone = rest.len() <= REST && !r.cues.within(&rest).iter().any(somebody) && r.numbers_in(&rest).is_empty();
    (alone && !r.of(Topic::Casualty, &(rest.start..sentence.end)).any(dies)).then_some(wound)
}

/// "Met" tells of death only with the word for it.
fn is_complete(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let Some(needed) = verb.attr("needs") else { return true };
    // "The two bodies were taken to hospital": nobody wounded.
    let bodies = |cue: &Cue<'_>| cue.is("class", "killed") && cue.is("pos", "count");
    if needed == "hospital" && r.of(Topic::Casualty, &(verb.tokens.end..verb.tokens.end + 1)).any(bodies) {
        return false;
    }
    let near = r.around(verb.tokens.start, 0, 14);
    // "Was exposed to a wounding", with the preposition written as one with it.
    let wounds =
        |cue: &Cue<'_>| needed == "wounds" && cue.is("pos", "masdar") && cue.is("class", "injured") && cue.word.start < cue.span.start;
    r.of(Topic::Casualty, &near).any(|cue| cue.is("pos", needed) || wounds(cue))
}

/// "Rose to", "reached".
fn is_update(r: &Reading<'_>, verb: &Cue<'_>, within: &Range<usize>, figure: Option<&Persons>) -> bool {
    let until = figure.filter(|_| is_number(r, verb)).map_or(0, |p| p.tokens.start);
    let near = verb.tokens.start.saturating_sub(6).max(within.start)..(verb.tokens.end + 10).max(until).min(within.end);
    r.of(Topic::Cause, &near).any(|cue| cue.row.is("update")) || is_number(r, verb) && raised(r, verb).is_some()
}
