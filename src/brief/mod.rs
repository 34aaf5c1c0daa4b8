//! Briefings: one snapshot of what a filter shows, and the picture, sheet or file that is printed from it.
//!
//! ```text
//! store · filter ─► Snapshot ─┬─► strip of the quick picture
//!                             ├─► JSON beside the picture
//!                             └─► sheet (words, colours) ─► template ─► PDF · PNG · SVG
//! ```
//!
//! Nothing here knows a clock or a file: the time of making, templates and pictures of the map are handed in.

mod bars;
mod look;
pub mod name;
pub mod paper;
#[cfg(feature = "sheets")]
mod press;
mod sentence;
mod sheet;
mod snapshot;
mod sum;
#[cfg(feature = "sheets")]
pub mod template;
#[cfg(feature = "sheets")]
mod world;

pub use bars::{Bar, Bars};
pub use paper::Paper;
#[cfg(feature = "sheets")]
pub use press::{Form, Job, Printed, print};
pub use sentence::{Heading, clauses, heading};
pub use sheet::{FIELDS, Fields, Sheet, Views, date_time_group};
pub use snapshot::{Counts, Figures, KindCount, Row, Site, Snapshot, Source, Taking};
pub use sum::Sum;
