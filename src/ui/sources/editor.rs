//! A part of the incident opened for correction, below its value: choices, a line to type in, or a search for a place.

use egui::{Id, Key, Rect, Ui, vec2};

use crate::context::{Command, Ctx, Found};
use crate::edit::{Part, Value};
use crate::incident::{Actor, Attribution, Incident, Kind, Where};
use crate::ui::bidi_text::{label, wrapped};
use crate::ui::describe;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, button_width, framed_field, icon_button};

/// A value in words.
pub(super) fn value_words(ctx: &Ctx<'_>, value: &Value) -> String {
    let nothing = || ctx.tr("edit-nothing");
    let some = |words: &str| if words.is_empty() { nothing() } else { words.to_owned() };
    match value {
        Value::Kind(kind) => ctx.tr(&format!("kind-{}", kind.code())),
        Value::Date(when) => ctx.texts.when(when),
        Value::Places(places) => {
            let names: Vec<&str> = places.iter().take(3).map(|place| describe::place_name(place, ctx.lang)).collect();
            some(&names.join(" \u{b7} "))
        }
        Value::Killed(count) | Value::Injured(count) | Value::Missing(count) | Value::Captured(count) => {
            if count.is_known() {
                ctx.texts.count(*count).into_owned()
            } else {
                nothing()
            }
        }
        Value::Actor(actor) => ctx.texts.actor(*actor),
        Value::Attribution(status) => ctx.texts.attribution(*status),
        Value::Target(words) | Value::Title(words) => some(words.as_deref().unwrap_or_default()),
        Value::Notes(words) => some(words),
        Value::Tags(tags) => some(&tags.join(", ")),
        Value::Status(status) => ctx.tr(&format!("status-{}", status.code())),
    }
}

/// Draws the editor of a part, where that part is open.
pub(super) fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, part: Part) {
    if ctx.review.editing != Some(part) {
        return;
    }
    let theme = ctx.theme;
    let frame = egui::Frame::NONE.fill(theme.surface.sunken).corner_radius(8.0).inner_margin(10.0);
    ui.add_space(4.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        match part {
            Part::Kind => choices_ui(ui, ctx, incident, Kind::ALL.map(Value::Kind).as_slice()),
            Part::Actor => {
                choices_ui(ui, ctx, incident, Actor::ALL.map(Value::Actor).as_slice());
                label(ui, &ctx.tr("part-attribution"), &theme.style(Role::Small).color(theme.text.muted));
                choices_ui(ui, ctx, incident, Attribution::ALL.map(Value::Attribution).as_slice());
            }
            Part::Attribution => choices_ui(ui, ctx, incident, Attribution::ALL.map(Value::Attribution).as_slice()),
            Part::Places => place_ui(ui, ctx, incident),
            _ => line_ui(ui, ctx, incident, part),
        }
        original_ui(ui, ctx, incident, part);
    });
    ui.add_space(6.0);
}

/// What the articles say, and the way back to it.
fn original_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, part: Part) {
    let parts: &[Part] = if part == Part::Actor { &[Part::Actor, Part::Attribution] } else { &[part] };
    for part in parts.iter().filter_map(|part| Some((*part, ctx.desk.original(&incident.id, *part)?))) {
        let (part, original) = part;
        let said = ctx.texts.tr_args("edit-original", &[("value", value_words(ctx, &original.value).into())]).into_owned();
        wrapped(ui, &said, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
        if let Some(who) = ctx.desk.log().get(original.by).and_then(|edit| edit.who.clone()) {
            let by = ctx.texts.tr_args("edit-corrected-by", &[("who", who.into())]).into_owned();
            wrapped(ui, &by, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
        }
        let words = ctx.tr("edit-put-back");
        if button(ui, ctx, Some("rotate-ccw"), &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::PutBack(incident.id.clone(), part));
        }
    }
}

/// A button for each value, as many in a row as have room; the present one is filled.
fn choices_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, values: &[Value]) {
    let width = ui.available_width();
    let words: Vec<String> = values.iter().map(|value| value_words(ctx, value)).collect();
    let mut rest: Vec<(&Value, &String)> = values.iter().zip(&words).collect();
    while !rest.is_empty() {
        let (mut used, mut n) = (0.0, 0);
        for (_, words) in &rest {
            used += button_width(ui, ctx, None, words, Look::Outline) + 6.0;
            if n > 0 && used > width {
                break;
            }
            n += 1;
        }
        let row: Vec<(&Value, &String)> = rest.drain(..n).collect();
        ui.allocate_ui_with_layout(vec2(width, 28.0), ctx.row_layout(), |ui| {
            for (value, words) in row {
                let is_now = value.part().in_(incident) == *value;
                let look = if is_now { Look::Filled } else { Look::Outline };
                if button(ui, ctx, None, words, words, look).clicked() {
                    ctx.send.send(Command::Put(incident.id.clone(), value.clone()));
                }
            }
        });
    }
}

/// What is being typed, and whether the line was drawn before.
#[derive(Clone, Debug, Default)]
struct Typed {
    words: String,
    is_begun: bool,
}

