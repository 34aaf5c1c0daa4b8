//! Persons without a number: a single one, a dual, a vague plural.

use super::numbered::{counted_class, participle};
use super::vague::is_some_of;
use super::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;
use crate::text::NumberKind;

/// A dual, a single person, a plural without a number.
pub(super) fn unnumbered(r: &Reading<'_>, noun: &Cue<'_>) -> Option<Persons> {
    let of = |count: Count, strength: Strength| {
        let class = counted_class(noun).or_else(|| participle(r, &noun.tokens, &r.sentence(r.sentence_of(noun.tokens.start))));
        Some(Persons::new(noun.tokens.clone(), count, strength).of_class(class))
    };
    let counted = noun.topic == Topic::Casualty;
    // "Two suicide drones": the word only describes the thing.
    let covers = |cue: &Cue<'_>| cue.tokens.start <= noun.tokens.start && cue.tokens.end >= noun.tokens.end;
    let thing = |cue: &Cue<'_>| covers(cue) && cue.tokens.len() > noun.tokens.len() && !cue.row.is("before");
    if r.of(Topic::NotVictim, &r.around(noun.tokens.start, 3, noun.tokens.len())).any(thing) {
        return None;
    }
    if noun.row.is("alone") && !is_told_alone(r, noun) {
        return None;
    }
    if tells_rank(r, noun) || names_the_next(r, noun) || r.is_inside_name(&noun.tokens) || tells_of_family(r, noun) || tells_whose(r, noun)
    {
        return None;
    }
    if is_of_many(r, noun) {
        // "Scores of the dead and the wounded": some of both.
        let some = counted && noun.conjunction && r.doc.lang.is_rtl() && !noun.row.is("body");
        return some.then(|| of(Count::at_least(1), Strength::Vague)).flatten();
    }
    if noun.row.is("name") {
        return (!is_named_already(r, noun))
            .then(|| Persons { named: true, ..Persons::new(noun.tokens.clone(), Count::exact(1), Strength::Mention) });
    }
    if noun.row.is("pronoun") {
        return is_first_of_two(r, noun).then(|| Persons::new(noun.tokens.clone(), Count::exact(1), Strength::Plain));
    }
    if noun.row.is("other") && !noun.is("num", "pl") && !stands_alone(r, noun) {
        return None;
    }
    if let Some(one) = one_of(r, noun).filter(|_| noun.is("num", "pl")) {
        return of(Count::exact(1), Strength::Plain).map(|p| Persons { tokens: one..p.tokens.end, ..p });
    }
    if let Some(all) = noun.row.number::<u32>("num") {
        return of(Count::exact(all), Strength::Plain);
    }
    if noun.is("num", "du") && is_indefinite_one(r, noun) {
        return of(Count::exact(1), Strength::Plain);
    }
    if is_two(r, noun) {
        return of(Count::exact(2), if counted && noun.article { Strength::Mention } else { Strength::Plain });
    }
    if let Some(count) = before_a_third(r, noun).filter(|_| !counted && noun.is("num", "pl")) {
        return of(count, Strength::Plain);
    }
    if noun.is("num", "pl") && is_told_as_two(r, noun) {
        return of(Count::exact(2), Strength::Plain);
    }
    // "A fourth fighter", where the language has the number behind its noun: one more than those told before.
    if noun.is("num", "sg") && !noun.article && r.doc.lang.is_rtl() && is_one_more(r, noun) {
        return of(Count::exact(1), Strength::Plain).map(|p| Persons { others: true, ..p });
    }
    if noun.row.is("or_one") && is_told_alone(r, noun) {
        return of(Count::exact(1), Strength::Plain);
    }
    match noun.attr("num") {
        Some("sg") if noun.article || is_definite(r, noun) => of(Count::exact(1), Strength::Mention),
        Some("sg") => of(Count::exact(1), Strength::Plain),
        Some("pl")
            if counted
                && (noun.row.is("vague") || noun.article)
                && noun.is("class", "injured")
                && (!noun.row.is("unsure") || is_some_of(r, noun)) =>
        {
            of(Count::at_least(1), Strength::Vague)
        }
        Some("pl") if noun.row.is("other") => of(Count::at_least(1), Strength::Vague),
        _ => None,
    }
}

