//! One dimension: its values with what each would give. Five rows, the rest on demand; sections fold.

use egui::{Id, Ui};

use super::fold;
use crate::context::{Command, Ctx, FacetName};
use crate::incident::Kind;
use crate::store::{Dimension, Value};
use crate::ui::describe;
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::widgets::{FacetRow, Look, button, check_row, fold_head};

/// Rows before "5 more".
const FIRST_ROWS: usize = 5;

/// Draws it, unless all incidents share one value.
pub(super) fn section_ui(ui: &mut Ui, ctx: &Ctx<'_>, dimension: Dimension) {
    let rows = rows(ctx, dimension);
    if rows.len() < 2 && ctx.filter.off(dimension).len() == 0 {
        return;
    }
    let off = ctx.filter.off(dimension).len();
    let head = ctx.tr(&format!("facet-{}", dimension.code()));
    if !fold_head(ui, ctx, fold(ctx, FacetName::Values(dimension), is_open_at_first(dimension)), &head, off) {
        return;
    }
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let id = Id::unique(("facet", dimension, "all rows"));
    let is_long = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(dimension == Dimension::Kind);
    let limit = if is_long { rows.len() } else { FIRST_ROWS };
    for (value, count) in rows.iter().take(limit) {
        row_ui(ui, ctx, dimension, value, *count, most);
    }
    let hidden = rows.len().saturating_sub(FIRST_ROWS);
    if hidden > 0 && dimension != Dimension::Kind {
        let more = || ctx.texts.tr_args("facet-more", &[("count", hidden.into())]).into_owned();
        let words = if is_long { ctx.tr("facet-fewer") } else { more() };
        let icon = if is_long { "minus" } else { "plus" };
        if button(ui, ctx, Some(icon), &words, &format!("{head}: {words}"), Look::Plain).clicked() {
            ui.data_mut(|data| data.insert_temp(id, !is_long));
        }
    }
}

/// The finer dimensions wait folded.
const fn is_open_at_first(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Kind | Dimension::Actor | Dimension::Attribution)
}

/// The values to list: kinds and statuses in their order, all others by count. What no incident has is left out, unless it is a
/// kind, whose place in the list is known by heart.
fn rows<'a>(ctx: &Ctx<'a>, dimension: Dimension) -> Vec<(&'a Value, usize)> {
    let values = &ctx.store.columns().values(dimension).values;
    let counts = ctx.view.facets.counts(dimension).iter().copied();
    let mut rows: Vec<(&Value, usize)> = values.iter().zip(counts).collect();
    if dimension == Dimension::Kind {
        return rows;
    }
    rows.retain(|(value, count)| *count > 0 || !ctx.filter.is_on(dimension, &value.key));
    if !matches!(dimension, Dimension::Attribution | Dimension::Toll | Dimension::Dating | Dimension::Placing) {
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
    rows
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, dimension: Dimension, value: &Value, count: usize, most: usize) {
    let words = describe::value(ctx.texts, ctx.lang, dimension, value);
    let on = ctx.filter.is_on(dimension, &value.key);
    let kind = Kind::from_code(&value.key).filter(|_| dimension == Dimension::Kind);
    let row = FacetRow { words: &words, count, share: count as f32 / most.max(1) as f32, on, has_symbol: kind.is_some() };
    let response = check_row(ui, ctx, &row, |ui, at| {
        if let Some(kind) = kind {
            paint_kind(ui.painter(), ctx.theme, kind, at, 15.0, Fill::Solid);
        }
    });
    if response.clicked() {
        let key = value.key.clone();
        let is_alone = ui.input(|i| i.modifiers.alt);
        ctx.send.send(if is_alone { Command::OnlyValue(dimension, key) } else { Command::ToggleValue(dimension, key) });
    }
}
