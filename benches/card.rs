//! One card again and again with other words (`benches/card.svg`), so that a banner's time stands
//! beside that of other programs: milliseconds to set and to draw and encode a warm one, the
//! first of the process, and cards a second with all cores. Nothing is dithered.
//!
//!     cargo bench --bench card -- [TEXTS.json] [--size 1600x900] [--effort fast|default|small] [--cards 200]
//!         [--photo FILE [--own-photos]] [--layout NAME --theme NAME]
//!
//! `TEXTS.json` has lists `kickers`, `headlines`, `decks`, `sources` and `figures` (lists of value
//! and label); without it a few of our own are taken. With `--own-photos` no two cards have the same
//! file; `--layout` takes one that is built in, which is then drawn for another article each time.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use coverline::Renderer;
use coverline::article::{Form, Source};
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::encode::{Dither, Effort, Settings};
use coverline::layout::Look;
use coverline::photo;
use coverline::renderer::Standing;
use coverline::scene::Size;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

/// The command's own.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Cards that are drawn before any is counted.
const WARM: usize = 3;
/// Cards of which the median is told.
const COUNTED: usize = 50;

fn main() {
    let began = Instant::now();
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let after = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1).cloned()
    };
    let texts = args
        .iter()
        .find(|arg| arg.ends_with(".json"))
        .map_or_else(own, |file| {
            serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
        });
    let effort = match after("--effort").as_deref() {
        Some("fast") => Effort::Fast,
        Some("small") => Effort::Small,
        _ => Effort::Default,
    };
    let cards: usize = after("--cards").map_or(200, |count| count.parse().unwrap());
    let own_photos = args.iter().any(|arg| arg == "--own-photos");
    let photo = after("--photo").map(|file| (std::fs::read(&file).unwrap(), file));
    let sizes = after("--size").map_or_else(
        || vec!["1200x630".to_owned(), "1600x900".to_owned()],
        |size| vec![size],
    );

    let mut renderer = Renderer::new().unwrap();
    let (layout, theme) = (after("--layout"), after("--theme"));
    if layout.is_none() {
        let card = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/card.svg");
        renderer.take_layout(&card).unwrap();
    }
    for size in sizes {
        let standing = Standing {
            wishes: Wishes::default(),
            look: Look {
                layout: layout.clone().or(Some("card".to_owned())),
                theme: theme.clone().or(Some("night".to_owned())),
            },
            photo: photo.as_ref().map(|(bytes, name)| photo::Source {
                name,
                bytes,
                credit: "Own",
                ..photo::Source::default()
            }),
            unaudited: true,
            on: None,
            sizes: vec![Size::parse(&size).unwrap()],
            out: Out {
                file: Settings {
                    effort,
                    ..Settings::default()
                },
                dither: Dither::Never,
                ..Out::default()
            },
        };
        let draw = |i: usize| -> (f64, f64, usize) {
            let brief = text(&texts, i);
            let source = Source {
                name: "card",
                bytes: brief.as_bytes(),
                form: Some(Form::Brief),
            };
            let mut order = standing.order(source, None, None);
            // What follows a JPEG's end is no part of its picture.
            let own = photo.as_ref().filter(|_| own_photos).map(|(bytes, _)| {
                let mut own = bytes.clone();
                own.extend_from_slice(&i.to_le_bytes());
                own
            });
            if let (Some(own), Some(photo)) = (&own, &mut order.photo) {
                photo.bytes = own;
            }
            let start = Instant::now();
            let pages = renderer.pages(&order).unwrap();
            let set = start.elapsed();
            let made = renderer.bind(pages).unwrap();
            let whole = start.elapsed();
            (
                1e3 * set.as_secs_f64(),
                1e3 * whole.as_secs_f64(),
                made.banners[0].bytes.len(),
            )
        };
        let (_, first, _) = draw(0);
        let cold = 1e3 * began.elapsed().as_secs_f64();
        for i in 1..WARM {
            draw(i);
        }
        let one = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        let warm: Vec<_> = one.install(|| (WARM..WARM + COUNTED).map(draw).collect());
        let median = |of: fn(&(f64, f64, usize)) -> f64| {
            let mut all: Vec<f64> = warm.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let start = Instant::now();
        let bytes: usize = (0..cards).into_par_iter().map(|i| draw(i).2).sum();
        assert!(bytes > 0, "cards were drawn");
        let flow = cards as f64 / start.elapsed().as_secs_f64();
        println!(
            "{size}: warm {:.1} ms (set {:.1}), {:.0} kB; first {first:.1} ms, {cold:.0} ms after the start; {flow:.1} cards/s, peak {:.0} MB",
            median(|card| card.1),
            median(|card| card.0),
            median(|card| card.2 as f64) / 1e3,
            peak(),
        );
    }
}

/// The most memory of this process so far, in MB, where the system tells it in files.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kb.unwrap_or(f64::NAN) / 1e3
}

/// The brief of a card: no two of two hundred have the same words.
fn text(texts: &Value, i: usize) -> String {
    let pick = |list: &str| {
        let list = texts[list].as_array().unwrap();
        &list[i % list.len()]
    };
    let headlines = texts["headlines"].as_array().unwrap().len();
    let mut words: Vec<&str> = pick("headlines").as_str().unwrap().split(' ').collect();
    let turn = i / headlines % words.len();
    words.rotate_left(turn);
    let figures: Vec<Value> = pick("figures")
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| json!({"text": figure[0], "label": figure[1]}))
        .collect();
    json!({
        "headline": words.join(" "),
        "kicker": pick("kickers"),
        "deck": pick("decks"),
        "figures": figures,
        "source": format!("{} · no. {i}", pick("sources").as_str().unwrap()),
        "language": "en",
    })
    .to_string()
}

fn own() -> Value {
    json!({
        "kickers": ["Harbour", "Schools", "Energy"],
        "headlines": [
            "Ardmouth port doubles its berths in three years",
            "One pupil in four does not eat at school yet, and the kitchens cost more than planned",
            "The grid operator buys back its own towers",
            "Night buses return to Kelford after nine years without"
        ],
        "decks": [
            "The work would begin in spring and take six years, most of it under water and at night.",
            "Opponents say that the figures rest on a mild winter and on prices of last year."
        ],
        "figures": [
            [["$48M", "fees a year"], ["33%", "more than before"], ["4.6M", "containers"]],
            [["74%", "of pupils"], ["$1.8B", "for the first year"], ["212", "votes for it"]]
        ],
        "sources": ["Source: port authority", "Source: ministry of education"]
    })
}
