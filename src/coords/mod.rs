//! Coordinates as people write them: decimal degrees, degrees with minutes and seconds, and MGRS. Read, printed, and drawn as grids.
//!
//! All on WGS84. What is printed is never finer than the caller can answer for; what cannot be read for sure is not read at all.

mod grid;
mod mgrs;
mod parse;
mod print;

pub use grid::{GridLine, GridName, graticule, graticule_step, mgrs_grid, mgrs_step};
pub use parse::parse;
pub use print::{Hemispheres, degree_mark, print};

use serde::{Deserialize, Serialize};

/// How a point is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// 34.4523° N, 40.9185° E
    #[default]
    Decimal,
    /// 34°27′08″N 40°55′07″E
    Dms,
    /// 37S FU 7623 1397: Military Grid Reference System
    Mgrs,
}

impl Form {
    /// All of them, in the order a click goes through.
    pub const ALL: [Self; 3] = [Self::Decimal, Self::Dms, Self::Mgrs];

    /// The one after it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Decimal => Self::Dms,
            Self::Dms => Self::Mgrs,
            Self::Mgrs => Self::Decimal,
        }
    }
}
