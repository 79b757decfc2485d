//! Changes planted one at a time in a folder of snapshots: each must be judged rightly, as the
//! same, as noise or as a change, and explained. `cargo test --test planted -- --nocapture`
//! prints the table.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "the table is for people")]

use coverline::snapshot::{Pick, Suite, Verdict};
use image::{Rgb, RgbImage};
use std::fs;
use std::path::Path;

const NAME: &str = "brief-own-own-1600x900";

const LAYOUT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" data-needs="headline">
  <rect width="1600" height="900" fill="#F5F0E6" data-fill="paper"/>
  <rect x="900" y="0" width="700" height="420" fill="none" data-ground="isolines"/>
  <rect x="1000" y="450" width="500" height="300" data-photo="none"/>
  <rect id="rule" x="96" y="96" width="200" height="8" fill="#FF5A36" data-fill="accent"/>
  <line x1="96" y1="590" x2="800" y2="590" stroke="#14213D" stroke-width="3" stroke-dasharray="12 8" data-stroke="ink"/>
  <circle cx="860" cy="120" r="30" fill="#14213D" fill-opacity="0.8" data-fill="ink"/>
  <rect id="room" x="96" y="200" width="760" height="320" opacity="0"/>
  <rect id="row" x="96" y="640" width="800" height="60" opacity="0"/>
  <text data-slot="kicker" data-size="24" data-case="upper" data-face="sans" x="96" y="160" font-family="Libre Franklin" font-weight="700" font-size="24" fill="#BF3216" data-fill="accent-ink">KICKER</text>
  <text data-slot="headline" data-box="#room" data-size="80" data-lines="1-4" data-leading="1.1" data-face="display" x="96" y="260" font-family="Newsreader Display" font-weight="700" font-size="80" letter-spacing="-2" fill="#14213D" data-fill="ink">Sample words</text>
  <g data-each="figures" data-max="3" data-stack="across" data-gap="24" data-box="#row">
    <text data-slot="text" data-size="40" data-face="sans" x="96" y="680" font-family="Libre Franklin" font-weight="800" font-size="40" fill="#14213D" data-fill="ink">12%</text>
  </g>
</svg>"##;
const THEME: &str = include_str!("../layouts/themes/paper.toml");
const SETTINGS: &str = "articles = [\"*.json\"]\nlayouts = [\"own\"]\nthemes = [\"own\"]\nsizes = [\"1600x900\"]\nphoto = \"photo.png\"\nmax_bytes = 9_000_000\n";
const BRIEF: &str = r#"{"headline": "The harbour that waits for Avery", "kicker": "Shipping", "source": "The Review", "language": "en",
  "figures": [{"text": "5.2M", "label": "a", "unit": "count", "sentence": "", "span": [0, 0], "low": null, "high": null, "currency": null, "approx": null, "period": null, "when": null, "in": "text"},
              {"text": "$1.4B", "label": "b", "unit": "money", "sentence": "", "span": [0, 0], "low": null, "high": null, "currency": null, "approx": null, "period": null, "when": null, "in": "text"}]}"#;

