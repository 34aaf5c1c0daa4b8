//! One entry of the log, and what it changes.

use serde::{Deserialize, Serialize};

use super::{Anchor, Fingerprint, Part, Value};
use crate::incident::{Field, Incident, Where};
use crate::source::ArticleId;
use crate::text::Span;

/// One entry of the log. Stored as a row of its own; never changed, never removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// Its number in the log: from 1, ascending.
    pub seq: u64,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Who, where they gave a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Why, where they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What.
    pub change: Change,
}

/// What puts an incident into the review queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// It has no date with both ends.
    Undated,
    /// It has no place.
    Unlocated,
    /// Its place might be another of that name.
    Ambiguous,
    /// Little speaks for it.
    Unsure,
    /// Another one may tell of the same.
    Duplicate,
}

impl Doubt {
    /// In the order the queue lists them.
    pub const ALL: [Self; 5] = [Self::Undated, Self::Unlocated, Self::Ambiguous, Self::Unsure, Self::Duplicate];

    /// Its name in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::Unlocated => "unlocated",
            Self::Ambiguous => "ambiguous",
            Self::Unsure => "unsure",
            Self::Duplicate => "duplicate",
        }
    }
}

/// What an entry changes. In JSON an object with the name of the change under `do`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Change {
    /// Gives a part of an incident another value.
    Set {
        /// The incident.
        of: Anchor,
        /// What it said.
        old: Value,
        /// What it is to say.
        new: Value,
    },
    /// Gives a part back what the articles say of it.
    Reset {
        /// The incident.
        of: Anchor,
        /// The part.
        part: Part,
        /// What it said.
        old: Value,
    },
    /// Marks words of an article as evidence for a field.
    Mark {
        /// The incident.
        of: Anchor,
        /// The field.
        field: Field,
        /// The article's name.
        article: ArticleId,
        /// The article's text.
        text: Fingerprint,
        /// Where the words stand.
        span: Span,
        /// The words.
        words: String,
    },
    /// Takes words away from what speaks for a field.
    Unmark {
        /// The incident.
        of: Anchor,
        /// The field.
        field: Field,
        /// The article's text.
        text: Fingerprint,
        /// Where the words stand.
        span: Span,
    },
    /// It is no incident.
    Reject {
        /// The one.
        of: Anchor,
    },
    /// An incident that no article was found to tell of.
    Create {
        /// Its articles.
        at: Anchor,
        /// All of it.
        incident: Box<Incident>,
    },
    /// Leaves the reports of a joined incident each for itself.
    Split {
        /// The one.
        of: Anchor,
    },
    /// Makes one of several.
    Merge {
        /// The one that stays.
        into: Anchor,
        /// Those that go into it.
        from: Vec<Anchor>,
    },
    /// From now on a name means this place, wherever it stands as the words of an incident's place.
    Alias {
        /// The name as it was typed.
        name: String,
        /// The place.
        place: Box<Where>,
    },
    /// A person has looked at a doubt of the review queue and leaves things as they are.
    Settle {
        /// The incident.
        of: Anchor,
        /// The doubt.
        doubt: Doubt,
        /// The incidents it may be the same as, for a possible duplicate.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        with: Vec<Anchor>,
    },
    /// Takes an earlier entry back.
    Undo {
        /// Its number.
        seq: u64,
    },
    /// Puts an entry that was taken back in force again.
    Redo {
        /// Its number.
        seq: u64,
    },
    /// An entry of a later version, kept as it is.
    #[serde(untagged)]
    Foreign(serde_json::Value),
}

impl Change {
    /// Its name in data and messages.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Set { .. } => "set",
            Self::Reset { .. } => "reset",
            Self::Mark { .. } => "mark",
            Self::Unmark { .. } => "unmark",
            Self::Reject { .. } => "reject",
            Self::Create { .. } => "create",
            Self::Split { .. } => "split",
            Self::Merge { .. } => "merge",
            Self::Alias { .. } => "alias",
            Self::Settle { .. } => "settle",
            Self::Undo { .. } => "undo",
            Self::Redo { .. } => "redo",
            Self::Foreign(_) => "foreign",
        }
    }

    /// The incidents it names, the one that is changed first.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let (first, more): (Option<&Anchor>, &[Anchor]) = match self {
            Self::Set { of, .. }
            | Self::Reset { of, .. }
            | Self::Mark { of, .. }
            | Self::Unmark { of, .. }
            | Self::Reject { of }
            | Self::Split { of }
            | Self::Create { at: of, .. } => (Some(of), &[]),
            Self::Settle { of, with, .. } => (Some(of), with),
            Self::Merge { into, from } => (Some(into), from),
            Self::Alias { .. } | Self::Undo { .. } | Self::Redo { .. } | Self::Foreign(_) => (None, &[]),
        };
        first.into_iter().chain(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::{anchor, changes};

    #[test]
    fn every_change_leads_to_json_and_back_under_its_name() {
        for change in changes() {
            let json = serde_json::to_value(&change).expect("plain data");
            assert_eq!(json.get("do").and_then(serde_json::Value::as_str), Some(change.code()));
            assert_eq!(serde_json::from_value::<Change>(json).expect("its own JSON"), change);
        }
    }

    #[test]
    fn stored_rows_are_read_for_ever() {
        // A row of each kind as the first version wrote it.
        for line in include_str!("../../tests/data/edits.jsonl").lines() {
            let edit: Edit = serde_json::from_str(line).expect(line);
            assert!(!matches!(edit.change, Change::Foreign(_)), "{line}");
            assert_eq!(serde_json::to_string(&edit).expect("plain data"), line);
        }
    }

    #[test]
    fn a_change_of_a_later_version_is_kept_as_it_is() {
        let line = r#"{"seq":9,"at":0,"change":{"do":"foretell","what":"rain"}}"#;
        let edit: Edit = serde_json::from_str(line).expect("any object");
        assert!(matches!(edit.change, Change::Foreign(_)));
        assert_eq!(serde_json::to_string(&edit).expect("plain data"), line);
    }

    #[test]
    fn a_change_names_its_incidents() {
        let merge = Change::Merge { into: anchor("a#1"), from: vec![anchor("b#1"), anchor("c#1")] };
        assert_eq!(merge.anchors().map(|anchor| anchor.id.0.as_str()).collect::<Vec<_>>(), ["a#1", "b#1", "c#1"]);
        assert_eq!(Change::Undo { seq: 1 }.anchors().count(), 0);
    }
}
