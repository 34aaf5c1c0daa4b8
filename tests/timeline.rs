//! The timeline inside the window: what is done there moves everything else.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test that cannot open its window has failed")]

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Notice};
use furat::incident::Kind;
use furat::store::{Bin, Certainty, Classes, DayRange, Unit, bins, histogram, tally};
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;

fn window() -> Harness<'static, FuratApp> {
    let app =
        FuratApp::new(&egui::Context::default(), Settings::default(), Some(Input::Sample), None, Decoding::AtOnce).expect("bundled data");
    let frame = |ui: &mut egui::Ui, app: &mut FuratApp| {
        app.update(ui.ctx());
        app.draw(ui);
    };
    let mut harness = Harness::builder().with_size([1920.0, 1080.0]).with_step_dt(1.0 / 10.0).build_ui_state(frame, app);
    let start = Instant::now();
    while harness.state().state.store.incidents().is_empty() && start.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    harness.run_steps(3);
    harness
}

fn range(harness: &Harness<'_, FuratApp>) -> Option<DayRange> {
    harness.state().state.filter.range
}

/// Whether the head of the timeline says what the view holds.
fn says_the_sum(harness: &Harness<'_, FuratApp>) -> bool {
    let state = &harness.state().state;
    let view = state.view();
    let rows = [
        ("sum-shown", view.shown.len()),
        ("sum-undated", view.undated.len()),
        ("sum-unlocated", view.unlocated.len()),
        ("sum-filtered", view.filtered_out),
        ("sum-total", view.total),
    ];
    let counted = view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out == view.total;
    counted && rows.iter().all(|(key, n)| harness.query_by_label(&state.texts.tr_args(key, &[("n", (*n).into())])).is_some())
}

#[test]
fn a_typed_date_filters_and_playing_moves_the_range_on() {
    let mut harness = window();
    assert!(says_the_sum(&harness));
    let all = harness.state().state.view().shown.len();

    harness.get_by_label("Last day").click();
    harness.run_steps(3);
    let extent = harness.state().state.extent().expect("dated incidents");
    harness.get_by_label("Last day").type_text(&extent.from.to_string());
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(range(&harness), Some(DayRange::day(extent.from)));
    assert!(harness.state().state.view().shown.len() < all);
    assert!(says_the_sum(&harness));

    harness.get_by_label("Play").click();
    harness.run_steps(20);
    let played = range(&harness).expect("a range");
    assert_eq!(played.days(), 1, "the range keeps its length");
    assert!(played.from > extent.from, "{played:?}");
    assert!(says_the_sum(&harness));

    harness.get_by_label("Pause").click();
    harness.run_steps(2);
    let stopped = range(&harness);
    harness.run_steps(5);
    assert_eq!(range(&harness), stopped);

    harness.get_by_label("All").click();
    harness.run_steps(3);
    assert_eq!((range(&harness), harness.state().state.view().shown.len()), (None, all));
}

