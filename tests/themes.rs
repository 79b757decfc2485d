//! What is refused in theme files, and where a logo stands.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::{Corner, Look, Theme};
use coverline::raster::Raster;
use coverline::scene::{Scene, Size};
use std::fs;
use std::path::Path;

const MINE: &str = r##"title = "Mine"

[colors]
paper = "#F5F0E6"
ink = "#14213D"
ink-soft = "#3B4663"
accent = "#FF5A36"
accent-ink = "#BF3216"
panel = "#14213D"
panel-ink = "#FFFFFF"
panel-soft = "#B9C6E0"
mute = "#8FA3C8"
rule = "#A9A9A8"
glow = "#F5F0E6"
line = "#8C95A8"

[faces]
display = ["Newsreader Display"]
text = ["Newsreader"]
sans = ["Libre Franklin"]
figure = ["Libre Franklin"]
"##;

#[test]
fn colours_that_do_not_stand_out_are_refused_at_load() {
    #[rustfmt::skip]
    let rows = [
        ("ink", "#14213D", "#8090A0", "ink = \"#8090A0\" on paper = \"#F5F0E6\" has a contrast of 2.88, less than 4.5; make ink darker"),
        ("ink-soft", "#3B4663", "#66708A", "less than 7.0; make ink-soft darker"),
        ("accent-ink", "#BF3216", "#FF5A36", "less than 4.5; make accent-ink darker"),
        ("panel-ink", "#FFFFFF", "#47566F", "make panel-ink lighter"),
        ("panel-soft", "#B9C6E0", "#7F8DA9", "less than 7.0; make panel-soft lighter"),
    ];
    for (role, own, other, want) in rows {
        let toml = MINE.replacen(
            &format!("{role} = \"{own}\""),
            &format!("{role} = \"{other}\""),
            1,
        );
        assert_ne!(toml, MINE, "{role}");
        let fault = Theme::read("mine", &toml).unwrap_err().to_string();
        assert!(
            fault.starts_with("theme \"mine\": ") && fault.contains(want),
            "{role}: {fault}"
        );
        assert_eq!(fault.lines().count(), 1, "{role}: {fault}");
    }
    // A theme that asks for more is held to it.
    let strict = format!("{MINE}\n[contrast]\nwords = 7\n");
    let fault = Theme::read("mine", &strict).unwrap_err().to_string();
    assert!(
        fault.contains("accent-ink") && fault.contains("less than 7.0"),
        "{fault}"
    );
}

#[test]
fn every_built_in_theme_is_read_and_a_ground_is_named() {
    let renderer = Renderer::new().unwrap();
    assert!(renderer.shelf().themes().len() >= 2);
    let fault = Theme::read("mine", &format!("{MINE}\n[ground]\nkind = \"waves\"\n"));
    assert!(fault.unwrap_err().to_string().contains("the grounds are"));
}

const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\" width=\"10\" height=\"10\"><path d=\"M0 0H10V10H0Z M-50 -50H50V50H-50Z\" fill=\"#E00000\"/></svg>";

/// A theme file in a folder, with what stands under `[logo]` and the logo's file.
fn house(folder: &Path, logo: &str, file: (&str, &[u8])) -> Result<Theme, coverline::Error> {
    fs::write(folder.join(file.0), file.1).unwrap();
    let path = folder.join("mine.toml");
    fs::write(&path, format!("{MINE}\n[logo]\n{logo}\n")).unwrap();
    Theme::open(&path)
}

#[test]
fn a_logo_that_cannot_be_drawn_is_refused_in_a_line() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 10\">{inner}</svg>"
        )
    };
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
    let deep = svg(&("<g>".repeat(80) + &"</g>".repeat(80)));
    let many = svg(&"<path d=\"M0 0H1\"/>".repeat(6_000));
    let sheet = svg(&format!("<style>{}</style>", ".a{fill:red}".repeat(2_000)));
    let file = "file = \"logo.svg\"";
    #[rustfmt::skip]
    let rows = [
        ("words", file, svg("<text>News</text>"), "<text> cannot be drawn; turn its words into outlines"),
        ("a picture", file, svg("<image xlink:href=\"/etc/passwd\"/>"), "<image> cannot be drawn"),
        ("use", file, svg("<use xlink:href=\"#a\"/>"), "<use> cannot be drawn"),
        ("a filter", file, svg("<g style=\"filter:url(#a)\"/>"), "filters and blend modes cannot be drawn"),
        ("a script", file, svg("<script>x</script>"), "<script> cannot be drawn; take it out"),
        ("a DTD", file, bomb.to_owned(), "a DTD"),
        ("too deep", file, deep, "nested more than 64 deep"),
        ("too many", file, many, "more than 5,000 nodes"),
        ("styles", file, sheet, "more than 16 KiB of styles"),
        ("no view box", file, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned(), "no usable viewBox"),
        ("a strip", file, SQUARE.replace("0 0 10 10", "0 0 900 10"), "a logo is at most 12 times"),
        ("no drawing", file, "GIF89a".to_owned(), "neither an SVG nor a PNG"),
        ("a broken PNG", file, "\u{89}PNG".to_owned(), "neither an SVG nor a PNG"),
        ("not there", "file = \"other.svg\"", SQUARE.to_owned(), "logo other.svg: no such file"),
        ("elsewhere", "file = \"../logo.svg\"", SQUARE.to_owned(), "logo ../logo.svg: "),
        ("too high", "file = \"logo.svg\"\nheight = 900", SQUARE.to_owned(), "height = 900 under [logo]; it must be from 16 to 200"),
        ("a place", "file = \"logo.svg\"\nplace = \"middle\"", SQUARE.to_owned(), "unknown variant `middle`"),
        ("a key", "file = \"logo.svg\"\nsize = 4", SQUARE.to_owned(), "unknown field `size`"),
    ];
    for (name, logo, svg, want) in rows {
        let outer = tempfile::tempdir().unwrap();
        fs::write(outer.path().join("logo.svg"), SQUARE).unwrap();
        let folder = outer.path().join("house");
        fs::create_dir(&folder).unwrap();
        let fault = house(&folder, logo, ("logo.svg", svg.as_bytes()));
        let fault = fault.expect_err(name).to_string();
        assert!(fault.contains(want), "{name}: {fault}");
        assert_eq!(fault.lines().count(), 1, "{name}: {fault}");
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend([0; 40]);
    let folder = tempfile::tempdir().unwrap();
    let fault = house(folder.path(), "file = \"logo.png\"", ("logo.png", &png));
    assert!(
        fault
            .unwrap_err()
            .to_string()
            .contains("save it as a PNG again")
    );
    let fault = Theme::read("mine", &format!("{MINE}\n[logo]\nfile = \"logo.svg\"\n"));
    assert!(fault.unwrap_err().to_string().contains("built in"));
}

