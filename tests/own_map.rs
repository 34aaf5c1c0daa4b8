//! Maps that users bring: opened, drawn, credited, remembered; or refused with the message that was promised.
#![cfg(feature = "gui")]

use std::path::{Path, PathBuf};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::brief::{Brief, picture};
use furat::app::own_map::open;
use furat::app::{FuratApp, Settings};
use furat::context::{Command, MapOptions};
use furat::i18n::Texts;
use furat::store::{Filter, Store};
use furat::text::Lang;
use furat::ui::map::camera::Look;
use furat::ui::map::own::{Content, OwnMap, Part, Schema};
use furat::ui::map::tiles::{Decoding, TileLayer};
use furat::ui::theme::{Theme, ThemeName};
use walkers::{Tile, TileId, Tiles as _};

/// Whole maps: file, name, credit, content.
const WHOLE: [(&str, &str, &str, Content); 4] = [
    ("protomaps.pmtiles", "Protomaps test map", "\u{a9} Furat test map", Content::Vector { schema: Schema::Protomaps, has_ground: true }),
    (
        "openmaptiles.mbtiles",
        "OpenMapTiles test map",
        "\u{a9} Furat test map",
        Content::Vector { schema: Schema::OpenMapTiles, has_ground: true },
    ),
    ("raster.pmtiles", "Raster test map", "Drawn for Furat", Content::Raster { tile_size: 256 }),
    ("raster.mbtiles", "Raster test map", "Drawn for Furat", Content::Raster { tile_size: 256 }),
];

/// The tile around Al-Bukamal at zoom 8, counted from the north.
const AL_BUKAMAL: TileId = TileId { x: 157, y: 101, zoom: 8 };

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/maps").join(name)
}

