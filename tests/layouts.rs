//! What the layout reader says of faulty and hostile files, and that the built-in ones are
//! without fault.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Note;
use coverline::Renderer;
use coverline::banner::Banner;
use coverline::brief::Brief;
use coverline::figures::{Point, Series};
use coverline::layout::{Layout, Look};
use coverline::scene::Size;
use std::fs;
use std::path::Path;
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
        ("unknown field", "<text data-slot=\"headlin\" data-size=\"20\">A</text>", "2:1: data-slot=\"headlin\" is not known here; did you mean headline? known are headline,"),
        ("misspelt mark", "<rect data-fil=\"ink\"/>", "2:1: data-fil is not known; did you mean data-fill?"),
        ("no such room", "<text data-slot=\"deck\" data-size=\"20\" data-box=\"#nowhere\">A</text>", "2:1: data-box=\"#nowhere\", but no rect has that id"),
        ("a misspelt room", "<rect id=\"words\" width=\"9\" height=\"9\" opacity=\"0\"/><text data-slot=\"deck\" data-size=\"20\" data-box=\"#word\">A</text>", "data-box=\"#word\", but no rect has that id; did you mean #words?"),
        ("a misspelt list", "<g data-each=\"figuers\"><rect/></g>", "2:1: data-each=\"figuers\" is not known; did you mean figures?"),
        ("a misspelt condition", "<rect data-if=\"figure>=2\"/>", "2:1: data-if: \"figure\" is nothing that a brief holds; did you mean figures?"),
        ("a misspelt place", "<g data-stack=\"down\" data-align=\"centre\"><rect/></g>", "2:1: data-align=\"centre\" is not known; use one of start, middle, end"),
        ("a digit of its own", "<text x=\"1\" y=\"1\">Top 10</text>", "2:1: the layout's own words hold a digit"),
        ("a half of its own", "<text x=\"1\" y=\"1\">½ the story</text>", "2:1: the layout's own words hold a digit; every number comes from the brief, so use a slot"),
        ("a number in a circle", "<text x=\"1\" y=\"1\">① first</text>", "2:1: the layout's own words hold a digit"),
        ("a Roman numeral sign", "<text x=\"1\" y=\"1\">Part Ⅳ</text>", "2:1: the layout's own words hold a digit"),
        ("an Arabic digit", "<text x=\"1\" y=\"1\">٣</text>", "2:1: the layout's own words hold a digit"),
        ("a tick of a chart", "<g><text x=\"1\" y=\"1\"><tspan>5</tspan></text></g>", "2:4: the layout's own words hold a digit"),
        ("a digit before a slot", "<text data-slot=\"source\" data-size=\"20\" data-before=\"Top 3 · \">A</text>", "2:1: the layout's own words hold a digit"),
        ("words under a mask", "<g opacity=\".5\"><text data-slot=\"deck\" data-size=\"20\">A</text></g>", "2:17: words in a group with a transform"),
        ("unknown list", "<g data-each=\"numbers\"><rect/></g>", "2:1: data-each=\"numbers\" is not known; use one of figures,"),
        ("nothing to repeat", "<g data-each=\"figures\"></g>", "2:1: data-each without a child"),
        ("unknown ground", "<rect data-ground=\"plasma\"/>", "2:1: data-ground=\"plasma\" is not known; use one of dots,"),
        ("unknown condition", "<rect data-if=\"mood\"/>", "2:1: data-if: \"mood\" is nothing that a brief holds; use one of headline,"),
        ("a picture", "<image href=\"a.png\"/>", "2:1: <image> cannot be drawn"),
        ("a fill from elsewhere", "<rect fill=\"url(http://example.org/a.svg#b)\"/>", "2:1: fill refers to something outside the file"),
        ("a script", "<script>1</script>", "2:1: <script> cannot be drawn"),
        ("not a number", "<g data-stack=\"down\" data-gap=\"wide\"><rect/></g>", "2:1: data-gap=\"wide\" is no number from"),
        ("not a colour", "<text data-slot=\"deck\" data-size=\"20\" fill=\"url(#a)\">A</text>", "2:1: fill=\"url(#a)\" is no colour"),
        ("no role", "<rect data-fill=\"inkk\"/>", "2:1: data-fill=\"inkk\" is no colour of a theme; did you mean ink? known are paper,"),
        ("no face", "<text data-slot=\"deck\" data-size=\"20\" data-face=\"dsplay\">A</text>", "2:1: data-face=\"dsplay\" is not known; did you mean display? known are display,"),
        ("no edge", "<rect data-pin=\"letf\"/>", "2:1: data-pin=\"letf\" is not known; did you mean left? known are left,"),
        ("turned words", "<text data-slot=\"deck\" data-size=\"20\" transform=\"rotate(9)\">A</text>", "2:1: words in a group with a transform"),
        ("faint words", "<text data-slot=\"deck\" data-size=\"20\" opacity=\".5\">A</text>", "2:1: opacity on words"),
        ("a path in a stack", "<g data-stack=\"down\"><path d=\"M0 0h9\"/></g>", "2:22: nothing in it has a size that a stack could place"),
        ("links of two ranges", "<text data-slot=\"deck\" data-size=\"20\" data-link=\"a\">A</text><text data-slot=\"source\" data-size=\"30\" data-link=\"a\">A</text>", "data-link=\"a\" with data-size=\"30\", but another slot of it has \"20\""),
        ("a repeat in a repeat", "<g data-each=\"figures\"><g data-each=\"figures\"><rect/></g></g>", "data-each inside data-each"),
        ("not a length", "<rect width=\"NaN\" height=\"1e30\"/>", "2:1: width=\"NaN\" is no number from 0 to 16384"),
        ("an endless tracking", "<text data-slot=\"deck\" data-size=\"20\" letter-spacing=\"NaN\">A</text>", "2:1: letter-spacing beyond"),
        ("a pattern of patterns", "<pattern id=\"a\"><rect fill=\"url(#b)\"/></pattern>", "refers on from within a clip, mask or pattern"),
        ("a filter", "<filter id=\"a\"/>", "2:1: <filter> cannot be drawn; draw it with shapes and opacity"),
        ("a photo of lines", "<line data-photo=\"none\"/>", "2:1: data-photo on <line>; put it on a rect, path, circle or ellipse"),
        ("an unknown treatment", "<rect data-photo=\"sepia\"/>", "2:1: data-photo=\"sepia\" is not known; use one of none, mono, duotone"),
        ("a turned photo", "<rect data-photo=\"none\" transform=\"rotate(9)\"/>", "2:1: a photo with a transform other than translate"),
        ("a photo in a flat path", "<path d=\"M0 0h9\" data-photo=\"none\"/>", "2:1: data-photo on a path whose d cannot be read or encloses nothing"),
        ("a blend", "<rect style=\"mix-blend-mode:color-dodge\"/>", "2:1: mix-blend-mode comes out differently"),
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
fn all_faults_of_all_files_of_a_folder_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.svg", "b.svg"] {
        fs::write(folder.path().join(name), layout("<rect data-fil=\"ink\"/>")).unwrap();
    }
    let error = Renderer::new().unwrap().add_layouts(folder.path());
    let said = error.expect_err("two faults").to_string();
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.contains("a.svg:2:1") && said.contains("b.svg:2:1"),
        "{said}"
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

