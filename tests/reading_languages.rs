//! Briefs of articles in other languages: set as that language is, and still proven.

use coverline::article::{Form, Source};
use coverline::brief::{Brief, Wishes};

/// The brief of a body under a title, audited.
fn brief(name: &str, language: &str, title: &str, body: &str) -> Brief {
    let text = format!("---\ntitle: '{title}'\nlang: {language}\n---\n\n{body}\n");
    let source = Source {
        name,
        bytes: text.as_bytes(),
        form: Some(Form::Markdown),
    };
    Brief::of(&source, &Wishes::default())
        .and_then(|draft| draft.audited())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn headlines_are_set_in_their_language_and_stay_proven() {
    const ROWS: &[(&str, &str, &str, &str, &str)] = &[
        (
            "French",
            "fr",
            "Le port : 5 500 navires en 2025 !",
            "Le port a reçu 5 500 navires en 2025. Il en attend 6 000.",
            "Le port\u{a0}: 5\u{202f}500 navires en 2025\u{202f}!",
        ),
        (
            "French, spaced otherwise",
            "fr-FR",
            "Le port a reçu 5 500 navires",
            "Le port a reçu 5\u{a0}500 navires en 2025.",
            "Le port a reçu 5\u{202f}500 navires",
        ),
        (
            "Swiss German",
            "de_CH",
            "Der Hafen sagt \"nein\"",
            "Der Hafen sagt nein.",
            "Der Hafen sagt «nein»",
        ),
        (
            "a size",
            "en-GB",
            "The screens show 1920x1080 dots in 20-22 rows at -5 °C",
            "The screens show 1920x1080 dots in 20-22 rows at -5 °C, the port says.",
            "The screens show 1920×1080 dots in 20–22 rows at −5 °C",
        ),
    ];
    for (name, language, title, body, want) in ROWS {
        assert_eq!(brief(name, language, title, body).headline, *want, "{name}");
    }
}

#[test]
fn the_language_keeps_its_region() {
    const ROWS: &[(&str, &str)] = &[
        ("en", "en"),
        ("PT_pt", "pt-PT"),
        ("de_CH.UTF-8", "de-CH"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ];
    for (declared, want) in ROWS {
        let brief = brief(declared, declared, "Ports", "The port grew in May.");
        assert_eq!(brief.language, *want);
    }
}
