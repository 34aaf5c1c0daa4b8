//! Corrections over what was extracted from the sample: taken back and put back in any number, across a reload of the log, and found again
//! after the articles were renamed, renumbered and read anew.

use furat::cli::load::{Knowledge, load};
use furat::cli::progress::Progress;
use furat::edit::{Anchor, Change, Corrected, Desk, Doubt, Edit, Fingerprint, Log, Loss, Part, Stamp, Value, lay_over};
use furat::i18n::Texts;
use furat::incident::{Actor, Attribution, Count, Field, Incident, IncidentId, Kind, PlaceKind, PlaceRole, Verification, When, Where};
use furat::source::{Article, ArticleId, samples};
use furat::store::{Batch, Store};
use furat::text::{Lang, Span};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Store> = LazyLock::new(|| {
    let texts = Texts::new(Lang::En);
    load(samples::articles(&texts), &Knowledge::bundled().expect("bundled data"), &texts, &Progress::hidden())
});

/// Repeatable chance: xorshift.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % sides.max(1) as u64) as usize
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())].clone()
    }
}

fn place(n: usize) -> Where {
    Where {
        gazetteer_id: format!("test:{n}"),
        name: format!("Place {n}"),
        name_ar: String::new(),
        kind: PlaceKind::Village,
        point: furat::geo::LatLon::new(34.0 + n as f64 / 100.0, 40.5),
        precision_km: 1.0,
        role: PlaceRole::Site,
        confidence: 1.0,
        alternatives: Vec::new(),
        admin: None,
    }
}

fn value(dice: &mut Dice) -> Value {
    let n = dice.roll(30);
    let day: chrono::NaiveDate = "2018-06-17".parse().expect("a day");
    match dice.roll(12) {
        0 => Value::Kind(dice.pick(&Kind::ALL)),
        1 => Value::Date(When::day(day + chrono::Days::new(n as u64))),
        2 => Value::Places((0..dice.roll(3)).map(|m| place(n + m)).collect()),
        3 => Value::Killed(Count::between(n as u32, n as u32 + 4)),
        4 => Value::Injured(Count::at_least(n as u32)),
        5 => Value::Actor(dice.pick(&Actor::ALL)),
        6 => Value::Attribution(dice.pick(&Attribution::ALL)),
        7 => Value::Target((!n.is_multiple_of(3)).then(|| format!("target {n}"))),
        8 => Value::Title((!n.is_multiple_of(3)).then(|| format!("title {n}"))),
        9 => Value::Notes(format!("note {n}")),
        10 => Value::Tags(vec![format!("tag {}", n % 4)]),
        _ => Value::Status(dice.pick(&Verification::ALL)),
    }
}

fn words_behind_a_place(incident: &Incident, store: &Store) -> Option<String> {
    let source = incident.sources.first()?;
    let span = source.spans(Field::Place).next()?;
    Some(span.slice(&store.article(&source.article)?.body).to_owned())
}

/// Some change of an incident that is there.
fn change(dice: &mut Dice, desk: &Desk, store: &Store) -> Change {
    let some = |dice: &mut Dice| store.incidents()[dice.roll(store.len())].clone();
    let one = some(dice);
    let anchor = |incident: &Incident| Desk::anchor(incident, store);
    let of = anchor(&one);
    match dice.roll(20) {
        0 => Change::Reject { of },
        1 => Change::Split { of },
        2 => Change::Merge { into: of, from: vec![anchor(&some(dice))] },
        3 => {
            let id = desk.id_by_hand();
            let made = Incident { when: When::default(), ..Incident::bare(id.clone()) };
            Change::Create { at: Anchor { id, ..anchor(&made) }, incident: Box::new(made) }
        }
        4 => Change::Settle { of, doubt: dice.pick(&Doubt::ALL), with: Vec::new() },
        5 => Change::Settle { of, doubt: Doubt::Duplicate, with: vec![anchor(&some(dice))] },
        6 => match words_behind_a_place(&one, store) {
            Some(name) => Change::Alias { name, place: Box::new(place(dice.roll(30))) },
            None => Change::Reject { of },
        },
        7 | 8 => match one.sources.first().and_then(|source| store.article(&source.article)) {
            Some(article) => {
                let span = Span::new(0, article.body.chars().next().map_or(0, char::len_utf8));
                let (field, text) = (dice.pick(&Field::ALL), Fingerprint::of(&article.body));
                Change::Mark { of, field, article: article.id.clone(), text, span, words: span.slice(&article.body).to_owned() }
            }
            None => Change::Reject { of },
        },
        9 | 10 => {
            let part = dice.pick(&Part::ALL);
            Change::Reset { of, part, old: part.in_(&one) }
        }
        _ => {
            let new = value(dice);
            Change::Set { of, old: new.part().in_(&one), new }
        }
    }
}

