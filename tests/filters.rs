//! Filters in the window without a screen: every facet, ranges, places, words, the sentence that says them, and counts that add up.
#![cfg(feature = "gui")]

#[path = "common/window.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use furat::app::FuratApp;
use furat::context::{Command, UiCommand};
use furat::edit::Value;
use furat::incident::Verification;
use furat::store::{Dimension, Filter};
use furat::text::Lang;
use furat::ui::describe;
use window::{LARGE, SMALL, Window, bare, counted, is_there, key, press, press_role, sample, send, settle, until, word, words};

/// The first value of a dimension that is listed with a count, and its name on screen.
fn first_value(window: &Window, dimension: Dimension) -> Option<(String, String)> {
    let state = &window.state().state;
    let values = &state.store.columns().values(dimension).values;
    let mut counted: Vec<_> = values.iter().zip(state.view().facets.counts(dimension)).filter(|(_, count)| **count > 0).collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let (value, _) = counted.first()?;
    Some((value.key.clone(), describe::value(&state.texts, state.settings.lang, dimension, value)))
}

fn head(window: &Window, dimension: Dimension) -> String {
    word(window, &format!("facet-{}", dimension.code()))
}

/// Unfolds a section that waits folded.
fn unfold(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    settle(window);
}

fn adds_up(app: &FuratApp) {
    let view = app.state.view();
    assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, view.total);
}

#[test]
fn every_facet_hides_its_value_with_a_press_and_the_sentence_takes_it_back() {
    for dimension in Dimension::ALL {
        let mut window = sample(Lang::En, [1600.0, 2400.0]);
        // Nobody has checked or tagged anything in the sample.
        let id = window.state().state.store.id_at(0).expect("an incident");
        send(&mut window, Command::Put(id.clone(), Value::Status(Verification::Confirmed)));
        send(&mut window, Command::Put(id, Value::Tags(vec!["bridge".into()])));
        let (value, name) = first_value(&window, dimension).expect("the sample has values of every dimension");
        if !matches!(dimension, Dimension::Kind | Dimension::Actor | Dimension::Attribution) {
            let head = head(&window, dimension);
            unfold(&mut window, &head);
        }
        let before = window.state().state.view().shown.len();
        let row = window.get_all_by_role_and_label(Role::CheckBox, &name).next().expect("its row");
        row.click();
        settle(&mut window);
        assert!(!window.state().state.filter.is_on(dimension, &value), "{dimension:?}: {name}");
        assert!(window.state().state.view().shown.len() < before, "{dimension:?}");
        adds_up(window.state());
        let remove = words(&window, "filter-remove", &[("clause", "")]);
        let chip = window.get_all_by_label_contains(remove.trim()).next().expect("a clause");
        chip.click();
        settle(&mut window);
        assert!(window.state().state.filter == Filter::default(), "{dimension:?}");
    }
}

/// Articles of the sample from two outlets, one of which has an address.
fn from_outlets() -> Vec<furat::source::Article> {
    let articles = furat::source::samples::articles(&furat::i18n::Texts::new(Lang::En)).into_iter().take(8).enumerate();
    let named = |(n, article): (usize, furat::source::Article)| {
        let source = if n % 2 == 0 { "Border Post" } else { "River Wire" };
        furat::source::Article { source: Some(source.into()), ..article }
    };
    articles.map(named).collect()
}

#[test]
fn outlets_are_told_apart_where_articles_name_them() {
    let mut window = bare(furat::app::Settings::default(), [1600.0, 2400.0], Some(furat::app::Input::Articles(from_outlets())));
    until(&mut window, |app| app.state.work.is_none() && !app.state.store.is_empty());
    let head = head(&window, Dimension::Outlet);
    unfold(&mut window, &head);
    press_role(&mut window, Role::CheckBox, "River Wire");
    assert!(!window.state().state.filter.is_on(Dimension::Outlet, "River Wire"));
    assert!(is_there(&window, &words(&window, "filter-remove", &[("clause", "Border Post")])), "the sentence names what is left");
    adds_up(window.state());
}

#[test]
fn whose_side_was_hit_is_told_from_the_words_of_the_target() {
    let window = sample(Lang::En, LARGE);
    let state = &window.state().state;
    let values = &state.store.columns().values(Dimension::Side).values;
    let count = |key: &str| values.iter().find(|value| value.key == key).map_or(0, |value| value.rows.count());
    assert!(
        count("Iran-backed militias") > 5 && count("US") > 0,
        "{:?}",
        values.iter().map(|v| (&v.key, v.rows.count())).collect::<Vec<_>>()
    );
    assert!(count("") > 0, "what nobody tells stays unknown");
    for incident in state.store.incidents() {
        let doer = incident.perpetrator.name.code();
        assert!(state.store.sides_of(incident).iter().all(|side| side.code() != doer), "{:?}", incident.id);
    }
}

#[test]
fn alt_and_a_press_leave_one_value_alone() {
    let mut window = sample(Lang::En, LARGE);
    let name = word(&window, "kind-airstrike");
    window.get_by_role_and_label(Role::CheckBox, &name).click_modifiers(Modifiers::ALT);
    settle(&mut window);
    let filter = &window.state().state.filter;
    assert!(filter.is_on(Dimension::Kind, "airstrike") && !filter.is_on(Dimension::Kind, "raid"));
}

