//! What came of a snapshot run: plain data, from which verdicts are printed and reports are made.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Every case of a run, and what happened to each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The folder of `snapshot.toml`, as the caller named it.
    pub folder: String,
    /// In the order of their names.
    pub cases: Vec<Outcome>,
}

/// One case: an article (or brief) on a layout and theme at a size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// `ARTICLE-LAYOUT-THEME-SIZE`; also the stem of its accepted files.
    pub name: String,
    /// The article's file name; empty for an orphan.
    pub article: String,
    /// The layout's name; empty for an orphan.
    pub layout: String,
    /// The theme's name; empty for an orphan.
    pub theme: String,
    /// As `1600x900`; empty for an orphan.
    pub size: String,
    /// What is to be said of it.
    pub verdict: Verdict,
    /// What changed, in words, most telling first: `headline 64 → 58 px, 2 → 3 lines`.
    pub explanation: Vec<String>,
    /// What kinds of change these are, each once.
    pub kinds: Vec<Kind>,
    /// How the pictures differ; `None` where there are not two to compare.
    pub difference: Option<Pixels>,
    /// The accepted picture, relative to the folder.
    pub accepted: Option<PathBuf>,
    /// The new picture.
    pub actual: Option<PathBuf>,
    /// Why it could not be rendered or read; empty when it could.
    pub error: String,
}

/// What is to be said of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Could not be rendered, or its accepted picture could not be read.
    Failed,
    /// Looks different.
    Changed,
    /// A case that has no accepted picture yet.
    New,
    /// An accepted picture that no case names any more.
    Orphan,
    /// Differs by no more than its tolerance: rounding, edges drawn a shade apart.
    Noise,
    /// The same pixels.
    Same,
}

/// A kind of change, for filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Other words.
    Words,
    /// Other size, face, tracking or number of lines.
    Type,
    /// Stands elsewhere.
    Place,
    /// Came or went.
    Element,
    /// Another colour.
    Color,
    /// The photo, or how it is cropped or toned.
    Photo,
    /// Other shapes, or a change that only the pixels show.
    Art,
}

/// How two pictures differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pixels {
    /// Pixels that look different, masks and anti-aliased edges left out.
    pub changed: u64,
    /// Pixels that differ only as anti-aliased edges do.
    pub edges: u64,
    /// `changed` as a share of all pixels outside masks, from 0 to 1.
    pub share: f64,
    /// Structural similarity, 1 for the same picture.
    pub score: f64,
    /// Left, top, width and height of the places that changed, largest first.
    pub boxes: Vec<[u32; 4]>,
}

impl Outcome {
    /// Of a case of which nothing is known yet.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            article: String::new(),
            layout: String::new(),
            theme: String::new(),
            size: String::new(),
            verdict: Verdict::Failed,
            explanation: Vec::new(),
            kinds: Vec::new(),
            difference: None,
            accepted: None,
            actual: None,
            error: String::new(),
        }
    }
}

impl Run {
    /// How many cases have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        let cases = self.cases.iter();
        cases.filter(|case| case.verdict == verdict).count()
    }

    /// Whether every case looks as accepted; noise does.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let same = |case: &Outcome| matches!(case.verdict, Verdict::Same | Verdict::Noise);
        self.cases.iter().all(same)
    }

    /// `300 cases: 2 changed, 1 new, 297 same`, the worst first.
    #[must_use]
    pub fn summary(&self) -> String {
        let kinds = [
            (Verdict::Failed, "failed"),
            (Verdict::Changed, "changed"),
            (Verdict::New, "new"),
            (Verdict::Orphan, "orphan"),
            (Verdict::Noise, "noise"),
            (Verdict::Same, "same"),
        ];
        let counts = kinds
            .iter()
            .map(|(verdict, name)| (self.count(*verdict), name));
        let counts = counts.filter(|(count, _)| *count > 0);
        let counts: Vec<_> = counts
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        let cases = self.cases.len();
        let s = if cases == 1 { "" } else { "s" };
        format!("{cases} case{s}: {}", counts.join(", "))
    }
}

impl Outcome {
    /// The case in one line: `NAME: changed: headline 64 → 58 px; 0.4 % of pixels`.
    #[must_use]
    pub fn line(&self) -> String {
        let name = &self.name;
        match self.verdict {
            Verdict::Failed => format!("{name}: failed: {}", self.error),
            Verdict::Changed => format!("{name}: changed: {}", self.explanation.join("; ")),
            Verdict::Noise => format!("{name}: noise: {}", self.explanation.join("; ")),
            Verdict::New => format!("{name}: new: no accepted picture yet"),
            Verdict::Orphan => format!("{name}: orphan: no case has this accepted picture"),
            Verdict::Same => format!("{name}: same"),
        }
    }
}
