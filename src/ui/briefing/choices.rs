//! Size or paper, files, template, language, colours, and where the map in it looks.

use egui::{Ui, vec2};

use super::Ctx;
use crate::context::{BriefChange, Command, PictureSize, Product, SheetForm, SheetPaper};
use crate::text::Lang;
use crate::ui::bidi_text::{label, wrapped};
use crate::ui::theme::{Role, ThemeName};
use crate::ui::widgets::{Look, button, icon_button, segmented};

/// Colours that a picture or a sheet may have.
const THEMES: [ThemeName; 3] = [ThemeName::Light, ThemeName::Dark, ThemeName::Print];

/// Draws them.
pub(super) fn choices_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let options = ctx.brief_options;
    match options.product {
        Product::Picture => {
            head_ui(ui, ctx, "briefing-size");
            for sizes in PictureSize::ALL.chunks(3) {
                choose(ui, ctx, ("size", sizes), options.size, |size| format!("picture-{}", size.code()), BriefChange::Size);
                ui.add_space(4.0);
            }
        }
        Product::Sheet => {
            head_ui(ui, ctx, "briefing-paper");
            choose(ui, ctx, ("paper", &SheetPaper::ALL), options.paper, |paper| format!("paper-{}", paper.code()), BriefChange::Paper);
            head_ui(ui, ctx, "briefing-files");
            choose(ui, ctx, ("form", &SheetForm::ALL), options.form, |form| format!("form-{}", form.ending()), BriefChange::Form);
            template_ui(ui, ctx);
        }
    }
    head_ui(ui, ctx, "briefing-map");
    frame_ui(ui, ctx);
    head_ui(ui, ctx, "map-colours");
    choose(ui, ctx, ("colours", &THEMES), options.theme, |theme| format!("colours-{}", theme.code()), BriefChange::Theme);
    head_ui(ui, ctx, "more-language");
    let lang = options.lang.unwrap_or(ctx.lang);
    let name = |lang: Lang| if lang == Lang::Ar { "language-arabic".to_owned() } else { "language-english".to_owned() };
    choose(ui, ctx, ("language", &[Lang::En, Lang::Ar]), lang, name, BriefChange::Lang);
}

pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: &str) {
    ui.add_space(10.0);
    label(ui, &ctx.tr(id), &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
    ui.add_space(4.0);
}

/// Values side by side of which one holds.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (salt, values): (&str, &[T]),
    now: T,
    name: impl Fn(T) -> String,
    change: impl Fn(T) -> BriefChange,
) {
    let words: Vec<String> = values.iter().map(|value| ctx.tr(&name(*value))).collect();
    let chosen = values.iter().position(|value| *value == now).unwrap_or(values.len());
    let id = (salt, words.first().cloned());
    if let Some(value) = ui.push_id(id, |ui| segmented(ui, ctx, &words, chosen)).inner.and_then(|n| values.get(n)) {
        ctx.send.send(Command::Brief(change(*value)));
    }
}

/// The template's name, another one, the bundled one again.
fn template_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    head_ui(ui, ctx, "briefing-template");
    let own = ctx.brief_options.template.as_ref();
    let name = own.map_or_else(
        || ctx.tr("briefing-template-bundled"),
        |path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
    );
    wrapped(ui, &name, &ctx.theme.style(Role::Body).color(ctx.theme.text.strong));
    ui.add_space(4.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        let words = ctx.tr("briefing-template-choose");
        if button(ui, ctx, Some("folder-open"), &words, &words, Look::Outline).clicked() {
            ctx.send.send(Command::PickTemplate);
        }
        let words = ctx.tr("briefing-template-back");
        if own.is_some() && button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::Brief(BriefChange::Template(None)));
        }
    });
}

/// The map in it: as the window shows it, or all that is shown; nearer, farther.
fn frame_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let is_fitted = ctx.briefing.look.is_none();
        let words = ctx.tr("briefing-fit");
        if button(ui, ctx, None, &words, &words, if is_fitted { Look::Filled } else { Look::Outline }).clicked() {
            ctx.send.send(Command::FrameBrief(None));
        }
        let words = ctx.tr("briefing-here");
        if button(ui, ctx, None, &words, &words, Look::Outline).clicked() {
            ctx.send.send(Command::FrameHere);
        }
        for (icon, name, steps) in [("zoom-in", "briefing-nearer", 1), ("zoom-out", "briefing-farther", -1)] {
            if icon_button(ui, ctx, icon, &ctx.tr(name)).clicked() {
                ctx.send.send(Command::ZoomBrief(steps));
            }
        }
    });
    ui.add_space(4.0);
    wrapped(ui, &ctx.tr("briefing-frame-hint"), &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
}
