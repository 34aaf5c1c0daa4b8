//! An article as the stages see it: the text with everything that has been found in it so far.

use std::ops::Range;

use chrono::Datelike as _;

use super::cues::{Cue, Cues, Topic};
use super::dates::DateRole;
use super::recall::Recall;
use super::{DateMention, PlaceMention};
use crate::incident::{Precision, When};
use crate::lexicon::Lexicons;
use crate::text::{Affixes, Document, NumberMention, PrefixKind, SuffixKind, TokenKind, fold_term};

/// A stretch of a sentence between commas and linking words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its sentence.
    pub sentence: usize,
}

/// The text, and what stands where in it. Token ranges throughout.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The text.
    pub doc: &'a Document<'a>,
    /// Words of the event tables.
    pub cues: Cues<'a>,
    /// Numbers that are no part of a date.
    pub numbers: Vec<NumberMention>,
    /// Date expressions.
    pub dates: &'a [DateMention],
    /// Their tokens.
    pub date_tokens: Vec<Range<usize>>,
    /// The weekdays each of them names, 1 for Monday to 7.
    pub weekdays: Vec<Vec<u8>>,
    /// Names of places.
    pub places: &'a [PlaceMention],
    /// Their tokens.
    pub place_tokens: Vec<Range<usize>>,
    /// In order; each sentence has at least one.
    pub clauses: Vec<Clause>,
    /// What was found since, for whoever asks for it again.
    pub recall: Recall,
    /// For every token the sentence it is in, or the one before it: asked for at every turn.
    sentence_at: Vec<u32>,
    /// The same for clauses.
    clause_at: Vec<u32>,
    /// Prefixes and endings of the language.
    affixes: &'a Affixes,
}

impl<'a> Reading<'a> {
    /// Finds cues, numbers and clauses.
    pub fn new(doc: &'a Document<'a>, lex: &'a Lexicons, places: &'a [PlaceMention], dates: &'a [DateMention]) -> Self {
        let date_tokens: Vec<_> = dates.iter().map(|date| doc.tokens_in(date.span)).collect();
        let place_tokens: Vec<_> = places.iter().map(|place| doc.tokens_in(place.span)).collect();
        let mut numbers = lex.numbers(doc).to_vec();
        let mut next = date_tokens.iter().peekable();
        numbers.retain(|number| {
            while next.next_if(|date| date.end <= number.tokens.start).is_some() {}
            next.peek().is_none_or(|date| date.start >= number.tokens.end)
        });
        let weekdays = weekdays(doc, lex, &date_tokens);
        let cues = Cues::find(doc, lex);
        let clauses = clauses(doc, &cues);
        let sentence_at = by_token(doc.sentences.iter().map(|sentence| sentence.tokens.start), doc.tokens.len());
        let clause_at = by_token(clauses.iter().map(|clause| clause.tokens.start), doc.tokens.len());
        let affixes = &lex.rules(doc.lang).affixes;
        let recall = Recall::new(doc.sentences.len(), places.len());
        Self { doc, cues, numbers, dates, date_tokens, weekdays, places, place_tokens, clauses, recall, sentence_at, clause_at, affixes }
    }

    /// The numbers that start within a range of tokens.
    pub fn numbers_in(&self, tokens: &Range<usize>) -> &[NumberMention] {
        let start = self.numbers.partition_point(|n| n.tokens.start < tokens.start);
        let end = self.numbers.partition_point(|n| n.tokens.start < tokens.end);
        self.numbers.get(start..end.max(start)).unwrap_or_default()
    }

    /// Indices of the dates that start within a range of tokens.
    pub fn dates_in(&self, tokens: &Range<usize>) -> Range<usize> {
        starting_in(&self.date_tokens, tokens)
    }

    /// Indices of the places that start within a range of tokens.
    pub fn places_in(&self, tokens: &Range<usize>) -> Range<usize> {
        starting_in(&self.place_tokens, tokens)
    }

    /// When something dated so happened. "Since Friday morning" is read as its first day.
    pub fn when(&self, date: usize) -> When {
        match self.dates.get(date) {
            Some(date) if date.role == DateRole::TallyStart => date.when.earliest.map_or_else(When::default, When::day),
            Some(date) => date.when.clone(),
            None => When::default(),
        }
    }

