//! What the map says of the thing pointed at: an incident field by field, or the make-up of a crowd.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::{Painter, Pos2, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::furniture::card;
use super::markers::{Scene, Target, rows_at};
use super::rings::paint_make_up;
use super::symbols::{Fill, paint_kind};
use crate::context::Ctx;
use crate::incident::{Field, Incident, Kind, PlaceRole};
use crate::store::{Generation, MakeUp};
use crate::ui::bidi_text::{Align, TextStyle, measure, paint, paint_elided};
use crate::ui::describe;
use crate::ui::theme::Role;

/// Widths a card may have, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 220.0..=380.0;
/// Heights of the title and of a row.
const TITLE: f32 = 22.0;
const ROW: f32 = 19.0;
/// Between the card's edge and its words.
const MARGIN: f32 = 12.0;
/// Between two parts of a card.
const GAP: f32 = 6.0;
/// From a symbol to its words.
const SYMBOL: f32 = 24.0;
/// Kinds and places of a crowd that are named; the others are summed up.
const MOST_KINDS: usize = 6;
const MOST_PLACES: usize = 4;
/// Voices that are named.
const MOST_VOICES: usize = 2;
/// Seconds the pointer rests on a thing before the first card shows.
const DELAY: f64 = 0.3;

/// One line of a card.
enum Line {
    /// Words beside a field's name.
    Field { name: String, words: String },
    /// A kind or a place with how many, and what share of the fullest that is.
    Count { kind: Option<Kind>, words: String, count: usize, share: f32 },
    /// A small head over counts.
    Head(String),
    /// What a click does.
    Hint(String),
}

/// What a crowd is made of; kept while the pointer rests on it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Crowd {
    kinds: Vec<(Kind, usize)>,
    /// Places with how many incidents, fullest first.
    places: Vec<(usize, usize)>,
    days: Option<(NaiveDate, NaiveDate)>,
}

impl Crowd {
    fn new(scene: &Scene<'_>, sites: &[usize]) -> Self {
        let columns = scene.store.columns();
        let (mut kinds, mut places) = (BTreeMap::<Kind, usize>::new(), BTreeMap::<usize, usize>::new());
        let mut days: Option<(NaiveDate, NaiveDate)> = None;
        for row in rows_at(scene, sites) {
            if let Some(kind) = columns.kind(row) {
                *kinds.entry(kind).or_default() += 1;
            }
            if let Some(site) = columns.site_index(row) {
                *places.entry(site).or_default() += 1;
            }
            let when = columns.when(row);
            if let Some((first, last)) = when.and_then(|when| when.earliest.zip(when.latest)) {
                days = Some(days.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
            }
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        let mut places: Vec<_> = places.into_iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { kinds, places, days }
    }
}

/// What a crowd was counted for: the store as it stood, the filter, and the sites.
type CrowdKey = (Generation, crate::store::Filter, Vec<usize>);

/// What is pointed at, since when, and what was counted for it.
#[derive(Default)]
pub(super) struct Hovered {
    since: Option<(Option<usize>, Option<usize>, f64)>,
    crowd: Option<(CrowdKey, Crowd)>,
}

impl Hovered {
    /// Whether the pointer rests on this long enough for a card. A thing that the keyboard is on has its card at once.
    pub(super) fn is_due(&mut self, ctx: &egui::Context, target: Option<&Target>, is_focused: bool) -> bool {
        let Some(target) = target else {
            self.since = None;
            return false;
        };
        let now = ctx.input(|input| input.time);
        let rested = match self.since {
            Some((row, head, since)) if (row, head) == (target.row, target.head) => now - since,
            // From one card to the next there is no waiting.
            Some((.., since)) if now - since >= DELAY => DELAY,
            _ => 0.0,
        };
        self.since = Some((target.row, target.head, now - rested));
        if rested < DELAY && !is_focused {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DELAY - rested));
        }
        rested >= DELAY || is_focused
    }

    fn crowd(&mut self, ctx: &Ctx<'_>, scene: &Scene<'_>, sites: &[usize]) -> &Crowd {
        let key = (ctx.store.generation(), ctx.filter.clone(), sites.to_vec());
        let kept = self.crowd.take().filter(|(old, _)| *old == key);
        &self.crowd.insert(kept.unwrap_or_else(|| (key, Crowd::new(scene, sites)))).1
    }
}

