//! The first rows as they would be read, or why they would be refused.

use egui::{Painter, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::fields::field_name;
use crate::context::{AskedTable, Ctx};
use crate::exchange::Column;
use crate::incident::{Count, Incident};
use crate::ui::bidi_text::{Align, TextStyle, label, paint_elided};
use crate::ui::describe;
use crate::ui::theme::Role;

/// Height of a row.
const ROW: f32 = 28.0;

/// Columns of the file that are shown before anything can be read.
const MOST_COLUMNS: usize = 8;

/// What is shown of a row, and its share of the width.
const COLUMNS: [(Column, f32); 6] = [
    (Column::Date, 0.17),
    (Column::Kind, 0.17),
    (Column::Place, 0.3),
    (Column::KilledBest, 0.1),
    (Column::InjuredBest, 0.1),
    (Column::Perpetrator, 0.16),
];

/// Draws the rows under their heads; as they stand in the file, until anything can be read.
pub(super) fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let theme = ctx.theme;
    let title = if table.tried.is_empty() { "table-rows-in-file" } else { "table-rows" };
    ui.with_layout(ctx.block_layout(), |ui| {
        label(ui, &ctx.tr(title), &theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong));
    });
    ui.add_space(4.0);
    if table.tried.is_empty() {
        return file_ui(ui, ctx, table);
    }
    let heads = COLUMNS.map(|(column, _)| if column == Column::Place { ctx.tr("table-place") } else { field_name(ctx, column) });
    head_ui(ui, ctx, heads.iter().map(String::as_str).zip(COLUMNS.map(|(_, share)| share)));
    for (n, tried) in table.tried.iter().enumerate() {
        row_ui(ui, ctx, n, tried);
    }
}

/// The first columns as they stand in the file.
fn file_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &AskedTable) {
    let shown = table.mapping.heads.len().clamp(1, MOST_COLUMNS);
    let share = 1.0 / shown as f32;
    head_ui(ui, ctx, table.mapping.heads.iter().take(shown).map(|(head, _)| (head.as_str(), share)));
    for (n, row) in table.rows.iter().enumerate() {
        let cells: Vec<&str> = row.iter().take(shown).map(String::as_str).collect();
        let rect = line_ui(ui, ctx, n, &cells.join(" \u{b7} "));
        let style = ctx.theme.style(Role::Body).color(ctx.theme.text.body);
        cells_of(ui.painter(), ctx, rect, cells.into_iter().zip(std::iter::repeat(share)), &style);
    }
}

fn head_ui<'a>(ui: &mut Ui, ctx: &Ctx<'_>, heads: impl Iterator<Item = (&'a str, f32)>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 4.0), Sense::hover());
    cells_of(ui.painter(), ctx, rect, heads, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, n: usize, tried: &Result<Incident, String>) {
    let theme = ctx.theme;
    match tried {
        Ok(incident) => {
            let read = read(ctx, incident);
            let rect = line_ui(ui, ctx, n, &read.join(" \u{b7} "));
            let cells = read.iter().map(String::as_str).zip(COLUMNS.map(|(_, share)| share));
            cells_of(ui.painter(), ctx, rect, cells, &theme.style(Role::Body).color(theme.text.strong));
        }
        Err(refusal) => {
            let rect = line_ui(ui, ctx, n, refusal);
            ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 4.0, theme.state.error_soft);
            let (x, align) = if ctx.is_rtl() { (rect.right() - 8.0, Align::Right) } else { (rect.left() + 8.0, Align::Left) };
            let style = theme.style(Role::Body).color(theme.state.error);
            paint_elided(ui.painter(), pos2(x, rect.center().y), align, refusal, &style, rect.width() - 16.0);
        }
    }
}

/// Room for a row, which says what stands in it.
fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, n: usize, words: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, ctx.theme.line.hair));
    let said = ctx.texts.tr_args("table-row", &[("n", (n + 1).into()), ("row", words.to_owned().into())]).into_owned();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    rect
}

/// One line of cells with their shares of the width, from where reading starts.
fn cells_of<'a>(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, cells: impl Iterator<Item = (&'a str, f32)>, style: &TextStyle) {
    let mut from_start = 8.0;
    for (words, share) in cells {
        let width = share * (rect.width() - 16.0);
        let (x, align) = if ctx.is_rtl() { (rect.right() - from_start, Align::Right) } else { (rect.left() + from_start, Align::Left) };
        paint_elided(painter, pos2(x, rect.center().y), align, words, style, width - 12.0);
        from_start += width;
    }
}

fn read(ctx: &Ctx<'_>, incident: &Incident) -> [String; 6] {
    let nothing = || "\u{2013}".to_owned();
    let count = |count: Count| if count.is_known() { ctx.texts.count(count).into_owned() } else { nothing() };
    let when = if incident.when.is_dated() { ctx.texts.when(&incident.when) } else { nothing() };
    let place = incident.site().map_or_else(nothing, |site| {
        let point = ctx.texts.digits(format!("{:.3}, {:.3}", site.point.lat, site.point.lon)).into_owned();
        let name = describe::place_name(site, ctx.lang);
        // A name in one script and digits keep their order where an isolate stands around the digits.
        if name.is_empty() { point } else { format!("{name} \u{2066}{point}\u{2069}") }
    });
    let doer = incident.perpetrator.text.clone().unwrap_or_else(|| ctx.texts.actor(incident.perpetrator.name));
    let kind = ctx.tr(&format!("kind-{}", incident.kind.code()));
    [when, kind, place, count(incident.killed), count(incident.injured), doer]
}
