//! Corrections: what a person says over what was extracted. Pure: no files, no clock, no screen.
//!
//! ```text
//! extracted incidents ─┐
//! log of edits ────────┴─ lay over ─► corrected incidents · originals of corrected fields · edits that found nothing
//! ```
//!
//! The log only grows: undo and redo are entries of it, so that they work in another session. An edit names its incident by where its
//! words stand ([`Anchor`]), so that it finds it again after the articles were read anew.

mod anchor;
mod change;
mod fingerprint;
mod log;
mod value;

pub use anchor::{Anchor, Spot};
pub use change::{Change, Doubt, Edit};
pub use fingerprint::Fingerprint;
pub use log::{Log, Stamp};
pub use value::{Part, Value};

#[cfg(test)]
pub(crate) mod sample;
