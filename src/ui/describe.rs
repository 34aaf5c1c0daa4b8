//! Incidents in words, for titles, tooltips and rows.

use crate::context::Recent;
use crate::i18n::Texts;
use crate::incident::{Claim, Count, Field, Incident, Side, Where};
use crate::source::Article;
use crate::store::{Dimension, Store, Value, side_words};
use crate::text::Lang;
use crate::ui::map::own::OwnMap;

/// "Airstrike, Al-Bukamal", or the title that a person gave it.
pub fn title(texts: &Texts, lang: Lang, incident: &Incident) -> String {
    if let Some(title) = &incident.remarks.title {
        return title.clone();
    }
    texts.incident_title(incident.kind, incident.site().map(|site| place_name(site, lang)))
}

/// A place's name in a language; the other's where it has none.
pub fn place_name(place: &Where, lang: Lang) -> &str {
    place.name_in(lang)
}

/// A place's names, the one of that language first; once where there is but one.
pub fn both_names(place: &Where, lang: Lang) -> String {
    let (first, second) = if lang.is_rtl() { (&place.name_ar, &place.name) } else { (&place.name, &place.name_ar) };
    [first, second].into_iter().filter(|name| !name.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// "17 Jun 2018 · 22–52 killed".
pub fn summary(texts: &Texts, incident: &Incident) -> String {
    let when = texts.when(&incident.when);
    match tolls(texts, incident.killed, incident.injured) {
        Some(tolls) => format!("{when} \u{b7} {tolls}"),
        None => when,
    }
}

/// "14 killed, 3 injured"; `None` where nothing is said.
pub fn tolls(texts: &Texts, killed: Count, injured: Count) -> Option<String> {
    let part = |id: &str, count: Count| count.is_known().then(|| texts.tr_args(id, &[("count", texts.count(count).into())]).into_owned());
    let parts: Vec<String> = [part("toll-killed", killed), part("toll-injured", injured)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" \u{b7} "))
}

/// A value of a dimension: "Airstrike", "Deir ez-Zor", "no outlet given".
pub fn value(texts: &Texts, _: Lang, dimension: Dimension, value: &Value) -> String {
    value.words(texts, dimension)
}

/// The name of a side.
pub fn side(texts: &Texts, side: Side) -> String {
    side_words(texts, side)
}

/// An article's headline; the name of its file where it has none.
pub fn article_title(article: &Article) -> &str {
    article.headline()
}

/// An incident as plain text, a line for each field, claim and source: what is put on the clipboard.
pub fn as_text(store: &Store, texts: &Texts, lang: Lang, incident: &Incident) -> String {
    let mut lines = vec![title(texts, lang, incident)];
    let mut add = |field: Field, value: String| lines.push(format!("{}: {value}", texts.field(field)));
    add(Field::Date, texts.when(&incident.when));
    if let Some(site) = incident.site() {
        add(Field::Place, format!("{} ({:.4}, {:.4})", place_name(site, lang), site.point.lat, site.point.lon));
    }
    add(Field::Killed, texts.count(incident.killed).into_owned());
    add(Field::Injured, texts.count(incident.injured).into_owned());
    let doer = &incident.perpetrator;
    add(Field::Perpetrator, format!("{} \u{b7} {}", texts.actor(doer.name), texts.attribution(doer.attribution)));
    if let Some(target) = &incident.target {
        add(Field::Target, target.clone());
    }
    lines.push(format!("{}: {}", texts.tr("confidence"), texts.decimal(incident.confidence.value, 2)));
    lines.extend(incident.claims.iter().map(|claim| claim_text(texts, claim)));
    lines.extend(
        incident.sources.iter().filter_map(|source| store.article(&source.article)).map(|article| source_text(store, texts, article)),
    );
    lines.join("\n")
}

fn claim_text(texts: &Texts, claim: &Claim) -> String {
    let voice = claim.voice.clone().unwrap_or_else(|| texts.tr("claims-article").into_owned());
    let blame = claim.blames.map(|actor| {
        let status = claim.attribution.map(|status| format!(" \u{b7} {}", texts.attribution(status))).unwrap_or_default();
        format!("{}{status}", texts.actor(actor))
    });
    let said: Vec<String> = tolls(texts, claim.killed, claim.injured).into_iter().chain(blame).collect();
    format!("{voice}: {}", said.join(" \u{b7} "))
}

fn source_text(store: &Store, texts: &Texts, article: &Article) -> String {
    let published = store.facts(&article.id).and_then(|facts| facts.published).map(|day| texts.day(day));
    let parts = [Some(article_title(article).to_owned()), article.source.clone(), published, article.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
}

/// Whom the user's own map credits, by the name of the map.
pub fn own_map_credit(texts: &Texts, map: &OwnMap) -> String {
    let name = map.name.clone().into();
    if map.attribution.is_empty() {
        return texts.tr_args("own-map-credit-none", &[("name", name)]).into_owned();
    }
    texts.tr_args("own-map-credit", &[("name", name), ("credit", map.attribution.clone().into())]).into_owned()
}

/// The name of what was opened together, and how many articles it held.
pub fn recent_words(texts: &Texts, recent: &Recent) -> (String, String) {
    let first = recent.paths.first();
    let name = first.and_then(|path| path.file_name().or(Some(path.as_os_str()))).unwrap_or_default().to_string_lossy().into_owned();
    let others = recent.paths.len().saturating_sub(1);
    let words = match others {
        0 => name,
        _ => texts.tr_args("recent-and-more", &[("name", name.into()), ("count", others.into())]).into_owned(),
    };
    (words, texts.tr_args("top-articles", &[("count", recent.articles.into())]).into_owned())
}
