//! The line in which whoever corrects gives a name. It is no account: it goes into the log of corrections and nowhere else.

use egui::{Id, Ui};

use crate::context::{Command, Ctx};
use crate::ui::widgets::framed_field;

/// Draws the line; `place` tells one line of the window from another.
pub(super) fn signature_ui(ui: &mut Ui, ctx: &Ctx<'_>, place: &'static str) {
    let mut who = ctx.frame.who.to_owned();
    framed_field(ui, ctx, Id::unique(("signature", place)), &mut who, &ctx.tr("signature-prompt"));
    if who != ctx.frame.who {
        ctx.send.send(Command::SetWho(who));
    }
}
