//! What a banner was made of: all that decides its pixels, by name and hash. Hashes are BLAKE3
//! in hexadecimal.

use super::hash;
use crate::article::{Form, Source};
use crate::brief::{Brief, Wishes};
use crate::encode::{Dither, Effort, Format, Settings};
use crate::layout::{Choice, Corner, Layout, Logo, Theme};
use crate::photo::{self, Photo, Treatment};
use crate::rights::{Day, Rights};
use crate::scene::{Layer, Scene};
use crate::text::Fonts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole order of a banner, so that it can be made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Program and version: `coverline 0.1.0`.
    pub program: String,
    /// What the caller gave.
    pub inputs: Inputs,
    /// The page it was set on.
    pub page: Page,
    /// Why that page, with the first runners-up; `None` where layout and theme were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
}

/// What the caller gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// The article, or the brief that was given instead of one.
    pub input: Input,
    /// The article that a brief was held against.
    pub article: Option<Input>,
    /// Words that were wished for instead of the article's, by field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    /// Drawn without proof that its numbers are the article's.
    #[serde(default)]
    pub unaudited: bool,
    /// The photo.
    pub photo: Option<Shot>,
    /// The day on which the photo had to be free for use, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// The file's format.
    pub format: Format,
    /// The quality that was asked for.
    pub quality: Option<u8>,
    /// How long fewer bytes were looked for.
    pub effort: Effort,
    /// The budget.
    pub max_bytes: Option<usize>,
    /// Where gradients were to be dithered.
    pub dither: Dither,
}

/// An article or brief. Its name is not told: it is the caller's own, and the same article from
/// another folder makes the same banner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Of its bytes; of an item of a feed or list, of the item's; or of the brief that it gives.
    pub hash: String,
    /// The form that the caller said it has.
    pub form: Option<Form>,
    /// Whether the hash is that of the brief, see [`Input::given`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_brief: bool,
}

/// A photo, and what was known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shot {
    /// The file's name, without its folder.
    pub name: String,
    /// Of its bytes.
    pub hash: String,
    /// Who made it.
    #[serde(default)]
    pub credit: String,
    /// The point to keep in sight, across and down from 0 to 1, as `0.62,0.4`.
    pub focus: Option<String>,
    /// What was to be done with its colours, whatever layout and theme say.
    #[serde(default)]
    pub treatment: Option<String>,
    /// What is known of its rights.
    #[serde(default, skip_serializing_if = "Rights::is_empty")]
    pub rights: Rights,
}

/// The page that a banner was set on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The layout; of one that is drawn anew for this shape, that drawing's hash.
    pub layout: File,
    /// The theme.
    pub theme: File,
    /// The logo over it, and where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<File>,
    /// The faces that its words are set in, by name.
    #[serde(default)]
    pub faces: Vec<File>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A file by its name and hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct File {
    /// A layout's or theme's name; a face's family, weights and style.
    pub name: String,
    /// Of its bytes; of a face as it is used, see [`crate::text::Face::hash`].
    pub hash: String,
}

impl Provenance {
    /// Of a scene that was set on a page with what the caller gave.
    #[must_use]
    pub fn of(inputs: &Inputs, page: Page, choice: Option<&Choice>) -> Self {
        Self {
            program: Self::program(),
            inputs: inputs.clone(),
            page,
            choice: choice.map(Choice::told),
        }
    }

    /// This program and its version.
    #[must_use]
    pub fn program() -> String {
        format!("coverline {}", env!("CARGO_PKG_VERSION"))
    }
}

impl Input {
    /// Of an article or brief as the caller has it.
    #[must_use]
    pub fn of(source: &Source<'_>) -> Self {
        Self {
            hash: hash(source.bytes),
            form: source.form,
            of_brief: false,
        }
    }

    /// Of whatever gives a brief: its notes do not count, nor what the page declares of itself,
    /// since neither is drawn.
    #[must_use]
    pub fn given(brief: &Brief) -> Self {
        let plain = Brief {
            notes: Vec::new(),
            page: crate::article::Page::default(),
            ..brief.clone()
        };
        Self {
            // Plain data is always JSON.
            hash: hash(&serde_json::to_vec(&plain).unwrap_or_default()),
            form: None,
            of_brief: true,
        }
    }
}

