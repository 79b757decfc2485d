//! Exports that WordPress and Ghost wrote, read in full: every published post, with title,
//! author, day, section and picture, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::article::{Article, Source};
use coverline::batch::source::{Row, Sources};
use serde_json::Value;
use std::path::Path;

#[test]
fn every_published_post_is_read_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/exports");
    let expected = std::fs::read(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    for (file, want) in expected.as_object().unwrap() {
        let sources = Sources {
            names: vec![folder.join(file).display().to_string()],
            ..Sources::default()
        };
        let mut rows = sources.open(Box::new(std::io::empty())).unwrap();
        let (mut records, mut passed, mut bad) = (Vec::new(), 0_u64, Vec::new());
        for row in rows.by_ref() {
            match row {
                Row::Record(record) => records.push(record),
                Row::Passed { .. } => passed += 1,
                Row::Bad(row) => bad.push(row),
            }
        }
        assert!(rows.is_whole(), "{file}");
        let of = |value: &Value, field: &str| value[field].as_str().unwrap().to_owned();
        let mut found = 0;
        for post in want["published"].as_array().unwrap() {
            let (slug, title) = (of(post, "slug"), of(post, "title"));
            let decoded = |slug: &str| {
                percent_encoding::percent_decode_str(slug)
                    .decode_utf8_lossy()
                    .into_owned()
            };
            let record = records.iter().find(|record| decoded(&record.slug) == slug);
            if post["empty"] == true {
                let told = bad
                    .iter()
                    .any(|bad| bad.slug.as_deref().map(decoded) == Some(slug.clone()));
                assert!(
                    told && record.is_none(),
                    "{file}: {slug} has no body, and that is told"
                );
                found += usize::from(record.is_some());
                continue;
            }
            let record = record.unwrap_or_else(|| panic!("{file}: {slug} is read"));
            found += 1;
            let article = Article::read(&Source {
                name: &record.name,
                bytes: &record.bytes,
                form: record.form,
            })
            .unwrap();
            let plain = |text: &str| {
                let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
                text.replace("<b>", "").replace("</b>", "")
            };
            assert_eq!(plain(&article.page.title), plain(&title), "{file}: {slug}");
            assert_eq!(article.page.byline, of(post, "author"), "{file}: {slug}");
            assert!(
                article.published.starts_with(&of(post, "date")),
                "{file}: {slug}: {}",
                article.published
            );
            assert_eq!(
                article.tags.first().cloned().unwrap_or_default(),
                of(post, "tag"),
                "{file}: {slug}"
            );
            let image = article
                .page
                .picture
                .as_ref()
                .map_or("", |picture| &picture.url);
            let name = |url: &str| url.rsplit('/').next().unwrap_or_default().to_owned();
            assert_eq!(name(image), name(&of(post, "image")), "{file}: {slug}");
            let text: Vec<&str> = article
                .blocks
                .iter()
                .flat_map(|block| &block.sentences)
                .map(|sentence| sentence.text.as_str())
                .collect();
            let text = text.join(" ");
            for never in [
                "wp:paragraph",
                "[caption",
                "[gallery",
                "<p>",
                "__GHOST_URL__",
                "]]>",
            ] {
                let code = never == "]]>"; // one post shows it as code, which is no prose
                assert!(
                    code || !text.contains(never),
                    "{file}: {slug}: {never} in {text}"
                );
            }
            assert!(text.chars().count() > 60, "{file}: {slug}: {text}");
        }
        assert_eq!(
            records.len(),
            found,
            "{file}: no more than what is published"
        );
        let least = want["passed"].as_u64().unwrap();
        assert!(
            passed >= least,
            "{file}: {passed} of {least} are passed over"
        );
    }
}
