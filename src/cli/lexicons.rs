//! Lexicons beside the program: folders the user names, and those in the user's data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::lexicon::LanguageFiles;

/// The file that makes a folder a lexicon.
const MANIFEST: &str = "language.toml";

/// The languages of the user's own data folder, then those of the folders named. A folder holds one language, or
/// folders that hold one each.
///
/// # Errors
/// Names the folder or file that cannot be read.
pub fn read(named: &[PathBuf], texts: &Texts) -> Result<Vec<LanguageFiles>, Diagnostic> {
    let installed = installed().filter(|folder| folder.is_dir());
    let mut languages = Vec::new();
    for folder in installed.iter().chain(named) {
        let found = in_folder(folder).map_err(|error| unreadable(folder, &error, texts))?;
        if found.is_empty() && named.contains(folder) {
            return Err(texts.error("lexicon-none", &[]).at(folder.display().to_string()));
        }
        languages.extend(found);
    }
    Ok(languages)
}

/// Where the user's own lexicons lie; `None` on a machine without a home folder.
fn installed() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "furat").map(|dirs| dirs.data_dir().join("lexicon"))
}

fn in_folder(folder: &Path) -> io::Result<Vec<LanguageFiles>> {
    if folder.join(MANIFEST).is_file() {
        return Ok(vec![language(folder)?]);
    }
    let folders = sorted(folder)?.into_iter().filter(|inner| inner.join(MANIFEST).is_file());
    folders.map(|inner| language(&inner)).collect()
}

fn language(folder: &Path) -> io::Result<LanguageFiles> {
    let manifest = fs::read_to_string(folder.join(MANIFEST))?;
    let tables = sorted(folder)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    let table = |path: PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, fs::read_to_string(path)?))
    };
    Ok(LanguageFiles { manifest, tables: tables.map(table).collect::<io::Result<_>>()? })
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn unreadable(folder: &Path, error: &io::Error, texts: &Texts) -> Diagnostic {
    texts.error("file-unreadable", &[("reason", error.to_string().into())]).at(folder.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_language_or_holds_some() {
        let dir = tempfile::tempdir().expect("a folder");
        let texts = Texts::new(crate::text::Lang::En);
        for code in ["xx", "yy"] {
            fs::create_dir(dir.path().join(code)).expect("made");
            fs::write(dir.path().join(code).join(MANIFEST), code).expect("written");
            fs::write(dir.path().join(code).join("months.tsv"), "").expect("written");
            fs::write(dir.path().join(code).join("notes.txt"), "").expect("written");
        }
        fs::create_dir(dir.path().join("empty")).expect("made");
        let codes = |folder: &Path| {
            let found = in_folder(folder).expect("readable");
            found.into_iter().map(|files| (files.manifest, files.tables.len())).collect::<Vec<_>>()
        };
        assert_eq!(codes(dir.path()), [("xx".to_owned(), 1), ("yy".to_owned(), 1)]);
        assert_eq!(codes(&dir.path().join("yy")), [("yy".to_owned(), 1)]);
        assert!(read(&[dir.path().join("empty")], &texts).is_err(), "a folder that is named holds a language");
        assert!(read(&[dir.path().join("none")], &texts).is_err());
    }
}
