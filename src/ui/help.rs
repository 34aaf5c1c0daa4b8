//! The sheet of keys: every wish with its keys, by group, and what the pointer does. Made from the table, so that it cannot lie.

use egui::{Area, Id, Order, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::context::{Command, CommandGroup, Ctx, UiCommand};
use crate::ui::bidi_text::{Align, label, paint, paint_elided};
use crate::ui::map::furniture::card;
use crate::ui::theme::Role;
use crate::ui::widgets::{icon_button, key_caps, key_caps_width, name_scroll_bar};

/// Width of a column, most columns, height of a row and of a head.
const COLUMN: f32 = 340.0;
const MOST_COLUMNS: usize = 3;
const ROW: f32 = 28.0;
const HEAD: f32 = 36.0;
/// Between columns, and around them.
const GAP: f32 = 32.0;
const MARGIN: f32 = 24.0;
/// Room for the scroll bar.
const SCROLL: f32 = 16.0;
/// Height of the title's row.
const TITLE: f32 = 48.0;

/// What the pointer and keys without a wish do: how, and what.
const GESTURES: [(&str, &str); 10] = [
    ("gesture-escape", "gesture-escape-does"),
    ("gesture-arrows", "gesture-arrows-does"),
    ("gesture-kinds", "gesture-kinds-does"),
    ("gesture-alt-click", "gesture-alt-click-does"),
    ("gesture-wheel", "gesture-wheel-does"),
    ("gesture-drag-time", "gesture-drag-time-does"),
    ("gesture-shift-drag", "gesture-shift-drag-does"),
    ("gesture-alt-drag", "gesture-alt-drag-does"),
    ("gesture-double-click", "gesture-double-click-does"),
    ("gesture-drop", "gesture-drop-does"),
];

/// A head with its rows.
struct Section {
    head: String,
    rows: Vec<Row>,
}

struct Row {
    words: String,
    keys: Keys,
}

enum Keys {
    /// Of the keyboard, in boxes.
    Caps(Vec<String>),
    /// In words.
    Told(String),
}

impl Section {
    const fn height(&self) -> f32 {
        HEAD + ROW * self.rows.len() as f32
    }
}

/// Draws the sheet over everything.
pub(super) fn help_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let screen = ui.ctx().content_rect();
    let sections = sections(ctx);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful")]
    let most = (((screen.width() - 2.0 * MARGIN - 48.0 + GAP) / (COLUMN + GAP)) as usize).clamp(1, MOST_COLUMNS);
    let columns = columns(&sections, most);
    let tallest = columns.iter().map(|column| column.iter().map(|section| section.height()).sum()).fold(0.0_f32, f32::max);
    let width = columns.len() as f32 * (COLUMN + GAP) - GAP + 2.0 * MARGIN;
    let size = vec2(width, TITLE + tallest + 2.0 * MARGIN).min(screen.size() - Vec2::splat(32.0));
    let sheet = Rect::from_center_size(screen.center(), size);
    Area::new(Id::unique("sheet of keys")).order(Order::Foreground).fixed_pos(screen.min).fade_in(false).show(ui.ctx(), |ui| {
        let ground = ui.allocate_rect(screen, Sense::CLICK);
        ui.painter().rect_filled(screen, 0.0, ctx.theme.state.scrim);
        card(ui.painter(), ctx.theme, sheet, 10.0);
        if ground.clicked() && ground.interact_pointer_pos().is_some_and(|at| !sheet.contains(at)) {
            ctx.send.send(Command::ToggleHelp);
        }
        let inner = sheet.shrink(MARGIN);
        let title = Rect::from_min_size(inner.min, vec2(inner.width(), 32.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(title).layout(ctx.row_layout()), |ui| {
            label(ui, &ctx.tr("help-title"), &ctx.theme.style(Role::Display).color(ctx.theme.text.strong));
            ui.with_layout(ctx.row_end_layout(), |ui| {
                if icon_button(ui, ctx, "x", &ctx.tr("source-close")).clicked() {
                    ctx.send.send(Command::ToggleHelp);
                }
            });
        });
        // The bar of a sheet that scrolls stands in the margin.
        let body = Rect::from_min_max(pos2(inner.left(), inner.top() + TITLE), inner.max + vec2(SCROLL, 0.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
            let area = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), tallest), Sense::hover());
                let whole = whole.with_max_x(whole.right() - SCROLL);
                for (n, column) in columns.iter().enumerate() {
                    column_ui(ui, ctx, whole, n, column);
                }
            });
            name_scroll_bar(ui, ctx, area.id);
        });
    });
}

