//! Names of places in an article, each put on the map.
//!
//! ```text
//! names of the gazetteer ─ names ─► what no place is, dropped ─ heads, lists ─► kinds ─ cues ─► places
//!   ─ rank ─► one of the namesakes ─ relate ─► "eastern X", "X countryside", "3 km west of X" ─► mentions
//! ```

mod compose;
mod cues;
mod heads;
mod home;
mod lists;
mod names;
mod rank;
mod relate;
mod respelled;
mod unlisted;
mod words;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::gazetteer::Gazetteer;
use crate::incident::{Admin, PlaceKind, Where};
use crate::lexicon::Lexicons;
use crate::text::{Document, Span};
use words::Words;

/// A place that the text names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceMention {
    /// Its words, without clitics; with the word for its sort and the side it lies on, where the text gives them.
    pub span: Span,
    /// What it means; of a place only described, or that the gazetteer lacks, the id is that of the place it is put by.
    pub place: Where,
    /// Whether it stands for a government rather than for a spot.
    pub metonym: bool,
    /// What made the words a place, and that one.
    #[serde(default)]
    pub reasons: Vec<PlaceReason>,
}

/// What made some words a place, or one of several of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceReason {
    /// The name is no ordinary word.
    Name,
    /// A word for its sort stands beside it.
    Head,
    /// It stands in a list of places.
    List,
    /// A preposition or a word like one stands before it.
    Preposition,
    /// The place it lies in stands beside it.
    Inside,
    /// It is a hashtag.
    Hashtag,
    /// It opens the article as a dateline.
    Dateline,
    /// The article names the same place elsewhere beyond doubt.
    Elsewhere,
    /// The side, the distance or the part is said.
    Relation,
    /// The gazetteer lacks it; a word for its sort stands before a proper name, and the point is that of what holds it.
    Unlisted,
    /// It only tells where the place described around it lies: "3 km west of X".
    Anchor,
    /// Many towns have one of that name, and the one the gazetteer knows lies far off: it is put in the town the article is about.
    Moved,
    /// Of several of that name it lies nearest to the other places of the article.
    Nearest,
}

/// The places a text names, in its order; none over another, except the ends of a road in the road, and the place a distance is told from.
pub fn place_mentions(doc: &Document<'_>, lex: &Lexicons, gaz: &Gazetteer) -> Vec<PlaceMention> {
    let words = Words::new(doc, lex);
    let mut names = names::find(&words, lex, gaz);
    heads::attach(&words, &mut names);
    lists::link(&words, &mut names);
    heads::narrow(&words, gaz, &mut names);
    let names = cues::keep(&words, gaz, names);
    let mut choices = rank::choose(&words, gaz, &names);
    home::settle(&words, gaz, &names, &mut choices);
    let listed = relate::mentions(&words, lex, gaz, &names, &choices);
    let mut mentions = unlisted::merge(listed, unlisted::mentions(&words, gaz, &names, &choices));
    for mention in &mut mentions {
        mention.place.admin = admin_of(gaz, &mention.place.gazetteer_id);
    }
    mentions
}

/// The governorate or province that holds a place, or is it.
fn admin_of(gaz: &Gazetteer, id: &str) -> Option<Admin> {
    let place = gaz.by_id(id)?;
    let mut line = std::iter::once(place).chain(gaz.ancestors(place)).filter_map(|at| gaz.get(at));
    let admin = line.find(|place| place.kind == PlaceKind::Governorate)?;
    Some(Admin { id: admin.id.clone(), name: admin.name.clone(), name_ar: admin.name_ar.clone() })
}
