//! Persons whose trade no table knows, right before "was killed".

use std::ops::Range;

use super::named::is_capital;
use super::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;
use crate::text::TokenKind;

/// Words that may stand behind the article.
const WORDS: std::ops::RangeInclusive<usize> = 1..=3;

/// "A lathe operator was killed": one person, where the clause opens with the article and no table knows the words behind it.
pub(super) fn unlisted(r: &Reading<'_>, sentence: &Range<usize>, out: &mut Vec<Persons>) {
    if r.doc.lang.is_rtl() {
        return;
    }
    for verb in r.of(Topic::Casualty, sentence).filter(|verb| verb.is("pos", "both_sides")) {
        if let Some(tokens) =
            subject(r, verb, sentence).filter(|tokens| !out.iter().any(|p| p.tokens.end > tokens.start && p.tokens.start < tokens.end))
        {
            out.push(Persons::new(tokens, Count::exact(1), Strength::Plain));
        }
    }
}

fn subject(r: &Reading<'_>, verb: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let before = r.around(verb.tokens.start, 2, 0);
    let one = |cue: &&Cue<'_>| cue.class() == "be" && cue.is("num", "sg");
    let inside = || r.of(Topic::Determiner, &(verb.tokens.start..verb.tokens.start + 1)).find(one);
    let was = r.of(Topic::Determiner, &before).find(|cue| cue.tokens.end == verb.tokens.start && one(cue)).or_else(inside)?;
    let end = was.tokens.start;
    let opens = |&i: &usize| i >= sentence.start && r.cues.has(Topic::Determiner, "a", &(i..i + 1)) && r.numbers_in(&(i..i + 1)).is_empty();
    let article = (1..=*WORDS.end() + 1).filter_map(|back| end.checked_sub(back)).find(opens)?;
    let words = article + 1..end;
    let plain = |i: usize| r.doc.kind(i) == Some(TokenKind::Word) && !is_capital(r, i);
    let known = !r.cues.within(&words).is_empty() || !r.numbers_in(&words).is_empty() || r.places_in(&words).next().is_some();
    (WORDS.contains(&words.len()) && words.clone().all(plain) && !known && opens_clause(r, article, sentence)).then_some(words)
}

/// Whether a clause opens with a token: at the head of the sentence, behind a sign, or behind a word that joins.
fn opens_clause(r: &Reading<'_>, token: usize, sentence: &Range<usize>) -> bool {
    let Some(last) = token.checked_sub(1).filter(|&last| last >= sentence.start) else { return true };
    let at = last..token;
    let joins = |cue: &Cue<'_>| match cue.topic {
        Topic::Determiner => matches!(cue.class(), "and" | "that"),
        Topic::Discourse => matches!(cue.class(), "cut" | "then" | "after"),
        Topic::Speech => true,
        _ => false,
    };
    r.clause_gap(last, token) > 0 || r.cues.within(&at).iter().any(joins)
}
