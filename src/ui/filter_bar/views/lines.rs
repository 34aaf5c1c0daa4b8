//! Lines of the list of views that ask something: another name, whether one is to be forgotten, a name for what is shown.

use egui::{Id, Key, Sense, Ui, UiBuilder, pos2, vec2};

use super::{Doing, ROW};
use crate::context::{Command, Ctx, view_name};
use crate::ui::bidi_text::{Align, paint_elided};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, button_width, framed_field};

pub(super) fn rename_id() -> Id {
    Id::unique("view name to be")
}

/// The line for another name; gives what comes next once it is settled.
pub(super) fn rename_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, typed: &mut String) -> Option<Doing> {
    let said = ctx.texts.tr_args("view-rename", &[("name", name.to_owned().into())]).into_owned();
    let (entered, pressed) = line_ui(ui, ctx, rename_id(), typed, (&said, &ctx.tr("view-rename-do")));
    if !entered && !pressed {
        return None;
    }
    ctx.send.send(Command::RenameView(name.to_owned(), typed.clone()));
    Some(Doing::Nothing)
}

/// A line to type in and a button behind it: whether Enter was pressed in the one, or the other.
fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, typed: &mut String, (prompt, words): (&str, &str)) -> (bool, bool) {
    let mut is_done = (false, false);
    let look = if view_name(typed).is_empty() { Look::Outline } else { Look::Filled };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), ctx.row_end_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(8.0);
        ui.add_enabled_ui(!view_name(typed).is_empty(), |ui| is_done.1 = button(ui, ctx, None, words, words, look).clicked());
        ui.allocate_ui_with_layout(vec2(ui.available_width() - 8.0, 32.0), ctx.block_layout(), |ui| {
            let response = framed_field(ui, ctx, id, typed, prompt);
            is_done.0 = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
    });
    is_done
}

/// Whether a view is to be forgotten; gives what comes next once that is settled.
pub(super) fn forget_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: &str) -> Option<Doing> {
    let theme = ctx.theme;
    let mut next = None;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().rect_filled(rect, 6.0, theme.state.error_soft);
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0))).layout(ctx.row_end_layout()).id_salt("view forget"));
    let (forget, leave) = (ctx.tr("view-forget-do"), ctx.tr("view-forget-leave"));
    let taken = [&forget, &leave].map(|words| button_width(&child, ctx, None, words, Look::Outline)).iter().sum::<f32>() + 16.0;
    if button(&mut child, ctx, None, &leave, &leave, Look::Outline).clicked() {
        next = Some(Doing::Nothing);
    }
    if button(&mut child, ctx, None, &forget, &forget, Look::Outline).clicked() {
        ctx.send.send(Command::ForgetView(name.to_owned()));
        next = Some(Doing::Nothing);
    }
    let (x, start) = if ctx.is_rtl() { (rect.right() - 12.0, Align::Right) } else { (rect.left() + 12.0, Align::Left) };
    let asked = ctx.texts.tr_args("view-forget-sure", &[("name", name.to_owned().into())]).into_owned();
    let strong = theme.style(Role::Body).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x, rect.center().y), start, &asked, &strong, rect.width() - taken - 28.0);
    next
}

/// The line in which what is shown gets its name.
pub(super) fn keep_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let id = Id::unique("view name");
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let is_there = ctx.views.list.iter().any(|view| view.name == view_name(&typed));
    let words = ctx.tr(if is_there { "view-keep-over" } else { "view-keep" });
    let (entered, pressed) = line_ui(ui, ctx, id, &mut typed, (&ctx.tr("view-name"), &words));
    if (entered || pressed) && !view_name(&typed).is_empty() {
        ctx.send.send(Command::KeepView(typed.clone()));
        typed.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}
