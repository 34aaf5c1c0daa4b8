//! Incidents as KML 2.2 placemarks with their days as a time span, styled by kind, every column as extended data; KMZ is the same, packed.

use std::io::{self, Cursor, Write};
use std::sync::LazyLock;

use super::{About, Snapshot};
use crate::exchange::{Column, Rows, title};
use crate::i18n::Texts;
use crate::incident::{Incident, Kind, When};

/// The file in a KMZ archive that viewers open.
const INNER: &str = "doc.kml";

/// Colours of kinds on light maps: red, green and blue as the tokens of the theme write them.
static COLOURS: LazyLock<Vec<(Kind, String)>> = LazyLock::new(|| {
    let tokens: toml::Table = toml::from_str(include_str!("../../assets/tokens.toml")).unwrap_or_default();
    let colour =
        |kind: Kind| Some((kind, tokens.get("kinds")?.get(kind.code())?.get("light")?.as_str()?.trim_start_matches('#').to_owned()));
    Kind::ALL.into_iter().filter_map(colour).collect()
});

/// One KML document.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let about = About::of(snapshot);
    let rows = snapshot.rows(&about, texts);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>")?;
    writeln!(out, "<name>{}</name>\n<description>{}</description>", escaped(about.program), escaped(&about.text()))?;
    let credits = about.credits.join("; ");
    let told = [("program", about.program), ("filter", about.filter.as_str()), ("credits", credits.as_str())];
    extended(told.into_iter().map(|(name, words)| (name, words.to_owned())), out)?;
    Kind::ALL.into_iter().try_for_each(|kind| style(kind, out))?;
    for incident in &snapshot.incidents {
        placemark(incident, &rows, out)?;
    }
    writeln!(out, "</Document>\n</kml>")
}

/// The same in a ZIP archive.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_packed(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated).large_file(true);
    archive.start_file(INNER, options)?;
    write(snapshot, texts, &mut archive)?;
    out.write_all(&archive.finish()?.into_inner())
}

/// A tint for the viewer's own pin; KML writes colours as opacity, blue, green, red.
fn style(kind: Kind, out: &mut dyn Write) -> io::Result<()> {
    let colour = COLOURS.iter().find(|(of, _)| *of == kind).map_or("", |(_, colour)| colour.as_str());
    let (Some(red), Some(green), Some(blue)) = (colour.get(..2), colour.get(2..4), colour.get(4..6)) else { return Ok(()) };
    let tint = format!("ff{blue}{green}{red}").to_lowercase();
    writeln!(out, "<Style id=\"{}\"><IconStyle><color>{tint}</color><scale>0.9</scale></IconStyle></Style>", kind.code())
}

fn placemark(incident: &Incident, rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<Placemark><name>{}</name>", escaped(&title(incident, rows.texts)))?;
    time_span(&incident.when, out)?;
    writeln!(out, "<styleUrl>#{}</styleUrl>", incident.kind.code())?;
    let columns = rows.known(incident).filter(|(column, _)| *column < Column::Filter);
    extended(columns.map(|(column, cell)| (column.name(), cell.written())), out)?;
    if let Some(site) = incident.site() {
        writeln!(out, "<Point><coordinates>{},{}</coordinates></Point>", site.point.lon, site.point.lat)?;
    }
    writeln!(out, "</Placemark>")
}

/// Days without a time: no zone can move them.
fn time_span(when: &When, out: &mut dyn Write) -> io::Result<()> {
    if when.earliest.is_none() && when.latest.is_none() {
        return Ok(());
    }
    let edge = |name: &str, day: Option<chrono::NaiveDate>| day.map(|day| format!("<{name}>{day}</{name}>")).unwrap_or_default();
    writeln!(out, "<TimeSpan>{}{}</TimeSpan>", edge("begin", when.earliest), edge("end", when.latest))
}

fn extended<'a>(data: impl Iterator<Item = (&'a str, String)>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<ExtendedData>")?;
    for (name, words) in data {
        write!(out, "<Data name=\"{name}\"><value>{}</value></Data>", escaped(&words))?;
    }
    writeln!(out, "</ExtendedData>")
}

/// Without the signs that XML reserves, and without those that it cannot hold at all.
fn escaped(text: &str) -> String {
    let allowed: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
    quick_xml::escape::escape(allowed.as_str()).into_owned()
}
