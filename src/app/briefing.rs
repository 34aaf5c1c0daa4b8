//! Briefing mode: what is chosen goes to the press, what comes back is shown; the quick picture.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::TextureOptions;

use super::apply::Effect;
use super::brief::{Brief, Marks, picture_framing, sheet_framing, template_of};
use super::frame::FuratApp;
use super::press::{Order, Pressed, is_of, paper, picture_size};
use super::state::AppState;
use crate::brief::{FIELDS, Fields, Snapshot, Taking, name};
use crate::context::{BriefChange, BriefOptions, Briefing, Command, Framing, Notice, PictureSize, Preview, Product};
use crate::diagnostic::Diagnostic;
use crate::geo::LatLon;
use crate::i18n::{Spelling, Texts};
use crate::store::{Filter, Generation, Store};
use crate::text::Lang;
use crate::ui::map::camera::{Look, Move, box_of};

/// A preview waits so long after the last change, so that typing does not set a page for each letter.
const PATIENCE: Duration = Duration::from_millis(350);
/// Width and height that a small page has on the panel at most, in points.
const THUMB: [f32; 2] = [288.0, 171.0];
/// The share of the window's map that a frame put on it fills.
const FILLED: f32 = 0.82;

/// What a preview was made of.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    generation: Generation,
    filter: Filter,
    options: BriefOptions,
    look: Option<Look>,
    screen: [u32; 2],
    lang: Lang,
    spelling: Spelling,
    map: crate::context::MapOptions,
    own: Option<PathBuf>,
}

/// What the window keeps of briefing mode beside what its panel sees.
#[derive(Default)]
pub(super) struct Desk {
    made: Option<Made>,
    changed: Option<Instant>,
    /// Frames until the window's map is to show the frame whole: once, when the mode has opened and the map has its new size.
    opening: u8,
    number: u64,
    /// What the press reads, as of its generation: copied once, however many orders follow.
    store: Option<(Generation, Arc<Store>)>,
    /// The template whose fields are known.
    template: Option<PathBuf>,
}

/// Commands of briefing mode; hands others back.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    let briefing = &mut state.briefing;
    match command {
        Command::ToggleBriefing => {
            let is_open = !briefing.is_open;
            *briefing = Briefing { is_open, making: briefing.making, look: briefing.look, ..Briefing::default() };
            if is_open {
                (state.review.is_open, state.settings.panels.facets_over) = (false, false);
            }
        }
        Command::Brief(change) => {
            if matches!(change, BriefChange::Product(_) | BriefChange::Template(_)) {
                (briefing.page, briefing.preview) = (0, None);
            }
            state.settings.briefing.change(change);
            return Ok(vec![Effect::SaveSettings]);
        }
        Command::FrameBrief(look) => briefing.look = look,
        Command::ZoomBrief(steps) => {
            if let Some(Framing { look, .. }) = briefing.framing {
                briefing.look = Some(Look { zoom: look.zoom + f64::from(steps) * 0.25, ..look }.within());
            }
        }
        Command::FrameHere => return Ok(vec![Effect::FrameHere]),
        Command::BriefPage(page) => {
            briefing.page = page.min(briefing.preview.as_ref().map_or(0, |preview| preview.pages.len().saturating_sub(1)));
        }
        Command::ToggleLargePage => briefing.is_large = !briefing.is_large && briefing.preview.is_some(),
        Command::PickTemplate => return Ok(vec![Effect::PickTemplate]),
        Command::PickBrief => return Ok(vec![Effect::PickBrief]),
        Command::MakeBrief(path) => return Ok(vec![Effect::MakeBrief(path)]),
        Command::SavePicture => return Ok(vec![Effect::SavePicture]),
        other => return Err(other),
    }
    Ok(Vec::new())
}

