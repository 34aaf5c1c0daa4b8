//! Why: for each field how far to trust it, the words and rules behind it, what speaks for and against, what else it could
//! have been; and why reports were joined, with a way to take them apart.

use egui::Ui;

use super::disclosure::disclosure;
use crate::context::{Command, Ctx};
use crate::incident::{Finding, Incident, Joined, Reason};
use crate::ui::bidi_text::wrapped;
use crate::ui::theme::{Role, Theme};
use crate::ui::widgets::{Look, button};

/// Reasons that move a confidence by less say nothing to a reader.
const LEAST: f32 = 0.005;

/// Most words shown for one field.
const MOST_WORDS: usize = 4;

/// Most other values shown for one field.
const MOST_OTHERS: usize = 3;

/// Draws what was joined, and the reasons one click away: those of the whole, then field by field.
pub(super) fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    joined_ui(ui, ctx, incident);
    let note = ctx.texts.decimal(incident.confidence.value, 2);
    if !disclosure(ui, ctx, "why", &ctx.tr("why-title"), &note, false) {
        return;
    }
    reasons_ui(ui, ctx, &incident.confidence.reasons);
    for finding in &incident.findings {
        ui.add_space(4.0);
        finding_ui(ui, ctx, incident, finding);
    }
    ui.add_space(6.0);
}

/// One word for a confidence.
pub(super) const fn grade(confidence: f32) -> &'static str {
    match confidence {
        v if v >= 0.75 => "confidence-good",
        v if v >= 0.5 => "confidence-fair",
        _ => "confidence-low",
    }
}

fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, finding: &Finding) {
    let theme = ctx.theme;
    let words = format!("{}  {}", ctx.texts.field(finding.field), ctx.texts.decimal(finding.confidence.value, 2));
    wrapped(ui, &words, &theme.style(Role::Label).weight(600).color(theme.text.body));
    words_ui(ui, ctx, incident, finding);
    reasons_ui(ui, ctx, &finding.confidence.reasons);
    if !finding.candidates.is_empty() {
        let named = |value: &str| ctx.texts.value(finding.field, value);
        let others: Vec<String> = finding
            .candidates
            .iter()
            .take(MOST_OTHERS)
            .map(|other| format!("{} ({})", named(&other.value), ctx.texts.decimal(other.score, 2)))
            .collect();
        let words = format!("{} {}", ctx.tr("explain-instead"), others.join(" \u{b7} "));
        wrapped(ui, &words, &theme.style(Role::Small).color(theme.text.body));
    }
}

/// The words of the articles, each with the rule that read it.
fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, finding: &Finding) {
    for source in &incident.sources {
        let Some(article) = ctx.store.article(&source.article) else { continue };
        for evidence in source.words(finding.field).take(MOST_WORDS) {
            let quote = evidence.span.slice(&article.body).split_whitespace().collect::<Vec<_>>().join(" ");
            wrapped(ui, &format!("\u{ab}{quote}\u{bb} {}", evidence.rule), &quiet(ctx.theme));
        }
    }
}

fn quiet(theme: &Theme) -> crate::ui::bidi_text::TextStyle {
    theme.style(Role::Small).weight(400).color(theme.text.muted)
}

/// Plus and minus reasons in words.
fn reasons_ui(ui: &mut Ui, ctx: &Ctx<'_>, reasons: &[Reason]) {
    let theme = ctx.theme;
    for reason in reasons.iter().filter(|reason| reason.delta.abs() >= LEAST) {
        let (sign, ink) = if reason.delta < 0.0 { ("\u{2212}", theme.state.warn) } else { ("+", theme.state.ok) };
        let id = format!("reason-{}", reason.id);
        wrapped(ui, &format!("{sign} {}", ctx.texts.tr(&id)), &theme.style(Role::Label).weight(400).color(ink));
    }
}

/// Which reports were joined and why, and the way to take them apart; or the way back.
fn joined_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let (id, command) = match () {
        () if !incident.reports.is_empty() => ("reports-take-apart", Command::TakeApart(incident.id.clone())),
        () if ctx.apart.contains(&incident.id) => ("reports-join-again", Command::JoinAgain(incident.id.clone())),
        () => return,
    };
    ui.add_space(6.0);
    for joined in &incident.merged {
        wrapped(ui, &joined_words(ctx, joined), &quiet(ctx.theme));
    }
    let words = ctx.tr(id);
    if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
        ctx.send.send(command);
    }
}

/// "Joined with a.txt, 0.93: the same day, the same place".
fn joined_words(ctx: &Ctx<'_>, joined: &Joined) -> String {
    let name = joined.article.0.rsplit('/').next().unwrap_or(&joined.article.0);
    let reasons: Vec<String> = joined
        .reasons
        .iter()
        .filter(|reason| reason.delta.abs() >= LEAST)
        .map(|reason| ctx.texts.tr(&format!("reason-{}", reason.id)).into_owned())
        .collect();
    // A name of a file keeps its own order within either script.
    format!("{} \u{2066}{name}\u{2069} ({}): {}", ctx.tr("explain-joined"), ctx.texts.decimal(joined.score, 2), reasons.join(" \u{b7} "))
}
