//! The slim strip below a picture: title, range, counts, a small histogram, who made it.

use egui::{Painter, Rect, Stroke, Ui, pos2, vec2};

use super::Content;
use super::paint::Dress;
use crate::brief::{Bar, date_time_group};
use crate::i18n::Texts;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint as paint_text, paint_elided};
use crate::ui::theme::Role;

/// Draws the strip.
pub(super) fn strip(ui: &Ui, dress: Dress<'_>, content: &Content<'_>) {
    let Dress { theme, texts, .. } = dress;
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(Rect::from_min_size(rect.min, vec2(rect.width(), 2.0)), 0.0, theme.state.accent);
    let rtl = texts.lang().is_rtl();
    let (start_x, start) = if rtl { (rect.right() - 24.0, Align::Right) } else { (rect.left() + 24.0, Align::Left) };
    let (end_x, end) = if rtl { (rect.left() + 24.0, Align::Left) } else { (rect.right() - 24.0, Align::Right) };
    let bars_width = bars_width(rect.width());
    let made = Made::of(dress, content);
    let beside = made.width(painter) + GAP;
    let left = if rtl { end_x + beside } else { end_x - beside - bars_width };
    let room = rect.width() - 2.0 * 24.0 - beside - bars_width - GAP;
    let fits = |words: &str, style: &TextStyle| measure(ui.ctx(), words, style).x <= room;
    let display = theme.style(Role::Display).color(theme.text.strong);
    let small = theme.style(Role::Title).color(theme.text.strong);
    // Letters stand on whole pixels: what was shrunk to fit may still be one wider.
    let shrink = ((room - 1.0) / measure(ui.ctx(), &content.title, &small).x.max(1.0)).min(1.0);
    let shrunk = small.size(small.size * shrink.max(LEAST_TITLE));
    let title = if fits(&content.title, &display) { display } else { shrunk };
    let body = theme.style(Role::Body).color(theme.text.muted);
    let lines = lines_below(content, texts, |line| fits(line, &body));
    // A narrow picture has the counts on a line of their own: they are never cut off.
    let (top, step) = if lines.len() > 1 { (18.0, 20.0) } else { (26.0, 25.0) };
    if shrink < LEAST_TITLE {
        paint_elided(painter, pos2(start_x, rect.top() + top), start, &content.title, &title, room);
    } else {
        paint_text(painter, pos2(start_x, rect.top() + top), start, &content.title, &title);
    }
    for (line, n) in lines.iter().zip(1_u8..) {
        paint_elided(painter, pos2(start_x, rect.top() + top + step * f32::from(n)), start, line, &body, room);
    }
    made.paint(painter, rect, end_x, end);
    bars(painter, dress, content, Rect::from_min_size(pos2(left, rect.top() + 10.0), vec2(bars_width, 40.0)));
}

/// What stands below the title: range and counts on one line where they fit on it.
fn lines_below(content: &Content<'_>, texts: &Texts, fits: impl Fn(&str) -> bool) -> Vec<String> {
    if let Some(line) = &content.line {
        return vec![line.clone()];
    }
    let counts = with_beyond(texts, content, content.snapshot.sum_line(texts));
    let range = content.snapshot.range_words(texts);
    let line = format!("{range} \u{b7} {counts}");
    if fits(&line) { vec![line] } else { vec![range, counts] }
}

/// Counts, and how many of what they count lies beyond the map.
pub(super) fn with_beyond(texts: &Texts, content: &Content<'_>, counts: String) -> String {
    match content.beyond {
        0 => counts,
        n => format!("{counts} \u{b7} {}", texts.tr_args("brief-beyond", &[("n", n.into())])),
    }
}

/// Width of the bars in a strip of that width.
pub(super) fn bars_width(strip: f32) -> f32 {
    (strip * 0.24).clamp(160.0, 460.0)
}

