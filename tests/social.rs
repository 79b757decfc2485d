//! How banners survive where links to them are shown.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::scene::{Size, SlotSet};
use coverline::social::{Lost, VIEWS, View, shared};
use std::fs;
use std::process::Command;

fn slot(name: &str, size: f32, place: [f32; 4]) -> SlotSet {
    SlotSet {
        slot: name.to_owned(),
        text: "Words".to_owned(),
        size,
        lines: 1,
        place,
    }
}

#[test]
fn crops_keep_the_middle() {
    #[rustfmt::skip]
    let rows = [
        ("1600x900", View::Wide, [0, 50, 1600, 800]), ("1200x630", View::Wide, [0, 15, 1200, 600]),
        ("1200x400", View::Wide, [200, 0, 800, 400]), ("600x600", View::Wide, [0, 150, 600, 300]),
        ("1600x900", View::Square, [350, 0, 900, 900]), ("600x900", View::Square, [0, 150, 600, 600]),
        ("1600x900", View::Titled, [0, 0, 1600, 900]), ("64x4096", View::Wide, [0, 2032, 64, 32]),
    ];
    for (size, view, want) in rows {
        assert_eq!(
            view.part(Size::parse(size).unwrap()),
            want,
            "{size} {view:?}"
        );
    }
}

#[test]
fn what_leaves_the_safe_area_is_named() {
    let size = Size::parse("1600x900").unwrap();
    let slots = [
        slot("headline", 100.0, [96.0, 300.0, 900.0, 200.0]),
        slot("kicker", 24.0, [96.0, 30.0, 200.0, 10.0]),
        slot("deck", 32.0, [500.0, 600.0, 500.0, 60.0]),
        slot("credit", 20.0, [1300.0, 840.0, 200.0, 16.0]),
        slot("credit", 20.0, [1300.0, 870.0, 200.0, 16.0]),
    ];
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    #[rustfmt::skip]
    let rows = [
        (View::Wide, Lost { cut: names(&["credit"]), gone: names(&["kicker", "credit"]), ..Lost::default() }),
        (View::Square, Lost { cut: names(&["headline"]), gone: names(&["kicker", "credit"]), ..Lost::default() }),
        (View::Titled, Lost { covered: names(&["credit"]), ..Lost::default() }),
        (View::Small(320), Lost { small: names(&["kicker", "deck", "credit"]), ..Lost::default() }),
        (View::Small(200), Lost { small: names(&["kicker", "deck", "credit"]), ..Lost::default() }),
    ];
    for (view, want) in rows {
        assert_eq!(view.lost(&slots, size), want, "{view:?}");
    }
    assert_eq!(VIEWS.len(), 5);
}

#[test]
fn the_size_that_is_shared_is_the_one_for_links() {
    #[rustfmt::skip]
    let rows: [(&[&str], Option<&str>); 4] = [
        (&["1600x900", "1200x630"], Some("1200x630")), (&["1600x900"], Some("1600x900")),
        (&["1080x1080", "1080x1920", "1500x500"], Some("1080x1080")), (&[], None),
    ];
    for (sizes, want) in rows {
        let sizes: Vec<_> = sizes
            .iter()
            .map(|size| Size::parse(size).unwrap())
            .collect();
        let want = want.map(|size| Size::parse(size).unwrap());
        assert_eq!(shared(&sizes), want, "{sizes:?}");
    }
}

#[test]
fn the_command_writes_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let article = include_str!("articles/harbour.md");
    fs::write(folder.path().join("harbour.md"), article).unwrap();
    let run = |out: &str, args: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_coverline"))
            .args(["render", "harbour.md", "-o", out])
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    run("once", &["--preview", "social"]);
    run(
        "again",
        &["--preview", "social", "--jobs", "1", "--format", "jpeg"],
    );
    run("without", &[]);
    let sheet = |out: &str| fs::read(folder.path().join(out).join("harbour-social.png"));
    assert_eq!(sheet("once").unwrap(), sheet("again").unwrap());
    assert!(sheet("without").is_err());
    let picture = image::open(folder.path().join("once/harbour-social.png")).unwrap();
    assert!(picture.width() > 1280 && picture.height() > 900);
    let json = fs::read(folder.path().join("once/harbour.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let notes = |n: usize| -> Vec<String> {
        let notes = report["banners"][n]["notes"].as_array().unwrap();
        let views = notes.iter().filter(|note| note["kind"] == "survival");
        views
            .map(|note| note["view"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(notes(0).is_empty(), "the other size");
    assert!(
        notes(1).contains(&"square crop".to_owned()),
        "{:?}",
        notes(1)
    );
}
