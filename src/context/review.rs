//! Reviewing: the queue of questions, the one that is asked, and the part of an incident that is being corrected.

use std::collections::BTreeSet;

use crate::edit::{Doubt, Part, Question, Value};
use crate::incident::{Field, Incident, IncidentId, When};
use crate::store::Store;

/// Answers that one key can give.
pub const MOST_CHOICES: usize = 6;

/// Places and dates of the article that are offered.
const MOST_MENTIONED: usize = 4;

/// What an answer does.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It is right as it is.
    Keep,
    /// Gives a part this value.
    Put(Value),
    /// It is the place of that gazetteer id.
    Place(String),
    /// Both are one incident.
    Join(IncidentId),
    /// They are two incidents.
    Apart(IncidentId),
    /// It is no incident.
    Reject,
    /// Something else, which is typed.
    Edit(Part),
}

/// An answer on offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it does.
    pub answer: Answer,
    /// 0 to 1, where something speaks for it.
    pub score: Option<f32>,
}

/// What names a question from one working out of the queue to the next.
pub type QuestionKey = (IncidentId, Doubt, Option<IncidentId>);

/// The state of reviewing. Forgotten when the program ends; what was answered is in the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Whether the queue is open.
    pub is_open: bool,
    /// The doubt that alone is listed.
    pub tab: Option<Doubt>,
    /// All open questions, the weightiest first.
    pub questions: Vec<Question>,
    /// The most questions there were since the queue was opened.
    pub all: usize,
    /// Where one stands in the list.
    pub at: usize,
    /// Questions put off, which come last.
    pub skipped: BTreeSet<QuestionKey>,
    /// The part of the selected incident that is being corrected.
    pub editing: Option<Part>,
    /// Whether a click on the map gives the selected incident its place.
    pub is_placing: bool,
}

impl Review {
    /// What names a question.
    pub fn key(question: &Question) -> QuestionKey {
        (question.incident.clone(), question.doubt, question.with.clone())
    }

    /// The questions listed, those put off last.
    pub fn listed(&self) -> Vec<&Question> {
        let of_tab = |question: &&Question| self.tab.is_none_or(|tab| tab == question.doubt);
        let (later, now): (Vec<&Question>, Vec<&Question>) =
            self.questions.iter().filter(of_tab).partition(|question| self.skipped.contains(&Self::key(question)));
        now.into_iter().chain(later).collect()
    }

    /// The question that is asked.
    pub fn current(&self) -> Option<&Question> {
        let listed = self.listed();
        listed.get(self.at.min(listed.len().saturating_sub(1))).copied().filter(|_| self.is_open)
    }

    /// How many questions a tab lists; all, for none.
    pub fn count(&self, tab: Option<Doubt>) -> usize {
        self.questions.iter().filter(|question| tab.is_none_or(|tab| tab == question.doubt)).count()
    }

    /// How many were answered since the queue was opened.
    pub fn done(&self) -> usize {
        self.all.saturating_sub(self.questions.len())
    }
}

/// Whether something speaks for the first answer: what an article merely names besides is not accepted by habit.
pub fn has_best(choices: &[Choice]) -> bool {
    choices.first().is_some_and(|choice| choice.score.is_some())
}

/// The answers on offer to a question, the likeliest first.
pub fn choices(question: &Question, store: &Store) -> Vec<Choice> {
    let Some(incident) = store.incident(&question.incident) else { return Vec::new() };
    let plain = |answer: Answer| Choice { answer, score: None };
    let mut out = match question.doubt {
        Doubt::Ambiguous => places(&incident),
        Doubt::Undated => dates(&incident, store),
        Doubt::Unlocated => mentioned_places(&incident, store),
        Doubt::Unsure => vec![Choice { answer: Answer::Keep, score: Some(incident.confidence.value) }, plain(Answer::Reject)],
        Doubt::Duplicate => {
            let with = question.with.iter();
            with.flat_map(|other| [plain(Answer::Join(other.clone())), plain(Answer::Apart(other.clone()))]).collect()
        }
    };
    out.truncate(MOST_CHOICES - 1);
    match question.doubt {
        Doubt::Ambiguous | Doubt::Unlocated => out.push(plain(Answer::Edit(Part::Places))),
        Doubt::Undated => out.push(plain(Answer::Edit(Part::Date))),
        Doubt::Unsure | Doubt::Duplicate => {}
    }
    out
}

