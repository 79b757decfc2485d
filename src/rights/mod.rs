//! Rights in a photo: who made it, what may be done with it and until when, as the metadata of
//! its file say it (IPTC Photo Metadata Standard 2023.1: IIM and XMP).

mod day;
mod iim;
mod packets;
mod terms;
mod xmp;

pub use day::Day;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Letters of one text that is kept; longer ones are contracts.
const LONGEST: usize = 1_000;

/// What is known of a photo's rights, beside the credit that is printed. Empty where nobody
/// said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Rights {
    /// Who took or drew it, all names in one line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub creator: String,
    /// The copyright notice: `© 2026 Ana Ruiz`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub copyright: String,
    /// The terms of use, in words, and the address of a licence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub terms: String,
    /// The last day on which it may be used, as `2026-04-07`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub expires: Option<Day>,
    /// What may not be done with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbids: Vec<Alteration>,
    /// How it came to be: an address of IPTC's digital source types.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source_type: String,
}

/// What may be forbidden to do with a photo (PLUS LDF, image alteration constraints).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Alteration {
    /// Showing a part of it; AL-CRP.
    Crop,
    /// Giving it other colours; AL-CLR.
    Colorize,
    /// Taking its colours away; AL-DCL.
    Decolorize,
    /// Mirroring it; AL-FLP.
    Flip,
    /// Laying other things on it; AL-MRG.
    Merge,
    /// Changing what it shows, blurring it; AL-RET.
    Retouch,
}

impl Alteration {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Crop,
        Self::Colorize,
        Self::Decolorize,
        Self::Flip,
        Self::Merge,
        Self::Retouch,
    ];

    /// The alteration in words: `cropping`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Crop => "cropping",
            Self::Colorize => "other colours",
            Self::Decolorize => "loss of colour",
            Self::Flip => "mirroring",
            Self::Merge => "words or art on it",
            Self::Retouch => "retouching",
        }
    }
}

impl Rights {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These rights, and where they say nothing, others. Terms stand for all that the others say
    /// of use: who was allowed more than a file says states those terms.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        let text = |own: &String, other: &String| if own.is_empty() { other } else { own }.clone();
        let use_of = if self.terms.is_empty() && self.forbids.is_empty() {
            others
        } else {
            self
        };
        let mut forbids = use_of.forbids.clone();
        forbids.extend(terms::forbidden(&use_of.terms));
        forbids.sort_unstable();
        forbids.dedup();
        Self {
            creator: text(&self.creator, &others.creator),
            copyright: text(&self.copyright, &others.copyright),
            terms: use_of.terms.clone(),
            expires: self.expires.or(others.expires),
            forbids,
            source_type: text(&self.source_type, &others.source_type),
        }
    }
}

/// What the metadata of a photo's file say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Found {
    /// The line that is printed: the credit, else the creator, else the copyright notice.
    pub(crate) credit: String,
    pub(crate) rights: Rights,
    /// The point that its regions make the most of.
    pub(crate) focus: Option<Focus>,
    /// What someone should know.
    pub(crate) notes: Vec<String>,
}

/// A point of a photo as it is stored, before it is turned upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Focus {
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// In pixels, rather than from 0 to 1.
    pub(crate) pixels: bool,
}

/// What one kind of metadata says, unmerged.
#[derive(Debug, Default, PartialEq)]
struct Said {
    credit: String,
    creator: String,
    copyright: String,
    /// Texts that speak of use.
    terms: Vec<String>,
    /// Dates of expiry, as they are spelt.
    expires: Vec<String>,
    forbids: Vec<Alteration>,
    source_type: String,
    focus: Option<Focus>,
}

/// Reads what a JPEG, PNG or WebP file says of rights: XMP, and in JPEG also IIM, which XMP
/// overrules. Metadata that cannot be read say nothing.
pub(crate) fn read(bytes: &[u8]) -> Found {
    let packets = packets::of(bytes);
    let xmp = packets.xmp.as_deref().map(xmp::read).unwrap_or_default();
    let iim = iim::read(&packets.resources);
    merged(xmp, iim)
}

fn merged(xmp: Said, iim: Said) -> Found {
    let line = |first: &str, second: &str| {
        let first = one_line(first);
        if first.is_empty() {
            one_line(second)
        } else {
            first
        }
    };
    let mut notes = Vec::new();
    let mut expires: Option<Day> = None;
    for text in xmp.expires.iter().chain(&iim.expires) {
        match Day::last_of(text) {
            // The first day that anyone names is the one to keep to.
            Some(day) => expires = Some(expires.map_or(day, |other| other.min(day))),
            None if text.trim_matches(['0', ' ']).is_empty() => {}
            None => notes.push(format!(
                "its date of expiry, \"{}\", is no date; give it with --expires",
                one_line(text)
            )),
        }
    }
    let mut said: Vec<String> = Vec::new();
    for text in xmp.terms.iter().chain(&iim.terms) {
        let text = one_line(text);
        if !text.is_empty() && !said.contains(&text) {
            said.push(text);
        }
    }
    let creator = line(&xmp.creator, &iim.creator);
    let copyright = line(&xmp.copyright, &iim.copyright);
    let credit = [&line(&xmp.credit, &iim.credit), &creator, &copyright]
        .into_iter()
        .find(|text| !text.is_empty())
        .cloned()
        .unwrap_or_default();
    let read = Rights {
        creator,
        copyright,
        terms: said.join("; "),
        expires,
        forbids: xmp.forbids,
        source_type: one_line(&xmp.source_type),
    };
    Found {
        credit,
        rights: Rights::default().or(&read),
        focus: xmp.focus,
        notes,
    }
}

/// A text in one line, without control characters, of a length that can be kept.
fn one_line(text: &str) -> String {
    let seen = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let seen: String = seen.take(LONGEST).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
