//! From tokens to numbers.

use super::state::{Joint, State};
use super::words::{NumberClass, NumberWord, NumberWords};
use super::{NumberKind, NumberMention};
use crate::text::rules::{Affixes, PrefixKind, SuffixKind};
use crate::text::{Document, Rules, Span, TokenKind};

/// Reads the numbers of one text.
pub(super) struct Reader<'a> {
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

impl<'a> Reader<'a> {
    /// With the number words and affixes of a language.
    pub(super) fn new(doc: &'a Document<'a>, rules: &'a Rules) -> Self {
        Self { doc, words: &rules.numbers, affixes: &rules.affixes }
    }

    /// The number that starts with a token; `None` where none does.
    pub(super) fn read(&self, i: usize) -> Option<NumberMention> {
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
        self.affixes.stems_that(self.doc.word(i), |stem| self.words.may_have(stem)).find_map(|stem| {
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
