//! The question that the review queue asks about the incident, with its answers numbered.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::editor::value_words;
use crate::context::{Answer, Choice, Command, Ctx, choices, has_best};
use crate::edit::{Doubt, Part, Question, Value};
use crate::incident::{Incident, IncidentId};
use crate::ui::bidi_text::{Align, label, paint, paint_elided, wrapped};
use crate::ui::describe;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline};

/// Height of an answer.
const ROW: f32 = 44.0;

/// Draws the question, where it is about this incident.
pub(super) fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let Some(question) = ctx.review.current().filter(|question| question.incident == incident.id) else { return };
    let theme = ctx.theme;
    ui.spacing_mut().item_spacing.y = 6.0;
    let doubt = ctx.tr(&format!("doubt-{}", question.doubt.code()));
    label(ui, &doubt, &theme.style(Role::Small).weight(600).color(theme.state.warn));
    wrapped(ui, &asked(ctx, incident, question), &theme.style(Role::Title).color(theme.text.strong));
    let choices = choices(question, ctx.store);
    let has_best = has_best(&choices);
    for (n, choice) in choices.iter().enumerate() {
        choice_ui(ui, ctx, incident, choice, (n, has_best && n == 0));
    }
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), ctx.row_layout(), |ui| {
        for (words, keys, look, command) in [
            ("review-accept", "Enter", Look::Filled, Command::AcceptBest),
            ("review-leave", "0", Look::Outline, Command::LeaveOpen),
            ("review-skip", "S", Look::Outline, Command::SkipQuestion),
        ]
        .into_iter()
        .skip(usize::from(!has_best))
        {
            let words = ctx.tr(words);
            let name = ctx.texts.tr_args("command-keys", &[("name", words.clone().into()), ("keys", keys.into())]).into_owned();
            if button(ui, ctx, None, &words, &name, look).clicked() {
                ctx.send.send(command);
            }
        }
    });
    ui.add_space(4.0);
    hairline(ui, ctx);
    ui.add_space(8.0);
}

/// The question in words.
fn asked(ctx: &Ctx<'_>, incident: &Incident, question: &Question) -> String {
    match question.doubt {
        Doubt::Ambiguous => {
            let words = place_words(ctx, incident).unwrap_or_default();
            ctx.texts.tr_args("ask-ambiguous", &[("words", words.into())]).into_owned()
        }
        Doubt::Duplicate => {
            let other = question.with.as_ref().map(|id| told(ctx, id)).unwrap_or_default();
            ctx.texts.tr_args("ask-duplicate", &[("other", other.into())]).into_owned()
        }
        other => ctx.tr(&format!("ask-{}", other.code())),
    }
}

fn told(ctx: &Ctx<'_>, id: &IncidentId) -> String {
    ctx.store.incident(id).map_or_else(String::new, |other| {
        format!("{} \u{b7} {}", describe::title(ctx.texts, ctx.lang, &other), describe::summary(ctx.texts, &other))
    })
}

fn place_words(ctx: &Ctx<'_>, incident: &Incident) -> Option<String> {
    let source = incident.sources.first()?;
    let article = ctx.store.article(&source.article)?;
    let site = incident.site().map_or("", |site| site.gazetteer_id.as_str());
    Some(source.place_span(site)?.slice(&article.body).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What an answer says, and what speaks for it.
fn words(ctx: &Ctx<'_>, incident: &Incident, choice: &Choice) -> (String, String) {
    let site = incident.site();
    match &choice.answer {
        Answer::Keep => match site.filter(|_| ctx.review.current().is_some_and(|question| question.doubt == Doubt::Ambiguous)) {
            Some(site) => {
                let area = site.admin.as_ref().map(|area| if ctx.is_rtl() { area.name_ar.clone() } else { area.name.clone() });
                (describe::both_names(site, ctx.lang), area.unwrap_or_default())
            }
            None => (ctx.tr("answer-keep"), String::new()),
        },
        Answer::Put(value @ Value::Places(places)) => {
            let area = places.first().and_then(|place| place.admin.as_ref());
            let area = area.map(|area| if ctx.is_rtl() { area.name_ar.clone() } else { area.name.clone() });
            (value_words(ctx, value), area.unwrap_or_default())
        }
        Answer::Put(value) => (value_words(ctx, value), ctx.tr("answer-in-article")),
        Answer::Place(id) => {
            let other = site.and_then(|site| site.alternatives.iter().find(|other| other.gazetteer_id == *id));
            let name =
                other.map(|other| if ctx.is_rtl() && !other.name_ar.is_empty() { other.name_ar.clone() } else { other.name.clone() });
            let reasons: Vec<String> = other
                .into_iter()
                .flat_map(|other| other.reasons.iter().take(2))
                .map(|reason| ctx.tr(&format!("candidate-{}", reason.code())))
                .collect();
            (name.unwrap_or_default(), reasons.join(" \u{b7} "))
        }
        Answer::Join(_) => (ctx.tr("answer-join"), ctx.tr("answer-join-detail")),
        Answer::Apart(_) => (ctx.tr("answer-apart"), String::new()),
        Answer::Reject => (ctx.tr("edit-reject"), String::new()),
        Answer::Edit(Part::Places) => (ctx.tr("answer-other-place"), ctx.tr("answer-other-place-detail")),
        Answer::Edit(_) => (ctx.tr("answer-other-date"), ctx.tr("edit-prompt-date")),
    }
}

fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, choice: &Choice, (n, is_best): (usize, bool)) {
    let theme = ctx.theme;
    let (words, detail) = words(ctx, incident, choice);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let number = ctx.texts.digits((n + 1).to_string()).into_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{number} {words}")));
    let (fill, line) = match (is_best, response.hovered()) {
        (true, _) => (theme.state.accent_soft, Stroke::new(2.0, theme.state.accent)),
        (false, true) => (theme.surface.hover, Stroke::new(1.0, theme.line.hair)),
        (false, false) => (theme.surface.card, Stroke::new(1.0, theme.line.hair)),
    };
    ui.painter().rect(rect, 8.0, fill, line, StrokeKind::Inside);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 8.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Inside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let key = Rect::from_center_size(pos2(x(22.0), rect.center().y), vec2(20.0, 20.0));
    ui.painter().rect(key, 4.0, theme.surface.card, Stroke::new(1.0, theme.line.field), StrokeKind::Inside);
    paint(ui.painter(), key.center(), Align::Center, &number, &theme.style(Role::Small).weight(600).color(theme.text.strong));
    let score = choice.score.map(|score| ctx.texts.decimal(score, 2)).unwrap_or_default();
    let strong = theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong);
    paint(ui.painter(), pos2(x(rect.width() - 14.0), rect.center().y), end, &score, &strong);
    let room = rect.width() - 44.0 - if score.is_empty() { 14.0 } else { 64.0 };
    let y = if detail.is_empty() { rect.center().y } else { rect.top() + 14.0 };
    paint_elided(ui.painter(), pos2(x(44.0), y), start, &words, &strong, room);
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    paint_elided(ui.painter(), pos2(x(44.0), rect.top() + 31.0), start, &detail, &quiet, room);
    if response.clicked() {
        ctx.send.send(Command::Answer(n));
    }
}
