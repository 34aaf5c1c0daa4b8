//! Names in a row: what makes one of them a place helps the others, and a plural word for their sort is shared.

use super::names::Name;
use super::words::Words;

/// Most tokens between two names of a list, commas and words for their sort included.
const WIDEST_GAP: usize = 4;

/// Numbers the lists, and gives all names of one the plural word that stands before the first.
pub(super) fn link(words: &Words<'_>, names: &mut [Name]) {
    let mut lists = 0;
    for i in 1..names.len() {
        let Some([first, second]) = names.get_mut(i - 1..=i) else { continue };
        if !linked(words, first, second) {
            continue;
        }
        let list = *first.list.get_or_insert_with(|| {
            lists += 1;
            lists
        });
        second.list = Some(list);
        if second.head.is_none()
            && let Some(head) = first.head.as_ref().filter(|head| head.is_plural)
        {
            second.head = Some(head.for_list());
        }
    }
}

/// Whether only commas, dashes, "and", and words for the sort stand between the two.
fn linked(words: &Words<'_>, first: &Name, second: &Name) -> bool {
    let (from, to) = (first.end(), second.start());
    if to < from || to - from > WIDEST_GAP || !words.same_sentence(from.saturating_sub(1), to) {
        return false;
    }
    let mut joined = starts_with_and(words, second);
    for token in from..to {
        match words.word(token) {
            "," | "-" | "/" | "&" | "+" => joined = true,
            "\"" | "'" | "(" | ")" | "#" | "_" | "\u{0640}" => {}
            _ => match words.cues.starting(token).and_then(|m| m.row.attr("class")) {
                Some("and") => joined = true,
                Some("after") => {}
                _ => return false,
            },
        }
    }
    joined
}

/// Whether "and" is written as one with the name, or with the word for its sort.
fn starts_with_and(words: &Words<'_>, name: &Name) -> bool {
    let start = name.start();
    let head = name.head.as_ref().filter(|head| !head.shared && head.tokens.start == start);
    words.has_conjunction(start, head.map_or(name.span, |head| head.span))
}
