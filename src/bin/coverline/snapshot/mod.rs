//! `coverline snapshot`: what a change to a layout moved.

mod picture;
mod protocol;
mod report;
mod review;
mod screen;
mod session;

use crate::{Ended, input};
use clap::Subcommand;
use coverline::error::reason;
use coverline::snapshot::Run;
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Args {
    /// Show the last test's outcome as a page, or write it for a pipeline
    Report(report::Args),
    /// Go through what is not the same in the terminal, and accept or reject it
    Review(review::Args),
}

pub(crate) fn run(args: &Args) -> Ended {
    match args {
        Args::Report(args) => report::run(args),
        Args::Review(args) => review::run(args),
    }
}

/// Where a test leaves its outcome, in its folder.
const RUN: &str = "output/run.json";
/// A run of a hundred thousand cases is about as large, in bytes.
const MOST_RUN_BYTES: usize = 64 << 20;

/// The outcome of the last test in a folder.
fn last_run(folder: &Path) -> Result<Run, String> {
    let path = folder.join(RUN);
    let name = path.display();
    let bytes = input::up_to(&path, MOST_RUN_BYTES).map_err(|e| {
        let reason = reason(&e);
        format!("{name}: {reason}; run coverline snapshot test first")
    })?;
    if bytes.len() > MOST_RUN_BYTES {
        return Err(format!(
            "{name}: larger than {} MiB; test fewer cases at once",
            MOST_RUN_BYTES >> 20
        ));
    }
    serde_json::from_slice(&bytes)
        .map_err(|e| format!("{name}: {e}; run coverline snapshot test again"))
}

/// Makes a case's new picture the accepted one.
fn accept(folder: &Path, name: &str) -> Result<(), String> {
    let run = last_run(folder)?;
    let case = run.cases.iter().find(|case| case.name == name);
    let pictures = case.and_then(|case| case.accepted.as_ref().zip(case.actual.as_ref()));
    let (accepted, actual) = pictures.ok_or_else(|| format!("{name}: has not two pictures"))?;
    std::fs::copy(folder.join(actual), folder.join(accepted))
        .map(|_| ())
        .map_err(|e| format!("{}: {}", accepted.display(), reason(&e)))
}
