//! The table of incidents: sorted by any column, walked by keys, picked and copied; its cost does not grow with the number of rows.

mod body;
mod cells;
mod header;
mod order;
mod picked;
mod rows;
mod scroll;

use egui::{Id, Key, Popup, PopupCloseBehavior, Sense, Ui, vec2};

use crate::context::{Column, Command, Ctx, Tray, UiCommand};
use crate::incident::IncidentId;
use crate::ui::bidi_text::{Align, label, paint};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{hairline, icon_button, segmented};
use picked::Picked;
use rows::Rows;

/// Room at either side.
const MARGIN: f32 = 12.0;
/// Rows that go to the clipboard at most: what a spreadsheet still opens at ease.
const MOST_COPIED: usize = 100_000;

/// Where the reader of the table stands.
#[derive(Clone, Debug, Default)]
struct State {
    /// Points the rows are scrolled by.
    offset: f64,
    /// Position the keys move.
    cursor: usize,
    /// Position at which picking began.
    anchor: usize,
    picked: Picked,
    /// What the positions count in: number of rows, order.
    of: Option<(usize, Column, bool)>,
    /// The selected incident the table has come to.
    followed: Option<IncidentId>,
    /// Rows copied last.
    copied: Option<usize>,
}

/// Draws the table.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let id = Id::unique("table");
    let rows = rows::rows(ui, ctx);
    let mut state = ui.data_mut(|data| std::mem::take(data.get_temp_mut_or_default::<State>(id)));
    state.settle(ctx, &rows);
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, ctx, &rows, &state);
    header::header_ui(ui, ctx);
    hairline(ui, ctx);
    body::body_ui(ui, ctx, id, &rows, &mut state);
    ui.data_mut(|data| data.insert_temp(id, state));
}

impl State {
    /// Forgets positions that count in other rows than these.
    fn settle(&mut self, ctx: &Ctx<'_>, rows: &Rows<'_>) {
        let of = (rows.len(), ctx.table.sort, ctx.table.is_descending);
        if self.of != Some(of) {
            *self = Self { of: Some(of), offset: self.offset, ..Self::default() };
        }
    }

    /// Moves the cursor, picking what lies between where Shift is held.
    fn go_to(&mut self, position: usize, is_extending: bool) {
        self.cursor = position;
        if !is_extending {
            self.anchor = position;
        }
        self.picked = Picked::between(self.anchor, position);
    }
}

/// How many there are, which of the lists, the columns, close.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, rows: &Rows<'_>, state: &State) {
    let theme = ctx.theme;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), ctx.row_layout(), |ui| {
        ui.add_space(MARGIN);
        let words = ctx.texts.tr_args("incidents-count", &[("n", rows.len().into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong));
        ui.add_space(8.0);
        trays_ui(ui, ctx);
        let note = match (state.copied, state.picked.len()) {
            (Some(n), _) => ctx.texts.tr_args("table-copied", &[("n", n.into())]).into_owned(),
            (None, n) if n > 1 => ctx.texts.tr_args("table-picked", &[("n", n.into())]).into_owned(),
            _ => String::new(),
        };
        ui.add_space(8.0);
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if icon_button(ui, ctx, "x", &ctx.tr("table-close")).clicked() {
                ctx.send.send(Command::ToggleTable);
            }
            columns_ui(ui, ctx);
            if !note.is_empty() {
                label(ui, &note, &theme.style(Role::Label).weight(400).color(theme.text.muted));
            }
        });
    });
}

/// The lists that add up to all the filter lets through.
fn trays_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let trays = [None, Some(Tray::Undated), Some(Tray::Unlocated)];
    let counts =
        [("sum-shown", ctx.view.shown.len()), ("sum-undated", ctx.view.undated.len()), ("sum-unlocated", ctx.view.unlocated.len())];
    let choices = counts.map(|(id, n)| ctx.texts.tr_args(id, &[("n", n.into())]).into_owned());
    let chosen = trays.iter().position(|tray| *tray == ctx.selection.tray).unwrap_or(0);
    if let Some(tray) = segmented(ui, ctx, &choices, chosen).and_then(|n| trays.get(n)) {
        ctx.send.send(Command::ShowTray(*tray));
    }
}

