//! Counted persons: "fourteen fighters", a dual, a single soldier, "at least 18", "between 3 and 6".
//!
//! A number is a count of persons only where the words around it say so. Rockets, trucks, kilometres, brigades and
//! garrisons are counted too, and are no victims.

mod groups;
mod listed;
mod named;
mod numbered;
mod shares;
mod unlisted;
mod unnumbered;
mod vague;

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::reading::Reading;
use crate::incident::Count;
use groups::{complete, is_others, join_numbering};
use listed::listed;
pub use named::name_ending_at;
use named::named_by_capitals;
use numbered::numbered;
use shares::{is_list_of, is_named_after, is_part, join_ranges, part_cue, share_out, spread_parts};
use unlisted::unlisted;
use unnumbered::unnumbered;
use vague::vague;

/// How sure the words are that they count victims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Somebody, at least one: a plural without a number.
    Vague,
    /// One person who is spoken of.
    Mention,
    /// A number without a noun.
    Bare,
    /// A number with a noun, a dual, a single person.
    Plain,
}

/// Persons that are counted.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark that any other may stand with")]
#[derive(Clone, Debug)]
pub struct Persons {
    /// From the bound to the noun.
    pub tokens: Range<usize>,
    /// How many.
    pub count: Count,
    /// `killed`, `injured` … where the noun itself says it.
    pub class: Option<String>,
    /// How sure.
    pub strength: Strength,
    /// Whether they are a part of a number told elsewhere.
    pub part: bool,
    /// Whether they were beside somebody who is not counted.
    pub with: bool,
    /// Whether they come on top of others told before: "three others".
    pub others: bool,
    /// Whether only a name says that it is a person.
    pub named: bool,
}

impl Persons {
    /// Of this count and strength, and no more known of them.
    fn new(tokens: Range<usize>, count: Count, strength: Strength) -> Self {
        Self { tokens, count, class: None, strength, part: false, with: false, others: false, named: false }
    }

    /// The same, with what the noun says became of them.
    fn of_class(self, class: Option<String>) -> Self {
        Self { class, ..self }
    }
}

/// The counted persons of a sentence, in the order of the text; none where the words deny that there were any.
pub fn persons(r: &Reading<'_>, sentence: &Range<usize>, denied: &[Range<usize>]) -> Vec<Persons> {
    let is_denied = |token: usize| denied.iter().any(|d| d.contains(&token));
    let mut out: Vec<Persons> =
        r.numbers_in(sentence).iter().filter(|n| !is_denied(n.tokens.start)).filter_map(|n| numbered(r, n, sentence)).collect();
    for some in r.of(Topic::Part, sentence).filter(|cue| cue.class() == "vague" && !is_denied(cue.tokens.start)) {
        if !out.iter().any(|p| p.tokens.start < some.tokens.end && some.tokens.start < p.tokens.end) {
            out.extend(vague(r, some, sentence));
        }
    }
    let nouns = r.cues.within(sentence).iter().filter(|cue| is_noun(cue));
    for noun in nouns.filter(|noun| !is_denied(noun.tokens.start)) {
        if !out.iter().any(|p| p.tokens.start < noun.tokens.end && noun.tokens.start < p.tokens.end) {
            out.extend(unnumbered(r, noun));
        }
    }
    named_by_capitals(r, sentence, &mut out);
    listed(r, sentence, &mut out);
    unlisted(r, sentence, &mut out);
    out.sort_by_key(|p| p.tokens.start);
    join_ranges(r, &mut out);
    join_numbering(r, &mut out);
    for i in 0..out.len() {
        let after_colon = i > 0 && is_list_of(r, &out, i);
        if let Some(p) = out.get_mut(i) {
            p.part = after_colon || is_part(r, p) || is_named_after(r, p);
            p.with = part_cue(r, &p.tokens, "with").is_some();
            p.others |= is_others(r, p);
            complete(r, p, sentence);
        }
    }
    spread_parts(r, &mut out);
    share_out(r, &mut out);
    out
}

fn is_noun(cue: &Cue<'_>) -> bool {
    cue.topic == Topic::Victim || cue.topic == Topic::Casualty && cue.is("pos", "count")
}
