//! Renders the cases of a folder and compares them with what was accepted.

use super::cases::{Case, Suite, stems, up_to};
use super::compare::{Compared, Rules, compare, difference};
use super::explain::{self, Change, explain};
use super::outcome::{Kind, Outcome, Run, Verdict};
use super::picture::{self, scaled};
use super::record::{Record, hash};
use crate::error::{Error, Result, reason};
use crate::layout::Look;
use crate::raster::Raster;
use crate::write;
use image::RgbImage;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where accepted pictures and records stand, in the folder.
pub(super) const ACCEPTED: &str = "accepted";
/// Where new pictures and differences go, in the folder.
const OUTPUT: &str = "output";
/// The most bytes of a file that is read.
const MAX_FILE: usize = 64 << 20;

/// What is kept beside an accepted picture.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    /// A hash of the banner's pixels at full size: one that draws the same needs no look.
    pub(super) pixels: String,
    /// A hash of the accepted file.
    pub(super) file: String,
    /// How far off its palette is, in levels.
    pub(super) slack: f32,
    /// What the scene held.
    pub(super) scene: Record,
}

/// A case, drawn.
pub(super) struct Drawn {
    raster: Raster,
    pub(super) pixels: String,
    pub(super) record: Record,
}

impl Drawn {
    /// As an accepted picture is kept.
    pub(super) fn picture(self, width: Option<u32>) -> Result<RgbImage> {
        let (wide, tall) = (self.raster.size.width(), self.raster.size.height());
        let picture = RgbImage::from_raw(wide, tall, self.raster.pixels);
        let picture = picture.ok_or_else(|| Error::Picture {
            name: self.record.layout,
            why: "cut short".to_owned(),
        })?;
        Ok(scaled(picture, width))
    }
}

impl Suite {
    /// Renders every case and compares it with what was accepted; new pictures and differences
    /// go to `output` in the folder.
    ///
    /// # Errors
    /// The output folder cannot be written to.
    pub fn run(&self) -> Result<Run> {
        self.clear()?;
        let outcomes: Result<Vec<Outcome>> = self
            .cases
            .par_iter()
            .map(|case| self.one(case))
            .chain(self.orphans().into_par_iter().map(Ok))
            .collect();
        let mut cases = outcomes?;
        cases.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Run {
            folder: self.folder.display().to_string(),
            cases,
        })
    }

    pub(super) fn draw(&self, case: &Case) -> Result<Drawn> {
        let look = Look {
            layout: Some(case.layout.clone()),
            theme: Some(case.theme.clone()),
        };
        let photo = self.shown.as_ref().map(|shown| &shown.photo);
        let drawn = self.renderer.drawn(&case.brief, photo, &look, case.size);
        let (scene, raster) = drawn?;
        Ok(Drawn {
            pixels: hash(&raster.pixels),
            record: Record::of(&scene, self.shown.as_ref()),
            raster,
        })
    }

    fn one(&self, case: &Case) -> Result<Outcome> {
        let blank = Outcome {
            article: case.article.clone(),
            layout: case.layout.clone(),
            theme: case.theme.clone(),
            size: case.size.to_string(),
            ..Outcome::named(&case.name)
        };
        let failed = |why: Error| Outcome {
            error: why.to_string(),
            ..blank.clone()
        };
        let drawn = match self.draw(case) {
            Ok(drawn) => drawn,
            Err(why) => return Ok(failed(why)),
        };
        let (bytes, kept) = match self.kept(case) {
            Ok(Some(kept)) => kept,
            Ok(None) => {
                let picture = drawn.picture(self.settings.width)?;
                return Ok(Outcome {
                    verdict: Verdict::New,
                    actual: Some(self.put(&case.name, &picture)?),
                    ..blank
                });
            }
            Err(why) => return Ok(failed(why)),
        };
        let accepted = Some(Path::new(ACCEPTED).join(format!("{}.png", case.name)));
        if kept.pixels == drawn.pixels && kept.file == hash(&bytes) {
            return Ok(Outcome {
                verdict: Verdict::Same,
                accepted,
                ..blank
            });
        }
        let changes = explain(&kept.scene, &drawn.record);
        let expected = match picture::read(&self.file(&case.name, "png"), &bytes) {
            Ok(expected) => expected,
            Err(why) => return Ok(failed(why)),
        };
        let actual = drawn.picture(self.settings.width)?;
        let mut rules = self.settings.rules(&case.name, case.size);
        rules.tolerance += kept.slack;
        let judged = judge(compare(&expected, &actual, &rules), changes);
        let mut outcome = Outcome { accepted, ..blank };
        judged.tell(&mut outcome);
        if outcome.verdict == Verdict::Changed {
            outcome.actual = Some(self.put(&case.name, &actual)?);
            let name = format!("{}-difference", case.name);
            self.put(&name, &difference(&expected, &actual, &rules))?;
        }
        Ok(outcome)
    }

    /// A case's accepted picture and what is kept beside it; `None` for a new one.
    pub(super) fn kept(&self, case: &Case) -> Result<Option<(Vec<u8>, Kept)>> {
        let read = |ending: &str| {
            let path = self.folder.join(ACCEPTED);
            let path = path.join(format!("{}.{ending}", case.name));
            path.exists().then(|| up_to(&path, MAX_FILE)).transpose()
        };
        let missing = |ending: &str| Error::Snapshot {
            name: self.file(&case.name, ending),
            why: "missing; restore it or accept the case".to_owned(),
        };
        let (bytes, json) = match (read("png")?, read("json")?) {
            (None, None) => return Ok(None),
            (Some(_), None) => return Err(missing("json")),
            (None, Some(_)) => return Err(missing("png")),
            (Some(bytes), Some(json)) => (bytes, json),
        };
        self.within_cap(&case.name, bytes.len())?;
        let kept = serde_json::from_slice(&json).map_err(|e| Error::Snapshot {
            name: self.file(&case.name, "json"),
            why: format!("cannot be read: {e}; restore it or accept the case"),
        })?;
        Ok(Some((bytes, kept)))
    }

    /// An accepted file, as messages name it.
    pub(super) fn file(&self, name: &str, ending: &str) -> String {
        let path = self.folder.join(ACCEPTED).join(format!("{name}.{ending}"));
        path.display().to_string()
    }

    /// Accepted files stay small, or a repository does not.
    pub(super) fn within_cap(&self, name: &str, bytes: usize) -> Result<()> {
        let most = self.settings.max_bytes;
        if bytes as u64 <= most {
            return Ok(());
        }
        Err(Error::Snapshot {
            name: self.file(name, "png"),
            why: format!(
                "{bytes} bytes, more than max_bytes = {most}; in snapshot.toml set width = 600 or palette = true, or raise max_bytes"
            ),
        })
    }

    /// Accepted files that no case names any more.
    pub(super) fn orphans(&self) -> Vec<Outcome> {
        let mut stems = stems(&self.folder.join(ACCEPTED));
        for case in &self.cases {
            stems.remove(&case.name);
        }
        let orphan = |(name, endings): (String, Vec<String>)| Outcome {
            accepted: endings
                .contains(&"png".to_owned())
                .then(|| Path::new(ACCEPTED).join(format!("{name}.png"))),
            verdict: Verdict::Orphan,
            ..Outcome::named(&name)
        };
        stems.into_iter().map(orphan).collect()
    }

    /// Takes the pictures of an earlier run out of the output folder, so that none is stale.
    fn clear(&self) -> Result<()> {
        let output = self.folder.join(OUTPUT);
        if !output.join(".gitignore").exists() {
            return Ok(()); // not a folder of ours
        }
        for name in stems(&output).into_keys() {
            let path = output.join(format!("{name}.png"));
            if path.exists() {
                fs::remove_file(&path).map_err(|e| Error::Write {
                    path: path.clone(),
                    why: reason(&e),
                })?;
            }
        }
        Ok(())
    }

    /// Writes a picture to the output folder, which no repository takes in.
    fn put(&self, name: &str, picture: &RgbImage) -> Result<PathBuf> {
        let output = self.folder.join(OUTPUT);
        let file = format!("{name}.png");
        let made = self.output.get_or_init(|| {
            let ignore = (".gitignore".to_owned(), b"*\n".as_slice());
            write::all(&output, &[ignore]).map(|_| ())
        });
        made.clone()?;
        let png = picture::quick(picture)?;
        write::all(&output, &[(file.clone(), &png)])?;
        Ok(Path::new(OUTPUT).join(file))
    }
}

