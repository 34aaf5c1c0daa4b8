//! Why the incident reads as it does: what speaks for and against the whole, then field by field.

use egui::Ui;

use super::disclosure::disclosure;
use crate::context::Ctx;
use crate::incident::{Confidence, Incident, Reason};
use crate::ui::bidi_text::wrapped;
use crate::ui::theme::Role;

/// Draws the reasons: the weightiest in sight, all of them one click away.
pub(super) fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let note = format!("{:.2}", incident.confidence.value);
    if !disclosure(ui, ctx, "why", &ctx.tr("why-title"), &note, false) {
        return;
    }
    reasons_ui(ui, ctx, &incident.confidence);
    for finding in &incident.findings {
        ui.add_space(4.0);
        let words = format!("{}  {:.2}", ctx.texts.field(finding.field), finding.confidence.value);
        wrapped(ui, &words, &ctx.theme.style(Role::Label).weight(600).color(ctx.theme.text.body));
        reasons_ui(ui, ctx, &finding.confidence);
    }
    ui.add_space(6.0);
}

fn reasons_ui(ui: &mut Ui, ctx: &Ctx<'_>, confidence: &Confidence) {
    for reason in &confidence.reasons {
        reason_ui(ui, ctx, reason);
    }
}

fn reason_ui(ui: &mut Ui, ctx: &Ctx<'_>, reason: &Reason) {
    let state = &ctx.theme.state;
    let (sign, ink) = match reason.delta {
        delta if delta < -0.005 => ("\u{2212}", state.warn),
        delta if delta > 0.005 => ("+", state.ok),
        _ => ("\u{b7}", ctx.theme.text.muted),
    };
    let id = format!("reason-{}", reason.id);
    wrapped(ui, &format!("{sign} {}", ctx.texts.tr(&id)), &ctx.theme.style(Role::Label).weight(400).color(ink));
}
