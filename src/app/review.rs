//! Commands of somebody who reviews and corrects. Every correction goes through [`AppState::record`].

use crate::context::{Answer, Choice, Command, Review, choices, has_best};
use crate::edit::{Anchor, Change, Desk, Doubt, Fingerprint, Part, Stamp, Value, queue, typed_count};
use crate::geo::LatLon;
use crate::incident::{Evidence, Field, Incident, IncidentId, PlaceKind, PlaceRole, SourceRef, Where};
use crate::store::Generation;
use crate::text::Span;

use super::apply::{Effect, select};
use super::state::AppState;

/// Up to so many incidents the queue is kept up to date while it is closed, for its count in the bar.
const COUNTED: usize = 20_000;

/// Radius, in km, within which a clicked point is believed.
const CLICKED_KM: f64 = 1.0;

/// Carries out a reviewer's command; gives back one that is none.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::ToggleReview => {
            state.briefing.is_open = false;
            return Ok(toggle(state));
        }
        Command::ReviewTab(tab) => {
            (state.review.tab, state.review.at) = (tab, 0);
            return Ok(show_question(state));
        }
        Command::ReviewStep(step) => return Ok(step_to(state, step)),
        Command::ReviewAt(at) => {
            state.review.at = at;
            return Ok(show_question(state));
        }
        Command::Answer(n) => return Ok(answer(state, n)),
        Command::AcceptBest => {
            let is_told = state.review.current().is_some_and(|question| has_best(&choices(question, &state.store)));
            return Ok(if is_told { answer(state, 0) } else { Vec::new() });
        }
        Command::LeaveOpen => return Ok(leave_open(state)),
        Command::SkipQuestion => return Ok(skip(state)),
        Command::UndoEdit => {
            if let Some(undo) = state.desk.log().undo() {
                state.record(undo);
            }
        }
        Command::RedoEdit => {
            if let Some(redo) = state.desk.log().redo() {
                state.record(redo);
            }
        }
        other => return correct(state, other),
    }
    Ok(Vec::new())
}

/// Commands that correct.
fn correct(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::Edit(part) => {
            state.review.editing = part;
            state.review.is_placing = false;
            (state.tools.found, state.tools.asked) = (Vec::new(), String::new());
        }
        Command::Put(id, value) => state.put(&id, value),
        Command::PutWords(id, Part::Date, words) => return Ok(vec![Effect::PutDate(id, words)]),
        Command::PutWords(id, part, words) => put_words(state, &id, part, &words),
        Command::PutPlace(id, gazetteer_id) => return Ok(vec![Effect::PutPlace(id, gazetteer_id)]),
        Command::PutBack(id, part) => {
            let change = with_anchor(state, &id, |incident, of| Change::Reset { of, part, old: part.in_(incident) });
            state.record_some(change);
        }
        Command::TogglePlacing => {
            state.review.is_placing = !state.review.is_placing && state.selection.incident.is_some();
        }
        Command::PlaceAt(point) => place_at(state, point),
        Command::Reject(id) => {
            let change = with_anchor(state, &id, |_, of| Change::Reject { of });
            state.record_some(change);
        }
        Command::RejectSelected => {
            if let Some(id) = state.selection.incident.clone() {
                return correct(state, Command::Reject(id));
            }
        }
        Command::BringBack(seq) => state.record(Change::Undo { seq }),
        Command::NewIncident => return Ok(create(state)),
        Command::JoinIncidents(into, from) => {
            let other = with_anchor(state, &from, |_, of| of);
            let change = with_anchor(state, &into, |_, into| Some(Change::Merge { into, from: vec![other?] }));
            state.record_some(change.flatten());
        }
        Command::MarkWords(field, span) => mark(state, field, span, true),
        Command::UnmarkWords(field, span) => mark(state, field, span, false),
        Command::LearnName(name, place) => state.record(Change::Alias { name, place }),
        other => return Err(other),
    }
    Ok(Vec::new())
}

