//! The legend, open as a card or shut as a chip. Where the map is crowded it explains cells and rings, else symbols.

use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::furniture::{card, dashed_circle, strip_of};
use super::markers::size_of_toll;
use super::rings::{paint_make_up, short_number};
use super::symbols::{Fill, paint_kind};
use super::{controls, extent};
use crate::context::{Ctx, SizeBy};
use crate::i18n::Texts;
use crate::incident::{Family, Kind};
use crate::store::{Dimension, Store, View};
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::theme::{Role, Theme};

/// Height of a row.
const ROW: f32 = 24.0;

/// What a row below the kinds shows.
#[derive(Clone, Copy)]
enum Sign {
    Several,
    Circle,
    Area,
    Border,
    Road,
}

const SIGNS: [(Sign, &str); 5] = [
    (Sign::Several, "map-legend-several"),
    (Sign::Circle, "map-legend-circle"),
    (Sign::Area, "map-legend-area"),
    (Sign::Border, "map-legend-border"),
    (Sign::Road, "map-legend-road"),
];

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
    let rect = card_at(corner, legend_size(painter.ctx(), theme, texts, kinds), is_rtl);
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

fn card_at(corner: Pos2, size: Vec2, is_rtl: bool) -> Rect {
    Rect::from_min_size(pos2(if is_rtl { corner.x - size.x } else { corner.x }, corner.y - size.y), size)
}

fn paint_sign(painter: &Painter, theme: &Theme, sign: Sign, at: Pos2) {
    let ends = [at - vec2(12.0, 0.0), at + vec2(12.0, 0.0)];
    match sign {
        Sign::Several => {
            paint_make_up(painter, theme, at, 8.0, &[3, 2, 3, 2, 0]);
        }
        Sign::Circle => dashed_circle(painter, at, 8.0, Stroke::new(1.25, theme.map.uncertainty.gamma_multiply(0.7))),
        Sign::Area => extent::paint_sign(painter, theme.map.uncertainty, at),
        Sign::Border => {
            painter.line_segment(ends, Stroke::new(7.0, theme.map.border_band));
            painter.extend(egui::Shape::dashed_line_with_offset(&ends, Stroke::new(1.5, theme.map.border), &[8.0, 2.0], &[3.0, 3.0], 0.0));
        }
        Sign::Road => {
            painter.line_segment(ends, Stroke::new(2.2, theme.map.road));
        }
    }
}

/// Draws the legend or its chip. True when it was pressed. Where the map has cells, `first_limit` is where the second step of their ramp
/// starts.
pub(super) fn legend_ui(ui: &Ui, ctx: &Ctx<'_>, map: Rect, is_open: bool, (is_crowded, first_limit): (bool, Option<f32>)) -> bool {
    let kinds = kinds_shown(ctx);
    if kinds.is_empty() {
        return false;
    }
    let mut corner = corner_of(ctx, map);
    if is_open && !fits(ui.ctx(), ctx, &kinds, (map, is_crowded)) {
        return over_ui(ui, ctx, &kinds, corner, (is_crowded, first_limit));
    }
    let rect = match (is_open, is_crowded) {
        (false, _) => chip(ui, ctx, &kinds, corner),
        (true, false) => paint_legend(ui.painter(), ctx.theme, ctx.texts, &kinds, corner),
        (true, true) => paint_crowd_legend(ui.painter(), ctx, corner, first_limit),
    };
    corner.y = rect.top() - 8.0;
    if is_open && !is_crowded {
        if let Some(first) = first_limit {
            let cells = card_at(corner, vec2(RAMP_WIDTH + 28.0, RAMP_HEIGHT + 16.0), ctx.is_rtl());
            card(ui.painter(), ctx.theme, cells, 10.0);
            paint_ramp(ui.painter(), ctx, cells, first);
            corner.y = cells.top() - 8.0;
        }
        if ctx.map.size_by == SizeBy::Killed {
            paint_sizes(ui.painter(), ctx, corner);
        }
    }
    press_ui(ui, ctx, rect)
}

fn press_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) -> bool {
    let response = ui.interact(rect, ui.scope_id().with("legend"), Sense::click());
    let name = ctx.tr("map-legend");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), 10.0, Stroke::new(2.0, ctx.theme.state.focus), egui::StrokeKind::Outside);
    }
    response.clicked()
}

