//! Numbers as digits and as words, in one grammar: units, teens, tens, hundreds, scales, with the links between them.
//!
//! Words and what they are worth come from a table; the order in which they combine is here, and holds for Arabic
//! (unit before ten, each linked by a conjunction) and English (ten before unit, hyphenated) alike.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::rules::{Affixes, PrefixKind, SuffixKind};
use super::tokenize::TokenKind;
use super::{Document, Rules, Span};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// Digits alone.
    Digits,
    /// Words, or digits with a word such as "thousand".
    Words,
    /// Which one in a row, not how many.
    Ordinal,
    /// Tens, dozens, hundreds of something: the value is only the magnitude.
    Vague,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// Its words, without a conjunction or preposition written as one with them.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says; a fraction is cut off.
    pub value: u64,
    /// How it is written.
    pub kind: NumberKind,
    /// Whether a fraction was cut off.
    pub fraction: bool,
}

/// What part of a number a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberClass {
    /// 1 to 9.
    Unit,
    /// 1 to 9, but only before a ten.
    BoundUnit,
    /// 10; after a unit it makes a teen.
    Ten,
    /// 11 to 19.
    Teen,
    /// 20, 30 … 90.
    Tens,
    /// 100, after a unit or alone.
    Hundred,
    /// 200 … 900 in one word.
    Hundreds,
    /// A thousand or more, after a number or alone.
    Scale,
    /// A multiple of a scale in one word: two thousand.
    FixedScale,
    /// A dozen.
    Group,
    /// "a" before a hundred, a scale or a group.
    Indefinite,
    /// Which one in a row.
    Ordinal,
    /// Ends an ordinal in digits.
    OrdinalEnding,
    /// "and" within a number.
    Link,
    /// A magnitude: tens, dozens.
    Vague,
}

impl NumberClass {
    /// The class of that name in the table; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "unit" => Self::Unit,
            "bound_unit" => Self::BoundUnit,
            "ten" => Self::Ten,
            "teen" => Self::Teen,
            "tens" => Self::Tens,
            "hundred" => Self::Hundred,
            "hundreds" => Self::Hundreds,
            "scale" => Self::Scale,
            "fixed_scale" => Self::FixedScale,
            "group" => Self::Group,
            "indefinite" => Self::Indefinite,
            "ordinal" => Self::Ordinal,
            "ordinal_ending" => Self::OrdinalEnding,
            "link" => Self::Link,
            "vague" => Self::Vague,
            _ => return None,
        })
    }
}

/// One number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// What it is worth.
    pub value: u64,
    /// What part it plays.
    pub class: NumberClass,
    /// Whether it stays a number under the article (weekdays share letters with some).
    pub definite: bool,
}

/// The number words of a language, by their folded letters.
#[derive(Clone, Debug, Default)]
pub struct NumberWords {
    words: HashMap<String, Vec<NumberWord>>,
    /// First words of terms of several words.
    openers: HashSet<String>,
}

impl NumberWords {
    /// Adds a word, or several with single spaces between them.
    pub fn add(&mut self, folded: &str, word: NumberWord) {
        if let Some((first, _)) = folded.split_once(' ') {
            self.openers.insert(first.to_owned());
        }
        self.words.entry(folded.to_owned()).or_default().push(word);
    }

    fn get(&self, folded: &str) -> &[NumberWord] {
        self.words.get(folded).map_or(&[], Vec::as_slice)
    }
}

/// The numbers of a text, in order, none within another.
pub fn numbers(doc: &Document<'_>, rules: &Rules) -> Vec<NumberMention> {
    let reader = Reader { doc, words: &rules.numbers, affixes: &rules.affixes };
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        match reader.read(i) {
            Some(mention) => {
                i = mention.tokens.end;
                out.push(mention);
            }
            None => i += 1,
        }
    }
    out
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    words: &'a NumberWords,
    affixes: &'a Affixes,
}

/// A token read as a number word.
#[derive(Clone, Copy)]
struct Part {
    word: NumberWord,
    /// Bytes of its prefix in the folded copy.
    prefix: usize,
    /// Whether a conjunction is written as one with it.
    linked: bool,
    /// Tokens it takes.
    tokens: usize,
}

/// How a part hangs on the part before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Nothing but a space.
    Plain,
    /// A hyphen.
    Hyphen,
    /// A conjunction.
    Linked,
}

