//! Whom an incident hit.

use super::Actor;

/// Whose side was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// A force of those that are told apart as doers.
    Force(Actor),
    /// Civilians, and what is theirs.
    Civilians,
}

impl Side {
    /// What civilians are called in data.
    const CIVILIANS: &'static str = "civilians";

    /// Its name in filters and data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Force(actor) => actor.code(),
            Self::Civilians => Self::CIVILIANS,
        }
    }

    /// The side of that name; `None` for any other word, and for nobody known.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == Self::CIVILIANS {
            return Some(Self::Civilians);
        }
        Actor::from_code(code).filter(|actor| *actor != Actor::Unknown).map(Self::Force)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_is_found_by_its_code_and_nobody_is_no_side() {
        for side in Actor::ALL.into_iter().filter(|actor| *actor != Actor::Unknown).map(Side::Force).chain([Side::Civilians]) {
            assert_eq!(Side::from_code(side.code()), Some(side));
        }
        assert_eq!(Side::from_code(Actor::Unknown.code()), None);
        assert_eq!(Side::from_code("nobody"), None);
    }
}
