//! The day of publication: what the file says, or what the text itself shows.

use chrono::NaiveDate;

use super::{DateMention, DateRole, DateWords};
use crate::lexicon::Lexicons;
use crate::source::{Article, PublishedFrom};
use crate::text::{Document, Span, TokenKind};

/// Sentences a full date may stand in to date the article.
const LEAD_SENTENCES: usize = 2;

/// The day of publication, how it is known, and where the text shows it.
///
/// The file or the user decides. Else the text: the date of a post quoted in it, a date after the word for publication,
/// a full date with its weekday in the lead, unless a later date stands in the text.
pub fn publication(doc: &Document<'_>, article: &Article, lex: &Lexicons) -> (Option<NaiveDate>, PublishedFrom, Option<Span>) {
    let (day, from, span, _) = publication_in(&DateWords::find(doc, lex), doc, article, lex);
    (day, from, span)
}

/// What [`publication`] gives, from words of dates already found; with it the dates of the text, read against that day.
pub fn publication_in(
    words: &DateWords<'_>,
    doc: &Document<'_>,
    article: &Article,
    lex: &Lexicons,
) -> (Option<NaiveDate>, PublishedFrom, Option<Span>, Vec<DateMention>) {
    if let Some(day) = article.published {
        return (Some(day), PublishedFrom::Metadata, None, words.read(Some(day)));
    }
    let mentions = words.read(None);
    let found = labelled(doc, lex, &mentions).or_else(|| post(&mentions)).or_else(|| lead(doc, lex, &mentions));
    match found.filter(|(day, _)| !is_overtaken(*day, &mentions)) {
        Some((day, span)) => (Some(day), PublishedFrom::Text, Some(span), words.read(Some(day))),
        None => (None, PublishedFrom::Unknown, None, mentions),
    }
}

/// The day of a mention that says day, month and year.
fn full_day(mention: &DateMention) -> Option<NaiveDate> {
    let (first, last) = mention.when.bounds()?;
    (!mention.relative && first == last).then_some(first)
}

/// A full date right after a word such as "published".
fn labelled(doc: &Document<'_>, lex: &Lexicons, mentions: &[DateMention]) -> Option<(NaiveDate, Span)> {
    let words = lex.table(doc.lang, "date_words").find_all(doc);
    let mut labels = words.iter().filter(|word| word.row.attr("class") == Some("published"));
    labels.find_map(|label| {
        let next = mentions.get(mentions.partition_point(|m| m.span.start < label.span.end))?;
        let between = label.tokens.end..doc.tokens_in(next.span).start;
        let is_beside = between.len() <= 2 && between.clone().all(|i| doc.kind(i) == Some(TokenKind::Punct));
        Some((full_day(next).filter(|_| is_beside)?, next.span))
    })
}

/// The latest post.
fn post(mentions: &[DateMention]) -> Option<(NaiveDate, Span)> {
    let posts = mentions.iter().filter(|m| m.role == DateRole::Post);
    posts.filter_map(|m| Some((full_day(m)?, m.span))).max_by_key(|&(day, _)| day)
}

/// A full date in the first sentences, with its weekday or set off at the very start.
fn lead(doc: &Document<'_>, lex: &Lexicons, mentions: &[DateMention]) -> Option<(NaiveDate, Span)> {
    let end = doc.sentences.get(..LEAD_SENTENCES.min(doc.sentences.len()))?.last()?.span.end;
    let weekdays = lex.table(doc.lang, "weekdays").find(doc);
    let names_weekday = |m: &DateMention| {
        let first = weekdays.partition_point(|weekday| weekday.span.start < m.span.start);
        weekdays.iter().skip(first).take_while(|weekday| weekday.span.start < m.span.end).any(|weekday| m.span.covers(weekday.span))
    };
    mentions.iter().take_while(|m| m.span.end <= end).find_map(|m| {
        let day = full_day(m)?;
        let tokens = doc.tokens_in(m.span);
        let is_dateline = tokens.start <= 6 && matches!(doc.word(tokens.end), "-" | ":");
        (names_weekday(m) || is_dateline).then_some((day, m.span))
    })
}

/// Whether the text speaks of a day after the one found.
fn is_overtaken(day: NaiveDate, mentions: &[DateMention]) -> bool {
    mentions.iter().any(|m| !m.relative && m.when.earliest.is_some_and(|first| (first - day).num_days() > 1))
}