fn opened(name: &str) -> OwnMap {
    open(&fixture(name), &Texts::new(Lang::En)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

fn layer(map: &OwnMap) -> TileLayer {
    TileLayer::new(map.recipe(Part::All, ThemeName::Light).expect("styles"), Decoding::AtOnce, &egui::Context::default())
}

#[test]
fn whole_maps_say_what_they_are_and_a_tile_of_each_is_drawn() {
    for (file, name, credit, content) in WHOLE {
        let map = opened(file);
        assert_eq!((map.name.as_str(), map.attribution.as_str(), map.content), (name, credit, content), "{file}");
        assert!(map.bounds.contains(furat::geo::LatLon::new(34.45, 40.92)), "{file}: {:?}", map.bounds);
        let mut layer = layer(&map);
        let piece = layer.at(AL_BUKAMAL).unwrap_or_else(|| panic!("{file}: no tile"));
        match piece.tile {
            Tile::Raster(texture) => assert_eq!(texture.size(), [256, 256], "{file}"),
            Tile::Vector { drawables, .. } => assert!(!drawables.is_empty(), "{file}"),
        }
        assert_eq!(layer.take_flaw(), None, "{file}");
        assert!(layer.at(TileId { x: 10, ..AL_BUKAMAL }).is_none(), "{file}: far outside its bounds");
    }
}

#[test]
fn rows_of_both_formats_are_counted_from_the_same_side() {
    let (from_north, from_south) = (opened("raster.pmtiles"), opened("raster.mbtiles"));
    for zoom in 5..=8 {
        let (x, y) = (AL_BUKAMAL.x >> (8 - zoom), AL_BUKAMAL.y >> (8 - zoom));
        let tile = TileId { x, y, zoom };
        let bytes = from_north.source.tile(tile).expect("readable").expect("there");
        assert_eq!(Some(bytes), from_south.source.tile(tile).expect("readable"), "{tile:?}");
    }
}

/// Damaged and foreign files, and the message that each is refused with.
const REFUSED: [(&str, &str); 9] = [
    ("truncated-header.pmtiles", "The map is cut short: 60 of 127 bytes are there"),
    ("truncated-directory.pmtiles", "The map is cut short: 227 of 14,678 bytes are there"),
    ("truncated-tiles.pmtiles", "The map is cut short: 4,329 of 14,678 bytes are there"),
    ("flipped-directory.pmtiles", "The map is damaged: its directory of tiles cannot be read"),
    ("foreign.pmtiles", "Not a map that is read here"),
    ("not-a-database.mbtiles", "Not a map that is read here"),
    ("without-tiles.mbtiles", "A database, but not a map: the table \u{201c}tiles\u{201d} is missing"),
    ("no-such.pmtiles", "No such map"),
    ("../maps", "A folder, not a map"),
];

#[test]
fn damaged_and_foreign_files_are_refused_with_what_where_and_what_to_do() {
    for (file, words) in REFUSED {
        let problem = open(&fixture(file), &Texts::new(Lang::En)).expect_err(file);
        assert_eq!(problem.summary, words, "{file}");
        assert_eq!(problem.location, Some(fixture(file).display().to_string()));
        assert!(problem.hint.is_some(), "{file}: what can be done?");
        let arabic = open(&fixture(file), &Texts::new(Lang::Ar)).expect_err(file);
        assert_eq!(Lang::detect(&arabic.summary), Lang::Ar, "{file}: {}", arabic.summary);
    }
}

/// A file of those bytes, in a folder that goes when the test ends.
fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a temporary file");
    path
}

#[test]
fn heads_that_promise_what_is_not_drawn_are_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = std::fs::read(fixture("protomaps.pmtiles")).expect("the fixture");
    // Offsets of the header of version 3: version 7, internal and tile compression 97 and 98, tile type 99, least and most zoom 100 and 101.
    for (at, value, words) in [
        (7, 2, "PMTiles of version 2; version 3 is read"),
        (97, 3, "Its tiles are packed with Brotli, which is not unpacked here"),
        (98, 4, "Its tiles are packed with Zstandard, which is not unpacked here"),
        (98, 9, "The map is damaged: its header makes no sense"),
        (99, 5, "Its tiles are AVIF, which is not drawn"),
        (99, 6, "Its tiles are MapLibre Tile, which is not drawn"),
        (100, 30, "The map is damaged: its header makes no sense"),
        (101, 255, "The map is damaged: its header makes no sense"),
        (31, 0x7F, "The map is damaged: its header makes no sense"),
    ] {
        let mut bytes = whole.clone();
        bytes[at] = value;
        let problem = open(&written(&folder, "odd.pmtiles", &bytes), &Texts::new(Lang::En)).expect_err(words);
        assert!(problem.summary == words || (at == 31 && problem.summary.contains("cut short")), "{at}: {problem}");
    }
    let empty = open(&written(&folder, "empty.pmtiles", b""), &Texts::new(Lang::En)).expect_err("empty");
    assert_eq!(empty.summary, "An empty file, not a map");
}

#[test]
fn a_map_of_another_schema_is_refused_with_the_names_of_its_layers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("census.mbtiles");
    let base = rusqlite::Connection::open(&path).expect("a database");
    // A vector tile with one empty layer called "census".
    let tile: &[u8] = &[0x1A, 10, 0x0A, 6, b'c', b'e', b'n', b's', b'u', b's', 0x78, 2];
    base.execute_batch("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)").expect("a table");
    base.execute("INSERT INTO tiles VALUES (0, 0, 0, ?1)", [tile]).expect("a row");
    let problem = open(&path, &Texts::new(Lang::En)).expect_err("another schema");
    assert_eq!(problem.summary, "Its layers are of a schema that is not drawn: census");
    base.execute_batch("DELETE FROM tiles").expect("no rows");
    assert_eq!(open(&path, &Texts::new(Lang::En)).expect_err("empty").summary, "No tile in the map");
}

