//! A line for each column that matters: its name, and a menu of the heads of the table.

use egui::{Id, Popup, Rect, RectAlign, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::context::{AskedTable, Command, Ctx};
use crate::exchange::Column;
use crate::import::ASKED;
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{MenuRow, menu_row, name_scroll_bar};

/// Height of a line, width of its name, space between the two columns.
const ROW: f32 = 36.0;
const NAME: f32 = 142.0;
const GAP: f32 = 32.0;
/// Height of a menu.
const MOST_HIGH: f32 = 320.0;

/// Draws the lines in two columns.
pub(super) fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let rows = ASKED.len().div_ceil(2);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * rows as f32), Sense::hover());
    let width = (whole.width() - GAP) / 2.0;
    for (n, column) in ASKED.into_iter().enumerate() {
        let (at, row) = (n / rows, n % rows);
        let from_start = at as f32 * (width + GAP);
        let left = if ctx.is_rtl() { whole.right() - from_start - width } else { whole.left() + from_start };
        let line = Rect::from_min_size(pos2(left, whole.top() + ROW * row as f32), vec2(width, ROW));
        field_ui(ui, ctx, table, column, line);
    }
}

/// What a column is called in the sheet.
pub(super) fn field_name(ctx: &Ctx<'_>, column: Column) -> String {
    ctx.tr(&format!("table-field-{}", column.name()))
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable, column: Column, line: Rect) {
    let theme = ctx.theme;
    let name = field_name(ctx, column);
    let (start_x, start) = if ctx.is_rtl() { (line.right(), Align::Right) } else { (line.left(), Align::Left) };
    let style = theme.style(Role::Body).color(theme.text.body);
    paint_elided(ui.painter(), pos2(start_x, line.center().y), start, &name, &style, NAME - 8.0);
    let room = line.shrink2(vec2(0.0, 2.0));
    let room = if ctx.is_rtl() { room.with_max_x(room.right() - NAME) } else { room.with_min_x(room.left() + NAME) };
    let opener = choice_ui(ui, ctx, table, (column, &name), room);
    let frame = egui::Frame::popup(ui.style())
        .fill(theme.surface.card)
        .stroke(Stroke::new(1.0, theme.line.hair))
        .corner_radius(10.0)
        .inner_margin(8.0);
    let align = if ctx.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(&opener).align(align).gap(4.0).frame(frame).show(|ui| {
        ui.set_width(room.width() + 40.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        menu_ui(ui, ctx, table, column);
    });
}

/// The head that stands for a column, with an example of its cells; a warning border where one is missing.
fn choice_ui(ui: &Ui, ctx: &Ctx<'_>, table: &AskedTable, (column, name): (Column, &str), rect: Rect) -> egui::Response {
    let theme = ctx.theme;
    let response = ui.interact(rect, Id::unique(("table field", column)), Sense::click());
    let (head, none) = (table.head_of(column), ctx.tr("table-none"));
    let said = [("field", name.to_owned().into()), ("head", head.unwrap_or(&none).to_owned().into())];
    let said = ctx.texts.tr_args("table-choose", &said).into_owned();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
    let border = if table.mapping.lacks(column) { theme.state.warn } else { theme.line.field };
    let fill = if response.hovered() { theme.surface.hover } else { theme.surface.card };
    ui.painter().rect(rect, 6.0, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), 8.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Outside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let y = rect.center().y;
    paint(ui.painter(), pos2(x(rect.width() - 16.0), y), Align::Center, &icon("chevron-down"), &theme.icon(14.0).color(theme.text.muted));
    let room = rect.width() - 10.0 - 32.0;
    let Some(head) = head else {
        paint_elided(ui.painter(), pos2(x(10.0), y), start, &none, &theme.style(Role::Body).color(theme.text.muted), room);
        return response;
    };
    let example = table.mapping.at(column).map(|at| table.example(at)).unwrap_or_default();
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    let taken = paint_elided(ui.painter(), pos2(x(rect.width() - 30.0), y), end, example, &quiet, room * 0.5).width();
    let strong = theme.style(Role::Body).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(10.0), y), start, head, &strong, room - taken - 8.0);
    response
}

/// None, then every head with an example of its cells.
fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable, column: Column) {
    let now = table.mapping.at(column);
    let none = ctx.tr("table-none");
    let heads = table.mapping.heads.iter().enumerate().map(|(at, (head, _))| (Some(at), head.as_str()));
    let area = ScrollArea::vertical().max_height(MOST_HIGH).min_scrolled_height(MOST_HIGH).auto_shrink([false, true]).show(ui, |ui| {
        for (at, head) in std::iter::once((None, none.as_str())).chain(heads) {
            let detail = at.map(|at| table.example(at)).unwrap_or_default();
            let row = MenuRow { words: head, detail, on: Some(at == now), ..MenuRow::default() };
            if ui.push_id(at, |ui| menu_row(ui, ctx, &row)).inner.clicked() {
                ctx.send.send(Command::MapColumn(column, at));
                ui.close();
            }
        }
    });
    name_scroll_bar(ui, ctx, area.id);
}
