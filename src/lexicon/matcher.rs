//! Many terms at once over folded text.
//!
//! A term is found however its words are parted: by a space, a line end, a hyphen, an underscore, a quote, or nothing.
//! It has to begin and end where words do; prefixes and endings that the language writes as one with a word may stand
//! around it where the table allows them, and so may a neighbour that lost its space (see [`Rules::fused_heads`]).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::{Document, PrefixKind, Rules, Skeleton, Span, SuffixKind, TokenKind, fold, tokenize};

pub use aho_corasick::BuildError;

/// What the terms of a table are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// They are looked for in texts.
    #[default]
    Terms,
    /// They are parts of words.
    Affixes,
    /// They are patterns of a grammar.
    Rules,
    /// They are phrases to be filled in, never looked for.
    Templates,
}

/// How the terms of a table are matched: the `#!` line of the file, `key=value` with spaces between.
///
/// - `match=terms|affixes|rules|templates`: what the terms are for;
/// - `prefixes=conjunction,preposition,article` or `none`: what may be written in front of a term; with the article, a
///   term of several words is also found with the article on each;
/// - `suffixes=pronoun,tanween,dual,plural` or `none`: what may be written behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the terms are for.
    pub mode: Mode,
    prefixes: u8,
    suffixes: u8,
}

const PREFIXES: [(&str, u8); 3] = [("conjunction", 1), ("preposition", 2), ("article", 4)];
const SUFFIXES: [(&str, u8); 4] = [("pronoun", 1), ("tanween", 2), ("dual", 4), ("plural", 8)];

const fn prefix_bit(kind: PrefixKind) -> u8 {
    match kind {
        PrefixKind::Conjunction => 1,
        PrefixKind::Preposition => 2,
        PrefixKind::Article | PrefixKind::SwallowedArticle => 4,
    }
}

const fn suffix_bit(kind: SuffixKind) -> u8 {
    match kind {
        SuffixKind::Pronoun => 1,
        SuffixKind::Tanween => 2,
        SuffixKind::Dual => 4,
        SuffixKind::Plural => 8,
    }
}

impl Options {
    /// Any prefix, no ending: what Arabic tables start from.
    pub const fn prefixed() -> Self {
        Self { mode: Mode::Terms, prefixes: 7, suffixes: 0 }
    }

    /// The bare word: what English tables start from.
    pub const fn exact() -> Self {
        Self { mode: Mode::Terms, prefixes: 0, suffixes: 0 }
    }

    /// Whether the terms are looked for in texts.
    pub const fn is_matched(&self) -> bool {
        matches!(self.mode, Mode::Terms)
    }

    /// Applies a `#!` line.
    ///
    /// # Errors
    /// A sentence that names the word not understood.
    pub fn set(&mut self, directive: &str) -> Result<(), String> {
        for part in directive.split_whitespace() {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "match" => {
                    self.mode = match value {
                        "terms" => Mode::Terms,
                        "affixes" => Mode::Affixes,
                        "rules" => Mode::Rules,
                        "templates" => Mode::Templates,
                        _ => return Err(format!("match={value}: expected terms, affixes, rules or templates")),
                    }
                }
                "prefixes" => self.prefixes = bits(value, &PREFIXES)?,
                "suffixes" => self.suffixes = bits(value, &SUFFIXES)?,
                _ => return Err(format!("{key}: expected match, prefixes or suffixes")),
            }
        }
        Ok(())
    }

    const fn allows_prefix(self, kind: PrefixKind) -> bool {
        self.prefixes & prefix_bit(kind) != 0
    }

    const fn allows_suffix(self, kind: SuffixKind) -> bool {
        self.suffixes & suffix_bit(kind) != 0
    }
}

fn bits(words: &str, known: &[(&str, u8)]) -> Result<u8, String> {
    words.split(',').filter(|&word| word != "none").try_fold(0, |all, word| {
        let found = known.iter().find(|(name, _)| *name == word);
        found.map(|&(_, bit)| all | bit).ok_or_else(|| format!("{word}: not a known prefix or suffix"))
    })
}

/// A term found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which term, in the order they were given.
    pub term: usize,
    /// Its words in the original, without prefix and ending.
    pub span: Span,
    /// The same with them.
    pub word: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// What a spelling of a term needs around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
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
struct Form {
    term: usize,
    needs: Needs,
    /// Where words may end within it, in bytes.
    breaks: Vec<usize>,
    letters: usize,
    has_article: bool,
}

