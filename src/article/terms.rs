//! What two stretches of a page can share, in every script: words cut to their stems.

use super::words::{is_function, is_unspaced, lower};
use rustc_hash::{FxHashSet, FxHasher};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

/// Stems as numbers, so that a page of 8 MiB costs no more than itself.
pub(super) type Terms = HashSet<u64>;

/// No stem has more letters.
const LONGEST: usize = 8;

/// Words of five letters and more that stand in any text of their language.
const COMMON: &str = "\
    which their there would about after other being could should these those where while because \
    nicht einen einer einem eines wurde wurden werden haben hatte sind diese dieser dieses auch noch nach \
    beim über unter durch gegen sowie immer mehr wenn dass seine ihrer ihren können müssen \
    dans pour avec cette plus sont leur leurs elle elles mais aussi être était avait depuis selon entre après comme \
    para como pero este esta estos estas desde hasta sobre entre según también más años está están \
    mais pelo pela como para este esta isso foram seus suas sobre entre segundo também ainda anos \
    della delle degli dello nella nelle questo questa sono anche come dopo alla dalla dalle hanno stato anni \
    voor niet deze door naar worden werd wordt hebben heeft ook maar zijn over tegen jaar \
    için olan olarak daha sonra kadar gibi bunun ancak göre çok olduğu";

/// The telling words of a text.
pub(super) fn terms(text: &str) -> impl Iterator<Item = u64> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    words.flat_map(|word| {
        let pairs = word.contains(is_unspaced);
        let letters: Vec<char> = if pairs {
            word.chars().collect()
        } else {
            Vec::new()
        };
        let of_pairs: Vec<u64> = letters
            .windows(2)
            .filter(|pair| {
                pair.iter().all(|&c| is_unspaced(c)) && pair.iter().any(|&c| !is_kana(c))
            })
            .map(hash)
            .collect();
        let stem = if pairs { None } else { stem(word) };
        of_pairs.into_iter().chain(stem)
    })
}

/// Vowel signs of Indic scripts belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{200c}' | '\u{200d}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// A word's beginning, which its inflections share; none for words that any text holds.
fn stem(word: &str) -> Option<u64> {
    let first = word.chars().next()?;
    let lower = lower(word);
    let length = lower.chars().count();
    let (least, most) = match first {
        '\u{ac00}'..='\u{d7af}' => (2, 2),
        '\u{600}'..='\u{6ff}' => (3, 4),
        '\u{900}'..='\u{97f}' => (3, 4),
        '0'..='9' => (2, 8),
        _ => (4, 6),
    };
    let lower = match first {
        '\u{600}'..='\u{6ff}' => ["وال", "بال", "لل", "ال"]
            .iter()
            .find_map(|article| lower.strip_prefix(article))
            .unwrap_or(&lower),
        _ => lower.as_ref(),
    };
    if length < least || is_function(lower) || common(lower) {
        return None;
    }
    let tail = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|tail| lower.strip_suffix(tail).filter(|_| length > 4));
    let mut letters = ['\0'; LONGEST];
    let stem = tail.unwrap_or(lower).chars().take(most);
    let end = letters.iter_mut().zip(stem).map(|(to, c)| *to = c).count();
    letters.get(..end).map(hash)
}

fn common(word: &str) -> bool {
    static WORDS: std::sync::LazyLock<FxHashSet<&str>> =
        std::sync::LazyLock::new(|| COMMON.split_whitespace().collect());
    WORDS.contains(word)
}

fn hash(letters: &[char]) -> u64 {
    let mut hasher = FxHasher::default();
    letters.hash(&mut hasher);
    hasher.finish()
}
