//! Date expressions of an article, resolved against its day of publication.
//!
//! ```text
//! tables ─ tag ─► lattice of words ─ grammar (date_rules.tsv) ─► parts ─ resolve, relative ─► interval ─ role ─► mention
//! ```
//!
//! Conventions: a night X–Y covers both days; "last night" is the day before publication to the day of it; a weekday
//! without further words is the latest such day on or before publication; without a day of publication what leans on it
//! is found but stays without an interval.

mod calendar;
mod parts;
mod publication;
mod relative;
mod resolve;
mod role;
mod tag;

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::incident::{Precision, When};
use crate::lexicon::pattern::{Found, Grammar};
use crate::lexicon::{Lexicons, Row, Table};
use crate::text::language::is_arabic;
use crate::text::{Document, Lang, Span};

pub use publication::{publication, publication_in};
pub use role::DateRole;

use parts::Parts;
use resolve::{Outcome, Resolver};
use tag::{Tagged, tag};

/// Days between the two ends of one story that the text tells apart.
const LONGEST_STORY: i64 = 60;

/// A date expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    /// Its words.
    pub span: Span,
    /// What it says; null ends where nothing fixes them.
    pub when: When,
    /// Id of the rule that read it.
    pub rule: String,
    /// Whether it leans on another date (the day of publication, or the one before it in the text).
    pub relative: bool,
    /// What it dates.
    pub role: DateRole,
}

/// The dates a text names, in its order, none over another. What leans on the day of publication has an interval only
/// where that is given.
pub fn date_mentions(doc: &Document<'_>, published: Option<NaiveDate>, lex: &Lexicons) -> Vec<DateMention> {
    DateWords::find(doc, lex).read(published)
}

/// The words of dates in a text: found once, and read as often as another day of publication asks for it.
pub struct DateWords<'a> {
    doc: &'a Document<'a>,
    lex: &'a Lexicons,
    /// In the language of the text, and in the other where it may hold words of that.
    languages: Vec<(Lang, Tagged<'a>)>,
}

impl<'a> DateWords<'a> {
    /// Finds them.
    pub fn find(doc: &'a Document<'a>, lex: &'a Lexicons) -> Self {
        let other = Some(if doc.lang.is_rtl() { Lang::En } else { Lang::Ar }).filter(|&other| has_letters_of(doc.body, other));
        let languages = [Some(doc.lang), other].into_iter().flatten();
        let tagged = |lang| (lang, tag(doc, lang, lex, lex.table(lang, "date_rules").grammar()));
        Self { doc, lex, languages: languages.map(tagged).collect() }
    }

    /// The dates they make; see [`date_mentions`].
    pub fn read(&self, published: Option<NaiveDate>) -> Vec<DateMention> {
        let mut mentions = Vec::new();
        for (lang, tagged) in &self.languages {
            let found = in_language(self.doc, tagged, published, self.lex.table(*lang, "date_rules"));
            if *lang == self.doc.lang {
                mentions = found;
            } else {
                mentions.extend(found.into_iter().filter(|m| !m.relative || m.when.is_dated()));
                keep_longest(&mut mentions);
            }
        }
        role::assign(self.doc, self.lex, published, &mut mentions);
        mentions
    }
}

/// The dates of one sentence or phrase, for the command line.
pub fn sentence_dates(text: &str, reference: Option<NaiveDate>, lex: &Lexicons) -> Vec<DateMention> {
    let doc = lex.read(text, lex.detect(text));
    date_mentions(&doc, reference, lex)
}

/// The start of what ended on a day, where the date before it can be that start.
fn begin(before: &mut DateMention, end: NaiveDate) -> Option<NaiveDate> {
    let start = before.when.earliest.filter(|&start| (0..=LONGEST_STORY).contains(&(end - start).num_days()))?;
    if before.role == DateRole::TallyStart && before.when.latest.is_none() {
        before.when.latest = Some(end);
    }
    Some(start)
}

/// Whether a text in one language may hold words of the other: names alone do not count.
fn has_letters_of(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ar => text.chars().any(is_arabic),
        _ => text.bytes().any(|b| b.is_ascii_uppercase()),
    }
}

