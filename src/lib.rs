//! Furat reads news articles, finds the incidents they report, and shows them in space and time.
//!
//! ```text
//! article file ─ source ─► text ─► extract ─► incidents ─► store ─► filter ─► map · timeline · sources
//!                           ▲         ▲
//!                        lexicon   gazetteer
//! ```
//!
//! Everything up to [`store`] and [`export`] works without a screen; the window lives behind the feature `gui`.

pub mod diagnostic;
pub mod geo;
pub mod i18n;

pub mod coords;
pub mod text;

pub mod gazetteer;
pub mod incident;
pub mod lexicon;
pub mod source;

pub mod extract;
pub mod store;

pub mod edit;

pub mod brief;
pub mod demo;
pub mod exchange;
pub mod export;
pub mod import;
pub mod workspace;

pub mod cli;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "gui")]
pub mod context;
#[cfg(feature = "gui")]
pub mod ui;
