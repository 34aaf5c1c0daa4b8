//! Makes pictures, sheets and files of rows beside the window: a named thread draws and writes from a copy of what is shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use chrono::NaiveDateTime;
use egui::ColorImage;
use image::RgbaImage;

use super::brief::{
    Brief, DPI, Hearer, Marks, PagesWish, SIZES, Size, ending, page_paths, pages, picture, save, sheet_snapshot, template_of,
};
use crate::brief::{Fields, Form, Paper, Snapshot};
use crate::cli::args::ExportFormat;
use crate::cli::export::{Target, write as write_rows};
use crate::cli::output::deliver;
use crate::cli::{Failure, Streams};
use crate::context::{BriefOptions, Making, MapOptions, PictureSize, Product, SheetForm, SheetPaper};
use crate::diagnostic::Diagnostic;
use crate::i18n::{Spelling, Texts};
use crate::store::{Filter, Store};
use crate::text::Lang;
use crate::ui::map::camera::Look;
use crate::ui::map::own::OwnMap;

/// Orders that may wait.
const QUEUE: usize = 16;
/// Dots an inch of a preview: a sheet of A4 is 1,290 pixels wide, and of its map.
const PREVIEW_DPI: f64 = 110.0;
const PREVIEW_MAP_DPI: f64 = 150.0;
/// Pages that a preview shows at most.
const PREVIEW_PAGES: usize = 8;
/// Dots an inch of a sheet that is written as pictures.
const SHEET_DPI: f64 = 200.0;

/// What is to be written for other tools, and of what.
pub(super) struct Rows {
    /// What the window holds.
    pub(super) store: Arc<Store>,
    /// What is written of it.
    pub(super) filter: Filter,
    /// The file.
    pub(super) path: PathBuf,
    /// Its format.
    pub(super) format: ExportFormat,
    /// Language of what goes wrong.
    pub(super) lang: Lang,
}

/// Work for the thread.
pub(super) enum Job {
    /// A picture or a sheet.
    Brief(Box<Order>),
    /// A file of rows.
    Rows(Box<Rows>),
}

/// What is to be made, and of what.
pub(super) struct Order {
    /// Previews are numbered, so that one that was overtaken is dropped.
    pub(super) number: u64,
    /// The file; `None` is a preview.
    pub(super) file: Option<PathBuf>,
    /// Whether it goes onto the clipboard too.
    pub(super) is_copied: bool,
    /// What the window holds.
    pub(super) store: Arc<Store>,
    /// What is shown of it.
    pub(super) filter: Filter,
    /// What the user chose and wrote.
    pub(super) options: BriefOptions,
    /// Where the map looks; `None` shows all that is shown.
    pub(super) look: Option<Look>,
    /// Width and height of the window's map in points.
    pub(super) screen: [u32; 2],
    /// Language of its words.
    pub(super) lang: Lang,
    /// How Arabic writes numbers and months.
    pub(super) spelling: Spelling,
    /// The user's own map.
    pub(super) own: Option<OwnMap>,
    /// Names and grid of the map.
    pub(super) map: MapOptions,
    /// Time of making, UTC.
    pub(super) as_of: Option<NaiveDateTime>,
}

/// What came of it.
pub(super) enum Pressed {
    /// A file has come so far.
    Making(Making),
    /// A preview is there: its pages, and how many there are in all.
    Preview(u64, Vec<ColorImage>, usize),
    /// It could not be drawn.
    NoPreview(u64, Diagnostic),
    /// Files were written; what was warned of; a picture for the clipboard.
    Written(Vec<PathBuf>, Vec<Diagnostic>, Option<ColorImage>),
    /// A file could not be made.
    Failed(Diagnostic),
    /// So many incidents were written into a file of rows; or why they were not.
    Exported(Result<(usize, PathBuf), Diagnostic>),
}

/// The thread and its queues.
pub(super) struct Press {
    /// Taken away when the program ends.
    jobs: Option<SyncSender<Job>>,
    /// What came of orders, to be drained each frame.
    pub(super) events: Receiver<Pressed>,
    /// The number of the newest preview asked for.
    newest: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl Press {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(ctx: egui::Context, lang: Lang) -> Result<Self, Diagnostic> {
        let (jobs, inbox) = sync_channel::<Job>(QUEUE);
        let (outbox, events) = sync_channel(QUEUE * 8);
        let newest = Arc::new(AtomicU64::new(0));
        let overtaken = Arc::clone(&newest);
        let work = move || {
            for job in inbox {
                let told = |event: Pressed| {
                    if outbox.send(event).is_err() {
                        log::debug!("the window is gone");
                    }
                    ctx.request_repaint();
                };
                match job {
                    Job::Brief(order) => carry_out(&order, &overtaken, &told),
                    Job::Rows(rows) => told(Pressed::Exported(export(&rows).map(|count| (count, rows.path)))),
                }
            }
        };
        let no_thread = |e: std::io::Error| Texts::new(lang).error("no-thread", &[("reason", e.to_string().into())]);
        let thread = std::thread::Builder::new().name("press".into()).spawn(work).map_err(no_thread)?;
        Ok(Self { jobs: Some(jobs), events, newest, thread: Some(thread) })
    }

    /// Hands an order over; says whether it was taken.
    pub(super) fn ask(&self, order: Order) -> bool {
        if order.file.is_none() {
            self.newest.store(order.number, Ordering::Relaxed);
        }
        self.hand_over(Job::Brief(Box::new(order)))
    }

    /// The same of any work.
    pub(super) fn hand_over(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.try_send(job).is_ok())
    }
}

