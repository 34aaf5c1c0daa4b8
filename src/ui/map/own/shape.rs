//! The geometry of one feature of a vector tile: decoded, checked, brought to one scale, encoded again.

use super::Flaw;
use super::wire::{unzigzag, zigzag};

/// Units across a tile that the renderer knows.
pub(super) const EXTENT: u32 = 4096;

/// Points in one ring or line; finer shapes are no map's.
const MOST_IN_PART: usize = 1 << 16;
/// Parts times numbers of one feature: what the decoder sets aside for each part is as large as the whole.
const MOST_WORK: usize = 1 << 26;
/// Shapes whose parts times numbers stay below this stand in one feature.
const SPLIT_FROM: usize = 1 << 20;
/// Points may lie so many tiles outside their own.
const MOST_TILES_AWAY: i64 = 16;

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Points = 1,
    Lines = 2,
    Areas = 3,
}

/// A ring, a line, or all points of a feature, in tile units.
type Part = Vec<[i32; 2]>;

/// Decodes commands, drops what has no extent, and encodes the rest for a tile of [`EXTENT`] units; large shapes as several features.
/// Nothing comes back for a shape beyond the limits.
///
/// # Errors
/// When the commands end in the middle.
pub(super) fn retold(commands: &[u32], sort: Sort, extent: u32) -> Result<Vec<Vec<u32>>, Flaw> {
    let Some(parts) = parts(commands, sort)?.map(|parts| scaled(parts, extent)).and_then(|parts| sound(parts, sort)) else {
        return Ok(Vec::new());
    };
    let points: usize = parts.iter().map(Vec::len).sum();
    if sort == Sort::Points || parts.len() * points * 2 <= SPLIT_FROM {
        return Ok(vec![encoded(&parts, sort)]);
    }
    let shapes = groups(parts, sort);
    Ok(shapes.into_iter().filter(|shape| work(shape) <= MOST_WORK).map(|shape| encoded(&shape, sort)).collect())
}

fn work(shape: &[Part]) -> usize {
    shape.len() * shape.iter().map(Vec::len).sum::<usize>() * 2
}

/// The points of each part; `None` where one lies absurdly far away.
fn parts(commands: &[u32], sort: Sort) -> Result<Option<Vec<Part>>, Flaw> {
    let (mut parts, mut part): (Vec<Part>, Part) = (Vec::new(), Vec::new());
    let mut at = [0_i32; 2];
    let mut rest = commands.iter();
    while let Some(command) = rest.next() {
        match command & 7 {
            7 => parts.push(std::mem::take(&mut part)),
            id @ (1 | 2) => {
                if id == 1 && sort != Sort::Points && !part.is_empty() {
                    parts.push(std::mem::take(&mut part));
                }
                for _ in 0..command >> 3 {
                    let (Some(dx), Some(dy)) = (rest.next(), rest.next()) else { return Err(Flaw::Damaged) };
                    for (value, step) in at.iter_mut().zip([*dx, *dy]) {
                        let Some(next) = value.checked_add(unzigzag(step)) else { return Ok(None) };
                        *value = next;
                    }
                    part.push(at);
                }
            }
            _ => return Err(Flaw::Damaged),
        }
    }
    if !part.is_empty() && sort != Sort::Areas {
        parts.push(part);
    }
    Ok(Some(parts))
}

fn scaled(mut parts: Vec<Part>, extent: u32) -> Vec<Part> {
    if extent != EXTENT && extent > 0 {
        let scale = f64::from(EXTENT) / f64::from(extent);
        for value in parts.iter_mut().flatten().flatten() {
            *value = (f64::from(*value) * scale).round() as i32;
        }
    }
    parts
}

/// The parts that can be drawn; `None` for a shape beyond the limits.
fn sound(mut parts: Vec<Part>, sort: Sort) -> Option<Vec<Part>> {
    let least = match sort {
        Sort::Points => 1,
        Sort::Lines => 2,
        Sort::Areas => 3,
    };
    parts.retain(|part| part.len() >= least);
    let far = MOST_TILES_AWAY * i64::from(EXTENT);
    let is_near = |value: &i32| i64::from(*value).abs() <= far;
    let fits = parts.iter().all(|part| part.len() <= MOST_IN_PART) && parts.iter().flatten().flatten().all(is_near);
    (fits && !parts.is_empty()).then_some(parts)
}

