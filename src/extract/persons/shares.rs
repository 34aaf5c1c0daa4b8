//! Ranges, parts and totals: what one number of persons is to another.

use std::ops::Range;

use super::numbered::is_clock_sign;
use super::{Persons, Strength};
use crate::extract::casualties::is_joined;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Farthest that two numbers with an "or" between them may lie apart.
const NARROW: u32 = 3;

/// "Between 3 and 6", "from 37 to 39": one count.
pub(super) fn join_ranges(r: &Reading<'_>, all: &mut Vec<Persons>) {
    let mut i = 0;
    while i + 1 < all.len() {
        let joined = match (all.get(i), all.get(i + 1)) {
            (Some(a), Some(b)) if is_range(r, a, b) => {
                Some((Count::between(a.count.min.unwrap_or(0), b.count.min.unwrap_or(0)), a.tokens.start..b.tokens.end))
            }
            _ => None,
        };
        if let Some((count, tokens)) = joined {
            let b = all.remove(i + 1);
            if let Some(a) = all.get_mut(i) {
                (a.count, a.tokens) = (count, tokens);
                a.class = a.class.take().or(b.class);
                a.strength = a.strength.max(b.strength);
            }
        }
        i += 1;
    }
}

fn is_range(r: &Reading<'_>, a: &Persons, b: &Persons) -> bool {
    let close = b.tokens.start >= a.tokens.end && b.tokens.start - a.tokens.end <= 1;
    // "The dead were between five and eight": a noun before the words for a range makes no other count of the first.
    let bare = a.strength == Strength::Bare || a.class.is_some() && a.class == b.class && a.tokens.len() == 1;
    let rising = a.count.min < b.count.min && bare && a.count.max.is_some();
    let before = r.around(a.tokens.start, 2, 0);
    let opened = || r.of(Topic::Bound, &before).any(|cue| cue.is("bound", "range") && cue.tokens.end == a.tokens.start);
    // "Rose from nine to 13".
    let opened = || {
        opened() || r.of(Topic::Cause, &r.around(a.tokens.start, 4, 0)).any(|cue| cue.row.is("from") && cue.tokens.end == a.tokens.start)
    };
    // "Two or three militants".
    let or = || b.count.min.zip(a.count.min).is_some_and(|(b, a)| b - a <= NARROW);
    close && rising && (opened() || r.cues.has(Topic::Determiner, "or", &(a.tokens.end..b.tokens.start)) && or())
}

/// Numbers after a colon share out the number before it.
pub(super) fn is_list_of(r: &Reading<'_>, all: &[Persons], i: usize) -> bool {
    let Some((first, this)) = i.checked_sub(1).and_then(|j| all.get(j).zip(all.get(i))) else { return false };
    // One person is not shared out among several.
    let several = this.part || first.part || first.count != Count::exact(1) || this.count == Count::exact(1);
    let colon = (first.tokens.end..this.tokens.start).any(|t| r.doc.word(t) == ":" && !is_clock_sign(r, t))
        && several
        && !(first.strength == Strength::Vague && first.class == this.class);
    // "A military source said:" opens what was said.
    let source = |cue: &Cue<'_>| cue.class() == "named" && cue.tokens.start <= first.tokens.start && first.tokens.end <= cue.tokens.end;
    let colon = colon && !r.of(Topic::Speech, &r.around(first.tokens.start, 3, 3)).any(source);
    let said = r.cues.has(Topic::Determiner, "that", &(first.tokens.end..this.tokens.start));
    colon || !said && first.part && r.clause_gap(first.tokens.end, this.tokens.start) <= 1 && is_list_of(r, all, i.saturating_sub(1))
}

/// "Five of them"; "among them two children".
pub(super) fn is_part(r: &Reading<'_>, p: &Persons) -> bool {
    let after = p.tokens.end..p.tokens.end + 1;
    let bare = p.strength == Strength::Bare;
    // "Executed five of them", "more than 100 of them were killed": of persons who are counted nowhere else, or for another fate.
    let before = r.around(p.tokens.start, 2, 0);
    let claimed = || r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end == p.tokens.start && !verb.is("pos", "count"));
    let told = || !r.numbers_in(&r.around(p.tokens.start, 60, 0)).iter().all(|n| n.tokens.start >= p.tokens.start || n.value < 2);
    let named = r.of(Topic::Part, &(p.tokens.start + 1..p.tokens.end)).any(|cue| cue.class() == "part") && !r.doc.lang.is_rtl();
    let dies = || r.of(Topic::Casualty, &(p.tokens.end..p.tokens.end + 5)).any(|verb| verb.row.is("dies"));
    let apposed = r.of(Topic::Part, &(p.tokens.start + 1..p.tokens.end)).any(|cue| cue.class() == "part") && r.doc.lang.is_rtl();
    // "48 of them and nine of their guards": joined to those that a verb claims.
    let joined = || p.tokens.start.checked_sub(1).is_some_and(|i| r.opens_with_conjunction(i));
    // "Five people, two soldiers among them, died": right behind them, where a sign stands before.
    let listed = || {
        let sign = p.tokens.start.checked_sub(1).is_some_and(|i| r.clause_gap(i, i + 1) > 0);
        let among = |cue: &Cue<'_>| cue.class() == "part" && cue.tokens.start == p.tokens.end;
        !r.doc.lang.is_rtl() && sign && r.of(Topic::Part, &after).any(among) && r.clause_gap(p.tokens.end, p.tokens.end + 3) > 0
    };
    // "Three of the wounded died", but not "seven, one of them a captain, were shot dead".
    let wounded = || r.of(Topic::Part, &p.tokens).any(|cue| cue.attr("of").is_some());
    let left = || wounded() && dies();
    named && !claimed() && !joined() && !left()
        || p.strength == Strength::Plain && listed()
        || apposed && !claimed() && !dies() && told()
        || bare && r.of(Topic::Part, &after).any(|cue| cue.class() == "part" && !dies()) && !claimed() && told()
        || part_cue(r, &p.tokens, "part").is_some_and(|cue| {
            !(follows_verb(r, cue) || is_told_apart(r, cue, p) || joined() && is_of_number(r, cue) || are_bodies_out_of(r, cue, p))
        })
}

