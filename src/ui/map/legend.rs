//! The legend, open as a card or shut as a chip.

use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::furniture::{card, dashed_circle};
use super::symbols::{Fill, paint_kind};
use crate::context::Ctx;
use crate::i18n::Texts;
use crate::incident::Kind;
use crate::store::{Dimension, Store, View};
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::theme::{Role, Theme};

/// Height of a row.
const ROW: f32 = 24.0;

/// What a row below the kinds shows.
#[derive(Clone, Copy)]
enum Sign {
    Circle,
    Border,
    Road,
}

const SIGNS: [(Sign, &str); 3] =
    [(Sign::Circle, "map-legend-circle"), (Sign::Border, "map-legend-border"), (Sign::Road, "map-legend-road")];

/// Size of the card of these kinds.
pub fn legend_size(ctx: &egui::Context, theme: &Theme, texts: &Texts, kinds: &[Kind]) -> egui::Vec2 {
    let style = theme.style(Role::Label).weight(400);
    let names = kinds.iter().map(|kind| texts.kind(*kind)).chain(SIGNS.iter().map(|(_, id)| texts.tr(id).into_owned()));
    let widest = names.map(|words| measure(ctx, &words, &style).x).fold(0.0, f32::max);
    let rule = if kinds.is_empty() { 0.0 } else { 1.0 };
    vec2(widest + 62.0, ROW.mul_add((kinds.len() + SIGNS.len()) as f32 + rule * 0.4, 24.0))
}

/// Paints a card with the kinds present, what a circle means, and what the lines of the map are; `corner` is its bottom start corner.
/// Returns its rectangle.
pub fn paint_legend(painter: &Painter, theme: &Theme, texts: &Texts, kinds: &[Kind], corner: Pos2) -> Rect {
    let is_rtl = texts.lang().is_rtl();
    let size = legend_size(painter.ctx(), theme, texts, kinds);
    let min = if is_rtl { pos2(corner.x - size.x, corner.y - size.y) } else { pos2(corner.x, corner.y - size.y) };
    let rect = Rect::from_min_size(min, size);
    card(painter, theme, rect, 10.0);
    let (symbol_x, words_x, align) = if is_rtl {
        (rect.right() - 26.0, rect.right() - 48.0, Align::Right)
    } else {
        (rect.left() + 26.0, rect.left() + 48.0, Align::Left)
    };
    let style = theme.style(Role::Label).weight(400);
    let mut y = rect.top() + 12.0 + ROW / 2.0;
    for kind in kinds {
        paint_kind(painter, theme, *kind, pos2(symbol_x, y), 16.0, Fill::Solid);
        paint(painter, pos2(words_x, y), align, &texts.kind(*kind), &style);
        y += ROW;
    }
    if !kinds.is_empty() {
        painter.hline(rect.left() + 16.0..=rect.right() - 16.0, ROW.mul_add(-0.3, y), Stroke::new(1.0, theme.line.hair));
        y += ROW * 0.4;
    }
    for (sign, id) in SIGNS {
        paint_sign(painter, theme, sign, pos2(symbol_x, y));
        paint(painter, pos2(words_x, y), align, &texts.tr(id), &style);
        y += ROW;
    }
    rect
}

fn paint_sign(painter: &Painter, theme: &Theme, sign: Sign, at: Pos2) {
    let ends = [at - vec2(12.0, 0.0), at + vec2(12.0, 0.0)];
    match sign {
        Sign::Circle => dashed_circle(painter, at, 8.0, Stroke::new(1.25, theme.map.uncertainty.gamma_multiply(0.7))),
        Sign::Border => {
            painter.line_segment(ends, Stroke::new(7.0, theme.map.border_band));
            painter.extend(egui::Shape::dashed_line_with_offset(&ends, Stroke::new(1.5, theme.map.border), &[8.0, 2.0], &[3.0, 3.0], 0.0));
        }
        Sign::Road => {
            painter.line_segment(ends, Stroke::new(2.2, theme.map.road));
        }
    }
}

/// Draws the legend or its chip. True when it was pressed.
/// Where the map has cells, `first_limit` is where the second step of their ramp starts.
pub(super) fn legend_ui(ui: &Ui, ctx: &Ctx<'_>, strip: Rect, is_open: bool, first_limit: Option<f32>) -> bool {
    let kinds = kinds_shown(ctx);
    if kinds.is_empty() {
        return false;
    }
    let corner = if ctx.is_rtl() { pos2(strip.right() - 12.0, strip.top() - 10.0) } else { pos2(strip.left() + 12.0, strip.top() - 10.0) };
    if let Some(first) = first_limit.filter(|_| is_open) {
        let lowest = if ctx.is_rtl() { strip.right() - 12.0 } else { strip.left() + 12.0 };
        let above = legend_size(ui.ctx(), ctx.theme, ctx.texts, &kinds).y;
        paint_ramp(ui, ctx, pos2(lowest, strip.top() - 18.0 - above), first);
    }
    let rect = if is_open { paint_legend(ui.painter(), ctx.theme, ctx.texts, &kinds, corner) } else { chip(ui, ctx, &kinds, corner) };
    let response = ui.interact(rect, ui.scope_id().with("legend"), Sense::click());
    let name = ctx.tr("map-legend");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.clicked()
}

