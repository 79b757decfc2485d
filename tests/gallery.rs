//! Contact sheets of an article, and the page of them: what is there, what each names, and that
//! the same article gives the same bytes.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const ARTICLE: &str = "---\ntitle: Ferries carry 9.4 million people\nsource: The Tidewater Review\nlang: en\n---\n\
    The ferries of Skarnholm carried 9.4 million people in 2025, more than its bridges did.\n";

fn coverline(folder: &Path, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(["layouts", "gallery"])
        .args(flags)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// A folder with an article in it whose name must be spelt in addresses.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my story #2.md"), ARTICLE).unwrap();
    folder
}

/// Every file below a folder, by its path within.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let below = files(&path).into_iter();
            found.extend(below.map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, fs::read(path).unwrap());
        }
    }
    found
}

const FLAGS: [&str; 13] = [
    "my story #2.md",
    "--layout",
    "headline",
    "--layout",
    "figure-lead",
    "--layout",
    "trend",
    "--theme",
    "paper",
    "--theme",
    "night",
    "--size",
    "480x270",
];

#[test]
fn sheets_banners_and_a_page_are_written() {
    let desk = desk();
    let made = coverline(desk.path(), &FLAGS);
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");
    assert!(
        said.contains("4 banners on 2 layouts, 1 layout cannot serve"),
        "{said}"
    );
    let files = files(&desk.path().join("output"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let mut wanted = vec![
        "gallery.html".to_owned(),
        "my story #2-gallery-480x270.png".to_owned(),
    ];
    for layout in ["figure-lead", "headline"] {
        for theme in ["night", "paper"] {
            let banner = format!("my story #2-gallery/{layout}-{theme}-480x270");
            wanted.extend([format!("{banner}-320.png"), format!("{banner}.png")]);
        }
    }
    assert_eq!(names, wanted);
    let size = |name: &str| {
        let picture = image::load_from_memory(&files[name]).unwrap();
        (picture.width(), picture.height())
    };
    assert_eq!(
        size("my story #2-gallery/headline-paper-480x270.png"),
        (480, 270)
    );
    assert_eq!(
        size("my story #2-gallery/headline-paper-480x270-320.png"),
        (320, 180)
    );
    let (width, height) = size("my story #2-gallery-480x270.png");
    assert!(width > 2 * 400 && height > 2 * 225, "{width}×{height}");

    let page = String::from_utf8(files["gallery.html"].clone()).unwrap();
    assert!(
        page.contains("trend: the brief does not hold series"),
        "what cannot serve is named"
    );
    let auto = page.split("<p>auto takes ").nth(1).unwrap_or_default();
    let auto = auto.split('<').next().unwrap_or_default();
    assert!(auto.contains(" on "), "what auto takes is said: {auto}");
    let shown = page.matches("taken by auto").count();
    let among = page.contains(&format!("<figcaption>{auto}"));
    assert_eq!(shown, usize::from(among), "and marked where it is shown");
    for source in page.split("src=\"").skip(1) {
        let address = source.split('"').next().unwrap();
        let name = address.replace("%20", " ").replace("%23", "#");
        assert!(
            files.contains_key(&name),
            "{name} is on the page but not there"
        );
    }
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    let (one, other) = (desk(), desk());
    for desk in [&one, &other] {
        assert!(coverline(desk.path(), &FLAGS).status.success());
    }
    let [one, other] = [one, other].map(|desk| files(&desk.path().join("output")));
    assert!(one == other);
}

#[test]
fn what_cannot_be_used_is_said_at_once() {
    let rows: [(&[&str], i32, &str); 4] = [
        (&["my story #2.md", "--layout", "hedline"], 2, "hedline"),
        (&["my story #2.md", "--theme", "papr"], 2, "papr"),
        (&["my story #2.md", "--photo", "none.jpg"], 2, "none.jpg"),
        (&["nothing.md"], 1, "nothing.md"),
    ];
    for (flags, status, names) in rows {
        let desk = desk();
        let made = coverline(desk.path(), flags);
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        assert_eq!(made.status.code(), Some(status), "{flags:?}: {said}");
        assert!(said.contains(names), "{flags:?}: {said}");
        assert!(
            !desk.path().join("output").exists(),
            "{flags:?} writes nothing"
        );
    }
}