/// A card, and where it stands.
pub(super) struct HoverCard {
    title: String,
    kind: Option<(Kind, Fill)>,
    families: MakeUp,
    lines: Vec<Line>,
    rect: Rect,
    names_width: f32,
}

impl HoverCard {
    /// The card of a target, beside it and within the map; `None` where there is nothing to say.
    pub(super) fn new(painter: &Painter, ctx: &Ctx<'_>, scene: &Scene<'_>, target: &Target, hovered: &mut Hovered) -> Option<Self> {
        let (title, kind, lines) = if let Some(row) = target.row {
            let incident = ctx.store.at(row)?;
            let is_vague = incident.site().is_some_and(|site| site.precision_km >= super::markers::UNCERTAIN_FROM_KM);
            let fill = if is_vague { Fill::Hollow } else { Fill::Solid };
            (describe::title(ctx.texts, ctx.lang, &incident), Some((incident.kind, fill)), of_incident(ctx, &incident))
        } else {
            let crowd = hovered.crowd(ctx, scene, &target.sites);
            let title = ctx.texts.tr_args("map-group", &[("count", target.count.into())]).into_owned();
            (title, None, of_crowd(ctx, crowd))
        };
        let mut it = Self { title, kind, families: target.families, lines, rect: Rect::NOTHING, names_width: 0.0 };
        let size = it.size(painter, ctx);
        it.rect = beside(target, size, painter.clip_rect().shrink(8.0));
        Some(it)
    }

    fn size(&mut self, painter: &Painter, ctx: &Ctx<'_>) -> Vec2 {
        let styles = Styles::new(ctx);
        let wide = |text: &str, style: &TextStyle| measure(painter.ctx(), text, style).x;
        let names = self.lines.iter().map(|line| if let Line::Field { name, .. } = line { wide(name, &styles.muted) } else { 0.0 });
        self.names_width = names.fold(0.0, f32::max);
        let of_line = |line: &Line| match line {
            Line::Field { words, .. } => self.names_width + 12.0 + wide(words, &styles.body),
            Line::Count { words, count, .. } => SYMBOL + wide(words, &styles.body) + 24.0 + wide(&ctx.texts.number(*count), &styles.body),
            Line::Head(words) | Line::Hint(words) => wide(words, &styles.muted),
        };
        let widest = self.lines.iter().map(of_line).fold(wide(&self.title, &styles.head) + SYMBOL, f32::max);
        let tall: f32 = self.lines.iter().map(height_of).sum();
        vec2((widest + 2.0 * MARGIN).clamp(*WIDTHS.start(), *WIDTHS.end()), MARGIN.mul_add(2.0, TITLE + tall))
    }

    /// Paints it, and says it to screen readers.
    pub(super) fn show(&self, ui: &Ui, painter: &Painter, ctx: &Ctx<'_>) {
        let response = ui.interact(self.rect, ui.scope_id().with("hover card"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Tooltip, true, self.words(ctx)));
        self.paint(painter, ctx);
    }

    fn words(&self, ctx: &Ctx<'_>) -> String {
        let of_line = |line: &Line| match line {
            Line::Field { name, words } => format!("{name}: {words}"),
            Line::Count { words, count, .. } => format!("{words}: {}", ctx.texts.number(*count)),
            Line::Head(words) | Line::Hint(words) => words.clone(),
        };
        [self.title.clone()].into_iter().chain(self.lines.iter().map(of_line)).collect::<Vec<_>>().join("\n")
    }

    fn paint(&self, painter: &Painter, ctx: &Ctx<'_>) {
        card(painter, ctx.theme, self.rect, 8.0);
        let styles = Styles::new(ctx);
        let pen = CardPen { painter, ctx, rect: self.rect.shrink(MARGIN), styles: &styles };
        let y = pen.rect.top() + TITLE / 2.0 - 2.0;
        match self.kind {
            Some((kind, fill)) => paint_kind(painter, ctx.theme, kind, pos2(pen.x(8.0), y), 15.0, fill),
            None => {
                paint_make_up(painter, ctx.theme, pos2(pen.x(8.0), y), 8.0, &self.families);
            }
        }
        pen.start(SYMBOL, y, &self.title, &styles.head, pen.rect.width() - SYMBOL);
        let mut top = pen.rect.top() + TITLE;
        for line in &self.lines {
            let tall = height_of(line);
            pen.line(line, top + tall - ROW / 2.0, self.names_width);
            top += tall;
        }
    }
}

