use std::path::PathBuf;

use super::*;
use crate::edit::{Change, Edit};
use crate::extract::Extraction;
use crate::incident::{Count, Evidence, Field, Incident, Kind, Perpetrator, SourceRef};
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::store::sample::{day, incident, site};
use crate::text::{Lang, Span};

/// A moment.
const AT: i64 = 1_700_000_000;
/// A version.
const ENGINE: &str = "1.2.3";

fn holder() -> Holder {
    Holder { host: "desk".into(), process: 7, since: AT }
}

fn article(id: &str, body: &str) -> Article {
    Article {
        id: ArticleId(id.into()),
        path: id.into(),
        title: Some(format!("title of {id}")),
        source: Some("an outlet".into()),
        url: None,
        published: Some(day("2024-01-23")),
        lang: Lang::En,
        body: body.into(),
    }
}

/// An article that tells of one incident.
fn read(id: &str, body: &str) -> (Incoming, Extraction) {
    let article = article(id, body);
    let mut told = incident(&format!("{id}#1"), "2024-01-22");
    told.killed = Count::at_least(3);
    let words = Evidence { field: Field::Kind, span: Span::new(0, 4), rule: "a-rule".into() };
    told.sources = vec![SourceRef { article: article.id.clone(), evidence: vec![words] }];
    told.places.push(site("y", 35.0, 41.0, 8.0));
    let extraction = Extraction {
        article: article.id.clone(),
        published: article.published,
        published_from: PublishedFrom::Metadata,
        places: Vec::new(),
        dates: Vec::new(),
        incidents: vec![told],
    };
    (Incoming { article, original: None }, extraction)
}

/// A text of some length that no other has.
fn text(seed: u32) -> String {
    (0..60).map(|n| format!("word{seed}x{n}")).collect::<Vec<_>>().join(" ")
}

fn edit(seq: u64) -> Edit {
    Edit { seq, at: AT, who: Some("somebody".into()), why: None, change: Change::Foreign(serde_json::json!({ "do": "wait", "for": seq })) }
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A workspace of some articles, records and edits.
    fn full(&self, name: &str) -> Workspace {
        let mut space = Workspace::create(&self.path(name), &holder()).expect("made");
        let read: Vec<_> = (0..20).map(|n| read(&format!("a{n}.txt"), &text(n))).collect();
        space.add(&read, ENGINE, AT).expect("added");
        let (articles, records) = records(20);
        space.add_records(&articles, &records, AT).expect("added");
        space.record(&(1..=20).map(edit).collect::<Vec<_>>()).expect("recorded");
        space.keep_own_places("id\tname\nx\ty\n").expect("kept");
        space.keep_views(&[SavedView { name: "mine".into(), at: AT, filter: "{}".into() }]).expect("kept");
        space.set("title", "a study").expect("set");
        space
    }
}

