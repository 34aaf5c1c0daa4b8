//! What a change of the range costs with 1,000,000 made-up incidents, part by part and as a whole frame of the window. The figure to
//! hold: filter, histogram, clusters and facet counts together in 8 ms median and 16 ms worst on two cores; the same with 10,000 and
//! 100,000 shows how the cost grows.
//!
//! `cargo bench --bench viewer`

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use egui::{RawInput, Rect, Vec2, pos2};
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Column, Command};
use furat::demo::demo;
use furat::gazetteer::Gazetteer;
use furat::store::{Classes, DayRange, Dimension, Engine, Facets, Filter, Histogram, Store, Unit, bins, extent, histogram};
use furat::ui::map::cluster::{Group, Sizing, Spot, groups};
use furat::ui::map::plan::Grouping;
use furat::ui::map::tiles::Decoding;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

fn made(incidents: u32) -> Store {
    demo(&Gazetteer::bundled().expect("bundled"), incidents, 1).expect("bundled tables")
}

/// The zoom at which rings are worked out: the whole of Syria and Iraq on a large screen.
const ZOOM: f64 = 8.0;

/// A store whose range is dragged.
struct Rig {
    store: Store,
    engine: Engine,
    filter: Filter,
    grouping: Grouping,
    step: u64,
}

impl Rig {
    fn new(incidents: u32) -> Self {
        let mut rig =
            Self { store: made(incidents), engine: Engine::default(), filter: Filter::default(), grouping: Grouping::default(), step: 0 };
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

    fn groups(&mut self) -> Vec<Group> {
        let spots = &self.engine.view().spots;
        let points = 256.0 * ZOOM.exp2();
        let places = self.grouping.places(&self.store);
        let spot = |(site, make_up): (usize, _)| {
            let place = places.get(site).expect("a place");
            Spot { site, x: (place.x * points) as f32, y: (place.y * points) as f32, make_up, killed: spots.killed_at(site) }
        };
        let spots: Vec<Spot> = spots.iter().map(spot).collect();
        groups(&spots, self.grouping.plan(&self.store, ZOOM, true), Sizing { is_crowded: true, by_toll: false })
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
    let mut rig = Rig::new(incidents);
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

/// A window with made-up incidents, drawn without a display.
struct Window {
    ctx: egui::Context,
    app: FuratApp,
    time: f64,
}

impl Window {
    fn new(incidents: u32, settings: Settings) -> Self {
        let ctx = egui::Context::default();
        let mut app = FuratApp::new(&ctx, settings, None, None, Decoding::AtOnce).expect("bundled data");
        app.show(made(incidents));
        let mut window = Self { ctx, app, time: 0.0 };
        for _ in 0..30 {
            window.frame(None);
        }
        window
    }

    /// One frame, from the command to triangles; the rasteriser is left out. Gives how many meshes there are.
    fn frame(&mut self, command: Option<Command>) -> usize {
        if let Some(command) = command {
            self.app.sender().send(command);
        }
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1920.0, 1080.0)));
        let input = RawInput { screen_rect, time: Some(self.time), ..RawInput::default() };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.update(ui.ctx());
            app.draw(ui);
        });
        let meshes = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        output.textures_delta.clear();
        meshes.len()
    }
}

/// A whole frame of the window, from the change of the range to triangles.
#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn frame_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut window = Window::new(incidents, Settings::default());
    let mut rig = Rig::new(10_000);
    let mut frame = move || window.frame(Some(Command::SetRange(Some(rig.range()))));
    for _ in 0..60 {
        frame();
    }
    bencher.bench_local(frame);
}

/// The same while nothing changes: what is left when only the pointer moves.
#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn frame_still_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut window = Window::new(incidents, Settings::default());
    bencher.bench_local(|| window.frame(None));
}

/// A frame with the table of incidents open, ordered by the dead, while the range moves.
#[divan::bench(args = SIZES, sample_count = 100, sample_size = 1)]
fn frame_table_1m(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    let mut window = Window::new(incidents, Settings::default());
    window.frame(Some(Command::ToggleTable));
    window.frame(Some(Command::SortTable(Column::Killed)));
    let mut rig = Rig::new(10_000);
    for _ in 0..30 {
        window.frame(Some(Command::SetRange(Some(rig.range()))));
    }
    bencher.bench_local(|| window.frame(Some(Command::SetRange(Some(rig.range())))));
}

/// From nothing to the triangles of the first frame, while the articles of the sample are read beside it. One second is allowed for what
/// a user sees; the system opens the window in the rest.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn first_frame_1s(bencher: divan::Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let ctx = egui::Context::default();
        let app = FuratApp::new(&ctx, Settings::default(), Some(Input::Sample), None, Decoding::Beside).expect("bundled data");
        Window { ctx, app, time: 0.0 }.frame(None)
    });
}

/// Making the columns of a store: sorting, counting values, runs and sites. Two seconds are allowed for opening.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn open_1m_2s(bencher: divan::Bencher<'_, '_>, incidents: u32) {
    bencher.bench_local(|| made(incidents).len());
}
