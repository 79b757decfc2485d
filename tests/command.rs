//! The command, run in an empty folder as its users run it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "# Harbour fees to rise by a third

The harbour authority will raise its fees by 33% next year, the first rise since 2019. It expects to take in $48 million a year from container lines alone.

Fees last year came to $36 million. The authority says that the money is needed for a new breakwater.
";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn an_article_becomes_two_banners_and_a_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
    let done = run(folder.path(), &["render", "harbour.md"]);
    assert_eq!(
        done.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let names = [
        "harbour-1200x630.png",
        "harbour-1600x900.png",
        "harbour.json",
    ];
    assert_eq!(listing(&folder.path().join("output")), names);
    let paths = String::from_utf8(done.stdout).unwrap();
    assert_eq!(paths.lines().count(), 3, "paths only: {paths}");
    assert!(
        paths.lines().all(|path| folder.path().join(path).is_file()),
        "{paths}"
    );
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("output/harbour.json")).unwrap())
            .unwrap();
    assert_eq!(
        report["brief"]["headline"],
        "Harbour fees to rise by a third"
    );
    assert_eq!(report["banners"][0]["width"], 1600);
    let picture = image::open(folder.path().join("output/harbour-1200x630.png")).unwrap();
    assert_eq!((picture.width(), picture.height()), (1200, 630));
}

#[test]
fn the_same_bytes_whatever_is_around() {
    let run_with = |envs: &[(&str, &str)], jobs: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_coverline"));
        command
            .args(["render", "harbour.md", "--jobs", jobs])
            .current_dir(folder.path())
            .envs(envs.iter().copied());
        assert!(command.output().unwrap().status.success());
        let out = folder.path().join("output");
        listing(&out)
            .into_iter()
            .map(|name| fs::read(out.join(name)).unwrap())
            .collect::<Vec<_>>()
    };
    let plain = run_with(&[], "1");
    assert!(
        plain
            == run_with(
                &[
                    ("LC_ALL", "tr_TR.UTF-8"),
                    ("TZ", "Asia/Kathmandu"),
                    ("HOME", "/")
                ],
                "4"
            )
    );
}

#[test]
fn bad_input_gets_one_clear_line_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.md"), ARTICLE).unwrap();
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("blank.txt"), " \n\t\n").unwrap();
    fs::write(
        at("huge.txt"),
        "The sea is wide and deep. ".repeat(9 * 40_330),
    )
    .unwrap();
    fs::write(at("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(at("binary.txt"), b"some text\0\x01\x02 and more").unwrap();
    fs::write(
        at("latin.txt"),
        b"The caf\xe9 opened on Monday and was full by noon.",
    )
    .unwrap();
    fs::write(at("links.txt"), "Home\nAbout\nContact\n").unwrap();
    fs::create_dir(at("bad")).unwrap();
    fs::write(at("bad/a.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\"><text data-slot=\"headline\"/></svg>").unwrap();
    fs::write(at("file"), "in the way").unwrap();
    fs::create_dir_all(at("ways/good.json")).unwrap();
    let endless = &format!("headline={}", "tax ".repeat(20_000));
    #[rustfmt::skip]
    let rows: &[(&str, &[&str], i32, &str)] = &[
        ("no file", &["nowhere.txt"], 1, "nowhere.txt: no such file or directory; name a file"),
        ("a folder", &["bad"], 1, "bad: is a directory; name a file"),
        ("empty", &["empty.txt"], 1, "empty.txt: "),
        ("blank", &["blank.txt"], 1, "blank.txt: "),
        ("9 MiB", &["huge.txt"], 1, "huge.txt: "),
        ("a picture", &["picture.txt"], 1, "picture.txt: this is a PNG picture"),
        ("binary", &["binary.txt"], 1, "binary.txt: "),
        ("not UTF-8", &["latin.txt"], 1, "latin.txt: "),
        ("no sentence", &["links.txt"], 1, "links.txt: no sentence"),
        ("unknown layout", &["good.md", "--layout", "mosaic"], 2, "layout \"mosaic\": not there; use auto or one of "),
        ("unknown theme", &["good.md", "--theme", "neon"], 2, "theme \"neon\": not there; use auto or one of "),
        ("too little for it", &["good.md", "--layout", "trend"], 1, "layout \"trend\": the brief does not hold what it takes: trend needs series>=3"),
        ("broken layout", &["good.md", "--layouts", "bad"], 2, "bad/a.svg:1:"),
        ("no layouts there", &["good.md", "--layouts", "nowhere"], 2, "nowhere"),
        ("no fonts there", &["good.md", "--fonts", "nowhere"], 2, "nowhere"),
        ("bad size", &["good.md", "--size", "1600"], 2, "not a size; write it as 1600x900"),
        ("huge size", &["good.md", "--size", "90000x90000"], 2, "not a size; write it as 1600x900"),
        ("unknown field", &["good.md", "--set", "mood=glad"], 2, "--set mood=glad: "),
        ("no field", &["good.md", "--set", "mood"], 2, "--set mood: no =; write it as --set kicker=Energy"),
        ("a number from nowhere", &["good.md", "--set", "headline=Fees to rise by 77%"], 1, "headline"),
        ("same name twice", &["good.md", "./good.md"], 2, "good.md and ./good.md would be written to the same files"),
        ("a file in the way", &["good.md", "-o", "file"], 1, "file: "),
        ("a folder in the way", &["good.md", "-o", "ways"], 1, "ways/good.json: a folder is in the way"),
        ("a headline of nothing", &["good.md", "--set", "headline=\u{200b}"], 1, "headline"),
        ("an endless headline", &["good.md", "--strict", "--set", endless], 3, "headline cut: "),
    ];
    for (name, args, status, want) in rows {
        let mut all = vec!["render"];
        all.extend(*args);
        let done = run(folder.path(), &all);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(*status), "{name}: {said}");
        assert!(said.contains(want), "{name}: {said}");
        assert!(done.stdout.is_empty(), "{name} printed to standard output");
        if *name != "bad size" && *name != "huge size" {
            assert_eq!(said.lines().count(), 1, "{name}: {said}");
            assert!(said.starts_with("coverline: "), "{name}: {said}");
        }
        assert!(
            !at("output").exists() || listing(&at("output")).is_empty(),
            "{name} left files"
        );
    }
}

#[test]
fn sizes_given_twice_are_made_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.md"), ARTICLE).unwrap();
    let done = run(
        folder.path(),
        &[
            "render", "good.md", "--size", "600x315", "--size", "600x315",
        ],
    );
    assert_eq!(
        done.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_eq!(
        listing(&folder.path().join("output")),
        ["good-600x315.png", "good.json"]
    );
}

#[test]
fn one_bad_article_does_not_stop_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.md"), ARTICLE).unwrap();
    let done = run(
        folder.path(),
        &["render", "nowhere.md", "good.md", "--size", "600x315"],
    );
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        listing(&folder.path().join("output")),
        ["good-600x315.png", "good.json"]
    );
}

