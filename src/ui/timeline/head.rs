//! The head of the timeline: transport, speed, quick ranges, and around them the key and the sum of all incidents.

use egui::{Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::date_field::Field;
use super::layout::{FLAG_HEIGHT, Layout};
use super::menu::{focus_ring, menu, menu_width};
use super::model::End;
use super::plan::{GROUP_GAP, Plan, QuickForm, SumForm, Widths, plan};
use super::sum::Sum;
use super::{Frame, cache, date_field, key, options};
use crate::context::{Command, Ctx, QuickRange};
use crate::store::DayRange;
use crate::ui::bidi_text::{Align, label, measure, paint as paint_text, paint_rotated};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{icon_button, segmented};

/// The ranges that stand side by side where there is room; the menu has all.
const ROW: [QuickRange; 3] = [QuickRange::All, QuickRange::LastYear, QuickRange::ThisYear];
/// Speeds of playing: text key, days of incident time a second.
pub(super) const SPEEDS: [(&str, f64); 5] = [
    ("timeline-speed-day", 1.0),
    ("timeline-speed-week", 7.0),
    ("timeline-speed-month", 30.0),
    ("timeline-speed-quarter", 91.0),
    ("timeline-speed-year", 365.0),
];
/// Height of controls.
const CONTROL: f32 = 28.0;
/// Room between controls of a group.
const GAP: f32 = 4.0;
/// Width of the transport: three icons, the play button, and what lies between.
const TRANSPORT: f32 = 3.0 * CONTROL + PLAY + 3.0 * GAP;
/// Room for the dash between two date fields.
const DASH: f32 = 24.0;
/// Width of the play button.
const PLAY: f32 = 32.0;

/// The head. Without a frame (nothing dated) it says the sum alone.
pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, layout: &Layout, frame: Option<&Frame>) {
    let plan = plan(layout.head.width(), &widths(ui, ctx, frame), layout.compact);
    let sum = Sum::new(ui, ctx, plan.sum);
    let sum_rect = at_end(ctx, layout.head, sum.width);
    if let Some(frame) = frame {
        let controls = UiBuilder::new().max_rect(layout.head).layout(ctx.row_layout());
        ui.scope_builder(controls, |ui| controls_ui(ui, ctx, frame, plan));
        if plan.key {
            let rest = if ctx.is_rtl() { layout.head.with_min_x(sum_rect.right()) } else { layout.head.with_max_x(sum_rect.left()) };
            key::key_ui(ui, ctx, at_end(ctx, rest, key::width(ui, ctx) + GROUP_GAP));
        }
    }
    sum.show(ui, ctx, sum_rect);
}

fn widths(ui: &Ui, ctx: &Ctx<'_>, frame: Option<&Frame>) -> Widths {
    let row = |frame: &Frame| quick_words(ctx, &ROW, frame.extent).iter().map(|choice| segment_width(ui, ctx, choice)).sum();
    let menu = |frame: &Frame| {
        let words = quick_words(ctx, &QuickRange::ALL, frame.extent);
        words.get(chosen_quick(ctx, &QuickRange::ALL, frame.extent)).map_or(0.0, |words| menu_width(ui, ctx, words))
    };
    let fields = |frame: &Frame| End::ALL.map(|end| date_field::width(ui, ctx, frame, end)).iter().sum::<f32>() + DASH;
    Widths {
        transport: TRANSPORT,
        speed: menu_width(ui, ctx, &ctx.tr(speed_key(ctx))),
        quick_row: frame.map_or(0.0, row),
        quick_menu: frame.map_or(0.0, menu),
        fields: frame.map_or(0.0, fields),
        key: key::width(ui, ctx),
        sum: SumForm::ALL.map(|form| Sum::new(ui, ctx, form).width),
    }
}

/// As wide as `widgets::segmented` draws it.
fn segment_width(ui: &Ui, ctx: &Ctx<'_>, words: &str) -> f32 {
    measure(ui.ctx(), words, &ctx.theme.style(Role::Label).size(13.0).weight(600)).x + 24.0
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame, plan: Plan) {
    ui.spacing_mut().item_spacing.x = GAP;
    transport_ui(ui, ctx);
    if plan.speed {
        ui.add_space(GROUP_GAP - GAP);
        speed_ui(ui, ctx);
    }
    if plan.quick != QuickForm::Hidden {
        ui.add_space(GROUP_GAP - GAP);
        quick_ui(ui, ctx, frame, plan.quick);
    }
    if plan.fields {
        ui.add_space(GROUP_GAP - GAP);
        fields_ui(ui, ctx, frame);
    }
}

/// A rectangle of that width where reading ends.
fn at_end(ctx: &Ctx<'_>, room: Rect, width: f32) -> Rect {
    if ctx.is_rtl() { room.with_max_x(room.left() + width) } else { room.with_min_x(room.right() - width) }
}

