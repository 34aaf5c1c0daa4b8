//! The frame of briefing mode on the map: what will be in the picture. Its edges move it, its corners make it wider or narrower;
//! the window's own view is another matter.

use egui::{CursorIcon, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, vec2};
use walkers::{Projector, lon_lat};

use super::camera::Look;
use crate::context::{Command, Ctx, Framing};
use crate::geo::LatLon;
use crate::ui::theme::Theme;

/// Width of the band along an edge that takes the pointer, and side of a corner's square, in points.
const BAND: f32 = 12.0;
const CORNER: f32 = 20.0;
/// Side of the square that is painted at a corner.
const HANDLE: f32 = 9.0;
/// A frame smaller than this on the map has no handles: they would cover it.
const LEAST: f32 = 48.0;

/// Where the frame lies on the screen.
fn rect_of(framing: Framing, projector: &Projector<'_>) -> Rect {
    let center = projector.project(lon_lat(framing.look.center.lon, framing.look.center.lat)).to_pos2();
    let times = (projector.zoom() - framing.look.zoom).exp2() as f32;
    Rect::from_center_size(center, Vec2::from(framing.size) * times)
}

/// Draws the frame and lets it be dragged.
pub(super) fn picture_frame_ui(ui: &Ui, ctx: &Ctx<'_>, projector: &Projector<'_>) {
    let Some(framing) = ctx.briefing.framing.filter(|_| ctx.briefing.is_open) else { return };
    let map = projector.clip_rect();
    let rect = rect_of(framing, projector);
    paint(&ui.painter().with_clip_rect(map), ctx.theme, map, rect);
    if rect.width().min(rect.height()) < LEAST {
        return;
    }
    for (n, edge) in edges(rect).into_iter().enumerate() {
        let response = part(ui, map, edge, ("picture edge", n), CursorIcon::Move);
        name(&response, ctx, "briefing-frame-move");
        if is_dragged(&response) {
            let center = projector.unproject(rect.center().to_vec2() + response.drag_delta());
            let look = Look { center: LatLon::new(center.y(), center.x()), ..framing.look };
            ctx.send.send(Command::FrameBrief(Some(look)));
        }
    }
    for (n, corner) in corners(rect).into_iter().enumerate() {
        let cursor = if n % 2 == 0 { CursorIcon::ResizeNwSe } else { CursorIcon::ResizeNeSw };
        let response = part(ui, map, Rect::from_center_size(corner, Vec2::splat(CORNER)), ("picture corner", n), cursor);
        name(&response, ctx, "briefing-frame-size");
        if is_dragged(&response) {
            let before = corner.distance(rect.center()).max(1.0);
            let after = (corner + response.drag_delta()).distance(rect.center()).max(LEAST / 2.0);
            let zoom = framing.look.zoom - f64::from(after / before).log2();
            ctx.send.send(Command::FrameBrief(Some(Look { zoom, ..framing.look }.within())));
        }
    }
}

/// Whether the pointer has dragged it since the last frame. Where it came from to press does not count.
fn is_dragged(response: &Response) -> bool {
    response.dragged() && !response.drag_started()
}

/// A part of the frame that takes the pointer, as far as it lies on the map.
fn part(ui: &Ui, map: Rect, rect: Rect, id: (&str, usize), cursor: CursorIcon) -> Response {
    ui.interact(rect.intersect(map), ui.scope_id().with(id), Sense::drag()).on_hover_and_drag_cursor(cursor)
}

fn name(response: &Response, ctx: &Ctx<'_>, id: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Splitter, true, ctx.tr(id)));
}

/// Bands along the four edges, without the corners.
fn edges(rect: Rect) -> [Rect; 4] {
    let (wide, high) = (vec2(rect.width() - CORNER, BAND), vec2(BAND, rect.height() - CORNER));
    [
        Rect::from_center_size(rect.center_top(), wide),
        Rect::from_center_size(rect.center_bottom(), wide),
        Rect::from_center_size(rect.left_center(), high),
        Rect::from_center_size(rect.right_center(), high),
    ]
}

/// Round from the upper left.
fn corners(rect: Rect) -> [Pos2; 4] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}

/// What will not be in the picture lies under a veil.
fn paint(painter: &Painter, theme: &Theme, map: Rect, rect: Rect) {
    let veil = theme.state.scrim.gamma_multiply(0.55);
    let inner = rect.intersect(map);
    if inner.is_positive() {
        for part in [
            Rect::from_min_max(map.min, egui::pos2(map.right(), inner.top())),
            Rect::from_min_max(egui::pos2(map.left(), inner.bottom()), map.max),
            Rect::from_min_max(egui::pos2(map.left(), inner.top()), egui::pos2(inner.left(), inner.bottom())),
            Rect::from_min_max(egui::pos2(inner.right(), inner.top()), egui::pos2(map.right(), inner.bottom())),
        ] {
            painter.rect_filled(part, 0.0, veil);
        }
    } else {
        painter.rect_filled(map, 0.0, veil);
    }
    for (width, color) in [(4.0, theme.map.symbol_casing), (2.0, theme.state.accent)] {
        painter.rect_stroke(rect, 0.0, Stroke::new(width, color), StrokeKind::Middle);
    }
    if rect.width().min(rect.height()) >= LEAST {
        for corner in corners(rect) {
            let handle = Rect::from_center_size(corner, Vec2::splat(HANDLE));
            painter.rect(handle, 2.0, theme.surface.card, Stroke::new(2.0, theme.state.accent), StrokeKind::Middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_and_corners_share_no_ground() {
        let rect = Rect::from_min_size(egui::pos2(100.0, 50.0), vec2(320.0, 180.0));
        for edge in edges(rect) {
            for corner in corners(rect) {
                let square = Rect::from_center_size(corner, Vec2::splat(CORNER));
                assert!(!edge.shrink(0.1).intersects(square), "{edge:?} {corner:?}");
            }
        }
    }
}
