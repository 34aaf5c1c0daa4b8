//! All views together: what one points at the others mark, signs without words say their names, numbers are written alike, and nothing
//! covers anything at any size.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod window;

use egui::accesskit::Role;
use egui::{Color32, Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use furat::context::{Command, Heat, UiCommand};
use furat::geo::Shape;
use furat::i18n::{Digits, Spelling};
use furat::incident::IncidentId;
use furat::text::Lang;
use furat::ui::describe;
use window::{LARGE, SMALL, Window, key, press, sample, send, settle, word, words};

/// The first incident shown, and what its row in the table is called.
fn first(window: &Window) -> (IncidentId, String) {
    let state = &window.state().state;
    let id = state.view().shown.nth(0).and_then(|row| state.store.id_at(row)).expect("shown");
    let incident = state.store.incident(&id).expect("in the store");
    let title = describe::title(&state.texts, state.settings.lang, &incident);
    (id, title)
}

/// Whether the last frame filled a rectangle as large as this one with a colour.
fn is_filled(window: &Window, rect: Rect, color: Color32) -> bool {
    let is_it = |shape: &egui::Shape| matches!(shape, egui::Shape::Rect(filled) if filled.fill == color && filled.rect.expand(1.0).contains_rect(rect));
    window.output().shapes.iter().any(|clipped| is_it(&clipped.shape))
}

#[test]
fn a_row_of_the_list_is_marked_in_the_table_and_on_the_map_and_the_other_way_round() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, LARGE);
        key(&mut window, Modifiers::NONE, Key::L);
        let (id, title) = first(&window);
        let row = |window: &Window| window.get_all_by_role_and_label(Role::Row, &title).next().expect("a row of the table").rect();
        let hover = window.state().state.theme.surface.hover;
        let at = row(&window).shrink(3.0);
        assert!(!is_filled(&window, at, hover), "{lang:?}: nothing is pointed at");
        window.get_all_by_role_and_label(Role::Button, &title).find(|node| node.rect().width() > 200.0).expect("in the list").hover();
        settle(&mut window);
        assert_eq!(window.state().state.selection.hovered.as_ref(), Some(&id), "{lang:?}");
        assert!(is_filled(&window, at, hover), "{lang:?}: the table marks it");
        window.hover_at(egui::pos2(LARGE[0] / 2.0, 20.0));
        settle(&mut window);
        assert!(!is_filled(&window, at, hover), "{lang:?}: and forgets it");
        window.hover_at(row(&window).center());
        settle(&mut window);
        assert_eq!(window.state().state.selection.hovered.as_ref(), Some(&id), "{lang:?}: the table tells the others");
    }
}

/// What stands over the map: its buttons, the key of its symbols, the readout.
fn furniture(window: &Window) -> Vec<(String, Rect)> {
    use UiCommand as C;
    let texts = &window.state().state.texts;
    let keyed = |wish: UiCommand| {
        let name = texts.tr(wish.text_key()).into_owned();
        texts.tr_args("command-keys", &[("name", name.into()), ("keys", wish.keys().into())]).into_owned()
    };
    let mut names: Vec<String> = [C::ZoomIn, C::ZoomOut, C::Fit, C::ViewBack, C::ViewForward, C::Measure, C::GoTo].map(keyed).into();
    names.extend(["map-options", "area-draw", "map-framed", "map-legend"].map(|id| word(window, id)));
    let mut found: Vec<(String, Rect)> = Vec::new();
    for name in names {
        let rect = window.get_all_by_label(&name).next().unwrap_or_else(|| panic!("no {name}")).rect();
        found.push((name, rect));
    }
    let readout = texts.tr_args("readout-name", &[("words", "".into())]).into_owned();
    let readout = window.query_all_by_label_contains(readout.trim_matches(|c: char| !c.is_alphabetic())).next();
    found.extend(readout.map(|node| ("readout".to_owned(), node.rect())));
    found
}