impl AppState {
    /// Adds a correction to the log and shows what it makes of the incidents: the one way into the log.
    /// Incidents made up on demand cannot be corrected; where they are read from a workspace on demand, the keeper lays the log over them.
    pub fn record(&mut self, change: Change) {
        if self.store.is_made() && self.space.is_none() {
            self.notices.push(self.texts.warning("edit-made-up", &[]).into());
            return;
        }
        #[expect(clippy::disallowed_methods, reason = "this is app: the moment at which a person corrects")]
        let at = chrono::Utc::now().timestamp();
        let stamp = Stamp { at, who: self.settings.signature(), ..Stamp::default() };
        if self.store.is_made() {
            self.desk.note(change, stamp);
            return;
        }
        let lost = self.desk.outcome().lost.len();
        self.desk.record(change, stamp, &mut self.store);
        if self.desk.outcome().lost.len() > lost {
            self.notices.push(self.texts.warning("edit-lost", &[]).into());
        }
        self.after_edits();
    }

    pub(super) fn record_some(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            self.record(change);
        }
    }

    /// Brings what follows from the log in line with it.
    pub(super) fn after_edits(&mut self) {
        self.apart = self.desk.outcome().split.keys().cloned().collect();
        // Rows may have moved.
        self.selection.pile.clear();
        let is_gone = self.selection.incident.as_ref().is_some_and(|id| self.store.incident_position(id).is_none());
        if is_gone {
            self.selection.incident = None;
            self.review.editing = None;
        }
        self.refresh_review();
    }

    /// Works the queue out anew, where the incidents are others than those it was made of.
    pub(super) fn refresh_review(&mut self) {
        let now = self.store.generation();
        let is_wanted = self.review.is_open || self.store.len() <= COUNTED;
        let (is_empty, now) = (now == Generation::default(), (now, self.desk.log().len()));
        if self.reviewed == now || !is_wanted {
            return;
        }
        self.reviewed = now;
        self.review.questions = if is_empty { Vec::new() } else { queue(&self.store, self.desk.outcome()) };
        self.review.all = self.review.all.max(self.review.questions.len());
    }

    /// Gives a part of an incident a value; nothing where it has that value already.
    pub(super) fn put(&mut self, id: &IncidentId, value: Value) {
        let change = with_anchor(self, id, |incident, of| {
            let old = value.part().in_(incident);
            (old != value).then_some(Change::Set { of, old, new: value })
        });
        self.record_some(change.flatten());
        self.review.editing = None;
        self.review.is_placing = false;
    }
}

fn with_anchor<T>(state: &AppState, id: &IncidentId, make: impl FnOnce(&Incident, Anchor) -> T) -> Option<T> {
    let incident = state.store.incident(id)?;
    Some(make(&incident, Desk::anchor(&incident, &state.store)))
}

fn toggle(state: &mut AppState) -> Vec<Effect> {
    state.review.is_open = !state.review.is_open;
    (state.review.at, state.review.all) = (0, 0);
    state.review.skipped.clear();
    state.settings.panels.facets_over = false;
    if !state.review.is_open {
        return Vec::new();
    }
    state.refresh_review();
    state.review.all = state.review.questions.len();
    show_question(state)
}

/// Selects the incident that is asked about, so that card, article and map show it.
fn show_question(state: &mut AppState) -> Vec<Effect> {
    let last = state.review.listed().len().saturating_sub(1);
    state.review.at = state.review.at.min(last);
    state.review.editing = None;
    let Some(id) = state.review.current().map(|question| question.incident.clone()) else { return Vec::new() };
    select(state, Some(id))
}

fn step_to(state: &mut AppState, step: i32) -> Vec<Effect> {
    let last = state.review.listed().len().saturating_sub(1);
    state.review.at = state.review.at.saturating_add_signed(step as isize).min(last);
    show_question(state)
}

