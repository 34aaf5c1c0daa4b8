//! Which language a text is in, told by its letters.

use serde::{Deserialize, Serialize};

/// The languages Furat has lexicons for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
}

impl Lang {
    /// The language most letters of `text` belong to; Arabic where they are as many.
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

    /// Whether paragraphs run from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The code used in data, files and JSON: `ar`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
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
}
