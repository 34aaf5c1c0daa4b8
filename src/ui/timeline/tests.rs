//! The timeline as a user meets it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::{Key, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};

use super::axis::{Axis, fold_of};
use super::layout::{Layout, Parts};
use crate::context::{
    Command, CommandSender, Ctx, DateField, MapOptions, MapTools, Palette, Panels, Player, QuickRange, Selection, StackBy, TimeOptions,
    TimeView, Tray, TypedDate, Views, ViewsHome, WindowFrame,
};
use crate::diagnostic::Diagnostic;
use crate::extract::dates::typed_date;
use crate::i18n::Texts;
use crate::incident::{Incident, Kind, When};
use crate::lexicon::Lexicons;
use crate::store::sample::{Dice, day, incident, random_store, range};
use crate::store::{Batch, DayRange, Dimension, Filter, Store, View, evaluate, extent, first_comparison, folds};
use crate::text::Lang;
use crate::ui::theme::{Theme, ThemeName};

/// A stage for the timeline alone: carries out its commands and remembers them.
struct Stage {
    store: Store,
    filter: Filter,
    view: View,
    selection: Selection,
    time_view: Option<TimeView>,
    compared: Option<DayRange>,
    typed: TypedDate,
    options: TimeOptions,
    player: Player,
    theme: Arc<Theme>,
    texts: Texts,
    lang: Lang,
    channel: Option<(CommandSender, Receiver<Command>)>,
    sent: Vec<Command>,
}

impl Stage {
    fn new(store: Store) -> Self {
        let filter = Filter::default();
        Self {
            view: evaluate(&store, &filter),
            time_view: extent(&store).map(TimeView::around),
            store,
            filter,
            selection: Selection::default(),
            compared: None,
            typed: TypedDate::default(),
            options: TimeOptions { has_folds: false, ..TimeOptions::default() },
            player: Player::default(),
            theme: Theme::load(ThemeName::Light).expect("bundled tokens"),
            texts: Texts::new(Lang::En),
            lang: Lang::En,
            channel: None,
            sent: Vec::new(),
        }
    }

    fn speaking(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self.texts = Texts::new(lang);
        self
    }

    fn colored(mut self, name: ThemeName) -> Self {
        self.theme = Theme::load(name).expect("bundled tokens");
        self
    }

    fn with_options(mut self, options: TimeOptions) -> Self {
        self.options = options;
        self
    }

    fn compared_with(mut self, range: DayRange) -> Self {
        self.compared = Some(range);
        self
    }

    /// Carries out what changes the range.
    fn carry_out(&mut self, command: &Command) {
        let extent = extent(&self.store).expect("dated incidents");
        match command {
            Command::SetRange(range) => self.filter.range = *range,
            Command::DragRange(range) => self.filter.range = Some(*range),
            Command::QuickRange(quick) => self.filter.range = quick.range(extent),
            Command::Compare(range) => self.compared = *range,
            Command::ToggleCompare => self.compared = Some(first_comparison(self.filter.range, extent).1),
            Command::ReadDate(words) => self.typed = TypedDate { asked: words.clone(), read: Some(read(words)) },
            Command::TypeDate(field, words) => {
                let Ok(when) = read(words) else { return };
                let set = |now: Option<DayRange>| Some(field.range(&when, now.unwrap_or(extent), extent));
                match field {
                    DateField::Compared => self.compared = set(self.compared),
                    DateField::From | DateField::To => self.filter.range = set(self.filter.range),
                }
            }
            _ => {}
        }
    }

    fn with_range(mut self, range: Option<DayRange>) -> Self {
        self.filter.range = range;
        self.view = evaluate(&self.store, &self.filter);
        self
    }

