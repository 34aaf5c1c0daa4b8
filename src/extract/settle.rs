//! From a draft to an incident: one value for each field, with the words behind it.

use std::ops::Range;

use chrono::NaiveDate;

use super::actors::{Blame, Footing};
use super::assemble::{Draft, date_of, kind_of};
use super::casualties::{Harm, Toll};
use super::claims;
use super::cues::Topic;
use super::frames::Frame;
use super::persons::Strength;
use super::reading::Reading;
use super::score;
use super::triggers::Trigger;
use crate::incident::{
    Actor, Attribution, Count, Evidence, Field, Incident, IncidentId, Kind, Perpetrator, PlaceRole, SourceRef, When, Where,
};
use crate::source::ArticleId;
use crate::text::Span;

/// No incident lists more places than this.
const MOST_PLACES: usize = 14;

/// What a field came out as, and the words behind it.
struct Found<T> {
    value: T,
    evidence: Vec<Evidence>,
}

/// The incidents of an article, in the order in which they are told, the main ones marked.
pub fn settle(r: &Reading<'_>, article: &ArticleId, triggers: &[Trigger], drafts: &[Draft]) -> Vec<Incident> {
    let main = main_drafts(r, drafts);
    let first = drafts.first();
    let before = |i: usize| i.checked_sub(1).and_then(|j| drafts.get(j));
    let of = |(i, draft)| incident(r, article, triggers, draft, &Place { before: before(i), first, index: i, main: main.contains(&i) });
    drafts.iter().enumerate().map(of).collect()
}

/// Where a draft stands among the others.
struct Place<'d> {
    before: Option<&'d Draft>,
    first: Option<&'d Draft>,
    index: usize,
    main: bool,
}

fn incident(r: &Reading<'_>, article: &ArticleId, triggers: &[Trigger], draft: &Draft, among: &Place<'_>) -> Incident {
    let perpetrator = perpetrator(r, draft);
    let kind = kind(r, triggers, draft, among, perpetrator.value.name);
    let when = when(r, draft);
    let places = places(r, draft);
    let killed = toll(r, draft, Harm::Killed);
    let injured = toll(r, draft, Harm::Injured);
    let target = target(r, draft);
    let claims = claims::claims(r, article, draft);
    let confidence = score::score(draft, kind.value, &when.value, &places.value, perpetrator.value.attribution);
    let mut evidence = Vec::new();
    for mut part in
        [kind.evidence, when.evidence, places.evidence, killed.evidence, injured.evidence, perpetrator.evidence, target.evidence]
    {
        evidence.append(&mut part);
    }
    evidence.sort_by_key(|e| (e.span, e.field));
    evidence.dedup();
    Incident {
        id: IncidentId(format!("{}#{}", article.0, among.index + 1)),
        kind: kind.value,
        main: among.main,
        when: when.value,
        places: places.value,
        killed: killed.value,
        injured: injured.value,
        perpetrator: perpetrator.value,
        target: target.value,
        claims,
        confidence,
        sources: vec![SourceRef { article: article.clone(), evidence }],
    }
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
    let is_main = |i: usize, draft: &Draft| i == top || (in_lead(draft) || draft.told_apart) && same_news(draft);
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
    let from_air = matches!(doer, Actor::US | Actor::Israel | Actor::Coalition | Actor::Turkey);
    if value == Kind::RocketAttack && from_air && draft.guess().is_some_and(|g| g.missile) {
        value = Kind::Airstrike;
    }
    let mut found: Vec<Evidence> = draft.guess().map(|g| evidence(r, Field::Kind, &g.tokens, &g.rule)).into_iter().collect();
    let words = draft.frames.iter().flat_map(|f| f.triggers.iter()).filter_map(|&i| triggers.get(i)).filter(|t| !t.weak);
    found.extend(words.take(6).map(|t| evidence(r, Field::Kind, &t.tokens, &t.rule)));
    Found { value, evidence: found }
}

