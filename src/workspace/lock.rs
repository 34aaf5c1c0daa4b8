//! Who has a workspace open for writing: a file beside it, locked by the system for as long as its program lives.
//!
//! The lock goes with the process, however that ends: a file that a crash left behind is recognised by not being locked.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Problem;

/// A program that has a workspace open for writing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of its machine.
    pub host: String,
    /// The number of its process.
    pub process: u32,
    /// Since when, in seconds since 1970 UTC.
    pub since: i64,
}

/// Bytes of the lock file that are read at most: whatever stands there, who holds the lock is one short line.
const LONGEST: u64 = 4096;
/// How often a lock file that vanishes between opening and locking is looked for again.
const ATTEMPTS: usize = 8;

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// `None` where the drive knows no locks.
    file: Option<File>,
    /// Who held it when their program ended without giving it back.
    pub(super) left_behind: Option<Holder>,
}

impl Lock {
    /// Takes the lock of a workspace.
    ///
    /// # Errors
    /// [`Problem::InUse`] where another program has it; [`Problem::ReadOnly`] where no file can be made beside the workspace.
    pub(super) fn take(workspace: &Path, holder: &Holder) -> Result<Self, Problem> {
        let path = beside(workspace, "-lock");
        for _ in 0..ATTEMPTS {
            let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Problem::InUse(read(&mut file))),
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                    log::warn!("no locks on this drive: {}", path.display());
                    return Ok(Self { path, file: None, left_behind: None });
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            // Whoever had it may have removed the file after it was opened here: then this lock shuts nobody out.
            if !is_still_there(&file, &path) {
                continue;
            }
            let left_behind = read(&mut file);
            write(&mut file, holder)?;
            return Ok(Self { path, file: Some(file), left_behind });
        }
        Err(Problem::InUse(None))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name goes before the lock, so that nobody locks a file that is about to vanish. Where it cannot go it is harmless.
        // Where the folder was moved away the name may be that of another program's lock.
        if self.file.as_ref().is_some_and(|file| is_still_there(file, &self.path)) {
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Another file with a name made from that of the workspace.
pub(super) fn beside(workspace: &Path, ending: &str) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn read(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn write(file: &mut File, holder: &Holder) -> Result<(), Problem> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(&serde_json::to_vec(holder)?)?;
    Ok(())
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().ok().map(id) == fs::metadata(path).ok().map(id)
}

#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    // An open file cannot be removed there.
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(process: u32) -> Holder {
        Holder { host: "desk".into(), process, since: 1 }
    }

    #[test]
    fn one_holds_it_and_the_other_learns_who() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("w.furat");
        let first = Lock::take(&path, &holder(1)).expect("free");
        assert!(matches!(Lock::take(&path, &holder(2)), Err(Problem::InUse(Some(who))) if who == holder(1)));
        drop(first);
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0, "nothing is left");
        assert_eq!(Lock::take(&path, &holder(2)).expect("free again").left_behind, None);
    }

    #[test]
    fn what_a_crash_left_behind_is_recognised() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("w.furat");
        fs::write(beside(&path, "-lock"), serde_json::to_vec(&holder(7)).expect("plain data")).expect("written");
        assert_eq!(Lock::take(&path, &holder(2)).expect("nobody holds it").left_behind, Some(holder(7)));
        fs::write(beside(&path, "-lock"), b"\xFF no such thing").expect("written");
        assert_eq!(Lock::take(&path, &holder(2)).expect("nobody holds it").left_behind, None);
    }
}