const fn height_of(line: &Line) -> f32 {
    match line {
        Line::Field { .. } | Line::Count { .. } => ROW,
        Line::Head(_) | Line::Hint(_) => ROW + GAP,
    }
}

/// To the right of a target, or to its left where there is no room; never beyond the map.
fn beside(target: &Target, size: Vec2, bounds: Rect) -> Rect {
    let away = target.radius + 12.0;
    let right = target.center.x + away;
    let x = if right + size.x > bounds.right() { target.center.x - away - size.x } else { right };
    let y = (target.center.y - size.y / 2.0).min(bounds.bottom() - size.y).max(bounds.top());
    Rect::from_min_size(pos2(x.max(bounds.left()), y), size)
}

struct Styles {
    head: TextStyle,
    body: TextStyle,
    muted: TextStyle,
}

impl Styles {
    fn new(ctx: &Ctx<'_>) -> Self {
        let theme = ctx.theme;
        let label = theme.style(Role::Label).weight(400);
        Self { head: label.size(13.0).weight(600).color(theme.text.strong), body: label, muted: label.color(theme.text.muted) }
    }
}

struct CardPen<'a> {
    painter: &'a Painter,
    ctx: &'a Ctx<'a>,
    rect: Rect,
    styles: &'a Styles,
}

impl CardPen<'_> {
    /// So many points from where reading starts.
    fn x(&self, from_start: f32) -> f32 {
        if self.ctx.is_rtl() { self.rect.right() - from_start } else { self.rect.left() + from_start }
    }

    fn start(&self, from_start: f32, y: f32, words: &str, style: &TextStyle, width: f32) {
        let align = if self.ctx.is_rtl() { Align::Right } else { Align::Left };
        paint_elided(self.painter, Pos2::new(self.x(from_start), y), align, words, style, width);
    }

    fn line(&self, line: &Line, y: f32, names: f32) {
        let (styles, theme) = (self.styles, self.ctx.theme);
        match line {
            Line::Field { name, words } => {
                self.start(0.0, y, name, &styles.muted, names);
                self.start(names + 12.0, y, words, &styles.body, self.rect.width() - names - 12.0);
            }
            Line::Count { kind, words, count, share } => {
                let room = self.rect.width() - SYMBOL + 6.0;
                let (near, far) = (self.x(SYMBOL - 6.0), self.x(room.mul_add(*share, SYMBOL - 6.0)));
                let bar = Rect::from_x_y_ranges(near.min(far)..=near.max(far), y - ROW / 2.0 + 1.0..=y + ROW / 2.0 - 1.0);
                self.painter.rect_filled(bar, 3.0, theme.surface.sunken);
                if let Some(kind) = kind {
                    paint_kind(self.painter, theme, *kind, pos2(self.x(8.0), y), 12.0, Fill::Solid);
                }
                let number = self.ctx.texts.number(*count);
                let align = if self.ctx.is_rtl() { Align::Left } else { Align::Right };
                let end = paint(self.painter, pos2(self.x(self.rect.width() - 4.0), y), align, &number, &styles.body);
                self.start(SYMBOL, y, words, &styles.body, self.rect.width() - SYMBOL - end.width() - 16.0);
            }
            Line::Head(words) => self.start(0.0, y, words, &styles.muted.weight(600), self.rect.width()),
            Line::Hint(words) => self.start(0.0, y, words, &styles.muted, self.rect.width()),
        }
    }
}