/// Back, play or pause, on. Time runs in reading direction, and so do the arrows.
fn transport_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (back, on) = if ctx.is_rtl() { ("skip-forward", "skip-back") } else { ("skip-back", "skip-forward") };
    if icon_button(ui, ctx, back, &ctx.tr("timeline-back")).clicked() {
        ctx.send.send(Command::StepRange(-1));
    }
    if play_button(ui, ctx).clicked() {
        ctx.send.send(Command::TogglePlay);
    }
    if icon_button(ui, ctx, on, &ctx.tr("timeline-forward")).clicked() {
        ctx.send.send(Command::StepRange(1));
    }
    if let Some(extent) = cache::extent(ui, ctx.store) {
        options::options_ui(ui, ctx, extent);
    }
}

fn play_button(ui: &mut Ui, ctx: &Ctx<'_>) -> Response {
    let theme = ctx.theme;
    let playing = ctx.player.playing;
    let (rect, response) = ui.allocate_exact_size(vec2(PLAY, CONTROL), Sense::click());
    let name = ctx.tr(if playing { "timeline-pause" } else { "timeline-play" });
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let fill = if response.hovered() { theme.state.accent.gamma_multiply(0.88) } else { theme.state.accent };
    ui.painter().rect_filled(rect, 6.0, fill);
    let style = theme.icon(16.0).color(theme.text.on_accent);
    if playing {
        paint_text(ui.painter(), rect.center(), Align::Center, &icon("pause"), &style);
    } else {
        // The sign points the way time runs.
        let angle = if ctx.is_rtl() { std::f32::consts::PI } else { 0.0 };
        paint_rotated(ui.painter(), rect.center(), angle, &icon("play"), &style);
    }
    focus_ring(ui, ctx, rect.expand(3.0), &response);
    response.on_hover_ui(|ui| {
        label(ui, &name, &theme.style(Role::Label));
    })
}

fn speed_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let words: Vec<String> = SPEEDS.iter().map(|(key, _)| ctx.tr(key)).collect();
    let chosen = SPEEDS.iter().position(|(key, _)| *key == speed_key(ctx)).unwrap_or(0);
    if let Some((_, days)) = menu(ui, ctx, &ctx.tr("timeline-speed"), &words, chosen).and_then(|n| SPEEDS.get(n)) {
        ctx.send.send(Command::SetSpeed(*days));
    }
}

/// The words for the speed nearest to the player's.
pub(super) fn speed_key(ctx: &Ctx<'_>) -> &'static str {
    let off = |days: f64| (days / ctx.player.days_per_second.max(0.01)).ln().abs();
    let nearest = SPEEDS.iter().min_by(|(_, a), (_, b)| off(*a).total_cmp(&off(*b)));
    nearest.map_or("", |(key, _)| key)
}

fn quick_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame, form: QuickForm) {
    let choices: &[QuickRange] = if form == QuickForm::Row { &ROW } else { &QuickRange::ALL };
    let words = quick_words(ctx, choices, frame.extent);
    let chosen = chosen_quick(ctx, choices, frame.extent);
    let pressed = match form {
        QuickForm::Row => segmented(ui, ctx, &words, chosen),
        _ => menu(ui, ctx, &ctx.tr("timeline-quick"), &words, chosen),
    };
    match pressed.map(|n| choices.get(n)) {
        Some(Some(quick)) => ctx.send.send(Command::QuickRange(*quick)),
        Some(None) => date_field::edit_first(ui),
        None => {}
    }
}

/// The place of the range among the choices; one past them where it is none of them.
fn chosen_quick(ctx: &Ctx<'_>, choices: &[QuickRange], extent: DayRange) -> usize {
    let now = QuickRange::of(ctx.filter.range, extent);
    choices.iter().position(|quick| Some(*quick) == now).unwrap_or(choices.len())
}

/// What the choices are called, and after them any other range.
fn quick_words(ctx: &Ctx<'_>, choices: &[QuickRange], extent: DayRange) -> Vec<String> {
    choices.iter().map(|quick| quick_name(ctx, *quick, extent)).chain([ctx.tr("timeline-custom")]).collect()
}

/// What a range is called.
pub(super) fn quick_name(ctx: &Ctx<'_>, quick: QuickRange, extent: DayRange) -> String {
    let last = |days: usize| ctx.texts.tr_args("time-last-days", &[("count", days.into())]).into_owned();
    match quick {
        QuickRange::All => ctx.tr("timeline-all"),
        QuickRange::Last7Days => last(7),
        QuickRange::Last30Days => last(30),
        QuickRange::Last90Days => last(90),
        QuickRange::ThisMonth => ctx.texts.month(extent.to),
        QuickRange::LastYear => ctx.tr("timeline-last-year"),
        QuickRange::ThisYear => ctx.texts.year(extent.to),
    }
}

/// In a compact head the dates stand beside the controls.
fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    let [from_width, to_width] = End::ALL.map(|end| date_field::width(ui, ctx, frame, end));
    // Room is taken first: an editor placed inside it would move the row on by its own width.
    let mut take = |width: f32| ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover()).0;
    let from = take(from_width);
    let dash = take(DASH - 2.0 * GAP);
    let to = take(to_width);
    paint_text(ui.painter(), dash.center(), Align::Center, "\u{2013}", &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
    for (end, rect) in [(End::From, from), (End::To, to)] {
        let rect = rect.shrink2(vec2(0.0, (CONTROL - FLAG_HEIGHT) / 2.0));
        date_field::field_ui(ui, ctx, &Field::end(ctx, frame.range, end), rect);
    }
}
