//! Words that were selected in the article become evidence: a strip of fields at the foot of the panel.

use egui::{Area, Id, Order, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::{Field, Incident};
use crate::source::Article;
use crate::text::Span;
use crate::ui::bidi_text::label;
use crate::ui::map::furniture;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button};

/// Fields of a row of the strip.
const IN_ROW: usize = 4;
/// Height of the strip.
const HEIGHT: f32 = 110.0;

/// Draws the strip while words of the selected incident's article are selected.
pub(super) fn mark_ui(ui: &Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article, selected: Option<Span>) {
    let (Some(incident), Some(span)) = (incident, selected) else { return };
    if ctx.selection.reading.as_ref().is_none_or(|reading| reading.article != article.id) {
        return;
    }
    let clip = ui.clip_rect();
    let at = pos2(clip.left() + 8.0, clip.bottom() - HEIGHT - 8.0);
    Area::new(Id::unique("mark words")).order(Order::Middle).fade_in(false).fixed_pos(at).show(ui.ctx(), |ui| {
        let theme = ctx.theme;
        let frame = egui::Frame::NONE.fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).corner_radius(8.0);
        frame.shadow(furniture::shadow()).inner_margin(8.0).show(ui, |ui| {
            ui.set_width(clip.width() - 32.0);
            ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
            ui.with_layout(ctx.block_layout(), |ui| {
                label(ui, &ctx.tr("mark-as"), &theme.style(Role::Small).color(theme.text.muted));
                fields_ui(ui, ctx, incident, article, span);
            });
        });
    });
}

fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, article: &Article, span: Span) {
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| field.told_by() == *field).collect();
    let own = || incident.sources.iter().filter(|source| source.article == article.id);
    for row in fields.chunks(IN_ROW) {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
            for field in row {
                // Words that are marked already are taken away from their field.
                let marked = own().flat_map(|source| source.spans(*field)).find(|known| known.overlaps(span));
                let words = ctx.texts.field(*field);
                let id = if marked.is_some() { "mark-no-longer" } else { "mark-words" };
                let name = ctx.texts.tr_args(id, &[("field", words.clone().into())]).into_owned();
                let look = if marked.is_some() { Look::Filled } else { Look::Plain };
                if button(ui, ctx, None, &words, &name, look).clicked() {
                    ctx.send.send(match marked {
                        Some(known) => Command::UnmarkWords(*field, known),
                        None => Command::MarkWords(*field, span),
                    });
                }
            }
        });
    }
}