/// "An Afghan was wounded": the word stands for somebody only where nobody else stands between it and his fate.
fn is_told_alone(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 3, 0);
    if !r.doc.lang.is_rtl() {
        return is_subject_alone(r, noun);
    }
    let fate = |cue: &Cue<'_>| cue.tokens.end == noun.tokens.start && matches!(cue.attr("pos"), Some("verb" | "masdar"));
    if noun.conjunction && !noun.article && closes_list(r, noun) {
        return true;
    }
    !noun.article && noun.word.start == noun.span.start && r.of(Topic::Casualty, &before).any(fate)
}

/// "Three Iraqis and a Lebanese": a number of persons stands right before the "and", and nobody behind whom the word could describe.
fn closes_list(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let and = noun.tokens.start - usize::from(!r.doc.lang.is_rtl() && noun.tokens.start > 1) * 2;
    let before = r.around(and, 3, 0);
    let many = |cue: &Cue<'_>| {
        let counted = !r.numbers_in(&r.around(cue.tokens.start, 2, 0)).is_empty();
        cue.is("num", "pl") && cue.tokens.end == and && counted
    };
    let next = noun.tokens.end..noun.tokens.end + 1;
    r.of(Topic::Victim, &before).any(many) && r.of(Topic::Victim, &next).next().is_none()
}

/// "An Iraqi and an Afghan were killed", "both died": nothing that the word could describe stands behind it.
fn is_subject_alone(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let next = noun.tokens.end..noun.tokens.end + 1;
    let a = r.cues.has(Topic::Determiner, "a", &r.around(noun.tokens.start, 1, 0));
    let fate = r.of(Topic::Casualty, &next).any(|cue| !cue.is("pos", "count"));
    let be = r.of(Topic::Determiner, &next).any(|cue| cue.class() == "be");
    let more = r.cues.has(Topic::Determiner, "and", &next) && !noun.is("num", "du");
    let and = || noun.tokens.start.checked_sub(2).is_some_and(|and| r.cues.has(Topic::Determiner, "and", &(and..and + 1)));
    if a && (and() && closes_list(r, noun) || is_object_alone(r, noun)) {
        return true;
    }
    (a || noun.is("num", "du")) && (fate || be || more)
}

/// "Killing an Iraqi": the word of death or wounds right before the article, and nobody behind whom the word could describe.
fn is_object_alone(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let article = noun.tokens.start.saturating_sub(1);
    let verb = |cue: &Cue<'_>| cue.tokens.end == article && matches!(cue.attr("pos"), Some("both_sides" | "after"));
    let next = noun.tokens.end..noun.tokens.end + 1;
    r.of(Topic::Casualty, &r.around(article, 3, 0)).any(verb) && r.of(Topic::Victim, &next).next().is_none()
}

/// Whether a number of the order in a row stands right behind a noun, both without an article.
fn is_one_more(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let behind = noun.tokens.end..noun.tokens.end + 1;
    let next = r.numbers_in(&behind).first();
    next.is_some_and(|n| {
        n.kind == NumberKind::Ordinal && n.value > 1 && n.tokens.start == noun.tokens.end && !r.has_article(n.tokens.start)
    })
}

/// "He and his driver were killed": the pronoun stands right behind the verb, and somebody is joined to it.
fn is_first_of_two(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 2, 0);
    let behind = noun.tokens.end..noun.tokens.end + 1;
    r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end == noun.tokens.start && verb.is("pos", "verb"))
        && r.opens_with_conjunction(noun.tokens.end)
        && r.cues.within(&behind).iter().any(|cue| cue.topic == Topic::Victim && cue.word.start < cue.span.start)
}

fn is_definite(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 3, 0);
    r.of(Topic::Determiner, &before).any(|d| d.tokens.end == noun.tokens.start && matches!(d.class(), "the" | "this"))
}

/// "A herdsman", as an object, spelt like "the two herdsmen of" but for the vowel at its end.
fn is_indefinite_one(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    const TANWEEN: char = '\u{64b}';
    r.doc.lang.is_rtl() && noun.word.slice(r.doc.body).contains(TANWEEN)
}

/// A dual: by its row, or by the ending of two on a noun whose plural is another word.
fn is_two(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    if noun.is("num", "du") || noun.is("num", "pl") && is_vowelled_as_two(r, noun) {
        return true;
    }
    let ending = noun.ending(r.doc);
    !ending.is_empty() && noun.row.is("broken") && r.is_dual_ending(ending)
}

/// An ending that is spelt alike for two and many, with the vowel of two before it.
fn is_vowelled_as_two(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    const FATHA: char = '\u{64e}';
    r.doc.lang.is_rtl() && noun.word.slice(r.doc.body).chars().rev().filter(|c| *c != '\u{652}').nth(2) == Some(FATHA)
}

