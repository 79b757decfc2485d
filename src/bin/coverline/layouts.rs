//! `coverline layouts`: what there is, and what is wrong with a file.

use crate::input;
use crate::{Ended, complain, say};
use clap::Subcommand;
use coverline::Renderer;
use coverline::error::reason;
use coverline::layout::Layout;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub(crate) enum Args {
    /// List the layouts and what each needs
    List {
        /// A folder of layouts and themes that come before the built-in ones
        #[arg(long, value_name = "DIR")]
        layouts: Option<PathBuf>,
    },
    /// Name every fault of layout files
    Check {
        /// Layout files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

pub(crate) fn run(args: &Args) -> Ended {
    match args {
        Args::List { layouts } => list(layouts.as_deref()),
        Args::Check { files } => files
            .iter()
            .map(|file| check(file))
            .max()
            .unwrap_or(Ended::Made),
    }
}

fn list(folder: Option<&Path>) -> Ended {
    let renderer = Renderer::new().and_then(|mut renderer| {
        if let Some(folder) = folder {
            renderer.add_layouts(folder)?;
        }
        Ok(renderer)
    });
    let renderer = match renderer {
        Ok(renderer) => renderer,
        Err(error) => {
            complain(&error);
            return Ended::WrongUse;
        }
    };
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

fn check(path: &Path) -> Ended {
    let file = path.display().to_string();
    let svg = match input::up_to(path, Layout::MAX_BYTES) {
        Ok(bytes) => {
            String::from_utf8(bytes).map_err(|_| format!("{file}: not UTF-8; save it as UTF-8"))
        }
        Err(e) => Err(format!("{file}: {}; name a layout file", reason(&e))),
    };
    match svg.map(|svg| Layout::read(&file, &input::stem(path), &svg)) {
        Ok(Ok(_)) => match say(&format!("{file}: no faults")) {
            Ok(()) => Ended::Made,
            Err(why) => {
                complain(&why);
                Ended::Failed
            }
        },
        Ok(Err(faults)) => {
            faults.iter().for_each(|fault| complain(fault));
            Ended::Failed
        }
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}