/// Draws a brief in a layout around one line of SVG.
fn draw(inner: &str, brief: &Brief, size: &str) -> Result<Banner, coverline::Error> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("own.svg"), layout(inner)).unwrap();
    let mut renderer = Renderer::new().unwrap();
    renderer.add_layouts(folder.path())?;
    let look = Look {
        layout: Some("own".to_owned()),
        theme: Some("paper".to_owned()), // its words are black
    };
    let mut banners = renderer.draw(brief, None, &look, &[Size::parse(size).unwrap()])?;
    Ok(banners.remove(0))
}

fn brief() -> Brief {
    Brief {
        headline: "Rain, at last, over all of the dry valley".to_owned(),
        deck: "The first in a year. It fell all night.".to_owned(),
        language: "en".to_owned(),
        ..Brief::default()
    }
}

#[test]
fn slots_are_reported_where_they_stand() {
    let inner = "<rect id=\"room\" x=\"100\" y=\"100\" width=\"800\" height=\"600\" opacity=\"0\"/>\
        <g data-stack=\"down\" data-gap=\"30\" data-box=\"#room\" data-valign=\"end\">\
        <text data-slot=\"headline\" data-size=\"40-60\" data-lines=\"1-3\">A</text>\
        <text data-slot=\"deck\" data-size=\"20-30\" data-lines=\"1-3\">B</text></g>";
    let banner = draw(inner, &brief(), "1600x900").unwrap();
    let [headline, deck] = banner.slots.as_slice() else {
        panic!("{:?}", banner.slots)
    };
    assert_eq!(
        (headline.slot.as_str(), deck.slot.as_str()),
        ("headline", "deck")
    );
    let bottom = |slot: &coverline::scene::SlotSet| slot.place[1] + slot.place[3];
    assert!(
        (bottom(deck) - 700.0).abs() < 0.01,
        "the stack ends at its room's end: {deck:?}"
    );
    assert!(
        (bottom(headline) + 30.0 - deck.place[1]).abs() < 0.01,
        "the gap is kept: {headline:?} {deck:?}"
    );
    assert!(headline.place[0] >= 100.0 && headline.place[0] + headline.place[2] <= 900.0);
}