/// Sorts mentions by place; of two that overlap the longer stays.
fn keep_longest(mentions: &mut Vec<DateMention>) {
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut kept: Vec<DateMention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(mention.span) => {
                if mention.span.len() > last.span.len() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    *mentions = kept;
}

fn in_language(doc: &Document<'_>, tagged: &Tagged<'_>, published: Option<NaiveDate>, table: &Table) -> Vec<DateMention> {
    let mut finder =
        Finder { doc, tagged, grammar: table.grammar(), resolver: Resolver::new(published), last_end: usize::MAX - 1, out: Vec::new() };
    let mut position = 0;
    while position < tagged.tokens.len() {
        position = finder.step(position, &table.rows);
    }
    finder.out
}

struct Finder<'a, 't> {
    doc: &'a Document<'a>,
    tagged: &'a Tagged<'t>,
    grammar: &'a Grammar,
    resolver: Resolver,
    /// One past the last position of the mention before.
    last_end: usize,
    out: Vec<DateMention>,
}

/// A date that a rule has read, with the positions it covers.
struct Reading {
    outcome: Outcome,
    rule: String,
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
        self.keep(reading);
        self.last_end.max(position + 1)
    }

    /// The longest date at a position that its rule can make sense of.
    fn read(&mut self, position: usize, rows: &'t [Row]) -> Option<Reading> {
        let limit = self.tagged.limits.get(position).copied().unwrap_or_default();
        let found = self.grammar.find_at(&self.tagged.lattice, position, limit);
        let token = self.tagged.tokens.get(position).and_then(|&token| self.doc.tokens.get(token));
        if !found.is_empty()
            && let Some(sentence) = token.and_then(|token| self.doc.sentence_at(token.span.start))
        {
            self.resolver.paragraph = self.doc.sentences.get(sentence).map_or(0, |s| s.paragraph);
        }
        found.into_iter().find_map(|found| {
            let rule = rows.get(found.row)?;
            let parts = Parts { doc: self.doc, tagged: self.tagged, grammar: self.grammar, found: &found, rule };
            let outcome = self.resolver.resolve(&parts)?;
            Some(Reading { outcome, rule: rule.id.clone(), range: found.range.clone(), start: self.first_byte(&found) })
        })
    }

    fn first_byte(&self, found: &Found) -> usize {
        let first = found.parts.iter().find(|(_, item)| item.start == found.range.start && item.end <= found.range.end);
        first.and_then(|(_, item)| self.tagged.lexemes.get(item.payload)).map_or(0, |lexeme| lexeme.span.start)
    }

    /// Turns a reading into a mention, open at one end after "since" and "until", or joins it with the mention before.
    fn keep(&mut self, reading: Reading) {
        self.resolver.remember(&reading.outcome);
        let last = reading.range.end.saturating_sub(1);
        let end = self.tagged.tokens.get(last).and_then(|&token| self.doc.tokens.get(token)).map_or(reading.start, |token| token.span.end);
        let Reading { outcome: Outcome { when, relative }, rule, range, start } = reading;
        let mut mention = DateMention { span: Span::new(start, end), when, rule, relative, role: DateRole::Event };
        if !self.join_last(&mention, range.start) {
            self.bound(&mut mention, range.start);
            self.out.push(mention);
        }
        self.last_end = range.end;
    }

    /// Opens the end that "since" or "until" leaves open. What lasted "until" began at the date before, if that is near.
    fn bound(&mut self, mention: &mut DateMention, position: usize) {
        let counts_back = mention.rule.starts_with("since");
        if counts_back || self.ends_at("since", position) {
            mention.role = DateRole::TallyStart;
            mention.when.latest = mention.when.latest.filter(|_| counts_back);
        } else if self.ends_at("until", position) {
            mention.role = DateRole::Bound;
            let last = self.out.last_mut().filter(|last| last.role != DateRole::Bound);
            mention.when.earliest = last.and_then(|last| begin(last, mention.when.latest?));
        }
        if mention.role != DateRole::Event && mention.when != When::default() {
            mention.when.precision = Precision::Range;
        }
    }

    /// Whether a word of a class ends right before a position.
    fn ends_at(&self, class: &str, position: usize) -> bool {
        self.grammar.class(class).is_some_and(|class| {
            let mut before = position.saturating_sub(3)..position;
            before.any(|p| self.tagged.lattice.at(p).iter().any(|item| item.class == class && item.end == position))
        })
    }

    /// "from X to Y" is one span of time, so is "since X until Y".
    fn join_last(&mut self, next: &DateMention, position: usize) -> bool {
        if position != self.last_end + 1 || !(self.ends_at("to", position) || self.ends_at("until", position)) {
            return false;
        }
        let Some(last) = self.out.last_mut() else { return false };
        let (Some(first), Some(end)) = (last.when.earliest, next.when.latest) else { return false };
        if first > end || last.role == DateRole::Bound {
            return false;
        }
        last.when = When::span(first, end, Precision::Range);
        last.span = last.span.join(next.span);
        last.relative |= next.relative;
        "range".clone_into(&mut last.rule);
        true
    }
}
