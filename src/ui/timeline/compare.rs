//! Two ranges compared: how many incidents each holds, and the difference, in all and by kind.

use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::date_field::{Field, field_ui, words_width};
use super::layout::FLAG_HEIGHT;
use super::paint::compared_ink;
use super::pen::Pen;
use super::{Frame, cache};
use crate::context::{Command, Ctx};
use crate::incident::Kind;
use crate::store::{DayRange, Tally};
use crate::ui::bidi_text::{TextStyle, label, measure};
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

/// Side of the square that shows the colour of a range.
const SQUARE: f32 = 8.0;
/// Size of a kind's symbol, and the room it takes.
const SYMBOL: (f32, f32) = (12.0, 18.0);
/// Room between words, and between groups.
const SPACE: f32 = 6.0;
const GROUP: f32 = 16.0;
/// Room for the cross.
const CROSS: f32 = 34.0;

/// "43 1–31 May 2018, 28 1–30 Apr 2018, +15 (+54 %), ▼ +9 ✦ −2 …", and a cross that ends it.
pub(super) fn strip_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    let (Some(strip), Some(compared)) = (frame.layout.strip, frame.compared) else { return };
    let [first, second] = cache::tallies(ui, ctx, compared);
    let said = said(ctx, first, second);
    let response = ui.interact(strip, Id::unique("timeline comparison"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    tooltip(ctx, response, frame, compared, [first, second]);
    let (cross, row) = ends(ctx, strip);
    let mut pen = Pen::new(ctx, row);
    let strong = ctx.theme.style(Role::Label).size(13.0).weight(600).color(ctx.theme.text.strong);
    let muted = ctx.theme.style(Role::Label).size(13.0).color(ctx.theme.text.muted);
    let first_range = ctx.texts.range(frame.range.from, frame.range.to);
    let field_width = words_width(ui, ctx, &ctx.texts.range(compared.from, compared.to));
    let (difference, percent) = (signed(ctx, first.total, second.total), percent(ctx, first.total, second.total));
    let wide = |words: &str, style: &TextStyle| measure(ui.ctx(), words, style).x;
    let counts = [first.total, second.total].map(|count| wide(&ctx.texts.number(count), &strong));
    let least = 2.0 * (SQUARE + 2.0 * SPACE + GROUP) + counts.into_iter().sum::<f32>() + field_width + wide(&difference, &strong);
    let share = percent.as_ref().map_or(0.0, |words| SPACE + wide(words, &muted));
    let [has_first_range, has_percent] = room_for(row.width() - least, wide(&first_range, &muted), share);
    square(ui, &mut pen, ctx.theme.state.accent);
    // The count comes first: after the range it would read like a part of its year.
    pen.words(ui, &ctx.texts.number(first.total), &strong);
    pen.gap(SPACE);
    if has_first_range {
        pen.words(ui, &first_range, &muted);
    }
    pen.gap(GROUP);
    square(ui, &mut pen, compared_ink(ctx));
    pen.words(ui, &ctx.texts.number(second.total), &strong);
    pen.gap(SPACE);
    let field = Field::compared(ctx, compared);
    field_ui(ui, ctx, &field, pen.ahead(field_width, FLAG_HEIGHT));
    pen.gap(field_width + GROUP);
    pen.words(ui, &difference, &strong);
    if let Some(percent) = percent.filter(|_| has_percent) {
        pen.gap(SPACE);
        pen.words(ui, &percent, &muted);
    }
    pen.gap(GROUP);
    kinds_ui(ui, ctx, &mut pen, row, [first, second]);
    let controls = egui::UiBuilder::new().max_rect(cross).layout(ctx.row_layout());
    ui.scope_builder(controls, |ui| {
        if icon_button(ui, ctx, "x", &ctx.tr("compare-end")).clicked() {
            ctx.send.send(Command::Compare(None));
        }
    });
}

/// Whether the words of the first range find room, which its handles tell as well, and the share, which the difference does.
fn room_for(free: f32, range: f32, share: f32) -> [bool; 2] {
    [free >= range + share, free >= share]
}

/// Room for the cross where reading ends, and what is left.
fn ends(ctx: &Ctx<'_>, strip: Rect) -> (Rect, Rect) {
    let row = strip.shrink2(vec2(6.0, 0.0));
    if ctx.is_rtl() {
        (strip.with_max_x(strip.left() + CROSS), row.with_min_x(strip.left() + CROSS))
    } else {
        (strip.with_min_x(strip.right() - CROSS), row.with_max_x(strip.right() - CROSS))
    }
}

fn square(ui: &Ui, pen: &mut Pen, color: egui::Color32) {
    ui.painter().rect_filled(pen.ahead(SQUARE, SQUARE), 1.0, color);
    pen.gap(SQUARE + SPACE);
}

/// Each kind whose count differs, the greatest difference first, as many as find room.
fn kinds_ui(ui: &Ui, ctx: &Ctx<'_>, pen: &mut Pen, row: Rect, [first, second]: [Tally; 2]) {
    let style: TextStyle = ctx.theme.style(Role::Label).size(13.0).color(ctx.theme.text.body);
    let mut kinds: Vec<_> = Kind::ALL.into_iter().zip(first.kinds.into_iter().zip(second.kinds)).filter(|(_, (a, b))| a != b).collect();
    kinds.sort_by_key(|(_, (a, b))| std::cmp::Reverse(a.abs_diff(*b)));
    for (kind, (a, b)) in kinds {
        let words = signed(ctx, a, b);
        let width = SYMBOL.1 + measure(ui.ctx(), &words, &style).x + GROUP * 0.75;
        if !row.expand(0.5).contains_rect(pen.ahead(width, SYMBOL.0)) {
            break;
        }
        let center = pen.ahead(SYMBOL.0, SYMBOL.0).center();
        paint_kind(ui.painter(), ctx.theme, kind, pos2(center.x, center.y), SYMBOL.0, Fill::Solid);
        pen.gap(SYMBOL.1);
        pen.words(ui, &words, &style);
        pen.gap(GROUP * 0.75);
    }
}

/// "+15", "−3", "no difference".
fn signed(ctx: &Ctx<'_>, a: usize, b: usize) -> String {
    let count = ctx.texts.number(a.abs_diff(b));
    match a.cmp(&b) {
        // The mark keeps the sign before its number in right-to-left text.
        std::cmp::Ordering::Greater => format!("\u{200E}+{count}"),
        std::cmp::Ordering::Less => format!("\u{200E}\u{2212}{count}"),
        std::cmp::Ordering::Equal => ctx.tr("compare-equal"),
    }
}

/// How much more or less that is, where there is something to compare with.
fn percent(ctx: &Ctx<'_>, a: usize, b: usize) -> Option<String> {
    let share = (a as f64 - b as f64) / (b as f64) * 100.0;
    (b > 0 && a != b).then(|| {
        let sign = if share < 0.0 { '\u{2212}' } else { '+' };
        let words = ctx.texts.digits(format!("\u{200E}{sign}{:.0}", share.abs())).into_owned();
        ctx.texts.tr_args("compare-percent", &[("percent", words.into())]).into_owned()
    })
}

/// The strip in one sentence.
fn said(ctx: &Ctx<'_>, first: Tally, second: Tally) -> String {
    let difference = signed(ctx, first.total, second.total).trim_start_matches('\u{200E}').to_owned();
    let values = [("first", first.total.into()), ("second", second.total.into()), ("difference", difference.into())];
    ctx.texts.tr_args("compare-said", &values).into_owned()
}

/// All kinds with both counts, and how many days each range has.
fn tooltip(ctx: &Ctx<'_>, response: egui::Response, frame: &Frame, compared: DayRange, [first, second]: [Tally; 2]) {
    let days = |range: DayRange| ctx.texts.tr_args("days-count", &[("n", range.days().into())]).into_owned();
    let rate = |range: DayRange, tally: Tally| {
        let a_day = ctx.texts.decimal(tally.total as f32 / range.days() as f32, 2);
        ctx.texts.tr_args("compare-rate", &[("days", days(range).into()), ("rate", a_day.into())]).into_owned()
    };
    response.on_hover_ui(|ui| {
        ui.with_layout(ctx.block_layout(), |ui| {
            let plain = ctx.theme.style(Role::Label);
            for (range, tally) in [(frame.range, first), (compared, second)] {
                label(ui, &ctx.texts.range(range.from, range.to), &plain.weight(600).color(ctx.theme.text.strong));
                label(ui, &rate(range, tally), &plain);
            }
            ui.add_space(4.0);
            let counts = Kind::ALL.into_iter().zip(first.kinds.into_iter().zip(second.kinds));
            for (kind, (a, b)) in counts.filter(|(_, (a, b))| a + b > 0) {
                let values = [
                    ("kind", ctx.texts.kind(kind).into()),
                    ("first", a.into()),
                    ("second", b.into()),
                    ("difference", signed(ctx, a, b).into()),
                ];
                label(ui, &ctx.texts.tr_args("compare-kind", &values), &plain);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_narrow_strip_the_range_that_is_told_elsewhere_goes_first() {
        for (free, want) in [(200.0, [true, true]), (100.0, [false, true]), (10.0, [false, false]), (-5.0, [false, false])] {
            assert_eq!(room_for(free, 120.0, 40.0), want, "{free}");
        }
        assert_eq!(room_for(-5.0, 120.0, 0.0), [false, false]);
    }
}
