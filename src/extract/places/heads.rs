//! Words that say what sort of place a name is, and what they leave of its namesakes.

use std::ops::Range;

use super::names::{Name, Tier};
use super::words::Words;
use crate::gazetteer::{Gazetteer, NameKey, Place, PlaceIndex};
use crate::incident::PlaceKind;
use crate::lexicon::{Match, Row};
use crate::text::quick::Few;
use crate::text::{Span, fold_term};

/// Shortest name, in letters of its key, that another name may be seen to hold.
const SHORTEST_SHARED_NAME: usize = 3;

/// The area around the place named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Countryside,
    Desert,
}

/// A word for the sort of a place.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// The word in the singular.
    pub(super) single: String,
    /// Sorts it may mean, the likeliest first.
    pub(super) kinds: Vec<PlaceKind>,
    pub(super) part: Option<Part>,
    /// A spot, a hospital or a square, that may lie in the place named.
    pub(super) is_site: bool,
    /// Whether several names follow it.
    pub(super) is_plural: bool,
    /// Whether it stands before another name of the list.
    pub(super) shared: bool,
}

impl Head {
    fn new(found: &Match<'_>) -> Self {
        let row: &Row = found.row;
        let kinds = row.attr("kind").unwrap_or_default().split(',').filter_map(PlaceKind::from_code).collect();
        let part = match row.attr("part") {
            Some("countryside") => Some(Part::Countryside),
            Some("desert") => Some(Part::Desert),
            _ => None,
        };
        Self {
            tokens: found.tokens.clone(),
            span: found.span,
            single: row.attr("single").unwrap_or(&row.term).to_owned(),
            kinds,
            part,
            is_site: row.is("site"),
            is_plural: row.attr("number").is_some(),
            shared: false,
        }
    }

    /// The same before the other names of a list.
    pub(super) fn for_list(&self) -> Self {
        Self { shared: true, ..self.clone() }
    }
}

/// Gives every name the word for its sort that stands right beside it. A name that is itself such a word of another name goes.
pub(super) fn attach(words: &Words<'_>, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        name.head = before(words, name.tokens.start).or_else(|| after(words, name.tokens.end));
        if let Some(head) = &mut name.head
            && let Some(outer) = before(words, head.tokens.start).filter(|outer| outer.part.is_some() && head.part.is_none())
        {
            // "the countryside of the city of X": the countryside is what is meant.
            *head = Head { tokens: outer.tokens.start..head.tokens.end, span: outer.span.join(head.span), ..outer };
        }
    }
    let used: Few<usize> = names.iter().filter_map(|name| name.head.as_ref()).flat_map(|head| head.tokens.clone()).collect();
    names.retain(|name| name.tier == Tier::Free || !name.tokens.clone().all(|token| used.contains(&token)));
}

fn before(words: &Words<'_>, start: usize) -> Option<Head> {
    let found = words.heads.ending(words.end_before(start))?;
    (words.doc.lang.is_rtl() || matches!(found.row.attr("side"), Some("before" | "either"))).then(|| Head::new(found))
}

fn after(words: &Words<'_>, end: usize) -> Option<Head> {
    let found = words.heads.starting(words.start_after(end))?;
    matches!(found.row.attr("side"), Some("after" | "either")).then(|| Head::new(found))
}

/// Leaves of each name's namesakes those of the sort that the word beside it says.
pub(super) fn narrow(words: &Words<'_>, gaz: &Gazetteer, names: &mut [Name]) {
    for name in names.iter_mut() {
        if let Some(head) = &name.head
            && let Some(places) = of_sort(words, gaz, name, head)
        {
            name.candidates = places;
            name.head = name.head.take().map(|head| Head { part: None, ..head });
        }
    }
}

/// Places of that name and sort; `None` where there is none.
fn of_sort(words: &Words<'_>, gaz: &Gazetteer, name: &Name, head: &Head) -> Option<Vec<PlaceIndex>> {
    let fits = |at: &PlaceIndex| gaz.get(*at).is_some_and(|place| head.kinds.contains(&place.kind));
    let surface = fold_term(words.doc.surface(name.span));
    let (single, is_before) = (fold_term(&head.single), head.tokens.start < name.tokens.start);
    let whole = if is_before { format!("{single} {surface}") } else { format!("{surface} {single}") };
    let known = gaz.named(&NameKey::of_folded(&whole));
    if !known.is_empty() {
        return Some(known.to_vec());
    }
    if head.part.is_some() {
        return None;
    }
    let of_kind: Vec<PlaceIndex> = name.candidates.iter().copied().filter(fits).collect();
    if !of_kind.is_empty() {
        return Some(of_kind);
    }
    let is_area =
        head.kinds.first().is_some_and(|kind| matches!(kind, PlaceKind::Governorate | PlaceKind::District | PlaceKind::Subdistrict));
    let above: Vec<PlaceIndex> =
        name.candidates.iter().filter_map(|&at| if is_area { area_named_after(gaz, at, &head.kinds) } else { None }).collect();
    (!above.is_empty()).then_some(above)
}

/// The area of one of these kinds around a place that is called after it.
pub(super) fn area_named_after(gaz: &Gazetteer, at: PlaceIndex, kinds: &[PlaceKind]) -> Option<PlaceIndex> {
    let place = gaz.get(at)?;
    gaz.ancestors(at).find(|&above| gaz.get(above).is_some_and(|area| kinds.contains(&area.kind) && shares_name(area, place)))
}

fn shares_name(area: &Place, place: &Place) -> bool {
    let keys: Vec<NameKey> =
        place.all_names().map(NameKey::new).filter(|key| key.as_str().chars().count() >= SHORTEST_SHARED_NAME).collect();
    area.all_names().map(NameKey::new).any(|area| keys.iter().any(|key| area.as_str().contains(key.as_str())))
}
