//! From words to a point.

use std::sync::LazyLock;

use super::mgrs::point_in;
use crate::geo::LatLon;
use crate::text::fold_term;

/// Words for directions: see the head of the table.
const DIRECTIONS: &str = include_str!("../../data/directions.tsv");
/// Longest text that is looked at.
const MOST_LETTERS: usize = 80;

static WAYS: LazyLock<Vec<(String, Way)>> = LazyLock::new(|| {
    let rows = DIRECTIONS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(code, word)| Some((fold_term(word), Way::from_code(code)?))).collect()
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    North,
    South,
    East,
    West,
}

impl Way {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "north" => Self::North,
            "south" => Self::South,
            "east" => Self::East,
            "west" => Self::West,
            _ => return None,
        })
    }

    const fn is_of_latitude(self) -> bool {
        matches!(self, Self::North | Self::South)
    }

    const fn is_negative(self) -> bool {
        matches!(self, Self::South | Self::West)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number {
        value: f64,
        has_fraction: bool,
        is_negative: bool,
    },
    /// 0 degrees, 1 minutes, 2 seconds.
    Unit(u8),
    Way(Way),
    Break,
}

/// Reads a point: decimal degrees, degrees with minutes and seconds, or MGRS. `None` for anything else, and for what is ambiguous.
///
/// Latitude comes first unless letters say otherwise; of an MGRS square the middle is taken. Digits and direction words may be English or
/// Arabic.
pub fn parse(text: &str) -> Option<LatLon> {
    if text.chars().count() > MOST_LETTERS {
        return None;
    }
    mgrs(text).or_else(|| degrees(text))
}

/// One or two digits, a band, two letters, an even number of digits up to ten.
fn mgrs(text: &str) -> Option<LatLon> {
    let written: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let digits_from = |skip: usize| written.chars().skip(skip).take_while(char::is_ascii_digit).count();
    let zone = digits_from(0);
    let letters = written.chars().skip(zone).take_while(char::is_ascii_uppercase).count();
    let rest = digits_from(zone + letters);
    let is_whole = zone + letters + rest == written.chars().count();
    if !(1..=2).contains(&zone) || letters != 3 || rest > 10 || rest % 2 == 1 || !is_whole {
        return None;
    }
    let number: i32 = written.chars().take(zone).collect::<String>().parse().ok()?;
    let mut letters = written.chars().skip(zone);
    let (band, column, row) = (letters.next()?, letters.next()?, letters.next()?);
    let unit = 10_f64.powi(5 - (rest / 2) as i32);
    let half = |skip: usize| -> Option<f64> {
        let digits: String = written.chars().skip(zone + 3 + skip).take(rest / 2).collect();
        let value: f64 = if digits.is_empty() { 0.0 } else { digits.parse().ok()? };
        Some((value + 0.5) * unit)
    };
    point_in(number, band, [column, row], [half(0)?, half(rest / 2)?])
}

fn degrees(text: &str) -> Option<LatLon> {
    let (first, second) = halves(&tokens(&fold_term(text))?)?;
    let (first, second) = (axis(&first)?, axis(&second)?);
    let (lat, lon) = match (first.way, second.way) {
        (None, None) => (first, second),
        (Some(a), Some(b)) if a.is_of_latitude() && !b.is_of_latitude() => (first, second),
        (Some(a), Some(b)) if !a.is_of_latitude() && b.is_of_latitude() => (second, first),
        _ => return None,
    };
    ((-90.0..=90.0).contains(&lat.degrees) && (-180.0..=180.0).contains(&lon.degrees)).then(|| LatLon::new(lat.degrees, lon.degrees))
}

fn tokens(folded: &str) -> Option<Vec<Token>> {
    let letters: Vec<char> = folded.chars().collect();
    let decimal_comma = has_decimal_comma(&letters);
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        at += 1;
        match c {
            '0'..='9' | '+' | '-' => {
                let (token, next) = number(&letters, at - 1, decimal_comma)?;
                out.push(token);
                at = next;
            }
            '\u{b0}' | '\u{ba}' | '\u{2da}' => out.push(Token::Unit(0)),
            '\'' | '\u{2032}' | '\u{2019}' if out.last() == Some(&Token::Unit(1)) => {
                out.pop();
                out.push(Token::Unit(2));
            }
            '\'' | '\u{2032}' | '\u{2019}' => out.push(Token::Unit(1)),
            '"' | '\u{2033}' | '\u{201d}' => out.push(Token::Unit(2)),
            ',' | ';' | '/' => out.push(Token::Break),
            c if c.is_whitespace() => {}
            c if c.is_alphabetic() => {
                let word: String = letters.iter().skip(at - 1).take_while(|c| c.is_alphabetic()).collect();
                out.push(Token::Way(WAYS.iter().find(|(known, _)| *known == word)?.1));
                at += word.chars().count() - 1;
            }
            _ => return None,
        }
    }
    Some(out)
}

