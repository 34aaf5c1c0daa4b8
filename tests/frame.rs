//! The window's frame: search field, sheet of keys, menus, panels, notices, the empty state, and what a screen reader finds.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod window;

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Hit, Notice, PanelName, Recent, UiCommand};
use furat::diagnostic::Diagnostic;
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;
use furat::ui::theme::ThemeName;
use window::{SMALL, Window, bare, sample, send, settle, until};

const LARGE: [f32; 2] = [1600.0, 900.0];

fn word(harness: &Window, id: &str) -> String {
    harness.state().state.texts.tr(id).into_owned()
}

fn press(harness: &mut Window, id: &str) {
    let name = word(harness, id);
    harness.get_by_label(&name).click();
    settle(harness);
}

/// Opens the search field and types.
fn search(harness: &mut Window, words: &str) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    settle(harness);
    assert!(harness.state().state.palette.is_open, "Ctrl+K opens the list");
    harness.event(egui::Event::Text(words.to_owned()));
    settle(harness);
    until(harness, |app| app.state.palette.asked == words && !app.state.palette.is_seeking);
}

#[test]
fn the_search_field_finds_actions_places_incidents_and_articles() {
    let mut harness = sample(Lang::En, LARGE);
    search(&mut harness, "bukamal");
    let hits = &harness.state().state.palette.hits;
    assert!(hits.iter().any(|hit| matches!(hit, Hit::Place(place) if place.name == "Al-Bukamal")), "{hits:?}");
    assert!(hits.iter().any(|hit| matches!(hit, Hit::Incident { .. })), "{hits:?}");
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert!(!harness.state().state.palette.is_open, "Escape closes it");

    search(&mut harness, "high con");
    assert_eq!(harness.state().state.palette.hits, [Hit::Wish(UiCommand::Contrast)]);
    harness.key_press(egui::Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().state.settings.theme, ThemeName::Contrast, "Enter carries it out");
    assert!(!harness.state().state.palette.is_open);
}

#[test]
fn arrow_keys_choose_in_the_list_and_letters_typed_there_are_no_shortcuts() {
    let mut harness = sample(Lang::En, LARGE);
    search(&mut harness, "airstrike");
    let grid = harness.state().state.settings.map_options.grid;
    let second = harness.state().state.palette.hits.iter().filter_map(|hit| match hit {
        Hit::Incident { id, .. } => Some(id.clone()),
        _ => None,
    });
    let wanted: Vec<_> = second.collect();
    let first = harness.state().state.palette.hits.iter().position(|hit| matches!(hit, Hit::Incident { .. })).expect("incidents");
    for _ in 0..=first {
        harness.key_press(egui::Key::ArrowDown);
        settle(&mut harness);
    }
    harness.key_press(egui::Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().state.selection.incident.as_ref(), wanted.get(1));
    assert_eq!(harness.state().state.settings.map_options.grid, grid);
}

#[test]
fn a_click_beside_the_list_closes_it_and_a_click_on_a_row_carries_it_out() {
    let mut harness = sample(Lang::Ar, LARGE);
    let name = word(&harness, "command-grid");
    search(&mut harness, &name);
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, &name).click();
    settle(&mut harness);
    assert_ne!(harness.state().state.settings.map_options.grid, Settings::default().map_options.grid);
    search(&mut harness, &name);
    for pressed in [true, false] {
        let (pos, button, modifiers) = (egui::pos2(800.0, 500.0), egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerMoved(pos));
        harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        settle(&mut harness);
    }
    assert!(!harness.state().state.palette.is_open);
}

#[test]
fn the_sheet_of_keys_lists_every_wish_with_its_keys() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = sample(lang, SMALL);
        harness.key_press(egui::Key::F1);
        settle(&mut harness);
        for wish in UiCommand::ALL {
            let (name, keys) = (word(&harness, wish.text_key()), wish.key_parts().join("+"));
            let row = harness.state().state.texts.tr_args("command-keys", &[("name", name.into()), ("keys", keys.into())]).into_owned();
            assert!(harness.query_all_by_label(&row).next().is_some(), "{lang:?}: no row {row:?}");
        }
        harness.key_press(egui::Key::Escape);
        settle(&mut harness);
        assert!(!harness.state().state.settings.panels.help);
    }
}

