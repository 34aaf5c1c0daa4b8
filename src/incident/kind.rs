//! Ten kinds of incident in five families.

use serde::{Deserialize, Serialize};

/// What happened. Names, colours and shapes are data (`assets/tokens.toml`, `assets/i18n`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Bombs or missiles from a manned or unnamed aircraft.
    Airstrike,
    /// Bombs from, or by, an unmanned aircraft.
    DroneStrike,
    /// Rockets or missiles from the ground.
    RocketAttack,
    /// Artillery, mortars, tank fire.
    Shelling,
    /// A blast whose cause is not told.
    Explosion,
    /// A planted or driven bomb, a mine, a suicide bomber.
    Ied,
    /// Fighting between two sides; an armed attack or ambush.
    Clash,
    /// A landing, arrest or search operation.
    Raid,
    /// A killing of chosen persons.
    Assassination,
    /// Anything else.
    Other,
}

/// Kinds that share a hue and a layer of the histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// From the air.
    Air,
    /// Fire from a distance.
    Distance,
    /// On the ground.
    Ground,
    /// Bombs and blasts.
    Explosive,
    /// The rest.
    Other,
}

impl Family {
    /// In the order bars and rings stack them.
    pub const ALL: [Self; 5] = [Self::Air, Self::Distance, Self::Ground, Self::Explosive, Self::Other];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Air => "air",
            Self::Distance => "distance",
            Self::Ground => "ground",
            Self::Explosive => "explosive",
            Self::Other => "other",
        }
    }
}

impl Kind {
    /// In the order lists and legends show them.
    pub const ALL: [Self; 10] = [
        Self::Airstrike,
        Self::DroneStrike,
        Self::RocketAttack,
        Self::Shelling,
        Self::Explosion,
        Self::Ied,
        Self::Clash,
        Self::Raid,
        Self::Assassination,
        Self::Other,
    ];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Airstrike => "airstrike",
            Self::DroneStrike => "drone_strike",
            Self::RocketAttack => "rocket_attack",
            Self::Shelling => "shelling",
            Self::Explosion => "explosion",
            Self::Ied => "ied",
            Self::Clash => "clash",
            Self::Raid => "raid",
            Self::Assassination => "assassination",
            Self::Other => "other",
        }
    }

    /// The kind of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The family it belongs to.
    pub const fn family(self) -> Family {
        match self {
            Self::Airstrike | Self::DroneStrike => Family::Air,
            Self::RocketAttack | Self::Shelling => Family::Distance,
            Self::Clash | Self::Raid | Self::Assassination => Family::Ground,
            Self::Explosion | Self::Ied => Family::Explosive,
            Self::Other => Family::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_names_in_json_and_lead_back() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).expect("plain enum"), kind.code());
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("strike"), None);
    }
}
