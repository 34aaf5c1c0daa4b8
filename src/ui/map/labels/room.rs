//! What is taken on the screen, in buckets, so that asking for room does not go through all of it.

use egui::{Rect, pos2};

/// Side of a bucket in points.
const SIDE: f32 = 96.0;

/// Rectangles that names must stay clear of.
pub struct Room {
    origin: egui::Pos2,
    columns: usize,
    rows: usize,
    buckets: Vec<Vec<Rect>>,
}

impl Room {
    /// Room for names within `screen`, none of it taken.
    pub fn new(screen: Rect) -> Self {
        let cells = |length: f32| (length.max(1.0) / SIDE).ceil() as usize;
        let (columns, rows) = (cells(screen.width()), cells(screen.height()));
        Self { origin: screen.min, columns, rows, buckets: vec![Vec::new(); columns * rows] }
    }

    /// Takes a rectangle.
    pub fn take(&mut self, rect: Rect) {
        for index in self.indices(rect) {
            if let Some(bucket) = self.buckets.get_mut(index) {
                bucket.push(rect);
            }
        }
    }

    /// Whether nothing taken touches it.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.indices(rect).all(|index| self.buckets.get(index).is_none_or(|bucket| bucket.iter().all(|taken| !taken.intersects(rect))))
    }

    fn indices(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let cell = |at: f32, origin: f32, most: usize| (((at - origin) / SIDE).floor().max(0.0) as usize).min(most.saturating_sub(1));
        let (left, right) = (cell(rect.left(), self.origin.x, self.columns), cell(rect.right(), self.origin.x, self.columns));
        let (top, bottom) = (cell(rect.top(), self.origin.y, self.rows), cell(rect.bottom(), self.origin.y, self.rows));
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

impl Default for Room {
    fn default() -> Self {
        Self::new(Rect::from_min_size(pos2(0.0, 0.0), egui::Vec2::ZERO))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn what_is_taken_is_not_free_wherever_it_lies() {
        let mut room = Room::new(Rect::from_min_size(pos2(50.0, 20.0), vec2(1000.0, 700.0)));
        let taken = [
            Rect::from_min_size(pos2(60.0, 30.0), vec2(20.0, 10.0)),
            Rect::from_min_size(pos2(140.0, 100.0), vec2(300.0, 200.0)),
            Rect::from_min_size(pos2(-40.0, 600.0), vec2(60.0, 200.0)),
        ];
        for rect in taken {
            room.take(rect);
        }
        for rect in taken {
            assert!(!room.is_free(rect.shrink(2.0)), "{rect:?}");
        }
        assert!(room.is_free(Rect::from_min_size(pos2(700.0, 400.0), vec2(80.0, 20.0))));
        assert!(room.is_free(Rect::from_min_size(pos2(60.0, 45.0), vec2(20.0, 10.0))));
    }
}
