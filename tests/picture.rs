//! The briefing picture: drawn without a display, the same on every run.
#![cfg(feature = "gui")]

use furat::app::brief::{Brief, Marks, picture, series};
use furat::brief::Fields;
use furat::cli::load::{Knowledge, load};
use furat::cli::progress::Progress;
use furat::context::MapOptions;
use furat::i18n::Texts;
use furat::store::{Filter, Store, Unit};
use furat::text::Lang;
use furat::ui::theme::{Theme, ThemeName};

fn few(lang: Lang) -> Store {
    let texts = Texts::new(lang);
    let knowledge = Knowledge::bundled().expect("bundled data");
    let articles = furat::source::samples::articles(&texts).into_iter().take(8).collect();
    load(articles, &knowledge, &texts, &Progress::new(true))
}

fn brief<'a>(store: &'a Store, filter: &'a Filter, theme: ThemeName, lang: Lang) -> Brief<'a> {
    Brief {
        store,
        filter,
        look: None,
        size: [640, 400],
        scale: 1.0,
        theme,
        lang,
        spelling: furat::i18n::Spelling::default(),
        map: None,
        options: MapOptions::default(),
        marks: Marks::default(),
    }
}

fn draw(theme: ThemeName, lang: Lang) -> image::RgbaImage {
    let (store, filter) = (few(lang), Filter::default());
    picture(&brief(&store, &filter, theme, lang)).expect("a graphics adapter")
}

/// Shares of pixels that are near a colour.
fn share(image: &image::RgbaImage, color: egui::Color32) -> f64 {
    let near = |p: &&image::Rgba<u8>| p.0.iter().zip(color.to_array()).take(3).all(|(a, b)| a.abs_diff(b) < 14);
    image.pixels().filter(near).count() as f64 / f64::from(image.width() * image.height())
}

#[test]
fn a_picture_is_the_same_twice_and_wears_its_theme() {
    let light = draw(ThemeName::Light, Lang::En);
    assert_eq!(light, draw(ThemeName::Light, Lang::En), "two runs differ");
    let dark = draw(ThemeName::Dark, Lang::Ar);
    let land = |name| Theme::load(name).expect("tokens").map.land;
    assert!(share(&light, land(ThemeName::Light)) > 0.15, "light land: {}", share(&light, land(ThemeName::Light)));
    assert!(share(&dark, land(ThemeName::Dark)) > 0.15, "dark land: {}", share(&dark, land(ThemeName::Dark)));
}

#[test]
fn an_impossible_size_is_refused_with_a_hint() {
    let (store, filter) = (Store::default(), Filter::default());
    for (size, scale) in [([100_000, 10], 1.0), ([640, 400], 0.0), ([640, 400], 9.0)] {
        let problem = picture(&Brief { size, scale, ..brief(&store, &filter, ThemeName::Light, Lang::En) }).expect_err("refused");
        assert!(problem.hint.is_some(), "{problem}");
    }
}

#[test]
fn a_banner_stands_across_the_head() {
    let (store, filter) = (few(Lang::En), Filter::default());
    let plain = brief(&store, &filter, ThemeName::Print, Lang::En);
    let marks = Marks { fields: Fields { banner: Some("INTERNAL".into()), ..Fields::default() }, as_of: None };
    let marked = picture(&Brief { marks, ..brief(&store, &filter, ThemeName::Print, Lang::En) }).expect("a graphics adapter");
    let plain = picture(&plain).expect("a graphics adapter");
    let dark = |image: &image::RgbaImage| (0..640).filter(|x| image.get_pixel(*x, 2).0.iter().take(3).all(|c| *c < 90)).count();
    assert!(dark(&marked) > 600 && dark(&plain) < 300, "{} {}", dark(&marked), dark(&plain));
}

#[test]
fn maps_of_a_series_show_what_each_period_has() {
    let (store, filter) = (few(Lang::En), Filter::default());
    let brief = brief(&store, &filter, ThemeName::Light, Lang::En);
    let texts = Texts::new(Lang::En);
    let years = series::periods(furat::store::extent(&store), Unit::Year, series::MOST_MAPS, &texts).expect("dated");
    assert!(years.len() > 1, "{years:?}");
    let whole = series::multiples(&brief, &years).expect("a graphics adapter");
    assert_eq!((whole.width(), whole.height()), (640, 400));
    assert_eq!(whole, series::multiples(&brief, &years).expect("a graphics adapter"), "two runs differ");
    let ends = [years[0], years[years.len() - 1]];
    assert_ne!(whole, series::comparison(&brief, ends).expect("a graphics adapter"));
    let told = std::cell::Cell::new(0);
    let frames = series::frames(&brief, &ends, &|n| told.set(n)).expect("a graphics adapter");
    assert_eq!((frames.len(), told.get()), (2, 2));
    assert_ne!(frames[0], frames[1]);
}
