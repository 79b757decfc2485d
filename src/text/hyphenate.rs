//! Where a word may be hyphened: at the syllables that Liang's patterns find (*Word Hy-phen-a-tion
//! by Com-put-er*, 1983, the method of TeX) for its language, and nowhere in what is read letter
//! by letter: numbers, addresses, acronyms, names with capitals inside.

use hypher::{Lang, hyphenate_bounded};

/// Shorter words are not hyphened.
const SHORTEST: usize = 5;
/// Letters that stay before a hyphen, and those that follow it: a line that begins with two
/// letters is hard to read on.
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// A part of a hyphened compound is only broken again when it is this long.
const LONG_PART: usize = 12;
/// Hyphens and dashes after which a word may break as it stands.
pub(super) const DASHES: [char; 4] = ['-', '‐', '–', '—'];

/// Vowels of German, without which nothing is a syllable.
const VOWELS: [char; 18] = [
    'a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ü', 'A', 'E', 'I', 'O', 'U', 'Y', 'Ä', 'Ö', 'Ü',
];

/// A word's pieces, between which a hyphen may be put, and none where the piece before ends in
/// a hyphen or dash of its own. One piece where it may not break, or where its language (BCP 47)
/// is not known. Marks around the word stay with its first and last piece.
pub(super) fn pieces<'w>(word: &'w str, language: &str) -> Vec<&'w str> {
    let mut cuts = Vec::new();
    if let Some(lang) = lang(language)
        && is_plain(word)
    {
        let parts = parts(word);
        let whole = parts.len() == 1;
        let ends = parts.iter().skip(1).map(|part| part.0);
        cuts.extend(ends);
        for (start, part) in parts {
            if whole || letters(part) >= LONG_PART {
                let inner = syllables(part, lang).into_iter();
                cuts.extend(inner.map(|cut| start + cut));
            }
        }
        cuts.sort_unstable();
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for end in cuts.into_iter().chain([word.len()]) {
        pieces.extend(word.get(start..end));
        start = end;
    }
    pieces
}

/// The patterns of a language that hyphens its words at all; Indic scripts break without one.
fn lang(language: &str) -> Option<Lang> {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    let code = code.to_ascii_lowercase();
    let lang = Lang::from_iso(code.as_bytes().try_into().ok()?)?;
    lang.hyphenation_character().map(|_| lang)
}

/// Whether a word is read as a word: no number, address or path, no soft hyphens of its own, no
/// capital but the first of a part.
fn is_plain(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let odd = |c: char| c.is_numeric() || "@/\\_:.#=+&\u{ad}".contains(c);
    let inner = |part: &str| part.chars().skip(1).any(char::is_uppercase);
    let mut parts = bare.split(|c: char| !c.is_alphabetic());
    !bare.contains(odd) && !parts.any(inner)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The parts of a word that its own dashes leave, with the byte at which each begins.
fn parts(word: &str) -> Vec<(usize, &str)> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, dash) in word.match_indices(DASHES) {
        let end = at + dash.len();
        let (Some(part), Some(rest)) = (word.get(start..at), word.get(end..)) else {
            continue;
        };
        let next = rest.split(DASHES).next().unwrap_or_default();
        let touches = part.ends_with(char::is_alphabetic) && next.starts_with(char::is_alphabetic);
        if touches && letters(part) >= BEFORE && letters(next) >= AFTER {
            parts.extend(word.get(start..end).map(|part| (start, part)));
            start = end;
        }
    }
    parts.extend(word.get(start..).map(|part| (start, part)));
    parts
}

