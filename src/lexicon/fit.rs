//! Whether a spelling seen in a text stands there as words of its own.

use std::cell::OnceCell;
use std::ops::Range;

use super::options::Options;
use super::spelling::{Form, Forms, Needs};
use crate::text::{Affixes, Document, PrefixKind, Rules, Span, SuffixKind, TokenKind};

/// A place in a text where terms may begin.
pub(super) struct Start<'d> {
    doc: &'d Document<'d>,
    affixes: &'d Affixes,
    /// The token, as the skeleton counts them.
    slot: usize,
    /// The token.
    token: usize,
    /// In bytes of the skeleton.
    at: usize,
    /// The letters of its token before it, and what they are.
    before: &'d str,
    prefix: Option<PrefixKind>,
    /// Asked for by every term that begins here, told once.
    after_head: OnceCell<bool>,
}

/// A spelling seen at a place where terms may begin, with the rest of the word it ends in.
pub(super) struct Seen<'d> {
    pub(super) end: usize,
    term: &'d str,
    after: &'d str,
    pub(super) tokens: Range<usize>,
    suffix: Option<SuffixKind>,
}

impl<'d> Start<'d> {
    /// A byte of a token, as the skeleton has it and counts it, that is within its word.
    pub(super) fn new(doc: &'d Document<'d>, affixes: &'d Affixes, slot: usize, inside: usize) -> Option<Self> {
        let (token, range) = doc.skeleton.token(slot)?;
        let at = range.start + inside;
        let before = doc.skeleton.text.get(range.start..at)?;
        let prefix = if inside == 0 { None } else { affixes.prefix(before) };
        Some(Self { doc, affixes, slot, token, at, before, prefix, after_head: OnceCell::new() })
    }

    /// The spelling from here to `end`, in bytes of the skeleton; `None` where it cuts a number or a sign, or where none
    /// that reads so can stand: before it, behind it the first of them tells whether a word may have lost its space.
    pub(super) fn see(&self, end: usize, first: &Form) -> Option<Seen<'d>> {
        let [joins_before, joins_behind] = first.joins;
        if !self.before.is_empty() && self.prefix.is_none() && !joins_before {
            return None;
        }
        let skeleton = &self.doc.skeleton;
        let mut slot = self.slot;
        while skeleton.start(slot + 1).is_some_and(|next| next < end) {
            slot += 1;
        }
        let (last, range) = skeleton.token(slot)?;
        let after = skeleton.text.get(end..range.end)?;
        let suffix = if after.is_empty() { None } else { self.affixes.suffix(after) };
        let stands = || suffix.is_some() || joins_behind && opens_with_article(self.affixes, after);
        if !after.is_empty() && (self.doc.kind(last) != Some(TokenKind::Word) || !stands()) {
            return None;
        }
        let term = skeleton.text.get(self.at..end)?;
        Some(Seen { end, term, after, tokens: self.token..last + 1, suffix })
    }

    /// Where it is, in bytes of the skeleton.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Whether a spelling of a term of a list with these options stands here as words of its own.
    pub(super) fn fits(&self, seen: &Seen<'_>, form: &Form, forms: &Forms, options: Options, rules: &Rules) -> bool {
        self.starts_well(form, options, rules) && seen.ends_well(form, options, rules) && {
            let mut breaks = self.doc.skeleton.breaks_after(self.slot, seen.end);
            breaks.all(|at| forms.breaks(form).iter().any(|&known| usize::from(known) == at - self.at))
        }
    }

    /// The words of a spelling in the original, and the same with what is written as one with them.
    pub(super) fn spans(&self, seen: &Seen<'_>) -> (Span, Span) {
        let word = self.doc.span_of(seen.tokens.clone());
        if self.before.is_empty() && seen.after.is_empty() {
            return (word, word);
        }
        let of = |token: usize| self.doc.tokens.get(token).map_or(0..0, |token| token.folded.clone());
        let letters = of(seen.tokens.start).start + self.before.len()..of(seen.tokens.end - 1).end - seen.after.len();
        (self.doc.folded.to_original(letters), word)
    }

    fn starts_well(&self, form: &Form, options: Options, rules: &Rules) -> bool {
        if self.before.is_empty() {
            return matches!(form.needs, Needs::Nothing | Needs::Suffix);
        }
        match self.prefix {
            Some(PrefixKind::SwallowedArticle) if form.needs == Needs::SwallowedArticle => options.allows_prefix(PrefixKind::Preposition),
            Some(kind) => {
                let is_article = matches!(kind, PrefixKind::Article | PrefixKind::SwallowedArticle);
                let agrees = match form.needs {
                    Needs::SwallowedArticle => false,
                    Needs::Article => is_article,
                    Needs::Nothing | Needs::Suffix => true,
                };
                agrees && options.allows_prefix(kind) && !(is_article && form.has_article)
            }
            None => form.needs == Needs::Nothing && self.is_fused_before(form, rules),
        }
    }

    /// Whether another word stands before the term with the space missing.
    fn is_fused_before(&self, form: &Form, rules: &Rules) -> bool {
        let is_head = || rules.affixes.stems(self.before).any(|stem| rules.fused_heads.contains(stem.stem));
        form.joins_small_word() && *self.after_head.get_or_init(is_head) || form.joins_any_word() && self.before.chars().nth(2).is_some()
    }
}

impl Seen<'_> {
    fn ends_well(&self, form: &Form, options: Options, rules: &Rules) -> bool {
        if self.after.is_empty() {
            return form.needs != Needs::Suffix;
        }
        match self.suffix {
            Some(kind) => options.allows_suffix(kind) && !(form.needs == Needs::Suffix && kind == SuffixKind::Tanween),
            None => form.needs != Needs::Suffix && self.is_fused_after(form, rules),
        }
    }

    /// Whether what stands behind the term, which opens with an article, may be a word with the space missing.
    fn is_fused_after(&self, form: &Form, rules: &Rules) -> bool {
        form.joins_small_word() || rules.fused_heads.contains(self.term)
    }
}

/// Whether letters are a word with an article.
fn opens_with_article(affixes: &Affixes, letters: &str) -> bool {
    let mut stems = affixes.stems(letters);
    stems.any(|stem| stem.kind == Some(PrefixKind::Article) && stem.stem.chars().nth(2).is_some())
}
