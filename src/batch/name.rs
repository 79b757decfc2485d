//! Names that are safe on every disk and in every bucket, made of what sources call their
//! articles.

use std::borrow::Cow;

/// Bytes of a slug in a file's name: with sizes, layout, theme, hash and ending it stays below
/// the 255 that file systems allow.
const LONGEST: usize = 120;
/// Digits of a short hash.
const SHORT: usize = 16;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// What an article's files are called: letters and digits of any script in lower case, with
/// hyphens, low lines and dots between them. So nothing leads out of a folder, and names that
/// differ in case alone are one. A longer name is cut, and a hash of the whole is put behind it,
/// and behind what no letter is left of, so that two long ones stay two.
pub(super) fn slug(text: &str) -> String {
    let text = &decoded(text);
    let mut slug = String::new();
    let mut gap = false;
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        let kept = c.is_alphanumeric() || is_mark(c);
        match c {
            _ if kept => {
                if gap && !slug.is_empty() {
                    slug.push('-');
                }
                gap = false;
                slug.push(c);
            }
            '_' | '.' if !gap && !slug.is_empty() => slug.push(c),
            '’' | '\'' => {}
            _ => gap = true,
        }
    }
    let whole = slug.trim_end_matches(['.', '_']);
    if whole.is_empty() {
        return match text.is_empty() {
            true => String::new(),
            false => hashed("article", text),
        };
    }
    if whole.len() > LONGEST {
        let mut end = LONGEST - SHORT - 1;
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
        return hashed(whole.get(..end).unwrap_or_default(), text);
    }
    let stem = whole.split('.').next().unwrap_or_default();
    let device = DEVICES.iter().any(|device| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.is_empty() || number.parse::<u8>().is_ok_and(|n| n < 10))
    });
    match device {
        true => format!("article-{whole}"),
        false => whole.to_owned(),
    }
}

/// A slug whose letters are written as in an address (`%E6%B8%AF`), as WordPress keeps them.
fn decoded(text: &str) -> Cow<'_, str> {
    let plain = |text: &Cow<'_, str>| !text.contains(char::is_control);
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.ok().filter(plain).unwrap_or(Cow::Borrowed(text))
}

/// Marks that belong to the letter before them: a name in Hindi is unreadable without.
fn is_mark(c: char) -> bool {
    use icu_properties::props::GeneralCategory as Category;
    let category = icu_properties::CodePointMapData::<Category>::new().get(c);
    matches!(
        category,
        Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark
    )
}

fn hashed(begin: &str, text: &str) -> String {
    let hash = short(&crate::described::hash(text.as_bytes()));
    format!("{}-{hash}", begin.trim_end_matches(['-', '.', '_']))
}

/// The first digits of a hash: enough to tell the states of one article apart.
pub(super) fn short(hash: &str) -> String {
    hash.get(..SHORT).unwrap_or(hash).to_owned()
}

/// Which shard of `shards` a slug belongs to, from 0: by its BLAKE3 hash, so that any machine of
/// any kind reckons the same.
pub(super) fn shard(slug: &str, shards: u64) -> u64 {
    let hash = blake3::hash(slug.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    // The high half of a product spreads evenly without the lean of a remainder.
    ((u128::from(u64::from_le_bytes(first)) * u128::from(shards.max(1))) >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_safe_on_every_disk() {
        let long = "x".repeat(300);
        for (text, want) in [
            ("harbour-fees", "harbour-fees"),
            ("Harbour Fees", "harbour-fees"),
            ("../../etc/x", "etc-x"),
            ("..\\..\\x", "x"),
            ("/etc/passwd", "etc-passwd"),
            ("a/b.html", "a-b.html"),
            ("a\0b", "a-b"),
            ("CON", "article-con"),
            ("com1.tar", "article-com1.tar"),
            ("community", "community"),
            ("trailing. . .", "trailing"),
            (".hidden", "hidden"),
            ("Größe über alles", "größe-über-alles"),
            ("東京の港", "東京の港"),
            ("हिन्दी", "हिन्दी"),
            ("don’t", "dont"),
            ("a - b", "a-b"),
            ("%e6%b8%af-%E7%94%BA", "港-町"),
            ("100%", "100"),
            ("a%00b", "a-00b"),
            ("%ff", "ff"),
            ("", ""),
        ] {
            assert_eq!(slug(text), want, "{text:?}");
        }
        assert!(slug("///").starts_with("article-"), "{}", slug("///"));
        assert_ne!(slug("///"), slug("//"));
        assert_eq!(slug(&long).len(), LONGEST);
        assert_ne!(slug(&long), slug(&format!("{long}y")));
    }

    #[test]
    fn shards_are_even_and_every_slug_has_one() {
        let mut counts = [0; 4];
        for i in 0..4000 {
            let shard = shard(&format!("article-{i}"), 4);
            counts[usize::try_from(shard).unwrap_or(9)] += 1;
        }
        assert!(
            counts.iter().all(|count| (900..1100).contains(count)),
            "{counts:?}"
        );
    }
}
