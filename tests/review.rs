//! Reviewing and correcting in the window without a screen, by the labels of its controls.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod common;

use common::{SMALL, Window, is_there, key, press, sample, send, settle, until, word, words};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use furat::context::{Answer, Command, choices};
use furat::edit::{Doubt, Part, Value};
use furat::incident::{Count, Incident, IncidentId, Kind, Verification};
use furat::text::Lang;

fn selected(window: &Window) -> Incident {
    let state = &window.state().state;
    let id = state.selection.incident.as_ref().expect("one is selected");
    state.store.incident(id).expect("it is there").into_owned()
}

fn select_first(window: &mut Window, wanted: impl Fn(&Incident) -> bool) -> Incident {
    let found = window.state().state.store.incidents().iter().find(|incident| wanted(incident)).expect("the sample holds one").clone();
    send(window, Command::Select(Some(found.id.clone())));
    found
}

/// Opens a part by its pencil.
fn open(window: &mut Window, part: Part) {
    let field = word(window, &format!("part-{}", part.code()));
    let name = words(window, "edit-part", &[("field", &field)]);
    window.query_all_by_label(&name).next().expect("a pencil").click();
    settle(window);
    assert_eq!(window.state().state.review.editing, Some(part), "{name}");
}

/// Types into the field that has the keyboard, and saves.
fn type_and_save(window: &mut Window, typed: &str) {
    key(window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text(typed.to_owned()));
    settle(window);
    let save = word(window, "edit-save");
    press(window, &save);
}

#[test]
fn every_part_of_the_card_is_corrected_in_its_place() {
    let mut window = sample(Lang::En, [1600.0, 1400.0]);
    select_first(&mut window, |incident| incident.when.is_dated() && incident.target.is_some() && incident.site().is_some());
    for (part, typed, want) in [
        (Part::Title, "Depot blast", Value::Title(Some("Depot blast".into()))),
        (Part::Killed, "3-5", Value::Killed(Count::between(3, 5))),
        (Part::Injured, "7+", Value::Injured(Count::at_least(7))),
        (Part::Target, "a depot", Value::Target(Some("a depot".into()))),
    ] {
        open(&mut window, part);
        type_and_save(&mut window, typed);
        assert_eq!(part.in_(&selected(&window)), want, "{typed}");
        assert_eq!(window.state().state.review.editing, None, "saving closes it");
    }
    open(&mut window, Part::Date);
    type_and_save(&mut window, "June 2018");
    assert_eq!(selected(&window).when.edtf(), "2018-06");
    open(&mut window, Part::Kind);
    let raid = word(&window, "kind-raid");
    window.get_all_by_role_and_label(Role::Button, &raid).last().expect("a choice").click();
    settle(&mut window);
    assert_eq!(selected(&window).kind, Kind::Raid);
}

#[test]
fn a_corrected_value_goes_back_to_what_the_articles_say() {
    let mut window = sample(Lang::Ar, SMALL);
    let before = select_first(&mut window, |incident| incident.when.is_dated());
    send(&mut window, Command::Put(before.id.clone(), Value::Date(furat::incident::When::default())));
    assert!(!selected(&window).when.is_dated());
    open(&mut window, Part::Date);
    let back = word(&window, "edit-put-back");
    press(&mut window, &back);
    assert_eq!(selected(&window), before);
}

#[test]
fn a_place_is_found_by_name_and_by_a_click_on_the_map() {
    let mut window = sample(Lang::En, [1600.0, 1000.0]);
    select_first(&mut window, |incident| incident.site().is_some());
    open(&mut window, Part::Places);
    window.event(egui::Event::Text("Mosul".into()));
    until(&mut window, |app| !app.state.tools.found.is_empty());
    let found = &window.state().state.tools.found[0];
    let name = format!("{}, {}", found.name, found.detail);
    press(&mut window, &name);
    assert_eq!(selected(&window).site().map(|site| site.name.as_str()), Some("Mosul"));
    open(&mut window, Part::Places);
    let click = word(&window, "edit-click-map");
    press(&mut window, &click);
    assert!(window.state().state.review.is_placing);
    let at = egui::pos2(600.0, 400.0);
    window.event(egui::Event::PointerMoved(at));
    window.step();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
    settle(&mut window);
    assert!(selected(&window).site().is_some_and(|site| site.gazetteer_id.starts_with("point:")));
}

