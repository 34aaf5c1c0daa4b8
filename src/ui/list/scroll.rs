//! Scrolling through more rows than single precision can count: the offset is kept in f64, only what shows is placed.

use std::ops::Range;

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use crate::context::Ctx;

/// Width of the bar, and the least length of its thumb.
const BAR: f32 = 10.0;
const LEAST_THUMB: f32 = 28.0;

/// The part of a long list that shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Viewport {
    /// Points from the top of the first row to the top of the view.
    pub offset: f64,
    /// Height of a row.
    pub row: f32,
    /// Height of the view.
    pub height: f32,
    /// How many rows there are.
    pub count: usize,
}

impl Viewport {
    fn most(&self) -> f64 {
        (self.count as f64 * f64::from(self.row) - f64::from(self.height)).max(0.0)
    }

    /// Moves by so many points, within the list.
    pub(super) fn scroll(&mut self, points: f64) {
        self.offset = (self.offset + points).clamp(0.0, self.most());
    }

    /// Moves as little as is needed to show a row whole.
    pub(super) fn reveal(&mut self, position: usize) {
        let (row, height) = (f64::from(self.row), f64::from(self.height));
        let top = position as f64 * row;
        self.offset = self.offset.clamp((top + row - height).min(top), top);
        self.scroll(0.0);
    }

    /// The rows that show, at least in part.
    pub(super) fn visible(&self) -> Range<usize> {
        let first = (self.offset / f64::from(self.row)).floor().max(0.0) as usize;
        let last = ((self.offset + f64::from(self.height)) / f64::from(self.row)).ceil() as usize;
        first.min(self.count)..last.min(self.count)
    }

    /// Distance of a row's top from the top of the view.
    pub(super) fn top_of(&self, position: usize) -> f32 {
        (position as f64 * f64::from(self.row) - self.offset) as f32
    }

    /// Rows that show whole: a page.
    pub(super) fn page(&self) -> usize {
        ((self.height / self.row).floor() as usize).saturating_sub(1).max(1)
    }
}

/// The wheel over the list, and the bar at its end. Gives the width that the bar takes.
pub(super) fn scroll_ui(ui: &Ui, ctx: &Ctx<'_>, body: Rect, id: Id, view: &mut Viewport) -> f32 {
    if ui.rect_contains_pointer(body) {
        let turned = ui.input(|i| i.smooth_scroll_delta.y);
        view.scroll(-f64::from(turned));
    }
    view.scroll(0.0);
    let most = view.most();
    if most <= 0.0 {
        return 0.0;
    }
    let left = if ctx.is_rtl() { body.left() } else { body.right() - BAR };
    let track = Rect::from_min_size(pos2(left, body.top()), vec2(BAR, body.height()));
    let length = (track.height() * track.height() / (view.count as f32 * view.row)).max(LEAST_THUMB).min(track.height());
    let room = f64::from(track.height() - length);
    let response = ui.interact(track, id.with("bar"), Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, ctx.tr("scroll-bar")));
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = f64::from(pointer.y - track.top() - length / 2.0) / room.max(1.0);
        view.offset = share.clamp(0.0, 1.0) * most;
    }
    let top = track.top() + (view.offset / most * room) as f32;
    let thumb = Rect::from_min_size(pos2(track.left() + 2.0, top), vec2(BAR - 4.0, length));
    let strength = if response.hovered() || response.dragged() { 0.7 } else { 0.4 };
    ui.painter().rect_filled(thumb, 3.0, ctx.theme.text.muted.gamma_multiply(strength));
    BAR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(count: usize) -> Viewport {
        Viewport { offset: 0.0, row: 28.0, height: 280.0, count }
    }

    #[test]
    fn the_last_of_a_million_rows_stands_on_its_pixel() {
        let mut view = view(1_000_000);
        view.reveal(999_999);
        assert_eq!(view.visible(), 999_990..1_000_000);
        assert_eq!((view.top_of(999_999), view.top_of(999_990)), (252.0, 0.0));
        view.reveal(500_000);
        assert_eq!(view.top_of(500_000), 0.0, "it comes in at the top from below");
    }

    #[test]
    fn revealing_moves_no_more_than_is_needed() {
        let mut view = view(100);
        view.reveal(5);
        assert_eq!(view.offset, 0.0);
        view.reveal(10);
        assert_eq!(view.offset, 28.0);
        view.scroll(1e9);
        assert_eq!(view.visible(), 90..100);
        view.scroll(-1e9);
        assert_eq!(view.visible(), 0..10);
    }

    #[test]
    fn a_short_list_does_not_scroll() {
        let mut view = view(3);
        view.scroll(50.0);
        assert_eq!((view.offset, view.visible()), (0.0, 0..3));
    }
}