    #[expect(clippy::disallowed_methods, reason = "the queue is drained each frame; nobody waits")]
    fn frame(&mut self, ui: &mut egui::Ui) {
        let (sender, queue) = self.channel.get_or_insert_with(|| {
            let (sender, queue) = channel();
            (CommandSender::new(sender, ui.ctx().clone()), queue)
        });
        let (sender, commands) = (sender.clone(), queue.try_iter().collect::<Vec<_>>());
        for command in commands {
            match &command {
                Command::SetTimeOptions(options) => self.options = *options,
                Command::SetTimeView(view) => self.time_view = Some(*view),
                Command::TogglePlay => self.player.playing = !self.player.playing,
                Command::SetSpeed(days) => self.player.days_per_second = *days,
                other => self.carry_out(other),
            }
            self.sent.push(command);
        }
        self.view = evaluate(&self.store, &self.filter);
        let ctx = Ctx {
            store: &self.store,
            view: &self.view,
            filter: &self.filter,
            selection: &self.selection,
            apart: &std::collections::BTreeSet::new(),
            desk: &crate::edit::Desk::default(),
            review: &crate::context::Review::default(),
            briefing: &crate::context::Briefing::default(),
            brief_options: &crate::context::BriefOptions::default(),
            time: self.options,
            time_view: self.time_view,
            compared: self.compared,
            typed: &self.typed,
            reader: &crate::context::Reader::default(),
            article_size: 0,
            table: &crate::context::TableOptions::default(),
            player: &self.player,
            notices: &[],
            frame: WindowFrame { panels: Panels::default(), work: None, recent: &[], scale: 100, who: "" },
            views: Views { list: &[], home: ViewsHome::Window },
            asked: None,
            palette: &Palette::default(),
            own_map: None,
            map: MapOptions::default(),
            tools: &MapTools::default(),
            theme: &self.theme,
            texts: &self.texts,
            lang: self.lang,
            send: &sender,
        };
        super::timeline_ui(ui, &ctx);
    }
}

/// Typed words as the program reads them; the message says only that they are none.
fn read(words: &str) -> Result<When, Diagnostic> {
    static LEXICONS: std::sync::LazyLock<Lexicons> = std::sync::LazyLock::new(|| Lexicons::bundled().expect("bundled tables"));
    typed_date(words, &LEXICONS).map_err(|_unread| Diagnostic::warning("not a date"))
}

const FULL: egui::Vec2 = vec2(1464.0, 216.0);
const COMPACT: egui::Vec2 = vec2(966.0, 164.0);

fn builder(size: egui::Vec2) -> HarnessBuilder<Stage> {
    Harness::builder().with_size(size).with_step_dt(1.0 / 60.0)
}

fn shown(stage: Stage, size: egui::Vec2) -> Harness<'static, Stage> {
    let mut harness = builder(size).build_ui_state(|ui, stage: &mut Stage| full(ui, |ui| stage.frame(ui)), stage);
    harness.run_ok();
    harness
}

/// The whole harness window, without the margin of its panel.
fn full(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui)) {
    let all = ui.ctx().content_rect();
    ui.scope_builder(egui::UiBuilder::new().max_rect(all), contents);
}

fn yearly() -> Store {
    let mut store = Store::default();
    let days = ["2018-01-01", "2018-01-20", "2018-06-17", "2018-06-18", "2018-06-18", "2019-03-03", "2024-12-31"];
    let mut incidents: Vec<_> = days.iter().enumerate().map(|(n, on)| incident(&format!("i{n}"), on)).collect();
    let mut undated = incident("undated", "2018-01-01");
    undated.when = crate::incident::When::default();
    let mut unlocated = incident("unlocated", "2018-05-05");
    unlocated.places.clear();
    incidents.extend([undated, unlocated]);
    store.insert(Batch { articles: Vec::new(), incidents });
    store
}

fn axis(harness: &Harness<'_, Stage>, size: egui::Vec2) -> (Axis, Layout) {
    let stage = harness.state();
    let parts = Parts { has_lanes: stage.options.has_lanes, has_strip: stage.compared.is_some() };
    let layout = Layout::new(egui::Rect::from_min_size(Pos2::ZERO, size), stage.lang.is_rtl(), parts);
    let view = stage.time_view.expect("dated incidents");
    let ends = (f64::from(layout.bars.left()), f64::from(layout.bars.right()));
    let days = if stage.options.has_folds { folds(stage.store.columns()) } else { Vec::new() };
    (Axis::new(view, ends, layout.mirrored, days.into_iter().map(fold_of).collect()), layout)
}

/// The point over the beginning of a day, low in the bars.
fn point(harness: &Harness<'_, Stage>, iso: &str) -> Pos2 {
    let (axis, layout) = axis(harness, FULL);
    egui::pos2(axis.x_from_day(super::axis::day_number(day(iso))) as f32, layout.bars.bottom() - 3.0)
}

fn drag(harness: &mut Harness<'_, Stage>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for part in [0.1, 0.5, 1.0] {
        harness.hover_at(from + (to - from) * part);
        harness.step();
    }
    harness.drop_at(to);
    harness.run_ok();
}

