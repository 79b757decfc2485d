//! Themes: named colours and families, from `layouts/themes/*.toml`.

use super::logo::{Logo, LogoPart};
use super::{Ground, file};
use crate::error::{Error, Result};
use crate::photo::Treatment;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The colours that every theme names.
pub(super) const ROLES: &[&str] = &[
    "paper",
    "ink",
    "ink-soft",
    "accent",
    "accent-ink",
    "panel",
    "panel-ink",
    "panel-soft",
    "mute",
    "rule",
    "glow",
    "line",
];
/// A theme is a page of text.
const MAX_BYTES: usize = 64 << 10;
/// The families that every theme names.
pub(super) const FACES: &[&str] = &["display", "text", "sans", "figure"];

/// Colours by role and families by role.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The file's name without its ending.
    pub name: String,
    /// The BLAKE3 hash of its file, in hexadecimal.
    pub hash: String,
    /// What a person calls it.
    pub title: String,
    colors: BTreeMap<String, Color>,
    faces: BTreeMap<String, Vec<String>>,
    weights: BTreeMap<String, u16>,
    /// What it does with a photo where the layout leaves that to it.
    pub treatment: Treatment,
    /// The ground that it draws where the layout leaves that to it. Default: flow.
    pub ground: Ground,
    /// How strongly grounds stand out, from 0.1 to 1, the colours as they are. Default: 1.
    pub strength: f32,
    /// The least contrast of words with what is under them, as WCAG 2 reckons it.
    pub contrast: Targets,
    /// What articles it is for: topics of `layouts/topics.toml`, or words of their tags; empty
    /// when it is for any.
    pub topics: Vec<String>,
    /// Drawn over every page. Default: none.
    pub logo: Option<Logo>,
}

/// The least contrast that words shall reach. A theme may ask for more than the default, never
/// for less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Targets {
    /// Of all words. Default: 4.5 (WCAG 2.2, success criterion 1.4.3).
    pub words: f32,
    /// Of what is read as running text: deck and quote. Default: 7 (1.4.6).
    pub running: f32,
}

