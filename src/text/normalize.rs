//! A folded copy of a text with a map back to the untouched bytes.
//!
//! Spelling varies freely in news: hamza dropped, ya for alef maqsura, full vowel signs, stretched words, Persian digits.
//! Matching runs on the folded copy; every answer is given in bytes of the original.

use super::fold::{Fold, TATWEEL, expand, fold_char, is_tanween, joins};
use super::folded::{Folded, Run};
use super::language::is_arabic;

/// Folds a text of at most 4 GiB; offsets beyond that are not told apart.
pub fn fold(text: &str) -> Folded {
    Folder::new(text).run()
}

/// The folded form of a term of a table: spaces trimmed and made single.
pub fn fold_term(term: &str) -> String {
    fold(term).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What becomes of most of any text: of letters, digits, spaces and signs that take as many bytes folded, and whose
/// neighbours do not matter. ASCII, then U+0600 to U+067F; a place is that of the letter which stands for it, or
/// [`NOT_PLAIN`].
static PLAIN: [u8; 0x100] = plain_letters();

/// Stands in [`PLAIN`] for what is not plain.
const NOT_PLAIN: u8 = 0;

/// The character of a place in [`PLAIN`].
const fn at_place(place: u8) -> char {
    let code = if place < 0x80 { place as u32 } else { place as u32 - 0x80 + 0x600 };
    match char::from_u32(code) {
        Some(c) => c,
        None => '\0',
    }
}

const fn plain_letters() -> [u8; 0x100] {
    let mut all = [NOT_PLAIN; 0x100];
    let mut place = 0;
    while place < all.len() {
        let code = plain_letter(at_place(place as u8)) as u32;
        all[place] = if code < 0x80 { code as u8 } else { (code - 0x600 + 0x80) as u8 };
        place += 1;
    }
    all
}

/// The place in [`PLAIN`] of the character that a text opens with, and its bytes; `None` where it has none.
const fn place_of(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [ascii @ 0..=0x7F, ..] => Some((*ascii, 1)),
        // Two bytes are 110ppppp 10pppppp.
        [first @ 0xD8..=0xD9, second, ..] => Some((0x80 | (*first & 1) << 6 | *second & 0x3F, 2)),
        _ => None,
    }
}

/// The plain character that a text opens with, and what becomes of it, as places in [`PLAIN`]; its bytes.
fn plain(text: &[u8]) -> Option<(u8, u8, usize)> {
    let (place, bytes) = place_of(text)?;
    let folded = PLAIN.get(usize::from(place)).copied().filter(|&folded| folded != NOT_PLAIN)?;
    Some((place, folded, bytes))
}

const fn plain_letter(c: char) -> char {
    match c {
        ' '..=')'
        | '+'..='-'
        | '/'..='@'
        | '['..='_'
        | 'a'..='~'
        | '\n'
        | '\u{0621}'
        | '\u{0627}'
        | '\u{0628}'
        | '\u{062A}'..='\u{063A}'
        | '\u{0641}'..='\u{0648}'
        | '\u{064A}' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        // alef with madda and hamzas; waw and ya with hamza
        '\u{0622}' | '\u{0623}' | '\u{0625}' => '\u{0627}',
        '\u{0624}' => '\u{0648}',
        '\u{0626}' => '\u{064A}',
        _ => '\0',
    }
}

/// Walks the text once.
struct Folder<'a> {
    source: &'a str,
    /// The next byte of it.
    at: usize,
    out: Folded,
    /// The character before, as written.
    previous: char,
    /// Arabic letters of the current word so far.
    letters: usize,
    /// Whether a tanween came just before the alef that carries it.
    tanween_before_alef: bool,
}

impl<'a> Folder<'a> {
    fn new(source: &'a str) -> Self {
        let out = Folded { text: String::with_capacity(source.len()), original_len: source.len(), ..Folded::default() };
        Self { source, at: 0, out, previous: ' ', letters: 0, tanween_before_alef: false }
    }

    fn run(mut self) -> Folded {
        while let Some((at, c)) = self.next() {
            if !self.tanween_before_alef && plain(self.source.as_bytes().get(at..).unwrap_or_default()).is_some() {
                self.plain(at);
                continue;
            }
            self.step(at, c);
            self.letters = match c {
                _ if is_arabic(c) && c != TATWEEL => self.letters + 1,
                _ if joins(c) || c == TATWEEL => self.letters,
                _ => 0,
            };
            self.previous = c;
        }
        self.out
    }

    /// Takes the plain letters from a byte on, all at once.
    fn plain(&mut self, at: usize) {
        let rest = self.source.get(at..).unwrap_or_default();
        let mut end = 0;
        self.push_run(at, |text| {
            // Letters that stay as they are wait to be copied together.
            let mut copied = 0;
            while let Some((place, folded, bytes)) = plain(rest.as_bytes().get(end..).unwrap_or_default()) {
                if folded != place {
                    text.push_str(rest.get(copied..end).unwrap_or_default());
                    text.push(at_place(folded));
                    copied = end + bytes;
                }
                end += bytes;
            }
            text.push_str(rest.get(copied..end).unwrap_or_default());
            (end, true)
        });
        let taken = rest.get(..end).unwrap_or_default();
        let letters = taken.chars().rev().take_while(|c| !c.is_ascii()).count();
        let before = if 2 * letters == end { self.letters } else { 0 };
        self.letters = before + letters;
        self.previous = taken.chars().next_back().unwrap_or(self.previous);
        self.at = at + end;
    }

