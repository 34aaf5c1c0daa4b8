//! The texts of the two languages agree, and the code asks for none that is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use furat::cli::load::{Knowledge, load};
use furat::cli::progress::Progress;
use furat::extract::calibration::{BASE, Calibration, UNSEEN};
use furat::i18n::Texts;
use furat::incident::{Actor, Attribution, Family, Field, Incident, Kind, PlaceKind, Reason};
use furat::source::samples;
use furat::text::Lang;

const ENGLISH: &str = include_str!("../assets/i18n/en.ftl");
const ARABIC: &str = include_str!("../assets/i18n/ar.ftl");

/// Plural forms of Arabic that every counted message gives.
const ARABIC_FORMS: [&str; 6] = ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"];

/// Messages and attributes (`id.attribute`) with their text, selectors included.
fn messages(file: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let opens = line.split_once(" = ").map(|(head, _)| head).or_else(|| line.strip_suffix(" ="));
        if let Some(id) = opens.filter(|head| head.starts_with(|c: char| c.is_ascii_alphabetic())) {
            id.clone_into(&mut message);
            id.clone_into(&mut current);
            assert!(!found.contains_key(&current), "{current} is there twice");
        } else if let Some(attribute) = opens.and_then(|head| head.trim().strip_prefix('.')) {
            current = format!("{message}.{attribute}");
        }
        found.entry(current.clone()).or_default().push_str(line);
    }
    found
}

/// The names of the values that a text fills in.
fn variables(text: &str) -> BTreeSet<&str> {
    text.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()).collect()
}

fn sources(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in folder.read_dir().expect("src is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push((path.display().to_string(), std::fs::read_to_string(&path).expect("utf-8")));
        }
    }
}

#[test]
fn both_files_can_be_parsed_whole() {
    for (name, file) in [("en", ENGLISH), ("ar", ARABIC)] {
        let errors = FluentResource::try_new(file.to_owned()).err().map(|(_, errors)| errors).unwrap_or_default();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn every_message_is_there_in_both_languages_with_the_same_values() {
    let (english, arabic) = (messages(ENGLISH), messages(ARABIC));
    assert!(english.len() > 100, "the reader of messages sees them: {}", english.len());
    let only_in = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| {
        a.keys().filter(|id| !b.contains_key(*id)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only_in(&english, &arabic), Vec::<String>::new(), "missing in ar.ftl");
    assert_eq!(only_in(&arabic, &english), Vec::<String>::new(), "missing in en.ftl");
    for (id, text) in &english {
        assert_eq!(variables(text), variables(&arabic[id]), "{id}");
    }
}

#[test]
fn counted_messages_give_all_six_forms_in_arabic() {
    for (id, text) in messages(ARABIC).iter().filter(|(_, text)| text.contains("->")) {
        for form in ARABIC_FORMS {
            assert!(text.contains(form), "{id} lacks {form}");
        }
    }
    let forms: BTreeSet<_> =
        [0, 1, 2, 3, 11, 100].map(|n| Texts::new(Lang::Ar).tr_args("days-count", &[("n", n.into())]).replace(&n.to_string(), "")).into();
    assert_eq!(forms.len(), 6, "{forms:?}");
}

#[test]
fn every_message_that_the_code_asks_for_exists() {
    let known = messages(ENGLISH);
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let calls = [".tr(\"", ".tr_args(\"", "texts.error(\"", "texts.warning(\""];
    let mut asked = 0;
    for (path, code) in &files {
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for call in calls {
            for rest in code.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                assert!(known.contains_key(id), "{path}: no message {id}");
                asked += 1;
            }
        }
    }
    assert!(asked > 20, "the reader of calls sees them: {asked}");
}

#[test]
fn everything_that_has_a_code_has_a_name() {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(Kind::ALL.map(|kind| format!("kind-{}", kind.code())));
    ids.extend(Family::ALL.map(|family| format!("family-{}", family.code())));
    ids.extend(Actor::ALL.map(|actor| format!("actor-{}", actor.code().replace(' ', "-"))));
    ids.extend(Attribution::ALL.map(|status| format!("attribution-{}", status.code())));
    ids.extend(Field::ALL.map(|field| format!("field-{}", field.code())));
    ids.extend(PlaceKind::ALL.map(|kind| format!("placekind-{}", kind.code())));
    ids.extend(furat::import::ASKED.map(|column| format!("table-field-{}", column.name())));
    ids.extend((1..=12).map(|month| format!("month-{month}")));
    ids.extend((1..=7).map(|day| format!("weekday-{day}")));
    for texts in [Texts::new(Lang::En), Texts::new(Lang::Ar)] {
        let nameless: Vec<_> = ids.iter().filter(|id| !texts.has(id)).collect();
        assert!(nameless.is_empty(), "{:?}: {nameless:?}", texts.lang());
    }
}

fn reasons_of(incident: &Incident) -> impl Iterator<Item = &Reason> {
    let fields = incident.findings.iter().flat_map(|finding| &finding.confidence.reasons);
    incident.confidence.reasons.iter().chain(fields)
}

#[test]
fn every_reason_that_the_sample_brings_up_has_its_weight() {
    let knowledge = Knowledge::bundled().expect("bundled data");
    let texts = Texts::new(Lang::En);
    let store = load(samples::articles(&texts), &knowledge, &texts, &Progress::hidden());
    let table = Calibration::bundled();
    for finding in store.incidents().iter().flat_map(|incident| &incident.findings) {
        for reason in &finding.confidence.reasons {
            assert!(table.weight(finding.field.code(), &reason.id).is_some(), "{:?} {}", finding.field, reason.id);
        }
    }
}

#[test]
fn every_reason_that_has_a_weight_has_its_sentence() {
    for texts in [Texts::new(Lang::En), Texts::new(Lang::Ar)] {
        let signals = Calibration::bundled().rows().map(|row| row.signal.as_str()).filter(|signal| !matches!(*signal, BASE | UNSEEN));
        let mute: Vec<_> = signals.filter(|signal| !texts.has(&format!("reason-{signal}"))).collect();
        assert!(mute.is_empty(), "{:?}: {mute:?}", texts.lang());
    }
}

#[test]
fn every_reason_that_the_sample_brings_up_has_its_sentence() {
    let knowledge = Knowledge::bundled().expect("bundled data");
    let texts = [Texts::new(Lang::En), Texts::new(Lang::Ar)];
    let store = load(samples::articles(&texts[0]), &knowledge, &texts[0], &Progress::hidden());
    let reasons: BTreeSet<_> = store.incidents().iter().flat_map(reasons_of).map(|reason| format!("reason-{}", reason.id)).collect();
    assert!(reasons.len() > 10, "{reasons:?}");
    for texts in texts {
        let mute: Vec<_> = reasons.iter().filter(|id| !texts.has(id)).collect();
        assert!(mute.is_empty(), "{:?}: {mute:?}", texts.lang());
    }
}
