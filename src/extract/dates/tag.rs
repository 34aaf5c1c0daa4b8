//! Words that dates are made of, found by the tables and by the reader of numbers, laid out for the grammar.

use std::cell::RefCell;
use std::rc::Rc;

use super::calendar::{HIJRI_YEARS, YEARS};
use crate::lexicon::pattern::{ClassId, Found, Grammar, Item, Lattice};
use crate::lexicon::{Lexicons, Row};
use crate::text::{Document, Lang, NumberKind, PrefixKind, Span, TokenKind};

/// Tables whose terms are parts of dates; the first two give their rows no class of their own.
const TABLES: [(&str, Option<&str>); 4] =
    [("months", Some("month")), ("weekdays", Some("weekday")), ("relative_dates", None), ("date_words", None)];

/// Signs that dates are written with.
const SIGNS: [(u8, &str); 9] = [
    (b'/', "slash"),
    (b'\\', "slash"),
    (b'\'', "apostrophe"),
    (b'-', "dash"),
    (b',', "comma"),
    (b'.', "dot"),
    (b'(', "open"),
    (b')', "close"),
    (b':', "colon"),
];

/// A word or number in a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme<'t> {
    /// Where it stands, without prefixes.
    pub(super) span: Span,
    /// The row that found it; none for numbers and signs.
    pub(super) row: Option<&'t Row>,
    /// What the number says.
    pub(super) number: Option<i32>,
}

/// A text as the grammar of a language sees it.
pub(super) struct Tagged<'t> {
    pub(super) lexemes: Vec<Lexeme<'t>>,
    pub(super) lattice: Lattice,
    /// Token of every position: all tokens but line ends.
    pub(super) tokens: Vec<usize>,
    /// For every position one past the last of its sentence.
    pub(super) limits: Vec<usize>,
    /// What the rules found at the positions asked for so far: the same whatever the day of publication is.
    found: RefCell<Vec<Option<Rc<[Found]>>>>,
    nothing: Rc<[Found]>,
}

impl Tagged<'_> {
    /// What the rules find at a position, within its sentence; see [`Grammar::find_at`].
    pub(super) fn found_at(&self, position: usize, grammar: &Grammar) -> Rc<[Found]> {
        if !grammar.may_open(&self.lattice, position) {
            return Rc::clone(&self.nothing);
        }
        if let Some(Some(found)) = self.found.borrow().get(position) {
            return Rc::clone(found);
        }
        let limit = self.limits.get(position).copied().unwrap_or_default();
        let found = grammar.find_at(&self.lattice, position, limit);
        let found = if found.is_empty() { Rc::clone(&self.nothing) } else { found.into() };
        self.found.borrow_mut().iter_mut().skip(position).take(1).for_each(|slot| *slot = Some(Rc::clone(&found)));
        found
    }
}

/// Finds the words of one language's dates in a text.
pub(super) fn tag<'t>(doc: &Document<'_>, lang: Lang, lex: &'t Lexicons, grammar: &Grammar) -> Tagged<'t> {
    let mut tagger = Tagger::new(doc, lex, lang, grammar);
    for (table, class) in TABLES {
        for found in lex.table(lang, table).find_all(doc) {
            tagger.word(class, found.row, found.span, found.word, found.tokens);
        }
    }
    tagger.numbers();
    tagger.signs();
    tagger.finish()
}

struct Tagger<'d, 't> {
    doc: &'d Document<'d>,
    lex: &'t Lexicons,
    lang: Lang,
    grammar: &'d Grammar,
    lexemes: Vec<Lexeme<'t>>,
    items: Vec<Item>,
    tokens: Vec<usize>,
    /// Position of every token; a line end has that of the token after it.
    positions: Vec<usize>,
}

impl<'d, 't> Tagger<'d, 't> {
    fn new(doc: &'d Document<'d>, lex: &'t Lexicons, lang: Lang, grammar: &'d Grammar) -> Self {
        let (mut tokens, mut positions) = (Vec::with_capacity(doc.tokens.len()), Vec::with_capacity(doc.tokens.len() + 1));
        for (i, token) in doc.tokens.iter().enumerate() {
            positions.push(tokens.len());
            if token.kind != TokenKind::Newline {
                tokens.push(i);
            }
        }
        positions.push(tokens.len());
        let (lexemes, items) = (Vec::with_capacity(tokens.len() / 2), Vec::with_capacity(tokens.len() / 2));
        Self { doc, lex, lang, grammar, lexemes, items, tokens, positions }
    }

    fn word(&mut self, class: Option<&str>, row: &'t Row, span: Span, word: Span, tokens: std::ops::Range<usize>) {
        let name = class.unwrap_or_else(|| row.class());
        let is_name = class.is_some();
        if is_name && self.doc.surface(span).chars().next().is_some_and(|c| c.is_ascii_lowercase()) {
            return;
        }
        if let Some(class) = self.grammar.class(name) {
            let linked = self.has_conjunction(word.start, span.start);
            self.push(&[class], Lexeme { span, row: Some(row), number: row.number("day") }, &tokens, linked);
        }
    }