#[test]
fn nothing_over_the_map_covers_anything_at_any_size() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, SMALL);
        for scale in [100, 110, 125, 150, 175, 200] {
            send(&mut window, Command::SetScale(scale));
            let (map, screen) = (window.get_by_role(Role::Canvas).rect(), window.ctx.content_rect());
            assert!(screen.contains_rect(map) && map.is_positive(), "{lang:?} {scale}: {map:?}");
            let found = furniture(&window);
            for (n, (name, rect)) in found.iter().enumerate() {
                assert!(map.contains_rect(*rect), "{lang:?} {scale}: {name} leaves the map: {rect:?} {map:?}");
                for (other, beside) in found.iter().skip(n + 1) {
                    assert!(!rect.shrink(0.5).intersects(beside.shrink(0.5)), "{lang:?} {scale}: {name} {rect:?} and {other} {beside:?}");
                }
            }
        }
    }
}

#[test]
fn the_key_of_symbols_opens_whole_at_twice_the_size_and_a_press_closes_it() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, SMALL);
        send(&mut window, Command::SetScale(200));
        let name = word(&window, "map-legend");
        let shut = window.get_by_label(&name).rect();
        press(&mut window, &name);
        let (open, screen) = (window.get_by_label(&name).rect(), window.ctx.content_rect());
        assert!(open.height() > 4.0 * shut.height() && screen.contains_rect(open), "{lang:?}: {open:?} in {screen:?}");
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert!(window.get_by_label(&name).rect().height() <= shut.height(), "{lang:?}");
    }
}

