//! Results to standard output or to a file, which is whole or is not touched.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::i18n::Texts;

/// Writes to `path`, or to `stdout` where none is given. A reader that closes the pipe early has what it wanted.
///
/// # Errors
/// Where the file cannot be written; it names the file, and an older one of that name is still as it was.
pub fn deliver(
    path: Option<&Path>,
    stdout: &mut dyn Write,
    texts: &Texts,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let Some(path) = path else {
        return match write(&mut *stdout).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        };
    };
    replace(path, write).map_err(|error| {
        let problem = texts.error("file-unwritable", &[("reason", error.to_string().into())]);
        Failure::Broken(problem.at(path.display().to_string()))
    })
}

/// Gives a path beside `path` to write to, then puts what is there in its place: for writers that open files themselves.
///
/// # Errors
/// Where the file cannot be written; it names the file, and an older one of that name is still as it was.
pub fn deliver_file(path: &Path, texts: &Texts, write: impl FnOnce(&Path) -> Result<(), String>) -> Result<(), Failure> {
    let beside = beside(path);
    // What an earlier run left half-written.
    drop(fs::remove_file(&beside));
    let written = write(&beside).and_then(|()| fs::rename(&beside, path).map_err(|error| error.to_string()));
    written.map_err(|reason| {
        drop(fs::remove_file(&beside));
        Failure::Broken(texts.error("file-unwritable", &[("reason", reason.into())]).at(path.display().to_string()))
    })
}

/// Writes beside the file, then takes its place.
fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let beside = beside(path);
    let written = File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.into_inner()?.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        // The half-written file helps nobody; that it cannot be removed says less than why it could not be written.
        drop(fs::remove_file(&beside));
    }
    written
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.json");
        let texts = Texts::new(Lang::En);
        deliver(Some(&path), &mut io::sink(), &texts, |out| out.write_all(b"old")).expect("written");
        let failed = deliver(Some(&path), &mut io::sink(), &texts, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(matches!(failed, Err(Failure::Broken(problem)) if problem.summary == "Cannot be written: disk full"));
        assert_eq!(fs::read(&path).expect("there"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1);
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let closed = |_: &mut dyn Write| Err(io::ErrorKind::BrokenPipe.into());
        assert!(deliver(None, &mut io::sink(), &Texts::new(Lang::En), closed).is_ok());
    }
}
