//! Properties of the fitting, over paragraphs of many scripts and random rooms.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::text::{Fonts, Line, Room, Shaped, Shaper, Style, fit};
use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};
use proptest::prelude::*;
use rayon::prelude::*;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::sync::LazyLock;

/// Paragraphs with the language of each.
static PARAGRAPHS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("scripts.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});
static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut fonts = Fonts::built_in().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    fonts.add_folder(&folder).unwrap();
    fonts
});

thread_local! {
    static SHAPER: RefCell<Shaper> = RefCell::new(Shaper::new(&FONTS));
}

fn style(family: &str, language: &str) -> Style {
    let mut families = vec![family.to_owned()];
    let others = FONTS.faces().iter().map(|face| face.family.clone());
    families.extend(others.filter(|other| other != family));
    Style {
        families,
        weight: 700,
        tracking: -0.02,
        tracked_at: 60.0,
        leading: 1.05,
        language: language.to_owned(),
        ..Style::default()
    }
}

fn shape(text: &str, family: &str, language: &str) -> Arc<Shaped> {
    let style = style(family, language);
    SHAPER.with_borrow_mut(|shaper| shaper.shape(text, &style, &FONTS))
}

/// Text of one language, at times with some of another in it.
fn words() -> impl Strategy<Value = (String, &'static str)> {
    let part = (0..PARAGRAPHS.len(), 0_usize..180, 1_usize..90).prop_map(|(which, from, count)| {
        let (language, text) = PARAGRAPHS[which];
        // Whole clusters: a mark without its letter is no text.
        let cuts: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
        let cut = |at: usize| cuts.get(at).copied().unwrap_or(text.len());
        (
            text[cut(from)..cut(from + count)].trim().to_owned(),
            language,
        )
    });
    let latin = prop_oneof![
        6 => "[a-zäöüß]{1,12}",
        2 => "[A-ZÉØŁ][a-z]{2,10}",
        1 => "(\\$|€)[1-9][0-9]{0,2}(\\.[0-9])? (million|billion)",
        1 => "[0-9]{1,3}–[0-9]{1,3} %",
    ];
    let latin = prop::collection::vec(latin, 1..14).prop_map(|words| (words.join(" "), "en"));
    let one = prop_oneof![3 => part, 1 => latin];
    (one.clone(), one, prop::bool::weighted(0.25)).prop_map(|(one, other, mixed)| {
        let text = if mixed {
            format!("{} {}", one.0, other.0)
        } else {
            one.0
        };
        (text, one.1)
    })
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
            least_lines: 1,
            sizes: least..=least + more,
        })
}

/// Left, top, right and bottom of a line's ink, y down from its baseline.
fn ink(line: &Line) -> Option<[f32; 4]> {
    let glyphs = line.runs.iter().flat_map(|run| {
        let font = FontRef::from_index(run.font.data.data(), run.font.index).unwrap();
        let metrics = font.glyph_metrics(Size::new(run.size), LocationRef::default());
        let boxes = run.glyphs.iter().filter_map(move |glyph| {
            let ink = metrics.bounds(GlyphId::new(glyph.id))?;
            let drawn = ink.x_max > ink.x_min;
            drawn.then_some([
                glyph.x + ink.x_min,
                glyph.y - ink.y_max,
                glyph.x + ink.x_max,
                glyph.y - ink.y_min,
            ])
        });
        boxes.collect::<Vec<_>>()
    });
    glyphs.reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })
}

/// Where lines may break by UAX 14, with dictionaries for scripts without spaces and Korean
/// words kept.
fn legal(text: &str, language: &str) -> Vec<usize> {
    let hangul = text.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
    let mut options = LineBreakOptions::default();
    if hangul && !language.starts_with("ja") && !language.starts_with("zh") {
        options.word_option = Some(LineBreakWordOption::KeepAll);
    }
    LineSegmenter::new_dictionary(options)
        .segment_str(text)
        .collect()
}

