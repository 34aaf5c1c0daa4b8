//! The window's frame: `logic` drains what happened and what is wished for, `ui` draws.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use egui::util::undoer::Undoer;

use super::apply::{Effect, apply};
use super::finder::Places;
use super::jobs::{JobEvent, MapOpener, MapRequest, Outcome, Reader, Reads, Tables};
use super::keeper::Keeper;
use super::press::Press;
use super::reading::Input;
use super::seek::Seeker;
use super::settings::{Settings, WindowPlace};
use super::space::{lets_go, space_of};
use super::state::{AppState, Undoable};
use crate::context::{Command, CommandSender, Ctx, Notice, Recent, TypedDate, Views, WindowFrame, Work};
use crate::diagnostic::{Diagnostic, Fault};
use crate::edit::Value;
use crate::geo::BBox;
use crate::incident::{IncidentId, When};
use crate::source::Article;
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Move};
use crate::ui::map::tiles::Decoding;
use crate::ui::map::{HOME, MapState};
use crate::workspace::Incoming;

/// Time a frame may spend on taking in what was read; the rest waits for the next.
const INTAKE: Duration = Duration::from_millis(8);

/// The program behind the window.
pub struct FuratApp {
    /// State.
    pub state: AppState,
    /// The map's camera and tiles.
    pub map: MapState,
    sender: CommandSender,
    commands: Receiver<Command>,
    pub(super) reader: Reader,
    pub(super) keeper: Keeper,
    /// Makes pictures and sheets.
    pub(super) press: Press,
    pub(super) brief_desk: super::briefing::Desk,
    maps: MapOpener,
    /// Whether a tile of the user's map that cannot be drawn was told of.
    is_flaw_told: bool,
    undoer: Undoer<Undoable>,
    /// Places by name, read when they are first looked for.
    places: Places,
    /// Words that were looked for over the map before places were there.
    unfound: Option<String>,
    /// A place that was chosen for an incident before places were there.
    unplaced: Option<(IncidentId, String)>,
    /// Looks for what the words in the search field may mean.
    seeker: Option<Seeker>,
    /// What the reader was asked for and has not finished, first first.
    pub(super) asked: VecDeque<Input>,
    /// The workspace that was closed with everything in it, until something else is opened.
    pub(super) left: Option<std::path::PathBuf>,
    /// Whether what the reader still sends belongs to what was closed.
    is_deaf: bool,
    decoding: Decoding,
    /// Whether settings are kept between runs; not in tests.
    is_remembering: bool,
}

impl FuratApp {
    /// A program that reads `input` first. With [`Decoding::AtOnce`] nothing is remembered and the map moves at once, for tests and pictures.
    ///
    /// # Errors
    /// When bundled data cannot be read, or the system gives no thread.
    pub fn new(
        ctx: &egui::Context,
        settings: Settings,
        input: Option<Input>,
        published: Option<chrono::NaiveDate>,
        decoding: Decoding,
    ) -> Result<Self, Diagnostic> {
        Self::with(ctx, settings, input, Reads { published, lexicons: Vec::new() }, decoding)
    }

