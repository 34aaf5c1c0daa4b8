//! Furat's own JSON and JSON lines, written whole: articles with their texts, incidents with the words behind each field.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Read as _};

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::batch::Out;
use super::elements::{self, Ended};
use super::{Failure, Input, unreadable};
use crate::exchange::Refusal;
use crate::exchange::read::sound;
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::incident::{
    Actor, Admin, Alternative, Attribution, Candidate, Claim, Confidence, Count, Evidence, Field, Finding, Foreign, Incident, IncidentId,
    Joined, Kind, Known, Perpetrator, PlaceKind, PlaceRole, Precision, Reason, SourceRef, When, Where,
};
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::store::{ArticleFacts, Mention};
use crate::text::{Lang, Span};

/// Longest line, in bytes: an article of the largest size, written as JSON.
const LONGEST_LINE: u64 = 512 << 20;

#[derive(Deserialize)]
struct ArticleIn {
    id: ArticleId,
    path: String,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<NaiveDate>,
    #[serde(default)]
    published_from: PublishedFrom,
    #[serde(default)]
    lang: Lang,
    #[serde(default)]
    body: String,
    #[serde(default)]
    places: Vec<PlaceIn>,
    #[serde(default)]
    dates: Vec<DateIn>,
}

#[derive(Deserialize)]
struct DateIn {
    start: usize,
    end: usize,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    #[serde(default)]
    known: Known,
}

#[derive(Deserialize)]
struct PlaceIn {
    #[serde(default)]
    start: usize,
    #[serde(default)]
    end: usize,
    name: String,
    #[serde(default)]
    name_ar: String,
    #[serde(default)]
    gazetteer_id: String,
    #[serde(flatten)]
    point: LatLon,
    precision_km: f64,
    #[serde(default)]
    kind: PlaceKind,
    #[serde(default)]
    role: PlaceRole,
    #[serde(default = "sure")]
    confidence: f32,
    #[serde(default)]
    admin: Option<Admin>,
    #[serde(default)]
    candidates: Vec<Candidate>,
}

const fn sure() -> f32 {
    1.0
}

#[derive(Deserialize)]
struct IncidentIn {
    id: IncidentId,
    kind: Kind,
    #[serde(default = "yes")]
    main: bool,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    #[serde(default)]
    precision: Option<Precision>,
    #[serde(default)]
    known: Known,
    #[serde(default)]
    places: Vec<PlaceIn>,
    #[serde(default)]
    killed: Count,
    #[serde(default)]
    injured: Count,
    #[serde(default)]
    missing: Count,
    #[serde(default)]
    captured: Count,
    #[serde(default)]
    perpetrator: PerpetratorIn,
    target: Option<String>,
    #[serde(default = "sure")]
    confidence: f32,
    #[serde(default)]
    reasons: Vec<Reason>,
    #[serde(default)]
    fields: BTreeMap<Field, FieldIn>,
    #[serde(default)]
    claims: Vec<ClaimIn>,
    #[serde(default)]
    merged: Vec<Joined>,
    #[serde(default)]
    sources: Vec<SourceIn>,
    #[serde(default)]
    foreign: Option<Foreign>,
}

const fn yes() -> bool {
    true
}

#[derive(Default, Deserialize)]
struct PerpetratorIn {
    name: Actor,
    attribution: Attribution,
    text: Option<String>,
}

#[derive(Deserialize)]
struct FieldIn {
    confidence: f32,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    candidates: Vec<Alternative>,
    #[serde(default)]
    reasons: Vec<Reason>,
}

#[derive(Deserialize)]
struct ClaimIn {
    article: ArticleId,
    voice: Option<String>,
    #[serde(default)]
    killed: Count,
    #[serde(default)]
    injured: Count,
    blames: Option<Actor>,
    attribution: Option<Attribution>,
    span: Span,
}

#[derive(Deserialize)]
struct SourceIn {
    article: ArticleId,
    #[serde(default)]
    spans: BTreeMap<Field, Vec<Span>>,
}

/// One object with `articles` and `incidents`.
pub(super) fn read(input: &mut Input<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    super::table::check_encoding(input, texts)?;
    let name = input.name;
    let read = elements::each(&mut input.bytes, &["articles", "incidents"], &mut |list, number, value| take(list, number, value, out));
    match read {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::Refused(texts.error("import-no-incidents", &[]).at(name))),
        Err(Ended::Taken(failure)) => Err(failure),
        Err(Ended::Json(error)) => {
            out.flush()?;
            Err(Failure::Refused(texts.error("import-bad-json", &[("reason", error.to_string().into())]).at(name)))
        }
    }
}

/// One object a line: `{"article": …}` or `{"incident": …}`.
pub(super) fn read_lines(input: &mut Input<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    super::table::check_encoding(input, texts)?;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        match (&mut input.bytes).take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return Err(unreadable(&error, input, texts)),
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<BTreeMap<String, Value>>(&line) {
            Err(error) => out.refuse(number, Refusal::cell("import-row-not-json", "", &error.to_string()))?,
            Ok(members) => {
                for (member, value) in members {
                    take(&member, number, value, out)?;
                }
            }
        }
    }
    Ok(())
}

