//! What is the same for all articles of a run, for `render` and `batch` alike: which look, sizes,
//! photo and files are wanted, checked before the first article is read.

use crate::fetch::{self, Host};
use crate::{house, input, pictures};
use clap::ValueEnum;
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::encode::{self, Dither, Effort, Format, Settings};
use coverline::error::reason;
use coverline::house::{House, Name};
use coverline::layout::Look;
use coverline::photo::{self, Found, Photo, Treatment};
use coverline::publish::Wanted;
use coverline::renderer::Standing;
use coverline::rights::{Day, Rights};
use coverline::scene::Size;
use coverline::{Error, Renderer};
use std::path::{Path, PathBuf};

/// The options that say it.
#[derive(clap::Args)]
pub(crate) struct Making {
    /// A layout's name, or auto: one that shows most of what the article holds, and shows it well
    #[arg(long, value_name = "NAME", default_value = "auto")]
    layout: String,
    /// A theme's name, a theme file that ends in .toml, or auto: one that suits layout and topic [default: the house file's, else auto]
    #[arg(long, value_name = "NAME|FILE")]
    theme: Option<String>,
    /// A house file [default: coverline.toml where the command runs, when it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Width and height in pixels; may be given several times [default: the house file's, else 1600x900 and 1200x630; with --emit html 1200x900 and 1200x1200, too]
    #[arg(long = "size", value_name = "WxH", value_parser = size)]
    sizes: Vec<Size>,
    /// A photo for the layouts that show one, JPEG, PNG or WebP, or its https address; the same for all articles; none for no photo [default: the picture that an article names, when it lies beside it]
    #[arg(long, value_name = "FILE")]
    photo: Option<PathBuf>,
    /// Who made the photo, as it shall be printed [default: as its file says]
    #[arg(long, value_name = "WORDS", requires = "photo")]
    credit: Option<String>,
    /// The photo's copyright notice [default: as its file says]
    #[arg(long, value_name = "WORDS", requires = "photo")]
    copyright: Option<String>,
    /// What may be done with the photo; stands for all that its file says of that [default: as its file says]
    #[arg(long, value_name = "WORDS", requires = "photo")]
    terms: Option<String>,
    /// The last day on which the photo may be used, such as 2026-04-07 [default: as its file says]
    #[arg(long, value_name = "DATE", requires = "photo")]
    expires: Option<Day>,
    /// The day on which photos must be free for use, such as 2026-04-07 [default: the article's]
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    /// A host that photos may be fetched from, over https; may be given several times [default: none]
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Vec<Host>,
    /// The point of the photo that every crop keeps in sight, across and down, such as 0.62,0.4 or 62%,40% [default: what draws the eye]
    #[arg(long, value_name = "X,Y", value_parser = photo::focus, requires = "photo")]
    focus: Option<(f32, f32)>,
    /// What is done with the photo's colours: none, mono, duotone, halftone, blur or grain [default: what layout and theme say]
    #[arg(long, value_name = "NAME", value_parser = treatment, requires = "photo")]
    treatment: Option<Treatment>,
    /// Words to use instead of the article's, such as --set kicker=Energy; may be given several times
    #[arg(long, value_name = "FIELD=WORDS")]
    set: Vec<String>,
    /// Draw without proof that the numbers are the article's; a note says so
    #[arg(long)]
    unaudited: bool,
    /// The pictures' format
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "png")]
    format: Kind,
    /// From 1 to 100, on the format's own scale; with --max-bytes the most that is tried [default: webp and jpeg 85, avif 75]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    quality: Option<u8>,
    /// How long to look for fewer bytes: fast for larger files sooner, default, or small for seconds
    #[arg(long, value_name = "HOW", value_enum, default_value = "default")]
    effort: Pains,
    /// The most bytes of a picture: 300k or 300kB (thousands), 292KiB (1,024s), 1.5MB; the best picture below that is written
    #[arg(long, value_name = "BYTES", value_parser = encode::bytes)]
    max_bytes: Option<usize>,
    /// Where gradients are dithered: auto is in PNGs, where their steps would show as bands
    #[arg(long, value_name = "WHERE", value_enum, default_value = "auto")]
    dither: Where,
    /// Files to write beside the pictures
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',')]
    emit: Vec<Emit>,
    /// The address of the folder that the pictures will lie in, for --emit html, such as https://example.org/img/
    #[arg(long, value_name = "URL", value_parser = base)]
    base_url: Option<String>,
    /// Make no banner that has a flaw, such as words left out
    #[arg(long)]
    pub(crate) strict: bool,
    /// A folder of layouts and themes that come before the built-in ones
    #[arg(long, value_name = "DIR")]
    layouts: Option<PathBuf>,
    /// A folder of faces that come before the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// Threads to work with [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
}

