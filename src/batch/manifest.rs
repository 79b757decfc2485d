//! What the manifest says of each article: its files with hash, size, alt text and placeholder,
//! and what each was made of. One JSON object a line, in the order of slugs, so that two
//! manifests of the same files are the same bytes.

use super::name;
use super::outcome::{Change, Correction};
use crate::brief::Brief;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One article of a manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What its files are called.
    pub slug: String,
    /// What the banners say.
    pub headline: String,
    /// The key figures that the banners may show, each with its label.
    pub figures: Vec<String>,
    /// The pictures, in the order of sizes.
    pub files: Vec<Banner>,
    /// What stands beside them: SVGs, a piece of a page, a report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Own>,
    /// Files of this article that it names no more; `--prune` removes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Own>,
    /// Why the article's newest state could not be drawn, so that its files are those of an
    /// older one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<String>,
    /// The state of article and settings that all this was made of.
    pub of: State,
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Banner {
    /// Its name at the destination.
    pub file: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Of the file.
    pub bytes: u64,
    /// BLAKE3 of the file, in hexadecimal.
    pub hash: String,
    /// What it shows, in words.
    pub alt: String,
    /// A ThumbHash in Base64.
    pub thumbhash: String,
    /// The colour that covers most of it, as `#14213D`.
    pub color: String,
    /// The layout's name.
    pub layout: String,
    /// The theme's name.
    pub theme: String,
    /// Someone put it there in place of ours; it is never overwritten or removed. Alt text and
    /// placeholder are then empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// What it was made of: a short hash each of `brief`, `layout`, `theme`, `faces`, `photo`,
    /// `options` and `program`.
    pub made: Made,
}

/// What a banner was made of, by part.
pub type Made = BTreeMap<String, String>;

/// A file that is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Its name at the destination.
    pub file: String,
    /// BLAKE3, in hexadecimal.
    pub hash: String,
    /// Of the file.
    pub bytes: u64,
}

/// The state of an article and of all that is the same for every article, as it was when its
/// files were last seen to be right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// A hash of the article's bytes.
    pub article: String,
    /// A hash of options, layouts, themes, faces and program.
    pub settings: String,
    /// The pictures that it names, and how each was found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pictures: BTreeMap<String, String>,
}

impl Entry {
    /// Every file that is ours: pictures that nobody set by hand, what stands beside them, and
    /// former ones.
    pub fn own(&self) -> impl Iterator<Item = Own> {
        let banners = self.files.iter().filter(|banner| !banner.by_hand);
        let all = self.beside.iter().chain(&self.former).cloned();
        banners.map(Banner::own).chain(all)
    }

    /// Every file that an article shows now.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        let beside = self.beside.iter().map(|own| own.file.as_str());
        self.files.iter().map(|b| b.file.as_str()).chain(beside)
    }

    /// The figures of a brief, as entries tell them.
    pub(super) fn told(brief: &Brief) -> Vec<String> {
        let line = |text: &str, label: &str| format!("{text} {label}").trim().to_owned();
        let figures = brief.figures.iter().map(|own| line(&own.text, &own.label));
        figures.collect()
    }

    /// What was corrected between an entry and a later one.
    pub(super) fn corrected(&self, new: &Self) -> Option<Correction> {
        let mut changes = Vec::new();
        if self.headline != new.headline {
            changes.push(Change {
                field: "headline".to_owned(),
                old: self.headline.clone(),
                new: new.headline.clone(),
            });
        }
        let gone = self.figures.iter().filter(|old| !new.figures.contains(old));
        let mut came: Vec<&String> = new
            .figures
            .iter()
            .filter(|figure| !self.figures.contains(figure))
            .collect();
        for old in gone {
            // Another number of the same thing is its correction, else another thing's name of
            // the same number.
            let like = came.iter().position(|new| alike(old, new));
            changes.push(Change {
                field: "figure".to_owned(),
                old: old.clone(),
                new: like.map(|at| came.remove(at).clone()).unwrap_or_default(),
            });
        }
        changes.extend(came.into_iter().map(|new| Change {
            field: "figure".to_owned(),
            old: String::new(),
            new: new.clone(),
        }));
        (!changes.is_empty()).then(|| Correction {
            changes,
            files: self
                .files
                .iter()
                .map(|banner| banner.file.clone())
                .collect(),
        })
    }
}

/// Whether two figures speak of one thing: the same label, or the same number.
fn alike(old: &str, new: &str) -> bool {
    let parts = |text: &str| {
        let (number, label) = text.split_once(' ').unwrap_or((text, ""));
        (number.to_owned(), label.to_owned())
    };
    let (old, new) = (parts(old), parts(new));
    old.0 == new.0 || !old.1.is_empty() && old.1 == new.1
}

impl Banner {
    /// As a file of ours.
    #[must_use]
    pub fn own(&self) -> Own {
        Own {
            file: self.file.clone(),
            hash: self.hash.clone(),
            bytes: self.bytes,
        }
    }

    /// What is another in `made`, in words; nothing when it was made of the same.
    pub(super) fn changed(&self, made: &Made) -> Vec<String> {
        let parts = self.made.keys().chain(made.keys());
        let mut changed: Vec<String> = parts
            .filter(|part| self.made.get(*part) != made.get(*part))
            .cloned()
            .collect();
        changed.sort();
        changed.dedup();
        changed
    }
}

/// A part of what a banner is made of: sixteen hexadecimal digits, and a name where it has one.
pub(super) fn part(bytes: &[u8]) -> String {
    name::short(&crate::described::hash(bytes))
}
