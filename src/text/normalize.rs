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
/// neighbours do not matter. `None` for all else.
fn plain(c: char) -> Option<char> {
    let at = match c as u32 {
        ascii @ 0..0x80 => ascii as usize,
        arabic @ 0x600..0x680 => arabic as usize - 0x600 + 0x80,
        _ => return None,
    };
    PLAIN.get(at).copied().filter(|&folded| folded != NOT_PLAIN)
}

/// Stands in [`PLAIN`] for what is not plain.
const NOT_PLAIN: char = '\0';

/// ASCII, then U+0600 to U+067F: looked up for every letter of a text.
static PLAIN: [char; 0x100] = plain_letters();

const fn plain_letters() -> [char; 0x100] {
    let mut all = [NOT_PLAIN; 0x100];
    let mut at = 0;
    while at < all.len() {
        let code = if at < 0x80 { at } else { at - 0x80 + 0x600 };
        all[at] = match char::from_u32(code as u32) {
            Some(c) => plain_letter(c),
            None => NOT_PLAIN,
        };
        at += 1;
    }
    all
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
        _ => NOT_PLAIN,
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
            if plain(c).is_some() && !self.tanween_before_alef {
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
        let (mut letters, mut previous, mut end) = (self.letters, self.previous, 0);
        self.push_run(at, |text| {
            // Letters that stay as they are wait to be copied together.
            let mut copied = 0;
            for c in rest.chars() {
                let Some(folded) = plain(c) else { break };
                if folded != c {
                    text.push_str(rest.get(copied..end).unwrap_or_default());
                    text.push(folded);
                    copied = end + c.len_utf8();
                }
                end += c.len_utf8();
                letters = if c.is_ascii() { 0 } else { letters + 1 };
                previous = c;
            }
            text.push_str(rest.get(copied..end).unwrap_or_default());
            (end, true)
        });
        (self.letters, self.previous, self.at) = (letters, previous, at + end);
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