/// "They took out of it three bodies": a pronoun of things names where they lay.
fn are_bodies_out_of(r: &Reading<'_>, cue: &Cue<'_>, p: &Persons) -> bool {
    cue.row.is("things") && r.of(Topic::Casualty, &p.tokens).any(|noun| noun.row.is("body"))
}

/// "48 of them": the words for the part tell of the number before them.
fn is_of_number(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    r.numbers_in(&r.around(cue.tokens.start, 3, 0)).iter().any(|n| n.tokens.end == cue.tokens.start)
}

/// "Seven of them and wounding nine": a verb of its own stands between. "Among the 22 dead": the number is the whole.
fn is_told_apart(r: &Reading<'_>, cue: &Cue<'_>, p: &Persons) -> bool {
    let between = cue.tokens.end..p.tokens.start;
    let verb = r.of(Topic::Casualty, &between).any(|verb| !verb.is("pos", "count"));
    let whole = || between.is_empty() && r.has_article(p.tokens.start) && !r.numbers_in(&p.tokens).is_empty();
    verb || r.doc.lang.is_rtl() && whole()
}

/// "Among them four children and two women": those joined to a part are a part as well.
pub(super) fn spread_parts(r: &Reading<'_>, all: &mut [Persons]) {
    for i in 1..all.len() {
        let Some((part, next)) = all.get(i - 1).zip(all.get(i)) else { continue };
        let between = part.tokens.end..next.tokens.start;
        let quiet = || !r.cues.within(&between).iter().any(|cue| matches!(cue.topic, Topic::Casualty | Topic::Cause | Topic::Event));
        let joins = part.part
            && !next.part
            && next.class == part.class
            && between.len() <= 4
            && r.clause_gap(between.start, between.end) == 0
            && quiet()
            && is_joined(r, &part.tokens, &next.tokens);
        if let Some(next) = all.get_mut(i).filter(|_| joins) {
            next.part = true;
        }
    }
}

/// "Killed among them was": the verb stands before the words for the part, and claims what follows.
fn follows_verb(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end == cue.tokens.start && !verb.is("pos", "count"))
}

pub(super) fn part_cue<'c, 'l>(r: &'c Reading<'l>, tokens: &Range<usize>, class: &str) -> Option<&'c Cue<'l>> {
    let before = r.around(tokens.start, 5, 0);
    // "One of them an American soldier": a word that describes him stands behind the article.
    let described = |cue: &Cue<'_>| {
        let between = cue.tokens.end..tokens.start;
        let article = r.cues.has(Topic::Determiner, "a", &(between.start..between.start + 1));
        !r.doc.lang.is_rtl() && (2..=3).contains(&between.len()) && article && r.clause_gap(between.start, between.end) == 0
    };
    let near = |cue: &Cue<'_>| cue.tokens.end <= tokens.start && (tokens.start - cue.tokens.end <= 1 || described(cue));
    r.of(Topic::Part, &before).find(|cue| cue.class() == class && near(cue))
}

/// "Two fighters, namely X and Y": told one by one after they have been counted.
pub(super) fn is_named_after(r: &Reading<'_>, p: &Persons) -> bool {
    let before = r.around(p.tokens.start, 2, 0);
    p.count == Count::exact(1)
        && r.of(Topic::Part, &before).any(|cue| matches!(cue.class(), "two" | "they") && cue.tokens.end == p.tokens.start)
}

/// "Two guards were among the seven killed": the number behind holds those before it.
pub(super) fn share_out(r: &Reading<'_>, all: &mut [Persons]) {
    for whole in 1..all.len() {
        let Some(at) = all.get(whole).map(|p| p.tokens.start) else { continue };
        let before = r.around(at, 3, 0);
        if !r.of(Topic::Part, &before).any(|cue| cue.class() == "among" && cue.tokens.end == at) {
            continue;
        }
        for p in all.iter_mut().take(whole).filter(|p| r.clause_gap(p.tokens.end, at) == 0) {
            p.part = true;
        }
    }
}
