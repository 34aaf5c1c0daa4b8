//! Buttons, chips and rows, drawn by the tokens.

mod button;
mod date_entry;
mod key_caps;
mod menu_row;
mod row;
mod text_field;
mod typed;

pub use button::{ChipPress, Look, bar_accent, button, button_width, chip, chip_width, icon_button, segmented, toggle_button};
pub use date_entry::{date_editor, date_entry};
pub use key_caps::{key_caps, key_caps_width};
pub use menu_row::{MenuRow, menu_row};
pub use row::{FacetRow, Fold, check_row, dashed_box, fold_head, hairline, name_scroll_bar, section_head, switch_row};
pub use text_field::{FieldInks, framed_field, text_field, text_field_inked};
pub use typed::{DateBuffer, date_letter, parse_days, typed_form};
