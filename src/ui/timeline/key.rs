//! The key of the bars: a square for each class, and the hatch of uncertain dates.

use egui::{Rect, Ui};

use super::cache;
use super::paint::{HATCH, hatched};
use super::pen::Pen;
use crate::context::{Ctx, StackBy};
use crate::incident::Family;
use crate::store::{Classes, OTHERS};
use crate::ui::bidi_text::{TextStyle, measure};
use crate::ui::describe;
use crate::ui::theme::Role;

/// Side of a square.
const SQUARE: f32 = 8.0;
/// Room from a square to its words.
const SQUARE_GAP: f32 = 5.0;
/// Room between entries.
const ENTRY_GAP: f32 = 10.0;

/// What each class of the bars is called; empty for a class that no value has.
pub(super) fn class_names(ctx: &Ctx<'_>, classes: &Classes) -> Vec<String> {
    let StackBy::Values(dimension) = ctx.time.stack else {
        return Family::ALL.map(|family| ctx.tr(&format!("family-{}", family.code()))).to_vec();
    };
    let values = ctx.store.columns().values(dimension);
    let words = |key: &String| match values.get(key).filter(|_| key != OTHERS) {
        Some(value) => describe::value(ctx.texts, ctx.lang, dimension, value),
        None if key == OTHERS => ctx.tr("facet-others"),
        None => String::new(),
    };
    classes.keys.iter().map(words).collect()
}

/// The entries: words, and the place of their colour among the families; `None` is the hatch. Lanes have names of their own.
fn entries(ui: &Ui, ctx: &Ctx<'_>) -> Vec<(String, Option<Family>)> {
    let hatch = (ctx.tr("timeline-uncertain"), None);
    if ctx.time.has_lanes {
        return vec![hatch];
    }
    let names = class_names(ctx, &cache::classes(ui, ctx)).into_iter().zip(Family::ALL.map(Some));
    names.filter(|(words, _)| !words.is_empty()).chain([hatch]).collect()
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