fn double_click(harness: &mut Harness<'_, Stage>, at: Pos2) {
    // Long enough after the last click not to count with it.
    harness.run_steps(40);
    harness.hover_at(at);
    harness.step();
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
            harness.step();
        }
    }
    harness.run_ok();
}

#[test]
fn dragging_a_handle_moves_its_end_alone() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = shown(Stage::new(yearly()).speaking(lang).with_range(Some(range("2018-03-01", "2019-12-31"))), FULL);
        let (from, to) = (point(&harness, "2018-03-01"), point(&harness, "2018-09-01"));
        drag(&mut harness, from, to);
        assert_eq!(harness.state().filter.range, Some(range("2018-09-01", "2019-12-31")), "{lang:?}");
        let (from, to) = (point(&harness, "2020-01-01"), point(&harness, "2020-07-01"));
        drag(&mut harness, from, to);
        assert_eq!(harness.state().filter.range, Some(range("2018-09-01", "2020-06-30")), "{lang:?}");
        assert!(harness.state().sent.iter().all(|command| matches!(command, Command::DragRange(_))));
    }
}

#[test]
fn a_handle_is_meant_where_press_and_move_come_in_one_frame() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    let (from, to) = (point(&harness, "2018-01-01"), point(&harness, "2018-09-01"));
    harness.hover_at(from);
    harness.run_ok();
    harness.input_mut().events.extend([
        egui::Event::PointerButton { pos: from, button: PointerButton::Primary, pressed: true, modifiers: Modifiers::NONE },
        egui::Event::PointerMoved(to),
    ]);
    harness.step();
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_ok();
    assert_eq!(harness.state().filter.range, Some(range("2018-09-01", "2024-12-31")));
}

#[test]
fn dragging_the_band_keeps_its_length() {
    let held = range("2018-03-01", "2018-12-31");
    let mut harness = shown(Stage::new(yearly()).with_range(Some(held)), FULL);
    let (from, to) = (point(&harness, "2018-07-01"), point(&harness, "2019-01-01"));
    drag(&mut harness, from, to);
    let moved = harness.state().filter.range.expect("a range");
    assert_eq!(moved.days(), held.days());
    assert!((moved.from - day("2018-09-01")).num_days().abs() <= 3, "{moved:?}");
}

#[test]
fn dragging_on_empty_ground_makes_a_range() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    let (from, to) = (point(&harness, "2018-09-15"), point(&harness, "2019-09-15"));
    drag(&mut harness, from, to);
    let made = harness.state().filter.range.expect("a range");
    assert!((made.from - day("2018-09-15")).num_days().abs() <= 2 && (made.to - day("2019-09-15")).num_days().abs() <= 2, "{made:?}");
}

#[test]
fn a_double_click_takes_the_bar_and_on_empty_ground_all_time() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    let at = point(&harness, "2018-06-15");
    double_click(&mut harness, at);
    assert_eq!(harness.state().filter.range, Some(range("2018-06-01", "2018-06-30")));
    let at = point(&harness, "2019-08-15");
    double_click(&mut harness, at);
    assert_eq!(harness.state().filter.range, None);
}

#[test]
fn a_typed_date_applies_on_enter_and_nonsense_does_not() {
    let rows = [
        ("2018-06", Some(range("2018-06-01", "2024-12-31"))),
        ("17/6/2018", Some(range("2018-06-17", "2024-12-31"))),
        ("June 2018", Some(range("2018-06-01", "2024-12-31"))),
        ("2018-05~/2019-XX", Some(range("2018-05-01", "2019-12-31"))),
        ("../2018", Some(range("2018-01-01", "2018-12-31"))),
        ("17/6", None),
    ];
    for size in [FULL, COMPACT] {
        for (typed, want) in rows {
            let mut harness = shown(Stage::new(yearly()), size);
            harness.get_by_label("First day").click();
            harness.run_ok();
            harness.get_by_label("First day").type_text(typed);
            harness.run_ok();
            harness.key_press(Key::Enter);
            harness.run_ok();
            assert_eq!(harness.state().filter.range, want, "{typed}");
        }
    }
}

#[test]
fn a_typed_date_applies_when_the_pointer_goes_elsewhere() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    harness.get_by_label("Last day").click();
    harness.run_ok();
    harness.get_by_label("Last day").type_text("\u{662}\u{660}\u{661}\u{669}");
    harness.run_ok();
    harness.get_by_label("First day").click();
    harness.run_ok();
    assert_eq!(harness.state().filter.range, Some(range("2018-01-01", "2019-12-31")));
    assert!(harness.get_by_label("First day").is_focused());
}

