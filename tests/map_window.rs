//! The map with its incidents, tools and looks, used as a user does: by the names of the controls, by keys, and by the pointer.
#![cfg(feature = "gui")]

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Grid, Names, SizeBy, UiCommand, UiCommand as C};
use furat::coords::Form;
use furat::demo::demo;
use furat::gazetteer::Gazetteer;
use furat::geo::LatLon;
use furat::incident::{Incident, IncidentId};
use furat::store::{DayRange, Dimension, Filter};
use furat::text::Lang;
use furat::ui::describe;
use furat::ui::map::camera::{Look, Move};
use furat::ui::map::tiles::Decoding;
use furat::ui::theme::ThemeName;

type Window = Harness<'static, FuratApp>;

fn window(lang: Lang) -> Window {
    window_with(lang, None)
}

/// A window that has read the sample.
fn sample(lang: Lang) -> Window {
    let mut harness = window_with(lang, Some(Input::Sample));
    let patience = Instant::now();
    while harness.state().state.store.incidents().is_empty() && patience.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    settle(&mut harness);
    harness
}

fn window_with(lang: Lang, input: Option<Input>) -> Window {
    let mut settings = Settings::default();
    settings.lang = lang;
    let mut harness = Harness::builder().with_size([1600.0, 900.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), settings, input, None, Decoding::AtOnce).expect("bundled data"),
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
    harness.get_by_label(&named(&harness, UiCommand::GoTo)).click();
    settle(&mut harness);
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
        let wishes = [C::ZoomIn, C::ZoomOut, C::Fit, C::ViewBack, C::ViewForward, C::Measure, C::GoTo].map(|wish| named(&harness, wish));
        for name in wishes.into_iter().chain(["map-options", "area-draw", "map-framed"].map(|id| word(&harness, id))) {
            assert!(harness.query_by_label(&name).is_some(), "{lang:?}: no control {name}");
        }
    }
}

/// A control of the map by its name and keys.
fn named(harness: &Window, wish: UiCommand) -> String {
    let texts = &harness.state().state.texts;
    let name = texts.tr(wish.text_key()).into_owned();
    texts.tr_args("command-keys", &[("name", name.into()), ("keys", wish.keys().into())]).into_owned()
}

fn look(harness: &Window) -> Look {
    harness.state().map.camera.look()
}

fn go(harness: &mut Window, center: LatLon, zoom: f64) {
    harness.state_mut().map.go(Move::Exactly(Look { center, zoom }));
    settle(harness);
}

fn incident(harness: &Window, id: &IncidentId) -> Incident {
    harness.state().state.store.incident(id).expect("in the store").into_owned()
}

/// The rows shown at the place that most of the shown incidents name, by date, and where it is. Two radii of one place are one place.
fn fullest(harness: &Window) -> (Vec<usize>, LatLon, String) {
    let state = &harness.state().state;
    let (columns, view) = (state.store.columns(), state.view());
    let count = |site: usize| columns.rows_at(site).iter().filter(|row| view.shown.contains(**row as usize)).count();
    let site = (0..columns.sites().len()).max_by_key(|site| count(*site)).expect("a place");
    let place = &columns.sites()[site];
    let is_here = |row: &usize| columns.site(*row).is_some_and(|site| site.point.distance_km(place.point) < 0.2);
    let rows = (0..view.shown.len()).filter_map(|n| view.shown.nth(n)).filter(is_here).collect();
    (rows, place.point, describe::place_name(place, state.settings.lang).to_owned())
}

/// A shown incident that stands by itself on its place, and where that is.
fn lonely(harness: &Window) -> (IncidentId, LatLon) {
    let state = &harness.state().state;
    let (columns, view) = (state.store.columns(), state.view());
    let alone = (0..view.shown.len()).filter_map(|n| view.shown.nth(n)).find(|row| {
        let site = columns.site(*row).expect("located");
        let near = |other: &furat::incident::Where| other.point.distance_km(site.point) < 6.0;
        let others: usize =
            columns.sites().iter().enumerate().filter(|(_, other)| near(other)).map(|(n, _)| columns.rows_at(n).len()).sum();
        others == 1 && site.precision_km < 8.0
    });
    let row = alone.expect("one by itself");
    (state.store.id_at(row).expect("an id"), columns.site(row).expect("located").point)
}

#[test]
fn views_are_gone_back_to_and_forward_again_by_button_and_by_key() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = window(lang);
        settle(&mut harness);
        let home = look(&harness);
        let (back, forward) = (named(&harness, UiCommand::ViewBack), named(&harness, UiCommand::ViewForward));
        harness.get_by_label(&back).click();
        settle(&mut harness);
        assert_eq!(look(&harness), home, "there is no view before the first");
        let (mayadin, hit) = (LatLon::new(35.02, 40.45), LatLon::new(33.64, 42.83));
        go(&mut harness, mayadin, 10.0);
        go(&mut harness, hit, 11.0);
        harness.get_by_label(&back).click();
        settle(&mut harness);
        assert!(look(&harness).is_like(Look { center: mayadin, zoom: 10.0 }), "{lang:?}: {:?}", look(&harness));
        harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
        settle(&mut harness);
        assert!(look(&harness).is_like(home), "{lang:?}: {:?}", look(&harness));
        harness.get_by_label(&forward).click();
        settle(&mut harness);
        harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
        settle(&mut harness);
        assert!(look(&harness).is_like(Look { center: hit, zoom: 11.0 }), "{lang:?}: {:?}", look(&harness));
    }
}