/// When, where, how many, who, on whose word, how many sources.
fn of_incident(ctx: &Ctx<'_>, incident: &Incident) -> Vec<Line> {
    let texts = ctx.texts;
    let mut lines = Vec::new();
    let mut add = |field: Field, words: String| lines.push(Line::Field { name: texts.field(field), words });
    let mut when = texts.when(&incident.when);
    if incident.when.is_dated() {
        when = format!("{when} \u{b7} {}", texts.precision(incident.when.precision));
    }
    add(Field::Date, when);
    if let Some(site) = incident.site() {
        let km = texts.digits(format!("{:.0}", site.precision_km.max(1.0))).into_owned();
        let within = texts.tr_args("place-within", &[("km", km.into())]).into_owned();
        let role = match site.role {
            PlaceRole::Site => String::new(),
            PlaceRole::Area => format!(" \u{b7} {}", texts.tr("role-area")),
            PlaceRole::Near => format!(" \u{b7} {}", texts.tr("role-near")),
        };
        add(Field::Place, format!("{} \u{b7} {within}{role}", describe::both_names(site, ctx.lang)));
    }
    add(Field::Killed, texts.count(incident.killed).into_owned());
    add(Field::Injured, texts.count(incident.injured).into_owned());
    add(Field::Perpetrator, texts.actor(incident.perpetrator.name));
    add(Field::Attribution, on_whose_word(ctx, incident));
    let count = incident.sources.len();
    lines.push(Line::Hint(texts.tr_args("hover-sources", &[("count", count.into())]).into_owned()));
    lines
}

/// "Stated by the source · PMF command, Syrian Observatory +2".
fn on_whose_word(ctx: &Ctx<'_>, incident: &Incident) -> String {
    let texts = ctx.texts;
    let doer = &incident.perpetrator;
    let mut voices: Vec<&str> = Vec::new();
    for voice in incident.claims.iter().filter(|claim| claim.blames == Some(doer.name)).filter_map(|claim| claim.voice.as_deref()) {
        if !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    let status = texts.attribution(doer.attribution);
    if voices.is_empty() {
        return status;
    }
    let named = voices.iter().take(MOST_VOICES).copied().collect::<Vec<_>>().join(&texts.tr("hover-comma"));
    let others = voices.len().saturating_sub(MOST_VOICES);
    let named = if others == 0 { named } else { format!("{named} +{others}") };
    format!("{status} \u{b7} {named}")
}

/// Kinds, days, and the places most incidents name.
fn of_crowd(ctx: &Ctx<'_>, crowd: &Crowd) -> Vec<Line> {
    let texts = ctx.texts;
    let mut lines = Vec::new();
    if let Some((from, to)) = crowd.days {
        lines.push(Line::Field { name: texts.field(Field::Date), words: texts.range(from, to) });
    }
    lines.push(Line::Head(texts.field(Field::Kind)));
    let fullest = crowd.kinds.first().map_or(1, |(_, count)| *count).max(1) as f32;
    let of_kind = |(kind, count): &(Kind, usize)| Line::Count {
        kind: Some(*kind),
        words: texts.kind(*kind),
        count: *count,
        share: *count as f32 / fullest,
    };
    // One kind left over takes no more room than the sum of several.
    let named = if crowd.kinds.len() > MOST_KINDS { MOST_KINDS - 1 } else { crowd.kinds.len() };
    lines.extend(crowd.kinds.iter().take(named).map(of_kind));
    let others: usize = crowd.kinds.iter().skip(named).map(|(_, count)| count).sum();
    if others > 0 {
        let words = texts.tr("hover-other-kinds").into_owned();
        // A bar for the sum of several would be read as one kind more.
        lines.push(Line::Count { kind: None, words, count: others, share: 0.0 });
    }
    let site = |site: &usize| ctx.store.columns().sites().get(*site);
    if let [(only, _)] = crowd.places.as_slice() {
        let words = site(only).map(|place| describe::both_names(place, ctx.lang)).unwrap_or_default();
        lines.push(Line::Field { name: texts.field(Field::Place), words });
        lines.push(Line::Hint(texts.tr("hover-hint-pile").into_owned()));
        return lines;
    }
    lines.push(Line::Head(texts.tr_args("hover-places", &[("count", crowd.places.len().into())]).into_owned()));
    let fullest = crowd.places.first().map_or(1, |(_, count)| *count).max(1) as f32;
    for (place, count) in crowd.places.iter().take(MOST_PLACES) {
        let words = site(place).map(|place| describe::both_names(place, ctx.lang)).unwrap_or_default();
        lines.push(Line::Count { kind: None, words, count: *count, share: *count as f32 / fullest });
    }
    lines.push(Line::Hint(texts.tr("hover-hint-group").into_owned()));
    lines
}
