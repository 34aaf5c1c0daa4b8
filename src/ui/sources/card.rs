//! The incident's card: title, figures, fields, claims, and why the confidence is what it is.

use egui::{Rect, Sense, Ui, Vec2, pos2, vec2};

use super::editor::editor_ui;
use super::field_row::{FieldRow, Go, Pill, field_row, field_row_of};
use super::pencil::{SIDE, pencil_ui};
use super::{claims, figures, remarks, why};
use crate::context::{Command, Ctx};
use crate::edit::Part;
use crate::incident::{Attribution, Candidate, Field, Incident, PlaceRole};
use crate::ui::bidi_text::{Align, measure, paint_marked, wrapped};
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::{describe, found_words};

/// Draws the card.
pub(super) fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    title_ui(ui, ctx, incident);
    editor_ui(ui, ctx, incident, Part::Title);
    editor_ui(ui, ctx, incident, Part::Kind);
    ui.add_space(12.0);
    figures::figures_ui(ui, ctx, incident);
    editor_ui(ui, ctx, incident, Part::Killed);
    editor_ui(ui, ctx, incident, Part::Injured);
    ui.add_space(10.0);
    when_ui(ui, ctx, incident);
    editor_ui(ui, ctx, incident, Part::Date);
    where_ui(ui, ctx, incident);
    editor_ui(ui, ctx, incident, Part::Places);
    who_ui(ui, ctx, incident);
    editor_ui(ui, ctx, incident, Part::Actor);
    for (field, count) in [(Field::Missing, incident.missing), (Field::Captured, incident.captured)] {
        if count.is_known() {
            field_row(ui, ctx, incident, field, &ctx.texts.count(count), &[]);
            editor_ui(ui, ctx, incident, Part::of(field));
        }
    }
    target_ui(ui, ctx, incident);
    if incident.target.is_some() {
        editor_ui(ui, ctx, incident, Part::Target);
    }
    ui.add_space(6.0);
    claims::claims_ui(ui, ctx, incident);
    why::why_ui(ui, ctx, incident);
    remarks::remarks_ui(ui, ctx, incident);
}

/// What was hit, in the words of the text, and whose side that is, as far as the words tell.
fn target_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let sides: Vec<String> = ctx.store.sides_of(incident).into_iter().map(|side| describe::side(ctx.texts, side)).collect();
    let sides = sides.join(" \u{b7} ");
    match (&incident.target, sides.is_empty()) {
        (None, true) => {}
        (None, false) => field_row(ui, ctx, incident, Field::Target, &sides, &[]),
        (Some(target), true) => field_row(ui, ctx, incident, Field::Target, target, &[]),
        (Some(target), false) => field_row(ui, ctx, incident, Field::Target, target, &[quiet(ctx, sides)]),
    }
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let y = rect.center().y;
    let tile = Rect::from_center_size(pos2(x(16.0), y), Vec2::splat(32.0));
    ui.painter().rect_filled(tile, 8.0, theme.state.selection_glow);
    paint_kind(ui.painter(), theme, incident.kind, tile.center(), 18.0, Fill::Solid);
    let words = describe::title(ctx.texts, ctx.lang, incident);
    let align = if ctx.is_rtl() { Align::Right } else { Align::Left };
    let room = rect.width() - 46.0 - SIDE;
    // A long title is set smaller before it is cut.
    let large = theme.style(Role::Display).color(theme.text.strong);
    let fits = measure(ui.ctx(), &words, &large).x <= room;
    let style = if fits { large } else { theme.style(Role::Title).color(theme.text.strong) };
    let found = found_words::spans(&words, &found_words::parts(ctx));
    paint_marked(ui.painter(), pos2(x(44.0), y), align, &words, &style, room, &found, found_words::ground(ctx));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &words));
    kind_ui(ui, ctx, tile, incident);
    pencil_ui(ui, ctx, pos2(x(rect.width() - SIDE / 2.0), y), incident, Part::Title, 0);
}

/// The symbol is the way to another kind.
fn kind_ui(ui: &Ui, ctx: &Ctx<'_>, tile: Rect, incident: &Incident) {
    let response = ui.interact(tile, ui.scope_id().with("kind"), Sense::click());
    let is_open = ctx.review.editing == Some(Part::Kind);
    let name = ctx.texts.tr_args("edit-part", &[("field", ctx.tr("part-kind").into())]).into_owned();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, &name));
    let original = ctx.desk.original(&incident.id, Part::Kind);
    let ring = match (response.has_focus() || response.hovered() || is_open, original.is_some()) {
        (true, _) => Some(ctx.theme.state.focus),
        (false, true) => Some(ctx.theme.state.warn),
        (false, false) => None,
    };
    if let Some(ink) = ring {
        ui.painter().rect_stroke(tile, 8.0, egui::Stroke::new(2.0, ink), egui::StrokeKind::Inside);
    }
    let response = response.on_hover_ui(|ui| {
        crate::ui::bidi_text::label(ui, &name, &ctx.theme.style(Role::Label));
        if let Some(original) = original {
            let value = super::editor::value_words(ctx, &original.value);
            let said = ctx.texts.tr_args("edit-original", &[("value", value.into())]).into_owned();
            crate::ui::bidi_text::label(ui, &said, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
        }
    });
    if response.clicked() {
        ctx.send.send(Command::Edit((!is_open).then_some(Part::Kind)));
    }
}