#[test]
fn escape_gives_up_typing() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    harness.get_by_label("Last day").click();
    harness.run_ok();
    harness.get_by_label("Last day").type_text("2018");
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.state().sent.iter().all(|command| matches!(command, Command::ReadDate(_))), "{:?}", harness.state().sent);
}

#[test]
fn arrows_move_a_focused_handle_in_reading_direction() {
    for (lang, later, name) in [(Lang::En, Key::ArrowRight, "timeline-handle-from"), (Lang::Ar, Key::ArrowLeft, "timeline-handle-from")] {
        let mut harness = shown(Stage::new(yearly()).speaking(lang), FULL);
        let name = harness.state().texts.tr(name).into_owned();
        harness.get_by_label(&name).focus();
        harness.run_ok();
        harness.key_press(later);
        harness.run_ok();
        assert_eq!(harness.state().filter.range, Some(range("2018-02-01", "2024-12-31")), "{lang:?}");
    }
}

#[test]
fn a_bar_under_the_pointer_says_what_it_holds() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = shown(Stage::new(yearly()).speaking(lang), FULL);
        let at = point(&harness, "2018-06-15");
        harness.hover_at(at);
        harness.run_steps(60);
        let june = harness.state().texts.month(day("2018-06-01"));
        assert!(harness.get_by_label(&june).rect().width() < 200.0, "{lang:?}");
        let air = harness.state().texts.tr("family-air").into_owned();
        assert!(harness.query_by_label(&format!("{air}  3")).is_some(), "{lang:?}");
    }
}

#[test]
fn the_wheel_zooms_around_the_pointer() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    let at = point(&harness, "2019-03-03");
    let before = axis(&harness, FULL).0;
    harness.hover_at(at);
    harness.step();
    let scroll = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    harness.event(scroll);
    harness.run_ok();
    let after = axis(&harness, FULL).0;
    assert!(after.view.days() < before.view.days() * 0.8, "{} days, then {}", before.view.days(), after.view.days());
    assert!((after.day_from_x(f64::from(at.x)) - before.day_from_x(f64::from(at.x))).abs() < 0.01);
}

#[test]
fn the_sum_agrees_with_the_view_and_its_parts_open_the_lists() {
    let mut harness = shown(Stage::new(yearly()).with_range(Some(range("2018-01-01", "2018-12-31"))), FULL);
    let view = &harness.state().view;
    let counts = [("sum-shown", view.shown.len()), ("sum-filtered", view.filtered_out), ("sum-total", view.total)];
    assert_eq!(counts.map(|(_, n)| n), [5, 2, 9]);
    for (key, n) in counts {
        let words = harness.state().texts.tr_args(key, &[("n", n.into())]).into_owned();
        assert!(harness.query_by_label(&words).is_some(), "{words}");
    }
    for (key, tray) in [("sum-undated", Tray::Undated), ("sum-unlocated", Tray::Unlocated)] {
        let words = harness.state().texts.tr_args(key, &[("n", 1.into())]).into_owned();
        harness.get_by_label(&words).click();
        harness.run_ok();
        assert_eq!(harness.state().sent.last(), Some(&Command::ShowTray(Some(tray))));
    }
}

#[test]
fn transport_and_quick_ranges_send_their_commands() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    let rows = [
        ("Play", Command::TogglePlay),
        ("One step back", Command::StepRange(-1)),
        ("One step on", Command::StepRange(1)),
        ("Last 12 months", Command::QuickRange(QuickRange::LastYear)),
        ("2024", Command::QuickRange(QuickRange::ThisYear)),
        ("All", Command::QuickRange(QuickRange::All)),
    ];
    for (name, command) in rows {
        harness.get_by_label(name).click();
        harness.run_ok();
        assert_eq!(harness.state().sent.last(), Some(&command), "{name}");
    }
    harness.get_by_label("Speed").click();
    harness.run_ok();
    harness.get_by_label("1 week / s").click();
    harness.run_ok();
    assert_eq!(harness.state().sent.last(), Some(&Command::SetSpeed(7.0)));
}

