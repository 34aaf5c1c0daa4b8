//! Measuring: click points, read the length of the shortest way over the ellipsoid.

use egui::{Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::furniture::card;
use super::readout::metres_per_point;
use crate::context::{Command, Ctx};
use crate::geo::{LatLon, geodesic_km, great_circle};
use crate::i18n::Texts;
use crate::ui::bidi_text::{Align, label, measure, paint};
use crate::ui::theme::{Role, Theme};
use crate::ui::widgets::icon_button;

/// A line is bent to the great circle in pieces of this length, in km.
const PIECE_KM: f64 = 40.0;
/// Size of the card.
const CARD: egui::Vec2 = egui::Vec2::new(272.0, 76.0);

/// A length, no finer than two points of the screen can tell.
pub fn distance_words(km: f64, metres_per_point: f64, texts: &Texts) -> String {
    if km < 1.0 && metres_per_point < 50.0 {
        let step = if metres_per_point < 5.0 { 1.0 } else { 10.0 };
        let metres = (km * 1000.0 / step).round() * step;
        return texts.tr_args("distance-m", &[("m", texts.digits(format!("{metres:.0}")).into_owned().into())]).into_owned();
    }
    let decimals = (3.0 - metres_per_point.max(1.0).log10()).floor().clamp(0.0, 2.0) as usize;
    texts.tr_args("distance-km", &[("km", texts.digits(format!("{km:.decimals$}")).into_owned().into())]).into_owned()
}

/// The way measured so far.
#[derive(Default)]
pub struct Measure {
    points: Vec<LatLon>,
}

impl Measure {
    /// Adds a point.
    pub fn add(&mut self, point: LatLon) {
        self.points.push(point);
    }

    /// Takes the last point back.
    pub fn take_back(&mut self) {
        self.points.pop();
    }

    /// Forgets all points.
    pub fn clear(&mut self) {
        self.points.clear();
    }

    /// Length in km up to each point.
    pub fn totals(&self) -> Vec<f64> {
        let legs = self.points.windows(2).map(|pair| if let [a, b] = pair { geodesic_km(*a, *b) } else { 0.0 });
        std::iter::once(0.0)
            .chain(legs.scan(0.0, |sum, leg| {
                *sum += leg;
                Some(*sum)
            }))
            .take(self.points.len())
            .collect()
    }

    /// Paints points, legs and running totals, and the leg to the pointer.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, texts: &Texts, projector: &Projector<'_>, pointer: Option<Pos2>) {
        let metres = metres_per_point(projector);
        let at = |p: LatLon| projector.project(lon_lat(p.lon, p.lat)).to_pos2();
        let line = |from: LatLon, to: LatLon| -> Vec<Pos2> { great_circle(from, to, PIECE_KM).into_iter().map(at).collect() };
        let ink = theme.state.accent;
        let casing = Stroke::new(5.0, theme.map.symbol_casing);
        let legs: Vec<Vec<Pos2>> =
            self.points.windows(2).filter_map(|pair| if let [a, b] = pair { Some(line(*a, *b)) } else { None }).collect();
        for leg in &legs {
            painter.line(leg.clone(), casing);
        }
        for leg in legs {
            painter.line(leg, Stroke::new(2.0, ink));
        }
        let totals = self.totals();
        if let (Some(last), Some(pointer)) = (self.points.last(), pointer) {
            let here = projector.unproject(pointer.to_vec2());
            let here = LatLon::new(here.y(), here.x());
            painter.extend(egui::Shape::dashed_line(&line(*last, here), Stroke::new(2.0, ink), 6.0, 4.0));
            let total = totals.last().copied().unwrap_or(0.0) + geodesic_km(*last, here);
            tag(painter, theme, pointer + vec2(14.0, 18.0), &distance_words(total, metres, texts));
        }
        for (n, (point, total)) in self.points.iter().zip(&totals).enumerate() {
            painter.circle(at(*point), 4.5, theme.surface.card, Stroke::new(2.0, ink));
            if n > 0 {
                tag(painter, theme, at(*point) + vec2(9.0, -14.0), &distance_words(*total, metres, texts));
            }
        }
    }

    /// The card with the total, what to do, and the buttons to take back and to end.
    pub(super) fn card_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, map: Rect, metres: f64) {
        let theme = ctx.theme;
        let left = if ctx.is_rtl() { map.right() - 12.0 - CARD.x } else { map.left() + 12.0 };
        let below_chip = if ctx.own_map.is_some() { 40.0 } else { 0.0 };
        let rect = Rect::from_min_size(pos2(left, map.top() + 12.0 + below_chip), CARD);
        ui.interact(rect, ui.scope_id().with("measure ground"), egui::Sense::click_and_drag());
        card(ui.painter(), theme, rect, 10.0);
        let inner = rect.shrink2(vec2(14.0, 8.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(ctx.block_layout()).id_salt("measure"));
        let total = distance_words(self.totals().last().copied().unwrap_or(0.0), metres, ctx.texts);
        child.allocate_ui_with_layout(vec2(inner.width(), 32.0), ctx.row_layout(), |ui| {
            label(ui, &ctx.tr("measure-title"), &theme.style(Role::Label).color(theme.text.muted));
            label(ui, &total, &theme.style(Role::Title).color(theme.text.strong));
            ui.with_layout(ctx.row_end_layout(), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                if icon_button(ui, ctx, "x", &ctx.tr("measure-end")).clicked() {
                    ctx.send.send(Command::ToggleMeasure);
                }
                if !self.points.is_empty() && icon_button(ui, ctx, "undo", &ctx.tr("measure-back")).clicked() {
                    self.take_back();
                }
            });
        });
        label(&mut child, &ctx.tr("measure-hint"), &theme.style(Role::Label).weight(400).color(theme.text.muted));
    }
}

/// A small plate with words, its middle left at `at`.
fn tag(painter: &Painter, theme: &Theme, at: Pos2, words: &str) {
    let style = theme.style(Role::Small).weight(600).color(theme.text.strong);
    let size = measure(painter.ctx(), words, &style) + vec2(12.0, 2.0);
    let rect = Rect::from_min_size(pos2(at.x, at.y - size.y / 2.0), size);
    painter.rect(rect, 4.0, theme.surface.card, Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    paint(painter, rect.center(), Align::Center, words, &style);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn totals_run_along_the_points() {
        let mut way = Measure::default();
        for lon in [0.0, 1.0, 2.0] {
            way.add(LatLon::new(0.0, lon));
        }
        let totals = way.totals();
        assert!(totals.len() == 3 && totals[0] == 0.0 && (totals[1] - 111.3195).abs() < 1e-3 && (totals[2] - 222.639).abs() < 1e-3);
        way.take_back();
        assert_eq!(way.totals().len(), 2);
        way.clear();
        assert!(way.totals().is_empty());
    }

    #[test]
    fn lengths_are_no_finer_than_the_screen() {
        let texts = Texts::new(Lang::En);
        let rows = [
            (123.456, 2000.0, "123 km"),
            (123.456, 100.0, "123.5 km"),
            (123.456, 8.0, "123.46 km"),
            (0.4567, 8.0, "460 m"),
            (0.4567, 500.0, "0 km"),
        ];
        for (km, metres, words) in rows {
            let found = distance_words(km, metres, &texts);
            assert!(found.starts_with(words.split(' ').next().unwrap_or_default()), "{km} {metres}: {found}");
        }
    }
}
