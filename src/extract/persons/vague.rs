//! Persons of whom it is only said that there were some: "a large number of gunmen", "dozens wounded".

use std::ops::Range;

use super::numbered::counted_class;
use super::{Persons, Strength, is_noun};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// At least one of those named behind the words for some, or of whom the word behind them says what became.
pub(super) fn vague(r: &Reading<'_>, some: &Cue<'_>, sentence: &Range<usize>) -> Option<Persons> {
    let reach = if r.doc.lang.is_rtl() { 2 } else { 4 };
    // The words for some may hold the first word of a row for persons: "of the soldiers".
    let window = some.tokens.start + 1..(some.tokens.end + reach).min(sentence.end);
    let clear = |at: usize| r.clause_gap(some.tokens.end, at) == 0 && r.numbers_in(&(some.tokens.end..at)).is_empty();
    for cue in r.cues.within(&window).iter().filter(|cue| cue.tokens.end > some.tokens.end) {
        let is_verb = cue.topic == Topic::Casualty
            && !matches!(cue.attr("pos"), Some("number" | "manner" | "wounds" | "hospital" | "life" | "lives"));
        let bare = cue.span.start == cue.word.start;
        let far = cue.tokens.start.saturating_sub(some.tokens.end);
        match cue.topic {
            _ if !clear(cue.tokens.start) => return None,
            Topic::NotVictim | Topic::Weapon | Topic::Event if bare => return None,
            Topic::Victim | Topic::Casualty if is_noun(cue) && is_many(r, cue) => return Some(of_noun(some, cue)),
            _ if is_verb && far <= usize::from(!r.doc.lang.is_rtl()) => {
                let class = (!r.doc.lang.is_rtl()).then(|| cue.class().to_owned());
                return Some(Persons::new(some.tokens.clone(), Count::at_least(1), Strength::Vague).of_class(class));
            }
            _ => {}
        }
    }
    hurt_many(r, some).then(|| Persons::new(some.tokens.clone(), Count::at_least(1), Strength::Vague))
}

/// "And scores were hurt", where the verb stands first and the clause ends behind the words for many.
fn hurt_many(r: &Reading<'_>, some: &Cue<'_>) -> bool {
    let before = r.around(some.tokens.start, 2, 0);
    let hurt =
        |cue: &Cue<'_>| cue.tokens.end == some.tokens.start && cue.is("class", "injured") && cue.is("pos", "verb") && !cue.row.is("active");
    r.doc.lang.is_rtl()
        && r.has_article(some.tokens.start)
        && r.of(Topic::Casualty, &before).any(hurt)
        && r.clause_of(some.tokens.start).end <= some.tokens.end + 1
}

fn of_noun(some: &Cue<'_>, noun: &Cue<'_>) -> Persons {
    Persons::new(some.tokens.start..noun.tokens.end, Count::at_least(1), Strength::Vague).of_class(counted_class(noun))
}

/// A plural that means persons. "Several hits" may be of any sort, "some of the wounds" are somebody's.
fn is_many(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    !matches!(noun.attr("num"), Some("sg" | "du" | "none")) && !noun.row.is("name") && (!noun.row.is("unsure") || is_some_of(r, noun))
}

/// "Some of the wounds".
pub(super) fn is_some_of(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 1, 0);
    noun.article && r.of(Topic::Determiner, &before).any(|cue| cue.class() == "some" && cue.tokens.end == noun.tokens.start)
}
