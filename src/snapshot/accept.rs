//! Takes new pictures and records, and removes what no case has any more.

use super::cases::{Case, Suite};
use super::outcome::Verdict;
use super::palette;
use super::picture;
use super::record::hash;
use super::run::{ACCEPTED, Kept};
use super::settings::pattern;
use crate::error::{Error, Result, reason};
use crate::write;
use rayon::prelude::*;
use std::fs;

/// What to accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Every case, and every orphan goes.
    All,
    /// Those whose names match one of these patterns, in which `*` and `?` stand for what
    /// differs.
    Named(Vec<String>),
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// The case.
    pub name: String,
    /// What was done.
    pub did: Did,
}

/// What was done with a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Did {
    /// It had no accepted picture and has one now.
    Added,
    /// Its picture or record was replaced.
    Replaced,
    /// An orphan's files were removed.
    Removed,
    /// It was accepted as it is.
    Nothing,
    /// It could not be accepted.
    Failed(Error),
}

impl Suite {
    /// Renders the cases that are picked anew and keeps them as accepted, each with its record.
    /// Every case for itself: one that fails leaves its accepted files as they were.
    ///
    /// # Errors
    /// A pattern that is none, or that no case and no orphan matches.
    pub fn accept(&self, pick: &Pick) -> Result<Vec<Accepted>> {
        let orphans = self.orphans();
        let patterns = match pick {
            Pick::All => None,
            Pick::Named(names) => Some(names),
        };
        let fault = |name: &str, why: &str| Error::Snapshot {
            name: format!("case \"{name}\""),
            why: why.to_owned(),
        };
        let mut compiled = Vec::new();
        for name in patterns.into_iter().flatten() {
            let pattern = pattern(name).map_err(|why| fault(name, &why))?;
            let orphans = orphans.iter().map(|orphan| orphan.name.as_str());
            if !self
                .names()
                .chain(orphans)
                .any(|name| pattern.matches(name))
            {
                let help = "there is none; coverline snapshot test names those that differ";
                return Err(fault(name, help));
            }
            compiled.push(pattern);
        }
        let picked =
            |name: &str| patterns.is_none() || compiled.iter().any(|pattern| pattern.matches(name));
        let cases = self.cases.par_iter().filter(|case| picked(&case.name));
        let mut done: Vec<Accepted> = cases
            .map(|case| Accepted {
                name: case.name.clone(),
                did: self.take(case).unwrap_or_else(Did::Failed),
            })
            .collect();
        for orphan in orphans.iter().filter(|orphan| picked(&orphan.name)) {
            debug_assert_eq!(orphan.verdict, Verdict::Orphan);
            done.push(Accepted {
                name: orphan.name.clone(),
                did: self.remove(&orphan.name).unwrap_or_else(Did::Failed),
            });
        }
        done.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(done)
    }

    fn take(&self, case: &Case) -> Result<Did> {
        let drawn = self.draw(case)?;
        // What cannot be read is replaced; that is what accepting is for.
        let kept = self.kept(case);
        if let Ok(Some((bytes, kept))) = &kept
            && kept.pixels == drawn.pixels
            && kept.file == hash(bytes)
            && kept.scene == drawn.record
        {
            return Ok(Did::Nothing);
        }
        let (pixels, scene) = (drawn.pixels.clone(), drawn.record.clone());
        let picture = drawn.picture(self.settings.width)?;
        let few = self.settings.palette.then(|| palette::indexed(&picture));
        let (png, slack) = match few.flatten() {
            Some(few) => (
                picture::indexed(&picture, few.palette, &few.indices)?,
                few.slack,
            ),
            None => (picture::full(&picture)?, 0.0),
        };
        self.within_cap(&case.name, png.len())?;
        let record = Kept {
            pixels,
            file: hash(&png),
            slack,
            scene,
        };
        let mut json = serde_json::to_vec(&record).map_err(|e| Error::Snapshot {
            name: self.file(&case.name, "json"),
            why: e.to_string(),
        })?;
        json.push(b'\n');
        let name = &case.name;
        write::all(
            &self.folder.join(ACCEPTED),
            &[
                (format!("{name}.png"), &png),
                (format!("{name}.json"), &json),
            ],
        )?;
        Ok(match kept {
            Ok(None) => Did::Added,
            _ => Did::Replaced,
        })
    }

    fn remove(&self, name: &str) -> Result<Did> {
        for ending in ["png", "json"] {
            let path = self.folder.join(ACCEPTED).join(format!("{name}.{ending}"));
            if path.exists() {
                fs::remove_file(&path).map_err(|e| Error::Write {
                    path: path.clone(),
                    why: reason(&e),
                })?;
            }
        }
        Ok(Did::Removed)
    }
}