#[test]
fn strict_refuses_a_flawed_banner() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
    // A strip is a shape that no layout is drawn for: a banner, with a note.
    let args = ["render", "harbour.md", "--size", "1200x300"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    fs::remove_dir_all(folder.path().join("output")).unwrap();
    let done = run(folder.path(), &[&args[..], &["--strict"]].concat());
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(3), "{said}");
    assert!(said.contains("refused by --strict"), "{said}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn a_brief_is_printed_as_json_whose_spans_cut_the_words() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
    let done = run(folder.path(), &["brief", "harbour.md", "--json"]);
    let brief: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    for key in [
        "headline",
        "deck",
        "kicker",
        "byline",
        "published",
        "source",
        "language",
        "figures",
        "series",
        "names",
        "alt",
        "notes",
    ] {
        assert!(brief.get(key).is_some(), "no {key}");
    }
    let figures = brief["figures"].as_array().unwrap();
    assert!(!figures.is_empty());
    for figure in figures {
        let span = |i: usize| usize::try_from(figure["span"][i].as_u64().unwrap()).unwrap();
        let words = &ARTICLE[span(0)..span(1)];
        assert!(
            words.chars().any(|c| c.is_ascii_digit()) || words.contains("third"),
            "{words}"
        );
        assert_eq!(figure["in"], "file");
    }
}

/// A brief of [`ARTICLE`], as someone writes it by hand.
const BRIEF: &str = r#"{
  "headline": "Harbour fees to rise by 33%",
  "figures": [
    {"text": "$48M", "label": "from container lines"},
    {"text": "$36M", "label": "fees last year"}
  ]
}"#;

