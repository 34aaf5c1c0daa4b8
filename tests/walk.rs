//! A long random walk through the filter and edits: whatever is done, the counts agree with a plain recount.
#![cfg(feature = "gui")]

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Clause, Command};
use furat::edit::Value;
use furat::geo::{BBox, LatLon, Shape};
use furat::incident::{Count, Incident, IncidentId, Kind, When, Where};
use furat::store::{Certainty, DayRange, Dimension, Filter, TollRange};
use furat::ui::map::tiles::Decoding;

/// Steps of the walk.
const STEPS: usize = 500;

/// Repeatable chance: xorshift.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize].clone()
    }

    fn range(&mut self) -> DayRange {
        let day = |n: u64| NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day") + Days::new(n);
        DayRange::new(day(self.roll(3600)), day(self.roll(3600)))
    }

    fn point(&mut self) -> LatLon {
        LatLon::new(33.0 + self.roll(40) as f64 / 10.0, 38.0 + self.roll(60) as f64 / 10.0)
    }

    fn toll(&mut self) -> Option<TollRange> {
        (self.roll(2) == 0).then(|| TollRange { least: self.roll(6) as u32, most: (self.roll(2) == 0).then_some(20) })
    }

    /// One thing that a user may do.
    fn step(&mut self, app: &FuratApp) -> Command {
        let dimension = self.pick(&Dimension::ALL);
        let keys: Vec<String> = app.state.store.columns().values(dimension).values.iter().map(|value| value.key.clone()).collect();
        match self.roll(18) {
            0..=2 if keys.is_empty() => Command::ClearFilter,
            0 | 1 => Command::ToggleValue(dimension, self.pick(&keys)),
            2 => Command::OnlyValue(dimension, self.pick(&keys)),
            3 => Command::AllValues(dimension),
            4 => Command::SetRange((self.roll(3) > 0).then(|| self.range())),
            5 => Command::DragRange(self.range()),
            6 => Command::SetCertainty(self.pick(&[Certainty::Possibly, Certainty::Certainly])),
            7 => Command::SetKilled(self.toll()),
            8 => Command::SetInjured(self.toll()),
            9 => Command::SetConfidence(self.roll(10) as f32 / 10.0, (self.roll(2) == 0).then(|| self.roll(10) as f32 / 10.0)),
            10 => {
                let center = self.point();
                Command::SetArea((self.roll(3) > 0).then(|| Shape::Circle { center, radius_km: 20.0 + self.roll(300) as f64 }))
            }
            11 => Command::SetFrame((self.roll(3) > 0).then(|| BBox::around([self.point(), self.point()]).expect("two points"))),
            12 => Command::SetMainOnly(self.roll(2) == 0),
            13 => Command::ClearClause(self.pick(&[Clause::Range, Clause::Killed, Clause::Area, Clause::Frame, Clause::Values(dimension)])),
            14 => Command::ClearFilter,
            15 => {
                let sites = app.state.store.columns().sites();
                Command::SetPlace((self.roll(3) > 0).then(|| sites[self.roll(sites.len() as u64) as usize].gazetteer_id.clone()))
            }
            _ => self.edit(app),
        }
    }

    /// An article gets another day of publication and is read again, or reports are taken apart, or joined, or something is corrected.
    fn edit(&mut self, app: &FuratApp) -> Command {
        if self.roll(2) == 0 && !app.state.store.is_empty() {
            return self.correction(app);
        }
        if self.roll(2) == 0 {
            let joined = |incident: &&Incident| !incident.reports.is_empty();
            let apart: Vec<IncidentId> = app.state.apart.iter().cloned().collect();
            let whole: Vec<IncidentId> = app.state.store.incidents().iter().filter(joined).map(|incident| incident.id.clone()).collect();
            if !apart.is_empty() && (self.roll(2) == 0 || whole.is_empty()) {
                return Command::JoinAgain(self.pick(&apart));
            }
            if !whole.is_empty() {
                return Command::TakeApart(self.pick(&whole));
            }
        }
        let articles = app.state.store.articles();
        let article = &articles[self.roll(articles.len() as u64) as usize];
        Command::SetPublished(article.id.clone(), self.range().from)
    }

    fn correction(&mut self, app: &FuratApp) -> Command {
        let ids: Vec<IncidentId> = app.state.store.incidents().iter().map(|incident| incident.id.clone()).collect();
        let id = self.pick(&ids);
        let value = match self.roll(10) {
            0 => return Command::Reject(id),
            1 => return Command::JoinIncidents(id, self.pick(&ids)),
            2 | 3 => return Command::UndoEdit,
            4 => return Command::RedoEdit,
            5 => Value::Killed(Count::exact(self.roll(9) as u32)),
            6 => Value::Date(if self.roll(2) == 0 { When::default() } else { When::day(self.range().from) }),
            7 => Value::Places(Vec::new()),
            8 => Value::Tags(vec![format!("tag {}", self.roll(3))]),
            _ => Value::Kind(self.pick(&Kind::ALL)),
        };
        Command::Put(id, value)
    }
}

