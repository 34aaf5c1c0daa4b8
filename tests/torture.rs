//! A program that is killed at any moment loses nothing that it was told is kept.
//!
//! A child process adds articles and corrections to a workspace and says on its standard output what is acknowledged; the parent kills it
//! at random, opens the workspace, and looks. 40 kills by default, as many as `FURAT_KILLS` says otherwise.

#[path = "common/space.rs"]
mod space;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use furat::workspace::Workspace;
use space::{AT, Dice, ENGINE, edit, holder, read};

/// Tells the child what to work on.
const WORKSPACE: &str = "FURAT_TORTURED";
/// Tells it what decides its chance.
const SEED: &str = "FURAT_SEED";
/// How many kills a workspace goes through before the next begins with making one.
const KILLS_EACH: u64 = 25;
/// Longest time that a child lives.
const LONGEST: Duration = Duration::from_millis(120);

/// The child: works until it is killed. Does nothing as a test.
#[test]
fn child() {
    let Some(path) = std::env::var_os(WORKSPACE) else { return };
    let seed: u64 = std::env::var(SEED).expect("a seed").parse().expect("a number");
    let mut dice = Dice::new(seed);
    let mut space = Workspace::open_or_create(Path::new(&path), &holder()).expect("opens after every kill");
    let mut seq = space.edits().expect("read").last().map_or(0, |edit| edit.seq);
    let mut out = std::io::stdout();
    let mut say = |line: String| {
        writeln!(out, "\n{line}").expect("the parent listens");
        out.flush().expect("the parent listens");
    };
    loop {
        match dice.roll(20) {
            0 => drop(space.compact(AT, ENGINE).expect("compacted")),
            1..6 => {
                let numbers: Vec<u64> = (0..=dice.roll(30)).map(|_| dice.roll(1 << 40)).collect();
                space.add(&numbers.iter().map(|number| read(*number)).collect::<Vec<_>>(), ENGINE, AT).expect("added");
                for number in &numbers {
                    say(format!("article {number}"));
                }
            }
            _ => {
                let edits: Vec<_> = (0..=dice.roll(3)).map(|n| edit(seq + 1 + n)).collect();
                space.record(&edits).expect("recorded");
                seq += edits.len() as u64;
                say(format!("edits {seq}"));
            }
        }
    }
}

/// What a child was told is kept.
#[derive(Default)]
struct Kept {
    edits: u64,
    articles: Vec<u64>,
}

/// Lets a child work and kills it; adds to what is kept.
fn work_and_kill(path: &Path, seed: u64, dice: &mut Dice, kept: &mut Kept) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "child", "--nocapture", "--test-threads=1"])
        .env(WORKSPACE, path)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let life = Duration::from_micros(dice.roll(LONGEST.as_micros() as u64));
    let start = Instant::now();
    std::thread::sleep(life.saturating_sub(start.elapsed()));
    child.kill().expect("the child is there");
    let out = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(!told.contains("panicked"), "seed {seed}: {told}");
    // The last line may be cut off in the middle: what was not said to the end is not counted.
    let whole = out.stdout.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    for line in BufReader::new(&out.stdout[..whole]).lines().map_while(Result::ok) {
        match line.split_once(' ') {
            Some(("edits", seq)) => kept.edits = seq.parse().expect("a number"),
            Some(("article", number)) => kept.articles.push(number.parse().expect("a number")),
            _ => {}
        }
    }
}

/// The workspace opens, is sound, and holds all that is kept.
fn look(path: &Path, seed: u64, kept: &Kept) {
    if kept.edits == 0 && kept.articles.is_empty() && !path.exists() {
        return;
    }
    let space = Workspace::open(path, &holder()).unwrap_or_else(|problem| panic!("seed {seed}: {problem}"));
    assert_eq!(space.check().expect("checked").flaws, [], "seed {seed}");
    let edits = space.edits().expect("read");
    assert!(edits.len() as u64 >= kept.edits, "seed {seed}: {} of {} edits", edits.len(), kept.edits);
    assert!(edits.iter().zip(1..).all(|(found, seq)| *found == edit(seq)), "seed {seed}: edits are as they were written");
    for number in &kept.articles {
        let (incoming, _) = read(*number);
        assert_eq!(space.article(&incoming.article.id).expect("read"), Some(incoming.article), "seed {seed}");
    }
}

#[test]
fn what_is_acknowledged_outlives_every_kill() {
    if std::env::var_os(WORKSPACE).is_some() {
        return;
    }
    let kills: u64 = std::env::var("FURAT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(40);
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice::new(kills);
    let (mut kept, mut edits, mut articles) = (Kept::default(), 0, 0);
    for seed in 0..kills {
        let path = folder.path().join(format!("{}.furat", seed / KILLS_EACH));
        if seed % KILLS_EACH == 0 {
            (edits, articles) = (edits + kept.edits, articles + kept.articles.len());
            kept = Kept::default();
        }
        work_and_kill(&path, seed, &mut dice, &mut kept);
        look(&path, seed, &kept);
    }
    (edits, articles) = (edits + kept.edits, articles + kept.articles.len());
    println!("{kills} kills: {edits} edits and {articles} articles were acknowledged and are there");
    assert!(edits > kills && articles as u64 > kills / 2, "the child came to work: {edits} edits, {articles} articles");
}
