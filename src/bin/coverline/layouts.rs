//! `coverline layouts`: what there is, and what is wrong with a file.

use crate::input::plain;
use crate::{Ended, complain};
use clap::Subcommand;
use coverline::Renderer;
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
    let shelf = Renderer::new().and_then(|mut renderer| {
        if let Some(folder) = folder {
            renderer.add_layouts(folder)?;
        }
        Ok(renderer)
    });
    match shelf {
        Ok(renderer) => {
            for layout in renderer.shelf().layouts() {
                let needs: Vec<_> = layout.needs.iter().map(ToString::to_string).collect();
                println!(
                    "{:<14} {} (needs {})",
                    layout.name,
                    layout.title,
                    needs.join(", ")
                );
            }
            for theme in renderer.shelf().themes() {
                println!("{:<14} theme: {}", theme.name, theme.title);
            }
            Ended::Made
        }
        Err(error) => {
            complain(&error);
            Ended::WrongUse
        }
    }
}

fn check(path: &Path) -> Ended {
    let file = path.display().to_string();
    let svg = match std::fs::read(path) {
        Ok(bytes) => {
            String::from_utf8(bytes).map_err(|_| format!("{file}: not UTF-8; save it as UTF-8"))
        }
        Err(e) => Err(format!("{file}: {}; name a layout file", plain(&e))),
    };
    match svg.map(|svg| Layout::read(&file, "check", &svg)) {
        Ok(Ok(_)) => {
            println!("{file}: no faults");
            Ended::Made
        }
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
