//! Tables by language, which stand in `rows`, and what must hold for any text.

use super::rows::{ENGLISH, GERMANIC, OTHERS, ROMANCE};
use super::{display, line};
use proptest::prelude::*;

#[test]
fn each_language_is_set_as_its_papers_do() {
    let mut wrong = Vec::new();
    for (language, name, text, want) in [ENGLISH, GERMANIC, ROMANCE, OTHERS].concat() {
        let want = want.replace('~', "\u{a0}").replace('_', "\u{202f}");
        let set = display(text, language);
        if set != want || display(&set, language) != want {
            wrong.push(format!("{language}: {name}: {set:?}, not {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_lose_their_stop() {
    const ROWS: [(&str, &str, &str); 5] = [
        ("en", "It ended .", "It ended"),
        ("en", "Made in the U.S.", "Made in the U.S."),
        ("en", "The port:", "The port"),
        ("fr", "Le port :", "Le port"),
        ("fr", "Le port ?", "Le port\u{202f}?"),
    ];
    for (language, text, want) in ROWS {
        assert_eq!(line(text, language), want, "{text}");
    }
}

/// Letters and digits, with the one that is set as a sign.
fn said(text: &str) -> String {
    let times = |c: char| if c == '×' { 'x' } else { c };
    let letters = text.chars().map(times);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

const LANGUAGES: [&str; 16] = [
    "en", "de", "de-CH", "fr", "fr-CA", "fr-CH", "es", "nl", "pl", "hu", "sv", "he", "ar", "zh",
    "ja", "ru",
];

/// Pieces that meet each other in every order.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => "[ \"'.,:;!?()x-]",
        4 => "[a-cSJsA0-9]",
        2 => "[“”‘’„‚«»‹›…–—−×′″¿&@#/`$%§«»\u{a0}\u{202f}]",
        1 => "[שäé你はд½]",
        1 => prop::sample::select(vec![
            "--", "...", " - ", "http://a.b", "Yahoo!", ":-)", "z. B.", "5 500", "Nr. 5", "J. R. ",
            "'90s", "12\"", "6'2\"", "3 x 4", "20-22", "1.2.3", ".NET", " .", "='", "->", "M. D",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_is_setting_once(text in nasty(), language in prop::sample::select(LANGUAGES.to_vec())) {
        let once = display(&text, language);
        prop_assert_eq!(said(&once), said(&text));
        prop_assert_eq!(&display(&once, language), &once);
        let cut = line(&text, language);
        prop_assert_eq!(&line(&cut, language), &cut);
    }
}
