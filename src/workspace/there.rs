//! Whether a workspace is still where it was opened. SQLite goes on writing to a file that was moved or deleted, where nobody finds it.

use std::path::Path;

use super::{Problem, Workspace};

/// What tells one file from another. The file is not opened for it: closing it again would give back the locks that SQLite holds on it.
pub(super) type File = (u64, u64);

/// The file that a path leads to; `None` where there is none.
#[cfg(unix)]
pub(super) fn file(path: &Path) -> Option<File> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// The file that a path leads to; `None` where there is none. An open one cannot be replaced there.
#[cfg(not(unix))]
pub(super) fn file(path: &Path) -> Option<File> {
    path.exists().then_some((0, 0))
}

impl Workspace {
    /// Looks whether its path still leads to the file that was opened.
    ///
    /// # Errors
    /// [`Problem::Gone`] where it was moved, deleted or replaced, or its drive is gone.
    pub fn check_there(&self) -> Result<(), Problem> {
        let is_there = self.path.as_os_str().is_empty() || self.there.is_some() && self.there == file(&self.path);
        if is_there { Ok(()) } else { Err(Problem::Gone) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Holder;
    use super::*;

    #[test]
    fn a_workspace_knows_whether_it_is_still_where_it_was_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("w.furat"), folder.path().join("other.furat"));
        let space = Workspace::create(&path, &Holder::default()).expect("made");
        assert!(space.check_there().is_ok());
        std::fs::rename(&path, &other).expect("moved");
        assert!(matches!(space.check_there(), Err(Problem::Gone)));
        std::fs::write(&path, "another one").expect("written");
        assert!(!cfg!(unix) || matches!(space.check_there(), Err(Problem::Gone)), "another file of that name is not it");
        std::fs::rename(&other, &path).expect("moved back");
        assert!(space.check_there().is_ok());
        assert!(Workspace::in_memory().expect("made").check_there().is_ok());
    }
}
