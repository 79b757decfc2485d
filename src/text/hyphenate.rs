//! Where a word may be hyphenated.

/// The syllables of a word.
pub(super) fn pieces<'a>(word: &'a str, language: &str) -> Vec<&'a str> {
    let code: Option<[u8; 2]> = language.get(..2).and_then(|c| c.as_bytes().try_into().ok());
    match code.and_then(hypher::Lang::from_iso) {
        Some(language) => hypher::hyphenate(word, language).collect(),
        None => vec![word],
    }
}
