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

/// A spelling of a term. A text sees thousands of them, far from each other in memory: it is small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Which of the terms of its list.
    pub(super) term: u32,
    /// Where words may end within it: which of the breaks of all spellings, and how many.
    breaks: (u32, u16),
    /// Which list the term is of.
    pub(super) list: u16,
    letters: u16,
    pub(super) needs: Needs,
    pub(super) has_article: bool,
    /// Of the first that reads so: whether one of them may stand behind a word that has lost its space, and before one.
    pub(super) joins: [bool; 2],
    /// Whether no other follows that reads so.
    last: bool,
}

/// Spellings that read alike, each pattern of letters once.
#[derive(Debug, Default)]
pub(super) struct Forms {
    all: Vec<Form>,
    /// In bytes of the letters.
    breaks: Vec<u16>,
}

impl Forms {
    /// Those that read so; the number is what [`Spellings::finish`] gave with the letters.
    pub(super) fn of(&self, pattern: usize) -> &[Form] {
        let from = self.all.get(pattern..).unwrap_or_default();
        let count = from.iter().position(|form| form.last).map_or(0, |last| last + 1);
        from.get(..count).unwrap_or_default()
    }

    /// Where words may end within a spelling, in bytes.
    pub(super) fn breaks(&self, form: &Form) -> &[u16] {
        let (start, count) = form.breaks;
        self.breaks.get(start as usize..).and_then(|from| from.get(..usize::from(count))).unwrap_or_default()
    }
}

/// The spellings of the terms of all lists.
#[derive(Default)]
pub(super) struct Spellings {
    /// By their letters: which of `read`.
    index: HashMap<String, usize>,
    /// Spellings that read alike.
    read: Vec<Vec<Form>>,
    breaks: Vec<u16>,
}

/// Letters a term needs for a word that lost its space to stand beside it: a shorter one is found in every other word.
const LEAST_JOINED: u16 = 4;
/// The same for a definite term behind any word at all.
const LEAST_JOINED_TO_ANY: u16 = 6;

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
        let letters = words.concat();
        let Some(form) = self.form(of, words, &letters, needs, has_article) else { return };
        let behind = form.joins_small_word() || rules.fused_heads.contains(&letters);
        let before = needs == Needs::Nothing && (form.joins_small_word() || form.joins_any_word());
        let at = *self.index.entry(letters).or_insert(self.read.len());
        self.read.resize(self.read.len().max(at + 1), Vec::new());
        let Some(forms) = self.read.get_mut(at) else { return };
        forms.push(form);
        if let Some(first) = forms.first_mut() {
            first.joins = [first.joins[0] || before, first.joins[1] || behind];
        }
    }

    /// `None` where the term is longer than any in a text.
    fn form(&mut self, of: TermOf, words: &[String], letters: &str, needs: Needs, has_article: bool) -> Option<Form> {
        let (first, mut at) = (u32::try_from(self.breaks.len()).ok()?, 0);
        let count = u16::try_from(letters.len()).ok().and_then(|_| u16::try_from(words.len()).ok())?;
        self.breaks.extend(words.iter().map(|word| {
            at += word.len() as u16;
            at
        }));
        let (term, list) = (u32::try_from(of.term).ok()?, u16::try_from(of.list).ok()?);
        let letters = letters.chars().count() as u16;
        Some(Form { term, breaks: (first, count), list, letters, needs, has_article, joins: [false; 2], last: false })
    }

    /// All of them, and the letters of each pattern with its number.
    pub(super) fn finish(self) -> (Forms, Vec<(String, usize)>) {
        let (mut all, mut numbers) = (Vec::new(), Vec::with_capacity(self.read.len()));
        for mut forms in self.read {
            numbers.push(all.len());
            forms.iter_mut().next_back().into_iter().for_each(|form| form.last = true);
            all.extend(forms);
        }
        let letters = self.index.into_iter().filter_map(|(letters, at)| Some((letters, *numbers.get(at)?)));
        (Forms { all, breaks: self.breaks }, letters.collect())
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
