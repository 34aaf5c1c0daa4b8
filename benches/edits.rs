//! What one correction costs among a million incidents.

use chrono::{Days, NaiveDate};
use furat::incident::{Incident, IncidentId, Kind, When};
use furat::store::{Batch, Store};

const ROWS: u64 = 1_000_000;

fn incident(n: u64) -> Incident {
    let first: NaiveDate = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap_or_default();
    Incident { when: When::day(first + Days::new(n % 4000)), ..Incident::bare(IncidentId(format!("row {n}"))) }
}

fn store() -> Store {
    let mut store = Store::default();
    store.insert(Batch { articles: Vec::new(), incidents: (0..ROWS).map(incident).collect() });
    store
}

fn main() {
    divan::main();
}

/// Another kind: the row stays where it is.
#[divan::bench(sample_count = 20)]
fn amend_kind_1m(bencher: divan::Bencher<'_, '_>) {
    let mut store = store();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let kind = if n % 2 == 0 { Kind::Clash } else { Kind::Raid };
        store.amend(&[], vec![Incident { kind, ..incident(500_000) }]);
    });
}

/// Another date: the row moves across half of the store.
#[divan::bench(sample_count = 20)]
fn amend_date_1m(bencher: divan::Bencher<'_, '_>) {
    let mut store = store();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let other = incident(if n % 2 == 0 { 3_900 } else { 100 });
        store.amend(&[], vec![Incident { when: other.when, ..incident(2_000) }]);
    });
}
