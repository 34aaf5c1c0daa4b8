//! What a person says of an incident beside what its articles say.

use serde::{Deserialize, Serialize};

/// How far a person has checked an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Nobody has looked at it.
    #[default]
    Unreviewed,
    /// It happened as it stands here.
    Confirmed,
    /// Who did it, or what came of it, is disputed.
    Contested,
    /// It did not happen, or is no incident of the sort that is collected.
    Discounted,
}

impl Verification {
    /// In the order lists show them.
    pub const ALL: [Self; 4] = [Self::Unreviewed, Self::Confirmed, Self::Contested, Self::Discounted];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreviewed => "unreviewed",
            Self::Confirmed => "confirmed",
            Self::Contested => "contested",
            Self::Discounted => "discounted",
        }
    }

    /// The status of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// Title, notes, tags and status that a person gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remarks {
    /// A title in place of the one made of kind and place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Anything worth keeping; empty where there is nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Words to find it by, each once, in the order they were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How far it was checked.
    #[serde(skip_serializing_if = "is_unreviewed")]
    pub status: Verification,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_unreviewed(status: &Verification) -> bool {
    *status == Verification::Unreviewed
}

impl Remarks {
    /// Whether nobody has said anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_names_in_json() {
        for status in Verification::ALL {
            assert_eq!(serde_json::to_value(status).expect("plain enum"), status.code());
            assert_eq!(Verification::from_code(status.code()), Some(status));
        }
        assert_eq!(Verification::from_code("true"), None);
    }

    #[test]
    fn what_nobody_said_is_not_written() {
        assert_eq!(serde_json::to_string(&Remarks::default()).expect("plain"), "{}");
        let tagged = Remarks { tags: vec!["bridge".into()], ..Remarks::default() };
        assert_eq!(serde_json::to_string(&tagged).expect("plain"), r#"{"tags":["bridge"]}"#);
        assert!(!tagged.is_empty() && Remarks::default().is_empty());
    }
}
