//! Reading articles in the window without a screen: evidence, legend, search, letters, places, dates, the list of articles.
#![cfg(feature = "gui")]

use std::time::{Duration, Instant};

use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use furat::app::{FuratApp, Input, Settings};
use furat::context::{Command, Marked, Tray};
use furat::incident::Incident;
use furat::text::Lang;
use furat::ui::map::tiles::Decoding;

type Window = Harness<'static, FuratApp>;

fn window(lang: Lang) -> Window {
    let mut settings = Settings::default();
    settings.lang = lang;
    let mut harness = Harness::builder().with_size([1600.0, 1000.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), settings, Some(Input::Sample), None, Decoding::AtOnce).expect("bundled data"),
    );
    let patience = Instant::now();
    while harness.state().state.store.incidents().is_empty() && patience.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    harness.step();
    harness
}

fn send(window: &mut Window, command: Command) {
    window.state().sender().send(command);
    settle(window);
}

fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.step();
    }
}

fn tr(window: &Window, id: &str) -> String {
    window.state().state.texts.tr(id).into_owned()
}

fn numbered(window: &Window, id: &str, values: &[(&str, usize)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, n)| (*name, (*n).into())).collect();
    window.state().state.texts.tr_args(id, &values).into_owned()
}

/// Selects the first incident that fits.
fn select(window: &mut Window, wanted: impl Fn(&FuratApp, &Incident) -> bool) -> Incident {
    let app = window.state();
    let found = app.state.store.incidents().iter().find(|incident| wanted(app, incident)).expect("the sample holds one").clone();
    send(window, Command::Select(Some(found.id.clone())));
    found
}

fn click(window: &mut Window, at: Pos2) {
    window.event(egui::Event::PointerMoved(at));
    window.step();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
    settle(window);
}

#[test]
fn keys_walk_through_the_evidence_round_and_round() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |_, incident| incident.sources.len() == 1 && incident.sources[0].evidence.len() > 3);
    let mut spans: Vec<_> = incident.sources[0].evidence.iter().map(|evidence| evidence.span).collect();
    spans.sort_unstable();
    spans.dedup();
    let all = spans.len();
    assert!(window.query_by_label(&numbered(&window, "evidence-count", &[("n", all)])).is_some());
    for at in (1..=all).chain([1]) {
        window.key_press(Key::N);
        settle(&mut window);
        let words = numbered(&window, "evidence-position", &[("n", at), ("all", all)]);
        assert!(window.query_by_label(&words).is_some(), "{words}");
    }
    window.key_press(Key::P);
    settle(&mut window);
    assert_eq!(window.state().state.reader.stop, Some(all - 1));
}

#[test]
fn a_chip_of_the_legend_takes_its_marks_away_and_brings_them_back() {
    let mut window = window(Lang::En);
    select(&mut window, |_, incident| incident.sources[0].evidence.len() > 3);
    for off in [true, false] {
        window.get_by_label(&tr(&window, "legend-toll")).click();
        settle(&mut window);
        assert_eq!(window.state().state.reader.off.contains(&Marked::Toll), off);
    }
}

#[test]
fn words_are_found_counted_and_stepped_through() {
    let mut window = window(Lang::Ar);
    select(&mut window, |app, incident| {
        let article = app.state.store.article(&incident.sources[0].article).expect("its article");
        article.lang == Lang::Ar && article.body.matches('\u{629}').count() > 3
    });
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    settle(&mut window);
    // One letter that the article writes in two ways at least.
    window.event(egui::Event::Text("\u{647}".into()));
    settle(&mut window);
    let app = window.state();
    let reading = app.state.selection.reading.as_ref().expect("an article").article.clone();
    let article = app.state.store.article(&reading).expect("its article");
    let either = |text: &str| furat::text::fold(text).text.matches('\u{647}').count();
    let all = either(&article.body) + article.title.as_deref().map_or(0, either);
    assert!(all > article.body.matches('\u{647}').count(), "ta marbuta is found as well");
    let words = numbered(&window, "evidence-position", &[("n", 1), ("all", all)]);
    assert!(window.query_by_label(&words).is_some(), "{words}");
    window.key_press(Key::Enter);
    settle(&mut window);
    let words = numbered(&window, "evidence-position", &[("n", 2), ("all", all)]);
    assert!(window.query_by_label(&words).is_some(), "{words}");
    window.key_press(Key::Escape);
    settle(&mut window);
    assert_eq!(window.state().state.reader.search, None);
    assert!(window.state().state.selection.incident.is_some(), "Escape closed the search alone");
}

