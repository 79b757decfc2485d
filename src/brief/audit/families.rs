//! Number words that are no numerals: `doubled`, `dozens`, `third`.

use crate::figures::tokens::{Kind, Token};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// English words that say one number between them. `first` and `second` say none: they are used
/// of anything, and a second is a time.
const FAMILIES: [&[&str]; 17] = [
    &[
        "double", "doubles", "doubled", "doubling", "twofold", "twice",
    ],
    &[
        "triple",
        "triples",
        "tripled",
        "tripling",
        "threefold",
        "treble",
        "trebled",
        "thrice",
    ],
    &["quadruple", "quadrupled", "quadrupling", "fourfold"],
    &["half", "halve", "halves", "halved", "halving"],
    &["dozen", "dozens"],
    &["hundreds"],
    &["thousands"],
    &["millions"],
    &["billions"],
    &["trillions"],
    &["third", "thirds"],
    &["fourth"],
    &["fifth", "fifths"],
    &["sixth", "sixths"],
    &["seventh", "sevenths"],
    &["eighth", "eighths"],
    &["tenth", "tenths"],
];

/// The family of each word.
static PLACES: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    let rows = FAMILIES.iter().enumerate();
    rows.flat_map(|(at, words)| words.iter().map(move |word| (*word, at)))
        .collect()
});

/// The family of a word, by its number.
pub(super) fn of(token: &Token) -> Option<usize> {
    let fits = (4..=11).contains(&token.text.len()) && token.kind == Kind::Word;
    if !fits {
        return None;
    }
    if token.text.bytes().any(|b| b.is_ascii_uppercase()) {
        return PLACES.get(token.text.to_lowercase().as_str()).copied();
    }
    PLACES.get(token.text).copied()
}
