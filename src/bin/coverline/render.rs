//! `coverline render`: articles in, banners out.

use crate::input::{self, From, Input};
use crate::making::{Making, Ready};
use crate::{Ended, complain, pictures, save, say, tell};
use clap::{Parser, ValueEnum};
use coverline::Error;
use coverline::article::Source;
use coverline::banner::Banner;
use coverline::photo;
use coverline::renderer::{Made, Standing};
use rayon::prelude::*;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// Articles: HTML, JSON, feeds, plain text, a hero-image request or Markdown; or briefs as JSON; - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Where the banners go
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    #[command(flatten)]
    making: Making,
    /// The article that a brief speaks of, which must state every number of it
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// The article's form, where it is not recognised
    #[arg(long, value_name = "FORM")]
    from: Option<From>,
    /// Which article of a feed or list, counted from 1 [default: all of them]
    #[arg(long, value_name = "N")]
    item: Option<usize>,
    /// Sheets to write that show how a banner fares: social, where links to it are shown
    #[arg(long, value_name = "KIND", value_enum)]
    preview: Option<Preview>,
    /// Say why each layout was chosen, and each note
    #[arg(short, long)]
    verbose: bool,
}

/// A sheet that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Preview {
    Social,
}

/// What holds for all articles.
struct Job<'a> {
    args: &'a Args,
    ready: &'a Ready,
    standing: Standing<'a>,
    /// The article that briefs are held against.
    article: Option<Input>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let threads = usize::from(args.making.jobs.unwrap_or(0)); // 0: one for each core
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    match pool {
        Ok(pool) => pool.install(|| render(args)),
        Err(why) => {
            complain(&format!("--jobs: {why}; use fewer"));
            Ended::WrongUse
        }
    }
}

fn render(args: &Args) -> Ended {
    let ready = input::distinct(&args.articles).and_then(|()| args.making.prepare(None));
    let ready = ready.and_then(|mut ready| {
        ready.out.weigh = true;
        ready.out.social = args.preview == Some(Preview::Social);
        ready.wanted.report = true;
        let article = args.article.as_deref().map(input::read).transpose()?;
        Ok((ready, article))
    });
    let (ready, article) = match ready {
        Ok(ready) => ready,
        Err(why) => {
            complain(&why);
            return Ended::WrongUse;
        }
    };
    // The process ends with it, which takes less time than taking it apart.
    let ready = ManuallyDrop::new(ready);
    let job = Job {
        args,
        ready: &ready,
        standing: ready.standing(),
        article,
    };
    let articles = args.articles.par_iter();
    let ended: Vec<Ended> = articles.map(|path| job.file(path)).collect();
    ended.into_iter().max().unwrap_or(Ended::Made)
}

impl Job<'_> {
    /// The articles of one file, each to its files.
    fn file(&self, path: &Path) -> Ended {
        let input = match input::read(path) {
            Ok(input) => input,
            Err(why) => {
                complain(&why);
                return Ended::Failed;
            }
        };
        let items = match input.items(self.args.from, self.args.item) {
            Ok(items) => items,
            Err(why) => {
                complain(&why);
                return Ended::Failed;
            }
        };
        let several = items.len() > 1 || self.args.item.is_some();
        let ended: Vec<Ended> = items
            .par_iter()
            .map(|item| {
                let stem = match several && !item.slug.is_empty() {
                    true => format!("{}-{}", input.stem, item.slug),
                    false => input.stem.clone(),
                };
                self.one(item.source(), pictures::folder(path), &stem)
            })
            .collect();
        ended.into_iter().max().unwrap_or(Ended::Made)
    }

    /// One article of a folder, from its bytes to its files.
    fn one(&self, source: Source<'_>, folder: Option<&Path>, stem: &str) -> Ended {
        let name = Path::new(source.name);
        let making = &self.args.making;
        let find = |name: &str| pictures::find(name, folder, &making.allow_host);
        let finder = making.looks_for_pictures().then_some(photo::Finder(&find));
        let article = self.article.as_ref().map(|article| Source {
            name: &article.name,
            bytes: &article.bytes,
            form: None,
        });
        let order = self.standing.order(source, article, finder);
        let made = match self.ready.renderer.render(&order) {
            Ok(made) => made,
            Err(why) => {
                match why {
                    // The one fault that an article alone does not explain.
                    Error::Large { .. } => complain(&format!("{}: {why}", name.display())),
                    why => complain(&why),
                }
                return Ended::Failed;
            }
        };
        if making.strict
            && let Some(note) = made.flaws().next()
        {
            complain(&format!("{}: refused by --strict: {note}", name.display()));
            return Ended::Refused;
        }
        let saved = save::files(&self.args.output, &self.ready.wanted, stem, &made)
            .and_then(|paths| report(self.args, name, &made, &paths));
        match saved {
            Ok(()) => Ended::Made,
            Err(why) => {
                complain(&why);
                Ended::Failed
            }
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
        let bytes = dithering.bytes.unwrap_or_default().max(0);
        format!(", {} kB of it dithering", bytes / 1000)
    });
    format!(
        "{} on {}, {} kB, {}{dithering}{notes}",
        banner.layout,
        banner.theme,
        banner.bytes.len().div_ceil(1000),
        banner.how
    )
}
