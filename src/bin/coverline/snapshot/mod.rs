//! `coverline snapshot`: banners compared with accepted pictures.

mod accept;
mod test;

use crate::{Ended, complain, tell};
use clap::Subcommand;
use coverline::snapshot::Suite;
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Args {
    /// Render every case of a folder and compare it with its accepted picture
    Test(test::Args),
    /// Take new pictures as accepted
    Accept(accept::Args),
}

pub(crate) fn run(args: &Args) -> Ended {
    match args {
        Args::Test(args) => test::run(args),
        Args::Accept(args) => accept::run(args),
    }
}

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
