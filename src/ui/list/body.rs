//! The rows of the table that show.

use egui::{EventFilter, Id, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::header::{places, stand};
use super::rows::Rows;
use super::scroll::{Viewport, scroll_ui};
use super::{State, cells, keys_ui, name};
use crate::context::{Column, Command, Ctx};
use crate::incident::{Field, Incident};
use crate::ui::bidi_text::{TextStyle, paint_marked, wrapped};
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::{describe, found_words};

/// Height of a row.
const ROW: f32 = 28.0;

/// Draws what shows of the rows, and takes keys, wheel and clicks.
pub(super) fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, rows: &Rows<'_>, state: &mut State) {
    let (body, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    if rows.len() == 0 {
        let inner = body.shrink2(vec2(16.0, 12.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(ctx.block_layout()), |ui| {
            wrapped(ui, &ctx.tr("list-empty"), &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
        });
        return;
    }
    let has_keys = take_keys(ui, ctx, body, id);
    let mut view = Viewport { offset: state.offset, row: ROW, height: body.height(), count: rows.len() };
    if has_keys && keys_ui(ui, ctx, rows, state, view.page()) {
        view.reveal(state.cursor);
    }
    follow(ctx, rows, state, &mut view);
    let bar = scroll_ui(ui, ctx, body, id, &mut view);
    let inner = if ctx.is_rtl() { body.with_min_x(body.left() + bar) } else { body.with_max_x(body.right() - bar) };
    let mut clipped = ui.new_child(egui::UiBuilder::new().max_rect(inner).id_salt("table rows"));
    clipped.set_clip_rect(inner.intersect(ui.clip_rect()));
    for position in view.visible() {
        let Some(incident) = rows.at(position).and_then(|row| ctx.store.at(row)) else { continue };
        let rect = Rect::from_min_size(pos2(inner.left(), body.top() + view.top_of(position)), vec2(inner.width(), ROW));
        let cells = if ctx.is_rtl() { rect.with_min_x(body.left()) } else { rect.with_max_x(body.right()) };
        row_ui(&clipped, ctx, id, &Row { incident: &incident, position, rect, cells, has_keys }, state);
    }
    if has_keys {
        ui.painter().rect_stroke(body, 0.0, Stroke::new(2.0, ctx.theme.state.focus), StrokeKind::Inside);
    }
    state.offset = view.offset;
}

/// Lets the table be reached by Tab and keep the arrow keys while it has them.
fn take_keys(ui: &Ui, ctx: &Ctx<'_>, body: Rect, id: Id) -> bool {
    let response = ui.interact(body, id, Sense::focusable_noninteractive());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Table, true, name(ctx)));
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    response.has_focus()
}

/// Shows the row of an incident that was selected elsewhere.
fn follow(ctx: &Ctx<'_>, rows: &Rows<'_>, state: &mut State, view: &mut Viewport) {
    if state.followed == ctx.selection.incident {
        return;
    }
    state.followed.clone_from(&ctx.selection.incident);
    let row = ctx.selection.incident.as_ref().and_then(|id| ctx.store.incident_position(id));
    if let Some(position) = row.and_then(|row| rows.position(row)) {
        state.cursor = position;
        view.reveal(position);
    }
}

/// One row that shows.
struct Row<'a> {
    incident: &'a Incident,
    position: usize,
    rect: Rect,
    /// What its cells share: as wide as the names above, so that cells stand below them.
    cells: Rect,
    has_keys: bool,
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, id: Id, shown: &Row<'_>, state: &mut State) {
    let Row { incident, position, rect: row, cells, has_keys } = *shown;
    let theme = ctx.theme;
    let response = ui.interact(row.intersect(ui.clip_rect()), id.with(("row", position)), Sense::CLICK);
    let is_selected = ctx.selection.incident.as_ref() == Some(&incident.id);
    let is_picked = state.picked.contains(position);
    let title = describe::title(ctx.texts, ctx.lang, incident);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Row, true, is_selected || is_picked, &title));
    if is_picked || is_selected {
        ui.painter().rect_filled(row, 0.0, theme.state.accent_soft);
    } else if response.hovered() || ctx.selection.hovered.as_ref() == Some(&incident.id) {
        ui.painter().rect_filled(row, 0.0, theme.surface.hover);
    }
    if response.hovered() {
        crate::ui::point_at(ui, ctx, Some(&incident.id));
    }
    if is_selected {
        let left = if ctx.is_rtl() { row.right() - 4.0 } else { row.left() };
        ui.painter().rect_filled(Rect::from_min_size(pos2(left, row.top()), vec2(4.0, row.height())), 0.0, theme.state.selection_glow);
    }
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, theme.line.hair));
    for (column, cell) in places(ctx, cells) {
        cell_ui(ui, ctx, incident, column, cell);
    }
    if has_keys && state.cursor == position {
        ui.painter().rect_stroke(row.shrink(1.0), 2.0, Stroke::new(1.0, theme.state.focus), StrokeKind::Inside);
    }
    if response.clicked() {
        press(ui, ctx, id, incident, position, state);
    }
}

/// Ctrl picks one more, Shift all up to it; a plain press selects.
fn press(ui: &Ui, ctx: &Ctx<'_>, id: Id, incident: &Incident, position: usize, state: &mut State) {
    ui.memory_mut(|memory| memory.request_focus(id));
    state.copied = None;
    let modifiers = ui.input(|i| i.modifiers);
    if modifiers.command {
        state.picked.toggle(position);
        (state.cursor, state.anchor) = (position, position);
    } else if modifiers.shift {
        state.go_to(position, true);
    } else {
        state.go_to(position, false);
        state.followed = Some(incident.id.clone());
        ctx.send.send(Command::Select(Some(incident.id.clone())));
    }
}

fn cell_ui(ui: &Ui, ctx: &Ctx<'_>, incident: &Incident, column: Column, cell: Rect) {
    let (mut x, align) = stand(ctx, column, cell);
    let mut room = cell.width();
    if column == Column::Kind {
        let step = if ctx.is_rtl() { -1.0 } else { 1.0 };
        paint_kind(ui.painter(), ctx.theme, incident.kind, pos2(x + step * 8.0, cell.center().y), 14.0, Fill::Solid);
        x += step * 22.0;
        room -= 22.0;
    }
    let words = cells::cell(ctx.texts, ctx.lang, incident, column);
    let found = if column == Column::Place { found_words::spans(&words, &found_words::parts(ctx)) } else { Vec::new() };
    let (at, ground) = (pos2(x, cell.center().y), found_words::ground(ctx));
    paint_marked(ui.painter(), at, align, &words, &style(ctx, incident, column), room, &found, ground);
}

fn style(ctx: &Ctx<'_>, incident: &Incident, column: Column) -> TextStyle {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).weight(400).color(theme.text.body);
    match column {
        Column::Killed if incident.killed.is_known() => style.weight(600).color(theme.evidence(Field::Killed).ink),
        Column::Injured if incident.injured.is_known() => style.weight(600).color(theme.evidence(Field::Injured).ink),
        Column::Place if incident.main => style.weight(600).color(theme.text.strong),
        Column::Date => style.color(theme.text.strong),
        _ => style,
    }
}
