//! The names of the columns: where each stands, and which of them orders the rows.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::MARGIN;
use crate::context::{Column, Command, Ctx};
use crate::ui::bidi_text::{Align, label, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Height of the strip.
const HEIGHT: f32 = 28.0;
/// Room between two columns, and for the arrow of the one that orders.
const GAP: f32 = 18.0;
const ARROW: f32 = 16.0;

/// Share of the width that a column takes.
const fn weight(column: Column) -> f32 {
    match column {
        Column::Date => 1.5,
        Column::Kind => 1.3,
        Column::Place => 1.9,
        // "55 to 100" in either language: a toll that is cut would mislead.
        Column::Killed | Column::Injured => 1.0,
        Column::Who => 1.6,
        Column::Attribution => 1.2,
        Column::Confidence => 0.9,
        Column::Sources => 0.7,
    }
}

/// The columns with the part of a row that each one takes.
pub(super) fn places(ctx: &Ctx<'_>, row: Rect) -> Vec<(Column, Rect)> {
    let all: f32 = ctx.table.columns().map(weight).sum();
    let room = row.width() - 2.0 * MARGIN;
    let mut from_start = MARGIN;
    let place = |column: Column| {
        let width = room * weight(column) / all;
        let left = if ctx.is_rtl() { row.right() - from_start - width } else { row.left() + from_start };
        from_start += width;
        let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
        (column, if ctx.is_rtl() { cell.with_min_x(left + GAP) } else { cell.with_max_x(left + width - GAP) })
    };
    ctx.table.columns().map(place).collect()
}

/// Where the words of a cell stand: numbers at the end, all else at the start.
pub(super) fn stand(ctx: &Ctx<'_>, column: Column, cell: Rect) -> (f32, Align) {
    if column.is_number() == ctx.is_rtl() { (cell.left(), Align::Left) } else { (cell.right(), Align::Right) }
}

/// Draws the strip; a press on a name orders the rows by it, another one the other way round.
pub(super) fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(strip, 0.0, ctx.theme.surface.sunken);
    for (column, cell) in places(ctx, strip) {
        name_ui(ui, ctx, column, cell);
    }
}

fn name_ui(ui: &Ui, ctx: &Ctx<'_>, column: Column, cell: Rect) {
    let theme = ctx.theme;
    let words = ctx.tr(column.text_key());
    let response = ui.interact(cell, ui.scope_id().with(("column", column)), Sense::click());
    let is_sorting = ctx.table.sort == column;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ColumnHeader, true, is_sorting, &words));
    let ink = if is_sorting || response.hovered() { theme.text.strong } else { theme.text.muted };
    let (x, align) = stand(ctx, column, cell);
    let style = theme.style(Role::Small).weight(600).color(ink);
    let room = cell.width() - if is_sorting { ARROW } else { 0.0 };
    let y = cell.center().y;
    let shown = paint_elided(ui.painter(), pos2(x, y), align, &words, &style, room);
    if is_sorting {
        let arrow = icon(if ctx.table.is_descending { "arrow-down" } else { "arrow-up" });
        let at = if align == Align::Left { shown.right() + 8.0 } else { shown.left() - 8.0 };
        paint(ui.painter(), pos2(at, y), Align::Center, &arrow, &theme.icon(12.0).color(theme.state.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(cell.expand2(vec2(4.0, -2.0)), 4.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Inside);
    }
    let hint = ctx.texts.tr_args("table-sort", &[("column", words.into())]).into_owned();
    let response = response.on_hover_ui(|ui| {
        label(ui, &hint, &theme.style(Role::Label));
    });
    if response.clicked() {
        ctx.send.send(Command::SortTable(column));
    }
}
