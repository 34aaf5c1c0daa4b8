//! Tolls: how many were killed and wounded, went missing or were taken, sentence by sentence.
//!
//! Verbs and nouns of death and wounds claim the counted persons next to them: those behind them first, those before
//! them where none follow. Persons joined by "and" under one verb are added up; those "among them" are not.

mod claim;
mod denied;
mod figures;
mod joined;
mod reach;
mod times;

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::persons::{Persons, Strength, persons};
use super::reading::Reading;
use crate::incident::Count;
use crate::text::TokenKind;
pub use joined::{add, is_joined};

use claim::{claimed, claims};
use denied::{Denial, denials};
use figures::{counted_alone, figures, is_number_of_others, totals};
use times::is_of_another_time;

/// What became of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Dead.
    Killed,
    /// Wounded.
    Injured,
    /// Gone without a trace.
    Missing,
    /// Taken: prisoners, detainees, the abducted.
    Captured,
}

impl Harm {
    /// The class of its words.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Captured => "captured",
        }
    }

    fn from_class(class: &str) -> Option<Self> {
        match class {
            "killed" => Some(Self::Killed),
            "injured" => Some(Self::Injured),
            "missing" => Some(Self::Missing),
            "captured" => Some(Self::Captured),
            _ => None,
        }
    }
}

/// A toll in the text.
#[derive(Clone, Debug)]
pub struct Toll {
    /// Which.
    pub harm: Harm,
    /// How many.
    pub count: Count,
    /// Its words.
    pub tokens: Range<usize>,
    /// Id of the row that makes it a toll.
    pub rule: String,
    /// How sure.
    pub strength: Strength,
    /// Whether it replaces an earlier figure: "rose to".
    pub update: bool,
    /// Whether it comes on top of what was told before.
    pub also: bool,
    /// Whether it is told of others than those named before: "three others".
    pub others: bool,
}

/// What a sentence counts.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Its tolls, in the order of the text.
    pub tolls: Vec<Toll>,
    /// Counted persons of whom no word of death or wounds was found to tell, in the order of the text.
    pub loose: Vec<Persons>,
    /// Nouns that no table knows, right behind a word of death or wounds that nobody else was found for: one person, it may be.
    pub unlisted: Vec<(Harm, Range<usize>)>,
}

/// The tolls of a stretch of text, in its order.
pub fn tolls(r: &Reading<'_>, tokens: &Range<usize>) -> Vec<Toll> {
    count(r, tokens).tolls
}

/// The tolls of a sentence, by its index, in the order of the text.
pub fn tolls_in<'t>(r: &'t Reading<'_>, sentence: usize) -> &'t [Toll] {
    counted(r, sentence).map(|counted| counted.tolls.as_slice()).unwrap_or_default()
}

/// What a sentence counts, by its index; `None` where there is no such sentence.
pub fn counted<'c>(r: &'c Reading<'_>, sentence: usize) -> Option<&'c Counted> {
    r.recall.counted(sentence, || count(r, &r.sentence(sentence)))
}

/// "At first spoke of one": a count that any later one replaces.
pub fn is_first_count(r: &Reading<'_>, toll: &Range<usize>) -> bool {
    /// How far before the figure the words may stand, in tokens.
    const REACH: usize = 12;
    let sentence = r.sentence(r.sentence_of(toll.start));
    let before = toll.start.saturating_sub(REACH).max(sentence.start)..toll.end;
    let Some(first) = r.of(Topic::Discourse, &before).rfind(|cue| cue.class() == "initial") else { return false };
    // "At first five, later eight": what stands between them replaces it already.
    let later = first.tokens.end..toll.start.max(first.tokens.end);
    let rises = |tokens: &Range<usize>| r.of(Topic::Cause, tokens).any(|cue| cue.row.is("update") || cue.row.is("raises"));
    // "At first 20 dead, then the command said the number had reached 29", with the verb among the words of the figure.
    let replaced = rises(&later) || r.clause_gap(later.start, later.end) > 0 && rises(toll);
    !replaced && !r.cues.has(Topic::Discourse, "then", &later) && r.clause_gap(later.start, later.end) <= 1
}

