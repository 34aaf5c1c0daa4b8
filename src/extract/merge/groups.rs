//! Which reports are of one incident: the likest pair is joined first, and a group takes in another where no two of their
//! reports are of one article and none speaks against another.

use std::collections::BTreeSet;

use super::blocks::share_an_article;
use super::likeness::likeness;
use crate::incident::{Confidence, Incident};

/// Reports are joined from this score on.
const JOIN: f32 = 0.5;

/// What is less like than this is told apart.
const APART: f32 = 0.15;

/// Of two groups only so many reports are compared.
const COMPARED: usize = 8;

/// Why a report is with another.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Index of the report.
    pub(super) of: usize,
    /// Where the other stands by id.
    to: usize,
    /// How like they are.
    pub(super) like: Confidence,
}

/// Reports of one incident.
#[derive(Debug)]
pub(super) struct Group {
    /// Indices of the reports, by id.
    pub(super) members: Vec<usize>,
    /// The strongest link of each.
    pub(super) links: Vec<Link>,
    /// How many reports came before its first.
    pub(super) at: usize,
}

/// All reports in groups, by the place of their first report.
pub(super) fn groups(reports: &[Incident], pairs: &[(usize, usize)]) -> Vec<Group> {
    let mut edges: Vec<(usize, usize, Confidence)> = pairs
        .iter()
        .filter_map(|&(i, j)| Some((i, j, likeness(reports.get(i)?, reports.get(j)?)?)))
        .filter(|(_, _, like)| like.value >= JOIN)
        .collect();
    let ids = |i: usize, j: usize| {
        let (a, b) = (reports.get(i).map(|r| &r.id), reports.get(j).map(|r| &r.id));
        (a.min(b), a.max(b))
    };
    edges.sort_by(|a, b| b.2.value.total_cmp(&a.2.value).then_with(|| ids(a.0, a.1).cmp(&ids(b.0, b.1))));
    let mut forest = Forest::new(reports);
    let mut links: Vec<Vec<Link>> = vec![Vec::new(); reports.len()];
    for (i, j, like) in edges {
        let (a, b) = (forest.of(i), forest.of(j));
        if a == b || !may_join(reports, forest.members(a), forest.members(b)) {
            continue;
        }
        let (kept, gone) = forest.join(a, b);
        let moved = links.get_mut(gone).map(std::mem::take).unwrap_or_default();
        if let Some(kept) = links.get_mut(kept) {
            kept.extend(moved);
            kept.push(Link { of: i, to: forest.rank(j), like: like.clone() });
            kept.push(Link { of: j, to: forest.rank(i), like });
        }
    }
    let mut out: Vec<Group> = forest
        .members
        .into_iter()
        .zip(links)
        .filter(|(members, _)| !members.is_empty())
        .map(|(members, links)| group(members, links))
        .collect();
    out.sort_by_key(|group| group.at);
    out
}

fn group(members: Vec<usize>, mut links: Vec<Link>) -> Group {
    let at = members.iter().copied().min().unwrap_or_default();
    // The strongest link of each report says why it is here.
    links.sort_by(|a, b| a.of.cmp(&b.of).then(b.like.value.total_cmp(&a.like.value)).then(a.to.cmp(&b.to)));
    links.dedup_by_key(|link| link.of);
    Group { members, links, at }
}

/// Whether nothing that one group holds is told apart from what the other holds.
fn may_join(reports: &[Incident], a: &[usize], b: &[usize]) -> bool {
    let report = |i: &usize| reports.get(*i);
    let articles: BTreeSet<_> = a.iter().filter_map(report).flat_map(|r| &r.sources).map(|source| &source.article).collect();
    let apart = b.iter().filter_map(report).flat_map(|r| &r.sources).all(|source| !articles.contains(&source.article));
    let agree = |x: &Incident, y: &Incident| !share_an_article(x, y) && likeness(x, y).is_some_and(|like| like.value >= APART);
    apart && few(a).filter_map(report).all(|x| few(b).filter_map(report).all(|y| agree(x, y)))
}

fn few(members: &[usize]) -> impl Iterator<Item = &usize> {
    members.iter().take(COMPARED)
}

/// Disjoint sets of reports.
struct Forest {
    of: Vec<usize>,
    /// Of each set, by id.
    members: Vec<Vec<usize>>,
    /// Where each report stands by id.
    rank: Vec<usize>,
}

impl Forest {
    /// Each report for itself.
    fn new(reports: &[Incident]) -> Self {
        let mut by_id: Vec<usize> = (0..reports.len()).collect();
        by_id.sort_by_key(|&i| reports.get(i).map(|report| &report.id));
        let mut rank = vec![0; reports.len()];
        for (at, &i) in by_id.iter().enumerate() {
            if let Some(rank) = rank.get_mut(i) {
                *rank = at;
            }
        }
        Self { of: (0..reports.len()).collect(), members: (0..reports.len()).map(|i| vec![i]).collect(), rank }
    }

    fn rank(&self, i: usize) -> usize {
        self.rank.get(i).copied().unwrap_or_default()
    }

    fn of(&self, i: usize) -> usize {
        self.of.get(i).copied().unwrap_or(i)
    }

    fn members(&self, set: usize) -> &[usize] {
        self.members.get(set).map_or(&[], Vec::as_slice)
    }

    /// The smaller goes into the larger. Gives the set that is left, and the one that is gone.
    fn join(&mut self, a: usize, b: usize) -> (usize, usize) {
        let (kept, gone) = if self.members(a).len() >= self.members(b).len() { (a, b) } else { (b, a) };
        let moved = self.members.get_mut(gone).map(std::mem::take).unwrap_or_default();
        for &i in &moved {
            if let Some(of) = self.of.get_mut(i) {
                *of = kept;
            }
        }
        if let Some(members) = self.members.get_mut(kept) {
            members.extend(moved);
            members.sort_by_key(|&i| self.rank.get(i));
        }
        (kept, gone)
    }
}
