//! Photos in the holes of layouts.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::banner::Banner;
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::photo::{Photo, Source};
use coverline::scene::Size;
use image::{ImageFormat, Rgb, RgbImage};
use std::fs;
use std::io::Cursor;

/// A photo of two halves: red left, blue right.
fn photo(credit: &str) -> Photo {
    let halves = |x, _| Rgb(if x < 200 { [200, 0, 0] } else { [0, 0, 200] });
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(400, 200, halves)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    let source = Source {
        name: "halves.png",
        bytes: bytes.get_ref(),
        credit,
        ..Source::default()
    };
    Photo::open(&source).unwrap()
}

/// Draws a layout around a few elements; its paper is #F5F0E6.
fn draw(inner: &str, photo: Option<&Photo>, size: &str) -> Result<Banner, coverline::Error> {
    let folder = tempfile::tempdir().unwrap();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\">{inner}\
         <text data-slot=\"headline\" data-size=\"40\" data-lines=\"1-3\" x=\"20\" y=\"880\">A</text></svg>"
    );
    fs::write(folder.path().join("own.svg"), svg).unwrap();
    let mut renderer = Renderer::new().unwrap();
    renderer.add_layouts(folder.path())?;
    let look = Look {
        layout: Some("own".to_owned()),
        theme: Some("paper".to_owned()),
    };
    let brief = Brief {
        headline: "Rain".to_owned(),
        language: "en".to_owned(),
        ..Brief::default()
    };
    let mut banners = renderer.draw(&brief, photo, &look, &[Size::parse(size).unwrap()])?;
    Ok(banners.remove(0))
}

/// A name, a layout's elements, a size, and the colours wanted at some pixels.
type Shown<'a> = (&'a str, &'a str, &'a str, &'a [(u32, u32, [u8; 3])]);

#[test]
fn a_hole_shows_the_photo_in_its_shape_and_tone() {
    const PAPER: [u8; 3] = [0xf5, 0xf0, 0xe6];
    const RED: [u8; 3] = [200, 0, 0];
    const BLUE: [u8; 3] = [0, 0, 200];
    #[rustfmt::skip]
    let rows: &[Shown<'_>] = &[
        ("a rect", "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" data-photo=\"none\"/>", "1600x900",
            &[(99, 200, PAPER), (100, 100, RED), (499, 299, BLUE), (500, 200, PAPER), (298, 200, RED), (301, 200, BLUE)]),
        ("a rect that stretches", "<rect x=\"100\" y=\"100\" width=\"1400\" height=\"700\" data-pin=\"left right top bottom\" data-photo=\"none\"/>", "1200x1200",
            &[(74, 600, PAPER), (80, 80, RED), (1120, 1120, BLUE), (1126, 600, PAPER)]),
        ("a circle", "<circle cx=\"400\" cy=\"400\" r=\"100\" data-photo=\"none\"/>", "1600x900",
            &[(305, 305, PAPER), (310, 400, RED), (490, 400, BLUE)]),
        ("an ellipse that is pinned", "<ellipse cx=\"1400\" cy=\"400\" rx=\"100\" ry=\"50\" data-pin=\"right\" data-photo=\"none\"/>", "1800x900",
            &[(1505, 355, PAPER), (1510, 400, RED), (1690, 400, BLUE)]),
        ("a path in a moved group", "<g transform=\"translate(100 0)\"><path d=\"M100 100h200v200z\" data-photo=\"none\"/></g>", "1600x900",
            &[(210, 290, PAPER), (250, 120, RED), (390, 120, BLUE), (390, 280, BLUE)]),
        ("round corners", "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" rx=\"50\" data-photo=\"none\"/>", "1600x900",
            &[(102, 102, PAPER), (150, 200, RED)]),
        ("greys", "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" data-photo=\"mono\"/>", "1600x900",
            &[(110, 200, [95, 95, 95]), (490, 200, [58, 58, 58])]),
        ("a hole beyond the canvas", "<rect x=\"-4000\" y=\"0\" width=\"8000\" height=\"800\" data-photo=\"none\"/>", "1600x900",
            &[(10, 10, BLUE)]),
        ("nothing on the canvas", "<rect x=\"-4000\" y=\"0\" width=\"800\" height=\"800\" data-photo=\"none\"/>", "1600x900", &[(10, 10, PAPER)]),
        ("of no size", "<rect x=\"40\" y=\"40\" data-photo=\"none\"/>", "1600x900", &[(40, 40, PAPER)]),
        ("in a stack", "<rect id=\"s\" x=\"200\" y=\"300\" width=\"500\" height=\"400\" opacity=\"0\"/><g data-stack=\"down\" data-box=\"#s\"><rect width=\"9\" height=\"50\" fill=\"none\"/><circle r=\"50\" data-photo=\"none\"/></g>", "1600x900",
            &[(202, 352, PAPER), (210, 400, RED), (290, 400, BLUE)]),
    ];
    let photo = photo("");
    for (name, inner, size, points) in rows {
        let banner = draw(inner, Some(&photo), size).expect(name);
        let picture = image::load_from_memory(&banner.bytes).unwrap().into_rgb8();
        for (x, y, want) in *points {
            let pixel = picture.get_pixel(*x, *y).0;
            let near = pixel.iter().zip(want).all(|(a, b)| a.abs_diff(*b) <= 3);
            assert!(near, "{name}: {pixel:?} at {x},{y}, wanted {want:?}");
        }
    }
}

