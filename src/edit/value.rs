//! The parts of an incident that a person may correct, and their values.

use serde::{Deserialize, Serialize};

use crate::incident::{Actor, Attribution, Count, Field, Incident, Kind, Verification, When, Where};

/// A part of an incident that a person may correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What happened.
    Kind,
    /// When.
    Date,
    /// Where, best first.
    Places,
    /// The dead.
    Killed,
    /// The wounded.
    Injured,
    /// Those who cannot be found.
    Missing,
    /// Those who were taken.
    Captured,
    /// Who did it.
    Actor,
    /// On whose word.
    Attribution,
    /// What was hit.
    Target,
    /// A title of its own.
    Title,
    /// Notes.
    Notes,
    /// Tags.
    Tags,
    /// How far it was checked.
    Status,
}

impl Part {
    /// In the order the card shows them.
    pub const ALL: [Self; 14] = [
        Self::Title,
        Self::Kind,
        Self::Date,
        Self::Places,
        Self::Killed,
        Self::Injured,
        Self::Missing,
        Self::Captured,
        Self::Actor,
        Self::Attribution,
        Self::Target,
        Self::Tags,
        Self::Notes,
        Self::Status,
    ];

    /// Its name in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Date => "date",
            Self::Places => "places",
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Captured => "captured",
            Self::Actor => "actor",
            Self::Attribution => "attribution",
            Self::Target => "target",
            Self::Title => "title",
            Self::Notes => "notes",
            Self::Tags => "tags",
            Self::Status => "status",
        }
    }

    /// The part that words of an article speak of as this field.
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Kind => Self::Kind,
            Field::Date => Self::Date,
            Field::Place => Self::Places,
            Field::Killed => Self::Killed,
            Field::Injured => Self::Injured,
            Field::Missing => Self::Missing,
            Field::Captured => Self::Captured,
            Field::Perpetrator => Self::Actor,
            Field::Attribution => Self::Attribution,
            Field::Target => Self::Target,
        }
    }

    /// What an incident says of it.
    pub fn in_(self, incident: &Incident) -> Value {
        match self {
            Self::Kind => Value::Kind(incident.kind),
            Self::Date => Value::Date(incident.when.clone()),
            Self::Places => Value::Places(incident.places.clone()),
            Self::Killed => Value::Killed(incident.killed),
            Self::Injured => Value::Injured(incident.injured),
            Self::Missing => Value::Missing(incident.missing),
            Self::Captured => Value::Captured(incident.captured),
            Self::Actor => Value::Actor(incident.perpetrator.name),
            Self::Attribution => Value::Attribution(incident.perpetrator.attribution),
            Self::Target => Value::Target(incident.target.clone()),
            Self::Title => Value::Title(incident.remarks.title.clone()),
            Self::Notes => Value::Notes(incident.remarks.notes.clone()),
            Self::Tags => Value::Tags(incident.remarks.tags.clone()),
            Self::Status => Value::Status(incident.remarks.status),
        }
    }

    /// Whether articles say nothing of it, a person alone does.
    pub const fn is_a_remark(self) -> bool {
        matches!(self, Self::Title | Self::Notes | Self::Tags | Self::Status)
    }
}

/// A value of a part. In JSON: `{"part": "killed", "value": {"min": 3, "max": 5}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", content = "value", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the part of that name")]
pub enum Value {
    Kind(Kind),
    Date(When),
    Places(Vec<Where>),
    Killed(Count),
    Injured(Count),
    Missing(Count),
    Captured(Count),
    Actor(Actor),
    Attribution(Attribution),
    Target(Option<String>),
    Title(Option<String>),
    Notes(String),
    Tags(Vec<String>),
    Status(Verification),
}

impl Value {
    /// The part it is a value of.
    pub const fn part(&self) -> Part {
        match self {
            Self::Kind(_) => Part::Kind,
            Self::Date(_) => Part::Date,
            Self::Places(_) => Part::Places,
            Self::Killed(_) => Part::Killed,
            Self::Injured(_) => Part::Injured,
            Self::Missing(_) => Part::Missing,
            Self::Captured(_) => Part::Captured,
            Self::Actor(_) => Part::Actor,
            Self::Attribution(_) => Part::Attribution,
            Self::Target(_) => Part::Target,
            Self::Title(_) => Part::Title,
            Self::Notes(_) => Part::Notes,
            Self::Tags(_) => Part::Tags,
            Self::Status(_) => Part::Status,
        }
    }

    /// Puts it into an incident.
    pub fn put_into(self, incident: &mut Incident) {
        match self {
            Self::Kind(kind) => incident.kind = kind,
            Self::Date(when) => incident.when = when,
            Self::Places(places) => incident.places = places,
            Self::Killed(count) => incident.killed = count,
            Self::Injured(count) => incident.injured = count,
            Self::Missing(count) => incident.missing = count,
            Self::Captured(count) => incident.captured = count,
            Self::Actor(actor) => put_actor(incident, actor),
            Self::Attribution(attribution) => incident.perpetrator.attribution = attribution,
            Self::Target(words) => incident.target = words,
            Self::Title(title) => incident.remarks.title = title,
            Self::Notes(notes) => incident.remarks.notes = notes,
            Self::Tags(tags) => incident.remarks.tags = tags,
            Self::Status(status) => incident.remarks.status = status,
        }
    }
}

/// The words that named the doer before name nobody else.
fn put_actor(incident: &mut Incident, actor: Actor) {
    if incident.perpetrator.name != actor {
        incident.perpetrator.text = None;
    }
    incident.perpetrator.name = actor;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::IncidentId;

    #[test]
    fn every_part_is_read_and_put_back() {
        let full = Incident { killed: Count::exact(3), target: Some("a depot".into()), ..Incident::bare(IncidentId("a#1".into())) };
        for part in Part::ALL {
            let value = part.in_(&full);
            assert_eq!(value.part(), part);
            let mut other = Incident::bare(IncidentId("b#1".into()));
            value.clone().put_into(&mut other);
            assert_eq!(part.in_(&other), value);
            assert_eq!(serde_json::to_value(part).expect("plain enum"), part.code());
            let json = serde_json::to_value(&value).expect("plain data");
            assert_eq!(json.get("part").and_then(serde_json::Value::as_str), Some(part.code()));
            assert_eq!(serde_json::from_value::<Value>(json).expect("its own JSON"), value);
        }
    }

    #[test]
    fn every_field_of_the_articles_is_a_part() {
        for field in Field::ALL {
            assert!(!Part::of(field).is_a_remark(), "{field:?}");
        }
    }
}
