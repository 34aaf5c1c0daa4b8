//! What a frame of the map costs on one core while it is panned and zoomed at 1920x1080 with everything on it: tiles, relief, MGRS grid,
//! names in both scripts, the sample's incidents. Our own work alone: egui's pass and the tessellation; the rasteriser is left out, and
//! tiles are decoded before. The figure to hold is a median of 8 ms.
//!
//! `cargo bench --bench map`

use std::time::Duration;

use egui::{Pos2, RawInput, Rect, Vec2};
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Grid};
use furat::geo::LatLon;
use furat::ui::map::camera::{Look, Move};
use furat::ui::map::tiles::Decoding;

/// Frames until the way begins anew.
const WAY: usize = 160;
/// The map fills 1920x1080; bars and timeline come on top of that.
const WINDOW: Vec2 = Vec2::new(1920.0, 1080.0 + 48.0 + 44.0 + 216.0);

fn main() {
    divan::main();
}

struct Rig {
    ctx: egui::Context,
    app: FuratApp,
    frame: usize,
}

impl Rig {
    fn new() -> Self {
        let ctx = egui::Context::default();
        let mut settings = Settings::default();
        settings.map_options.grid = Grid::Mgrs;
        settings.panels.sources = false;
        settings.panels.facets = false;
        let app = FuratApp::new(&ctx, settings, Some(Input::Sample), None, Decoding::AtOnce).expect("bundled data");
        let mut rig = Self { ctx, app, frame: 0 };
        while rig.app.state.store.incidents().is_empty() || rig.app.state.work.is_some() {
            std::thread::sleep(Duration::from_millis(20));
            rig.draw();
        }
        for _ in 0..2 * WAY {
            rig.draw();
        }
        rig
    }

    /// There and back across the valley, from zoom 7 to 11 and out again.
    fn look(&self) -> Look {
        let turn = (self.frame % WAY) as f64 / WAY as f64 * std::f64::consts::TAU;
        Look { center: LatLon::new(34.9 + 0.5 * turn.sin(), 40.9 + 0.8 * (2.0 * turn).cos()), zoom: 9.0 - 2.0 * turn.cos() }
    }

    /// One frame of the window, from input to triangles. Gives how many there are.
    fn draw(&mut self) -> usize {
        self.app.map.go(Move::Exactly(self.look()));
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(self.frame as f64 / 60.0),
            ..RawInput::default()
        };
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

/// The map panned and zoomed, 8 ms at most.
#[divan::bench(sample_count = 480, sample_size = 1)]
fn frame_map_8ms(bencher: divan::Bencher<'_, '_>) {
    let mut rig = Rig::new();
    bencher.bench_local(|| rig.draw());
}

/// The same with an incident selected: its callout, its card and its article are open beside the map.
#[divan::bench(sample_count = 320, sample_size = 1)]
fn frame_map_selected_8ms(bencher: divan::Bencher<'_, '_>) {
    let mut rig = Rig::new();
    rig.app.sender().send(Command::SelectStep(1));
    for _ in 0..WAY {
        rig.draw();
    }
    bencher.bench_local(|| rig.draw());
}
