//! Words as a tree of bytes in one array, gone down a byte at a time: Aoe's double array ("An efficient digital search
//! algorithm by using a double-array structure", 1989).
//!
//! The children of a node stand where the node says, each as far behind as its byte is large; a cell knows its parent, so
//! that the children of many nodes may lie between each other. A node with one word below it has the rest of the letters
//! in a row: most letters stand there, so that the cells are few and lie close together.

use std::collections::VecDeque;
use std::ops::Range;

use thiserror::Error;

use crate::text::quick::Beginnings;

/// More words than a tree can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many terms")]
pub struct TooManyTerms;

/// The parent of a cell that is free, and of the root.
const NOBODY: u32 = u32::MAX;
/// Free cells tried for the children of a node before they are put at the end: what is left free is filled by the many
/// nodes with one child.
const MOST_TRIED: usize = 64;

/// First cell that is tried: from here on a place fits whatever the bytes of the children are.
const LOWEST: usize = 256;

/// A node. The number of its word stands elsewhere: few ways down come to a word, and cells are the closer together.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Where its children stand, less their bytes; with [`REST`] where the rest of the one word below it stands.
    children: u32,
    parent: u32,
}

/// Says that a cell has no children but the rest of a word: four bytes of its number, two of its length, and its bytes.
const REST: u32 = 1 << 31;

/// Says that a word ends in a cell that has no rest.
const WORD: u32 = 1 << 30;

/// Bytes of a word down to which the tree is laid level by level: most ways end there. What is below a node lies beside it.
const LEVELS: usize = 4;

const FREE: Cell = Cell { children: 0, parent: NOBODY };

/// A set of words with their numbers.
#[derive(Debug, Default)]
pub(super) struct Trie {
    cells: Vec<Cell>,
    /// The number of the word that ends in each cell.
    words: Vec<u32>,
    rests: Vec<u8>,
    /// Tells of most places of a text that no word begins there, with no way down the cells, which lie far apart.
    beginnings: Beginnings,
}

impl Trie {
    /// From words with their numbers. Of equal words the one of the highest number stays, empty ones are left out.
    ///
    /// # Errors
    /// When there are too many.
    pub(super) fn new<S: AsRef<str>>(words: &[(S, usize)]) -> Result<Self, TooManyTerms> {
        let mut order: Vec<(&[u8], u32)> = Vec::with_capacity(words.len());
        for (word, number) in words.iter().filter(|(word, _)| !word.as_ref().is_empty()) {
            order.push((word.as_ref().as_bytes(), narrow(*number)?));
        }
        order.sort_unstable();
        let mut builder = Builder { cells: vec![FREE], words: Vec::new(), rests: Vec::new(), first_free: LOWEST };
        let mut nodes = VecDeque::from([Node { cell: 0, words: 0..order.len(), depth: 0 }]);
        while let Some(node) = nodes.pop_front() {
            let grown = builder.grow(&node, &order)?;
            if node.depth < LEVELS {
                nodes.extend(grown);
            } else {
                grown.into_iter().rev().for_each(|node| nodes.push_front(node));
            }
        }
        let mut beginnings = Beginnings::default();
        for (letters, _) in &order {
            beginnings.add(letters);
        }
        Ok(Self { cells: builder.cells, words: builder.words, rests: builder.rests, beginnings })
    }

    /// Tells of every word that the text has from a byte on and that ends where one may, shortest first: where it ends, and
    /// its number.
    pub(super) fn walk(&self, text: &[u8], from: usize, may_end: impl Fn(usize) -> bool, mut tell: impl FnMut(usize, usize)) {
        let ahead = text.get(from..).unwrap_or_default();
        if !self.beginnings.may_open(ahead) {
            return;
        }
        let (mut at, mut children) = (0, self.cells.first().map_or(0, |root| root.children));
        for (end, &byte) in (from + 1..).zip(ahead) {
            let next = children as usize + usize::from(byte);
            let Some(cell) = self.cells.get(next).filter(|cell| cell.parent == at) else { return };
            if cell.children & REST != 0 {
                if let Some((number, rest)) = self.rest(cell.children ^ REST)
                    && text.get(end..).is_some_and(|text| text.starts_with(rest))
                    && may_end(end + rest.len())
                {
                    tell(end + rest.len(), number as usize);
                }
                return;
            }
            if cell.children & WORD != 0 && may_end(end) {
                tell(end, self.words.get(next).map_or(0, |&number| number as usize));
            }
            (at, children) = (next as u32, cell.children & !WORD);
        }
    }

