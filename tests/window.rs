//! The window without a screen: what a user does, and what all views then show.
#![cfg(feature = "gui")]

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Tray};
use furat::store::{DayRange, Dimension, Filter};
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;

fn window(lang: Lang) -> Harness<'static, FuratApp> {
    let mut settings = Settings::default();
    settings.lang = lang;
    let mut harness = Harness::builder().with_size([1600.0, 900.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), settings, Some(Input::Sample), None, Decoding::AtOnce).expect("bundled data"),
    );
    let patience = Instant::now();
    while harness.state().state.store.incidents().is_empty() && patience.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    harness.step();
    harness
}

fn send(harness: &mut Harness<'static, FuratApp>, command: Command) {
    harness.state().sender().send(command);
    harness.step();
    harness.step();
}

#[test]
fn the_sample_fills_map_list_and_counts_alike() {
    let harness = window(Lang::En);
    let app = harness.state();
    let view = app.state.view();
    assert!(view.shown.len() > 20, "{} shown", view.shown.len());
    assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, view.total);
    let head = app.state.texts.tr_args("list-shown", &[("count", view.shown.len().into())]).into_owned();
    assert!(harness.query_by_label(&head).is_some(), "no list head {head:?}");
}

#[test]
fn moving_the_range_filters_everything_at_once() {
    let mut harness = window(Lang::En);
    let before = harness.state().state.view().shown.len();
    let first =
        harness.state().state.store.incidents()[harness.state().state.view().shown.nth(0).expect("shown")].when.earliest.expect("dated");
    send(&mut harness, Command::SetRange(Some(DayRange { from: first, to: first })));
    let view = harness.state().state.view();
    assert!(!view.shown.is_empty() && view.shown.len() < before);
    assert!(view.filtered_out > 0);
    let head = harness.state().state.texts.tr_args("list-shown", &[("count", view.shown.len().into())]).into_owned();
    assert!(harness.query_by_label(&head).is_some());
    send(&mut harness, Command::SetRange(None));
    assert_eq!(harness.state().state.view().shown.len(), before);
}

#[test]
fn choosing_a_row_opens_its_card_and_its_article() {
    let mut harness = window(Lang::En);
    let index = harness.state().state.view().shown.nth(0).expect("shown");
    let incident = harness.state().state.store.incidents()[index].clone();
    let title = furat::ui::describe::title(&harness.state().state.texts, Lang::En, &incident);
    let row = harness.query_all_by_label(&title).last().expect("a row in the list");
    row.click();
    harness.step();
    harness.step();
    assert_eq!(harness.state().state.selection.incident.as_ref(), Some(&incident.id));
    let article = harness.state().state.store.article(&incident.sources[0].article).expect("its article").body.clone();
    assert!(harness.query_by_label(&article).is_some(), "the article's text is in the panel");
    harness.get_by_label("Back to the list").click();
    harness.step();
    harness.step();
    assert_eq!(harness.state().state.selection.incident, None);
}

#[test]
fn a_facet_row_hides_its_kind_and_the_sentence_says_so() {
    let mut harness = window(Lang::En);
    let count = |harness: &Harness<'_, FuratApp>| {
        let state = &harness.state().state;
        state.view().facets.count(state.store.columns(), Dimension::Kind, "airstrike")
    };
    let airstrikes = count(&harness);
    assert!(airstrikes > 0);
    harness.get_all_by_label("Airstrike").next().expect("facet row").click();
    harness.step();
    harness.step();
    assert!(!harness.state().state.filter.is_on(Dimension::Kind, "airstrike"));
    assert_eq!(count(&harness), airstrikes, "the count of a row ignores its own facet");
    harness.get_by_label_contains("Remove: 9 of 10 kinds").click();
    harness.step();
    harness.step();
    assert!(harness.state().state.filter == Filter::default());
}

#[test]
fn undated_incidents_are_in_their_tray() {
    let mut harness = window(Lang::En);
    let undated = harness.state().state.view().undated.len();
    assert!(undated > 0, "the sample holds undated incidents");
    send(&mut harness, Command::ShowTray(Some(Tray::Undated)));
    let head = harness.state().state.texts.tr_args("list-undated", &[("count", undated.into())]).into_owned();
    assert!(harness.query_by_label(&head).is_some(), "{head}");
}

#[test]
fn flying_to_a_place_moves_the_map() {
    let mut harness = window(Lang::En);
    let point = furat::geo::LatLon::new(36.04, 40.72);
    send(&mut harness, Command::FlyTo(point, 9.5));
    let look = harness.state().map.camera.look();
    assert!(look.center.distance_km(point) < 0.5 && look.zoom >= 9.5, "{look:?}");
}

