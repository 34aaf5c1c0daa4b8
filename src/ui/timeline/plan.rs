//! What of the head finds room. Pure.

/// Room between groups.
pub(super) const GROUP_GAP: f32 = 12.0;

/// How the quick ranges are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuickForm {
    /// Side by side.
    Row,
    /// In a menu.
    Menu,
    /// Not at all.
    Hidden,
}

/// How the sum is written, longest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumForm {
    /// Numbers and words.
    Usual,
    /// The same, smaller.
    Small,
    /// The same, in the least size.
    Least,
    /// Numbers and icons.
    Terse,
}

impl SumForm {
    /// Longest first.
    pub(super) const ALL: [Self; 4] = [Self::Usual, Self::Small, Self::Least, Self::Terse];
}

/// Widths of the parts of the head, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widths {
    pub(super) transport: f32,
    pub(super) speed: f32,
    pub(super) quick_row: f32,
    pub(super) quick_menu: f32,
    /// Both date fields.
    pub(super) fields: f32,
    pub(super) key: f32,
    /// The sum in each form.
    pub(super) sum: [f32; SumForm::ALL.len()],
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) speed: bool,
    pub(super) quick: QuickForm,
    pub(super) fields: bool,
    pub(super) key: bool,
    pub(super) sum: SumForm,
}

impl Plan {
    fn width(self, widths: &Widths) -> f32 {
        let quick = match self.quick {
            QuickForm::Row => widths.quick_row,
            QuickForm::Menu => widths.quick_menu,
            QuickForm::Hidden => 0.0,
        };
        let sum = SumForm::ALL.iter().zip(widths.sum).find(|(form, _)| **form == self.sum).map_or(0.0, |(_, width)| width);
        let optional = [(self.speed, widths.speed), (self.fields, widths.fields), (self.key, widths.key), (quick > 0.0, quick)];
        let shown = optional.into_iter().filter(|(on, _)| *on).map(|(_, width)| width + GROUP_GAP);
        widths.transport + GROUP_GAP + sum + shown.sum::<f32>()
    }
}

/// The first that fits into `room`; the last where none does. The sum is never left out: it gets smaller after speed, key and row of
/// quick ranges have made room. `compact` puts the date fields into the head.
pub(super) fn plan(room: f32, widths: &Widths, compact: bool) -> Plan {
    use QuickForm::{Hidden, Menu, Row};
    use SumForm::{Least, Small, Terse, Usual};
    let tall = |speed, quick, key, sum| Plan { speed, quick, fields: false, key, sum };
    let flat = |quick, fields, sum| Plan { speed: false, quick, fields, key: false, sum };
    let wide = [
        tall(true, Row, true, Usual),
        tall(true, Row, true, Small),
        tall(true, Row, false, Usual),
        tall(true, Menu, false, Usual),
        tall(true, Menu, false, Small),
        tall(false, Menu, false, Least),
        tall(false, Hidden, false, Terse),
    ];
    let narrow = [
        flat(Menu, true, Usual),
        flat(Menu, true, Small),
        flat(Menu, true, Least),
        flat(Hidden, true, Least),
        flat(Menu, true, Terse),
        flat(Hidden, true, Terse),
        flat(Hidden, false, Terse),
    ];
    let plans = if compact { narrow } else { wide };
    let last = flat(Hidden, false, Terse);
    plans.into_iter().find(|plan| plan.width(widths) <= room).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: Widths = Widths {
        transport: 100.0,
        speed: 100.0,
        quick_row: 290.0,
        quick_menu: 80.0,
        fields: 240.0,
        key: 400.0,
        sum: [490.0, 455.0, 415.0, 180.0],
    };

    #[test]
    fn parts_go_in_order_as_room_gets_scarce() {
        let rows = [
            (1500.0, false, (true, QuickForm::Row, true, SumForm::Usual)),
            (1440.0, false, (true, QuickForm::Row, true, SumForm::Usual)),
            (1420.0, false, (true, QuickForm::Row, true, SumForm::Small)),
            (1200.0, false, (true, QuickForm::Row, false, SumForm::Usual)),
            (900.0, false, (true, QuickForm::Menu, false, SumForm::Usual)),
            (620.0, false, (false, QuickForm::Menu, false, SumForm::Least)),
            (100.0, false, (false, QuickForm::Hidden, false, SumForm::Terse)),
        ];
        for (room, compact, want) in rows {
            let plan = plan(room, &WIDTHS, compact);
            assert_eq!((plan.speed, plan.quick, plan.key, plan.sum), want, "{room}");
        }
    }

    #[test]
    fn a_compact_head_keeps_the_date_fields_as_long_as_it_can() {
        let rows = [
            (960.0, (QuickForm::Menu, true, SumForm::Usual)),
            (900.0, (QuickForm::Menu, true, SumForm::Least)),
            (800.0, (QuickForm::Hidden, true, SumForm::Least)),
            (700.0, (QuickForm::Menu, true, SumForm::Terse)),
            (580.0, (QuickForm::Hidden, true, SumForm::Terse)),
            (350.0, (QuickForm::Hidden, false, SumForm::Terse)),
        ];
        for (room, want) in rows {
            let plan = plan(room, &WIDTHS, true);
            assert_eq!((plan.quick, plan.fields, plan.sum), want, "{room}");
            assert!(plan.width(&WIDTHS) <= room);
        }
    }
}
