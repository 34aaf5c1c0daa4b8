//! The dark strip: name, what is open, and the few things that are always at hand.

use egui::{Sense, Ui, vec2};

use crate::context::{Command, Ctx, UiCommand};
use crate::text::Lang;
use crate::ui::bidi_text::label;
use crate::ui::icons::icon;
use crate::ui::theme::{Role, ThemeName};
use crate::ui::widgets::{Look, button};

/// Draws the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let is_narrow = ui.available_width() < 1150.0;
    ui.with_layout(ctx.row_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        logo_ui(ui, ctx);
        label(ui, &ctx.tr("app-name"), &theme.style(Role::Title).color(theme.text.on_bar));
        ui.add_space(12.0);
        label(ui, &icon("folder-open"), &theme.icon(15.0).color(theme.text.on_bar_muted));
        let articles = ctx.store.articles().len();
        let words = ctx.texts.tr_args("top-articles", &[("count", articles.into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).size(13.0).color(theme.text.on_bar_muted));
        if let Some((done, all)) = ctx.progress {
            let words = ctx.texts.tr_args("top-progress", &[("done", done.into()), ("all", all.into())]).into_owned();
            label(ui, &words, &theme.style(Role::Label).size(13.0).color(theme.text.on_bar));
        }
        ui.with_layout(ctx.row_end_layout(), |ui| end_ui(ui, ctx, is_narrow));
    });
}

fn end_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_narrow: bool) {
    ui.add_space(12.0);
    let about = ctx.tr("command-about");
    if button(ui, ctx, Some("info"), "", &about, Look::OnBar).clicked() {
        ctx.send.send(Command::ToggleAbout);
    }
    let picture = ctx.tr("command-picture");
    let short = if is_narrow { ctx.tr("command-picture-short") } else { picture.clone() };
    if button(ui, ctx, Some("camera"), &short, &named(ctx, UiCommand::Picture, &picture), Look::OnBarFilled).clicked() {
        ctx.send.send(Command::SavePicture);
    }
    let is_dark = ctx.theme.name == ThemeName::Dark;
    let (name, next) = if is_dark { ("sun", ThemeName::Light) } else { ("moon", ThemeName::Dark) };
    let words = ctx.tr(if is_dark { "command-light" } else { "command-dark" });
    if button(ui, ctx, Some(name), "", &words, Look::OnBar).clicked() {
        ctx.send.send(Command::SetTheme(next));
    }
    // The other language's own name, so that whoever reads it can find it.
    let other = if ctx.is_rtl() { Lang::En } else { Lang::Ar };
    let words = ctx.tr("command-language");
    if button(ui, ctx, Some("languages"), &words, &words, Look::OnBar).clicked() {
        ctx.send.send(Command::SetLang(other));
    }
    let map = ctx.tr("command-open-map");
    if button(ui, ctx, Some("map"), "", &named(ctx, UiCommand::OpenMap, &map), Look::OnBar).clicked() {
        ctx.send.send(Command::PickMap);
    }
    let add = ctx.tr("command-add");
    let short = if is_narrow { String::new() } else { add.clone() };
    if button(ui, ctx, Some("file-plus"), &short, &named(ctx, UiCommand::AddArticles, &add), Look::OnBar).clicked() {
        ctx.send.send(Command::PickFiles);
    }
}

/// The name with its keys, for the tooltip.
fn named(ctx: &Ctx<'_>, command: UiCommand, name: &str) -> String {
    let keys = command.keys();
    ctx.texts.tr_args("command-keys", &[("name", name.into()), ("keys", keys.into())]).into_owned()
}

/// Three waves and a point: the river and a place on it.
fn logo_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
    let theme = ctx.theme;
    let color = crate::ui::widgets::bar_accent();
    for n in 0..3 {
        let y = rect.top() + 6.0 + 6.0 * n as f32;
        let points: Vec<egui::Pos2> = (0..=16)
            .map(|k| {
                let t = k as f32 / 16.0;
                egui::pos2(rect.left() + t * rect.width(), y + (t * std::f32::consts::TAU).sin() * 2.2)
            })
            .collect();
        ui.painter().line(points, egui::Stroke::new(2.0, color));
    }
    ui.painter().circle_filled(rect.right_top() + vec2(-4.0, 3.0), 3.0, theme.state.selection_glow);
}
