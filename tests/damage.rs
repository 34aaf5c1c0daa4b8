//! Workspaces cut short and with bits turned over: told, never changed, saved as far as they can be read.

#[path = "common/space.rs"]
mod space;

use std::fs;
use std::path::Path;

use furat::i18n::Texts;
use furat::text::Lang;
use furat::workspace::{Problem, Workspace, recover};
use space::{AT, Dice, ENGINE, edit, holder, read};

/// Damaged files.
const SEEDS: u64 = 200;
/// Articles and corrections in the workspace that is damaged.
const ROWS: u64 = 150;

fn sound(path: &Path) {
    let mut space = Workspace::create(path, &holder()).expect("made");
    space.add(&(0..ROWS).map(read).collect::<Vec<_>>(), ENGINE, AT).expect("added");
    space.record(&(1..=ROWS).map(edit).collect::<Vec<_>>()).expect("recorded");
}

/// Cuts the file short, or turns over up to 32 of its bits.
fn damaged(mut bytes: Vec<u8>, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    if seed.is_multiple_of(4) {
        bytes.truncate(dice.roll(bytes.len() as u64) as usize);
        return bytes;
    }
    for _ in 0..=dice.roll(32) {
        let at = dice.roll(bytes.len() as u64) as usize;
        bytes[at] ^= 1 << dice.roll(8);
    }
    bytes
}

/// Whether all that is read of a workspace is what was written.
fn is_true(space: &Workspace) -> Result<(usize, usize), Problem> {
    let (contents, edits) = (space.contents()?.read, space.edits()?);
    for (article, extraction) in &contents {
        let number = article.id.0.trim_start_matches("article-").trim_end_matches(".txt").parse().expect("a name as it was written");
        let (incoming, told) = read(number);
        assert_eq!(*article, incoming.article);
        assert!(extraction.incidents.iter().all(|incident| told.incidents.contains(incident)));
    }
    assert!(edits.iter().all(|found| *found == edit(found.seq)));
    Ok((contents.len(), edits.len()))
}

#[test]
fn damage_is_told_and_what_can_be_read_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (original, path, new) = (folder.path().join("sound.furat"), folder.path().join("w.furat"), folder.path().join("new.furat"));
    sound(&original);
    let original = fs::read(&original).expect("there");
    let texts = Texts::new(Lang::En);
    let (mut refused, mut articles, mut edits, mut hopeless) = (0, 0, 0, 0);
    for seed in 0..SEEDS {
        let bytes = damaged(original.clone(), seed);
        fs::write(&path, &bytes).expect("written");
        match Workspace::open(&path, &holder()).and_then(|space| space.check()) {
            Ok(findings) => assert!(!findings.flaws.is_empty() || is_in_free_space(&path), "seed {seed}: damage goes unnoticed"),
            Err(problem @ (Problem::Damaged(_) | Problem::Stranger | Problem::Newer(_))) => {
                refused += 1;
                assert!(problem.told(&texts).hint.is_some(), "seed {seed}: it says what to do");
            }
            Err(other) => panic!("seed {seed}: {other}"),
        }
        assert!(fs::read(&path).expect("there") == bytes, "seed {seed}: a damaged file was written to");
        match recover(&path, &new, &holder(), (AT, ENGINE)) {
            Ok(_) => {
                let saved = Workspace::open(&new, &holder()).unwrap_or_else(|problem| panic!("seed {seed}: {problem}"));
                assert_eq!(saved.check().expect("checked").flaws, [], "seed {seed}");
                let (read, kept) = is_true(&saved).unwrap_or_else(|problem| panic!("seed {seed}: {problem}"));
                (articles, edits) = (articles + read, edits + kept);
                drop(saved);
                fs::remove_file(&new).expect("there");
            }
            Err(Problem::Damaged(_) | Problem::Stranger) => hopeless += 1,
            Err(other) => panic!("seed {seed}: {other}"),
        }
        assert!(fs::read(&path).expect("there") == bytes, "seed {seed}: a damaged file was written to");
        let left: Vec<_> = folder.path().read_dir().expect("there").map(|entry| entry.expect("readable").file_name()).collect();
        assert_eq!(left.len(), 2, "seed {seed}: nothing else is left: {left:?}");
    }
    println!(
        "{SEEDS} damaged: {refused} refused at once, {hopeless} beyond saving; saved {articles} articles and {edits} edits of {}",
        SEEDS * ROWS
    );
    assert!(hopeless < SEEDS / 8, "{hopeless} beyond saving");
    assert!(articles as u64 > SEEDS * ROWS * 7 / 10 && edits as u64 > SEEDS * ROWS * 7 / 10, "{articles} articles, {edits} edits");
}

/// Whether everything reads as it was written although bits were turned over: they were of no use.
fn is_in_free_space(path: &Path) -> bool {
    Workspace::open(path, &holder()).and_then(|space| is_true(&space)).is_ok_and(|rows| rows == (ROWS as usize, ROWS as usize))
}

#[test]
fn a_workspace_that_was_not_closed_is_saved_with_what_was_written_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy, new) = (folder.path().join("w.furat"), folder.path().join("copy.furat"), folder.path().join("new.furat"));
    sound(&path);
    let mut space = Workspace::open(&path, &holder()).expect("opened");
    space.record(&[edit(ROWS + 1)]).expect("recorded");
    // As a crash leaves it: the last change is in the log beside the file.
    fs::copy(&path, &copy).expect("copied");
    fs::copy(folder.path().join("w.furat-wal"), folder.path().join("copy.furat-wal")).expect("copied");
    recover(&copy, &new, &holder(), (AT, ENGINE)).expect("recovered");
    let saved = Workspace::open(&new, &holder()).expect("opened");
    assert_eq!(saved.edits().expect("read").len() as u64, ROWS + 1);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.furat");
    sound(&path);
    let mut rights = fs::metadata(folder.path()).expect("there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path(), rights.clone()).expect("set");
    let is_free = fs::write(folder.path().join("probe"), b"").is_ok();
    let (made, opened, read) =
        (Workspace::create(&folder.path().join("n.furat"), &holder()), Workspace::open(&path, &holder()), Workspace::open_to_read(&path));
    // A superuser may write everywhere: then there is nothing to be told.
    if !is_free {
        assert!(matches!(made, Err(Problem::ReadOnly)) && matches!(opened, Err(Problem::ReadOnly)));
        assert_eq!(read.and_then(|space| space.edits()).expect("it may be read").len() as u64, ROWS);
    }
    #[expect(clippy::permissions_set_readonly_false, reason = "a folder of this test's own")]
    rights.set_readonly(false);
    fs::set_permissions(folder.path(), rights).expect("set");
}
