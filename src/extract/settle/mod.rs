//! From a draft to an incident: one value for each field, with the words behind it.

mod doer;
mod footing;
mod ledger;
mod reckon;
mod sides;
mod site;
mod spot;
mod toll;
mod what;

use std::ops::Range;

use chrono::NaiveDate;

use super::actors::{Candidate, Cast};
use super::assemble::{Draft, date_of, kind_of};
use super::calibration::Calibration;
use super::casualties::Harm;
use super::choice::Choice;
use super::claims;
use super::headline::Read;
use super::reading::Reading;
use super::triggers::{Sort, Trigger};
use super::why::{self, Case};
use crate::incident::{Actor, Confidence, Evidence, Field, Incident, IncidentId, Kind, Remarks, SourceRef, When};
use crate::source::ArticleId;
use crate::text::Span;
pub(super) use doer::WEIGHED;
use doer::{perpetrator, sober, weigh};
pub(super) use footing::WEIGHED as FOOTING_WEIGHED;
use ledger::Ledger;
pub(super) use reckon::WEIGHED as TOLL_WEIGHED;
use site::places;
pub(super) use spot::WEIGHED as PLACE_WEIGHED;
use toll::toll;
pub(super) use what::{WEIGHED as KIND_WEIGHED, of_title};

/// So many dead were not chosen one by one.
const MASSACRE: u32 = 5;

/// What a field came out as, and the words behind it.
struct Found<T> {
    value: T,
    evidence: Vec<Evidence>,
}

/// An incident, and the choices it was made of.
#[derive(Debug)]
pub struct Settled {
    /// The incident.
    pub incident: Incident,
    /// The choices it was made of: who did it of all whom the article names, which kind it is.
    pub choices: Vec<Choice>,
}

/// A stretch of an article that is read for itself.
pub(super) struct Story {
    /// Indices of its sentences.
    pub(super) sentences: Range<usize>,
    /// How many incidents the stories before it tell.
    pub(super) told: usize,
}

/// The incidents of a story, in the order in which they are told, the main ones marked.
///
/// With `every`, the choices of an incident hold those of the footing of each doer it might be laid to, not only of the one it is
/// laid to.
pub(super) fn settle(
    r: &Reading<'_>,
    article: &ArticleId,
    triggers: &[Trigger],
    drafts: &[Draft],
    (story, mut title): (&Story, Read),
    every: bool,
) -> Vec<Settled> {
    let ledger = Ledger::of(r, &story.sentences, drafts, &title.tolls);
    let headline = std::mem::take(&mut title.headline);
    let cast = if drafts.is_empty() { Cast::default() } else { Cast::of(r, &story.sentences, drafts, headline) };
    let main = main_drafts(r, drafts);
    let first = drafts.first();
    let before = |i: usize| i.checked_sub(1).and_then(|j| drafts.get(j));
    let news_doer =
        first.and_then(|draft| draft.frames.iter().flat_map(|f| f.blames.iter()).map(|b| b.actor).find(|a| *a != Actor::Unknown));
    let of = |(i, draft)| {
        let among = Place {
            cast: &cast,
            ledger: &ledger,
            title: &title,
            drafts,
            before: before(i),
            first,
            news_doer,
            told: story.told,
            index: i,
            main: main.contains(&i),
            every,
        };
        let (mut incident, choices) = incident(r, article, triggers, draft, &among);
        let case = Case { r, drafts, index: i, incident: &incident };
        (incident.confidence, incident.findings) = (why::confidence(&case), why::findings(&case));
        Settled { incident, choices }
    };
    drafts.iter().enumerate().map(of).collect()
}

/// Where a draft stands among the others.
struct Place<'d> {
    /// Everybody the article names.
    cast: &'d Cast,
    /// Every figure of the dead and wounded that it tells.
    ledger: &'d Ledger,
    /// What the headline says.
    title: &'d Read,
    drafts: &'d [Draft],
    before: Option<&'d Draft>,
    first: Option<&'d Draft>,
    /// Who did what the article reports, or speaks first in it.
    news_doer: Option<Actor>,
    /// How many incidents the stories before it tell.
    told: usize,
    index: usize,
    main: bool,
    every: bool,
}

