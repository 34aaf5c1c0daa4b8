//! What an edit hangs on: an incident by where its words stand, not by its number in the article.

use serde::{Deserialize, Serialize};

use super::Fingerprint;
use crate::incident::{Field, Incident, IncidentId, Kind, When};
use crate::source::{Article, ArticleId};
use crate::text::Span;

/// One article in which an incident stands, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// What the article was called.
    pub article: ArticleId,
    /// Its text.
    pub text: Fingerprint,
    /// The words that tell what happened; those of all fields where no words do.
    pub trigger: Vec<Span>,
    /// The words of all other fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Span>,
}

/// An incident as it was when it was edited: where it stands, and enough of what it said to know it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// What it was called.
    pub id: IncidentId,
    /// Its articles; empty where it has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spots: Vec<Spot>,
    /// What happened.
    pub kind: Kind,
    /// When.
    pub when: When,
    /// Gazetteer id of the place it stood on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Anchor {
    /// That of an incident; `article` gives the articles it names.
    pub fn of<'a>(incident: &Incident, article: impl Fn(&ArticleId) -> Option<&'a Article>) -> Self {
        let spots = incident.sources.iter().filter_map(|source| {
            let text = Fingerprint::of(&article(&source.article)?.body);
            let (trigger, words): (Vec<_>, Vec<_>) = source.evidence.iter().partition(|evidence| evidence.field == Field::Kind);
            let spans = |evidence: Vec<&crate::incident::Evidence>| evidence.into_iter().map(|e| e.span).collect::<Vec<_>>();
            let (trigger, words) = (spans(trigger), spans(words));
            let (trigger, words) = if trigger.is_empty() { (words, trigger) } else { (trigger, words) };
            Some(Spot { article: source.article.clone(), text, trigger, words })
        });
        Self {
            id: incident.id.clone(),
            spots: spots.collect(),
            kind: incident.kind,
            when: incident.when.clone(),
            place: incident.site().map(|site| site.gazetteer_id.clone()),
        }
    }
}
