//! The views the map has stood on, to go back to and forward again.

use super::camera::Look;

/// A view on which the map stood so long, in seconds, is one to go back to; those passed on the way are not.
const STAND_SECS: f64 = 0.4;
/// Views kept; the oldest go first.
const MOST: usize = 64;

/// Where the map has been. Told of every frame.
#[derive(Debug, Default)]
pub(super) struct Trail {
    back: Vec<Look>,
    forward: Vec<Look>,
    /// Where the map was in the last frame, and since when.
    here: Option<(Look, f64)>,
    /// The view of the trail that the map is on its way to.
    goal: Option<Look>,
}

impl Trail {
    /// Notes where the map is at a time in seconds. While it `is_flying` somebody else than the hand moves it.
    pub(super) fn observe(&mut self, look: Look, now: f64, is_flying: bool) {
        let Some((here, since)) = self.here else {
            self.here = Some((look, now));
            return;
        };
        if let Some(goal) = self.goal {
            if look.is_like(goal) || !is_flying {
                self.goal = None;
            }
            self.here = Some((look, now));
            return;
        }
        if look.is_like(here) {
            return;
        }
        if now - since >= STAND_SECS {
            self.back.push(here);
            if self.back.len() > MOST {
                self.back.remove(0);
            }
            self.forward.clear();
        }
        self.here = Some((look, now));
    }

    /// Whether there is a view to go back to.
    pub(super) const fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a view to go forward to.
    pub(super) const fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// The view before this one; going there is up to the caller.
    pub(super) fn go_back(&mut self) -> Option<Look> {
        let wanted = self.back.pop()?;
        self.forward.extend(self.standing());
        self.goal = Some(wanted);
        Some(wanted)
    }

    /// The view that was left by going back.
    pub(super) fn go_forward(&mut self) -> Option<Look> {
        let wanted = self.forward.pop()?;
        self.back.extend(self.standing());
        self.goal = Some(wanted);
        Some(wanted)
    }

    /// The view the map is on, or on its way to.
    fn standing(&self) -> Option<Look> {
        self.goal.or(self.here.map(|(look, _)| look))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LatLon;

    const fn look(zoom: f64) -> Look {
        Look { center: LatLon::new(34.5, 40.9), zoom }
    }

    /// A map that stood on each of these for a second.
    fn trail(zooms: &[f64]) -> Trail {
        let mut trail = Trail::default();
        for (n, zoom) in zooms.iter().enumerate() {
            trail.observe(look(*zoom), n as f64, false);
        }
        trail
    }

    #[test]
    fn views_come_back_in_the_order_they_were_left_and_forward_again() {
        let mut trail = trail(&[6.0, 7.0, 8.0]);
        assert!(trail.can_go_back() && !trail.can_go_forward());
        assert_eq!(trail.go_back(), Some(look(7.0)));
        // Pressed again before the map has arrived.
        trail.observe(look(7.6), 3.1, true);
        assert_eq!(trail.go_back(), Some(look(6.0)));
        trail.observe(look(6.0), 3.4, false);
        assert_eq!(trail.go_back(), None);
        assert_eq!(trail.go_forward(), Some(look(7.0)));
        trail.observe(look(7.0), 3.6, false);
        assert_eq!(trail.go_forward(), Some(look(8.0)));
        trail.observe(look(8.0), 3.8, false);
        assert!(!trail.can_go_forward());
        assert_eq!(trail.go_back(), Some(look(7.0)));
    }

    #[test]
    fn what_is_passed_on_the_way_is_no_view() {
        let mut trail = trail(&[6.0]);
        for step in 1..=30 {
            trail.observe(look(6.0 + f64::from(step) / 10.0), 5.0 + f64::from(step) / 60.0, false);
        }
        trail.observe(look(10.0), 9.0, false);
        assert_eq!((trail.go_back(), trail.go_back(), trail.go_back()), (Some(look(9.0)), Some(look(6.0)), None));
    }

    #[test]
    fn a_new_way_forgets_the_views_ahead() {
        let mut trail = trail(&[6.0, 7.0]);
        assert_eq!(trail.go_back(), Some(look(6.0)));
        trail.observe(look(6.0), 3.0, false);
        trail.observe(look(11.0), 5.0, false);
        assert!(!trail.can_go_forward());
        assert_eq!(trail.go_back(), Some(look(6.0)));
    }

    #[test]
    fn a_hand_that_takes_the_map_on_its_way_ends_the_way() {
        let mut trail = trail(&[6.0, 7.0]);
        assert_eq!(trail.go_back(), Some(look(6.0)));
        trail.observe(look(6.7), 3.0, false);
        trail.observe(look(9.0), 5.0, false);
        assert_eq!(trail.go_back(), Some(look(6.7)));
    }

    #[test]
    fn no_more_is_kept_than_allowed() {
        let zooms: Vec<f64> = (0..2 * MOST).map(|n| n as f64 / 20.0).collect();
        let mut trail = trail(&zooms);
        let mut count = 0;
        while trail.go_back().is_some() {
            count += 1;
        }
        assert_eq!(count, MOST);
    }
}
