//! Files that appear whole: written beside, flushed, then renamed.

use crate::error::{Error, Result, reason};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes all files that belong together, or none: each beside its place first, and only when
/// all are on the disk under their names. Gives their paths.
///
/// # Errors
/// The file or folder that cannot be written, and why.
pub fn all(folder: &Path, files: &[(String, &[u8])]) -> Result<Vec<PathBuf>> {
    let made = !folder.exists();
    fs::create_dir_all(folder)
        .map_err(|e| fault(folder, format!("{}; name another folder", reason(&e))))?;
    let mut begun = Vec::new();
    let placed = parts(folder, files, &mut begun).and_then(|()| place(folder, files, &mut begun));
    if placed.is_err() {
        for path in &begun {
            let _ = fs::remove_file(path); // what is not there need not go
        }
        if made {
            let _ = fs::remove_dir(folder); // stays when another run has written to it
        }
    }
    placed
}

fn fault(path: &Path, why: String) -> Error {
    Error::Write {
        path: path.to_owned(),
        why,
    }
}

/// The name that a file has until it is whole; with the process's id, so that two runs into
/// one folder do not write to the same.
fn part(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{}.part", std::process::id()))
}

fn parts(folder: &Path, files: &[(String, &[u8])], begun: &mut Vec<PathBuf>) -> Result<()> {
    for (name, _) in files {
        let path = folder.join(name);
        if path.is_dir() {
            let why = "a folder is in the way; move it or name another";
            return Err(fault(&path, why.to_owned()));
        }
        begun.push(part(folder, name));
    }
    // Side by side: a disk flushes several files in the time of one.
    let put = |(name, bytes): &(String, &[u8])| {
        let put = || -> std::io::Result<()> {
            let mut file = File::create(part(folder, name))?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        put().map_err(|e| {
            let why = format!("{}; free some room or name another folder", reason(&e));
            fault(&folder.join(name), why)
        })
    };
    let done: Vec<Result<()>> = files.par_iter().map(put).collect();
    done.into_iter().collect()
}

fn place(
    folder: &Path,
    files: &[(String, &[u8])],
    begun: &mut Vec<PathBuf>,
) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for (name, _) in files {
        let path = folder.join(name);
        fs::rename(part(folder, name), &path).map_err(|e| fault(&path, reason(&e)))?;
        begun.push(path.clone());
        paths.push(path);
    }
    Ok(paths)
}