#[test]
fn what_a_full_stack_leaves_out_is_noted() {
    let inner = "<rect id=\"room\" x=\"100\" y=\"100\" width=\"500\" height=\"60\" opacity=\"0\"/>\
        <g data-stack=\"down\" data-gap=\"20\" data-box=\"#room\">\
        <text data-slot=\"headline\" data-size=\"40-60\" data-lines=\"1-3\">A</text>\
        <text data-slot=\"deck\" data-optional=\"yes\" data-size=\"30\" data-lines=\"1-3\">B</text></g>";
    let banner = draw(inner, &brief(), "1600x900").unwrap();
    let left_out = Note::Cut {
        slot: "deck".to_owned(),
        words_left_out: 9,
    };
    assert!(banner.notes.contains(&left_out), "{:?}", banner.notes);
    let inner = "<rect id=\"room\" x=\"100\" y=\"100\" width=\"500\" height=\"60\" opacity=\"0\"/>\
        <g data-stack=\"down\" data-box=\"#room\"><rect width=\"9\" height=\"50\"/><rect width=\"9\" height=\"30\"/></g>\
        <text data-slot=\"headline\" data-size=\"40\" x=\"0\" y=\"400\">A</text>";
    let banner = draw(inner, &brief(), "1600x900").unwrap();
    let over = Note::Over {
        room: "room".to_owned(),
        by: 20,
    };
    assert_eq!(banner.notes, [over]);
}

#[test]
fn a_headline_that_fits_nowhere_is_clamped_and_noted() {
    let inner = "<rect id=\"room\" x=\"0\" y=\"0\" width=\"90\" height=\"60\" opacity=\"0\"/>\
        <text data-slot=\"headline\" data-box=\"#room\" data-size=\"60\" data-lines=\"1-2\">A</text>";
    let banner = draw(inner, &brief(), "1600x900").unwrap();
    let headline = &banner.slots[0];
    assert!(headline.text.ends_with('…'), "{}", headline.text);
    let begins = headline.text.trim_end_matches('…');
    assert!(brief().headline.starts_with(begins), "{begins}");
    assert!(matches!(&banner.notes[..], [Note::Cut { slot, .. }] if slot == "headline"));
    // Not even one word: no banner.
    let tiny = inner.replace("width=\"90\"", "width=\"9\"");
    let error = draw(&tiny, &brief(), "1600x900").map(|banner| banner.slots);
    assert_eq!(
        error.expect_err("no room").to_string(),
        "layout \"own\": no form of the headline fits; give a shorter one with --set headline=…"
    );
}