const FAMILIES: &str = "(Newsreader Display|Libre Franklin|Fraunces)";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_in_their_room((text, language) in words(), room in rooms(), family in FAMILIES) {
        let shaped = shape(&text, &family, language);
        prop_assert!(shaped.missing.is_empty(), "letters without a glyph: {:?}", shaped.missing);
        let Some(fitted) = fit(&shaped, &room) else { return Ok(()) };
        let size = fitted.size;
        prop_assert!(room.sizes.contains(&size), "size {size} outside {:?}", room.sizes);
        prop_assert!(fitted.lines.len() <= room.lines);
        prop_assert!(fitted.height <= room.height, "too tall");
        // Every unit once, in order.
        let units: Vec<usize> = fitted.lines.iter().cloned().flatten().collect();
        prop_assert_eq!(units, (0..shaped.units.len()).collect::<Vec<_>>());
        let lines = shaped.place(&fitted);
        let mut baseline = shaped.metrics.cap_height * size;
        for (line, width) in lines.iter().zip(&fitted.widths) {
            prop_assert!(*width <= room.width + 0.01, "a line {width} wide in {}", room.width);
            let [left, top, right, bottom] = ink(line).unwrap_or_default();
            // Swashes and slanted strokes leave their advance by a little; accents stand above
            // the capitals that the room begins with.
            let (aside, above) = (0.16 * size, 0.29 * size);
            prop_assert!(left >= -aside && right <= width + aside, "ink {left} to {right} in a line of {width}: {}", line.text);
            prop_assert!(baseline + top >= -above, "ink {top} above a baseline at {baseline}: {}", line.text);
            prop_assert!(baseline + bottom <= room.height + 0.1 * size, "ink below: {}", line.text);
            baseline += shaped.leading * size;
        }
    }

    #[test]
    fn no_letter_is_lost((text, language) in words(), room in rooms()) {
        let shaped = shape(&text, "Libre Franklin", language);
        let Some(fitted) = fit(&shaped, &room) else { return Ok(()) };
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{2060}').collect::<String>();
        let set: String = shaped.place(&fitted).iter().map(|line| letters(&line.text)).collect();
        prop_assert_eq!(set, letters(&text));
    }

    #[test]
    fn a_larger_room_never_gives_smaller_type((text, language) in words(), room in rooms(), wider in 1.0_f32..1.6, taller in 1.0_f32..1.6) {
        let shaped = shape(&text, "Newsreader Display", language);
        let larger = Room { width: room.width * wider, height: room.height * taller, ..room.clone() };
        if let Some(small) = fit(&shaped, &room) {
            let large = fit(&shaped, &larger);
            prop_assert!(large.is_some(), "fits the smaller room only");
            prop_assert!(large.unwrap().size >= small.size);
        }
    }

    #[test]
    fn lines_break_where_unicode_allows_it((text, language) in words(), room in rooms()) {
        let shaped = shape(&text, "Libre Franklin", language);
        let Some(fitted) = fit(&shaped, &room) else { return Ok(()) };
        let glued = coverline::text::glue(&text, language);
        let legal = legal(&glued, language);
        let mut at = 0;
        for line in &fitted.lines {
            at += shaped.text_of(line.clone()).len();
            prop_assert!(at == glued.len() || legal.contains(&at), "a break after {:?}", glued.get(..at));
        }
        // What is drawn is what was measured.
        for (line, width) in shaped.place(&fitted).iter().zip(&fitted.widths) {
            let last = line.runs.iter().flat_map(|run| &run.glyphs).map(|g| g.x).fold(0.0, f32::max);
            prop_assert!(last <= width + 0.1 * fitted.size, "a glyph at {last} in a line of {width}: {}", line.text);
        }
    }

    #[test]
    fn nothing_depends_on_what_was_set_before((text, language) in words(), (other, foreign) in words(), room in rooms()) {
        let set = |shaper: &mut Shaper| {
            let shaped = shaper.shape(&text, &style("Libre Franklin", language), &FONTS);
            let fitted = fit(&shaped, &room);
            let lines = fitted.as_ref().map(|fitted| shaped.place(fitted)).unwrap_or_default();
            let glyphs: Vec<_> = lines.into_iter().flat_map(|l| l.runs).flat_map(|r| r.glyphs).collect();
            (fitted, glyphs)
        };
        let alone = set(&mut Shaper::new(&FONTS));
        let mut used = Shaper::new(&FONTS);
        let _ = used.shape(&other, &style("Fraunces", foreign), &FONTS);
        let after = set(&mut used);
        prop_assert_eq!(&alone, &after, "after another text");
        let threads: Vec<_> = (0..3).into_par_iter().map(|_| set(&mut Shaper::new(&FONTS))).collect();
        prop_assert!(threads.iter().all(|one| *one == alone), "on other threads");
    }

    #[test]
    fn a_word_too_wide_is_set_as_large_as_it_can_be(
        (text, language) in words(),
        room in rooms(),
        narrow in 0.15_f32..0.6,
    ) {
        let style = style("Libre Franklin", language);
        let room = Room { width: room.width * narrow, lines: room.lines + 6, ..room };
        let set = |room: &Room| SHAPER.with_borrow_mut(|shaper| shaper.set(&text, &style, room, &FONTS));
        let (shaped, fitted) = set(&room);
        let Some(fitted) = fitted else { return Ok(()) };
        prop_assert!(fitted.size >= *room.sizes.start() && fitted.size <= *room.sizes.end());
        let tall = fitted.height <= room.height;
        prop_assert!(tall && fitted.widths.iter().all(|width| *width <= room.width + 0.01));
        // Nothing but hyphens and breaks is added, and nothing goes.
        let bare = |text: &str| text.replace(['-', '\u{200b}', '\u{2060}', '\u{a0}', '\u{202f}', ' '], "");
        let lines: String = shaped.place(&fitted).iter().map(|line| bare(&line.text)).collect();
        prop_assert_eq!(lines, bare(&text));
        // Allowing smaller type never makes it smaller, but for the step of the search, as long
        // as it is not so small that no word need be parted.
        let (least, most) = (*room.sizes.start() * 0.7, *room.sizes.end());
        let wider = Room { sizes: least..=most, ..room.clone() };
        let whole = |room: &Room| fit(&shape(&text, "Libre Franklin", language), room).is_some();
        if !whole(&wider) {
            let again = set(&wider).1.map_or(0.0, |fitted| fitted.size);
            prop_assert!(again >= fitted.size - 2.5, "{again} in a wider range than {}", fitted.size);
        }
    }

    #[test]
    fn a_number_keeps_its_unit(before in "[a-z ]{0,30}", after in "[a-z ]{0,30}", width in 300.0_f32..900.0) {
        let text = format!("{before} $1 billion and 59–74 % {after}");
        let shaped = shape(&text, "Libre Franklin", "en");
        let room = Room { width, height: 900.0, to_baseline: f32::INFINITY, lines: 12, least_lines: 1, sizes: 20.0..=60.0 };
        if let Some(fitted) = fit(&shaped, &room) {
            let lines: Vec<&str> = fitted.lines.iter().map(|l| shaped.text_of(l.clone())).collect();
            prop_assert!(lines.iter().any(|l| l.contains("$1\u{a0}billion")), "parted: {lines:?}");
            prop_assert!(lines.iter().any(|l| l.contains("59–\u{2060}74\u{a0}%")), "parted: {lines:?}");
        }
    }
}

