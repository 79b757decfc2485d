//! The faces we may draw with: those built into the program and those a caller adds.
//! The machine's own fonts are never used.

use super::face::{Face, Han};
use super::mend::mended;
use crate::error::{Error, Result, reason};
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use skrifa::FontRef;
use skrifa::raw::FileRef;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// All faces, read once and shared by every worker.
#[derive(Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
}

/// The endings of font files, without the dot.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

impl Fonts {
    /// The faces built into the program.
    ///
    /// # Errors
    /// A built-in file that is no font, which a test rules out.
    pub fn built_in() -> Result<Self> {
        let mut fonts = Self::default();
        for (name, bytes) in crate::assets::FACES {
            fonts.add(name, Blob::new(Arc::new(*bytes)), None)?;
        }
        Ok(fonts)
    }

    /// Adds every TTF, OTF, TTC and OTC file of a folder; a face of the same family, weight and
    /// style as one that is there takes its place.
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
                format!(
                    "{}; name a folder of TTF, OTF, TTC or OTC files",
                    reason(&e)
                ),
            )
        })?;
        let mut paths: Vec<_> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|e| ENDINGS.iter().any(|own| e.eq_ignore_ascii_case(own)))
            })
            .collect();
        paths.sort();
        let mut own = Self::default();
        for path in paths {
            let bytes = fs::read(&path).map_err(|e| fault(&path, reason(&e)))?;
            let name = path.display().to_string();
            own.add(&name, Blob::new(Arc::new(bytes)), Some(&name))?;
        }
        // A variable face takes the place of all the weights that it can be set in.
        let instead = |new: &Face, old: &Face| {
            (&new.family, new.italic) == (&old.family, old.italic)
                && new.weights.contains(old.weights.start())
                && new.weights.contains(old.weights.end())
        };
        self.faces
            .retain(|face| own.faces.iter().all(|new| !instead(new, face)));
        self.faces.splice(..0, own.faces);
        Ok(())
    }

    /// Adds each face of a file.
    fn add(&mut self, name: &str, data: Blob<u8>, file: Option<&str>) -> Result<()> {
        let fault = |why: &str| Error::Font {
            name: name.to_owned(),
            why: why.to_owned(),
        };
        let data = mended(data.data()).map_or(data, |mended| Blob::new(Arc::new(mended)));
        let read =
            |font: &FontRef<'_>, index| Face::read(font, data.clone(), index, file).map_err(fault);
        match FileRef::new(data.data()).map_err(|_| fault("not a TTF, OTF, TTC or OTC font"))? {
            FileRef::Font(font) => self.faces.push(read(&font, 0)?),
            FileRef::Collection(fonts) => {
                for index in 0..fonts.len() {
                    let font = fonts
                        .get(index)
                        .map_err(|_| fault(&format!("face {} of it is broken", index + 1)))?;
                    self.faces.push(Face {
                        shared: true,
                        ..read(&font, index)?
                    });
                }
            }
        }
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
                .min_by_key(|face| (face.italic != italic, face.weight_away(weight)))
        })
    }

    /// The families a text is set with: the named ones, then every other, so that whatever
    /// holds a letter is taken before a box. The order of the others does not depend on the
    /// order of folders: added before built in; of families with Han letters, that of the
    /// text's language first, and in languages without Han letters after all others; sans
    /// after sans and serif after serif; then by name. Emoji come last, so that no figure is
    /// theirs.
    #[must_use]
    pub fn families_for(&self, named: &[String], language: &str) -> Vec<String> {
        let of = |family: &str| self.faces.iter().find(|face| face.family == family);
        let serif = named.iter().find_map(|family| of(family)?.serif);
        let wanted = Han::wanted(language);
        let others: BTreeMap<_, _> = self
            .faces
            .iter()
            .rev() // the first face of a family speaks for it
            .filter(|face| !named.contains(&face.family))
            .map(|face| (&face.family, face))
            .collect();
        let mut others: Vec<&Face> = others.into_values().collect();
        others.sort_by_key(|face| {
            let place = |han| wanted.iter().position(|w| *w == han);
            let style = match (serif, face.serif) {
                (Some(a), Some(b)) if a != b => 2,
                (Some(_), None) => 1,
                _ => 0,
            };
            // Wanted forms, faces without Han letters, other forms.
            let han = match face.han.and_then(place) {
                Some(0) => 0,
                None => 1,
                Some(place) => place + 1,
            };
            // Their Greek and Cyrillic are the last to be wanted in other languages.
            let late = face.han.is_some() && !Han::writes(language);
            // By name already, and the sort is stable.
            (face.emoji, late, face.file.is_none(), han, style)
        });
        let others = others.into_iter().map(|face| face.family.clone());
        named.iter().cloned().chain(others).collect()
    }

    /// The face of a shaped run.
    pub(crate) fn face_of(&self, font: &parley::FontData) -> Option<&Face> {
        self.faces
            .iter()
            .find(|face| face.data.id() == font.data.id() && face.index == font.index)
    }

    /// The families, with those of emoji first.
    pub(super) fn emoji_first(&self, families: &[String]) -> Vec<String> {
        let emoji: BTreeSet<&String> = self
            .faces
            .iter()
            .filter(|face| face.emoji)
            .map(|face| &face.family)
            .collect();
        let (first, rest): (Vec<_>, Vec<_>) = families.iter().partition(|f| emoji.contains(f));
        first.into_iter().chain(rest).cloned().collect()
    }

    /// A shaping context's own view of the faces; each worker has one.
    pub(super) fn context(&self) -> FontContext {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut whole = BTreeSet::new();
        for face in &self.faces {
            // A collection is taken whole and by its own names, which are those of its faces; a
            // face of it that another took the place of comes after that one.
            if face.shared {
                if whole.insert(face.data.id()) {
                    collection.register_fonts(face.data.clone(), None);
                }
                continue;
            }
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
