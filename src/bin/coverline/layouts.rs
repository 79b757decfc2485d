//! `coverline layouts`: what there is, and what is wrong with a file.

use crate::input;
use crate::{Ended, complain, gallery, say, tell, torture};
use clap::Subcommand;
use coverline::Renderer;
use coverline::error::reason;
use coverline::layout::{Layout, Look};
use coverline::lint;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub(crate) enum Args {
    /// List the layouts and what each needs
    List {
        /// A folder of layouts and themes that come before the built-in ones
        #[arg(long, value_name = "DIR")]
        layouts: Option<PathBuf>,
    },
    /// Name every fault of layout files, and what else to look at in them
    Check {
        /// A folder of faces that come before the built-in ones; may be given several times
        #[arg(long, value_name = "DIR")]
        fonts: Vec<PathBuf>,
        /// A folder of themes that come before the built-in ones
        #[arg(long, value_name = "DIR")]
        layouts: Option<PathBuf>,
        /// Layout files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Fill a layout with the shortest and longest words, in every script, on one sheet
    Torture(torture::Args),
    /// Show articles in every layout that can serve, on every theme: contact sheets and a page
    Gallery(gallery::Args),
}

pub(crate) fn run(args: &Args) -> Ended {
    match args {
        Args::List { layouts } => with(layouts.as_deref(), &[], list),
        Args::Check {
            layouts,
            fonts,
            files,
        } => with(layouts.as_deref(), fonts, |renderer| {
            let ended = files.iter().map(|file| check(file, renderer));
            ended.max().unwrap_or(Ended::Made)
        }),
        Args::Torture(args) => torture::run(args),
        Args::Gallery(args) => gallery::run(args),
    }
}

/// Work with a renderer that knows a caller's folders.
fn with(folder: Option<&Path>, fonts: &[PathBuf], work: impl Fn(&Renderer) -> Ended) -> Ended {
    match renderer(folder, fonts) {
        Ok(renderer) => work(&renderer),
        Err(error) => {
            complain(&error);
            Ended::WrongUse
        }
    }
}

/// The folder of layouts that is named, or the one where the command runs, which is taken as if
/// it had been named.
pub(crate) fn folder(named: Option<&Path>) -> Option<&Path> {
    let beside = Path::new("layouts");
    named.or_else(|| beside.is_dir().then_some(beside))
}

pub(crate) fn renderer(folder: Option<&Path>, fonts: &[PathBuf]) -> coverline::Result<Renderer> {
    let mut renderer = Renderer::new()?;
    if let Some(folder) = folder {
        renderer.add_layouts(folder)?;
    }
    // Their faults are told, not left out of a list.
    renderer.knows(&Look::default())?;
    for folder in fonts {
        renderer.add_fonts(folder)?;
    }
    Ok(renderer)
}

fn list(renderer: &Renderer) -> Ended {
    let shelf = renderer.shelf();
    let layouts = shelf.layouts().iter().map(entry);
    let themes = shelf.themes();
    let themes = themes
        .iter()
        .map(|theme| format!("{:<14}theme: {}", theme.name, theme.title));
    match layouts.chain(themes).try_for_each(|line| say(&line)) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

/// What a layout is, one thing a line.
fn entry(layout: &Layout) -> String {
    let mut lines = vec![format!("{:<14}{}", layout.name, layout.title)];
    let mut line = |name: &str, words: String| {
        if !words.is_empty() {
            lines.push(format!("{:14}{name:<9}{words}", ""));
        }
    };
    line("needs", words(&layout.needs));
    line("prefers", words(&layout.prefers));
    let own = match layout.aspects.as_slice() {
        [] => "any".to_owned(),
        aspects => words(aspects),
    };
    let overrides: Vec<_> = layout.overrides.iter().filter_map(|o| o.shape).collect();
    line(
        "shapes",
        match overrides.as_slice() {
            [] => own,
            shapes => format!("{own}; drawn anew for {}", words(shapes)),
        },
    );
    line(
        "themes",
        match layout.themes.as_slice() {
            [] => "any".to_owned(),
            themes => words(themes),
        },
    );
    lines.join("\n")
}

fn words(all: &[impl ToString]) -> String {
    let words: Vec<_> = all.iter().map(ToString::to_string).collect();
    words.join(", ")
}

/// Names the faults of a file, or what else to look at in it.
fn check(path: &Path, renderer: &Renderer) -> Ended {
    let file = path.display().to_string();
    let svg = match input::up_to(path, Layout::MAX_BYTES) {
        Ok(bytes) => {
            String::from_utf8(bytes).map_err(|_| format!("{file}: not UTF-8; save it as UTF-8"))
        }
        Err(e) => Err(format!("{file}: {}; name a layout file", reason(&e))),
    };
    let svg = match svg {
        Ok(svg) => svg,
        Err(why) => {
            complain(&why);
            return Ended::Failed;
        }
    };
    let said = match Layout::read(&file, &input::stem(path), &svg) {
        Ok(layout) => notes(&file, &svg, &layout, renderer),
        Err(faults) => {
            // As compilers name them, so that editors can jump to the place.
            faults.iter().for_each(|fault| tell(&fault.to_string()));
            return Ended::Failed;
        }
    };
    match said.iter().try_for_each(|line| say(line)) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

fn notes(file: &str, svg: &str, layout: &Layout, renderer: &Renderer) -> Vec<String> {
    let notes = lint::notes(file, svg, layout, renderer.shelf(), renderer.fonts());
    let count = match notes.len() {
        0 => String::new(),
        1 => ", 1 note".to_owned(),
        n => format!(", {n} notes"),
    };
    let lines = notes.iter().map(|note| {
        let (line, column, what) = (note.line, note.column, &note.what);
        format!("{file}:{line}:{column}: note: {what}")
    });
    lines.chain([format!("{file}: no faults{count}")]).collect()
}
