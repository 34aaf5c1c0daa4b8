//! What every file says of itself: which filter was in force, and whom to credit.

use super::Snapshot;
use crate::exchange;
use crate::store::{Certainty, Dimension, Filter, TollRange};

/// What every file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Program and version.
    pub program: &'static str,
    /// The filter in force, as [`words`] writes it.
    pub filter: String,
    /// Whom to credit, a line each.
    pub credits: Vec<&'static str>,
}

impl About {
    /// Of what is to be written.
    pub fn of(snapshot: &Snapshot<'_>) -> Self {
        let schemes = snapshot.incidents.iter().filter_map(|incident| incident.foreign.as_ref()).map(|foreign| foreign.scheme.as_str());
        Self { program: concat!("Furat ", env!("CARGO_PKG_VERSION")), filter: words(&snapshot.filter), credits: exchange::credits(schemes) }
    }

    /// Program, filter and credits as one text.
    pub fn text(&self) -> String {
        format!("{}; filter: {}; {}", self.program, self.filter, self.credits.join("; "))
    }
}

/// A filter in codes that are the same in every language: `dates=2023-03-01/2023-03-31; kind!=raid; killed=5..; bbox=38,32,44,37`;
/// `none` where it leaves out nothing.
pub fn words(filter: &Filter) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(range) = filter.range {
        parts.push(format!("dates={}/{}", range.from, range.to));
    }
    if filter.certainty == Certainty::Certainly {
        parts.push("certainly".to_owned());
    }
    for dimension in Dimension::ALL {
        let off: Vec<&str> = filter.off(dimension).map(|key| if key.is_empty() { "(none)" } else { key }).collect();
        if !off.is_empty() {
            parts.push(format!("{}!={}", dimension.code(), off.join(",")));
        }
    }
    if filter.main_only {
        parts.push("main".to_owned());
    }
    if filter.min_confidence > 0.0 {
        parts.push(format!("confidence>={}", filter.min_confidence));
    }
    if let Some(most) = filter.max_confidence {
        parts.push(format!("confidence<={most}"));
    }
    for (name, range) in [("killed", filter.killed), ("injured", filter.injured)] {
        parts.extend(range.map(|range| format!("{name}={}", toll(range))));
    }
    parts.extend(filter.place.as_ref().map(|place| format!("place={place}")));
    parts.extend(filter.bbox.map(|b| format!("bbox={},{},{},{}", b.west, b.south, b.east, b.north)));
    parts.extend(filter.area.as_ref().and_then(|area| serde_json::to_string(area).ok()).map(|area| format!("area={area}")));
    if !filter.text.is_empty() {
        parts.push(format!("text={}", filter.text));
    }
    if parts.is_empty() { "none".to_owned() } else { parts.join("; ") }
}

fn toll(range: TollRange) -> String {
    format!("{}..{}", range.least, range.most.map(|most| most.to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::BBox;
    use crate::store::DayRange;

    #[test]
    fn a_filter_is_told_in_codes() {
        let day = |iso: &str| iso.parse().expect("a day");
        let mut filter = Filter::default();
        assert_eq!(words(&filter), "none");
        filter.range = Some(DayRange::new(day("2023-03-01"), day("2023-03-31")));
        filter.toggle(Dimension::Kind, "raid");
        filter.killed = Some(TollRange { least: 5, most: None });
        filter.bbox = Some(BBox { west: 38.5, south: 32.0, east: 44.0, north: 37.0 });
        filter.text = "depot".into();
        assert_eq!(words(&filter), "dates=2023-03-01/2023-03-31; kind!=raid; killed=5..; bbox=38.5,32,44,37; text=depot");
    }
}
