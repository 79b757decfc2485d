//! Properties of the fitting, over random words and rooms.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::text::{Fonts, Room, Shaped, Shaper, Style, fit};
use proptest::prelude::*;
use std::cell::RefCell;

thread_local! {
    static TOOLS: RefCell<(Fonts, Shaper)> = RefCell::new({
        let fonts = Fonts::built_in().unwrap();
        let shaper = Shaper::new(&fonts);
        (fonts, shaper)
    });
}

fn style(family: &str) -> Style {
    Style {
        families: vec![family.to_owned(), "Source Serif 4".to_owned()],
        weight: 700,
        italic: false,
        tracking: -0.02,
        leading: 1.05,
        tabular: false,
        language: "en".to_owned(),
    }
}

fn shape(text: &str, family: &str) -> Shaped {
    TOOLS.with_borrow_mut(|(fonts, shaper)| shaper.shape(text, &style(family), fonts))
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zäöüß]{1,12}",
        2 => "[A-ZÉØŁ][a-z]{2,10}",
        1 => "(\\$|€)[1-9][0-9]{0,2}(\\.[0-9])? (million|billion)",
        1 => "[0-9]{1,3}–[0-9]{1,3} %",
        1 => "[α-ω]{3,9}",
        1 => "[а-я]{3,9}",
    ];
    prop::collection::vec(word, 1..18).prop_map(|words| words.join(" "))
}

fn rooms() -> impl Strategy<Value = Room> {
    (
        120.0_f32..1400.0,
        60.0_f32..700.0,
        1_usize..6,
        18.0_f32..60.0,
        0.0_f32..90.0,
    )
        .prop_map(|(width, height, lines, least, more)| Room {
            width,
            height,
            to_baseline: f32::INFINITY,
            lines,
            sizes: least..=least + more,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_in_their_room(text in words(), room in rooms(), family in "(Newsreader Display|Libre Franklin|Fraunces)") {
        let mut shaped = shape(&text, &family);
        prop_assert!(shaped.missing.is_empty(), "letters without a glyph: {:?}", shaped.missing);
        let Some(fitted) = fit(&shaped, &room) else { return Ok(()) };
        prop_assert!(room.sizes.contains(&fitted.size), "size {} outside {:?}", fitted.size, room.sizes);
        prop_assert!(fitted.lines.len() <= room.lines);
        prop_assert!(fitted.height <= room.height, "too tall");
        for (line, width) in fitted.lines.iter().zip(&fitted.widths) {
            prop_assert!(*width <= room.width + 0.01, "line {line:?} is {width} wide in {}", room.width);
        }
        // Every unit once, in order: no word is lost and none comes twice.
        let units: Vec<usize> = fitted.lines.iter().cloned().flatten().collect();
        prop_assert_eq!(units, (0..shaped.units.len()).collect::<Vec<_>>());
        // The glyphs stand where the widths say.
        let widths = fitted.widths.clone();
        for (line, run) in shaped.place(&fitted) {
            let right = run.glyphs.iter().map(|g| g.x).fold(0.0, f32::max);
            prop_assert!(right <= widths[line] + fitted.size * 0.1, "glyph at {right} in a line of {}", widths[line]);
        }
    }

    #[test]
    fn a_larger_room_never_gives_smaller_type(text in words(), room in rooms(), wider in 1.0_f32..1.6, taller in 1.0_f32..1.6) {
        let shaped = shape(&text, "Newsreader Display");
        let larger = Room { width: room.width * wider, height: room.height * taller, ..room.clone() };
        if let Some(small) = fit(&shaped, &room) {
            let large = fit(&shaped, &larger);
            prop_assert!(large.is_some(), "fits the smaller room only");
            prop_assert!(large.unwrap().size >= small.size);
        }
    }

    #[test]
    fn a_number_keeps_its_unit(before in "[a-z ]{0,30}", after in "[a-z ]{0,30}", width in 300.0_f32..900.0) {
        let text = format!("{before} $1 billion and 59–74 % {after}");
        let shaped = shape(&text, "Libre Franklin");
        let room = Room { width, height: 900.0, to_baseline: f32::INFINITY, lines: 12, sizes: 20.0..=60.0 };
        if let Some(fitted) = fit(&shaped, &room) {
            let lines: Vec<String> = fitted.lines.iter().map(|l| l.clone().map(|u| shaped.words(u)).collect()).collect();
            prop_assert!(lines.iter().any(|l| l.contains("$1\u{a0}billion")), "parted: {lines:?}");
            prop_assert!(lines.iter().any(|l| l.contains("59–\u{2060}74\u{a0}%")), "parted: {lines:?}");
        }
    }
}

#[test]
fn one_word_fits_a_vast_room_at_the_largest_size() {
    let shaped = shape("Rain", "Libre Franklin");
    let room = Room {
        width: 4000.0,
        height: 4000.0,
        to_baseline: f32::INFINITY,
        lines: 1,
        sizes: 20.0..=100.0,
    };
    let fitted = fit(&shaped, &room).unwrap();
    assert_eq!((fitted.size, fitted.lines.len()), (100.0, 1));
    let low = Room {
        to_baseline: fitted.height / 2.0,
        ..room
    };
    let half = fit(&shaped, &low).unwrap();
    assert!((49.0..=50.0).contains(&half.size), "{}", half.size);
}

#[test]
fn a_last_line_of_one_short_word_is_avoided() {
    let shaped = shape("ByteDance is the biggest customer of all", "Libre Franklin");
    let room = Room {
        width: 760.0,
        height: 400.0,
        to_baseline: f32::INFINITY,
        lines: 2,
        sizes: 40.0..=40.0,
    };
    let fitted = fit(&shaped, &room).unwrap();
    let last = fitted.lines.last().unwrap();
    assert!(
        fitted.lines.len() == 1 || last.len() > 1,
        "last line: {last:?}"
    );
}