#[test]
fn tolls_are_bounded_by_typed_numbers_of_either_script() {
    for (typed, least) in [("5", 5), ("\u{667}", 7)] {
        let mut window = sample(Lang::En, [1600.0, 1600.0]);
        let head = word(&window, "facet-tolls");
        unfold(&mut window, &head);
        let killed = word(&window, "field-killed");
        let field = words(&window, "range-least", &[("field", &killed)]);
        window.get_by_label(&field).focus();
        settle(&mut window);
        window.event(egui::Event::Text(typed.into()));
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().state.filter.killed.map(|range| range.least), Some(least), "{typed}");
        adds_up(window.state());
    }
}

#[test]
fn confidence_is_bounded_at_both_ends_by_keys() {
    let mut window = sample(Lang::En, [1600.0, 1600.0]);
    let head = word(&window, "facet-confidence");
    unfold(&mut window, &head);
    let field = word(&window, "confidence");
    for (end, arrow, times) in [("range-least", Key::ArrowRight, 4), ("range-most", Key::ArrowLeft, 3)] {
        let name = words(&window, end, &[("field", &field)]);
        window.get_by_label(&name).focus();
        settle(&mut window);
        for _ in 0..times {
            key(&mut window, Modifiers::NONE, arrow);
        }
    }
    let filter = window.state().state.filter.clone();
    assert!((filter.min_confidence - 0.2).abs() < 1e-4, "{}", filter.min_confidence);
    assert!(filter.max_confidence.is_some_and(|most| (most - 0.85).abs() < 1e-4), "{:?}", filter.max_confidence);
    let trusted = |app: &FuratApp| app.state.store.incidents().iter().filter(|incident| filter.trusts(incident.confidence.value)).count();
    let app = window.state();
    assert_eq!(app.state.view().total - app.state.view().filtered_out, trusted(app));
}

#[test]
fn one_place_is_looked_at_alone_and_the_others_still_tell_their_counts() {
    let mut window = sample(Lang::Ar, [1600.0, 1600.0]);
    let head = word(&window, "facet-place");
    unfold(&mut window, &head);
    let state = &window.state().state;
    let busiest = state.view().spots.iter().max_by_key(|(_, families)| families.iter().sum::<u32>()).expect("places").0;
    let place = state.store.columns().sites()[busiest].clone();
    let name = describe::place_name(&place, Lang::Ar).to_owned();
    press_role(&mut window, Role::CheckBox, &name);
    let state = &window.state().state;
    assert_eq!(state.filter.place.as_deref(), Some(place.gazetteer_id.as_str()));
    assert!(state.view().filtered_out > 0);
    let others = (0..state.store.columns().sites().len()).filter(|site| *site != busiest && state.view().count_at(*site) > 0).count();
    assert!(others > 3, "{others} places still tell what they would show");
    assert!(is_there(&window, &words(&window, "filter-remove", &[("clause", &name)])), "the sentence names it");
    press_role(&mut window, Role::CheckBox, &name);
    assert_eq!(window.state().state.filter.place, None, "another press shows all");
}

#[test]
fn words_are_looked_for_in_any_spelling_and_shown_where_they_stand() {
    let mut window = sample(Lang::En, LARGE);
    let prompt = word(&window, "search-prompt");
    window.get_by_label(&prompt).focus();
    settle(&mut window);
    window.event(egui::Event::Text("militia".into()));
    settle(&mut window);
    let state = &window.state().state;
    assert_eq!(state.filter.text, "militia");
    let shown = state.view().shown.len();
    assert!(shown > 0 && state.view().filtered_out > 0);
    let rows: Vec<String> =
        window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().data().description().map(str::to_owned)).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.to_lowercase().contains("militia")), "{rows:?}");
    adds_up(window.state());
    let clear = word(&window, "search-clear");
    press(&mut window, &clear);
    assert_eq!(window.state().state.filter, Filter::default());
}

#[test]
fn figures_alone_stand_where_the_interface_begins() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, LARGE);
        let prompt = word(&window, "search-prompt");
        window.get_by_label(&prompt).focus();
        settle(&mut window);
        window.event(egui::Event::Text("2018".into()));
        settle(&mut window);
        assert_eq!(window.state().state.filter.text, "2018", "{lang:?}");
        assert!(window.state().state.view().filtered_out > 0, "{lang:?}");
    }
}

#[test]
fn uncertain_dates_and_background_are_counted_in_or_out() {
    let mut window = sample(Lang::En, LARGE);
    for (id, is_so) in [
        ("filter-certainly", (|filter: &Filter| filter.certainty == furat::store::Certainty::Certainly) as fn(&Filter) -> bool),
        ("filter-main-only", |filter: &Filter| filter.main_only),
    ] {
        let name = word(&window, id);
        press_role(&mut window, Role::RadioButton, &name);
        assert!(is_so(&window.state().state.filter), "{id}");
        adds_up(window.state());
    }
}