/// What can be written beside the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    /// An SVG with real text for each
    Svg,
    /// A piece of a page that shows them, for browsers, link previews and search engines
    Html,
    /// What they say and how each was set; render always writes it
    Json,
}

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Png,
    Webp,
    Jpeg,
    Avif,
}

/// How long to look for fewer bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Pains {
    Fast,
    Default,
    Small,
}

/// Where gradients are dithered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Where {
    Auto,
    Always,
    Never,
}

/// The shapes a page asks for: one that leads it, and one for links to it.
const SIZES: [&str; 2] = ["1600x900", "1200x630"];
/// What search engines ask for besides 16:9.
const SHAPES: [&str; 2] = ["1200x900", "1200x1200"];

/// What holds for all articles.
pub(crate) struct Ready {
    pub(crate) renderer: Renderer,
    pub(crate) look: Look,
    pub(crate) wishes: Wishes,
    pub(crate) sizes: Vec<Size>,
    /// What the pictures shall be.
    pub(crate) out: Out,
    /// How the files are named, and which are wanted.
    pub(crate) wanted: Wanted,
    /// The photo of all articles.
    photo: Option<Found>,
    credit: String,
    focus: Option<(f32, f32)>,
    treatment: Option<Treatment>,
    /// What was said of its rights.
    rights: Rights,
    unaudited: bool,
    on: Option<Day>,
}

impl Ready {
    /// The order of every article.
    pub(crate) fn standing(&self) -> Standing<'_> {
        Standing {
            wishes: self.wishes.clone(),
            look: self.look.clone(),
            photo: self.photo.as_ref().map(|photo| photo::Source {
                name: &photo.name,
                bytes: &photo.bytes,
                credit: &self.credit,
                rights: Some(&self.rights),
                focus: self.focus,
                treatment: self.treatment,
            }),
            unaudited: self.unaudited,
            on: self.on,
            sizes: self.sizes.clone(),
            out: self.out,
        }
    }
}

impl Making {
    /// Whether articles' own pictures are looked for.
    pub(crate) fn looks_for_pictures(&self) -> bool {
        self.photo.is_none()
    }

    /// Checks what holds for all articles; `name` is how files are named in place of the house's
    /// pattern.
    pub(crate) fn prepare(&self, name: Option<&Name>) -> Result<Ready, String> {
        let out = self.out();
        let Settings {
            format, quality, ..
        } = out.file;
        if !Format::WRITTEN.contains(&format) {
            return Err(format!(
                "--format {format}: this build writes none; build it with --features avif"
            ));
        }
        if quality.is_some() && format.qualities().is_none() {
            return Err(
                "--quality: PNG has none; use --effort small, or --format webp, jpeg or avif"
                    .to_owned(),
            );
        }
        let html = self.emit.contains(&Emit::Html);
        if self.base_url.is_some() && !html {
            return Err("--base-url: is for --emit html; add that".to_owned());
        }
        let house = house::open(self.config.as_deref())?;
        let (renderer, theme) = house::renderer(
            &house,
            self.layouts.as_deref(),
            &self.fonts,
            self.theme.as_deref(),
        )
        .map_err(|e| e.to_string())?;
        let look = Look {
            layout: (self.layout != "auto").then(|| self.layout.clone()),
            theme,
        };
        renderer.knows(&look).map_err(|e| e.to_string())?;
        Ok(Ready {
            renderer,
            look,
            wishes: self.wishes(&house)?,
            sizes: self.sizes(&house).map_err(|e| e.to_string())?,
            out,
            wanted: Wanted {
                name: name.unwrap_or(&house.name).clone(),
                report: self.emit.contains(&Emit::Json),
                html,
                base: self.base_url.clone().unwrap_or_default(),
            },
            photo: given(self.photo.as_deref(), &self.allow_host)?,
            credit: self.credit.clone().unwrap_or_default(),
            focus: self.focus,
            treatment: self.treatment,
            rights: Rights {
                copyright: self.copyright.clone().unwrap_or_default(),
                terms: self.terms.clone().unwrap_or_default(),
                expires: self.expires,
                ..Rights::default()
            },
            unaudited: self.unaudited,
            on: self.on,
        })
    }

