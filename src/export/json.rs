//! The JSON that scripts and the scorer rely on: articles with their places and dates, incidents with the spans behind each field.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::{About, Snapshot};
use crate::i18n::Texts;
use crate::incident::{
    Actor, Admin, Alternative, Attribution, Candidate, Claim, Count, Field, Finding, Foreign, Incident, Joined, Kind, Known, PlaceKind,
    PlaceRole, Precision, Reason, SourceRef, When, Where,
};
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::store::{ArticleFacts, Mention};
use crate::text::{Lang, Span};

#[derive(Serialize)]
struct Report<'a> {
    furat: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    credits: &'a [&'static str],
    articles: Vec<ArticleOut<'a>>,
    incidents: Vec<IncidentOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Line<'a> {
    About(AboutOut<'a>),
    Article(ArticleOut<'a>),
    Incident(Box<IncidentOut<'a>>),
}

/// The first line of a file that is written whole.
#[derive(Serialize)]
struct AboutOut<'a> {
    furat: &'static str,
    filter: &'a str,
    credits: &'a [&'static str],
}

/// How much is told of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What was found in them: their texts are at hand for whoever gave them.
    Found,
    /// Their texts as well, so that the file can be read back whole; and the filter and the credits.
    Whole,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a ArticleId,
    path: &'a str,
    title: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<NaiveDate>,
    published_from: PublishedFrom,
    lang: Lang,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    places: Vec<PlaceOut<'a>>,
    dates: Vec<DateOut<'a>>,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    surface: &'a str,
    start: usize,
    end: usize,
    name: &'a str,
    name_ar: &'a str,
    gazetteer_id: &'a str,
    lat: f64,
    lon: f64,
    precision_km: f64,
    kind: PlaceKind,
    confidence: f32,
    /// Other places of that name, best first, with what speaks for each.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    candidates: &'a [Candidate],
}

#[derive(Serialize)]
struct DateOut<'a> {
    surface: &'a str,
    start: usize,
    end: usize,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Known::is_empty")]
    known: Known,
}

#[derive(Serialize)]
struct IncidentOut<'a> {
    id: &'a str,
    title: String,
    kind: Kind,
    main: bool,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    precision: Precision,
    #[serde(skip_serializing_if = "Known::is_empty")]
    known: Known,
    places: Vec<SiteOut<'a>>,
    killed: Count,
    injured: Count,
    missing: Count,
    captured: Count,
    perpetrator: PerpetratorOut<'a>,
    target: Option<&'a str>,
    confidence: f32,
    reasons: &'a [Reason],
    fields: BTreeMap<&'static str, FieldOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
    merged: &'a [Joined],
    sources: Vec<SourceOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    foreign: Option<&'a Foreign>,
}

#[derive(Serialize)]
struct SiteOut<'a> {
    name: &'a str,
    name_ar: &'a str,
    kind: PlaceKind,
    gazetteer_id: &'a str,
    lat: f64,
    lon: f64,
    precision_km: f64,
    role: PlaceRole,
    confidence: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    admin: Option<&'a Admin>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    candidates: &'a [Candidate],
}

#[derive(Serialize)]
struct PerpetratorOut<'a> {
    name: &'static str,
    attribution: Attribution,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct FieldOut<'a> {
    confidence: f32,
    rules: Vec<&'a str>,
    candidates: &'a [Alternative],
    reasons: &'a [Reason],
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    article: &'a ArticleId,
    voice: Option<&'a str>,
    killed: Count,
    injured: Count,
    blames: Option<&'static str>,
    attribution: Option<Attribution>,
    span: Span,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    article: &'a ArticleId,
    spans: BTreeMap<&'static str, Vec<Span>>,
}

/// One object: `{"furat": VERSION, "articles": […], "incidents": […]}`. Titles are in the language of `texts`.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    let about = (detail == Detail::Whole).then(|| About::of(snapshot));
    let report = Report {
        furat: env!("CARGO_PKG_VERSION"),
        filter: about.as_ref().map(|about| about.filter.as_str()),
        credits: about.as_ref().map_or(&[], |about| &about.credits),
        articles: snapshot.articles.iter().map(|(article, facts)| article_out(article, facts, detail)).collect(),
        incidents: snapshot.incidents.iter().map(|incident| incident_out(incident, texts)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

/// One object a line: `{"article": …}` for each article, then `{"incident": …}` for each incident; written whole, `{"about": …}` goes first.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_lines(snapshot: &Snapshot<'_>, texts: &Texts, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    if detail == Detail::Whole {
        write_about(&About::of(snapshot), out)?;
    }
    write_more_lines(snapshot, texts, detail, out)
}

/// The line that a file of several batches opens with.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_about(about: &About, out: &mut dyn Write) -> io::Result<()> {
    line(&Line::About(AboutOut { furat: env!("CARGO_PKG_VERSION"), filter: &about.filter, credits: &about.credits }), out)
}

