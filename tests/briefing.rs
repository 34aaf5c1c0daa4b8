//! Briefing mode in the window without a screen, by the labels of its controls.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod common;

use common::{LARGE, SMALL, Window, is_there, key, press, press_role, sample, send, settle, until, word, words};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use furat::context::{BriefChange, Command, PictureSize, Product, SheetForm};
use furat::text::Lang;

/// Opens briefing mode and waits for its preview.
fn open(window: &mut Window) {
    key(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    drawn(window);
}

fn drawn(window: &mut Window) {
    until(window, |app| !app.state.briefing.is_stale && (app.state.briefing.preview.is_some() || app.state.briefing.problem.is_some()));
    assert_eq!(window.state().state.briefing.problem, None);
}

fn pages(window: &Window) -> usize {
    window.state().state.briefing.preview.as_ref().expect("a preview").all
}

#[test]
fn a_picture_and_a_sheet_are_previewed_and_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = sample(Lang::En, LARGE);
    open(&mut window);
    assert_eq!(pages(&window), 1);
    let size = window.state().state.briefing.preview.as_ref().expect("a preview").pages[0].size();
    assert_eq!(size, [1920, 1080]);
    let sheet = word(&window, "briefing-sheet");
    press_role(&mut window, Role::RadioButton, &sheet);
    assert_eq!(window.state().state.settings.briefing.product, Product::Sheet);
    drawn(&mut window);
    assert!(pages(&window) > 1, "the sample fills more than a page");
    let before = words(&window, "briefing-page", &[("n", "1"), ("all", &pages(&window).to_string())]);
    assert!(is_there(&window, &before), "{before}");
    let next = word(&window, "briefing-page-after");
    press(&mut window, &next);
    assert_eq!(window.state().state.briefing.page, 1);
    send(&mut window, Command::Brief(BriefChange::Field("title".into(), "For the desk".into())));
    send(&mut window, Command::Brief(BriefChange::Numbers(true)));
    send(&mut window, Command::MakeBrief(folder.path().join("desk")));
    let path = folder.path().join("desk.pdf");
    until(&mut window, |app| app.state.briefing.making.is_none());
    assert!(std::fs::read(&path).expect("written").starts_with(b"%PDF"), "a name without an ending gets one");
    let numbers = std::fs::read_to_string(folder.path().join("desk.json")).expect("its numbers");
    let numbers: serde_json::Value = serde_json::from_str(&numbers).expect("JSON");
    assert_eq!(numbers["counts"]["shown"], window.state().state.view().shown.len());
    assert!(window.state().state.notices.iter().any(|notice| notice.head.location.as_deref() == path.to_str()));
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let mut window = sample(Lang::En, SMALL);
    open(&mut window);
    send(&mut window, Command::MakeBrief("/nowhere/at/all.png".into()));
    until(&mut window, |app| app.state.briefing.making.is_none());
    let told = window.state().state.notices.last().expect("a notice").head.to_string();
    assert!(told.contains("/nowhere/at/all.png"), "{told}");
}

#[test]
fn a_file_asked_for_is_written_though_the_window_closes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (picture, table) = (folder.path().join("last.png"), folder.path().join("last.csv"));
    let mut window = sample(Lang::En, SMALL);
    for wish in [Command::MakeBrief(picture.clone()), Command::Export(table.clone())] {
        window.state().sender().send(wish);
    }
    window.step();
    drop(window);
    assert!(std::fs::read(&picture).expect("the picture").starts_with(b"\x89PNG"));
    assert!(std::fs::read_to_string(&table).expect("the table").lines().count() > 1);
}

#[test]
fn words_in_the_way_of_a_preview_stay_in_its_room() {
    let mut window = sample(Lang::En, SMALL);
    send(&mut window, Command::Brief(BriefChange::Product(Product::Sheet)));
    open(&mut window);
    let paper = word(&window, "paper-a4");
    let below = |window: &Window| window.get_by_role_and_label(Role::RadioButton, &paper).rect().top();
    let drawn_below = below(&window);
    send(&mut window, Command::Brief(BriefChange::Template(Some("/nowhere/own.typ".into()))));
    until(&mut window, |app| app.state.briefing.problem.is_some());
    // One page has no arrows to turn pages below it.
    assert!(below(&window) <= drawn_below && below(&window) > drawn_below - 40.0, "{drawn_below} {}", below(&window));
}

#[test]
fn the_frame_moves_by_itself_and_the_window_stays() {
    let mut window = sample(Lang::En, LARGE);
    open(&mut window);
    let framing = |window: &Window| window.state().state.briefing.framing.expect("a frame");
    let (fitted, view) = (framing(&window), window.state().map.camera.look());
    let nearer = word(&window, "briefing-nearer");
    press(&mut window, &nearer);
    assert!(framing(&window).look.zoom > fitted.look.zoom && framing(&window).look.center == fitted.look.center);
    assert_eq!(window.state().map.camera.look(), view);
    let here = word(&window, "briefing-here");
    press(&mut window, &here);
    let (frame, shown) = (framing(&window), window.state().map.size);
    assert!(frame.look.center.lat == view.center.lat && frame.look.center.lon == view.center.lon);
    let times = (view.zoom - frame.look.zoom).exp2() as f32;
    assert!(frame.size[0] * times <= shown.x && frame.size[1] * times <= shown.y, "{frame:?} in {shown}");
    let fit = word(&window, "briefing-fit");
    press(&mut window, &fit);
    assert_eq!(framing(&window), fitted);
}

#[test]
fn an_edge_of_the_frame_drags_it() {
    let mut window = sample(Lang::En, LARGE);
    open(&mut window);
    let here = word(&window, "briefing-here");
    press(&mut window, &here);
    let before = window.state().state.briefing.look.expect("put there");
    let name = word(&window, "briefing-frame-move");
    let edge = window.query_all_by_label(&name).next().expect("an edge").rect().center();
    window.drag_at(edge);
    settle(&mut window);
    window.hover_at(edge + egui::vec2(0.0, 60.0));
    settle(&mut window);
    window.drop_at(edge + egui::vec2(0.0, 60.0));
    settle(&mut window);
    let after = window.state().state.briefing.look.expect("still there");
    assert!(after.center.lat < before.center.lat && (after.zoom - before.zoom).abs() < 1e-9, "{before:?} {after:?}");
}

#[test]
fn what_is_chosen_shows_in_both_languages() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, SMALL);
        open(&mut window);
        send(&mut window, Command::Brief(BriefChange::Size(PictureSize::Square)));
        drawn(&mut window);
        let size = window.state().state.briefing.preview.as_ref().expect("a preview").pages[0].size();
        assert_eq!(size, [1080, 1080]);
        send(&mut window, Command::Brief(BriefChange::Product(Product::Sheet)));
        send(&mut window, Command::Brief(BriefChange::Form(SheetForm::Svg)));
        assert_eq!(window.state().state.settings.briefing.ending(), "svg");
        let large = word(&window, "briefing-large");
        drawn(&mut window);
        press(&mut window, &large);
        assert!(window.state().state.briefing.is_large);
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!window.state().state.briefing.is_large && window.state().state.briefing.is_open);
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!window.state().state.briefing.is_open);
    }
}
