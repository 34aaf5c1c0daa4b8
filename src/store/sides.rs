//! Whose side an incident hit, as far as the words of its target and of its victims tell. What they do not tell stays unknown.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::incident::{Actor, Side};
use crate::text::fold_term;

/// Columns: side, form, words; told in the file.
const TABLE: &str = include_str!("../../data/sides.tsv");

/// Words of a row, one after another.
type Phrase = Vec<String>;

/// What words say; names by the first of their words.
#[derive(Debug, Default)]
struct Words {
    names: HashMap<String, Vec<(Phrase, Side)>>,
    weak: HashMap<String, Vec<(Phrase, Side)>>,
    adjectives: HashMap<String, Side>,
    forces: Vec<String>,
    between: Vec<String>,
    joined: Vec<String>,
    article: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(Words::bundled);

/// The sides that the words of a target name, each once, in their order.
///
/// A side that is itself the doer is left out: nobody is the target of its own strike, so its name stands there for another reason.
pub(super) fn sides(words: &str, doer: Actor) -> Vec<Side> {
    let words: Vec<Vec<String>> = split(words).iter().map(|word| WORDS.forms(word)).collect();
    let mut told = WORDS.named(&words);
    if told.is_empty() {
        told = found(&WORDS.weak, &words).into_iter().map(|(_, side)| side).collect();
        // A school that a force uses.
        if told.iter().any(|side| matches!(side, Side::Force(_))) {
            told.retain(|side| matches!(side, Side::Force(_)));
        }
    }
    let mut out: Vec<Side> = Vec::new();
    for side in told.into_iter().filter(|side| *side != Side::Force(doer)) {
        if !out.contains(&side) {
            out.push(side);
        }
    }
    out
}

impl Words {
    /// Rows that make no sense are left out; a test sees to it that there is none.
    fn bundled() -> Self {
        let mut words = Self::default();
        let rows = || TABLE.lines().filter(|row| !row.starts_with('#') && !row.is_empty()).skip(1);
        // The article first: the other rows are kept without it.
        let (articles, others): (Vec<&str>, Vec<&str>) = rows().partition(|row| row.split('\t').nth(1) == Some("article"));
        for row in articles.into_iter().chain(others) {
            if words.take_in(row).is_none() {
                log::error!("a row of sides makes no sense: {row}");
            }
        }
        words
    }

