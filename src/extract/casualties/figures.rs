//! Tolls without a verb: counted nouns, bare figures.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use super::joined::{add, is_joined};
use super::{Harm, Toll};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// How many sentences before a bare figure the dead and wounded may have been spoken of.
const SPOKEN: usize = 3;

/// Counted dead and wounded that no verb has claimed: "nine dead", "six jihadists and two soldiers dead".
pub(super) fn counted_alone(r: &Reading<'_>, people: &[Persons], free: &mut [bool], out: &mut Vec<Toll>) {
    for i in 0..people.len() {
        let Some(p) = people.get(i).filter(|_| free.get(i) == Some(&true)) else { continue };
        let Some(harm) = p.class.as_deref().and_then(Harm::from_class) else { continue };
        let (mut count, mut tokens) = (p.count, p.tokens.clone());
        let mut first = i;
        while let Some(before) = first.checked_sub(1).and_then(|j| people.get(j)).filter(|_| !r.doc.lang.is_rtl()) {
            let same = before.class.is_none() && before.strength == Strength::Plain && free.get(first - 1) == Some(&true);
            if !same || !is_joined(r, &before.tokens, &tokens) {
                break;
            }
            (count, tokens) = (add(before.count, count), before.tokens.start..tokens.end);
            first -= 1;
        }
        let mut last = i;
        while let Some(next) = people.get(last + 1).filter(|next| next.class.is_none() && free.get(last + 1) == Some(&true)) {
            if !(next.strength >= Strength::Bare && next.tokens.start - tokens.end <= 6 && is_joined(r, &tokens, &next.tokens)) {
                break;
            }
            let all = if is_later_count(r, next) { next.count } else { add(count, next.count) };
            (count, tokens) = (all, tokens.start..next.tokens.end);
            last += 1;
        }
        free.iter_mut().take(last + 1).skip(first).for_each(|free| *free = false);
        let near = r.around(p.tokens.start, 8, 4);
        let update = r.of(Topic::Cause, &near).any(|cue| cue.row.is("update"));
        out.push(Toll {
            harm,
            count,
            tokens,
            rule: "counted-noun".to_owned(),
            strength: p.strength,
            update,
            also: false,
            others: p.others,
        });
    }
}

/// "Six by noon and eleven by evening": a bare figure that takes the place of the one before it.
fn is_later_count(r: &Reading<'_>, p: &Persons) -> bool {
    let behind = p.tokens.end..p.tokens.end + 1;
    p.strength == Strength::Bare && r.cues.has(Topic::Part, "later", &behind)
}

