//! Any bytes as places to import: rows are read or told, and what is read can be loaded.
#![no_main]

use furat::gazetteer::{Gazetteer, OwnTable, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let readers = [
        import::csv(&mut &*bytes).ok().flatten(),
        import::geojson(&mut &*bytes).ok().flatten(),
        import::geonames(&mut &*bytes).ok(),
    ];
    for import in readers.into_iter().flatten() {
        let (mut table, mut written) = (OwnTable::default(), Vec::new());
        table.add(&import.places);
        table.write(&mut written).expect("memory takes all");
        Gazetteer::with_own(&written).expect("what was imported can be loaded");
    }
    drop(Gazetteer::load(bytes));
});