fn records(count: u32) -> (Vec<Article>, Vec<Incident>) {
    let one = |n: u32| {
        let article = article(&format!("record{n}"), &format!("note {n}"));
        let mut record = incident(&format!("scheme:{n}"), "2020-05-05");
        record.kind = Kind::Shelling;
        record.perpetrator = Perpetrator::default();
        record.sources = vec![SourceRef { article: article.id.clone(), evidence: Vec::new() }];
        (article, record)
    };
    (0..count).map(one).unzip()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        folder.read_dir().expect("a folder").map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_is_put_in_comes_out_again() {
    let desk = Desk::new();
    let read: Vec<_> = (0..3).map(|n| read(&format!("a{n}.txt"), &text(n))).collect();
    let mut space = Workspace::create(&desk.path("w.furat"), &holder()).expect("made");
    let added = space.add(&read, ENGINE, AT).expect("added");
    assert_eq!((added.articles, added.incidents, added.alike.len()), (3, 3, 0));
    drop(space);
    assert_eq!(files(desk.folder.path()), ["w.furat"], "nothing lies beside a closed workspace");
    let space = Workspace::open(&desk.path("w.furat"), &holder()).expect("opened");
    let contents = space.contents().expect("read");
    let want: Vec<_> = read.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect();
    assert_eq!(contents.read, want);
    assert_eq!(contents.engines, [ENGINE]);
    assert_eq!(space.check().expect("checked").flaws, []);
}

#[test]
fn a_text_that_is_there_is_not_let_in_again_and_a_taken_name_gets_a_number() {
    let mut space = Workspace::in_memory().expect("memory");
    space.add(&[read("a.txt", &text(1))], ENGINE, AT).expect("added");
    let incoming = |id: &str, body: &str| Incoming { article: article(id, body), original: None };
    let batch = vec![
        incoming("b.txt", &text(1)),
        incoming("a.txt", &text(2)),
        incoming("a.txt", &text(3)),
        incoming("c.txt", &text(2)),
        incoming("c.txt", &text(4)),
    ];
    let admitted = space.admit(batch, &[]).expect("read");
    let names: Vec<&str> = admitted.fresh.iter().map(|one| one.article.id.0.as_str()).collect();
    assert_eq!(names, ["a.txt (2)", "a.txt (3)", "c.txt"]);
    assert_eq!(admitted.places, [1, 2, 4]);
    let known: Vec<(&str, &str)> = admitted.known.iter().map(|(a, b)| (a.0.as_str(), b.0.as_str())).collect();
    assert_eq!(known, [("b.txt", "a.txt"), ("c.txt", "a.txt (2)")]);
    // What slips past is left out.
    assert_eq!(space.add(&[read("z.txt", &text(1))], ENGINE, AT).expect("added").articles, 0);
}

#[test]
fn articles_that_are_nearly_the_same_are_told_of() {
    let mut space = Workspace::in_memory().expect("memory");
    let first = text(1);
    space.add(&[read("a.txt", &first), read("b.txt", &text(2))], ENGINE, AT).expect("added");
    let added = space.add(&[read("c.txt", &format!("{first} and one line more")), read("d.txt", &text(3))], ENGINE, AT).expect("added");
    let told: Vec<_> = added.alike.iter().map(|alike| (alike.article.0.as_str(), alike.other.0.as_str())).collect();
    assert_eq!(told, [("c.txt", "a.txt")]);
    assert!((0.85..1.0).contains(&added.alike[0].share), "{}", added.alike[0].share);
}

#[test]
fn a_text_that_many_copied_is_compared_with_a_few() {
    let mut space = Workspace::in_memory().expect("memory");
    let first = text(1);
    let copies: Vec<_> = (0..40).map(|n| read(&format!("{n}.txt"), &format!("{first} and line {n} more"))).collect();
    let added = space.add(&copies, ENGINE, AT).expect("added");
    assert_eq!(added.articles, 40);
    let of = |name: &str| added.alike.iter().filter(|alike| alike.article.0 == name).count();
    assert_eq!((of("0.txt"), of("3.txt"), of("20.txt"), of("39.txt")), (0, 3, 8, 8));
}

#[test]
fn the_bytes_of_a_file_are_kept_where_they_are_more_than_its_text() {
    let mut space = Workspace::in_memory().expect("memory");
    let (mut with, extraction) = read("a.html", "the text");
    with.original = Some((*b"<p>the text</p>\xFF").into());
    space.add(&[(with, extraction), read("b.txt", "another text")], ENGINE, AT).expect("added");
    let original = |name: &str| space.original(&ArticleId(name.into())).expect("read");
    assert_eq!(original("a.html").as_deref(), Some(&b"<p>the text</p>\xFF"[..]));
    assert_eq!(original("b.txt").as_deref(), Some(&b"another text"[..]));
    assert_eq!(original("c.txt"), None);
}

#[test]
fn reading_anew_replaces_what_is_told_and_keeps_corrections() {
    let mut space = Workspace::in_memory().expect("memory");
    space.add(&[read("a.txt", &text(1)), read("b.txt", &text(2))], "old", AT).expect("added");
    space.record(&[edit(1)]).expect("recorded");
    let (articles, last) = space.read_by_others("new", 0, 10).expect("read");
    assert_eq!(articles.iter().map(|article| article.id.0.as_str()).collect::<Vec<_>>(), ["a.txt", "b.txt"]);
    let (incoming, mut extraction) = read("a.txt", &text(1));
    extraction.incidents[0].kind = Kind::Raid;
    space.reread(&[(incoming.article, extraction)], "new").expect("written");
    let contents = space.contents().expect("read");
    assert_eq!(contents.read.iter().map(|(_, extraction)| extraction.incidents[0].kind).collect::<Vec<_>>(), [Kind::Raid, Kind::Airstrike]);
    assert_eq!(space.edits().expect("read"), [edit(1)]);
    assert_eq!(space.read_by_others("new", 0, 10).expect("read").0.len(), 1);
    assert_eq!(space.read_by_others("new", last, 10).expect("read").0.len(), 0);
}

#[test]
fn edits_are_only_added_to() {
    let desk = Desk::new();
    let mut space = desk.full("w.furat");
    assert_eq!(space.edits().expect("read").len(), 20);
    assert!(space.record(&[edit(21), edit(20)]).is_err(), "a number that is there");
    assert_eq!(space.edits().expect("read").len(), 20, "all or none");
    for sql in
        ["DELETE FROM edit", "UPDATE edit SET who = 'nobody' WHERE seq = 3", "INSERT OR REPLACE INTO edit SELECT * FROM edit WHERE seq = 3"]
    {
        assert!(space.db.execute(sql, ()).is_err(), "{sql}");
    }
    assert_eq!(space.check().expect("checked").flaws, []);
    space.db.execute_batch("DROP TRIGGER edit_is_not_changed; UPDATE edit SET who = 'nobody' WHERE seq = 3").expect("by force");
    assert_eq!(space.check().expect("checked").flaws, [Flaw::Edit(3)], "what another program changed is noticed");
    space.db.execute_batch("DROP TRIGGER edit_is_not_removed; DELETE FROM edit WHERE seq = 7").expect("by force");
    assert_eq!(space.check().expect("checked").flaws, [Flaw::Edit(3), Flaw::Edit(8)], "so is what it took away");
}

#[test]
fn records_are_read_again_without_doubling() {
    let mut space = Workspace::in_memory().expect("memory");
    let (articles, mut incidents) = records(10);
    let added = space.add_records(&articles, &incidents, AT).expect("added");
    assert_eq!((added.articles, added.incidents, added.changed), (10, 10, 0));
    incidents[3].killed = Count::exact(4);
    let added = space.add_records(&articles, &incidents, AT).expect("added");
    assert_eq!((added.articles, added.incidents, added.changed), (0, 0, 1));
    assert_eq!(space.records().expect("read"), (articles, incidents));
    assert_eq!(space.contents().expect("read").read.len(), 0, "they were not read here");
    assert_eq!(space.index_words().expect("indexed"), 10);
    assert_eq!(words::articles_with(&space.db, "note 7").expect("found").len(), 1);
}

#[test]
fn words_are_found_in_any_spelling_as_in_memory() {
    let mut space = Workspace::in_memory().expect("memory");
    let bodies = ["The DRONE struck a convoy near T2", "Two drones, a café and the con\u{301}voy's trucks", "nothing of the sort"];
    for (n, body) in bodies.iter().enumerate() {
        space.add(&[read(&format!("{n}"), body)], ENGINE, AT).expect("added");
    }
    for (words, want) in [
        ("drone", vec![1, 2]),
        ("rone", vec![1, 2]),
        ("convoy", vec![1, 2]),
        ("a convoy", vec![1]),
        ("cafe and the conv", vec![2]),
        ("the con", vec![2]),
        ("sort nothing", vec![]),
        ("title of 2", vec![3]),
        ("\"*", vec![]),
    ] {
        assert_eq!(words::articles_with(&space.db, words).expect("found"), want, "{words}");
    }
}

#[test]
fn a_store_made_on_demand_says_what_one_held_whole_says() {
    let desk = Desk::new();
    let mut space = desk.full("w.furat");
    space.index_words().expect("indexed");
    let (articles, records) = space.records().expect("read");
    let contents = space.contents().expect("read");
    let held: Vec<Incident> = contents.read.iter().flat_map(|(_, extraction)| extraction.incidents.clone()).collect();
    let facts = |_: &Incident| Setting { outlets: vec!["an outlet".to_owned()], languages: vec!["en".to_owned()], ..Setting::default() };
    let made = space.store_with(held.clone(), &std::collections::BTreeSet::new(), &facts).expect("made");
    let mut whole = crate::store::Store::default();
    let of = |article: Article| (article, crate::store::ArticleFacts::default());
    let all = articles.into_iter().chain(contents.read.into_iter().map(|(article, _)| article)).map(of).collect();
    whole.insert(crate::store::Batch { articles: all, incidents: records.into_iter().chain(held).collect() });
    assert_eq!(made.len(), whole.len());
    let by_id = |store: &crate::store::Store| {
        let mut all: Vec<_> = (0..store.len()).filter_map(|row| store.at(row).map(std::borrow::Cow::into_owned)).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    };
    assert_eq!(by_id(&made), by_id(&whole));
    for row in 0..made.len() {
        let incident = made.at(row).expect("a row");
        assert_eq!((made.id_at(row).as_ref(), made.incident_position(&incident.id)), (Some(&incident.id), Some(row)));
        assert_eq!(made.columns().site(row).map(|site| &site.gazetteer_id), incident.site().map(|site| &site.gazetteer_id));
        assert_eq!(made.columns().when(row).map(|when| (when.earliest, when.latest)), Some((incident.when.earliest, incident.when.latest)));
    }
    let view = |filter: &crate::store::Filter| [&made, &whole].map(|store| crate::store::evaluate(store, filter).shown.len());
    for words in ["", "note 7", "ote", "name y"] {
        let filter = crate::store::Filter { text: words.into(), ..Default::default() };
        let [made, whole] = view(&filter);
        assert_eq!(made, whole, "{words}");
    }
}

#[test]
fn a_second_program_learns_who_has_it_and_may_read() {
    let desk = Desk::new();
    let mut space = desk.full("w.furat");
    let path = desk.path("w.furat");
    assert!(matches!(Workspace::open(&path, &holder()), Err(Problem::InUse(Some(who))) if who == holder()));
    let reader = Workspace::open_to_read(&path).expect("opened");
    assert!(!reader.is_writable());
    space.record(&[edit(21)]).expect("recorded");
    assert_eq!(reader.edits().expect("read").len(), 21, "what is written shows at once");
    let mut reader = reader;
    assert!(matches!(reader.record(&[edit(22)]), Err(Problem::ReadOnly)));
}

#[test]
fn what_is_no_workspace_is_told_and_left_alone() {
    let desk = Desk::new();
    let path = desk.path("w.furat");
    let opened = || Workspace::open(&path, &holder()).err().map(|problem| problem.to_string());
    assert_eq!(opened().as_deref(), Some("there is no such file"));
    for (bytes, want) in [(&b""[..], "damaged: empty"), (b"an article", "no Furat workspace"), (&[0; 8192], "no Furat workspace")] {
        fs::write(&path, bytes).expect("written");
        assert_eq!(opened().as_deref(), Some(want));
        assert_eq!(fs::read(&path).expect("there"), bytes);
        assert!(matches!(Workspace::create(&path, &holder()), Err(Problem::Exists)));
    }
    assert_eq!(files(desk.folder.path()), ["w.furat"]);
    assert!(matches!(Workspace::create(&desk.path("no/such/w.furat"), &holder()), Err(Problem::Drive(_))));
    assert!(matches!(Workspace::open(desk.folder.path(), &holder()), Err(Problem::Stranger)));
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut space = desk.full("w.furat");
    space.limit(space.size().expect("read").bytes + 8 * PAGE).expect("limited");
    let many: Vec<_> = (100..400).map(|n| read(&format!("b{n}"), &text(n))).collect();
    assert!(matches!(space.add(&many, ENGINE, AT), Err(Problem::Full)));
    assert_eq!((space.size().expect("read").articles, space.contents().expect("read").read.len()), (40, 20), "all or none");
    space.record(&[edit(21)]).expect("what still has room is kept");
    space.limit(u64::MAX).expect("room again");
    assert_eq!(space.add(&many, ENGINE, AT).expect("added").articles, 300);
    assert_eq!(space.check().expect("checked").flaws, []);
}

#[test]
fn compacting_makes_it_small_and_loses_nothing() {
    let desk = Desk::new();
    let mut space = desk.full("w.furat");
    for _ in 0..10 {
        let contents = space.contents().expect("read");
        space.reread(&contents.read, ENGINE).expect("written");
    }
    let before = (space.contents().expect("read").read, space.edits().expect("read"));
    let (from, to) = space.compact(AT, ENGINE).expect("compacted");
    assert!(to <= from, "{from} {to}");
    assert_eq!((space.contents().expect("read").read, space.edits().expect("read")), before);
    assert_eq!(space.check().expect("checked").flaws, []);
    assert_eq!(space.events().expect("read").last().map(|event| event.what.clone()).as_deref(), Some("compacted"));
}

#[test]
fn a_copy_is_a_workspace_of_its_own() {
    let desk = Desk::new();
    let space = desk.full("w.furat");
    let mut copy = space.save_as(&desk.path("copy.furat"), &holder()).expect("saved");
    copy.record(&[edit(21)]).expect("recorded");
    assert_eq!((space.edits().expect("read").len(), copy.edits().expect("read").len()), (20, 21));
    assert!(matches!(space.save_as(&desk.path("copy.furat"), &holder()), Err(Problem::Exists)));
    assert_eq!((copy.setting("title").expect("read"), copy.views().expect("read").len()), (Some("a study".into()), 1));
    assert_eq!(copy.own_places().expect("read"), "id\tname\nx\ty\n");
    // A sample in memory becomes one's own.
    let memory = Workspace::in_memory().expect("memory");
    assert!(memory.save_as(&desk.path("own.furat"), &holder()).expect("saved").is_writable());
}

#[test]
fn recovery_of_a_sound_workspace_is_the_workspace() {
    let desk = Desk::new();
    let space = desk.full("w.furat");
    let want =
        (space.contents().expect("read").read, space.records().expect("read"), space.edits().expect("read"), space.views().expect("read"));
    drop(space);
    let recovered = recover(&desk.path("w.furat"), &desk.path("new.furat"), &holder(), (AT, ENGINE)).expect("recovered");
    assert!(recovered.is_whole(), "{recovered:?}");
    let new = Workspace::open(&desk.path("new.furat"), &holder()).expect("opened");
    let got = (new.contents().expect("read").read, new.records().expect("read"), new.edits().expect("read"), new.views().expect("read"));
    assert_eq!(got, want);
    assert_eq!(new.check().expect("checked").flaws, []);
    drop(new);
    assert_eq!(files(desk.folder.path()), ["new.furat", "w.furat"]);
}