fn drawn(theme: Theme, layout: &str, headline: &str, size: &str) -> (Scene, Raster) {
    let mut renderer = Renderer::new().unwrap();
    let look = Look {
        layout: Some(layout.to_owned()),
        theme: Some(theme.name.clone()),
    };
    renderer.add_theme(theme);
    let brief = Brief {
        headline: headline.to_owned(),
        language: if headline.is_ascii() { "en" } else { "ar" }.to_owned(),
        ..Brief::default()
    };
    renderer
        .drawn(&brief, None, &look, Size::parse(size).unwrap())
        .unwrap()
}

fn pixel(raster: &Raster, x: u32, y: u32) -> [u8; 3] {
    let at = 3 * (y * raster.size.width() + x) as usize;
    raster.pixels[at..at + 3].try_into().unwrap()
}

fn png() -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(80, 80, image::Rgba([0xE0, 0, 0, 255]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn a_logo_stands_in_its_corner_on_every_shape() {
    const RED: [u8; 3] = [0xE0, 0, 0];
    #[rustfmt::skip]
    let rows = [
        ("top-right", Corner::TopRight, "1600x900", (1472, 88, 40)),
        ("bottom-right", Corner::BottomRight, "1600x900", (1472, 772, 40)),
        ("top-left", Corner::TopLeft, "1600x900", (88, 88, 40)),
        ("bottom-left", Corner::BottomLeft, "800x450", (44, 386, 20)),
        ("top-right", Corner::TopRight, "1200x1200", (1104, 66, 30)),
    ];
    for (file, bytes) in [
        ("logo.svg", SQUARE.as_bytes().to_vec()),
        ("logo.png", png()),
    ] {
        for (place, corner, size, (x, y, side)) in rows {
            let folder = tempfile::tempdir().unwrap();
            let logo = format!("file = \"{file}\"\nplace = \"{place}\"");
            let theme = house(folder.path(), &logo, (file, &bytes)).unwrap();
            assert_eq!(theme.logo.as_ref().unwrap().place, corner);
            let (_, raster) = drawn(theme, "headline", "Rain", size);
            let name = format!("{file} {place} {size}");
            for (dx, dy) in [(0, 0), (side - 1, 0), (0, side - 1), (side - 1, side - 1)] {
                assert_eq!(pixel(&raster, x + dx, y + dy), RED, "{name}: {dx} {dy}");
            }
            // What an SVG draws beyond its view box is not seen.
            for (x, y) in [(x - 1, y), (x + side, y), (x, y - 1), (x, y + side)] {
                assert_ne!(pixel(&raster, x, y), RED, "{name}: {x} {y}");
            }
        }
    }
}

#[test]
fn words_and_edges_in_the_clear_space_are_noted() {
    let headline = "The harbour authority raises its fees by a third to pay for a new breakwater and for twelve cranes";
    #[rustfmt::skip]
    let rows = [
        ("clear of all", "place = \"top-right\"", "Rain", None),
        ("over the headline", "place = \"top-left\"\nheight = 200\nclear = 80", headline, Some("the headline")),
        ("the edge", "place = \"bottom-right\"\nclear = 120", "Rain", Some("the edge of the canvas")),
    ];
    for (name, logo, headline, want) in rows {
        let folder = tempfile::tempdir().unwrap();
        let logo = format!("file = \"logo.svg\"\n{logo}");
        let theme = house(folder.path(), &logo, ("logo.svg", SQUARE.as_bytes())).unwrap();
        let (scene, _) = drawn(theme, "headline", headline, "1600x900");
        let notes: Vec<String> = scene.notes.iter().map(ToString::to_string).collect();
        let noted = notes
            .iter()
            .find(|note| note.starts_with("logo logo.svg: "));
        match want {
            None => assert_eq!(noted, None, "{name}"),
            Some(want) => assert!(
                noted
                    .is_some_and(|note| note.contains(want) && note.contains("in its clear space")),
                "{name}: {notes:?}"
            ),
        }
    }
}

#[test]
fn a_logo_is_in_the_svg_with_text_and_loads_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let theme = house(
        folder.path(),
        "file = \"logo.svg\"",
        ("logo.svg", SQUARE.as_bytes()),
    )
    .unwrap();
    let document = theme.logo.unwrap().drawing.document(40, 40).unwrap();
    assert!(document.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\" viewBox=\"0 0 10 10\">"), "{document}");
}
