//! The menu of settings, and of what has no button of its own.

use egui::{ScrollArea, Ui, vec2};

use crate::context::{Command, Ctx, UiCommand};
use crate::i18n::{Digits, Months, Spelling};
use crate::text::Lang;
use crate::ui::bidi_text::{Align, label, paint};
use crate::ui::theme::{Role, ThemeName};
use crate::ui::widgets::{MenuRow, hairline, icon_button, menu_row, name_scroll_bar, segmented};

/// Height of what is above and below the menu: the bar with its button, and a margin.
const AROUND: f32 = 84.0;

/// Draws the contents; in a low window they scroll. A popup has room for little at first: the least height makes it grow.
pub(super) fn more_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let most = (ui.ctx().content_rect().height() - AROUND).max(200.0);
    let area =
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]).show(ui, |ui| contents_ui(ui, ctx));
    name_scroll_bar(ui, ctx, area.id);
}

fn contents_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.with_layout(ctx.block_layout(), |ui| {
        head_ui(ui, ctx, "map-colours");
        let themes = [ThemeName::Light, ThemeName::Dark, ThemeName::Contrast];
        let words = ["colours-light", "colours-dark", "colours-contrast"].map(|id| ctx.tr(id));
        let chosen = themes.iter().position(|theme| *theme == ctx.theme.name).unwrap_or(themes.len());
        if let Some(theme) = choice_ui(ui, ctx, "colours", &words, chosen).and_then(|n| themes.get(n)) {
            ctx.send.send(Command::SetTheme(*theme));
        }
        head_ui(ui, ctx, "more-language");
        let langs = [Lang::En, Lang::Ar];
        let words = ["language-english", "language-arabic"].map(|id| ctx.tr(id));
        let chosen = usize::from(ctx.is_rtl());
        if let Some(lang) = choice_ui(ui, ctx, "language", &words, chosen).and_then(|n| langs.get(n)) {
            ctx.send.send(Command::SetLang(*lang));
        }
        if ctx.is_rtl() {
            spelling_ui(ui, ctx);
        }
        head_ui(ui, ctx, "more-scale");
        scale_ui(ui, ctx);
        head_ui(ui, ctx, "more-signature");
        super::signature::signature_ui(ui, ctx, "menu");
    });
    ui.add_space(8.0);
    hairline(ui, ctx);
    ui.add_space(4.0);
    let panels = ctx.frame.panels;
    for (wish, name, on) in [
        (UiCommand::Facets, "rail-filters", panels.facets),
        (UiCommand::Timeline, "panel-timeline", panels.timeline),
        (UiCommand::Sources, "panel-sources", panels.sources),
        (UiCommand::Table, "panel-table", panels.table),
    ] {
        row_ui(ui, ctx, wish, name, Some(on));
    }
    ui.add_space(4.0);
    hairline(ui, ctx);
    ui.add_space(4.0);
    wish_ui(ui, ctx, UiCommand::SaveAs);
    wish_ui(ui, ctx, UiCommand::Export);
    wish_ui(ui, ctx, UiCommand::Picture);
    wish_ui(ui, ctx, UiCommand::OpenMap);
    if ctx.own_map.is_some() {
        wish_ui(ui, ctx, UiCommand::BundledMap);
    }
    wish_ui(ui, ctx, UiCommand::Help);
    wish_ui(ui, ctx, UiCommand::About);
}

/// How Arabic writes numbers and months.
fn spelling_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let now = ctx.texts.spelling();
    head_ui(ui, ctx, "more-digits");
    let words = ["digits-western", "digits-arabic"].map(|id| ctx.tr(id));
    let chosen = Digits::ALL.iter().position(|digits| *digits == now.digits).unwrap_or(0);
    if let Some(digits) = choice_ui(ui, ctx, "digits", &words, chosen).and_then(|n| Digits::ALL.get(n)) {
        ctx.send.send(Command::SetSpelling(Spelling { digits: *digits, ..now }));
    }
    head_ui(ui, ctx, "more-months");
    let words = ["months-levant", "months-gulf"].map(|id| ctx.tr(id));
    let chosen = Months::ALL.iter().position(|months| *months == now.months).unwrap_or(0);
    if let Some(months) = choice_ui(ui, ctx, "months", &words, chosen).and_then(|n| Months::ALL.get(n)) {
        ctx.send.send(Command::SetSpelling(Spelling { months: *months, ..now }));
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: &str) {
    ui.add_space(4.0);
    label(ui, &ctx.tr(id), &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
    ui.add_space(4.0);
}

fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, salt: &str, words: &[String], chosen: usize) -> Option<usize> {
    let pressed = ui.push_id(salt, |ui| segmented(ui, ctx, words, chosen)).inner;
    ui.add_space(4.0);
    pressed
}

/// Smaller, the size, larger.
fn scale_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        if icon_button(ui, ctx, "minus", &ctx.tr(UiCommand::ScaleDown.text_key())).clicked() {
            ctx.send.send(UiCommand::ScaleDown.command());
        }
        let words = ctx.texts.tr_args("scale-percent", &[("percent", ctx.frame.scale.into())]).into_owned();
        let (rect, response) = ui.allocate_exact_size(vec2(64.0, 28.0), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        paint(ui.painter(), rect.center(), Align::Center, &words, &ctx.theme.style(Role::Body).weight(600).color(ctx.theme.text.strong));
        if icon_button(ui, ctx, "plus", &ctx.tr(UiCommand::ScaleUp.text_key())).clicked() {
            ctx.send.send(UiCommand::ScaleUp.command());
        }
        if ctx.frame.scale != 100 && icon_button(ui, ctx, "rotate-ccw", &ctx.tr(UiCommand::ScaleReset.text_key())).clicked() {
            ctx.send.send(UiCommand::ScaleReset.command());
        }
    });
}

fn wish_ui(ui: &mut Ui, ctx: &Ctx<'_>, wish: UiCommand) {
    row_ui(ui, ctx, wish, wish.text_key(), None);
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, wish: UiCommand, name: &str, on: Option<bool>) {
    let (words, keys) = (ctx.tr(name), wish.key_parts());
    if menu_row(ui, ctx, &MenuRow { icon: wish.icon(), words: &words, keys: &keys, on, ..MenuRow::default() }).clicked() {
        ctx.send.send(wish.command());
        ui.close();
    }
}
