//! The figure finder: a line of text in one of its languages, read as a sentence of an article.
//! The first letter picks the language, `a` the first; every figure must pass the audit of its own brief.

#![no_main]

use coverline::article::{Form, Source};
use coverline::brief::{Brief, Wishes};
use coverline::Error;
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 13] = [
    "en", "de", "fr", "es", "pt", "it", "nl", "tr", "zh", "ja", "ko", "ar", "hi",
];

fuzz_target!(|input: &str| {
    let mut letters = input.chars();
    let Some(first) = letters.next() else {
        return;
    };
    let language = LANGUAGES[(first as usize).wrapping_sub('a' as usize) % LANGUAGES.len()];
    let line: String = letters.map(|c| if c == '\n' { ' ' } else { c }).collect();
    let file = format!("---\ntitle: The harbour council closes berths\nlang: {language}\n---\n\n{line}\n");
    let source = Source {
        name: "fuzz",
        bytes: file.as_bytes(),
        form: Some(Form::Markdown),
    };
    let Ok(draft) = Brief::of(&source, &Wishes::default()) else {
        return;
    };
    match draft.audited() {
        Ok(brief) => {
            for figure in &brief.figures {
                assert!(!figure.text.trim().is_empty() && !figure.label.trim().is_empty());
                let ends = [figure.low, figure.high];
                assert!(ends.iter().flatten().all(|value| value.is_finite()), "{figure:?}");
                let (low, high) = (figure.low.unwrap_or(f64::MIN), figure.high.unwrap_or(f64::MAX));
                // A score names the winner's goals first.
                let score = figure.text.contains(['–', '-']);
                assert!(low <= high || score, "{figure:?}");
                assert!(file.get(figure.span.start..figure.span.end).is_some(), "{figure:?}");
            }
        }
        Err(Error::Audit { .. }) => panic!("our own brief fails its audit: {line}"),
        Err(_) => {}
    }
});
