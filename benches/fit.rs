//! How long it takes to fit a shaped headline of 100 characters into a box:
//! `cargo bench --bench fit`.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use coverline::text::{Fonts, Room, Shaper, Style, fit};
use std::hint::black_box;
use std::time::Instant;

const HEADLINE: &str = "The harbour council approves a third quay after four years of record traffic, rain and long disputes";
const ROUNDS: u32 = 2_000;

fn main() {
    assert_eq!(HEADLINE.chars().count(), 100);
    let fonts = Fonts::built_in().unwrap();
    let mut shaper = Shaper::new(&fonts);
    let style = Style {
        families: vec!["Newsreader Display".to_owned()],
        weight: 700,
        tracking: -0.023,
        tracked_at: 118.0,
        leading: 1.04,
        language: "en".to_owned(),
        ..Style::default()
    };
    let room = Room {
        width: 960.0,
        height: 520.0,
        to_baseline: f32::INFINITY,
        lines: 4,
        least_lines: 1,
        sizes: 56.0..=142.0,
    };
    let shaped = shaper.shape(HEADLINE, &style, &fonts);
    let fitted = fit(&shaped, &room).unwrap();
    println!("{} lines at {} px", fitted.lines.len(), fitted.size);
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(fit(black_box(&shaped), black_box(&room)));
        }
        let fitting = start.elapsed() / ROUNDS;
        let start = Instant::now();
        for _ in 0..ROUNDS / 10 {
            black_box(shaper.shape(black_box(HEADLINE), &style, &fonts));
        }
        let shaping = start.elapsed() / (ROUNDS / 10);
        println!("fit {fitting:?}, shape {shaping:?}");
    }
}
