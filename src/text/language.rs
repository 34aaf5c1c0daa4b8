//! Which language a text is in, told by its letters.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A language: one of the two that come with the program, and that it speaks itself, or one that a lexicon brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
    /// Any other.
    Other(Tongue),
}

/// A language that the program knows only by its lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tongue {
    /// ASCII letters; zeros behind them.
    code: [u8; LONGEST_CODE],
    /// Whether its paragraphs run from right to left, as far as that is known.
    rtl: bool,
}

/// Letters of the longest code of a language (RFC 5646).
const LONGEST_CODE: usize = 8;

impl Lang {
    /// The language most letters of `text` belong to of those that come with the program; Arabic where they are as many.
    pub fn detect(text: &str) -> Self {
        let (mut arabic, mut latin) = (0_usize, 0_usize);
        for c in text.chars() {
            if is_arabic(c) {
                arabic += 1;
            } else if c.is_ascii_alphabetic() {
                latin += 1;
            }
        }
        if latin > arabic { Self::En } else { Self::Ar }
    }

    /// The language of a code such as `ar`, `ar-SY`, `en_GB`, `tr`; `None` where it is no code. What stands behind the
    /// language is left out. Which way an unbundled language is written is up to its lexicon: from left to right here.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            "ar" => Some(Self::Ar),
            "en" => Some(Self::En),
            _ => {
                let is_code = (2..=LONGEST_CODE).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
                let mut code = [0; LONGEST_CODE];
                code.iter_mut().zip(primary.bytes()).for_each(|(slot, letter)| *slot = letter);
                is_code.then_some(Self::Other(Tongue { code, rtl: false }))
            }
        }
    }

    /// The same language with its direction set; that of the bundled ones is known.
    #[must_use]
    pub const fn written(self, rtl: bool) -> Self {
        match self {
            Self::Other(Tongue { code, .. }) => Self::Other(Tongue { code, rtl }),
            bundled => bundled,
        }
    }

    /// Whether paragraphs run from right to left.
    pub const fn is_rtl(self) -> bool {
        match self {
            Self::Ar => true,
            Self::En => false,
            Self::Other(tongue) => tongue.rtl,
        }
    }

    /// The code used in data, files and JSON: `ar`, `en`.
    pub fn code(&self) -> &str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
            Self::Other(tongue) => std::str::from_utf8(&tongue.code).unwrap_or_default().trim_end_matches('\0'),
        }
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        Self::from_code(&code).ok_or_else(|| de::Error::custom(format!("{code:?} is no code of a language")))
    }
}

/// Letters of the Arabic script, presentation forms included.
pub const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{06FA}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert_eq!(Lang::detect("Strike near T2 \u{0627}"), Lang::En);
        assert_eq!(Lang::detect("\u{063A}\u{0627}\u{0631}\u{0629} F-16"), Lang::Ar);
        assert_eq!(Lang::detect("1234"), Lang::Ar);
    }

    #[test]
    fn a_code_names_a_language_and_its_region_does_not_matter() {
        let rows = [("ar", Some("ar")), ("ar-SY", Some("ar")), ("EN_gb", Some("en")), ("tr", Some("tr")), ("ckb-Arab", Some("ckb"))];
        let no_codes = ["", "t", "t1", "toolongcode", "-"].map(|code| (code, None));
        for (code, expected) in rows.into_iter().chain(no_codes) {
            assert_eq!(Lang::from_code(code).as_ref().map(Lang::code), expected, "{code}");
        }
        assert_eq!(Lang::from_code("ckb").map(|lang| lang.written(true).is_rtl()), Some(true));
        assert!(!Lang::En.written(true).is_rtl());
    }

    #[test]
    fn json_holds_the_code() {
        let json = serde_json::to_string(&[Lang::Ar, Lang::from_code("tr").expect("a code")]).expect("json");
        assert_eq!(json, r#"["ar","tr"]"#);
        assert_eq!(
            serde_json::from_str::<Vec<Lang>>(&json).ok().and_then(|all| all.last().map(|lang| lang.code().to_owned())),
            Some("tr".into())
        );
        assert!(serde_json::from_str::<Lang>("\"?\"").is_err());
    }
}