/// The bytes of a part at which a hyphen may be put: in each stretch of letters, so that an
/// apostrophe or a bracket counts as an edge.
fn syllables(part: &str, lang: Lang) -> Vec<usize> {
    let (before, after) = lang.bounds();
    let (before, after) = (before.max(BEFORE), after.max(AFTER));
    let (mut cuts, mut start) = (Vec::new(), 0);
    for stretch in part.split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = stretch.trim_end_matches(|c: char| !c.is_alphabetic());
        if letters(bare) >= SHORTEST {
            let mut at = start;
            for syllable in hyphenate_bounded(bare, lang, before, after) {
                // The German patterns find `flei·sch` where a compound's part ends.
                if at > start && (lang != Lang::German || syllable.contains(VOWELS)) {
                    cuts.push(at);
                }
                at += syllable.len();
            }
        }
        start += stretch.len();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use proptest::prelude::*;

    /// Language, word, its pieces.
    const ROWS: [(&str, &str, &str); 38] = [
        (
            "de",
            "Donaudampfschifffahrtsgesellschaft",
            "Do·nau·dampf·schiff·fahrts·ge·sell·schaft",
        ),
        (
            "de",
            "Rindfleischetikettierungsüberwachung",
            "Rind·fleisch·eti·ket·tie·rungs·über·wa·chung",
        ),
        ("de-CH", "Strassenbahn", "Stras·sen·bahn"),
        ("de", "„Wärmepumpe“,", "„Wär·me·pumpe“,"),
        ("en", "extensive", "ex·ten·sive"),
        ("en-GB", "(electricity)", "(elec·tric·ity)"),
        ("en", "plan", "plan"),
        ("en", "hyphenation.", "hy·phen·ation."),
        ("en", "well-known", "well-·known"),
        ("en", "cloud–based", "cloud–·based"),
        ("en", "Wi-Fi", "Wi-Fi"),
        ("en", "e-mail", "e-mail"),
        ("en", "COVID-19", "COVID-19"),
        ("en", "UNESCO", "UNESCO"),
        ("en", "YouTube", "YouTube"),
        ("en", "100,000", "100,000"),
        ("en", "$59–74B", "$59–74B"),
        ("en", "www.example.org", "www.example.org"),
        ("en", "someone@example", "someone@example"),
        ("en", "and/or", "and/or"),
        ("en", "", ""),
        ("en", "—", "—"),
        ("nl", "arbeidsongeschiktheid", "ar·beids·on·ge·schikt·heid"),
        (
            "fi",
            "lentokonesuihkuturbiini",
            "len·to·ko·ne·suih·ku·tur·biini",
        ),
        (
            "hu",
            "megszentségteleníthetetlen",
            "meg·szent·ség·te·le·nít·he·tet·len",
        ),
        ("tr", "cumhurbaşkanlığı", "cum·hur·baş·kan·lığı"),
        ("ru", "электричество", "элек·три·че·ство"),
        ("el", "δημοκρατία", "δη·μο·κρα·τία"),
        ("fr", "l’anticonstitutionnel", "l’an·ti·cons·ti·tu·tion·nel"),
        ("es", "electricidad", "elec·tri·ci·dad"),
        ("sv", "järnvägsstation", "järn·vägs·sta·tion"),
        ("nb", "elektrisitet", "elek·tri·si·tet"),
        ("de", "Baden-Württemberg", "Baden-·Württemberg"),
        (
            "de",
            "Klimaschutz-Sofortprogramm",
            "Klimaschutz-·So·fort·pro·gramm",
        ),
        ("zh", "电力公司宣布", "电力公司宣布"),
        ("ar", "الكهرباء", "الكهرباء"),
        ("hi", "विश्वविद्यालय", "विश्वविद्यालय"),
        ("", "extensive", "extensive"),
    ];

    #[test]
    fn words_break_at_syllables() {
        let mut wrong = Vec::new();
        for (language, word, want) in ROWS {
            let found = pieces(word, language).join("·");
            if found != want {
                wrong.push(format!("{language}: {found}, not {want}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost(
            word in "[a-zA-ZäßñşЖж电0-9’.,(«–-]{0,60}",
            language in prop::sample::select(vec!["en", "de", "hu", "tr", "ru", "ar", ""]),
        ) {
            let pieces = pieces(&word, language);
            prop_assert_eq!(pieces.concat(), word.as_str());
            prop_assert!(pieces.len() == 1 || pieces.iter().all(|piece| !piece.is_empty()));
        }
    }
}
