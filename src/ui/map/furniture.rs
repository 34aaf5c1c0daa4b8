//! What frames a map: scale bar, readout of the pointer, credits, legend.

use egui::{Painter, Pos2, Rect, Stroke, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::symbols::{Fill, paint_kind};
use crate::i18n::Texts;
use crate::incident::Kind;
use crate::ui::bidi_text::{Align, measure, paint, paint_elided};
use crate::ui::theme::{Role, Theme};

/// Lengths a scale bar may have, in km.
const LENGTHS_KM: [f64; 14] = [0.1, 0.2, 0.5, 1.0, 2.0, 4.0, 10.0, 20.0, 40.0, 100.0, 200.0, 400.0, 1000.0, 2000.0];
/// A scale bar is at most so wide, in points.
const SCALE_WIDTH: f64 = 150.0;

/// Length in km of the longest round bar, and its width in points.
pub fn scale_length(points_per_km: f64) -> (f64, f32) {
    let km = LENGTHS_KM.into_iter().rev().find(|km| km * points_per_km <= SCALE_WIDTH).unwrap_or(LENGTHS_KM[0]);
    #[expect(clippy::cast_possible_truncation, reason = "points")]
    let width = (km * points_per_km) as f32;
    (km, width)
}

/// Paints a scale bar whose right end is at `right_end`, for the middle of the map.
pub fn paint_scale(painter: &Painter, theme: &Theme, texts: &Texts, projector: &Projector<'_>, right_end: Pos2) {
    let center = projector.unproject(projector.clip_rect().center().to_vec2());
    let points_per_km = f64::from(projector.scale_pixel_per_meter(center)) * 1000.0;
    let (km, width) = scale_length(points_per_km);
    let left = right_end.x - width;
    let bar = Rect::from_min_max(pos2(left, right_end.y - 2.5), pos2(right_end.x, right_end.y + 2.5));
    painter.rect(bar, 0.0, theme.surface.card, Stroke::new(1.0, theme.text.strong), egui::StrokeKind::Outside);
    painter.rect_filled(Rect::from_min_max(bar.min, pos2(bar.center().x, bar.max.y)), 0.0, theme.text.strong);
    let style = theme.style(Role::Small).weight(500).color(theme.text.strong).halo(1.6, theme.map.halo);
    let y = bar.top() - 10.0;
    let number = |km: f64| if km.fract() == 0.0 { format!("{km:.0}") } else { format!("{km}") };
    paint(painter, pos2(left, y), Align::Center, "0", &style);
    paint(painter, pos2(bar.center().x, y), Align::Center, &number(km / 2.0), &style);
    let unit = texts.tr("map-km");
    paint(painter, pos2(right_end.x, y), Align::Center, &format!("{} {unit}", number(km)), &style);
}

/// Degrees north and east with no more decimals than the zoom justifies.
pub fn readout(projector: &Projector<'_>, pointer: Pos2) -> String {
    let position = projector.unproject(pointer.to_vec2());
    let decimals = if projector.zoom() >= 11.0 { 4 } else { 2 + usize::from(projector.zoom() >= 8.0) };
    let letter = |value: f64, positive: char, negative: char| if value < 0.0 { negative } else { positive };
    let (lat, lon) = (position.y(), position.x());
    format!("{:.decimals$}\u{b0} {}, {:.decimals$}\u{b0} {}", lat.abs(), letter(lat, 'N', 'S'), lon.abs(), letter(lon, 'E', 'W'))
}

/// Paints the strip at the foot of the map: what positions mean, and the credits, the one of the user's own map first.
pub fn paint_credits(painter: &Painter, theme: &Theme, texts: &Texts, own_credit: &str, map: Rect, rtl: bool) -> Rect {
    let strip = Rect::from_min_max(pos2(map.left(), map.bottom() - 20.0), map.max);
    painter.rect_filled(strip, 0.0, theme.map.halo);
    let style = theme.style(Role::Small).color(theme.text.muted);
    let (caution, bundled) = (texts.tr("map-positions"), texts.tr("map-credits"));
    let credits = if own_credit.is_empty() { bundled.into_owned() } else { format!("{own_credit} \u{b7} {bundled}") };
    let y = strip.center().y;
    let (start, end) = (strip.left() + 12.0, strip.right() - 12.0);
    let least = measure(painter.ctx(), &caution, &style).x;
    let room = least + measure(painter.ctx(), &credits, &style).x + 40.0;
    let shrink = (strip.width() / room).clamp(0.75, 1.0);
    let small = style.size(style.size * shrink);
    let left = strip.width() - 40.0 - least * shrink;
    let (at_start, at_end) = if rtl { ((end, Align::Right), (start, Align::Left)) } else { ((start, Align::Left), (end, Align::Right)) };
    paint(painter, pos2(at_start.0, y), at_start.1, &caution, &small);
    paint_elided(painter, pos2(at_end.0, y), at_end.1, &credits, &small, left);
    strip
}

/// Paints a card with the kinds present and what hollow symbols mean; `corner` is its bottom start corner. Returns its rectangle.
pub fn paint_legend(painter: &Painter, theme: &Theme, texts: &Texts, kinds: &[Kind], corner: Pos2, rtl: bool) -> Rect {
    let style = theme.style(Role::Label).weight(400);
    let circle_words = texts.tr("map-legend-circle").into_owned();
    let names: Vec<String> = kinds.iter().map(|kind| texts.kind(*kind)).collect();
    let widest = names.iter().chain([&circle_words]).map(|w| measure(painter.ctx(), w, &style).x).fold(0.0, f32::max);
    let size = vec2(widest + 56.0, (names.len() as f32).mul_add(24.0, 24.0 + 25.0));
    let min = if rtl { pos2(corner.x - size.x, corner.y - size.y) } else { pos2(corner.x, corner.y - size.y) };
    let card = Rect::from_min_size(min, size);
    painter.add(shadow().as_shape(card, 10.0));
    painter.rect(card, 10.0, theme.surface.card, Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let (symbol_x, words_x, align) =
        if rtl { (card.right() - 24.0, card.right() - 44.0, Align::Right) } else { (card.left() + 24.0, card.left() + 44.0, Align::Left) };
    let mut y = card.top() + 24.0;
    for (kind, name) in kinds.iter().zip(&names) {
        paint_kind(painter, theme, *kind, pos2(symbol_x, y), 16.0, Fill::Solid);
        paint(painter, pos2(words_x, y), align, name, &style);
        y += 24.0;
    }
    painter.hline(card.left() + 16.0..=card.right() - 16.0, y - 10.0, Stroke::new(1.0, theme.line.hair));
    y += 5.0;
    dashed_circle(painter, pos2(symbol_x, y), 8.0, Stroke::new(1.25, theme.map.uncertainty.gamma_multiply(0.7)));
    paint(painter, pos2(words_x, y), align, &circle_words, &style);
    card
}

/// The shadow of cards over the map.
pub fn shadow() -> egui::Shadow {
    egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: egui::Color32::BLACK.gamma_multiply(0.16) }
}

/// A circle of dashes.
pub fn dashed_circle(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke) {
    let steps = (radius * 0.9).clamp(24.0, 240.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "24 to 240")]
    let points: Vec<Pos2> =
        (0..=steps as usize).map(|n| center + egui::Vec2::angled(n as f32 / steps.floor() * std::f32::consts::TAU) * radius).collect();
    painter.extend(egui::Shape::dashed_line(&points, stroke, 4.0, 3.0));
}

/// Radius in points of a circle of `km` around a point.
pub fn points_of_km(projector: &Projector<'_>, lat: f64, lon: f64, km: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "points")]
    let km = km as f32;
    projector.scale_pixel_per_meter(lon_lat(lon, lat)) * 1000.0 * km
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_bars_are_round_and_fit() {
        let rows = [(10.0, 10.0), (3.0, 40.0), (0.1, 1000.0), (0.9, 100.0), (200.0, 0.5)];
        for (points_per_km, km) in rows {
            let (length, width) = scale_length(points_per_km);
            assert!((length - km).abs() < 1e-9, "{points_per_km}: {length}");
            assert!(f64::from(width) <= SCALE_WIDTH);
        }
    }
}
