//! Rewrites the rules of a face that the shaper misreads.
//!
//! `harfrust` 0.12 asks an Indic face whether a consonant can be written below or after another.
//! For rules that name a set of letters for each place (OpenType's sequence context, format 3) it
//! expects a letter too many, so its answer is always no, and the conjuncts of `প্র` and `ত্র`
//! come apart in Noto Sans Bengali. The same rule can be written as a chained one with nothing
//! before and nothing after, which it reads rightly: that is done to the rules it asks about, and
//! to no others.

use std::collections::{BTreeMap, BTreeSet};

/// The features whose rules are asked.
const ASKED: [&[u8]; 5] = [b"rphf", b"pref", b"blwf", b"pstf", b"vatu"];
/// Kinds of lookups in a `GSUB` table.
const CONTEXT: u16 = 5;
const CHAINED: u16 = 6;
const EXTENSION: u16 = 7;
/// A lookup with this flag ends with the number of a set of marks.
const USES_MARK_SET: u16 = 0x10;
/// The most that a table may grow, in bytes, and the most lookups of features; the faces we know
/// need some hundred.
const MOST: usize = 1 << 16;

/// The file with such rules rewritten; `None` when it has none. A table that is broken stays as
/// it is: the shaper has its own checks.
pub(super) fn mended(file: &[u8]) -> Option<Vec<u8>> {
    // The file, from the first change on.
    let mut out = Vec::new();
    // The faces of a collection share tables.
    let mut moved = BTreeMap::new();
    for face in faces(file)? {
        let Some(record) = record(file, face, b"GSUB") else {
            continue;
        };
        let (start, length) = (u32_at(file, record + 8)?, u32_at(file, record + 12)?);
        let table = file.get(start..start.checked_add(length)?)?;
        let place = moved.entry((start, length)).or_insert_with(|| {
            let grown = rewritten(table)?;
            if out.is_empty() {
                out.extend(file);
            }
            if out.len() + grown.len() > 2 * file.len() + MOST {
                return None;
            }
            out.resize(out.len().next_multiple_of(4), 0);
            let place = (out.len(), grown.len());
            out.extend(grown);
            Some(place)
        });
        if let Some((start, length)) = *place {
            put(
                &mut out,
                record + 8,
                &u32::try_from(start).ok()?.to_be_bytes(),
            );
            put(
                &mut out,
                record + 12,
                &u32::try_from(length).ok()?.to_be_bytes(),
            );
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Where the table directories of a file begin.
fn faces(file: &[u8]) -> Option<Vec<usize>> {
    if file.get(..4)? != b"ttcf" {
        return Some(vec![0]);
    }
    (0..u32_at(file, 8)?.min(usize::from(u16::MAX)))
        .map(|nth| u32_at(file, 12 + 4 * nth))
        .collect()
}

/// Where the directory of a face speaks of a table.
fn record(file: &[u8], face: usize, tag: &[u8]) -> Option<usize> {
    let count = usize::from(u16_at(file, face.checked_add(4)?)?);
    (0..count)
        .map(|nth| face + 12 + 16 * nth)
        .find(|at| file.get(*at..at + 4) == Some(tag))
}

/// A `GSUB` table with the new lookups after its end; `None` when it needs none.
fn rewritten(table: &[u8]) -> Option<Vec<u8>> {
    let asked = asked(table)?;
    if asked.is_empty() {
        return None;
    }
    let mut out = table.to_vec();
    let lookups = usize::from(u16_at(table, 8)?);
    for index in asked {
        let slot = lookups + 2 + 2 * usize::from(index);
        let Some(new) =
            u16_at(table, slot).and_then(|at| chained(table, lookups + usize::from(at)))
        else {
            continue;
        };
        out.resize(out.len().next_multiple_of(2), 0);
        // In a table so long that its new end is out of reach, the rule stays as it is.
        let Ok(at) = u16::try_from(out.len() - lookups) else {
            break;
        };
        if out.len() + new.len() > table.len() + MOST {
            break;
        }
        put(&mut out, slot, &at.to_be_bytes());
        out.extend(new);
    }
    (out.len() > table.len()).then_some(out)
}

/// The lookups of the features that are asked.
fn asked(table: &[u8]) -> Option<BTreeSet<u16>> {
    let features = usize::from(u16_at(table, 6)?);
    let mut found = BTreeSet::new();
    let mut read = 0;
    for nth in 0..usize::from(u16_at(table, features)?) {
        let record = features + 2 + 6 * nth;
        if !ASKED.contains(&table.get(record..record + 4)?) {
            continue;
        }
        let feature = features + usize::from(u16_at(table, record + 4)?);
        let count = usize::from(u16_at(table, feature + 2)?);
        read += count;
        if read > MOST {
            return None;
        }
        for nth in 0..count {
            found.insert(u16_at(table, feature + 4 + 2 * nth)?);
        }
    }
    Some(found)
}

/// A lookup as a chained one; `None` when it is of another kind, or of several.
fn chained(table: &[u8], lookup: usize) -> Option<Vec<u8>> {
    let (kind, flag) = (u16_at(table, lookup)?, u16_at(table, lookup + 2)?);
    let count = usize::from(u16_at(table, lookup + 4)?);
    let marks = usize::from(flag & USES_MARK_SET != 0);
    let mut out = Vec::new();
    for value in [CHAINED, flag, u16::try_from(count).ok()?] {
        out.extend(value.to_be_bytes());
    }
    out.resize(6 + 2 * (count + marks), 0);
    if marks == 1 {
        let set = u16_at(table, lookup + 6 + 2 * count)?;
        put(&mut out, 6 + 2 * count, &set.to_be_bytes());
    }
    for nth in 0..count {
        let mut rule = lookup + usize::from(u16_at(table, lookup + 6 + 2 * nth)?);
        if kind == EXTENSION && u16_at(table, rule + 2)? == CONTEXT {
            rule = rule.checked_add(u32_at(table, rule + 4)?)?;
        } else if kind != CONTEXT {
            return None;
        }
        let at = u16::try_from(out.len()).ok()?;
        put(&mut out, 6 + 2 * nth, &at.to_be_bytes());
        out.extend(chained_rule(table, rule)?);
    }
    (count > 0).then_some(out)
}

/// A rule of format 3 as a chained one, with copies of its sets of letters.
fn chained_rule(table: &[u8], rule: usize) -> Option<Vec<u8>> {
    let head = |nth: usize| u16_at(table, rule.checked_add(2 * nth)?);
    if head(0)? != 3 {
        return None;
    }
    let (places, actions) = (usize::from(head(1)?), usize::from(head(2)?));
    let actions = table.get(rule + 6 + 2 * places..)?.get(..4 * actions)?;
    let mut sets: Vec<u8> = Vec::new();
    let mut out = Vec::new();
    // Format, none before, and the places.
    for value in [3, 0, head(1)?] {
        out.extend(value.to_be_bytes());
    }
    let first_set = 10 + 2 * places + actions.len();
    for nth in 0..places {
        let at = u16::try_from(first_set + sets.len()).ok()?;
        out.extend(at.to_be_bytes());
        let set = table.get(rule + usize::from(head(3 + nth)?)..)?;
        let entry = match u16_at(set, 0)? {
            1 => 2, // a letter
            2 => 6, // a range of letters
            _ => return None,
        };
        sets.extend(set.get(..4 + entry * usize::from(u16_at(set, 2)?))?);
    }
    // None after.
    for value in [0, head(2)?] {
        out.extend(value.to_be_bytes());
    }
    out.extend(actions);
    out.extend(sets);
    Some(out)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
}

/// Overwrites what was read before, so it is there.
fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + value.len()) {
        place.copy_from_slice(value);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::mended;
    use crate::text::{Fonts, Shaper, Style};
    use std::path::Path;

    const BENGALI: &[u8] = include_bytes!("../../tests/fonts/NotoSansBengali-Regular.ttf");

    #[test]
    fn bengali_conjuncts_stay_whole() {
        let mut fonts = Fonts::default();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
        fonts.add_folder(&folder).unwrap();
        let mut shaper = Shaper::new(&fonts);
        // Widths in thousandths of an em, as HarfBuzz has them.
        for (weight, word, want) in [
            (400, "প্র", 764.0),
            (400, "ত্র", 662.0),
            (400, "স্ব", 645.0),
            (400, "ক্ষ", 859.0),
            (400, "ন্ত্র", 613.0),
            (700, "শ্রী", 1059.0),
        ] {
            let style = Style {
                families: vec!["Noto Sans Bengali".to_owned()],
                weight,
                language: "bn".to_owned(),
                ..Style::default()
            };
            let shaped = shaper.shape(word, &style, &fonts);
            let width = shaped.width(0..1, 1000.0).round();
            assert_eq!(width, want, "{word} at weight {weight}");
        }
    }

    #[test]
    fn a_file_without_such_rules_stays_as_it_is() {
        let latin = include_bytes!("../../fonts/LibreFranklin-Regular.ttf");
        assert_eq!(mended(latin), None);
        let once = mended(BENGALI).unwrap();
        assert_eq!(mended(&once), None, "mended twice");
    }

    #[test]
    fn broken_files_do_no_harm() {
        for end in (0..BENGALI.len()).step_by(97) {
            let _ = mended(&BENGALI[..end]);
        }
        let mut bytes = BENGALI.to_vec();
        for at in (0..bytes.len()).step_by(61) {
            let was = std::mem::replace(&mut bytes[at], 0xff);
            let _ = mended(&bytes);
            bytes[at] = was;
        }
    }
}
