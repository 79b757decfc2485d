//! Holds a banner against what it says it was made of: its figures against the article, always;
//! its pixels against those drawn anew, when all that they came from is at hand.

mod at_hand;

use crate::article::{self, Form, Source};
use crate::banner::Out;
use crate::brief::{Audit, Brief, Wishes};
use crate::described::{Description, Input, Provenance, hash};
use crate::error::{Error, Result};
use crate::layout::Look;
use crate::renderer::{Order, Renderer};
use crate::scene::Size;
use image::{ImageReader, Limits, RgbImage};
use serde::Serialize;
use std::io::Cursor;

/// What is held against what.
#[derive(Debug, Clone, Copy)]
pub struct Check<'a> {
    /// The banner, as faults call it.
    pub name: &'a str,
    /// Its file: a PNG, WebP or JPEG.
    pub banner: &'a [u8],
    /// The article that shall state its numbers; a feed or list that holds it will do.
    pub article: Source<'a>,
    /// The brief that it was made from, where it was. Default: none.
    pub brief: Option<Source<'a>>,
    /// The photo, its name and bytes. Default: none.
    pub photo: Option<(&'a str, &'a [u8])>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Every number that the banner says it shows, and where the article states it or not.
    pub numbers: Audit,
    /// Whether its pixels are those that it says.
    pub pixels: Pixels,
}

/// What drawing a banner anew shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Pixels {
    /// The same file, byte by byte.
    SameFile,
    /// The same pixels in another file: something else wrote its metadata, or stored it anew.
    SamePixels,
    /// Other pixels.
    Differ {
        /// How many.
        pixels: usize,
        /// Of how many.
        of: usize,
    },
    /// Not compared: something is missing, or is not what it was.
    NotCompared {
        /// What, one a line.
        why: Vec<String>,
    },
}

impl Verdict {
    /// Whether nothing speaks against the banner.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.numbers.mismatches.is_empty() && !matches!(self.pixels, Pixels::Differ { .. })
    }

    /// Whether the pixels are proven, too.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.holds() && matches!(self.pixels, Pixels::SameFile | Pixels::SamePixels)
    }
}

/// A banner's pixels: as many as the largest has, and what a decoder keeps beside them.
const MEMORY: u64 = 256 << 20;
/// The longest side of a banner.
const SIDE: u32 = 4096;

/// Checks a banner.
///
/// # Errors
/// A file that is no banner of ours or is damaged; an article that cannot be read.
pub fn verify(renderer: &Renderer, check: &Check<'_>) -> Result<Verdict> {
    let described = Description::read(check.name, check.banner)?;
    let shown = decoded(check.name, check.banner)?;
    let items = article::items(&check.article)?;
    let inputs = &described.made.inputs;
    let wanted = inputs.article.as_ref().unwrap_or(&inputs.input);
    let own = items
        .iter()
        .find(|item| hash(item.source().bytes) == wanted.hash);
    let article = match (own, items.as_slice()) {
        (Some(item), _) | (None, [item]) => item.source(),
        // Reading several as one says which there are.
        _ => check.article,
    };
    Ok(Verdict {
        numbers: numbers(check.name, &described, &article)?,
        pixels: pixels(renderer, check, &described, (&article, &shown))?,
    })
}

/// The audit of what the banner says, as of any brief.
fn numbers(name: &str, described: &Description, article: &Source<'_>) -> Result<Audit> {
    let brief = Brief {
        alt: described.alt.clone(),
        ..described.brief.clone()
    };
    let bytes = serde_json::to_vec(&brief).map_err(|e| Error::Article {
        name: name.to_owned(),
        why: e.to_string(),
    })?;
    let given = Source {
        name,
        bytes: &bytes,
        form: Some(Form::Brief),
    };
    let draft = Brief::of(&given, &Wishes::default())?.against(article)?;
    Ok(draft.audit().unwrap_or_default())
}

/// Draws the banner anew and compares, where that can be done.
fn pixels(
    renderer: &Renderer,
    check: &Check<'_>,
    described: &Description,
    (article, shown): (&Source<'_>, &RgbImage),
) -> Result<Pixels> {
    let made = &described.made;
    let mut why = at_hand::differences(renderer, check, made, article);
    let wishes = made.inputs.wishes().unwrap_or_else(|fault| {
        why.push(fault);
        Wishes::default()
    });
    let size = Size::parse(&format!("{}x{}", made.page.width, made.page.height));
    let size = size.map_err(|fault| why.push(fault.to_string())).ok();
    let (Some(size), true) = (size, why.is_empty()) else {
        return Ok(Pixels::NotCompared { why });
    };
    let form = made.inputs.input.form;
    let order = Order {
        source: Source {
            form,
            ..check.brief.unwrap_or(*article)
        },
        article: made.inputs.article.as_ref().map(|told| Source {
            form: told.form,
            ..*article
        }),
        unaudited: made.inputs.unaudited,
        wishes,
        look: Look {
            layout: Some(made.page.layout.name.clone()),
            theme: Some(made.page.theme.name.clone()),
        },
        photo: made
            .inputs
            .photo
            .as_ref()
            .zip(check.photo)
            .map(|(shot, (_, bytes))| shot.source(bytes)),
        finder: None,
        on: made.inputs.on,
        sizes: vec![size],
        out: Out {
            file: made.inputs.file(),
            dither: made.inputs.dither,
            ..Out::default()
        },
    };
    let cannot = |fault: Error| Pixels::NotCompared {
        why: vec![format!("it cannot be drawn anew: {fault}")],
    };
    let mut pages = match renderer.pages_as(&order, made.choice.clone()) {
        Ok(pages) => pages,
        Err(fault) => return Ok(cannot(fault)),
    };
    if made.inputs.input.of_brief {
        if Input::given(&pages.brief) != made.inputs.input {
            let why = "the article gives another brief than the banner was made of";
            return Ok(Pixels::NotCompared {
                why: vec![why.to_owned()],
            });
        }
        pages.tell_brief_alone();
    }
    let again = match renderer.bind(pages) {
        Ok(made) => made.banners.into_iter().next(),
        Err(fault) => return Ok(cannot(fault)),
    };
    let bytes = again.map(|banner| banner.bytes).unwrap_or_default();
    if bytes == check.banner {
        return Ok(Pixels::SameFile);
    }
    let compared = compared(shown, &decoded("the banner drawn anew", &bytes)?);
    let program = Provenance::program();
    Ok(match compared {
        Pixels::Differ { .. } if made.program != program => {
            let why = vec![format!(
                "made by {}, and {program} draws it differently",
                made.program
            )];
            Pixels::NotCompared { why }
        }
        other => other,
    })
}

fn compared(shown: &RgbImage, again: &RgbImage) -> Pixels {
    let of = shown.pixels().len();
    if shown.dimensions() != again.dimensions() {
        return Pixels::Differ { pixels: of, of };
    }
    let differ = |(a, b): &(&image::Rgb<u8>, &image::Rgb<u8>)| a != b;
    match shown.pixels().zip(again.pixels()).filter(differ).count() {
        0 => Pixels::SamePixels,
        pixels => Pixels::Differ { pixels, of },
    }
}

fn decoded(name: &str, bytes: &[u8]) -> Result<RgbImage> {
    let fault = |why: String| Error::Picture {
        name: name.to_owned(),
        why: format!("damaged or cut off ({why}); name the file as render wrote it"),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|e| fault(e.to_string()))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    reader.limits(limits);
    let picture = reader.decode().map_err(|e| fault(e.to_string()))?;
    Ok(picture.to_rgb8())
}
