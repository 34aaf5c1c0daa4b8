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

/// A window on these articles alone.
fn window_on(articles: Vec<furat::source::Article>) -> Window {
    let mut harness = Harness::builder().with_size([1600.0, 1000.0]).build_ui_state(
        |ui, app: &mut FuratApp| {
            app.update(ui.ctx());
            app.draw(ui);
        },
        FuratApp::new(&egui::Context::default(), Settings::default(), Some(Input::Articles(articles)), None, Decoding::AtOnce)
            .expect("bundled data"),
    );
    let patience = Instant::now();
    while (harness.state().state.work.is_some() || harness.state().state.store.articles().is_empty())
        && patience.elapsed() < Duration::from_mins(1)
    {
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    settle(&mut harness);
    harness
}

/// A short report under an address, and an article that reports nothing.
fn report_and_nothing() -> Vec<furat::source::Article> {
    let article = |id: &str, title: &str, body: &str, url: Option<&str>| furat::source::Article {
        id: furat::source::ArticleId(id.into()),
        path: String::new(),
        title: Some(title.into()),
        source: None,
        url: url.map(str::to_owned),
        published: None,
        lang: Lang::En,
        body: body.into(),
    };
    let report = "An air strike hit a militia post in Al-Bukamal on 17 June 2018, killing five fighters.";
    vec![
        article("report", "A strike", report, Some("https://example.org/strike")),
        article("silent", "A fair", "The town held its fair, and all went well.", None),
    ]
}

fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

#[test]
fn the_card_leads_to_the_map_and_to_the_timeline() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = window(lang);
        let incident = select(&mut window, |_, incident| incident.places.len() == 1 && incident.when.is_dated());
        let site = incident.site().expect("a place").clone();
        let name = furat::ui::describe::place_name(&site, lang).to_owned();
        send(&mut window, Command::FlyTo(furat::geo::LatLon::new(30.0, 35.0), 7.0));
        let go = window.state().state.texts.tr_args("card-show-place", &[("place", name.into())]).into_owned();
        press(&mut window, &go);
        assert!(window.state().map.camera.look().center.distance_km(site.point) < 0.5, "{lang:?}");
        let far = furat::context::TimeView { from_day: 1000.0, to_day: 2000.0 };
        send(&mut window, Command::SetTimeView(far));
        let go = tr(&window, "card-show-time");
        press(&mut window, &go);
        let view = window.state().state.time_view.expect("a view");
        let days = furat::store::DayRange::of(&incident.when).expect("dated");
        let shown = furat::context::TimeView::around(days);
        assert!(view.from_day <= shown.from_day && view.to_day >= shown.to_day, "{lang:?}: {view:?}");
        assert_eq!(window.state().state.filter.range, None, "the filter stays as it is");
    }
}

#[test]
fn other_incidents_of_the_same_article_are_one_press_away() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |app, incident| {
        let here = app.state.store.incidents_of(&incident.sources[0].article);
        incident.sources.len() == 1 && (2..6).contains(&here.len())
    });
    let head = tr(&window, "article-others");
    press(&mut window, &head);
    let app = window.state();
    let rows = app.state.store.incidents_of(&incident.sources[0].article);
    let other = rows.iter().filter_map(|row| app.state.store.at(*row)).find(|other| other.id != incident.id).expect("another").into_owned();
    let title = furat::ui::describe::title(&app.state.texts, Lang::En, &other);
    window.get_all_by_label(&title).last().expect("its row").click();
    settle(&mut window);
    assert!(rows_hold(&window, &incident), "another incident of the same article");
}

/// Whether what is selected now is another incident of an incident's article.
fn rows_hold(window: &Window, before: &Incident) -> bool {
    let state = &window.state().state;
    let now = state.selection.incident.as_ref().and_then(|id| state.store.incident(id)).expect("selected");
    now.id != before.id && now.sources.iter().any(|source| source.article == before.sources[0].article)
}

#[test]
fn voices_stand_side_by_side_and_lead_to_their_words() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |_, incident| {
        let voices: std::collections::BTreeSet<_> = incident.claims.iter().filter_map(|claim| claim.voice.clone()).collect();
        incident.claims.len() >= 2 && !voices.is_empty() && incident.sources.len() == 1
    });
    assert!(window.query_by_label(&tr(&window, "claims-title")).is_some());
    let voice = incident.claims.iter().find_map(|claim| claim.voice.clone()).expect("a voice");
    window.get_all_by_label_contains(&format!("{voice}: ")).next().expect("its column").click();
    settle(&mut window);
    let reading = window.state().state.selection.reading.clone().expect("an article");
    assert!(incident.claims.iter().any(|claim| claim.article == reading.article));
}

