//! The log: entries in their order, and which of them are in force.

use super::{Change, Edit};

/// When, who and why: what an entry says beside its change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970 UTC.
    pub at: i64,
    /// Who, where they gave a name.
    pub who: Option<String>,
    /// Why, where they said so.
    pub why: Option<String>,
}

/// All entries, in the order of their numbers. It only grows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    edits: Vec<Edit>,
    /// Numbers of the entries in force, in the order in which undo takes them back from the end.
    done: Vec<u64>,
    /// Numbers of the entries taken back, in the order in which redo puts them back from the end.
    undone: Vec<u64>,
}

impl Log {
    /// The log of stored entries, in any order. Of two with one number the first counts.
    pub fn from_edits(mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| edit.seq);
        edits.dedup_by_key(|edit| edit.seq);
        let mut log = Self::default();
        for edit in edits {
            log.push(edit);
        }
        log
    }

    /// Adds an entry with the next number; gives the entry, which is to be stored.
    pub fn record(&mut self, change: Change, stamp: Stamp) -> Edit {
        let seq = self.edits.last().map_or(1, |last| last.seq + 1);
        let Stamp { at, who, why } = stamp;
        let edit = Edit { seq, at, who, why, change };
        self.push(edit.clone());
        edit
    }

    fn push(&mut self, edit: Edit) {
        match edit.change {
            Change::Undo { seq } => moved(seq, &mut self.done, &mut self.undone),
            Change::Redo { seq } => moved(seq, &mut self.undone, &mut self.done),
            _ => {
                self.undone.clear();
                self.done.push(edit.seq);
            }
        }
        self.edits.push(edit);
    }

    /// Every entry, in the order of their numbers.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.edits.len()
    }

    /// Whether nothing was ever corrected.
    pub const fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The entry of that number.
    pub fn get(&self, seq: u64) -> Option<&Edit> {
        let at = self.edits.binary_search_by_key(&seq, |edit| edit.seq).ok()?;
        self.edits.get(at)
    }

    /// The entries in force, in the order of their numbers.
    pub fn in_force(&self) -> impl Iterator<Item = &Edit> {
        let mut done = self.done.clone();
        done.sort_unstable();
        done.into_iter().filter_map(|seq| self.get(seq))
    }

    /// The numbers of the entries in force, in the order in which undo takes them back from the end.
    pub fn done(&self) -> &[u64] {
        &self.done
    }

    /// Whether an entry is in force.
    pub fn is_in_force(&self, seq: u64) -> bool {
        self.done.contains(&seq)
    }

    /// The entry that undo takes back.
    pub fn last_done(&self) -> Option<&Edit> {
        self.get(*self.done.last()?)
    }

    /// The entry that redo puts back.
    pub fn last_undone(&self) -> Option<&Edit> {
        self.get(*self.undone.last()?)
    }

    /// The change that takes the last entry back; `None` where nothing is in force.
    pub fn undo(&self) -> Option<Change> {
        self.last_done().map(|edit| Change::Undo { seq: edit.seq })
    }

    /// The change that puts the entry taken back last in force again; `None` where there is none.
    pub fn redo(&self) -> Option<Change> {
        self.last_undone().map(|edit| Change::Redo { seq: edit.seq })
    }
}

/// Moves a number from one list to the end of another; nothing where it is not in the first.
fn moved(seq: u64, from: &mut Vec<u64>, to: &mut Vec<u64>) {
    if let Some(at) = from.iter().rposition(|known| *known == seq) {
        to.push(from.remove(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::anchor;

    /// `+` records, `u` undoes, `r` redoes; then the numbers in force.
    const ROWS: [(&str, &[u64]); 8] = [
        ("+++", &[1, 2, 3]),
        ("+++u", &[1, 2]),
        ("+++uu", &[1]),
        ("+++uur", &[1, 2]),
        ("+++uurr", &[1, 2, 3]),
        ("+uu", &[]),
        ("+u+r", &[3]),
        ("++u+ur", &[1, 4]),
    ];

    fn played(steps: &str) -> Log {
        let mut log = Log::default();
        for step in steps.chars() {
            let change = match step {
                '+' => Some(Change::Reject { of: anchor("a#1") }),
                'u' => log.undo(),
                _ => log.redo(),
            };
            if let Some(change) = change {
                log.record(change, Stamp::default());
            }
        }
        log
    }

    #[test]
    fn undo_and_redo_are_entries_and_say_what_is_in_force() {
        for (steps, want) in ROWS {
            let log = played(steps);
            assert_eq!(log.in_force().map(|edit| edit.seq).collect::<Vec<_>>(), want, "{steps}");
            assert_eq!(Log::from_edits(log.edits().to_vec()), log, "{steps}: as it was after it was stored");
        }
    }

    #[test]
    fn an_entry_may_be_taken_back_out_of_turn() {
        let mut log = played("+++");
        log.record(Change::Undo { seq: 1 }, Stamp::default());
        assert_eq!(log.in_force().map(|edit| edit.seq).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(log.redo(), Some(Change::Redo { seq: 1 }));
    }

    #[test]
    fn stored_entries_come_in_any_order_and_twice() {
        let log = played("++u");
        let twice: Vec<Edit> = log.edits().iter().rev().chain(log.edits()).cloned().collect();
        assert_eq!(Log::from_edits(twice), log);
    }
}
