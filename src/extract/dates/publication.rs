//! The day of publication: what the file says, or what the text itself shows.

use chrono::{NaiveDate, TimeDelta};

use super::{DateMention, DateRole, DateWords};
use crate::lexicon::Lexicons;
use crate::source::{Article, PublishedFrom};
use crate::text::{Document, Span, TokenKind};

/// A longer title is no headline.
const LONGEST_TITLE: usize = 400;
/// What a headline names as longer, in days, is no week or month that is told.
const LONGEST_TITLED: i64 = 31;
/// Sentences a full date may stand in to date the article.
const LEAD_SENTENCES: usize = 2;
/// Words and signs between a day in one calendar and the same in another.
const SIGNS_BETWEEN: usize = 4;
/// Words and signs that may close a date on a line of its own.
const SIGNS_OF_ERA: usize = 2;

/// The day of publication, how it is known, and where the text shows it.
///
/// The file or the user decides. Else the text: the date of a post quoted in it, a date after the word for publication,
/// a full date on a line of its own, a full date with its weekday in the lead, unless a later date stands in the text.
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
        return (Some(day), PublishedFrom::Metadata, None, words.read_article(day));
    }
    let mentions = words.read_under(titled(article, lex));
    let told = labelled(doc, lex, &mentions).or_else(|| post(&mentions)).or_else(|| own_line(doc, &mentions));
    let found = told.or_else(|| lead(doc, lex, &mentions)).filter(|(day, _)| !is_overtaken(*day, &mentions));
    let of_event =
        |span: Span| told.is_none() && mentions.iter().any(|m| m.span == span && m.role == DateRole::Event && full_day(m).is_some());
    let read = found.map(|(day, span)| (day, span, words.read_inferred(day, of_event(span))));
    // Read against that day, the text may tell of one after it: it was the day of an event.
    match read.filter(|(day, _, read)| told.is_some() || !runs_ahead(*day, read)) {
        Some((day, span, read)) => (Some(day), PublishedFrom::Text, Some(span), read),
        None => (None, PublishedFrom::Unknown, None, mentions),
    }
}

/// The last day that a headline names with its year: "Security note, 3 - 9 May 2021".
fn titled(article: &Article, lex: &Lexicons) -> Option<NaiveDate> {
    let title = article.title.as_deref().filter(|title| title.len() <= LONGEST_TITLE)?;
    let doc = lex.read(title, article.lang);
    let named = DateWords::find(&doc, lex).read(None);
    let days = |m: &&DateMention| !m.relative && m.when.days().is_some_and(|days| days <= LONGEST_TITLED);
    named.iter().filter(days).filter_map(|m| m.when.latest).max()
}

/// The one full date that fills a line, as under a statement.
fn own_line(doc: &Document<'_>, mentions: &[DateMention]) -> Option<(NaiveDate, Span)> {
    let breaks = |token: Option<usize>| token.is_none_or(|i| doc.kind(i).is_none_or(|kind| kind == TokenKind::Newline));
    let mut lines = mentions.iter().filter_map(|m| {
        let tokens = doc.tokens_in(m.span);
        let fills = breaks(tokens.start.checked_sub(1)) && (tokens.end..=tokens.end + SIGNS_OF_ERA).any(|i| breaks(Some(i)));
        Some((full_day(m)?, m.span)).filter(|_| fills)
    });
    lines.next().filter(|_| lines.next().is_none())
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
    // "Sunday 27 Muharram 1443 - 5 September 2021": the day of the other calendar, which is counted and not looked up, is off by one.
    let again = |m: &DateMention, day: NaiveDate| {
        let next = mentions.get(mentions.partition_point(|other| other.span.start < m.span.end))?;
        let between = doc.tokens_in(m.span).end..doc.tokens_in(next.span).start;
        let other = full_day(next).filter(|_| between.len() <= SIGNS_BETWEEN)?;
        (other != day && (other - day).num_days().abs() <= 2).then_some((other, next.span))
    };
    let counted = lex.table(doc.lang, "relative_dates").find(doc);
    let from_today = |m: &DateMention| {
        let inside = counted.iter().filter(|word| m.span.covers(word.span));
        inside.filter(|word| word.row.attr("class") == Some("relday")).find_map(|word| word.row.number::<i64>("days"))
    };
    let mut yesterday = false;
    mentions.iter().take_while(|m| m.span.end <= end).find_map(|m| {
        let days = from_today(m);
        let Some(day) = full_day(m) else {
            yesterday |= days.is_some_and(|days| days < 0);
            return None;
        };
        // "Yesterday, Friday 11 March 2016" was written on the day after.
        if let Some(days) = days {
            return day.checked_sub_signed(TimeDelta::days(days)).map(|today| (today, m.span));
        }
        let tokens = doc.tokens_in(m.span);
        let is_dateline = tokens.start <= 6 && matches!(doc.word(tokens.end), "-" | ":");
        // Behind "yesterday", a full date is that of an event.
        (names_weekday(m) && !yesterday || is_dateline).then(|| again(m, day).unwrap_or((day, m.span)))
    })
}

/// Whether a day counted from the one found comes after it.
fn runs_ahead(day: NaiveDate, mentions: &[DateMention]) -> bool {
    let late =
        |m: &&DateMention| m.when.earliest.is_some_and(|first| (first - day).num_days() > 1) && m.when.days().is_some_and(|days| days <= 2);
    mentions.iter().filter(|m| m.role != DateRole::Bound).any(|m| late(&m))
}

/// Whether the text speaks of a day after the one found.
fn is_overtaken(day: NaiveDate, mentions: &[DateMention]) -> bool {
    mentions.iter().any(|m| !m.relative && m.when.earliest.is_some_and(|first| (first - day).num_days() > 1))
}
