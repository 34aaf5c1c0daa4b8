//! The rows of the table in their order, worked out only when store, filter or order change.

use std::sync::Arc;

use egui::{Id, Ui};

use super::order::{ranked, sieved};
use crate::context::{Column, Ctx, Tray};
use crate::store::{Generation, RowSet};
use crate::text::Lang;

/// The rows that are listed, in the order they are listed in.
#[derive(Clone)]
pub(super) enum Rows<'a> {
    /// A set, by date, as the store keeps it.
    ByDate(&'a RowSet),
    /// A list in any order.
    Listed(Arc<Vec<u32>>),
}

impl Rows<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::ByDate(set) => set.len(),
            Self::Listed(rows) => rows.len(),
        }
    }

    /// The row at a position.
    pub(super) fn at(&self, position: usize) -> Option<usize> {
        match self {
            Self::ByDate(set) => set.nth(position),
            Self::Listed(rows) => rows.get(position).map(|row| *row as usize),
        }
    }

    /// The position of a row.
    pub(super) fn position(&self, row: usize) -> Option<usize> {
        match self {
            Self::ByDate(set) => set.position(row),
            Self::Listed(rows) => rows.iter().position(|at| *at as usize == row),
        }
    }
}

/// What the order of all rows hangs on.
type OrderKey = (Generation, Column, bool, Lang);

/// What was worked out last.
#[derive(Clone, Default)]
struct Kept {
    ranked: Option<(OrderKey, Arc<Vec<u32>>)>,
    listed: Option<(OrderKey, Arc<RowSet>, Arc<Vec<u32>>)>,
}

/// The rows to be listed.
pub(super) fn rows<'a>(ui: &Ui, ctx: &Ctx<'a>) -> Rows<'a> {
    let (sort, is_descending) = (ctx.table.sort, ctx.table.is_descending);
    if !ctx.selection.pile.is_empty() && ctx.selection.tray.is_none() {
        return Rows::Listed(Arc::new(pile(ctx)));
    }
    let set = match ctx.selection.tray {
        Some(Tray::Undated) => &ctx.view.undated,
        Some(Tray::Unlocated) => &ctx.view.unlocated,
        Some(Tray::Articles) | None => &ctx.view.shown,
    };
    if sort == Column::Date && !is_descending {
        return Rows::ByDate(set);
    }
    let id = Id::unique("rows of the table");
    let mut kept = ui.data(|data| data.get_temp::<Kept>(id)).unwrap_or_default();
    let key = (ctx.store.generation(), sort, is_descending, ctx.lang);
    if let Some((_, _, rows)) = kept.listed.as_ref().filter(|(of, sieved, _)| *of == key && **sieved == *set) {
        return Rows::Listed(Arc::clone(rows));
    }
    if kept.ranked.as_ref().is_none_or(|(of, _)| *of != key) {
        kept.ranked = Some((key, Arc::new(ranked(ctx.store, ctx.texts, ctx.lang, sort, is_descending))));
    }
    let rows = kept.ranked.as_ref().map(|(_, ranked)| Arc::new(sieved(ranked, set))).unwrap_or_default();
    kept.listed = Some((key, Arc::new(set.clone()), Arc::clone(&rows)));
    ui.data_mut(|data| data.insert_temp(id, kept));
    Rows::Listed(rows)
}

/// The few rows of one place, in the table's order.
fn pile(ctx: &Ctx<'_>) -> Vec<u32> {
    let len = ctx.store.len();
    let mut bits = crate::store::Bits::none(len);
    ctx.selection.pile.iter().for_each(|row| bits.insert(*row));
    let set = RowSet::new(bits);
    if ctx.table.sort == Column::Date && !ctx.table.is_descending {
        return set.iter().map(|row| row as u32).collect();
    }
    sieved(&ranked(ctx.store, ctx.texts, ctx.lang, ctx.table.sort, ctx.table.is_descending), &set)
}
