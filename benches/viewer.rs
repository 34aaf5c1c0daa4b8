//! What a change of the range costs with 1,000,000 made-up incidents, part by part and as a whole frame of the window. The figure to
//! hold: filter, histogram, clusters and facet counts together in 8 ms median and 16 ms worst on two cores; the same with 10,000 and
//! 100,000 shows how the cost grows.
//!
//! `cargo bench --bench viewer`

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use egui::{RawInput, Rect, Vec2, pos2};
use furat::app::{FuratApp, Settings};
use furat::context::Command;
use furat::demo::demo;
use furat::gazetteer::Gazetteer;
use furat::store::{Classes, DayRange, Dimension, Engine, Facets, Filter, Histogram, Store, Unit, bins, extent, histogram};
use furat::ui::map::cluster::{Group, Spot, groups};
use furat::ui::map::tiles::Decoding;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

fn made(incidents: u32) -> Store {
    demo(&Gazetteer::bundled().expect("bundled"), incidents, 1).expect("bundled tables")
}

/// A store whose range is dragged.
struct Rig {
    store: Store,
    engine: Engine,
    filter: Filter,
    step: u64,
}

impl Rig {
    fn new(incidents: u32) -> Self {
        let mut rig = Self { store: made(incidents), engine: Engine::default(), filter: Filter::default(), step: 0 };
        rig.drag();
        rig
    }

    /// Two years that move on by three days a frame.
    fn range(&mut self) -> DayRange {
        self.step = (self.step + 1) % 1000;
        let first = NaiveDate::from_ymd_opt(2014, 1, 1).expect("a day") + Days::new(self.step * 3);
        DayRange::new(first, first + Days::new(730))
    }

    fn drag(&mut self) {
        self.filter.range = Some(self.range());
        self.engine.update(&self.store, &self.filter);
    }

    fn histogram(&self) -> Histogram {
        let all = extent(&self.store).expect("dated");
        histogram(self.store.columns(), self.engine.view(), &self.filter, &bins(all, Unit::Month), &Classes::families(self.store.columns()))
    }

    fn facets(&self) -> Facets {
        Facets::new(self.store.columns(), |_| self.engine.view().shown.bits())
    }

    fn groups(&self) -> Vec<Group> {
        let sites = self.store.columns().sites();
        let spot = |(site, make_up): (usize, _)| {
            let point = sites.get(site).expect("a site").point;
            Spot { site, x: (point.lon as f32 - 38.0) * 200.0, y: (37.0 - point.lat as f32) * 250.0, make_up }
        };
        groups(&self.engine.view().spots.iter().map(spot).collect::<Vec<_>>(), 58.0, true)
    }
}

/// The view after the range moved: rows, counts, facets, what stands where.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn filter_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut rig = Rig::new(incidents);
    bencher.bench_local(|| rig.drag());
}

/// The view after a kind was switched off or on.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn filter_kind_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut rig = Rig::new(incidents);
    bencher.bench_local(|| {
        rig.filter.toggle(Dimension::Kind, "airstrike");
        rig.engine.update(&rig.store, &rig.filter);
    });
}

/// Bars of months over twelve years.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn histogram_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    bencher.bench_local(|| black_box(rig.histogram()));
}

/// Counts of all values of all dimensions.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn facets_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    bencher.bench_local(|| black_box(rig.facets()));
}

/// Rings of everything shown.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn cluster_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let rig = Rig::new(incidents);
    bencher.bench_local(|| black_box(rig.groups()));
}

/// All of the above for one change of the range: the figure to hold.
#[divan::bench(args = SIZES, sample_count = 500, sample_size = 1)]
fn range_change_1m_8ms(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut rig = Rig::new(incidents);
    bencher.bench_local(|| {
        rig.drag();
        black_box((rig.histogram(), rig.groups()))
    });
}

/// A whole frame of the window, from the change of the range to triangles; the rasteriser is left out.
#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn frame_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let ctx = egui::Context::default();
    let mut app = FuratApp::new(&ctx, Settings::default(), None, None, Decoding::AtOnce).expect("bundled data");
    app.show(made(incidents));
    let mut rig = Rig::new(10_000);
    let mut time = 0.0;
    let mut frame = move || {
        app.sender().send(Command::SetRange(Some(rig.range())));
        time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1920.0, 1080.0)));
        let input = RawInput { screen_rect, time: Some(time), ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            app.update(ui.ctx());
            app.draw(ui);
        });
        let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        output.textures_delta.clear();
        meshes.len()
    };
    for _ in 0..60 {
        frame();
    }
    bencher.bench_local(frame);
}

/// Making the columns of a store: sorting, counting values, runs and sites. Two seconds are allowed for opening.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn open_1m_2s(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    bencher.bench_local(|| made(incidents).len());
}
