//! Draws and sends commands; changes nothing else.

pub mod bidi_text;
pub mod icons;
pub mod theme;
pub mod widgets;
