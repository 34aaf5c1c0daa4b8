//! The key of the bars: a square for each family, and the hatch of uncertain dates.

use egui::{Rect, Ui};

use super::paint::{HATCH, hatched};
use super::pen::Pen;
use crate::context::Ctx;
use crate::incident::Family;
use crate::ui::bidi_text::{TextStyle, measure};
use crate::ui::theme::Role;

/// Side of a square.
const SQUARE: f32 = 8.0;
/// Room from a square to its words.
const SQUARE_GAP: f32 = 5.0;
/// Room between entries.
const ENTRY_GAP: f32 = 10.0;

/// The entries; `None` is the hatch.
fn entries() -> impl Iterator<Item = Option<Family>> {
    Family::ALL.into_iter().map(Some).chain([None])
}

fn words(ctx: &Ctx<'_>, entry: Option<Family>) -> String {
    entry.map_or_else(|| ctx.tr("timeline-uncertain"), |family| ctx.tr(&format!("family-{}", family.code())))
}

fn style(ctx: &Ctx<'_>) -> TextStyle {
    ctx.theme.style(Role::Small).color(ctx.theme.text.body)
}

/// Width in points.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>) -> f32 {
    let entry = |entry| SQUARE + SQUARE_GAP + measure(ui.ctx(), &words(ctx, entry), &style(ctx)).x + ENTRY_GAP;
    entries().map(entry).sum()
}

/// Draws the key from where reading starts.
pub(super) fn key_ui(ui: &Ui, ctx: &Ctx<'_>, row: Rect) {
    let mut pen = Pen::new(ctx, row);
    for entry in entries() {
        let square = pen.ahead(SQUARE, SQUARE);
        match entry {
            Some(family) => {
                ui.painter().rect_filled(square, 1.0, ctx.theme.family(family));
            }
            None => hatched(ui.painter(), square, ctx.theme, HATCH[0]),
        }
        pen.gap(SQUARE + SQUARE_GAP);
        pen.words(ui, &words(ctx, entry), &style(ctx));
        pen.gap(ENTRY_GAP);
    }
}
