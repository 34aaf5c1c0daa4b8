//! Digits as people type or paste them.

/// A text with European digits and one kind of dash, without marks of direction.
pub fn plain_digits(text: &str) -> String {
    text.chars().filter(|letter| !is_direction_mark(*letter)).map(in_ascii).collect()
}

fn in_ascii(letter: char) -> char {
    let zero = match letter {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => return '-',
        _ => return letter,
    };
    char::from_digit((letter as u32).wrapping_sub(zero as u32), 10).unwrap_or(letter)
}

const fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_dashes_become_plain_and_marks_of_direction_go() {
        let rows = [("\u{663}-\u{665}", "3-5"), ("\u{6F1}\u{6F2}", "12"), ("\u{200F}3\u{2013}5\u{2069}", "3-5"), ("a b", "a b")];
        for (typed, plain) in rows {
            assert_eq!(plain_digits(typed), plain);
        }
    }
}