impl Drop for Press {
    /// Every file asked for is written before the program ends; previews are not waited for.
    fn drop(&mut self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
        self.jobs = None;
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the press stopped by itself");
        }
    }
}

fn carry_out(order: &Order, newest: &AtomicU64, told: &dyn Fn(Pressed)) {
    let texts = Texts::spelled(order.lang, order.spelling);
    let is_overtaken = || order.file.is_none() && newest.load(Ordering::Relaxed) != order.number;
    if is_overtaken() {
        return;
    }
    let mut step = |making: Making| {
        if order.file.is_some() {
            told(Pressed::Making(making));
        }
        !is_overtaken()
    };
    match &order.file {
        None => match preview(order, &texts, &mut step) {
            Ok(Some((pages, all))) => told(Pressed::Preview(order.number, pages, all)),
            Ok(None) => {}
            Err(problem) => told(Pressed::NoPreview(order.number, problem)),
        },
        Some(path) => told(write(order, path, &texts, &mut step).unwrap_or_else(Pressed::Failed)),
    }
}

/// How many incidents were written.
fn export(rows: &Rows) -> Result<usize, Diagnostic> {
    let texts = Texts::new(rows.lang);
    let snapshot = crate::export::Snapshot::new(&rows.store, &rows.filter);
    let target = Target { format: rows.format, bom: false, path: Some(&rows.path) };
    let (mut input, mut output, mut messages) = (std::io::empty(), std::io::sink(), std::io::sink());
    let mut streams = Streams { input: &mut input, output: &mut output, messages: &mut messages };
    write_rows(&rows.store, &snapshot, &target, &texts, &mut streams).map_err(problem_of)?;
    Ok(snapshot.incidents.len())
}

fn problem_of(failure: Failure) -> Diagnostic {
    match failure {
        Failure::Broken(problem) | Failure::Usage(problem) => problem,
    }
}

type Step<'a> = &'a mut dyn FnMut(Making) -> bool;

/// The pages of a preview and how many there are; `None` where it was overtaken.
fn preview(order: &Order, texts: &Texts, step: Step<'_>) -> Result<Option<(Vec<ColorImage>, usize)>, Diagnostic> {
    if order.options.product == Product::Picture {
        // As it will be, but with a pixel for a point: type and lines keep their proportions.
        let size = size(order);
        let pixels = size.pixels.map(|side| (side as f32 / size.scale).round() as u32);
        let image = picture(&brief(order, Size { pixels, scale: 1.0, ..size }))?;
        return Ok(Some((vec![color_image(&image)], 1)));
    }
    let mut ignored = |_: Diagnostic| {};
    let form = Form::Leaves(PREVIEW_DPI, PREVIEW_PAGES);
    let Some((printed, _)) = sheet(order, form, PREVIEW_MAP_DPI, texts, &mut Hearer { step, warn: &mut ignored })? else { return Ok(None) };
    let read = |bytes: &Vec<u8>| {
        let unread = |e: image::ImageError| texts.error("picture-not-read-back", &[("reason", e.to_string().into())]);
        Ok(color_image(&image::load_from_memory(bytes).map_err(unread)?.into_rgba8()))
    };
    let images = printed.files.iter().map(read).collect::<Result<Vec<_>, Diagnostic>>()?;
    Ok(Some((images, printed.pages)))
}

