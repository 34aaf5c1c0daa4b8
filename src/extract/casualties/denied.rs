//! "No casualties", "nobody was hurt", "nothing is known of the dead": words of death and wounds that tell of none.

use std::ops::Range;

use super::{Harm, Toll};
use crate::extract::cues::{Cue, Topic};
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::incident::Count;

/// How far a no reaches, in tokens.
const REACH: usize = 10;

/// Words that deny deaths or wounds, or say that none are known of.
pub(super) struct Denial {
    /// From the no to the last word that it denies.
    pub(super) tokens: Range<usize>,
    /// Nobody was killed.
    killed: bool,
    /// Nobody was hurt.
    injured: bool,
    /// Id of the row.
    rule: String,
}

impl Denial {
    /// Whether it is only said that nothing is known.
    pub(super) const fn is_open(&self) -> bool {
        !self.killed && !self.injured
    }

    /// What it says of the toll.
    pub(super) fn tolls(&self) -> impl Iterator<Item = Toll> + '_ {
        let of = |harm: Harm| Toll {
            harm,
            count: Count::exact(0),
            tokens: self.tokens.clone(),
            rule: self.rule.clone(),
            strength: Strength::Plain,
            update: false,
            also: false,
            others: false,
        };
        [(self.killed, Harm::Killed), (self.injured, Harm::Injured)].into_iter().filter(|(none, _)| *none).map(move |(_, harm)| of(harm))
    }
}

/// All denials of a sentence, in the order of the text.
pub(super) fn denials(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Denial> {
    let mut out: Vec<Denial> = Vec::new();
    for cue in r.of(Topic::NoCasualty, sentence) {
        let denial = match cue.class() {
            "not" => denied(r, cue, sentence),
            "any" | "news" | "idle" => None,
            _ => Some(whole(cue)),
        };
        out.extend(denial);
    }
    out
}

/// A row that says it all.
fn whole(cue: &Cue<'_>) -> Denial {
    let (killed, injured) = (cue.is("killed", "0"), cue.is("injured", "0"));
    Denial { tokens: cue.tokens.clone(), killed, injured, rule: cue.row.id.clone() }
}

/// What a no denies: the words of death and wounds behind it, up to the end of its clause.
fn denied(r: &Reading<'_>, no: &Cue<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let end = (no.tokens.end + REACH).min(sentence.end);
    let behind = no.tokens.end..end;
    let end = behind.clone().find(|&i| r.clause_gap(i, i + 1) > 0).unwrap_or(end);
    let harms: Vec<&Cue<'_>> = r
        .of(Topic::Casualty, &(no.tokens.end..end))
        .filter(|cue| !matches!(cue.attr("pos"), Some("manner" | "wounds" | "hospital" | "life")))
        .collect();
    let first = *harms.first()?;
    let between = no.tokens.end..first.tokens.start;
    let counts = |tokens: &Range<usize>| !r.numbers_in(tokens).is_empty();
    let told =
        r.of(Topic::Speech, &between).any(|cue| cue.class() == "named") || r.of(Topic::Event, &between).any(|cue| cue.is("pos", "verb"));
    if told || counts(&(no.tokens.end..(first.tokens.end + 2).min(end))) {
        return None;
    }
    let mut last = first;
    for next in harms.iter().skip(1) {
        if next.tokens.start > last.tokens.end + 3 || counts(&(last.tokens.end..next.tokens.end)) {
            break;
        }
        last = next;
    }
    let tokens = no.tokens.start..last.tokens.end;
    let news = |class: &str| r.cues.has(Topic::NoCasualty, class, &between);
    let of_noun = first.is("pos", "count");
    if !governs(r, first, &between) || of_noun && first.article && !news("any") && !news("news") {
        return None;
    }
    // "That none of its soldiers was killed", where the language has "anyone of its soldiers was not".
    let ahead = || {
        let before = no.tokens.start.saturating_sub(6).max(sentence.start)..no.tokens.start;
        r.doc.lang.is_rtl()
            && r.of(Topic::NoCasualty, &before).any(|cue| cue.class() == "any" && r.clause_gap(cue.tokens.end, no.tokens.start) == 0)
    };
    let anyone = || {
        let behind = no.tokens.start..(last.tokens.end + 3).min(sentence.end);
        r.cues.has(Topic::NoCasualty, "any", &behind) || is_nobody(r, no) || ahead()
    };
    let open = news("news") || first.is("pos", "number") || !of_noun && !anyone();
    let says = |class: &str| harms.iter().take_while(|cue| cue.tokens.start <= last.tokens.start).any(|cue| denies(cue, class));
    Some(Denial { tokens, killed: !open && says("killed"), injured: !open && says("injured"), rule: no.row.id.clone() })
}

/// Whether a no reaches the word: a verb stands right behind it, a noun of doing not far, nothing behind an "and".
fn governs(r: &Reading<'_>, word: &Cue<'_>, between: &Range<usize>) -> bool {
    let reach = match word.attr("pos") {
        Some("count" | "number") => REACH,
        Some("masdar" | "after" | "both_sides" | "before") => 6,
        _ => 1,
    };
    between.len() <= reach && !(r.doc.lang.is_rtl() && r.opens_with_conjunction(word.tokens.start) && word.word.start < word.span.start)
}

/// A no that itself says that there was nobody.
fn is_nobody(r: &Reading<'_>, no: &Cue<'_>) -> bool {
    !r.doc.lang.is_rtl() && no.row.is("nobody")
}

/// "Victims", "casualties" and the like are of every sort.
fn denies(cue: &Cue<'_>, class: &str) -> bool {
    cue.class() == class || cue.class() == "both" || cue.row.is("unsure") || cue.row.is("any_harm")
}