fn places(incident: &Incident) -> Vec<Choice> {
    let Some(site) = incident.site() else { return Vec::new() };
    let others = site.alternatives.iter().filter(|other| other.gazetteer_id != site.gazetteer_id);
    let others = others.map(|other| Choice { answer: Answer::Place(other.gazetteer_id.clone()), score: Some(other.score) });
    std::iter::once(Choice { answer: Answer::Keep, score: Some(site.confidence) }).chain(others).collect()
}

/// What else the text would have allowed, then the dates that the article names.
fn dates(incident: &Incident, store: &Store) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    let mut add = |when: When, score: Option<f32>| {
        let answer = Answer::Put(Value::Date(when));
        if !out.iter().any(|known| known.answer == answer) {
            out.push(Choice { answer, score });
        }
    };
    let candidates = incident.finding(Field::Date).map(|finding| finding.candidates.as_slice()).unwrap_or_default();
    for candidate in candidates {
        if let Some(when) = When::from_digits(&candidate.value).filter(When::is_dated) {
            add(when, Some(candidate.score));
        }
    }
    let facts = incident.sources.iter().filter_map(|source| store.facts(&source.article));
    for mention in facts.flat_map(|facts| &facts.dates).filter(|mention| mention.value.is_dated()).take(MOST_MENTIONED) {
        add(mention.value.clone(), None);
    }
    out
}

fn mentioned_places(incident: &Incident, store: &Store) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    let facts = incident.sources.iter().filter_map(|source| store.facts(&source.article));
    for mention in facts.flat_map(|facts| &facts.places) {
        let answer = Answer::Put(Value::Places(vec![mention.value.clone()]));
        let is_known = |known: &Choice| {
            matches!(&known.answer, Answer::Put(Value::Places(places))
            if places.iter().any(|place| place.gazetteer_id == mention.value.gazetteer_id))
        };
        if !out.iter().any(is_known) && out.len() < MOST_MENTIONED {
            out.push(Choice { answer, score: None });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::Candidate;
    use crate::store::Batch;
    use crate::store::sample::incident;

    fn question(id: &str, doubt: Doubt) -> Question {
        Question { incident: IncidentId(id.into()), doubt, with: None, hangs: 1 }
    }

    #[test]
    fn what_is_put_off_comes_last_and_a_tab_lists_its_own_doubt() {
        let mut review = Review { is_open: true, ..Review::default() };
        review.questions = vec![question("a", Doubt::Undated), question("b", Doubt::Unlocated), question("c", Doubt::Undated)];
        assert_eq!(review.current().map(|q| q.incident.0.as_str()), Some("a"));
        review.skipped.insert(Review::key(&review.questions[0]));
        let listed: Vec<&str> = review.listed().iter().map(|q| q.incident.0.as_str()).collect();
        assert_eq!(listed, ["b", "c", "a"]);
        review.tab = Some(Doubt::Undated);
        assert_eq!(review.current().map(|q| q.incident.0.as_str()), Some("c"));
        assert_eq!((review.count(None), review.count(review.tab)), (3, 2));
        review.is_open = false;
        assert_eq!(review.current(), None);
    }

    #[test]
    fn an_ambiguous_place_offers_its_rivals_and_the_search() {
        let mut one = incident("a", "2020-01-05");
        let rival =
            |id: &str| Candidate { gazetteer_id: id.into(), name: id.into(), name_ar: String::new(), score: 0.3, reasons: Vec::new() };
        one.places[0].alternatives = vec![rival("y"), rival("z")];
        let mut store = Store::default();
        store.insert(Batch { articles: Vec::new(), incidents: vec![one] });
        let answers: Vec<Answer> = choices(&question("a", Doubt::Ambiguous), &store).into_iter().map(|choice| choice.answer).collect();
        assert_eq!(answers, [Answer::Keep, Answer::Place("y".into()), Answer::Place("z".into()), Answer::Edit(Part::Places)]);
        assert!(has_best(&choices(&question("a", Doubt::Ambiguous), &store)));
        assert!(!has_best(&choices(&question("a", Doubt::Undated), &store)), "no day speaks for itself");
    }
}
