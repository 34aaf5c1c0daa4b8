//! All text on screen: shaped and ordered by parley, rasterised by swash, drawn from an atlas of our own.
//!
//! egui 0.37 joins Arabic letters but knows no bidirectional order, so nothing that may hold Arabic goes through its labels.
//! One [`TextEngine`] lives in the egui context; [`with_engine`] lends it out.

mod article;
mod atlas;
mod engine;
mod fonts;
mod label;
mod shaped;

pub use article::{ArticleOutput, ArticleText, Mark, RuleStyle, Wash, paint_rule};
pub use engine::{TextEngine, with_engine};
pub use label::{Align, label, label_sized, measure, paint, paint_elided, paint_lines, paint_marked, paint_rotated, wrapped};
pub use shaped::{Face, ShapedText, TextStyle};