#[test]
fn groups_that_only_move_are_taken_apart() {
    let moved = "<g transform=\"translate(300 200)\"><rect id=\"room\" x=\"100\" y=\"100\" width=\"800\" height=\"300\" opacity=\"0\"/>\
        <rect x=\"100\" y=\"100\" width=\"50\" height=\"50\" fill=\"#ff0000\"/>\
        <text data-slot=\"headline\" data-box=\"#room\" data-size=\"40\" data-lines=\"1-3\">A</text></g>";
    let plain = "<rect id=\"room\" x=\"400\" y=\"300\" width=\"800\" height=\"300\" opacity=\"0\"/>\
        <rect x=\"400\" y=\"300\" width=\"50\" height=\"50\" fill=\"#ff0000\"/>\
        <text data-slot=\"headline\" data-box=\"#room\" data-size=\"40\" data-lines=\"1-3\">A</text>";
    let (moved, plain) = (
        draw(moved, &brief(), "800x450").unwrap(),
        draw(plain, &brief(), "800x450").unwrap(),
    );
    // What is taken for the backdrop decides how a file is packed, so the pixels are compared.
    let pixels = |banner: &Banner| image::load_from_memory(&banner.bytes).unwrap().into_rgb8();
    assert!(pixels(&moved) == pixels(&plain));
    assert_eq!(moved.slots, plain.slots);
    assert_eq!(moved.contrast, plain.contrast);
}

#[test]
fn hostile_layouts_are_drawn_or_refused_soon() {
    let headline = "<text data-slot=\"headline\" data-size=\"20-40\" x=\"10\" y=\"60\">A</text>";
    let optionals =
        "<text data-slot=\"deck\" data-optional=\"y\" data-size=\"20\">A</text>".repeat(40);
    let nested = |n: usize| {
        format!(
            "{}{optionals}{}",
            "<g data-stack=\"down\" data-box=\"#s\">".repeat(n),
            "</g>".repeat(n)
        )
    };
    let small = "<rect id=\"s\" width=\"90\" height=\"9\" opacity=\"0\"/>";
    for (name, inner) in [
        (
            "stacks in stacks",
            format!("{small}{}{headline}", nested(4)),
        ),
        (
            "layers between words",
            format!("<rect width=\"9\" height=\"9\"/>{headline}").repeat(500),
        ),
        (
            "a huge ground",
            format!("<rect width=\"16000\" height=\"16000\" data-ground=\"dots\"/>{headline}"),
        ),
        (
            "a huge chart",
            format!("<rect width=\"16000\" height=\"16000\" data-ground=\"isolines\"/>{headline}"),
        ),
    ] {
        let begun = Instant::now();
        let ended = draw(&inner, &brief(), "600x315").map(|banner| banner.bytes.len());
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{name} took {:?}: {ended:?}",
            begun.elapsed()
        );
    }
}

fn series(values: &[f64]) -> Brief {
    let mut brief = brief();
    let mut line = brief.series.first().cloned().unwrap_or(Series {
        label: "Income".to_owned(),
        points: Vec::new(),
    });
    let point = |(i, value): (usize, &f64)| Point {
        x: (2020 + i).to_string(),
        low: *value,
        high: *value,
        text: format!("{value}"),
    };
    line.points = values.iter().enumerate().map(point).collect();
    brief.series = vec![line];
    brief
}

const CHART: &str = "<rect id=\"chart\" x=\"100\" y=\"200\" width=\"1200\" height=\"500\" opacity=\"0\"/>\
    <text data-slot=\"headline\" data-size=\"20-40\" x=\"100\" y=\"100\">A</text>\
    <g data-each=\"series\" data-stack=\"across\" data-box=\"#chart\"><g>\
    <rect data-bar=\"high\" x=\"100\" y=\"200\" width=\"80\" height=\"500\" fill=\"#00f\"/></g></g>";

#[test]
fn a_bar_stands_for_its_value() {
    let draw = |chart: &str, values: &[f64]| draw(chart, &series(values), "1600x900");
    let blue = |chart: &str, values: &[f64]| -> (u32, u32) {
        let banner = draw(chart, values).unwrap();
        let picture = image::load_from_memory(&banner.bytes).unwrap().into_rgb8();
        let blue = picture
            .enumerate_pixels()
            .filter(|(_, _, p)| p.0 == [0, 0, 255]);
        let places: Vec<(u32, u32)> = blue.map(|(x, y, _)| (x, y)).collect();
        let side = |side: fn(&(u32, u32)) -> u32| -> u32 {
            let least = places.iter().map(side).min().unwrap_or(0);
            places
                .iter()
                .map(side)
                .max()
                .map_or(0, |most| most + 1 - least)
        };
        (side(|p| p.0), side(|p| p.1))
    };
    assert_eq!(blue(CHART, &[7.0]), (80, 500), "the largest");
    assert_eq!(blue(CHART, &[0.0]), (0, 0), "nothing has no bar");
    let across = CHART.replace(
        "data-bar=\"high\"",
        "data-bar=\"high\" data-grow=\"across\"",
    );
    assert_eq!(blue(&across, &[7.0]), (80, 500), "the largest, across");
    assert_eq!(blue(&across, &[0.0]), (0, 0), "nothing, across");
    let faulty = across.replace("\"across\" x", "\"acros\" x");
    let fault = draw(&faulty, &[7.0])
        .map(|b| b.slots)
        .unwrap_err()
        .to_string();
    assert!(fault.contains("data-grow=\"acros\""), "{fault}");
}

