//! The best file below a number of bytes, by a search that always goes the same way.

use super::palette::{Indexed, Limit};
use super::{Effort, Encoded, Format, How, Metadata, Method, Picture, Settings, Try};
use super::{jpeg, png, webp};
use crate::error::{Error, Result};

/// The best file that a budget allows; without one, the file that was asked for.
pub(super) fn best(
    picture: &Picture<'_>,
    settings: &Settings,
    metadata: &Metadata,
) -> Result<Encoded> {
    let mut search = Search {
        picture,
        settings,
        metadata,
        tried: Vec::new(),
    };
    let found = match settings.format.qualities() {
        None => search.png()?,
        Some(_) => search.lossy()?,
    };
    match found {
        Some((method, bytes)) => Ok(Encoded {
            bytes,
            how: How {
                format: settings.format,
                method,
                xmp: metadata.xmp.is_some() && settings.format.most_xmp() > 0,
                max_bytes: settings.max_bytes,
                tried: search.tried,
            },
        }),
        None => Err(search.refused()),
    }
}

/// A file made in the way that another was.
pub(super) fn made(picture: &Picture<'_>, how: &How, metadata: &Metadata) -> Result<Vec<u8>> {
    match how.method {
        Method::TrueColor { effort } => true_color(picture, effort, metadata),
        Method::Lossy { quality, effort } => lossy(picture, how.format, quality, effort, metadata),
        Method::Palette { .. } => match Indexed::of(picture) {
            Some(indexed) => indexed.png(picture, metadata),
            None => png::small(picture, metadata),
        },
    }
}

fn true_color(picture: &Picture<'_>, effort: Effort, metadata: &Metadata) -> Result<Vec<u8>> {
    match effort {
        Effort::Fast | Effort::Default => png::whole(picture, effort, metadata),
        Effort::Small => png::small(picture, metadata),
    }
}

fn lossy(
    picture: &Picture<'_>,
    format: Format,
    quality: u8,
    effort: Effort,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    match format {
        Format::Webp => webp::encode(picture, quality, effort, metadata),
        Format::Jpeg => jpeg::encode(picture, quality, effort, metadata),
        #[cfg(feature = "avif")]
        Format::Avif => super::avif::encode(picture, quality, effort),
        #[cfg(not(feature = "avif"))]
        Format::Avif => Err(fault(picture, Format::NO_AVIF.to_owned())),
        Format::Png => png::whole(picture, effort, metadata),
    }
}

/// A way to encode, and the file that it made.
type Found = Option<(Method, Vec<u8>)>;

struct Search<'a> {
    picture: &'a Picture<'a>,
    settings: &'a Settings,
    metadata: &'a Metadata,
    /// What was made and not taken, in order.
    tried: Vec<Try>,
}