/// A view of a database can ask for anything, without end.
#[test]
fn a_database_that_never_answers_is_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("endless.mbtiles");
    let base = rusqlite::Connection::open(&path).expect("a database");
    let endless = "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)
                   SELECT 1 AS zoom_level, i AS tile_column, i AS tile_row, substr(x'00', i + 2) AS tile_data FROM n";
    base.execute_batch(endless).expect("a view");
    let problem = open(&path, &Texts::new(Lang::En)).expect_err("endless");
    assert_eq!(problem.summary, "The map is damaged: SQLite cannot read it");
}

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn two_hundred_broken_copies_of_each_map_are_opened_or_refused_without_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = Texts::new(Lang::En);
    // Panics are caught on the way; here even those count.
    let here = std::thread::current().id();
    let before = std::panic::take_hook();
    let panics = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&panics);
    std::panic::set_hook(Box::new(move |info| {
        counted.fetch_add(usize::from(std::thread::current().id() == here), std::sync::atomic::Ordering::Relaxed);
        before(info);
    }));
    for (file, ..) in WHOLE {
        let whole = std::fs::read(fixture(file)).expect("the fixture");
        let mut dice = Dice(7);
        let (mut drawn, mut refused) = (0, 0);
        for round in 0..200 {
            let mut bytes = whole.clone();
            if round % 4 == 0 {
                bytes.truncate(dice.throw(bytes.len()));
            } else {
                for _ in 0..=dice.throw(8) {
                    // Half of the hits in the head and the directory, where they do most.
                    let reach = if dice.throw(2) == 0 { 512 } else { bytes.len() };
                    let at = dice.throw(reach);
                    bytes[at] ^= 1 << dice.throw(8);
                }
            }
            match open(&written(&folder, file, &bytes), &texts) {
                Ok(map) => {
                    let mut layer = layer(&map);
                    for zoom in 5..=11_u8 {
                        let shifted = |n: u32| if zoom > 8 { n << (zoom - 8) } else { n >> (8 - zoom) };
                        layer.at(TileId { x: shifted(AL_BUKAMAL.x), y: shifted(AL_BUKAMAL.y), zoom });
                    }
                    drawn += 1;
                }
                Err(problem) => {
                    assert!(problem.hint.is_some(), "{file}, round {round}: {problem}");
                    refused += 1;
                }
            }
        }
        assert!(drawn > 10 && refused > 40, "{file}: {drawn} drawn, {refused} refused");
    }
    assert_eq!(panics.load(std::sync::atomic::Ordering::Relaxed), 0, "a decoder panicked");
}

/// A picture of nothing but the map.
fn brief(map: Option<&OwnMap>, theme: ThemeName, look: Look) -> image::RgbaImage {
    let (store, filter) = (Store::default(), Filter::default());
    let brief = Brief {
        store: &store,
        filter: &filter,
        look: Some(look),
        size: [600, 500],
        scale: 1.0,
        theme,
        lang: Lang::En,
        spelling: furat::i18n::Spelling::default(),
        options: MapOptions::default(),
        map,
        marks: furat::app::brief::Marks::default(),
    };
    picture(&brief).expect("a graphics adapter")
}

/// Al-Bukamal from as near as that.
const fn al_bukamal(zoom: f64) -> Look {
    Look { center: furat::geo::LatLon::new(34.45, 40.92), zoom }
}

/// The share of pixels that have this colour, as near as shading allows.
fn share(image: &image::RgbaImage, color: [u8; 3]) -> f64 {
    let near = |p: &&image::Rgba<u8>| p.0.iter().zip(color).all(|(a, b)| a.abs_diff(b) < 6);
    image.pixels().filter(near).count() as f64 / f64::from(image.width() * image.height())
}

/// The two greens of the raster's chessboard.
const GREENS: [[u8; 3]; 2] = [[214, 228, 200], [190, 212, 176]];

#[test]
fn a_raster_of_the_users_is_on_the_picture() {
    let bare = brief(None, ThemeName::Light, al_bukamal(9.0));
    for file in ["raster.pmtiles", "raster.mbtiles"] {
        let image = brief(Some(&opened(file)), ThemeName::Light, al_bukamal(9.0));
        for green in GREENS {
            assert!(share(&bare, green) < 0.01, "the bundled map has none of it");
            assert!(share(&image, green) > 0.1, "{file}: {}", share(&image, green));
        }
    }
}

