//! Who did it, and on whose word.

use serde::{Deserialize, Serialize};

/// The doers that Furat tells apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Actor {
    /// The United States.
    US,
    /// The Global Coalition against ISIS.
    Coalition,
    /// Israel.
    Israel,
    /// Not said, or unknown to all who speak.
    #[default]
    #[serde(rename = "unknown")]
    Unknown,
    /// The Islamic State.
    ISIS,
    /// The Islamic Resistance in Iraq.
    IRI,
    /// The Syrian Democratic Forces.
    SDF,
    /// The Syrian army and its auxiliaries.
    #[serde(rename = "Syrian army")]
    SyrianArmy,
    /// Militias backed by Iran, the IRGC and the Popular Mobilisation Forces among them.
    #[serde(rename = "Iran-backed militias")]
    IranBacked,
    /// Iraq's forces.
    Iraq,
    /// Turkey's forces.
    Turkey,
    /// Somebody else, who is named.
    #[serde(rename = "other")]
    Other,
}

impl Actor {
    /// In the order lists show them.
    pub const ALL: [Self; 12] = [
        Self::US,
        Self::Coalition,
        Self::Israel,
        Self::ISIS,
        Self::IRI,
        Self::IranBacked,
        Self::SDF,
        Self::SyrianArmy,
        Self::Iraq,
        Self::Turkey,
        Self::Other,
        Self::Unknown,
    ];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::US => "US",
            Self::Coalition => "Coalition",
            Self::Israel => "Israel",
            Self::Unknown => "unknown",
            Self::ISIS => "ISIS",
            Self::IRI => "IRI",
            Self::SDF => "SDF",
            Self::SyrianArmy => "Syrian army",
            Self::IranBacked => "Iran-backed militias",
            Self::Iraq => "Iraq",
            Self::Turkey => "Turkey",
            Self::Other => "other",
        }
    }

    /// The actor of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|actor| actor.code() == code)
    }
}

/// On whose word the doer is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// By the doer.
    Claimed,
    /// By the source, as a fact.
    Stated,
    /// Held likely.
    Suspected,
    /// Everyone who was named denies it.
    Denied,
    /// Nobody is named.
    #[default]
    Unknown,
}

impl Attribution {
    /// In the order lists show them.
    pub const ALL: [Self; 5] = [Self::Claimed, Self::Stated, Self::Suspected, Self::Denied, Self::Unknown];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Stated => "stated",
            Self::Suspected => "suspected",
            Self::Denied => "denied",
            Self::Unknown => "unknown",
        }
    }

    /// The status of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// Who is said to have done it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perpetrator {
    /// The doer.
    pub name: Actor,
    /// On whose word.
    pub attribution: Attribution,
    /// The words of the text.
    pub text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_names_in_json() {
        for actor in Actor::ALL {
            assert_eq!(serde_json::to_value(actor).expect("plain enum"), actor.code());
            assert_eq!(Actor::from_code(actor.code()), Some(actor));
        }
        for status in Attribution::ALL {
            assert_eq!(serde_json::to_value(status).expect("plain enum"), status.code());
            assert_eq!(Attribution::from_code(status.code()), Some(status));
        }
    }
}
