//! Whole pages of thirty kinds, with the labels of an editor: what a brief gets right.
//! `cargo test --release --test reading_pages -- --nocapture` prints the table and each miss.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "the table is for reading")]

mod scoring;

use coverline::article::{Article, Source};
use coverline::brief::{Brief, Wishes};
use scoring::{COLUMNS, Labels, Shown, Tally, score};
use std::fs;
use std::path::{Path, PathBuf};

/// The least that the pages must reach; raised when reading becomes better.
const FLOORS: &[(&str, f64)] = &[
    ("headline exact or near", 0.90),
    ("lead figure", 0.76),
    ("precision of the first three", 0.94),
    ("rank 1 or 2 of the first three", 0.88),
    ("right label", 0.85),
    ("clean label", 0.95),
    ("recall of rank 1 and 2 in the first six", 0.72),
    ("quiet without a key figure", 1.00),
];

/// The most false alarms among the first six.
const MOST_FALSE: f64 = 0.03;

/// What is said of a brief of ours that does not pass.
const REFUSED: &str = "its own brief fails its audit";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/pages")
}

/// The pages with their labels, by name.
fn pages() -> Vec<(PathBuf, Labels)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let is_labels = |file: &Path| file.to_string_lossy().ends_with(".labels.json");
    let all = files.iter().filter(|file| !is_labels(file));
    all.map(|page| {
        let file = page.with_extension("labels.json");
        let bytes = fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let labels = serde_json::from_slice(&bytes);
        let labels: Labels = labels.unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        (page.clone(), labels)
    })
    .collect()
}

/// Reads a page and counts what its brief shows.
fn shown(page: &Path, labels: &Labels) -> Shown {
    let bytes = fs::read(page).unwrap();
    let source = Source {
        name: &labels.id,
        bytes: &bytes,
        form: None,
    };
    let draft = match Brief::of(&source, &Wishes::default()) {
        Ok(draft) => draft,
        Err(error) => return Shown::nothing(labels, &error.to_string()),
    };
    let article = Article::read(&source).map_or_else(|_| String::new(), |a| a.kept());
    match draft.audited() {
        Ok(brief) => score(&serde_json::to_value(&brief).unwrap(), &article, labels),
        Err(error) => Shown::nothing(labels, &format!("{REFUSED}: {error}")),
    }
}

#[test]
fn pages_of_thirty_kinds_are_read_well() {
    let mut sum = Tally::default();
    let mut misses = Vec::new();
    let head: String = COLUMNS.iter().map(|c| format!("{c:>9}")).collect();
    println!("{:<20}{:<3}{head}", "page", "");
    let pages = pages();
    assert_eq!(pages.len(), 30, "all pages have labels");
    for (page, labels) in &pages {
        let shown = shown(page, labels);
        println!("{:<20}{:<3}{}", labels.id, labels.lang, shown.tally);
        let named = shown
            .misses
            .iter()
            .map(|miss| format!("{}: {miss}", labels.id));
        misses.extend(named);
        sum.add(&shown.tally);
    }
    println!("{:<23}{sum}\n\n{}\n", "all", misses.join("\n"));
    let shares = [
        sum.headline,
        sum.lead,
        sum.first_three,
        sum.good,
        sum.label,
        sum.clean,
        sum.recall,
        sum.quiet,
    ];
    for ((name, floor), share) in FLOORS.iter().zip(shares) {
        println!(
            "{name:<40} {:.3} ({share}), at least {floor:.2}",
            share.share()
        );
    }
    let alarms = sum.false_alarms;
    println!(
        "{:<40} {:.3} ({alarms}), at most {MOST_FALSE:.2}",
        "false alarms",
        alarms.share()
    );
    for ((name, floor), share) in FLOORS.iter().zip(shares) {
        assert!(share.share() >= *floor, "{name}: {share} is below {floor}");
    }
    let refused: Vec<&String> = misses.iter().filter(|m| m.contains(REFUSED)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(alarms.share() <= MOST_FALSE, "false alarms: {alarms}");
}
