//! Incidents in words, for titles, tooltips and rows.

use crate::i18n::Texts;
use crate::incident::{Actor, Count, Incident, Where};
use crate::store::{Dimension, OTHERS, Value};
use crate::text::Lang;
use crate::ui::map::own::OwnMap;

/// "Airstrike, Al-Bukamal".
pub fn title(texts: &Texts, lang: Lang, incident: &Incident) -> String {
    texts.incident_title(incident.kind, incident.site().map(|site| place_name(site, lang)))
}

/// A place's name in a language; the other's where it has none.
pub fn place_name(place: &Where, lang: Lang) -> &str {
    let (first, second) = if lang.is_rtl() { (&place.name_ar, &place.name) } else { (&place.name, &place.name_ar) };
    if first.is_empty() { second } else { first }
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
pub fn value(texts: &Texts, lang: Lang, dimension: Dimension, value: &Value) -> String {
    match dimension {
        Dimension::Area | Dimension::Outlet | Dimension::Language if value.key == OTHERS => texts.tr("facet-others").into_owned(),
        Dimension::Area | Dimension::Outlet if !value.key.is_empty() => value.name(lang).to_owned(),
        Dimension::Area | Dimension::Outlet | Dimension::Language if value.key.is_empty() => {
            texts.tr(&format!("{}-none", dimension.code())).into_owned()
        }
        Dimension::Language if !texts.has(&format!("language-{}", value.key)) => value.key.clone(),
        Dimension::Dating => texts.tr(&format!("precision-{}", value.key)).into_owned(),
        Dimension::Actor => Actor::from_code(&value.key).map_or_else(|| value.key.clone(), |actor| texts.actor(actor)),
        Dimension::Toll => texts.tr(&format!("told-{}", value.key)).into_owned(),
        _ => texts.tr(&format!("{}-{}", dimension.code(), value.key)).into_owned(),
    }
}

/// Whom the user's own map credits, by the name of the map.
pub fn own_map_credit(texts: &Texts, map: &OwnMap) -> String {
    let name = map.name.clone().into();
    if map.attribution.is_empty() {
        return texts.tr_args("own-map-credit-none", &[("name", name)]).into_owned();
    }
    texts.tr_args("own-map-credit", &[("name", name), ("credit", map.attribution.clone().into())]).into_owned()
}
