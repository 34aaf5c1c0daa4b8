//! A long text: wrapped paragraphs, marks under words, selection and copying in logical order.

mod laid;

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::engine::with_engine;
use super::shaped::TextStyle;
use crate::text::Span;
use laid::Laid;

/// How the rule under marked words is drawn, so that a field is told without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleStyle {
    /// One line.
    Solid,
    /// Dashes.
    Dashed,
    /// Two thin lines.
    Double,
    /// Dots.
    Dotted,
    /// One line, half as thick again.
    Thick,
}

/// Marked words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Span,
    /// Colour of the rule.
    pub ink: Color32,
    /// Colour under the words.
    pub tint: Color32,
    /// Rule under the words.
    pub rule: RuleStyle,
    /// Drawn stronger: its field is pointed at.
    pub strong: bool,
}

/// What the pointer did.
pub struct ArticleOutput {
    /// The widget.
    pub response: Response,
    /// Index of the mark under the pointer.
    pub hovered: Option<usize>,
    /// Index of the mark that was clicked.
    pub clicked: Option<usize>,
}

/// The widget. Its shaped paragraphs are kept between frames under its id.
pub struct ArticleText<'a> {
    id: Id,
    text: &'a str,
    rtl: bool,
    style: TextStyle,
    marks: &'a [Mark],
    selection_color: Color32,
    scroll_to: Option<Span>,
}

#[derive(Default)]
struct Kept {
    laid: Option<Laid>,
    /// Anchor and head, bytes.
    selection: Option<(usize, usize)>,
}

impl<'a> ArticleText<'a> {
    /// A text under an id that belongs to it alone.
    pub fn new(id: Id, text: &'a str, rtl: bool, style: TextStyle) -> Self {
        Self { id, text, rtl, style, marks: &[], selection_color: Color32::TRANSPARENT, scroll_to: None }
    }

    /// Marks, later ones on top.
    #[must_use]
    pub fn marks(mut self, marks: &'a [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Colour behind selected words.
    #[must_use]
    pub fn selection_color(mut self, color: Color32) -> Self {
        self.selection_color = color;
        self
    }

    /// Scrolls these words into view.
    #[must_use]
    pub fn scroll_to(mut self, span: Option<Span>) -> Self {
        self.scroll_to = span;
        self
    }

    /// Lays out, reacts and paints.
    pub fn show(self, ui: &mut Ui) -> ArticleOutput {
        let kept = ui.ctx().data_mut(|d| Arc::clone(d.get_temp_mut_or_default::<Arc<Mutex<Kept>>>(self.id)));
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let ppp = ui.ctx().pixels_per_point();
        let width = ui.available_width();
        with_engine(ui.ctx(), |engine| Laid::update(&mut kept.laid, engine, ui.ctx(), (self.text, self.rtl), &self.style, width));
        let Kept { laid: Some(laid), selection } = &mut *kept else {
            let (_, response) = ui.allocate_exact_size(vec2(width, 0.0), Sense::hover());
            return ArticleOutput { response, hovered: None, clicked: None };
        };
        let (rect, response) = ui.allocate_exact_size(vec2(laid.width, laid.height) / ppp, Sense::click_and_drag());
        // The origin sits on whole physical pixels, so letters stay crisp at any scale.
        let origin = pos2((rect.min.x * ppp).round(), (rect.min.y * ppp).round());
        let view = View { laid, origin, ppp };
        self.select(ui, &response, &view, selection);
        let hovered = response.hover_pos().and_then(|p| view.byte_at(p)).and_then(|byte| self.mark_at(byte));
        if response.hovered() {
            ui.ctx().set_cursor_icon(if hovered.is_some() { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        if let Some(target) = self.scroll_to.and_then(|span| view.rects(span).first().copied()) {
            ui.scroll_to_rect(target.expand(48.0), Some(egui::Align::Center));
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &view, hovered, *selection);
        }
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, self.text));
        let clicked = hovered.filter(|_| response.clicked());
        ArticleOutput { response, hovered, clicked }
    }

    fn mark_at(&self, byte: usize) -> Option<usize> {
        self.marks.iter().rposition(|mark| mark.span.contains(byte))
    }

    fn select(&self, ui: &Ui, response: &Response, view: &View<'_>, selection: &mut Option<(usize, usize)>) {
        if let Some(pointer) = response.interact_pointer_pos() {
            if response.double_clicked() {
                let marked = view.byte_at(pointer).and_then(|b| self.mark_at(b)).and_then(|m| self.marks.get(m));
                let span = marked.map_or_else(|| view.word_at(pointer), |mark| mark.span);
                *selection = Some((span.start, span.end));
            } else if response.drag_started() || response.clicked() {
                let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
                let anchor = match *selection {
                    Some((anchor, _)) if ui.input(|i| i.modifiers.shift) => anchor,
                    _ => view.caret(press),
                };
                *selection = Some((anchor, view.caret(pointer)));
                response.request_focus();
            } else if let (true, Some((_, head))) = (response.dragged(), selection.as_mut()) {
                *head = view.caret(pointer);
            }
        }
        if !response.has_focus() {
            return;
        }
        let (copies, all) =
            ui.input(|i| (i.events.iter().any(|e| matches!(e, egui::Event::Copy)), i.modifiers.command && i.key_pressed(egui::Key::A)));
        if all {
            *selection = Some((0, self.text.len()));
        }
        if let (true, Some((a, b))) = (copies, *selection) {
            let words = Span::new(a.min(b), a.max(b)).slice(self.text);
            if !words.is_empty() {
                ui.ctx().copy_text(words.to_owned());
            }
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, view: &View<'_>, hovered: Option<usize>, selection: Option<(usize, usize)>) {
        let painter = ui.painter_at(rect.expand(6.0));
        let clip = painter.clip_rect();
        for (index, mark) in self.marks.iter().enumerate() {
            let strong = mark.strong || hovered == Some(index);
            for r in view.rects(mark.span).into_iter().filter(|r| r.intersects(clip)) {
                paint_mark(&painter, r, mark, strong, self.style.size);
            }
        }
        if let Some((a, b)) = selection {
            for r in view.rects(Span::new(a.min(b), a.max(b))).into_iter().filter(|r| r.intersects(clip)) {
                painter.rect_filled(r, 0.0, self.selection_color);
            }
        }
        let meshes = with_engine(ui.ctx(), |engine| view.laid.visible_meshes(engine, view.origin, clip, self.style.color));
        for mesh in meshes {
            painter.add(egui::Shape::mesh(mesh));
        }
    }
}

/// The laid text at its place on the screen: points in, bytes out, and back.
struct View<'a> {
    laid: &'a Laid,
    /// Physical pixels.
    origin: Pos2,
    ppp: f32,
}

impl View<'_> {
    fn local(&self, p: Pos2) -> (f32, f32) {
        (p.x * self.ppp - self.origin.x, p.y * self.ppp - self.origin.y)
    }

