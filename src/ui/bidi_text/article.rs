//! A long text: wrapped paragraphs, marks under words, selection and copying in logical order.

mod laid;
mod mark;

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::engine::with_engine;
use super::shaped::TextStyle;
use crate::text::Span;
use laid::Laid;
pub use mark::{Mark, RuleStyle, Wash, paint_rule};
use mark::{paint_mark, paint_wash};

/// Texts whose layout is kept, so that going back to one costs nothing.
const KEPT_TEXTS: usize = 8;

/// What the pointer did.
pub struct ArticleOutput {
    /// The widget.
    pub response: Response,
    /// Index of the mark under the pointer.
    pub hovered: Option<usize>,
    /// Index of the mark that was clicked.
    pub clicked: Option<usize>,
    /// Where the words to be scrolled to stand on the screen.
    pub target: Option<Rect>,
    /// The words that are selected; `None` where none are.
    pub selected: Option<Span>,
}

/// The widget. Its shaped paragraphs are kept between frames under its id.
pub struct ArticleText<'a> {
    id: Id,
    text: &'a str,
    rtl: bool,
    style: TextStyle,
    marks: &'a [Mark],
    washes: &'a [Wash],
    selection_color: Color32,
    scroll_to: Option<Span>,
}

#[derive(Default)]
struct Kept {
    laid: Option<Laid>,
    /// Anchor and head, bytes.
    selection: Option<(usize, usize)>,
    /// Whether the last click went here, so that copying means these words.
    is_active: bool,
}

/// The texts shown lately, the latest last.
#[derive(Clone, Default)]
struct Shelf(Vec<(Id, Arc<Mutex<Kept>>)>);

impl Shelf {
    fn take(&mut self, id: Id) -> Arc<Mutex<Kept>> {
        let known = self.0.iter().position(|(kept, _)| *kept == id).map(|at| self.0.remove(at));
        let (_, kept) = known.unwrap_or_else(|| (id, Arc::default()));
        self.0.push((id, Arc::clone(&kept)));
        if self.0.len() > KEPT_TEXTS {
            self.0.remove(0);
        }
        kept
    }
}

impl<'a> ArticleText<'a> {
    /// A text under an id that belongs to it alone.
    pub fn new(id: Id, text: &'a str, rtl: bool, style: TextStyle) -> Self {
        Self { id, text, rtl, style, marks: &[], washes: &[], selection_color: Color32::TRANSPARENT, scroll_to: None }
    }

