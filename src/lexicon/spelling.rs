//! The ways a term may be spelled in a text, as patterns of letters without what parts the words.

use std::collections::HashMap;

use super::options::Options;
use crate::text::{PrefixKind, Rules, Skeleton, SuffixKind, fold, tokenize};

/// What a spelling of a term needs around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// A preposition that has swallowed the article the term lost.
    SwallowedArticle,
    /// The article, as its later words have it.
    Article,
    /// An ending, as its last letter has changed for one.
    Suffix,
}

/// A spelling of a term.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Which list the term is of.
    pub(super) list: usize,
    /// Which of its terms.
    pub(super) term: usize,
    pub(super) needs: Needs,
    /// Where words may end within it, in bytes.
    pub(super) breaks: Box<[usize]>,
    pub(super) letters: usize,
    pub(super) has_article: bool,
}

/// Letters that are looked for.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The spellings that read so.
    pub(super) forms: Vec<Form>,
    /// Whether one of them may stand behind a word that has lost its space.
    pub(super) joins_before: bool,
    /// Whether one of them may stand before such a word.
    pub(super) joins_behind: bool,
}

/// The spellings of the terms of all lists, each pattern once.
#[derive(Default)]
pub(super) struct Spellings {
    /// The letters of every pattern.
    pub(super) texts: Vec<String>,
    pub(super) patterns: Vec<Pattern>,
    index: HashMap<String, usize>,
}

/// Letters a term needs for a word that lost its space to stand beside it: a shorter one is found in every other word.
const LEAST_JOINED: usize = 4;
/// The same for a definite term behind any word at all.
const LEAST_JOINED_TO_ANY: usize = 6;

impl Form {
    /// Whether a small word that lost its space may stand before it.
    pub(super) const fn joins_small_word(&self) -> bool {
        self.letters >= LEAST_JOINED
    }

    /// Whether any word that lost its space may: the article shows where the term begins.
    pub(super) const fn joins_any_word(&self) -> bool {
        self.has_article && self.letters >= LEAST_JOINED_TO_ANY
    }
}

/// Which term of which list a spelling is of.
#[derive(Clone, Copy)]
pub(super) struct TermOf {
    pub(super) list: usize,
    pub(super) term: usize,
}

impl Spellings {
    /// Adds every spelling of a term.
    pub(super) fn add(&mut self, of: TermOf, words: &str, options: Options, rules: &Rules) {
        let words = words_of(words);
        let Some(first) = words.first() else { return };
        let affixes = &rules.affixes;
        let bare = affixes.without_article(first).filter(|rest| rest.chars().nth(1).is_some());
        let has_article = bare.is_some();
        self.push(of, &words, rules, Needs::Nothing, has_article);
        if let Some(bare) = bare.filter(|_| options.allows_prefix(PrefixKind::Preposition)) {
            let mut swallowed = words.clone();
            swallowed.splice(..1, [bare.to_owned()]);
            self.push(of, &swallowed, rules, Needs::SwallowedArticle, false);
        }
        if options.allows_prefix(PrefixKind::Article)
            && !has_article
            && words.len() > 1
            && let Some(definite) = with_articles(&words, rules)
        {
            self.push(of, &definite, rules, Needs::Article, false);
        }
        if (options.allows_suffix(SuffixKind::Pronoun) || options.allows_suffix(SuffixKind::Dual))
            && let Some(open) = with_open_ending(&words, rules)
        {
            self.push(of, &open, rules, Needs::Suffix, has_article);
        }
    }

    fn push(&mut self, of: TermOf, words: &[String], rules: &Rules, needs: Needs, has_article: bool) {
        let pattern = words.concat();
        let mut at = 0;
        let breaks = words
            .iter()
            .map(|word| {
                at += word.len();
                at
            })
            .collect();
        let letters = pattern.chars().count();
        let form = Form { list: of.list, term: of.term, needs, breaks, letters, has_article };
        let next = self.patterns.len();
        let at = *self.index.entry(pattern).or_insert_with_key(|pattern| {
            self.texts.push(pattern.clone());
            let joins_behind = rules.fused_heads.contains(pattern);
            self.patterns.push(Pattern { forms: Vec::new(), joins_before: false, joins_behind });
            next
        });
        if let Some(pattern) = self.patterns.get_mut(at) {
            pattern.joins_before |= needs == Needs::Nothing && (form.joins_small_word() || form.joins_any_word());
            pattern.joins_behind |= form.joins_small_word();
            pattern.forms.push(form);
        }
    }
}

/// The tokens of a term as the skeleton of a text has them.
fn words_of(term: &str) -> Vec<String> {
    let folded = fold(term);
    let tokens = tokenize(&folded);
    let skeleton = Skeleton::new(&folded, &tokens);
    (0..).map_while(|slot| skeleton.token(slot)).filter_map(|(_, range)| skeleton.text.get(range).map(str::to_owned)).collect()
}

/// The words with the article on every one after the first; `None` where one has it already or is no word.
fn with_articles(words: &[String], rules: &Rules) -> Option<Vec<String>> {
    let article = rules.affixes.article().filter(|article| !article.is_empty())?;
    words
        .iter()
        .enumerate()
        .map(|(i, word)| match i {
            0 => Some(word.clone()),
            _ if word.starts_with(article) || !word.chars().all(char::is_alphabetic) || word.chars().count() < 3 => None,
            _ => Some(format!("{article}{word}")),
        })
        .collect()
}

/// The words with the last one as it is written before an ending; `None` where it does not change.
fn with_open_ending(words: &[String], rules: &Rules) -> Option<Vec<String>> {
    let (alone, joined) = rules.affixes.soft_ending.as_ref()?;
    let last = words.last()?.strip_suffix(alone.as_str())?;
    let mut out = words.to_vec();
    out.pop();
    out.push(format!("{last}{joined}"));
    Some(out)
}
