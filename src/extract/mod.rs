//! From an article to its incidents. Pure: no files, no clock, no screen.

pub mod actors;
pub mod assemble;
pub mod calibration;
pub mod casualties;
pub mod choice;
pub mod claims;
pub mod cues;
pub mod dates;
pub mod frames;
mod headline;
pub mod kinds;
mod merge;
pub mod persons;
pub mod places;
pub mod reading;
pub mod recall;
pub mod settle;
pub mod triggers;
pub mod voices;
mod why;

use chrono::NaiveDate;

pub use dates::DateMention;
pub use merge::{Merger, join_by_hand, likeness, merge, merge_but};
pub use places::PlaceMention;

use crate::gazetteer::Gazetteer;
use crate::incident::{Incident, IncidentId};
use crate::lexicon::Lexicons;
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::text::Document;
use assemble::{Anchor, Guide};
use choice::Choice;
use reading::Reading;
use settle::Settled;

/// Tokens from the first to the last sentence that may speak of one incident, some fifteen pages. What is longer is no
/// article but many in one file: each stretch is read for itself, so that the time stays linear in the text.
const LONGEST_STORY: usize = 8_192;

/// What one article says.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The article.
    pub article: ArticleId,
    /// Its day of publication, as far as file, user or text give it.
    pub published: Option<NaiveDate>,
    /// Which of them gave it.
    pub published_from: PublishedFrom,
    /// The places it names, in the order of the text.
    pub places: Vec<PlaceMention>,
    /// The dates it names, in the order of the text.
    pub dates: Vec<DateMention>,
    /// Its incidents, the main ones first, each with evidence in this article alone.
    pub incidents: Vec<Incident>,
}

impl Extraction {
    /// The same of an article that is called otherwise.
    #[must_use]
    pub fn renamed(mut self, id: &ArticleId) -> Self {
        let old = std::mem::replace(&mut self.article, id.clone());
        if old == *id {
            return self;
        }
        for incident in &mut self.incidents {
            if let Some(rest) = incident.id.0.strip_prefix(&old.0) {
                incident.id.0 = format!("{}{rest}", id.0);
            }
            incident.sources.iter_mut().filter(|source| source.article == old).for_each(|source| source.article = id.clone());
            incident.claims.iter_mut().filter(|claim| claim.article == old).for_each(|claim| claim.article = id.clone());
        }
        self
    }
}

/// Reads one article. The stages, in order.
pub fn extract(article: &Article, lex: &Lexicons, gaz: &Gazetteer) -> Extraction {
    let doc = lex.read(&article.body, article.lang);
    let words = dates::DateWords::find(&doc, lex);
    let (published, published_from, _, dates) = dates::publication_in(&words, &doc, article, lex);
    let places = places::place_mentions(&doc, lex, gaz);
    let settled = settled(article, &doc, (lex, gaz), (&places, &dates), None, false);
    let mut incidents: Vec<Incident> = settled.into_iter().map(|settled| settled.incident).collect();
    settle::drop_future(&mut incidents, published);
    Extraction { article: article.id.clone(), published, published_from, places, dates, incidents }
}

/// The choices that each incident of an article was made of, with what speaks for each candidate: what weights are fitted on.
pub fn choices(article: &Article, lex: &Lexicons, gaz: &Gazetteer) -> Vec<(IncidentId, Vec<Choice>)> {
    read_again(article, lex, gaz, None, true).into_iter().map(|settled| (settled.incident.id, settled.choices)).collect()
}

/// The choices by which the stretches of an article were joined, each with the places of the candidates that the gold allows.
/// An anchor is where the gold tells an incident.
pub fn threads(article: &Article, anchors: Vec<Anchor>, lex: &Lexicons, gaz: &Gazetteer) -> Vec<(Choice, Vec<usize>, Option<usize>)> {
    let mut guide = Guide::new(anchors);
    read_again(article, lex, gaz, Some(&mut guide), false);
    guide.choices
}

fn read_again(article: &Article, lex: &Lexicons, gaz: &Gazetteer, guide: Option<&mut Guide>, every: bool) -> Vec<Settled> {
    choice::name_all();
    let doc = lex.read(&article.body, article.lang);
    let words = dates::DateWords::find(&doc, lex);
    let (_, _, _, dates) = dates::publication_in(&words, &doc, article, lex);
    let places = places::place_mentions(&doc, lex, gaz);
    settled(article, &doc, (lex, gaz), (&places, &dates), guide, every)
}

/// From what is found in the text to incidents; with every choice that might have been made, or only those that were.
fn settled(
    article: &Article,
    doc: &Document<'_>,
    (lex, gaz): (&Lexicons, &Gazetteer),
    (places, dates): (&[PlaceMention], &[DateMention]),
    mut guide: Option<&mut Guide>,
    every: bool,
) -> Vec<Settled> {
    let reading = Reading::new(doc, lex, places, dates);
    let triggers = triggers::triggers(&reading);
    let mut rest = frames::frames(&reading, &triggers);
    let mut out: Vec<Settled> = Vec::new();
    let mut from = 0;
    while let Some(first) = rest.first() {
        let end = reading.sentence(first.sentence).start + LONGEST_STORY;
        let after = rest.split_off(rest.partition_point(|frame| reading.sentence(frame.sentence).start < end));
        let until = after.first().map_or(doc.sentences.len(), |next| next.sentence);
        let mut drafts = assemble::assemble(&reading, &triggers, std::mem::replace(&mut rest, after), guide.as_deref_mut());
        // The headline is that of the first story.
        let read = if from == 0 && !drafts.is_empty() { headline::read(article, lex, gaz) } else { headline::Read::default() };
        headline::lend(&reading, &mut drafts, read.doer);
        let story = settle::Story { sentences: from..until, told: out.len() };
        out.extend(settle::settle(&reading, &article.id, &triggers, &drafts, (&story, read), every));
        from = until;
    }
    out
}
