//! What the cells of the table say, and the same as tab-separated text for the clipboard.

use crate::context::Column;
use crate::i18n::Texts;
use crate::incident::{Attribution, Count, Incident};
use crate::text::Lang;
use crate::ui::describe;

/// Said nothing: never 0.
const NOTHING: &str = "\u{2013}";

/// The words of a cell.
pub(super) fn cell(texts: &Texts, lang: Lang, incident: &Incident, column: Column) -> String {
    let count = |count: Count| if count.is_known() { texts.count(count).into_owned() } else { NOTHING.to_owned() };
    match column {
        Column::Date => texts.when(&incident.when),
        Column::Kind => texts.kind(incident.kind),
        Column::Place => incident.site().map_or_else(|| NOTHING.to_owned(), |site| describe::place_name(site, lang).to_owned()),
        Column::Killed => count(incident.killed),
        Column::Injured => count(incident.injured),
        Column::Who => texts.actor(incident.perpetrator.name),
        Column::Attribution if incident.perpetrator.attribution == Attribution::Unknown => NOTHING.to_owned(),
        Column::Attribution => texts.tr(&format!("column-attribution-{}", incident.perpetrator.attribution.code())).into_owned(),
        Column::Confidence => texts.decimal(incident.confidence.value, 2),
        Column::Sources => texts.number(incident.sources.len()),
    }
}

/// A line of the clipboard: cells apart by tabs, without line ends of their own.
pub(super) fn line(cells: impl Iterator<Item = String>) -> String {
    let clean = |cell: String| cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    cells.map(clean).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::incident;

    #[test]
    fn a_cell_never_breaks_its_line() {
        assert_eq!(line(["a\tb\nc".to_owned(), "d".to_owned()].into_iter()), "a b c\td");
    }

    #[test]
    fn what_is_not_said_is_a_dash_and_nobody_hurt_is_a_nought() {
        let texts = Texts::new(Lang::En);
        let mut told = incident("i", "2024-01-05");
        (told.killed, told.injured) = (Count::exact(0), Count::default());
        told.places.clear();
        let said = |column| cell(&texts, Lang::En, &told, column);
        assert_eq!([said(Column::Killed), said(Column::Injured), said(Column::Place)], ["0", NOTHING, NOTHING]);
        assert_eq!(said(Column::Date), "5 Jan 2024");
    }
}