impl FuratApp {
    /// Shows what the press has finished, and orders a preview where anything changed.
    pub(super) fn update_briefing(&mut self, ctx: &egui::Context) {
        while let Ok(event) = self.press.events.try_recv() {
            self.take_in_pressed(ctx, event);
        }
        if !self.state.briefing.is_open {
            (self.brief_desk.made, self.brief_desk.opening) = (None, 2);
            return;
        }
        let made = self.made();
        if self.brief_desk.made.as_ref() != Some(&made) {
            self.state.briefing.framing = Some(self.framing());
            self.state.briefing.is_stale = true;
            self.know_template();
            (self.brief_desk.made, self.brief_desk.changed) = (Some(made), Some(Instant::now()));
        }
        self.open_on_frame(ctx);
        let Some(changed) = self.brief_desk.changed else { return };
        let waited = changed.elapsed();
        let is_dragged = ctx.input(|input| input.pointer.any_down());
        if is_dragged || (waited < PATIENCE && !self.is_instant()) {
            ctx.request_repaint_after(PATIENCE.saturating_sub(waited).max(Duration::from_millis(30)));
            return;
        }
        self.brief_desk.changed = None;
        self.brief_desk.number += 1;
        let order = self.order(None);
        if !self.press.ask(order) {
            self.brief_desk.changed = Some(changed);
            ctx.request_repaint_after(PATIENCE);
        }
    }

    fn made(&self) -> Made {
        let AppState { store, filter, settings, texts, own_map, briefing, .. } = &self.state;
        Made {
            generation: store.generation(),
            filter: filter.clone(),
            options: settings.briefing.clone(),
            look: briefing.look,
            screen: if settings.briefing.size == PictureSize::Screen { self.screen() } else { <[u32; 2]>::default() },
            lang: settings.briefing.lang.unwrap_or(settings.lang),
            spelling: texts.spelling(),
            map: settings.map_options,
            own: own_map.as_ref().map(|map| map.path.clone()),
        }
    }

    /// Width and height of the map in points, large enough for a picture.
    fn screen(&self) -> [u32; 2] {
        let size = self.map.size;
        [size.x, size.y].map(|side| (side.round() as u32).clamp(480, 4096))
    }

    fn order(&mut self, file: Option<PathBuf>) -> Order {
        let store = self.shared_store();
        let Made { filter, options, look, screen, lang, spelling, map, .. } = self.made();
        let as_of = options.is_timed.then(now);
        let own = self.state.own_map.clone();
        Order {
            number: self.brief_desk.number,
            file,
            is_copied: false,
            store,
            filter,
            options,
            look,
            screen,
            lang,
            spelling,
            own,
            map,
            as_of,
        }
    }

    /// A copy of the store for another thread, taken once for each state of it.
    pub(super) fn shared_store(&mut self) -> Arc<Store> {
        let generation = self.state.store.generation();
        let kept = self.brief_desk.store.take().filter(|(known, _)| *known == generation);
        let store = kept.map_or_else(|| Arc::new(self.state.store.clone()), |(_, store)| store);
        self.brief_desk.store = Some((generation, Arc::clone(&store)));
        store
    }

    /// What the map of the product shows, for the frame on the window's map.
    fn framing(&self) -> Framing {
        let AppState { store, filter, settings, briefing, own_map, .. } = &self.state;
        let view = self.state.view();
        let options = &settings.briefing;
        if options.product == Product::Sheet {
            return sheet_framing((store, filter, view), paper(options.paper), briefing.look);
        }
        let size = picture_size(options.size, self.screen());
        let banner = options.fields.get("banner").filter(|words| !words.trim().is_empty()).cloned();
        let brief = Brief {
            store,
            filter,
            look: briefing.look,
            size: size.pixels,
            scale: size.scale,
            theme: options.theme,
            lang: settings.lang,
            spelling: settings.arabic,
            map: own_map.as_ref(),
            options: settings.map_options,
            marks: Marks { fields: Fields { banner, ..Fields::default() }, as_of: None },
        };
        picture_framing(&brief, view)
    }

    fn open_on_frame(&mut self, ctx: &egui::Context) {
        let Some(left) = self.brief_desk.opening.checked_sub(1) else { return };
        self.brief_desk.opening = left;
        ctx.request_repaint();
        if let Some(framing) = self.state.briefing.framing.filter(|_| left == 0) {
            self.show_frame(framing);
        }
    }

    /// Moves the window's map so far out that the frame lies on it whole; a map that shows it already stays.
    fn show_frame(&mut self, framing: Framing) {
        let look = self.map.camera.look();
        let (seen, frame) = (box_of(look, [self.map.size.x, self.map.size.y]), box_of(framing.look, framing.size));
        if seen.contains(LatLon::new(frame.south, frame.west)) && seen.contains(LatLon::new(frame.north, frame.east)) {
            return;
        }
        let zoom = framing.look.zoom - f64::from(self.times_too_wide(framing)).log2();
        self.map.go(Move::Exactly(Look { zoom, ..framing.look }.within()));
    }