fn take(list: &str, number: u64, value: Value, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    let refused = |error: &serde_json::Error| Refusal::cell("import-row-not-json", "", &error.to_string());
    if list.starts_with("article") {
        match serde_json::from_value::<ArticleIn>(value) {
            Ok(article) => {
                let (article, facts) = article_of(article);
                out.article(article, facts)
            }
            Err(error) => out.refuse(number, refused(&error)),
        }
    } else if list.starts_with("incident") {
        match serde_json::from_value::<IncidentIn>(value) {
            Ok(incident) => {
                let incident = incident_of(incident);
                match sound(&incident) {
                    Ok(()) => out.incident(incident, Vec::new()),
                    Err(refusal) => out.refuse(number, refusal),
                }
            }
            Err(error) => out.refuse(number, refused(&error)),
        }
    } else {
        Ok(())
    }
}

fn article_of(read: ArticleIn) -> (Article, ArticleFacts) {
    let body = read.body;
    let is_in = |start: usize, end: usize| start <= end && body.is_char_boundary(start) && body.is_char_boundary(end);
    let places = read.places.into_iter().filter(|place| is_in(place.start, place.end));
    let dates = read.dates.into_iter().filter(|date| is_in(date.start, date.end));
    let facts = ArticleFacts {
        published: read.published,
        published_from: read.published_from,
        places: places.map(|place| Mention { span: Span { start: place.start, end: place.end }, value: place_of(place) }).collect(),
        dates: dates
            .map(|date| Mention {
                span: Span { start: date.start, end: date.end },
                value: when_of(date.earliest, date.latest, None, date.known),
            })
            .collect(),
    };
    let given = read.published.filter(|_| read.published_from == PublishedFrom::Metadata);
    let article = Article {
        id: read.id,
        path: read.path,
        title: read.title,
        source: read.source,
        url: read.url,
        published: given,
        lang: read.lang,
        body,
    };
    (article, facts)
}

fn when_of(earliest: Option<NaiveDate>, latest: Option<NaiveDate>, precision: Option<Precision>, known: Known) -> When {
    let days = earliest.zip(latest).map(|(a, b)| (b - a).num_days() + 1);
    let is_told = earliest.is_some() || latest.is_some();
    let usual = days.map_or(if is_told { Precision::Range } else { Precision::Unknown }, Precision::of_days);
    When { earliest, latest, precision: precision.unwrap_or(usual), known }
}

fn place_of(read: PlaceIn) -> Where {
    Where {
        gazetteer_id: read.gazetteer_id,
        name: read.name,
        name_ar: read.name_ar,
        kind: read.kind,
        point: read.point,
        precision_km: read.precision_km,
        role: read.role,
        confidence: read.confidence,
        alternatives: read.candidates,
        admin: read.admin,
    }
}

fn incident_of(read: IncidentIn) -> Incident {
    let sources = sources_of(read.sources, &read.fields);
    let finding = |(field, told): (Field, FieldIn)| Finding {
        field,
        confidence: Confidence { value: told.confidence, reasons: told.reasons },
        candidates: told.candidates,
    };
    Incident {
        kind: read.kind,
        main: read.main,
        when: when_of(read.earliest, read.latest, read.precision, read.known),
        places: read.places.into_iter().map(place_of).collect(),
        killed: read.killed,
        injured: read.injured,
        missing: read.missing,
        captured: read.captured,
        perpetrator: Perpetrator { name: read.perpetrator.name, attribution: read.perpetrator.attribution, text: read.perpetrator.text },
        target: read.target,
        claims: read.claims.into_iter().map(claim_of).collect(),
        confidence: Confidence { value: read.confidence, reasons: read.reasons },
        findings: read.fields.into_iter().map(finding).collect(),
        merged: read.merged,
        sources,
        foreign: read.foreign,
        ..Incident::bare(read.id)
    }
}

/// Articles with the words behind each field. The rules of a field are told in the order in which its words first name them, each once: of words
/// that come after the last of them it is not known which rule found them.
fn sources_of(read: Vec<SourceIn>, fields: &BTreeMap<Field, FieldIn>) -> Vec<SourceRef> {
    let mut named: BTreeMap<Field, usize> = BTreeMap::new();
    let mut rule = |field: Field| {
        let rules = fields.get(&field).map_or(&[][..], |told| &told.rules);
        let at = named.entry(field).or_default();
        let rule = rules.get(*at).or(rules.last()).cloned().unwrap_or_default();
        *at += 1;
        rule
    };
    let mut source = |source: SourceIn| {
        // The words behind an attribution are those of the doer.
        let spans = source.spans.into_iter().filter(|(field, _)| *field != Field::Attribution);
        let words: Vec<(Field, Span)> = spans.flat_map(|(field, spans)| spans.into_iter().map(move |span| (field, span))).collect();
        let mut evidence: Vec<Evidence> = words.into_iter().map(|(field, span)| Evidence { field, span, rule: rule(field) }).collect();
        evidence.sort_by_key(|evidence| (evidence.span, evidence.field));
        SourceRef { article: source.article, evidence }
    };
    read.into_iter().map(&mut source).collect()
}

fn claim_of(read: ClaimIn) -> Claim {
    Claim {
        article: read.article,
        voice: read.voice,
        killed: read.killed,
        injured: read.injured,
        blames: read.blames,
        attribution: read.attribution,
        span: read.span,
    }
}
