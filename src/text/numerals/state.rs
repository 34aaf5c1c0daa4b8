//! The order in which number words combine.

use super::{NumberClass, NumberKind, NumberWord};

/// How a part hangs on the part before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing but a space.
    Plain,
    /// A hyphen.
    Hyphen,
    /// A conjunction.
    Linked,
}

/// A number as far as it has been read.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// Whole scales: the thousands and millions.
    total: u64,
    /// Hundreds of the group being read.
    hundreds: u64,
    /// What is below a hundred in it.
    low: u64,
    last: NumberClass,
    pub(super) kind: NumberKind,
    /// What comes after must be less.
    limit: u64,
}

impl State {
    pub(super) fn start(word: NumberWord) -> Option<Self> {
        let mut state = Self { total: 0, hundreds: 0, low: 0, last: word.class, kind: NumberKind::Words, limit: u64::MAX };
        match word.class {
            NumberClass::Unit
            | NumberClass::BoundUnit
            | NumberClass::Ten
            | NumberClass::Teen
            | NumberClass::Tens
            | NumberClass::Indefinite => state.low = word.value,
            NumberClass::Hundred | NumberClass::Hundreds => state.hundreds = word.value,
            NumberClass::Scale | NumberClass::FixedScale | NumberClass::Group => state.total = word.value,
            NumberClass::Ordinal => (state.low, state.kind) = (word.value, NumberKind::Ordinal),
            NumberClass::Vague => (state.low, state.kind) = (word.value, NumberKind::Vague),
            NumberClass::OrdinalEnding | NumberClass::Link => return None,
        }
        Some(state)
    }

    pub(super) const fn value(&self) -> u64 {
        self.total + self.hundreds + self.low
    }

    /// Whether it may end here.
    pub(super) const fn finished(&self) -> bool {
        !matches!(self.last, NumberClass::BoundUnit | NumberClass::Indefinite)
    }

    /// The number with one more part; `None` where the part does not belong to it.
    pub(super) fn then(self, word: NumberWord, joint: Joint) -> Option<Self> {
        use NumberClass as C;
        let linked = joint == Joint::Linked;
        let mut next = Self { last: word.class, ..self };
        match (self.last, word.class) {
            (C::Unit | C::BoundUnit | C::Ordinal, C::Ten) if !linked && self.low < 10 => {
                next.low += 10;
                next.last = if self.last == C::Ordinal { C::Vague } else { C::Teen };
            }
            (C::Unit | C::BoundUnit | C::Ordinal, C::Tens) if linked && self.low < 10 => {
                next.low += word.value;
                next.last = if self.last == C::Ordinal { C::Vague } else { C::Teen };
            }
            (C::Tens, C::Unit) if !linked => next.low += word.value,
            (C::Tens, C::Ordinal) if !linked && word.value < 10 => {
                next.low += word.value;
                next.kind = NumberKind::Ordinal;
                next.last = C::Vague;
            }
            (C::Unit | C::Indefinite, C::Hundred) if !linked && self.hundreds == 0 => {
                (next.hundreds, next.low) = (self.low * word.value, 0);
            }
            (C::Hundred | C::Hundreds, C::Unit | C::BoundUnit | C::Ten | C::Teen | C::Tens) => next.low = word.value,
            (C::Unit | C::Indefinite | C::Teen | C::Tens, C::Group) if !linked && self.hundreds == 0 && self.total == 0 => {
                (next.total, next.low) = (self.low * word.value, 0);
            }
            (C::Unit | C::Indefinite | C::Ten | C::Teen | C::Tens | C::Hundred | C::Hundreds, C::Scale)
                if !linked && word.value < self.limit =>
            {
                next.total = self.total.saturating_add((self.hundreds + self.low).saturating_mul(word.value));
                (next.hundreds, next.low, next.limit) = (0, 0, word.value);
            }
            (C::Scale, C::Unit) if joint != Joint::Hyphen => next.low = word.value,
            (C::Scale | C::FixedScale, C::Unit | C::BoundUnit | C::Ten | C::Teen | C::Tens) if linked => next.low = word.value,
            (C::Scale | C::FixedScale, C::Hundred | C::Hundreds) if linked || joint == Joint::Plain && word.class == C::Hundreds => {
                next.hundreds = word.value;
            }
            _ => return None,
        }
        (self.kind != NumberKind::Vague).then_some(next)
    }
}
