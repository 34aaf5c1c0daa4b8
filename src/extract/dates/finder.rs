//! Walks a text and takes the longest date at every position.

use std::ops::Range;

use super::bounds::Bounding;
use super::known::known;
use super::parts::Parts;
use super::resolve::{Outcome, Resolver};
use super::tag::Tagged;
use super::{DateMention, DateRole};
use crate::lexicon::pattern::{Found, Grammar};
use crate::lexicon::{Row, Table};
use crate::text::{Document, Span};

/// The dates a text names in the words of one language.
pub(super) fn in_language(doc: &Document<'_>, tagged: &Tagged<'_>, resolver: Resolver, table: &Table) -> Vec<DateMention> {
    let mut finder = Finder { doc, tagged, grammar: table.grammar(), resolver, last: usize::MAX - 1..usize::MAX - 1, out: Vec::new() };
    let mut position = 0;
    while position < tagged.tokens.len() {
        position = finder.step(position, &table.rows);
    }
    finder.out
}

pub(super) struct Finder<'a, 't> {
    pub(super) doc: &'a Document<'a>,
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) grammar: &'a Grammar,
    pub(super) resolver: Resolver,
    /// Positions of the mention before.
    pub(super) last: Range<usize>,
    pub(super) out: Vec<DateMention>,
}

/// A date that a rule has read, with the positions it covers; no outcome where the words are a name.
struct Reading {
    outcome: Option<Outcome>,
    rule: String,
    bounding: Bounding,
    /// Whether it may be the days that "the next day" counts from, and unsettles them where it stays open.
    tells_days: bool,
    /// Whether it is only so many months or years after another.
    counted: bool,
    range: Range<usize>,
    /// First byte of its first word, without prefixes.
    start: usize,
}

impl<'t> Finder<'_, 't> {
    /// Looks for a date at a position; gives where to go on.
    fn step(&mut self, position: usize, rows: &'t [Row]) -> usize {
        let Some(mut reading) = self.read(position, rows) else { return position + 1 };
        if reading.range.start > position
            && let Some(longer) = self.read(reading.range.start, rows)
            && longer.range.end > reading.range.end
        {
            reading = longer;
        }
        if reading.bounding == Bounding::Counts {
            // "before a day" may be the start of "before a day of May"
            let end = reading.range.end;
            let later = (position + 1..end).find_map(|at| self.read(at, rows).filter(|r| r.range.start < end && r.range.end > end));
            reading = later.unwrap_or(reading);
        }
        self.keep(reading);
        self.last.end.max(position + 1)
    }

    /// The longest date at a position that its rule can make sense of.
    fn read(&mut self, position: usize, rows: &'t [Row]) -> Option<Reading> {
        let found = self.tagged.found_at(position, self.grammar);
        let token = self.tagged.tokens.get(position).and_then(|&token| self.doc.tokens.get(token));
        if !found.is_empty()
            && let Some(sentence) = token.and_then(|token| self.doc.sentence_at(token.span.start))
        {
            self.resolver.paragraph = self.doc.sentences.get(sentence).map_or(0, |s| s.paragraph);
        }
        found.iter().find_map(|found| {
            let rule = rows.get(found.row)?;
            let parts = Parts { doc: self.doc, tagged: self.tagged, grammar: self.grammar, found, rule };
            let is_name = rule.attr("do") == Some("name");
            if is_name && !parts.is_capital("name_tail") {
                return None;
            }
            self.resolver.ahead = self.looks_ahead(found.range.start);
            let mut outcome = if is_name { None } else { Some(self.resolver.resolve(&parts)?) };
            if let Some(outcome) = outcome.as_mut().filter(|outcome| outcome.when.earliest.is_none() && outcome.when.latest.is_none()) {
                outcome.when.known = known(&parts);
            }
            let (range, start) = (found.range.clone(), self.first_byte(found));
            let hours = matches!(parts.attr("unit", "unit"), Some("hour" | "minute"));
            // "Admitted two months later" is no month that the text goes on to speak of.
            let months = rule.attr("do") == Some("offset") && matches!(parts.attr("unit", "unit"), Some("month" | "year"));
            let tells_days = !matches!(rule.attr("do"), Some("unit" | "in_unit" | "within" | "season")) && !hours && !months;
            Some(Reading { outcome, rule: rule.id.clone(), bounding: Bounding::of(&parts), tells_days, counted: months, range, start })
        })
    }

    fn first_byte(&self, found: &Found) -> usize {
        let first = found.parts.iter().find(|(_, item)| item.start == found.range.start && item.end <= found.range.end);
        first.and_then(|(_, item)| self.tagged.lexemes.get(item.payload)).map_or(0, |lexeme| lexeme.span.start)
    }

    /// Turns a reading into a mention, open at one end after "since" and "until", or joins it with the mention before.
    fn keep(&mut self, reading: Reading) {
        let Reading { outcome, rule, bounding, tells_days, counted, range, start } = reading;
        let Some(outcome) = outcome else {
            self.last = range;
            return;
        };
        if tells_days || outcome.when.is_dated() && !counted {
            self.resolver.remember(&outcome);
        }
        let last = range.end.saturating_sub(1);
        let end = self.tagged.tokens.get(last).and_then(|&token| self.doc.tokens.get(token)).map_or(start, |token| token.span.end);
        let Outcome { when, relative } = outcome;
        let mut mention = DateMention { span: Span::new(start, end), when, rule, relative, role: DateRole::Event };
        if self.join_last(&mention, range.start) || self.explain_last(&mention, range.start) {
            self.last.end = range.end;
            return;
        }
        self.bound(&mut mention, range.start, bounding);
        self.out.push(mention);
        self.last = range;
    }
}
