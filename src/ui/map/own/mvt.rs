//! A foreign vector tile made fit for the renderer.
//!
//! The renderer knows one scale and some kinds of numbers, and trusts what it is given. So a tile is read here first, within limits, and
//! written anew with what the style asks for alone: those layers, those properties, whole numbers as one kind, shapes at one scale.

use std::collections::BTreeSet;

use super::Flaw;
use super::shape::{EXTENT, Sort, retold};
use super::wire::{Reader, Value, put_bytes, put_number, put_numbers, put_varint};

/// Points of all features of a tile; a full city tile has a tenth.
const MOST_NUMBERS: usize = 4 << 20;
/// Features of a tile.
const MOST_FEATURES: usize = 1 << 18;
/// Properties of the second version of the Protomaps schema carry a mark that later ones dropped.
const OLD_MARK: &[u8] = b"pmap:";

/// What a style asks of a tile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Names of layers.
    pub layers: BTreeSet<String>,
    /// Names of properties.
    pub keys: BTreeSet<String>,
}

impl Wanted {
    /// Reads it off a style: what `source-layer` and `["get", …]` name.
    pub fn by(style: &serde_json::Value) -> Self {
        let mut wanted = Self::default();
        wanted.collect(style);
        wanted
    }

    fn collect(&mut self, value: &serde_json::Value) {
        match value {
            serde_json::Value::Array(items) => {
                if let [serde_json::Value::String(operator), serde_json::Value::String(key)] = items.as_slice()
                    && operator == "get"
                {
                    self.keys.insert(key.clone());
                }
                for item in items {
                    self.collect(item);
                }
            }
            serde_json::Value::Object(fields) => {
                if let Some(serde_json::Value::String(layer)) = fields.get("source-layer") {
                    self.layers.insert(layer.clone());
                }
                for field in fields.values() {
                    self.collect(field);
                }
            }
            _ => {}
        }
    }
}

/// Names of a tile's layers.
///
/// # Errors
/// When the bytes are no vector tile.
pub fn layer_names(tile: &[u8]) -> Result<Vec<String>, Flaw> {
    let mut names = Vec::new();
    let mut fields = Reader::new(tile);
    while let Some(field) = fields.field()? {
        let (3, Value::Bytes(layer)) = field else { return Err(Flaw::Damaged) };
        let mut fields = Reader::new(layer);
        while let Some((number, value)) = fields.field()? {
            if let (1, Value::Bytes(name)) = (number, value) {
                names.push(String::from_utf8_lossy(name).into_owned());
            }
        }
    }
    Ok(names)
}

/// The tile with what is wanted of it, and no more.
///
/// # Errors
/// When the bytes are no vector tile, or go beyond the limits.
pub(super) fn tamed(tile: &[u8], wanted: &Wanted) -> Result<Vec<u8>, Flaw> {
    let mut out = Vec::with_capacity(tile.len());
    let mut budget = Budget { features: MOST_FEATURES, numbers: MOST_NUMBERS };
    let mut fields = Reader::new(tile);
    while let Some(field) = fields.field()? {
        let (3, Value::Bytes(bytes)) = field else { return Err(Flaw::Damaged) };
        let layer = Layer::read(bytes)?;
        if std::str::from_utf8(layer.name).is_ok_and(|name| wanted.layers.contains(name)) {
            put_bytes(&mut out, 3, &layer.written(wanted, &mut budget)?);
        }
    }
    Ok(out)
}

/// What may still come.
struct Budget {
    features: usize,
    numbers: usize,
}

impl Budget {
    fn spend(&mut self, numbers: usize) -> Result<(), Flaw> {
        self.features = self.features.checked_sub(1).ok_or(Flaw::TooLarge)?;
        self.numbers = self.numbers.checked_sub(numbers).ok_or(Flaw::TooLarge)?;
        Ok(())
    }
}

struct Layer<'a> {
    name: &'a [u8],
    features: Vec<&'a [u8]>,
    keys: Vec<&'a [u8]>,
    values: Vec<&'a [u8]>,
    extent: u32,
}