#[test]
fn every_shortcut_does_what_its_wish_asks_for() {
    let mut harness = sample(Lang::En, LARGE);
    let state = |harness: &Window| harness.state().state.settings.clone();
    let before = state(&harness);
    for (modifiers, key) in [
        (egui::Modifiers::NONE, egui::Key::OpenBracket),
        (egui::Modifiers::NONE, egui::Key::CloseBracket),
        (egui::Modifiers::NONE, egui::Key::T),
        (egui::Modifiers::COMMAND, egui::Key::D),
        (egui::Modifiers::COMMAND, egui::Key::Plus),
        (egui::Modifiers::COMMAND, egui::Key::L),
    ] {
        harness.key_press_modifiers(modifiers, key);
        settle(&mut harness);
    }
    let after = state(&harness);
    assert_eq!((after.panels.facets, after.panels.sources, after.panels.timeline), (false, false, false));
    assert_eq!((after.theme, after.scale, after.lang), (ThemeName::Dark, 110, Lang::Ar));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Num0);
    settle(&mut harness);
    assert_eq!(state(&harness).scale, before.scale);
}

#[test]
fn everything_grows_with_the_scale_and_nothing_leaves_the_window() {
    for (scale, lang) in [(100, Lang::En), (150, Lang::En), (200, Lang::Ar)] {
        let mut harness = sample(lang, LARGE);
        send(&mut harness, Command::SetScale(scale));
        let screen = harness.ctx.content_rect();
        assert!((screen.width() - LARGE[0] * 100.0 / f32::from(scale)).abs() < 1.0, "{scale}: {screen:?}");
        let search = harness.get_by_label(&word(&harness, "palette-prompt")).rect();
        let more = harness.get_by_label(&word(&harness, "command-more")).rect();
        assert!(screen.contains_rect(search) && screen.contains_rect(more), "{scale}: {search:?} {more:?}");
        assert!(!search.intersects(more), "{scale}");
    }
}

#[test]
fn a_small_window_has_a_rail_that_opens_the_facets_over_the_map() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = sample(lang, SMALL);
        let kind = word(&harness, "kind-airstrike");
        let facet = |harness: &Window| harness.query_by_role_and_label(egui::accesskit::Role::CheckBox, &kind).is_some();
        assert!(!facet(&harness), "facets are closed");
        press(&mut harness, "rail-filters");
        assert!(facet(&harness), "they open");
        harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, &kind).click();
        settle(&mut harness);
        let name = word(&harness, "facet-kind");
        let counted = harness.state().state.texts.tr_args("rail-name", &[("name", name.into()), ("count", 9.into())]).into_owned();
        assert!(harness.query_by_label(&counted).is_some(), "the rail counts what is on: {counted}");
        harness.key_press(egui::Key::Escape);
        settle(&mut harness);
        assert!(!facet(&harness), "Escape closes them");
    }
}

#[test]
fn panels_keep_the_size_they_are_given() {
    let mut settings = Settings::default();
    settings.panels.sources_width = Some(520.0);
    settings.panels.timeline_height = Some(300.0);
    let mut harness = bare(settings, LARGE, Some(Input::Sample));
    until(&mut harness, |app| app.state.work.is_none() && !app.state.store.incidents().is_empty());
    // The harness leaves a margin of 8 around the window.
    let edge = egui::pos2(1600.0 - 8.0 - 520.0 + 2.0, 450.0);
    let drag = |harness: &mut Window, pos: egui::Pos2, pressed: Option<bool>| {
        harness.event(egui::Event::PointerMoved(pos));
        if let Some(pressed) = pressed {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        }
        settle(harness);
    };
    drag(&mut harness, edge, None);
    drag(&mut harness, edge, Some(true));
    drag(&mut harness, edge - egui::vec2(60.0, 0.0), None);
    drag(&mut harness, edge - egui::vec2(60.0, 0.0), Some(false));
    let width = harness.state().state.settings.panels.sources_width.expect("a width");
    assert!((width - 580.0).abs() < 4.0, "{width}");
    send(&mut harness, Command::ResizePanel(PanelName::Facets, 300.0));
    assert_eq!(harness.state().state.settings.panels.facets_width, Some(300.0));
}

#[test]
fn the_menu_of_settings_sets_colours_language_and_size() {
    let mut harness = sample(Lang::En, LARGE);
    press(&mut harness, "command-more");
    press(&mut harness, "colours-contrast");
    assert_eq!(harness.state().state.settings.theme, ThemeName::Contrast);
    press(&mut harness, "command-scale-up");
    assert_eq!(harness.state().state.settings.scale, 110);
    press(&mut harness, "command-help");
    assert!(harness.state().state.settings.panels.help);
}