/// What a sentence that tells of death or wounds counts.
fn count(r: &Reading<'_>, sentence: &Range<usize>) -> Counted {
    let told =
        [Topic::Casualty, Topic::NoCasualty, Topic::Cause, Topic::Speech].iter().any(|&topic| r.of(topic, sentence).next().is_some());
    if !told {
        return Counted::default();
    }
    let denials = denials(r, sentence);
    let denied: Vec<Range<usize>> = denials.iter().map(|denial| denial.tokens.clone()).collect();
    let people = persons(r, sentence, &denied);
    let mut free = vec![true; people.len()];
    let mut out: Vec<Toll> = denials.iter().flat_map(Denial::tolls).collect();
    let unknown = |tokens: &Range<usize>| {
        let after = |denial: &Denial| denial.tokens.end <= tokens.start && tokens.start - denial.tokens.end <= 12;
        denials.iter().any(|denial| denial.is_open() && after(denial) && r.clause_gap(denial.tokens.end, tokens.start) == 0)
    };
    for (p, free) in people.iter().zip(&mut free) {
        *free = !(p.part || p.class.as_deref() == Some("both") || p.strength == Strength::Vague && unknown(&p.tokens));
    }
    let is_denied = |cue: &Cue<'_>| denied.iter().any(|tokens| tokens.contains(&cue.tokens.start));
    let verbs: Vec<&Cue<'_>> = r
        .of(Topic::Casualty, sentence)
        .filter(|cue| claims(cue) && !is_denied(cue) && !is_shared_out(r, cue) && !is_number_of_others(r, cue, sentence, &people))
        .collect();
    for (k, verb) in verbs.iter().enumerate() {
        let until = verbs.get(k + 1).map_or(sentence.end, |next| next.tokens.start);
        let from = k.checked_sub(1).and_then(|j| verbs.get(j)).map_or(sentence.start, |last| last.tokens.end);
        out.extend(claimed(r, verb, &people, &mut free, from..until));
    }
    counted_alone(r, &people, &mut free, &mut out);
    totals(r, &people, &mut free, &mut out);
    figures(r, sentence, &people, &mut free, &denied, &mut out);
    out.retain(|toll| !is_of_another_time(r, &toll.tokens));
    out.sort_by_key(|toll| toll.tokens.start);
    drop_told_again(r, &mut out);
    out.extend(rest_of_both(r, sentence, &people, &out));
    out.sort_by_key(|toll| toll.tokens.start);
    let firsts: Vec<(Harm, usize)> = out.iter().map(|toll| (toll.harm, toll.tokens.start)).collect();
    for toll in out.iter_mut().filter(|toll| toll.others) {
        // Others than those of another fate in this sentence, or than those of the same fate told before.
        toll.also |= !firsts.iter().any(|(harm, at)| *harm != toll.harm && *at < toll.tokens.start);
    }
    // "Besides these, the ministry counted five wounded".
    let opening = sentence.start..(sentence.start + 3).min(sentence.end);
    if r.of(Topic::Part, &opening).any(|cue| cue.row.is("besides")) {
        for toll in &mut out {
            toll.also = true;
        }
    }
    let is_loose = |(p, free): &(Persons, bool)| *free || p.part;
    let claims_some = |verb: &&&Cue<'_>| !out.iter().any(|toll| toll.tokens.contains(&verb.tokens.start));
    let unlisted = verbs.iter().filter(claims_some).filter_map(|verb| unlisted(r, verb)).collect();
    Counted { tolls: out, unlisted, loose: people.into_iter().zip(free).filter(is_loose).map(|(p, _)| p).collect() }
}

