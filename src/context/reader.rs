//! How an article is read: which marks show, what is looked for in it, and where the reader stands.

use std::collections::BTreeSet;

use crate::incident::Field;

/// Fields whose words are marked alike: one entry of the article's legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Marked {
    /// Where.
    Place,
    /// When.
    Date,
    /// How many were killed, injured, lost or taken.
    Toll,
    /// Who did it, and what was hit.
    Actor,
    /// What happened.
    Kind,
}

impl Marked {
    /// In the order of the legend.
    pub const ALL: [Self; 5] = [Self::Place, Self::Date, Self::Toll, Self::Actor, Self::Kind];

    /// The entry that a field's words belong to.
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Place => Self::Place,
            Field::Date => Self::Date,
            Field::Killed | Field::Injured | Field::Missing | Field::Captured => Self::Toll,
            Field::Perpetrator | Field::Attribution | Field::Target => Self::Actor,
            Field::Kind => Self::Kind,
        }
    }

    /// A field whose colours it has.
    pub const fn field(self) -> Field {
        match self {
            Self::Place => Field::Place,
            Self::Date => Field::Date,
            Self::Toll => Field::Killed,
            Self::Actor => Field::Perpetrator,
            Self::Kind => Field::Kind,
        }
    }

    /// Its name in `assets/i18n`.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Place => "legend-place",
            Self::Date => "legend-date",
            Self::Toll => "legend-toll",
            Self::Actor => "legend-actor",
            Self::Kind => "legend-kind",
        }
    }
}

/// A search inside the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is looked for, as typed.
    pub words: String,
    /// Which hit the reader stands at.
    pub at: usize,
}

/// How an article is read. Forgotten when the program ends; the size of its letters is a setting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Marks that are switched off.
    pub off: BTreeSet<Marked>,
    /// The search; `None` while its line is closed.
    pub search: Option<Search>,
    /// The evidence the reader stands at, among those of what is selected.
    pub stop: Option<usize>,
}

impl Reader {
    /// Whether the words of a field are marked.
    pub fn is_on(&self, field: Field) -> bool {
        !self.off.contains(&Marked::of(field))
    }
}
