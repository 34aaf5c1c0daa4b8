//! Nothing without evidence: the words of the article behind each field.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Actor, Attribution, Count};
use crate::source::ArticleId;
use crate::text::Span;

/// A field of an incident that words of an article speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What happened.
    Kind,
    /// When.
    Date,
    /// Where.
    Place,
    /// The dead.
    Killed,
    /// The wounded.
    Injured,
    /// Those who cannot be found.
    Missing,
    /// Those who were taken.
    Captured,
    /// Who did it.
    Perpetrator,
    /// On whose word.
    Attribution,
    /// What was hit.
    Target,
}

impl Field {
    /// In the order the card shows them.
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Date,
        Self::Place,
        Self::Killed,
        Self::Injured,
        Self::Missing,
        Self::Captured,
        Self::Perpetrator,
        Self::Attribution,
        Self::Target,
    ];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Date => "date",
            Self::Place => "place",
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Captured => "captured",
            Self::Perpetrator => "perpetrator",
            Self::Attribution => "attribution",
            Self::Target => "target",
        }
    }

    /// The field whose words it rests on: the words that name a doer tell on whose word as well.
    #[must_use]
    pub const fn told_by(self) -> Self {
        match self {
            Self::Attribution => Self::Perpetrator,
            other => other,
        }
    }
}

/// Words of an article that speak of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field.
    pub field: Field,
    /// Where the words stand, bytes into the body.
    pub span: Span,
    /// Id of the lexicon row or rule that found them.
    pub rule: String,
}

/// One article's part in an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// The article.
    pub article: ArticleId,
    /// In the order of the text.
    pub evidence: Vec<Evidence>,
}

impl SourceRef {
    /// The words behind one field, in the order of the text.
    pub fn words(&self, field: Field) -> impl Iterator<Item = &Evidence> + '_ {
        self.evidence.iter().filter(move |e| e.field == field.told_by())
    }

    /// Where the words behind one field stand, in the order of the text.
    pub fn spans(&self, field: Field) -> impl Iterator<Item = Span> + '_ {
        self.words(field).map(|e| e.span)
    }

    /// The words that name a place of the gazetteer; where none do, the first that name any place of the incident.
    pub fn place_span(&self, gazetteer_id: &str) -> Option<Span> {
        let mut named = self.words(Field::Place).filter(|e| e.rule == gazetteer_id).map(|e| e.span);
        named.next().or_else(|| self.spans(Field::Place).next())
    }
}

/// What one voice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The article it is quoted in.
    pub article: ArticleId,
    /// Who says it, in the words of the text; `None` for the article itself.
    pub voice: Option<String>,
    /// The dead by this voice.
    pub killed: Count,
    /// The wounded by this voice.
    pub injured: Count,
    /// The doer this voice names.
    pub blames: Option<Actor>,
    /// On what footing.
    pub attribution: Option<Attribution>,
    /// The words.
    pub span: Span,
}

/// One thing that speaks for or against; its sentence is `reason-ID` in `assets/i18n`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Which.
    pub id: Cow<'static, str>,
    /// What it adds or takes, on the scale of the confidence.
    pub delta: f32,
}

/// How far to trust something, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Confidence {
    /// 0 to 1.
    pub value: f32,
    /// Strongest first.
    pub reasons: Vec<Reason>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_by_the_words_that_name_it() {
        let place = |start, rule: &str| Evidence { field: Field::Place, span: Span::new(start, start + 4), rule: rule.to_owned() };
        let source = SourceRef { article: ArticleId("a".to_owned()), evidence: vec![place(3, "ir-ahvaz"), place(40, "sy-hajin")] };
        assert_eq!(source.place_span("sy-hajin"), Some(Span::new(40, 44)));
        assert_eq!(source.place_span("elsewhere"), Some(Span::new(3, 7)));
    }
}