/// The button that opens the list of columns.
fn columns_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let button = icon_button(ui, ctx, "settings", &ctx.tr("table-columns"));
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(4.0);
    Popup::menu(&button).frame(frame).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for column in Column::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(180.0, 28.0), Sense::click());
            let is_on = !ctx.table.hidden.contains(&column);
            let words = ctx.tr(column.text_key());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::MenuItemCheckBox, true, is_on, &words));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, 4.0, theme.surface.hover);
            }
            let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
            let align = if ctx.is_rtl() { Align::Right } else { Align::Left };
            if is_on {
                let check = theme.icon(14.0).color(theme.state.accent);
                paint(ui.painter(), egui::pos2(x(14.0), rect.center().y), Align::Center, &icon("check"), &check);
            }
            let style = theme.style(Role::Label).size(13.0).color(theme.text.strong);
            paint(ui.painter(), egui::pos2(x(30.0), rect.center().y), align, &words, &style);
            if response.clicked() {
                ctx.send.send(Command::ToggleColumn(column));
            }
        }
    });
}

/// The keys of a table that has them. Gives whether the cursor moved.
fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, rows: &Rows<'_>, state: &mut State, page: usize) -> bool {
    let last = rows.len().saturating_sub(1);
    let (extends, wanted, enter, all, copies) = ui.input(|i| {
        let steps = [
            (Key::ArrowDown, state.cursor.saturating_add(1)),
            (Key::ArrowUp, state.cursor.saturating_sub(1)),
            (Key::PageDown, state.cursor.saturating_add(page)),
            (Key::PageUp, state.cursor.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let wanted = steps.into_iter().find(|(key, _)| i.key_pressed(*key)).map(|(_, to)| to.min(last));
        let copies = i.events.iter().any(|event| matches!(event, egui::Event::Copy));
        (i.modifiers.shift, wanted, i.key_pressed(Key::Enter), i.modifiers.command && i.key_pressed(Key::A), copies)
    });
    if all {
        state.picked = Picked::only(0..rows.len());
    }
    if let Some(position) = wanted {
        state.go_to(position, extends);
        state.copied = None;
    }
    if enter && let Some(incident_id) = rows.at(state.cursor).and_then(|row| ctx.store.id_at(row)) {
        state.followed = Some(incident_id.clone());
        ctx.send.send(Command::Select(Some(incident_id)));
    }
    if copies {
        copy(ui, ctx, rows, state);
    }
    wanted.is_some()
}

/// Puts the picked rows on the clipboard: the columns shown, apart by tabs, under their names.
fn copy(ui: &Ui, ctx: &Ctx<'_>, rows: &Rows<'_>, state: &mut State) {
    let columns: Vec<Column> = ctx.table.columns().collect();
    let mut lines = vec![cells::line(columns.iter().map(|column| ctx.tr(column.text_key())))];
    let incidents = state.picked.iter().take(MOST_COPIED).filter_map(|position| ctx.store.at(rows.at(position)?));
    lines.extend(incidents.map(|incident| cells::line(columns.iter().map(|column| cells::cell(ctx.texts, ctx.lang, &incident, *column)))));
    if lines.len() > 1 {
        state.copied = Some(lines.len() - 1);
        ui.ctx().copy_text(lines.join("\n"));
    }
}

/// The table's name with its keys.
pub(super) fn name(ctx: &Ctx<'_>) -> String {
    let command = UiCommand::Table;
    let values = [("name", ctx.tr(command.text_key()).into()), ("keys", command.keys().into())];
    ctx.texts.tr_args("command-keys", &values).into_owned()
}
