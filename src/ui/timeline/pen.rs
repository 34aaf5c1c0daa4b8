//! Walks along a row in reading direction and paints what stands there.

use egui::{Rect, Ui, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint};

/// Where the next words go.
pub(super) struct Pen {
    x: f32,
    y: f32,
    rtl: bool,
}

impl Pen {
    /// At the start of a row.
    pub(super) fn new(ctx: &Ctx<'_>, row: Rect) -> Self {
        Self { x: if ctx.is_rtl() { row.right() } else { row.left() }, y: row.center().y, rtl: ctx.is_rtl() }
    }

    /// Leaves room.
    pub(super) fn gap(&mut self, width: f32) {
        self.x += if self.rtl { -width } else { width };
    }

    /// The next `width` points of the row, `height` high.
    pub(super) fn ahead(&self, width: f32, height: f32) -> Rect {
        let left = if self.rtl { self.x - width } else { self.x };
        Rect::from_min_size(pos2(left, self.y - height / 2.0), vec2(width, height))
    }

    /// Paints words and moves past them.
    pub(super) fn words(&mut self, ui: &Ui, words: &str, style: &TextStyle) {
        let align = if self.rtl { Align::Right } else { Align::Left };
        paint(ui.painter(), pos2(self.x, self.y), align, words, style);
        self.gap(measure(ui.ctx(), words, style).x);
    }
}