#[test]
fn before_anything_is_open_the_card_offers_what_can_be_done() {
    for lang in [Lang::En, Lang::Ar] {
        let mut settings = Settings::default();
        settings.lang = lang;
        let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 23).expect("a day");
        settings.recent = vec![Recent { paths: vec!["reports/anbar".into(), "reports/deir".into()], articles: 58, day }];
        let mut harness = bare(settings, SMALL, None);
        for id in ["empty-choose", "empty-read", "empty-offline"] {
            assert!(harness.query_all_by_label(&word(&harness, id)).next().is_some(), "{lang:?}: {id}");
        }
        assert!(harness.query_by_label_contains("anbar").is_some());
        let sample = word(&harness, "empty-sample");
        harness.get_by_label(&sample).click();
        until(&mut harness, |app| !app.state.store.incidents().is_empty());
        assert!(harness.query_by_label(&sample).is_none(), "the card is gone");
    }
}

#[test]
fn reading_can_be_stopped_and_what_was_read_stays() {
    const MANY: usize = 6_000;
    let mut harness = bare(Settings::default(), LARGE, Some(Input::Sample));
    assert!(harness.state().state.work.is_some());
    until(&mut harness, |app| app.state.work.is_none());
    let before = harness.state().state.store.articles().len();
    // So many that the slowest window can stop the fastest reader.
    let copies: Vec<_> = (0..MANY)
        .map(|n| {
            let article = harness.state().state.store.articles()[n % before].clone();
            furat::source::Article { id: furat::source::ArticleId(format!("copy-{n}")), ..article }
        })
        .collect();
    let folder = folder_of(&copies);
    send(&mut harness, Command::Open(vec![folder.clone()]));
    until(&mut harness, |app| app.state.work.is_some_and(|work| work.all.is_some_and(|all| all >= MANY)));
    let stop = harness.state().state.texts.tr("command-stop-reading").into_owned();
    harness.get_by_label_contains(&stop).click();
    until(&mut harness, |app| app.state.work.is_none());
    std::fs::remove_dir_all(folder).expect("removed");
    let after = harness.state().state.store.articles().len();
    assert!(after >= before && after < before + MANY, "{before} before, {after} after");
    let told = &harness.state().state.notices;
    assert!(told.iter().any(|notice| notice.head.summary.contains("Stopped")), "{told:?}");
}

/// A folder with the articles as files of text.
fn folder_of(articles: &[furat::source::Article]) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("furat-frame-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (n, article) in articles.iter().enumerate() {
        std::fs::write(folder.join(format!("{n}.txt")), &article.body).expect("written");
    }
    folder
}

#[test]
fn many_messages_come_as_one_with_details() {
    let mut harness = sample(Lang::En, LARGE);
    let problem = |n: usize| Diagnostic::error("Not UTF-8 text").at(format!("report-{n}.txt")).hint("Save it as UTF-8");
    let head = harness.state().state.texts.error("notice-problems", &[("count", 12.into())]);
    let notice = Notice::summing(head, (0..12).map(problem).collect());
    harness.state_mut().state.notices.push(notice);
    settle(&mut harness);
    assert!(harness.query_by_label("report-0.txt").is_none(), "folded");
    press(&mut harness, "notice-unfold");
    settle(&mut harness);
    assert!(harness.query_by_label("report-0.txt").is_some(), "unfolded");
    press(&mut harness, "notice-dismiss");
    assert!(harness.state().state.notices.is_empty());
}

#[test]
fn what_was_merely_done_goes_by_itself() {
    let mut harness = sample(Lang::En, LARGE);
    harness.state_mut().state.notices.push(Notice::done(Diagnostic::warning("Picture saved")));
    settle(&mut harness);
    assert!(harness.query_by_label("Picture saved").is_some());
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + 8.0);
    settle(&mut harness);
    assert!(harness.state().state.notices.is_empty());
}

#[test]
fn files_held_over_the_window_are_invited() {
    let mut harness = sample(Lang::En, LARGE);
    harness.input_mut().hovered_files = vec![egui::HoveredFile::default(); 3];
    settle(&mut harness);
    assert!(harness.query_by_label("Drop to add 3 files").is_some());
}

