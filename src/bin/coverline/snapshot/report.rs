//! `coverline snapshot report`: the last test's outcome for people and pipelines.

use crate::{Ended, complain, say, write};
use clap::Parser;
use coverline::snapshot::{Run, report};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// The folder of snapshot.toml
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// A page with all pictures that moved [default, without another form: DIR/output/report.html]
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// JUnit XML; - for standard output
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Markdown for a pull request; - for standard output
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// All that is known of each case; - for standard output
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let run = match super::last_run(&args.folder) {
        Ok(run) => run,
        Err(why) => {
            complain(&why);
            return Ended::WrongUse;
        }
    };
    match write_all(args, &run) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

fn write_all(args: &Args, run: &Run) -> Result<(), String> {
    let others = [&args.junit, &args.markdown, &args.json];
    let page = match &args.html {
        None if others.iter().all(|path| path.is_none()) => {
            Some(args.folder.join("output/report.html"))
        }
        named => named.clone(),
    };
    if let Some(path) = page {
        put(&path, &report::html(run, &args.folder))?;
    }
    if let Some(path) = &args.junit {
        put(path, &report::junit(run))?;
    }
    if let Some(path) = &args.markdown {
        put(path, &report::markdown(run))?;
    }
    if let Some(path) = &args.json {
        let json = serde_json::to_string_pretty(run);
        put(
            path,
            &(json.map_err(|e| format!("{}: {e}", path.display()))? + "\n"),
        )?;
    }
    Ok(())
}

/// Writes a file and says its path, or writes to standard output for `-`.
fn put(path: &Path, text: &str) -> Result<(), String> {
    if path == Path::new("-") {
        return say(text.trim_end_matches('\n'));
    }
    let name = path
        .file_name()
        .and_then(OsStr::to_str)
        .ok_or_else(|| format!("{}: no name of a file", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let file = (name.to_owned(), text.as_bytes());
    write::all(folder, &[file]).map_err(|e| e.to_string())?;
    say(&path.display().to_string())
}
