//! KML of anybody, plain or packed (KMZ): one placemark an incident. Tags are read event by event; entities of a file are never expanded.

use std::io::{BufRead, BufReader, Cursor, Read as _};

use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};

use super::batch::Out;
use super::feature::{Feature, Reader};
use super::{Failure, Input, unreadable};
use crate::exchange::Placer;
use crate::geo::LatLon;
use crate::i18n::Texts;

/// Largest archive that is opened, in bytes.
const MOST_PACKED: u64 = 256 << 20;
/// Largest document that is unpacked, in bytes. A small archive that grows beyond it is not worth anybody's memory.
const MOST_UNPACKED: u64 = 2 << 30;
/// Deepest nesting of tags.
const DEEPEST: usize = 256;
/// Longest text of one tag, in bytes.
const LONGEST_TEXT: usize = 16 << 20;

pub(super) fn read(input: &mut Input<'_>, placer: &mut Placer<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    super::table::check_encoding(input, texts)?;
    let name = input.name;
    placemarks(&mut input.bytes, name, placer, texts, out)
}

pub(super) fn read_packed(input: &mut Input<'_>, placer: &mut Placer<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    let name = input.name;
    let refused = |id: &str, reason: String, limit: u64| {
        Failure::Refused(texts.error(id, &[("reason", reason.into()), ("limit", (limit >> 20).into())]).at(name))
    };
    let mut packed = Vec::new();
    let read = (&mut input.bytes).take(MOST_PACKED + 1).read_to_end(&mut packed);
    if let Err(error) = read {
        return Err(unreadable(&error, input, texts));
    }
    if packed.len() as u64 > MOST_PACKED {
        return Err(refused("import-too-large", String::new(), MOST_PACKED));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).map_err(|error| refused("import-bad-archive", error.to_string(), 0))?;
    let is_kml = |name: &str| name.to_ascii_lowercase().ends_with(".kml");
    let names: Vec<String> = archive.file_names().flatten().filter(|name| is_kml(name)).map(std::borrow::Cow::into_owned).collect();
    let inner = names.iter().find(|name| *name == "doc.kml").or_else(|| names.first()).cloned();
    let inner = inner.ok_or_else(|| refused("import-no-kml", String::new(), 0))?;
    let file = archive.by_name(&inner).map_err(|error| refused("import-bad-archive", error.to_string(), 0))?;
    if file.size() > MOST_UNPACKED {
        return Err(refused("import-bomb", String::new(), MOST_UNPACKED));
    }
    // What the archive says of its size is only a promise.
    let mut limited = BufReader::new(file.take(MOST_UNPACKED));
    let done = placemarks(&mut limited, name, placer, texts, out);
    if limited.get_ref().limit() == 0 { Err(refused("import-bomb", String::new(), MOST_UNPACKED)) } else { done }
}

fn placemarks(bytes: &mut dyn BufRead, name: &str, placer: &mut Placer<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    let mut xml = Xml::from_reader(bytes);
    xml.config_mut().expand_empty_elements = true;
    let mut reader = Reader::new("kml", name, placer);
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    let mut number = 0;
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer);
        let step = match &event {
            Ok(Event::Eof) => break,
            Ok(event) => walk.take(event),
            Err(error) => Err(error.to_string()),
        };
        match step {
            Ok(None) => {}
            Ok(Some(feature)) => {
                number += 1;
                match reader.incident(&feature, number) {
                    Ok((incident, articles)) => out.incident(incident, articles)?,
                    Err(refusal) => out.refuse(number, refusal)?,
                }
            }
            Err(reason) => {
                // What was read so far stays.
                out.flush()?;
                let told = [("reason", reason.into()), ("byte", xml.error_position().into())];
                return Err(Failure::Refused(texts.error("import-bad-xml", &told).at(name)));
            }
        }
    }
    if walk.is_kml && walk.path.is_empty() {
        return Ok(());
    }
    out.flush()?;
    let id = if walk.is_kml { "import-cut-xml" } else { "import-no-kml" };
    Err(Failure::Refused(texts.error(id, &[]).at(name)))
}

/// Where in the document the reader stands, and what the open placemark has said so far.
#[derive(Default)]
struct Walk {
    path: Vec<String>,
    is_kml: bool,
    feature: Option<Feature>,
    /// Name of the open `Data` or `SimpleData`.
    data: String,
    text: String,
}

impl Walk {
    /// Takes an event; gives a placemark that it closes.
    fn take(&mut self, event: &Event<'_>) -> Result<Option<Feature>, String> {
        match event {
            Event::Start(tag) => self.open(tag)?,
            Event::End(_) => return Ok(self.close()),
            Event::Text(text) => self.add(&text.xml10_content().map_err(|error| error.to_string())?)?,
            Event::CData(text) => self.add(&text.xml10_content().map_err(|error| error.to_string())?)?,
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| error.to_string())?;
                let known = name.decode().ok().and_then(|name| quick_xml::escape::resolve_predefined_entity(&name));
                self.add(&letter.map(String::from).or_else(|| known.map(str::to_owned)).unwrap_or_default())?;
            }
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
        if self.path.len() >= DEEPEST {
            return Err(format!("<{name}>"));
        }
        let attribute =
            |key: &str| tag.try_get_attribute(key).ok().flatten().map(|value| String::from_utf8_lossy(&value.value).into_owned());
        match name.as_str() {
            "kml" => self.is_kml = true,
            "Placemark" => self.feature = Some(Feature { id: attribute("id").unwrap_or_default(), ..Feature::default() }),
            "Data" | "SimpleData" => self.data = unescaped(&attribute("name").unwrap_or_default()),
            _ => {}
        }
        self.text.clear();
        self.path.push(name);
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<(), String> {
        if self.feature.is_some() {
            self.text.push_str(text);
        }
        if self.text.len() > LONGEST_TEXT { Err(format!("<{}>", self.path.last().map_or("", String::as_str))) } else { Ok(()) }
    }

    fn close(&mut self) -> Option<Feature> {
        let name = self.path.pop()?;
        let within = self.path.last().map_or("", String::as_str);
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        let feature = self.feature.as_mut()?;
        match (name.as_str(), within) {
            ("Placemark", _) => return self.feature.take(),
            ("name", "Placemark") => feature.values.push(("title".to_owned(), text.to_owned())),
            ("description", "Placemark") => feature.values.push(("notes".to_owned(), without_tags(text))),
            ("address", "Placemark") => feature.values.push(("place".to_owned(), text.to_owned())),
            ("begin" | "when", "TimeSpan" | "TimeStamp") => text.clone_into(&mut feature.days.0),
            ("end", "TimeSpan") => text.clone_into(&mut feature.days.1),
            ("value", "Data") | ("SimpleData", _) => feature.values.push((self.data.clone(), text.to_owned())),
            ("coordinates", _) => feature.corners.extend(text.split_whitespace().filter_map(corner)),
            _ => {}
        }
        None
    }
}

/// `longitude,latitude[,height]`; numbers that are none give a point that no row can have.
fn corner(text: &str) -> Option<LatLon> {
    let mut numbers = text.split(',').map(|number| number.parse::<f64>().unwrap_or(f64::NAN));
    let lon = numbers.next()?;
    Some(LatLon::new(numbers.next().unwrap_or(f64::NAN), lon))
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// A description written as a page: its words alone.
fn without_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let words =
        text.split('<').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) });
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