/// A room of one size, so that only the breaks are free.
fn column(width: f32, lines: usize) -> Room {
    Room {
        width,
        height: 2000.0,
        to_baseline: f32::INFINITY,
        lines,
        least_lines: 1,
        sizes: 40.0..=40.0,
    }
}

fn set(text: &str, language: &str, names: &[&str], width: f32) -> Vec<String> {
    let mut style = style("Libre Franklin", language);
    style.names = names.iter().map(ToString::to_string).collect();
    let shaped = SHAPER.with_borrow_mut(|shaper| shaper.shape(text, &style, &FONTS));
    let fitted = fit(&shaped, &column(width, 9)).unwrap();
    let lines = fitted.lines.iter();
    lines
        .map(|line| shaped.text_of(line.clone()).trim().to_owned())
        .collect()
}

#[test]
fn what_is_not_seen_takes_no_room() {
    let width = |text: &str| {
        let shaped = shape(text, "Libre Franklin", "en");
        shaped.width(0..shaped.units.len(), 50.0)
    };
    let plain = width("Rain 59 at last");
    for (name, text) in [
        ("joiners", "Rain 5\u{2060}9 at last"),
        (
            "marks of direction",
            "R\u{200e}a\u{200e}in 59 at l\u{200e}ast",
        ),
        ("a mark of order", "Rain 59\u{feff} at last"),
        ("soft hyphens", "Rain 59 at la\u{ad}st"),
    ] {
        let wide = width(text);
        assert!(
            (wide - plain).abs() < 0.01,
            "{name}: {wide} instead of {plain}"
        );
    }
}