    fn wishes(&self, house: &House) -> Result<Wishes, String> {
        let mut wishes = Wishes {
            kickers: house.kickers.clone(),
            ..Wishes::default()
        };
        for wish in &self.set {
            let (field, words) = wish
                .split_once('=')
                .ok_or_else(|| format!("--set {wish}: no =; write it as --set kicker=Energy"))?;
            wishes
                .set(field, words)
                .map_err(|why| format!("--set {wish}: {why}"))?;
        }
        Ok(wishes)
    }

    /// The sizes that are named, else the house's, else those that a page asks for; the largest
    /// first, each once.
    fn sizes(&self, house: &House) -> Result<Vec<Size>, Error> {
        let mut sizes: Vec<Size> = if !self.sizes.is_empty() {
            self.sizes.clone()
        } else if !house.sizes.is_empty() {
            house.sizes.clone()
        } else {
            let shapes = SHAPES.iter().filter(|_| self.emit.contains(&Emit::Html));
            let all = SIZES.iter().chain(shapes);
            all.map(|text| Size::parse(text))
                .collect::<Result<_, _>>()?
        };
        sizes.sort_by_key(|size| std::cmp::Reverse((size.width(), size.height())));
        sizes.dedup();
        Ok(sizes)
    }

    /// What the pictures shall be.
    fn out(&self) -> Out {
        Out {
            file: Settings {
                format: match self.format {
                    Kind::Png => Format::Png,
                    Kind::Webp => Format::Webp,
                    Kind::Jpeg => Format::Jpeg,
                    Kind::Avif => Format::Avif,
                },
                quality: self.quality,
                effort: match self.effort {
                    Pains::Fast => Effort::Fast,
                    Pains::Default => Effort::Default,
                    Pains::Small => Effort::Small,
                },
                max_bytes: self.max_bytes,
            },
            dither: match self.dither {
                Where::Auto => Dither::Auto,
                Where::Always => Dither::Always,
                Where::Never => Dither::Never,
            },
            svg: self.emit.contains(&Emit::Svg),
            weigh: self.emit.contains(&Emit::Json),
            social: false,
        }
    }
}

/// What `--photo` says for no photo at all, not even the one that an article names.
const NO_PHOTO: &str = "none";

/// The photo that is named on the command line, if one is.
pub(crate) fn given(named: Option<&Path>, allowed: &[Host]) -> Result<Option<Found>, String> {
    let named = named.filter(|path| *path != Path::new(NO_PHOTO));
    named.map(|path| photo(path, allowed)).transpose()
}

fn photo(path: &Path, allowed: &[Host]) -> Result<Found, String> {
    let name = path.display().to_string();
    let bytes = if pictures::is_address(&name) {
        fetch::fetch(&name, allowed).map_err(|why| format!("{name}: {why}"))?
    } else {
        input::up_to(path, Photo::MAX_BYTES)
            .map_err(|e| format!("{name}: {}; name a photo", reason(&e)))?
    };
    Ok(Found { name, bytes })
}

fn treatment(text: &str) -> Result<Treatment, String> {
    Treatment::named(text).ok_or_else(|| {
        let names: Vec<_> = Treatment::ALL.iter().map(|(name, _)| *name).collect();
        format!("no treatment; use one of {}", names.join(", "))
    })
}

/// An address that pictures can be asked from.
fn base(text: &str) -> Result<String, String> {
    let plain = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "\"'<>,".contains(c));
    let known = ["https://", "http://"];
    match plain
        && known
            .iter()
            .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
    {
        true => Ok(text.to_owned()),
        false => Err("no address of a folder; write it as https://example.org/img/".to_owned()),
    }
}

fn size(text: &str) -> Result<Size, Error> {
    Size::parse(text)
}