    fn next(&mut self) -> Option<(usize, char)> {
        let (at, c) = (self.at, self.peek()?);
        self.at += c.len_utf8();
        Some((at, c))
    }

    fn step(&mut self, at: usize, c: char) {
        match c {
            TATWEEL => self.tatweel(at),
            '.' | '*' | '\u{2022}' | '\u{00B7}' if self.masks(c) => self.extend_mark(at, c.len_utf8()),
            '\r' if self.peek() == Some('\n') => {}
            '\r' => self.push(at, c, '\n'),
            _ => match fold_char(c) {
                Fold::One(folded) => {
                    self.push(at, c, folded);
                    self.mark_break(c);
                }
                Fold::Mark => {
                    self.extend_mark(at, c.len_utf8());
                    if is_tanween(c) {
                        self.tanween();
                    }
                }
                Fold::Nothing => {}
                Fold::Several => self.push_several(at, c),
            },
        }
    }

    fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    /// The next character that is neither a mark nor a stroke.
    fn next_letter(&self) -> Option<char> {
        // Marks on one letter are few; the bound keeps a text of nothing but marks linear.
        self.source.get(self.at..)?.chars().take(8).find(|&c| c != TATWEEL && !matches!(fold_char(c), Fold::Mark | Fold::Nothing))
    }

    /// A stroke by itself is a dash; between letters it is nothing.
    fn tatweel(&mut self, at: usize) {
        let after_letter = joins(self.previous);
        let mut bytes = TATWEEL.len_utf8();
        while self.peek() == Some(TATWEEL) {
            self.next();
            bytes += TATWEEL.len_utf8();
        }
        if after_letter || self.previous == TATWEEL {
            self.extend_mark(at, bytes);
        } else if !self.peek().is_some_and(joins) {
            self.push_run(at, |text| {
                text.push('-');
                (bytes, false)
            });
        }
    }

    /// Whether a dot only hides a word from filters: between letters, with a stroke beside a full stop.
    fn masks(&self, c: char) -> bool {
        let (before, after) = (self.previous, self.peek().unwrap_or(' '));
        if c == '.' {
            before == TATWEEL && (after == TATWEEL || joins(after) && self.letters > 1) || joins(before) && after == TATWEEL
        } else {
            (before == TATWEEL || joins(before)) && (after == TATWEEL || joins(after))
        }
    }

    /// A ta marbuta ends its word even where the space is missing; so do alef maqsura before an article and a carried tanween.
    fn mark_break(&mut self, c: char) {
        let ends_word = match c {
            '\u{0629}' => self.next_letter().is_some_and(is_arabic),
            '\u{0627}' | '\u{0649}' if self.tanween_before_alef => self.next_letter().is_some_and(is_arabic),
            '\u{0649}' => self.letters > 0 && self.article_follows(),
            _ => false,
        };
        self.tanween_before_alef = false;
        if ends_word {
            self.out.breaks.push(self.out.text.len());
        }
    }

    fn article_follows(&self) -> bool {
        self.source.get(self.at..).is_some_and(|rest| rest.starts_with("\u{0627}\u{0644}"))
    }

    fn tanween(&mut self) {
        match self.next_letter() {
            Some('\u{0627}' | '\u{0649}') => self.tanween_before_alef = true,
            Some(next) if is_arabic(next) => self.out.breaks.push(self.out.text.len()),
            _ => {}
        }
    }

    /// Adds dropped bytes to the letter before them, where they touch it.
    fn extend_mark(&mut self, at: usize, bytes: usize) {
        if let Some(run) = self.out.runs.last_mut()
            && (run.original + run.length) as usize == at
        {
            run.length += narrow(bytes);
        }
    }

    fn push(&mut self, at: usize, source: char, folded: char) {
        let exact = source.len_utf8() == folded.len_utf8();
        self.push_run(at, |text| {
            text.push(folded);
            (source.len_utf8(), exact)
        });
    }

    fn push_several(&mut self, at: usize, source: char) {
        self.push_run(at, |text| {
            expand(source, |c| text.push(c));
            (source.len_utf8(), false)
        });
    }

    /// Adds what is written for bytes from a place on; `write` tells how many, and whether letters keep their length.
    fn push_run(&mut self, at: usize, write: impl FnOnce(&mut String) -> (usize, bool)) {
        let folded = self.out.text.len();
        let (bytes, exact) = write(&mut self.out.text);
        if self.out.text.len() == folded {
            return;
        }
        match self.out.runs.last_mut() {
            Some(run) if exact && run.exact && run.original as usize + folded - run.folded as usize == at => run.length += narrow(bytes),
            _ => self.out.runs.push(Run { folded: narrow(folded), original: narrow(at), length: narrow(bytes), exact }),
        }
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
