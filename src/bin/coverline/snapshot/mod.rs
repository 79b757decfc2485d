//! `coverline snapshot`: banners compared with accepted pictures, and what a change moved.

mod accept;
mod picture;
mod protocol;
mod report;
mod review;
mod screen;
mod session;
mod test;

use crate::{Ended, complain, input, tell};
use clap::Subcommand;
use coverline::error::reason;
use coverline::snapshot::{Did, Pick, Run, Suite};
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Args {
    /// Render every case of a folder and compare it with its accepted picture
    Test(test::Args),
    /// Take new pictures as accepted
    Accept(accept::Args),
    /// Show the last test's outcome as a page, or write it for a pipeline
    Report(report::Args),
    /// Go through what is not the same in the terminal, and accept or reject it
    Review(review::Args),
}

pub(crate) fn run(args: &Args) -> Ended {
    match args {
        Args::Test(args) => test::run(args),
        Args::Accept(args) => accept::run(args),
        Args::Report(args) => report::run(args),
        Args::Review(args) => review::run(args),
    }
}

/// Where a test leaves its outcome, in its folder.
const OUTPUT: &str = "output";
const RUN: &str = "run.json";
/// A run of a hundred thousand cases is about as large, in bytes.
const MOST_RUN_BYTES: usize = 64 << 20;

/// A folder's suite, and work with it.
fn with(folder: &Path, work: impl FnOnce(&Suite) -> Result<Ended, String>) -> Ended {
    let suite = match Suite::open(folder) {
        Ok(suite) => suite,
        Err(error) => {
            complain(&error);
            return Ended::WrongUse;
        }
    };
    for note in suite.notes() {
        tell(&format!("note: {note}"));
    }
    work(&suite).unwrap_or_else(|why| {
        complain(&why);
        Ended::Failed
    })
}

/// The outcome of the last test in a folder.
fn last_run(folder: &Path) -> Result<Run, String> {
    let path = folder.join(OUTPUT).join(RUN);
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

/// Takes a case's new picture as accepted; an orphan goes.
fn accept(suite: &Suite, name: &str) -> Result<(), String> {
    let done = suite.accept(&Pick::Named(vec![name.to_owned()]));
    for one in done.map_err(|e| e.to_string())? {
        if let Did::Failed(why) = one.did {
            return Err(format!("{}: {why}", one.name));
        }
    }
    Ok(())
}