impl Search<'_> {
    fn fits(&self, bytes: &[u8]) -> bool {
        self.settings
            .max_bytes
            .is_none_or(|most| bytes.len() <= most)
    }

    fn keep(&mut self, method: Method, bytes: &[u8]) {
        self.tried.push(Try {
            method,
            bytes: bytes.len(),
        });
    }

    /// Every pixel, then fewer bytes for them, then a palette: unseen first, passable last.
    fn png(&mut self) -> Result<Found> {
        if self.settings.quality.is_some() {
            let why = "PNG has no quality; use --effort small, or WebP, JPEG or AVIF";
            return Err(fault(self.picture, why.to_owned()));
        }
        let effort = self.settings.effort;
        if effort != Effort::Small {
            let bytes = png::whole(self.picture, effort, self.metadata)?;
            let method = Method::TrueColor { effort };
            if self.fits(&bytes) {
                return Ok(Some((method, bytes)));
            }
            self.keep(method, &bytes);
        }
        let indexed = Indexed::of(self.picture);
        let unseen = indexed.as_ref().is_some_and(|i| i.is_within(Limit::UNSEEN));
        if !unseen {
            let bytes = png::small(self.picture, self.metadata)?;
            let method = Method::TrueColor {
                effort: Effort::Small,
            };
            if self.fits(&bytes) {
                return Ok(Some((method, bytes)));
            }
            self.keep(method, &bytes);
        }
        // Without bands, if there is room for the pattern that takes.
        let mixed = indexed.as_ref().and_then(|own| own.mixed(self.picture));
        for indexed in [mixed, indexed].into_iter().flatten() {
            if !indexed.is_within(Limit::PASSABLE) {
                continue;
            }
            let method = Method::Palette {
                colors: indexed.colors(),
                difference: indexed.difference(),
            };
            let bytes = indexed.png(self.picture, self.metadata)?;
            if self.fits(&bytes) {
                return Ok(Some((method, bytes)));
            }
            self.keep(method, &bytes);
        }
        Ok(None)
    }

    /// The quality that was asked for, or the highest below it whose file fits, by bisection.
    fn lossy(&mut self) -> Result<Found> {
        let Settings {
            format,
            effort,
            quality,
            ..
        } = *self.settings;
        let Some(range) = format.qualities() else {
            return Ok(None);
        };
        let method = |quality| Method::Lossy { quality, effort };
        let file = |quality| lossy(self.picture, format, quality, effort, self.metadata);
        let top = quality.unwrap_or(range.usual).clamp(1, 100);
        let bytes = file(top)?;
        if self.fits(&bytes) {
            return Ok(Some((method(top), bytes)));
        }
        let mut tried = vec![(top, bytes.len())];
        let least = range.least.min(top);
        let (mut low, mut high) = (least, top);
        let mut found = None;
        if least < top {
            let bytes = file(least)?;
            if self.fits(&bytes) {
                found = Some((least, bytes));
            } else {
                tried.push((least, bytes.len()));
            }
        }
        while found.is_some() && high - low > 1 {
            let middle = low.midpoint(high);
            let bytes = file(middle)?;
            if self.fits(&bytes) {
                low = middle;
                let worse = found.replace((middle, bytes));
                tried.extend(worse.map(|(quality, bytes)| (quality, bytes.len())));
            } else {
                high = middle;
                tried.push((middle, bytes.len()));
            }
        }
        for (quality, bytes) in tried {
            let method = method(quality);
            self.tried.push(Try { method, bytes });
        }
        Ok(found.map(|(quality, bytes)| (method(quality), bytes)))
    }

    /// Why nothing fits, and what would.
    fn refused(&self) -> Error {
        let Settings {
            format, max_bytes, ..
        } = *self.settings;
        let most = max_bytes.unwrap_or_default();
        let least = self.tried.iter().min_by_key(|tried| tried.bytes);
        let (smallest, method) = least.map_or((0, String::new()), |tried| {
            (tried.bytes, tried.method.to_string())
        });
        let floor = match format.qualities() {
            Some(range) => format!("quality {} is the least", range.least),
            None if matches!(
                self.tried.last(),
                Some(Try {
                    method: Method::Palette { .. },
                    ..
                })
            ) =>
            {
                "it has no fewer colours".to_owned()
            }
            None => "256 colours are too far off".to_owned(),
        };
        let others = Format::WRITTEN.iter().filter(|other| **other != format);
        let fits = others.into_iter().find_map(|other| {
            let settings = Settings {
                format: *other,
                quality: None,
                ..*self.settings
            };
            let mut search = Search {
                picture: self.picture,
                settings: &settings,
                metadata: &super::Metadata::default(),
                tried: Vec::new(),
            };
            let found = match other.qualities() {
                Some(_) => search.lossy(),
                None => search.png(),
            };
            found
                .ok()
                .flatten()
                .map(|(how, bytes)| (*other, how, bytes))
        });
        let advice = match fits {
            Some((other, how, bytes)) => format!(
                "{other} fits in {} with {how}: --format {}",
                said(bytes.len()),
                other.to_string().to_lowercase()
            ),
            None => "no other format fits; allow more bytes or make it smaller".to_owned(),
        };
        Error::Large {
            banner: format!("{}x{}", self.picture.width, self.picture.height),
            why: format!(
                "{format} takes {} in {method}, more than the {} allowed, and {floor}; {advice}",
                said(smallest),
                said(most)
            ),
        }
    }
}

fn fault(picture: &Picture<'_>, why: String) -> Error {
    Error::Picture {
        name: format!("banner {}x{}", picture.width, picture.height),
        why,
    }
}

/// Bytes in words: below 10 kB to the byte, so that a budget never seems kept that is not.
pub(super) fn said(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        _ if bytes.is_multiple_of(1000) => format!("{} kB", bytes / 1000),
        _ => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
    }
}

/// Names of units, and how many bytes each is.
const UNITS: [(&str, f64); 8] = [
    ("", 1.0),
    ("b", 1.0),
    ("k", 1000.0),
    ("kb", 1000.0),
    ("kib", 1024.0),
    ("m", 1_000_000.0),
    ("mb", 1_000_000.0),
    ("mib", 1_048_576.0),
];

pub(super) fn bytes(text: &str) -> std::result::Result<usize, String> {
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim().to_lowercase();
    let factor = UNITS.iter().find(|(name, _)| *name == unit);
    let number = number.parse::<f64>().ok().filter(|n| *n > 0.0);
    match (number, factor) {
        (Some(number), Some((_, factor))) => Ok((number * factor) as usize),
        _ => Err("write it as 300k, 300kB, 292KiB or 1.5MB".to_owned()),
    }
}
