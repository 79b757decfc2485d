//! The faces we may draw with: those built into the program and those a caller adds.
//! The machine's own fonts are never used.

use crate::error::{Error, Result, reason};
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::FileRef;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// One face: a font file of one family, weight and style.
#[derive(Clone)]
pub struct Face {
    /// The typographic family, such as `Libre Franklin`.
    pub family: String,
    /// Weight from 100 to 900.
    pub weight: u16,
    /// Italic or upright.
    pub italic: bool,
    /// Heights, in ems.
    pub metrics: Metrics,
    data: Blob<u8>,
}

/// The heights of a face, in ems, so that they hold at every size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Baseline to the top of a capital.
    pub cap_height: f32,
    /// Baseline to the top of an x.
    pub x_height: f32,
    /// Baseline to the bottom of a descender; positive.
    pub descent: f32,
}

/// All faces, read once and shared by every worker.
#[derive(Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
}

impl Fonts {
    /// The faces built into the program.
    ///
    /// # Errors
    /// A built-in file that is no font, which a test rules out.
    pub fn built_in() -> Result<Self> {
        let mut fonts = Self::default();
        for (name, bytes) in crate::assets::FACES {
            fonts.add(name, Blob::new(Arc::new(*bytes)))?;
        }
        Ok(fonts)
    }

    /// Adds every TTF and OTF file of a folder; a face of the same family, weight and style
    /// as one that is there takes its place.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or a file that is no font.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let fault = |path: &Path, why: String| Error::Font {
            name: path.display().to_string(),
            why,
        };
        let entries = fs::read_dir(folder).map_err(|e| {
            fault(
                folder,
                format!("{}; name a folder of TTF or OTF files", reason(&e)),
            )
        })?;
        let mut paths: Vec<_> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|e| e.eq_ignore_ascii_case("ttf") || e.eq_ignore_ascii_case("otf"))
            })
            .collect();
        paths.sort();
        let mut own = Self::default();
        for path in paths {
            let bytes = fs::read(&path).map_err(|e| fault(&path, reason(&e)))?;
            own.add(&path.display().to_string(), Blob::new(Arc::new(bytes)))?;
        }
        let same =
            |a: &Face, b: &Face| (&a.family, a.weight, a.italic) == (&b.family, b.weight, b.italic);
        self.faces
            .retain(|face| own.faces.iter().all(|o| !same(o, face)));
        self.faces.splice(..0, own.faces);
        Ok(())
    }

    fn add(&mut self, name: &str, data: Blob<u8>) -> Result<()> {
        let fault = |why: &str| Error::Font {
            name: name.to_owned(),
            why: why.to_owned(),
        };
        let file = FileRef::new(data.data()).map_err(|_| fault("not a TTF or OTF font"))?;
        let FileRef::Font(font) = file else {
            return Err(fault("a font collection; split it into single faces"));
        };
        let face = Face::read(&font, data.clone()).ok_or_else(|| fault("has no family name"))?;
        self.faces.push(face);
        Ok(())
    }

    /// Every face.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The face of the first of `families` that is there, nearest in style and weight.
    #[must_use]
    pub fn face(&self, families: &[String], weight: u16, italic: bool) -> Option<&Face> {
        families.iter().find_map(|family| {
            self.faces
                .iter()
                .filter(|face| face.family == *family)
                .min_by_key(|face| (face.italic != italic, face.weight.abs_diff(weight)))
        })
    }

    /// Whether any of `families` holds the letter.
    #[must_use]
    pub fn holds(&self, families: &[String], letter: char) -> bool {
        self.faces
            .iter()
            .filter(|face| families.contains(&face.family))
            .any(|face| face.holds(letter))
    }

    /// A shaping context's own view of the faces; each worker has one.
    pub(super) fn context(&self) -> FontContext {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for face in &self.faces {
            let named = FontInfoOverride {
                family_name: Some(&face.family),
                ..Default::default()
            };
            collection.register_fonts(face.data.clone(), Some(named));
        }
        FontContext {
            collection,
            source_cache: SourceCache::default(),
        }
    }
}

impl Face {
    fn read(font: &FontRef<'_>, data: Blob<u8>) -> Option<Self> {
        let name = |id| {
            font.localized_strings(id)
                .english_or_first()
                .map(|s| s.to_string())
        };
        let family =
            name(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(StringId::FAMILY_NAME))?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let attributes = font.attributes();
        Some(Self {
            family,
            weight: attributes.weight.value() as u16,
            italic: attributes.style != skrifa::attribute::Style::Normal,
            metrics: Metrics {
                // Without the OS/2 heights: those of a usual Latin face.
                cap_height: metrics.cap_height.filter(|h| *h > 0.0).unwrap_or(0.7),
                x_height: metrics.x_height.filter(|h| *h > 0.0).unwrap_or(0.5),
                descent: metrics.descent.abs(),
            },
            data,
        })
    }

    /// Whether the face has a glyph for the letter.
    #[must_use]
    pub fn holds(&self, letter: char) -> bool {
        FontRef::new(self.data.data()).is_ok_and(|font| font.charmap().map(letter).is_some())
    }
}