impl Default for Targets {
    fn default() -> Self {
        Self {
            words: 4.5,
            running: 7.0,
        }
    }
}

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    colors: BTreeMap<String, String>,
    faces: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    weights: BTreeMap<String, u16>,
    #[serde(default)]
    photo: PhotoPart,
    #[serde(default)]
    ground: GroundPart,
    #[serde(default)]
    contrast: BTreeMap<String, f32>,
    #[serde(default)]
    topics: Vec<String>,
    logo: Option<LogoPart>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct GroundPart {
    kind: Option<String>,
    strength: Option<f32>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct PhotoPart {
    treatment: Option<String>,
}

impl Theme {
    /// Reads a theme that has no folder, and so no logo.
    ///
    /// # Errors
    /// TOML that is not well-formed, a role that is missing, a colour that is none, words that
    /// would not stand out from their ground.
    pub fn read(name: &str, toml: &str) -> Result<Self> {
        Self::read_in(name, toml, None)
    }

    /// Reads a theme file, and the logo that it names in its folder.
    ///
    /// # Errors
    /// A file that cannot be read, and as [`Theme::read`]; a logo that cannot be drawn.
    pub fn open(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let bytes = file::up_to(path, MAX_BYTES).map_err(|why| Error::Theme {
            name: shown.clone(),
            why: format!("{why}; name a theme file"),
        })?;
        let toml = std::str::from_utf8(&bytes).map_err(|_| Error::Theme {
            name: shown,
            why: "not UTF-8; save it as UTF-8".to_owned(),
        })?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Self::read_in(&name, toml, Some(file::folder(path)))
    }

    fn read_in(name: &str, toml: &str, folder: Option<&Path>) -> Result<Self> {
        let fault = |why: String| Error::Theme {
            name: name.to_owned(),
            why,
        };
        let file: File = toml::from_str(toml).map_err(|e| {
            let line = e.span().map_or(1, |s| {
                toml.get(..s.start)
                    .unwrap_or_default()
                    .lines()
                    .count()
                    .max(1)
            });
            fault(format!("line {line}: {}", e.message().replace('\n', " ")))
        })?;
        let mut colors = BTreeMap::new();
        for (role, text) in file.colors {
            let color = Color::parse(&text).ok_or_else(|| {
                fault(format!(
                    "{role} = \"{text}\" is no colour; write it as \"#14213D\""
                ))
            })?;
            colors.insert(role, color);
        }
        if let Some(role) = colors.keys().find(|role| !ROLES.contains(&role.as_str())) {
            return Err(fault(format!(
                "{role} is no role; the roles are {}",
                ROLES.join(", ")
            )));
        }
        if let Some(role) = ROLES.iter().find(|role| !colors.contains_key(**role)) {
            return Err(fault(format!(
                "no colour {role}; add {role} = \"#…\" under [colors]"
            )));
        }
        if let Some(face) = FACES.iter().find(|face| !file.faces.contains_key(**face)) {
            return Err(fault(format!(
                "no family {face}; add {face} = [\"…\"] under [faces]"
            )));
        }
        let treatment = match file.photo.treatment {
            Some(name) => Treatment::named(&name).ok_or_else(|| {
                let names: Vec<_> = Treatment::ALL.iter().map(|(name, _)| *name).collect();
                let names = names.join(", ");
                fault(format!(
                    "treatment = \"{name}\" is none; the treatments are {names}"
                ))
            })?,
            None => Treatment::Duotone,
        };
        let (ground, strength) = file.ground.read().map_err(fault)?;
        let mut contrast = Targets::default();
        for (name, ratio) in file.contrast {
            let least = match name.as_str() {
                "words" => &mut contrast.words,
                "running" => &mut contrast.running,
                _ => {
                    return Err(fault(format!(
                        "{name} is no contrast; those are words and running"
                    )));
                }
            };
            if !(*least..=15.0).contains(&ratio) {
                return Err(fault(format!(
                    "{name} = {ratio} under [contrast]; it must be from {least} to 15"
                )));
            }
            *least = ratio;
        }
        legible(&colors, contrast).map_err(fault)?;
        let logo = match (file.logo, folder) {
            (None, _) => None,
            (Some(part), Some(folder)) => Some(part.open(folder).map_err(fault)?),
            (Some(_), None) => {
                let why = "[logo] names a file, and a theme that is built in has none beside it";
                return Err(fault(why.to_owned()));
            }
        };
        Ok(Self {
            topics: file.topics,
            logo,
            name: name.to_owned(),
            hash: blake3::hash(toml.as_bytes()).to_hex().to_string(),
            title: file.title,
            treatment,
            ground,
            strength,
            contrast,
            colors,
            faces: file.faces,
            weights: file.weights,
        })
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, role: &str) -> Option<Color> {
        self.colors.get(role).copied()
    }

    /// The families of a role, in order of preference.
    #[must_use]
    pub fn families(&self, face: &str) -> Option<&[String]> {
        self.faces.get(face).map(Vec::as_slice)
    }

    /// The weight that the theme sets a face in, whatever the layout says.
    #[must_use]
    pub fn weight(&self, face: &str) -> Option<u16> {
        self.weights.get(face).copied()
    }
}

/// Roles of words, what they stand on, and whether they are read as running text.
const PAIRS: &[(&str, &str, bool)] = &[
    ("ink", "paper", false),
    ("ink-soft", "paper", true),
    ("accent-ink", "paper", false),
    ("panel-ink", "panel", false),
    ("panel-soft", "panel", true),
];

/// Whether words stand out from their ground. What a layout lays between the two is measured on
/// its pixels later.
fn legible(colors: &BTreeMap<String, Color>, targets: Targets) -> std::result::Result<(), String> {
    for (ink, ground, running) in PAIRS {
        let (Some(own), Some(under)) = (colors.get(*ink), colors.get(*ground)) else {
            continue;
        };
        let least = f64::from(if *running {
            targets.running
        } else {
            targets.words
        });
        let ratio = own.contrast(*under);
        if ratio < least {
            // Cut off, not rounded: 6.996 is not the 7.0 that is asked for.
            let ratio = (ratio * 100.0).floor() / 100.0;
            let way = if own.luminance() < under.luminance() {
                "darker"
            } else {
                "lighter"
            };
            return Err(format!(
                "{ink} = \"{own}\" on {ground} = \"{under}\" has a contrast of {ratio:.2}, less than {least:.1}; make {ink} {way}"
            ));
        }
    }
    Ok(())
}

impl GroundPart {
    fn read(self) -> std::result::Result<(Ground, f32), String> {
        let ground = match self.kind {
            None => Ground::Flow,
            Some(name) => Ground::named(&name).ok_or_else(|| {
                let names: Vec<_> = Ground::ALL.iter().map(|(name, _)| *name).collect();
                let names = names.join(", ");
                format!("kind = \"{name}\" under [ground] is none; the grounds are {names}")
            })?,
        };
        let strength = self.strength.unwrap_or(1.0);
        if !(0.1..=1.0).contains(&strength) {
            return Err(format!(
                "strength = {strength} under [ground]; it must be from 0.1 to 1"
            ));
        }
        Ok((ground, strength))
    }
}

impl Color {
    /// White.
    pub const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
    };

    /// Reads `#RGB` or `#RRGGBB`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.trim().strip_prefix('#')?;
        let digits: Vec<u8> = hex
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect::<Option<_>>()?;
        match digits.as_slice() {
            [r, g, b] => Some(Self {
                red: r * 17,
                green: g * 17,
                blue: b * 17,
            }),
            [r, r2, g, g2, b, b2] => Some(Self {
                red: r * 16 + r2,
                green: g * 16 + g2,
                blue: b * 16 + b2,
            }),
            _ => None,
        }
    }

    /// Relative luminance from 0 to 1, as WCAG 2 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                libm::pow((c + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast from 1 to 21, as WCAG 2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}