/// Whether an incident passes, clause by clause, without any of the program's sets.
fn passes(filter: &Filter, incident: &Incident) -> bool {
    let lies_in = |shape: &Shape| {
        incident.site().is_none_or(|site| match filter.certainty {
            Certainty::Possibly => shape.touches(site.point, site.precision_km),
            Certainty::Certainly => shape.covers(site.point, site.precision_km),
        })
    };
    let values = [
        (Dimension::Kind, incident.kind.code()),
        (Dimension::Actor, incident.perpetrator.name.code()),
        (Dimension::Attribution, incident.perpetrator.attribution.code()),
        (Dimension::Dating, incident.when.precision.code()),
        (Dimension::Area, incident.site().and_then(|site| site.admin.as_ref()).map_or("", |admin| admin.id.as_str())),
    ];
    values.into_iter().all(|(dimension, key)| filter.is_on(dimension, key))
        && filter.passes_range(&incident.when)
        && (incident.main || !filter.main_only)
        && incident.confidence.value >= filter.min_confidence
        && incident.confidence.value <= filter.max_confidence.unwrap_or(1.0)
        && filter.place.as_ref().is_none_or(|wanted| {
            let named = |place: &Where| place.gazetteer_id == *wanted;
            match filter.certainty {
                Certainty::Possibly => incident.site().is_none() || incident.places.iter().any(named),
                Certainty::Certainly => incident.site().is_none_or(named),
            }
        })
        && filter.killed.is_none_or(|range| range.holds(incident.killed, filter.certainty))
        && filter.injured.is_none_or(|range| range.holds(incident.injured, filter.certainty))
        && filter.area.as_ref().is_none_or(lies_in)
        && filter.bbox.is_none_or(|bbox| lies_in(&Shape::Box(bbox)))
}

/// Dimensions that the recount knows nothing of.
const OTHERS: [Dimension; 7] =
    [Dimension::Side, Dimension::Toll, Dimension::Placing, Dimension::Outlet, Dimension::Language, Dimension::Status, Dimension::Tag];

fn check(app: &FuratApp, done: &Command) {
    let (store, filter, view) = (&app.state.store, &app.state.filter, app.state.view());
    assert_eq!(view.total, store.len());
    assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, view.total, "after {done:?}");
    if OTHERS.iter().any(|dimension| filter.off(*dimension).len() > 0) {
        return;
    }
    let kept: Vec<&Incident> = store.incidents().iter().filter(|incident| passes(filter, incident)).collect();
    let is_shown = |incident: &&&Incident| incident.when.is_dated() && incident.site().is_some();
    assert_eq!(view.filtered_out, view.total - kept.len(), "after {done:?}: {filter:?}");
    assert_eq!(view.shown.len(), kept.iter().filter(is_shown).count(), "after {done:?}: {filter:?}");
    assert_eq!(view.undated.len(), kept.iter().filter(|incident| !incident.when.is_dated()).count(), "after {done:?}: {filter:?}");
}

/// Lets background work end.
fn settle(app: &mut FuratApp, ctx: &egui::Context, is_read: impl Fn(&FuratApp) -> bool) {
    let patience = Instant::now();
    app.update(ctx);
    while !is_read(app) && patience.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(5));
        app.update(ctx);
    }
}

#[test]
fn counts_agree_whatever_is_done() {
    let ctx = egui::Context::default();
    let mut app = FuratApp::new(&ctx, Settings::default(), Some(Input::Sample), None, Decoding::AtOnce).expect("bundled data");
    settle(&mut app, &ctx, |app| !app.state.store.is_empty());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut edits, mut corrections, mut recounts) = (0, 0, 0);
    for _ in 0..STEPS {
        let command = dice.step(&app);
        let before = app.state.store.generation();
        let is_edit = matches!(command, Command::SetPublished(..));
        corrections += usize::from(matches!(command, Command::Put(..) | Command::Reject(_) | Command::JoinIncidents(..)));
        app.sender().send(command.clone());
        settle(&mut app, &ctx, |app| !is_edit || app.state.store.generation() != before);
        check(&app, &command);
        edits += usize::from(is_edit);
        recounts += usize::from(!app.state.view().shown.is_empty());
    }
    assert!(edits > 5 && corrections > 5, "{edits} articles read again, {corrections} corrections");
    assert!(recounts > STEPS / 10, "{recounts} steps that showed anything");
}