/// "It mourned one of its leaders, who fell with another fighter": the second verb says again what became of the leader.
fn drop_told_again(r: &Reading<'_>, out: &mut Vec<Toll>) {
    /// How far behind the person the clause may open that tells more of him, in tokens.
    const REACH: usize = 12;
    let again = |first: &Toll, next: &Toll| {
        let between = first.tokens.end..next.tokens.start;
        let rel = || r.cues.has(Topic::Determiner, "rel", &(next.tokens.start.saturating_sub(1)..next.tokens.start));
        let other = || r.of(Topic::Casualty, &between).chain(r.of(Topic::Speech, &between)).next().is_some();
        first.harm == next.harm && first.count == Count::exact(1) && between.len() <= REACH && rel() && !other()
    };
    let told_again = out.windows(2).position(|pair| matches!(pair, [first, next] if next.count.min > Some(1) && again(first, next)));
    if let Some(first) = told_again {
        out.remove(first);
    }
}

/// "Five were killed or wounded, three of whom died": the others were wounded.
fn rest_of_both(r: &Reading<'_>, sentence: &Range<usize>, people: &[Persons], out: &[Toll]) -> Option<Toll> {
    if out.iter().any(|toll| toll.harm == Harm::Injured) {
        return None;
    }
    let exact = |count: Count| count.min.filter(|_| count.min == count.max);
    let all = people.iter().find(|p| p.class.as_deref() == Some("both") && p.strength == Strength::Plain)?;
    let mut dead = out.iter().filter(|toll| toll.harm == Harm::Killed && toll.strength >= Strength::Bare && toll.count.max != Some(0));
    let dead = dead.next().filter(|toll| toll.tokens.end > all.tokens.end && dead.next().is_none())?;
    let behind = all.tokens.end..r.around(dead.tokens.end, 0, 3).end.min(sentence.end);
    let shared = r.of(Topic::Part, &behind).any(|cue| cue.class() == "part");
    let rest = exact(all.count)?.checked_sub(exact(dead.count)?).filter(|rest| *rest > 0 && shared)?;
    let (tokens, rule) = (all.tokens.start..dead.tokens.end, dead.rule.clone());
    Some(Toll {
        harm: Harm::Injured,
        count: Count::exact(rest),
        tokens,
        rule,
        strength: Strength::Plain,
        update: false,
        also: false,
        others: false,
    })
}

/// "The wounding of a steward": a noun that stands in no table, where the language has whom it befell behind the word.
fn unlisted(r: &Reading<'_>, verb: &Cue<'_>) -> Option<(Harm, Range<usize>)> {
    const SHORTEST: usize = 3;
    let harm = Harm::from_class(verb.class())?;
    let opens = verb.tokens.end..verb.tokens.end + 1;
    let behind = matches!(verb.attr("pos"), Some("verb" | "masdar" | "both_sides")) && !verb.is("subject", "before");
    let behind = behind && verb.attr("own").is_none() && verb.attr("needs").is_none() && !verb.row.is("many") && !verb.row.is("active");
    let at = if r.doc.lang.is_rtl() { opens.start } else { r.cues.has(Topic::Determiner, "a", &opens).then_some(opens.end)? };
    let noun = at..at + 1;
    let known = !r.cues.within(&noun).is_empty() || !r.numbers_in(&noun).is_empty() || r.is_inside_name(&noun) || r.has_article(at);
    // "The hitting of all the targets": what stands before a definite noun is no person of its own.
    let known = known || r.doc.lang.is_rtl() && r.has_article(noun.end);
    let word = r.doc.kind(at) == Some(TokenKind::Word) && r.doc.word(at).chars().count() >= SHORTEST;
    let near = r.clause_of(verb.tokens.start).contains(&at);
    (behind && word && !known && near).then_some((harm, noun))
}

/// "Two of the wounded": a share of those, and no toll of its own.
fn is_shared_out(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0);
    r.of(Topic::Part, &before).any(|part| part.class() == "part" && part.tokens.end >= cue.tokens.end && part.tokens.start < cue.tokens.end)
}