#[test]
fn the_status_is_set_beside_its_suggestion_and_can_be_filtered_by() {
    let mut window = sample(Lang::En, [1600.0, 1400.0]);
    let id = select_first(&mut window, |incident| incident.when.is_dated() && incident.site().is_some()).id;
    send(&mut window, Command::Put(id, Value::Status(Verification::Confirmed)));
    let columns = window.state().state.store.columns();
    let confirmed = columns.values(furat::store::Dimension::Status).get("confirmed").map_or(0, |value| value.rows.count());
    assert_eq!(confirmed, 1);
    send(&mut window, Command::OnlyValue(furat::store::Dimension::Status, "confirmed".into()));
    assert_eq!(window.state().state.view().shown.len(), 1);
}

#[test]
fn the_queue_is_worked_through_by_keys_alone() {
    let mut window = sample(Lang::En, SMALL);
    let review = word(&window, "command-review");
    let name = words(&window, "command-keys", &[("name", &review), ("keys", "Q")]);
    press(&mut window, &name);
    let asked = |window: &Window| window.state().state.review.current().cloned();
    let first = asked(&window).expect("the sample has questions");
    assert_eq!(window.state().state.selection.incident, Some(first.incident.clone()));
    let all = window.state().state.review.questions.len();
    window.state().state.theme.is_dark();
    key(&mut window, Modifiers::NONE, Key::S);
    assert_ne!(asked(&window), Some(first), "put off");
    key(&mut window, Modifiers::NONE, Key::Num0);
    assert_eq!(window.state().state.review.questions.len(), all - 1, "left open for good");
    key(&mut window, Modifiers::NONE, Key::U);
    assert_eq!(window.state().state.review.questions.len(), all, "and taken back");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.state().state.review.at, 1);
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.state().state.review.is_open);
}

#[test]
fn each_sort_of_question_is_answered_by_its_first_choice() {
    let mut window = sample(Lang::En, SMALL);
    send(&mut window, Command::ToggleReview);
    for doubt in Doubt::ALL {
        send(&mut window, Command::ReviewTab(Some(doubt)));
        let Some(question) = window.state().state.review.current().cloned() else { continue };
        let offered = choices(&question, &window.state().state.store);
        if matches!(offered[0].answer, Answer::Edit(_)) {
            continue;
        }
        send(&mut window, Command::Answer(0));
        let left = &window.state().state.review.questions;
        assert!(!left.contains(&question), "{doubt:?}: {offered:?}");
    }
}

#[test]
fn rejecting_takes_an_incident_away_and_brings_it_back() {
    let mut window = sample(Lang::En, [1600.0, 1400.0]);
    let before = window.state().state.store.len();
    select_first(&mut window, |_| true);
    key(&mut window, Modifiers::SHIFT, Key::Delete);
    assert_eq!(window.state().state.store.len(), before - 1);
    send(&mut window, Command::ToggleReview);
    let back = words(&window, "review-bring-back", &[("n", "1")]);
    press(&mut window, &back);
    assert_eq!(window.state().state.store.len(), before);
}

#[test]
fn an_incident_is_made_by_hand_in_the_open_article() {
    let mut window = sample(Lang::Ar, [1600.0, 1000.0]);
    let one = select_first(&mut window, |incident| incident.sources.len() == 1);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    let made = selected(&window);
    assert_ne!(made.id, one.id);
    assert_eq!(made.sources[0].article, one.sources[0].article);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().state.store.incident(&made.id).is_none() || window.state().state.desk.log().last_done().is_none());
}

#[test]
fn selected_words_of_the_article_are_marked_as_evidence() {
    let mut window = sample(Lang::En, [1600.0, 1000.0]);
    let one = select_first(&mut window, |incident| {
        incident.sources.len() == 1 && incident.sources[0].spans(furat::incident::Field::Target).count() == 0
    });
    let article = one.sources[0].article.clone();
    let body = window.state().state.store.article(&article).expect("its article").body.clone();
    let span = furat::text::Span::new(0, body.find(' ').expect("words"));
    send(&mut window, Command::MarkWords(furat::incident::Field::Target, span));
    assert_eq!(selected(&window).sources[0].spans(furat::incident::Field::Target).collect::<Vec<_>>(), [span]);
    send(&mut window, Command::UnmarkWords(furat::incident::Field::Target, span));
    assert_eq!(selected(&window), one);
}

#[test]
fn idle_frames_work_nothing_out_anew() {
    let mut window = sample(Lang::En, SMALL);
    send(&mut window, Command::ToggleReview);
    let rounds = window.state().state.rounds();
    for _ in 0..10 {
        window.step();
    }
    assert_eq!(window.state().state.rounds(), rounds);
    let close = word(&window, "review-close");
    assert!(is_there(&window, &close));
    let id = IncidentId("nobody".into());
    send(&mut window, Command::Reject(id));
    assert_eq!(window.state().state.desk.log().len(), 0, "what is not there is not corrected");
}
