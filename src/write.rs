//! Files that appear whole: written beside, flushed, then renamed.

use coverline::error::reason;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes all files of one article, or none: each beside its place first, and only when all
/// are on the disk under their names.
pub(crate) fn all(folder: &Path, files: &[(String, &[u8])]) -> Result<Vec<PathBuf>, String> {
    let made = !folder.exists();
    fs::create_dir_all(folder).map_err(|e| {
        format!(
            "{}: {}; name another folder with -o",
            folder.display(),
            reason(&e)
        )
    })?;
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

/// The name that a file has until it is whole; with the process's id, so that two runs into
/// one folder do not write to the same.
fn part(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{}.part", std::process::id()))
}

fn parts(folder: &Path, files: &[(String, &[u8])], begun: &mut Vec<PathBuf>) -> Result<(), String> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if path.is_dir() {
            return Err(format!(
                "{}: a folder is in the way; move it or name another with -o",
                path.display()
            ));
        }
        let part = part(folder, name);
        begun.push(part.clone());
        let put = || -> std::io::Result<()> {
            let mut file = File::create(&part)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        put().map_err(|e| {
            format!(
                "{}: {}; free some room or name another folder with -o",
                path.display(),
                reason(&e)
            )
        })?;
    }
    Ok(())
}

fn place(
    folder: &Path,
    files: &[(String, &[u8])],
    begun: &mut Vec<PathBuf>,
) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    for (name, _) in files {
        let path = folder.join(name);
        fs::rename(part(folder, name), &path)
            .map_err(|e| format!("{}: {}", path.display(), reason(&e)))?;
        begun.push(path.clone());
        paths.push(path);
    }
    Ok(paths)
}
