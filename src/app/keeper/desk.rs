//! The keeper's desk: the workspace that is open, and what waits to be written to it.
//!
//! What cannot be written, since the drive is full or gone, waits here in the order in which it came, and is written as soon as it can be:
//! into the same file once it is there again, or into another that the user names.

use std::path::{Path, PathBuf};

use super::super::rows::Rows;
use super::{Keep, Kept, Read};
use crate::cli::space::{self, ENGINE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::Edit;
use crate::extract::Extraction;
use crate::i18n::Texts;
use crate::source::Article;
use crate::workspace::{Added, Problem, SavedView, Workspace};

/// What is to be written.
#[derive(Default)]
struct Waiting {
    read: Vec<Read>,
    anew: Vec<(Article, Extraction)>,
    rows: Rows,
    edits: Vec<Edit>,
    views: Option<Vec<SavedView>>,
}

impl Waiting {
    const fn is_empty(&self) -> bool {
        let Self { read, anew, rows, edits, views } = self;
        read.is_empty() && anew.is_empty() && rows.is_empty() && edits.is_empty() && views.is_none()
    }

    /// Lets in what is new. Articles that got another name are called by it throughout.
    fn add(&mut self, space: &mut Workspace, kept: &mut Vec<Kept>) -> Result<(), Problem> {
        if self.read.is_empty() {
            return Ok(());
        }
        let (fresh, known) = space.fresh(std::mem::take(&mut self.read))?;
        let added = match space.add(&fresh, ENGINE, space::now()) {
            Ok(added) => added,
            Err(problem) => {
                self.read = fresh;
                return Err(problem);
            }
        };
        let noted = if added.articles > 0 { space.note_added(&added, known.len(), space::now(), ENGINE) } else { Ok(()) };
        let read = fresh.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect();
        kept.push(Kept::Added { read, known, added });
        noted
    }

    fn reread(&mut self, space: &mut Workspace) -> Result<(), Problem> {
        if !self.anew.is_empty() {
            space.reread(&self.anew, ENGINE)?;
            self.anew.clear();
        }
        Ok(())
    }

    fn add_rows(&mut self, space: &mut Workspace, kept: &mut Vec<Kept>) -> Result<(), Problem> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let added = space.add_records(&self.rows.articles, &self.rows.incidents, space::now())?;
        kept.push(Kept::Recorded(std::mem::take(&mut self.rows)));
        space.note_added(&added, 0, space::now(), ENGINE)
    }

    fn record(&mut self, space: &mut Workspace, written: &mut u64) -> Result<(), Problem> {
        if let Some(last) = self.edits.last().map(|edit| edit.seq) {
            space.record(&self.edits)?;
            *written = last;
            self.edits.clear();
        }
        Ok(())
    }

    fn keep_views(&mut self, space: &mut Workspace) -> Result<(), Problem> {
        if let Some(views) = &self.views {
            space.keep_views(views)?;
            self.views = None;
        }
        Ok(())
    }
}

/// The workspace that is open, and what waits.
#[derive(Default)]
pub(super) struct Desk {
    space: Option<Workspace>,
    waiting: Waiting,
    /// The number of the last correction in the file.
    written: u64,
    /// Whether what was tried last failed.
    is_failing: bool,
}

impl Desk {
    /// Does what is wished; says what came of it.
    pub(super) fn carry_out(&mut self, wish: Keep, texts: &Texts) -> Vec<Kept> {
        let is_asked = !matches!(wish, Keep::Again);
        match wish {
            Keep::Open(path) => return vec![self.open(path, texts)],
            Keep::Close => {
                *self = Self::default();
                return Vec::new();
            }
            Keep::SaveAs { path, read, records, edits, views } => {
                if let Err(problem) = self.save_as(&path, (&read, &records), (&edits, &views)) {
                    return vec![Kept::Failed(space::told(&problem, &path, texts))];
                }
                let mut kept = vec![Kept::Saved { path, edits: edits.len() }];
                kept.extend(self.catch_up(texts, true));
                return kept;
            }
            Keep::Read(read) => self.waiting.read.extend(read),
            Keep::Reread(read) => self.waiting.anew.extend(read),
            Keep::Rows(Rows { articles, incidents }) => {
                self.waiting.rows.articles.extend(articles);
                self.waiting.rows.incidents.extend(incidents);
            }
            Keep::Edits(edits) => self.waiting.edits.extend(edits),
            Keep::Views(views) => self.waiting.views = Some(views),
            Keep::Again => {}
            Keep::Refresh(edits) => return self.refresh(edits, texts),
        }
        self.catch_up(texts, is_asked)
    }