    /// Marks, later ones on top.
    #[must_use]
    pub fn marks(mut self, marks: &'a [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Grounds over the marks' own that take no clicks: what was searched for, where the reader stands.
    #[must_use]
    pub fn washes(mut self, washes: &'a [Wash]) -> Self {
        self.washes = washes;
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
        let kept = ui.ctx().data_mut(|d| d.get_temp_mut_or_default::<Shelf>(Id::unique("article texts")).take(self.id));
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let ppp = ui.ctx().pixels_per_point();
        let width = ui.available_width();
        with_engine(ui.ctx(), |engine| Laid::update(&mut kept.laid, engine, (self.text, self.rtl), &self.style, (width, ppp)));
        let Kept { laid: Some(laid), selection, is_active } = &mut *kept else {
            let (_, response) = ui.allocate_exact_size(vec2(width, 0.0), Sense::hover());
            return ArticleOutput { response, hovered: None, clicked: None, target: None, selected: None };
        };
        let (rect, response) = ui.allocate_exact_size(vec2(laid.width, laid.height) / ppp, Sense::click_and_drag());
        // The origin sits on whole physical pixels, so letters stay crisp at any scale.
        let origin = pos2((rect.min.x * ppp).round(), (rect.min.y * ppp).round());
        let lines = laid.visible(origin, ui.clip_rect());
        with_engine(ui.ctx(), |engine| laid.place(engine, ui.ctx(), lines.clone()));
        let view = View { laid, origin, ppp, lines };
        self.select(ui, &response, &view, selection);
        self.copy(ui, &response, selection, is_active);
        let hovered = response.hover_pos().and_then(|p| view.byte_at(p)).and_then(|byte| self.mark_at(byte));
        if response.hovered() {
            let is_link = hovered.and_then(|n| self.marks.get(n)).is_some_and(|mark| mark.is_link);
            ui.ctx().set_cursor_icon(if is_link { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        let target = self.scroll_to.and_then(|span| view.rects_anywhere(span).first().copied());
        if let Some(target) = target {
            ui.scroll_to_rect(target.expand(48.0), Some(egui::Align::Center));
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &view, hovered, *selection);
        }
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, self.text));
        let clicked = hovered.filter(|_| response.clicked()).or_else(|| self.links(ui, &view));
        let selected = selection
            .map(|(a, b)| Span::new(a.min(b), a.max(b)))
            .filter(|span| span.of(self.text).is_some_and(|words| !words.trim().is_empty()));
        ArticleOutput { response, hovered, clicked, target, selected }
    }

    /// Tells a screen reader of the links on the screen; gives the one it follows.
    fn links(&self, ui: &Ui, view: &View<'_>) -> Option<usize> {
        let shown = view.laid.bytes(view.lines.clone());
        let mut followed = None;
        for (index, mark) in self.marks.iter().enumerate().filter(|(_, mark)| mark.is_link && mark.span.overlaps(shown)) {
            let Some(place) = view.rects(mark.span).first().copied() else { continue };
            let link = ui.interact(place, self.id.with(("link", index)), Sense::hover());
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, mark.span.slice(self.text)));
            if ui.input(|i| i.has_accesskit_action_request(link.id, egui::accesskit::Action::Click)) {
                followed = Some(index);
            }
        }
        followed
    }

    fn mark_at(&self, byte: usize) -> Option<usize> {
        self.marks.iter().rposition(|mark| mark.span.contains(byte))
    }

    fn select(&self, ui: &Ui, response: &Response, view: &View<'_>, selection: &mut Option<(usize, usize)>) {
        let Some(pointer) = response.interact_pointer_pos() else { return };
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
        } else if let (true, Some((_, head))) = (response.dragged(), selection.as_mut()) {
            *head = view.caret(pointer);
        }
    }

    /// Copies what is selected. The text takes no focus for that, so that the window's keys go on working over it.
    fn copy(&self, ui: &Ui, response: &Response, selection: &mut Option<(usize, usize)>, is_active: &mut bool) {
        if ui.input(|i| i.pointer.any_pressed()) {
            *is_active = response.contains_pointer() || response.is_pointer_button_down_on();
        }
        if !*is_active || ui.ctx().text_edit_focused() {
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
        let shown = view.laid.bytes(view.lines.clone());
        for (index, mark) in self.marks.iter().enumerate().filter(|(_, mark)| mark.span.overlaps(shown)) {
            let strong = mark.strong || hovered == Some(index);
            view.rects(mark.span).into_iter().for_each(|r| paint_mark(&painter, r, mark, strong, self.style.size));
        }
        for wash in self.washes.iter().filter(|wash| wash.span.overlaps(shown)) {
            view.rects(wash.span).into_iter().for_each(|r| paint_wash(&painter, r, wash, self.style.size));
        }
        if let Some((a, b)) = selection {
            for r in view.rects(Span::new(a.min(b), a.max(b))) {
                painter.rect_filled(r, 0.0, self.selection_color);
            }
        }
        let meshes = with_engine(ui.ctx(), |engine| view.laid.meshes(engine, view.origin, view.lines.clone(), self.style.color));
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
    /// Those on the screen.
    lines: Range<usize>,
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

    fn to_points(&self, rects: Vec<[f32; 4]>) -> Vec<Rect> {
        let point = |x: f32, y: f32| pos2((self.origin.x + x.round()) / self.ppp, (self.origin.y + y.round()) / self.ppp);
        rects.into_iter().map(|[x0, y0, x1, y1]| Rect::from_min_max(point(x0, y0), point(x1, y1))).collect()
    }

    /// Rectangles in points behind the visible part of a span; several where bidi or a line break splits it.
    fn rects(&self, span: Span) -> Vec<Rect> {
        self.to_points(self.laid.rects(span, self.lines.clone()))
    }

    /// The same for all of a span.
    fn rects_anywhere(&self, span: Span) -> Vec<Rect> {
        self.to_points(self.laid.rects_anywhere(span))
    }
}
