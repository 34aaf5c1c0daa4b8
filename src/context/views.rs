//! Views that are kept under a name: what was shown, to be shown again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::store::{DayRange, Filter};

/// What a view shows: a filter, and the range that its own is compared with. As JSON it is the filter with that range beside the clauses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// The filter.
    #[serde(flatten)]
    pub filter: Filter,
    /// The range compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<DayRange>,
}

impl Seen {
    /// What stored JSON says; `None` where it is no view, or says what this version does not know: half a filter would show too much.
    fn read(json: &str) -> Option<Self> {
        let stored: Value = serde_json::from_str(json).ok()?;
        let seen: Self = serde_json::from_value(stored.clone()).ok()?;
        let known = serde_json::to_value(&seen).ok()?;
        stored.as_object()?.keys().all(|key| known.get(key).is_some() || stored.get(key) == Some(&Value::Null)).then_some(seen)
    }
}

/// A view under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptView {
    /// Its name; no other view has it.
    pub name: String,
    /// When it was kept, in seconds since 1970 UTC.
    pub at: i64,
    /// What it shows, as it is stored.
    pub json: String,
    /// The same, read; `None` where another version kept it and this one cannot tell all it says.
    pub seen: Option<Seen>,
}

impl KeptView {
    /// What is shown now, under a name.
    pub fn new(name: &str, at: i64, seen: Seen) -> Self {
        Self { name: name.to_owned(), at, json: serde_json::to_string(&seen).unwrap_or_default(), seen: Some(seen) }
    }

    /// One that was stored.
    pub fn stored(name: String, at: i64, json: String) -> Self {
        let seen = Seen::read(&json);
        Self { name, at, json, seen }
    }
}

/// Where views are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ViewsHome {
    /// In the window, until it is closed.
    #[default]
    Window,
    /// In the workspace that is open.
    Space,
    /// In the window: the workspace that is open may only be read.
    ReadOnly,
}

/// The views there are.
#[derive(Clone, Copy, Debug)]
pub struct Views<'a> {
    /// In the order of their names.
    pub list: &'a [KeptView],
    /// Where they are kept.
    pub home: ViewsHome,
}

/// A name as it is kept: without space around it, and one space between its words.
pub fn view_name(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::range;
    use crate::store::{Dimension, TollRange};

    #[test]
    fn a_view_says_after_it_was_stored_what_it_said_before() {
        let mut filter =
            Filter { range: Some(range("2018-06-01", "2018-06-30")), text: "\u{201C}depot\u{201D}".into(), ..Filter::default() };
        filter.killed = Some(TollRange { least: 3, most: None });
        filter.place = Some("gn:1".into());
        filter.min_confidence = 0.35;
        filter.toggle(Dimension::Kind, "raid");
        for compared in [None, Some(range("2017-06-01", "2017-06-30"))] {
            let view = KeptView::new("June", 7, Seen { filter: filter.clone(), compared });
            assert_eq!(KeptView::stored("June".into(), 7, view.json.clone()), view);
        }
    }

    #[test]
    fn a_stored_view_is_read_whole_or_not_at_all() {
        for (json, is_read) in [
            ("{}", true),
            (r#"{"main_only":true}"#, true),
            (r#"{"compared":null,"range":null}"#, true),
            (r#"{"weather":"rain"}"#, false),
            (r#"{"off":{"weather":["rain"]}}"#, false),
            ("[]", false),
            ("7", false),
        ] {
            assert_eq!(KeptView::stored("a".into(), 0, json.into()).seen.is_some(), is_read, "{json}");
        }
    }

    #[test]
    fn names_differ_by_more_than_space() {
        for (typed, name) in [("  June   2018 ", "June 2018"), ("\t", ""), ("a", "a")] {
            assert_eq!(view_name(typed), name);
        }
    }
}