/// An automaton over the terms of a table, or over any other list of names.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    automaton: Option<AhoCorasick>,
    /// For every pattern of the automaton the spellings that read so.
    forms: Vec<Vec<Form>>,
    options: Options,
    rules: Arc<Rules>,
}

/// A hit before overlaps are sorted out.
struct Candidate {
    start: usize,
    end: usize,
    term: usize,
    tokens: Range<usize>,
}

impl Matcher {
    /// Makes a matcher over the terms, which hits name by their order.
    ///
    /// # Errors
    /// When the terms are too many for the automaton.
    pub fn new<'t>(terms: impl Iterator<Item = &'t str>, options: Options, rules: &Arc<Rules>) -> Result<Self, BuildError> {
        let mut spellings = Spellings::default();
        for (term, words) in terms.enumerate() {
            spellings.add(term, words, options, rules);
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&spellings.patterns)?;
        Ok(Self { automaton: Some(automaton), forms: spellings.forms, options, rules: Arc::clone(rules) })
    }

    /// Every term in the text, in order, none over another: the first, and of those that start together the longest.
    pub fn find(&self, doc: &Document<'_>) -> Vec<Hit> {
        let mut found = self.candidates(doc);
        found.sort_by_key(|c| (c.start, std::cmp::Reverse(c.end), c.term));
        let mut covered = 0;
        found.retain(|c| {
            let free = c.start >= covered;
            if free {
                covered = c.end;
            }
            free
        });
        found.into_iter().filter_map(|c| hit(doc, &c)).collect()
    }

    /// Every term in the text, those that overlap included, in order.
    pub fn find_all(&self, doc: &Document<'_>) -> Vec<Hit> {
        let mut found = self.candidates(doc);
        found.sort_by_key(|c| (c.start, std::cmp::Reverse(c.end), c.term));
        found.iter().filter_map(|c| hit(doc, c)).collect()
    }

    fn candidates(&self, doc: &Document<'_>) -> Vec<Candidate> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let skeleton = &doc.skeleton;
        let mut found = Vec::new();
        for m in automaton.find_overlapping_iter(&skeleton.text) {
            let Some(forms) = self.forms.get(m.pattern().as_usize()) else { continue };
            let Some(place) = Place::new(doc, m.start(), m.end()) else { continue };
            for form in forms {
                if self.fits(form, &place, doc) {
                    found.push(Candidate { start: m.start(), end: m.end(), term: form.term, tokens: place.tokens.clone() });
                }
            }
        }
        found
    }

    fn fits(&self, form: &Form, place: &Place<'_>, doc: &Document<'_>) -> bool {
        self.starts_well(form, place) && self.ends_well(form, place) && {
            let mut breaks = doc.skeleton.breaks_after(place.slot, place.end);
            breaks.all(|at| form.breaks.contains(&(at - place.start)))
        }
    }

    fn starts_well(&self, form: &Form, place: &Place<'_>) -> bool {
        if place.before.is_empty() {
            return matches!(form.needs, Needs::Nothing | Needs::Suffix);
        }
        match self.rules.affixes.prefix(place.before) {
            Some(PrefixKind::SwallowedArticle) if form.needs == Needs::SwallowedArticle => {
                self.options.allows_prefix(PrefixKind::Preposition)
            }
            Some(kind) => {
                let is_article = matches!(kind, PrefixKind::Article | PrefixKind::SwallowedArticle);
                let agrees = match form.needs {
                    Needs::SwallowedArticle => false,
                    Needs::Article => is_article,
                    Needs::Nothing | Needs::Suffix => true,
                };
                agrees && self.options.allows_prefix(kind) && !(is_article && form.has_article)
            }
            None => form.needs == Needs::Nothing && self.is_fused_before(form, place.before),
        }
    }

    /// Whether another word stands before the term with the space missing.
    fn is_fused_before(&self, form: &Form, before: &str) -> bool {
        let is_head = || self.rules.affixes.stems(before).any(|stem| self.rules.fused_heads.contains(stem.stem));
        form.letters >= 4 && is_head() || form.has_article && form.letters >= 6 && before.chars().count() >= 3
    }

    fn ends_well(&self, form: &Form, place: &Place<'_>) -> bool {
        if place.after.is_empty() {
            return form.needs != Needs::Suffix;
        }
        match self.rules.affixes.suffix(place.after) {
            Some(kind) => self.options.allows_suffix(kind) && !(form.needs == Needs::Suffix && kind == SuffixKind::Tanween),
            None => form.needs != Needs::Suffix && self.is_fused_after(form, place),
        }
    }

    /// Whether a word with an article stands behind the term with the space missing.
    fn is_fused_after(&self, form: &Form, place: &Place<'_>) -> bool {
        let affixes = &self.rules.affixes;
        let article =
            || affixes.stems(place.after).any(|stem| stem.kind == Some(PrefixKind::Article) && stem.stem.chars().nth(2).is_some());
        (form.letters >= 4 || self.rules.fused_heads.contains(place.term)) && article()
    }
}