    /// The same with all that decides how articles are read.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(super) fn with(
        ctx: &egui::Context,
        settings: Settings,
        input: Option<Input>,
        reads: Reads,
        decoding: Decoding,
    ) -> Result<Self, Diagnostic> {
        // Unbounded, since the window's own thread both fills and drains it: a full queue would wait for itself.
        #[expect(clippy::disallowed_methods, reason = "see above")]
        let (queue, commands) = channel();
        let state = AppState::new(settings)?;
        let reader = Reader::start(ctx.clone(), reads, state.settings.lang)?;
        let keeper = Keeper::start(ctx.clone(), state.settings.lang)?;
        let press = Press::start(ctx.clone(), state.settings.lang)?;
        let basemap = Basemap::new(state.settings.theme, None, decoding, ctx).map_err(|fault: Fault| state.texts.fault(&fault))?;
        let is_instant = decoding == Decoding::AtOnce;
        let map = MapState::new(Camera::new(HOME, is_instant), basemap);
        let sender = CommandSender::new(queue, ctx.clone());
        let (maps, undoer) = (MapOpener::new(), Undoer::default());
        let is_remembering = !is_instant;
        let mut app = Self {
            state,
            map,
            sender,
            commands,
            reader,
            keeper,
            press,
            brief_desk: super::briefing::Desk::default(),
            maps,
            is_flaw_told: false,
            undoer,
            places: Places::default(),
            unfound: None,
            unplaced: None,
            seeker: None,
            asked: VecDeque::new(),
            left: None,
            is_deaf: false,
            decoding,
            is_remembering,
        };
        // Sizes are set by commands of our own, which remember them.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        app.dress(ctx);
        app.change_scale(ctx);
        if let Some(input) = input {
            app.read(input);
        }
        if let Some(path) = app.state.settings.map.clone() {
            app.open_map(ctx, MapRequest { path, is_remembered: true });
            app.take_in_maps(ctx);
        }
        Ok(app)
    }

    /// Shows this store in place of whatever was open.
    pub fn show(&mut self, store: crate::store::Store) {
        self.state.show(store);
        self.state.update_derived();
        self.fit();
    }

    /// Takes commands from outside the panels: tests, and the start.
    pub fn sender(&self) -> CommandSender {
        self.sender.clone()
    }

    /// Gives egui's own parts (scroll bars, tooltips) the theme's colours.
    fn dress(&self, ctx: &egui::Context) {
        let theme = &self.state.theme;
        let mut visuals = if theme.is_dark() { egui::Visuals::dark() } else { egui::Visuals::light() };
        visuals.panel_fill = theme.surface.panel;
        visuals.window_fill = theme.surface.card;
        visuals.extreme_bg_color = theme.surface.card;
        visuals.override_text_color = Some(theme.text.body);
        visuals.widgets.noninteractive.bg_stroke = egui::Stroke::new(1.0, theme.line.hair);
        visuals.selection.bg_fill = theme.state.accent_soft;
        visuals.selection.stroke = egui::Stroke::new(1.0, theme.state.accent);
        visuals.popup_shadow = crate::ui::map::furniture::shadow();
        ctx.set_theme(if theme.is_dark() { egui::Theme::Dark } else { egui::Theme::Light });
        ctx.set_visuals(visuals);
        ctx.global_style_mut(|style| {
            style.spacing.item_spacing = egui::vec2(8.0, 4.0);
            style.interaction.tooltip_delay = 0.3;
        });
    }

    /// Drains events and commands, moves time on, brings derived data up to date.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.take_in(ctx);
        self.take_in_kept(ctx);
        self.take_in_maps(ctx);
        self.take_in_places();
        self.play(ctx);
        self.seek_on(ctx);
        while let Ok(command) = self.commands.try_recv() {
            if lets_go(&command) && !self.may_let_go() {
                continue;
            }
            self.state.update_derived();
            for effect in apply(&mut self.state, command) {
                self.carry_out(ctx, effect);
            }
        }
        self.state.update_derived();
        self.keep_edits();
        self.lay_edits();
        self.keep_trying(ctx);
        self.update_briefing(ctx);
    }

    /// Whether nothing waits: tests and pictures.
    pub(super) fn is_instant(&self) -> bool {
        self.decoding == Decoding::AtOnce
    }

    fn take_in(&mut self, ctx: &egui::Context) {
        // What is being opened would take the place of what is read meanwhile.
        if self.keeper.is_opening {
            return;
        }
        let start = Instant::now();
        while let Ok(event) = self.reader.events.try_recv() {
            match event {
                JobEvent::Read { .. } | JobEvent::Rows(_) | JobEvent::Ask(_) if self.is_deaf => {}
                JobEvent::Ask(tables) => self.state.ask_about(tables),
                JobEvent::Rows(rows) => self.take_in_rows(rows),
                JobEvent::Read { done, all, articles, originals } => {
                    let was_empty = self.state.store.is_empty();
                    let is_anew = matches!(self.asked.front(), Some(Input::Articles(_)));
                    if self.is_keeping() {
                        let incoming = |((article, told), original): ((Article, _), _)| (Incoming { article, original }, told);
                        self.keep_read(articles.iter().cloned().zip(originals).map(incoming).collect(), is_anew);
                    }
                    self.show_read(articles, is_anew);
                    if let Some(work) = &mut self.state.work {
                        *work = Work { done, all: Some(all), ..*work };
                    }
                    self.state.update_derived();
                    if was_empty {
                        self.fit();
                    }
                }
                JobEvent::Done(outcome) => self.finish(outcome),
                JobEvent::Failed(problem) => {
                    self.state.work = None;
                    self.asked.clear();
                    self.state.notices.push(problem.into());
                }
            }
            if start.elapsed() > INTAKE {
                ctx.request_repaint();
                return;
            }
        }
    }

    fn play(&mut self, ctx: &egui::Context) {
        if !self.state.player.playing {
            return;
        }
        super::time::play(&mut self.state, f64::from(ctx.input(|i| i.stable_dt).min(0.1)));
        ctx.request_repaint();
    }

    fn carry_out(&mut self, ctx: &egui::Context, effect: Effect) {
        match effect {
            Effect::Map(wanted) => self.map.go(wanted),
            Effect::ViewBack => self.map.go_back(),
            Effect::ViewForward => self.map.go_forward(),
            Effect::Fit => self.fit(),
            Effect::Find(words) => self.find(ctx, words),
            Effect::Seek(words) => self.seek(ctx, words),
            Effect::ReadDate(words) => {
                let read = super::time::read_date(&words, &self.reader, &self.state.texts);
                self.state.typed = TypedDate { asked: words, read: Some(read) };
            }
            Effect::TypeDate(field, words) => {
                let read = super::time::read_date(&words, &self.reader, &self.state.texts);
                super::time::set_typed(&mut self.state, field, read);
            }
            Effect::PutDate(id, words) => self.put_date(&id, &words),
            Effect::PutPlace(id, gazetteer_id) => self.put_place(ctx, id, gazetteer_id),
            Effect::FocusSearch(is_on) => crate::ui::palette::focus(ctx, is_on),
            Effect::StopReading => self.stop_reading(),
            Effect::Closed(articles) => {
                self.leave_space();
                self.tell_closed(articles);
            }
            Effect::ScaleChanged => self.change_scale(ctx),
            Effect::PickFiles => self.pick_files(),
            Effect::PickFolder => self.pick_folder(),
            Effect::PickMap => self.pick_map(),
            Effect::OpenMap(path) => {
                self.open_map(ctx, MapRequest { path, is_remembered: false });
                self.take_in_maps(ctx);
            }
            Effect::MapChanged => self.change_basemap(ctx),
            Effect::Read(input) => self.read(input),
            Effect::OpenSpace(path) => self.open_space(path),
            Effect::PickSaveAs => self.pick_save_as(),
            Effect::SaveSpace(path) => self.save_as(path),
            Effect::PickExport => self.pick_export(),
            Effect::Export(path) => self.export(path),
            Effect::SavePicture => self.save_picture(),
            Effect::FrameHere => self.frame_here(),
            Effect::PickTemplate => self.pick_template(),
            Effect::PickBrief => self.pick_brief(),
            Effect::MakeBrief(path) => self.make_brief(path),
            Effect::TryTable => self.try_table(),
            Effect::KeepViews => self.keep_views(),
            Effect::ThemeChanged => self.change_theme(ctx),
            Effect::SaveSettings if self.is_remembering => self.state.settings.save(),
            Effect::SaveSettings => {}
            Effect::Undo if self.left.is_some() && self.state.store.is_empty() => {
                if let Some(path) = self.left.take() {
                    self.open_space(path);
                }
            }
            Effect::Undo if self.state.store.articles().is_empty() && self.state.reopen() => {
                self.undoer = Undoer::default();
                self.fit();
            }
            Effect::Undo => {
                let earlier = self.undoer.undo(&self.state.undoable()).cloned();
                // What was corrected before the program was started is taken back one by one.
                match (&earlier, self.state.desk.log().undo()) {
                    (None, Some(undo)) => self.state.record(undo),
                    _ => self.restore(earlier),
                }
            }
            Effect::Redo => {
                let later = self.undoer.redo(&self.state.undoable()).cloned();
                match (&later, self.state.desk.log().redo()) {
                    (None, Some(redo)) => self.state.record(redo),
                    _ => self.restore(later),
                }
            }
        }
    }

    /// Gives an incident the date that was typed, or says why it is none. Nothing typed means "not said".
    fn put_date(&mut self, id: &IncidentId, words: &str) {
        let read = match words.trim() {
            "" => Ok(When::default()),
            words => super::time::read_date(words, &self.reader, &self.state.texts),
        };
        match read {
            Ok(when) => self.state.put(id, Value::Date(when)),
            Err(problem) => self.state.notices.push(problem.into()),
        }
    }

    /// Puts an incident on a place of the gazetteer, once that is there.
    fn put_place(&mut self, ctx: &egui::Context, id: IncidentId, gazetteer_id: String) {
        self.ask_for_places(ctx);
        let Some(places) = self.places.get() else {
            self.unplaced = Some((id, gazetteer_id));
            return;
        };
        if let Some(place) = places.place(&gazetteer_id) {
            self.state.put(&id, Value::Places(vec![place]));
            self.state.refresh_review();
        }
    }

    fn restore(&mut self, wanted: Option<Undoable>) {
        let again = wanted.map(|wanted| self.state.restore(wanted)).unwrap_or_default();
        if !again.is_empty() {
            self.read(Input::Articles(again));
        }
    }

    /// Hands a job to the reader.
    fn read(&mut self, input: Input) {
        if matches!(&input, Input::Articles(articles) if articles.is_empty()) {
            return;
        }
        self.left = None;
        if let Some((path, others)) = space_of(&input) {
            self.open_space(path);
            if !others.is_empty() {
                self.read(Input::Paths(others));
            }
            return;
        }
        // The sample belongs to nobody: it is not added to a workspace but shown in its place.
        if input == Input::Sample && self.state.space.is_some() {
            self.leave_space();
            self.state.close_all();
        }
        let tables = Tables { known: self.state.mappings.clone(), is_remembering: self.is_remembering };
        if self.reader.ask(input.clone(), self.state.settings.lang, tables) {
            self.asked.push_back(input);
            self.state.work.get_or_insert(Work { done: 0, all: None, is_stopping: false });
        } else {
            self.state.notices.push(self.state.texts.error("reader-gone", &[]).into());
        }
    }

    pub(super) fn stop_reading(&mut self) {
        self.reader.stop();
        if let Some(work) = &mut self.state.work {
            work.is_stopping = true;
        }
    }

    /// Tells how a job ended, and remembers what was opened.
    fn finish(&mut self, outcome: Outcome) {
        let input = self.asked.pop_front();
        self.is_deaf &= !self.asked.is_empty();
        self.state.work = (!self.asked.is_empty()).then_some(Work { done: 0, all: None, is_stopping: false });
        let texts = &self.state.texts;
        if outcome.is_stopped {
            let (done, all) = (outcome.done.into(), outcome.all.into());
            self.state.notices.push(texts.warning("notice-stopped", &[("done", done), ("all", all)]).into());
        }
        let notice = match <[Diagnostic; 1]>::try_from(outcome.problems) {
            Ok([problem]) => Some(Notice::from(problem)),
            Err(problems) if problems.is_empty() => None,
            Err(problems) => {
                let head = texts.error("notice-problems", &[("count", problems.len().into())]);
                Some(Notice::summing(head, problems))
            }
        };
        self.state.notices.extend(notice);
        if let Some(Input::Paths(paths) | Input::Table { paths, .. }) = input
            && outcome.done + outcome.rows > 0
        {
            self.remember(paths, outcome.done);
        }
    }

    /// Puts what was opened on top of the list.
    pub(super) fn remember(&mut self, paths: Vec<std::path::PathBuf>, articles: usize) {
        if self.is_remembering {
            #[expect(clippy::disallowed_methods, reason = "this is app: the day that files were opened on")]
            let day = chrono::Local::now().date_naive();
            self.state.settings.remember(Recent { paths, articles, day });
            self.state.settings.save();
        }
    }

    fn change_scale(&self, ctx: &egui::Context) {
        ctx.set_zoom_factor(f32::from(self.state.settings.scale) / 100.0);
    }

    /// Says what was closed, and how to have it back. What is still being read of it is not taken in.
    fn tell_closed(&mut self, articles: usize) {
        self.undoer = Undoer::default();
        self.is_deaf = self.state.work.is_some();
        self.stop_reading();
        let told = self.state.texts.warning("notice-closed", &[("n", articles.into())]);
        self.state.notices.push(Notice::done(told));
    }

    /// Looks for places by name, or for what coordinates mean.
    fn find(&mut self, ctx: &egui::Context, words: String) {
        self.ask_for_places(ctx);
        if let Some(places) = self.places.get() {
            self.state.tools.found = places.find(&words, &self.state.texts);
            self.state.tools.asked = words;
        } else {
            self.unfound = Some(words);
        }
    }

    fn ask_for_places(&mut self, ctx: &egui::Context) {
        self.places.ask(self.state.settings.lang, self.decoding == Decoding::AtOnce, ctx);
        self.take_in_places();
    }

    /// Answers what was asked while places were being read.
    fn take_in_places(&mut self) {
        match self.places.take_in() {
            Some(Ok(())) => {
                if let (Some(places), Some((id, gazetteer_id))) = (self.places.get(), self.unplaced.take())
                    && let Some(place) = places.place(&gazetteer_id)
                {
                    self.state.put(&id, Value::Places(vec![place]));
                }
                if let (Some(places), Some(words)) = (self.places.get(), self.unfound.take()) {
                    self.state.tools.found = places.find(&words, &self.state.texts);
                    self.state.tools.asked = words;
                }
                if self.state.palette.is_open {
                    self.start_seeker(self.state.palette.asked.clone());
                }
            }
            Some(Err(problem)) => self.state.notices.push(problem.into()),
            None => {}
        }
    }

    /// Starts to look for what the words in the search field may mean.
    fn seek(&mut self, ctx: &egui::Context, words: String) {
        // Places are read when the first letter asks for them, not when the field opens.
        if !words.trim().is_empty() {
            self.ask_for_places(ctx);
        }
        self.start_seeker(words);
    }

    fn start_seeker(&mut self, words: String) {
        let places = self.places.get().map(|places| places.find(&words, &self.state.texts)).unwrap_or_default();
        self.seeker = Some(Seeker::new(&words, places, &self.state.texts));
        self.state.palette.asked = words;
    }

    /// Looks on, a few milliseconds a frame, until all incidents and articles were seen.
    fn seek_on(&mut self, ctx: &egui::Context) {
        let Some(seeker) = &mut self.seeker else { return };
        let is_done = seeker.go_on(&self.state.store, Instant::now() + INTAKE / 2);
        self.state.palette.hits = seeker.hits(&self.state.store, &self.state.texts);
        self.state.palette.is_seeking = !is_done || self.places.is_coming();
        if is_done {
            self.seeker = None;
        }
        ctx.request_repaint();
    }

    pub(super) fn fit(&mut self) {
        let store = &self.state.store;
        let columns = store.columns();
        let points = self.state.view().spots.iter().filter_map(|(site, _)| columns.sites().get(site));
        // Countries and other wide areas would pull the view far out.
        let near = points.filter(|site| site.precision_km < 60.0).map(|site| site.point);
        if let Some(bbox) = BBox::around_most(near) {
            self.map.go(Move::Fit(bbox));
        }
    }

    fn change_theme(&mut self, ctx: &egui::Context) {
        self.dress(ctx);
        self.change_basemap(ctx);
    }

    fn change_basemap(&mut self, ctx: &egui::Context) {
        self.is_flaw_told = false;
        match Basemap::new(self.state.settings.theme, self.state.own_map.as_ref(), self.decoding, ctx) {
            Ok(basemap) => self.map.basemap = basemap,
            Err(fault) => self.state.notices.push(self.state.texts.fault(&fault).into()),
        }
    }

    fn open_map(&self, ctx: &egui::Context, request: MapRequest) {
        self.maps.open(request, self.state.settings.lang, self.decoding == Decoding::AtOnce, ctx);
    }

    /// Shows maps that were opened, and says what is wrong with those that were not.
    fn take_in_maps(&mut self, ctx: &egui::Context) {
        while let Ok((request, opened)) = self.maps.events.try_recv() {
            match opened {
                // Another choice was made while the remembered one was being opened.
                Ok(_) if request.is_remembered && self.state.settings.map.as_ref() != Some(&request.path) => {}
                Ok(map) => self.show_map(ctx, map, request.is_remembered),
                Err(problem) => self.state.notices.push(problem.into()),
            }
        }
        if !self.is_flaw_told && self.map.basemap.take_own_flaw().is_some() {
            self.is_flaw_told = true;
            let path = self.state.own_map.as_ref().map(|map| map.path.display().to_string()).unwrap_or_default();
            self.state.notices.push(self.state.texts.error("own-map-flaw", &[]).at(path).into());
        }
    }

    fn show_map(&mut self, ctx: &egui::Context, map: crate::ui::map::own::OwnMap, is_remembered: bool) {
        let is_elsewhere = !map.bounds.contains(self.map.camera.look().center);
        if is_elsewhere && !is_remembered {
            self.map.go(Move::Fit(map.bounds));
        }
        self.state.settings.map = Some(map.path.clone());
        self.state.own_map = Some(map);
        self.change_basemap(ctx);
        if self.is_remembering {
            self.state.settings.save();
        }
    }

    fn pick_files(&self) {
        let sender = self.sender.clone();
        let title = self.state.texts.tr("empty-choose").into_owned();
        // The dialog has a thread of its own, so that the window goes on drawing.
        let ask = move || {
            if let Some(paths) = rfd::FileDialog::new().set_title(title).pick_files() {
                sender.send(Command::Open(paths));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }

    fn pick_folder(&self) {
        let sender = self.sender.clone();
        let title = self.state.texts.tr("command-add-folder").into_owned();
        let ask = move || {
            if let Some(paths) = rfd::FileDialog::new().set_title(title).pick_folders() {
                sender.send(Command::Open(paths));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }

    fn pick_map(&self) {
        let sender = self.sender.clone();
        let title = self.state.texts.tr("command-open-map").into_owned();
        let ask = move || {
            if let Some(path) = rfd::FileDialog::new().set_title(title).add_filter("PMTiles, MBTiles", &["pmtiles", "mbtiles"]).pick_file()
            {
                sender.send(Command::OpenMap(path));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut egui::Ui) {
        self.state.is_small = crate::ui::is_small(ui);
        let ctx = Ctx {
            store: &self.state.store,
            view: self.state.view(),
            filter: &self.state.filter,
            selection: &self.state.selection,
            apart: &self.state.apart,
            desk: &self.state.desk,
            review: &self.state.review,
            briefing: &self.state.briefing,
            brief_options: &self.state.settings.briefing,
            time_view: self.state.time_view,
            compared: self.state.compared,
            typed: &self.state.typed,
            reader: &self.state.reader,
            article_size: self.state.settings.article_size,
            time: self.state.settings.time_options,
            table: &self.state.settings.table,
            player: &self.state.player,
            notices: &self.state.notices,
            frame: WindowFrame {
                panels: self.state.settings.panels,
                work: self.state.work,
                recent: &self.state.settings.recent,
                scale: self.state.settings.scale,
                who: &self.state.settings.who,
            },
            views: Views { list: &self.state.views, home: self.state.views_home() },
            asked: self.state.tables.front(),
            palette: &self.state.palette,
            own_map: self.state.own_map.as_ref(),
            map: self.state.settings.map_options,
            tools: &self.state.tools,
            theme: &self.state.theme,
            texts: &self.state.texts,
            lang: self.state.settings.lang,
            send: &self.sender,
        };
        super::keys::keys(ui, &ctx);
        crate::ui::frame_ui(ui, &ctx, &mut self.map);
        super::keys::dropped(ui, &ctx);
        self.state.settings.panels.facet = None;
        // The words an article was scrolled to are reached in one frame; after it the user scrolls.
        if let Some(reading) = &mut self.state.selection.reading {
            reading.scroll_to = None;
        }
        let is_busy = ui.input(|i| i.pointer.any_down()) || self.state.player.playing;
        if !is_busy {
            self.undoer.feed_state(ui.input(|i| i.time), &self.state.undoable());
        }
    }
}

/// Where the window stands now; `None` before the desktop has told.
fn window_place(ctx: &egui::Context) -> Option<WindowPlace> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let (inner, outer) = (viewport.inner_rect?, viewport.outer_rect);
        // Only a corner on the first screen is sure to be there again.
        let screen = viewport.monitor_size.map(|size| egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        let corner = outer.map(|outer| outer.min).filter(|corner| screen.is_some_and(|screen| screen.contains(*corner)));
        Some(WindowPlace {
            corner: corner.map(|corner| [corner.x * zoom, corner.y * zoom]),
            size: [inner.width() * zoom, inner.height() * zoom],
            is_maximized: viewport.maximized.unwrap_or(false),
        })
    })
}

/// What is remembered of where the window stands now and stood before: one that fills the screen keeps the size it had.
fn remembered(now: Option<WindowPlace>, before: Option<WindowPlace>) -> Option<WindowPlace> {
    match (now, before) {
        (Some(now), Some(before)) if now.is_maximized => Some(WindowPlace { is_maximized: true, ..before }),
        (now, before) => now.or(before),
    }
}

impl eframe::App for FuratApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        let settings = &mut self.state.settings;
        settings.window = remembered(window_place(ui.ctx()), settings.window);
    }

    fn on_exit(&mut self) {
        if self.is_remembering {
            self.state.settings.save();
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Pos2, RawInput, Rect, ViewportId, ViewportInfo, vec2};

    use super::*;

    /// Where a window stands that tells of itself in points of a scale, on a screen of 1920 x 1080 pixels.
    fn place(corner: [f32; 2], size: [f32; 2], is_maximized: bool, scale: f32) -> Option<WindowPlace> {
        let rect = |corner: [f32; 2], size: [f32; 2]| Rect::from_min_size(Pos2::from(corner) / scale, vec2(size[0], size[1]) / scale);
        let info = ViewportInfo {
            inner_rect: Some(rect(corner, size)),
            outer_rect: Some(rect(corner, size)),
            monitor_size: Some(vec2(1920.0, 1080.0) / scale),
            maximized: Some(is_maximized),
            ..ViewportInfo::default()
        };
        let ctx = Context::default();
        ctx.set_zoom_factor(scale);
        let mut found = None;
        let mut input = RawInput::default();
        input.viewports.insert(ViewportId::ROOT, info);
        let mut output = ctx.run_ui(input, |ui| found = window_place(ui.ctx()));
        output.textures_delta.clear();
        found
    }

    #[test]
    fn the_window_remembers_corner_and_size_in_pixels_whatever_the_scale() {
        let rows = [
            ([40.0, 60.0], [1200.0, 800.0], false, 1.0, Some([40.0, 60.0])),
            ([40.0, 60.0], [1200.0, 800.0], false, 2.0, Some([40.0, 60.0])),
            ([-1500.0, 60.0], [1200.0, 800.0], false, 1.0, None),
            ([2400.0, 60.0], [1200.0, 800.0], false, 1.5, None),
        ];
        for (at, size, is_maximized, scale, corner) in rows {
            assert_eq!(place(at, size, is_maximized, scale), Some(WindowPlace { corner, size, is_maximized }), "{at:?} at {scale}");
        }
        assert_eq!(window_place(&Context::default()), None, "before the desktop has told");
    }

    #[test]
    fn a_window_that_fills_the_screen_remembers_the_size_it_had() {
        let usual = place([40.0, 60.0], [1200.0, 800.0], false, 1.0);
        let filling = place([0.0, 0.0], [1920.0, 1080.0], true, 1.0);
        let kept = usual.map(|usual| WindowPlace { is_maximized: true, ..usual });
        assert_eq!(remembered(filling, usual), kept);
        assert_eq!(remembered(usual, filling), usual);
        assert_eq!(remembered(None, usual), usual);
        assert_eq!(remembered(filling, None), filling);
    }
}
