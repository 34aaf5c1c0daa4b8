//! Claims side by side: a column for each voice, a row for each thing that is told. A dash is "said nothing", never 0.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::disclosure::disclosure;
use super::dossier;
use crate::context::{Command, Ctx};
use crate::incident::{Actor, Attribution, Claim, Count, Field, Incident};
use crate::source::ArticleId;
use crate::text::Span;
use crate::ui::bidi_text::{Align, TextStyle, label, measure, paint_elided, paint_lines};
use crate::ui::theme::Role;

/// Height of the row of voices, and of the others.
const HEAD: f32 = 38.0;
const ROW: f32 = 26.0;
/// Height of the row of doers where some name takes two lines.
const TALL_ROW: f32 = 42.0;
/// Number of the row of doers.
const LAST_ROW: usize = 2;
/// Width of the column of names, and the least a voice is given.
const NAMES: f32 = 64.0;
const LEAST_COLUMN: f32 = 82.0;
/// Below this width the table starts closed: a small laptop's panel has little height.
const ROOMY: f32 = 410.0;
/// Tables below one another before the rest is left to the article.
const MOST_TABLES: usize = 3;

/// What one voice says in one article.
#[derive(Clone, Debug, PartialEq)]
struct Voice {
    /// `None` for the article itself.
    name: Option<String>,
    article: ArticleId,
    killed: Count,
    injured: Count,
    blames: Option<(Actor, Option<Attribution>)>,
    span: Span,
}

/// Draws the table.
pub(super) fn claims_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let voices = voices(&incident.claims);
    if voices.len() < 2 && voices.iter().all(|voice| voice.name.is_none()) {
        return;
    }
    let note = ctx.texts.tr_args("claims-voices", &[("count", voices.len().into())]).into_owned();
    if !disclosure(ui, ctx, "claims", &ctx.tr("claims-title"), &note, ui.available_width() >= ROOMY) {
        return;
    }
    let room = ui.available_width() - NAMES;
    let columns = ((room / LEAST_COLUMN).floor().max(1.0) as usize).min(voices.len());
    let differ = [differ(voices.iter().map(|v| v.killed)), differ(voices.iter().map(|v| v.injured))];
    for some in voices.chunks(columns).take(MOST_TABLES) {
        table_ui(ui, ctx, incident, some, columns, differ);
        ui.add_space(6.0);
    }
    let left = voices.len().saturating_sub(columns * MOST_TABLES);
    if left > 0 {
        let words = ctx.texts.tr_args("claims-more", &[("count", left.into())]).into_owned();
        label(ui, &words, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
    }
}

/// One column for what a voice says in an article, however many sentences it takes. Figures that do not agree stay apart.
fn voices(claims: &[Claim]) -> Vec<Voice> {
    let mut out: Vec<Voice> = Vec::new();
    for claim in claims {
        let voice = Voice {
            name: claim.voice.clone(),
            article: claim.article.clone(),
            killed: claim.killed,
            injured: claim.injured,
            blames: claim.blames.map(|actor| (actor, claim.attribution)),
            span: claim.span,
        };
        match out.iter_mut().find(|known| known.agrees_with(&voice)) {
            Some(known) => known.take_in(&voice),
            None => out.push(voice),
        }
    }
    out
}

impl Voice {
    fn agrees_with(&self, other: &Self) -> bool {
        let fits = |a: Count, b: Count| !a.is_known() || !b.is_known() || a == b;
        self.name == other.name
            && self.article == other.article
            && fits(self.killed, other.killed)
            && fits(self.injured, other.injured)
            && (self.blames.is_none() || other.blames.is_none() || self.blames == other.blames)
    }

    fn take_in(&mut self, other: &Self) {
        self.killed = self.killed.widen(other.killed);
        self.injured = self.injured.widen(other.injured);
        self.blames = self.blames.or(other.blames);
    }
}

/// Whether two voices give other figures.
fn differ(counts: impl Iterator<Item = Count>) -> bool {
    let mut known = counts.filter(|count| count.is_known());
    known.next().is_some_and(|first| known.any(|other| other != first))
}