/// Whether a comma between two digits stands for the decimal point: there must be something else that parts the two halves.
fn has_decimal_comma(letters: &[char]) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let between = |at: usize| letters.get(at) == Some(&',') && digit(at.checked_sub(1)) && digit(Some(at + 1));
    (0..letters.len()).any(between) && letters.iter().any(|c| c.is_whitespace() || matches!(c, ';' | '/'))
}

fn number(letters: &[char], from: usize, decimal_comma: bool) -> Option<(Token, usize)> {
    let sign = letters.get(from).copied().filter(|c| matches!(c, '+' | '-'));
    let start = from + usize::from(sign.is_some());
    let is_point = |c: char| c == '.' || (decimal_comma && c == ',');
    let mut written = String::new();
    let mut at = start;
    while let Some(&c) = letters.get(at) {
        let next_is_digit = letters.get(at + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() {
            written.push(c);
        } else if is_point(c) && next_is_digit && !written.contains('.') {
            written.push('.');
        } else {
            break;
        }
        at += 1;
    }
    let value: f64 = written.parse().ok()?;
    Some((Token::Number { value, has_fraction: written.contains('.'), is_negative: sign == Some('-') }, at))
}

/// Parts the tokens into the two axes; where nothing tells how, not at all.
fn halves(tokens: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let places =
        |wanted: fn(&Token) -> bool| -> Vec<usize> { tokens.iter().enumerate().filter(|(_, t)| wanted(t)).map(|(n, _)| n).collect() };
    let ways = places(|t| matches!(t, Token::Way(_)));
    let breaks = places(|t| *t == Token::Break);
    let degrees = places(|t| *t == Token::Unit(0));
    let numbers = places(|t| matches!(t, Token::Number { .. }));
    let cut = match (ways.as_slice(), breaks.as_slice(), degrees.as_slice()) {
        ([0, second], _, _) => *second,
        ([first, _], _, _) => first + 1,
        ([], [only], _) => *only,
        ([], [], [_, second]) => second.checked_sub(1)?,
        ([], [], []) if numbers.len() == tokens.len() && numbers.len().is_multiple_of(2) => tokens.len() / 2,
        _ => return None,
    };
    let (first, second) = tokens.split_at_checked(cut)?;
    let clean = |part: &[Token]| part.iter().copied().filter(|t| *t != Token::Break).collect();
    Some((clean(first), clean(second)))
}

#[derive(Clone, Copy)]
struct Axis {
    degrees: f64,
    way: Option<Way>,
}

/// Up to three numbers, each with the unit after it or the one that follows in order; only the last may have a fraction.
fn axis(tokens: &[Token]) -> Option<Axis> {
    let (mut degrees, mut way, mut sign) = (0.0, None, 1.0);
    let mut next_unit = 0_u8;
    let mut had_fraction = false;
    for (n, token) in tokens.iter().enumerate() {
        match *token {
            Token::Number { value, has_fraction, is_negative } => {
                let unit = next_unit;
                let follows = matches!(tokens.get(n + 1), Some(Token::Unit(u)) if *u != unit);
                if unit > 2 || had_fraction || follows || (unit > 0 && (value >= 60.0 || is_negative)) {
                    return None;
                }
                if is_negative {
                    sign = -1.0;
                }
                had_fraction = has_fraction;
                degrees += value / 60_f64.powi(i32::from(unit));
                next_unit += 1;
            }
            Token::Unit(_) if n > 0 && matches!(tokens.get(n - 1), Some(Token::Number { .. })) => {}
            Token::Way(found) if way.is_none() => way = Some(found),
            _ => return None,
        }
    }
    if next_unit == 0 || (sign < 0.0 && way.is_some()) {
        return None;
    }
    let sign = if way.is_some_and(Way::is_negative) { -1.0 } else { sign };
    Some(Axis { degrees: sign * degrees, way })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written forms, one a line: text, latitude, longitude; nothing after the text where it must not be read.
    const ROWS: &str = include_str!("../../tests/data/coordinates.tsv");

    #[test]
    fn every_written_form_is_read_or_refused_as_the_table_says() {
        let mut seen = 0;
        for line in ROWS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let wanted: Vec<f64> = cells.iter().skip(1).filter_map(|cell| cell.parse().ok()).collect();
            match (parse(cells[0]), wanted.as_slice()) {
                (Some(p), [lat, lon]) => assert!((p.lat - lat).abs() < 6e-5 && (p.lon - lon).abs() < 6e-5, "{line}: {p:?}"),
                (None, []) => {}
                (found, _) => panic!("{line}: {found:?}"),
            }
            seen += 1;
        }
        assert!(seen > 30, "only {seen} rows");
    }

    #[test]
    fn what_is_printed_can_be_read_again() {
        use super::super::{Form, Hemispheres, print};
        for (lat, lon) in [(34.4523, 40.9185), (-12.5, -70.25), (0.0, 0.0), (83.9, 179.99)] {
            for form in Form::ALL {
                let words = print(LatLon::new(lat, lon), form, 1.0, Hemispheres::LATIN);
                let again = parse(&words).unwrap_or_else(|| panic!("{words}"));
                assert!(again.distance_km(LatLon::new(lat, lon)) < 0.05, "{words}: {again:?}");
            }
        }
    }
}
