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
    let layouts = renderer.shelf().layouts().iter().map(|layout| {
        let needs: Vec<_> = layout.needs.iter().map(ToString::to_string).collect();
        format!(
            "{:<14} {} (needs {})",
            layout.name,
            layout.title,
            needs.join(", ")
        )
    });
    let themes = renderer.shelf().themes();
    let themes = themes
        .iter()
        .map(|theme| format!("{:<14} theme: {}", theme.name, theme.title));
    match layouts.chain(themes).try_for_each(|line| say(&line)) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

fn check(path: &Path) -> Ended {
    let file = path.display().to_string();
    let svg = match input::up_to(path, Layout::MAX_BYTES) {
        Ok(bytes) => {
            String::from_utf8(bytes).map_err(|_| format!("{file}: not UTF-8; save it as UTF-8"))
        }
        Err(e) => Err(format!("{file}: {}; name a layout file", reason(&e))),
    };
    match svg.map(|svg| Layout::read(&file, "check", &svg)) {
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
