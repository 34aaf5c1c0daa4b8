//! What the timeline works out from the store, kept until store, filter or view change. Nothing is worked out for what is not shown.

use std::sync::Arc;

use egui::{Id, Ui};

use super::axis::{Axis, Fold, fold_of};
use crate::context::{Ctx, StackBy};
use crate::store::{self, Classes, DayRange, Dimension, Filter, Generation, Histogram, LaneChart, Lanes, Store, Tally, Unit};

/// A value with what it was made from.
#[derive(Clone)]
struct Kept<K, V> {
    key: K,
    value: V,
}

fn kept<K, V>(ui: &Ui, id: &'static str, key: K, make: impl FnOnce(&K) -> V) -> V
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    let id = Id::unique(id);
    if let Some(found) = ui.data(|data| data.get_temp::<Kept<K, V>>(id)).filter(|found| found.key == key) {
        return found.value;
    }
    let value = make(&key);
    let fresh = Kept { key, value: value.clone() };
    ui.data_mut(|data| data.insert_temp(id, fresh));
    value
}

/// First and last day of all dated incidents.
pub(super) fn extent(ui: &Ui, store: &Store) -> Option<DayRange> {
    kept(ui, "timeline extent", store.generation(), |_: &Generation| store::extent(store))
}

/// What is folded; nothing where the user wants all time in full.
pub(super) fn folds(ui: &Ui, ctx: &Ctx<'_>) -> Arc<[Fold]> {
    let key = (ctx.store.generation(), ctx.time.has_folds);
    kept(ui, "timeline folds", key, |(_, is_on): &(Generation, bool)| {
        let days = if *is_on { store::folds(ctx.store.columns()) } else { Vec::new() };
        days.into_iter().map(fold_of).collect()
    })
}

/// What the bars of some days are worked out from.
type Bars = (Generation, Filter, DayRange, Unit, StackBy, Arc<[Fold]>);

fn bars_key(ui: &Ui, ctx: &Ctx<'_>, axis: &Axis, unit: Unit) -> Bars {
    (ctx.store.generation(), ctx.filter.clone(), whole_units(axis.visible(), unit), unit, ctx.time.stack, folds(ui, ctx))
}

fn open_bins(axis: &Axis, days: DayRange, unit: Unit) -> Vec<DayRange> {
    let mut bins = store::bins(days, unit);
    bins.retain(|bin| !axis.is_folded(*bin));
    bins
}

/// The bars of the visible days.
pub(super) fn histogram(ui: &Ui, ctx: &Ctx<'_>, axis: &Axis, unit: Unit) -> Arc<Histogram> {
    let classes = classes(ui, ctx);
    kept(ui, "timeline histogram", bars_key(ui, ctx, axis, unit), |(_, filter, days, unit, ..): &Bars| {
        Arc::new(store::histogram(ctx.store.columns(), ctx.view, filter, &open_bins(axis, *days, *unit), &classes))
    })
}

/// The values that have a lane, at most so many.
pub(super) fn lanes(ui: &Ui, ctx: &Ctx<'_>, dimension: Dimension, most: usize) -> Arc<Lanes> {
    let key = (ctx.store.generation(), dimension, most);
    kept(ui, "timeline lanes", key, |_: &(Generation, Dimension, usize)| Arc::new(Lanes::new(ctx.store.columns(), dimension, most)))
}

/// The lanes of the visible days.
pub(super) fn lane_chart(ui: &Ui, ctx: &Ctx<'_>, axis: &Axis, unit: Unit, lanes: &Lanes) -> Arc<LaneChart> {
    let key = (bars_key(ui, ctx, axis, unit), lanes.len());
    kept(ui, "timeline lane chart", key, |((_, filter, days, unit, ..), _): &(Bars, usize)| {
        Arc::new(store::lane_chart(ctx.store.columns(), ctx.view, filter, open_bins(axis, *days, *unit), lanes))
    })
}

/// What the range and the one it is compared with hold.
pub(super) fn tallies(ui: &Ui, ctx: &Ctx<'_>, compared: DayRange) -> [Tally; 2] {
    let key = (ctx.store.generation(), ctx.filter.clone(), compared);
    kept(ui, "timeline tallies", key, |(_, filter, compared): &(Generation, Filter, DayRange)| {
        [filter.range, Some(*compared)].map(|range| store::tally(ctx.store.columns(), ctx.view, filter, range))
    })
}

/// What the bars are stacked of.
pub(super) fn classes(ui: &Ui, ctx: &Ctx<'_>) -> Arc<Classes> {
    kept(ui, "timeline classes", (ctx.store.generation(), ctx.time.stack), |(_, stack): &(Generation, StackBy)| {
        Arc::new(match stack {
            StackBy::Family => Classes::families(ctx.store.columns()),
            StackBy::Values(dimension) => Classes::values(ctx.store.columns(), *dimension),
        })
    })
}

/// Whole units, so that moving the view by less than one computes nothing.
fn whole_units(days: DayRange, unit: Unit) -> DayRange {
    unit.around(days.from).union(unit.around(days.to))
}