/// One table of at most `columns` voices; its columns are as wide as those of the table above it.
fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, voices: &[Voice], columns: usize, differ: [bool; 2]) {
    let theme = ctx.theme;
    let width = (ui.available_width() - NAMES) / columns as f32;
    let body = theme.style(Role::Label).weight(400);
    let is_tall = voices.iter().any(|voice| measure(ui.ctx(), &blame_words(ctx, incident, voice), &body).x > width - 12.0);
    let height = HEAD + 2.0 * ROW + if is_tall { TALL_ROW } else { ROW };
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let used = NAMES + width * voices.len() as f32;
    let table = if ctx.is_rtl() { all.with_min_x(all.right() - used) } else { all.with_max_x(all.left() + used) };
    ui.painter().rect(table, 4.0, theme.surface.card, Stroke::new(1.0, theme.line.hair), StrokeKind::Inside);
    let head = Rect::from_min_size(table.min, vec2(table.width(), HEAD));
    ui.painter().rect_filled(head.shrink(1.0), 4.0, theme.surface.sunken);
    let quiet = theme.style(Role::Label).weight(400).color(theme.text.muted);
    for (n, words) in [ctx.texts.field(Field::Killed), ctx.texts.field(Field::Injured), ctx.tr("claims-blames")].iter().enumerate() {
        let row = row_of(table, n);
        ui.painter().hline(row.x_range().shrink(1.0), row.top(), Stroke::new(1.0, theme.line.hair));
        cell_ui(ui, ctx, column(ctx, row, 0.0, NAMES), words, &quiet);
    }
    for (n, voice) in voices.iter().enumerate() {
        let rect = column(ctx, table, NAMES + width * n as f32, width);
        let side = if ctx.is_rtl() { rect.right() } else { rect.left() };
        ui.painter().vline(side, rect.y_range().shrink(1.0), Stroke::new(1.0, theme.line.hair));
        voice_ui(ui, ctx, incident, voice, rect, differ);
    }
}

/// A row below the head; the last one takes what is left.
fn row_of(table: Rect, n: usize) -> Rect {
    let top = table.top() + HEAD + ROW * n as f32;
    let bottom = if n == LAST_ROW { table.bottom() } else { top + ROW };
    Rect::from_min_max(pos2(table.left(), top), pos2(table.right(), bottom))
}

fn column(ctx: &Ctx<'_>, table: Rect, from_start: f32, width: f32) -> Rect {
    let left = if ctx.is_rtl() { table.right() - from_start - width } else { table.left() + from_start };
    Rect::from_min_size(pos2(left, table.top()), vec2(width, table.height()))
}

fn voice_ui(ui: &Ui, ctx: &Ctx<'_>, incident: &Incident, voice: &Voice, rect: Rect, differ: [bool; 2]) {
    let theme = ctx.theme;
    let name = name_of(ctx, incident, voice);
    let count = |count: Count| if count.is_known() { ctx.texts.count(count).into_owned() } else { "\u{2013}".to_owned() };
    let cells = [count(voice.killed), count(voice.injured), blame_words(ctx, incident, voice)];
    let response = ui.interact(rect, ui.scope_id().with(("claim", &voice.article, voice.span)), Sense::click());
    let fields = [ctx.texts.field(Field::Killed), ctx.texts.field(Field::Injured), ctx.tr("claims-blames")];
    let said = fields.iter().zip(&cells).map(|(field, value)| format!("{field} {value}")).collect::<Vec<_>>().join(" \u{b7} ");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {said}")));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 2.0, theme.surface.hover);
    }
    let inner = Rect::from_min_size(rect.min, vec2(rect.width(), HEAD)).shrink2(vec2(8.0, 4.0));
    let style = theme.style(Role::Small).weight(600).color(theme.text.body);
    paint_lines(ui.painter(), inner, if ctx.is_rtl() { Align::Right } else { Align::Left }, &name, &style, 2);
    let body = theme.style(Role::Label).weight(400).color(theme.text.body);
    let known = theme.style(Role::Label).weight(600).color(theme.text.strong);
    let toll = known.color(theme.evidence(Field::Killed).ink);
    let of_toll = |is_known: bool, differs: bool| match (is_known, differs) {
        (false, _) => body,
        (true, false) => known,
        (true, true) => toll,
    };
    let styles = [of_toll(voice.killed.is_known(), differ[0]), of_toll(voice.injured.is_known(), differ[1]), body];
    for (n, (words, style)) in cells.iter().zip(styles).enumerate() {
        cell_ui(ui, ctx, row_of(rect, n), words, &style);
    }
    let response = response.on_hover_ui(|ui| {
        label(ui, &name, &theme.style(Role::Label).weight(600));
        label(ui, &said, &theme.style(Role::Label).weight(400));
    });
    if response.clicked() {
        ctx.send.send(Command::Read(voice.article.clone(), Some(voice.span)));
    }
}