impl<'a> Layer<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Flaw> {
        let mut layer = Self { name: b"", features: Vec::new(), keys: Vec::new(), values: Vec::new(), extent: EXTENT };
        let mut fields = Reader::new(bytes);
        while let Some(field) = fields.field()? {
            match field {
                (1, Value::Bytes(name)) => layer.name = name,
                (2, Value::Bytes(feature)) => layer.features.push(feature),
                (3, Value::Bytes(key)) => layer.keys.push(key),
                (4, Value::Bytes(value)) => layer.values.push(value),
                (5, Value::Varint(extent)) => {
                    layer.extent = u32::try_from(extent).ok().filter(|e| (1..=1 << 16).contains(e)).ok_or(Flaw::Damaged)?;
                }
                _ => {}
            }
        }
        Ok(layer)
    }

    fn written(&self, wanted: &Wanted, budget: &mut Budget) -> Result<Vec<u8>, Flaw> {
        let mut out = Vec::new();
        put_number(&mut out, 15, 2);
        put_bytes(&mut out, 1, self.name);
        let plain: Vec<&[u8]> = self.keys.iter().map(|key| key.strip_prefix(OLD_MARK).unwrap_or(key)).collect();
        let is_wanted: Vec<bool> = plain.iter().map(|key| std::str::from_utf8(key).is_ok_and(|key| wanted.keys.contains(key))).collect();
        for key in plain.iter().zip(&is_wanted).map(|(key, wanted)| if *wanted { *key } else { b"" }) {
            put_bytes(&mut out, 3, key);
        }
        for value in &self.values {
            put_bytes(&mut out, 4, &settled(value)?);
        }
        put_number(&mut out, 5, u64::from(EXTENT));
        for feature in &self.features {
            self.write_feature(feature, &is_wanted, budget, &mut out)?;
        }
        Ok(out)
    }

    fn write_feature(&self, bytes: &[u8], is_wanted: &[bool], budget: &mut Budget, out: &mut Vec<u8>) -> Result<(), Flaw> {
        let (mut tags, mut commands, mut sort) = (Vec::new(), Vec::new(), None);
        let mut fields = Reader::new(bytes);
        while let Some(field) = fields.field()? {
            match field {
                (2, Value::Bytes(packed)) => tags = Reader::new(packed).numbers()?,
                (4, Value::Bytes(packed)) => commands = Reader::new(packed).numbers()?,
                (3, Value::Varint(1)) => sort = Some(Sort::Points),
                (3, Value::Varint(2)) => sort = Some(Sort::Lines),
                (3, Value::Varint(3)) => sort = Some(Sort::Areas),
                _ => {}
            }
        }
        budget.spend(commands.len() + tags.len())?;
        let Some(sort) = sort else { return Ok(()) };
        let known = |key: u32, value: u32| is_wanted.get(key as usize) == Some(&true) && (value as usize) < self.values.len();
        let tags: Vec<u32> = tags.as_chunks::<2>().0.iter().filter(|[key, value]| known(*key, *value)).flatten().copied().collect();
        for shape in retold(&commands, sort, self.extent)? {
            let mut feature = Vec::new();
            put_numbers(&mut feature, 2, &tags);
            put_number(&mut feature, 3, sort as u64);
            put_numbers(&mut feature, 4, &shape);
            put_bytes(out, 2, &feature);
        }
        Ok(())
    }
}