    fn open(&mut self, path: PathBuf, texts: &Texts) -> Kept {
        *self = Self::default();
        let (space, read_only) = match Workspace::open(&path, &space::holder()) {
            Err(problem @ (Problem::InUse(_) | Problem::ReadOnly)) => {
                let who = problem.told(texts);
                (Workspace::open_to_read(&path), Some(Diagnostic { severity: Severity::Warning, ..who }))
            }
            other => (other, None),
        };
        let opened = space.and_then(|space| Ok((space::opened(&space)?, space.edits()?, space.views()?, space)));
        match opened {
            Ok((opened, edits, views, space)) => {
                self.space = Some(space);
                self.written = edits.last().map_or(0, |edit| edit.seq);
                let read_only = read_only.map(|problem| problem.at(path.display().to_string()));
                Kept::Opened { path, opened: Box::new(opened), edits, views, read_only }
            }
            Err(problem) => Kept::Failed(space::told(&problem, &path, texts)),
        }
    }

    /// Makes anew what is shown, after all that waits was written where it can be.
    fn refresh(&mut self, edits: Vec<Edit>, texts: &Texts) -> Vec<Kept> {
        let mut kept = self.catch_up(texts, false);
        let Some(space) = &self.space else { return kept };
        let n = edits.len();
        kept.push(match space::opened_with(space, edits) {
            Ok(opened) => Kept::Refreshed { opened: Box::new(opened), edits: n },
            Err(problem) => Kept::Failed(space::told(&problem, space.path(), texts)),
        });
        kept
    }

    /// Writes all that waits. That it cannot be written is told whenever something was asked for.
    fn catch_up(&mut self, texts: &Texts, is_asked: bool) -> Vec<Kept> {
        let mut kept = Vec::new();
        let written = if self.waiting.is_empty() { Ok(()) } else { self.write(&mut kept) };
        let was_failing = std::mem::replace(&mut self.is_failing, written.is_err());
        match written {
            Err(problem) if is_asked => {
                let path = self.space.as_ref().map(|space| space.path().to_owned()).unwrap_or_default();
                kept.push(Kept::Unwritten(space::told(&problem, &path, texts)));
            }
            Ok(()) if was_failing => kept.push(Kept::CaughtUp),
            _ => {}
        }
        kept
    }

    /// Writes what waits, as far as it can be; the rest goes on waiting.
    fn write(&mut self, kept: &mut Vec<Kept>) -> Result<(), Problem> {
        if self.is_failing {
            self.reopen();
        }
        let Some(space) = self.space.as_mut().filter(|space| space.is_writable()) else {
            let Waiting { read, rows, .. } = std::mem::take(&mut self.waiting);
            kept.extend(shown_only(read, rows));
            return Ok(());
        };
        space.check_there()?;
        // Where there is no room for articles there may be room for a correction.
        let results = [
            self.waiting.add(space, kept),
            self.waiting.reread(space),
            self.waiting.add_rows(space, kept),
            self.waiting.record(space, &mut self.written),
            self.waiting.keep_views(space),
        ];
        results.into_iter().collect()
    }

    /// Opens the file anew where it is there again: what was opened before it went answers no more. Another file of that name is left alone.
    fn reopen(&mut self) {
        let Some(path) = self.space.as_ref().map(|space| space.path().to_owned()) else { return };
        if self.space.as_ref().is_some_and(|space| space.check_there().is_ok()) || !path.exists() {
            return;
        }
        let again = Workspace::open(&path, &space::holder()).and_then(|space| Ok((space.edits()?, space)));
        match again {
            Ok((edits, space)) if edits.last().map_or(0, |edit| edit.seq) == self.written => self.space = Some(space),
            Ok(_) => log::warn!("another workspace has taken the place of the one that was open: {}", path.display()),
            Err(problem) => log::debug!("not there again: {problem}"),
        }
    }

