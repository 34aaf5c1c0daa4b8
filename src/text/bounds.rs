//! Where in a text terms may begin and end, worked out once for all who look for terms in it.

/// The places of a skeleton that terms may begin and end at, by the rules of a language, and perhaps some others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// In order: which token of the skeleton, and the byte of it.
    pub(crate) starts: Vec<[u32; 2]>,
    /// A bit for each byte of the skeleton, and one for its end.
    ends: Vec<u64>,
}

impl Bounds {
    /// None yet, for a skeleton of so many tokens and bytes.
    pub(crate) fn new(tokens: usize, bytes: usize) -> Self {
        Self { starts: Vec::with_capacity(tokens * 3 / 2), ends: vec![0; bytes / 64 + 1] }
    }

    /// A term may end before this byte.
    pub(crate) fn add_end(&mut self, at: usize) {
        if let Some(bits) = self.ends.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    /// Whether a term may end before this byte.
    #[inline]
    pub(crate) fn may_end(&self, at: usize) -> bool {
        self.ends.get(at / 64).is_some_and(|bits| bits & 1 << (at % 64) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_added_may_end_and_nothing_past_the_text() {
        let mut bounds = Bounds::new(2, 64);
        for at in [0, 63, 64, 200] {
            bounds.add_end(at);
        }
        let ends: Vec<usize> = (0..300).filter(|&at| bounds.may_end(at)).collect();
        assert_eq!(ends, [0, 63, 64]);
    }
}