fn incident(r: &Reading<'_>, article: &ArticleId, triggers: &[Trigger], draft: &Draft, among: &Place<'_>) -> (Incident, Vec<Choice>) {
    let perpetrator = perpetrator(r, draft);
    let killed = toll(r, draft, Harm::Killed);
    let mut kind = kind(r, triggers, draft, among, perpetrator.value.name);
    let what = what::choice(r, triggers, draft, among, perpetrator.value.name, killed.value);
    kind = what::weigh(r, triggers, draft, among, &what, kind);
    if kind.value == Kind::Assassination && killed.value.min >= Some(MASSACRE) {
        kind.value = Kind::Clash;
    }
    let candidates = among.cast.candidates(r, among.drafts, among.index, kind.value);
    let mut perpetrator = weigh(r, among, draft, &candidates, (sober(perpetrator, kind.value), kind.value));
    let named = |c: &&Candidate| c.actor != Actor::Unknown && (among.every || c.actor == perpetrator.value.name);
    let footings: Vec<Choice> =
        candidates.iter().filter(named).map(|c| footing::choice(among.cast, r, among.index, kind.value, &candidates, c)).collect();
    footing::weigh(r, draft, &footings, &candidates, &mut perpetrator);
    let when = when(r, draft);
    let places = places(r, draft, among.main);
    let spots = spot::spots(r, draft, among);
    let spot = spot::choice(r, draft, &spots, among.every);
    let places = spot::weigh(r, draft, &spots, &spot, places);
    let injured = toll(r, draft, Harm::Injured);
    let (dead, hurt) = (reckon::figures(r, among, Harm::Killed, &killed), reckon::figures(r, among, Harm::Injured, &injured));
    let (deaths, wounds) = (dead.choice(Harm::Killed), hurt.choice(Harm::Injured));
    let killed = reckon::weigh(r, Harm::Killed, &dead, &deaths, killed);
    let injured = reckon::weigh(r, Harm::Injured, &hurt, &wounds, injured);
    let missing = toll(r, draft, Harm::Missing);
    let captured = toll(r, draft, Harm::Captured);
    let target = target(r, draft);
    let claims = claims::claims(r, article, draft);
    let mut evidence = kind.evidence;
    evidence.extend([when.evidence, places.evidence, killed.evidence, injured.evidence].into_iter().flatten());
    evidence.extend([missing.evidence, captured.evidence, perpetrator.evidence, target.evidence].into_iter().flatten());
    evidence.sort_by_key(|e| (e.span, e.field));
    evidence.dedup();
    let incident = Incident {
        id: IncidentId(format!("{}#{}", article.0, among.told + among.index + 1)),
        kind: kind.value,
        main: among.main,
        when: when.value,
        places: places.value,
        killed: killed.value,
        injured: injured.value,
        missing: missing.value,
        captured: captured.value,
        perpetrator: perpetrator.value,
        target: target.value,
        claims,
        confidence: Confidence::default(),
        findings: Vec::new(),
        merged: Vec::new(),
        reports: Vec::new(),
        remarks: Remarks::default(),
        sources: vec![SourceRef { article: article.clone(), evidence }],
        foreign: None,
    };
    let mut choices = vec![doer::choice_of(&candidates), what, spot, deaths, wounds];
    choices.extend(footings);
    (incident, choices)
}

/// The first told, and those told with it as news: as the other of two, or beside it in the lead.
fn main_drafts(r: &Reading<'_>, drafts: &[Draft]) -> Vec<usize> {
    let top = drafts.iter().position(|draft| !draft.background).unwrap_or(0);
    let lead = drafts.get(top).and_then(|d| d.frames.first()).map_or(0, |f| f.sentence);
    let in_lead = |draft: &Draft| draft.frames.first().is_some_and(|f| f.sentence <= lead + 1 && !f.link.earlier) && !draft.background;
    let same_news = |draft: &Draft| match (drafts.get(top).map(|d| when(r, d).value), when(r, draft).value) {
        (Some(a), b) => a.bounds().zip(b.bounds()).is_none_or(|(a, b)| (a.0 - b.0).num_days().abs() <= 2),
        _ => true,
    };
    // In a list of the news every item is.
    let listed = |draft: &Draft| draft.frames.first().is_some_and(|f| r.is_item(f.sentence));
    let in_list = drafts.get(top).is_some_and(listed);
    let is_main =
        |i: usize, draft: &Draft| i == top || (in_lead(draft) || draft.told_apart || in_list && listed(draft)) && same_news(draft);
    drafts.iter().enumerate().filter(|&(i, draft)| is_main(i, draft)).map(|(i, _)| i).collect()
}