/// Lines each by itself, areas with their holes.
fn groups(parts: Vec<Part>, sort: Sort) -> Vec<Vec<Part>> {
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(last) if sort == Sort::Areas && !is_outer(&part) => last.push(part),
            _ => groups.push(vec![part]),
        }
    }
    groups
}

/// Whether a ring is an area's outline; holes turn the other way.
fn is_outer(ring: &Part) -> bool {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&[i32; 2], &[i32; 2])| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]);
    ring.iter().zip(next).map(cross).sum::<i64>() > 0
}

fn encoded(parts: &[Part], sort: Sort) -> Vec<u32> {
    let mut commands = Vec::new();
    let mut at = [0_i32; 2];
    let mut put = |commands: &mut Vec<u32>, point: &[i32; 2]| {
        commands.extend([zigzag(point[0].wrapping_sub(at[0])), zigzag(point[1].wrapping_sub(at[1]))]);
        at = *point;
    };
    for part in parts {
        let moves = if sort == Sort::Points { part.len() } else { 1 };
        commands.push((moves as u32) << 3 | 1);
        for (n, point) in part.iter().enumerate() {
            if n == moves {
                commands.push(((part.len() - moves) as u32) << 3 | 2);
            }
            put(&mut commands, point);
        }
        if sort == Sort::Areas {
            commands.push(1 << 3 | 7);
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of that side at that corner; turned the other way it is a hole.
    fn square(corner: [i32; 2], side: i32, is_hole: bool) -> Part {
        let [x, y] = corner;
        let mut ring = vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
        if is_hole {
            ring.reverse();
        }
        ring
    }

    #[test]
    fn a_shape_at_the_known_scale_comes_back_as_it_was() {
        let area = encoded(&[square([10, 10], 100, false), square([20, 20], 10, true)], Sort::Areas);
        assert_eq!(retold(&area, Sort::Areas, EXTENT), Ok(vec![area]));
        let lines = encoded(&[vec![[0, 0], [5, 5], [-9, 80]], vec![[1, 1], [2, 2]]], Sort::Lines);
        assert_eq!(retold(&lines, Sort::Lines, EXTENT), Ok(vec![lines]));
        let points = encoded(&[vec![[3, 4], [5, 6]]], Sort::Points);
        assert_eq!(retold(&points, Sort::Points, EXTENT), Ok(vec![points]));
    }

    #[test]
    fn other_scales_are_brought_to_the_known_one() {
        let line = encoded(&[vec![[0, 0], [512, 256]]], Sort::Lines);
        assert_eq!(retold(&line, Sort::Lines, 512), Ok(vec![encoded(&[vec![[0, 0], [4096, 2048]]], Sort::Lines)]));
    }

    #[test]
    fn shapes_of_many_parts_are_split_between_areas_never_between_an_area_and_its_holes() {
        let mut parts = Vec::new();
        for n in 0..400 {
            parts.push(square([n * 4, 0], 400, false));
            parts.push(square([n * 4 + 1, 1], 2, true));
        }
        let shapes = retold(&encoded(&parts, Sort::Areas), Sort::Areas, EXTENT).expect("whole commands");
        assert_eq!(shapes.len(), 400);
        assert_eq!(shapes[0], encoded(&parts[..2], Sort::Areas));
    }

    #[test]
    fn what_is_absurd_is_left_out_and_what_is_cut_short_is_damage() {
        let far = encoded(&[vec![[0, 0], [i32::MAX, 0]]], Sort::Lines);
        assert_eq!(retold(&far, Sort::Lines, EXTENT), Ok(Vec::new()));
        let dot = encoded(&[vec![[7, 7]]], Sort::Lines);
        assert_eq!(retold(&dot, Sort::Lines, EXTENT), Ok(Vec::new()));
        assert_eq!(retold(&[u32::MAX - 6, 2, 2], Sort::Lines, EXTENT), Err(Flaw::Damaged), "half a billion points, one of them there");
        assert_eq!(retold(&[3], Sort::Lines, EXTENT), Err(Flaw::Damaged), "no such command");
    }
}
