//! The places that most incidents name, above a list too long to be read.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::MARGIN;
use crate::context::{Command, Ctx};
use crate::incident::Where;
use crate::ui::bidi_text::{Align, label, paint, paint_elided};
use crate::ui::describe;
use crate::ui::theme::Role;

/// Places named, and on a low panel.
const MOST: usize = 10;
const FEW: usize = 5;
/// A panel at least so high has room for all of them.
const HIGH: f32 = 620.0;
const ROW: f32 = 24.0;
/// The zoom at which a place and its neighbours show.
const ZOOM: f64 = 10.5;

/// Draws the places with how many incidents name each; a click shows one on the map.
pub(super) fn busiest_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let wanted = if ui.available_height() >= HIGH { MOST } else { FEW };
    let places = busiest(ctx, wanted);
    let most = places.first().map_or(1, |(_, count)| *count).max(1) as f32;
    ui.add_space(8.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), ctx.row_layout(), |ui| {
        ui.add_space(MARGIN);
        label(ui, &ctx.tr("list-busiest"), &theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong));
    });
    for (place, count) in places {
        row_ui(ui, ctx, place, count, count as f32 / most);
    }
    ui.add_space(8.0);
}

fn busiest<'a>(ctx: &Ctx<'a>, wanted: usize) -> Vec<(&'a Where, usize)> {
    let sites = ctx.store.columns().sites();
    let sum = |make_up: crate::store::MakeUp| make_up.iter().map(|count| *count as usize).sum::<usize>();
    let mut places: Vec<(&Where, usize)> =
        ctx.view.spots.iter().filter_map(|(site, make_up)| Some((sites.get(site)?, sum(make_up)))).collect();
    places.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.gazetteer_id.cmp(&b.0.gazetteer_id)));
    places.truncate(wanted);
    places
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, place: &Where, count: usize, share: f32) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = describe::both_names(place, ctx.lang);
    let number = ctx.texts.number(count);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{words}, {number}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), 4.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Inside);
    }
    let rtl = ctx.is_rtl();
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if rtl { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let (near, far) = (x(MARGIN - 6.0), x((rect.width() - 2.0 * MARGIN).mul_add(share, MARGIN)));
    let bar = Rect::from_x_y_ranges(near.min(far)..=near.max(far), rect.top() + 2.0..=rect.bottom() - 2.0);
    ui.painter().rect_filled(bar, 3.0, theme.surface.sunken);
    let style = theme.style(Role::Label).weight(400);
    let y = rect.center().y;
    let width = paint(ui.painter(), pos2(x(rect.width() - MARGIN), y), end, &number, &style.color(theme.text.strong)).width();
    paint_elided(
        ui.painter(),
        pos2(x(MARGIN), y),
        start,
        &words,
        &style.color(theme.text.strong),
        rect.width() - 2.0 * MARGIN - width - 12.0,
    );
    if response.clicked() {
        ctx.send.send(Command::FlyTo(place.point, ZOOM));
    }
}
