//! Drawing an area to filter by: a box or a circle by dragging, a polygon corner by corner.

use egui::{Painter, Pos2, Rect, Response, Shape as Ink, Stroke, Ui, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::furniture::card;
use crate::context::{AreaTool, Command, Ctx};
use crate::geo::{BBox, LatLon, Shape, geodesic_km};
use crate::ui::bidi_text::{label, measure};
use crate::ui::theme::{Role, Theme};

/// A click so near the first corner closes a polygon, in points.
const CLOSING: f32 = 12.0;
/// A drag shorter than this draws nothing, in points.
const LEAST_DRAG: f32 = 6.0;

/// What is being drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The corners of a polygon so far; of a box or circle, where the drag began.
    points: Vec<LatLon>,
}

impl Draft {
    /// Forgets it.
    pub fn clear(&mut self) {
        self.points.clear();
    }

    /// The shape it would be with its last point here; `None` while it has no area.
    pub fn shape(&self, tool: AreaTool, here: LatLon) -> Option<Shape> {
        let first = *self.points.first()?;
        match tool {
            AreaTool::Box => BBox::around([first, here]).filter(|b| b.west < b.east && b.south < b.north).map(Shape::Box),
            AreaTool::Circle => {
                let radius_km = geodesic_km(first, here);
                (radius_km > 0.0).then_some(Shape::Circle { center: first, radius_km })
            }
            AreaTool::Polygon => {
                let mut corners = self.points.clone();
                corners.push(here);
                (corners.len() > 2).then_some(Shape::Polygon { corners })
            }
        }
    }

    /// Takes in what the pointer did. Gives the shape once it is whole.
    pub(super) fn update(&mut self, ui: &Ui, tool: AreaTool, response: &Response, projector: &Projector<'_>) -> Option<Shape> {
        let at = |pointer: Pos2| {
            let point = projector.unproject(pointer.to_vec2());
            LatLon::new(point.y(), point.x())
        };
        let pointer = response.interact_pointer_pos().or_else(|| response.hover_pos())?;
        if tool == AreaTool::Polygon {
            return self.update_polygon(ui, response, projector, pointer);
        }
        if response.drag_started() {
            let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
            self.points = vec![at(origin)];
        }
        if !response.drag_stopped() {
            return None;
        }
        let first = *self.points.first()?;
        let dragged = project(projector, first).distance(pointer);
        let shape = self.shape(tool, at(pointer)).filter(|_| dragged >= LEAST_DRAG);
        self.clear();
        shape
    }

    fn update_polygon(&mut self, ui: &Ui, response: &Response, projector: &Projector<'_>, pointer: Pos2) -> Option<Shape> {
        let is_entered = ui.input(|i| i.key_pressed(egui::Key::Enter));
        if !response.clicked() && !is_entered {
            return None;
        }
        let closes = self.points.first().is_some_and(|first| project(projector, *first).distance(pointer) <= CLOSING);
        if self.points.len() > 2 && (closes || is_entered || response.double_clicked()) {
            return Some(Shape::Polygon { corners: std::mem::take(&mut self.points) });
        }
        if !is_entered {
            let point = projector.unproject(pointer.to_vec2());
            self.points.push(LatLon::new(point.y(), point.x()));
        }
        None
    }

    /// Paints it up to the pointer.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, projector: &Projector<'_>, tool: AreaTool, pointer: Option<Pos2>) {
        let Some(pointer) = pointer else { return };
        let here = projector.unproject(pointer.to_vec2());
        if let Some(shape) = self.shape(tool, LatLon::new(here.y(), here.x())) {
            paint_area(painter, theme, projector, &shape);
        } else if let Some(first) = self.points.first() {
            painter.line_segment([project(projector, *first), pointer], Stroke::new(2.0, theme.state.accent));
        }
        for point in &self.points {
            painter.circle(project(projector, *point), 4.0, theme.surface.card, Stroke::new(2.0, theme.state.accent));
        }
    }
}

fn project(projector: &Projector<'_>, point: LatLon) -> Pos2 {
    projector.project(lon_lat(point.lon, point.lat)).to_pos2()
}

/// Paints an area that filters: its edge over a light casing, dashed, so that it hides nothing.
pub(super) fn paint_area(painter: &Painter, theme: &Theme, projector: &Projector<'_>, shape: &Shape) {
    let mut outline: Vec<Pos2> = shape.outline().into_iter().map(|point| project(projector, point)).collect();
    outline.extend(outline.first().copied());
    painter.add(Ink::line(outline.clone(), Stroke::new(4.0, theme.map.symbol_casing.gamma_multiply(0.8))));
    painter.extend(Ink::dashed_line(&outline, Stroke::new(2.0, theme.state.accent), 8.0, 4.0));
}

/// The card that says what to do while an area is being drawn.
pub(super) fn hint_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect, tool: AreaTool) {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).weight(400).color(theme.text.body);
    let words = ctx.tr(match tool {
        AreaTool::Box => "area-hint-box",
        AreaTool::Circle => "area-hint-circle",
        AreaTool::Polygon => "area-hint-polygon",
    });
    let width = measure(ui.ctx(), &words, &style).x + 28.0;
    let left = if ctx.is_rtl() { map.right() - 12.0 - width } else { map.left() + 12.0 };
    let below_chip = if ctx.own_map.is_some() { 40.0 } else { 0.0 };
    let rect = Rect::from_min_size(pos2(left, map.top() + 12.0 + below_chip), vec2(width, 36.0));
    card(ui.painter(), theme, rect, 8.0);
    let room = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(14.0, 6.0))).layout(ctx.row_layout()).id_salt("area hint");
    label(&mut ui.new_child(room), &words, &style);
}

/// Sends the area that was drawn.
pub(super) fn send(ctx: &Ctx<'_>, shape: Shape) {
    ctx.send.send(Command::SetArea(Some(shape)));
    ctx.send.send(Command::DrawArea(None));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_need_an_area() {
        let here = LatLon::new(34.5, 41.0);
        let draft = |points: &[(f64, f64)]| Draft { points: points.iter().map(|(lat, lon)| LatLon::new(*lat, *lon)).collect() };
        for tool in [AreaTool::Box, AreaTool::Circle, AreaTool::Polygon] {
            assert_eq!(draft(&[]).shape(tool, here), None);
            assert_eq!(draft(&[(34.5, 41.0)]).shape(tool, here), None, "{tool:?}");
        }
        assert!(matches!(draft(&[(34.0, 42.0)]).shape(AreaTool::Box, here), Some(Shape::Box(b)) if b.west == 41.0 && b.north == 34.5));
        let circle = draft(&[(34.5, 40.0)]).shape(AreaTool::Circle, here);
        assert!(matches!(circle, Some(Shape::Circle { radius_km, .. }) if (90.0..94.0).contains(&radius_km)), "{circle:?}");
        assert!(draft(&[(34.0, 40.0), (35.0, 40.0)]).shape(AreaTool::Polygon, here).is_some_and(|s| s.contains(LatLon::new(34.5, 40.2))));
    }
}
