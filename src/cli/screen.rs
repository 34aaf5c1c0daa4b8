//! `furat` and `furat brief`: the window and the picture, from the command line.

use std::path::{Path, PathBuf};

use super::args::{BriefArgs, BriefingArg, DemoArgs, GridArg, InputArgs, NamesArg, ThemeArg, ViewArgs, WindowArgs};
use super::ingest::{Ingested, ingest};
use super::load::{Knowledge, load, publish, settle_languages};
use super::{Failure, Session, Streams, select, sheets, space};
use crate::app::brief::{Brief, Size, save, sheet, views};
use crate::app::shot::{Look as ShotLook, Shot, write as write_window};
use crate::app::{Input, Start, own_map};
use crate::context::{Grid, MapOptions, Names, Product};
use crate::coords;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::i18n::{Spelling, Texts};
use crate::source::samples;
use crate::text::Lang;
use crate::ui::map::camera::Look;
use crate::ui::theme::ThemeName;
use crate::workspace::Workspace;

/// Opens the window: on the articles named, or on the bundled sample.
///
/// # Errors
/// Wrong options; no display; no graphics adapter.
pub(super) fn view(args: &ViewArgs, lang: Option<Lang>, session: &Session<'_>) -> Result<Reporter, Failure> {
    check_display(session)?;
    let published = args.input.published.as_deref().map(|text| select::day(text, session.texts)).transpose().map_err(Failure::Usage)?;
    let knowledge = session.knowledge()?;
    let filter = args.select.filter(&knowledge.gazetteer, session.texts).map_err(Failure::Usage)?;
    let input = if args.input.paths.is_empty() { Input::Sample } else { Input::Paths(args.input.paths.clone()) };
    if let Some(path) = space::only(&args.input.paths) {
        Workspace::open_to_read(path).map_err(|problem| Failure::Broken(space::told(&problem, path, session.texts)))?;
    }
    // Refused before a window opens: the message belongs where the name was typed.
    let map = args.map.as_deref().map(|path| own_map::open(path, session.texts)).transpose().map_err(Failure::Broken)?.map(|map| map.path);
    let lexicons = session.lexicons.clone();
    crate::app::run(Start { input: Some(input), published, filter, lang, lexicons, map, ..Start::default() }).map_err(Failure::Broken)?;
    Ok(Reporter::default())
}

fn check_display(session: &Session<'_>) -> Result<(), Failure> {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if cfg!(target_os = "linux") && !has_display {
        return Err(Failure::Broken(session.texts.error("no-display", &[])));
    }
    Ok(())
}

/// Opens the window on made-up incidents.
///
/// # Errors
/// No display; no graphics adapter.
pub(super) fn demo(args: &DemoArgs, lang: Option<Lang>, session: &Session<'_>) -> Result<Reporter, Failure> {
    check_display(session)?;
    let store = super::demo::made_up(args.incidents, args.seed, session)?;
    crate::app::run(Start { store: Some(store), lang, lexicons: session.lexicons.clone(), ..Start::default() }).map_err(Failure::Broken)?;
    Ok(Reporter::default())
}

/// Draws the whole window, or sixteen of them, without a display.
///
/// # Errors
/// Wrong options; no graphics adapter; a file that cannot be written.
pub(super) fn window(args: &WindowArgs, lang: Lang, session: &Session<'_>) -> Result<Reporter, Failure> {
    let knowledge = session.knowledge()?;
    let filter = args.select.filter(&knowledge.gazetteer, session.texts).map_err(Failure::Usage)?;
    let bad_size = || Failure::Usage(session.texts.error("usage-bad-size", &[("value", args.size.clone().into())]));
    let size = Size::parse(&args.size).ok_or_else(bad_size)?.pixels;
    let published = args.input.published.as_deref().map(|text| select::day(text, session.texts)).transpose().map_err(Failure::Usage)?;
    let input = if args.input.paths.is_empty() { Input::Sample } else { Input::Paths(args.input.paths.clone()) };
    let briefing = args.briefing.map(|what| match what {
        BriefingArg::Picture => Product::Picture,
        BriefingArg::Sheet => Product::Sheet,
    });
    let shot = |input: Option<Input>, demo: Option<u32>| -> Result<Shot, Failure> {
        let store = demo.map(|incidents| super::demo::made_up(incidents, 1, session)).transpose()?;
        Ok(Shot { input, store, published, filter: filter.clone(), pick: args.pick, is_reviewing: args.review, briefing })
    };
    if !args.all {
        let shot = shot(args.demo.is_none().then_some(input), args.demo)?;
        let look = ShotLook { size, scale: args.scale, theme: theme(args.theme), lang };
        write_window(&shot, &[(look, args.output.clone())]).map_err(Failure::Broken)?;
        return Ok(Reporter::default());
    }
    for (name, demo) in [("sample", None), ("million", Some(1_000_000))] {
        let looks = all_looks(name, &args.output);
        write_window(&shot(demo.is_none().then_some(Input::Sample), demo)?, &looks).map_err(Failure::Broken)?;
    }
    Ok(Reporter::default())
}

