//! Things to press: buttons with words, with an icon, in segments; chips with a cross.

use egui::{Color32, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::{Role, Theme, ThemeName};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words alone, in the colour of links.
    Plain,
    /// With a border.
    Outline,
    /// Filled with the accent: one a screen.
    Filled,
    /// On the dark top bar.
    OnBar,
    /// On the dark top bar, with a border.
    OnBarOutline,
    /// On the dark top bar, filled.
    OnBarFilled,
}

/// Height of controls in bars, in points.
const HEIGHT: f32 = 28.0;

/// A button with an icon, words, or both. `name` is what a screen reader says.
pub fn button(ui: &mut Ui, ctx: &Ctx<'_>, icon_name: Option<&str>, words: &str, name: &str, look: Look) -> Response {
    let theme = ctx.theme;
    let text = theme.style(Role::Label).size(13.0).weight(600);
    let icon_style = theme.icon(16.0);
    let between = if icon_name.is_some() && !words.is_empty() { 8.0 } else { 0.0 };
    let padding = padding(look, words);
    let width = button_width(ui, ctx, icon_name, words, look);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if ui.is_rect_visible(rect) {
        let ink = paint_ground(ui, ctx, rect, &response, look);
        paint_content(ui, ctx, rect.shrink2(vec2(padding, 0.0)), icon_name, words, &text.color(ink), &icon_style.color(ink), between);
        focus_ring(ui, ctx, rect, &response, 6.0);
    }
    with_tooltip(response, ctx, name, words)
}

const fn padding(look: Look, words: &str) -> f32 {
    if matches!(look, Look::Plain) || words.is_empty() { 6.0 } else { 12.0 }
}

/// Width of a button with these parts.
pub fn button_width(ui: &Ui, ctx: &Ctx<'_>, icon_name: Option<&str>, words: &str, look: Look) -> f32 {
    let text = ctx.theme.style(Role::Label).size(13.0).weight(600);
    let words_width = if words.is_empty() { 0.0 } else { measure(ui.ctx(), words, &text).x };
    let icon_width = if icon_name.is_some() { 16.0 } else { 0.0 };
    let between = if icon_name.is_some() && !words.is_empty() { 8.0 } else { 0.0 };
    words_width + icon_width + between + 2.0 * padding(look, words)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one button")]
fn paint_content(
    ui: &Ui,
    ctx: &Ctx<'_>,
    inner: Rect,
    icon_name: Option<&str>,
    words: &str,
    text: &TextStyle,
    icon_style: &TextStyle,
    between: f32,
) {
    let y = inner.center().y;
    let Some(icon_name) = icon_name else {
        paint(ui.painter(), inner.center(), Align::Center, words, text);
        return;
    };
    let glyph = icon(icon_name);
    if words.is_empty() {
        paint(ui.painter(), inner.center(), Align::Center, &glyph, icon_style);
    } else if ctx.is_rtl() {
        paint(ui.painter(), pos2(inner.right(), y), Align::Right, &glyph, icon_style);
        paint(ui.painter(), pos2(inner.right() - 16.0 - between, y), Align::Right, words, text);
    } else {
        paint(ui.painter(), pos2(inner.left(), y), Align::Left, &glyph, icon_style);
        paint(ui.painter(), pos2(inner.left() + 16.0 + between, y), Align::Left, words, text);
    }
}

/// Paints the ground of a button and says in which colour its words go.
fn paint_ground(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response, look: Look) -> Color32 {
    let theme = ctx.theme;
    let (hovered, pressed) = (response.hovered(), response.is_pointer_button_down_on());
    let painter = ui.painter();
    match look {
        Look::Plain => {
            if hovered {
                painter.rect_filled(rect, 6.0, theme.surface.hover);
            }
            theme.text.link
        }
        Look::Outline => {
            let fill = if pressed {
                theme.surface.pressed
            } else if hovered {
                theme.surface.hover
            } else {
                theme.surface.card
            };
            painter.rect(rect, 6.0, fill, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
            theme.text.strong
        }
        Look::Filled => {
            painter.rect_filled(rect, 6.0, if hovered { theme.state.accent.gamma_multiply(0.88) } else { theme.state.accent });
            theme.text.on_accent
        }
        Look::OnBar => {
            if hovered || pressed {
                painter.rect_filled(rect, 6.0, theme.text.on_bar.gamma_multiply(if pressed { 0.17 } else { 0.1 }));
            }
            theme.text.on_bar
        }
        Look::OnBarOutline => {
            let fill = if hovered || pressed { theme.text.on_bar.gamma_multiply(0.1) } else { Color32::TRANSPARENT };
            painter.rect(rect, 6.0, fill, egui::Stroke::new(1.0, theme.text.on_bar.gamma_multiply(0.28)), egui::StrokeKind::Inside);
            theme.text.on_bar
        }
        Look::OnBarFilled => {
            painter.rect_filled(rect, 6.0, if hovered { bar_accent().gamma_multiply(0.88) } else { bar_accent() });
            theme.surface.bar
        }
    }
}

/// The accent on the dark bar is the dark theme's in every theme, for contrast.
pub fn bar_accent() -> Color32 {
    static ACCENT: std::sync::LazyLock<Color32> =
        std::sync::LazyLock::new(|| Theme::load(ThemeName::Dark).map_or(Color32::WHITE, |dark| dark.state.accent));
    *ACCENT
}

/// A square button with an icon alone.
pub fn icon_button(ui: &mut Ui, ctx: &Ctx<'_>, icon_name: &str, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(HEIGHT), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, ctx.theme.surface.hover);
        }
        paint(ui.painter(), rect.center(), Align::Center, &icon(icon_name), &ctx.theme.icon(16.0).color(ctx.theme.text.body));
        focus_ring(ui, ctx, rect, &response, 6.0);
    }
    with_tooltip(response, ctx, name, "")
}