/// Carries out a wish as a panel would.
fn send(harness: &mut Harness<'_, FuratApp>, command: Command) {
    harness.state().sender().send(command);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, FuratApp>, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn type_into(harness: &mut Harness<'_, FuratApp>, field: &str, words: &str) {
    harness.get_by_label(field).click();
    harness.run_steps(3);
    harness.get_by_label(field).type_text(words);
    harness.run_steps(3);
}

/// All incidents in the bars, in range and out.
fn in_bars(harness: &Harness<'_, FuratApp>) -> (f64, f64) {
    let state = &harness.state().state;
    let columns = state.store.columns();
    let days = bins(state.extent().expect("dated incidents"), Unit::Month);
    let bars = histogram(columns, state.view(), &state.filter, &days, &Classes::families(columns));
    (bars.bins.iter().map(|bin| bin.in_range.total()).sum(), bars.bins.iter().map(Bin::total).sum())
}

#[test]
fn words_are_read_as_dates_are_in_articles_and_what_is_none_is_said() {
    let mut harness = window();
    type_into(&mut harness, "First day", "from June 2018 to March 2019");
    assert!(harness.query_by_label("1 Jun 2018 \u{2013} 31 Mar 2019").is_some(), "the field says how it reads the words");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    let days = |from: &str, to: &str| Some(DayRange::new(from.parse().expect("a day"), to.parse().expect("a day")));
    assert_eq!(range(&harness), days("2018-06-01", "2019-03-31"));
    assert!(says_the_sum(&harness));

    type_into(&mut harness, "Last day", "17 June");
    assert!(harness.query_by_label_contains("depends on the day it is said").is_some());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(range(&harness), days("2018-06-01", "2019-03-31"), "nothing is guessed");
    let tells = |notice: &Notice| notice.head.summary.contains("17 June") && notice.head.hint.is_some();
    assert!(harness.state().state.notices.iter().any(tells), "{:?}", harness.state().state.notices);
}

#[test]
fn two_ranges_are_compared_and_undo_takes_that_back() {
    let mut harness = window();
    send(&mut harness, Command::SetRange(Some(DayRange::new("2023-01-01".parse().expect("a day"), "2024-12-31".parse().expect("a day")))));
    harness.run_steps(30);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::V);
    let state = &harness.state().state;
    let compared = state.compared.expect("a second range");
    assert_eq!((compared.days(), compared.to.succ_opt()), (731, range(&harness).map(|range| range.from)), "as long, right before");
    let counts = [state.filter.range, Some(compared)].map(|range| tally(state.store.columns(), state.view(), &state.filter, range));
    assert_eq!(counts[0].total, state.view().shown.len());
    let by_kind: i64 = Kind::ALL.iter().enumerate().map(|(n, _)| counts[0].kinds[n] as i64 - counts[1].kinds[n] as i64).sum();
    assert_eq!(by_kind, counts[0].total as i64 - counts[1].total as i64);
    let text = format!("{} in the range, {} in the days compared", counts[0].total, counts[1].total);
    assert!(harness.query_by_label_contains(&text).is_some(), "{text}");

    harness.run_steps(30);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(harness.state().state.compared, None);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Y);
    assert_eq!(harness.state().state.compared, Some(compared));
    harness.get_by_label("Stop comparing").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.compared, None);
}

#[test]
fn undo_and_redo_go_through_the_ranges() {
    let mut harness = window();
    harness.run_steps(30);
    let mut was = vec![range(&harness)];
    for key in [egui::Key::W, egui::Key::D, egui::Key::Q, egui::Key::M] {
        press(&mut harness, egui::Modifiers::SHIFT, key);
        harness.run_steps(30);
        was.push(range(&harness));
    }
    assert!(was.windows(2).all(|pair| pair[0] != pair[1]), "{was:?}");
    for earlier in was.iter().rev().skip(1) {
        press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
        assert_eq!(range(&harness), *earlier);
    }
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Y);
    assert_eq!(range(&harness), was[1]);
}

#[test]
fn bars_follow_the_frame_of_the_map_and_certainty() {
    let mut harness = window();
    let all = in_bars(&harness);
    assert!((all.0 - harness.state().state.view().shown.len() as f64).abs() < 1e-6);
    send(&mut harness, Command::ToggleFramed);
    send(&mut harness, Command::GoTo(furat::geo::LatLon::new(34.45, 40.92), 11.0));
    harness.run_steps(10);
    let framed = in_bars(&harness);
    assert!(framed.1 < all.1 && framed.1 > 0.0, "{framed:?} of {all:?}");
    assert!((framed.0 - harness.state().state.view().shown.len() as f64).abs() < 1e-6);
    assert!(says_the_sum(&harness));
    send(&mut harness, Command::ToggleFramed);
    assert_eq!(in_bars(&harness), all);

    let year = DayRange::new("2018-01-01".parse().expect("a day"), "2018-12-31".parse().expect("a day"));
    send(&mut harness, Command::SetRange(Some(year)));
    let possibly = harness.state().state.view().shown.len();
    harness.get_by_label("Certainly").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.filter.certainty, Certainty::Certainly);
    assert!(harness.state().state.view().shown.len() <= possibly);
    assert!(says_the_sum(&harness));
}

