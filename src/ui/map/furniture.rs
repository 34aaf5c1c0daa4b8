//! What frames a map: scale bar, credits, cards.

use egui::{Painter, Pos2, Rect, Stroke, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::ink::Ink;
use crate::i18n::Texts;
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
    // What lies below must not be read as part of the figures.
    let ground = Rect::from_min_max(bar.min - vec2(12.0, 20.0), bar.max + vec2(30.0, 8.0));
    painter.rect_filled(ground, 6.0, theme.map.halo.gamma_multiply(0.7));
    painter.rect(bar, 0.0, theme.surface.card, Stroke::new(1.0, theme.text.strong), egui::StrokeKind::Outside);
    painter.rect_filled(Rect::from_min_max(bar.min, pos2(bar.center().x, bar.max.y)), 0.0, theme.text.strong);
    let style = theme.style(Role::Small).weight(500).color(theme.text.strong).halo(1.6, theme.map.halo);
    let y = bar.top() - 10.0;
    let number = |km: f64| texts.digits(if km.fract() == 0.0 { format!("{km:.0}") } else { format!("{km}") }).into_owned();
    paint(painter, pos2(left, y), Align::Center, &number(0.0), &style);
    paint(painter, pos2(bar.center().x, y), Align::Center, &number(km / 2.0), &style);
    let unit = texts.tr("map-km");
    paint(painter, pos2(right_end.x, y), Align::Center, &format!("{} {unit}", number(km)), &style);
}

/// The strip at the foot of the map.
pub fn strip_of(map: Rect) -> Rect {
    Rect::from_min_max(pos2(map.left(), map.bottom() - 20.0), map.max)
}

/// The credits of all that is drawn, the one of the user's own map first.
fn credits(texts: &Texts, own_credit: &str) -> String {
    let bundled = texts.tr("map-credits");
    if own_credit.is_empty() { bundled.into_owned() } else { format!("{own_credit} \u{b7} {bundled}") }
}

/// Paints the strip at the foot of the map: what positions mean, and the credits.
pub fn paint_credits(painter: &Painter, theme: &Theme, texts: &Texts, strip: Rect, own_credit: &str) {
    painter.rect_filled(strip, 0.0, theme.map.halo);
    let style = theme.style(Role::Small).color(theme.text.muted);
    let (caution, credits) = (texts.tr("map-positions"), credits(texts, own_credit));
    let y = strip.center().y;
    let (left, right) = ((strip.left() + 12.0, Align::Left), (strip.right() - 12.0, Align::Right));
    let (start, end) = if texts.lang().is_rtl() { (right, left) } else { (left, right) };
    let least = measure(painter.ctx(), &caution, &style).x;
    let room = least + measure(painter.ctx(), &credits, &style).x + 40.0;
    let shrink = (strip.width() / room).clamp(0.75, 1.0);
    let small = style.size(style.size * shrink);
    // Whose data the map is drawn from can be read on the narrowest map; the rest of the credits stands in the page about the program.
    let first = credits.split_once(" \u{b7} ").map_or(credits.as_str(), |(first, _)| first);
    let owed = measure(painter.ctx(), &format!("{first} \u{b7}\u{2026}"), &small).x + 1.0;
    let caution = paint_elided(painter, pos2(start.0, y), start.1, &caution, &small, strip.width() - 40.0 - owed);
    paint_elided(painter, pos2(end.0, y), end.1, &credits, &small, strip.width() - 40.0 - caution.width());
}

/// The strip at the foot of a picture: two lines.
pub fn picture_strip_of(map: Rect) -> Rect {
    Rect::from_min_max(pos2(map.left(), map.bottom() - 38.0), map.max)
}

/// Paints the strip at the foot of a picture, which may go anywhere: what positions, borders and roads mean, and below it the credits, whole.
pub fn paint_notices(painter: &Painter, theme: &Theme, texts: &Texts, strip: Rect, own_credit: &str) {
    painter.rect_filled(strip, 0.0, theme.map.halo);
    let style = theme.style(Role::Small).color(theme.text.muted);
    let (x, align) = if texts.lang().is_rtl() { (strip.right() - 12.0, Align::Right) } else { (strip.left() + 12.0, Align::Left) };
    let caution = format!("{}. {}", texts.tr("map-positions"), texts.tr("about-borders"));
    for (line, y) in [(caution, 11.0), (credits(texts, own_credit), 26.0)] {
        let room = (strip.width() - 24.0) / measure(painter.ctx(), &line, &style).x.max(1.0);
        paint(painter, pos2(x, strip.top() + y), align, &line, &style.size(style.size * room.min(1.0)));
    }
}

/// Paints a raised card.
pub fn card(painter: &Painter, theme: &Theme, rect: Rect, radius: f32) {
    painter.add(shadow().as_shape(rect, radius));
    painter.rect(rect, radius, theme.surface.card, Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
}

/// The shadow of cards over the map.
pub fn shadow() -> egui::Shadow {
    egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: egui::Color32::BLACK.gamma_multiply(0.16) }
}

/// A circle of dashes.
pub fn dashed_circle(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke) {
    let mut ink = Ink::new(painter);
    ink.dashed_circle(center, radius, stroke);
    ink.paint(painter);
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