/// A square button that is on or off.
pub fn toggle_button(ui: &mut Ui, ctx: &Ctx<'_>, icon_name: &str, name: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(HEIGHT), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, name));
    if ui.is_rect_visible(rect) {
        let theme = ctx.theme;
        let fill = if on {
            theme.state.accent_soft
        } else if response.hovered() {
            theme.surface.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        let ink = if on { theme.state.accent } else { theme.text.body };
        paint(ui.painter(), rect.center(), Align::Center, &icon(icon_name), &theme.icon(16.0).color(ink));
        focus_ring(ui, ctx, rect, &response, 6.0);
    }
    with_tooltip(response, ctx, name, "")
}

/// Two or more choices of which one holds. Returns the one that was pressed.
pub fn segmented(ui: &mut Ui, ctx: &Ctx<'_>, choices: &[String], chosen: usize) -> Option<usize> {
    let theme = ctx.theme;
    let text = theme.style(Role::Label).size(13.0);
    let widths: Vec<f32> = choices.iter().map(|c| measure(ui.ctx(), c, &text.weight(600)).x + 24.0).collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, 6.0, theme.surface.sunken);
    let mut pressed = None;
    let mut x = if ctx.is_rtl() { rect.right() } else { rect.left() };
    for (n, (choice, width)) in choices.iter().zip(&widths).enumerate() {
        let left = if ctx.is_rtl() { x - width } else { x };
        x = if ctx.is_rtl() { left } else { left + width };
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, HEIGHT));
        let response = ui.interact(cell, ui.scope_id().with(("segment", choice)), Sense::click());
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, n == chosen, choice));
        let style = if n == chosen {
            ui.painter().rect(cell, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
            text.weight(600).color(theme.text.strong)
        } else {
            text.color(if response.hovered() { theme.text.strong } else { theme.text.muted })
        };
        paint(ui.painter(), cell.center(), Align::Center, choice, &style);
        focus_ring(ui, ctx, cell, &response, 6.0);
        if response.clicked() {
            pressed = Some(n);
        }
    }
    pressed
}

/// What was pressed of a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipPress {
    /// Its words.
    Words,
    /// Its cross.
    Cross,
}

fn chip_style(theme: &Theme) -> TextStyle {
    theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong)
}

/// Width of a chip with these words.
pub fn chip_width(ui: &Ui, ctx: &Ctx<'_>, words: &str) -> f32 {
    measure(ui.ctx(), words, &chip_style(ctx.theme)).x + 12.0 + 28.0
}

/// A clause of the filter: words that lead to where it is set, and a cross that takes it away.
pub fn chip(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, names: [&str; 2], width: f32) -> Option<ChipPress> {
    let theme = ctx.theme;
    let text = chip_style(theme);
    let [open_name, remove_name] = names;
    let (rect, opener) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    opener.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, open_name));
    ui.painter().rect_filled(rect, 14.0, theme.state.accent_soft);
    if opener.hovered() {
        ui.painter().rect_stroke(rect, 14.0, egui::Stroke::new(1.0, theme.state.accent), egui::StrokeKind::Inside);
    }
    focus_ring(ui, ctx, rect, &opener, 14.0);
    let (cross_x, words_x, align) = if ctx.is_rtl() {
        (rect.left() + 14.0, rect.right() - 12.0, Align::Right)
    } else {
        (rect.right() - 14.0, rect.left() + 12.0, Align::Left)
    };
    paint_elided(ui.painter(), pos2(words_x, rect.center().y), align, words, &text, rect.width() - 36.0);
    let cross = Rect::from_center_size(pos2(cross_x, rect.center().y), Vec2::splat(24.0));
    let response = ui.interact(cross, ui.scope_id().with(("chip", words)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, remove_name));
    let ink = if response.hovered() { theme.text.strong } else { theme.state.accent };
    paint(ui.painter(), cross.center(), Align::Center, &icon("x"), &theme.icon(14.0).color(ink));
    focus_ring(ui, ctx, cross, &response, 12.0);
    let is_removed = with_tooltip(response, ctx, remove_name, "").clicked();
    let is_opened = with_tooltip(opener, ctx, open_name, words).clicked();
    match (is_removed, is_opened) {
        (true, _) => Some(ChipPress::Cross),
        (false, true) => Some(ChipPress::Words),
        (false, false) => None,
    }
}

fn focus_ring(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response, radius: f32) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), radius + 2.0, egui::Stroke::new(2.0, ctx.theme.state.focus), egui::StrokeKind::Outside);
    }
}

/// A tooltip where the name says more than the words on the button.
fn with_tooltip(response: Response, ctx: &Ctx<'_>, name: &str, words: &str) -> Response {
    if name == words {
        return response;
    }
    let style = ctx.theme.style(Role::Label);
    let say = |ui: &mut Ui| drop(crate::ui::bidi_text::label(ui, name, &style));
    // What cannot be pressed now still says what it would do.
    response.on_hover_ui(say).on_disabled_hover_ui(say)
}
