//! Any bytes as an article: the first says in which form they shall be read, if in one. Read or
//! refused; what was kept stands where the spans say.

#![no_main]

use coverline::article::{Article, Form, Source};
use coverline::figures;
use libfuzzer_sys::fuzz_target;

/// The forms by the names that `--from` takes.
const FORMS: [&str; 6] = ["text", "request", "markdown", "html", "json", "feed"];

fuzz_target!(|input: &[u8]| {
    let Some((&first, bytes)) = input.split_first() else {
        return;
    };
    // Letters count from `a`, so that a seed can be written by hand; all others: recognised.
    let named = FORMS.get(usize::from(first.wrapping_sub(b'a')));
    let form: Option<Form> =
        named.and_then(|name| serde_json::from_value(serde_json::json!(name)).ok());
    let source = Source {
        name: "fuzz",
        bytes,
        form,
    };
    let article = match Article::read(&source) {
        Ok(article) => article,
        Err(error) => {
            let said = error.to_string();
            assert!(!said.is_empty() && said.len() < 2_000, "{said}");
            return;
        }
    };
    let stands = |start: usize, end: usize, what: &str| {
        assert!(start <= end, "{what}: {start} after {end}");
        assert!(article.text.get(start..end).is_some(), "{what}: cuts a letter");
    };
    let blocks = article.blocks.iter().flat_map(|block| &block.sentences);
    for passage in blocks.chain(&article.title).chain(&article.deck).chain(&article.summary) {
        let span = passage.span(0..passage.text.len());
        stands(span.start, span.end, &passage.text);
    }
    for figure in figures::read(&article).figures {
        stands(figure.span.start, figure.span.end, &figure.text);
        let cut = &article.text[figure.span.start..figure.span.end];
        assert!(!cut.trim().is_empty(), "{}: no words", figure.text);
        assert!(cut.len() < 2_000, "{}: {cut}", figure.text);
        for value in [figure.low, figure.high].into_iter().flatten() {
            assert!(value.is_finite(), "{}: {value}", figure.text);
        }
    }
});