/// Size of the open card.
fn open_size(egui_ctx: &egui::Context, ctx: &Ctx<'_>, kinds: &[Kind], is_crowded: bool) -> Vec2 {
    if is_crowded { crowd_size(true) } else { legend_size(egui_ctx, ctx.theme, ctx.texts, kinds) }
}

/// Whether the open card finds room on the map, beside the buttons in the other corner.
fn fits(egui_ctx: &egui::Context, ctx: &Ctx<'_>, kinds: &[Kind], (map, is_crowded): (Rect, bool)) -> bool {
    let card = card_at(corner_of(ctx, map), open_size(egui_ctx, ctx, kinds, is_crowded), ctx.is_rtl());
    map.contains_rect(card) && !controls::corner(map, ctx.is_rtl()).iter().any(|group| group.expand(4.0).intersects(card))
}

/// The open card over everything else, where the map is too small for it. A press anywhere closes it.
fn over_ui(ui: &Ui, ctx: &Ctx<'_>, kinds: &[Kind], corner: Pos2, (is_crowded, first_limit): (bool, Option<f32>)) -> bool {
    let screen = ui.ctx().content_rect().shrink(4.0);
    let size = open_size(ui.ctx(), ctx, kinds, is_crowded);
    let wanted = card_at(corner, size, ctx.is_rtl());
    let top = wanted.top().min(screen.bottom() - size.y).max(screen.top());
    let rect = Rect::from_min_size(pos2(wanted.left(), top), size);
    let corner = pos2(corner.x, rect.bottom());
    let area = egui::Area::new(egui::Id::unique("legend over the map")).order(egui::Order::Foreground).fade_in(false);
    let is_pressed = area.fixed_pos(rect.min).show(ui.ctx(), |ui| {
        ui.set_min_size(size);
        if is_crowded {
            paint_crowd_legend(ui.painter(), ctx, corner, first_limit);
        } else {
            paint_legend(ui.painter(), ctx.theme, ctx.texts, kinds, corner);
        }
        press_ui(ui, ctx, rect)
    });
    let is_elsewhere = |input: &egui::InputState| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !rect.contains(at))
            || input.key_pressed(egui::Key::Escape)
    };
    is_pressed.inner || ui.input(is_elsewhere)
}

fn corner_of(ctx: &Ctx<'_>, map: Rect) -> Pos2 {
    let strip = strip_of(map);
    pos2(if ctx.is_rtl() { strip.right() - 12.0 } else { strip.left() + 12.0 }, strip.top() - 10.0)
}

/// Width of the ramp, and height of what explains it.
const RAMP_WIDTH: f32 = 232.0;
const RAMP_HEIGHT: f32 = 50.0;
/// The least and the most dead that the key of sizes shows.
const SIZES: [u32; 3] = [1, 20, 100];

/// Cells, families, and how to see single incidents; `corner` is the card's bottom start corner.
fn paint_crowd_legend(painter: &Painter, ctx: &Ctx<'_>, corner: Pos2, first_limit: Option<f32>) -> Rect {
    let rect = card_at(corner, crowd_size(first_limit.is_some()), ctx.is_rtl());
    card(painter, ctx.theme, rect, 10.0);
    let mut y = rect.top() + 20.0;
    if let Some(first) = first_limit {
        paint_ramp(painter, ctx, rect, first);
        y += RAMP_HEIGHT + 8.0;
    }
    let style = ctx.theme.style(Role::Label).weight(400);
    let (rtl, align) = if ctx.is_rtl() { (true, Align::Right) } else { (false, Align::Left) };
    let x = |from_start: f32| if rtl { rect.right() - 14.0 - from_start } else { rect.left() + 14.0 + from_start };
    for (n, family) in Family::ALL.into_iter().enumerate() {
        let (column, row) = ((n % 2) as f32, (n / 2) as f32);
        let at = pos2(x(column.mul_add(118.0, 5.0)), row.mul_add(20.0, y));
        painter.rect_filled(Rect::from_center_size(at, Vec2::splat(10.0)), 2.0, ctx.theme.family(family));
        let words = ctx.tr(&format!("family-{}", family.code()));
        paint(painter, pos2(x(column.mul_add(118.0, 18.0)), at.y), align, &words, &style);
    }
    let hint = ctx.tr("map-legend-crowd");
    paint(painter, pos2(x(0.0), rect.bottom() - 18.0), align, &hint, &style.color(ctx.theme.text.muted));
    rect
}

