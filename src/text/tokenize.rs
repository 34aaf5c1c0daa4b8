//! Words, numbers and signs, each with its place in the original and in the folded copy.

use std::ops::Range;

use super::folded::Tracer;
use super::{Folded, Span};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits, with the signs of thousands and decimals between them.
    Number,
    /// One sign.
    Punct,
    /// One or several line ends, with what is blank between them.
    Newline,
}

/// A word, a number, a sign or a line end. Spaces are between tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original, marks included.
    pub span: Span,
    /// Bytes of the folded copy.
    pub folded: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts a folded text into tokens, in order. Letters and digits are told apart (`T2` is two tokens), so are words that
/// the original shows to be two (see [`Folded::breaks`]).
pub fn tokenize(folded: &Folded) -> Vec<Token> {
    let mut cutter =
        Cutter { folded, at: 0, tracer: folded.tracer(), breaks: folded.breaks(), tokens: Vec::with_capacity(folded.text.len() / 6) };
    while let Some(c) = cutter.rest().chars().next() {
        cutter.cut(cutter.at, c);
    }
    cutter.tokens
}

struct Cutter<'a> {
    folded: &'a Folded,
    /// The next byte.
    at: usize,
    tracer: Tracer<'a>,
    breaks: &'a [usize],
    tokens: Vec<Token>,
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        self.folded.text.get(self.at..).unwrap_or_default()
    }

    /// Takes the token, or the space, that opens with a character.
    fn cut(&mut self, at: usize, c: char) {
        match c {
            '\n' => {
                self.take(char::is_whitespace);
                self.push(at..self.at, TokenKind::Newline);
            }
            _ if is_common_letter(c) => self.word(at),
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            _ if c.is_ascii_digit() => self.number(at),
            _ if is_letter(c) => self.word(at),
            _ => {
                self.at += c.len_utf8();
                self.push(at..self.at, TokenKind::Punct);
            }
        }
    }

    fn word(&mut self, at: usize) {
        let mut start = at;
        self.at += common_letters(self.rest().as_bytes());
        // Most words end in what is known to be no letter.
        if self.rest().as_bytes().first().is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic()) {
            self.take(is_letter);
        }
        while let Some((&first, rest)) = self.breaks.split_first()
            && first < self.at
        {
            if first > start {
                self.push(start..first, TokenKind::Word);
                start = first;
            }
            self.breaks = rest;
        }
        self.push(start..self.at, TokenKind::Word);
    }

    /// Takes characters while they fit.
    fn take(&mut self, fits: impl Fn(char) -> bool) {
        self.at += self.rest().chars().take_while(|&c| fits(c)).map(char::len_utf8).sum::<usize>();
    }

    fn number(&mut self, at: usize) {
        let digits = self.rest().as_bytes();
        self.at += if self.continues_number(at) { digits_len(digits) } else { number_len(digits) };
        self.push(at..self.at, TokenKind::Number);
    }

    /// Whether the digits are a later part of such as `05.06.14`: no decimals begin there.
    fn continues_number(&self, at: usize) -> bool {
        let mut before = self.folded.text.as_bytes().get(..at).unwrap_or_default().iter().rev();
        matches!(before.next(), Some(b'.')) && before.next().is_some_and(u8::is_ascii_digit)
    }

    fn push(&mut self, folded: Range<usize>, kind: TokenKind) {
        self.tokens.push(Token { span: self.tracer.trace(folded.clone()), folded, kind });
    }
}

fn is_letter(c: char) -> bool {
    is_common_letter(c) || c.is_alphabetic()
}

/// Letters that are told without a look into the tables of Unicode.
const fn is_common_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{0620}'..='\u{064A}')
}

/// Bytes that the common letters at the start take.
fn common_letters(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        rest = match rest {
            // ASCII; U+0620 to U+063F; U+0640 to U+064A
            [b'a'..=b'z', rest @ ..] | [0xD8, 0xA0..=0xBF, rest @ ..] | [0xD9, 0x80..=0x8A, rest @ ..] => rest,
            _ => return bytes.len() - rest.len(),
        };
    }
}

fn digits_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Bytes of the number at the start: `1,200`, `15.000`, `2.5`, `2017`; in `30.09.2017` and `7,45` only the first digits.
fn number_len(bytes: &[u8]) -> usize {
    let digits = |from: usize| digits_len(bytes.get(from..).unwrap_or_default());
    let first = digits(0);
    let Some(&sign) = bytes.get(first).filter(|&&b| b == b',' || b == b'.') else { return first };
    let second = digits(first + 1);
    let mut end = first + 1 + second;
    if first <= 3 && second == 3 {
        while bytes.get(end) == Some(&sign) && digits(end + 1) == 3 {
            end += 4;
        }
        return end;
    }
    let another_part = bytes.get(end).is_some_and(|&b| b == sign) && digits(end + 1) > 0;
    if sign == b'.' && second > 0 && second <= 2 && !another_part && first <= 3 { end } else { first }
}
