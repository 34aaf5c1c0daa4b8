//! Whether a spelling seen in a text stands there as words of its own.

use std::cell::OnceCell;
use std::ops::Range;

use super::options::Options;
use super::spelling::{Form, Needs, Pattern};
use crate::text::{Affixes, Document, PrefixKind, Rules, SuffixKind, TokenKind};

/// Goes through a text with the places where spellings are seen; these come in the order of their ends.
pub(super) struct Cursor<'d> {
    doc: &'d Document<'d>,
    affixes: &'d Affixes,
    /// The token, as the skeleton counts them, that the last spelling ended in.
    slot: usize,
}

/// Where a spelling was seen, with the rest of the words it stands in.
#[derive(Clone)]
pub(super) struct Seen<'d> {
    /// The token it begins in, as the skeleton counts them.
    slot: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    before: &'d str,
    term: &'d str,
    after: &'d str,
    pub(super) tokens: Range<usize>,
    /// What the letters before and behind it are.
    prefix: Option<PrefixKind>,
    suffix: Option<SuffixKind>,
    /// Asked for by every term that is spelled so, told once.
    after_head: OnceCell<bool>,
    before_article: OnceCell<bool>,
}

impl<'d> Cursor<'d> {
    pub(super) const fn new(doc: &'d Document<'d>, affixes: &'d Affixes) -> Self {
        Self { doc, affixes, slot: 0 }
    }

    /// The place from `start` to `end`, in bytes of the skeleton; `None` where it cuts a number or a sign, or where no
    /// spelling of the pattern can stand.
    pub(super) fn see(&mut self, start: usize, end: usize, pattern: &Pattern) -> Option<Seen<'d>> {
        let skeleton = &self.doc.skeleton;
        while skeleton.start(self.slot + 1).is_some_and(|next| next < end) {
            self.slot += 1;
        }
        let mut slot = self.slot;
        while skeleton.start(slot)? > start {
            slot = slot.checked_sub(1)?;
        }
        let text = skeleton.text.as_str();
        let cuts = |token: usize| self.doc.kind(token) != Some(TokenKind::Word);
        let (first, first_range) = skeleton.token(slot)?;
        let before = text.get(first_range.start..start)?;
        let prefix = self.affixes.prefix(before);
        if !before.is_empty() && (prefix.is_none() && !pattern.joins_before || cuts(first)) {
            return None;
        }
        let (last, last_range) = skeleton.token(self.slot)?;
        let after = text.get(end..last_range.end)?;
        let suffix = self.affixes.suffix(after);
        if !after.is_empty() && (suffix.is_none() && !pattern.joins_behind || cuts(last)) {
            return None;
        }
        let (after_head, before_article) = (OnceCell::new(), OnceCell::new());
        let (term, tokens) = (text.get(start..end)?, first..last + 1);
        Some(Seen { slot, start, end, before, term, after, tokens, prefix, suffix, after_head, before_article })
    }
}

impl Seen<'_> {
    /// Whether a spelling of a term of a list with these options stands here as words of its own.
    pub(super) fn fits(&self, form: &Form, options: Options, rules: &Rules, doc: &Document<'_>) -> bool {
        self.starts_well(form, options, rules) && self.ends_well(form, options, rules) && {
            let mut breaks = doc.skeleton.breaks_after(self.slot, self.end);
            breaks.all(|at| form.breaks.contains(&(at - self.start)))
        }
    }

    /// Whether nothing is written as one with its words.
    pub(super) const fn is_whole(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Where it stands in the folded copy.
    pub(super) fn folded(&self, doc: &Document<'_>) -> Range<usize> {
        let of = |token: usize| doc.tokens.get(token).map_or(0..0, |token| token.folded.clone());
        of(self.tokens.start).start + self.before.len()..of(self.tokens.end - 1).end - self.after.len()
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

    fn ends_well(&self, form: &Form, options: Options, rules: &Rules) -> bool {
        if self.after.is_empty() {
            return form.needs != Needs::Suffix;
        }
        match self.suffix {
            Some(kind) => options.allows_suffix(kind) && !(form.needs == Needs::Suffix && kind == SuffixKind::Tanween),
            None => form.needs != Needs::Suffix && self.is_fused_after(form, rules),
        }
    }

    /// Whether a word with an article stands behind the term with the space missing.
    fn is_fused_after(&self, form: &Form, rules: &Rules) -> bool {
        let opens_with_article = || {
            let mut stems = rules.affixes.stems(self.after);
            stems.any(|stem| stem.kind == Some(PrefixKind::Article) && stem.stem.chars().nth(2).is_some())
        };
        (form.joins_small_word() || rules.fused_heads.contains(self.term)) && *self.before_article.get_or_init(opens_with_article)
    }
}