/// A property's value with whole numbers as int64: the only number that filters compare.
fn settled(value: &[u8]) -> Result<Vec<u8>, Flaw> {
    let whole = |number: f64| (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64);
    let mut out = Vec::new();
    let mut fields = Reader::new(value);
    while let Some((number, value)) = fields.field()? {
        let (int, double) = match (number, value) {
            (1, Value::Bytes(text)) => {
                put_bytes(&mut out, 1, String::from_utf8_lossy(text).as_bytes());
                return Ok(out);
            }
            (2, Value::Fixed32(bytes)) => (None, Some(f64::from(f32::from_le_bytes(bytes)))),
            (3, Value::Fixed64(bytes)) => (None, Some(f64::from_le_bytes(bytes))),
            (4 | 5, Value::Varint(number)) => (Some(number as i64), None),
            (6, Value::Varint(number)) => (Some((number >> 1) as i64 ^ -((number & 1) as i64)), None),
            (7, Value::Varint(number)) => {
                put_number(&mut out, 7, u64::from(number != 0));
                return Ok(out);
            }
            _ => continue,
        };
        match (int.or_else(|| double.and_then(whole)), double) {
            (Some(int), _) => put_number(&mut out, 4, int as u64),
            (None, Some(double)) if double.is_finite() => {
                put_varint(&mut out, 3 << 3 | 1);
                out.extend(double.to_le_bytes());
            }
            _ => {}
        }
        return Ok(out);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::wire::zigzag;
    use super::*;

    fn wanted() -> Wanted {
        Wanted::by(&serde_json::json!({"layers": [
            {"source-layer": "roads", "filter": ["match", ["get", "kind"], ["rail"], true, false]},
            {"source-layer": "boundaries", "filter": ["==", ["get", "admin_level"], 2]},
        ]}))
    }

    fn value(field: u64, number: u64) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(&mut out, field, number);
        out
    }

    /// A layer with one line that has the properties "pmap:kind" and "name".
    fn layer(name: &str, values: [&[u8]; 2], extent: u64) -> Vec<u8> {
        let (mut out, mut feature) = (Vec::new(), Vec::new());
        put_bytes(&mut out, 1, name.as_bytes());
        put_numbers(&mut feature, 2, &[0, 0, 1, 1, 9, 9]);
        put_number(&mut feature, 3, 2);
        put_numbers(&mut feature, 4, &[9, 0, 0, 10, zigzag(512), zigzag(512)]);
        put_bytes(&mut out, 2, &feature);
        put_bytes(&mut out, 3, b"pmap:kind");
        put_bytes(&mut out, 3, b"name");
        for value in values {
            put_bytes(&mut out, 4, value);
        }
        put_number(&mut out, 5, extent);
        let mut tile = Vec::new();
        put_bytes(&mut tile, 3, &out);
        tile
    }

    #[test]
    fn a_style_tells_which_layers_and_properties_it_asks_for() {
        let wanted = wanted();
        assert_eq!(wanted.layers.iter().collect::<Vec<_>>(), ["boundaries", "roads"]);
        assert_eq!(wanted.keys.iter().collect::<Vec<_>>(), ["admin_level", "kind"]);
    }

    #[test]
    fn a_tile_keeps_what_is_wanted_alone() {
        let mut text = Vec::new();
        put_bytes(&mut text, 1, b"rail");
        let mut tile = layer("roads", [&text, &text], 512);
        tile.extend(layer("pois", [&text, &text], 4096));
        assert_eq!(layer_names(&tile), Ok(vec!["roads".to_owned(), "pois".to_owned()]));
        let tamed = tamed(&tile, &wanted()).expect("a whole tile");
        assert_eq!(layer_names(&tamed), Ok(vec!["roads".to_owned()]));
        let reader = Reader::new(&tamed).field().expect("whole").expect("a layer");
        let (3, Value::Bytes(layer)) = reader else { panic!("a layer") };
        let layer = Layer::read(layer).expect("whole");
        assert_eq!((layer.keys, layer.extent), (vec![&b"kind"[..], b""], EXTENT));
        let mut feature = Vec::new();
        put_numbers(&mut feature, 2, &[0, 0]);
        put_number(&mut feature, 3, 2);
        put_numbers(&mut feature, 4, &[9, 0, 0, 10, zigzag(4096), zigzag(4096)]);
        assert_eq!(layer.features, [&feature[..]]);
    }

    #[test]
    fn whole_numbers_of_every_kind_become_one() {
        let double = |number: f64| [&[3 << 3 | 1][..], &number.to_le_bytes()].concat();
        let float = |number: f32| [&[2 << 3 | 5][..], &number.to_le_bytes()].concat();
        let minus_two = value(4, (-2_i64) as u64);
        for (raw, settled_as) in [
            (value(4, 2), value(4, 2)),
            (value(5, 2), value(4, 2)),
            (value(6, 4), value(4, 2)),
            (value(6, 3), minus_two.clone()),
            (minus_two.clone(), minus_two),
            (double(2.0), value(4, 2)),
            (float(2.0), value(4, 2)),
            (float(2.5), double(2.5)),
            (double(f64::NAN), Vec::new()),
            (value(7, 9), value(7, 1)),
        ] {
            assert_eq!(settled(&raw), Ok(settled_as), "{raw:?}");
        }
    }

    #[test]
    fn damage_is_found_wherever_it_is() {
        let tile = layer("roads", [&value(4, 2), &value(4, 3)], 4096);
        for cut in 1..tile.len() {
            assert!(tamed(&tile[..cut], &wanted()).is_err(), "cut at {cut}");
        }
        assert_eq!(tamed(b"<html>", &wanted()), Err(Flaw::Damaged));
        assert_eq!(tamed(&layer("roads", [&[], &[]], 0), &wanted()), Err(Flaw::Damaged), "no extent");
    }
}