#[test]
fn without_dated_incidents_it_says_so_and_still_sums() {
    let mut store = Store::default();
    let mut undated = incident("undated", "2018-01-01");
    undated.when = crate::incident::When::default();
    store.insert(Batch { articles: Vec::new(), incidents: vec![undated] });
    let harness = shown(Stage::new(store), FULL);
    assert!(harness.query_by_label("No dated incidents yet").is_some());
    assert!(harness.query_by_label("1 undated").is_some());
    assert!(harness.query_by_label("Play").is_none(), "nothing to play");
}

#[test]
fn everything_to_press_has_a_name() {
    let mut harness = shown(Stage::new(yearly()).with_range(Some(range("2018-02-01", "2019-12-31"))), FULL);
    harness.run_ok();
    let pressable = [Role::Button, Role::Slider, Role::TextInput, Role::ComboBox, Role::RadioButton];
    let nameless: Vec<_> = harness
        .root()
        .children_recursive()
        .filter(|node| pressable.contains(&node.accesskit_node().role()))
        .filter(|node| node.accesskit_node().label().is_none_or(|label| label.is_empty()))
        .map(|node| node.accesskit_node().role())
        .collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

#[test]
fn thousands_of_incidents_are_drawn_without_overlap_of_flags() {
    let store = random_store(&mut Dice::new(5), 4000);
    let mut harness = shown(Stage::new(store).with_range(Some(range("2020-01-01", "2020-01-02"))), FULL);
    harness.run_ok();
    let (first, last) = (harness.get_by_label("First day").rect(), harness.get_by_label("Last day").rect());
    assert!(first.right() < last.left(), "{first:?} {last:?}");
}

#[test]
fn the_editor_says_how_it_reads_the_words_and_when_it_cannot() {
    let mut harness = shown(Stage::new(yearly()), FULL);
    harness.get_by_label("First day").click();
    harness.run_ok();
    for (typed, said) in [("from May 2018 to June 2019", "1 May 2018 \u{2013} 30 Jun 2019"), ("soon", "not a date")] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_label("First day").type_text(typed);
        harness.run_ok();
        assert!(harness.query_by_label(said).is_some(), "{typed}");
    }
}

#[test]
fn flags_stay_inside_the_timeline_in_both_directions() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = shown(Stage::new(yearly()).speaking(lang), FULL);
        harness.run_ok();
        for name in ["timeline-from", "timeline-to"] {
            let name = harness.state().texts.tr(name).into_owned();
            let rect = harness.get_by_label(&name).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= FULL.x, "{lang:?} {rect:?}");
        }
    }
}

#[test]
fn bars_by_doer_say_the_doers() {
    let options = TimeOptions { stack: StackBy::Values(Dimension::Actor), ..TimeOptions::default() };
    let mut harness = shown(Stage::new(yearly()).with_options(TimeOptions { has_folds: false, ..options }), FULL);
    let at = point(&harness, "2018-06-15");
    harness.hover_at(at);
    harness.run_steps(60);
    let doer = harness.state().texts.actor(harness.state().store.incidents()[0].perpetrator.name);
    assert!(harness.query_by_label(&format!("{doer}  3")).is_some(), "{doer}");
}

/// Two kinds, so that there are two lanes.
fn two_kinds() -> Store {
    let mut store = yearly();
    let clash = Incident { kind: Kind::Clash, ..incident("clash", "2018-06-17") };
    store.insert(Batch { articles: Vec::new(), incidents: vec![clash] });
    store
}

const LANES: TimeOptions =
    TimeOptions { has_lanes: true, has_folds: false, stack: StackBy::Family, is_cumulative: false, repeats: false, speed: 30 };

#[test]
fn lanes_tell_who_did_what_when() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = shown(Stage::new(two_kinds()).speaking(lang).with_options(LANES), FULL);
        let (axis, layout) = axis(&harness, FULL);
        let x = axis.x_from_day(super::axis::day_number(day("2018-06-15"))) as f32;
        let middle = |lane: f32| egui::pos2(x, egui::lerp(layout.bars.top()..=layout.bars.bottom(), lane));
        for (lane, kind, count) in [(0.3, Kind::Airstrike, 3), (0.8, Kind::Clash, 1)] {
            harness.hover_at(middle(lane));
            harness.run_steps(60);
            let words = format!("{}  {count}", harness.state().texts.kind(kind));
            assert!(harness.query_by_label(&words).is_some(), "{lang:?}: {words}");
        }
        double_click(&mut harness, middle(0.8));
        assert_eq!(harness.state().filter.range, Some(range("2018-06-01", "2018-06-30")), "{lang:?}");
        let clash = harness.state().texts.kind(Kind::Clash);
        let only = harness.state().texts.tr_args("timeline-lane-only", &[("name", clash.into())]).into_owned();
        harness.get_by_label(&only).click();
        harness.run_ok();
        assert_eq!(harness.state().sent.last(), Some(&Command::OnlyValue(Dimension::Kind, "clash".into())));
    }
}