fn skip(state: &mut AppState) -> Vec<Effect> {
    let Some(key) = state.review.current().map(Review::key) else { return Vec::new() };
    state.review.skipped.insert(key);
    show_question(state)
}

/// A person has looked and leaves it as it is.
fn leave_open(state: &mut AppState) -> Vec<Effect> {
    let Some((id, doubt, with)) = state.review.current().map(Review::key) else { return Vec::new() };
    settle(state, &id, doubt, with.as_ref());
    show_question(state)
}

fn settle(state: &mut AppState, id: &IncidentId, doubt: Doubt, with: Option<&IncidentId>) {
    let other = with.and_then(|other| with_anchor(state, other, |_, of| of));
    let change = with_anchor(state, id, |_, of| Change::Settle { of, doubt, with: other.into_iter().collect() });
    state.record_some(change);
}

fn answer(state: &mut AppState, n: usize) -> Vec<Effect> {
    let Some(question) = state.review.current().cloned() else { return Vec::new() };
    let Some(Choice { answer, .. }) = choices(&question, &state.store).into_iter().nth(n) else { return Vec::new() };
    let id = question.incident;
    match answer {
        Answer::Keep => settle(state, &id, question.doubt, None),
        Answer::Put(value) => state.put(&id, value),
        Answer::Place(gazetteer_id) => return vec![Effect::PutPlace(id, gazetteer_id)],
        Answer::Join(other) => drop(correct(state, Command::JoinIncidents(id, other))),
        Answer::Apart(other) => settle(state, &id, Doubt::Duplicate, Some(&other)),
        Answer::Reject => drop(correct(state, Command::Reject(id))),
        Answer::Edit(part) => {
            state.review.editing = Some(part);
            return Vec::new();
        }
    }
    show_question(state)
}

fn put_words(state: &mut AppState, id: &IncidentId, part: Part, words: &str) {
    let words = words.trim();
    let some = || (!words.is_empty()).then(|| words.to_owned());
    let count = || typed_count(words);
    let value = match part {
        Part::Killed => count().map(Value::Killed),
        Part::Injured => count().map(Value::Injured),
        Part::Missing => count().map(Value::Missing),
        Part::Captured => count().map(Value::Captured),
        Part::Target => Some(Value::Target(some())),
        Part::Title => Some(Value::Title(some())),
        Part::Notes => Some(Value::Notes(words.to_owned())),
        Part::Tags => Some(Value::Tags(tags(words))),
        Part::Kind | Part::Date | Part::Places | Part::Actor | Part::Attribution | Part::Status => return,
    };
    match value {
        Some(value) => state.put(id, value),
        None => state.notices.push(state.texts.warning("edit-no-number", &[("words", words.to_owned().into())]).into()),
    }
}

/// Tags between commas, each once.
fn tags(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in words.split([',', '\u{60C}', ';']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !out.iter().any(|known| known == tag) {
            out.push(tag.to_owned());
        }
    }
    out
}

/// The selected incident lies where the map was clicked. Six decimals are a tenth of a metre.
fn place_at(state: &mut AppState, point: LatLon) {
    let Some(id) = state.selection.incident.clone() else { return };
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let point = LatLon::new(round(point.lat), round(point.lon));
    state.put(&id, Value::Places(vec![point_place(point)]));
}

/// A place that is nothing but a point.
pub(super) fn point_place(point: LatLon) -> Where {
    let name = format!("{:.5}, {:.5}", point.lat, point.lon);
    Where {
        gazetteer_id: format!("point:{name}"),
        name,
        name_ar: String::new(),
        kind: PlaceKind::Other,
        point,
        precision_km: CLICKED_KM,
        role: PlaceRole::Site,
        confidence: 1.0,
        alternatives: Vec::new(),
        admin: None,
    }
}

