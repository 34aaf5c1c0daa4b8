//! The key of the bars: a square for each class, and the hatch of uncertain dates.

use egui::{Rect, Ui};

use super::cache;
use super::paint::{HATCH, hatched};
use super::pen::Pen;
use crate::context::{Ctx, StackBy};
use crate::incident::Family;
use crate::ui::bidi_text::{TextStyle, measure};
use crate::ui::describe;
use crate::ui::theme::Role;

/// Side of a square.
const SQUARE: f32 = 8.0;
/// Room from a square to its words.
const SQUARE_GAP: f32 = 5.0;
/// Room between entries.
const ENTRY_GAP: f32 = 10.0;

/// The entries: words, and the place of their colour among the families; `None` is the hatch.
fn entries(ui: &Ui, ctx: &Ctx<'_>) -> Vec<(String, Option<Family>)> {
    let hatch = (ctx.tr("timeline-uncertain"), None);
    let StackBy::Values(dimension) = ctx.time.stack else {
        let family = |family: Family| (ctx.tr(&format!("family-{}", family.code())), Some(family));
        return Family::ALL.into_iter().map(family).chain([hatch]).collect();
    };
    let values = ctx.store.columns().values(dimension);
    let classes = cache::classes(ui, ctx);
    let words = |key: &str| match values.get(key) {
        Some(value) => describe::value(ctx.texts, ctx.lang, dimension, value),
        None => ctx.tr("facet-others"),
    };
    let named = classes.keys.iter().zip(Family::ALL).filter(|(key, family)| *family == Family::Other || values.get(key).is_some());
    named.map(|(key, family)| (words(key), Some(family))).chain([hatch]).collect()
}

fn style(ctx: &Ctx<'_>) -> TextStyle {
    ctx.theme.style(Role::Small).color(ctx.theme.text.body)
}

/// Width in points.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>) -> f32 {
    let entry = |words: &str| SQUARE + SQUARE_GAP + measure(ui.ctx(), words, &style(ctx)).x + ENTRY_GAP;
    entries(ui, ctx).iter().map(|(words, _)| entry(words)).sum()
}

/// Draws the key from where reading starts.
pub(super) fn key_ui(ui: &Ui, ctx: &Ctx<'_>, row: Rect) {
    let mut pen = Pen::new(ctx, row);
    for (words, family) in entries(ui, ctx) {
        let square = pen.ahead(SQUARE, SQUARE);
        match family {
            Some(family) => {
                ui.painter().rect_filled(square, 1.0, ctx.theme.family(family));
            }
            None => hatched(ui.painter(), square, ctx.theme, HATCH[0]),
        }
        pen.gap(SQUARE + SQUARE_GAP);
        pen.words(ui, &words, &style(ctx));
        pen.gap(ENTRY_GAP);
    }
}