    fn byte_at(&self, p: Pos2) -> Option<usize> {
        let (x, y) = self.local(p);
        self.laid.byte_at(x, y)
    }

    fn caret(&self, p: Pos2) -> usize {
        let (x, y) = self.local(p);
        self.laid.caret(x, y)
    }

    fn word_at(&self, p: Pos2) -> Span {
        let (x, y) = self.local(p);
        self.laid.word_at(x, y)
    }

    /// Rectangles in points behind a span; several where bidi or a line break splits it.
    fn rects(&self, span: Span) -> Vec<Rect> {
        let to_points = |x: f32, y: f32| pos2((self.origin.x + x.round()) / self.ppp, (self.origin.y + y.round()) / self.ppp);
        self.laid.rects(span).into_iter().map(|[x0, y0, x1, y1]| Rect::from_min_max(to_points(x0, y0), to_points(x1, y1))).collect()
    }
}

fn paint_mark(painter: &egui::Painter, line: Rect, mark: &Mark, strong: bool, size: f32) {
    // The band hugs the letters, not the whole line height, so that marks on neighbouring lines stay apart.
    let spare = ((line.height() - size * 1.45) / 2.0).max(1.0);
    let band = line.shrink2(vec2(0.0, spare)).expand2(vec2(1.5, 0.0));
    painter.rect_filled(band, 3.0, mark.tint);
    if strong {
        painter.rect_stroke(band, 3.0, egui::Stroke::new(1.0, mark.ink), egui::StrokeKind::Inside);
    }
    paint_rule(painter, band, mark.ink, mark.rule);
}

/// Paints the rule of a field under a band.
pub fn paint_rule(painter: &egui::Painter, band: Rect, ink: Color32, rule: RuleStyle) {
    let y = band.bottom();
    let line = |y: f32, width: f32| painter.hline(band.x_range(), y, egui::Stroke::new(width, ink));
    let pieces = |length: f32, gap: f32, width: f32| {
        let mut x = band.left();
        while x < band.right() {
            painter.hline(x..=(x + length).min(band.right()), y, egui::Stroke::new(width, ink));
            x += length + gap;
        }
    };
    match rule {
        RuleStyle::Solid => {
            line(y, 2.0);
        }
        RuleStyle::Thick => {
            line(y, 3.0);
        }
        RuleStyle::Double => {
            line(y - 1.5, 1.0);
            line(y + 1.0, 1.0);
        }
        RuleStyle::Dashed => pieces(5.0, 3.0, 2.0),
        RuleStyle::Dotted => pieces(2.0, 2.0, 2.0),
    }
}