/// A batch of a file of several: articles, then incidents.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_more_lines(snapshot: &Snapshot<'_>, texts: &Texts, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    for (article, facts) in &snapshot.articles {
        line(&Line::Article(article_out(article, facts, detail)), out)?;
    }
    snapshot.incidents.iter().try_for_each(|incident| line(&Line::Incident(Box::new(incident_out(incident, texts))), out))
}

fn line(line: &Line<'_>, out: &mut dyn Write) -> io::Result<()> {
    // Written out at once: of a line there are thousands of pieces.
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

fn article_out<'a>(article: &'a Article, facts: &'a ArticleFacts, detail: Detail) -> ArticleOut<'a> {
    ArticleOut {
        id: &article.id,
        path: &article.path,
        title: article.title.as_deref(),
        source: article.source.as_deref(),
        url: article.url.as_deref(),
        published: facts.published,
        published_from: facts.published_from,
        lang: article.lang,
        body: (detail == Detail::Whole).then_some(article.body.as_str()),
        places: facts.places.iter().map(|mention| place_out(mention, &article.body)).collect(),
        dates: facts.dates.iter().map(|mention| date_out(mention, &article.body)).collect(),
    }
}

fn place_out<'a>(mention: &'a Mention<Where>, body: &'a str) -> PlaceOut<'a> {
    let place = &mention.value;
    PlaceOut {
        surface: mention.span.slice(body),
        start: mention.span.start,
        end: mention.span.end,
        name: &place.name,
        name_ar: &place.name_ar,
        gazetteer_id: &place.gazetteer_id,
        lat: place.point.lat,
        lon: place.point.lon,
        precision_km: place.precision_km,
        kind: place.kind,
        confidence: place.confidence,
        candidates: &place.alternatives,
    }
}

fn date_out<'a>(mention: &'a Mention<When>, body: &'a str) -> DateOut<'a> {
    let Mention { span, value: when } = mention;
    DateOut { surface: span.slice(body), start: span.start, end: span.end, earliest: when.earliest, latest: when.latest, known: when.known }
}

fn incident_out<'a>(incident: &'a Incident, texts: &Texts) -> IncidentOut<'a> {
    IncidentOut {
        id: &incident.id.0,
        title: super::title(incident, texts),
        kind: incident.kind,
        main: incident.main,
        earliest: incident.when.earliest,
        latest: incident.when.latest,
        precision: incident.when.precision,
        known: incident.when.known,
        places: incident.places.iter().map(site_out).collect(),
        killed: incident.killed,
        injured: incident.injured,
        missing: incident.missing,
        captured: incident.captured,
        perpetrator: PerpetratorOut {
            name: incident.perpetrator.name.code(),
            attribution: incident.perpetrator.attribution,
            text: incident.perpetrator.text.as_deref(),
        },
        target: incident.target.as_deref(),
        confidence: incident.confidence.value,
        reasons: &incident.confidence.reasons,
        fields: incident.findings.iter().map(|finding| (finding.field.code(), field_out(incident, finding))).collect(),
        claims: incident.claims.iter().map(claim_out).collect(),
        merged: &incident.merged,
        sources: incident.sources.iter().map(source_out).collect(),
        foreign: incident.foreign.as_ref(),
    }
}

fn site_out(place: &Where) -> SiteOut<'_> {
    SiteOut {
        name: &place.name,
        name_ar: &place.name_ar,
        kind: place.kind,
        gazetteer_id: &place.gazetteer_id,
        lat: place.point.lat,
        lon: place.point.lon,
        precision_km: place.precision_km,
        role: place.role,
        confidence: place.confidence,
        admin: place.admin.as_ref(),
        candidates: &place.alternatives,
    }
}

/// A field's figure with the rules that found its words, each once.
fn field_out<'a>(incident: &'a Incident, finding: &'a Finding) -> FieldOut<'a> {
    let mut rules: Vec<&str> = Vec::new();
    for evidence in incident.sources.iter().flat_map(|source| source.words(finding.field)) {
        if !rules.contains(&evidence.rule.as_str()) {
            rules.push(&evidence.rule);
        }
    }
    FieldOut { confidence: finding.confidence.value, rules, candidates: &finding.candidates, reasons: &finding.confidence.reasons }
}

fn claim_out(claim: &Claim) -> ClaimOut<'_> {
    ClaimOut {
        article: &claim.article,
        voice: claim.voice.as_deref(),
        killed: claim.killed,
        injured: claim.injured,
        blames: claim.blames.map(Actor::code),
        attribution: claim.attribution,
        span: claim.span,
    }
}

/// Every field is there, with no spans where the article does not speak of it.
fn source_out(source: &SourceRef) -> SourceOut<'_> {
    SourceOut {
        article: &source.article,
        spans: Field::ALL.into_iter().map(|field| (field.code(), source.spans(field).collect())).collect(),
    }
}