#[test]
fn keys_change_how_time_is_shown() {
    let mut harness = window();
    let options = |harness: &Harness<'_, FuratApp>| harness.state().state.settings.time_options;
    let before = options(&harness);
    for key in [egui::Key::T, egui::Key::F, egui::Key::P, egui::Key::R] {
        press(&mut harness, egui::Modifiers::SHIFT, key);
    }
    let now = options(&harness);
    assert_ne!(
        (now.has_lanes, now.has_folds, now.is_cumulative, now.repeats),
        (before.has_lanes, before.has_folds, before.is_cumulative, before.repeats)
    );
    assert_eq!(
        (now.has_lanes, now.has_folds, now.is_cumulative, now.repeats),
        (!before.has_lanes, !before.has_folds, !before.is_cumulative, !before.repeats)
    );
    assert!(harness.query_by_label("Only \u{201C}Airstrike\u{201D}").is_some(), "lanes have names");

    let row = harness.state().state.view().shown.nth(2).expect("shown incidents");
    let id = harness.state().state.store.id_at(row);
    send(&mut harness, Command::Select(id));
    let when = harness.state().state.store.columns().when(row).and_then(|when| DayRange::of(&when)).expect("dated");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::S);
    let view = harness.state().state.time_view.expect("a view");
    let middle = f64::midpoint(view.from_day, view.to_day);
    let day = f64::from(chrono::Datelike::num_days_from_ce(&when.from));
    assert!(view.days() <= 367.0 && (middle - day).abs() <= when.days() as f64, "{view:?}");
}

#[test]
fn the_right_to_left_window_takes_arabic_dates() {
    let mut harness = window();
    send(&mut harness, Command::SetLang(Lang::Ar));
    let rows = include_str!("data/dates_typed.tsv").lines().filter(|row| row.chars().any(|c| ('\u{620}'..'\u{64A}').contains(&c)));
    let (mut read, mut refused) = (0, 0);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let field = harness.state().state.texts.tr("timeline-from").into_owned();
        send(&mut harness, Command::SetRange(None));
        type_into(&mut harness, &field, cells[0]);
        press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        if let Some(range) = range(&harness) {
            assert!(cells[1] == ".." || range.from.to_string() == cells[1], "{row}: {range:?}");
            read += 1;
        } else {
            assert_eq!(cells[1], "-", "{row}");
            refused += 1;
        }
    }
    assert!(read > 8 && refused > 1, "{read} read, {refused} refused");
}

#[test]
fn time_adds_up_begins_anew_and_steps() {
    let mut harness = window();
    let extent = harness.state().state.extent().expect("dated incidents");
    let day = |iso: &str| -> chrono::NaiveDate { iso.parse().expect("a day") };
    let month = DayRange::new(day("2018-01-01"), day("2018-01-31"));
    send(&mut harness, Command::SetRange(Some(month)));
    harness.get_by_label("One step on").click();
    harness.run_steps(3);
    assert_eq!(range(&harness), Some(DayRange::new(day("2018-02-01"), day("2018-03-03"))), "by its own length");
    harness.get_by_label("One step back").click();
    harness.run_steps(3);
    assert_eq!(range(&harness), Some(month));

    harness.get_by_label("Speed").click();
    harness.run_steps(3);
    harness.get_by_label("1 year / s").click();
    harness.run_steps(3);
    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::P);
    harness.get_by_label("Play").click();
    harness.run_steps(10);
    let grown = range(&harness).expect("a range");
    assert!(grown.from == month.from && (grown.to - month.to).num_days() > 200, "{grown:?}");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Space);
    assert!(!harness.state().state.player.playing, "the space bar stops it");

    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::P);
    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::R);
    send(&mut harness, Command::SetRange(Some(DayRange::new(extent.to, extent.to + chrono::Days::new(30)))));
    // At the end it would start over by itself; here it is on its way already.
    harness.state_mut().state.player.playing = true;
    harness.run_steps(2);
    let anew = range(&harness).expect("a range");
    assert!(anew.from < extent.to && anew.days() == 31, "{anew:?}");
    assert!(harness.state().state.player.playing);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Space);
}

#[test]
fn the_search_field_knows_what_the_timeline_does() {
    let mut harness = window();
    for (words, is_done) in [
        ("Compare two ranges", (|app: &FuratApp| app.state.compared.is_some()) as fn(&FuratApp) -> bool),
        ("Lanes or stacked bars", |app| app.state.settings.time_options.has_lanes),
        ("Fold or unfold", |app| !app.state.settings.time_options.has_folds),
        ("The last 90 days", |app| app.state.filter.range.is_some_and(|range| range.days() == 90)),
        ("The year of the last incident", |app| app.state.filter.range.is_some_and(|range| range.days() > 90)),
    ] {
        press(&mut harness, egui::Modifiers::COMMAND, egui::Key::K);
        harness.event(egui::Event::Text(words.to_owned()));
        harness.run_steps(8);
        press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        assert!(is_done(harness.state()), "{words}");
    }
}
