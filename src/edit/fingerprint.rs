//! Names a text by its letters alone, so that an article is known again under another name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Offset basis and prime of FNV-1a for 128 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// FNV-1a over the bytes of an article's body, 128 bits, written as 32 hexadecimal digits. It tells texts apart; it stands no attack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// That of a text.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl From<Fingerprint> for String {
    fn from(hash: Fingerprint) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(digits: String) -> Result<Self, Self::Error> {
        u128::from_str_radix(&digits, 16).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        // From the tables of the reference implementation.
        for (text, hash) in [("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964")] {
            assert_eq!(Fingerprint::of(text).to_string(), hash, "{text:?}");
        }
    }

    #[test]
    fn it_leads_to_json_and_back() {
        let hash = Fingerprint::of("some text");
        let json = serde_json::to_string(&hash).expect("a string");
        assert_eq!(serde_json::from_str::<Fingerprint>(&json).expect("hexadecimal"), hash);
        assert!(serde_json::from_str::<Fingerprint>("\"no digits\"").is_err());
    }
}
