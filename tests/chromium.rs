//! Line breaks and widths beside Chromium's: the same paragraphs, faces, size and width, set by
//! this engine with `Rules::Browser` and by a headless Chromium.
//!
//! `cargo test --release --test chromium -- --ignored --nocapture` prints a table and leaves
//! pictures of every paragraph, ours beside Chromium's, in `output/chromium`. Chromium is found
//! on `PATH` as `chromium`, or where the variable `CHROMIUM` says.
//!
//! # Where the two differ by design
//!
//! None of this shows in the column that counts; the other columns meet all of it.
//!
//! - A word wider than the column: Chromium lets it stick out, we set it smaller or part it, so
//!   such columns are left out.
//! - A closing full-width bracket that does not fit at a line's end: Chromium sets it on half its
//!   width there (`text-spacing-trim`), we only do so beside another mark.
//! - `돈”이라는` in Korean: Chromium lets a line break between the quote and what follows it, even
//!   with `word-break: keep-all`; we keep the word whole.
//! - Letters that are kerned without a space between them, as in Japanese: we shape a paragraph
//!   once, so the last letter of a line keeps the kerning to the next; up to 0.2 % of a line.
//! - Chromium counts in 64ths of a pixel, so that a line that is a thousandth too wide fits.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly, and this one prints its table"
)]

use coverline::layout::Color;
use coverline::raster::Raster;
use coverline::scene::{Layer, Scene, SetLine, Size, Words};
use coverline::text::{Fonts, Line, Room, Rules, Shaped, Shaper, Style, fit, is_right_to_left};
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use image::{GenericImage, GenericImageView, Rgb, RgbImage};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

/// Of the first `FIRST` paragraphs, so many at the least must have Chromium's breaks and widths,
/// and the same share of all.
const SAME: usize = 38;
const FIRST: usize = 40;
/// In so many scripts at the least.
const SCRIPTS: usize = 15;
/// How many paragraphs of each language are set.
const EACH: usize = 3;
/// How far the widths of a line may differ, in percent of Chromium's.
const WITHIN: f32 = 1.0;
/// Pixels to the em.
const PX: f32 = 32.0;
/// The column that counts, in pixels: at this size it holds every word of the paragraphs.
const COLUMN: u32 = 620;
/// Other columns, for the differences that one does not show.
const OTHERS: [u32; 11] = [340, 377, 419, 463, 508, 551, 593, 684, 742, 829, 931];
/// Between baselines, in pixels.
const LEADING: u32 = 48;
/// Around a paragraph in the pictures, in pixels.
const MARGIN: u32 = 24;
/// The family that is asked for first; the letters it does not hold come from the others.
const FAMILY: &str = "Libre Franklin";
/// Reads the lines out of Chromium's page.
const MEASURE: &str = include_str!("chromium/measure.js");

/// A paragraph of `tests/scripts.txt`.
struct Sample {
    language: &'static str,
    text: &'static str,
}

/// A line's words and its width in pixels, without the space at its end.
#[derive(Debug, Deserialize)]
struct Set {
    text: String,
    width: f32,
}

/// What Chromium says.
#[derive(Deserialize)]
struct Measured {
    browser: String,
    /// Faces that it could not read.
    unread: Vec<String>,
    /// Where the baseline of a line is, in pixels from its top.
    baseline: f32,
    /// The lines of each paragraph in each column.
    lines: Vec<Vec<Vec<Set>>>,
}

/// Whether two settings of a paragraph agree.
struct Compared {
    breaks: bool,
    /// The largest difference of two lines' widths, in percent.
    width: f32,
}

impl Compared {
    fn of(ours: &[Set], theirs: &[Set]) -> Self {
        let words = |lines: &[Set]| lines.iter().map(|l| l.text.clone()).collect::<Vec<_>>();
        let widths = ours.iter().zip(theirs);
        Self {
            breaks: words(ours) == words(theirs),
            width: widths
                .map(|(o, t)| (o.width - t.width).abs() / t.width * 100.0)
                .fold(0.0, f32::max),
        }
    }
}

/// The first paragraph of each language, then the second of each, then the third: the first forty
/// of them are nobody's choice.
fn samples() -> Vec<Sample> {
    let mut languages: Vec<(&str, Vec<&str>)> = Vec::new();
    let lines = include_str!("scripts.txt").lines();
    for (language, text) in lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
    {
        match languages.iter_mut().find(|(known, _)| *known == language) {
            Some((_, texts)) => texts.push(text),
            None => languages.push((language, vec![text])),
        }
    }
    let round = |nth: usize| {
        languages.iter().filter_map(move |(language, texts)| {
            let text = texts.get(nth)?;
            Some(Sample { language, text })
        })
    };
    (0..EACH).flat_map(round).collect()
}