/// What stands in the line at first.
fn written(incident: &Incident, part: Part) -> String {
    match part.in_(incident) {
        Value::Date(when) => when.edtf(),
        Value::Killed(count) | Value::Injured(count) | Value::Missing(count) | Value::Captured(count) => count.written().replace("..", "-"),
        Value::Target(words) | Value::Title(words) => words.unwrap_or_default(),
        Value::Notes(words) => words,
        Value::Tags(tags) => tags.join(", "),
        _ => String::new(),
    }
}

fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, part: Part) {
    let id = Id::unique(("edit line", &incident.id, part));
    let mut typed = ui.data(|data| data.get_temp::<Typed>(id)).unwrap_or_default();
    if !typed.is_begun {
        typed = Typed { words: written(incident, part), is_begun: true };
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let prompt = ctx.tr(&format!("edit-prompt-{}", part.code()));
    let response = framed_field(ui, ctx, id, &mut typed.words, &prompt);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let words = ctx.tr("edit-save");
    let mut is_saved = is_entered;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        is_saved |= button(ui, ctx, Some("check"), &words, &words, Look::Filled).clicked();
        let words = ctx.tr("edit-cancel");
        if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::Edit(None));
        }
    });
    if is_saved {
        ctx.send.send(Command::PutWords(incident.id.clone(), part, typed.words.clone()));
        typed.is_begun = false;
    }
    // What was typed belongs to this opening alone.
    ui.data_mut(|data| data.insert_temp(id, typed));
    forget_when_closed(ui, id);
}

/// Forgets what was typed once the line was not drawn for a frame.
fn forget_when_closed(ui: &Ui, id: Id) {
    let pass = ui.ctx().cumulative_pass_nr();
    let seen = id.with("seen");
    let last = ui.data(|data| data.get_temp::<u64>(seen));
    ui.data_mut(|data| data.insert_temp(seen, pass));
    if last.is_some_and(|last| last + 1 < pass) {
        ui.data_mut(|data| data.remove::<Typed>(id));
    }
}

/// Search in the gazetteer, a click on the map, and names learned for all.
fn place_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let id = Id::unique(("edit place", &incident.id));
    let mut typed = ui.data(|data| data.get_temp::<Typed>(id)).unwrap_or_default();
    if !typed.is_begun {
        typed.is_begun = true;
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let response = framed_field(ui, ctx, id, &mut typed.words, &ctx.tr("edit-prompt-places"));
    if response.changed() {
        ctx.send.send(Command::Find(typed.words.clone()));
    }
    let found: &[Found] = if ctx.tools.asked == typed.words { &ctx.tools.found } else { &[] };
    if response.lost_focus()
        && ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(best) = found.first()
    {
        put_place(ctx, incident, &best.site);
    }
    let named = words_of_place(ctx, incident);
    for place in found {
        found_ui(ui, ctx, incident, place, named.as_deref());
    }
    if found.is_empty() && !typed.words.trim().is_empty() && ctx.tools.asked == typed.words {
        label(ui, &ctx.tr("find-nothing"), &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
    }
    let words = ctx.tr(if ctx.review.is_placing { "edit-placing" } else { "edit-click-map" });
    let look = if ctx.review.is_placing { Look::Filled } else { Look::Outline };
    if button(ui, ctx, Some("crosshair"), &words, &words, look).clicked() {
        ctx.send.send(Command::TogglePlacing);
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    forget_when_closed(ui, id);
}

fn put_place(ctx: &Ctx<'_>, incident: &Incident, place: &Where) {
    ctx.send.send(Command::Put(incident.id.clone(), Value::Places(vec![place.clone()])));
}

/// A place that was found: for this incident, or for the name the articles use wherever it stands.
fn found_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, place: &Found, named: Option<&str>) {
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, 28.0), ctx.row_layout(), |ui| {
        let name = format!("{}, {}", place.name, place.detail);
        if button(ui, ctx, Some("map-pin"), &place.name, &name, Look::Outline).clicked() {
            put_place(ctx, incident, &place.site);
        }
        if let Some(named) = named {
            let values = [("name", named.to_owned().into()), ("place", place.name.clone().into())];
            let name = ctx.texts.tr_args("edit-learn", &values).into_owned();
            if icon_button(ui, ctx, "book-open", &name).clicked() {
                ctx.send.send(Command::LearnName(named.to_owned(), place.site.clone()));
                ctx.send.send(Command::Edit(None));
            }
        }
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 28.0));
        let style = ctx.theme.style(Role::Small).color(ctx.theme.text.muted);
        let (x, align) = if ctx.is_rtl() {
            (room.right().min(ui.max_rect().right()), crate::ui::bidi_text::Align::Right)
        } else {
            (room.left(), crate::ui::bidi_text::Align::Left)
        };
        let x = if ctx.is_rtl() { ui.cursor().max.x.min(x) } else { x };
        let left = ui.available_width();
        crate::ui::bidi_text::paint_elided(ui.painter(), egui::pos2(x, ui.max_rect().center().y), align, &place.detail, &style, left);
    });
}

/// The words by which the articles name the place, which need not be the first place that they name.
fn words_of_place(ctx: &Ctx<'_>, incident: &Incident) -> Option<String> {
    let site = incident.site().map_or("", |site| site.gazetteer_id.as_str());
    incident.sources.iter().find_map(|source| {
        let article = ctx.store.article(&source.article)?;
        let words = source.place_span(site)?.slice(&article.body).trim();
        (!words.is_empty()).then(|| words.to_owned())
    })
}