#[test]
fn letters_grow_by_button_and_by_wheel() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |_, incident| !incident.sources.is_empty());
    let body = window.state().state.store.article(&incident.sources[0].article).expect("its article").body.clone();
    let height = window.get_by_label(&body).rect().height();
    window.get_by_label(&tr(&window, "article-larger")).click();
    settle(&mut window);
    assert_eq!(window.state().state.settings.article_size, 1);
    assert!(window.get_by_label(&body).rect().height() > height);
    let screen = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(1600.0, 990.0));
    let inside = window.get_by_label(&body).rect().intersect(screen).center();
    window.event(egui::Event::PointerMoved(inside));
    window.step();
    window.event(egui::Event::Zoom(1.2));
    settle(&mut window);
    assert_eq!(window.state().state.settings.article_size, 3);
}

#[test]
fn a_place_in_the_text_leads_to_the_map_and_a_date_to_its_range() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |app, incident| {
        let facts = app.state.store.facts(&incident.sources[0].article).expect("facts");
        let early = |span: furat::text::Span| span.start < 400;
        incident.sources.len() == 1
            && facts.places.iter().any(|mention| early(mention.span))
            && facts.dates.iter().any(|mention| early(mention.span) && mention.value.is_dated())
    });
    let article = window.state().state.store.article(&incident.sources[0].article).expect("its article").clone();
    let facts = window.state().state.store.facts(&article.id).expect("facts").clone();
    let place = facts.places.first().expect("a place");
    let at = window.get_all_by_label(place.span.slice(&article.body)).next().expect("a link").rect().center();
    click(&mut window, at);
    let look = window.state().map.camera.look();
    assert!(look.center.distance_km(place.value.point) < 0.5, "{look:?} {place:?}");
    let date = facts.dates.iter().find(|mention| mention.value.is_dated()).expect("a date");
    let at = window.get_all_by_label(date.span.slice(&article.body)).next().expect("a link").rect().center();
    click(&mut window, at);
    let range = window.state().state.filter.range.expect("a range");
    assert_eq!((Some(range.from), Some(range.to)), (date.value.earliest, date.value.latest));
}

#[test]
fn every_article_is_listed_and_read_by_itself() {
    let mut window = window(Lang::En);
    let count = window.state().state.store.articles().len();
    window.key_press(Key::A);
    settle(&mut window);
    assert_eq!(window.state().state.selection.tray, Some(Tray::Articles));
    let silent = numbered(&window, "articles-silent", &[("n", 0)]);
    assert!(window.query_by_label(&silent).is_some(), "{silent}");
    let app = window.state();
    let latest =
        app.state.store.articles().iter().max_by_key(|article| app.state.store.facts(&article.id).and_then(|facts| facts.published));
    let latest = latest.expect("articles").clone();
    window.get_by_label(latest.title.as_deref().expect("a title")).click();
    settle(&mut window);
    assert!(window.query_by_label(&latest.body).is_some(), "the article in full");
    window.get_by_label(&tr(&window, "source-back")).click();
    settle(&mut window);
    assert!(window.query_by_label(&numbered(&window, "articles-all", &[("n", count)])).is_some());
}

#[test]
fn an_incident_is_copied_as_text() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |_, incident| !incident.claims.is_empty());
    window.get_by_label(&tr(&window, "source-copy")).click();
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("text on the clipboard");
    let title = furat::ui::describe::title(&window.state().state.texts, Lang::En, &incident);
    assert_eq!(copied.lines().next(), Some(title.as_str()));
    assert!(copied.lines().count() >= 6 + incident.claims.len() + incident.sources.len(), "{copied}");
}