#[test]
fn long_empty_stretches_are_folded_and_a_press_unfolds_them() {
    let folded = TimeOptions { has_folds: true, ..TimeOptions::default() };
    let mut harness = shown(Stage::new(yearly()).with_options(folded).with_range(Some(range("2018-02-01", "2018-06-30"))), FULL);
    assert!(harness.query_by_label("6 months without an incident").is_some());
    harness.get_by_label("5 years 8 months without an incident").click();
    harness.run_ok();
    assert_eq!(harness.state().sent.last(), Some(&Command::ToggleFolds));
    // The strip from July 2018 to January 2019 cannot be aimed into.
    let (from, inside) = (point(&harness, "2018-07-01"), point(&harness, "2018-12-15"));
    drag(&mut harness, from, inside);
    assert_eq!(harness.state().filter.range, Some(range("2018-02-01", "2019-01-31")));
    let (from, to) = (point(&harness, "2018-03-01"), point(&harness, "2018-04-01"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().filter.range.map(|range| range.days()), Some(365), "the band keeps its days");
}

#[test]
fn two_ranges_are_compared_by_a_second_brush() {
    let (first, second) = (range("2018-06-01", "2018-06-30"), range("2018-01-01", "2018-01-31"));
    for (lang, size) in [(Lang::En, FULL), (Lang::Ar, COMPACT)] {
        let stage = Stage::new(two_kinds()).speaking(lang).with_range(Some(first)).compared_with(second);
        let mut harness = shown(stage, size);
        let values = [("first", 4.into()), ("second", 2.into()), ("difference", "+2".into())];
        let said = harness.state().texts.tr_args("compare-said", &values).into_owned();
        assert!(harness.query_by_label(&said).is_some(), "{lang:?}: {said}");
        let word = |harness: &Harness<'_, Stage>, id: &str| harness.state().texts.tr(id).into_owned();
        let end = word(&harness, "compare-handle-to");
        harness.get_by_label(&end).focus();
        harness.run_ok();
        harness.key_press(if lang.is_rtl() { Key::ArrowLeft } else { Key::ArrowRight });
        harness.run_ok();
        assert_eq!(harness.state().compared, Some(range("2018-01-01", "2018-02-28")), "{lang:?}");
        let field = word(&harness, "compare-days");
        harness.get_by_label(&field).click();
        harness.run_ok();
        harness.get_by_label(&field).type_text("2019");
        harness.run_ok();
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert_eq!(harness.state().compared, Some(range("2019-01-01", "2019-12-31")), "{lang:?}");
        let cross = word(&harness, "compare-end");
        harness.get_by_label(&cross).click();
        harness.run_ok();
        assert_eq!((harness.state().compared, harness.state().filter.range), (None, Some(first)), "{lang:?}");
    }
}

#[test]
fn the_second_brush_is_dragged_by_its_ends_and_its_band() {
    let stage = Stage::new(yearly()).with_range(Some(range("2022-01-01", "2022-12-31"))).compared_with(range("2020-01-01", "2020-12-31"));
    let mut harness = shown(stage, FULL);
    let (from, to) = (point(&harness, "2021-01-01"), point(&harness, "2021-07-01"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().compared, Some(range("2020-01-01", "2021-06-30")));
    let (from, to) = (point(&harness, "2020-07-01"), point(&harness, "2019-07-01"));
    drag(&mut harness, from, to);
    let moved = harness.state().compared.expect("a range");
    assert_eq!(moved.days(), range("2020-01-01", "2021-06-30").days());
    assert!((moved.from - day("2019-01-01")).num_days().abs() <= 3, "{moved:?}");
    assert_eq!(harness.state().filter.range, Some(range("2022-01-01", "2022-12-31")), "the first stays");
}

/// A drag with a key held down.
fn drag_holding(harness: &mut Harness<'_, Stage>, held: Modifiers, from: Pos2, to: Pos2) {
    let button = |pos, pressed| egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: held };
    harness.event_modifiers(egui::Event::PointerMoved(from), held);
    harness.step();
    harness.event_modifiers(button(from, true), held);
    harness.step();
    for part in [0.1, 0.5, 1.0] {
        harness.event_modifiers(egui::Event::PointerMoved(from + (to - from) * part), held);
        harness.step();
    }
    harness.event_modifiers(button(to, false), held);
    harness.run_ok();
}

#[test]
fn shift_and_drag_moves_the_axis() {
    let mut harness = shown(Stage::new(yearly()).with_range(Some(range("2018-03-01", "2019-12-31"))), FULL);
    let before = axis(&harness, FULL).0;
    let (from, to) = (point(&harness, "2021-01-01"), point(&harness, "2020-01-01"));
    drag_holding(&mut harness, Modifiers::SHIFT, from, to);
    let moved = axis(&harness, FULL).0.view.from_day - before.view.from_day;
    assert!((moved - 366.0).abs() < 5.0, "{moved} days");
    assert_eq!(harness.state().filter.range, Some(range("2018-03-01", "2019-12-31")));
}

#[test]
fn alt_and_drag_makes_the_range_to_compare_with() {
    let held = Some(range("2018-03-01", "2019-12-31"));
    let mut harness = shown(Stage::new(yearly()).with_range(held), FULL);
    // From the beginning of a bar to that of another, both nearly: what is drawn snaps to them.
    let (from, to) = (point(&harness, "2018-06-02"), point(&harness, "2021-06-30"));
    drag_holding(&mut harness, Modifiers::ALT, from, to);
    assert_eq!(harness.state().compared, Some(range("2018-06-01", "2021-06-30")));
    assert_eq!(harness.state().filter.range, held);
}

/// Whether an option is set.
type IsSet = fn(&TimeOptions) -> bool;

#[test]
fn the_popup_sets_how_time_is_shown_and_plays() {
    let mut harness = shown(Stage::new(yearly()), vec2(FULL.x, 700.0));
    harness.get_by_label("Bars or lanes, playing, more ranges").click();
    harness.run_ok();
    let rows: [(&str, IsSet); 6] = [
        ("Lanes", |time| time.has_lanes),
        ("Folded", |time| time.has_folds),
        ("Adds up", |time| time.is_cumulative),
        ("Begins anew", |time| time.repeats),
        ("Stacked bars", |time| !time.has_lanes),
        ("In full", |time| !time.has_folds),
    ];
    for (name, is_set) in rows {
        harness.get_by_label(name).click();
        harness.run_ok();
        assert!(is_set(&harness.state().options), "{name}: {:?}", harness.state().options);
    }
    for (name, quick) in [
        ("Last 7 days", QuickRange::Last7Days),
        ("Last 30 days", QuickRange::Last30Days),
        ("Last 90 days", QuickRange::Last90Days),
        ("Dec 2024", QuickRange::ThisMonth),
    ] {
        harness.get_by_label(name).click();
        harness.run_ok();
        assert_eq!(harness.state().sent.last(), Some(&Command::QuickRange(quick)), "{name}");
    }
    harness.get_by_label("Compare two ranges").click();
    harness.run_ok();
    assert_eq!(harness.state().sent.last(), Some(&Command::ToggleCompare));
}

#[test]
fn bars_are_stacked_and_lanes_told_apart_by_every_dimension_of_the_popup() {
    for options in [TimeOptions::default(), LANES] {
        let mut harness = shown(Stage::new(yearly()).with_options(options), vec2(FULL.x, 700.0));
        harness.get_by_label("Bars or lanes, playing, more ranges").click();
        harness.run_ok();
        for stack in StackBy::ALL.into_iter().rev() {
            let name = match stack {
                StackBy::Family => "facet-kind".to_owned(),
                StackBy::Values(dimension) => format!("facet-{}", dimension.code()),
            };
            let name = harness.state().texts.tr(&name).into_owned();
            harness.get_by_label(&name).click();
            harness.run_ok();
            assert_eq!(harness.state().options.stack, stack, "{name}");
        }
    }
}

/// How many pins the last frame painted: discs of that size at a day.
fn pins(harness: &Harness<'_, Stage>, radius: f32) -> usize {
    let is_pin = |shape: &egui::Shape| matches!(shape, egui::Shape::Circle(circle) if (circle.radius - radius).abs() < 0.1);
    harness.output().shapes.iter().filter(|clipped| is_pin(&clipped.shape)).count()
}

#[test]
fn what_another_view_points_at_has_its_pin_beside_that_of_the_selected() {
    let store = yearly();
    let ids: Vec<_> = (0..2).map(|row| store.incidents()[row].id.clone()).collect();
    let mut harness = shown(Stage::new(store), FULL);
    assert_eq!((pins(&harness, 5.0), pins(&harness, 3.5)), (0, 0));
    harness.state_mut().selection.hovered = Some(ids[1].clone());
    harness.run_ok();
    assert_eq!((pins(&harness, 5.0), pins(&harness, 3.5)), (0, 1));
    harness.state_mut().selection.incident = Some(ids[0].clone());
    harness.run_ok();
    assert_eq!((pins(&harness, 5.0), pins(&harness, 3.5)), (1, 1));
    harness.state_mut().selection.hovered = Some(ids[0].clone());
    harness.run_ok();
    assert_eq!((pins(&harness, 5.0), pins(&harness, 3.5)), (1, 0), "the selected one has its pin already");
}

#[test]
fn every_number_of_the_timeline_is_written_in_the_chosen_digits() {
    let mut stage = Stage::new(yearly()).speaking(Lang::Ar);
    stage.texts = Texts::spelled(Lang::Ar, crate::i18n::Spelling { digits: crate::i18n::Digits::Arabic, ..Default::default() });
    let stage = stage.with_range(Some(range("2018-03-01", "2019-12-31"))).compared_with(range("2016-01-01", "2017-12-31"));
    let mut harness = shown(stage, FULL);
    let at = point(&harness, "2018-06-02") + vec2(2.0, 40.0);
    harness.hover_at(at);
    for _ in 0..12 {
        harness.step();
    }
    let said: Vec<String> = harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect();
    let western: Vec<&String> = said.iter().filter(|words| words.bytes().any(|byte| byte.is_ascii_digit())).collect();
    assert!(said.len() > 10 && western.is_empty(), "{western:?}");
}

/// Pictures for the eye, in the folder that `FURAT_PICTURES` names; without it nothing is drawn.
#[test]
fn pictures_for_the_eye() {
    let Some(folder) = option_env!("FURAT_PICTURES") else { return };
    let crowded = || random_store(&mut Dice::new(5), 6000);
    let usual = || random_store(&mut Dice::new(9), 480);
    let some = Some(range("2018-01-01", "2023-12-31"));
    let picked = |mut stage: Stage| {
        let undated = |i: &usize| stage.store.incidents()[*i].when.days() == Some(1);
        let i = stage.view.shown.iter().filter(undated).nth(12).expect("dated to the day");
        stage.selection.incident = Some(stage.store.incidents()[i].id.clone());
        stage
    };
    let pictures: Vec<(&str, Stage, egui::Vec2)> = vec![
        ("light", picked(Stage::new(usual()).with_range(some)), FULL),
        ("dark", picked(Stage::new(usual()).with_range(some).colored(ThemeName::Dark)), FULL),
        ("arabic", picked(Stage::new(usual()).with_range(some).speaking(Lang::Ar)), COMPACT),
        ("arabic-full", picked(Stage::new(usual()).with_range(some).speaking(Lang::Ar).colored(ThemeName::Dark)), FULL),
        ("compact", picked(Stage::new(usual()).with_range(some)), COMPACT),
        ("narrow", Stage::new(usual()).with_range(some), vec2(560.0, 164.0)),
        ("crowded", Stage::new(crowded()), FULL),
        ("empty", Stage::new(Store::default()), FULL),
        ("few", Stage::new(yearly()), FULL),
        ("folded", Stage::new(yearly()).with_options(TimeOptions::default()), FULL),
        ("lanes", picked(Stage::new(usual()).with_range(some).with_options(LANES)), FULL),
        ("lanes-arabic", Stage::new(usual()).with_range(some).speaking(Lang::Ar).with_options(LANES), COMPACT),
        ("compared", Stage::new(usual()).with_range(some).compared_with(range("2012-01-01", "2017-12-31")), FULL),
        (
            "compared-arabic",
            Stage::new(usual()).with_range(some).speaking(Lang::Ar).compared_with(range("2016-01-01", "2019-12-31")),
            COMPACT,
        ),
    ];
    for (name, stage, size) in pictures {
        let mut harness = builder(size).wgpu().build_ui_state(|ui, stage: &mut Stage| full(ui, |ui| stage.frame(ui)), stage);
        harness.run_ok();
        harness.run_ok();
        harness.render().expect("a picture").save(format!("{folder}/timeline-{name}.png")).expect("a file");
    }
}
