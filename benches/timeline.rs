//! What the timeline works out of 1,000,000 made-up incidents beside its bars (`viewer`, `histogram_1m`): lanes, the comparison of two
//! ranges, the stretches that fold. Each is worked out for one change of the range; together with the rest of such a change they must stay
//! under 8 ms median. The same with 10,000 and 100,000 shows how the cost grows.
//!
//! `cargo bench --no-default-features --bench timeline`

#![allow(clippy::expect_used, reason = "without the bundled data there is nothing to measure")]

use std::hint::black_box;

use chrono::NaiveDate;
use furat::demo::demo;
use furat::gazetteer::Gazetteer;
use furat::store::{DayRange, Dimension, Engine, Filter, Lanes, Store, Unit, bins, extent, first_comparison, folds, lane_chart, tally};

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// A store with two years in range.
struct Rig {
    store: Store,
    engine: Engine,
    filter: Filter,
}

impl Rig {
    fn new(incidents: u32) -> Self {
        let store = demo(&Gazetteer::bundled().expect("bundled"), incidents, 1).expect("bundled tables");
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let filter = Filter { range: Some(DayRange::new(day(2016), day(2018))), ..Filter::default() };
        let mut engine = Engine::default();
        engine.update(&store, &filter);
        Self { store, engine, filter }
    }

    fn days(&self) -> DayRange {
        extent(&self.store).expect("dated")
    }
}

/// Ten lanes of kinds by months over twelve years.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn lanes_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    let lanes = Lanes::new(rig.store.columns(), Dimension::Kind, 10);
    let months = bins(rig.days(), Unit::Month);
    bencher.bench_local(|| black_box(lane_chart(rig.store.columns(), rig.engine.view(), &rig.filter, months.clone(), &lanes)));
}

/// Both ranges counted, in all and by kind.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn compare_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    let (first, second) = first_comparison(rig.filter.range, rig.days());
    let ranges = [Some(first), Some(second)];
    bencher.bench_local(|| black_box(ranges.map(|range| tally(rig.store.columns(), rig.engine.view(), &rig.filter, range))));
}

/// The stretches that fold; once for a store.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn folds_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    bencher.bench_local(|| black_box(folds(rig.store.columns())));
}