/// Two sizes, light and dark, English and Arabic.
fn all_looks(name: &str, folder: &Path) -> Vec<(ShotLook, PathBuf)> {
    let mut looks = Vec::new();
    for size in [[1366, 768], [1920, 1080]] {
        for theme in [ThemeName::Light, ThemeName::Dark] {
            for lang in [Lang::En, Lang::Ar] {
                let tone = if theme == ThemeName::Dark { "dark" } else { "light" };
                let file = folder.join(format!("{name}-{}-{tone}-{}.png", size[0], lang.code()));
                looks.push((ShotLook { size, scale: 1.0, theme, lang }, file));
            }
        }
    }
    looks
}

/// Draws a picture or a sheet of the articles named, or of the bundled sample, without a display.
///
/// # Errors
/// Wrong options; no graphics adapter; a file that cannot be written.
pub(super) fn brief(args: &BriefArgs, lang: Lang, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    if let Some(table) = &args.map_sheet {
        return map_sheet(table, args, session.texts).map_err(Failure::Broken);
    }
    if let Some(folder) = &args.sheet.templates {
        return sheets::write_templates(folder, session.texts).map_err(Failure::Broken);
    }
    let wanted = sheets::Wanted::of(args, session.texts)?;
    let knowledge = session.knowledge()?;
    let filter = args.select.filter(&knowledge.gazetteer, session.texts).map_err(Failure::Usage)?;
    let size = Size::parse(&args.size)
        .ok_or_else(|| Failure::Usage(session.texts.error("usage-bad-size", &[("value", args.size.clone().into())])))?;
    let map = args.map.as_deref().map(|path| own_map::open(path, session.texts)).transpose().map_err(Failure::Broken)?;
    let look = args.center.as_deref().map(|words| look(words, args.zoom, session)).transpose()?;
    let (store, mut problems) = if let Some(path) = space::only(&args.input.paths) {
        (space::read(path, session.texts)?.store, Reporter::default())
    } else {
        let ingested = read(&args.input, &knowledge, session, streams)?;
        (load(ingested.articles, &knowledge, session.texts, &session.progress), ingested.problems)
    };
    let (map, options) = (map.as_ref(), options(args, wanted.is_sheet()));
    if wanted.is_sheet() {
        let theme = args.theme.map_or(ThemeName::Print, theme);
        let drawing = sheets::Drawing { store: &store, filter: &filter, look, theme, map, options };
        wanted.sheet(&drawing, session.texts, &mut problems)?;
        return Ok(problems);
    }
    let brief = Brief {
        store: &store,
        filter: &filter,
        look,
        size: size.pixels,
        scale: args.scale.unwrap_or(size.scale),
        theme: args.theme.map_or(ThemeName::Light, theme),
        lang,
        spelling: Spelling::default(),
        map,
        options,
        marks: wanted.marks(),
    };
    wanted.picture(&brief, session.texts, session.progress)?;
    Ok(problems)
}

/// The sheet by which the map is judged.
fn map_sheet(table: &Path, args: &BriefArgs, texts: &Texts) -> Result<Reporter, Diagnostic> {
    let rows = std::fs::read_to_string(table)
        .map_err(|e| texts.error("file-unreadable", &[("reason", e.to_string().into())]).at(table.display().to_string()))?;
    save(&sheet(&views(&rows, texts)?, theme(args.theme.unwrap_or_default()), texts)?, &args.output, Lang::default())?;
    Ok(Reporter::default())
}

const fn theme(arg: ThemeArg) -> ThemeName {
    match arg {
        ThemeArg::Light => ThemeName::Light,
        ThemeArg::Dark => ThemeName::Dark,
        ThemeArg::Contrast => ThemeName::Contrast,
        ThemeArg::Print => ThemeName::Print,
    }
}

fn look(words: &str, zoom: f64, session: &Session<'_>) -> Result<Look, Failure> {
    let center = coords::parse(words)
        .ok_or_else(|| Failure::Usage(session.texts.error("usage-bad-point", &[("value", words.to_owned().into())])))?;
    Ok(Look { center, zoom })
}

fn options(args: &BriefArgs, is_sheet: bool) -> MapOptions {
    let names = match args.names {
        NamesArg::Both => Names::Both,
        NamesArg::Arabic => Names::Arabic,
        NamesArg::English => Names::English,
    };
    let usual = if is_sheet { GridArg::Degrees } else { GridArg::Off };
    let grid = match args.grid.unwrap_or(usual) {
        GridArg::Off => Grid::Off,
        GridArg::Degrees => Grid::Degrees,
        GridArg::Mgrs => Grid::Mgrs,
    };
    MapOptions { names, grid, ..MapOptions::default() }
}

fn read(args: &InputArgs, knowledge: &Knowledge, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Ingested, Failure> {
    if args.paths.is_empty() {
        return Ok(Ingested { articles: samples::articles(session.texts), ..Ingested::default() });
    }
    let paths: &[PathBuf] = &args.paths;
    let mut ingested = ingest(paths, streams.input, session.texts, &session.progress);
    let published = args.published.as_deref().map(|text| select::day(text, session.texts)).transpose().map_err(Failure::Usage)?;
    publish(&mut ingested, published);
    settle_languages(&mut ingested, &knowledge.lexicons, session.texts);
    Ok(ingested)
}
