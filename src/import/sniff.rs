//! What a file holds, told by its name and its first bytes.

use super::table;
use crate::exchange::Scheme;

/// A form of file that incidents are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// ACLED's CSV.
    Acled,
    /// UCDP GED's CSV.
    Ucdp,
    /// GDELT 2.0 events, tabs between cells, no head.
    Gdelt,
    /// A table with a head: Furat's own, or one whose columns are guessed.
    Csv,
    /// GeoJSON.
    GeoJson,
    /// KML.
    Kml,
    /// KML in a ZIP archive.
    Kmz,
    /// Furat's own JSON.
    Json,
    /// Furat's own JSON lines.
    JsonLines,
}

impl Form {
    /// The collection whose rows it holds; `None` for forms of any rows.
    pub const fn scheme(self) -> Option<Scheme> {
        match self {
            Self::Acled => Some(Scheme::Acled),
            Self::Ucdp => Some(Scheme::Ucdp),
            Self::Gdelt => Some(Scheme::Gdelt),
            _ => None,
        }
    }
}

/// What a file holds; `None` where it is nothing that incidents are read from: an article, or nothing at all.
pub fn sniff(name: &str, head: &[u8]) -> Option<Form> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let text = String::from_utf8_lossy(head.get(..head.len().min(4096)).unwrap_or_default());
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    match ending.as_str() {
        "kmz" => Some(Form::Kmz),
        "kml" => Some(Form::Kml),
        "geojson" => Some(Form::GeoJson),
        "json" if text.starts_with('{') && is_member(text, "furat") => Some(Form::Json),
        "json" if text.starts_with('{') && (text.contains("\"FeatureCollection\"") || text.contains("\"Feature\"")) => Some(Form::GeoJson),
        "jsonl" | "ndjson" => ["about", "article", "incident"].into_iter().any(|name| is_member(text, name)).then_some(Form::JsonLines),
        "csv" | "tsv" | "tab" => Some(of_table(head)),
        _ => None,
    }
}

/// Whether an object opens with this member.
fn is_member(text: &str, name: &str) -> bool {
    let rest = text.trim_start_matches('{').trim_start().strip_prefix('"');
    rest.and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with('"'))
}

/// Which table: told by the columns by which a collection names and codes its rows.
fn of_table(head: &[u8]) -> Form {
    let heads = table::heads(head);
    let has = |name: &str| heads.iter().any(|head| head == name);
    if has("event_id_cnty") {
        Form::Acled
    } else if has("date_prec") && has("where_prec") || has("type_of_violence") {
        Form::Ucdp
    } else if heads.len() == Scheme::Gdelt.layout().count() && heads.first().is_some_and(|cell| cell.parse::<u64>().is_ok()) {
        Form::Gdelt
    } else {
        Form::Csv
    }
}
