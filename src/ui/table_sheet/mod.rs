//! The sheet that asks what the columns of a table hold: a line for each that matters, the first rows as they would be read, and two buttons.

mod fields;
mod rows;

use egui::{Area, Id, Order, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};

use crate::context::{AskedTable, Command, Ctx};
use crate::ui::bidi_text::label;
use crate::ui::map::furniture::card;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline, icon_button, name_scroll_bar};

/// Size of the sheet where there is room, and space around what is in it.
const SIZE: Vec2 = vec2(900.0, 652.0);
const MARGIN: f32 = 24.0;
/// Height of the title with the file's name, and of the foot.
const HEAD: f32 = 62.0;
const FOOT: f32 = 52.0;
/// Room for the scroll bar.
const SCROLL: f32 = 14.0;

/// Draws the sheet over everything.
pub(super) fn table_sheet_ui(ui: &Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let screen = ui.ctx().content_rect();
    let sheet = Rect::from_center_size(screen.center(), SIZE.min(screen.size() - Vec2::splat(32.0)));
    Area::new(Id::unique("sheet of a table")).order(Order::Middle).fixed_pos(screen.min).fade_in(false).show(ui.ctx(), |ui| {
        ui.allocate_rect(screen, Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(screen, 0.0, ctx.theme.state.scrim);
        card(ui.painter(), ctx.theme, sheet, 10.0);
        let inner = sheet.shrink(MARGIN);
        let [head, rest] = cut(inner, HEAD);
        let [body, foot] = cut(rest, rest.height() - FOOT);
        ui.scope_builder(UiBuilder::new().max_rect(head).layout(ctx.block_layout()), |ui| head_ui(ui, ctx, table));
        let body = body.with_max_x(body.right() + SCROLL);
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            let area = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(inner.width());
                ui.spacing_mut().item_spacing.y = 0.0;
                fields::fields_ui(ui, ctx, table);
                ui.add_space(16.0);
                rows::rows_ui(ui, ctx, table);
            });
            name_scroll_bar(ui, ctx, area.id);
        });
        ui.scope_builder(UiBuilder::new().max_rect(foot).layout(ctx.block_layout()), |ui| foot_ui(ui, ctx, table));
    });
}

/// The part of a rectangle down to a height, and the rest.
fn cut(rect: Rect, height: f32) -> [Rect; 2] {
    let y = rect.top() + height;
    [rect.with_max_y(y), rect.with_min_y(y)]
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let theme = ctx.theme;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        label(ui, &ctx.tr("table-title"), &theme.style(Role::Display).color(theme.text.strong));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            if icon_button(ui, ctx, "x", &ctx.tr("table-skip")).clicked() {
                ctx.send.send(Command::SkipTable);
            }
        });
    });
    label(ui, &files(ctx, table), &theme.style(Role::Body).color(theme.text.muted));
}

/// The name of the file, and how many others there are.
fn files(ctx: &Ctx<'_>, table: &AskedTable) -> String {
    let name = table.paths.first().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match table.paths.len() {
        0 | 1 => name,
        n => ctx.texts.tr_args("table-files", &[("file", name.into()), ("n", (n - 1).into())]).into_owned(),
    }
}

fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let theme = ctx.theme;
    let is_enough = table.mapping.is_enough();
    hairline(ui, ctx);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), FOOT - 8.0), ctx.row_end_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (import, skip) = (ctx.tr("table-import"), ctx.tr("table-cancel"));
        let look = if is_enough { Look::Filled } else { Look::Outline };
        if ui.add_enabled_ui(is_enough, |ui| button(ui, ctx, Some("check"), &import, &import, look)).inner.clicked() {
            ctx.send.send(Command::ImportTable);
        }
        if button(ui, ctx, None, &skip, &skip, Look::Outline).clicked() {
            ctx.send.send(Command::SkipTable);
        }
        let (words, ink) =
            if is_enough { (ctx.tr("table-remembered"), theme.text.muted) } else { (ctx.tr("table-not-enough"), theme.state.error) };
        let style = theme.style(Role::Label).weight(400).color(ink);
        ui.with_layout(ctx.row_layout(), |ui| label(ui, &words, &style));
    });
}
