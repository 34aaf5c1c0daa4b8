//! The gazetteer's promises: loaded in under 20 ms, and half a million names looked up in a second on one core.

use divan::counter::ItemsCount;
use furat::gazetteer::Gazetteer;

/// Names looked up by one round.
const NAMES: usize = 1_000_000;

fn main() {
    divan::main();
}

/// Reading the bundled table and indexing its names.
#[divan::bench]
fn gazetteer_load_20ms() -> Gazetteer {
    Gazetteer::bundled().expect("the bundled table")
}

/// Every name of the gazetteer as it is written, over and over.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn gazetteer_lookup_500k_per_s(bencher: divan::Bencher<'_, '_>) {
    let gaz = Gazetteer::bundled().expect("the bundled table");
    let all: Vec<String> = gaz.iter().flat_map(|(_, place)| place.all_names().map(str::to_owned).collect::<Vec<_>>()).collect();
    let names: Vec<&str> = all.iter().map(String::as_str).cycle().take(NAMES).collect();
    bencher.counter(ItemsCount::new(NAMES)).bench(|| names.iter().map(|name| gaz.lookup(divan::black_box(name)).len()).sum::<usize>());
}

/// Names nobody has spelled so: a letter missing in the middle. No promise, but it must stay usable while typing.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn gazetteer_guess(bencher: divan::Bencher<'_, '_>) {
    let gaz = Gazetteer::bundled().expect("the bundled table");
    let all: Vec<String> =
        gaz.iter().map(|(_, place)| place.name.chars().enumerate().filter(|(i, _)| *i != 3).map(|(_, c)| c).collect()).collect();
    bencher.counter(ItemsCount::new(all.len())).bench(|| all.iter().map(|name| gaz.lookup(divan::black_box(name)).len()).sum::<usize>());
}
