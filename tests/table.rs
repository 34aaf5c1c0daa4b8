//! The table of incidents in the window without a screen: opened, sorted, walked by keys, picked and copied.
#![cfg(feature = "gui")]

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Column, Command};
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;

type Window = Harness<'static, FuratApp>;

/// The sample with the table open.
fn window() -> Window {
    let mut settings = Settings::default();
    settings.lang = Lang::En;
    let mut harness = Harness::builder().with_size([1600.0, 1000.0]).build_ui_state(
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
    settle(&mut harness);
    harness.key_press(Key::L);
    settle(&mut harness);
    harness
}

fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.step();
    }
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn click_row(window: &mut Window, n: usize) {
    window.get_all_by_role(Role::Row).nth(n).expect("a row").click();
    settle(window);
}

/// The row of the store that is selected.
fn selected(window: &Window) -> Option<usize> {
    let state = &window.state().state;
    state.selection.incident.as_ref().and_then(|id| state.store.incident_position(id))
}

fn copied(window: &mut Window) -> String {
    window.event(egui::Event::Copy);
    window.step();
    let text = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.expect("text on the clipboard")
}

#[test]
fn a_name_of_a_column_orders_the_rows() {
    let mut window = window();
    window.get_by_role_and_label(Role::ColumnHeader, "Killed").click();
    settle(&mut window);
    assert_eq!((window.state().state.settings.table.sort, window.state().state.settings.table.is_descending), (Column::Killed, true));
    click_row(&mut window, 0);
    let state = &window.state().state;
    let deadliest = state.view().shown.iter().filter_map(|row| state.store.columns().tolls(row)?.0.min).max();
    let first = selected(&window).and_then(|row| state.store.columns().tolls(row)?.0.min);
    assert_eq!(first, deadliest);
}

#[test]
fn keys_walk_the_rows_and_enter_selects() {
    let mut window = window();
    click_row(&mut window, 0);
    let shown: Vec<usize> = window.state().state.view().shown.iter().collect();
    assert_eq!(selected(&window), shown.first().copied());
    for (key, position) in [(Key::ArrowDown, 1), (Key::ArrowDown, 2), (Key::ArrowUp, 1), (Key::End, shown.len() - 1), (Key::Home, 0)] {
        press(&mut window, Modifiers::NONE, key);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(selected(&window), shown.get(position).copied(), "{key:?}");
    }
    press(&mut window, Modifiers::NONE, Key::PageDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(selected(&window) > shown.get(2).copied(), "a page is more than two rows");
}

#[test]
fn picked_rows_are_copied_with_the_columns_that_show() {
    let mut window = window();
    click_row(&mut window, 1);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    let text = copied(&mut window);
    assert_eq!(text.lines().count(), 1 + 3, "{text}");
    assert!(text.lines().all(|line| line.split('\t').count() == Column::ALL.len()), "{text}");
    window.state().sender().send(Command::ToggleColumn(Column::Attribution));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    let text = copied(&mut window);
    assert_eq!(text.lines().count(), 1 + window.state().state.view().shown.len());
    assert!(text.lines().all(|line| line.split('\t').count() == Column::ALL.len() - 1));
}

#[test]
fn undated_incidents_are_one_press_away_and_the_table_closes() {
    let mut window = window();
    let state = &window.state().state;
    let undated = state.view().undated.len();
    let words = state.texts.tr_args("sum-undated", &[("n", undated.into())]).into_owned();
    window.get_by_role_and_label(Role::RadioButton, &words).click();
    settle(&mut window);
    let count = window.state().state.texts.tr_args("incidents-count", &[("n", undated.into())]).into_owned();
    assert!(window.query_by_label(&count).is_some(), "{count}");
    let close = window.state().state.texts.tr("table-close").into_owned();
    window.get_by_label(&close).click();
    settle(&mut window);
    assert_eq!(window.query_all_by_role(Role::ColumnHeader).count(), 0);
}

#[test]
fn columns_are_chosen_from_their_menu_and_one_always_stays() {
    let mut window = window();
    let open = window.state().state.texts.tr("table-columns").into_owned();
    window.get_by_label(&open).click();
    settle(&mut window);
    for column in Column::ALL {
        let name = window.state().state.texts.tr(column.text_key()).into_owned();
        window.get_by_role_and_label(Role::MenuItemCheckBox, &name).click();
        settle(&mut window);
    }
    let shown: Vec<Column> = window.state().state.settings.table.columns().collect();
    assert_eq!(shown, [Column::Sources], "the last one cannot be taken away");
    assert_eq!(window.query_all_by_role(Role::ColumnHeader).count(), 1);
    let date = window.state().state.texts.tr(Column::Date.text_key()).into_owned();
    window.get_by_role_and_label(Role::MenuItemCheckBox, &date).click();
    settle(&mut window);
    assert_eq!(window.query_all_by_role(Role::ColumnHeader).count(), 2);
}