impl Reader<'_> {
    fn read(&self, i: usize) -> Option<NumberMention> {
        match self.doc.kind(i)? {
            TokenKind::Number => self.digits(i),
            TokenKind::Word => self.spelled(i),
            _ => None,
        }
    }

    fn digits(&self, i: usize) -> Option<NumberMention> {
        let thousandths = parse_thousandths(self.doc.word(i))?;
        let start = self.doc.tokens.get(i)?.span;
        let plain = NumberMention {
            span: start,
            tokens: i..i + 1,
            value: thousandths / 1000,
            kind: NumberKind::Digits,
            fraction: !thousandths.is_multiple_of(1000),
        };
        let Some(next) = self.part(i + 1).filter(|part| part.prefix == 0) else { return Some(plain) };
        let tokens = i..i + 1 + next.tokens;
        let span = self.doc.span_of(tokens.clone());
        Some(match next.word.class {
            NumberClass::OrdinalEnding if self.doc.touches_next(i) => NumberMention { span, tokens, kind: NumberKind::Ordinal, ..plain },
            NumberClass::Scale | NumberClass::Hundred | NumberClass::Group => {
                let value = thousandths.saturating_mul(next.word.value) / 1000;
                NumberMention { span, tokens, value, kind: NumberKind::Words, fraction: false }
            }
            _ => plain,
        })
    }

    /// The longest number that starts with this word.
    fn spelled(&self, i: usize) -> Option<NumberMention> {
        let first = self.part(i)?;
        let mut state = State::start(first.word)?;
        let mut end = i + first.tokens;
        let mut done = state.finished().then_some((state, end));
        while let Some((part, joint, next_end)) = self.next_part(end) {
            let Some(next) = state.then(part.word, joint) else { break };
            state = next;
            end = next_end;
            if state.finished() {
                done = Some((state, end));
            }
        }
        let (state, end) = done?;
        let mut span = self.doc.span_of(i..end);
        if first.prefix > 0 && !first.word.class.is_ordinal() {
            let folded = self.doc.tokens.get(i)?.folded.start + first.prefix;
            span = Span::new(self.doc.folded.to_original(folded..folded).start, span.end);
        }
        Some(NumberMention { span, tokens: i..end, value: state.value(), kind: state.kind, fraction: false })
    }

    /// The number word after a part, with what links the two and where it ends.
    fn next_part(&self, at: usize) -> Option<(Part, Joint, usize)> {
        let hyphen = self.doc.kind(at) == Some(TokenKind::Punct) && self.doc.word(at) == "-" && self.doc.touches_next(at);
        if hyphen {
            let part = self.part(at + 1)?;
            return Some((part, Joint::Hyphen, at + 1 + part.tokens));
        }
        let part = self.part(at);
        let link = match part {
            Some(part) => part.word.class == NumberClass::Link,
            None => self.doc.kind(at) == Some(TokenKind::Word) && self.affixes.prefix(self.doc.word(at)) == Some(PrefixKind::Conjunction),
        };
        if link {
            let part = self.part(at + 1)?;
            return Some((part, Joint::Linked, at + 1 + part.tokens));
        }
        let part = part?;
        Some((part, if part.linked { Joint::Linked } else { Joint::Plain }, at + part.tokens))
    }

    fn part(&self, i: usize) -> Option<Part> {
        if self.doc.kind(i)? != TokenKind::Word {
            return None;
        }
        self.affixes.stems(self.doc.word(i)).find_map(|stem| {
            let (found, tokens) = self.lookup(stem.stem, i)?;
            let definite = matches!(stem.kind, Some(PrefixKind::Article | PrefixKind::SwallowedArticle));
            let word = found.iter().find(|word| word.definite || !definite)?;
            let first = stem.prefix.chars().next().map_or(0, char::len_utf8);
            let linked = stem.prefix.get(..first).is_some_and(|p| self.affixes.prefix(p) == Some(PrefixKind::Conjunction));
            Some(Part { word: *word, prefix: stem.prefix.len(), linked, tokens })
        })
    }

    fn lookup(&self, stem: &str, i: usize) -> Option<(&[NumberWord], usize)> {
        if self.words.openers.contains(stem) {
            for more in [2, 1] {
                let joined = (i + 1..=i + more).fold(stem.to_owned(), |all, j| all + " " + self.doc.word(j));
                let found = self.words.get(&joined);
                if !found.is_empty() {
                    return Some((found, more + 1));
                }
            }
        }
        let found = self.words.get(stem);
        if !found.is_empty() {
            return Some((found, 1));
        }
        let (at, _) = stem.char_indices().next_back()?;
        let (head, ending) = stem.split_at_checked(at)?;
        let found = if self.affixes.suffix(ending) == Some(SuffixKind::Tanween) { self.words.get(head) } else { &[] };
        (!found.is_empty()).then_some((found, 1))
    }
}