fn languages(samples: &[Sample]) -> usize {
    let languages: BTreeSet<&str> = samples.iter().map(|s| s.language).collect();
    languages.len()
}

fn scripts(samples: &[Sample]) -> BTreeSet<String> {
    let letters = samples.iter().flat_map(|s| s.text.chars());
    let scripts = letters.map(|c| CodePointMapData::<Script>::new().get(c));
    scripts
        .filter(|script| ![Script::Common, Script::Inherited].contains(script))
        .map(|script| format!("{script:?}"))
        .collect()
}

/// The project's own faces and those of its tests, each with its file.
fn fonts() -> Fonts {
    let mut fonts = Fonts::default();
    for folder in ["fonts", "tests/fonts"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        fonts.add_folder(&folder).unwrap();
    }
    fonts
}

fn families(sample: &Sample, fonts: &Fonts) -> Vec<String> {
    fonts.families_for(&[FAMILY.to_owned()], sample.language)
}

fn shape(sample: &Sample, shaper: &mut Shaper, fonts: &Fonts) -> Arc<Shaped> {
    let style = Style {
        families: families(sample, fonts),
        weight: 400,
        language: sample.language.to_owned(),
        rules: Rules::Browser,
        ..Style::default()
    };
    let shaped = shaper.shape(sample.text, &style, fonts);
    assert_eq!(shaped.missing, [' '; 0], "letters without a glyph");
    shaped
}

/// A column as high as it need be, at one size.
fn column(width: u32) -> Room {
    Room {
        width: width as f32,
        height: f32::INFINITY,
        to_baseline: f32::INFINITY,
        lines: usize::MAX,
        least_lines: 1,
        sizes: PX..=PX,
    }
}

/// The lines of our engine; `None` when the column is narrower than a word.
fn lines(shaped: &Shaped, width: u32) -> Option<Vec<Set>> {
    let fitted = fit(shaped, &column(width))?;
    let lines = fitted.lines.iter().zip(&fitted.widths);
    let set = lines.map(|(units, width)| Set {
        text: shaped.text_of(units.clone()).trim().to_owned(),
        width: *width,
    });
    Some(set.collect())
}

/// Our picture of a paragraph, with its first baseline where Chromium has it.
fn picture(shaped: &Shaped, cell: (u32, u32), baseline: f32) -> RgbImage {
    let fitted = fit(shaped, &column(COLUMN)).unwrap();
    let right_to_left = shaped.right_to_left;
    let place = |(nth, line): (usize, Line)| {
        let indent = if right_to_left {
            COLUMN as f32 - line.width
        } else {
            0.0
        };
        SetLine {
            x: MARGIN as f32 + indent,
            baseline: MARGIN as f32 + baseline + nth as f32 * LEADING as f32,
            line,
        }
    };
    let gray = |level| Color {
        red: level,
        green: level,
        blue: level,
    };
    let words = Words {
        item: None,
        slot: String::new(),
        color: gray(0),
        style: Style::default(),
        size: PX,
        tracking: 0.0,
        word_gap: 0.0,
        right_to_left,
        lines: (0..).zip(shaped.place(&fitted)).map(place).collect(),
    };
    let scene = Scene {
        contrast: coverline::layout::Targets::default(),
        turned: false,
        colors: std::collections::BTreeMap::new(),
        size: Size::parse(&format!("{}x{}", cell.0, cell.1)).unwrap(),
        layout: String::new(),
        theme: String::new(),
        language: String::new(),
        why: String::new(),
        paper: gray(255),
        layers: vec![Layer::Words(words)],
        slots: Vec::new(),
        notes: Vec::new(),
    };
    let raster = Raster::draw(&scene, None, None).unwrap();
    RgbImage::from_raw(cell.0, cell.1, raster.pixels).unwrap()
}