fn cell_ui(ui: &Ui, ctx: &Ctx<'_>, cell: Rect, words: &str, style: &TextStyle) {
    let (x, align) = if ctx.is_rtl() { (cell.right() - 8.0, Align::Right) } else { (cell.left() + 8.0, Align::Left) };
    if cell.height() > ROW && measure(ui.ctx(), words, style).x > cell.width() - 12.0 {
        paint_lines(ui.painter(), cell.shrink2(vec2(6.0, 4.0)), align, words, &TextStyle { line: 17.0, ..*style }, 2);
        return;
    }
    paint_elided(ui.painter(), pos2(x, cell.center().y), align, words, style, cell.width() - 12.0);
}

/// The voice; where the article speaks itself and there are several, its outlet, or its number among them.
fn name_of(ctx: &Ctx<'_>, incident: &Incident, voice: &Voice) -> String {
    if let Some(name) = &voice.name {
        return name.clone();
    }
    if incident.sources.len() < 2 {
        return ctx.tr("claims-article");
    }
    let outlet = ctx.store.article(&voice.article).and_then(|article| article.source.clone());
    outlet.unwrap_or_else(|| {
        let at = dossier::by_date(ctx.store, incident).iter().position(|source| source.article == voice.article);
        ctx.texts.tr_args("claims-source", &[("n", (at.unwrap_or(0) + 1).into())]).into_owned()
    })
}

fn blame_words(ctx: &Ctx<'_>, incident: &Incident, voice: &Voice) -> String {
    let Some((actor, attribution)) = voice.blames else { return "\u{2013}".to_owned() };
    let name = ctx.texts.actor(actor);
    let id = match attribution {
        Some(Attribution::Denied) if actor == incident.perpetrator.name => "claims-denies-it",
        Some(Attribution::Denied) => "claims-denies",
        Some(Attribution::Claimed) => "claims-claims",
        Some(Attribution::Suspected) => "claims-suspects",
        _ => return name,
    };
    ctx.texts.tr_args(id, &[("actor", name.into())]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(voice: Option<&str>, killed: Count, injured: Count) -> Claim {
        Claim {
            article: ArticleId("a".into()),
            voice: voice.map(str::to_owned),
            killed,
            injured,
            blames: None,
            attribution: None,
            span: Span::default(),
        }
    }

    #[test]
    fn a_voice_has_one_column_unless_it_contradicts_itself() {
        let (none, two, five) = (Count::default(), Count::exact(2), Count::exact(5));
        let rows: [(&[Claim], usize); 4] = [
            (&[claim(Some("army"), two, none), claim(Some("army"), none, five)], 1),
            (&[claim(Some("army"), two, none), claim(Some("army"), five, none)], 2),
            (&[claim(Some("army"), two, none), claim(Some("medic"), two, none)], 2),
            (&[claim(None, two, none), claim(Some("army"), none, five), claim(None, two, five)], 2),
        ];
        for (claims, columns) in rows {
            assert_eq!(voices(claims).len(), columns, "{claims:?}");
        }
        let joined = voices(&[claim(None, two, none), claim(None, none, five)]);
        assert_eq!((joined[0].killed, joined[0].injured), (two, five));
    }

    #[test]
    fn silence_is_no_difference() {
        let (none, two, five) = (Count::default(), Count::exact(2), Count::exact(5));
        assert!(!differ([two, none, two].into_iter()));
        assert!(!differ([none, five].into_iter()));
        assert!(differ([two, none, five].into_iter()));
        assert!(differ([two, Count::at_least(2)].into_iter()));
    }
}
