//! Buttons, chips and rows, drawn by the tokens.

mod button;
mod row;

pub use button::{Look, bar_accent, button, chip, icon_button, segmented, toggle_button};
pub use row::{FacetRow, check_row, hairline, section_head};
