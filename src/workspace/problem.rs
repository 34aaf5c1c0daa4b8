//! What keeps a workspace from being opened, read or written.

use rusqlite::ErrorCode;
use rusqlite::types::FromSqlError;
use thiserror::Error;

use super::Holder;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// Why something could not be done. Nothing was changed then.
#[derive(Debug, Error)]
pub enum Problem {
    /// The file is of some other program, or no database at all.
    #[error("no Furat workspace")]
    Stranger,
    /// The file was written by a later version, whose form this one does not know.
    #[error("written by a later version (form {0})")]
    Newer(i32),
    /// The file is damaged; what was noticed.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Another program has it open; who, where they say.
    #[error("open elsewhere")]
    InUse(Option<Holder>),
    /// File or folder may not be written to, or it was opened for reading.
    #[error("may not be written to")]
    ReadOnly,
    /// There is no room left.
    #[error("no room left")]
    Full,
    /// There is a file of that name already.
    #[error("there is a file of that name")]
    Exists,
    /// There is no file of that name.
    #[error("there is no such file")]
    Missing,
    /// The file that was opened is no longer under its name.
    #[error("moved, deleted or replaced since it was opened")]
    Gone,
    /// The drive does not answer, or is gone.
    #[error("the drive failed: {0}")]
    Drive(String),
    /// Anything else, in the words of what failed.
    #[error("{0}")]
    Other(String),
}

impl Problem {
    /// Says it to a person.
    pub fn told(&self, texts: &Texts) -> Diagnostic {
        let reason = |words: &str| [("reason", words.to_owned().into())];
        match self {
            Self::Stranger => texts.error("space-stranger", &[]),
            Self::Newer(version) => texts.error("space-newer", &[("version", (*version).into())]),
            Self::Damaged(what) => texts.error("space-damaged", &reason(what)),
            Self::InUse(None) => texts.error("space-in-use", &[]),
            Self::InUse(Some(holder)) => {
                texts.error("space-in-use-by", &[("host", holder.host.clone().into()), ("process", holder.process.to_string().into())])
            }
            Self::ReadOnly => texts.error("space-read-only", &[]),
            Self::Full => texts.error("space-full", &[]),
            Self::Exists => texts.error("space-exists", &[]),
            Self::Missing => texts.error("file-missing", &[]),
            Self::Gone => texts.error("space-gone", &[]),
            Self::Drive(what) => texts.error("space-drive", &reason(what)),
            Self::Other(what) => texts.error("space-other", &reason(what)),
        }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        let words = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Stranger,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(words),
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse(None),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Drive(words),
            // A value of another type than the schema's, or text that is no UTF-8: nothing of ours wrote that.
            None if is_about_a_value(&error) => Self::Damaged(words),
            _ => Self::Other(words),
        }
    }
}

const fn is_about_a_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    matches!(
        error,
        Error::FromSqlConversionFailure(..) | Error::InvalidColumnType(..) | Error::IntegralValueOutOfRange(..) | Error::Utf8Error(..)
    )
}

/// A value of another type than the schema's.
impl From<FromSqlError> for Problem {
    fn from(error: FromSqlError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Drive(error.to_string()),
        }
    }
}

/// JSON of a row that cannot be read: the row is damaged, or of a later version.
impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
