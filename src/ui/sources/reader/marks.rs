//! Which words of an article are marked, and where a click on them leads.

use egui::{Color32, Stroke};

use super::stops::stops;
use crate::context::Ctx;
use crate::geo::LatLon;
use crate::incident::{Evidence, Field, Incident};
use crate::source::Article;
use crate::store::{ArticleFacts, DayRange};
use crate::text::Span;
use crate::ui::bidi_text::{Mark, Wash};
use crate::ui::describe;

/// What marked words stand for, and what a click on them does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lead {
    /// A place: the map flies there.
    Place { name: String, point: LatLon },
    /// A date: the range jumps there.
    Date { words: String, days: DayRange },
    /// Anything else.
    Field { field: Field },
}

/// Marks and leads, in pairs.
#[derive(Default)]
pub(super) struct Marks {
    pub marks: Vec<Mark>,
    pub leads: Vec<Lead>,
}

impl Lead {
    /// What the words stand for.
    pub(super) fn words(&self, ctx: &Ctx<'_>) -> String {
        match self {
            Self::Place { name, .. } => format!("{} \u{b7} {name}", ctx.texts.field(Field::Place)),
            Self::Date { words, .. } => format!("{} \u{b7} {words}", ctx.texts.field(Field::Date)),
            Self::Field { field } => ctx.texts.field(*field),
        }
    }

    /// What a click does.
    pub(super) fn hint(&self, ctx: &Ctx<'_>) -> Option<String> {
        match self {
            Self::Place { .. } => Some(ctx.tr("article-click-place")),
            Self::Date { .. } => Some(ctx.tr("article-click-date")),
            Self::Field { .. } => None,
        }
    }
}

impl Marks {
    /// Places and dates of the article, with the evidence of the incident (of all its incidents, without one) above them.
    pub(super) fn new(ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article) -> Self {
        let mut out = Self::default();
        let Some(facts) = ctx.store.facts(&article.id) else { return out };
        out.mentions(ctx, facts);
        if let Some(incident) = incident {
            out.evidence_of(ctx, incident, article, facts);
        } else {
            for row in ctx.store.incidents_of(&article.id) {
                if let Some(incident) = ctx.store.at(*row) {
                    out.evidence_of(ctx, &incident, article, facts);
                }
            }
        }
        out
    }

    /// Places and dates that can be gone to, with a rule alone.
    fn mentions(&mut self, ctx: &Ctx<'_>, facts: &ArticleFacts) {
        let quiet = |field: Field, span: Span| {
            let mark = mark(ctx, field, span);
            Mark { tint: Color32::TRANSPARENT, ink: mark.ink.gamma_multiply(ctx.theme.opacity.mentioned_words), is_link: true, ..mark }
        };
        let places = facts.places.iter().filter(|_| ctx.reader.is_on(Field::Place));
        for mention in places {
            self.push(quiet(Field::Place, mention.span), place_lead(ctx, &mention.value));
        }
        for mention in facts.dates.iter().filter(|_| ctx.reader.is_on(Field::Date)) {
            if let Some(days) = DayRange::of(&mention.value) {
                self.push(quiet(Field::Date, mention.span), Lead::Date { words: ctx.texts.when(&mention.value), days });
            }
        }
    }

    fn evidence_of(&mut self, ctx: &Ctx<'_>, incident: &Incident, article: &Article, facts: &ArticleFacts) {
        let own = incident.sources.iter().filter(|source| source.article == article.id).flat_map(|source| &source.evidence);
        for evidence in own.filter(|evidence| ctx.reader.is_on(evidence.field)) {
            let lead = lead(ctx, evidence, facts);
            let strong = ctx.selection.field == Some(evidence.field);
            let is_link = !matches!(lead, Lead::Field { .. });
            self.push(Mark { strong, is_link, ..mark(ctx, evidence.field, evidence.span) }, lead);
        }
    }

    fn push(&mut self, mark: Mark, lead: Lead) {
        self.marks.push(mark);
        self.leads.push(lead);
    }
}

fn place_lead(ctx: &Ctx<'_>, place: &crate::incident::Where) -> Lead {
    Lead::Place { name: describe::place_name(place, ctx.lang).to_owned(), point: place.point }
}

/// Words of a place lead to the place they name, words of a date to its days; all others just say their field.
fn lead(ctx: &Ctx<'_>, evidence: &Evidence, facts: &ArticleFacts) -> Lead {
    let place = || facts.places.iter().find(|mention| mention.span.overlaps(evidence.span));
    let date = || facts.dates.iter().find(|mention| mention.span.overlaps(evidence.span));
    let found = match evidence.field {
        Field::Place => place().map(|mention| place_lead(ctx, &mention.value)),
        Field::Date => {
            date().and_then(|mention| DayRange::of(&mention.value).map(|days| Lead::Date { words: ctx.texts.when(&mention.value), days }))
        }
        _ => None,
    };
    found.unwrap_or(Lead::Field { field: evidence.field })
}

fn mark(ctx: &Ctx<'_>, field: Field, span: Span) -> Mark {
    let colors = ctx.theme.evidence(field);
    Mark { span, ink: colors.ink, tint: colors.tint, rule: ctx.theme.rule(field), strong: false, is_link: false }
}

/// The words the reader stands at, in the colour of selection.
pub(super) fn stop(ctx: &Ctx<'_>, article: &Article) -> Option<Wash> {
    let stop = stops(ctx.store, ctx.selection, ctx.reader).into_iter().nth(ctx.reader.stop?)?;
    let glow = ctx.theme.state.selection_glow;
    (stop.article == article.id).then(|| Wash {
        span: stop.span,
        fill: glow.gamma_multiply(ctx.theme.opacity.selected_words),
        frame: Stroke::new(2.0, glow),
    })
}