#[test]
fn undo_takes_back_a_day_given_to_an_article() {
    let mut harness = sample(Lang::En, LARGE);
    let facts = |harness: &Window, id: &furat::source::ArticleId| harness.state().state.store.facts(id).and_then(|facts| facts.published);
    let store = &harness.state().state.store;
    let id =
        store.articles().iter().map(|article| article.id.clone()).find(|id| facts(&harness, id).is_none()).expect("an undated article");
    let day = chrono::NaiveDate::from_ymd_opt(2022, 11, 9).expect("a day");
    let undoable = harness.state().state.undoable();
    send(&mut harness, Command::SetPublished(id.clone(), day));
    until(&mut harness, |app| app.state.store.facts(&id).and_then(|facts| facts.published) == Some(day));
    let again = harness.state_mut().state.restore(undoable);
    assert_eq!(again.iter().map(|article| (&article.id, article.published)).collect::<Vec<_>>(), [(&id, None)]);
}

/// Everything that takes the keyboard or a click without a role or a name, or with one in another language than the interface's.
fn nameless(harness: &Window) -> Vec<String> {
    use egui::accesskit::{Action, Role};
    let nodes = harness.root().children_recursive().map(|node| node.accesskit_node());
    let is_arabic = harness.state().state.settings.lang == Lang::Ar;
    // Each language is offered under its own name; the military grid has but one.
    let own_names = ["command-language", "language-english", "language-arabic", "grid-mgrs"].map(|id| word(harness, id));
    let is_foreign = |name: &str| {
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        is_arabic && letters().next().is_some() && !letters().any(|c| !c.is_ascii()) && !own_names.iter().any(|own| own == name)
    };
    nodes
        .filter(|node| node.data().supports_action(Action::Focus) || node.data().supports_action(Action::Click))
        .filter_map(|node| {
            // The name of plain text is its value.
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            let is_bad = name.trim().is_empty() || is_foreign(&name) || matches!(node.role(), Role::Unknown | Role::GenericContainer);
            is_bad.then(|| format!("{:?} {name:?} at {:?}", node.role(), node.raw_bounds()))
        })
        .collect()
}

#[test]
fn the_edges_of_panels_are_named_in_the_language_of_the_interface() {
    use egui::accesskit::Role;
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = sample(lang, LARGE);
        send(&mut harness, Command::ToggleTable);
        let edges: Vec<String> = harness.query_all_by_role(Role::Splitter).filter_map(|edge| edge.accesskit_node().label()).collect();
        let mut names: Vec<String> = ["panel-sources", "panel-timeline", "rail-filters", "panel-table"]
            .map(|id| {
                let panel = word(&harness, id);
                harness.state().state.texts.tr_args("panel-resize", &[("panel", panel.into())]).into_owned()
            })
            .into();
        let mut edges = edges;
        edges.sort();
        names.sort();
        assert_eq!(edges, names, "{lang:?}");
    }
}

/// A file as the desktop drops it.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

