//! Headings that say where and when what stands below them happened.

use std::ops::Range;

use super::dated::event_dates;
use super::sites::sites;
use super::{Frame, is_dateline};
use crate::extract::cues::Topic;
use crate::extract::reading::Reading;
use crate::text::TokenKind;

/// A longer line is no heading, in tokens.
const LONGEST: usize = 12;

/// More words beside the place and the day ("Case one:") make a sentence of it.
const WORDS_BESIDE: usize = 3;

/// A place and a day that head a section: "Dablan, 28 June 2017".
pub(super) struct Section {
    dates: Vec<usize>,
    places: Vec<usize>,
}

impl Section {
    /// The one that a line opens, where the line fills a paragraph and says hardly more than a place and a day.
    pub(super) fn opened_by(r: &Reading<'_>, index: usize) -> Option<Self> {
        let sentence = r.doc.sentences.get(index).filter(|_| index > 0)?;
        let tokens = r.sentence(index);
        let paragraph = |other: Option<usize>| other.and_then(|i| r.doc.sentences.get(i)).map(|s| s.paragraph);
        let alone = [index.checked_sub(1), Some(index + 1)].into_iter().all(|other| paragraph(other) != Some(sentence.paragraph));
        let stops = r.doc.word(tokens.end.saturating_sub(1)) == ".";
        if !alone || stops || tokens.len() > LONGEST || is_dateline(r, &tokens) {
            return None;
        }
        let dates: Vec<usize> = event_dates(r, &tokens).into_iter().filter(|&i| r.when(i).days().is_some_and(|days| days <= 2)).collect();
        let places = sites(r, &tokens, false);
        let is_section = !dates.is_empty() && !places.is_empty() && words_beside(r, &tokens) <= WORDS_BESIDE;
        is_section.then_some(Self { dates, places })
    }

    /// What the heading says of the first event told below it. The day of the heading goes before one that is counted from another.
    pub(super) fn head(self, r: &Reading<'_>, frame: &mut Frame) {
        let counted = |&i: &usize| r.dates.get(i).is_none_or(|date| date.relative);
        if frame.dates.iter().all(counted) {
            frame.dates = self.dates;
        }
        if frame.places.is_empty() {
            frame.places = self.places;
        }
    }
}

/// How many words of a line are of no place and of no date.
fn words_beside(r: &Reading<'_>, tokens: &Range<usize>) -> usize {
    let of_place = |token: usize| r.places_in(tokens).filter_map(|i| r.place_tokens.get(i)).any(|place| place.contains(&token));
    let of_date = |token: usize| r.dates_in(tokens).filter_map(|i| r.date_tokens.get(i)).any(|date| date.contains(&token));
    let words = tokens.clone().filter(|&token| r.doc.kind(token) == Some(TokenKind::Word));
    words.filter(|&token| !of_place(token) && !of_date(token) && !r.cues.has(Topic::Determiner, "in", &(token..token + 1))).count()
}
