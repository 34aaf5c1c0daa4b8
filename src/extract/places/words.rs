//! The words around names: every table of places looked for once, found again by token.

use std::ops::Range;

use crate::lexicon::{Lexicons, Match, Row};
use crate::text::{Document, PrefixKind, Rules, Span, TokenKind};

/// A text with what the tables of places find in it.
pub(super) struct Words<'a> {
    pub(super) doc: &'a Document<'a>,
    rules: &'a Rules,
    pub(super) heads: Found<'a>,
    pub(super) relations: Found<'a>,
    pub(super) cues: Found<'a>,
    pub(super) not_places: Found<'a>,
    pub(super) place_words: Found<'a>,
    pub(super) metonyms: Found<'a>,
}

impl<'a> Words<'a> {
    pub(super) fn new(doc: &'a Document<'a>, lex: &'a Lexicons) -> Self {
        let find = |table: &str| Found::new(lex.table(doc.lang, table).find(doc));
        Self {
            doc,
            rules: lex.rules(doc.lang),
            heads: find("place_heads"),
            relations: find("place_relations"),
            cues: find("place_cues"),
            not_places: find("not_places"),
            place_words: find("place_words"),
            metonyms: find("metonyms"),
        }
    }

    /// The folded letters of a token.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.doc.word(token)
    }

    /// The first token before `token` that is no quote, bracket, underscore, hash or article: where a word beside a name ends.
    /// Gives one past it, to compare with the end of a range.
    pub(super) fn end_before(&self, token: usize) -> usize {
        let mut end = token;
        while end > 0 && (self.is_wrapping(end - 1) || self.is_article(end - 1)) {
            end -= 1;
        }
        end
    }

    /// The first token from `token` on that is no quote, bracket, underscore or hash.
    pub(super) fn start_after(&self, token: usize) -> usize {
        let mut start = token;
        while self.is_wrapping(start) {
            start += 1;
        }
        start
    }

    /// An article written apart from its noun.
    fn is_article(&self, token: usize) -> bool {
        self.cues.starting(token).is_some_and(|m| m.row.attr("class") == Some("article"))
    }

    fn is_wrapping(&self, token: usize) -> bool {
        self.doc.kind(token) == Some(TokenKind::Punct) && matches!(self.word(token), "\"" | "'" | "(" | ")" | "[" | "]" | "_" | "#")
    }

    /// Whether the token is a sign, or there is none.
    pub(super) fn is_break(&self, token: usize) -> bool {
        !matches!(self.doc.kind(token), Some(TokenKind::Word | TokenKind::Number))
    }

    /// Whether two tokens stand in one sentence.
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.sentence(a) == self.sentence(b)
    }

    /// The sentence a token stands in.
    pub(super) fn sentence(&self, token: usize) -> Option<usize> {
        self.doc.tokens.get(token).and_then(|t| self.doc.sentence_at(t.span.start))
    }

    /// What is written in front of a word, as one with it, folded: from the start of the token to `letters`.
    fn prefix(&self, token: usize, letters: Span) -> &'a str {
        let Some(first) = self.doc.tokens.get(token) else { return "" };
        let range = self.doc.folded.to_folded(Span::new(first.span.start, letters.start));
        self.doc.folded.text.get(range).unwrap_or_default()
    }

    /// Whether a row that folding would confuse with another word stands there letter by letter.
    pub(super) fn is_spelled(&self, found: &Match<'_>) -> bool {
        !found.row.is("exact") || self.doc.surface(found.span) == found.row.term
    }

    /// What is left of a word after each prefix it may carry.
    pub(super) fn stems(&self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.rules.affixes.stems(word).map(|stem| stem.stem)
    }

    /// Whether a word opens with the article.
    pub(super) fn has_article(&self, word: &str) -> bool {
        self.rules.affixes.without_article(word).is_some()
    }

    /// Whether "and" is written as one with a word.
    pub(super) fn has_conjunction(&self, token: usize, letters: Span) -> bool {
        let prefix = self.prefix(token, letters);
        prefix.char_indices().any(|(at, c)| {
            let start = prefix.get(..at + c.len_utf8()).unwrap_or_default();
            self.rules.affixes.prefix(start) == Some(PrefixKind::Conjunction)
        })
    }

    /// Whether a preposition, or a small word that lost its space, is written as one with a word.
    pub(super) fn has_preposition(&self, token: usize, letters: Span) -> bool {
        let prefix = self.prefix(token, letters);
        let kind = self.rules.affixes.prefix(prefix);
        matches!(kind, Some(PrefixKind::Preposition | PrefixKind::SwallowedArticle)) || kind.is_none() && prefix.chars().nth(1).is_some()
    }
}

/// The matches of one table, by where they start and end.
pub(super) struct Found<'a> {
    matches: Vec<Match<'a>>,
    by_end: Vec<usize>,
}

impl<'a> Found<'a> {
    fn new(matches: Vec<Match<'a>>) -> Self {
        let mut by_end: Vec<usize> = (0..matches.len()).collect();
        by_end.sort_by_key(|&i| matches.get(i).map_or(0, |m| m.tokens.end));
        Self { matches, by_end }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Match<'a>> {
        self.matches.iter()
    }

    /// The match that ends right before a token.
    pub(super) fn ending(&self, end: usize) -> Option<&Match<'a>> {
        let i = self.by_end.partition_point(|&i| self.matches.get(i).is_some_and(|m| m.tokens.end < end));
        let found = self.matches.get(*self.by_end.get(i)?)?;
        (found.tokens.end == end).then_some(found)
    }

    /// The match that starts with a token.
    pub(super) fn starting(&self, start: usize) -> Option<&Match<'a>> {
        let i = self.matches.partition_point(|m| m.tokens.start < start);
        self.matches.get(i).filter(|m| m.tokens.start == start)
    }

    /// The matches that share a token with the range.
    pub(super) fn over(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Match<'a>> {
        // Matches of one table lie side by side, so their ends are in order as their starts are.
        let first = self.matches.partition_point(|m| m.tokens.end <= tokens.start);
        let end = tokens.end;
        self.matches.iter().skip(first).take_while(move |m| m.tokens.start < end)
    }

    /// The row whose match covers just these words.
    pub(super) fn exactly(&self, tokens: &Range<usize>, span: Span) -> Option<&'a Row> {
        self.starting(tokens.start).filter(|m| m.tokens == *tokens && m.span == span).map(|m| m.row)
    }
}