#[test]
fn a_whole_article_is_copied_in_logical_order() {
    let mut harness = window(Lang::En);
    let index = harness.state().state.view().shown.nth(0).expect("shown");
    let incident = harness.state().state.store.incidents()[index].clone();
    send(&mut harness, Command::Select(Some(incident.id)));
    let body = harness.state().state.store.article(&incident.sources[0].article).expect("its article").body.clone();
    let place = harness.get_by_label(&body).rect();
    let inside = place.intersect(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1600.0, 880.0))).center();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerMoved(inside));
        harness.event(egui::Event::PointerButton {
            pos: inside,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        harness.step();
    }
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.step();
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(body.as_str()));
}

#[test]
fn an_undated_article_is_read_again_with_the_date_it_is_given() {
    let mut harness = window(Lang::En);
    let undated = harness.state().state.view().undated.clone();
    let relative = undated.iter().find_map(|i| {
        let incident = &harness.state().state.store.incidents()[i];
        let article = &incident.sources[0].article;
        let facts = harness.state().state.store.facts(article)?;
        facts.published.is_none().then(|| article.clone())
    });
    let article = relative.expect("the sample holds an article without a date");
    let day = chrono::NaiveDate::from_ymd_opt(2022, 11, 9).expect("a day");
    send(&mut harness, Command::SetPublished(article.clone(), day));
    let patience = Instant::now();
    while harness.state().state.store.facts(&article).and_then(|f| f.published) != Some(day) && patience.elapsed() < Duration::from_secs(30)
    {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    assert_eq!(harness.state().state.store.facts(&article).and_then(|f| f.published), Some(day));
}

#[test]
fn an_idle_frame_computes_nothing() {
    let mut harness = window(Lang::En);
    let before = harness.state().state.rounds();
    for _ in 0..10 {
        harness.step();
    }
    assert_eq!(harness.state().state.rounds(), before);
}

#[test]
fn the_arabic_window_speaks_arabic() {
    let harness = window(Lang::Ar);
    let back = harness.state().state.texts.tr("facet-kind").into_owned();
    assert_eq!(furat::text::Lang::detect(&back), Lang::Ar);
    assert!(harness.query_by_label(&back).is_some());
}

#[test]
fn the_card_says_why_each_field_is_what_it_is() {
    let mut harness = window(Lang::En);
    let index = harness.state().state.view().shown.nth(0).expect("shown");
    let id = harness.state().state.store.incidents()[index].id.clone();
    send(&mut harness, Command::Select(Some(id.clone())));
    assert!(harness.query_by_label_contains("The place stands").is_none(), "the reasons of fields are folded away at first");
    let head = harness.state().state.texts.tr("why-title").into_owned();
    harness.get_all_by_label(&head).next().expect("a head").click();
    harness.run_ok();
    let state = &harness.state().state;
    let incident = state.store.incident(&id).expect("selected");
    for finding in &incident.findings {
        let name = state.texts.field(finding.field);
        assert!(harness.query_all_by_label_contains(&name).count() > 0, "{name}");
        for reason in finding.confidence.reasons.iter().filter(|reason| reason.delta.abs() >= 0.005) {
            let words = state.texts.tr(&format!("reason-{}", reason.id)).into_owned();
            assert!(harness.query_all_by_label_contains(&words).count() > 0, "{words}");
        }
    }
}

#[test]
fn joined_reports_are_taken_apart_and_joined_again() {
    let mut harness = window(Lang::En);
    let joined = |harness: &Harness<'_, FuratApp>| {
        harness
            .state()
            .state
            .store
            .incidents()
            .iter()
            .filter(|incident| !incident.reports.is_empty())
            .map(|i| i.id.clone())
            .collect::<Vec<_>>()
    };
    let before = joined(&harness);
    let id = before.first().expect("the sample holds two reports of one incident").clone();
    let all = harness.state().state.store.incidents().len();
    let parts = harness.state().state.store.incident(&id).expect("there").reports.len();
    send(&mut harness, Command::Select(Some(id.clone())));
    assert!(harness.query_by_label("Take the reports apart").is_some());
    send(&mut harness, Command::TakeApart(id.clone()));
    assert_eq!(harness.state().state.store.incidents().len(), all + parts - 1);
    assert!(!joined(&harness).contains(&id));
    assert!(harness.query_by_label("Join the reports again").is_some());
    send(&mut harness, Command::JoinAgain(id.clone()));
    assert_eq!(joined(&harness), before);
    assert_eq!(harness.state().state.selection.incident, Some(id));
}

#[test]
fn digits_switch_kinds_in_the_order_of_the_list() {
    let mut harness = window(Lang::En);
    let is_on = |harness: &Harness<'_, FuratApp>, key: &str| harness.state().state.filter.is_on(Dimension::Kind, key);
    harness.key_press(egui::Key::Num1);
    harness.step();
    harness.step();
    assert!(!is_on(&harness, "airstrike") && is_on(&harness, "other"));
    harness.key_press(egui::Key::Num1);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::Num0);
    harness.step();
    harness.step();
    assert!(!is_on(&harness, "airstrike") && is_on(&harness, "other"), "with Alt only the tenth is left");
}
