//! Half-open byte ranges of the untouched text. The only place where text is cut by byte.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes into an article body, on letter bounds. Serialised as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl Span {
    /// From the first byte to one past the last. An end before the start gives an empty span.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Bytes covered.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// The words of `text` it covers; `None` where it lies outside or cuts a letter.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The words of `text` it covers, or nothing where it does not fit.
    pub fn slice(self, text: &str) -> &str {
        self.of(text).unwrap_or_default()
    }

    /// Whether `byte` lies in it.
    pub const fn contains(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span over both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Bytes between the two; 0 where they touch or overlap.
    pub const fn gap(self, other: Self) -> usize {
        if self.end <= other.start { other.start - self.end } else { self.start.saturating_sub(other.end) }
    }

    /// The byte range, for slicing structures that are not text.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// Sorts the spans and joins those that overlap or touch.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_cuts_a_letter_gives_nothing() {
        let text = "\u{0627}\u{0628}";
        assert_eq!(Span::new(0, 2).of(text), Some("\u{0627}"));
        assert_eq!(Span::new(0, 1).of(text), None);
        assert_eq!(Span::new(0, 9).slice(text), "");
    }

    #[test]
    fn overlapping_and_touching_spans_become_one() {
        let spans = [(4, 6), (0, 2), (5, 9), (2, 3)].map(Span::from).to_vec();
        assert_eq!(merged(spans), [Span::new(0, 3), Span::new(4, 9)]);
    }

    #[test]
    fn gaps_are_counted_both_ways() {
        assert_eq!(Span::new(0, 2).gap(Span::new(5, 6)), 3);
        assert_eq!(Span::new(5, 6).gap(Span::new(0, 2)), 3);
        assert_eq!(Span::new(0, 6).gap(Span::new(5, 9)), 0);
    }
}