impl NumberClass {
    const fn is_ordinal(self) -> bool {
        matches!(self, Self::Ordinal)
    }
}

/// A number as far as it has been read.
#[derive(Clone, Copy)]
struct State {
    /// Whole scales: the thousands and millions.
    total: u64,
    /// Hundreds of the group being read.
    hundreds: u64,
    /// What is below a hundred in it.
    low: u64,
    last: NumberClass,
    kind: NumberKind,
    /// What comes after must be less.
    limit: u64,
}

impl State {
    fn start(word: NumberWord) -> Option<Self> {
        let mut state = Self { total: 0, hundreds: 0, low: 0, last: word.class, kind: NumberKind::Words, limit: u64::MAX };
        match word.class {
            NumberClass::Unit
            | NumberClass::BoundUnit
            | NumberClass::Ten
            | NumberClass::Teen
            | NumberClass::Tens
            | NumberClass::Indefinite => state.low = word.value,
            NumberClass::Hundred | NumberClass::Hundreds => state.hundreds = word.value,
            NumberClass::Scale | NumberClass::FixedScale | NumberClass::Group => state.total = word.value,
            NumberClass::Ordinal => (state.low, state.kind) = (word.value, NumberKind::Ordinal),
            NumberClass::Vague => (state.low, state.kind) = (word.value, NumberKind::Vague),
            NumberClass::OrdinalEnding | NumberClass::Link => return None,
        }
        Some(state)
    }

    const fn value(&self) -> u64 {
        self.total + self.hundreds + self.low
    }

    /// Whether it may end here.
    const fn finished(&self) -> bool {
        !matches!(self.last, NumberClass::BoundUnit | NumberClass::Indefinite)
    }

    /// The number with one more part; `None` where the part does not belong to it.
    fn then(self, word: NumberWord, joint: Joint) -> Option<Self> {
        use NumberClass as C;
        let linked = joint == Joint::Linked;
        let mut next = Self { last: word.class, ..self };
        match (self.last, word.class) {
            (C::Unit | C::BoundUnit | C::Ordinal, C::Ten) if !linked && self.low < 10 => {
                next.low += 10;
                next.last = if self.last == C::Ordinal { C::Vague } else { C::Teen };
            }
            (C::Unit | C::BoundUnit | C::Ordinal, C::Tens) if linked && self.low < 10 => {
                next.low += word.value;
                next.last = if self.last == C::Ordinal { C::Vague } else { C::Teen };
            }
            (C::Tens, C::Unit) if !linked => next.low += word.value,
            (C::Tens, C::Ordinal) if !linked && word.value < 10 => {
                next.low += word.value;
                next.kind = NumberKind::Ordinal;
                next.last = C::Vague;
            }
            (C::Unit | C::Indefinite, C::Hundred) if !linked && self.hundreds == 0 => {
                (next.hundreds, next.low) = (self.low * word.value, 0);
            }
            (C::Hundred | C::Hundreds, C::Unit | C::BoundUnit | C::Ten | C::Teen | C::Tens) => next.low = word.value,
            (C::Unit | C::Indefinite | C::Teen | C::Tens, C::Group) if !linked && self.hundreds == 0 && self.total == 0 => {
                (next.total, next.low) = (self.low * word.value, 0);
            }
            (C::Unit | C::Indefinite | C::Ten | C::Teen | C::Tens | C::Hundred | C::Hundreds, C::Scale)
                if !linked && word.value < self.limit =>
            {
                next.total = self.total.saturating_add((self.hundreds + self.low).saturating_mul(word.value));
                (next.hundreds, next.low, next.limit) = (0, 0, word.value);
            }
            (C::Scale, C::Unit) if joint != Joint::Hyphen => next.low = word.value,
            (C::Scale | C::FixedScale, C::Unit | C::BoundUnit | C::Ten | C::Teen | C::Tens) if linked => next.low = word.value,
            (C::Scale | C::FixedScale, C::Hundred | C::Hundreds) if linked || joint == Joint::Plain && word.class == C::Hundreds => {
                next.hundreds = word.value;
            }
            _ => return None,
        }
        (self.kind != NumberKind::Vague).then_some(next)
    }
}

/// The value in thousandths; `None` where it is too long to be one.
fn parse_thousandths(digits: &str) -> Option<u64> {
    if digits.len() > 15 {
        return None;
    }
    if let Some((whole, fraction)) = digits.split_once('.')
        && fraction.len() < 3
    {
        let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
        return Some(whole.parse::<u64>().ok()? * 1000 + fraction);
    }
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    plain.parse::<u64>().ok()?.checked_mul(1000)
}
