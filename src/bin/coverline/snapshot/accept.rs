//! `coverline snapshot accept`: new pictures taken as accepted.

use super::with;
use crate::{Ended, complain, say};
use clap::Parser;
use coverline::snapshot::{Did, Pick};
use std::path::PathBuf;

#[derive(Parser)]
pub(crate) struct Args {
    /// Cases by name, * and ? for what differs; the last may be the folder that holds
    /// snapshot.toml, else it is the current one
    #[arg(value_name = "CASE… DIR", required_unless_present = "all")]
    names: Vec<PathBuf>,
    /// Every case; accepted pictures that no case has any more go
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(args: &Args) -> Ended {
    let mut names = args.names.clone();
    let is_folder = |path: &&PathBuf| path.join("snapshot.toml").is_file();
    let folder = match names.last().filter(is_folder).cloned() {
        Some(folder) => {
            names.pop();
            folder
        }
        None => PathBuf::from("."),
    };
    let names: Vec<String> = names
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let pick = match (args.all, names.first()) {
        (true, None) => Pick::All,
        (false, Some(_)) => Pick::Named(names),
        (true, Some(name)) => {
            let why = "no folder with a snapshot.toml; with --all no case is named";
            complain(&format!("{name}: {why}"));
            return Ended::WrongUse;
        }
        (false, None) => {
            complain(&"name the cases to accept, or --all");
            return Ended::WrongUse;
        }
    };
    with(&folder, |suite| {
        let done = match suite.accept(&pick) {
            Ok(done) => done,
            Err(why) => {
                complain(&why);
                return Ok(Ended::WrongUse);
            }
        };
        let mut same = 0;
        let mut ended = Ended::Made;
        for one in &done {
            let did = match &one.did {
                Did::Added => "added",
                Did::Replaced => "replaced",
                Did::Removed => "removed",
                Did::Nothing => {
                    same += 1;
                    continue;
                }
                Did::Failed(why) => {
                    complain(&format!("{}: {why}", one.name));
                    ended = Ended::Failed;
                    continue;
                }
            };
            say(&format!("{}: {did}", one.name))?;
        }
        say(&format!("{} cases, {same} of them as accepted", done.len()))?;
        Ok(ended)
    })
}
