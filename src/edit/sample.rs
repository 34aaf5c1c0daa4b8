//! Changes for tests.

use super::{Anchor, Change, Doubt, Fingerprint, Part, Spot, Value};
use crate::incident::{Count, Field, Incident, IncidentId, Kind, When, Where};
use crate::source::ArticleId;
use crate::store::sample::{day, site};
use crate::text::Span;

/// An airstrike of that id, told in the first words of an article.
pub(crate) fn anchor(id: &str) -> Anchor {
    let article = ArticleId(id.split('#').next().unwrap_or_default().to_owned());
    let spot = Spot { text: Fingerprint::of(&article.0), article, trigger: vec![Span::new(0, 6)], words: Vec::new() };
    Anchor { id: IncidentId(id.into()), spots: vec![spot], kind: Kind::Airstrike, when: When::default(), place: None }
}

fn place() -> Where {
    site("gn:1", 34.5, 40.5, 3.0)
}

/// One of each sort.
pub(crate) fn changes() -> Vec<Change> {
    let of = || anchor("a#1");
    let (text, span) = (Fingerprint::of("a"), Span::new(4, 9));
    let set = |old: Value, new: Value| Change::Set { of: of(), old, new };
    vec![
        set(Value::Killed(Count::default()), Value::Killed(Count::between(3, 5))),
        set(Value::Date(When::default()), Value::Date(When::day(day("2018-06-17")))),
        set(Value::Places(Vec::new()), Value::Places(vec![place()])),
        Change::Reset { of: of(), part: Part::Kind, old: Value::Kind(Kind::Clash) },
        Change::Mark { of: of(), field: Field::Killed, article: ArticleId("a".into()), text, span, words: "three".into() },
        Change::Unmark { of: of(), field: Field::Killed, text, span },
        Change::Reject { of: of() },
        Change::Create { at: anchor("hand-1"), incident: Box::new(Incident::bare(IncidentId("hand-1".into()))) },
        Change::Split { of: of() },
        Change::Merge { into: of(), from: vec![anchor("b#1")] },
        Change::Alias { name: "the base".into(), place: Box::new(place()) },
        Change::Settle { of: of(), doubt: Doubt::Undated, with: Vec::new() },
        Change::Settle { of: of(), doubt: Doubt::Duplicate, with: vec![anchor("b#1")] },
        Change::Undo { seq: 3 },
        Change::Redo { seq: 3 },
    ]
}