#[test]
fn a_brief_is_drawn_and_held_against_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("harbour.md"), ARTICLE).unwrap();
    fs::write(at("own.json"), BRIEF).unwrap();
    let altered = BRIEF.replace("$48M", "$84M").replace("33%", "43%");
    fs::write(at("altered.json"), altered).unwrap();
    fs::write(
        at("typo.json"),
        BRIEF.replace("\"label\": \"fees", "\"lable\": \"fees"),
    )
    .unwrap();
    fs::write(at("kind.json"), BRIEF.replace("\"$36M\"", "36")).unwrap();
    fs::write(at("short.json"), BRIEF.replace("}\n  ]", "")).unwrap();
    fs::write(at("bare.json"), "{\"headline\": \"\"}").unwrap();
    let far = "says 43%, but the article states 33% (byte ";
    #[rustfmt::skip]
    let rows: &[(&str, &[&str], i32, &str)] = &[
        ("no article", &["own.json"], 0, "1 notes"),
        ("no article, strictly", &["own.json", "--strict"], 3, "refused by --strict: unaudited: no article"),
        ("with its article", &["own.json", "--article", "harbour.md", "--strict"], 0, "0 notes"),
        ("altered", &["altered.json", "--article", "harbour.md"], 1, far),
        ("altered, and more", &["altered.json", "--article", "harbour.md"], 1, "1 more, which coverline verify lists"),
        ("altered, and asked for", &["altered.json", "--article", "harbour.md", "--unaudited"], 0, "1 notes"),
        ("asked for, strictly", &["altered.json", "--unaudited", "--strict"], 3, "unaudited: asked for"),
        ("a wish from nowhere", &["own.json", "--article", "harbour.md", "--set", "deck=Up 77%"], 1, "deck: says 77%"),
        ("a wish that is asked for", &["harbour.md", "--set", "deck=Up 77%", "--unaudited"], 0, "1 notes"),
        ("an article beside an article", &["harbour.md", "--article", "harbour.md"], 1, "harbour.md: an article, which needs no other"),
        ("a brief for an article", &["own.json", "--article", "own.json"], 1, "own.json: "),
        ("no such article", &["own.json", "--article", "none.md"], 2, "none.md: no such file"),
        ("an unknown field", &["typo.json"], 1, "typo.json: line 5: figures[1]: no field \"lable\"; did you mean label?"),
        ("a wrong type", &["kind.json"], 1, "kind.json: line 5: figures[1].text: a number (36) where a text belongs"),
        ("cut off", &["short.json"], 1, "short.json: line 6: "),
        ("no headline", &["bare.json"], 1, "bare.json: headline: empty"),
        ("an article taken for a brief", &["harbour.md", "--from", "brief"], 1, "harbour.md: line 1: "),
    ];
    for (name, args, status, want) in rows {
        let done = run(
            folder.path(),
            &[&["render", "--size", "600x315"], *args].concat(),
        );
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(*status), "{name}: {said}");
        assert!(said.contains(want), "{name}: {said}");
        assert!(*status == 0 || said.lines().count() == 1, "{name}: {said}");
    }
    let json = fs::read(at("output/own.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(
        report["brief"]["figures"][0]["low"], 48e6,
        "values are read from the words"
    );
    let alt = report["banners"][0]["alt"].as_str().unwrap();
    assert!(
        alt.contains("Harbour fees to rise by 33%") && alt.len() < 250,
        "{alt}"
    );
}

#[test]
fn verify_lists_the_sentence_behind_each_number_or_all_that_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("harbour.md"), ARTICLE).unwrap();
    fs::write(at("own.json"), BRIEF).unwrap();
    let altered = BRIEF.replace("$48M", "$84M").replace("33%", "43%");
    fs::write(at("altered.json"), altered).unwrap();
    let verify = |args: &[&str]| {
        let done = run(folder.path(), &[&["verify"], args].concat());
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    };
    let (status, said, told) = verify(&["own.json", "harbour.md"]);
    assert_eq!((status, said.lines().count()), (Some(0), 3), "{said}{told}");
    let at_33 = ARTICLE.find("33%").unwrap();
    let first = format!(
        "headline: 33%: bytes {at_33} to {}: \"The harbour authority",
        at_33 + 3
    );
    assert!(said.starts_with(&first), "{said}");
    assert_eq!(told, "own.json: harbour.md states all of its 3 numbers\n");
    let (status, said, told) = verify(&["altered.json", "harbour.md"]);
    assert_eq!((status, said.lines().count()), (Some(1), 1), "{said}{told}");
    assert_eq!(told.lines().count(), 3, "{told}");
    let (status, said, _) = verify(&["altered.json", "harbour.md", "--json"]);
    let audit: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(status, Some(1));
    assert_eq!(audit["mismatches"][1]["field"], "figures[0].text");
    assert_eq!(audit["mismatches"][0]["nearest"]["states"], "33%");
    let (status, _, told) = verify(&["harbour.md", "harbour.md"]);
    assert_eq!(status, Some(1), "{told}");
    // What render writes can be verified as it is.
    run(
        folder.path(),
        &["render", "harbour.md", "--size", "600x315"],
    );
    let (status, said, told) = verify(&["output/harbour.json", "harbour.md"]);
    assert_eq!(status, Some(0), "{said}{told}");
}

