//! What a template is handed: the snapshot in words, the colours, the paper, the user's own fields.
//!
//! `docs/BRIEFING.md` lists the keys; a template that was written for them goes on working.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::bars::Bars;
use super::snapshot::{Counts, Row, Snapshot, Source};
use super::sum::Sum;
use super::{Paper, look::look};
use crate::diagnostic::Fault;
use crate::i18n::Texts;
use crate::incident::{Actor, Attribution, Count, Family};

/// From this radius on, in km, a place is drawn hollow with its circle, as on the map.
const UNCERTAIN_FROM_KM: f64 = 8.0;
/// A timeline bears at most so many words.
const MOST_TICKS: usize = 12;

/// What a reader is to be told of what the sheet rests on.
const NOTES: [&str; 4] = ["sheet-note-machine", "map-positions-sentence", "about-borders", "sheet-note-figures"];

/// Names of the fields that every template may ask.
pub const FIELDS: [&str; 5] = ["title", "subject", "banner", "producer", "code"];

/// What the user writes on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Title; `None` says what is shown.
    pub title: Option<String>,
    /// Words for what happened, within the program's own title.
    pub subject: Option<String>,
    /// How the sheet is to be handled, at its head and foot.
    pub banner: Option<String>,
    /// Who made it.
    pub producer: Option<String>,
    /// Number of the sheet, or of the product it belongs to.
    pub code: Option<String>,
    /// Fields of the user's own template.
    pub more: BTreeMap<String, String>,
}

impl Fields {
    /// Sets one by its name: one of the five of every template, or one of a user's own.
    pub fn set(&mut self, name: &str, value: String) {
        match name {
            "title" => self.title = Some(value),
            "subject" => self.subject = Some(value),
            "banner" => self.banner = Some(value),
            "producer" => self.producer = Some(value),
            "code" => self.code = Some(value),
            other => {
                self.more.insert(other.to_owned(), value);
            }
        }
    }
}

/// Names of the pictures that stand beside the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Views {
    /// The map.
    pub map: Option<String>,
    /// Where it lies in a wider country.
    pub inset: Option<String>,
    /// Numbers of the incidents that lie beyond the edge of the map.
    pub beyond: Vec<usize>,
}

/// A sheet to be set.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What it says.
    pub snapshot: &'a Snapshot,
    /// In which words.
    pub texts: &'a Texts,
    /// What the user wrote on it.
    pub fields: &'a Fields,
    /// On what.
    pub paper: Paper,
    /// In the colours of which theme.
    pub theme: &'a str,
    /// With which pictures.
    pub views: &'a Views,
    /// Whom the user's own map credits; empty without one.
    pub own_credit: &'a str,
}