/// What is dated after its article appeared has not happened: it is left out, or, where it is the news, undated.
pub fn drop_future(incidents: &mut Vec<Incident>, published: Option<NaiveDate>) {
    // A day of grace: the article may have appeared in another zone.
    let Some(last) = published.and_then(|day| day.succ_opt()) else { return };
    let is_future = |incident: &Incident| incident.when.earliest.is_some_and(|day| day > last);
    incidents.retain(|incident| incident.main || !is_future(incident));
    for incident in incidents.iter_mut().filter(|incident| is_future(incident)) {
        incident.when = When::default();
        if let Some(finding) = incident.findings.iter_mut().find(|finding| finding.field == Field::Date) {
            finding.confidence = Calibration::bundled().confidence(Field::Date.code(), ["date-open", "date-ahead"]);
        }
        for source in &mut incident.sources {
            source.evidence.retain(|evidence| evidence.field != Field::Date);
        }
    }
}

fn evidence(r: &Reading<'_>, field: Field, tokens: &Range<usize>, rule: &str) -> Evidence {
    Evidence { field, span: r.doc.span_of(tokens.clone()), rule: rule.to_owned() }
}

fn kind(r: &Reading<'_>, triggers: &[Trigger], draft: &Draft, among: &Place<'_>, doer: Actor) -> Found<Kind> {
    let mut value = kind_of(draft, among.before, among.first);
    let other = |t: &Trigger| t.sort == Sort::Kind(Kind::Other);
    if draft.guess().is_none() && draft.frames.iter().flat_map(|f| f.triggers.iter()).filter_map(|&i| triggers.get(i)).any(other) {
        value = Kind::Other;
    }
    let flies = |actor: Actor| matches!(actor, Actor::US | Actor::Israel | Actor::Coalition | Actor::Turkey);
    let from_air = flies(doer);
    let struck = || draft.frames.iter().flat_map(|f| f.triggers.iter()).filter_map(|&i| triggers.get(i)).any(|t| t.sort == Sort::Strike);
    if value == Kind::Other && (from_air || among.news_doer.is_some_and(flies)) && struck() {
        value = Kind::Airstrike;
    }
    if value == Kind::RocketAttack && from_air && draft.guess().is_some_and(|g| g.missile) {
        value = Kind::Airstrike;
    }
    let mut found: Vec<Evidence> = draft.guess().map(|g| evidence(r, Field::Kind, &g.tokens, &g.rule)).into_iter().collect();
    let words = draft.frames.iter().flat_map(|f| f.triggers.iter()).filter_map(|&i| triggers.get(i)).filter(|t| !t.weak);
    found.extend(words.take(6).map(|t| evidence(r, Field::Kind, &t.tokens, &t.rule)));
    Found { value, evidence: found }
}

/// What lasts longer, in days, is no day of an incident.
const LONG: i64 = 10;

/// What lasts no longer is.
const SHORT: i64 = 2;

/// The first date that is settled; else the first that is told, with what it bounds.
fn when(r: &Reading<'_>, draft: &Draft) -> Found<When> {
    let dates = || draft.frames.iter().filter_map(|f| date_of(r, f)).map(|i| (i, r.when(i)));
    let best =
        dates().find(|(_, when)| when.is_dated()).or_else(|| dates().find(|(_, when)| *when != When::default())).or_else(|| dates().next());
    // "Last month … on the night of November 8": the day that lies in the longer time told before it.
    let finer = best.as_ref().and_then(|(_, long)| {
        let bounds = long.bounds().filter(|_| long.days().is_some_and(|days| days > LONG))?;
        let within = |when: &When| when.bounds().is_some_and(|(from, to)| bounds.0 <= from && to <= bounds.1);
        let day = |when: &When| when.days().is_some_and(|days| days <= SHORT);
        let own = draft.frames.iter().filter(|f| !f.link.earlier).flat_map(|f| f.dates.iter().copied());
        own.map(|i| (i, r.when(i))).find(|(_, when)| day(when) && within(when))
    });
    match finer.or(best).and_then(|(i, when)| Some((r.dates.get(i)?, when))) {
        Some((date, value)) => Found { value, evidence: vec![Evidence { field: Field::Date, span: date.span, rule: date.rule.clone() }] },
        None => Found { value: When::default(), evidence: Vec::new() },
    }
}

fn target(r: &Reading<'_>, draft: &Draft) -> Found<Option<String>> {
    let Some(tokens) = draft.frames.iter().find_map(|f| f.target.clone()) else { return Found { value: None, evidence: Vec::new() } };
    let span: Span = r.doc.span_of(tokens.clone());
    let words = r.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Found { value: Some(words), evidence: vec![evidence(r, Field::Target, &tokens, "target-phrase")] }
}
