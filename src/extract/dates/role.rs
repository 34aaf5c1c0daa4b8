//! What a date dates: the event, the report of it, the start of a tally, a bound, history, a post.

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DateMention;
use crate::incident::Precision;
use crate::lexicon::Lexicons;
use crate::text::{Document, TokenKind};

/// What a date dates, where words beside it show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateRole {
    /// What the sentence tells of: nothing shows otherwise.
    #[default]
    Event,
    /// Somebody's telling of it.
    Report,
    /// The start of a tally or of a lasting state: "since".
    TallyStart,
    /// An end of it: "until".
    Bound,
    /// A year or more: long ago, or the one the article is written in.
    History,
    /// A post quoted in the article.
    Post,
}

/// How many words may stand between a verb of saying and the day it was said.
const WORDS_AFTER_VERB: usize = 6;
/// How many words may stand between the day and what was said.
const WORDS_BEFORE_SPEECH: usize = 3;
/// How many words and signs the towns of a dateline may take.
const WORDS_OF_TOWN: usize = 8;
/// How many words and signs the name of an account may take.
const WORDS_OF_ACCOUNT: usize = 12;

/// Gives every mention its role.
pub(super) fn assign(doc: &Document<'_>, lex: &Lexicons, published: Option<NaiveDate>, mentions: &mut [DateMention]) {
    let speech = Speech::find(doc, lex);
    for mention in mentions.iter_mut().filter(|m| m.role == DateRole::Event) {
        if is_history(mention, published) {
            mention.role = DateRole::History;
        } else if is_post(doc, mention) {
            mention.role = DateRole::Post;
        } else if is_dateline(doc, mention) || speech.is_report(mention) {
            mention.role = DateRole::Report;
        }
    }
}

/// A year or longer that was over a year before publication; and "the worst this year", which says when it was less than the day
/// of the report does.
fn is_history(mention: &DateMention, published: Option<NaiveDate>) -> bool {
    let is_long = mention.when.precision == Precision::Year;
    if is_long && mention.when.bounds().zip(published).is_some_and(|((first, last), day)| (first..=last).contains(&day)) {
        return true;
    }
    is_long && published.is_none_or(|published| mention.when.latest.is_some_and(|last| (published - last).num_days() > 300))
}

/// The date between the name of a town and a dash, at the very start: the day of the report.
fn is_dateline(doc: &Document<'_>, mention: &DateMention) -> bool {
    let tokens = doc.tokens_in(mention.span);
    let is_name =
        |i: usize| doc.tokens.get(i).and_then(|token| doc.surface(token.span).chars().next()).is_some_and(|c| !c.is_ascii_lowercase());
    let is_dash = |i: usize| doc.word(i) == "-" && !doc.touches_next(i) && !doc.touches_next(i.wrapping_sub(1));
    let most = if doc.lang.is_rtl() { WORDS_OF_TOWN / 2 } else { WORDS_OF_TOWN };
    (1..=most).contains(&tokens.start) && (0..tokens.start).all(is_name) && (tokens.end..tokens.end + WORDS_OF_TOWN / 2).any(is_dash)
}

/// The date at the end of a line with the name of an account.
fn is_post(doc: &Document<'_>, mention: &DateMention) -> bool {
    let tokens = doc.tokens_in(mention.span);
    let ends_line = doc.kind(tokens.end).is_none_or(|kind| kind == TokenKind::Newline);
    let mut line =
        (tokens.start.saturating_sub(WORDS_OF_ACCOUNT)..tokens.start).rev().take_while(|&i| doc.kind(i) != Some(TokenKind::Newline));
    ends_line && !mention.relative && line.any(|i| doc.word(i) == "@")
}

/// Verbs of saying, and the words that open what is said.
struct Speech<'a> {
    doc: &'a Document<'a>,
    verbs: Vec<Range<usize>>,
    openers: Vec<usize>,
}

impl<'a> Speech<'a> {
    fn find(doc: &'a Document<'a>, lex: &Lexicons) -> Self {
        let of = |table: &str, class: &str| {
            let found = lex.table(doc.lang, table).find_all(doc).into_iter();
            found.filter(|m| m.row.attr("class") == Some(class)).map(|m| m.tokens).collect::<Vec<_>>()
        };
        // "The strikes reported there on 9 September" were on that day.
        let events = || lex.table(doc.lang, "events").find(doc).into_iter().filter(|m| m.row.attr("pos") == Some("noun"));
        let events: Vec<usize> = if doc.lang.is_rtl() { Vec::new() } else { events().map(|m| m.tokens.end).collect() };
        let verbs = of("speech", "says").into_iter().filter(|verb| !events.contains(&verb.start)).collect();
        Self { doc, verbs, openers: of("date_words", "that_clause").into_iter().map(|tokens| tokens.start).collect() }
    }

    /// Whether the day stands between a verb of saying and what is said, or ends the clause of one.
    fn is_report(&self, mention: &DateMention) -> bool {
        let tokens = self.doc.tokens_in(mention.span);
        let Some(sentence) = self.doc.sentence_at(mention.span.start).and_then(|i| self.doc.sentences.get(i)) else { return false };
        let before = self.verbs.partition_point(|verb| verb.start < tokens.start);
        let near = self.verbs.get(before.saturating_sub(WORDS_AFTER_VERB)..before).unwrap_or_default();
        let verb = near.iter().rev().find(|verb| verb.start >= sentence.tokens.start && verb.end <= tokens.start);
        let Some(verb) = verb.filter(|verb| tokens.start - verb.end <= WORDS_AFTER_VERB) else { return false };
        let ends_sentence = tokens.end >= sentence.tokens.end || matches!(self.doc.word(tokens.end), "." | "!" | "?");
        !self.opens_within(verb.end..tokens.start) && (ends_sentence || self.opens_within(tokens.end..tokens.end + WORDS_BEFORE_SPEECH))
    }

    fn opens_within(&self, range: Range<usize>) -> bool {
        let from = self.openers.partition_point(|&at| at < range.start);
        self.openers.get(from).is_some_and(|&at| at < range.end)
    }
}