/// How far a long title is made smaller before it is cut short.
const LEAST_TITLE: f32 = 0.8;
/// Between the columns of the strip, in points.
const GAP: f32 = 28.0;
/// The most room for who made a picture, in points.
const MADE: f32 = 220.0;

/// When a picture was made, by whom and by what.
struct Made {
    time: Option<(String, TextStyle)>,
    by: (String, TextStyle),
}

impl Made {
    fn of(dress: Dress<'_>, content: &Content<'_>) -> Self {
        let Dress { theme, texts, .. } = dress;
        let program = Some(content.snapshot.program.as_str());
        let words: Vec<&str> = [content.marks.fields.producer.as_deref(), program].into_iter().flatten().collect();
        let time = content.marks.as_of.map(|time| (date_time_group(time), theme.style(Role::Title).color(theme.text.strong)));
        let by = (texts.digits(words.join(" \u{b7} ")).into_owned(), theme.style(Role::Label).color(theme.text.muted));
        Self { time, by }
    }

    fn width(&self, painter: &Painter) -> f32 {
        let of = |(words, style): &(String, TextStyle)| measure(painter.ctx(), words, style).x;
        of(&self.by).max(self.time.as_ref().map_or(0.0, of)).min(MADE)
    }

    fn paint(&self, painter: &Painter, strip: Rect, x: f32, align: Align) {
        let by_y = if self.time.is_some() { strip.top() + 50.0 } else { strip.center().y };
        if let Some((time, style)) = &self.time {
            paint_text(painter, pos2(x, strip.top() + 27.0), align, time, style);
        }
        paint_elided(painter, pos2(x, by_y), align, &self.by.0, &self.by.1, MADE);
    }
}

/// A small histogram with the range marked; time runs as reading does.
fn bars(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, rect: Rect) {
    use chrono::Datelike as _;
    let Dress { theme, texts, .. } = dress;
    let rtl = texts.lang().is_rtl();
    let timeline = &content.snapshot.timeline;
    let Some(days) = timeline.days() else { return };
    let x = |share: f64| {
        let t = share as f32;
        if rtl { rect.right() - t * rect.width() } else { rect.left() + t * rect.width() }
    };
    if let Some(range) = content.snapshot.filter.range {
        let [a, b] = timeline.span(range).map(x);
        let marked = Rect::from_x_y_ranges(a.min(b)..=a.max(b), rect.y_range());
        // A range that lies wholly elsewhere has no width here.
        let stroke = if marked.width() > 0.0 { 1.0 } else { 0.0 };
        painter.rect(marked, 0.0, theme.state.accent_soft, Stroke::new(stroke, theme.state.accent), egui::StrokeKind::Inside);
    }
    let highest = timeline.highest().max(1.0);
    for bar in &timeline.bars {
        let [a, b] = timeline.span(bar.days).map(x);
        let span = (a.min(b) + 0.5)..=(a.max(b) - 0.5).max(a.min(b) + 1.0);
        let shown = |bar: &Bar| bar.total() - bar.other;
        let mut bottom = rect.bottom();
        for (count, color) in [(shown(bar), theme.state.accent), (bar.other, theme.text.muted.gamma_multiply(theme.opacity.context_bar))] {
            let height = (count / highest) as f32 * (rect.height() - 4.0);
            painter.rect_filled(Rect::from_x_y_ranges(span.clone(), (bottom - height)..=bottom), 0.0, color);
            bottom -= height;
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line.field));
    let style = theme.style(Role::Small).color(theme.text.muted);
    let ends = [(days.from.year(), x(0.0)), (days.to.year(), x(1.0))];
    for (n, (year, at)) in ends.into_iter().enumerate() {
        let align = if (n == 0) == rtl { Align::Right } else { Align::Left };
        if n == 1 && year == days.from.year() {
            continue;
        }
        paint_text(painter, pos2(at, rect.bottom() + 9.0), align, &texts.digits(year.to_string()), &style);
    }
}