fn hit(doc: &Document<'_>, c: &Candidate) -> Option<Hit> {
    let skeleton = &doc.skeleton;
    let at = |byte: usize| {
        let (token, range) = skeleton.token(skeleton.slot(byte)?)?;
        Some(doc.tokens.get(token)?.folded.start + byte - range.start)
    };
    let (start, end) = (at(c.start)?, at(c.end.checked_sub(1)?)? + 1);
    Some(Hit { term: c.term, span: doc.folded.to_original(start..end), word: doc.span_of(c.tokens.clone()), tokens: c.tokens.clone() })
}

/// Where a pattern was seen: the rest of the words it stands in.
struct Place<'d> {
    slot: usize,
    start: usize,
    end: usize,
    before: &'d str,
    term: &'d str,
    after: &'d str,
    tokens: Range<usize>,
}

impl<'d> Place<'d> {
    fn new(doc: &'d Document<'_>, start: usize, end: usize) -> Option<Self> {
        let skeleton = &doc.skeleton;
        let slot = skeleton.slot(start)?;
        let (first, first_range) = skeleton.token(slot)?;
        let (last, last_range) =
            if end <= first_range.end { (first, first_range.clone()) } else { skeleton.token(skeleton.slot(end - 1)?)? };
        let cuts_number = |token: usize, is_cut: bool| is_cut && doc.kind(token) != Some(TokenKind::Word);
        if cuts_number(first, start > first_range.start) || cuts_number(last, end < last_range.end) {
            return None;
        }
        let text = skeleton.text.as_str();
        Some(Self {
            slot,
            start,
            end,
            before: text.get(first_range.start..start)?,
            term: text.get(start..end)?,
            after: text.get(end..last_range.end)?,
            tokens: first..last + 1,
        })
    }
}

/// The spellings of all terms, each pattern once.
#[derive(Default)]
struct Spellings {
    patterns: Vec<String>,
    forms: Vec<Vec<Form>>,
    index: HashMap<String, usize>,
}

impl Spellings {
    fn add(&mut self, term: usize, words: &str, options: Options, rules: &Rules) {
        let words = words_of(words);
        let Some(first) = words.first() else { return };
        let affixes = &rules.affixes;
        let bare = affixes.without_article(first).filter(|rest| rest.chars().nth(1).is_some());
        let has_article = bare.is_some();
        self.push(term, &words, Needs::Nothing, has_article);
        if let Some(bare) = bare.filter(|_| options.allows_prefix(PrefixKind::Preposition)) {
            let mut swallowed = words.clone();
            swallowed.splice(..1, [bare.to_owned()]);
            self.push(term, &swallowed, Needs::SwallowedArticle, false);
        }
        if options.allows_prefix(PrefixKind::Article)
            && !has_article
            && words.len() > 1
            && let Some(definite) = with_articles(&words, rules)
        {
            self.push(term, &definite, Needs::Article, false);
        }
        if (options.allows_suffix(SuffixKind::Pronoun) || options.allows_suffix(SuffixKind::Dual))
            && let Some(open) = with_open_ending(&words, rules)
        {
            self.push(term, &open, Needs::Suffix, has_article);
        }
    }

    fn push(&mut self, term: usize, words: &[String], needs: Needs, has_article: bool) {
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
        let form = Form { term, needs, breaks, letters, has_article };
        if let Some(forms) = self.index.get(&pattern).and_then(|&i| self.forms.get_mut(i)) {
            forms.push(form);
        } else {
            self.index.insert(pattern.clone(), self.patterns.len());
            self.patterns.push(pattern);
            self.forms.push(vec![form]);
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
