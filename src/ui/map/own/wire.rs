//! Protobuf on the wire, as far as vector tiles need it: reading fields within bounds, writing them back.

use super::Flaw;

/// A value as it stands on the wire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Varint(u64),
    Fixed64([u8; 8]),
    Fixed32([u8; 4]),
    Bytes(&'a [u8]),
}

/// Reads fields one after another; never past the end.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Flaw::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A number of 7 bits a byte.
    pub(super) fn varint(&mut self) -> Result<u64, Flaw> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first().ok_or(Flaw::Damaged)?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Flaw::Damaged)
    }

    /// The next field: its number and its value; `None` at the end.
    pub(super) fn field(&mut self) -> Result<Option<(u64, Value<'a>)>, Flaw> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let head = self.varint()?;
        let value = match head & 7 {
            0 => Value::Varint(self.varint()?),
            1 => Value::Fixed64(self.take(8)?.try_into().map_err(|_short| Flaw::Damaged)?),
            2 => {
                let count = usize::try_from(self.varint()?).map_err(|_huge| Flaw::Damaged)?;
                Value::Bytes(self.take(count)?)
            }
            5 => Value::Fixed32(self.take(4)?.try_into().map_err(|_short| Flaw::Damaged)?),
            _ => return Err(Flaw::Damaged),
        };
        Ok(Some((head >> 3, value)))
    }

    /// All numbers of a packed field.
    pub(super) fn numbers(mut self) -> Result<Vec<u32>, Flaw> {
        let mut numbers = Vec::with_capacity(self.rest.len());
        while !self.rest.is_empty() {
            numbers.push(u32::try_from(self.varint()?).map_err(|_huge| Flaw::Damaged)?);
        }
        Ok(numbers)
    }
}

/// Appends a number of 7 bits a byte.
pub(super) fn put_varint(into: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        into.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

/// Appends a field that holds a number.
pub(super) fn put_number(into: &mut Vec<u8>, field: u64, value: u64) {
    put_varint(into, field << 3);
    put_varint(into, value);
}

/// Appends a field that holds bytes.
pub(super) fn put_bytes(into: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    put_varint(into, field << 3 | 2);
    put_varint(into, bytes.len() as u64);
    into.extend_from_slice(bytes);
}

/// Appends a packed field.
pub(super) fn put_numbers(into: &mut Vec<u8>, field: u64, numbers: &[u32]) {
    let mut packed = Vec::with_capacity(numbers.len() * 2);
    for number in numbers {
        put_varint(&mut packed, u64::from(*number));
    }
    put_bytes(into, field, &packed);
}

/// A signed number in the form that keeps small ones short.
pub(super) const fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

/// The number behind that form.
pub(super) const fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mut bytes = Vec::new();
        put_number(&mut bytes, 15, 300);
        put_bytes(&mut bytes, 1, b"roads");
        put_numbers(&mut bytes, 4, &[9, zigzag(-2), u32::MAX]);
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.field(), Ok(Some((15, Value::Varint(300)))));
        assert_eq!(reader.field(), Ok(Some((1, Value::Bytes(b"roads")))));
        let Ok(Some((4, Value::Bytes(packed)))) = reader.field() else { panic!("a packed field") };
        assert_eq!(Reader::new(packed).numbers(), Ok(vec![9, 3, u32::MAX]));
        assert_eq!(reader.field(), Ok(None));
    }

    #[test]
    fn numbers_of_either_sign_survive() {
        for value in [0, 1, -1, 4096, -4096, i32::MAX, i32::MIN] {
            assert_eq!(unzigzag(zigzag(value)), value);
        }
    }

    #[test]
    fn a_field_that_runs_past_the_end_is_damage() {
        for bytes in [&[0x0A, 5, 1][..], &[0x0A], &[0x80], &[0xFF; 11], &[0x0B], &[0x09, 1]] {
            assert_eq!(Reader::new(bytes).field(), Err(Flaw::Damaged), "{bytes:?}");
        }
    }
}
