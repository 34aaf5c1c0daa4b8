//! Buttons, chips and rows, drawn by the tokens.

mod button;
mod date_entry;
mod row;
mod text_field;
mod typed;

pub use button::{Look, bar_accent, button, chip, icon_button, segmented, toggle_button};
pub use date_entry::{date_editor, date_entry};
pub use row::{FacetRow, check_row, fold_head, hairline, section_head};
pub use text_field::text_field;
pub use typed::{DateBuffer, date_letter, parse_days, typed_form};