#[test]
fn without_a_photo_a_hole_is_not_there() {
    let hole = "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" fill=\"#123\" data-photo=\"none\"/>";
    let either = format!(
        "{hole}<rect data-unless=\"photo\" x=\"700\" y=\"100\" width=\"90\" height=\"90\" fill=\"#0f0\"/>\
         <rect data-if=\"photo\" x=\"900\" y=\"100\" width=\"90\" height=\"90\" fill=\"#0f0\"/>"
    );
    for (name, photo, want) in [
        ("none", None, [false, true, false]),
        ("one", Some(photo("")), [true, false, true]),
    ] {
        let banner = draw(&either, photo.as_ref(), "1600x900").unwrap();
        let picture = image::load_from_memory(&banner.bytes).unwrap().into_rgb8();
        let drawn = [150, 720, 920].map(|x| picture.get_pixel(x, 120).0 != [0xf5, 0xf0, 0xe6]);
        assert_eq!(drawn, want, "{name}");
    }
}

#[test]
fn a_photo_and_its_credit_are_shown_or_noted() {
    let hole = "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" data-photo=\"none\"/>";
    let credit = "<text data-slot=\"credit\" data-size=\"20\" x=\"100\" y=\"340\">A</text>";
    #[rustfmt::skip]
    let rows = [
        ("no hole", String::new(), "Ana Ruiz", vec!["the photo is not shown: layout own has no hole for it"]),
        ("no credit slot", hole.to_owned(), "Ana Ruiz", vec!["the photo's credit is not shown: layout own has no room for it"]),
        ("no credit known", hole.to_owned(), "", vec![]),
        ("all", format!("{hole}{credit}"), "Ana Ruiz", vec![]),
    ];
    for (name, inner, who, want) in rows {
        let banner = draw(&inner, Some(&photo(who)), "1600x900").unwrap();
        let notes: Vec<_> = banner.notes.iter().map(ToString::to_string).collect();
        assert_eq!(notes, want, "{name}");
    }
}

#[test]
fn a_photo_is_scaled_a_few_times_at_the_most() {
    let hole = "<rect x=\"100\" y=\"100\" width=\"400\" height=\"200\" data-photo=\"none\"/>";
    let said = draw(&hole.repeat(9), Some(&photo("")), "1600x900").map(|_| ());
    let said = said.expect_err("nine").to_string();
    assert_eq!(
        said,
        "layout \"own\": 9 holes for the photo, more than 8; draw fewer"
    );
}