/// A new incident in the article that is open, or in none.
fn create(state: &mut AppState) -> Vec<Effect> {
    let id = state.desk.id_by_hand();
    let article = state.selection.reading.as_ref().map(|reading| reading.article.clone());
    let article = article.filter(|id| state.store.article(id).is_some());
    let sources = article.into_iter().map(|article| SourceRef { article, evidence: Vec::<Evidence>::new() }).collect();
    let incident = Incident { sources, ..Incident::bare(id.clone()) };
    let at = Desk::anchor(&incident, &state.store);
    state.record(Change::Create { at, incident: Box::new(incident) });
    if state.store.incident_position(&id).is_none() {
        return Vec::new();
    }
    let effects = select(state, Some(id));
    state.review.editing = Some(Part::Kind);
    effects
}

/// Words of the open article speak for a field of the selected incident, or no longer do.
fn mark(state: &mut AppState, field: Field, span: Span, is_marked: bool) {
    let (Some(id), Some(reading)) = (state.selection.incident.clone(), state.selection.reading.as_ref()) else { return };
    let Some(article) = state.store.article(&reading.article).filter(|article| !span.slice(&article.body).is_empty()) else { return };
    let (name, text, words) = (article.id.clone(), Fingerprint::of(&article.body), span.slice(&article.body).to_owned());
    let change = with_anchor(state, &id, |_, of| {
        if is_marked { Change::Mark { of, field, article: name, text, span, words } } else { Change::Unmark { of, field, text, span } }
    });
    state.record_some(change);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::incident::{Count, Kind, Verification};
    use crate::store::sample::{article, incident};
    use crate::store::{Batch, Store};

    fn state() -> AppState {
        let mut state = AppState::new(Settings::default()).expect("bundled tokens");
        let mut store = Store::default();
        let incidents = vec![incident("a", "2020-01-05"), Incident { places: Vec::new(), ..incident("b", "2021-01-05") }];
        store.insert(Batch { articles: vec![article("a")], incidents });
        state.show(store);
        state
    }

    fn send(state: &mut AppState, command: Command) -> Vec<Effect> {
        super::super::apply::apply(state, command)
    }

    fn get(state: &AppState, id: &str) -> Incident {
        state.store.incident(&IncidentId(id.into())).expect(id).into_owned()
    }

    fn id(id: &str) -> IncidentId {
        IncidentId(id.into())
    }

    #[test]
    fn typed_words_become_values_or_say_why_not() {
        let mut state = state();
        let rows = [
            (Part::Killed, "3-5", Value::Killed(Count::between(3, 5))),
            (Part::Injured, "2+", Value::Injured(Count::at_least(2))),
            (Part::Target, " a depot ", Value::Target(Some("a depot".into()))),
            (Part::Title, "Depot blast", Value::Title(Some("Depot blast".into()))),
            (Part::Tags, "bridge, night; bridge", Value::Tags(vec!["bridge".into(), "night".into()])),
            (Part::Notes, "seen", Value::Notes("seen".into())),
        ];
        for (part, words, want) in rows {
            assert_eq!(send(&mut state, Command::PutWords(id("a"), part, words.into())), []);
            assert_eq!(part.in_(&get(&state, "a")), want);
        }
        let before = state.desk.log().len();
        send(&mut state, Command::PutWords(id("a"), Part::Killed, "many".into()));
        assert_eq!((state.desk.log().len(), state.notices.len()), (before, 1));
        send(&mut state, Command::PutWords(id("a"), Part::Killed, "3..5".into()));
        assert_eq!(state.desk.log().len(), before, "the same value is no correction");
    }

    #[test]
    fn corrections_are_undone_with_everything_else_and_by_themselves() {
        let mut state = state();
        let before = state.undoable();
        send(&mut state, Command::Put(id("a"), Value::Kind(Kind::Clash)));
        send(&mut state, Command::Put(id("a"), Value::Status(Verification::Confirmed)));
        let after = state.undoable();
        state.restore(before.clone());
        assert_eq!(get(&state, "a"), incident("a", "2020-01-05"));
        state.restore(after);
        assert_eq!((get(&state, "a").kind, get(&state, "a").remarks.status), (Kind::Clash, Verification::Confirmed));
        send(&mut state, Command::UndoEdit);
        assert_eq!((get(&state, "a").kind, get(&state, "a").remarks.status), (Kind::Clash, Verification::Unreviewed));
        send(&mut state, Command::RedoEdit);
        assert_eq!(get(&state, "a").remarks.status, Verification::Confirmed);
        send(&mut state, Command::PutBack(id("a"), Part::Kind));
        assert_eq!(get(&state, "a").kind, Kind::Airstrike);
    }

    #[test]
    fn the_queue_asks_one_question_after_another() {
        let mut state = state();
        send(&mut state, Command::ToggleReview);
        assert_eq!(state.review.current().map(|q| (q.incident.0.as_str(), q.doubt)), Some(("b", Doubt::Unlocated)));
        assert_eq!(state.selection.incident, Some(id("b")), "what is asked about is shown");
        send(&mut state, Command::SkipQuestion);
        assert!(state.review.current().is_some(), "put off, not answered");
        send(&mut state, Command::LeaveOpen);
        assert_eq!((state.review.current(), state.review.done()), (None, 1));
        send(&mut state, Command::UndoEdit);
        assert!(state.review.current().is_some());
    }

    #[test]
    fn a_click_on_the_map_places_the_selected_incident() {
        let mut state = state();
        send(&mut state, Command::Select(Some(id("b"))));
        send(&mut state, Command::TogglePlacing);
        assert!(state.review.is_placing);
        send(&mut state, Command::PlaceAt(LatLon::new(34.123_456_789, 40.5)));
        let placed = get(&state, "b");
        assert_eq!(placed.site().map(|site| (site.point.lat, site.point.lon)), Some((34.123_457, 40.5)));
        assert!(!state.review.is_placing);
    }

    #[test]
    fn a_new_incident_stands_in_the_open_article_and_a_rejected_one_comes_back() {
        let mut state = state();
        send(&mut state, Command::Select(Some(id("a"))));
        send(&mut state, Command::NewIncident);
        let made = state.selection.incident.clone().expect("the new one");
        assert_eq!(get(&state, &made.0).sources[0].article.0, "a");
        assert_eq!(state.review.editing, Some(Part::Kind));
        send(&mut state, Command::RejectSelected);
        assert_eq!((state.store.len(), state.selection.incident.as_ref()), (2, None));
        let seq = state.desk.outcome().rejected[0].0;
        send(&mut state, Command::BringBack(seq));
        assert_eq!(state.store.len(), 3);
    }

    #[test]
    fn marked_words_speak_for_a_field_of_the_selected_incident() {
        let mut state = state();
        send(&mut state, Command::Select(Some(id("a"))));
        send(&mut state, Command::MarkWords(Field::Killed, Span::new(0, 1)));
        assert_eq!(get(&state, "a").sources[0].spans(Field::Killed).collect::<Vec<_>>(), [Span::new(0, 1)]);
        send(&mut state, Command::UnmarkWords(Field::Killed, Span::new(0, 1)));
        assert_eq!(get(&state, "a").sources[0].spans(Field::Killed).count(), 0);
    }

    #[test]
    fn joining_leaves_one_and_a_name_is_learned_for_all() {
        let mut state = state();
        send(&mut state, Command::JoinIncidents(id("a"), id("b")));
        assert_eq!((state.store.len(), get(&state, "a").reports.len()), (1, 2));
        send(&mut state, Command::UndoEdit);
        assert_eq!(state.store.len(), 2);
        send(&mut state, Command::LearnName("a".into(), Box::new(point_place(LatLon::new(34.0, 40.0)))));
        assert_eq!(state.desk.log().in_force().count(), 1);
    }
}