    /// Whether two dates are one (`Some(true)`), cannot be one (`Some(false)`), or leave it open. Where days are not
    /// settled, weekdays are compared.
    pub fn same_day(&self, a: usize, b: usize) -> Option<bool> {
        let (x, y) = (self.when(a), self.when(b));
        if x.precision == Precision::Night && y.precision == Precision::Night && x.is_dated() && y.is_dated() {
            return Some(x == y);
        }
        if let (Some((a0, a1)), Some((b0, b1))) = (x.bounds(), y.bounds()) {
            return Some(a0 <= b1 && b0 <= a1);
        }
        if let Some(same) = by_what_is_known(&x, &y) {
            return Some(same);
        }
        let (m, n) = (self.weekdays_of(a, &x), self.weekdays_of(b, &y));
        if x.days().or(y.days()).is_some_and(|days| days > 7) {
            return Some(false);
        }
        (!m.is_empty() && !n.is_empty()).then(|| m.iter().any(|day| n.contains(day)))
    }

    /// The weekdays a date names, or those it falls on.
    fn weekdays_of(&self, date: usize, when: &When) -> Vec<u8> {
        let named = self.weekdays.get(date).cloned().unwrap_or_default();
        match when.bounds() {
            Some((first, last)) if named.is_empty() && (last - first).num_days() < 7 => first
                .iter_days()
                .take_while(|day| *day <= last)
                .filter_map(|day| u8::try_from(day.weekday().number_from_monday()).ok())
                .collect(),
            _ => named,
        }
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.doc.sentences.get(index).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// Whether a sentence stands in a paragraph that opens with the sign of a list.
    pub fn is_item(&self, sentence: usize) -> bool {
        let Some(paragraph) = self.doc.sentences.get(sentence).map(|s| s.paragraph) else { return false };
        let before = self.doc.sentences.iter().take(sentence + 1).rev().take_while(|s| s.paragraph == paragraph);
        before.last().is_some_and(|first| {
            let sign = self.doc.word(first.tokens.start);
            matches!(sign, "\u{2022}" | "*" | "-" | "\u{25cf}" | "\u{25aa}" | "\u{25fe}" | "\u{2013}" | "\u{25a0}" | "\u{25c6}")
        })
    }

    /// The sentence a token is in, or the one before it.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_at.get(token).map_or(self.doc.sentences.len().saturating_sub(1), |&index| index as usize)
    }

    /// The clause a token is in, or the one before it.
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        let index = self.clause_at.get(token).map_or(self.clauses.len().saturating_sub(1), |&index| index as usize);
        self.clauses.get(index).map_or(0..0, |clause| clause.tokens.clone())
    }

    /// The tokens of a range that lie in the same sentence as `token`, at most `before` ahead of it and `after` behind.
    pub fn around(&self, token: usize, before: usize, after: usize) -> Range<usize> {
        let sentence = self.sentence(self.sentence_of(token));
        token.saturating_sub(before).max(sentence.start)..(token + after + 1).min(sentence.end)
    }

    /// Whether a word is part of the name of a place or of a date.
    pub fn is_inside_name(&self, tokens: &Range<usize>) -> bool {
        let covered = |all: &[Range<usize>]| {
            let next = all.partition_point(|t| t.end <= tokens.start);
            all.get(next).is_some_and(|t| t.start <= tokens.start && tokens.end <= t.end)
        };
        covered(&self.place_tokens) || covered(&self.date_tokens)
    }

    /// How many commas and the like stand between two tokens.
    pub fn clause_gap(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&i| is_cut(self.doc, i)).count()
    }

    /// Whether a conjunction is this word, or is written as one with it.
    pub fn opens_with_conjunction(&self, token: usize) -> bool {
        let word = self.doc.word(token);
        let first = word.char_indices().nth(1).map_or(word.len(), |(at, _)| at);
        let is_conjunction = |letters: &str| self.affixes.prefix(letters) == Some(PrefixKind::Conjunction);
        is_conjunction(word)
            || word.get(..first).is_some_and(is_conjunction) && word.chars().count() > 2
            || self.cues.of(Topic::Determiner, &(token..token + 1)).any(|cue| cue.class() == "and")
    }

    /// Whether the article is written as one with this word.
    pub fn has_article(&self, token: usize) -> bool {
        self.affixes.without_article(self.doc.word(token)).is_some()
    }

    /// Whether letters behind a noun mean two of it.
    pub fn is_dual_ending(&self, letters: &str) -> bool {
        self.affixes.suffix(&fold_term(letters)) == Some(SuffixKind::Dual)
    }

    /// Whether a word ends as the object of a verb does: "a third" in "hurt a third".
    pub fn ends_as_object(&self, token: usize) -> bool {
        let last = self.doc.word(token).chars().next_back().map(String::from);
        last.is_some_and(|letters| self.affixes.suffix(&fold_term(&letters)) == Some(SuffixKind::Tanween))
    }

    /// Whether letters behind a word are a pronoun written as one with it.
    pub fn is_pronoun_ending(&self, letters: &str) -> bool {
        self.affixes.suffix(&fold_term(letters)) == Some(SuffixKind::Pronoun)
    }

    /// Cues of a topic in a range; a shorthand.
    pub fn of(&self, topic: Topic, tokens: &Range<usize>) -> impl DoubleEndedIterator<Item = &Cue<'a>> + use<'_, 'a> {
        self.cues.of(topic, tokens)
    }
}