/// What is done to a folder whose pictures were accepted.
enum Edit {
    /// A file, words in it, and what takes their place.
    File(&'static str, &'static str, &'static str),
    /// To the accepted picture, pixel by pixel.
    Pixels(fn(u32, u32, Rgb<u8>) -> Rgb<u8>),
    /// To the folder.
    Folder(fn(&Path)),
}
use Edit::{File, Folder, Pixels};

const fn layout(from: &'static str, to: &'static str) -> Edit {
    File("layouts/own.svg", from, to)
}

const fn theme(from: &'static str, to: &'static str) -> Edit {
    File("layouts/themes/own.toml", from, to)
}

const fn brief(from: &'static str, to: &'static str) -> Edit {
    File("brief.json", from, to)
}

use Verdict::{Changed, Noise, Same};

/// Name, edit, verdict, and what the explanation must say.
type Row = (&'static str, Edit, Verdict, &'static [&'static str]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("nothing", layout("Sample words", "Other sample"), Same, &[]),
    ("compressed anew", Pixels(|_, _, p| p), Same, &[]),
    ("headline 1 px right", layout("id=\"room\" x=\"96\"", "id=\"room\" x=\"97\""), Changed, &["headline moved 1 px right", "% of pixels"]),
    ("headline 0.3 px down", layout("y=\"200\" width=\"760\"", "y=\"200.3\" width=\"760\""), Changed, &["headline moved 0.3 px down"]),
    ("rule 0.1 px right", layout("id=\"rule\" x=\"96\"", "id=\"rule\" x=\"96.1\""), Same, &[]),
    ("rule 12 px down", layout("id=\"rule\" x=\"96\" y=\"96\"", "id=\"rule\" x=\"96\" y=\"108\""), Changed, &["rect “rule” moved 12 px down"]),
    ("paper one level off", theme("#F5F0E6\"       # under", "#F4F0E7\"       # under"), Noise, &["paper #F5F0E6 → #F4F0E7", "tolerance"]),
    ("paper eight levels off", theme("#F5F0E6\"       # under", "#EDE8DE\"       # under"), Changed, &["paper #F5F0E6 → #EDE8DE"]),
    ("accent one level off", theme("accent = \"#FF5A36", "accent = \"#FE5B36"), Noise, &["accent #FF5A36 → #FE5B36"]),
    ("accent eight levels off", theme("accent = \"#FF5A36", "accent = \"#F75236"), Changed, &["accent #FF5A36 → #F75236"]),
    ("small words eight levels off", theme("accent-ink = \"#B42D12", "accent-ink = \"#BC351A"), Changed, &["accent-ink #B42D12 → #BC351A"]),
    ("ink swapped for accent", layout("letter-spacing=\"-2\" fill=\"#14213D\" data-fill=\"ink\"", "letter-spacing=\"-2\" fill=\"#FF5A36\" data-fill=\"accent\""), Changed, &["headline #14213D → #FF5A36"]),
    ("kerning off", Folder(kerning_off), Changed, &["headline", "same size and words: kerning"]),
    ("another face", theme("display = [\"Newsreader Display\"", "display = [\"Libre Franklin\""), Changed, &["headline set in Libre Franklin instead of Newsreader Display"]),
    ("a line more", layout("width=\"760\" height=\"320\"", "width=\"600\" height=\"320\""), Changed, &["headline 2 → 3 lines"]),
    ("smaller", layout("data-size=\"80\"", "data-size=\"72\""), Changed, &["headline 80 → 72 px"]),
    ("tracked", layout("letter-spacing=\"-2\"", "letter-spacing=\"0\""), Changed, &["headline tracking -0.025 → 0.000 em"]),
    ("leaded", layout("data-leading=\"1.1\"", "data-leading=\"1.2\""), Changed, &["headline leading 1.1 → 1.2"]),
    ("lighter", layout("font-weight=\"800\"", "font-weight=\"600\""), Changed, &["figure 1 weight 800 → 600"]),
    ("a letter", brief("Avery", "Averz"), Changed, &["headline: “The harbour that waits for Avery” → “The harbour that waits for Averz”"]),
    ("a figure", brief("$1.4B", "$1.5B"), Changed, &["figure 2: “$1.4B” → “$1.5B”"]),
    ("no capitals", layout("data-case=\"upper\"", ""), Changed, &["kicker: “SHIPPING” → “Shipping”"]),
    ("figures further apart", layout("data-gap=\"24\"", "data-gap=\"48\""), Changed, &["figure 2 moved 12 px right"]),
    ("a shape gone", layout("<circle cx=\"860\" cy=\"120\" r=\"30\" fill=\"#14213D\" fill-opacity=\"0.8\" data-fill=\"ink\"/>", ""), Changed, &["circle at 830,90 (60×60) gone"]),
    ("a shape more", layout("<circle", "<rect x=\"700\" y=\"40\" width=\"40\" height=\"20\" fill=\"#14213D\" data-fill=\"ink\"/><circle"), Changed, &["rect at 700,40 (40×20) new"]),
    ("a slot gone", layout("<text data-slot=\"kicker\"", "<text data-if=\"byline\" data-slot=\"kicker\""), Changed, &["kicker “SHIPPING” gone"]),
    ("other dashes", layout("12 8", "8 8"), Changed, &["stroke-dasharray 12 8 → 8 8"]),
    ("a thicker line", layout("stroke-width=\"3\"", "stroke-width=\"4\""), Changed, &["stroke-width 3 → 4"]),
    ("fainter", layout("fill-opacity=\"0.8\"", "fill-opacity=\"0.6\""), Changed, &["circle", "fill-opacity 0.8 → 0.6"]),
    ("wider rule", layout("width=\"200\" height=\"8\"", "width=\"240\" height=\"8\""), Changed, &["rect “rule” 200×8 → 240×8 px"]),
    ("another seed", brief("The Review", "The Courier"), Changed, &["isolines ground drawn anew"]),
    ("a larger photo", layout("width=\"500\" height=\"300\"", "width=\"550\" height=\"330\""), Changed, &["photo 500×300 → 550×330 px"]),
    ("another crop", Folder(|folder| photo(folder, 900, 400)), Changed, &["photo photo.png is another picture", "photo shows 667×400 from"]),
    ("a photo in greys", layout("data-photo=\"none\"", "data-photo=\"mono\""), Changed, &["photo plain → greys"]),
    ("all pixels a level off", Pixels(|x, y, p| shaken(p, 1, x, y)), Noise, &["within the tolerance"]),
    ("edges a shade apart", Pixels(edges), Noise, &["pixels of edges a shade apart"]),
    ("grain as a JPEG brings", Pixels(|x, y, p| shaken(p, 5, x, y)), Noise, &["grain"]),
    ("coarse grain", Pixels(|x, y, p| shaken(p, 40, x, y)), Changed, &["art changed at 0,0 1600×900"]),
    ("a spot", Pixels(|x, y, p| if x / 9 == 50 && y / 9 == 90 { Rgb([0; 3]) } else { p }), Changed, &["art changed at 450,810 9×9", "81 pixels"]),
    ("the other figure", brief("5.2M", "9.9M"), Changed, &["figure 1"]),
];

/// A number from 0 to `n`, the same for the same pixel.
fn dice(x: u32, y: u32, n: u32) -> u32 {
    let mut v = (y << 16 | x).wrapping_mul(0x9e37_79b1);
    for _ in 0..3 {
        v = (v ^ (v >> 16)).wrapping_mul(0x85eb_ca6b);
        v = (v ^ (v >> 13)).wrapping_mul(0xc2b2_ae35);
    }
    (v ^ (v >> 16)) % (n + 1)
}

/// Colours at the end of their range stay: they could lean to one side only.
fn shaken(p: Rgb<u8>, by: u32, x: u32, y: u32) -> Rgb<u8> {
    let d = dice(x, y, 2 * by) as i32 - by as i32;
    let new = p.0.map(|c| i32::from(c) + d);
    if by < 10 && new.iter().any(|c| !(0..=255).contains(c)) || p.0.contains(&255) {
        return p;
    }
    Rgb(new.map(|c| c.clamp(0, 255) as u8))
}

/// Between ink and paper, as only the edges of words are.
fn edges(x: u32, y: u32, p: Rgb<u8>) -> Rgb<u8> {
    let words = x < 860 && (200..520).contains(&y);
    let full = p == Rgb([0xF5, 0xF0, 0xE6]) || p == Rgb([0x14, 0x21, 0x3D]);
    if words && !full {
        shaken(p, 24, x, y)
    } else {
        p
    }
}

/// The headline's face without its table of kerning, under the same name.
fn kerning_off(folder: &Path) {
    let face = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fonts/NewsreaderDisplay-Bold.ttf"
    );
    let mut bytes = fs::read(face).unwrap();
    let tables = bytes.windows(4).position(|tag| tag == b"GPOS").unwrap();
    bytes[tables..tables + 4].copy_from_slice(b"GPOX");
    fs::create_dir_all(folder.join("fonts")).unwrap();
    fs::write(folder.join("fonts/NewsreaderDisplay-Bold.ttf"), bytes).unwrap();
    replace(
        &folder.join("snapshot.toml"),
        "photo =",
        "fonts = [\"fonts\"]\nphoto =",
    );
}

fn photo(folder: &Path, width: u32, height: u32) {
    // Away from black and white, where noise could lean to one side only.
    let pixel = |x: u32, y: u32| {
        let checked = 40 + (x / 20 + y / 20) % 2 * 90;
        Rgb([20 + x / 5, 20 + y / 3, checked].map(|c| c as u8))
    };
    let picture = RgbImage::from_fn(width, height, pixel);
    picture.save(folder.join("photo.png")).unwrap();
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{}: no {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// A folder whose only case is accepted.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("layouts/themes")).unwrap();
    fs::write(at("layouts/own.svg"), LAYOUT).unwrap();
    fs::write(at("layouts/themes/own.toml"), THEME).unwrap();
    fs::write(at("snapshot.toml"), SETTINGS).unwrap();
    fs::write(at("brief.json"), BRIEF).unwrap();
    photo(folder.path(), 800, 600);
    folder
}

fn judged(folder: &Path) -> (Verdict, String) {
    let run = Suite::open(folder).unwrap().run().unwrap();
    assert_eq!(run.cases.len(), 1);
    let case = &run.cases[0];
    assert_eq!(case.name, NAME);
    assert_eq!(case.error, "");
    (case.verdict, case.explanation.join("; "))
}

#[test]
fn planted_changes_are_judged_and_explained() {
    let first = folder();
    let done = Suite::open(first.path())
        .unwrap()
        .accept(&Pick::All)
        .unwrap();
    assert_eq!(done.len(), 1, "{done:?}");
    let accepted = |ending: &str| format!("accepted/{NAME}.{ending}");
    let (png, json) = (
        fs::read(first.path().join(accepted("png"))).unwrap(),
        fs::read(first.path().join(accepted("json"))).unwrap(),
    );
    let mut wrong = Vec::new();
    for (name, edit, verdict, wanted) in ROWS {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("accepted")).unwrap();
        fs::write(at(&accepted("png")), &png).unwrap();
        fs::write(at(&accepted("json")), &json).unwrap();
        match edit {
            File(file, from, to) => replace(&at(file), from, to),
            Folder(edit) => edit(folder.path()),
            Pixels(edit) => {
                let old = image::load_from_memory(&png).unwrap().into_rgb8();
                let new = RgbImage::from_fn(old.width(), old.height(), |x, y| {
                    edit(x, y, *old.get_pixel(x, y))
                });
                new.save(at(&accepted("png"))).unwrap();
            }
        }
        let (found, said) = judged(folder.path());
        let right = found == *verdict && wanted.iter().all(|words| said.contains(words));
        println!(
            "{} | {name:<28} | {found:<8?} | {said}",
            if right { "✓" } else { "✗" }
        );
        if !right {
            wrong.push(format!(
                "{name}: {found:?}: {said}; wanted {verdict:?} {wanted:?}"
            ));
        }
        if let Ok(keep) = std::env::var("PLANTED_DIFFERENCES") {
            let picture = at(&format!("output/{NAME}-difference.png"));
            if picture.exists() {
                fs::copy(picture, Path::new(&keep).join(format!("{name}.png"))).unwrap();
            }
        }
    }
    assert!(ROWS.len() >= 30, "{} rows", ROWS.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_lies_under_a_mask_is_the_same() {
    let folder = folder();
    let mask = "\n[[masks]]\ncases = \"brief-*\"\nrect = [90, 630, 420, 80]\n";
    fs::write(
        folder.path().join("snapshot.toml"),
        format!("{SETTINGS}{mask}"),
    )
    .unwrap();
    Suite::open(folder.path())
        .unwrap()
        .accept(&Pick::All)
        .unwrap();
    replace(&folder.path().join("brief.json"), "5.2M", "9.9M");
    assert_eq!(
        judged(folder.path()),
        (Same, String::new()),
        "the mask covers it"
    );
    replace(&folder.path().join("brief.json"), "Avery", "Averz");
    assert_eq!(
        judged(folder.path()).0,
        Changed,
        "the mask does not cover it"
    );
}
