//! `coverline render`: articles in, banners out.

use crate::fetch::{self, Host};
use crate::input::{self, From, Input};
use crate::save::{self, Target};
use crate::{Ended, complain, house, pictures, say, tell};
use clap::{Parser, ValueEnum};
use coverline::article::Source;
use coverline::banner::{Banner, Out};
use coverline::brief::Wishes;
use coverline::encode::{self, Dither, Effort, Format, Settings};
use coverline::error::reason;
use coverline::house::House;
use coverline::layout::Look;
use coverline::photo::{self, Found, Photo, Treatment};
use coverline::renderer::{Made, Order};
use coverline::rights::{Day, Rights};
use coverline::scene::Size;
use coverline::{Error, Renderer};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// Articles: HTML, JSON, feeds, plain text, a hero-image request or Markdown; or briefs as JSON; - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Where the banners go
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
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
    allow_host: Vec<Host>,
    /// The point of the photo that every crop keeps in sight, across and down, such as 0.62,0.4 or 62%,40% [default: what draws the eye]
    #[arg(long, value_name = "X,Y", value_parser = photo::focus, requires = "photo")]
    focus: Option<(f32, f32)>,
    /// What is done with the photo's colours: none, mono, duotone, halftone, blur or grain [default: what layout and theme say]
    #[arg(long, value_name = "NAME", value_parser = treatment, requires = "photo")]
    treatment: Option<Treatment>,
    /// Words to use instead of the article's, such as --set kicker=Energy; may be given several times
    #[arg(long, value_name = "FIELD=WORDS")]
    set: Vec<String>,
    /// The article that a brief speaks of, which must state every number of it
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// Draw without proof that the numbers are the article's; a note says so
    #[arg(long)]
    unaudited: bool,
    /// The article's form, where it is not recognised
    #[arg(long, value_name = "FORM")]
    from: Option<From>,
    /// Which article of a feed or list, counted from 1 [default: all of them]
    #[arg(long, value_name = "N")]
    item: Option<usize>,
    /// The pictures' format
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "png")]
    format: Kind,
    /// From 1 to 100, on the format's own scale; with --max-bytes the most that is tried [default: webp and jpeg 85, avif 75]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    quality: Option<u8>,
    /// How long to look for fewer bytes: fast, or small for seconds
    #[arg(long, value_name = "HOW", value_enum, default_value = "fast")]
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
    /// Sheets to write that show how a banner fares: social, where links to it are shown
    #[arg(long, value_name = "KIND", value_enum)]
    preview: Option<Preview>,
    /// The address of the folder that the pictures will lie in, for --emit html, such as https://example.org/img/
    #[arg(long, value_name = "URL", value_parser = base)]
    base_url: Option<String>,
    /// Make no banner that has a flaw, such as words left out
    #[arg(long)]
    strict: bool,
    /// A folder of layouts and themes that come before the built-in ones
    #[arg(long, value_name = "DIR")]
    layouts: Option<PathBuf>,
    /// A folder of faces that come before the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// Threads to work with [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Say why each layout was chosen, and each note
    #[arg(short, long)]
    verbose: bool,
}

/// What can be written beside the pictures; the report is always written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    /// An SVG with real text for each
    Svg,
    /// A piece of a page that shows them, for browsers, link previews and search engines
    Html,
}

/// A sheet that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Preview {
    Social,
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

pub(crate) fn run(args: &Args) -> Ended {
    let ready = match prepare(args) {
        Ok(prepared) => prepared,
        Err(why) => {
            complain(&why);
            return Ended::WrongUse;
        }
    };
    let work = || -> Vec<Ended> {
        args.articles
            .par_iter()
            .map(|path| file(args, &ready, path))
            .collect()
    };
    let threads = usize::from(args.jobs.unwrap_or(0)); // 0: one for each core
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let ended = match pool {
        Ok(pool) => pool.install(work),
        Err(why) => {
            complain(&format!("--jobs: {why}; use fewer"));
            return Ended::WrongUse;
        }
    };
    ended.into_iter().max().unwrap_or(Ended::Made)
}

