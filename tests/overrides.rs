//! `NAME@1x1.svg` beside `NAME.svg`: another drawing of a layout for one shape.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::note::Note;
use coverline::scene::Size;
use std::fs;

/// A layout's file: its root's attributes and the colour of its ground.
fn file(root: &str, (width, height): (u32, u32), ground: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" {root}>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\" data-pin=\"left right top bottom\"/>\n\
         <text data-slot=\"headline\" data-size=\"40\" data-lines=\"1-3\" x=\"90\" y=\"200\">A</text></svg>"
    )
}

fn with(files: &[(&str, String)]) -> Result<Renderer, coverline::Error> {
    let folder = tempfile::tempdir().unwrap();
    for (name, svg) in files {
        fs::write(folder.path().join(name), svg).unwrap();
    }
    let mut renderer = Renderer::new().unwrap();
    renderer.add_layouts(folder.path())?;
    Ok(renderer)
}

const BASE: &str = "data-needs=\"headline\" data-aspects=\"16:9 1.91:1\" data-themes=\"paper\"";

#[test]
fn an_override_is_taken_for_its_shape_only() {
    let renderer = with(&[
        ("own.svg", file(BASE, (1600, 900), "#ff0000")),
        ("own@1x1.svg", file("", (900, 900), "#00ff00")),
        ("own@1.33x1.svg", file("", (1200, 900), "#0000ff")),
    ])
    .unwrap();
    let names: Vec<_> = renderer.shelf().layouts().iter().map(|l| &l.name).collect();
    assert_eq!(names.iter().filter(|name| name.contains("own")).count(), 1);
    let brief = Brief {
        headline: "Rain, at last".to_owned(),
        ..Brief::default()
    };
    let look = Look {
        layout: Some("own".to_owned()),
        theme: None,
    };
    #[rustfmt::skip]
    let rows = [
        ("1600x900", [255, 0, 0], 0), ("1200x630", [255, 0, 0], 0), ("600x600", [0, 255, 0], 0),
        ("615x600", [0, 255, 0], 0), ("640x600", [255, 0, 0], 1), ("800x600", [0, 0, 255], 0),
        ("600x800", [255, 0, 0], 1),
    ];
    let sizes: Vec<_> = rows
        .iter()
        .map(|(size, ..)| Size::parse(size).unwrap())
        .collect();
    let banners = renderer.draw(&brief, None, &look, &sizes).unwrap();
    for ((size, ground, notes), banner) in rows.iter().zip(&banners) {
        let picture = image::load_from_memory(&banner.bytes).unwrap().into_rgb8();
        assert_eq!(picture.get_pixel(2, 2).0, *ground, "{size}");
        assert_eq!(banner.layout, "own", "{size}");
        // Words on plain red or green are faint; that is not what is asked here.
        let faint = |note: &&Note| matches!(note, Note::Faint { .. });
        let others = banner.notes.iter().filter(|note| !faint(note)).count();
        assert_eq!(others, *notes, "{size}: {:?}", banner.notes);
    }
}

#[test]
fn an_override_says_nothing_otherwise() {
    let base = || ("own.svg", file(BASE, (1600, 900), "#ff0000"));
    let square = |root: &str| ("own@1x1.svg", file(root, (900, 900), "#00ff00"));
    #[rustfmt::skip]
    let rows = [
        ("no base", vec![square("")], "own@1x1.svg:1:1: no own.svg beside it"),
        ("another need", vec![base(), square("data-needs=\"headline deck\"")], "own@1x1.svg:1:1: data-needs=\"headline deck\", but own.svg has \"headline\"; leave it to own.svg"),
        ("another theme", vec![base(), square("data-themes=\"night\"")], "data-themes=\"night\", but own.svg has \"paper\""),
        ("no shape", vec![base(), ("own@square.svg", file("", (900, 900), "#00ff00"))], "own@square.svg:1:1: the file's name says no shape after the @; name it own@1x1.svg"),
        ("endless", vec![base(), ("own@1x0.svg", file("", (900, 900), "#00ff00"))], "own@1x0.svg:1:1: the file's name says no shape"),
        ("drawn in another shape", vec![base(), ("own@1x1.svg", file("", (1600, 900), "#00ff00"))], "own@1x1.svg:1:1: its name says 1:1, but its viewBox is 1600 wide and 900 high"),
    ];
    for (name, files, want) in rows {
        let said = with(&files).map(|_| ()).expect_err(name).to_string();
        assert!(
            said.contains(want) && said.lines().count() == 1,
            "{name}: {said}"
        );
    }
    assert!(with(&[base(), square("data-needs=\"headline\"")]).is_ok());
}
