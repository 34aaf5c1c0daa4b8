//! A copy of a damaged workspace to work on, with its header mended: what stands there is the same in every workspace.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::super::form::{APPLICATION_ID, PRESENT};
use super::super::lock::beside;
use super::super::{PAGE, Problem};

/// The copy; gone when dropped.
pub(super) struct Copy(PathBuf);

impl Copy {
    /// Copies the workspace, with what was not yet written back into it, beside the new one.
    pub(super) fn of(from: &Path, to: &Path) -> Result<Self, Problem> {
        let copy = Self(beside(to, "-salvage"));
        fs::copy(from, &copy.0)?;
        let log = beside(from, "-wal");
        if log.try_exists()? {
            fs::copy(log, beside(&copy.0, "-wal"))?;
        }
        // The copy takes over that the original may not be written to.
        let mut permissions = fs::metadata(&copy.0)?.permissions();
        if permissions.readonly() {
            #[expect(clippy::permissions_set_readonly_false, reason = "a copy that lives for a moment")]
            permissions.set_readonly(false);
            fs::set_permissions(&copy.0, permissions)?;
        }
        mend(&copy.0)?;
        Ok(copy)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            drop(fs::remove_file(beside(&self.0, ending)));
        }
    }
}

/// Fields of the header that are the same in all workspaces of the present form, by their first byte
/// (<https://www.sqlite.org/fileformat.html#the_database_header>).
fn constants() -> [(usize, Vec<u8>); 10] {
    let number = |n: i32| n.to_be_bytes().to_vec();
    [
        (0, b"SQLite format 3\0".to_vec()),
        (16, (PAGE as u16).to_be_bytes().to_vec()),
        // Written to through a log, read through it.
        (18, vec![2, 2, 0, 64, 32, 32]),
        // Form of the schema.
        (44, number(4)),
        // Nothing is moved by itself.
        (52, number(0)),
        // UTF-8.
        (56, number(1)),
        (60, number(PRESENT)),
        (64, number(0)),
        (68, number(APPLICATION_ID)),
        (72, vec![0; 20]),
    ]
}

fn mend(path: &Path) -> Result<(), Problem> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let pages = file.metadata()?.len().div_ceil(PAGE);
    // A page that was cut off counts as one without rows, not as the end of the file.
    file.set_len(pages * PAGE)?;
    let mut head = [0; 100];
    if file.read_exact(&mut head).is_err() {
        return Ok(());
    }
    for (at, bytes) in constants() {
        if let Some(field) = head.get_mut(at..at + bytes.len()) {
            field.copy_from_slice(&bytes);
        }
    }
    // The file is as long as it is, and its header counts as up to date: the counter of changes stands there twice.
    let count = u32::try_from(pages).unwrap_or(u32::MAX).to_be_bytes();
    head.copy_within(24..28, 92);
    if let Some(field) = head.get_mut(28..32) {
        field.copy_from_slice(&count);
    }
    write_head(&mut file, &head)
}

fn write_head(file: &mut File, head: &[u8; 100]) -> Result<(), Problem> {
    file.rewind()?;
    file.write_all(head)?;
    Ok(file.sync_all()?)
}