/// "The Observatory counted nine": a bare figure behind a verb of counting or saying is of what the text counts there:
/// what its own sentence names in the plural, else the dead.
pub(super) fn figures(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    people: &[Persons],
    free: &mut [bool],
    denied: &[Range<usize>],
    out: &mut Vec<Toll>,
) {
    let is_topic = |cue: &&Cue<'_>| {
        let counted = cue.is("pos", "number") || cue.is("pos", "count") && cue.is("num", "pl");
        // "And spoke of an unspecified number of wounded": those are counted for themselves.
        let vague = |p: &Persons| p.strength == Strength::Vague && p.tokens.start <= cue.tokens.start && cue.tokens.start <= p.tokens.end;
        let ahead = |p: &Persons| p.strength == Strength::Bare && p.tokens.end <= cue.tokens.start;
        let own = || people.iter().any(vague) && people.iter().any(ahead);
        // "They were 62 soldiers, and the wounded are more than a hundred": as well.
        let numbered =
            |p: &Persons| p.class.as_deref() == Some(cue.class()) && (cue.tokens.end..cue.tokens.end + 5).contains(&p.tokens.start);
        let own = || {
            own()
                || people.iter().any(numbered)
                    && people
                        .iter()
                        .any(|p| ahead(p) || p.strength == Strength::Plain && p.class.is_none() && p.tokens.end <= cue.tokens.start)
        };
        counted
            && cue.class() != "both"
            && !own()
            && !is_number_of_others(r, cue, sentence, people)
            && !denied.iter().any(|tokens| tokens.contains(&cue.tokens.start))
    };
    let topic = r.of(Topic::Casualty, sentence).find(is_topic);
    let before = || r.sentence_of(sentence.start).checked_sub(1).map(|index| r.sentence(index)).unwrap_or_default();
    // "It did not say how many were hurt. An official put the figure at 20."
    let asked = || r.cues.has(Topic::Part, "question", &before()).then(|| r.of(Topic::Casualty, &before()).next_back()).flatten();
    let harmed = topic.is_some() || asked().is_some();
    let told = topic.or_else(asked).and_then(|cue| Harm::from_class(cue.class()));
    let spoken = |tokens: &Range<usize>| r.of(Topic::Casualty, tokens).chain(r.of(Topic::NoCasualty, tokens)).next().is_some();
    // "Three were slightly hurt, it said. It had spoken of two at first."
    let hurt_before = r.of(Topic::Casualty, &before()).filter_map(|cue| Harm::from_class(cue.class())).all(|harm| harm == Harm::Injured);
    let only_before = Some(Harm::Injured).filter(|_| hurt_before && r.of(Topic::Casualty, &before()).next().is_some());
    // "The United States put the number killed at 100. The Observatory listed 68. An officer told reporters 55."
    let first = r.sentence(r.sentence_of(sentence.start).saturating_sub(SPOKEN)).start;
    let is_spoken = spoken(&(first..sentence.end));
    for (p, free) in people.iter().zip(free) {
        if !*free || p.strength < Strength::Bare || p.strength == Strength::Plain && p.count == Count::exact(1) {
            continue;
        }
        let before = r.around(p.tokens.start, 9, 0);
        // "Gave five dead, but later said the number had reached nine".
        let told_ahead = |cue: &Cue<'_>| r.of(Topic::Casualty, &(sentence.start..cue.tokens.start)).next().is_some();
        let settles = |cue: &Cue<'_>| cue.row.is("update") && (cue.tokens.len() > 2 || cue.tokens.len() > 1 && told_ahead(cue));
        // "One of three drones reached its target": where no dead or wounded are spoken of, a verb of reaching reaches no toll.
        let reaches = |cue: &Cue<'_>| (cue.class() == "count" || settles(cue)) && is_spoken || harmed || cue.tokens.end < p.tokens.start;
        let others = |cue: &Cue<'_>| {
            r.of(Topic::Casualty, &(cue.tokens.end..p.tokens.start)).any(|number| is_number_of_others(r, number, sentence, people))
        };
        let verb = r.of(Topic::Cause, &before).rfind(|cue| leads_to(r, cue, p) && reaches(cue) && !others(cue));
        let said = r.around(p.tokens.start, 7, 0);
        let says = || topic.and_then(|_| r.of(Topic::Speech, &said).rfind(|cue| cue.class() == "says" && cue.tokens.end <= p.tokens.start));
        let against = || is_of_another_voice(r, p, out);
        let Some(rule) = verb.or_else(says).or_else(against) else { continue };
        *free = false;
        let update = verb.is_some_and(|cue| cue.row.is("update"));
        let tokens = rule.tokens.start.min(p.tokens.start)..p.tokens.end;
        // "A child was hurt; the mayor spoke of two": of what was told last.
        let last = || out.iter().filter(|toll| toll.tokens.end <= p.tokens.start).max_by_key(|toll| toll.tokens.end).map(|toll| toll.harm);
        let harm = told.or_else(last).or(only_before).unwrap_or(Harm::Killed);
        out.push(Toll {
            harm,
            count: p.count,
            tokens,
            rule: rule.row.id.clone(),
            strength: Strength::Bare,
            update,
            also: false,
            others: false,
        });
    }
}