fn crowd_size(has_cells: bool) -> Vec2 {
    vec2(RAMP_WIDTH + 28.0, if has_cells { RAMP_HEIGHT + 8.0 } else { 0.0 } + 20.0f32.mul_add(3.0, 40.0))
}

/// The steps of the cells' ramp at the top of a card.
fn paint_ramp(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, first: f32) {
    let (theme, is_rtl) = (ctx.theme, ctx.is_rtl());
    let (x, align) = if is_rtl { (rect.right() - 14.0, Align::Right) } else { (rect.left() + 14.0, Align::Left) };
    let style = theme.style(Role::Label);
    paint(painter, pos2(x, rect.top() + 15.0), align, &ctx.tr("map-legend-cells"), &style.weight(600).color(theme.text.strong));
    let ramp = &theme.heat.ramp;
    let width = RAMP_WIDTH / ramp.len().max(1) as f32;
    let mut limit = first;
    for (n, color) in ramp.iter().enumerate() {
        let from_start = width * n as f32;
        let left = if is_rtl { rect.right() - 14.0 - from_start - width } else { rect.left() + 14.0 + from_start };
        painter.rect_filled(Rect::from_min_size(pos2(left, rect.top() + 28.0), vec2(width, 12.0)), 0.0, *color);
        let (edge, least) = if n == 0 { (0.0, 0.0) } else { (from_start, limit) };
        let edge_x = if is_rtl { rect.right() - 14.0 - edge } else { rect.left() + 14.0 + edge };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts")]
        let words = if n == 0 { "<1".to_owned() } else { short_number(least as usize) };
        paint(painter, pos2(edge_x, rect.top() + 51.0), align, &ctx.texts.digits(words), &theme.style(Role::Small));
        if n > 0 {
            limit *= 4.0;
        }
    }
}

/// What the sizes of symbols mean; `corner` is the card's bottom start corner.
fn paint_sizes(painter: &Painter, ctx: &Ctx<'_>, corner: Pos2) {
    let theme = ctx.theme;
    let head = ctx.tr("map-legend-sizes");
    let style = theme.style(Role::Label).weight(600).color(theme.text.strong);
    let width = (measure(painter.ctx(), &head, &style).x + 28.0).max(170.0);
    let rect = card_at(corner, vec2(width, 72.0), ctx.is_rtl());
    card(painter, theme, rect, 10.0);
    let (rtl, align) = if ctx.is_rtl() { (true, Align::Right) } else { (false, Align::Left) };
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    paint(painter, pos2(x(14.0), rect.top() + 16.0), align, &head, &style);
    let mut from_start = 14.0;
    for killed in SIZES {
        let size = size_of_toll(killed);
        paint_kind(painter, theme, Kind::Airstrike, pos2(x(from_start + size / 2.0), rect.bottom() - 25.0), size, Fill::Solid);
        let words = ctx.texts.digits(killed.to_string());
        let end = paint(painter, pos2(x(from_start + size + 5.0), rect.bottom() - 25.0), align, &words, &theme.style(Role::Small));
        from_start += size + end.width() + 16.0;
    }
}

/// The room it takes; names on the map keep out of it.
pub(super) fn legend_room(ctx: &Ctx<'_>, egui_ctx: &egui::Context, map: Rect, (is_open, is_crowded): (bool, bool)) -> Rect {
    let kinds = kinds_shown(ctx);
    let size = match (kinds.is_empty(), is_open && fits(egui_ctx, ctx, &kinds, (map, is_crowded))) {
        (true, _) => egui::Vec2::ZERO,
        (false, true) => open_size(egui_ctx, ctx, &kinds, is_crowded),
        (false, false) => vec2(180.0, 30.0),
    };
    card_at(corner_of(ctx, map), size, ctx.is_rtl())
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
    let rect = card_at(corner, vec2(width, 30.0), ctx.is_rtl());
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
