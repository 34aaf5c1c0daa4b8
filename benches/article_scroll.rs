//! What a frame costs while an article of 50,000 Arabic letters with 500 marks is scrolled through, at the width of the source panel:
//! layout kept, visible lines placed, marks, triangles. The figure to hold is 2 ms for every frame after the first.
//!
//! `cargo bench --bench article_scroll`

use egui::{Event, MouseWheelUnit, RawInput, Rect, Vec2};
use furat::i18n::Texts;
use furat::incident::Field;
use furat::source::samples;
use furat::text::{Lang, Span};
use furat::ui::bidi_text::{ArticleText, Mark};
use furat::ui::theme::{Role, Theme, ThemeName};

/// Letters of the article.
const LETTERS: usize = 50_000;
/// Marked words.
const MARKS: usize = 500;
/// The source panel of a large window.
const PANEL: Vec2 = Vec2::new(424.0, 900.0);

fn main() {
    divan::main();
}

/// The sample's Arabic articles one after another, again and again.
fn long_text() -> String {
    let all = samples::articles(&Texts::new(Lang::En));
    let bodies: Vec<String> = all.into_iter().filter(|article| article.lang == Lang::Ar).map(|article| article.body).collect();
    let letters = bodies.iter().cycle().flat_map(|body| body.chars().chain(['\n']));
    letters.take(LETTERS).collect()
}

fn marks(text: &str, theme: &Theme) -> Vec<Mark> {
    let words: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    let mark = |(n, start): (usize, &usize)| {
        let end = words.iter().find(|at| **at > *start).map_or(text.len(), |at| at - 1);
        let field = Field::ALL[n % Field::ALL.len()];
        let colors = theme.evidence(field);
        let span = Span::new(*start, end);
        Mark { span, ink: colors.ink, tint: colors.tint, rule: theme.rule(field), strong: false, is_link: n % 2 == 0 }
    };
    words.iter().step_by((words.len() / MARKS).max(1)).enumerate().map(mark).collect()
}

struct Rig {
    ctx: egui::Context,
    theme: std::sync::Arc<Theme>,
    text: String,
    marks: Vec<Mark>,
    frame: usize,
}

impl Rig {
    fn new() -> Self {
        let theme = Theme::load(ThemeName::Light).expect("bundled tokens");
        let text = long_text();
        Self { ctx: egui::Context::default(), marks: marks(&text, &theme), theme, text, frame: 0 }
    }

    /// One frame, a turn of the wheel further down (up again from the foot), from input to triangles.
    fn draw(&mut self) -> usize {
        self.frame += 1;
        let down = if (self.frame / 400).is_multiple_of(2) { -1.0 } else { 1.0 };
        let turn = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, down * 120.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        let events = vec![Event::PointerMoved(egui::pos2(200.0, 400.0)), turn];
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, PANEL));
        let input = RawInput { screen_rect, events, time: Some(self.frame as f64 / 60.0), ..RawInput::default() };
        let (text, marks, theme) = (&self.text, &self.marks, &self.theme);
        let mut output = self.ctx.run_ui(input, |ui| {
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let style = theme.style(Role::ArticleArabic).color(theme.text.strong);
                ArticleText::new(egui::Id::unique("article"), text, true, style).marks(marks).show(ui);
            });
        });
        let triangles = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        output.textures_delta.clear();
        triangles.len()
    }
}

/// A frame in the midst of scrolling.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn article_scroll_50k_2ms(bencher: divan::Bencher<'_, '_>) {
    let mut rig = Rig::new();
    rig.draw();
    bencher.bench_local(|| rig.draw());
}

/// The first frame: shaping, breaking lines, the pictures of the letters.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn article_first_frame_50k(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(Rig::new).bench_local_values(|mut rig| rig.draw());
}
