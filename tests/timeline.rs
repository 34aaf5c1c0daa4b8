//! The timeline inside the window: what is done there moves everything else.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test that cannot open its window has failed")]

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::store::DayRange;
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