    fn take_in(&mut self, row: &str) -> Option<()> {
        let mut cells = row.split('\t');
        let (side, form, words) = (cells.next()?, cells.next()?, cells.next()?);
        let phrases: Vec<Phrase> = words.split('|').map(|words| self.phrase(words)).filter(|phrase| !phrase.is_empty()).collect();
        let side = || Side::from_code(side);
        match form {
            "force" => self.forces.extend(phrases.concat()),
            "between" => self.between.extend(phrases.concat()),
            "joined" => self.joined.extend(phrases.concat()),
            "article" => self.article.extend(phrases.concat()),
            "adjective" => {
                let side = side()?;
                self.adjectives.extend(phrases.into_iter().map(|phrase| (phrase.concat(), side)));
            }
            "name" | "weak" => {
                let (side, slot) = (side()?, if form == "name" { &mut self.names } else { &mut self.weak });
                for phrase in phrases {
                    slot.entry(phrase.first()?.clone()).or_default().push((phrase, side));
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Sides told by name, or by an adjective beside a force, in the order of the words. A word tells once.
    fn named(&self, words: &[Vec<String>]) -> Vec<Side> {
        let names = found(&self.names, words);
        let is_free = |at: usize| !names.iter().any(|(of, _)| of.contains(&at));
        let beside = (0..words.len()).filter(|at| is_free(*at)).filter_map(|at| Some((at, self.adjective(words, at)?)));
        let mut told: Vec<(usize, Side)> = beside.collect();
        told.extend(names.iter().map(|(of, side)| (of.start, *side)));
        told.sort_by_key(|(at, _)| *at);
        told.into_iter().map(|(_, side)| side).collect()
    }

    /// The side of an adjective that stands beside a force: before it as in English, or behind it as in Arabic.
    fn adjective(&self, words: &[Vec<String>], at: usize) -> Option<Side> {
        let (adjective, side) = words.get(at)?.iter().find_map(|form| self.adjectives.get_key_value(form))?;
        let is = |at: Option<usize>, list: &[String]| {
            at.and_then(|at| words.get(at)).is_some_and(|forms| forms.iter().any(|form| list.contains(form)))
        };
        let steps: [fn(usize, usize) -> Option<usize>; 2] = [usize::checked_add, usize::checked_sub];
        // English adjectives never follow.
        let step = steps[usize::from(!adjective.is_ascii())];
        let (next, after) = (step(at, 1), step(at, 2));
        (is(next, &self.forces) || (is(next, &self.between) && is(after, &self.forces))).then_some(*side)
    }
}

/// Where phrases stand among the words, the longest first at each place, without overlap.
fn found(phrases: &HashMap<String, Vec<(Phrase, Side)>>, words: &[Vec<String>]) -> Vec<(std::ops::Range<usize>, Side)> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(forms) = words.get(at) {
        let is_here = |phrase: &Phrase| {
            let rest = words.get(at..).unwrap_or_default();
            phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, forms)| forms.contains(word))
        };
        let candidates = forms.iter().filter_map(|form| phrases.get(form)).flatten();
        let longest = candidates.filter(|(phrase, _)| is_here(phrase)).max_by_key(|(phrase, _)| phrase.len());
        if let Some((phrase, side)) = longest {
            out.push((at..at + phrase.len(), *side));
            at += phrase.len();
        } else {
            at += 1;
        }
    }
    out
}

/// The words of a text, folded; what is neither letter nor digit parts them, but for what stands inside "U.S." and "Iran's".
fn split(text: &str) -> Vec<String> {
    let folded: String = fold_term(text).chars().filter(|c| !matches!(c, '.' | '\'')).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The shortest word that anything is taken off from, in letters.
const LEAST_LETTERS: usize = 3;
/// So many particles may be joined to a word before its article.
const MOST_JOINED: usize = 2;

/// A word without one of these beginnings, where enough of it is left.
fn without<'a>(word: &'a str, beginnings: &'a [String]) -> impl Iterator<Item = &'a str> {
    let rests = beginnings.iter().filter_map(|beginning| word.strip_prefix(beginning.as_str()));
    rests.filter(|rest| rest.chars().count() >= LEAST_LETTERS)
}

impl Words {
    /// The words of a row, without articles.
    fn phrase(&self, words: &str) -> Phrase {
        split(words).iter().map(|word| without(word, &self.article).next().unwrap_or(word).to_owned()).collect()
    }

    /// What a word may be without what is joined to its beginning: itself, without particles, without the article.
    fn forms(&self, word: &str) -> Vec<String> {
        let mut out = vec![word];
        let mut last = vec![word];
        for _ in 0..MOST_JOINED {
            last = last.into_iter().flat_map(|word| without(word, &self.joined)).collect();
            out.extend(&last);
        }
        let bare: Vec<&str> = out.iter().flat_map(|word| without(word, &self.article)).collect();
        out.into_iter().chain(bare).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a target, doer, and the sides told, apart by `|`; `-` for none.
    const ROWS: &str = include_str!("../../tests/data/sides.tsv");

    #[test]
    fn every_row_of_the_table_makes_sense() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#') && !row.is_empty()).skip(1) {
            assert!(Words::default().take_in(row).is_some(), "{row}");
            assert_eq!(row.split('\t').count(), 3, "{row}");
        }
        assert!(WORDS.names.len() > 50 && WORDS.forces.len() > 50);
    }

    #[test]
    fn words_of_a_target_tell_whose_side_was_hit_and_no_more() {
        let mut checked = 0;
        for row in ROWS.lines().filter(|row| !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [words, doer, wanted] = *cells.as_slice() else { panic!("three cells: {row}") };
            let told: Vec<&str> = sides(words, Actor::from_code(doer).expect("a doer")).into_iter().map(Side::code).collect();
            assert_eq!(if told.is_empty() { "-".to_owned() } else { told.join("|") }, wanted, "{words}");
            checked += 1;
        }
        assert!(checked > 50, "{checked} rows");
    }
}
