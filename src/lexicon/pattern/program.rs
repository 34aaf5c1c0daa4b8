//! A pattern as instructions, and how they run.

use super::lattice::{Classes, Item, Lattice};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Absent,
    Present,
    Either,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Take {
        classes: Classes,
        name: u8,
        context: bool,
        link: Link,
    },
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    Done,
}

/// Classes a program may start with.
pub(super) fn opens(ops: &[Op]) -> Classes {
    next(ops, 0).classes
}

/// Classes of which one has to follow the first element; `None` where a program may end with that.
pub(super) fn seconds(ops: &[Op]) -> Option<Classes> {
    let after = next(ops, 0).takes.into_iter().map(|at| next(ops, at + 1));
    after.map(|next| (!next.ends).then_some(next.classes)).try_fold(0, |all, classes| classes.map(|classes| all | classes))
}

/// What a program may do next.
#[derive(Default)]
struct Next {
    /// Elements it may take,
    takes: Vec<usize>,
    /// and their classes.
    classes: Classes,
    /// Whether it may end.
    ends: bool,
}

/// What a program may do from an instruction on.
fn next(ops: &[Op], from: usize) -> Next {
    let (mut seen, mut todo, mut out) = (vec![false; ops.len()], vec![from], Next::default());
    while let Some(at) = todo.pop() {
        let Some(flag) = seen.get_mut(at).filter(|seen| !**seen) else { continue };
        *flag = true;
        match ops.get(at) {
            Some(Op::Take { classes, .. }) => {
                out.takes.push(at);
                out.classes |= classes;
            }
            Some(&Op::Split(a, b)) => todo.extend([a, b]),
            Some(&Op::Jump(to)) => todo.push(to),
            Some(Op::Done) => out.ends = true,
            None => {}
        }
    }
    out
}

/// The elements that no way through a program goes around.
pub(super) fn required(ops: &[Op]) -> Vec<Classes> {
    let takes = ops.iter().enumerate().filter_map(|(at, op)| if let Op::Take { classes, .. } = op { Some((at, *classes)) } else { None });
    takes.filter(|&(at, _)| !ends_without(ops, at)).map(|(_, classes)| classes).collect()
}

/// Whether a program can end without going through one of its elements.
fn ends_without(ops: &[Op], avoided: usize) -> bool {
    let (mut seen, mut todo) = (vec![false; ops.len()], vec![0]);
    while let Some(at) = todo.pop() {
        let Some(flag) = seen.get_mut(at).filter(|seen| !**seen && at != avoided) else { continue };
        *flag = true;
        match ops.get(at) {
            Some(Op::Done) => return true,
            Some(&Op::Split(a, b)) => todo.extend([a, b]),
            Some(&Op::Jump(to)) => todo.push(to),
            Some(Op::Take { .. }) => todo.push(at + 1),
            None => {}
        }
    }
    false
}

/// One attempt of one rule.
pub(super) struct Run<'a> {
    pub(super) ops: &'a [Op],
    pub(super) lattice: &'a Lattice,
    pub(super) limit: usize,
    pub(super) taken: Vec<(Op, Item)>,
    pub(super) best: Option<(usize, Vec<(Op, Item)>)>,
}

impl Run<'_> {
    /// Goes on at an instruction and a position.
    pub(super) fn step(&mut self, at: usize, position: usize) {
        match self.ops.get(at) {
            Some(&Op::Split(a, b)) => {
                self.step(a, position);
                self.step(b, position);
            }
            Some(&Op::Jump(to)) => self.step(to, position),
            Some(Op::Done) if self.best.as_ref().is_none_or(|(end, _)| position > *end) => {
                self.best = Some((position, self.taken.clone()));
            }
            Some(&op @ Op::Take { classes, link, .. }) if classes & self.lattice.classes_at(position) != 0 => {
                let lattice = self.lattice;
                for &item in lattice.at(position) {
                    let fits_link = self.taken.is_empty() || link == Link::Either || item.linked == (link == Link::Present);
                    if classes & item.class.bit() != 0 && fits_link && item.end <= self.limit {
                        self.taken.push((op, item));
                        self.step(at + 1, item.end);
                        self.taken.pop();
                    }
                }
            }
            Some(Op::Done | Op::Take { .. }) | None => {}
        }
    }
}
