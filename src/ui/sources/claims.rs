//! Claims side by side: a row for each voice. A dash is "said nothing", never 0.

use egui::{Rect, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::{Claim, Count, Incident};
use crate::ui::bidi_text::{Align, label, paint_elided};
use crate::ui::theme::Role;

const ROW: f32 = 26.0;

/// Draws the table where more than one voice speaks.
pub(super) fn claims_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    if incident.claims.len() < 2 {
        return;
    }
    let theme = ctx.theme;
    label(ui, &ctx.tr("claims-title"), &theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong));
    ui.add_space(4.0);
    let shown = incident.claims.len().min(6);
    let (table, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * (shown + 1) as f32), Sense::hover());
    ui.painter().rect(table, 4.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let head = Rect::from_min_size(table.min, vec2(table.width(), ROW));
    ui.painter().rect_filled(head.shrink(1.0), 4.0, theme.surface.sunken);
    let style = theme.style(Role::Small).weight(600).color(theme.text.body);
    let words = ["claims-voice", "field-killed", "field-injured", "claims-blames"].map(|id| ctx.tr(id));
    row_ui(ui, ctx, head, &words, [style; 4]);
    for (n, claim) in incident.claims.iter().take(shown).enumerate() {
        claim_ui(ui, ctx, Rect::from_min_size(pos2(table.left(), table.top() + ROW * (n + 1) as f32), vec2(table.width(), ROW)), claim, n);
    }
    ui.add_space(8.0);
}

fn claim_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, claim: &Claim, n: usize) {
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("claim", n)), Sense::click());
    let count = |count: Count| if count.is_known() { ctx.texts.count(count).into_owned() } else { "\u{2013}".to_owned() };
    let blames = claim.blames.map_or_else(|| "\u{2013}".to_owned(), |actor| ctx.texts.actor(actor));
    let voice = claim.voice.clone().unwrap_or_else(|| ctx.tr("claims-article"));
    let (body, toll) = (
        theme.style(Role::Label).weight(400),
        theme.style(Role::Label).weight(600).color(theme.evidence(crate::incident::Field::Killed).ink),
    );
    ui.painter().hline(rect.x_range().shrink(1.0), rect.top(), egui::Stroke::new(1.0, theme.line.hair));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 0.0, theme.surface.hover);
    }
    let known = |c: Count| if c.is_known() { toll } else { body };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &voice));
    row_ui(
        ui,
        ctx,
        rect,
        &[voice.clone(), count(claim.killed), count(claim.injured), blames],
        [body, known(claim.killed), known(claim.injured), body],
    );
    if response.clicked() {
        ctx.send.send(Command::Read(claim.article.clone(), Some(claim.span)));
    }
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, cells: &[String; 4], styles: [crate::ui::bidi_text::TextStyle; 4]) {
    let shares = [0.42, 0.16, 0.16, 0.26];
    let align = if ctx.is_rtl() { Align::Right } else { Align::Left };
    let mut from_start = 10.0;
    for ((words, share), style) in cells.iter().zip(shares).zip(styles) {
        let width = rect.width() * share;
        let x = if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
        paint_elided(ui.painter(), pos2(x, rect.center().y), align, words, &style, width - 14.0);
        from_start += width;
    }
}
