//! Paragraphs and sentences in both scripts.
//!
//! A line end ends a paragraph, unless the text was wrapped by hand. A full stop ends a sentence, even where the space
//! after it is missing, unless it belongs to an abbreviation, an initial, a date, a number or an address.

use std::ops::Range;

use super::language::is_arabic;
use super::tokenize::{Token, TokenKind};
use super::{Folded, Rules, Span};

/// One sentence: never empty, never over a paragraph's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing quotes included.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which paragraph it is in, from 0.
    pub paragraph: usize,
}

/// Cuts the tokens of a text into sentences.
pub fn sentences(body: &str, folded: &Folded, tokens: &[Token], rules: &Rules) -> Vec<Sentence> {
    let view = View { body, folded, tokens, rules, wrapped: is_wrapped(folded, tokens) };
    let mut out = Vec::new();
    let (mut start, mut paragraph, mut i) = (0, 0, 0);
    while i < tokens.len() {
        let end = match view.end_at(i) {
            End::None => None,
            End::Sentence(end) => Some((end, false)),
            End::Paragraph => Some((i + 1, true)),
        };
        if let Some((end, new_paragraph)) = end {
            push(&mut out, tokens, start..end, paragraph);
            start = end;
            if new_paragraph && out.last().is_some_and(|last: &Sentence| last.paragraph == paragraph) {
                paragraph += 1;
            }
            i = end;
        } else {
            i += 1;
        }
    }
    push(&mut out, tokens, start..tokens.len(), paragraph);
    out
}

/// Tokens of the longest sentence: nobody writes one of more, so what goes on beyond is a list, or text that lost its
/// stops. It is cut, so that stages which look at a whole sentence from each of its words stay linear in the text.
const LONGEST: usize = 512;

/// Adds what lies in a range of tokens: a sentence, or several where it is too long for one.
fn push(out: &mut Vec<Sentence>, tokens: &[Token], mut range: Range<usize>, paragraph: usize) {
    while range.len() > LONGEST {
        // After a sign, where one stands in the second half.
        let latest = range.start + LONGEST;
        let signs = tokens.get(range.start + LONGEST / 2..latest).unwrap_or_default();
        let cut = signs.iter().rposition(|token| token.kind == TokenKind::Punct).map_or(latest, |at| range.start + LONGEST / 2 + at + 1);
        push_one(out, tokens, range.start..cut, paragraph);
        range.start = cut;
    }
    push_one(out, tokens, range, paragraph);
}

fn push_one(out: &mut Vec<Sentence>, tokens: &[Token], mut range: Range<usize>, paragraph: usize) {
    let is_blank = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Newline);
    while range.start < range.end && is_blank(range.start) {
        range.start += 1;
    }
    while range.start < range.end && is_blank(range.end - 1) {
        range.end -= 1;
    }
    if let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1)))
        && range.start < range.end
    {
        out.push(Sentence { span: first.span.join(last.span), tokens: range, paragraph });
    }
}

/// Whether lines were broken by hand in the middle of sentences: more than two in five end in no stop.
fn is_wrapped(folded: &Folded, tokens: &[Token]) -> bool {
    let (mut single, mut open) = (0_usize, 0_usize);
    for pair in tokens.windows(2) {
        let [before, line_end] = pair else { continue };
        if line_end.kind == TokenKind::Newline && newlines(folded, line_end) == 1 {
            single += 1;
            open += usize::from(!closes(folded, before));
        }
    }
    open * 5 > single * 2 && single >= 4
}

fn newlines(folded: &Folded, token: &Token) -> usize {
    text(folded, token).bytes().filter(|&b| b == b'\n').count()
}

fn closes(folded: &Folded, token: &Token) -> bool {
    token.kind == TokenKind::Punct && matches!(text(folded, token), "." | "!" | "?" | "\u{2026}" | "\"" | ")" | "]" | ":")
}

fn text<'a>(folded: &'a Folded, token: &Token) -> &'a str {
    folded.text.get(token.folded.clone()).unwrap_or_default()
}

enum End {
    None,
    Sentence(usize),
    Paragraph,
}

struct View<'a> {
    body: &'a str,
    folded: &'a Folded,
    tokens: &'a [Token],
    rules: &'a Rules,
    wrapped: bool,
}

impl<'a> View<'a> {
    fn end_at(&self, i: usize) -> End {
        match self.tokens.get(i) {
            Some(token) if token.kind == TokenKind::Newline => {
                if self.goes_on_after_line(i, token) {
                    End::None
                } else {
                    End::Paragraph
                }
            }
            Some(token) if token.kind == TokenKind::Punct => match self.text(i) {
                "." | "\u{2026}" => self.stop(i),
                "!" | "?" => End::Sentence(self.after_closers(i + 1)),
                _ => End::None,
            },
            _ => End::None,
        }
    }

    fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| text(self.folded, token))
    }

    fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    /// Whether a sentence runs over this line end.
    fn goes_on_after_line(&self, i: usize, token: &Token) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|j| self.tokens.get(j)) else { return false };
        let bullet =
            self.kind(i + 1) == Some(TokenKind::Punct) && matches!(self.text(i + 1), "-" | "*" | "\u{2022}" | "#" | "\u{25CF}" | "(" | "[");
        if newlines(self.folded, token) > 1 || closes(self.folded, before) || bullet {
            return false;
        }
        self.wrapped || text(self.folded, before) == ","
    }

    /// A full stop: the end of a sentence, or not.
    fn stop(&self, i: usize) -> End {
        let after = self.after_stops(i);
        let dotted = after > i + 1 || self.text(i) == "\u{2026}";
        let next = self.after_closers(after);
        if matches!(self.kind(next), None | Some(TokenKind::Newline)) {
            return End::Sentence(next);
        }
        let continued = i > 0 && matches!(self.text(i - 1), "." | "\u{2026}") && self.touches(i - 1);
        if dotted || continued || self.is_inside(i, next) {
            return End::None;
        }
        End::Sentence(next)
    }

    fn after_stops(&self, mut i: usize) -> usize {
        while matches!(self.text(i), "." | "\u{2026}") {
            i += 1;
        }
        i
    }

    fn after_closers(&self, mut i: usize) -> usize {
        while self.kind(i) == Some(TokenKind::Punct) && (matches!(self.text(i), ")" | "]" | "!" | "?") || self.closes_quote(i)) {
            i += 1;
        }
        i
    }

    /// A quotation mark that touches the token before it and not the one after.
    fn closes_quote(&self, i: usize) -> bool {
        matches!(self.text(i), "\"" | "'") && i > 0 && self.touches(i - 1) && !self.touches(i)
    }

    /// Whether no space stands between this token and the next.
    fn touches(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => a.folded.end == b.folded.start && b.kind != TokenKind::Newline,
            _ => false,
        }
    }

    /// Whether the stop stands inside an abbreviation, a date, a name or an address.
    fn is_inside(&self, i: usize, next: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|j| self.tokens.get(j)) else { return true };
        let word = text(self.folded, before);
        let first = self.text(next).chars().next().unwrap_or(' ');
        let goes_on_small = self.original_first(next).is_some_and(char::is_lowercase);
        let tight = self.touches(i) && next == i + 1;
        match before.kind {
            TokenKind::Number if tight => self.kind(next) == Some(TokenKind::Number) || self.is_dotted_date(i),
            TokenKind::Word if word.chars().next().is_some_and(is_arabic) => self.is_arabic_initial(i, word, tight),
            TokenKind::Word if tight && first.is_ascii_alphanumeric() => goes_on_small || word.chars().count() == 1,
            TokenKind::Word => goes_on_small || self.rules.abbreviations.contains(word) || self.is_capital_initial(before, word),
            _ => goes_on_small,
        }
    }

    /// `30.MONTH.2017`
    fn is_dotted_date(&self, i: usize) -> bool {
        self.kind(i + 1) == Some(TokenKind::Word) && self.text(i + 2) == "." && self.kind(i + 3) == Some(TokenKind::Number)
    }

    /// A single Arabic letter is an initial (a doctor, a news agency), but the letter of the Hijri era after a year is not.
    fn is_arabic_initial(&self, i: usize, word: &str, tight: bool) -> bool {
        let after_number = i >= 2 && self.kind(i - 2) == Some(TokenKind::Number);
        let in_date = tight && i >= 3 && after_dotted_day(self, i) && self.kind(i + 1) == Some(TokenKind::Number);
        in_date || (word.chars().count() == 1 && !after_number) || self.rules.abbreviations.contains(word)
    }

    fn is_capital_initial(&self, before: &Token, word: &str) -> bool {
        word.chars().count() == 1 && self.original(before).is_some_and(char::is_uppercase)
    }

    fn original_first(&self, i: usize) -> Option<char> {
        self.tokens.get(i).and_then(|token| self.original(token))
    }

    fn original(&self, token: &Token) -> Option<char> {
        token.span.slice(self.body).chars().next()
    }
}

fn after_dotted_day(view: &View<'_>, i: usize) -> bool {
    view.text(i - 2) == "." && view.kind(i - 3) == Some(TokenKind::Number)
}