fn quiet(ctx: &Ctx<'_>, words: String) -> Pill {
    Pill { words, ink: ctx.theme.text.muted, ground: ctx.theme.surface.sunken }
}

fn when_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let mut pills = Vec::new();
    if incident.when.is_dated() {
        pills.push(quiet(ctx, ctx.texts.precision(incident.when.precision)));
    }
    if !incident.main {
        pills.push(quiet(ctx, ctx.tr("incident-background")));
    }
    let go = incident.when.is_dated().then(|| Go {
        icon: "calendar-range",
        name: ctx.tr("card-show-time"),
        commands: vec![Command::ShowSelectedTime],
    });
    let when = ctx.texts.when(&incident.when);
    field_row_of(ui, ctx, incident, FieldRow { field: Field::Date, forms: [&when, &when], pills: &pills, go });
}

fn where_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let Some(site) = incident.site() else {
        field_row(ui, ctx, incident, Field::Place, &ctx.tr("place-not-said"), &[]);
        return;
    };
    for (n, place) in incident.places.iter().take(4).enumerate() {
        let name = describe::place_name(place, ctx.lang);
        let other = if place.name_ar.is_empty() || place.name.is_empty() {
            String::new()
        } else {
            describe::place_name(place, other_lang(ctx)).to_owned()
        };
        let both = format!("{name} {other}");
        let km = ctx.texts.digits(format!("{:.0}", place.precision_km.max(1.0))).into_owned();
        let within = ctx.texts.tr_args("place-within", &[("km", km.into())]).into_owned();
        let mut pills = vec![quiet(ctx, within)];
        if place.role != PlaceRole::Site && n == 0 {
            pills.push(quiet(ctx, ctx.texts.tr(if place.role == PlaceRole::Area { "role-area" } else { "role-near" }).into_owned()));
        }
        let go = Go {
            icon: "map-pin",
            name: ctx.texts.tr_args("card-show-place", &[("place", name.to_owned().into())]).into_owned(),
            commands: vec![Command::FlyTo(place.point, 9.5)],
        };
        field_row_of(ui, ctx, incident, FieldRow { field: Field::Place, forms: [both.trim(), name], pills: &pills, go: Some(go) });
    }
    if !site.alternatives.is_empty() {
        let names: Vec<String> = site.alternatives.iter().take(3).map(|candidate| candidate_words(ctx, candidate)).collect();
        let words = ctx.texts.tr_args("place-or", &[("names", names.join(" \u{b7} ").into())]).into_owned();
        wrapped(ui, &words, &ctx.theme.style(Role::Small).color(ctx.theme.state.warn));
    }
}

/// The name of a place that may be meant as well, with what speaks for it in brackets.
fn candidate_words(ctx: &Ctx<'_>, candidate: &Candidate) -> String {
    let name = if ctx.is_rtl() && !candidate.name_ar.is_empty() { &candidate.name_ar } else { &candidate.name };
    let reasons: Vec<String> =
        candidate.reasons.iter().take(2).map(|reason| ctx.texts.tr(&format!("candidate-{}", reason.code())).into_owned()).collect();
    if reasons.is_empty() { name.clone() } else { format!("{name} ({})", reasons.join(", ")) }
}

const fn other_lang(ctx: &Ctx<'_>) -> crate::text::Lang {
    if ctx.is_rtl() { crate::text::Lang::En } else { crate::text::Lang::Ar }
}

fn who_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let theme = ctx.theme;
    let status = incident.perpetrator.attribution;
    let (ink, ground) = match status {
        Attribution::Denied => (theme.state.error, theme.state.error_soft),
        Attribution::Suspected => (theme.state.warn, theme.state.warn_soft),
        Attribution::Claimed | Attribution::Stated => (theme.state.ok, theme.state.ok_soft),
        Attribution::Unknown => (theme.text.muted, theme.surface.sunken),
    };
    let pill = Pill { words: ctx.texts.attribution(status), ink, ground };
    field_row(ui, ctx, incident, Field::Perpetrator, &ctx.texts.actor(incident.perpetrator.name), &[pill]);
}