#[test]
fn the_card_of_an_incident_tells_date_place_toll_doer_and_sources_in_both_languages() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = sample(lang);
        let (id, point) = lonely(&harness);
        go(&mut harness, point, 11.0);
        let incident = incident(&harness, &id);
        let title = describe::title(&harness.state().state.texts, lang, &incident);
        harness.get_all_by_label(&title).find(|node| node.rect().width() < 40.0).expect("on the map").hover();
        for _ in 0..4 {
            harness.step();
        }
        let texts = &harness.state().state.texts;
        let site = incident.site().expect("located");
        let within = texts.tr_args("place-within", &[("km", format!("{:.0}", site.precision_km.max(1.0)).into())]).into_owned();
        let sources = texts.tr_args("hover-sources", &[("count", incident.sources.len().into())]).into_owned();
        let parts = [
            texts.when(&incident.when),
            texts.precision(incident.when.precision),
            describe::both_names(site, lang),
            within,
            texts.count(incident.killed).into_owned(),
            texts.count(incident.injured).into_owned(),
            texts.actor(incident.perpetrator.name),
            texts.attribution(incident.perpetrator.attribution),
            sources,
        ];
        let card = harness.get_by_role(egui::Role::Tooltip);
        let words = card.accesskit_node().label().unwrap_or_default();
        for part in parts {
            assert!(words.contains(&part), "{lang:?}: no {part:?} in {words:?}");
        }
        assert_eq!(harness.state().state.selection.hovered.as_ref(), Some(&id), "other views are told");
    }
}

#[test]
fn the_card_of_a_crowd_tells_kinds_days_and_the_places_most_named() {
    let mut harness = sample(Lang::En);
    let (rows, point, name) = fullest(&harness);
    assert!(rows.len() >= 4);
    go(&mut harness, point, 7.0);
    harness.get_by_label_contains(&format!("incidents, {name}")).hover();
    for _ in 0..4 {
        harness.step();
    }
    let words = harness.get_by_role(egui::Role::Tooltip).accesskit_node().label().unwrap_or_default();
    let state = &harness.state().state;
    let kind = state.texts.kind(state.store.columns().kind(rows[0]).expect("a kind"));
    let parts = [kind, name, word(&harness, "field-date"), "Most named of".to_owned()];
    for part in parts {
        assert!(words.contains(&part), "no {part:?} in {words:?}");
    }
}

#[test]
fn a_ring_of_several_places_comes_apart_and_a_pile_is_spread_and_listed() {
    let mut harness = sample(Lang::En);
    let (rows, point, name) = fullest(&harness);
    go(&mut harness, point, 6.5);
    let label = format!("incidents, {name}");
    let before = look(&harness).zoom;
    harness.get_by_label_contains(&label).click();
    settle(&mut harness);
    assert!(look(&harness).zoom > before, "the map goes nearer");
    go(&mut harness, point, 14.0);
    let count = format!("{} {label}", rows.len());
    harness.get_by_label(&count).click();
    settle(&mut harness);
    assert_eq!(harness.state().state.selection.pile, rows, "listed by date");
    assert!(harness.query_by_label(&count).is_none(), "the ring has come apart");
    let titles: Vec<String> = rows
        .iter()
        .map(|row| describe::title(&harness.state().state.texts, Lang::En, &harness.state().state.store.at(*row).expect("a row")))
        .collect();
    let on_map = |harness: &Window| {
        let marks = titles.iter().collect::<std::collections::BTreeSet<_>>();
        marks.into_iter().map(|title| harness.get_all_by_label(title).filter(|node| node.rect().width() < 40.0).count()).sum::<usize>()
    };
    assert_eq!(on_map(&harness), rows.len(), "each stands by itself");
    // The list is left: what it stood for closes.
    send(&mut harness, Command::Select(None));
    assert!(harness.state().state.selection.pile.is_empty());
    assert!(harness.query_by_label(&count).is_some(), "one ring again");
}