/// What holds for all articles.
struct Ready {
    renderer: Renderer,
    house: House,
    look: Look,
    wishes: Wishes,
    sizes: Vec<Size>,
    /// The photo of all articles.
    photo: Option<Found>,
    /// What was said of its rights.
    rights: Rights,
    /// The article that briefs are held against.
    article: Option<Input>,
}

/// What holds for all articles, checked before the first is read.
fn prepare(args: &Args) -> Result<Ready, String> {
    input::distinct(&args.articles)?;
    let Settings {
        format, quality, ..
    } = out(args).file;
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
    if args.base_url.is_some() && !args.emit.contains(&Emit::Html) {
        return Err("--base-url: is for --emit html; add that".to_owned());
    }
    let house = house::open(args.config.as_deref())?;
    let mut wishes = Wishes {
        kickers: house.kickers.clone(),
        ..Wishes::default()
    };
    for wish in &args.set {
        let (field, words) = wish
            .split_once('=')
            .ok_or_else(|| format!("--set {wish}: no =; write it as --set kicker=Energy"))?;
        wishes
            .set(field, words)
            .map_err(|why| format!("--set {wish}: {why}"))?;
    }
    let (renderer, theme) = house::renderer(
        &house,
        args.layouts.as_deref(),
        &args.fonts,
        args.theme.as_deref(),
    )
    .map_err(|e| e.to_string())?;
    let look = Look {
        layout: (args.layout != "auto").then(|| args.layout.clone()),
        theme,
    };
    renderer.knows(&look).map_err(|e| e.to_string())?;
    let mut sizes: Vec<Size> = if !args.sizes.is_empty() {
        args.sizes.clone()
    } else if !house.sizes.is_empty() {
        house.sizes.clone()
    } else {
        let shapes = SHAPES.iter().filter(|_| args.emit.contains(&Emit::Html));
        SIZES
            .iter()
            .chain(shapes)
            .map(|text| Size::parse(text))
            .collect::<Result<_, _>>()
            .map_err(|e| e.to_string())?
    };
    sizes.sort_by_key(|size| std::cmp::Reverse((size.width(), size.height())));
    sizes.dedup();
    Ok(Ready {
        renderer,
        house,
        look,
        wishes,
        sizes,
        photo: given(args.photo.as_deref(), &args.allow_host)?,
        rights: Rights {
            copyright: args.copyright.clone().unwrap_or_default(),
            terms: args.terms.clone().unwrap_or_default(),
            expires: args.expires,
            ..Rights::default()
        },
        article: args.article.as_deref().map(input::read).transpose()?,
    })
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

/// The articles of one file, each to its files.
fn file(args: &Args, ready: &Ready, path: &Path) -> Ended {
    let input = match input::read(path) {
        Ok(input) => input,
        Err(why) => {
            complain(&why);
            return Ended::Failed;
        }
    };
    let items = match input.items(args.from, args.item) {
        Ok(items) => items,
        Err(why) => {
            complain(&why);
            return Ended::Failed;
        }
    };
    let several = items.len() > 1 || args.item.is_some();
    let ended: Vec<Ended> = items
        .par_iter()
        .map(|item| {
            let stem = match several && !item.slug.is_empty() {
                true => format!("{}-{}", input.stem, item.slug),
                false => input.stem.clone(),
            };
            one(args, ready, (item.source(), pictures::folder(path)), stem)
        })
        .collect();
    ended.into_iter().max().unwrap_or(Ended::Made)
}

/// One article of a folder, from its bytes to its files.
fn one(
    args: &Args,
    ready: &Ready,
    (source, folder): (Source<'_>, Option<&Path>),
    stem: String,
) -> Ended {
    let name = Path::new(source.name);
    let find = |name: &str| pictures::find(name, folder, &args.allow_host);
    let made = {
        let order = Order {
            source,
            article: ready.article.as_ref().map(|article| Source {
                name: &article.name,
                bytes: &article.bytes,
                form: None,
            }),
            unaudited: args.unaudited,
            wishes: ready.wishes.clone(),
            look: ready.look.clone(),
            photo: ready.photo.as_ref().map(|photo| photo::Source {
                name: &photo.name,
                bytes: &photo.bytes,
                credit: args.credit.as_deref().unwrap_or_default(),
                rights: Some(&ready.rights),
                focus: args.focus,
                treatment: args.treatment,
            }),
            finder: args.photo.is_none().then_some(photo::Finder(&find)),
            on: args.on,
            sizes: ready.sizes.clone(),
            out: out(args),
        };
        let said = |why: Error| match why {
            // The one fault that an article alone does not explain.
            Error::Large { .. } => format!("{}: {why}", name.display()),
            why => why.to_string(),
        };
        ready.renderer.render(&order).map_err(said)
    };
    let made = match made {
        Ok(made) => made,
        Err(why) => {
            complain(&why);
            return Ended::Failed;
        }
    };
    if args.strict
        && let Some(note) = made.flaws().next()
    {
        complain(&format!("{}: refused by --strict: {note}", name.display()));
        return Ended::Refused;
    }
    let saved = save::files(&target(args, ready), &stem, &made)
        .and_then(|paths| report(args, name, &made, &paths));
    match saved {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

/// Paths on standard output, one line a file on standard error.
fn report(args: &Args, article: &Path, made: &Made, paths: &[PathBuf]) -> Result<(), String> {
    for path in paths {
        say(&path.display().to_string())?;
    }
    for (banner, path) in made.banners.iter().zip(paths) {
        tell(&format!("{}: {}", path.display(), line(banner)));
    }
    if let Some(report) = paths.last() {
        let (figures, notes) = (made.brief.figures.len(), made.brief.notes.len());
        tell(&format!(
            "{}: the brief, {figures} figures, {notes} notes",
            report.display()
        ));
    }
    if args.verbose {
        let article = article.display();
        if let Some(choice) = &made.choice {
            tell(&format!("{article}: layout {}", choice.taken));
            if !choice.others.is_empty() {
                tell(&format!("{article}: {}", choice.how()));
            }
            for other in &choice.others {
                tell(&format!("{article}: runner-up {other}"));
            }
        }
        for note in made.notes() {
            tell(&format!("{article}: note: {note}"));
        }
    }
    Ok(())
}

fn line(banner: &Banner) -> String {
    let notes = match banner.notes.len() {
        0 => String::new(),
        1 => format!(", 1 note: {}", banner.notes[0]),
        n => format!(", {n} notes, the first: {}", banner.notes[0]),
    };
    let dithering = banner.dithering.map_or(String::new(), |dithering| {
        format!(", {} kB of it dithering", dithering.bytes.max(0) / 1000)
    });
    format!(
        "{} on {}, {} kB, {}{dithering}{notes}",
        banner.layout,
        banner.theme,
        banner.bytes.len().div_ceil(1000),
        banner.how
    )
}

/// Where the files go, and which.
fn target<'a>(args: &'a Args, ready: &'a Ready) -> Target<'a> {
    Target {
        folder: &args.output,
        name: &ready.house.name,
        html: args.emit.contains(&Emit::Html),
        base: args.base_url.as_deref().unwrap_or_default(),
    }
}

/// What the pictures shall be.
fn out(args: &Args) -> Out {
    Out {
        file: Settings {
            format: match args.format {
                Kind::Png => Format::Png,
                Kind::Webp => Format::Webp,
                Kind::Jpeg => Format::Jpeg,
                Kind::Avif => Format::Avif,
            },
            quality: args.quality,
            effort: match args.effort {
                Pains::Fast => Effort::Fast,
                Pains::Small => Effort::Small,
            },
            max_bytes: args.max_bytes,
        },
        dither: match args.dither {
            Where::Auto => Dither::Auto,
            Where::Always => Dither::Always,
            Where::Never => Dither::Never,
        },
        svg: args.emit.contains(&Emit::Svg),
        social: args.preview == Some(Preview::Social),
    }
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
