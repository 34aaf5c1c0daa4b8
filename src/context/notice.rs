//! Messages on the window.

use super::UiCommand;
use crate::diagnostic::{Diagnostic, Severity};

/// How a message looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done. Goes by itself.
    Done,
    /// Worth knowing.
    Warning,
    /// Something failed or was left out.
    Error,
}

/// One message: what, where, what to do; what it sums up is folded below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub head: Diagnostic,
    /// What it sums up, one by one; empty where it stands for itself.
    pub details: Vec<Diagnostic>,
    /// What helps, as a button below it.
    pub remedy: Option<UiCommand>,
}

impl From<Diagnostic> for Notice {
    fn from(head: Diagnostic) -> Self {
        let tone = if head.severity == Severity::Error { Tone::Error } else { Tone::Warning };
        Self { tone, head, details: Vec::new(), remedy: None }
    }
}

impl Notice {
    /// Something was done.
    pub const fn done(head: Diagnostic) -> Self {
        Self { tone: Tone::Done, head, details: Vec::new(), remedy: None }
    }

    /// The same with a button for what helps.
    #[must_use]
    pub const fn with_remedy(mut self, wish: UiCommand) -> Self {
        self.remedy = Some(wish);
        self
    }

    /// Several messages under one head; as bad as the worst of them.
    pub fn summing(head: Diagnostic, details: Vec<Diagnostic>) -> Self {
        let is_bad = details.iter().any(|detail| detail.severity == Severity::Error);
        Self { tone: if is_bad { Tone::Error } else { Tone::Warning }, head, details, remedy: None }
    }
}
