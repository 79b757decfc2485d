//! Every built-in layout on every theme in every shape, filled with briefs that hold everything,
//! and measured: contrast on pixels, nothing cut or set too small or out of sight, and leading
//! words that can still be read 320 px wide. Prints a table:
//!
//!     cargo test --test collection -- --nocapture

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "prints what it measured")]

use coverline::Renderer;
use coverline::article::{Form, Source};
use coverline::banner::Out;
use coverline::brief::{Brief, Wishes};
use coverline::layout::Look;
use coverline::photo::{self, Photo};
use coverline::renderer::Order;
use coverline::scene::{Item, Layer, Scene, Size, SlotSet, Words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// 16:9, 1.91:1, 4:3 and 1:1.
const SHAPES: [&str; 4] = ["1600x900", "1200x630", "1200x900", "1080x1080"];
/// A banner at the head of a list on a phone, and what its leading words need there, in pixels.
const PHONE: f32 = 320.0;
const X_HEIGHT: f32 = 7.0;
const DIGITS: f32 = 14.0;
/// The ratio that running text shall reach, its slots, and what all other words shall.
const RUNNING: f32 = 7.0;
const RUNS: [&str; 3] = ["deck", "quote", "answer"];
const OTHER: f32 = 4.5;
/// The least margin in a layout drawn 1600 wide: 5.5 %, less what its check lets pass and a pixel
/// of rounding.
const MARGIN: f32 = 83.0;

/// What was found on one layout in one shape, the worst of all themes and briefs.
struct Found {
    banners: usize,
    /// The least contrast of running text and of other words, as shares of their targets.
    running: f32,
    other: f32,
    /// The height of the leading words 320 px wide, as a share of what they need, and which.
    leading: (f32, String),
    faults: BTreeSet<String>,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            banners: 0,
            running: f32::INFINITY,
            other: f32::INFINITY,
            leading: (f32::INFINITY, String::new()),
            faults: BTreeSet::new(),
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The briefs of a folder, each with the photo.
fn briefs() -> Vec<(String, Brief, Option<Photo>)> {
    let picture = fs::read(folder().join("cases/harbour-photo.png")).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("collection"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let order = Order {
            source: Source {
                name: &name,
                bytes: &bytes,
                form: Some(Form::Brief),
            },
            article: None,
            unaudited: true,
            wishes: Wishes::default(),
            look: Look::default(),
            photo: Some(photo::Source {
                name: "harbour-photo.png",
                bytes: &picture,
                credit: "Lars Venn",
                ..photo::Source::default()
            }),
            finder: None,
            on: None,
            sizes: Vec::new(),
            out: Out::default(),
        };
        let (brief, photo) = order.read().unwrap();
        (name, brief, photo)
    };
    paths.into_iter().map(read).collect()
}

/// One layout on one theme in one shape, filled with one brief.
struct Case<'a> {
    renderer: &'a Renderer,
    brief: &'a Brief,
    photo: Option<&'a Photo>,
    layout: &'a str,
    theme: &'a str,
    size: Size,
}

impl Case<'_> {
    fn measure(&self, found: &mut Found) {
        let look = Look {
            layout: Some(self.layout.to_owned()),
            theme: Some(self.theme.to_owned()),
        };
        let set = self.renderer.set(self.brief, self.photo, &look, self.size);
        let photo = self.photo.filter(|_| set.unwrap().shows_photo());
        let drawn = self.renderer.drawn(self.brief, photo, &look, self.size);
        let (scene, raster) = drawn.unwrap();
        found.banners += 1;
        for contrast in &raster.contrast {
            let name = contrast.slot.split('.').next().unwrap();
            let (least, share) = match RUNS.contains(&name) {
                true => (RUNNING, &mut found.running),
                false => (OTHER, &mut found.other),
            };
            *share = share.min(contrast.wcag / least);
            if contrast.wcag < least || !contrast.is_clear() {
                let (slot, ratio) = (&contrast.slot, contrast.wcag);
                found.faults.insert(format!(
                    "{}: {slot} has a contrast of {ratio:.2}",
                    self.theme
                ));
            }
        }
        let flaws = scene.notes.iter().filter(|note| note.is_flaw());
        found
            .faults
            .extend(flaws.map(|note| format!("{}: {note}", self.theme)));
        self.inside(&scene, found);
        self.leading(&scene, found);
    }

    /// All words stand within the margins.
    fn inside(&self, scene: &Scene, found: &mut Found) {
        let (width, height) = (self.size.width() as f32, self.size.height() as f32);
        // A layout is fitted into the canvas whole.
        let margin = MARGIN * (width / 1600.0).min(height / 900.0);
        for set in scene.slots.iter().filter(|set| !set.text.is_empty()) {
            let [left, top, wide, tall] = set.place;
            let room = [left, top, width - left - wide, height - top - tall];
            let least = room.into_iter().fold(f32::INFINITY, f32::min);
            if least < margin {
                let (slot, theme) = (&set.slot, self.theme);
                let fault = format!("{theme}: {slot} stands {least:.0} px from the edge");
                found.faults.insert(fault);
            }
        }
    }

    /// The largest words can be read 320 px wide.
    fn leading(&self, scene: &Scene, found: &mut Found) {
        let words = scene.layers.iter().filter_map(|layer| match layer {
            Layer::Words(words) => Some(words),
            _ => None,
        });
        // The numbers of a list and the values of a chart are read with what stands beside them.
        let leads =
            |words: &&Words| words.slot != "number" && !matches!(words.item, Some(Item::Point(_)));
        let largest = words.filter(leads).max_by(|a, b| a.size.total_cmp(&b.size));
        let largest = largest.unwrap();
        let (height, needed) = self.height(scene, largest);
        let shown = height * PHONE / self.size.width() as f32;
        if shown / needed < found.leading.0 {
            found.leading = (
                shown / needed,
                format!("{} {shown:.1} of {needed} px", largest.slot),
            );
        }
        if shown < needed {
            let (slot, theme) = (&largest.slot, self.theme);
            found.faults.insert(format!(
                "{theme}: {slot} leads with {shown:.1} px at 320 px, less than {needed}"
            ));
        }
    }

    /// How high the letters that matter are, in pixels, and what they need on a phone.
    fn height(&self, scene: &Scene, words: &Words) -> (f32, f32) {
        let style = &words.style;
        let fonts = self.renderer.fonts();
        let face = fonts.face(&style.families, style.weight, style.italic);
        let metrics = face.unwrap().metrics;
        let is_it = |set: &&SlotSet| set.slot == words.slot && set.size == words.size;
        let said = &scene.slots.iter().find(is_it).unwrap().text;
        let prose = ["headline", "deck", "quote", "answer"].contains(&words.slot.as_str());
        match !prose && said.chars().any(|c| c.is_ascii_digit()) {
            true => (metrics.cap_height * words.size, DIGITS),
            false => (metrics.x_height * words.size, X_HEIGHT),
        }
    }
}