fn sections(ctx: &Ctx<'_>) -> Vec<Section> {
    let of_group = |group: CommandGroup| Section {
        head: ctx.tr(group.text_key()),
        rows: UiCommand::ALL
            .iter()
            .filter(|wish| wish.group() == group)
            .map(|wish| Row { words: ctx.tr(wish.text_key()), keys: Keys::Caps(wish.key_parts()) })
            .collect(),
    };
    let gestures = GESTURES.map(|(how, what)| Row { words: ctx.tr(what), keys: Keys::Told(ctx.tr(how)) });
    let pointer = Section { head: ctx.tr("keys-pointer"), rows: gestures.into() };
    CommandGroup::ALL.into_iter().map(of_group).chain([pointer]).collect()
}

/// The sections in order, in at most so many columns, the tallest of them as short as can be.
fn columns(sections: &[Section], most: usize) -> Vec<Vec<&Section>> {
    let mut limit = sections.iter().map(Section::height).fold(ROW, f32::max);
    loop {
        let columns = filled(sections, limit);
        if columns.len() <= most {
            return columns;
        }
        limit += ROW;
    }
}

/// Columns no taller than `limit`, each as full as can be.
fn filled(sections: &[Section], limit: f32) -> Vec<Vec<&Section>> {
    let mut out: Vec<Vec<&Section>> = Vec::new();
    let mut height = f32::INFINITY;
    for section in sections {
        height += section.height();
        if let Some(column) = out.last_mut().filter(|_| height <= limit) {
            column.push(section);
        } else {
            out.push(vec![section]);
            height = section.height();
        }
    }
    out
}

fn column_ui(ui: &Ui, ctx: &Ctx<'_>, whole: Rect, n: usize, sections: &[&Section]) {
    let theme = ctx.theme;
    let from_start = n as f32 * (COLUMN + GAP);
    let width = COLUMN.min(whole.width());
    let left = if ctx.is_rtl() { whole.right() - from_start - width } else { whole.left() + from_start };
    let (start, start_x) = if ctx.is_rtl() { (Align::Right, left + width) } else { (Align::Left, left) };
    let mut y = whole.top();
    for section in sections {
        let head = theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong);
        paint(ui.painter(), pos2(start_x, y + HEAD / 2.0), start, &section.head, &head);
        y += HEAD;
        for row in &section.rows {
            let rect = Rect::from_min_size(pos2(left, y), vec2(width, ROW));
            ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, theme.line.hair.gamma_multiply(0.6)));
            row_ui(ui, ctx, rect, row);
            y += ROW;
        }
    }
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, row: &Row) {
    let theme = ctx.theme;
    let y = rect.center().y;
    let (start, start_x, end, end_x) = if ctx.is_rtl() {
        (Align::Right, rect.right(), Align::Left, rect.left())
    } else {
        (Align::Left, rect.left(), Align::Right, rect.right())
    };
    let (told, taken) = match &row.keys {
        Keys::Caps(parts) => {
            let width = key_caps_width(ui, ctx, parts);
            let left = if ctx.is_rtl() { rect.left() } else { rect.right() - width };
            key_caps(ui, ctx, pos2(left, y), parts, theme.text.body, theme.line.field);
            (parts.join("+"), width)
        }
        Keys::Told(words) => {
            let style = theme.style(Role::Label).color(theme.text.muted);
            (words.clone(), paint_elided(ui.painter(), pos2(end_x, y), end, words, &style, rect.width() * 0.5).width())
        }
    };
    paint_elided(ui.painter(), pos2(start_x, y), start, &row.words, &theme.style(Role::Body), rect.width() - taken - 12.0);
    let name = ctx.texts.tr_args("command-keys", &[("name", row.words.clone().into()), ("keys", told.into())]).into_owned();
    let response = ui.interact(rect, ui.scope_id().with(("key row", &row.words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stay_in_order_and_the_tallest_column_is_as_short_as_can_be() {
        let rows = |n: usize| (0..n).map(|_| Row { words: String::new(), keys: Keys::Told(String::new()) }).collect();
        let sections: Vec<Section> = [7, 3, 3, 2, 7, 11, 2, 6].map(|n| Section { head: n.to_string(), rows: rows(n) }).into();
        for (most, heads) in [(1, "7 3 3 2 7 11 2 6"), (2, "7 3 3 2 7|11 2 6"), (3, "7 3 3 2|7 11|2 6")] {
            let columns = columns(&sections, most);
            let told: Vec<String> =
                columns.iter().map(|column| column.iter().map(|section| section.head.as_str()).collect::<Vec<_>>().join(" ")).collect();
            assert_eq!(told.join("|"), heads);
        }
    }
}
