//! The tools and looks of the map, used as a user does: by the names of the controls, by keys, and by the pointer.
#![cfg(feature = "gui")]

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Settings};
use furat::context::{Command, Grid, Names};
use furat::coords::Form;
use furat::geo::LatLon;
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;
use furat::ui::theme::ThemeName;

type Window = Harness<'static, FuratApp>;

fn window(lang: Lang) -> Window {
    let mut settings = Settings::default();
    settings.lang = lang;
    let mut harness = Harness::builder().with_size([1600.0, 900.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), settings, None, None, Decoding::AtOnce).expect("bundled data"),
    );
    harness.step();
    harness
}

fn send(harness: &mut Window, command: Command) {
    harness.state().sender().send(command);
    settle(harness);
}

fn settle(harness: &mut Window) {
    for _ in 0..3 {
        harness.step();
    }
}

fn word(harness: &Window, id: &str) -> String {
    harness.state().state.texts.tr(id).into_owned()
}

fn press(harness: &mut Window, id: &str) {
    let name = word(harness, id);
    harness.get_by_label(&name).click();
    settle(harness);
}

fn click_at(harness: &mut Window, at: egui::Pos2) {
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        harness.step();
    }
    settle(harness);
}

#[test]
fn the_menu_of_looks_sets_names_grid_coordinates_and_colours() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = window(lang);
        press(&mut harness, "map-options");
        for id in ["names-english", "grid-mgrs", "readout-dms", "colours-print"] {
            // Grid and coordinates both offer MGRS; the first of the two is the grid's.
            let name = word(&harness, id);
            harness.get_all_by_label(&name).next().unwrap_or_else(|| panic!("{id}")).click();
            settle(&mut harness);
        }
        let settings = &harness.state().state.settings;
        assert_eq!(settings.map_options.names, Names::English, "{lang:?}");
        assert_eq!(settings.map_options.grid, Grid::Mgrs, "{lang:?}");
        assert_eq!(settings.map_options.readout, Form::Dms, "{lang:?}");
        assert_eq!(settings.theme, ThemeName::Print, "{lang:?}");
    }
}

#[test]
fn keys_go_through_the_looks() {
    let mut harness = window(Lang::En);
    harness.key_press(egui::Key::G);
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::N);
    harness.key_press(egui::Key::R);
    settle(&mut harness);
    let map = harness.state().state.settings.map_options;
    assert_eq!((map.grid, map.names, map.readout), (Grid::Degrees, Names::Arabic, Form::Dms));
}

#[test]
fn the_readout_tells_the_middle_and_a_click_goes_to_the_next_form() {
    let mut harness = window(Lang::En);
    send(&mut harness, Command::GoTo(LatLon::new(34.4523, 40.9185), 14.0));
    harness.get_by_label_contains("Coordinates: 34.45").click();
    settle(&mut harness);
    assert_eq!(harness.state().state.settings.map_options.readout, Form::Dms);
    // Now the pointer is on the card itself, and the place below it is told.
    harness.get_by_label_contains("Coordinates: 34\u{b0}").click();
    settle(&mut harness);
    assert!(harness.query_by_label_contains("Coordinates: 37S FU").is_some());
}

#[test]
fn the_box_takes_a_name_in_either_script_and_coordinates_and_the_map_goes_there() {
    // The words come from the table of the finder's own test.
    let rows = include_str!("data/find.tsv");
    let arabic = rows.lines().filter_map(|l| l.split_once('\t')).find(|(w, n)| *n == "Al-Mayadin" && !w.is_ascii()).expect("a row").0;
    let mayadin = LatLon::new(35.02, 40.45);
    for (lang, words, there) in [
        (Lang::En, "mayadin", mayadin),
        (Lang::Ar, arabic, mayadin),
        (Lang::En, "34.4523, 40.9185", LatLon::new(34.4523, 40.9185)),
        (Lang::En, "37S FU 76236 13977", LatLon::new(34.4523, 40.9185)),
    ] {
        let mut harness = window(lang);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::G);
        settle(&mut harness);
        let prompt = word(&harness, "find-prompt");
        assert!(harness.query_by_label(&prompt).is_some(), "the box is open");
        harness.event(egui::Event::Text(words.to_owned()));
        settle(&mut harness);
        assert!(!harness.state().state.tools.found.is_empty(), "{words}");
        harness.key_press(egui::Key::Enter);
        settle(&mut harness);
        let look = harness.state().map.camera.look();
        assert!(look.center.distance_km(there) < 5.0, "{words}: {look:?}");
        assert!(!harness.state().state.tools.is_finding && harness.state().state.tools.pin.is_some(), "{words}");
    }
}

#[test]
fn the_box_says_when_nothing_is_found_and_escape_closes_it() {
    let mut harness = window(Lang::En);
    press(&mut harness, "command-go-to");
    harness.event(egui::Event::Text("qqqqqqq".into()));
    settle(&mut harness);
    assert!(harness.state().state.tools.found.is_empty() && harness.state().state.tools.asked == "qqqqqqq");
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert!(!harness.state().state.tools.is_finding);
}

#[test]
fn clicks_measure_along_the_ellipsoid_and_escape_ends() {
    let mut harness = window(Lang::En);
    send(&mut harness, Command::ToggleMeasure);
    let (west, east) = (egui::pos2(300.0, 740.0), egui::pos2(700.0, 740.0));
    click_at(&mut harness, west);
    click_at(&mut harness, east);
    let totals = harness.state().map.measure.totals();
    // 400 points at zoom 8 and about 34° N.
    assert!(totals.len() == 2 && (190.0..210.0).contains(&totals[1]), "{totals:?}");
    press(&mut harness, "measure-back");
    assert_eq!(harness.state().map.measure.totals().len(), 1);
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert!(!harness.state().state.tools.is_measuring && harness.state().map.measure.totals().is_empty());
}

#[test]
fn every_control_of_the_map_has_its_name_in_both_languages() {
    for lang in [Lang::En, Lang::Ar] {
        let harness = window(lang);
        for id in ["command-zoom-in", "command-zoom-out", "command-fit", "map-options", "command-measure", "command-go-to"] {
            let name = word(&harness, id);
            assert!(harness.query_by_label(&name).is_some(), "{lang:?}: no control {name}");
        }
    }
}
