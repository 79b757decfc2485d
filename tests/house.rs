//! The house file, as the command reads it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "---
title: Harbour fees to rise by a third
tags: [Artificial Intelligence, Ports]
---

The harbour authority will raise its fees by 33% next year, the first rise since 2019. It expects to take in $48 million a year from container lines alone.
";
const PAPER: &str = include_str!("../layouts/themes/paper.toml");
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0H10V10H0Z\" fill=\"#E00000\"/></svg>";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn listing(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A working folder with an article, and a house file somewhere.
fn folder(house: &str, toml: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(house);
    let own = path.parent().unwrap();
    fs::create_dir_all(own.join("brand")).unwrap();
    fs::write(folder.path().join("fees.md"), ARTICLE).unwrap();
    fs::write(own.join("brand/post.toml"), PAPER).unwrap();
    fs::write(own.join("brand/logo.svg"), LOGO).unwrap();
    fs::write(path, toml).unwrap();
    folder
}

const WHOLE: &str = r#"
theme = "brand/post.toml"
sizes = ["800x450"]
name = "{slug}_{theme}_{width}x{height}"

[logo]
file = "brand/logo.svg"
place = "bottom-right"

[kickers]
"artificial intelligence" = "AI"
"#;

#[test]
fn a_house_file_decides_what_flags_do_not() {
    let folder = folder("coverline.toml", WHOLE);
    let done = run(folder.path(), &["render", "fees.md", "-v"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    let output = folder.path().join("output");
    assert_eq!(listing(&output), ["fees.json", "fees_post_800x450.png"]);
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(output.join("fees.json")).unwrap()).unwrap();
    assert_eq!(report["brief"]["kicker"], "AI");
    assert_eq!(report["theme"], "post");
    assert_eq!(report["banners"][0]["file"], "fees_post_800x450.png");

    let banner = "output/fees_post_800x450.png";
    let told = said(&run(folder.path(), &["explain", banner]).stdout);
    for want in [
        "set        kicker=AI",
        "theme      post, blake3 ",
        "logo       logo.svg bottom-right, 40 high, 24 clear, blake3 ",
        "chosen     ",
        " points: the brief holds ",
        "runner-up  ",
    ] {
        assert!(told.contains(want), "{want}: {told}");
    }
    assert!(!told.contains("brand"), "names, not paths: {told}");

    let verify = run(folder.path(), &["verify", banner, "fees.md", "--strict"]);
    let same = "drawn anew it is the same, byte by byte";
    assert!(
        said(&verify.stderr).contains(same),
        "{}",
        said(&verify.stderr)
    );
    fs::write(
        folder.path().join("coverline.toml"),
        "theme = \"brand/post.toml\"",
    )
    .unwrap();
    let verify = run(folder.path(), &["verify", banner, "fees.md", "--strict"]);
    assert_eq!(verify.status.code(), Some(3));
    assert!(
        said(&verify.stderr)
            .contains("the logo logo.svg bottom-right, 40 high, 24 clear is not at hand"),
        "{}",
        said(&verify.stderr)
    );
}

#[test]
fn flags_win_and_paths_are_those_of_the_file() {
    let folder = folder("desk/house.toml", WHOLE);
    let args = ["render", "fees.md", "--config", "desk/house.toml"];
    let flags = [
        "--theme",
        "night",
        "--size",
        "640x360",
        "--set",
        "kicker=Ports",
    ];
    let done = run(folder.path(), &[&args[..], &flags[..]].concat());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    let output = folder.path().join("output");
    assert_eq!(listing(&output), ["fees.json", "fees_night_640x360.png"]);
    let report = fs::read_to_string(output.join("fees.json")).unwrap();
    assert!(report.contains("\"kicker\": \"Ports\""), "{report}");
    let told = run(folder.path(), &["explain", "output/fees_night_640x360.png"]);
    assert!(
        said(&told.stdout).contains("logo       logo.svg"),
        "{}",
        said(&told.stdout)
    );
    // `auto` is a flag as any other.
    let done = run(
        folder.path(),
        &[&args[..], &["--theme", "auto", "-v"][..]].concat(),
    );
    assert!(
        !said(&done.stderr).contains(" on post"),
        "{}",
        said(&done.stderr)
    );
}

#[test]
fn a_fault_in_a_house_file_is_a_line_with_its_place() {
    #[rustfmt::skip]
    let rows = [
        ("an unknown key", "theme = \"night\"\nsise = [\"1x1\"]\n", "coverline.toml:2:1: unknown field `sise`, expected one of "),
        ("a key of the logo", "[logo]\nfile = \"brand/logo.svg\"\ncolour = 4\n", "coverline.toml:3:1: unknown field `colour`"),
        ("a size", "sizes = [\"800x450\", \"8x4\"]\n", "coverline.toml:1:21: size \"8x4\": not a size"),
        ("a type", "\nfonts = 4\n", "coverline.toml:2:9: invalid type"),
        ("a folder", "layouts = \"mine\"\n", "coverline.toml:1:11: mine: not a folder"),
        ("a theme file", "theme = \"brand/none.toml\"\n", "coverline.toml:1:9: theme \"./brand/none.toml\": no such file"),
        ("a name without sizes", "name = \"{slug}\"\n", "coverline.toml:1:8: no {width}"),
        ("a name with an unknown part", "name = \"{slug}-{width}x{height}-{day}\"\n", "coverline.toml:1:8: {day} is no part of a name"),
        ("a name whose parts touch", "name = \"{slug}{width}x{height}\"\n", "coverline.toml:1:8: {width} follows another part at once"),
        ("a name with a folder", "name = \"a/{slug}-{width}x{height}\"\n", "coverline.toml:1:8: '/' cannot stand"),
        ("no logo there", "[logo]\nfile = \"none.svg\"\n", "logo none.svg: no such file"),
        ("no TOML", "theme = \n", "coverline.toml:1:"),
    ];
    for (name, toml, want) in rows {
        let folder = folder("coverline.toml", toml);
        let done = run(folder.path(), &["render", "fees.md"]);
        let stderr = said(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{name}: {stderr}");
        assert!(stderr.contains(want), "{name}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{name}: {stderr}");
        assert_eq!(listing(&folder.path().join("output")), [""; 0], "{name}");
    }
    let folder = folder("coverline.toml", "");
    let done = run(
        folder.path(),
        &["render", "fees.md", "--config", "none.toml"],
    );
    assert_eq!(done.status.code(), Some(2));
    assert!(
        said(&done.stderr).contains("none.toml:1:1: no such file"),
        "{}",
        said(&done.stderr)
    );
}

#[test]
fn a_theme_file_is_named_on_the_command_line() {
    let folder = folder("coverline.toml", "");
    let theme = format!("{PAPER}\n[logo]\nfile = \"logo.svg\"\n");
    fs::write(folder.path().join("brand/post.toml"), theme).unwrap();
    let args = [
        "render",
        "fees.md",
        "--theme",
        "brand/post.toml",
        "--size",
        "640x360",
    ];
    let done = run(folder.path(), &[&args[..], &["--emit", "svg"]].concat());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    let svg = fs::read_to_string(folder.path().join("output/fees-640x360.svg")).unwrap();
    assert!(svg.contains("href=\"data:image/svg+xml;base64,"), "{svg}");
    let banner = "output/fees-640x360.png";
    let verify = |more: &[&str]| {
        let done = run(
            folder.path(),
            &[&["verify", banner, "fees.md"][..], more].concat(),
        );
        said(&done.stderr)
    };
    let without = verify(&[]);
    assert!(
        without.contains("the theme post is not at hand"),
        "{without}"
    );
    let with = verify(&["--theme", "brand/post.toml"]);
    assert!(with.contains("the same, byte by byte"), "{with}");
}
