//! The briefing picture: drawn without a display, the same on every run.
#![cfg(feature = "gui")]

use furat::app::brief::{Brief, picture};
use furat::cli::load::{Knowledge, load};
use furat::cli::progress::Progress;
use furat::context::MapOptions;
use furat::i18n::Texts;
use furat::store::Filter;
use furat::text::Lang;
use furat::ui::theme::{Theme, ThemeName};

fn draw(theme: ThemeName, lang: Lang) -> image::RgbaImage {
    let texts = Texts::new(lang);
    let knowledge = Knowledge::bundled().expect("bundled data");
    let articles = furat::source::samples::articles(&texts).into_iter().take(8).collect();
    let store = load(articles, &knowledge, &texts, &Progress::new(true));
    let filter = Filter::default();
    picture(&Brief {
        store: &store,
        filter: &filter,
        look: None,
        size: [640, 400],
        scale: 1.0,
        theme,
        lang,
        spelling: furat::i18n::Spelling::default(),
        map: None,
        options: MapOptions::default(),
        marks: furat::app::brief::Marks::default(),
    })
    .expect("a graphics adapter")
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
    let store = furat::store::Store::default();
    let filter = Filter::default();
    let brief = Brief {
        store: &store,
        filter: &filter,
        look: None,
        size: [100_000, 10],
        scale: 1.0,
        theme: ThemeName::Light,
        lang: Lang::En,
        spelling: furat::i18n::Spelling::default(),
        map: None,
        options: MapOptions::default(),
        marks: furat::app::brief::Marks::default(),
    };
    let problem = picture(&brief).expect_err("too large");
    assert!(problem.hint.is_some());
}