/// Size of the card that explains the cells.
const RAMP: egui::Vec2 = egui::Vec2::new(252.0, 66.0);

/// The card that explains the cells; `corner` is its bottom start corner.
fn paint_ramp(ui: &Ui, ctx: &Ctx<'_>, corner: Pos2, first: f32) {
    let (theme, painter, is_rtl) = (ctx.theme, ui.painter(), ctx.is_rtl());
    let left = if is_rtl { corner.x - RAMP.x } else { corner.x };
    let rect = Rect::from_min_size(pos2(left, corner.y - RAMP.y), RAMP);
    card(painter, theme, rect, 10.0);
    let (x, align) = if is_rtl { (rect.right() - 14.0, Align::Right) } else { (rect.left() + 14.0, Align::Left) };
    let style = theme.style(Role::Label);
    paint(painter, pos2(x, rect.top() + 15.0), align, &ctx.tr("map-legend-cells"), &style.weight(600).color(theme.text.strong));
    let ramp = &theme.heat.ramp;
    let width = (RAMP.x - 28.0) / ramp.len().max(1) as f32;
    let mut limit = first;
    for (n, color) in ramp.iter().enumerate() {
        let from_start = width * n as f32;
        let left = if is_rtl { rect.right() - 14.0 - from_start - width } else { rect.left() + 14.0 + from_start };
        painter.rect_filled(Rect::from_min_size(pos2(left, rect.top() + 28.0), vec2(width, 12.0)), 0.0, *color);
        let (edge, least) = if n == 0 { (0.0, 0.0) } else { (from_start, limit) };
        let edge_x = if is_rtl { rect.right() - 14.0 - edge } else { rect.left() + 14.0 + edge };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts")]
        let words = super::markers::short_number(least as usize);
        paint(painter, pos2(edge_x, rect.top() + 51.0), align, if n == 0 { "<1" } else { &words }, &theme.style(Role::Small));
        if n > 0 {
            limit *= 4.0;
        }
    }
}

/// The room it takes; names on the map keep out of it.
pub(super) fn legend_room(ctx: &Ctx<'_>, egui_ctx: &egui::Context, strip: Rect, is_open: bool) -> Rect {
    let kinds = kinds_shown(ctx);
    let size = match (kinds.is_empty(), is_open) {
        (true, _) => egui::Vec2::ZERO,
        (false, true) => legend_size(egui_ctx, ctx.theme, ctx.texts, &kinds),
        (false, false) => vec2(180.0, 30.0),
    };
    let left = if ctx.is_rtl() { strip.right() - 12.0 - size.x } else { strip.left() + 12.0 };
    Rect::from_min_size(pos2(left, strip.top() - 10.0 - size.y), size)
}

fn kinds_shown(ctx: &Ctx<'_>) -> Vec<Kind> {
    kinds_in(ctx.store, ctx.view)
}

/// The kinds of what is shown, in the order of the legend.
pub fn kinds_in(store: &Store, view: &View) -> Vec<Kind> {
    let values = &store.columns().values(Dimension::Kind).values;
    values.iter().filter(|value| value.rows.meets(view.shown.bits())).filter_map(|value| Kind::from_code(&value.key)).collect()
}

fn chip(ui: &Ui, ctx: &Ctx<'_>, kinds: &[Kind], corner: Pos2) -> Rect {
    let style = ctx.theme.style(Role::Label).weight(600).color(ctx.theme.text.strong);
    let words = ctx.tr("map-legend");
    let width = measure(ui.ctx(), &words, &style).x + 24.0 + 22.0 * kinds.len().min(4) as f32;
    let min = if ctx.is_rtl() { pos2(corner.x - width, corner.y - 30.0) } else { pos2(corner.x, corner.y - 30.0) };
    let rect = Rect::from_min_size(min, vec2(width, 30.0));
    card(ui.painter(), ctx.theme, rect, 6.0);
    let y = rect.center().y;
    let (words_x, align, step) =
        if ctx.is_rtl() { (rect.right() - 12.0, Align::Right, -22.0) } else { (rect.left() + 12.0, Align::Left, 22.0) };
    let end = paint(ui.painter(), pos2(words_x, y), align, &words, &style);
    let mut x = if ctx.is_rtl() { end.left() - 16.0 } else { end.right() + 16.0 };
    for kind in kinds.iter().take(4) {
        paint_kind(ui.painter(), ctx.theme, *kind, pos2(x, y), 14.0, Fill::Solid);
        x += step;
    }
    rect
}
