//! One text, read once: body, folded copy, tokens, sentences. Every stage of extraction takes it.

use std::ops::Range;

use super::bounds::Bounds;
use super::found::{Hits, Memory};
use super::numerals::NumberMention;
use super::sentence::{Sentence, sentences};
use super::tokenize::{Token, TokenKind, tokenize};
use super::{Folded, Lang, Rules, Span, fold};

/// A text cut into tokens and sentences. All spans are bytes of [`Document::body`].
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The untouched text.
    pub body: &'a str,
    /// Its main language.
    pub lang: Lang,
    /// The folded copy.
    pub folded: Folded,
    /// In order; line ends are tokens, spaces are not.
    pub tokens: Vec<Token>,
    /// In order; together they hold all tokens but blank lines.
    pub sentences: Vec<Sentence>,
    /// The text that terms are looked for in.
    pub(crate) skeleton: Skeleton,
    /// Where in it terms may begin and end, by language.
    pub(crate) bounds: Memory<Bounds>,
    /// The terms found in it so far, by scanner.
    pub(crate) hits: Memory<Hits>,
    /// The numbers read in it so far, by language.
    pub(crate) numbers: Memory<Vec<NumberMention>>,
}

impl<'a> Document<'a> {
    /// Reads a text in its main language.
    pub fn new(body: &'a str, lang: Lang, rules: &Rules) -> Self {
        let folded = fold(body);
        let tokens = tokenize(&folded);
        let sentences = sentences(body, &folded, &tokens, rules);
        let skeleton = Skeleton::new(&folded, &tokens);
        let (bounds, hits, numbers) = (Memory::default(), Memory::default(), Memory::default());
        Self { body, lang, folded, tokens, sentences, skeleton, bounds, hits, numbers }
    }

    /// The folded letters of a token; empty past the end.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.folded.text.get(token.folded.clone())).unwrap_or_default()
    }

    /// What the token is; `None` past the end.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The words of the original.
    pub fn surface(&self, span: Span) -> &'a str {
        span.slice(self.body)
    }

    /// The span over a range of tokens; empty where the range is.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// Index of the sentence a byte of the body is in, or of the one before it; `None` before the first.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= byte).checked_sub(1)
    }

    /// Whether no space stands between a token and the next.
    pub fn touches_next(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index + 1)) {
            (Some(a), Some(b)) => a.folded.end == b.folded.start,
            _ => false,
        }
    }
}

/// The folded tokens in a row, without what may stand between the words of a name.
///
/// That is: spaces, single line ends, hyphens, underscores, quotes, apostrophes. A term is found in it however its words
/// are parted, joined or broken over lines.
#[derive(Clone, Debug, Default)]
pub struct Skeleton {
    /// The tokens in a row.
    pub text: String,
    /// For every token kept, its first byte in the row, and its index; ascending.
    starts: Vec<(u32, u32)>,
}

impl Skeleton {
    /// From a folded text and its tokens.
    pub fn new(folded: &Folded, tokens: &[Token]) -> Self {
        let mut out = Self { text: String::with_capacity(folded.text.len()), starts: Vec::with_capacity(tokens.len()) };
        for (i, token) in tokens.iter().enumerate() {
            let text = folded.text.get(token.folded.clone()).unwrap_or_default();
            let kept = match token.kind {
                TokenKind::Newline if text.bytes().filter(|&b| b == b'\n').count() > 1 => "\n",
                TokenKind::Newline => continue,
                TokenKind::Punct if matches!(text, "-" | "_" | "\"" | "'") => continue,
                _ => text,
            };
            out.starts.push((narrow(out.text.len()), narrow(i)));
            out.text.push_str(kept);
        }
        out
    }

    /// First byte of the token at a place; `None` past the last.
    pub fn start(&self, slot: usize) -> Option<usize> {
        self.starts.get(slot).map(|&(start, _)| start as usize)
    }

    /// How many tokens there are in the row.
    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The token at a place, with the range of the row it covers.
    pub fn token(&self, slot: usize) -> Option<(usize, Range<usize>)> {
        let &(start, token) = self.starts.get(slot)?;
        let end = self.starts.get(slot + 1).map_or(self.text.len(), |&(next, _)| next as usize);
        Some((token as usize, start as usize..end))
    }

    /// First bytes of the tokens after the first, counted from `from`.
    pub fn breaks_after(&self, slot: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        self.starts.iter().skip(slot + 1).map(|&(start, _)| start as usize).take_while(move |&start| start < end)
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