impl Shot {
    /// Of a photo.
    #[must_use]
    pub fn of(photo: &Photo) -> Self {
        let name = photo.name.rsplit(['/', '\\']).next().unwrap_or_default();
        Self {
            name: name.to_owned(),
            hash: photo.hash.clone(),
            credit: photo.credit.clone(),
            focus: photo.focus.map(|(x, y)| format!("{x},{y}")),
            treatment: photo.treatment.map(|own| own.name().to_owned()),
            rights: photo.rights.clone(),
        }
    }

    /// The same photo, as a caller has it again.
    pub(crate) fn source<'a>(&'a self, bytes: &'a [u8]) -> photo::Source<'a> {
        photo::Source {
            name: &self.name,
            bytes,
            credit: &self.credit,
            rights: Some(&self.rights),
            focus: self.point(),
            treatment: self.treatment.as_deref().and_then(Treatment::named),
        }
    }

    /// The point to keep in sight.
    fn point(&self) -> Option<(f32, f32)> {
        let (x, y) = self.focus.as_ref()?.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    }
}

impl Inputs {
    /// Without words that were wished for, a photo, or an article beside a brief.
    #[must_use]
    pub fn of(source: &Source<'_>, file: &Settings, dither: Dither) -> Self {
        Self {
            input: Input::of(source),
            article: None,
            set: BTreeMap::new(),
            unaudited: false,
            photo: None,
            on: None,
            format: file.format,
            quality: file.quality,
            effort: file.effort,
            max_bytes: file.max_bytes,
            dither,
        }
    }

    /// The words that were wished for.
    ///
    /// # Errors
    /// A field that this version does not know.
    pub fn wishes(&self) -> Result<Wishes, String> {
        let mut wishes = Wishes::default();
        for (field, words) in &self.set {
            wishes.set(field, words)?;
        }
        Ok(wishes)
    }

    /// What the file was to be.
    #[must_use]
    pub fn file(&self) -> Settings {
        Settings {
            format: self.format,
            quality: self.quality,
            effort: self.effort,
            max_bytes: self.max_bytes,
        }
    }
}

impl Page {
    /// Of a scene; its layout and theme, and the faces at hand.
    #[must_use]
    pub fn of(scene: &Scene, layout: &Layout, theme: &Theme, fonts: &Fonts) -> Self {
        let (width, height) = (scene.size.width(), scene.size.height());
        let words = scene.layers.iter().filter_map(|layer| match layer {
            Layer::Words(words) => Some(words),
            _ => None,
        });
        let runs = words.flat_map(|words| words.lines.iter().flat_map(|set| &set.line.runs));
        let mut faces: Vec<File> = Vec::new();
        let mut seen = Vec::new();
        for run in runs {
            let id = (run.font.data.id(), run.font.index);
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            faces.extend(fonts.face_of(&run.font).map(File::face));
        }
        faces.sort();
        faces.dedup();
        Self {
            layout: File::layout(layout, width, height),
            theme: File::theme(theme),
            logo: theme.logo.as_ref().map(File::logo),
            faces,
            width,
            height,
        }
    }
}

impl File {
    /// A layout as it is drawn on a canvas.
    #[must_use]
    pub fn layout(layout: &Layout, width: u32, height: u32) -> Self {
        Self {
            name: layout.name.clone(),
            hash: layout.drawing(width, height).hash.clone(),
        }
    }

    /// A theme.
    #[must_use]
    pub fn theme(theme: &Theme) -> Self {
        Self {
            name: theme.name.clone(),
            hash: theme.hash.clone(),
        }
    }

    /// A logo; its name says where it stands, too.
    #[must_use]
    pub fn logo(logo: &Logo) -> Self {
        let place = match logo.place {
            Corner::TopRight => "top-right",
            Corner::BottomRight => "bottom-right",
            Corner::TopLeft => "top-left",
            Corner::BottomLeft => "bottom-left",
        };
        let (name, height, clear) = (&logo.name, logo.height, logo.clear);
        Self {
            name: format!("{name} {place}, {height} high, {clear} clear"),
            hash: logo.hash.clone(),
        }
    }

    /// A face.
    #[must_use]
    pub fn face(face: &crate::text::Face) -> Self {
        let (first, last) = (face.weights.start(), face.weights.end());
        let weights = match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        };
        let style = if face.italic { " italic" } else { "" };
        Self {
            name: format!("{} {weights}{style}", face.family),
            hash: face.hash().to_owned(),
        }
    }
}