/// The page that Chromium sets: a row of cells for each language, in the order of the samples.
fn page(samples: &[Sample], fonts: &Fonts, cell: (u32, u32)) -> String {
    let mut html = "<!doctype html><meta charset=\"utf-8\"><style>\n".to_owned();
    for face in fonts.faces() {
        let (lightest, heaviest) = (face.weights.start(), face.weights.end());
        let style = if face.italic { "italic" } else { "normal" };
        let file = face.file.as_ref().expect("faces come from folders");
        writeln!(
            html,
            "@font-face {{ font-family: '{}'; font-weight: {lightest} {heaviest}; \
             font-style: {style}; src: url('file://{file}'); }}",
            face.family
        )
        .unwrap();
    }
    write!(
        html,
        "html, body {{ margin: 0; background: #fff; color: #000; }}
         p {{ position: absolute; margin: 0; width: {COLUMN}px;
              font-size: {PX}px; line-height: {LEADING}px; font-weight: 400;
              font-optical-sizing: none; font-synthesis: none; font-kerning: normal;
              font-variant-numeric: lining-nums proportional-nums;
              text-rendering: geometricPrecision; }}
         p:lang(ko) {{ word-break: keep-all; }}
         #probe {{ top: 0; visibility: hidden; font-family: '{FAMILY}'; }}
         #probe span {{ display: inline-block; }}
         </style><p id=\"probe\">x<span></span></p><pre id=\"result\" hidden></pre>\n"
    )
    .unwrap();
    for (nth, sample) in samples.iter().enumerate() {
        let (left, top) = corner(nth, samples, cell);
        let direction = if is_right_to_left(sample.text, sample.language) {
            "rtl"
        } else {
            "ltr"
        };
        writeln!(
            html,
            "<p class=\"sample\" lang=\"{}\" dir=\"{direction}\" style=\"left: {}px; top: {}px; \
             font-family: '{}'\">{}</p>",
            sample.language,
            left + MARGIN,
            top + MARGIN,
            families(sample, fonts).join("', '"),
            sample.text.replace('&', "&amp;").replace('<', "&lt;"),
        )
        .unwrap();
    }
    let columns: Vec<u32> = std::iter::once(COLUMN).chain(OTHERS).collect();
    write!(
        html,
        "<script>const LEADING = {LEADING}, COLUMNS = {columns:?};\n{MEASURE}</script>"
    )
    .unwrap();
    html
}

/// Where the cell of a sample is on Chromium's page.
fn corner(nth: usize, samples: &[Sample], cell: (u32, u32)) -> (u32, u32) {
    let rows = languages(samples);
    ((nth / rows) as u32 * cell.0, (nth % rows) as u32 * cell.1)
}

/// Opens the page in Chromium: what it measured, and a picture of all of it.
fn browse(page: &Path, size: (u32, u32), screenshot: &Path) -> (Measured, RgbImage) {
    let out = chromium(page, size, "--dump-dom");
    let dom = String::from_utf8_lossy(&out.stdout);
    let json = dom
        .split_once("<pre id=\"result\" hidden=\"\">")
        .and_then(|(_, rest)| Some(rest.split_once("</pre>")?.0))
        .filter(|json| !json.is_empty());
    let said = String::from_utf8_lossy(&out.stderr);
    let json = json.unwrap_or_else(|| panic!("Chromium measured nothing: {said}"));
    chromium(
        page,
        size,
        &format!("--screenshot={}", screenshot.display()),
    );
    let picture = image::open(screenshot).expect("Chromium took a picture");
    (serde_json::from_str(json).unwrap(), picture.to_rgb8())
}

/// Runs Chromium on a page, with an empty profile and no network.
fn chromium(page: &Path, size: (u32, u32), task: &str) -> Output {
    let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let profile = tempfile::tempdir().unwrap();
    let out = Command::new(&program)
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-quic"])
        .args(["--disable-component-update", "--disable-sync"])
        .arg("--no-sandbox") // which root cannot have; the page is our own
        .args(["--hide-scrollbars", "--force-device-scale-factor=1"])
        .arg("--allow-file-access-from-files")
        .arg("--virtual-time-budget=20000")
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--window-size={},{}", size.0, size.1))
        .arg(task)
        .arg(format!("file://{}", page.display()))
        .output();
    out.unwrap_or_else(|why| {
        panic!(
            "{} cannot be started: {why}; install Chromium, or name it in CHROMIUM",
            program.display()
        )
    })
}

/// The share of ink that one picture has and the other has not within two pixels, in percent.
fn stray(one: &RgbImage, other: &RgbImage) -> f32 {
    let lost = |from: &RgbImage, to: &RgbImage| {
        let (mut ink, mut lost) = (0_u32, 0_u32);
        for (x, y, _) in from.enumerate_pixels().filter(|(.., p)| p.0[1] < 64) {
            let mut near = (y.saturating_sub(2)..=y + 2)
                .flat_map(|y| (x.saturating_sub(2)..=x + 2).map(move |x| (x, y)));
            let met = near.any(|(x, y)| to.get_pixel_checked(x, y).is_some_and(|p| p.0[1] < 192));
            ink += 1;
            lost += u32::from(!met);
        }
        lost as f32 / ink.max(1) as f32 * 100.0
    };
    lost(one, other).max(lost(other, one))
}

