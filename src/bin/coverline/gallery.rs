//! `coverline layouts gallery`: every layout that can serve an article, on every theme.

use crate::input::{self, From};
use crate::layouts::{folder, renderer};
use crate::{Ended, complain, making, pictures, say, tell, write};
use clap::Parser;
use coverline::Renderer;
use coverline::article::Source;
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::gallery::{Chapter, Subject, Wanted, gallery, html};
use coverline::layout::Look;
use coverline::photo::{self, Found};
use coverline::renderer::Order;
use coverline::scene::Size;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// Articles, or briefs as JSON; - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Where sheets, banners and gallery.html go
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// A layout's name; may be given several times [default: all]
    #[arg(long = "layout", value_name = "NAME")]
    wanted: Vec<String>,
    /// A theme's name; may be given several times [default: all]
    #[arg(long, value_name = "NAME")]
    theme: Vec<String>,
    /// Width and height in pixels, for a sheet each; may be given several times
    #[arg(long, value_name = "WxH", default_value = "1600x900", value_parser = |text: &str| Size::parse(text))]
    size: Vec<Size>,
    /// A photo for the layouts that show one; none for no photo [default: the picture that an article names, when it lies beside it]
    #[arg(long, value_name = "FILE")]
    photo: Option<PathBuf>,
    /// Who made the photo, as it shall be printed [default: as its file says]
    #[arg(long, value_name = "WORDS", requires = "photo")]
    credit: Option<String>,
    /// The article's form, where it is not recognised
    #[arg(long, value_name = "FORM")]
    from: Option<From>,
    /// Draw without proof that the numbers are the article's
    #[arg(long)]
    unaudited: bool,
    /// A folder of layouts and themes that come before the built-in ones
    #[arg(long, value_name = "DIR")]
    layouts: Option<PathBuf>,
    /// A folder of faces that come before the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
}

/// The page's name.
const PAGE: &str = "gallery.html";

/// What holds for all articles.
struct Ready {
    renderer: Renderer,
    wanted: Wanted,
    photo: Option<Found>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let ready = match prepare(args) {
        Ok(ready) => ready,
        Err(why) => {
            complain(&why);
            return Ended::WrongUse;
        }
    };
    let mut chapters = Vec::new();
    let mut ended = Ended::Made;
    for path in &args.articles {
        if let Err(why) = article(args, &ready, path, &mut chapters) {
            complain(&why);
            ended = Ended::Failed;
        }
    }
    if chapters.is_empty() {
        return ended;
    }
    let page = html(&chapters);
    let files = [(PAGE.to_owned(), page.as_bytes())];
    let written = write::all(&args.output, &files).map_err(|e| e.to_string());
    let said = written.and_then(|paths| {
        let mut lines = paths.iter().map(|path| path.display().to_string());
        lines.try_for_each(|line| say(&line))
    });
    match said {
        Ok(()) => ended,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

/// What holds for all articles, checked before the first is read.
fn prepare(args: &Args) -> Result<Ready, String> {
    input::distinct(&args.articles)?;
    let folder = folder(args.layouts.as_deref());
    let renderer = renderer(folder, &args.fonts).map_err(|e| e.to_string())?;
    let mut sizes = Vec::new();
    for size in &args.size {
        if !sizes.contains(size) {
            sizes.push(*size);
        }
    }
    let wanted = Wanted {
        layouts: args.wanted.clone(),
        themes: args.theme.clone(),
        sizes,
    };
    wanted.known_to(&renderer).map_err(|e| e.to_string())?;
    Ok(Ready {
        renderer,
        wanted,
        photo: making::given(args.photo.as_deref(), &[])?,
    })
}

/// The articles of one file.
fn article(
    args: &Args,
    ready: &Ready,
    path: &Path,
    chapters: &mut Vec<Chapter>,
) -> Result<(), String> {
    let input = input::read(path)?;
    let items = input.items(args.from, None)?;
    let several = items.len() > 1;
    for item in &items {
        let stem = match several && !item.slug.is_empty() {
            true => format!("{}-{}", input.stem, item.slug),
            false => input.stem.clone(),
        };
        let source = (item.source(), pictures::folder(path));
        chapters.push(one(args, ready, source, &stem)?);
    }
    Ok(())
}

/// One article of a folder.
fn one(
    args: &Args,
    ready: &Ready,
    (source, folder): (Source<'_>, Option<&Path>),
    stem: &str,
) -> Result<Chapter, String> {
    let find = |name: &str| pictures::find(name, folder, &[]);
    let order = Order {
        source,
        article: None,
        unaudited: args.unaudited,
        wishes: Wishes::default(),
        look: Look::default(),
        photo: ready.photo.as_ref().map(|photo| photo::Source {
            name: &photo.name,
            bytes: &photo.bytes,
            credit: args.credit.as_deref().unwrap_or_default(),
            ..photo::Source::default()
        }),
        finder: args.photo.is_none().then_some(photo::Finder(&find)),
        on: None,
        sizes: Vec::new(),
        out: Out::default(),
    };
    let (brief, photo) = order.read().map_err(|e| e.to_string())?;
    for note in &brief.notes {
        tell(&format!("{stem}: {note}"));
    }
    let subject = Subject {
        stem,
        brief: &brief,
        photo: photo.as_ref(),
    };
    let made = gallery(&ready.renderer, subject, &ready.wanted, &args.output);
    let made = made.map_err(|e| format!("{stem}: {e}"))?;
    for sheet in &made.sheets {
        say(&args.output.join(&sheet.file).display().to_string())?;
        let layouts = |count: usize| match count {
            1 => "1 layout".to_owned(),
            count => format!("{count} layouts"),
        };
        let (size, banners) = (sheet.size, sheet.banners());
        let (rows, refused) = (layouts(sheet.rows.len()), layouts(sheet.refused.len()));
        tell(&format!(
            "{stem} at {size}: {banners} banners on {rows}, {refused} cannot serve"
        ));
    }
    Ok(made)
}
