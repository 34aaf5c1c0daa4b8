//! Corrections: what a person says over what was extracted. Pure: no files, no clock, no screen.
//!
//! ```text
//! extracted incidents ─┐
//! log of edits ────────┴─ lay over ─► corrected incidents · originals of corrected fields · edits that found nothing
//! ```
//!
//! The log only grows: undo and redo are entries of it, so that they work in another session. An edit names its incident by where its
//! words stand ([`Anchor`]), so that it finds it again after the articles were read anew.

mod alias;
mod anchor;
mod change;
mod desk;
mod fingerprint;
mod lay;
mod library;
mod log;
mod queue;
mod slots;
mod typed;
mod value;
mod verify;

pub use anchor::{Anchor, Spot};
pub use change::{Change, Doubt, Edit};
pub use desk::Desk;
pub use fingerprint::Fingerprint;
pub use lay::{BY_HAND, Corrected, Loss, Lost, Original, lay_over};
pub use library::Library;
pub use log::{Log, Stamp};
pub use queue::{Question, doubts, queue};
pub use typed::typed_count;
pub use value::{Part, Value};
pub use verify::{Grade, suggest};

#[cfg(test)]
pub(crate) mod sample;