    /// Whether what is written as one in front of a word opens with a conjunction.
    fn has_conjunction(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return false;
        }
        let range = self.doc.folded.to_folded(Span::new(from, to));
        let prefix = self.doc.folded.text.get(range).unwrap_or_default();
        let first = prefix.chars().next().map_or(0, char::len_utf8);
        prefix.get(..first).is_some_and(|letter| self.lex.rules(self.lang).affixes.prefix(letter) == Some(PrefixKind::Conjunction))
    }

    /// Whether a definite ordinal, whose span keeps its prefix, opens with a conjunction.
    fn has_conjunction_and_article(&self, token: usize) -> bool {
        let affixes = &self.lex.rules(self.lang).affixes;
        affixes.stems(self.doc.word(token)).any(|stem| {
            let is_definite = matches!(stem.kind, Some(PrefixKind::Article | PrefixKind::SwallowedArticle));
            let first = stem.prefix.chars().next().map_or(0, char::len_utf8);
            is_definite && stem.prefix.get(..first).is_some_and(|letter| affixes.prefix(letter) == Some(PrefixKind::Conjunction))
        })
    }

    fn numbers(&mut self) {
        for number in self.lex.numbers_in(self.doc, self.lang).iter() {
            let Ok(value) = i32::try_from(number.value) else { continue };
            if number.kind == NumberKind::Vague || number.fraction {
                continue;
            }
            let start = self.doc.tokens.get(number.tokens.start).map_or(number.span.start, |token| token.span.start);
            let linked = self.has_conjunction(start, number.span.start)
                || number.kind == NumberKind::Ordinal && self.has_conjunction_and_article(number.tokens.start);
            let digits = if number.kind == NumberKind::Digits { self.doc.word(number.tokens.start).len() } else { 0 };
            let classes: Vec<ClassId> =
                number_classes(value, digits, number.kind).iter().filter_map(|name| self.grammar.class(name)).collect();
            self.push(&classes, Lexeme { span: number.span, row: None, number: Some(value) }, &number.tokens, linked);
        }
    }

    fn signs(&mut self) {
        let classes = SIGNS.map(|(sign, name)| (sign, self.grammar.class(name)));
        for (i, token) in self.doc.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punct) {
            let &[byte] = self.doc.word(i).as_bytes() else { continue };
            if let Some(class) = classes.iter().find(|(sign, _)| *sign == byte).and_then(|&(_, class)| class) {
                self.push(&[class], Lexeme { span: token.span, row: None, number: None }, &(i..i + 1), false);
            }
        }
    }

    fn push(&mut self, classes: &[ClassId], lexeme: Lexeme<'t>, tokens: &std::ops::Range<usize>, linked: bool) {
        let at = |token: usize| self.positions.get(token).copied().unwrap_or(self.tokens.len());
        let (start, end) = (at(tokens.start), at(tokens.end));
        let payload = self.lexemes.len();
        let apart = start > 0 && !linked && self.is_lone_conjunction(start - 1);
        for &class in classes {
            self.items.push(Item { class, start, end, linked, payload });
            if apart {
                self.items.push(Item { class, start: start - 1, end, linked: true, payload });
            }
        }
        self.lexemes.push(lexeme);
    }

    /// Whether a conjunction that belongs to the next word stands here by itself.
    fn is_lone_conjunction(&self, position: usize) -> bool {
        let Some(&token) = self.tokens.get(position) else { return false };
        let affixes = &self.lex.rules(self.lang).affixes;
        self.doc.kind(token) == Some(TokenKind::Word) && affixes.prefix(self.doc.word(token)) == Some(PrefixKind::Conjunction)
    }

    fn finish(self) -> Tagged<'t> {
        let mut limits = vec![0; self.tokens.len()];
        for sentence in &self.doc.sentences {
            let end = self.positions.get(sentence.tokens.end).copied().unwrap_or(self.tokens.len());
            let start = self.positions.get(sentence.tokens.start).copied().unwrap_or(end);
            limits.get_mut(start..end).unwrap_or_default().fill(end);
        }
        let lattice = Lattice::new(self.items, self.tokens.len());
        let found = RefCell::new(vec![None; limits.len()]);
        Tagged { lexemes: self.lexemes, lattice, tokens: self.tokens, limits, found, nothing: Rc::default() }
    }
}

/// Whether six digits are a day of the month, an hour and a minute, as military messages write them.
fn is_date_time_group(value: i32) -> bool {
    (1..=31).contains(&(value / 10_000)) && value / 100 % 100 < 24 && value % 100 < 60
}

/// What a number may be in a date.
fn number_classes(value: i32, digits: usize, kind: NumberKind) -> Vec<&'static str> {
    let mut classes = Vec::new();
    if (1..=31).contains(&value) {
        classes.push("day");
    }
    if digits == 4 && (YEARS.contains(&value) || HIJRI_YEARS.contains(&value)) {
        classes.push("year");
    }
    // "Two of them" is no second day.
    if (1..=31).contains(&value) && (digits > 0 || kind == NumberKind::Ordinal) {
        classes.push("nth");
    }
    classes.push(if kind == NumberKind::Ordinal { "ordinal" } else { "num" });
    if digits == 6 && is_date_time_group(value) {
        classes.push("dtg");
    }
    if digits > 0 && digits <= 4 {
        classes.push("digits");
    }
    classes
}

/// Whether the first letter stands as the row has it, hamza and all.
pub(super) fn is_spelled_as(doc: &Document<'_>, lexeme: &Lexeme<'_>) -> bool {
    lexeme.row.is_none_or(|row| doc.surface(lexeme.span).chars().next() == row.term.chars().next())
}
