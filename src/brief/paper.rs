//! Sheets of paper, and how large the map on them is.

/// A sheet, lying.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Its name in file names and on the command line.
    pub name: &'static str,
    /// Width in mm.
    pub width_mm: f64,
    /// Height in mm.
    pub height_mm: f64,
    /// How much larger type and gaps are than on A4.
    pub scale: f64,
    /// Width and height of the map in mm.
    pub map_mm: [f64; 2],
}

impl Paper {
    /// A4 (ISO 216).
    pub const A4: Self = Self { name: "A4", width_mm: 297.0, height_mm: 210.0, scale: 1.0, map_mm: [146.0, 114.0] };
    /// A3 (ISO 216); type is as large again as A3 is wider.
    pub const A3: Self = Self { name: "A3", width_mm: 420.0, height_mm: 297.0, scale: 1.25, map_mm: [212.0, 174.0] };
    /// A slide of 16 to 9, as wide as presentation programs make them (13.33 inches).
    pub const SLIDE: Self = Self { name: "slide", width_mm: 338.67, height_mm: 190.5, scale: 1.06, map_mm: [164.0, 104.0] };

    /// The same with a map of another size, as a template wants it.
    #[must_use]
    pub const fn with_map(self, map_mm: Option<[f64; 2]>) -> Self {
        match map_mm {
            Some(map_mm) => Self { map_mm, ..self },
            None => self,
        }
    }
}
