//! `coverline snapshot test`: every case of a folder against its accepted picture.

use super::{OUTPUT, RUN, with};
use crate::{Ended, say, write};
use clap::Parser;
use coverline::snapshot::{Run, Verdict};
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// The folder that holds snapshot.toml
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Write what came of every case to a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Ended {
    with(&args.folder, |suite| {
        let run = suite.run().map_err(|e| e.to_string())?;
        let mut differs = run
            .cases
            .iter()
            .filter(|case| case.verdict != Verdict::Same);
        differs.try_for_each(|case| say(&case.line()))?;
        say(&run.summary())?;
        let json = json(&run)?;
        // For `report` and `review`; never committed.
        let kept = [
            (".gitignore".to_owned(), &b"*\n"[..]),
            (RUN.to_owned(), json.as_slice()),
        ];
        write::all(&args.folder.join(OUTPUT), &kept).map_err(|e| e.to_string())?;
        if let Some(path) = &args.json {
            save(&json, path)?;
        }
        Ok(if run.is_same() {
            Ended::Made
        } else {
            Ended::Failed
        })
    })
}

fn json(run: &Run) -> Result<Vec<u8>, String> {
    let mut json = serde_json::to_vec_pretty(run).map_err(|e| format!("{RUN}: {e}"))?;
    json.push(b'\n');
    Ok(json)
}

fn save(json: &[u8], path: &Path) -> Result<(), String> {
    let fault = |why: &str| format!("{}: {why}; name a file for --json", path.display());
    let name = path.file_name().ok_or_else(|| fault("no file"))?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let file = (name.to_string_lossy().into_owned(), json);
    write::all(folder.unwrap_or(Path::new(".")), &[file]).map_err(|e| e.to_string())?;
    Ok(())
}