    fn save_as(&mut self, path: &Path, (read, records): (&[Read], &Rows), (edits, views): (&[Edit], &[SavedView])) -> Result<(), Problem> {
        let holder = space::holder();
        let copy = self.space.as_ref().map(|space| space.save_as(path, &holder));
        let mut new = match copy {
            Some(Ok(copy)) => copy,
            Some(Err(problem @ (Problem::Exists | Problem::Full))) => return Err(problem),
            // No workspace is open, or it cannot be read any more: what is in the window is kept.
            None | Some(Err(_)) => {
                let mut new = Workspace::create(path, &holder)?;
                new.add(read, ENGINE, space::now())?;
                new.add_records(&records.articles, &records.incidents, space::now())?;
                new
            }
        };
        let last = new.edits()?.last().map_or(0, |edit| edit.seq);
        let missing: Vec<Edit> = edits.iter().filter(|edit| edit.seq > last).cloned().collect();
        new.record(&missing)?;
        new.keep_views(views)?;
        self.space = Some(new);
        self.written = edits.last().map_or(last, |edit| edit.seq.max(last));
        // All but what was read and never shown is in the new file.
        (self.waiting.edits, self.waiting.views) = (Vec::new(), None);
        Ok(())
    }
}

/// What is not to be written is shown at once.
fn shown_only(read: Vec<Read>, rows: Rows) -> Vec<Kept> {
    let mut kept = Vec::new();
    if !read.is_empty() {
        let read = read.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect();
        kept.push(Kept::Added { read, known: Vec::new(), added: Added::default() });
    }
    if !rows.is_empty() {
        kept.push(Kept::Recorded(rows));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;
    use crate::source::PublishedFrom;
    use crate::store::sample::article;
    use crate::text::Lang;
    use crate::workspace::Incoming;

    fn read(n: u32) -> Read {
        let (mut article, _) = article(&format!("a{n}"));
        article.body = (0..800).map(|word| format!("word{n}x{word}")).collect::<Vec<_>>().join(" ");
        let extraction = Extraction {
            article: article.id.clone(),
            published: None,
            published_from: PublishedFrom::Unknown,
            places: Vec::new(),
            dates: Vec::new(),
            incidents: Vec::new(),
        };
        (Incoming { article, original: None }, extraction)
    }

    fn edit(seq: u64) -> Edit {
        Edit { seq, at: 0, who: None, why: None, change: Change::Undo { seq: 0 } }
    }

    /// What came of a wish, a letter each.
    fn told(kept: &[Kept]) -> String {
        let letter = |kept: &Kept| match kept {
            Kept::Added { .. } => 'a',
            Kept::Unwritten(_) => 'u',
            Kept::CaughtUp => 'c',
            Kept::Opened { .. } => 'o',
            _ => '?',
        };
        kept.iter().map(letter).collect()
    }

    #[test]
    fn on_a_full_drive_corrections_are_written_where_articles_wait_for_room() {
        let (folder, texts) = (tempfile::tempdir().expect("a folder"), Texts::new(Lang::En));
        let path = folder.path().join("w.furat");
        drop(Workspace::create(&path, &space::holder()).expect("made"));
        let mut desk = Desk::default();
        assert_eq!(told(&desk.carry_out(Keep::Open(path.clone()), &texts)), "o");
        let space = desk.space.as_ref().expect("opened");
        space.limit(space.size().expect("read").bytes + (64 << 10)).expect("limited");
        for (wish, want) in [
            (Keep::Read((0..40).map(read).collect()), "u"),
            (Keep::Edits(vec![edit(1)]), "u"),
            (Keep::Again, ""),
            (Keep::Edits(vec![edit(2)]), "u"),
        ] {
            assert_eq!(told(&desk.carry_out(wish, &texts)), want);
        }
        let space = desk.space.as_ref().expect("still open");
        assert_eq!((space.size().expect("read").articles, space.edits().expect("read").len()), (0, 2));
        space.limit(u64::MAX).expect("room again");
        assert_eq!(told(&desk.carry_out(Keep::Again, &texts)), "ac");
        drop(desk);
        let space = Workspace::open(&path, &space::holder()).expect("closed");
        assert_eq!((space.size().expect("read").articles, space.check().expect("checked").flaws.len()), (40, 0));
    }
}