#[test]
fn one_word_fits_a_vast_room_at_the_largest_size() {
    let shaped = shape("Rain", "Libre Franklin", "en");
    let room = Room {
        width: 4000.0,
        height: 4000.0,
        to_baseline: f32::INFINITY,
        lines: 1,
        least_lines: 1,
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
fn bad_breaks_are_avoided() {
    /// Name, text, language, known names, width, and two words that one line holds together.
    type Row = (
        &'static str,
        &'static str,
        &'static str,
        &'static [&'static str],
        f32,
        &'static str,
    );
    const ROWS: [Row; 9] = [
        (
            "a lonely last word",
            "ByteDance is the biggest customer of all",
            "en",
            &[],
            760.0,
            "of all",
        ),
        (
            "a name that is known",
            "Port Will Reopen Says Maria Gomez On Friday",
            "en",
            &["Maria Gomez"],
            520.0,
            "Maria Gomez",
        ),
        (
            "a name by its capitals",
            "the port will reopen, says Maria Gomez on its terms",
            "en",
            &[],
            560.0,
            "Maria Gomez",
        ),
        (
            "an article",
            "A bridge to the island of the gulls opens",
            "en",
            &[],
            430.0,
            "the gulls",
        ),
        (
            "a german article",
            "Im Sommer öffnet endlich die Brücke am Fluss wieder",
            "de",
            &[],
            560.0,
            "die Brücke",
        ),
        (
            "a short part after a hyphen",
            "The fastest Wi-Fi on any coast is free",
            "en",
            &[],
            420.0,
            "Wi-Fi",
        ),
        (
            "a japanese word and its particle",
            "港湾公社が来年から料金を引き上げる方針を決めた",
            "ja",
            &[],
            330.0,
            "料金を",
        ),
        (
            "a chinese word",
            "港口明年将上调收费标准并扩建码头",
            "zh-Hans",
            &[],
            330.0,
            "码头",
        ),
        (
            "a japanese counter",
            "港の売上高は12億円に達し、過去最高となった",
            "ja",
            &[],
            420.0,
            "12\u{2060}億\u{2060}円",
        ),
    ];
    for (name, text, language, names, width, together) in ROWS {
        let lines = set(text, language, names, width);
        assert!(lines.len() > 1, "{name}: {lines:?} proves nothing");
        assert!(
            lines.iter().any(|line| line.contains(together)),
            "{name}: {lines:?}"
        );
    }
}

#[test]
fn a_word_is_hyphenated_only_when_it_does_not_fit() {
    let compound = "Donaudampfschifffahrtsgesellschaftskapitän";
    let lines = |text: &str, language: &str, width: f32| -> Vec<String> {
        let style = style("Libre Franklin", language);
        let room = column(width, 9);
        let (shaped, fitted) =
            SHAPER.with_borrow_mut(|shaper| shaper.set(text, &style, &room, &FONTS));
        let fitted = fitted.unwrap_or_else(|| panic!("{text} does not fit"));
        let lines = shaped.place(&fitted).into_iter();
        let clean = |text: String| text.replace(['\u{200b}', '\u{2060}'], "");
        lines
            .map(|line| clean(line.text).trim().to_owned())
            .collect()
    };
    assert_eq!(lines(compound, "de", 1200.0), [compound], "fits");
    let parted = lines(compound, "de", 500.0);
    assert_eq!(parted.len(), 2, "{parted:?}");
    assert!(
        parted[0].ends_with('-') && !parted[1].ends_with('-'),
        "{parted:?}"
    );
    assert_eq!(parted.concat().replace('-', ""), compound);
    let korean = lines("한국전력공사중앙연구원이", "ko", 300.0);
    assert_eq!(
        korean.concat(),
        "한국전력공사중앙연구원이",
        "without a hyphen"
    );
    let thai = lines("กรุงเทพมหานคร", "th", 150.0);
    assert_eq!(thai.concat(), "กรุงเทพมหานคร", "without a hyphen");
    assert_eq!(
        lines("1,234,567,890 Milliarden", "de", 320.0),
        ["1,234,567,890", "Milliarden"],
        "better parted than lost"
    );
}

#[test]
fn too_few_lines_are_no_reason_to_hyphenate() {
    // The long word fits at 30 px and would part at 40 px, where two lines could then hold all.
    let (text, style) = (
        "Sieben Versicherungsgesellschaften prüfen",
        style("Libre Franklin", "de"),
    );
    let long = shape("Versicherungsgesellschaften", "Libre Franklin", "de");
    let room = Room {
        width: long.width(0..1, 36.0),
        sizes: 30.0..=40.0,
        ..column(1.0, 2)
    };
    let (_, fitted) = SHAPER.with_borrow_mut(|shaper| shaper.set(text, &style, &room, &FONTS));
    let narrow = Room {
        sizes: 40.0..=40.0,
        ..room
    };
    let (_, parted) = SHAPER.with_borrow_mut(|shaper| shaper.set(text, &style, &narrow, &FONTS));
    assert_eq!(fitted, None, "hyphenated though every word fits");
    assert!(parted.is_some(), "the room proves nothing");
}

#[test]
fn a_slot_may_want_more_than_one_line() {
    let shaped = shape("Rain falls on the harbour", "Libre Franklin", "en");
    let room = Room {
        least_lines: 2,
        ..column(2000.0, 3)
    };
    assert_eq!(fit(&shaped, &room).unwrap().lines.len(), 2);
    let one = shape("Rain", "Libre Franklin", "en");
    assert_eq!(
        fit(&one, &room).unwrap().lines.len(),
        1,
        "one word is one line"
    );
}
