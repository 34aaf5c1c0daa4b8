//! Repeatable chance.

/// A row of numbers that look random and follow from a seed (splitmix64, S. Vigna, 2015).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, 1.
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True so often, 0 to 1.
    pub(super) fn happens(&mut self, how_often: f64) -> bool {
        self.share() < how_often
    }

    /// A whole number around a mean: many small ones, few large ones (geometric).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to some hundreds")]
    pub(super) fn around(&mut self, mean: f64) -> u32 {
        if mean <= 0.0 {
            return 0;
        }
        let fail = mean / (1.0 + mean);
        ((1.0 - self.share()).ln() / fail.ln()).min(400.0) as u32
    }
}

/// Draws positions by weight.
#[derive(Clone, Debug)]
pub(super) struct Weighted {
    sums: Vec<f64>,
}

impl Weighted {
    pub(super) fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let sums = weights.into_iter().scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self { sums: sums.collect() }
    }

    /// A position; `None` where there is none.
    pub(super) fn draw(&self, chance: &mut Chance) -> Option<usize> {
        let wanted = chance.share() * self.sums.last()?;
        Some(self.sums.partition_point(|sum| *sum <= wanted).min(self.sums.len() - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavier_positions_come_more_often() {
        let (mut chance, weighted) = (Chance::new(4), Weighted::new([1.0, 0.0, 3.0]));
        let mut counts = [0; 3];
        for _ in 0..4000 {
            counts[weighted.draw(&mut chance).expect("weights")] += 1;
        }
        assert!(counts[1] == 0 && (900..1100).contains(&counts[0]), "{counts:?}");
        assert_eq!(Weighted::new([]).draw(&mut chance), None);
    }

    #[test]
    fn numbers_lie_around_their_mean() {
        let mut chance = Chance::new(9);
        let sum: u32 = (0..4000).map(|_| chance.around(3.0)).sum();
        assert!((2.7..3.3).contains(&(f64::from(sum) / 4000.0)), "{sum}");
        assert_eq!(chance.around(0.0), 0);
    }
}
