//! Each step of the path by itself, and the whole of it: `cargo bench --bench steps`. The article
//! is some 5 kB of text; the page is `figure-lead` on `night` at 1600x900, whose ground follows
//! the article, and nothing is dithered. `RAYON_NUM_THREADS=1` keeps all of it on one core.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use coverline::Renderer;
use coverline::article::{Article, Form, Source};
use coverline::banner::{Banner, Finish, Out};
use coverline::brief::{Brief, Wishes};
use coverline::encode::{self, Dither, Metadata, Picture, Settings};
use coverline::layout::Look;
use coverline::raster::{Backdrop, Raster};
use coverline::renderer::Standing;
use coverline::scene::Size;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// The command's own.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Pages of the tests, joined to one article.
const PAGES: [&str; 2] = [
    include_str!("../tests/articles/pages/council-budget.txt"),
    include_str!("../tests/articles/pages/wire-inflation.txt"),
];
/// Bytes of the article.
const LENGTH: usize = 5_000;

fn standing(look: Look) -> Standing<'static> {
    Standing {
        wishes: Wishes::default(),
        look,
        photo: None,
        unaudited: true,
        on: None,
        sizes: vec![Size::parse("1600x900").unwrap()],
        out: Out {
            dither: Dither::Never,
            ..Out::default()
        },
    }
}

fn steps(criterion: &mut Criterion) {
    let text = PAGES.concat();
    let text = text.get(..LENGTH).unwrap_or(&text);
    let source = Source {
        name: "article",
        bytes: text.as_bytes(),
        form: None,
    };
    let wishes = Wishes::default();
    let (size, auto) = (Size::parse("1600x900").unwrap(), Look::default());
    let look = Look {
        layout: Some("figure-lead".to_owned()),
        theme: Some("night".to_owned()),
    };
    let renderer = Renderer::new().unwrap();
    let made = || Brief::of(&source, &wishes).unwrap();
    let brief = made().unaudited();

    criterion.bench_function("read", |b| {
        b.iter(|| Article::read(black_box(&source)).unwrap())
    });
    criterion.bench_function("brief", |b| b.iter(made));
    criterion.bench_function("choose", |b| {
        b.iter(|| renderer.set(&brief, None, &auto, size).unwrap());
    });
    let set = || renderer.set(&brief, None, &look, size).unwrap();
    criterion.bench_function("compose", |b| b.iter(set));
    let scene = set();
    let backdrop = renderer.backdrop(&scene).unwrap();
    criterion.bench_function("backdrop", |b| b.iter(|| Backdrop::draw(&scene).unwrap()));
    let draw = || Raster::draw(&scene, None, Some(&backdrop.drawn)).unwrap();
    criterion.bench_function("draw", |b| b.iter(draw));
    let last = Finish {
        photo: None,
        out: standing(look.clone()).out,
        told: None,
        backdrop: Some(&backdrop),
    };
    criterion.bench_function("finish", |b| {
        b.iter_batched(
            || (draw(), set()),
            |(raster, scene)| Banner::finish(&raster, scene, &last).unwrap(),
            criterion::BatchSize::PerIteration,
        );
    });
    let raster = draw();
    let picture = Picture {
        width: size.width(),
        height: size.height(),
        pixels: &raster.pixels,
        backdrop: Some(backdrop.under()),
    };
    criterion.bench_function("encode", |b| {
        b.iter(|| encode::encode(&picture, &Settings::default(), &Metadata::default()).unwrap());
    });

    let own = serde_json::to_vec(&brief).unwrap();
    let given = Source {
        name: "brief",
        bytes: &own,
        form: Some(Form::Brief),
    };
    for (name, source) in [
        ("whole, from an article", source),
        ("whole, from a brief", given),
    ] {
        let standing = standing(look.clone());
        let order = standing.order(source, None, None);
        criterion.bench_function(name, |b| b.iter(|| renderer.render(&order).unwrap()));
    }
}

criterion_group!(benches, steps);
criterion_main!(benches);