#[test]
fn a_vector_map_of_the_users_is_on_the_picture_in_the_colours_of_the_theme() {
    // The fixtures hold a lake in the desert where there is none.
    let at_lake = Look { center: furat::geo::LatLon::new(34.61, 41.13), zoom: 12.0 };
    for theme in [ThemeName::Light, ThemeName::Dark] {
        let [r, g, b, _] = Theme::load(theme).expect("tokens").map.water.to_array();
        let bare = share(&brief(None, theme, at_lake), [r, g, b]);
        for file in ["protomaps.pmtiles", "openmaptiles.mbtiles"] {
            let lake = share(&brief(Some(&opened(file)), theme, at_lake), [r, g, b]);
            assert!(lake > bare + 0.1, "{file} {theme:?}: {lake} of the picture is water, {bare} without it");
        }
    }
}

fn window(settings: Settings) -> Harness<'static, FuratApp> {
    let app = FuratApp::new(&egui::Context::default(), settings, None, None, Decoding::AtOnce).expect("bundled data");
    let mut harness = Harness::builder().with_size([1600.0, 900.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        app,
    );
    harness.step();
    harness
}

fn send(harness: &mut Harness<'static, FuratApp>, command: Command) {
    harness.state().sender().send(command);
    harness.step();
    harness.step();
}

#[test]
fn a_dropped_map_shows_its_name_and_the_cross_takes_it_away() {
    let mut harness = window(Settings::default());
    send(&mut harness, Command::Open(vec![fixture("protomaps.pmtiles")]));
    assert_eq!(harness.state().state.own_map.as_ref().map(|map| map.name.as_str()), Some("Protomaps test map"));
    assert_eq!(harness.state().state.settings.map, Some(fixture("protomaps.pmtiles")), "remembered");
    assert!(harness.state().state.notices.is_empty(), "{:?}", harness.state().state.notices);
    harness.get_by_label_contains("Back to the bundled map").click();
    harness.step();
    harness.step();
    assert!(harness.state().state.own_map.is_none() && harness.state().state.settings.map.is_none());
    assert!(harness.query_by_label_contains("Back to the bundled map").is_none());
}

#[test]
fn a_map_that_is_refused_leaves_the_one_that_shows() {
    let mut harness = window(Settings::default());
    send(&mut harness, Command::OpenMap(fixture("raster.mbtiles")));
    send(&mut harness, Command::OpenMap(fixture("foreign.pmtiles")));
    let state = &harness.state().state;
    assert_eq!(state.own_map.as_ref().map(|map| map.name.as_str()), Some("Raster test map"));
    assert_eq!(state.notices.iter().map(|notice| notice.head.summary.as_str()).collect::<Vec<_>>(), ["Not a map that is read here"]);
}

#[test]
fn the_map_is_remembered_across_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("settings.json");
    let mut harness = window(Settings::default());
    send(&mut harness, Command::OpenMap(fixture("openmaptiles.mbtiles")));
    harness.state().state.settings.save_to(&kept);
    let next = window(Settings::load_from(&kept));
    assert_eq!(next.state().state.own_map.as_ref().map(|map| map.name.as_str()), Some("OpenMapTiles test map"));
}

#[test]
fn a_map_that_is_gone_at_the_next_start_is_told_and_the_bundled_one_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = Settings::default();
    settings.map = Some(folder.path().join("gone.pmtiles"));
    let harness = window(settings);
    let state = &harness.state().state;
    assert!(state.own_map.is_none());
    let [notice] = state.notices.as_slice() else { panic!("one notice: {:?}", state.notices) };
    assert!(notice.head.summary.contains("not there any more") && notice.head.hint.is_some(), "{notice:?}");
    assert!(state.settings.map.is_some(), "it may come back");
}

#[test]
fn about_credits_the_map() {
    let mut harness = window(Settings::default());
    send(&mut harness, Command::OpenMap(fixture("protomaps.pmtiles")));
    send(&mut harness, Command::OpenSample);
    let patience = std::time::Instant::now();
    while harness.state().state.store.incidents().is_empty() && patience.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.step();
    }
    send(&mut harness, Command::ToggleAbout);
    assert!(harness.query_by_label_contains("Your map: Protomaps test map: \u{a9} Furat test map").is_some());
}
