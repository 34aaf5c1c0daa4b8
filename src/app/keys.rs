//! What the keyboard asks for, and files dropped on the window.

use egui::{Key, Modifiers};

use crate::context::{Command, Ctx, MOST_CHOICES, UiCommand};
use crate::incident::Kind;
use crate::store::Dimension;

/// Sends what was asked for by keys. While words are typed only a few wishes are heard.
pub(super) fn keys(ui: &egui::Ui, ctx: &Ctx<'_>) {
    let is_typing = ui.ctx().egui_wants_keyboard_input();
    if ctx.asked.is_some() {
        return table(ui, ctx);
    }
    if !is_typing && ctx.review.current().is_some() {
        review(ui, ctx);
    }
    for (shortcut, wish) in UiCommand::by_keys() {
        // A sign alone is a letter of what is typed.
        let is_heard = !is_typing || (wish.works_while_typing() && shortcut.modifiers.any());
        if is_heard && ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
            ctx.send.send(wish.command());
        }
    }
    if !is_typing {
        kinds(ui, ctx);
    }
    // A list that is open closes itself.
    let is_listing = ctx.frame.panels.views || egui::Popup::is_any_open(ui.ctx());
    if !is_typing && ui.input(|input| input.key_pressed(Key::Escape)) && !is_listing {
        ctx.send.send(escape(ctx));
    }
}

/// While a table is asked about nothing else is heard: Enter reads it, Escape leaves it.
fn table(ui: &egui::Ui, ctx: &Ctx<'_>) {
    let is_free = ui.memory(egui::Memory::focused).is_none() && !egui::Popup::is_any_open(ui.ctx());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_free && pressed(Key::Enter) {
        ctx.send.send(Command::ImportTable);
    }
    if !egui::Popup::is_any_open(ui.ctx()) && pressed(Key::Escape) {
        ctx.send.send(Command::SkipTable);
    }
}

/// Keys of the review queue while a question is asked: 1 to 9 choose, Enter takes the best, 0 leaves it open, S skips, arrows move.
fn review(ui: &egui::Ui, ctx: &Ctx<'_>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (n, key) in KINDS.into_iter().take(MOST_CHOICES).enumerate() {
        if pressed(key) {
            ctx.send.send(Command::Answer(n));
        }
    }
    // Enter presses what has the focus, where anything has.
    let is_free = ui.memory(egui::Memory::focused).is_none();
    let wishes = [
        (Key::Enter, Command::AcceptBest),
        (Key::Num0, Command::LeaveOpen),
        (Key::S, Command::SkipQuestion),
        (Key::ArrowDown, Command::ReviewStep(1)),
        (Key::ArrowUp, Command::ReviewStep(-1)),
    ];
    for (key, command) in wishes {
        if (key != Key::Enter || is_free) && pressed(key) {
            ctx.send.send(command);
        }
    }
}

/// The keys of the kinds, in the order of the list.
const KINDS: [Key; Kind::ALL.len()] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

/// 1 to 0 switch kinds off and on; with Alt, to this one alone.
fn kinds(ui: &egui::Ui, ctx: &Ctx<'_>) {
    for (key, kind) in KINDS.into_iter().zip(Kind::ALL) {
        let code = || kind.code().to_owned();
        // With Alt first: a key without any modifier is found under Alt too.
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            ctx.send.send(Command::OnlyValue(Dimension::Kind, code()));
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ctx.send.send(Command::ToggleValue(Dimension::Kind, code()));
        }
    }
}

/// Escape closes what was opened last, and at the end the selection.
const fn escape(ctx: &Ctx<'_>) -> Command {
    let panels = ctx.frame.panels;
    if ctx.palette.is_open {
        Command::ClosePalette
    } else if panels.help {
        Command::ToggleHelp
    } else if panels.about {
        Command::ToggleAbout
    } else if ctx.briefing.is_large {
        Command::ToggleLargePage
    } else if ctx.review.is_placing {
        Command::TogglePlacing
    } else if ctx.review.editing.is_some() {
        Command::Edit(None)
    } else if ctx.tools.is_finding {
        Command::ToggleFind
    } else if ctx.tools.drawing.is_some() {
        Command::DrawArea(None)
    } else if ctx.tools.is_measuring {
        Command::ToggleMeasure
    } else if ctx.reader.search.is_some() {
        Command::ToggleSearch
    } else if ctx.briefing.is_open {
        Command::ToggleBriefing
    } else if ctx.review.is_open {
        Command::ToggleReview
    } else if panels.facets_over {
        Command::ToggleFacets
    } else {
        Command::Select(None)
    }
}

/// Files dropped on the window.
pub(super) fn dropped(ui: &egui::Ui, ctx: &Ctx<'_>) {
    let paths: Vec<_> = ui.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
    if !paths.is_empty() {
        ctx.send.send(Command::Open(paths));
    }
}
