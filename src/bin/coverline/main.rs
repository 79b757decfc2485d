//! `coverline`: flags in, library call, message and exit status out.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command prints"
)]

mod batch;
mod brief;
mod bucket;
mod explain;
mod fetch;
mod fonts;
mod gallery;
mod house;
mod input;
mod layouts;
mod making;
mod merge;
mod pictures;
mod place;
mod progress;
#[cfg(feature = "remote")]
mod reach;
mod render;
mod save;
mod snapshot;
mod torture;
mod verify;

use clap::{Parser, Subcommand};
use coverline::write;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Keeps the large buffers of photos and canvases, which the system would hand out page by page.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads an article and makes its hero image.
#[derive(Parser)]
#[command(name = "coverline", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make banners of articles
    Render(Box<render::Args>),
    /// Make the banners of an archive, and keep them fresh: only what changed is made
    Batch(Box<batch::Args>),
    /// Join the manifests that shards of a batch wrote
    Merge(merge::Args),
    /// Show what a banner would say, and the sentence behind each figure
    Brief(brief::Args),
    /// Show what a banner says of itself: words, figures with their sentences, and all it was made of
    Explain(explain::Args),
    /// Hold a brief or a banner against its article: each number's sentence, and a banner's pixels
    Verify(verify::Args),
    /// List or check layouts
    #[command(subcommand)]
    Layouts(layouts::Args),
    /// List faces, or check which would set a text
    #[command(subcommand)]
    Fonts(fonts::Args),
    /// Compare banners with accepted pictures, and show and review what changed
    #[command(subcommand)]
    Snapshot(snapshot::Args),
}

/// How a run ended, as the exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ended {
    /// All was made.
    Made = 0,
    /// Some failed.
    Failed = 1,
    /// The command line, or a layout, theme or face that it names, cannot be used.
    WrongUse = 2,
    /// Refused by `--strict`.
    Refused = 3,
}

fn main() -> ExitCode {
    let ended = match Cli::parse().command {
        Command::Render(args) => render::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Brief(args) => brief::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Layouts(args) => layouts::run(&args),
        Command::Fonts(args) => fonts::run(&args),
        Command::Snapshot(args) => snapshot::run(&args),
    };
    ExitCode::from(ended as u8)
}

/// Says what is wrong, one line each.
pub(crate) fn complain(error: &dyn std::fmt::Display) {
    for line in error.to_string().lines() {
        tell(&format!("coverline: {line}"));
    }
}

/// A line on standard error; when that is closed, nobody listens.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A line on standard output. Who closes the pipe has read enough.
pub(crate) fn say(line: &str) -> Result<(), String> {
    match writeln!(io::stdout(), "{line}") {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {}", coverline::error::reason(&e)))
        }
        _ => Ok(()),
    }
}