#[test]
fn a_series_below_zero_is_not_drawn_as_bars() {
    let renderer = Renderer::new().unwrap();
    let look = Look {
        layout: Some("trend".to_owned()),
        theme: None,
    };
    let size = Size::parse("800x450").unwrap();
    let below = renderer.draw(&series(&[3.0, -5.0, 1.0]), None, &look, &[size]);
    let why = below.map(|banners| banners.len()).unwrap_err().to_string();
    assert!(why.contains("trend needs series>=3"), "{why}");
}

#[test]
fn words_that_leave_the_canvas_are_a_flaw() {
    let beyond = "<text data-slot=\"headline\" data-size=\"40\" x=\"700\" y=\"20\">A</text>";
    let banner = draw(beyond, &brief(), "1600x900").unwrap();
    let said: Vec<String> = banner.notes.iter().map(ToString::to_string).collect();
    assert!(
        said.iter()
            .any(|note| note == "headline: words leave the canvas"),
        "{said:?}"
    );
    // A room beyond the canvas is cut to it.
    let wide = "<rect id=\"room\" x=\"0\" y=\"100\" width=\"3000\" height=\"300\" opacity=\"0\"/>\
        <text data-slot=\"headline\" data-box=\"#room\" data-size=\"20-200\" data-lines=\"1\">A</text>";
    let banner = draw(wide, &brief(), "1600x900").unwrap();
    let [x, _, width, _] = banner.slots[0].place;
    assert!(x >= 0.0 && x + width <= 1600.0, "{x} {width}");
}

#[test]
fn left_and_right_stay_on_a_mirrored_page() {
    let own = "<text data-slot=\"headline\" data-size=\"30\" x=\"100\" y=\"100\">A</text>\
        <text data-slot=\"kicker\" data-size=\"30\" data-align=\"left\" x=\"100\" y=\"300\">A</text>\
        <text data-slot=\"source\" data-size=\"30\" data-align=\"right\" x=\"1500\" y=\"500\">A</text>";
    let place = |language: &str| -> Vec<(String, f32, f32)> {
        let mut brief = brief();
        brief.language = language.to_owned();
        brief.kicker = "Shipping".to_owned();
        brief.source = "The Review".to_owned();
        // It is the headline's letters that mirror the page.
        if language == "he" {
            brief.headline = "גשם".to_owned();
        }
        let mut renderer = Renderer::new().unwrap();
        renderer.add_fonts(Path::new("tests/fonts")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("own.svg"), layout(own)).unwrap();
        renderer.add_layouts(folder.path()).unwrap();
        let look = Look {
            layout: Some("own".to_owned()),
            theme: None,
        };
        let size = Size::parse("1600x900").unwrap();
        let scene = renderer.set(&brief, None, &look, size).unwrap();
        let places = scene.slots.iter();
        places
            .map(|s| (s.slot.clone(), s.place[0], s.place[0] + s.place[2]))
            .collect()
    };
    let at = |places: &[(String, f32, f32)], slot: &str| -> (f32, f32) {
        let found = places.iter().find(|(name, ..)| name == slot).unwrap();
        (found.1, found.2)
    };
    let (plain, mirrored) = (place("en"), place("he"));
    let near = |is: f32, wanted: f32| assert!((is - wanted).abs() < 0.01, "{is}, not {wanted}");
    near(at(&plain, "headline").0, 100.0);
    near(at(&mirrored, "headline").1, 1500.0);
    near(at(&plain, "kicker").0, 100.0);
    near(at(&mirrored, "kicker").0, 100.0);
    near(at(&plain, "source").1, 1500.0);
    near(at(&mirrored, "source").1, 1500.0);
}