/// For each of so many tokens the last that starts at it or before, the first where none does. Starts are in order.
fn by_token(starts: impl Iterator<Item = usize>, tokens: usize) -> Vec<u32> {
    let mut out = Vec::with_capacity(tokens);
    let mut last = 0;
    for (index, start) in (0..).zip(starts) {
        out.resize(out.len().max(start.min(tokens)), last);
        last = index;
    }
    out.resize(tokens, last);
    out
}

/// "4 November" and "12 October", "today" and "three days ago": days of which the text gives no year, or no day of the report.
fn by_what_is_known(a: &When, b: &When) -> Option<bool> {
    if let (Some(m), Some(n)) = (a.known.month, b.known.month) {
        return if m == n { a.known.day.zip(b.known.day).map(|(x, y)| x == y) } else { Some(false) };
    }
    a.known.days_before_report.zip(b.known.days_before_report).map(|(x, y)| x == y)
}

/// The weekdays named in each date.
fn weekdays(doc: &Document<'_>, lex: &Lexicons, dates: &[Range<usize>]) -> Vec<Vec<u8>> {
    let named: Vec<(usize, u8)> =
        lex.table(doc.lang, "weekdays").find(doc).into_iter().filter_map(|m| Some((m.tokens.start, m.row.number("weekday")?))).collect();
    let of = |tokens: &Range<usize>| {
        let start = named.partition_point(|(at, _)| *at < tokens.start);
        named.iter().skip(start).take_while(|(at, _)| *at < tokens.end).map(|(_, day)| *day).collect()
    };
    dates.iter().map(of).collect()
}

fn starting_in(all: &[Range<usize>], tokens: &Range<usize>) -> Range<usize> {
    let start = all.partition_point(|t| t.start < tokens.start);
    let end = all.partition_point(|t| t.start < tokens.end);
    start..end.max(start)
}

/// Cuts every sentence at commas, stops inside it and linking words.
fn clauses(doc: &Document<'_>, cues: &Cues<'_>) -> Vec<Clause> {
    let mut out = Vec::new();
    for (sentence, s) in doc.sentences.iter().enumerate() {
        let mut start = s.tokens.start;
        let mut cut = |at: usize, next: usize| {
            if at > start {
                out.push(Clause { tokens: start..at, sentence });
            }
            start = next;
        };
        let mut links = cues.of(Topic::Discourse, &s.tokens).filter(|cue| matches!(cue.class(), "cut" | "answer" | "after")).peekable();
        for i in s.tokens.clone() {
            while links.next_if(|cue| cue.tokens.start < i).is_some() {}
            if is_cut(doc, i) {
                cut(i, i + 1);
            } else if links.peek().is_some_and(|cue| cue.tokens.start == i) {
                cut(i, i);
            }
        }
        cut(s.tokens.end, s.tokens.end);
    }
    out
}

fn is_cut(doc: &Document<'_>, i: usize) -> bool {
    doc.kind(i) == Some(TokenKind::Punct) && matches!(doc.word(i), "," | ";" | ":" | "(" | ")" | "[" | "]" | "|")
}

/// Signs that end a phrase.
pub fn is_stop(doc: &Document<'_>, i: usize) -> bool {
    doc.kind(i) != Some(TokenKind::Word) && doc.kind(i) != Some(TokenKind::Number) && !matches!(doc.word(i), "-" | "\"" | "'")
}
