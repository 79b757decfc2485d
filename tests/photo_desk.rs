//! What a newsroom's photos come to: each shown right in every photo layout, its words clear; or
//! refused in one line. `cargo test --test photo_desk -- --nocapture` prints the table, and leaves
//! the banners in `tests/output/photos` when `COVERLINE_LOOK` is set.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "a table for people")]

mod shots;

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::photo::{Photo, Source};
use coverline::scene::Size;
use shots::Shot;
use std::fs;
use std::path::Path;

const LAYOUTS: [&str; 2] = ["photo-cover", "photo-split"];

fn open(shot: &Shot) -> Result<Photo, coverline::Error> {
    Photo::open(&Source {
        name: shot.name,
        bytes: &shot.bytes,
        credit: "Ana Ruiz / The Tidewater Review",
        focus: shot.focus,
        ..Source::default()
    })
}

fn brief() -> Brief {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/usual.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_photo_is_shown_with_its_credit_and_clear_words() {
    let renderer = Renderer::new().unwrap();
    let brief = brief();
    let look = std::env::var_os("COVERLINE_LOOK").is_some();
    // A light and a dark one; `collection.rs` measures all.
    let themes = ["night", "paper"];
    println!(
        "{:18} {:12} {:8} {:>5} {:>6} {:>6}",
        "photo", "layout", "theme", "scrim", "ratio", "APCA"
    );
    for shot in shots::good() {
        let photo = open(&shot).unwrap_or_else(|e| panic!("{}: {e}", shot.name));
        for layout in LAYOUTS {
            for theme in themes {
                let case = format!("{} {layout} {theme}", shot.name);
                let wanted = Look {
                    layout: Some(layout.to_owned()),
                    theme: Some(theme.to_owned()),
                };
                let size = Size::parse("1600x900").unwrap();
                let banners = renderer
                    .draw(&brief, Some(&photo), &wanted, &[size])
                    .unwrap();
                let banner = &banners[0];
                let weakest = banner
                    .contrast
                    .iter()
                    .min_by(|a, b| (a.wcag / a.target).total_cmp(&(b.wcag / b.target)))
                    .unwrap();
                println!(
                    "{:18} {layout:12} {theme:8} {:>5} {:6.2} {:6.1}",
                    shot.name,
                    banner
                        .scrims
                        .first()
                        .map_or("–".to_owned(), |s| format!("{s:.2}")),
                    weakest.wcag,
                    weakest.apca
                );
                if look {
                    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/output/photos");
                    fs::create_dir_all(&folder).unwrap();
                    fs::write(
                        folder.join(format!("{}.png", case.replace(' ', "_"))),
                        &banner.bytes,
                    )
                    .unwrap();
                }
                assert!(
                    banner
                        .contrast
                        .iter()
                        .all(coverline::raster::Contrast::is_clear),
                    "{case}: {:?}",
                    banner.contrast
                );
                assert_eq!(banner.notes, [], "{case}");
                let credit = banner.slots.iter().find(|set| set.slot == "credit");
                let credit = credit.unwrap_or_else(|| panic!("{case}: no credit"));
                assert!(
                    credit.text.ends_with(&photo.credit),
                    "{case}: {}",
                    credit.text
                );
            }
        }
    }
}

#[test]
fn words_move_to_the_calm_side() {
    let renderer = Renderer::new().unwrap();
    let look = Look {
        layout: Some("photo-cover".to_owned()),
        theme: Some("night".to_owned()),
    };
    let size = Size::parse("1600x900").unwrap();
    for shot in shots::good() {
        let turned = match shot.name {
            "face-left.png" | "named-focus.png" => true,
            "face-right.png" | "panorama.png" => false,
            _ => continue,
        };
        let photo = open(&shot).unwrap();
        let scene = renderer.set(&brief(), Some(&photo), &look, size).unwrap();
        assert_eq!(scene.turned, turned, "{}", shot.name);
        let headline = scene
            .slots
            .iter()
            .find(|set| set.slot == "headline")
            .unwrap();
        assert_eq!(
            headline.place[0] > 600.0,
            turned,
            "{}: {:?}",
            shot.name,
            headline.place
        );
    }
}

#[test]
fn what_is_no_photo_is_refused_in_one_line() {
    for (shot, want) in shots::bad() {
        let said = open(&shot).map(|_| ()).expect_err(shot.name).to_string();
        assert!(said.starts_with(shot.name), "{said}");
        assert!(said.contains(want) && !said.contains('\n'), "{said}");
    }
}

#[test]
fn colours_are_what_the_files_mean() {
    // A pixel of the sky, as the plain file shows it, and how far each file's may be from it.
    let sky = shots::hills(1504, 1000).get_pixel(752, 100).0;
    let rows = [
        ("landscape.jpg", 6),
        ("16-bit.png", 2),
        ("lossless.webp", 2),
        ("png-named.jpg", 2),
        ("cmyk.jpg", 6),
        ("60-megapixels.jpg", 8),
        // The same numbers mean a stronger blue there.
        ("wide-gamut.png", 40),
    ];
    let shots = shots::good();
    for (name, far) in rows {
        let shot = shots.iter().find(|shot| shot.name == name).unwrap();
        let photo = open(shot).unwrap();
        let at = photo.width as usize / 2 + photo.height as usize / 10 * photo.width as usize;
        let pixel = &photo.pixels[3 * at..3 * at + 3];
        let near = pixel.iter().zip(sky).all(|(a, b)| a.abs_diff(b) <= far);
        assert!(near, "{name}: {pixel:?}, not {sky:?}");
    }
    let rotated = open(
        shots
            .iter()
            .find(|shot| shot.name == "rotated.jpg")
            .unwrap(),
    )
    .unwrap();
    assert!(rotated.height > rotated.width, "stood upright");
}