    /// The number of a word, and the rest of its bytes.
    fn rest(&self, at: u32) -> Option<(u32, &[u8])> {
        let from = self.rests.get(at as usize..)?;
        let (number, from) = from.split_first_chunk()?;
        let (length, bytes) = from.split_first_chunk()?;
        Some((u32::from_le_bytes(*number), bytes.get(..usize::from(u16::from_le_bytes(*length)))?))
    }
}

/// A node whose children are to be placed.
struct Node {
    cell: usize,
    /// The words below it, in their order.
    words: Range<usize>,
    /// Bytes from the root to it.
    depth: usize,
}

struct Builder {
    cells: Vec<Cell>,
    words: Vec<u32>,
    rests: Vec<u8>,
    /// No cell that is tried before this one is free.
    first_free: usize,
}

impl Builder {
    /// Places the children of a node; gives them.
    fn grow(&mut self, node: &Node, words: &[(&[u8], u32)]) -> Result<Vec<Node>, TooManyTerms> {
        if let Some(&[(letters, number)]) = words.get(node.words.clone())
            && node.depth > 0
            && let Some(rest) = letters.get(node.depth..).filter(|rest| !rest.is_empty())
            && let Ok(length) = u16::try_from(rest.len())
        {
            let children = REST | narrow(self.rests.len()).and_then(below_marks)?;
            self.rests.extend(number.to_le_bytes());
            self.rests.extend(length.to_le_bytes());
            self.rests.extend(rest);
            self.set(node.cell, |cell| cell.children = children);
            return Ok(Vec::new());
        }
        let mut children: Vec<(u8, Range<usize>)> = Vec::new();
        let mut word = None;
        for (index, &(letters, number)) in (node.words.start..).zip(words.get(node.words.clone()).unwrap_or_default()) {
            match (letters.get(node.depth), children.last_mut()) {
                (None, _) => word = Some(number),
                (Some(byte), Some((last, below))) if byte == last => below.end = index + 1,
                (Some(&byte), _) => children.push((byte, index..index + 1)),
            }
        }
        let place = children.first().map_or(0, |&(lowest, _)| self.place_for(lowest, &children));
        let (parent, base) = (narrow(node.cell)?, narrow(place).and_then(below_marks)?);
        self.set(node.cell, |cell| cell.children = base | if word.is_some() { WORD } else { 0 });
        if let Some(word) = word {
            self.number(node.cell, word);
        }
        let mut placed = Vec::with_capacity(children.len());
        for (byte, below) in children {
            let cell = place + usize::from(byte);
            if self.cells.len() <= cell {
                self.cells.resize(cell + 1, FREE);
            }
            self.set(cell, |cell| cell.parent = parent);
            placed.push(Node { cell, words: below, depth: node.depth + 1 });
        }
        Ok(placed)
    }

    /// Says which word ends in a cell.
    fn number(&mut self, cell: usize, word: u32) {
        self.words.resize(self.words.len().max(self.cells.len()), 0);
        self.words.iter_mut().skip(cell).take(1).for_each(|known| *known = word);
    }

    fn set(&mut self, cell: usize, change: impl FnOnce(&mut Cell)) {
        if let Some(cell) = self.cells.get_mut(cell) {
            change(cell);
        }
    }

