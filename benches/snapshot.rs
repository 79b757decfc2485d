//! How long it takes to compare pictures, from their files to a verdict:
//! `cargo bench --bench snapshot -- FOLDER`, whose pairs are named `NAME-a.png` and
//! `NAME-b.png`. `benches/snapshot.js` makes them, and times `odiff` and `pixelmatch` beside it.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use coverline::snapshot::{Rules, compare, read};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn one(expected: &Path) -> u64 {
    let name = expected.display().to_string();
    let (a, b) = (
        fs::read(expected).unwrap(),
        fs::read(name.replace("-a.png", "-b.png")).unwrap(),
    );
    let (a, b) = (read(&name, &a).unwrap(), read(&name, &b).unwrap());
    compare(&a, &b, &Rules::default()).map_or(0, |found| found.pixels.changed)
}

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|arg| !arg.starts_with("--")) else {
        println!("name a folder of pairs; benches/snapshot.js makes one");
        return;
    };
    let mut pairs: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with("-a.png"))
        .collect();
    pairs.sort();
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let pool = pool.build().unwrap();
        let mut best = (f64::INFINITY, 0);
        for _ in 0..3 {
            let start = Instant::now();
            let changed: u64 = pool.install(|| pairs.par_iter().map(|pair| one(pair)).sum());
            let each = start.elapsed().as_secs_f64() * 1000.0 / pairs.len() as f64;
            if each < best.0 {
                best = (each, changed);
            }
        }
        let (each, changed) = best;
        println!("coverline {threads} {each:.2} {changed}");
    }
}
