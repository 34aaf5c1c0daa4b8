//! What the selected incident says of itself beside its symbol.

use egui::{Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::furniture::card;
use super::markers::Target;
use crate::context::Ctx;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint};
use crate::ui::describe;
use crate::ui::theme::Role;

/// On a lower map a plate that would cover something is left out: the panel beside says the same.
const LEAST_HEIGHT: f32 = 260.0;

/// A card with two lines, and where it stands.
pub(super) struct Plate {
    title: String,
    detail: String,
    rect: Rect,
    /// The line that ties it to its symbol.
    tie: [Pos2; 2],
}

impl Plate {
    /// The plate of a selected incident, away from its symbol and tied to it, where it covers nothing of `reserved` if there is such a
    /// place; `None` where the symbol is off the map, or the map too low for both.
    pub(super) fn callout(painter: &Painter, ctx: &Ctx<'_>, target: &Target, reserved: &[Rect]) -> Option<Self> {
        let map = painter.clip_rect();
        if !map.shrink(12.0).contains(target.center) {
            return None;
        }
        let incident = ctx.store.at(target.row?)?;
        let (title, detail) = (describe::title(ctx.texts, ctx.lang, &incident), describe::summary(ctx.texts, &incident));
        let (head, body) = styles(ctx);
        let size = vec2(measure(painter.ctx(), &title, &head).x.max(measure(painter.ctx(), &detail, &body).x) + 24.0, 50.0);
        let side = if target.center.x + 320.0 > map.right() { -1.0 } else { 1.0 };
        let up = if target.center.y - 110.0 < map.top() { 1.0 } else { -1.0 };
        let placed = |(side, up): (f32, f32)| {
            let anchor = target.center + vec2(44.0 * side, 74.0 * up);
            let bounds = map.shrink(8.0);
            let left = if side > 0.0 { anchor.x } else { anchor.x - size.x };
            let top = if up > 0.0 { anchor.y - size.y / 2.0 } else { anchor.y - size.y - 4.0 };
            let min = pos2(left.min(bounds.right() - size.x).max(bounds.left()), top.max(bounds.top()));
            let rect = Rect::from_min_size(min, size);
            let end = rect.shrink(6.0).clamp(target.center);
            (rect, [target.center + (end - target.center).normalized() * target.radius, end])
        };
        let symbol = Rect::from_center_size(target.center, egui::Vec2::splat(2.0 * target.radius));
        let is_free = |(rect, _): &(Rect, [Pos2; 2])| {
            map.contains_rect(*rect) && !reserved.iter().chain([&symbol]).any(|other| other.intersects(*rect))
        };
        let places = [(side, up), (side, -up), (-side, up), (-side, -up)];
        let found = places.into_iter().map(placed).find(is_free);
        let (rect, tie) = found.or_else(|| (map.height() >= LEAST_HEIGHT).then(|| placed((side, up))))?;
        Some(Self { title, detail, rect, tie })
    }

    /// What names on the map must leave free.
    pub(super) const fn rect(&self) -> Rect {
        self.rect
    }

    /// Paints it.
    pub(super) fn paint(&self, painter: &Painter, ctx: &Ctx<'_>) {
        painter.line_segment(self.tie, Stroke::new(1.5, ctx.theme.line.strong));
        card(painter, ctx.theme, self.rect, 6.0);
        let (head, body) = styles(ctx);
        let (x, align) = if ctx.is_rtl() { (self.rect.right() - 12.0, Align::Right) } else { (self.rect.left() + 12.0, Align::Left) };
        paint(painter, pos2(x, self.rect.top() + 17.0), align, &self.title, &head);
        paint(painter, pos2(x, self.rect.top() + 34.0), align, &self.detail, &body);
    }
}

fn styles(ctx: &Ctx<'_>) -> (TextStyle, TextStyle) {
    let theme = ctx.theme;
    (theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong), theme.style(Role::Label).weight(400).color(theme.text.muted))
}