/// A verdict with its reasons.
pub(super) struct Judged {
    verdict: Verdict,
    changes: Vec<Change>,
    compared: Option<Compared>,
}

/// Pixels and records decide together. A pixel that looks different is a change whatever the
/// records say. Where only edges and grain differ, the records tell whether something moved by
/// a part of a pixel or the raster drew the same anew.
fn judge(compared: Option<Compared>, mut changes: Vec<Change>) -> Judged {
    let verdict = match &compared {
        None => Verdict::Same,
        Some(compared) if compared.only_masked() => Verdict::Same,
        Some(compared) => {
            let seen = changes.iter().any(|change| change.seen);
            let pixels = &compared.pixels;
            if pixels.changed > 0 && !seen {
                changes.extend(explain::unexplained(pixels));
            }
            if pixels.changed > 0 || (seen && pixels.edges + compared.grain > 0) {
                Verdict::Changed
            } else {
                Verdict::Noise
            }
        }
    };
    Judged {
        verdict,
        changes,
        compared: compared.filter(|_| verdict != Verdict::Same),
    }
}

impl Judged {
    fn tell(self, outcome: &mut Outcome) {
        outcome.verdict = self.verdict;
        let Some(compared) = self.compared else {
            return;
        };
        let mut kinds: BTreeMap<Kind, ()> = BTreeMap::new();
        for change in self.changes {
            kinds.insert(change.kind, ());
            outcome.explanation.push(change.words);
        }
        outcome.explanation.push(explain::share(&compared));
        outcome.kinds = kinds.into_keys().collect();
        outcome.difference = Some(compared.pixels);
    }
}

/// Judges two pictures with their records, as a run does: for tests of one's own.
#[must_use]
pub fn judged(
    (expected, before): (&RgbImage, &Record),
    (actual, after): (&RgbImage, &Record),
    rules: &Rules,
) -> (Verdict, Vec<String>) {
    let mut outcome = Outcome::named("");
    judge(compare(expected, actual, rules), explain(before, after)).tell(&mut outcome);
    (outcome.verdict, outcome.explanation)
}