    /// How many times wider a frame is than what it may fill of the map, at one zoom.
    fn times_too_wide(&self, framing: Framing) -> f32 {
        let (shown, [width, height]) = (self.map.size * FILLED, framing.size);
        (width / shown.x.max(1.0)).max(height / shown.y.max(1.0))
    }

    /// Puts the frame on what the window's map shows.
    pub(super) fn frame_here(&mut self) {
        let Some(framing) = self.state.briefing.framing else { return };
        let look = self.map.camera.look();
        self.state.briefing.look = Some(Look { zoom: look.zoom + f64::from(self.times_too_wide(framing)).log2(), ..look }.within());
    }

    /// Reads which fields a template of the user's own has beside the usual ones, once for each template.
    fn know_template(&mut self) {
        let path = self.state.settings.briefing.template.clone();
        if self.brief_desk.template == path {
            return;
        }
        let known = template_of(path.as_deref(), &self.state.texts).map(|template| template.fields()).unwrap_or_default();
        self.state.briefing.more_fields = known.into_iter().filter(|name| !FIELDS.contains(&name.as_str())).collect();
        self.brief_desk.template = path;
    }

    fn take_in_pressed(&mut self, ctx: &egui::Context, event: Pressed) {
        let briefing = &mut self.state.briefing;
        match event {
            Pressed::Making(making) => briefing.making = Some(making),
            Pressed::Preview(number, pages, all) if number == self.brief_desk.number => {
                let texture =
                    |(n, image): (usize, egui::ColorImage)| ctx.load_texture(format!("briefing page {n}"), image, TextureOptions::LINEAR);
                let small: Vec<egui::ColorImage> = pages.iter().map(|page| thumb(page, ctx.pixels_per_point())).collect();
                briefing.preview = Some(Preview {
                    small: small.into_iter().enumerate().map(texture).collect(),
                    pages: pages.into_iter().enumerate().map(texture).collect(),
                    all,
                });
                briefing.page = briefing.page.min(briefing.preview.as_ref().map_or(0, |preview| preview.pages.len().saturating_sub(1)));
                (briefing.problem, briefing.is_stale) = (None, false);
            }
            Pressed::NoPreview(number, problem) if number == self.brief_desk.number => {
                (briefing.preview, briefing.problem, briefing.is_stale, briefing.is_large) = (None, Some(problem), false, false);
            }
            Pressed::Preview(..) | Pressed::NoPreview(..) => {}
            Pressed::Exported(written) => self.tell_exported(written),
            Pressed::Written(paths, warnings, copy) => {
                briefing.making = None;
                self.tell_written(&paths, warnings, copy.is_some());
                if let Some(image) = copy {
                    ctx.copy_image(image);
                }
            }
            Pressed::Failed(problem) => {
                briefing.making = None;
                self.state.notices.push(problem.into());
            }
        }
    }

    fn tell_written(&mut self, paths: &[PathBuf], warnings: Vec<Diagnostic>, is_copied: bool) {
        self.state.notices.extend(warnings.into_iter().map(Notice::from));
        let Some(first) = paths.first() else { return };
        let texts = &self.state.texts;
        let told = match (is_copied, paths.len()) {
            (true, _) => texts.tr("notice-picture-saved").into_owned(),
            (false, n) => texts.tr_args("notice-briefing-saved", &[("n", n.into())]).into_owned(),
        };
        self.state.notices.push(Notice::done(Diagnostic::warning(told).at(first.display().to_string())));
    }

