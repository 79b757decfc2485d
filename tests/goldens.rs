//! Every layout on its two best themes in two shapes, for every brief in `tests/cases`, compared
//! with the accepted pictures in `tests/accepted`, as `tests/snapshot.toml` says. What differs is
//! left in `tests/output`; `coverline snapshot accept tests --all` takes it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::scene::Size;
use coverline::snapshot::{Outcome, Suite, Verdict};
use std::fs;
use std::path::Path;

const SIZES: [&str; 2] = ["1600x900", "1200x630"];

fn tests() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

#[test]
fn banners_look_as_accepted() {
    let suite = Suite::open(tests()).unwrap();
    let renderer = Renderer::new().unwrap();
    for layout in renderer.shelf().layouts() {
        let part = format!("-{}-", layout.name);
        let count = suite.names().filter(|name| name.contains(&part)).count();
        assert!(count >= 4, "{}: only {count} cases", layout.name);
    }
    let run = suite.run().unwrap();
    let differs = run
        .cases
        .iter()
        .filter(|case| case.verdict != Verdict::Same);
    let lines: Vec<String> = differs.map(Outcome::line).collect();
    // Noise too: the same order gives the same bytes on every machine.
    assert!(
        lines.is_empty(),
        "{}\n{}\nlook at tests/output, then: coverline snapshot accept tests --all",
        lines.join("\n"),
        run.summary()
    );
}

#[test]
fn threads_and_order_do_not_change_a_byte() {
    let brief: Brief =
        serde_json::from_slice(&fs::read(tests().join("cases/usual.json")).unwrap()).unwrap();
    let sizes: Vec<_> = SIZES
        .iter()
        .map(|size| Size::parse(size).unwrap())
        .collect();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            Renderer::new()
                .unwrap()
                .draw(&brief, None, &Look::default(), &sizes)
                .unwrap()
        })
    };
    let (one, four) = (run(1), run(4));
    assert_eq!((one.len(), four.len()), (SIZES.len(), SIZES.len()));
    for (a, b) in one.iter().zip(&four) {
        assert!(
            a.bytes == b.bytes,
            "{} differs between one thread and four",
            a.size
        );
    }
}
