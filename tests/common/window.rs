//! A window without a screen, driven by the labels of its controls.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::context::Command;
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;

pub(crate) type Window = Harness<'static, FuratApp>;

/// A desktop's window, and a small laptop's.
pub(crate) const LARGE: [f32; 2] = [1600.0, 1000.0];
pub(crate) const SMALL: [f32; 2] = [1366.0, 768.0];

/// A window with these settings, at rest.
pub(crate) fn bare(settings: Settings, size: [f32; 2], input: Option<Input>) -> Window {
    let mut window = Harness::builder().with_size(size).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), settings, input, None, Decoding::AtOnce).expect("bundled data"),
    );
    settle(&mut window);
    window
}

/// The sample, read whole.
pub(crate) fn sample(lang: Lang, size: [f32; 2]) -> Window {
    let mut settings = Settings::default();
    settings.lang = lang;
    let mut window = bare(settings, size, Some(Input::Sample));
    until(&mut window, |app| app.state.work.is_none() && !app.state.store.incidents().is_empty());
    window
}

/// Draws until something is so, a third of the time: the other threads of the program are waited for, and have no more cores than this one.
pub(crate) fn until(window: &mut Window, is_so: impl Fn(&FuratApp) -> bool) {
    let patience = Instant::now();
    while !is_so(window.state()) {
        assert!(patience.elapsed() < Duration::from_mins(1), "waited in vain");
        let drawing = Instant::now();
        window.step();
        std::thread::sleep((2 * drawing.elapsed()).clamp(Duration::from_millis(10), Duration::from_millis(500)));
    }
    settle(window);
}

pub(crate) fn settle(window: &mut Window) {
    for _ in 0..4 {
        window.step();
    }
}

pub(crate) fn send(window: &mut Window, command: Command) {
    window.state().sender().send(command);
    settle(window);
}

/// A sentence of the interface.
pub(crate) fn word(window: &Window, id: &str) -> String {
    window.state().state.texts.tr(id).into_owned()
}

/// A sentence with values.
pub(crate) fn words(window: &Window, id: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned().into())).collect();
    window.state().state.texts.tr_args(id, &values).into_owned()
}

/// A sentence with a number.
pub(crate) fn counted(window: &Window, id: &str, name: &str, n: usize) -> String {
    window.state().state.texts.tr_args(id, &[(name, n.into())]).into_owned()
}

/// Presses what has this name.
pub(crate) fn press(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    settle(window);
}

/// Presses what has this role and name.
pub(crate) fn press_role(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    settle(window);
}

/// Whether anything has this name.
pub(crate) fn is_there(window: &Window, name: &str) -> bool {
    window.query_all_by_label(name).next().is_some()
}

pub(crate) fn key(window: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// What was put on the clipboard in the last frame.
pub(crate) fn copied(window: &Window) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}