#[test]
fn dropped_files_are_read_with_a_bar_and_what_fails_says_what_and_why() {
    use egui::accesskit::Role;
    let folder = std::env::temp_dir().join(format!("furat-dropped-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (good, bad) = (folder.join("strike.txt"), folder.join("broken.txt"));
    std::fs::write(&good, "An air strike hit Al-Bukamal on 17 June 2018, killing five fighters.").expect("written");
    std::fs::write(&bad, [0x41, 0xFF, 0xFE, 0x42]).expect("written");
    let mut harness = bare(Settings::default(), LARGE, None);
    let dropped: Vec<egui::DroppedFileHandle> = vec![std::sync::Arc::new(Dropped(good)), std::sync::Arc::new(Dropped(bad))];
    harness.input_mut().dropped_files = dropped;
    harness.step();
    harness.step();
    assert!(harness.state().state.work.is_some(), "reading has begun");
    assert!(harness.query_by_role(Role::ProgressIndicator).is_some(), "and shows how far it is");
    let stop = word(&harness, "command-stop-reading");
    assert!(harness.query_by_label_contains(&stop).is_some(), "and can be stopped");
    until(&mut harness, |app| app.state.work.is_none() && !app.state.store.is_empty());
    std::fs::remove_dir_all(folder).expect("removed");
    assert_eq!(harness.state().state.store.articles().len(), 1, "the rest of the batch goes on");
    assert!(harness.query_by_label_contains("broken.txt").is_some(), "which file");
    let texts = &harness.state().state.texts;
    let problem = texts.error("read-not-utf8", &[("byte", 1.into())]);
    assert!(harness.query_by_label(&problem.summary).is_some(), "what is wrong: {:?}", harness.state().state.notices);
    assert!(harness.query_by_label(&problem.hint.expect("a hint")).is_some(), "what to do");
}

#[test]
fn what_was_opened_lately_is_opened_again_by_its_row() {
    let folder = std::env::temp_dir().join(format!("furat-recent-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("strike.txt"), "An air strike hit Al-Bukamal on 17 June 2018.").expect("written");
    let mut settings = Settings::default();
    let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 23).expect("a day");
    settings.recent = vec![Recent { paths: vec![folder.clone()], articles: 1, day }];
    let mut harness = bare(settings, LARGE, None);
    harness.get_by_label_contains("furat-recent-").click();
    until(&mut harness, |app| !app.state.store.is_empty());
    std::fs::remove_dir_all(folder).expect("removed");
    assert_eq!(harness.state().state.store.articles().len(), 1);
}

#[test]
fn arabic_is_written_with_the_digits_and_months_that_are_chosen() {
    let mut harness = sample(Lang::Ar, LARGE);
    press(&mut harness, "command-more");
    press(&mut harness, "digits-arabic");
    press(&mut harness, "months-gulf");
    let state = &harness.state().state;
    let shown = state.texts.tr_args("list-shown", &[("count", state.view().shown.len().into())]).into_owned();
    assert!(!shown.bytes().any(|byte| byte.is_ascii_digit()), "{shown}");
    assert!(harness.query_by_label(&shown).is_some(), "{shown}");
    let day = chrono::NaiveDate::from_ymd_opt(2018, 6, 17).expect("a day");
    assert_ne!(harness.state().state.texts.month_name(day), furat::i18n::Texts::new(Lang::Ar).month_name(day));
    let english = word(&harness, "language-english");
    harness.get_all_by_label(&english).last().expect("in the menu").click();
    settle(&mut harness);
    assert!(harness.query_by_label("Digits").is_none(), "English has one way to write them");
}

#[test]
fn every_panel_is_hidden_and_shown_by_its_row_of_the_menu() {
    let mut harness = sample(Lang::En, LARGE);
    let panels = |harness: &Window| {
        let panels = harness.state().state.settings.panels;
        [panels.facets, panels.timeline, panels.sources, panels.table]
    };
    for (n, id) in ["rail-filters", "panel-timeline", "panel-sources", "panel-table"].into_iter().enumerate() {
        let before = panels(&harness)[n];
        for is_open in [!before, before] {
            press(&mut harness, "command-more");
            let name = word(&harness, id);
            harness.get_all_by_label(&name).last().expect("its row").click();
            settle(&mut harness);
            assert_eq!(panels(&harness)[n], is_open, "{id}");
        }
    }
}

#[test]
fn places_are_found_though_they_are_read_beside_the_window() {
    let mut settings = Settings::default();
    settings.lang = Lang::En;
    let app = FuratApp::new(&egui::Context::default(), settings, Some(Input::Sample), None, Decoding::Beside).expect("bundled data");
    let mut harness = Harness::builder().with_size(LARGE).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        app,
    );
    harness.state().sender().send(Command::OpenPalette);
    harness.step();
    let start = Instant::now();
    harness.state().sender().send(Command::Seek("bukamal".into()));
    harness.step();
    let waited = start.elapsed();
    let patience = Instant::now();
    let has_place = |app: &FuratApp| app.state.palette.hits.iter().any(|hit| matches!(hit, Hit::Place(_)));
    while !has_place(harness.state()) {
        assert!(patience.elapsed() < Duration::from_mins(1), "waited in vain after a first frame of {waited:?}");
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
}

#[test]
fn everything_that_takes_the_keyboard_has_a_name() {
    for lang in [Lang::En, Lang::Ar] {
        for size in [LARGE, SMALL] {
            let mut harness = sample(lang, size);
            assert_eq!(nameless(&harness), Vec::<String>::new(), "{lang:?} {size:?}");
            for id in ["command-more", "map-options"] {
                press(&mut harness, id);
                assert_eq!(nameless(&harness), Vec::<String>::new(), "{lang:?} {size:?} {id}");
                harness.key_press(egui::Key::Escape);
                settle(&mut harness);
            }
            let state = &harness.state().state;
            let incident = state.view().shown.nth(0).and_then(|row| state.store.id_at(row)).expect("a shown incident");
            for command in
                [Command::Select(Some(incident)), Command::ToggleHelp, Command::ToggleAbout, Command::ToggleFind, Command::OpenPalette]
            {
                send(&mut harness, command.clone());
                assert_eq!(nameless(&harness), Vec::<String>::new(), "{lang:?} {size:?} {command:?}");
            }
        }
        let mut settings = Settings::default();
        settings.lang = lang;
        assert_eq!(nameless(&bare(settings, SMALL, None)), Vec::<String>::new(), "{lang:?} empty");
    }
}