/// "Two who …": in a language in which two and many may be spelt alike, the verb or pronoun behind the noun tells them apart.
fn is_told_as_two(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let behind = noun.tokens.end..(noun.tokens.end + 4).min(r.clause_of(noun.tokens.start).end);
    !noun.article && noun.ending(r.doc).is_empty() && r.cues.has(Topic::Part, "two", &behind) && r.numbers_in(&behind).is_empty()
}

/// "An officer with the rank of captain": the rank is nobody beside the officer.
fn tells_rank(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 1, 0);
    r.of(Topic::Part, &before).any(|cue| cue.class() == "rank" && cue.tokens.end == noun.tokens.start)
}

/// "A displaced family of six": an adjective that may also be a person.
fn tells_of_family(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 1, 0);
    let joined = r.opens_with_conjunction(noun.tokens.start) && noun.word.start < noun.span.start;
    !joined && r.of(Topic::Part, &before).any(|cue| cue.class() == "family" && cue.tokens.end == noun.tokens.start)
}

/// "Scores of dead and wounded": nobody knows how many.
fn is_of_many(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 4, 0);
    let vague = |n: &crate::text::NumberMention| n.kind == NumberKind::Vague && r.clause_gap(n.tokens.end, noun.tokens.start) == 0;
    noun.is("num", "pl") && r.numbers_in(&before).iter().any(vague)
}

/// "Two members of the border guard", "two brothers of the mayor": whose they are who are counted.
fn tells_whose(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 4, 0);
    let counted = |of: usize| {
        let many = r.around(of, 3, 0);
        // "The lives of a woman and her son" count nobody by themselves.
        !r.numbers_in(&many).is_empty() && r.of(Topic::Victim, &many).any(|cue| cue.is("num", "pl") && cue.tokens.end == of)
    };
    let whose = |cue: &Cue<'_>| {
        let between = cue.tokens.end..noun.tokens.start;
        cue.class() == "link"
            && cue.tokens.end <= noun.tokens.start
            && r.clause_gap(between.start, between.end) == 0
            && !r.cues.has(Topic::Determiner, "and", &between)
            && counted(cue.tokens.start)
    };
    !r.doc.lang.is_rtl() && noun.is("num", "sg") && r.of(Topic::Force, &before).any(whose)
}

/// "The young man Ahmad", "Hasan Ali": somebody who has been counted just before.
fn is_named_already(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 3, 0);
    let joined = r.opens_with_conjunction(noun.tokens.start);
    let near = |cue: &Cue<'_>| cue.tokens.end <= noun.tokens.start && (cue.row.is("name") || !cue.is("num", "pl") || !joined);
    !joined && r.of(Topic::Victim, &before).any(near)
}

/// "And another": behind a noun it would only describe it.
fn stands_alone(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 4, 0);
    let verb = |cue: &Cue<'_>| cue.tokens.end == noun.tokens.start && !cue.is("pos", "count");
    let behind = noun.tokens.end..noun.tokens.end + 2;
    r.of(Topic::Casualty, &before).any(verb)
        || r.opens_with_conjunction(noun.tokens.start)
        || !r.doc.lang.is_rtl() && r.of(Topic::Casualty, &behind).any(|cue| cue.tokens.start <= noun.tokens.end + 1)
}

/// "A civilian interpreter", "a rebel commander": the first noun only describes the second.
fn names_the_next(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let next = noun.tokens.end..noun.tokens.end + 1;
    !r.doc.lang.is_rtl() && r.of(Topic::Victim, &next).next().is_some()
}

/// "One of its commanders": where the words for one of them open.
fn one_of(r: &Reading<'_>, noun: &Cue<'_>) -> Option<usize> {
    let before = r.around(noun.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).find(|cue| cue.class() == "one" && cue.tokens.end == noun.tokens.start).map(|cue| cue.tokens.start)
}

/// "Smugglers were killed and a third wounded": two of them.
fn before_a_third(r: &Reading<'_>, noun: &Cue<'_>) -> Option<Count> {
    let behind = noun.tokens.end..r.around(noun.tokens.end.saturating_sub(1), 0, 5).end;
    let next = r.numbers_in(&behind).first().filter(|n| n.kind == NumberKind::Ordinal && n.value == 3 && !r.has_article(n.tokens.start))?;
    let harmed = r.of(Topic::Casualty, &(noun.tokens.end..next.tokens.end + 2)).next().is_some();
    harmed.then(|| Count::exact(2))
}
