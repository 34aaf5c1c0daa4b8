//! The folded copy of a text, and the way from it to the untouched bytes and back.

use std::ops::Range;

use super::Span;

/// A stretch of the copy that comes from one stretch of the original.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// First byte in the copy.
    pub(super) folded: u32,
    /// First byte in the original.
    pub(super) original: u32,
    /// Bytes of the original that the letters take, with the marks on the last of them.
    pub(super) length: u32,
    /// Whether letters have as many bytes on both sides, so that offsets carry over one by one.
    pub(super) exact: bool,
}

/// The folded copy of a text. Made in one pass; memory grows with the number of letters that change their length.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The copy.
    pub text: String,
    pub(super) runs: Vec<Run>,
    pub(super) original_len: usize,
    pub(super) breaks: Vec<usize>,
}

impl Folded {
    /// The words of the original that a range of the copy stands for, marks on its last letter included.
    /// A bound inside a letter moves out to the letter's own bound.
    pub fn to_original(&self, range: Range<usize>) -> Span {
        let start = self.original_start(range.start);
        if range.end <= range.start {
            return Span::new(start, start);
        }
        Span::new(start, self.original_end(range.end))
    }

    /// The range of the copy that a span of the original became. What was dropped at its edges gives nothing.
    pub fn to_folded(&self, span: Span) -> Range<usize> {
        let start = self.folded_bound(span.start, false);
        start..self.folded_bound(span.end, true).max(start)
    }

    /// Places in the copy where a word must end although a letter follows: after a ta marbuta or a tanween.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// Goes through the copy from its start, for ranges that come in order.
    pub(super) const fn tracer(&self) -> Tracer<'_> {
        Tracer { folded: self, run: 0 }
    }

    /// The run that a byte of the copy lies in, from one at or before it on.
    fn run_from(&self, mut run: usize, folded: usize) -> usize {
        while self.runs.get(run + 1).is_some_and(|next| next.folded as usize <= folded) {
            run += 1;
        }
        run
    }

    fn run_of(&self, folded: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.folded as usize <= folded).checked_sub(1)
    }

    fn folded_end(&self, index: usize) -> usize {
        self.runs.get(index + 1).map_or(self.text.len(), |run| run.folded as usize)
    }

    fn original_start(&self, folded: usize) -> usize {
        if folded >= self.text.len() {
            return self.original_len;
        }
        let folded = self.text.floor_char_boundary(folded);
        self.run_of(folded).map_or(0, |run| self.start_in(run, folded))
    }

    fn original_end(&self, folded: usize) -> usize {
        let folded = self.text.ceil_char_boundary(folded);
        folded.checked_sub(1).and_then(|last| self.run_of(last)).map_or(0, |run| self.end_in(run, folded))
    }

    /// Where the letter that begins at a byte of a run begins in the original.
    fn start_in(&self, run: usize, folded: usize) -> usize {
        self.runs.get(run).map_or(0, |run| {
            let inside = if run.exact { folded - run.folded as usize } else { 0 };
            run.original as usize + inside
        })
    }

    /// Where the letter that ends before a byte ends in the original, with its marks.
    fn end_in(&self, at: usize, folded: usize) -> usize {
        self.runs.get(at).map_or(0, |run| {
            let inside = run.exact && folded < self.folded_end(at);
            if inside { run.original as usize + folded - run.folded as usize } else { (run.original + run.length) as usize }
        })
    }

    fn folded_bound(&self, original: usize, is_end: bool) -> usize {
        let Some(i) = self.runs.partition_point(|run| (run.original as usize) < original + usize::from(!is_end)).checked_sub(1) else {
            return 0;
        };
        let Some(run) = self.runs.get(i) else { return 0 };
        let end = self.folded_end(i);
        let inside = original - run.original as usize;
        if inside >= run.length as usize {
            return end;
        }
        match (run.exact, is_end) {
            (true, false) => self.text.floor_char_boundary(end.min(run.folded as usize + inside)),
            (true, true) => self.text.ceil_char_boundary(end.min(run.folded as usize + inside)),
            (false, false) => run.folded as usize,
            (false, true) => end,
        }
    }
}

/// A way through a copy that never goes back.
pub(super) struct Tracer<'f> {
    folded: &'f Folded,
    /// The run that the last range began in.
    run: usize,
}

impl Tracer<'_> {
    /// What [`Folded::to_original`] gives for a range of whole letters that begins no earlier than the one before.
    pub(super) fn trace(&mut self, range: Range<usize>) -> Span {
        let Some(last) = range.end.checked_sub(1).filter(|&last| last >= range.start) else { return self.folded.to_original(range) };
        self.run = self.folded.run_from(self.run, range.start);
        let end = self.folded.run_from(self.run, last);
        Span::new(self.folded.start_in(self.run, range.start), self.folded.end_in(end, range.end))
    }
}
