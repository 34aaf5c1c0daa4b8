//! Tolls as people type them.

use crate::incident::Count;
use crate::text::plain_digits;

/// A number of persons from typed words: `3`, `3-5`, `3..5`, `3+`, `3..`, `..5`, in any digits; nothing typed is "not said".
/// `None` where it is no number.
pub fn typed_count(words: &str) -> Option<Count> {
    let clean: String = plain_digits(words).split_whitespace().collect();
    let number = |digits: &str| digits.parse::<u32>().ok();
    let split = clean.split_once("..").or_else(|| clean.split_once('-'));
    match split {
        None if clean.is_empty() => Some(Count::default()),
        None => match clean.strip_suffix('+').or_else(|| clean.strip_prefix('\u{2265}')) {
            Some(low) => number(low).map(Count::at_least),
            None => number(&clean).map(Count::exact),
        },
        Some(("", high)) => number(high).map(|high| Count { min: None, max: Some(high) }),
        Some((low, "")) => number(low).map(Count::at_least),
        Some((low, high)) => Some(Count::between(number(low)?, number(high)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_are_read_in_every_form_and_nothing_else_is() {
        let rows = [
            ("", Some(Count::default())),
            ("0", Some(Count::exact(0))),
            (" 14 ", Some(Count::exact(14))),
            ("3-5", Some(Count::between(3, 5))),
            ("5 \u{2013} 3", Some(Count::between(3, 5))),
            ("3..5", Some(Count::between(3, 5))),
            ("18+", Some(Count::at_least(18))),
            ("\u{2265}18", Some(Count::at_least(18))),
            ("18..", Some(Count::at_least(18))),
            ("..3", Some(Count { min: None, max: Some(3) })),
            ("\u{661}\u{664}", Some(Count::exact(14))),
            ("\u{6F1}\u{6F4}+", Some(Count::at_least(14))),
            ("some", None),
            ("3-", Some(Count::at_least(3))),
            ("3-x", None),
            ("3-5-7", None),
            ("99999999999", None),
        ];
        for (words, want) in rows {
            assert_eq!(typed_count(words), want, "{words}");
        }
        for count in [Count::exact(3), Count::at_least(3), Count::between(1, 2), Count::default(), Count { min: None, max: Some(4) }] {
            assert_eq!(typed_count(&count.written()), Some(count), "as it is written");
        }
    }
}