#[test]
fn the_schema_of_a_brief_is_current() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["brief", "--schema"]);
    let kept = include_str!("../docs/brief.schema.json");
    assert!(
        String::from_utf8(done.stdout).unwrap() == kept,
        "write it anew: cargo run -- brief --schema > docs/brief.schema.json"
    );
}

#[test]
fn a_photo_comes_with_its_credit() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
    image::RgbImage::new(40, 30)
        .save(folder.path().join("quay.png"))
        .unwrap();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline photo\">\
        <rect width=\"1600\" height=\"900\" data-photo=\"duotone\"/>\
        <text data-slot=\"headline\" data-size=\"20-40\" x=\"100\" y=\"200\">A</text>\
        <text data-slot=\"credit\" data-size=\"20\" x=\"100\" y=\"800\">A</text></svg>";
    fs::create_dir(folder.path().join("layouts")).unwrap();
    fs::write(folder.path().join("layouts/cover.svg"), svg).unwrap();
    let args = [
        "render",
        "harbour.md",
        "--photo",
        "quay.png",
        "--credit",
        "Photo: Ana Ruiz, 2026",
    ];
    let done = run(folder.path(), &args);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{told}");
    let json = fs::read(folder.path().join("output/harbour.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(
        report["layout"], "cover",
        "a photo that is given is shown: {told}"
    );
    assert_eq!(report["brief"]["photo"]["name"], "quay.png");
    assert_eq!(
        report["banners"][0]["slots"][1]["text"],
        "Photo: Ana Ruiz, 2026"
    );
    let without = run(
        folder.path(),
        &["render", "harbour.md", "--layout", "cover"],
    );
    let told = String::from_utf8(without.stderr).unwrap();
    assert!(told.contains("cover needs photo"), "{told}");
    for (name, args) in [
        ("no such file", &["--photo", "none.png"][..]),
        ("a layout", &["--photo", "layouts/cover.svg"]),
        ("a credit for nothing", &["--credit", "A"]),
    ] {
        let done = run(folder.path(), &[&["render", "harbour.md"], args].concat());
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(matches!(done.status.code(), Some(1 | 2)), "{name}: {told}");
        assert!(
            args[1] == "A" || told.lines().count() == 1,
            "{name}: {told}"
        );
    }
}

#[test]
fn a_layout_is_checked_with_all_its_faults_or_notes() {
    let folder = tempfile::tempdir().unwrap();
    let svg = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\">\n{inner}\n</svg>"
        )
    };
    let headline = "<text data-slot=\"headline\" data-size=\"84\" data-face=\"sans\" x=\"96\" y=\"200\">A</text>";
    fs::write(folder.path().join("good.svg"), svg(headline)).unwrap();
    fs::write(
        folder.path().join("noted.svg"),
        svg(&format!("{headline}\n<path/>")),
    )
    .unwrap();
    fs::write(
        folder.path().join("bad.svg"),
        svg("<rect data-fil=\"ink\"/>\n<use/>"),
    )
    .unwrap();
    let check = |names: &[&str]| {
        let done = run(folder.path(), &[&["layouts", "check"], names].concat());
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    };
    let (status, said, told) = check(&["good.svg", "noted.svg"]);
    assert_eq!((status, told.as_str()), (Some(0), ""));
    let note =
        "noted.svg:3:1: note: <path> cannot be seen: it has no d; give it some or take it out";
    assert_eq!(
        said,
        format!("good.svg: no faults\n{note}\nnoted.svg: no faults, 1 note\n")
    );
    let (status, said, told) = check(&["bad.svg", "good.svg"]);
    assert_eq!((status, said.as_str()), (Some(1), "good.svg: no faults\n"));
    let places: Vec<_> = told.lines().map(|line| &line[..11]).collect();
    assert_eq!(places, ["bad.svg:2:1", "bad.svg:3:1"], "{told}");
    let (status, _, told) = check(&["none.svg"]);
    assert_eq!((status, told.lines().count()), (Some(1), 1), "{told}");
}