/// Two pictures side by side.
fn beside(ours: &RgbImage, theirs: &RgbImage) -> RgbImage {
    let (width, height) = ours.dimensions();
    let mut pair = RgbImage::from_pixel(2 * width + 2, height, Rgb([160; 3]));
    pair.copy_from(ours, 0, 0).unwrap();
    pair.copy_from(theirs, width + 2, 0).unwrap();
    pair
}

/// Writes the pictures of each language, one under the other.
fn save(pictures: &BTreeMap<&str, Vec<RgbImage>>, folder: &Path) {
    for (language, pairs) in pictures {
        let (width, height) = pairs[0].dimensions();
        let mut sheet = RgbImage::new(width, height * pairs.len() as u32);
        for (nth, pair) in (0..).zip(pairs) {
            sheet.copy_from(pair, 0, nth * height).unwrap();
        }
        sheet.save(folder.join(format!("{language}.png"))).unwrap();
    }
}

#[test]
#[ignore = "needs chromium"]
fn lines_break_where_chromium_breaks_them() {
    let (samples, fonts) = (samples(), fonts());
    assert!(samples.len() >= FIRST, "too few paragraphs");
    assert!(scripts(&samples).len() >= SCRIPTS, "too few scripts");
    let mut shaper = Shaper::new(&fonts);
    let shaped: Vec<_> = samples
        .iter()
        .map(|sample| shape(sample, &mut shaper, &fonts))
        .collect();
    let set: Vec<_> = shaped.iter().map(|s| lines(s, COLUMN).unwrap()).collect();
    // One line more than ours, should Chromium need it.
    let tallest = set.iter().map(Vec::len).max().unwrap() as u32 + 1;
    let cell = (COLUMN + 2 * MARGIN, tallest * LEADING + 2 * MARGIN);

    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("output/chromium");
    fs::create_dir_all(&folder).unwrap();
    let html = folder.join("page.html");
    fs::write(&html, page(&samples, &fonts, cell)).unwrap();
    let size = (cell.0 * EACH as u32, cell.1 * languages(&samples) as u32);
    let (measured, screen) = browse(&html, size, &folder.join("page.png"));
    assert_eq!(measured.unread, [""; 0], "faces that Chromium cannot read");

    println!("{}\n{} scripts", measured.browser, scripts(&samples).len());
    println!("language  ours  theirs  breaks     widths  stray ink  other columns");
    let mut pictures: BTreeMap<&str, Vec<RgbImage>> = BTreeMap::new();
    let mut agree = Vec::new();
    for (nth, sample) in samples.iter().enumerate() {
        let (ours, theirs) = (&set[nth], &measured.lines[nth]);
        let compared = Compared::of(ours, &theirs[0]);
        let others: Vec<_> = OTHERS
            .iter()
            .zip(&theirs[1..])
            .filter_map(|(width, theirs)| {
                Some(Compared::of(&lines(&shaped[nth], *width)?, theirs).breaks)
            })
            .collect();
        let drawn = picture(&shaped[nth], cell, measured.baseline);
        let (left, top) = corner(nth, &samples, cell);
        let screen = screen.view(left, top, cell.0, cell.1).to_image();
        println!(
            "{:8}  {:4}  {:6}  {:9}  {:4.2} %  {:7.1} %  {} of {} the same",
            sample.language,
            ours.len(),
            theirs[0].len(),
            if compared.breaks { "same" } else { "different" },
            compared.width,
            stray(&drawn, &screen),
            others.iter().filter(|same| **same).count(),
            others.len(),
        );
        if !compared.breaks {
            println!("  ours   {ours:?}\n  theirs {:?}", theirs[0]);
        }
        agree.push(compared.breaks && compared.width <= WITHIN);
        let pairs = pictures.entry(sample.language).or_default();
        pairs.push(beside(&drawn, &screen));
    }
    save(&pictures, &folder);
    let count = |agree: &[bool]| agree.iter().filter(|agrees| **agrees).count();
    let (first, all) = (count(&agree[..FIRST]), count(&agree));
    println!("{first} of the first {FIRST}, {all} of all {}", agree.len());
    assert!(first >= SAME, "{first} of the first {FIRST}");
    assert!(
        all * FIRST >= SAME * agree.len(),
        "{all} of {}",
        agree.len()
    );
}
