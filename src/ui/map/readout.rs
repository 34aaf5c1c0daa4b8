//! Where the pointer is, in the form the user likes; the middle of the map while the pointer is elsewhere.

use egui::{Pos2, Rect, Sense, Ui, pos2, vec2};
use walkers::Projector;

use super::furniture::card;
use super::grid::with_letters;
use crate::context::{Command, Ctx};
use crate::coords::{Form, print};
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Metres that a point of the screen covers in the middle of the map.
pub fn metres_per_point(projector: &Projector<'_>) -> f64 {
    let center = projector.unproject(projector.clip_rect().center().to_vec2());
    1.0 / f64::from(projector.scale_pixel_per_meter(center)).max(1e-9)
}

/// The place under a point of the screen, no finer than the zoom justifies.
pub fn words_at(projector: &Projector<'_>, at: Pos2, form: Form, texts: &Texts) -> String {
    let position = projector.unproject(at.to_vec2());
    with_letters(texts, |letters| print(LatLon::new(position.y(), position.x()), form, metres_per_point(projector), letters))
}

/// Draws the card above the strip, at the side where reading ends. A click goes on to the next form.
pub(super) fn readout_ui(ui: &Ui, ctx: &Ctx<'_>, projector: &Projector<'_>, strip: Rect) {
    let map = projector.clip_rect();
    let pointer = ui.ctx().pointer_hover_pos().filter(|at| map.contains(*at));
    let words = words_at(projector, pointer.unwrap_or(map.center()), ctx.map.readout, ctx.texts);
    let theme = ctx.theme;
    let ink = if pointer.is_some() { theme.text.body } else { theme.text.muted };
    let style = theme.style(Role::Label).color(ink);
    let width = measure(ui.ctx(), &words, &style).x + 44.0;
    let left = if ctx.is_rtl() { strip.left() + 12.0 } else { strip.right() - 12.0 - width };
    let rect = Rect::from_min_size(pos2(left, strip.top() - 38.0), vec2(width, 28.0));
    let response = ui.interact(rect, ui.scope_id().with("readout"), Sense::click());
    let name = ctx.texts.tr_args("readout-name", &[("words", words.clone().into())]).into_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    card(ui.painter(), theme, rect, 6.0);
    let (icon_x, words_x, align) = if ctx.is_rtl() {
        (rect.right() - 18.0, rect.right() - 32.0, Align::Right)
    } else {
        (rect.left() + 18.0, rect.left() + 32.0, Align::Left)
    };
    let glyph = if pointer.is_some() { icon("crosshair") } else { icon("target") };
    paint(ui.painter(), pos2(icon_x, rect.center().y), Align::Center, &glyph, &theme.icon(14.0).color(theme.text.muted));
    paint(ui.painter(), pos2(words_x, rect.center().y), align, &words, &style);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), 8.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Outside);
    }
    if response.clicked() {
        ctx.send.send(Command::NextReadout);
    }
}
