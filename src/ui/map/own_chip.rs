//! The name of the user's own map, over the map's corner, and the way back to the bundled one.

use egui::{Rect, Ui, pos2, vec2};

use super::furniture::shadow;
use crate::context::{Command, Ctx, UiCommand};
use crate::ui::bidi_text::{Align, measure, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

const HEIGHT: f32 = 32.0;
/// A longer name is cut.
const MOST_WORDS: f32 = 220.0;

/// Draws the chip where an own map is open, in the corner where reading starts.
pub(super) fn own_chip_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect) {
    let Some(own) = ctx.own_map else { return };
    let theme = ctx.theme;
    let style = theme.style(Role::Label).weight(600).color(theme.text.strong);
    let words = measure(ui.ctx(), &own.name, &style).x.min(MOST_WORDS);
    let size = vec2(36.0 + words + 8.0 + HEIGHT, HEIGHT);
    let x = if ctx.is_rtl() { map.right() - 12.0 - size.x } else { map.left() + 12.0 };
    let card = Rect::from_min_size(pos2(x, map.top() + 12.0), size);
    ui.painter().add(shadow().as_shape(card, 6.0));
    ui.painter().rect(card, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let y = card.center().y;
    let (icon_x, words_x, align, cross_x) = if ctx.is_rtl() {
        (card.right() - 18.0, card.right() - 36.0, Align::Right, card.left())
    } else {
        (card.left() + 18.0, card.left() + 36.0, Align::Left, card.right() - HEIGHT)
    };
    paint(ui.painter(), pos2(icon_x, y), Align::Center, &icon("map"), &theme.icon(16.0).color(theme.text.muted));
    paint_elided(ui.painter(), pos2(words_x, y), align, &own.name, &style, MOST_WORDS);
    let cell = Rect::from_min_size(pos2(cross_x, card.top()), vec2(HEIGHT, HEIGHT)).shrink(2.0);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(cell).id_salt("own map"));
    let keys = UiCommand::BundledMap.keys();
    let name = ctx.texts.tr_args("command-keys", &[("name", ctx.tr("command-bundled-map").into()), ("keys", keys.into())]).into_owned();
    if icon_button(&mut child, ctx, "x", &name).clicked() {
        ctx.send.send(Command::BundledMap);
    }
}