/// The first date that is settled; else the first that is told, with what it bounds.
fn when(r: &Reading<'_>, draft: &Draft) -> Found<When> {
    let dates = || draft.frames.iter().filter_map(|f| date_of(r, f)).map(|i| (i, r.when(i)));
    let best =
        dates().find(|(_, when)| when.is_dated()).or_else(|| dates().find(|(_, when)| *when != When::default())).or_else(|| dates().next());
    match best.and_then(|(i, when)| Some((r.dates.get(i)?, when))) {
        Some((date, value)) => Found { value, evidence: vec![Evidence { field: Field::Date, span: date.span, rule: date.rule.clone() }] },
        None => Found { value: When::default(), evidence: Vec::new() },
    }
}

/// Where it happened: spots before areas, each once, in the order of the text; a country only where nothing else is told.
fn places(r: &Reading<'_>, draft: &Draft) -> Found<Vec<Where>> {
    let told = |f: &&Frame| !f.link.support;
    let mut indices: Vec<usize> = draft.frames.iter().filter(told).flat_map(|f| near_head(r, f)).collect();
    if indices.is_empty() {
        indices = draft.places().collect();
    }
    if indices.is_empty() {
        indices = draft.frames.iter().flat_map(|f| f.wide.iter().copied()).take(1).collect();
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Found { value: Vec::new(), evidence: Vec::new() };
    let mentions = || indices.iter().filter_map(|&i| r.places.get(i).map(|mention| (i, mention)));
    let ordered = mentions().filter(|(_, m)| !m.place.kind.is_vague()).chain(mentions().filter(|(_, m)| m.place.kind.is_vague()));
    for (i, mention) in ordered {
        found.evidence.push(Evidence { field: Field::Place, span: mention.span, rule: mention.place.gazetteer_id.clone() });
        if seen.contains(&mention.place.gazetteer_id.as_str()) || seen.len() >= MOST_PLACES {
            continue;
        }
        seen.push(&mention.place.gazetteer_id);
        found.value.push(Where { role: role(r, i, &mention.place), ..mention.place.clone() });
    }
    found
}

/// The places of a frame without those that stand ahead of its event word with another day, where there are others.
fn near_head(r: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    let own = date_of(r, frame);
    let far = |i: &usize| {
        let Some(tokens) = r.place_tokens.get(*i).filter(|tokens| frame.tokens.start <= tokens.start && tokens.end <= frame.head) else {
            return false;
        };
        r.dates_in(&(tokens.end..frame.head)).any(|date| Some(date) != own)
    };
    let near: Vec<usize> = frame.places.iter().copied().filter(|i| !far(i)).collect();
    if near.is_empty() { frame.places.clone() } else { near }
}

fn role(r: &Reading<'_>, index: usize, place: &Where) -> PlaceRole {
    let Some(tokens) = r.place_tokens.get(index) else { return place.role };
    let before = r.around(tokens.start, 3, 0);
    let is_near = r.of(Topic::PlaceRole, &before).any(|cue| cue.class() == "near" && tokens.start.saturating_sub(cue.tokens.end) <= 1);
    if place.kind.is_vague() {
        PlaceRole::Area
    } else if is_near {
        PlaceRole::Near
    } else {
        PlaceRole::Site
    }
}

/// One count for all that is told: what rose replaces what it rose from; what voices tell differently is widened.
fn toll(r: &Reading<'_>, draft: &Draft, harm: Harm) -> Found<Count> {
    let all: Vec<(&Frame, &Toll)> =
        draft.frames.iter().flat_map(|f| f.tolls.iter().map(move |t| (f, t))).filter(|(_, t)| t.harm == harm).collect();
    let positive = all.iter().any(|(_, t)| t.count.max != Some(0));
    let tier = |t: &Toll| t.strength.max(Strength::Vague).min(Strength::Bare);
    let best = all.iter().filter(|(_, t)| !positive || t.count.max != Some(0)).map(|(_, t)| tier(t)).max();
    let mut kept: Vec<(&Frame, &Toll)> = Vec::new();
    for (frame, toll) in all {
        let ignored = positive && toll.count.max == Some(0) || Some(tier(toll)) != best;
        if ignored || is_share(r, &kept, frame, toll) {
            continue;
        }
        if toll.update {
            kept.retain(|(_, old)| old.count.min > toll.count.min);
        }
        kept.push((frame, toll));
    }
    let value = kept.iter().fold(Count::default(), |sum, (_, t)| sum.widen(t.count));
    let field = if harm == Harm::Killed { Field::Killed } else { Field::Injured };
    Found { value, evidence: kept.iter().map(|(_, t)| evidence(r, field, &t.tokens, &t.rule)).collect() }
}

/// A smaller number told later, by nobody in particular, is a share of the toll and no other toll.
fn is_share(r: &Reading<'_>, kept: &[(&Frame, &Toll)], frame: &Frame, toll: &Toll) -> bool {
    let Some((_, first)) = kept.first() else { return false };
    let smaller = toll.count.min < first.count.min && toll.count.max.is_some();
    smaller && !toll.update && claims::voice(r, frame.sentence).is_none()
}

/// Who did it: by own claim, as a fact, as held likely. What the text says first goes first.
fn perpetrator(r: &Reading<'_>, draft: &Draft) -> Found<Perpetrator> {
    let all: Vec<&Blame> = draft.frames.iter().flat_map(|f| f.blames.iter()).collect();
    let by = |footing: Footing| all.iter().copied().find(move |b| b.footing == footing && b.actor != Actor::Unknown);
    let unknown = all.iter().copied().find(|b| b.footing == Footing::Unknown);
    let stated = by(Footing::Stated).filter(|b| unknown.is_none_or(|u| b.tokens.start < u.tokens.start));
    let chosen = by(Footing::Claimed).or(stated).or_else(|| by(Footing::Suspected));
    let Some(blame) = chosen else {
        let words = unknown.or_else(|| all.iter().copied().find(|b| b.footing == Footing::Unclaimed));
        let evidence = words.map(|b| evidence(r, Field::Perpetrator, &b.tokens, &b.rule)).into_iter().collect();
        return Found { value: Perpetrator::default(), evidence };
    };
    let same = |b: &&Blame, footing: Footing| b.actor == blame.actor && b.footing == footing;
    let denied = all.iter().any(|b| same(b, Footing::Denied));
    // The doer's own word counts where it speaks of this very thing.
    let speaks = draft.frames.iter().filter(|f| !f.link.support).flat_map(|f| f.blames.iter()).any(|b| same(&b, Footing::Speaks));
    let attribution = match blame.footing {
        Footing::Claimed => Attribution::Claimed,
        _ if denied => Attribution::Denied,
        Footing::Stated if speaks => Attribution::Claimed,
        Footing::Stated => Attribution::Stated,
        _ => Attribution::Suspected,
    };
    let text = r.doc.surface(r.doc.span_of(blame.tokens.clone())).to_owned();
    let words = all.iter().filter(|b| b.actor == blame.actor && b.footing != Footing::Speaks);
    Found {
        value: Perpetrator { name: blame.actor, attribution, text: Some(text) },
        evidence: words.take(4).map(|b| evidence(r, Field::Perpetrator, &b.tokens, &b.rule)).collect(),
    }
}

fn target(r: &Reading<'_>, draft: &Draft) -> Found<Option<String>> {
    let Some(tokens) = draft.frames.iter().find_map(|f| f.target.clone()) else { return Found { value: None, evidence: Vec::new() } };
    let span: Span = r.doc.span_of(tokens.clone());
    let words = r.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Found { value: Some(words), evidence: vec![evidence(r, Field::Target, &tokens, "target-phrase")] }
}