fn write(order: &Order, path: &Path, texts: &Texts, step: Step<'_>) -> Result<Pressed, Diagnostic> {
    let mut warnings = Vec::new();
    let (paths, snapshot, copy) = if order.options.product == Product::Picture {
        step(Making::Drawing);
        let image = picture(&brief(order, size(order)))?;
        step(Making::Writing);
        save(&image, path, order.lang)?;
        let snapshot = order.options.has_numbers.then(|| sheet_snapshot(&order.store, &order.filter, texts, order.as_of)).transpose()?;
        (vec![path.to_owned()], snapshot, order.is_copied.then(|| color_image(&image)))
    } else {
        let form = match order.options.form {
            SheetForm::Pdf => Form::Pdf,
            SheetForm::Png => Form::Png(SHEET_DPI),
            SheetForm::Svg => Form::Svg,
        };
        let mut hearer = Hearer { step: &mut *step, warn: &mut |warning| warnings.push(warning) };
        let Some((printed, snapshot)) = sheet(order, form, DPI, texts, &mut hearer)? else {
            return Ok(Pressed::Written(Vec::new(), warnings, None));
        };
        step(Making::Writing);
        let paths = page_paths(path, printed.files.len());
        for (page, path) in printed.files.iter().zip(&paths) {
            put(path, texts, |out| out.write_all(page))?;
        }
        (paths, order.options.has_numbers.then_some(snapshot), None)
    };
    if let Some(snapshot) = snapshot {
        put(&path.with_extension("json"), texts, |out| Ok(serde_json::to_writer_pretty(out, &snapshot)?))?;
    }
    Ok(Pressed::Written(paths, warnings, copy))
}

/// Writes a file whole or not at all.
fn put(path: &Path, texts: &Texts, write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Result<(), Diagnostic> {
    deliver(Some(path), &mut std::io::sink(), texts, write).map_err(problem_of)
}

fn sheet(
    order: &Order,
    form: Form,
    dpi: f64,
    texts: &Texts,
    hearer: &mut Hearer<'_>,
) -> Result<Option<(crate::brief::Printed, Snapshot)>, Diagnostic> {
    if !(hearer.step)(Making::Counting) {
        return Ok(None);
    }
    let template = template_of(order.options.template.as_deref(), texts)?;
    let snapshot = sheet_snapshot(&order.store, &order.filter, texts, order.as_of)?;
    let fields = fields(order, &template.fields());
    let wish = PagesWish {
        snapshot: &snapshot,
        template: &template,
        fields: &fields,
        paper: paper(order.options.paper),
        look: order.look,
        theme: order.options.theme,
        texts,
        options: order.map,
        own: order.own.as_ref(),
        dpi,
    };
    Ok(pages(&wish, form, hearer)?.map(|printed| (printed, snapshot)))
}

fn brief(order: &Order, size: Size) -> Brief<'_> {
    Brief {
        store: &order.store,
        filter: &order.filter,
        look: order.look,
        size: size.pixels,
        scale: size.scale,
        theme: order.options.theme,
        lang: order.lang,
        spelling: order.spelling,
        map: order.own.as_ref(),
        options: order.map,
        marks: Marks { fields: fields(order, &[]), as_of: order.as_of },
    }
}

/// What the user wrote, as far as the template has fields for it; those of every template are always taken.
fn fields(order: &Order, known: &[String]) -> Fields {
    let mut fields = Fields::default();
    let written = order.options.fields.iter().filter(|(_, words)| !words.trim().is_empty());
    for (name, words) in written.filter(|(name, _)| crate::brief::FIELDS.contains(&name.as_str()) || known.contains(name)) {
        fields.set(name, words.trim().to_owned());
    }
    fields
}

fn size(order: &Order) -> Size {
    picture_size(order.options.size, order.screen)
}

/// A size of the menu in pixels; `screen` is the window's map in points.
pub(super) fn picture_size(size: PictureSize, screen: [u32; 2]) -> Size {
    let named = SIZES.into_iter().find(|known| known.name == size.code());
    named.unwrap_or(Size { name: "", pixels: screen, scale: 1.0 })
}

/// A paper of the menu.
pub(super) const fn paper(paper: SheetPaper) -> Paper {
    match paper {
        SheetPaper::A4 => Paper::A4,
        SheetPaper::A3 => Paper::A3,
        SheetPaper::Slide => Paper::SLIDE,
    }
}

fn color_image(image: &RgbaImage) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([image.width() as usize, image.height() as usize], image.as_raw())
}

/// Whether a file of that name is what the options make; the ending decides, as everywhere.
pub(super) fn is_of(path: &Path, options: &BriefOptions) -> bool {
    ending(path) == options.ending()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_of_the_menu_is_one_of_the_command_line_or_the_screen() {
        for size in PictureSize::ALL {
            let found = picture_size(size, [900, 600]);
            match size {
                PictureSize::Screen => assert_eq!((found.pixels, found.scale), ([900, 600], 1.0)),
                named => assert_eq!(Some(found), Size::parse(named.code()), "{named:?}"),
            }
        }
    }

    #[test]
    fn a_name_with_the_right_ending_is_kept() {
        let options = BriefOptions { product: Product::Sheet, ..BriefOptions::default() };
        assert!(is_of(Path::new("a.PDF"), &options) && !is_of(Path::new("a.png"), &options) && !is_of(Path::new("a"), &options));
    }
}
