//! Date expressions of an article, resolved against its day of publication.
//!
//! ```text
//! tables ─ tag ─► lattice of words ─ grammar (date_rules.tsv) ─► parts ─ resolve, relative ─► interval ─ role ─► mention
//! ```
//!
//! Conventions: a night X–Y covers both days; "last night" is the day before publication to the day of it; a weekday
//! without further words is the latest such day on or before publication; without a day of publication what leans on it
//! is found but stays without an interval.

mod bounds;
mod calendar;
mod days;
mod feasts;
mod finder;
mod known;
mod parts;
mod publication;
mod relative;
mod resolve;
mod role;
mod spans;
mod tag;
mod typed;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::incident::When;
use crate::lexicon::Lexicons;
use crate::text::language::is_arabic;
use crate::text::{Document, Lang, Span};

pub use publication::{publication, publication_in};
pub use role::DateRole;
pub use typed::{Unread, typed_date};

use finder::in_language;
use resolve::Resolver;
use tag::{Tagged, tag};

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
        self.read_from(published, &Resolver::new(published))
    }

    /// The same under a headline that names a day with its year.
    fn read_under(&self, titled: Option<NaiveDate>) -> Vec<DateMention> {
        self.read_from(None, &Resolver::new(None).under(titled))
    }

    /// The same of an article, whose lead is news of its day.
    fn read_article(&self, published: NaiveDate) -> Vec<DateMention> {
        self.read_from(Some(published), &Resolver::of_article(published))
    }

    /// The same with a day of publication that only the text shows: a date of an event before it hands its year on all the same. The day may
    /// itself be `of_event`.
    fn read_inferred(&self, published: NaiveDate, of_event: bool) -> Vec<DateMention> {
        self.read_from(Some(published), &Resolver::inferred(published, of_event))
    }

    fn read_from(&self, published: Option<NaiveDate>, resolver: &Resolver) -> Vec<DateMention> {
        let mut mentions = Vec::new();
        for (lang, tagged) in &self.languages {
            let found = in_language(self.doc, tagged, resolver.clone(), self.lex.table(*lang, "date_rules"));
            if *lang == self.doc.lang {
                mentions = found;
            } else {
                mentions.extend(found.into_iter().filter(|m| !m.relative || m.when.is_dated()));
                keep_longest(&mut mentions);
            }
        }
        role::assign(self.doc, self.lex, published, &mut mentions);
        known::note_latest(published, &mut mentions);
        mentions
    }
}

/// The dates of one sentence or phrase, for the command line.
pub fn sentence_dates(text: &str, reference: Option<NaiveDate>, lex: &Lexicons) -> Vec<DateMention> {
    let doc = lex.read(text, lex.detect(text));
    date_mentions(&doc, reference, lex)
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
