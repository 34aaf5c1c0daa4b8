//! From what the user names (files, folders, standard input) to articles, in an order that never changes.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::progress::Progress;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::i18n::Texts;
use crate::source::Article;
use crate::source::read::{self, Format, MAX_BYTES, Outcome};

/// Standard input, as the user names it.
pub const STDIN: &str = "-";

/// Articles and what was wrong with the rest.
#[derive(Debug, Default)]
pub struct Ingested {
    /// In the order of the paths; within a folder by name.
    pub articles: Vec<Article>,
    /// Errors for inputs left out, warnings for those read with a reserve.
    pub problems: Reporter,
    /// For each article the bytes of its file, or of its line of a stream, where they are more than its text.
    pub originals: Vec<Option<Arc<[u8]>>>,
}

/// What was read of one file, and its bytes.
struct Bytes {
    outcome: Outcome,
    bytes: Vec<u8>,
}

/// Bytes of articles handed on together: enough to keep every core at work, little enough to be held at once.
const BATCH_BYTES: usize = 2 << 20;
/// Files read together; one of them may be as large as [`MAX_BYTES`].
const FILES_AT_ONCE: usize = 64;

/// Reads every article under `paths`, without the bytes of their files. A path that cannot be read costs itself alone. `-` reads JSON lines from `stdin`.
pub fn ingest(paths: &[PathBuf], stdin: &mut dyn BufRead, texts: &Texts, progress: &Progress) -> Ingested {
    let mut all = Ingested::default();
    let keep = |batch: Ingested| {
        all.articles.extend(batch.articles);
        all.problems.messages.extend(batch.problems.messages);
        Ok(())
    };
    // Keeping fails never.
    drop(each_batch(paths, stdin, texts, progress, keep));
    all
}

/// Reads as [`ingest`] does, but hands on the articles batch by batch, in order, so that no more than one batch is held.
///
/// # Errors
/// What `each` gives; nothing more is read then.
pub fn each_batch(
    paths: &[PathBuf],
    stdin: &mut dyn BufRead,
    texts: &Texts,
    progress: &Progress,
    each: impl FnMut(Ingested) -> io::Result<()>,
) -> io::Result<()> {
    let mut files = Vec::new();
    let mut feed = Feed { batch: Ingested::default(), bytes: 0, each };
    for path in paths {
        list(path, &mut files, &mut feed.batch.problems, texts);
    }
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    let bar = progress.start("progress-reading", files.len(), texts);
    for group in files.chunk_by(|a, b| !is_stream(a) && !is_stream(b)).flat_map(|run| run.chunks(FILES_AT_ONCE)) {
        match group {
            [file] if file == Path::new(STDIN) => {
                feed.lines(stdin, STDIN, texts, |error| texts.error("stdin-unreadable", &[("reason", error.to_string().into())]))?;
            }
            [file] if is_stream(file) => match File::open(file) {
                Ok(opened) => feed.lines(&mut BufReader::new(opened), &shown(file), texts, |error| unreadable(error, file, texts))?,
                Err(error) => feed.batch.problems.push(unreadable(&error, file, texts)),
            },
            files => {
                let outcomes: Vec<Bytes> = files.par_iter().map(|file| from_file(file, texts)).collect();
                outcomes.into_iter().try_for_each(|read| feed.add(read.outcome, &read.bytes))?;
            }
        }
        bar.steps(group.len());
    }
    feed.flush()
}

/// Whether a file is read line by line.
fn is_stream(file: &Path) -> bool {
    file == Path::new(STDIN) || Format::of(&shown(file)) == Some(Format::JsonLines)
}

/// Articles on their way, a batch at a time.
struct Feed<F> {
    batch: Ingested,
    bytes: usize,
    each: F,
}

impl<F: FnMut(Ingested) -> io::Result<()>> Feed<F> {
    fn add(&mut self, outcome: Outcome, bytes: &[u8]) -> io::Result<()> {
        self.bytes += outcome.articles.iter().map(|article| article.body.len()).sum::<usize>();
        let is_more = |article: &Article| article.body.as_bytes() != bytes;
        let original: Option<Arc<[u8]>> = outcome.articles.iter().any(is_more).then(|| bytes.into());
        self.batch.originals.extend(outcome.articles.iter().map(|article| original.clone().filter(|_| is_more(article))));
        self.batch.articles.extend(outcome.articles);
        outcome.problems.into_iter().for_each(|problem| self.batch.problems.push(problem));
        if self.bytes < BATCH_BYTES { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes = 0;
        (self.each)(std::mem::take(&mut self.batch))
    }

    /// Reads JSON lines one by one. A stream that breaks off costs what is left of it.
    fn lines(&mut self, stream: &mut dyn BufRead, name: &str, texts: &Texts, broken: impl Fn(&io::Error) -> Diagnostic) -> io::Result<()> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            match next_line(stream, &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.batch.problems.push(broken(&error));
                    break;
                }
            }
            let mut outcome = Outcome::default();
            let line = line.strip_suffix(b"\n").unwrap_or(&line);
            outcome.add_json_line(name, number, line, texts);
            self.add(outcome, line)?;
        }
        Ok(())
    }
}

