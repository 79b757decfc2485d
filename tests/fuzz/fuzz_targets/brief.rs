//! The whole way of reading: any bytes to a brief that has passed its audit, or to a reason why
//! not. A brief of ours that fails its audit is a fault of ours; one that was given in JSON
//! may fail it.

#![no_main]

use coverline::Error;
use coverline::article::{Article, LIMIT, Source};
use coverline::brief::{Brief, Wishes};
use libfuzzer_sys::fuzz_target;

/// What a reader of alternative texts says in one breath.
const LONGEST_ALT: usize = 250;

fuzz_target!(|bytes: &[u8]| {
    let source = Source {
        name: "fuzz",
        bytes,
        form: None,
    };
    let Ok(draft) = Brief::of(&source, &Wishes::default()) else {
        return;
    };
    let given = serde_json::from_slice::<serde_json::Value>(bytes).is_ok();
    let brief = match draft.audited() {
        Ok(brief) => brief,
        Err(Error::Audit { .. }) if given => return,
        Err(error) => panic!("our own brief fails: {error}"),
    };
    assert!(!brief.headline.trim().is_empty());
    assert!(brief.alt.chars().count() < LONGEST_ALT, "{}", brief.alt);
    let json = serde_json::to_vec(&brief).expect("a brief is plain data");
    let again: Brief = serde_json::from_slice(&json).expect("what was written can be read");
    assert_eq!(again, brief);
    if given {
        return;
    }
    // The same bytes, the same brief.
    let second = Brief::of(&source, &Wishes::default()).and_then(|draft| draft.audited());
    assert_eq!(second.expect("it was read before"), brief);
    let text = Article::read(&source).map(|article| article.text);
    let text = text.expect("it was read before");
    assert!(text.len() <= 8 * LIMIT);
    for figure in &brief.figures {
        let cut = text.get(figure.span.start..figure.span.end);
        let cut = cut.unwrap_or_else(|| panic!("{}: cuts a letter", figure.text));
        assert!(!cut.trim().is_empty(), "{}: no words", figure.text);
    }
});
