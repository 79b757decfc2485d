//! `coverline merge`: the manifests of shards, joined.

use crate::place::Place;
use crate::{Ended, complain, tell};
use clap::Parser;
use coverline::batch;
use coverline::error::reason;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// A destination that shards wrote to, a folder or a bucket, whose manifests become one there; or manifest files
    #[arg(required = true, value_name = "DEST|MANIFEST")]
    from: Vec<String>,
    /// Where the joined manifest goes, when manifest files are named [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let merged = match args.from.as_slice() {
        [one] if !Path::new(one).is_file() => in_place(one, args.output.is_some()),
        files => of_files(files, args.output.as_deref()),
    };
    match merged {
        Ok(line) => {
            tell(&line);
            Ended::Made
        }
        Err((ended, why)) => {
            complain(&why);
            ended
        }
    }
}

type Merged = Result<String, (Ended, String)>;

fn in_place(named: &str, elsewhere: bool) -> Merged {
    if elsewhere {
        let why = "-o: is for manifest files; a destination's own are joined where they are";
        return Err((Ended::WrongUse, why.to_owned()));
    }
    if !named.contains("://") && !Path::new(named).is_dir() {
        let why = format!("{named}: no such folder; name where the shards wrote to");
        return Err((Ended::WrongUse, why));
    }
    let place = Place::open(named, None, false).map_err(|why| (Ended::WrongUse, why))?;
    let count = batch::merge_into(place.store(), &tempfile::tempfile);
    place.leave();
    let count = count.map_err(|why| (Ended::Failed, why))?;
    let manifest = place.store().shown("manifest.jsonl");
    Ok(format!("{manifest}: {count} articles"))
}

fn of_files(files: &[String], to: Option<&Path>) -> Merged {
    let failed = |why: String| (Ended::Failed, why);
    let mut manifests: Vec<(String, Box<dyn Read>)> = Vec::new();
    for name in files {
        let file = File::open(name).map_err(|e| {
            let why = format!("{name}: {}; name a manifest", reason(&e));
            (Ended::WrongUse, why)
        })?;
        manifests.push((name.clone(), Box::new(file)));
    }
    let scratch = tempfile::tempfile().map_err(|e| failed(reason(&e)))?;
    let Some(path) = to else {
        let mut out = BufWriter::new(io::stdout().lock());
        let count = batch::merge(manifests, scratch, &mut out).map_err(failed)?;
        out.flush()
            .map_err(|e| failed(format!("standard output: {}", reason(&e))))?;
        return Ok(format!("{count} articles"));
    };
    let fault = |e: io::Error| failed(format!("{}: {}", path.display(), reason(&e)));
    // Beside its place until it is whole.
    let part = path.with_extension("part");
    let mut out = BufWriter::new(File::create(&part).map_err(fault)?);
    let merged = batch::merge(manifests, scratch, &mut out);
    let count = match merged {
        Ok(count) => count,
        Err(why) => {
            let _ = fs::remove_file(&part); // the fault is what matters
            return Err(failed(why));
        }
    };
    let file = out.into_inner().map_err(|e| fault(e.into_error()))?;
    file.sync_all().map_err(fault)?;
    fs::rename(&part, path).map_err(fault)?;
    Ok(format!("{}: {count} articles", path.display()))
}
