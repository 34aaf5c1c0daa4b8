//! The window's frame: `logic` drains what happened and what is wished for, `ui` draws.

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use egui::util::undoer::Undoer;

use super::apply::{Effect, apply};
use super::finder::Finder;
use super::jobs::{JobEvent, MapOpener, MapRequest, Reader, Reads};
use super::reading::Input;
use super::settings::Settings;
use super::state::AppState;
use crate::cli::own_places;
use crate::context::{Command, CommandSender, Ctx, UiCommand};
use crate::diagnostic::Diagnostic;
use crate::geo::BBox;
use crate::store::Filter;
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Move};
use crate::ui::map::tiles::Decoding;
use crate::ui::map::{HOME, MapState};

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
    reader: Reader,
    maps: MapOpener,
    /// Whether a tile of the user's map that cannot be drawn was told of.
    is_flaw_told: bool,
    undoer: Undoer<Filter>,
    /// Made when places are first looked for.
    finder: Option<Finder>,
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
        if let Some(input) = input {
            reader.ask(input, state.settings.lang);
        }
        let basemap = Basemap::new(state.settings.theme, None, decoding, ctx)?;
        let is_instant = decoding == Decoding::AtOnce;
        let map = MapState::new(Camera::new(HOME, is_instant), basemap);
        let sender = CommandSender::new(queue, ctx.clone());
        let (maps, undoer) = (MapOpener::new(), Undoer::default());
        let is_remembering = !is_instant;
        let mut app =
            Self { state, map, sender, commands, reader, maps, is_flaw_told: false, undoer, finder: None, decoding, is_remembering };
        app.dress(ctx);
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
        self.take_in_maps(ctx);
        self.play(ctx);
        while let Ok(command) = self.commands.try_recv() {
            self.state.update_derived();
            for effect in apply(&mut self.state, command) {
                self.carry_out(ctx, effect);
            }
        }
        self.state.update_derived();
    }

    fn take_in(&mut self, ctx: &egui::Context) {
        let start = Instant::now();
        while let Ok(event) = self.reader.events.try_recv() {
            match event {
                JobEvent::Read { done, all, articles } => {
                    let was_empty = self.state.store.is_empty();
                    self.state.take_in(articles);
                    self.state.progress = (done < all).then_some((done, all));
                    self.state.update_derived();
                    if was_empty {
                        self.fit();
                    }
                }
                JobEvent::Done(problems) => {
                    self.state.progress = None;
                    self.state.notices.extend(problems);
                }
                JobEvent::Failed(problem) => self.state.notices.push(problem),
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
        let (Some(range), Some(extent)) = (self.state.filter.range, self.state.extent()) else {
            self.state.player.playing = false;
            return;
        };
        let seconds = f64::from(ctx.input(|i| i.stable_dt).min(0.1));
        if let Some(moved) = self.state.player.advance(seconds, range, extent) {
            self.state.filter.range = Some(moved);
        }
        ctx.request_repaint();
    }

    fn carry_out(&mut self, ctx: &egui::Context, effect: Effect) {
        match effect {
            Effect::Map(wanted) => self.map.go(wanted),
            Effect::Fit => self.fit(),
            Effect::Find(words) => self.find(words),
            Effect::PickFiles => self.pick_files(),
            Effect::PickMap => self.pick_map(),
            Effect::OpenMap(path) => {
                self.open_map(ctx, MapRequest { path, is_remembered: false });
                self.take_in_maps(ctx);
            }
            Effect::MapChanged => self.change_basemap(ctx),
            Effect::Read(input) => self.reader.ask(input, self.state.settings.lang),
            Effect::SavePicture => self.save_picture(),
            Effect::ThemeChanged => self.change_theme(ctx),
            Effect::SaveSettings if self.is_remembering => self.state.settings.save(),
            Effect::SaveSettings => {}
            Effect::Undo => {
                if let Some(filter) = self.undoer.undo(&self.state.filter) {
                    self.state.filter = filter.clone();
                }
            }
            Effect::Redo => {
                if let Some(filter) = self.undoer.redo(&self.state.filter) {
                    self.state.filter = filter.clone();
                }
            }
        }
    }

    fn find(&mut self, words: String) {
        if self.finder.is_none() {
            match own_places::read(&self.state.texts) {
                Ok(gazetteer) => self.finder = Some(Finder::new(gazetteer)),
                Err(problem) => self.state.notices.push(problem),
            }
        }
        self.state.tools.found = self.finder.as_ref().map(|finder| finder.find(&words, &self.state.texts)).unwrap_or_default();
        self.state.tools.asked = words;
    }

    fn fit(&mut self) {
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
            Err(problem) => self.state.notices.push(problem),
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
                Err(problem) => self.state.notices.push(problem),
            }
        }
        if !self.is_flaw_told && self.map.basemap.take_own_flaw().is_some() {
            self.is_flaw_told = true;
            let path = self.state.own_map.as_ref().map(|map| map.path.display().to_string()).unwrap_or_default();
            self.state.notices.push(self.state.texts.error("own-map-flaw", &[]).at(path));
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

    fn save_picture(&mut self) {
        let notice = match super::brief::save_from_window(&self.state, self.map.camera.look()) {
            Ok(path) => Diagnostic::warning(self.state.texts.tr("notice-picture-saved")).at(path.display().to_string()),
            Err(problem) => problem,
        };
        self.state.notices.push(notice);
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut egui::Ui) {
        let lang = self.state.settings.lang;
        let ctx = Ctx {
            store: &self.state.store,
            view: self.state.view(),
            filter: &self.state.filter,
            selection: &self.state.selection,
            apart: &self.state.apart,
            time_view: self.state.time_view,
            reader: &self.state.reader,
            article_size: self.state.settings.article_size,
            player: &self.state.player,
            notices: &self.state.notices,
            progress: self.state.progress,
            own_map: self.state.own_map.as_ref(),
            map: self.state.settings.map_options,
            tools: &self.state.tools,
            theme: &self.state.theme,
            texts: &self.state.texts,
            lang,
            send: &self.sender,
        };
        keys(ui, &ctx);
        crate::ui::frame_ui(ui, &ctx, self.state.settings.panels, &mut self.map);
        dropped(ui, &ctx);
        // The words an article was scrolled to are reached in one frame; after it the user scrolls.
        if let Some(reading) = &mut self.state.selection.reading {
            reading.scroll_to = None;
        }
        let is_busy = ui.input(|i| i.pointer.any_down()) || self.state.player.playing;
        if !is_busy {
            self.undoer.feed_state(ui.input(|i| i.time), &self.state.filter);
        }
    }
}

/// Shortcuts, unless a field takes the keys.
fn keys(ui: &egui::Ui, ctx: &Ctx<'_>) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    for command in UiCommand::ALL {
        let shortcut = command.shortcut();
        if ui.input_mut(|i| i.consume_shortcut(&shortcut)) {
            ctx.send.send(command.command());
        }
    }
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) && !egui::Popup::is_any_open(ui.ctx()) {
        ctx.send.send(match ctx.tools {
            tools if tools.is_finding => Command::ToggleFind,
            tools if tools.drawing.is_some() => Command::DrawArea(None),
            tools if tools.is_measuring => Command::ToggleMeasure,
            _ if ctx.reader.search.is_some() => Command::ToggleSearch,
            _ => Command::Select(None),
        });
    }
}

/// Files dropped on the window.
fn dropped(ui: &egui::Ui, ctx: &Ctx<'_>) {
    let paths: Vec<_> = ui.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
    if !paths.is_empty() {
        ctx.send.send(Command::Open(paths));
    }
}

impl eframe::App for FuratApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}