#[test]
fn all_that_is_said_of_the_map_is_in_the_chosen_digits() {
    let mut window = sample(Lang::Ar, LARGE);
    send(&mut window, Command::SetSpelling(Spelling { digits: Digits::Arabic, ..Spelling::default() }));
    send(&mut window, Command::ToggleMeasure);
    settle(&mut window);
    let western = |words: &String| words.bytes().any(|byte| byte.is_ascii_digit());
    let count = window.query_all_by_label_contains("").filter_map(|node| node.accesskit_node().label()).filter(western);
    // Coordinates are written as other programs read them; keys are named as they are printed on the keyboard.
    let others: Vec<String> =
        count.filter(|words| !words.contains('\u{b0}') && !words.contains("Ctrl") && !words.contains("Alt")).collect();
    let bodies = window.state().state.store.articles().iter().map(|article| article.body.as_str()).collect::<Vec<_>>();
    let titles = window.state().state.store.articles().iter().filter_map(|article| article.title.as_deref()).collect::<Vec<_>>();
    let of_articles = |words: &String| bodies.contains(&words.as_str()) || titles.contains(&words.as_str());
    // Places are called what they are called.
    let names: Vec<&str> = window.state().state.store.columns().sites().iter().map(|site| describe::place_name(site, Lang::Ar)).collect();
    let of_places = |words: &String| names.iter().any(|name| name.bytes().any(|byte| byte.is_ascii_digit()) && words.contains(name));
    let wrong: Vec<&String> = others.iter().filter(|words| !of_articles(words) && !of_places(words)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Every button that shows a sign in place of words: its name and where it stands.
fn signs(window: &Window) -> Vec<(String, Rect)> {
    let is_sign = |rect: Rect| rect.width() <= 40.0 && rect.height() <= 40.0 && rect.is_positive();
    let screen = window.ctx.content_rect();
    let mut signs: Vec<(String, Rect)> = window
        .get_all_by_role(Role::Button)
        .filter(|node| is_sign(node.rect()) && screen.contains_rect(node.rect()))
        .filter_map(|node| Some((node.accesskit_node().label()?, node.rect())))
        .collect();
    // Symbols on the map have cards of their own.
    let map = window.get_by_role(Role::Canvas).rect();
    let named: Vec<String> = furniture(window).into_iter().map(|(name, _)| name).collect();
    signs.retain(|(name, rect)| !map.contains(rect.center()) || named.contains(name));
    signs
}

#[test]
fn every_sign_without_words_says_its_name_to_the_pointer() {
    for (lang, size) in [(Lang::En, LARGE), (Lang::Ar, SMALL)] {
        let mut window = sample(lang, size);
        let (id, _) = first(&window);
        send(&mut window, Command::Select(Some(id)));
        let signs = signs(&window);
        assert!(signs.len() > 20, "{lang:?}: {signs:?}");
        for (name, rect) in signs {
            window.hover_at(rect.center());
            // A tooltip waits for the pointer to rest.
            for _ in 0..40 {
                window.step();
                if window.query_all_by_role_and_label(Role::Label, &name).next().is_some() {
                    break;
                }
            }
            assert!(window.query_all_by_role_and_label(Role::Label, &name).next().is_some(), "{lang:?}: no tooltip says {name:?}");
            window.hover_at(egui::pos2(size[0] / 2.0, 46.0));
            settle(&mut window);
        }
    }
}

/// Moves the pointer and presses or lets go there.
fn pointer(window: &mut Window, at: egui::Pos2, pressed: Option<bool>) {
    window.event(egui::Event::PointerMoved(at));
    if let Some(pressed) = pressed {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    window.step();
}

#[test]
fn boxes_circles_and_polygons_are_drawn_on_the_map_filter_and_are_removed_by_the_sentence() {
    for (tool, lang) in [("area-box", Lang::En), ("area-circle", Lang::Ar), ("area-polygon", Lang::En)] {
        let mut window = sample(lang, LARGE);
        send(&mut window, Command::GoTo(furat::geo::LatLon::new(34.6, 40.6), 8.0));
        let all = window.state().state.view().shown.len();
        let names = ["area-draw", tool].map(|id| word(&window, id));
        for name in &names {
            press(&mut window, name);
        }
        let middle = window.get_by_role(Role::Canvas).rect().center();
        if tool == "area-polygon" {
            let corners = [egui::vec2(-160.0, -120.0), egui::vec2(160.0, -120.0), egui::vec2(0.0, 160.0), egui::vec2(-160.0, -120.0)];
            for corner in corners {
                pointer(&mut window, middle + corner, Some(true));
                pointer(&mut window, middle + corner, Some(false));
                // Two presses at once would be a double click.
                (0..40).for_each(|_| window.step());
            }
        } else {
            let ends = [middle - egui::vec2(120.0, 90.0), middle + egui::vec2(120.0, 90.0)];
            pointer(&mut window, ends[0], Some(true));
            pointer(&mut window, middle, None);
            pointer(&mut window, ends[1], None);
            pointer(&mut window, ends[1], Some(false));
        }
        settle(&mut window);
        let state = &window.state().state;
        let is_wanted = match &state.filter.area {
            Some(Shape::Box(_)) => tool == "area-box",
            Some(Shape::Circle { .. }) => tool == "area-circle",
            Some(Shape::Polygon { corners }) => tool == "area-polygon" && corners.len() == 3,
            None => false,
        };
        assert!(is_wanted, "{tool}: {:?}", state.filter.area);
        let view = state.view();
        assert!(view.shown.len() < all && !view.shown.is_empty(), "{tool}: {} of {all}", view.shown.len());
        assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, view.total, "{tool}");
        let area = state.filter.area.clone().expect("an area");
        let is_inside = |row: usize| state.store.columns().site(row).is_some_and(|site| area.contains(site.point));
        let inside = view.shown.iter().filter(|row| is_inside(*row)).count();
        let possibly = view.shown.len();
        assert!(inside * 2 > possibly, "{tool}: {inside} of {possibly}; the others may be inside");
        let remove = words(&window, "filter-remove", &[("clause", "")]);
        window.get_all_by_label_contains(remove.trim()).next().expect("a clause").click();
        settle(&mut window);
        assert_eq!((window.state().state.filter.area.is_none(), window.state().state.view().shown.len()), (true, all), "{tool}");
    }
}

#[test]
fn cells_are_laid_below_the_symbols_where_the_menu_says_so() {
    let mut window = sample(Lang::En, LARGE);
    let meshes = |window: &Window| window.output().shapes.iter().filter(|clipped| matches!(clipped.shape, egui::Shape::Mesh(_))).count();
    let before = meshes(&window);
    for (id, heat) in [("heat-always", Heat::Always), ("heat-never", Heat::Never)] {
        let names = ["map-options", id].map(|id| word(&window, id));
        for name in &names {
            press(&mut window, name);
        }
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.state().state.settings.map_options.heat, heat);
        assert!(heat == Heat::Never || meshes(&window) != before, "cells are drawn");
    }
}