#[test]
fn standard_input_is_an_article_too() {
    use std::io::Write as _;
    use std::process::Stdio;
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(["render", "-", "--size", "600x315"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(ARTICLE.as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(
        listing(&folder.path().join("output")),
        ["article-600x315.png", "article.json"]
    );
}

/// Runs a subcommand of `snapshot`; its status, what it printed, and what it complained of.
fn snapshot(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut all = vec!["snapshot"];
    all.extend(args);
    let done = run(folder, &all);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn a_designer_sees_what_moved_and_accepts_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.md"), ARTICLE).unwrap();
    fs::create_dir(at("layouts")).unwrap();
    let layout = include_str!("../layouts/headline.svg");
    fs::write(at("layouts/own.svg"), layout).unwrap();
    let settings =
        "articles = [\"*.md\"]\nlayouts = [\"own\"]\nthemes = [\"paper\"]\nsizes = [\"800x450\"]\n";
    fs::write(at("snapshot.toml"), settings).unwrap();
    let test = || snapshot(folder.path(), &["test"]);

    let (status, said, _) = test();
    assert_eq!(
        (status, said.contains("1 case: 1 new")),
        (Some(1), true),
        "{said}"
    );
    let (status, said, why) = snapshot(folder.path(), &["accept", "good-own-*"]);
    assert_eq!(status, Some(0), "{why}");
    assert!(said.contains("good-own-paper-800x450: added"), "{said}");
    let (status, said, _) = test();
    assert_eq!((status, said.trim()), (Some(0), "1 case: 1 same"));

    let smaller = layout.replace("data-size=\"84-142\"", "data-size=\"40-50\"");
    assert_ne!(
        smaller, layout,
        "the layout's headline has another size now; plant the change anew"
    );
    fs::write(at("layouts/own.svg"), smaller).unwrap();
    let (status, said, _) = test();
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("changed: headline") && said.contains("px"),
        "{said}"
    );
    for (form, begins) in [
        ("--markdown", "**Snapshots"),
        ("--junit", "<?xml"),
        ("--json", "{"),
    ] {
        let (status, said, why) = snapshot(folder.path(), &["report", form, "-"]);
        assert_eq!(status, Some(0), "{form}: {why}");
        assert!(
            said.starts_with(begins) && said.contains("good-own-paper-800x450"),
            "{form}: {said}"
        );
    }
    let (status, said, _) = snapshot(folder.path(), &["report"]);
    assert_eq!((status, said.trim()), (Some(0), "./output/report.html"));
    assert!(
        fs::read_to_string(at("output/report.html"))
            .unwrap()
            .contains("good")
    );

    let (status, said, _) = snapshot(folder.path(), &["accept", "--all"]);
    assert_eq!(
        (status, said.contains("replaced")),
        (Some(0), true),
        "{said}"
    );
    // An accepted picture whose case is gone is named, and goes only when that is asked for.
    fs::rename(at("good.md"), at("better.md")).unwrap();
    let (status, said, _) = test();
    assert_eq!(status, Some(1));
    assert!(
        said.contains("good-own-paper-800x450: orphan") && said.contains("1 new"),
        "{said}"
    );
    let (_, said, _) = snapshot(folder.path(), &["accept", "--all"]);
    assert!(said.contains("good-own-paper-800x450: removed"), "{said}");
    assert_eq!(test().0, Some(0));
}

#[test]
fn a_snapshot_folder_with_a_fault_gets_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.md"), ARTICLE).unwrap();
    #[rustfmt::skip]
    let rows: &[(&str, Option<&str>, &[&str], &str)] = &[
        ("no settings", None, &["test"], "snapshot.toml: no such file or directory"),
        ("not TOML", Some("articles = ["), &["test"], "snapshot.toml"),
        ("an unknown key", Some("articles = [\"*.md\"]\nlayout = [\"headline\"]"), &["test"], "layout"),
        ("no article", Some("articles = [\"*.html\"]"), &["test"], "*.html"),
        ("an unknown layout", Some("articles = [\"*.md\"]\nlayouts = [\"mosaic\"]"), &["test"], "mosaic"),
        ("an unknown theme", Some("articles = [\"*.md\"]\nthemes = [\"pink\"]"), &["test"], "pink"),
        ("a bad size", Some("articles = [\"*.md\"]\nsizes = [\"huge\"]"), &["test"], "huge"),
        ("an unknown case", Some("articles = [\"*.md\"]"), &["accept", "nobody"], "nobody"),
        ("no test yet", Some("articles = [\"*.md\"]"), &["report"], "run.json"),
    ];
    for (name, settings, args, want) in rows {
        match settings {
            Some(settings) => fs::write(at("snapshot.toml"), settings).unwrap(),
            None => assert!(!at("snapshot.toml").exists()),
        }
        let (status, printed, said) = snapshot(folder.path(), args);
        assert_eq!(status, Some(2), "{name}: {said}");
        assert!(said.contains(want), "{name}: {said}");
        let faults = said.lines().filter(|line| !line.starts_with("note: "));
        assert_eq!(faults.count(), 1, "{name}: {said}");
        assert!(printed.is_empty(), "{name}: {printed}");
    }
}
