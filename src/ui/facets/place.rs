//! Places by name: those with the most incidents, of which one can be looked at alone.

use std::collections::HashMap;

use egui::{Id, Ui};

use super::fold;
use crate::context::{Command, Ctx, FacetName};
use crate::incident::Where;
use crate::ui::describe;
use crate::ui::widgets::{FacetRow, Look, button, check_row, fold_head};

/// Rows before "40 more", and behind it.
const FIRST_ROWS: usize = 5;
const MOST_ROWS: usize = 60;

/// A place and how many incidents it would show.
struct Row<'a> {
    place: &'a Where,
    count: usize,
}

/// Draws the section, unless there is but one place.
pub(super) fn place_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let wanted = ctx.filter.place.as_deref();
    if wanted.is_none() && ctx.store.columns().sites().len() < 2 {
        return;
    }
    if !fold_head(ui, ctx, fold(ctx, FacetName::Place, false), &ctx.tr("facet-place"), usize::from(wanted.is_some())) {
        return;
    }
    let rows = rows(ctx);
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0);
    let id = Id::unique("facet of all places");
    let is_long = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let limit = if is_long { MOST_ROWS } else { FIRST_ROWS };
    for row in rows.iter().take(limit) {
        row_ui(ui, ctx, row, most);
    }
    let hidden = rows.len().min(MOST_ROWS).saturating_sub(FIRST_ROWS);
    if hidden == 0 {
        return;
    }
    let more = || ctx.texts.tr_args("facet-more", &[("count", hidden.into())]).into_owned();
    let (words, icon) = if is_long { (ctx.tr("facet-fewer"), "minus") } else { (more(), "plus") };
    if button(ui, ctx, Some(icon), &words, &format!("{}: {words}", ctx.tr("facet-place")), Look::Plain).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_long));
    }
}

/// Every place that would show something, with the most first; the one looked at in any case.
fn rows<'a>(ctx: &Ctx<'a>) -> Vec<Row<'a>> {
    let mut by_id: HashMap<&str, Row<'a>> = HashMap::new();
    for (site, place) in ctx.store.columns().sites().iter().enumerate() {
        let count = ctx.view.count_at(site) as usize;
        if count > 0 || (ctx.filter.place.is_some() && ctx.filter.is_wanted(place)) {
            by_id.entry(&place.gazetteer_id).or_insert(Row { place, count: 0 }).count += count;
        }
    }
    let mut rows: Vec<Row<'a>> = by_id.into_values().collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.count), &row.place.gazetteer_id));
    rows
}

/// A press looks at the place alone; another one at all of them again.
fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, most: usize) {
    let is_alone = ctx.filter.place.is_some() && ctx.filter.is_wanted(row.place);
    let on = ctx.filter.place.is_none() || is_alone;
    let facet = FacetRow {
        words: describe::place_name(row.place, ctx.lang),
        count: row.count,
        share: row.count as f32 / most.max(1) as f32,
        on,
        has_symbol: false,
    };
    if check_row(ui, ctx, &facet, |_, _| {}).clicked() {
        let id = row.place.gazetteer_id.clone();
        ctx.send.send(Command::SetPlace((!is_alone).then_some(id)));
    }
}