/// "To send 1,500 soldiers, so that the number rises to three thousand": the number of those whom the sentence has counted before, and
/// nobody dead.
pub(super) fn is_number_of_others(r: &Reading<'_>, verb: &Cue<'_>, sentence: &Range<usize>, people: &[Persons]) -> bool {
    let before = sentence.start..verb.tokens.start;
    let counts = |p: &Persons| p.strength == Strength::Plain && p.class.is_none() && p.count.min > Some(2) && p.tokens.end <= before.end;
    let told = || r.of(Topic::Casualty, &before).chain(r.of(Topic::NoCasualty, &before)).next().is_some();
    verb.is("pos", "number") && verb.row.is("bare") && people.iter().any(counts) && !told()
}

/// "Four soldiers were killed, by the force's account, and six according to the Observatory": the words for another voice right behind a
/// bare figure, and a toll with a voice of its own before it.
fn is_of_another_voice<'c, 'l>(r: &'c Reading<'l>, p: &Persons, out: &[Toll]) -> Option<&'c Cue<'l>> {
    /// How far behind the toll the figure may stand, in tokens.
    const REACH: usize = 12;
    let per = |from: usize, to: usize| r.of(Topic::Speech, &(from..to)).find(|cue| cue.class() == "per" && cue.tokens.start >= from);
    let own = per(p.tokens.end, p.tokens.end + 1)?;
    let last =
        out.iter().filter(|toll| toll.tokens.end <= p.tokens.start && toll.count.max != Some(0)).max_by_key(|toll| toll.tokens.end)?;
    let between = last.tokens.end..p.tokens.start;
    let told = between.len() <= REACH && per(between.start, between.end).is_some() && r.opens_with_conjunction(p.tokens.start);
    (p.strength == Strength::Bare && told && r.sentence_of(between.start) == r.sentence_of(p.tokens.start)).then_some(own)
}

/// "Counted nine", "the Observatory brought it to nineteen".
fn leads_to(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    if !matches!(verb.class(), "count" | "reach") || verb.tokens.end > p.tokens.start {
        return false;
    }
    let between = verb.tokens.end..p.tokens.start;
    // "The number settled on Saturday at nineteen".
    let leads = |cue: &Cue<'_>| cue.class() == "on" || cue.class() == "in" && verb.row.is("at");
    let to = || r.of(Topic::Determiner, &between).any(|cue| leads(cue) && cue.tokens.end == p.tokens.start);
    between.is_empty() || verb.is("class", "reach") && between.len() <= 7 && r.clause_gap(between.start, between.end) == 0 && to()
}

/// "Six of its members …, two civilians …, eight in all": the total of what the sentence has counted before.
pub(super) fn totals(r: &Reading<'_>, people: &[Persons], free: &mut [bool], out: &mut Vec<Toll>) {
    for (p, free) in people.iter().zip(free) {
        // The words for a total may be several: they open further ahead.
        let near = r.around(p.tokens.start, 4, p.tokens.len() + 2);
        let sign = r
            .of(Topic::Part, &near)
            .find(|cue| cue.class() == "total" && (cue.tokens.end == p.tokens.start || cue.tokens.start == p.tokens.end));
        let Some(sign) = sign.filter(|_| *free && p.strength >= Strength::Bare && p.class.is_none()) else { continue };
        let told = out.iter().filter(|toll| toll.tokens.end <= p.tokens.start);
        let Some(harm) = told.max_by_key(|toll| toll.tokens.end).map(|toll| toll.harm) else { continue };
        let sum =
            out.iter().filter(|toll| toll.harm == harm && toll.tokens.end <= p.tokens.start).map(|toll| toll.count.min.unwrap_or(0)).sum();
        // A singular beside a number may only say more of those counted: the total settles it.
        if p.count.min.is_none_or(|total| total + 2 < sum) {
            continue;
        }
        *free = false;
        out.retain(|toll| toll.harm != harm || toll.tokens.end > p.tokens.start);
        let tokens = p.tokens.start.min(sign.tokens.start)..p.tokens.end.max(sign.tokens.end);
        let rule = sign.row.id.clone();
        out.push(Toll { harm, count: p.count, tokens, rule, strength: Strength::Plain, update: false, also: false, others: false });
    }
}