#[test]
fn every_layout_holds_on_every_theme_in_every_shape() {
    let mut renderer = Renderer::new().unwrap();
    // As they stand now: cargo runs tests in the package's folder.
    renderer.add_layouts(Path::new("layouts")).unwrap();
    let briefs = briefs();
    let shelf = renderer.shelf();
    let sizes: Vec<Size> = SHAPES
        .iter()
        .map(|size| Size::parse(size).unwrap())
        .collect();
    let jobs: Vec<(&str, Size)> = shelf
        .layouts()
        .iter()
        .flat_map(|layout| sizes.iter().map(|size| (layout.name.as_str(), *size)))
        .collect();
    let found: Vec<((&str, Size), Found)> = jobs
        .par_iter()
        .map(|(name, size)| {
            let mut found = Found::default();
            let layout = shelf.layouts().iter().find(|l| l.name == *name).unwrap();
            for (_, brief, photo) in &briefs {
                if !layout.needs.iter().all(|need| need.met_by(brief)) {
                    continue;
                }
                for theme in shelf.themes() {
                    let case = Case {
                        renderer: &renderer,
                        brief,
                        photo: photo.as_ref(),
                        layout: name,
                        theme: &theme.name,
                        size: *size,
                    };
                    case.measure(&mut found);
                }
            }
            ((*name, *size), found)
        })
        .collect();
    println!("{}", table(&found));
    let mut faults: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((layout, size), found) in found {
        let place = format!("{layout} at {size}");
        if found.banners == 0 {
            let fault = "no brief of tests/collection holds what it needs".to_owned();
            faults.entry(place.clone()).or_default().insert(fault);
        }
        if !found.faults.is_empty() {
            faults.entry(place).or_default().extend(found.faults);
        }
    }
    let lines: Vec<String> = faults
        .into_iter()
        .flat_map(|(place, said)| {
            said.into_iter()
                .map(move |fault| format!("{place}, {fault}"))
        })
        .collect();
    assert!(
        lines.is_empty(),
        "{} faults:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

fn table(found: &[((&str, Size), Found)]) -> String {
    let mut table = format!(
        "{:14}{:11}{:>8}{:>14}{:>12}  leading words at 320 px\n",
        "layout", "size", "banners", "deck, quote", "other words"
    );
    let ratio = |share: f32, least: f32| match share.is_finite() {
        true => format!("{:.2}", share * least),
        false => "-".to_owned(),
    };
    for ((layout, size), found) in found {
        table.push_str(&format!(
            "{layout:14}{:11}{:>8}{:>14}{:>12}  {}\n",
            size.to_string(),
            found.banners,
            ratio(found.running, RUNNING),
            ratio(found.other, OTHER),
            found.leading.1
        ));
    }
    table
}