#[test]
fn the_articles_of_an_incident_stand_in_order_of_date_and_are_read_one_by_one() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |app, incident| {
        let titles = incident.sources.iter().filter_map(|source| app.state.store.article(&source.article)?.title.clone());
        incident.sources.len() > 1 && titles.count() == incident.sources.len()
    });
    // So high that the head of the article is in sight below the card.
    window.set_size(egui::vec2(1600.0, 2000.0));
    settle(&mut window);
    let app = window.state();
    let published = |id| app.state.store.facts(id).and_then(|facts| facts.published);
    let mut order: Vec<_> = incident.sources.iter().map(|source| (published(&source.article), source.article.clone())).collect();
    order.sort_by_key(|(day, id)| (day.is_none(), *day, id.clone()));
    let title = |n: usize| app.state.store.article(&order[n].1).and_then(|article| article.title.clone()).expect("a title");
    let (first, second) = (title(0), title(1));
    let of = window.state().state.texts.tr_args("source-of", &[("n", 1.into()), ("all", order.len().into())]).into_owned();
    assert!(window.query_by_label(&of).is_some(), "{of}");
    let (top, below) = (row_of(&window, &first), row_of(&window, &second));
    assert!(top < below, "the earlier one stands above");
    let next = tr(&window, "source-next-article");
    press(&mut window, &next);
    assert_eq!(window.state().state.selection.reading.as_ref().map(|reading| &reading.article), Some(&order[1].1));
}

fn row_of(window: &Window, title: &str) -> f32 {
    use egui::accesskit::Role;
    window.get_all_by_role_and_label(Role::Button, title).next().expect("a row").rect().top()
}

#[test]
fn joined_reports_are_taken_apart_and_joined_by_a_press_and_undo_takes_it_back() {
    let mut window = window(Lang::En);
    let incident = select(&mut window, |_, incident| !incident.reports.is_empty());
    let all = window.state().state.store.len();
    let (apart, join) = (tr(&window, "reports-take-apart"), tr(&window, "reports-join-again"));
    press(&mut window, &apart);
    assert_eq!(window.state().state.store.len(), all + incident.reports.len() - 1);
    press(&mut window, &join);
    assert_eq!(window.state().state.store.len(), all);
    press(&mut window, &apart);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(window.state().state.store.len(), all, "undo joins them again");
}

#[test]
fn articles_without_an_incident_are_counted_listed_and_read() {
    let mut window = window_on(report_and_nothing());
    let opened = numbered(&window, "top-articles", &[("count", 2)]);
    assert!(window.query_by_label(&opened).is_some(), "the menu counts what the list holds: {opened}");
    let list = tr(&window, "list-articles");
    press(&mut window, &list);
    assert!(window.query_by_label(&numbered(&window, "articles-all", &[("n", 2)])).is_some());
    let silent = numbered(&window, "articles-silent", &[("n", 1)]);
    press(&mut window, &silent);
    assert!(window.query_by_label("A strike").is_none(), "the other one is left out");
    press(&mut window, "A fair");
    assert!(window.query_by_label(&tr(&window, "article-no-incident")).is_some());
}

#[test]
fn an_address_is_copied_and_a_day_of_publication_typed() {
    let mut window = window_on(report_and_nothing());
    select(&mut window, |_, _| true);
    let link = window.state().state.texts.tr_args("source-copy-link", &[("url", "https://example.org/strike".into())]).into_owned();
    window.get_by_label(&link).click();
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("https://example.org/strike"));
    settle(&mut window);
    let field = tr(&window, "source-set-date");
    window.get_by_label(&field).focus();
    settle(&mut window);
    window.event(egui::Event::Text("19/6/2018".into()));
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    let id = furat::source::ArticleId("report".into());
    let patience = Instant::now();
    let published = |window: &Window| window.state().state.store.facts(&id).and_then(|facts| facts.published);
    while published(&window).is_none() && patience.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    settle(&mut window);
    assert_eq!(published(&window), chrono::NaiveDate::from_ymd_opt(2018, 6, 19));
    let told = window.state().state.texts.tr_args("source-days-after", &[("n", 2.into())]).into_owned();
    assert!(window.query_all_by_label_contains(&told).next().is_some(), "the day of the report against that of the event: {told}");
}
