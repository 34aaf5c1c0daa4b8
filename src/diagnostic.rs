//! What went wrong, said once, for a person: what, where, and what to do.

use std::fmt;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the result is whole.
    Warning,
    /// An input was refused or left out.
    Error,
}

/// One message about one input. Shown as summary, detail and hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// One line: what went wrong.
    pub summary: String,
    /// The file or place it is about, as the user named it.
    pub location: Option<String>,
    /// What the user can do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error with a summary alone.
    pub fn error(summary: impl Into<String>) -> Self {
        Self { severity: Severity::Error, summary: summary.into(), location: None, hint: None }
    }

    /// A warning with a summary alone.
    pub fn warning(summary: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(summary) }
    }

    /// Names the file or place it is about.
    #[must_use]
    pub fn at(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// Adds what the user can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.summary)?;
        if let Some(location) = &self.location {
            write!(f, ": {location}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// Bundled data that cannot be used, before it is told in a language (`Texts::fault`). Tests guard that there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The message's name in `assets/i18n`.
    pub id: &'static str,
    /// The file it is about, as it is called in the program.
    pub location: String,
    /// What the reader of the file said.
    pub reason: String,
}

impl Fault {
    /// A fault of a file.
    pub fn new(id: &'static str, location: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self { id, location: location.into(), reason: reason.to_string() }
    }
}

/// Collects messages while the work goes on.
#[derive(Clone, Debug, Default)]
pub struct Reporter {
    /// In the order they came.
    pub messages: Vec<Diagnostic>,
}

impl Reporter {
    /// Keeps a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.messages.push(diagnostic);
    }

    /// Whether an input was refused or left out.
    pub fn has_errors(&self) -> bool {
        self.messages.iter().any(|m| m.severity == Severity::Error)
    }
}
