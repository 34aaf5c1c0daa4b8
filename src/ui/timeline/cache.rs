//! What the timeline works out from the store, kept until store, filter or view change.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::context::{Ctx, StackBy};
use crate::store::{self, Classes, DayRange, Filter, Generation, Histogram, Store, Unit};

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

/// The bars of the visible days.
pub(super) fn histogram(ui: &Ui, ctx: &Ctx<'_>, visible: DayRange, unit: Unit) -> Arc<Histogram> {
    let classes = classes(ui, ctx);
    let key = (ctx.store.generation(), ctx.filter.clone(), whole_units(visible, unit), unit, ctx.time.stack);
    kept(ui, "timeline histogram", key, |(_, filter, days, unit, _): &(Generation, Filter, DayRange, Unit, StackBy)| {
        Arc::new(store::histogram(ctx.store.columns(), ctx.view, filter, &store::bins(*days, *unit), &classes))
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