#[test]
fn the_keyboard_opens_a_pile_and_chooses_one_of_it() {
    let mut harness = sample(Lang::En);
    let (rows, point, name) = fullest(&harness);
    go(&mut harness, point, 14.0);
    harness.get_by_label(&format!("{} incidents, {name}", rows.len())).focus();
    harness.step();
    assert!(harness.query_by_role(egui::Role::Tooltip).is_some(), "what has the keyboard shows its card");
    harness.key_press(egui::Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().state.selection.pile, rows);
    let id = harness.state().state.store.id_at(rows[1]).expect("an id");
    let title = describe::title(&harness.state().state.texts, Lang::En, &incident(&harness, &id));
    let ids: Vec<IncidentId> = rows.iter().filter_map(|row| harness.state().state.store.id_at(*row)).collect();
    harness.get_all_by_label(&title).find(|node| node.rect().width() < 40.0).expect("on the map").focus();
    harness.step();
    harness.key_press(egui::Key::Space);
    settle(&mut harness);
    let selected = harness.state().state.selection.incident.clone().expect("selected");
    assert!(ids.contains(&selected), "{selected:?}");
}

#[test]
fn a_click_on_a_symbol_selects_it_everywhere_and_a_list_marks_it_on_the_map() {
    let mut harness = sample(Lang::En);
    let (id, point) = lonely(&harness);
    go(&mut harness, point, 11.0);
    let title = describe::title(&harness.state().state.texts, Lang::En, &incident(&harness, &id));
    harness.get_all_by_label(&title).find(|node| node.rect().width() < 40.0).expect("on the map").click();
    settle(&mut harness);
    let state = &harness.state().state;
    assert_eq!(state.selection.incident.as_ref(), Some(&id));
    assert!(state.selection.reading.is_some(), "its article is open");
    let back = word(&harness, "source-back");
    harness.get_by_label(&back).click();
    settle(&mut harness);
    let first = harness.state().state.view().shown.nth(0).and_then(|row| harness.state().state.store.id_at(row)).expect("shown");
    let title = describe::title(&harness.state().state.texts, Lang::En, &incident(&harness, &first));
    harness.get_all_by_label(&title).find(|node| node.rect().width() > 200.0).expect("in the list").hover();
    settle(&mut harness);
    assert_eq!(harness.state().state.selection.hovered.as_ref(), Some(&first));
    harness.event(egui::Event::PointerMoved(egui::pos2(800.0, 20.0)));
    settle(&mut harness);
    assert_eq!(harness.state().state.selection.hovered, None, "forgotten once nothing points at it");
}

#[test]
fn rings_keep_their_names_while_the_range_moves() {
    let mut harness = window(Lang::En);
    harness.state_mut().show(demo(&Gazetteer::bundled().expect("bundled"), 30_000, 1).expect("bundled tables"));
    go(&mut harness, LatLon::new(34.7, 41.0), 8.0);
    let day = |year, month| chrono::NaiveDate::from_ymd_opt(year, month, 1).expect("a day");
    let names = |harness: &Window| {
        let rings = harness.query_all_by_label_contains(" incidents, ");
        let name = |words: String| words.split_once(", ").map(|(_, name)| name.to_owned());
        rings.filter_map(|node| node.accesskit_node().label().and_then(name)).collect::<std::collections::BTreeSet<_>>()
    };
    let mut known = std::collections::BTreeSet::new();
    for month in 1..=6 {
        send(&mut harness, Command::SetRange(Some(DayRange::new(day(2018, month), day(2020, month)))));
        let now = names(&harness);
        assert!(now.len() > 5, "{now:?}");
        if month > 1 {
            let kept = now.intersection(&known).count();
            assert!(kept * 10 >= now.len() * 9, "{kept} of {} rings were there before: {now:?}", now.len());
        }
        known = now;
    }
}

#[test]
fn sizes_follow_the_dead_where_the_menu_says_so() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = window(lang);
        press(&mut harness, "map-options");
        press(&mut harness, "size-by-killed");
        assert_eq!(harness.state().state.settings.map_options.size_by, SizeBy::Killed, "{lang:?}");
        press(&mut harness, "size-by-count");
        assert_eq!(harness.state().state.settings.map_options.size_by, SizeBy::Count, "{lang:?}");
    }
}

#[test]
fn fitting_shows_what_passes_the_filter() {
    let mut harness = sample(Lang::En);
    go(&mut harness, LatLon::new(31.0, 36.0), 9.0);
    let state = &harness.state().state;
    let row = state.view().shown.nth(0).expect("shown");
    let (kind, point) = (state.store.columns().kind(row).expect("a kind"), state.store.columns().site(row).expect("located").point);
    let mut filter = Filter::default();
    filter.only(Dimension::Kind, kind.code(), furat::incident::Kind::ALL.iter().map(|kind| kind.code()));
    send(&mut harness, Command::OnlyValue(Dimension::Kind, kind.code().to_owned()));
    assert_eq!(harness.state().state.filter, filter);
    harness.get_by_label(&named(&harness, UiCommand::Fit)).click();
    settle(&mut harness);
    let there = look(&harness);
    assert!(there.center.distance_km(point) < 700.0 && there.center.distance_km(LatLon::new(31.0, 36.0)) > 100.0, "{there:?}");
}