/// Incidents by id, so that two ways of working them out can be compared.
fn by_id(incidents: &[Incident]) -> Vec<Incident> {
    let mut all = incidents.to_vec();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

fn shown(store: &Store) -> Vec<Incident> {
    by_id(store.incidents())
}

/// The log as it comes back from where it was stored.
fn reloaded(log: &Log) -> Log {
    let lines: Vec<String> = log.edits().iter().map(|edit| serde_json::to_string(edit).expect("plain data")).collect();
    Log::from_edits(lines.iter().map(|line| serde_json::from_str::<Edit>(line).expect("its own JSON")).collect())
}

/// A store with the same articles and what was extracted of them, and the log laid over it.
fn opened(log: Log) -> (Desk, Store) {
    let mut store = SAMPLE.clone();
    let mut desk = Desk::new(log);
    desk.renew(SAMPLE.incidents().to_vec(), &mut store);
    (desk, store)
}

#[test]
fn five_hundred_edits_taken_back_and_put_back_leave_everything_as_it_was() {
    for seed in [3, 2026] {
        let mut dice = Dice(seed);
        let (mut desk, mut store) = opened(Log::default());
        let before = shown(&store);
        for n in 0..500 {
            if store.is_empty() {
                break;
            }
            let next = match dice.roll(8) {
                0 => desk.log().undo(),
                1 => desk.log().redo(),
                _ => None,
            };
            let next = next.unwrap_or_else(|| change(&mut dice, &desk, &store));
            desk.record(next, Stamp { at: n, ..Stamp::default() }, &mut store);
            if n % 125 == 60 {
                // The program is left and started again in the middle.
                let left = shown(&store);
                (desk, store) = opened(reloaded(desk.log()));
                assert_eq!(shown(&store), left, "seed {seed}, edit {n}");
            }
        }
        assert_eq!(desk.outcome().lost, [], "seed {seed}");
        let corrected = shown(&store);
        assert_ne!(corrected, before);
        let edits = desk.log().in_force().count();
        for _ in 0..edits {
            let undo = desk.log().undo().expect("something is in force");
            desk.record(undo, Stamp::default(), &mut store);
        }
        assert_eq!(shown(&store), before, "seed {seed}: all undone");
        (desk, store) = opened(reloaded(desk.log()));
        for _ in 0..edits {
            let redo = desk.log().redo().expect("something was taken back");
            desk.record(redo, Stamp::default(), &mut store);
        }
        assert_eq!(shown(&store), corrected, "seed {seed}: all redone, after a reload in the middle");
        let at_once = lay_over(SAMPLE.incidents().to_vec(), desk.log(), &*SAMPLE);
        assert_eq!(by_id(&at_once.incidents), corrected, "seed {seed}: laid over at once");
    }
}

/// The sample as if every article had another path, and every incident another number in it.
fn read_anew() -> (Vec<Article>, Vec<Incident>) {
    let renamed = |id: &ArticleId| ArticleId(format!("moved/{}", id.0));
    let articles = SAMPLE.articles().iter().rev().map(|article| Article { id: renamed(&article.id), ..article.clone() });
    let rename = |mut incident: Incident| {
        incident.id = IncidentId(format!("new {}", incident.id.0.replace('#', "-")));
        for source in &mut incident.sources {
            source.article = renamed(&source.article);
        }
        for claim in &mut incident.claims {
            claim.article = renamed(&claim.article);
        }
        incident
    };
    let incidents = SAMPLE.incidents().iter().cloned().map(|mut incident| {
        incident.reports = incident.reports.into_iter().map(rename).collect();
        rename(incident)
    });
    (articles.collect(), incidents.rev().collect())
}

#[test]
fn corrections_find_their_incidents_after_articles_were_renamed_and_read_anew() {
    let (articles, incidents) = read_anew();
    let mut log = Log::default();
    for (n, incident) in SAMPLE.incidents().iter().enumerate() {
        let of = Desk::anchor(incident, &SAMPLE);
        let new = Value::Notes(format!("{n} {}", incident.id.0));
        log.record(Change::Set { of, old: Value::Notes(String::new()), new }, Stamp::default());
    }
    let out = lay_over(incidents, &log, articles.as_slice());
    assert_eq!(out.lost, []);
    for incident in &out.incidents {
        let want = incident.id.0.trim_start_matches("new ").to_owned();
        assert_eq!(incident.remarks.notes.split_once(' ').map(|(_, id)| id.replace('#', "-")), Some(want));
    }
}

#[test]
fn corrections_of_what_is_no_longer_told_are_kept_and_reported() {
    let (first, rest) = SAMPLE.incidents().split_first().expect("incidents");
    let mut log = Log::default();
    let set = |n: u32| Change::Set { of: Desk::anchor(first, &SAMPLE), old: Part::Killed.in_(first), new: Value::Killed(Count::exact(n)) };
    log.record(set(7), Stamp::default());
    let foreign = serde_json::from_str(r#"{"do":"foretell"}"#).expect("JSON");
    log.record(Change::Foreign(foreign), Stamp::default());
    let out = lay_over(rest.to_vec(), &log, &*SAMPLE);
    assert_eq!(out.lost.iter().map(|lost| (lost.seq, lost.why)).collect::<Vec<_>>(), [(1, Loss::NoIncident), (2, Loss::NotUnderstood)]);
    assert_eq!(by_id(&out.incidents), by_id(rest), "nobody else is corrected in its place");
    assert_eq!(log.len(), 2, "nothing is dropped");
    let found = lay_over(SAMPLE.incidents().to_vec(), &log, &*SAMPLE);
    assert_eq!(found.lost.len(), 1, "told again, it is corrected again");
}

/// A store of the sample, and a desk at which changes are made.
struct Table {
    desk: Desk,
    store: Store,
}

impl Table {
    fn new() -> Self {
        let (desk, store) = opened(Log::default());
        Self { desk, store }
    }

    fn record(&mut self, change: Change) -> &Corrected {
        self.desk.record(change, Stamp::default(), &mut self.store);
        self.desk.outcome()
    }

    fn joined(&self) -> Incident {
        self.store.incidents().iter().find(|incident| incident.reports.len() > 1).expect("the sample has a joined one").clone()
    }

    fn get(&self, id: &IncidentId) -> Option<Incident> {
        self.store.incident(id).map(std::borrow::Cow::into_owned)
    }
}

#[test]
fn a_corrected_field_tells_what_the_articles_say_and_goes_back_to_it() {
    let mut table = Table::new();
    let one = table.store.incidents()[0].clone();
    let of = || Desk::anchor(&one, &SAMPLE);
    table.record(Change::Set { of: of(), old: Part::Kind.in_(&one), new: Value::Kind(Kind::Other) });
    let original = table.desk.original(&one.id, Part::Kind).expect("it is corrected");
    assert_eq!((&original.value, original.by), (&Value::Kind(one.kind), 1));
    assert_eq!(table.get(&one.id).map(|now| now.kind), Some(Kind::Other));
    table.record(Change::Reset { of: of(), part: Part::Kind, old: Value::Kind(Kind::Other) });
    assert_eq!(table.desk.original(&one.id, Part::Kind), None);
    assert_eq!(table.get(&one.id), Some(one));
}

#[test]
fn a_joined_incident_falls_into_its_reports_and_is_joined_again_by_undo() {
    let mut table = Table::new();
    let whole = table.joined();
    table.record(Change::Set { of: Desk::anchor(&whole, &SAMPLE), old: Part::Notes.in_(&whole), new: Value::Notes("seen".into()) });
    table.record(Change::Split { of: Desk::anchor(&whole, &SAMPLE) });
    let parts: Vec<Incident> = whole.reports.iter().filter_map(|report| table.get(&report.id)).collect();
    assert_eq!(parts.len(), whole.reports.len());
    assert_eq!(parts[0].remarks.notes, "seen", "what was said of the whole goes with the first");
    assert_eq!(parts[1], whole.reports[1]);
    let undo = table.desk.log().undo().expect("a split");
    table.record(undo);
    assert_eq!(table.get(&whole.id).map(|now| now.reports), Some(whole.reports));
}

#[test]
fn incidents_that_a_person_joins_keep_their_corrections_and_all_their_sources() {
    let mut table = Table::new();
    let all = table.store.incidents().to_vec();
    let alone: Vec<&Incident> = all.iter().filter(|incident| incident.reports.is_empty()).collect();
    let (a, b) = (alone[0], alone.iter().find(|b| b.sources[0].article != alone[0].sources[0].article).expect("another article"));
    let anchor = |incident: &Incident| Desk::anchor(incident, &SAMPLE);
    table.record(Change::Set { of: anchor(b), old: Part::Killed.in_(b), new: Value::Killed(Count::exact(99)) });
    table.record(Change::Merge { into: anchor(a), from: vec![anchor(b)] });
    assert_eq!(table.get(&b.id), None);
    let joined = table.get(&a.id).expect("the one that stays");
    assert_eq!((joined.sources.len(), joined.reports.len(), joined.killed), (2, 2, Count::exact(99)));
    assert_eq!(table.store.len(), all.len() - 1);
    assert!(table.desk.original(&a.id, Part::Killed).is_some());
}

#[test]
fn a_name_learned_once_holds_for_all_incidents_that_are_told_to_lie_there() {
    let mut table = Table::new();
    let one_place = |incident: &Incident| incident.places.len() == 1 && incident.sources.len() == 1;
    let named = |incident: &Incident| words_behind_a_place(incident, &SAMPLE).filter(|_| one_place(incident));
    let words: Vec<String> = SAMPLE.incidents().iter().filter_map(named).collect();
    let often = words.iter().max_by_key(|word| words.iter().filter(|other| other == word).count()).expect("a name").clone();
    let out = table.record(Change::Alias { name: often.clone(), place: Box::new(place(1)) });
    let moved = out.incidents.iter().filter(|incident| incident.site().is_some_and(|site| site.gazetteer_id == "test:1")).count();
    assert!(moved >= 2, "{often}: {moved}");
    let undo = table.desk.log().undo().expect("an alias");
    table.record(undo);
    assert_eq!(shown(&table.store), shown(&SAMPLE));
}

#[test]
fn what_is_rejected_is_gone_and_kept_to_be_brought_back() {
    let mut table = Table::new();
    let one = table.store.incidents()[0].clone();
    let out = table.record(Change::Reject { of: Desk::anchor(&one, &SAMPLE) });
    assert_eq!(out.rejected, [(1, one.clone())]);
    assert_eq!(table.get(&one.id), None);
    table.record(Change::Undo { seq: 1 });
    assert_eq!(table.get(&one.id), Some(one));
}

#[test]
fn words_that_a_person_marks_speak_for_the_field() {
    let mut table = Table::new();
    let one = table.store.incidents().iter().find(|one| one.sources.len() == 1).expect("one article").clone();
    let article = SAMPLE.article(&one.sources[0].article).expect("its article");
    let (span, text) = (Span::new(0, article.body.chars().next().map_or(0, char::len_utf8)), Fingerprint::of(&article.body));
    let of = || Desk::anchor(&one, &SAMPLE);
    let words = span.slice(&article.body).to_owned();
    table.record(Change::Mark { of: of(), field: Field::Attribution, article: article.id.clone(), text, span, words });
    let marked = table.get(&one.id).expect("it");
    let by_hand: Vec<_> = marked.sources[0].evidence.iter().filter(|e| e.rule == furat::edit::BY_HAND).collect();
    assert_eq!(by_hand.iter().map(|e| (e.field, e.span)).collect::<Vec<_>>(), [(Field::Perpetrator, span)], "doer and word share words");
    table.record(Change::Unmark { of: of(), field: Field::Attribution, text, span });
    assert_eq!(table.get(&one.id), Some(one));
}

#[test]
fn what_is_made_by_hand_stays_when_everything_else_is_read_anew() {
    let mut table = Table::new();
    let id = table.desk.id_by_hand();
    let made = Incident { kind: Kind::Raid, ..Incident::bare(id.clone()) };
    let at = Desk::anchor(&made, &SAMPLE);
    table.record(Change::Create { at, incident: Box::new(made.clone()) });
    table.desk.renew(SAMPLE.incidents().to_vec(), &mut table.store);
    assert_eq!(table.get(&id), Some(made));
    let mut empty = Store::default();
    empty.insert(Batch::default());
    table.desk.renew(Vec::new(), &mut empty);
    assert_eq!(empty.len(), 1, "even where no article is open");
}
