//! `snapshot.toml`: what a folder of snapshots says, read strictly.

use super::compare::{Rules, TOLERANCE};
use crate::error::{Error, Result, reason};
use crate::scene::Size;
use glob::Pattern;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The file's name.
pub(super) const FILE: &str = "snapshot.toml";
/// An accepted picture may have so many bytes unless the file says otherwise: a banner of type
/// has a third of it, and a repository carries each version for ever.
const MAX_BYTES: u64 = 1_000_000;
/// The shapes a page asks for: one that leads it, and one for links to it.
const SIZES: [&str; 2] = ["1600x900", "1200x630"];
/// More tolerance than this would find nothing.
const MOST_TOLERANCE: f32 = 255.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    articles: Vec<String>,
    layouts: Option<Vec<String>>,
    themes: Option<Vec<String>>,
    themes_each: Option<usize>,
    sizes: Option<Vec<String>>,
    #[serde(default)]
    fonts: Vec<PathBuf>,
    photo: Option<PathBuf>,
    #[serde(default)]
    credit: String,
    width: Option<u32>,
    #[serde(default)]
    palette: bool,
    max_bytes: Option<u64>,
    #[serde(default)]
    tolerance: BTreeMap<String, f32>,
    #[serde(default)]
    masks: Vec<MaskFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MaskFile {
    cases: String,
    rect: [u32; 4],
}

/// What a folder of snapshots says.
#[derive(Debug)]
pub(super) struct Settings {
    /// Patterns of articles and briefs, as written.
    pub(super) articles: Vec<String>,
    /// Layouts by name; `None` for all.
    pub(super) layouts: Option<Vec<String>>,
    /// Themes by name; `None` for all.
    pub(super) themes: Option<Vec<String>>,
    /// Each layout on so many of those at the most, the ones that suit it best.
    pub(super) themes_each: usize,
    pub(super) sizes: Vec<Size>,
    pub(super) fonts: Vec<PathBuf>,
    pub(super) photo: Option<PathBuf>,
    /// Who made the photo.
    pub(super) credit: String,
    /// Accepted pictures are scaled down to it.
    pub(super) width: Option<u32>,
    /// Accepted pictures are kept in 256 colours where those show them.
    pub(super) palette: bool,
    pub(super) max_bytes: u64,
    tolerance: f32,
    tolerances: Vec<(Pattern, f32)>,
    masks: Vec<(Pattern, [u32; 4])>,
}

impl Settings {
    /// Reads the file of a folder.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let fault = |why: String| Error::Snapshot {
            name: path.display().to_string(),
            why,
        };
        let text = fs::read_to_string(&path).map_err(|e| {
            let help = "name a folder that holds one";
            fault(format!("{}; {help}", reason(&e)))
        })?;
        let file: File = toml::from_str(&text).map_err(|e| {
            let before = e.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            fault(format!("line {line}: {}", e.message().replace('\n', " ")))
        })?;
        Self::of(file).map_err(fault)
    }

    fn of(file: File) -> std::result::Result<Self, String> {
        if file.articles.is_empty() {
            return Err("articles names none; write articles = [\"*.md\"]".to_owned());
        }
        let empty = |list: &Option<Vec<String>>| list.as_ref().is_some_and(Vec::is_empty);
        if empty(&file.layouts) || empty(&file.themes) || empty(&file.sizes) {
            return Err("an empty list asks for nothing; leave it out for all".to_owned());
        }
        let size = |text: &str| Size::parse(text).map_err(|e| e.to_string());
        let sizes: std::result::Result<Vec<Size>, String> = match &file.sizes {
            Some(sizes) => sizes.iter().map(|text| size(text)).collect(),
            None => SIZES.iter().map(|text| size(text)).collect(),
        };
        if let Some(0) = file.themes_each {
            return Err("themes_each = 0 leaves no banner; leave it out for all".to_owned());
        }
        if let Some(0) = file.width {
            return Err("width = 0 leaves no picture; leave it out for full size".to_owned());
        }
        let mut tolerance = TOLERANCE;
        let mut tolerances = Vec::new();
        for (name, levels) in file.tolerance {
            if !(0.0..=MOST_TOLERANCE).contains(&levels) {
                return Err(format!(
                    "tolerance {name} = {levels} is not from 0 to {MOST_TOLERANCE}"
                ));
            }
            match name.as_str() {
                "default" => tolerance = levels,
                _ => tolerances.push((pattern(&name)?, levels)),
            }
        }
        let masks = file.masks.into_iter();
        let masks = masks.map(|mask| Ok((pattern(&mask.cases)?, mask.rect)));
        Ok(Self {
            articles: file.articles,
            layouts: file.layouts,
            themes: file.themes,
            themes_each: file.themes_each.unwrap_or(usize::MAX),
            sizes: sizes.and_then(distinct)?,
            fonts: file.fonts,
            photo: file.photo,
            credit: file.credit,
            width: file.width,
            palette: file.palette,
            max_bytes: file.max_bytes.unwrap_or(MAX_BYTES),
            tolerance,
            tolerances,
            masks: masks.collect::<std::result::Result<_, String>>()?,
        })
    }

    /// What counts for a case: the largest tolerance and all masks whose patterns it matches.
    /// Masks are written in pixels of the banner, and scaled as its accepted picture is.
    pub(super) fn rules(&self, case: &str, size: Size) -> Rules {
        let own = self.tolerances.iter().filter(|(p, _)| p.matches(case));
        let own = own.map(|(_, levels)| *levels).reduce(f32::max);
        let (wide, width) = (size.width(), self.width.unwrap_or(size.width()));
        let scaled = |at: u32, up: u32| {
            let pixels = u64::from(at) * u64::from(width.min(wide)) + u64::from(up);
            u32::try_from(pixels / u64::from(wide)).unwrap_or(u32::MAX)
        };
        let mask = |[left, top, wide_, tall]: [u32; 4]| {
            // Outwards, so that a pixel that is masked in part is masked.
            let (x, y) = (scaled(left, 0), scaled(top, 0));
            let right = scaled(left.saturating_add(wide_), wide - 1);
            let bottom = scaled(top.saturating_add(tall), wide - 1);
            [x, y, right - x, bottom - y]
        };
        let masks = self.masks.iter().filter(|(p, _)| p.matches(case));
        Rules {
            tolerance: own.unwrap_or(self.tolerance),
            masks: masks.map(|(_, rect)| mask(*rect)).collect(),
        }
    }

    /// Patterns for which there is no case, as they would be misspelt.
    pub(super) fn idle<'a>(&'a self, cases: &[&str]) -> Vec<&'a str> {
        let tolerances = self.tolerances.iter().map(|(pattern, _)| pattern);
        let all = tolerances.chain(self.masks.iter().map(|(pattern, _)| pattern));
        all.filter(|pattern| !cases.iter().any(|case| pattern.matches(case)))
            .map(Pattern::as_str)
            .collect()
    }
}

/// A pattern of names, in which `*` and `?` stand for what differs.
pub(super) fn pattern(text: &str) -> std::result::Result<Pattern, String> {
    Pattern::new(text).map_err(|e| format!("\"{text}\" is no pattern: {}", e.msg))
}

fn distinct(mut sizes: Vec<Size>) -> std::result::Result<Vec<Size>, String> {
    let mut seen = Vec::new();
    sizes.retain(|size| {
        !seen.contains(size) && {
            seen.push(*size);
            true
        }
    });
    Ok(sizes)
}