/// Reads a line, but no more of it than it takes to see that it is over the limit; gives how much was read.
fn next_line(stream: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    let read = stream.take(MAX_BYTES as u64 + 1).read_until(b'\n', line)?;
    if line.len() > MAX_BYTES && !line.ends_with(b"\n") {
        stream.skip_until(b'\n')?;
    }
    Ok(read)
}

/// Adds the files that a path stands for: itself, or for a folder every file in it that is read here.
fn list(path: &Path, files: &mut Vec<PathBuf>, problems: &mut Reporter, texts: &Texts) {
    if path == Path::new(STDIN) || path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        let before = (files.len(), problems.messages.len());
        walk(path, files, problems, texts);
        if (files.len(), problems.messages.len()) == before {
            problems.push(texts.error("folder-empty", &[]).at(shown(path)));
        }
    } else {
        problems.push(texts.error("file-missing", &[]).at(shown(path)));
    }
}

/// Files by name, then folders by name; hidden ones and links to folders are passed over. What is no article is named, not failed.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, problems: &mut Reporter, texts: &Texts) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return problems.push(unreadable(&error, folder, texts)),
    };
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    paths.sort();
    let (folders, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    for path in others {
        if Format::of(&shown(&path)).is_some() {
            files.push(path);
        } else {
            problems.push(texts.warning("read-unknown-format", &[]).at(shown(&path)));
        }
    }
    for path in folders.iter().filter(|path| !path.is_symlink()) {
        walk(path, files, problems, texts);
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('.'))
}

fn from_file(path: &Path, texts: &Texts) -> Bytes {
    let name = shown(path);
    let bytes = match Format::of(&name) {
        // A name that promises nothing is refused by the reader; no byte of it is needed for that.
        None => Ok(Vec::new()),
        Some(_) => whole(path),
    };
    match bytes {
        Ok(bytes) => Bytes { outcome: read::read(&name, &bytes, texts), bytes },
        Err(error) => {
            Bytes { outcome: Outcome { problems: vec![unreadable(&error, path, texts)], ..Outcome::default() }, bytes: Vec::new() }
        }
    }
}

/// The bytes of a file, but no more than it takes to see that it is over the limit.
fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(error: &io::Error, path: &Path, texts: &Texts) -> Diagnostic {
    texts.error("file-unreadable", &[("reason", error.to_string().into())]).at(shown(path))
}

/// The path as messages and article ids show it.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.strip_prefix("./").map_or_else(|| path.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn ingested(paths: &[PathBuf], stdin: &str) -> Ingested {
        ingest(paths, &mut stdin.as_bytes(), &Texts::new(Lang::En), &Progress::hidden())
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        folder
    }

    fn names(ingested: &Ingested, folder: &Path) -> Vec<String> {
        let prefix = format!("{}/", shown(folder));
        ingested.articles.iter().map(|article| article.id.0.replace(&prefix, "")).collect()
    }

    #[test]
    fn folders_are_walked_by_name_and_nothing_is_read_twice() {
        let dir = folder(&[("b.txt", b"b"), ("a.txt", b"a"), ("sub/c.md", b"c"), (".git/d.txt", b"d"), ("e.jsonl", b"{\"body\":\"x\"}\n")]);
        let twice = [dir.path().join("b.txt"), dir.path().to_owned()];
        assert_eq!(names(&ingested(&twice, ""), dir.path()), ["b.txt", "a.txt", "e.jsonl#1", "sub/c.md"]);
    }

    #[test]
    fn a_bad_file_is_named_and_the_rest_goes_on() {
        use crate::diagnostic::Severity::{Error, Warning};
        let dir = folder(&[("a.txt", b"a"), ("bad.txt", b"\xFF"), ("cut.json", b"{"), ("photo.jpg", b"\xFF\xD8")]);
        let found = ingested(&[dir.path().to_owned(), dir.path().join("none.txt"), dir.path().join("photo.jpg")], "");
        assert_eq!(names(&found, dir.path()), ["a.txt"]);
        let said: Vec<_> = found.problems.messages.iter().map(|p| (p.severity, p.location.clone().unwrap_or_default())).collect();
        let of = |name: &str| shown(&dir.path().join(name));
        let want = [(Warning, "photo.jpg"), (Error, "none.txt"), (Error, "bad.txt"), (Error, "cut.json"), (Error, "photo.jpg")];
        assert_eq!(said, want.map(|(severity, name)| (severity, of(name))));
    }

    #[test]
    fn an_empty_folder_is_said_to_be_empty() {
        let dir = folder(&[]);
        let found = ingested(&[dir.path().to_owned()], "");
        assert_eq!(found.problems.messages.first().map(|p| p.summary.as_str()), Some("No article in this folder"));
    }

    #[test]
    fn standard_input_stands_where_it_is_named() {
        let dir = folder(&[("a.txt", b"a"), ("b.txt", b"b")]);
        let paths = [dir.path().join("b.txt"), PathBuf::from(STDIN), dir.path().join("a.txt")];
        assert_eq!(names(&ingested(&paths, "{\"body\":\"x\"}\n{\"body\":\"y\"}"), dir.path()), ["b.txt", "-#1", "-#2", "a.txt"]);
    }
}
