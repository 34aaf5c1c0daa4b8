//! The elements of the lists in a JSON object, one by one: a file of a gigabyte is never held whole.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Failure;

/// What a stream of elements ended with.
pub(super) enum Ended {
    /// The file is no JSON, or not such an object.
    Json(serde_json::Error),
    /// Whoever takes the elements wants no more.
    Taken(Failure),
}

/// Takes one element of the list of a name; its number counts from 1.
pub(super) type Take<'a> = dyn FnMut(&str, u64, Value) -> Result<(), Failure> + 'a;

/// Goes through an object and takes the elements of the lists of these names. Gives whether any such list is there.
pub(super) fn each(reader: impl Read, lists: &[&str], take: &mut Take<'_>) -> Result<bool, Ended> {
    let mut json = serde_json::Deserializer::from_reader(reader);
    let mut walk = Walk { lists, take, stopped: None, found: false };
    let read = (&mut json).deserialize_map(&mut walk).and_then(|()| json.end());
    match (walk.stopped, read) {
        (Some(failure), _) => Err(Ended::Taken(failure)),
        (None, Err(error)) => Err(Ended::Json(error)),
        (None, Ok(())) => Ok(walk.found),
    }
}

struct Walk<'a, 't> {
    lists: &'a [&'a str],
    take: &'a mut Take<'t>,
    stopped: Option<Failure>,
    found: bool,
}

impl<'de> Visitor<'de> for &mut Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if self.lists.contains(&name.as_str()) {
                self.found = true;
                map.next_value_seed(List { name: &name, walk: self })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'a, 'w, 't> {
    name: &'a str,
    walk: &'a mut Walk<'w, 't>,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(element) = list.next_element::<Value>()? {
            number += 1;
            if let Err(failure) = (self.walk.take)(self.name, number, element) {
                self.walk.stopped = Some(failure);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
