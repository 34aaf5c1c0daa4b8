//! Why: every incident with each field's value, the rules and words behind it, what else it could have been, the reasons
//! and how far to trust it, for people to read.

use std::io::{self, Write};

use super::Snapshot;
use crate::i18n::Texts;
use crate::incident::{Alternative, Claim, Field, Incident, Reason};
use crate::source::Article;
use crate::text::{Lang, Span};

/// Most quotes shown for one field.
const MOST_QUOTES: usize = 6;

/// Every article with its incidents; an incident of several articles stands under the first of them.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    for (article, _) in &snapshot.articles {
        writeln!(out, "{}", article.title.as_deref().map_or_else(|| article.path.clone(), |title| format!("{}: {title}", article.path)))?;
        let own = snapshot.incidents.iter().filter(|i| i.sources.first().is_some_and(|source| source.article == article.id));
        let mut told = false;
        for (number, incident) in own.enumerate() {
            told = true;
            incident_out(snapshot, incident, number + 1, texts, out)?;
        }
        if !told {
            writeln!(out, "  {}", texts.tr("explain-none"))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn incident_out(snapshot: &Snapshot<'_>, incident: &Incident, number: usize, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let main = texts.tr(if incident.main { "explain-main" } else { "explain-background" });
    writeln!(out, "  {number}. {} ({main}, {:.2})", super::title(incident, texts), incident.confidence.value)?;
    for reason in &incident.confidence.reasons {
        reason_out("     ", reason, texts, out)?;
    }
    for field in Field::ALL {
        field_out(snapshot, incident, field, texts, out)?;
    }
    for claim in &incident.claims {
        claim_out(claim, texts, out)?;
    }
    for joined in &incident.merged {
        writeln!(out, "     {} {} ({:.2})", texts.tr("explain-joined"), joined.article.0, joined.score)?;
        for reason in &joined.reasons {
            reason_out("       ", reason, texts, out)?;
        }
    }
    Ok(())
}

fn field_out(snapshot: &Snapshot<'_>, incident: &Incident, field: Field, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let Some(value) = value(incident, field, texts) else { return Ok(()) };
    let finding = incident.finding(field);
    let trust = finding.map_or_else(String::new, |finding| format!("  ({:.2})", finding.confidence.value));
    writeln!(out, "     {}: {value}{trust}", texts.field(field))?;
    for source in &incident.sources {
        let Some(article) = article(snapshot, &source.article.0) else { continue };
        for evidence in source.words(field).take(MOST_QUOTES) {
            writeln!(out, "       «{}» [{}]", quote(evidence.span, article), evidence.rule)?;
        }
    }
    let Some(finding) = finding else { return Ok(()) };
    if !finding.candidates.is_empty() {
        let named = |candidate: &Alternative| format!("{} ({:.2})", texts.value(field, &candidate.value), candidate.score);
        let others: Vec<String> = finding.candidates.iter().map(named).collect();
        writeln!(out, "       {} {}", texts.tr("explain-instead"), others.join(", "))?;
    }
    finding.confidence.reasons.iter().try_for_each(|reason| reason_out("       ", reason, texts, out))
}

/// A field's value in words; `None` where the text does not speak of it.
fn value(incident: &Incident, field: Field, texts: &Texts) -> Option<String> {
    let toll = |count: crate::incident::Count| count.is_known().then(|| texts.count(count).into_owned());
    match field {
        Field::Kind => Some(texts.kind(incident.kind)),
        Field::Date => Some(texts.when(&incident.when)),
        Field::Place => Some(incident.site().map_or_else(|| texts.tr("place-not-said").into_owned(), |_| places(incident, texts))),
        Field::Killed => Some(texts.count(incident.killed).into_owned()),
        Field::Injured => Some(texts.count(incident.injured).into_owned()),
        Field::Missing => toll(incident.missing),
        Field::Captured => toll(incident.captured),
        Field::Perpetrator => Some(texts.actor(incident.perpetrator.name)),
        Field::Attribution => Some(texts.attribution(incident.perpetrator.attribution)),
        Field::Target => incident.target.clone(),
    }
}

fn places(incident: &Incident, texts: &Texts) -> String {
    let name = |place: &crate::incident::Where| match texts.lang() {
        Lang::Ar if !place.name_ar.is_empty() => format!("{} ({})", place.name_ar, place.gazetteer_id),
        _ => format!("{} ({})", place.name, place.gazetteer_id),
    };
    incident.places.iter().map(name).collect::<Vec<_>>().join(" · ")
}

fn claim_out(claim: &Claim, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let voice = claim.voice.clone().unwrap_or_else(|| texts.tr("explain-article").into_owned());
    let mut said = Vec::new();
    for (field, count) in [(Field::Killed, claim.killed), (Field::Injured, claim.injured)] {
        if count.is_known() {
            said.push(format!("{} {}", texts.field(field), texts.count(count)));
        }
    }
    if let Some(actor) = claim.blames {
        let status = claim.attribution.map_or_else(String::new, |status| format!(" ({})", texts.attribution(status)));
        said.push(format!("{}{status}", texts.actor(actor)));
    }
    writeln!(out, "     {} {voice}: {}", texts.tr("explain-voice"), said.join(", "))
}

fn reason_out(indent: &str, reason: &Reason, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let words = id_words(reason, texts);
    if reason.delta.abs() < 0.005 {
        return writeln!(out, "{indent}\u{b7} {words}");
    }
    writeln!(out, "{indent}{:+.2} {words}", reason.delta)
}

fn article<'a>(snapshot: &Snapshot<'a>, id: &str) -> Option<&'a Article> {
    snapshot.articles.iter().map(|(article, _)| *article).find(|article| article.id.0 == id)
}

/// Words of the article on one line.
fn quote(span: Span, article: &Article) -> String {
    span.slice(&article.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn id_words(reason: &Reason, texts: &Texts) -> String {
    let id = format!("reason-{}", reason.id);
    texts.tr(&id).into_owned()
}
