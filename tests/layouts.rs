//! What the layout reader says of faulty and hostile files, and that the built-in ones are
//! without fault.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::layout::Layout;
use std::time::{Duration, Instant};

/// A layout around one line of SVG, which stands on line 2.
fn layout(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\">\n{inner}\n</svg>"
    )
}

#[test]
fn faults_are_named_with_their_place() {
    #[rustfmt::skip]
    let rows: &[(&str, &str, &str)] = &[
        ("no size", "<text data-slot=\"headline\">A</text>", "2:1: a slot without data-size; add data-size=\"64-112\""),
        ("range upside down", "<text data-slot=\"headline\" data-size=\"90-20\">A</text>", "2:1: data-size=\"90-20\" is no range"),
        ("unknown field", "<text data-slot=\"headlin\" data-size=\"20\">A</text>", "2:1: data-slot=\"headlin\" is not known here; use one of headline,"),
        ("misspelt mark", "<rect data-fil=\"ink\"/>", "2:1: data-fil is not known; did you mean data-fill?"),
        ("no such room", "<text data-slot=\"deck\" data-size=\"20\" data-box=\"#nowhere\">A</text>", "2:1: data-box=\"#nowhere\", but no rect has that id"),
        ("a digit of its own", "<text x=\"1\" y=\"1\">Top 10</text>", "2:1: the layout's own words hold a digit"),
        ("words under a mask", "<g opacity=\".5\"><text data-slot=\"deck\" data-size=\"20\">A</text></g>", "2:17: words in a group with a transform"),
        ("unknown list", "<g data-each=\"numbers\"><rect/></g>", "2:1: data-each=\"numbers\" is not known; use one of figures,"),
        ("nothing to repeat", "<g data-each=\"figures\"></g>", "2:1: data-each without a child"),
        ("unknown ground", "<rect data-ground=\"plasma\"/>", "2:1: data-ground=\"plasma\" is not known; use one of dots,"),
        ("unknown condition", "<rect data-if=\"mood\"/>", "2:1: data-if: \"mood\" is nothing that a brief holds"),
        ("a picture", "<image href=\"a.png\"/>", "2:1: <image> cannot be drawn"),
        ("a fill from elsewhere", "<rect fill=\"url(http://example.org/a.svg#b)\"/>", "2:1: fill refers to something outside the file"),
        ("a script", "<script>1</script>", "2:1: <script> cannot be drawn"),
        ("not a number", "<g data-stack=\"down\" data-gap=\"wide\"><rect/></g>", "2:1: data-gap is no number"),
        ("not closed", "<g>", "not well-formed"),
    ];
    for (name, inner, want) in rows {
        let faults = Layout::read("a.svg", "a", &layout(inner)).expect_err(name);
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|line| line.contains(want)),
            "{name}: {said:?}"
        );
        assert!(
            said.iter()
                .all(|line| line.starts_with("a.svg:") && !line.contains('\n')),
            "{name}: {said:?}"
        );
    }
}

#[test]
fn all_faults_are_named_at_once() {
    let svg = layout("<text data-slot=\"x\">A</text><rect data-fil=\"ink\"/>");
    assert_eq!(
        Layout::read("a.svg", "a", &svg)
            .expect_err("three faults")
            .len(),
        3
    );
}

#[test]
fn hostile_files_end_soon() {
    let deep = layout(&format!("{}{}", "<g>".repeat(5_000), "</g>".repeat(5_000)));
    let many = layout(&"<rect/>".repeat(30_000));
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&b;</svg>";
    let large = layout(&" ".repeat(5 << 20));
    for (name, svg, want) in [
        ("deep", deep.as_str(), "nested more than 64 deep"),
        ("many", &many, "more than 20,000 nodes"),
        ("entities", bomb, "a DTD; take the <!DOCTYPE …> out"),
        ("large", &large, "larger than 4 MiB"),
        ("empty", "", "not well-formed"),
        ("no svg", "<html/>", "not an SVG"),
    ] {
        let begun = Instant::now();
        let faults = Layout::read("a.svg", "a", svg).expect_err(name);
        assert!(
            faults.iter().any(|f| f.what.contains(want)),
            "{name}: {faults:?}"
        );
        assert!(
            begun.elapsed() < Duration::from_secs(1),
            "{name} took {:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn built_in_files_are_without_fault() {
    let renderer = Renderer::new().unwrap();
    assert!(renderer.shelf().layouts().len() >= 4);
    assert!(renderer.shelf().themes().len() >= 2);
    for layout in renderer.shelf().layouts() {
        assert!(
            layout.themes.iter().all(|t| renderer
                .shelf()
                .themes()
                .iter()
                .any(|theme| theme.name == *t)),
            "{}",
            layout.name
        );
    }
}

#[test]
fn words_reach_their_contrast_on_flat_colours() {
    // Deck and quotes want 7:1, all other words 4.5:1, accent figures of 44 px and more 3:1.
    let pairs = [
        ("paper", "ink", 7.0),
        ("paper", "ink-soft", 7.0),
        ("paper", "accent-ink", 4.5),
        ("panel", "panel-ink", 7.0),
        ("panel", "panel-soft", 4.5),
        ("panel", "accent", 4.5),
    ];
    for theme in Renderer::new().unwrap().shelf().themes() {
        for (ground, ink, least) in pairs {
            let contrast = theme
                .color(ground)
                .unwrap()
                .contrast(theme.color(ink).unwrap());
            assert!(
                contrast >= least,
                "{}: {ink} on {ground} is {contrast:.2}, wants {least}",
                theme.name
            );
        }
    }
}