#[test]
fn clauses_that_find_no_room_are_still_read_and_removed() {
    let mut window = sample(Lang::En, SMALL);
    for dimension in Dimension::ALL {
        let (value, _) = first_value(&window, dimension).or_else(|| first_value(&window, Dimension::Kind)).expect("values");
        window.state().sender().send(Command::ToggleValue(dimension, value));
    }
    settle(&mut window);
    let off = window.state().state.filter.off.len();
    let more = (1..off).find_map(|n| {
        let name = counted(&window, "filter-more", "count", n);
        is_there(&window, &name).then_some(name)
    });
    let more = more.expect("the sentence folds");
    press(&mut window, &more);
    let remove = words(&window, "filter-remove", &[("clause", "")]);
    let removers = window.query_all_by_label_contains(remove.trim()).count();
    assert_eq!(removers, off, "each clause has its cross");
    window.get_all_by_label_contains(remove.trim()).last().expect("a cross").click();
    settle(&mut window);
    assert_eq!(window.state().state.filter.off.len(), off - 1);
}

#[test]
fn a_clause_leads_to_where_it_is_set() {
    for size in [LARGE, SMALL] {
        let mut window = sample(Lang::En, size);
        let (value, name) = first_value(&window, Dimension::Language).expect("languages");
        send(&mut window, Command::ToggleValue(Dimension::Language, value));
        assert!(window.query_by_role_and_label(Role::CheckBox, &name).is_none(), "folded at first");
        let open = words(&window, "filter-open", &[("clause", "")]);
        window.get_all_by_label_contains(open.trim()).next().expect("the clause").click();
        settle(&mut window);
        assert!(window.query_by_role_and_label(Role::CheckBox, &name).is_some(), "{size:?}: {name}");
    }
}

#[test]
fn an_icon_of_the_rail_opens_its_own_section() {
    let mut window = sample(Lang::Ar, SMALL);
    let (_, name) = first_value(&window, Dimension::Language).expect("languages");
    let icon = head(&window, Dimension::Language);
    press(&mut window, &icon);
    assert!(window.state().state.settings.panels.facets_over);
    let row = window.get_by_role_and_label(Role::CheckBox, &name).rect();
    assert!(row.top() > 92.0 && row.bottom() < 604.0, "scrolled to: {row:?}");
}

#[test]
fn the_filter_goes_back_and_forth_by_keys() {
    let mut window = sample(Lang::En, LARGE);
    let name = word(&window, "kind-airstrike");
    let is_off = |window: &Window| !window.state().state.filter.is_on(Dimension::Kind, "airstrike");
    settle(&mut window);
    press_role(&mut window, Role::CheckBox, &name);
    assert!(is_off(&window));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!is_off(&window), "Ctrl+Z takes it back");
    key(&mut window, Modifiers::COMMAND, Key::Y);
    assert!(is_off(&window), "Ctrl+Y does it again");
    key(&mut window, Modifiers::NONE, Key::C);
    assert!(window.state().state.filter == Filter::default(), "{:?} clears all", UiCommand::ClearFilter.keys());
}

#[test]
fn the_sum_stays_in_sight_without_the_timeline() {
    for lang in [Lang::En, Lang::Ar] {
        let mut window = sample(lang, LARGE);
        key(&mut window, Modifiers::NONE, Key::T);
        let view = window.state().state.view();
        let counts = [
            ("shown", view.shown.len().into()),
            ("undated", view.undated.len().into()),
            ("unlocated", view.unlocated.len().into()),
            ("filtered", view.filtered_out.into()),
            ("total", view.total.into()),
        ];
        let line = window.state().state.texts.tr_args("sum-line", &counts).into_owned();
        assert!(is_there(&window, &line), "{line}");
        let undated = counted(&window, "list-undated", "count", view.undated.len());
        press(&mut window, &undated);
        assert_eq!(window.state().state.selection.tray, Some(furat::context::Tray::Undated));
        let back = word(&window, "sum-show-timeline");
        press(&mut window, &back);
        assert!(window.state().state.settings.panels.timeline);
    }
}

#[test]
fn closing_everything_shows_how_to_begin_and_undo_brings_it_back() {
    let mut window = sample(Lang::En, LARGE);
    let (articles, incidents) = (window.state().state.store.articles().len(), window.state().state.store.len());
    send(&mut window, Command::ToggleValue(Dimension::Kind, "raid".into()));
    key(&mut window, Modifiers::COMMAND, Key::W);
    assert!(window.state().state.store.is_empty() && window.state().state.store.articles().is_empty());
    assert!(is_there(&window, &word(&window, "empty-choose")) && is_there(&window, &word(&window, "empty-sample")));
    assert!(is_there(&window, &counted(&window, "notice-closed", "n", articles)));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    let state = &window.state().state;
    assert_eq!((state.store.articles().len(), state.store.len()), (articles, incidents));
    assert!(!state.filter.is_on(Dimension::Kind, "raid"), "with its filter");
    let mut empty = bare(furat::app::Settings::default(), LARGE, None);
    let sample = word(&empty, "empty-sample");
    press(&mut empty, &sample);
    until(&mut empty, |app| !app.state.store.is_empty());
}