impl Sheet<'_> {
    /// Its title.
    pub fn title(&self) -> String {
        self.fields.title.clone().unwrap_or_else(|| self.snapshot.title(self.fields.subject.as_deref(), self.texts))
    }

    /// All of it as a template takes it.
    ///
    /// # Errors
    /// When the program's own colours cannot be read.
    pub fn data(&self) -> Result<Value, Fault> {
        let (texts, snapshot, fields) = (self.texts, self.snapshot, self.fields);
        let mut own = json!({
            "title": fields.title, "subject": fields.subject, "banner": fields.banner, "producer": fields.producer, "code": fields.code,
        });
        if let Value::Object(own) = &mut own {
            own.extend(fields.more.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))));
        }
        Ok(json!({
            "version": 1,
            "lang": texts.lang().code(),
            "dir": if texts.lang().is_rtl() { "rtl" } else { "ltr" },
            "paper": self.paper(),
            "look": look(self.theme)?,
            "words": self.words(),
            "fields": own,
            "title": self.title(),
            "subtitle": self.subtitle(),
            "range": snapshot.range_words(texts),
            "as_of": snapshot.as_of.map(date_time_group),
            "figures": self.figures(),
            "families": self.families(),
            "has_circles": snapshot.rows.iter().any(|row| row.site.precision_km >= UNCERTAIN_FROM_KM),
            "incidents": snapshot.rows.iter().map(|row| self.incident(row)).collect::<Vec<_>>(),
            "timeline": self.timeline(),
            "sources": snapshot.sources.iter().map(|source| self.source(source)).collect::<Vec<_>>(),
            "counts": self.counts(),
            "notes": self.notes(),
            "credits": self.credits(),
            "producer": self.producer(),
            "map": self.map(),
        }))
    }

    fn paper(&self) -> Value {
        let Paper { name, width_mm, height_mm, scale, map_mm: [map_width, map_height] } = self.paper;
        json!({ "name": name, "width": width_mm, "height": height_mm, "scale": scale, "map_width": map_width, "map_height": map_height })
    }

    fn words(&self) -> Value {
        const IDS: [&str; 21] = [
            "page",
            "as-of",
            "no",
            "date",
            "place",
            "killed",
            "injured",
            "whom",
            "sources-short",
            "nothing",
            "circle",
            "uncertain",
            "other-dated",
            "left-out",
            "sources",
            "sources-later",
            "marks",
            "continued",
            "no-map",
            "kind",
            "target",
        ];
        let mut words: serde_json::Map<String, Value> =
            IDS.iter().map(|id| (id.replace('-', "_"), Value::from(self.texts.tr(&format!("sheet-{id}"))))).collect();
        words.insert("comma".to_owned(), Value::from(self.texts.tr("list-comma")));
        Value::Object(words)
    }

    fn subtitle(&self) -> String {
        let (texts, snapshot) = (self.texts, self.snapshot);
        let languages: std::collections::BTreeSet<String> =
            snapshot.sources.iter().map(|source| texts.tr(&format!("language-{}", source.lang.code())).into_owned()).collect();
        let languages = languages.into_iter().collect::<Vec<_>>().join(&texts.tr("list-comma"));
        let articles = (!snapshot.sources.is_empty()).then(|| {
            let values = [("n", snapshot.sources.len().into()), ("languages", languages.into())];
            texts.tr_args("sheet-articles", &values).into_owned()
        });
        let parts = std::iter::once(snapshot.range_words(texts)).chain(snapshot.clauses.iter().cloned()).chain(articles);
        parts.collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn figures(&self) -> Value {
        let (texts, figures, shown) = (self.texts, self.snapshot.figures, self.snapshot.counts.shown);
        // Of nothing there is nothing to tell: "0 with no figure" would read like a finding.
        let note = |id: &str, n: usize| if shown == 0 { String::new() } else { texts.tr_args(id, &[("n", n.into())]).into_owned() };
        let told = |id: &str, sum: Sum| json!({ "label": texts.tr(id), "value": sum_words(texts, sum), "note": note("sheet-figure-silent", sum.silent) });
        let of = match shown {
            0 => texts.tr("sheet-sum-none").into_owned(),
            shown => texts.tr_args("sheet-figure-of", &[("n", figures.unnamed.into()), ("all", shown.into())]).into_owned(),
        };
        json!([
            { "label": texts.tr("sheet-figure-incidents"), "value": texts.number(shown), "note": note("sheet-figure-spanned", figures.spanned) },
            told("sheet-killed", figures.killed),
            told("sheet-injured", figures.injured),
            { "label": texts.tr("sheet-figure-unnamed"), "value": of, "note": note("sheet-figure-denied", figures.denied) },
        ])
    }

    /// The families shown, each with its kinds.
    fn families(&self) -> Vec<Value> {
        let of_family = |family: Family| {
            let kinds = self.snapshot.kinds.iter().filter(move |kind| kind.kind.family() == family);
            let kinds: Vec<Value> = kinds
                .map(|k| json!({ "code": k.kind.code(), "name": self.texts.kind(k.kind), "count": self.texts.number(k.count) }))
                .collect();
            let name = self.texts.tr(&format!("family-{}", family.code())).into_owned();
            (!kinds.is_empty()).then(|| json!({ "code": family.code(), "name": name, "kinds": kinds }))
        };
        Family::ALL.into_iter().filter_map(of_family).collect()
    }

    fn incident(&self, row: &Row) -> Value {
        let texts = self.texts;
        let toll = |count: Count| count.is_known().then(|| texts.count(count).into_owned());
        let status = match (row.perpetrator.name, row.perpetrator.attribution) {
            (Actor::Unknown, _) | (_, Attribution::Unknown) => None,
            (_, status) => Some(texts.tr(&format!("sheet-{}", status.code())).into_owned()),
        };
        let km = row.site.precision_km;
        let km = texts.decimal(km as f32, usize::from(km < 1.0));
        let numbers: Vec<String> = row.sources.iter().map(|n| texts.digits(n.to_string()).into_owned()).collect();
        json!({
            "n": texts.digits(row.number.to_string()),
            "id": row.id,
            "date": texts.when(&row.when),
            "edtf": row.when.edtf(),
            "precision": texts.precision(row.when.precision),
            "place": row.site.name_in(texts.lang()),
            "place_en": row.site.name,
            "place_ar": row.site.name_ar,
            "lat": row.site.point.lat,
            "lon": row.site.point.lon,
            "radius_km": row.site.precision_km,
            "radius": texts.tr_args("sheet-radius", &[("km", km.into())]),
            "hollow": row.site.precision_km >= UNCERTAIN_FROM_KM,
            "kind": row.kind.code(),
            "kind_name": texts.kind(row.kind),
            "killed": toll(row.killed),
            "injured": toll(row.injured),
            "who": texts.actor(row.perpetrator.name),
            "status": status,
            "target": row.target,
            "sources": numbers.join(&texts.tr("list-comma")),
        })
    }

    fn source(&self, source: &Source) -> Value {
        json!({
            "n": self.texts.digits(source.number.to_string()),
            "outlet": source.outlet,
            "title": source.title,
            "date": source.published.map_or_else(|| self.texts.tr("date-unknown").into_owned(), |day| self.texts.day(day)),
            "url": source.url,
            "lang": source.lang.code(),
        })
    }

    fn counts(&self) -> Value {
        let Counts { shown, undated, unlocated, filtered_out, total } = self.snapshot.counts;
        json!({
            "shown": shown, "undated": undated, "unlocated": unlocated, "filtered_out": filtered_out, "total": total,
            "line": self.snapshot.sum_line(self.texts),
        })
    }

    fn timeline(&self) -> Value {
        let bars = &self.snapshot.timeline;
        let drawn = bars.bars.iter().map(|bar| {
            let [from, to] = bars.span(bar.days);
            let shown = Family::ALL.into_iter().zip(bar.shown).filter(|(_, count)| *count > 0.0);
            let families: Vec<Value> = shown.map(|(family, count)| json!({ "family": family.code(), "count": count })).collect();
            json!({ "from": from, "to": to, "families": families, "uncertain": bar.uncertain, "other": bar.other })
        });
        json!({
            "highest": bars.highest(),
            "unit": if bars.bars.is_empty() { String::new() } else { self.texts.tr(&format!("sheet-bar-{}", bars.unit)).into_owned() },
            "range": self.snapshot.filter.range.filter(|_| !bars.bars.is_empty()).map(|range| bars.span(range)).filter(|[from, to]| from < to),
            "bars": drawn.collect::<Vec<_>>(),
            "ticks": self.ticks(bars),
        })
    }

    /// Where years begin, or months where all lies within two years, and what is written below them.
    fn ticks(&self, bars: &Bars) -> Vec<Value> {
        let Some(days) = bars.days() else { return Vec::new() };
        let by_month = days.days() <= 731;
        let unit = if by_month { crate::store::Unit::Month } else { crate::store::Unit::Year };
        let periods = crate::store::bins(days, unit);
        let every = periods.len().div_ceil(MOST_TICKS).max(1);
        let words = |day: NaiveDate| {
            if !by_month {
                self.texts.year(day)
            } else if day.month() == 1 || periods.first().is_some_and(|first| first.from == day) {
                self.texts.month(day)
            } else {
                self.texts.month_name(day)
            }
        };
        let tick = |(n, period): (usize, &crate::store::DayRange)| {
            let [from, to] = bars.span(*period);
            let is_named = n % every == 0 && to - from > 0.02;
            json!({ "at": from, "middle": f64::midpoint(from, to), "words": is_named.then(|| words(period.from)) })
        };
        periods.iter().enumerate().map(tick).collect()
    }

    /// What the map leaves out comes first: it is about this sheet, the rest about all.
    fn notes(&self) -> Vec<String> {
        let beyond: Vec<String> = self.views.beyond.iter().map(|n| self.texts.digits(n.to_string()).into_owned()).collect();
        let beyond = (!beyond.is_empty()).then(|| {
            let numbers = beyond.join(&self.texts.tr("list-comma"));
            self.texts.tr_args("sheet-note-beyond", &[("numbers", numbers.into())]).into_owned()
        });
        beyond.into_iter().chain(NOTES.map(|id| self.texts.tr(id).into_owned())).collect()
    }

    fn credits(&self) -> String {
        // The first line of the list is that of places, which the map's own names already.
        let others = self.snapshot.credits.iter().skip(1).map(String::as_str);
        let own = Some(self.own_credit).filter(|credit| !credit.is_empty());
        let (map, grid) = (self.texts.tr("map-credits"), self.texts.tr("sheet-projection"));
        own.into_iter().chain([&*map]).chain(others).chain([&*grid]).collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn producer(&self) -> String {
        let parts = [self.fields.producer.as_deref(), self.fields.code.as_deref(), Some(self.snapshot.program.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn map(&self) -> Value {
        match &self.views.map {
            None => Value::Null,
            Some(file) => json!({ "file": file, "inset": self.views.inset, "words": self.texts.tr("map-positions") }),
        }
    }
}

/// A sum in words: "208–243+"; a dash where nobody tells a figure.
fn sum_words(texts: &Texts, sum: Sum) -> String {
    let Sum { low, high, is_open, told, .. } = sum;
    let values = [("n", low.into()), ("low", low.into()), ("high", high.into())];
    let id = match (told, low == high, is_open) {
        (0, ..) => "sheet-sum-none",
        (_, true, false) => "count-exact",
        (_, true, true) => "sheet-sum-open",
        (_, false, false) => "count-between",
        (_, false, true) => "sheet-sum-between-open",
    };
    texts.tr_args(id, &values).into_owned()
}

/// "220900ZNOV25": day, hour and minute in UTC, month, year, as duty officers write it in every language.
pub fn date_time_group(at: chrono::NaiveDateTime) -> String {
    at.format("%d%H%MZ%b%y").to_string().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_sum_says_no_more_than_is_told() {
        let rows = [
            (Sum { low: 0, high: 0, is_open: false, told: 0, silent: 4 }, "\u{2013}"),
            (Sum { low: 25, high: 25, is_open: false, told: 1, silent: 0 }, "25"),
            (Sum { low: 100, high: 100, is_open: true, told: 3, silent: 0 }, "100+"),
            (Sum { low: 22, high: 52, is_open: false, told: 3, silent: 0 }, "22\u{2013}52"),
            (Sum { low: 208, high: 243, is_open: true, told: 9, silent: 3 }, "208\u{2013}243+"),
        ];
        for (sum, want) in rows {
            assert_eq!(sum_words(&Texts::new(Lang::En), sum), want);
        }
    }

    #[test]
    fn the_time_of_making_is_a_date_time_group() {
        let at = NaiveDate::from_ymd_opt(2025, 11, 22).and_then(|day| day.and_hms_opt(9, 0, 0)).expect("a time");
        assert_eq!(date_time_group(at), "220900ZNOV25");
    }
}
