//! IPTC's older metadata (IPTC-NAA Information Interchange Model 4.2), as Photoshop keeps it.

use super::Said;
use std::borrow::Cow;

/// Photoshop's resource that holds it.
const RESOURCE: u16 = 0x0404;
/// Data sets that are looked at; a photo has some dozen.
const MOST: usize = 4_096;
/// The envelope record and its data set that names the alphabet; `ESC % G` is UTF-8.
const ALPHABET: (u8, u8) = (1, 90);
const UTF8: &[u8] = b"\x1b%G";

/// What image resources say in IIM.
pub(super) fn read(resources: &[u8]) -> Said {
    let sets = sets(record(resources).unwrap_or_default());
    let utf8 = sets
        .iter()
        .any(|(key, value)| *key == ALPHABET && *value == UTF8);
    let all = |number: u8| {
        let of = sets.iter().filter(move |(key, _)| *key == (2, number));
        of.map(|(_, value)| text(value, utf8).into_owned())
            .collect::<Vec<_>>()
    };
    let one = |number| all(number).into_iter().next().unwrap_or_default();
    Said {
        credit: one(110),
        creator: all(80).join(", "),
        copyright: one(116),
        terms: all(40), // special instructions
        expires: all(37),
        ..Said::default()
    }
}

/// The words of a data set. Older programs wrote the machine's alphabet, mostly Windows' Latin.
fn text(bytes: &[u8], utf8: bool) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) if utf8 => String::from_utf8_lossy(bytes),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// The resource among others: a signature, a number, a name and a length of even sizes.
fn record(resources: &[u8]) -> Option<&[u8]> {
    let mut rest = resources;
    loop {
        let body = rest.strip_prefix(b"8BIM")?;
        let (number, body) = body.split_first_chunk::<2>()?;
        let name = 1 + usize::from(*body.first()?);
        let body = body.get(name + name % 2..)?;
        let (length, body) = body.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        if u16::from_be_bytes(*number) == RESOURCE {
            return body.get(..length);
        }
        rest = body.get(length.checked_add(length % 2)?..)?;
    }
}

/// A data set's record and number, and its bytes.
type Set<'a> = ((u8, u8), &'a [u8]);

/// Its data sets, up to the first that is damaged.
fn sets(mut rest: &[u8]) -> Vec<Set<'_>> {
    let mut sets = Vec::new();
    while let Some((&[0x1c, record, number, high, low], body)) = rest.split_first_chunk::<5>() {
        let mut length = usize::from(high) << 8 | usize::from(low);
        let mut body = body;
        if length & 0x8000 != 0 {
            // A long one: these are the bytes of its length.
            let Some((bytes, after)) = body.split_at_checked(length & 0x7fff) else {
                break;
            };
            if bytes.len() > 4 {
                break;
            }
            length = bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            body = after;
        }
        let Some((value, after)) = body.split_at_checked(length) else {
            break;
        };
        sets.push(((record, number), value));
        rest = after;
        if sets.len() == MOST {
            break;
        }
    }
    sets
}