    /// Asks for the file, under a name that says what it is.
    pub(super) fn pick_brief(&self) {
        let sender = self.sender();
        let texts = &self.state.texts;
        let options = &self.state.settings.briefing;
        let (title, ending) = (texts.tr("briefing-save").into_owned(), options.ending());
        let name = format!("{}.{ending}", self.usual_name());
        let ask = move || {
            let dialog = rfd::FileDialog::new().set_title(title).set_file_name(name).add_filter(ending.to_uppercase(), &[ending]);
            if let Some(path) = dialog.save_file() {
                sender.send(Command::MakeBrief(path));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }

    fn usual_name(&self) -> String {
        let AppState { store, filter, settings, .. } = &self.state;
        let options = &settings.briefing;
        let lang = options.lang.unwrap_or(settings.lang);
        let texts = Texts::spelled(lang, settings.arabic);
        let as_of = options.is_timed.then(now);
        let snapshot = Snapshot::of_view(store, filter, self.state.view(), &texts, Taking { has_rows: false, bars_px: 1.0, as_of });
        let paper = if options.product == Product::Sheet { paper(options.paper).name } else { options.size.code() };
        let code = options.fields.get("code").map(String::as_str);
        let filling = name::Filling { code, paper, lang: lang.code() };
        name::filled(name::USUAL, &snapshot, filling, &texts).unwrap_or_else(|_| "furat".to_owned())
    }

    /// Has a picture or a sheet written, beside the window.
    pub(super) fn make_brief(&mut self, path: PathBuf) {
        let options = &self.state.settings.briefing;
        let path = if is_of(&path, options) { path } else { path.with_added_extension(options.ending()) };
        let order = self.order(Some(path));
        self.hand_over(order);
    }

    fn hand_over(&mut self, order: Order) {
        if self.press.ask(order) {
            self.state.briefing.making = Some(crate::context::Making::Counting);
        } else {
            self.state.notices.push(self.state.texts.error("briefing-busy", &[]).into());
        }
    }

    /// The map as the window shows it, or as the frame of briefing mode does: into a file beside the user's other pictures, and onto the clipboard.
    pub(super) fn save_picture(&mut self) {
        let path = match quick_path(&self.state) {
            Ok(path) => path,
            Err(problem) => return self.state.notices.push(problem.into()),
        };
        let is_framed = self.state.briefing.is_open;
        let here = self.map.camera.look();
        let mut order = self.order(Some(path));
        order.is_copied = true;
        order.options.product = Product::Picture;
        if !is_framed {
            // One key: what is seen, in the colours and the language that it is seen in.
            order.look = Some(here);
            (order.options.theme, order.lang) = (self.state.settings.theme, self.state.settings.lang);
        }
        self.hand_over(order);
    }

    /// Asks for a template.
    pub(super) fn pick_template(&self) {
        let sender = self.sender();
        let title = self.state.texts.tr("briefing-template-choose").into_owned();
        let ask = move || {
            if let Some(path) = rfd::FileDialog::new().set_title(title).add_filter("Typst", &["typ"]).pick_file() {
                sender.send(Command::Brief(BriefChange::Template(Some(path))));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is app: the moment of making, where it is asked for")]
fn now() -> chrono::NaiveDateTime {
    chrono::Utc::now().naive_utc()
}

/// A page as small as the panel shows it, pixel by pixel.
fn thumb(page: &egui::ColorImage, pixels_per_point: f32) -> egui::ColorImage {
    let [width, height] = page.size.map(|side| u32::try_from(side).unwrap_or(1));
    let pixels = page.pixels.iter().flat_map(egui::Color32::to_array).collect();
    let Some(image) = image::RgbaImage::from_raw(width, height, pixels) else { return page.clone() };
    let [wide, high] = THUMB.map(|side| side * pixels_per_point);
    let times = (wide / width as f32).min(high / height as f32).min(1.0);
    let [wide, high] = [width, height].map(|side| ((side as f32 * times).round() as u32).max(1));
    let small = image::imageops::thumbnail(&image, wide, high);
    egui::ColorImage::from_rgba_unmultiplied([small.width() as usize, small.height() as usize], small.as_raw())
}

/// A name that no file has yet, beside the user's other pictures.
fn quick_path(state: &AppState) -> Result<PathBuf, Diagnostic> {
    let texts = &state.texts;
    let folder = directories::UserDirs::new()
        .and_then(|dirs| dirs.picture_dir().or_else(|| Some(dirs.home_dir())).map(Path::to_path_buf))
        .filter(|folder| folder.is_dir())
        .or_else(|| std::env::current_dir().ok())
        .ok_or_else(|| texts.error("picture-no-folder", &[]))?;
    let range = state.filter.range.or_else(|| state.extent());
    let stem = range.map_or_else(|| "furat".to_owned(), |r| format!("furat-{}-{}", r.from.format("%Y%m%d"), r.to.format("%Y%m%d")));
    (1..1000)
        .map(|n| folder.join(if n == 1 { format!("{stem}.png") } else { format!("{stem}-{n}.png") }))
        .find(|path| !path.exists())
        .ok_or_else(|| texts.error("picture-too-many", &[]).at(folder.display().to_string()))
}