    /// Where children fit, less their bytes.
    fn place_for(&mut self, lowest: u8, children: &[(u8, Range<usize>)]) -> usize {
        while !self.is_free(self.first_free) {
            self.first_free += 1;
        }
        let (lowest, end) = (usize::from(lowest), self.cells.len());
        let free = (self.first_free..end).filter(|&at| self.is_free(at)).take(MOST_TRIED).map(|at| at - lowest);
        let mut fitting = free.filter(|place| children.iter().all(|&(byte, _)| self.is_free(place + usize::from(byte))));
        fitting.next().unwrap_or(end.max(LOWEST) - lowest)
    }

    /// Past the last cell all are; the root is not, though nobody is its parent.
    fn is_free(&self, at: usize) -> bool {
        at > 0 && self.cells.get(at).is_none_or(|cell| cell.parent == NOBODY)
    }
}

fn below_marks(n: u32) -> Result<u32, TooManyTerms> {
    if n < WORD { Ok(n) } else { Err(TooManyTerms) }
}

fn narrow(n: usize) -> Result<u32, TooManyTerms> {
    u32::try_from(n).ok().filter(|&n| n != NOBODY).ok_or(TooManyTerms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str, from: usize) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        of(words).walk(text.as_bytes(), from, |_| true, |end, number| found.push((end, number)));
        found
    }

    fn of<S: AsRef<str>>(words: &[S]) -> Trie {
        let numbered: Vec<(&str, usize)> = words.iter().enumerate().map(|(number, word)| (word.as_ref(), number)).collect();
        Trie::new(&numbered).expect("few words")
    }

    #[test]
    fn words_that_end_where_none_may_are_not_told_of() {
        for (ends, want) in [(vec![2, 4], vec![(2, 1), (4, 0)]), (vec![4], vec![(4, 0)]), (vec![3], vec![])] {
            let mut found = Vec::new();
            of(&["abcd", "ab"]).walk(b"abcd", 0, |end| ends.contains(&end), |end, number| found.push((end, number)));
            assert_eq!(found, want, "{ends:?}");
        }
    }

    #[test]
    fn every_word_from_a_byte_on_is_told_shortest_first() {
        let words = ["abcd", "ab", "b", "abd", "", "c", "xyzzy"];
        assert_eq!(found(&words, "abcde", 0), [(2, 1), (4, 0)]);
        assert_eq!((found(&words, "xyzzyx", 0), found(&words, "xyzz", 0)), (vec![(5, 6)], vec![]));
        assert_eq!(found(&words, "abcde", 1), [(2, 2)]);
        assert_eq!(found(&words, "xabd", 1), [(3, 1), (4, 3)]);
        for (text, from) in [("abcde", 3), ("", 0), ("ab", 9)] {
            assert_eq!(found(&words, text, from), [], "{text} {from}");
        }
    }

    #[test]
    fn no_word_tells_of_none() {
        assert_eq!(found(&[], "a", 0), []);
        let mut told = 0;
        Trie::default().walk(b"a", 0, |_| true, |_, _| told += 1);
        assert_eq!(told, 0);
    }

    /// Words of all lengths over all bytes of UTF-8: every one is found, and nothing else.
    #[test]
    fn every_word_is_found_whole_and_only_it() {
        let letters: Vec<char> = "az09\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}\u{10ffff}".chars().collect();
        let mut words: Vec<String> = letters.iter().map(char::to_string).collect();
        for length in [10, 100] {
            let word = |i: usize| &words[i % words.len()];
            let longer: Vec<String> = (0..length).map(|i| format!("{}{}{}", word(i), letters[i % 7], word(i / 3))).collect();
            words.extend(longer);
        }
        words.sort();
        words.dedup();
        let trie = of(&words);
        for (number, word) in words.iter().enumerate() {
            let mut found = Vec::new();
            trie.walk(word.as_bytes(), 0, |_| true, |end, number| found.push((end, number)));
            let starts = words.iter().enumerate().filter(|(_, other)| word.starts_with(other.as_str()));
            let mut want: Vec<(usize, usize)> = starts.map(|(number, other)| (other.len(), number)).collect();
            want.sort_unstable();
            assert_eq!(found, want, "{word:?}");
            assert_eq!(found.last(), Some(&(word.len(), number)));
        }
    }
}
