//! Files that a theme or a house file names.

use crate::error::reason;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A file's bytes, no more than `most`.
///
/// # Errors
/// The system's reason, or that it is too large.
pub(crate) fn up_to(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| reason(&e))?;
    let limit = most as u64 + 1;
    let read = file.take(limit).read_to_end(&mut bytes);
    read.map_err(|e| reason(&e))?;
    if bytes.len() > most {
        return Err(format!("larger than {} KiB", most >> 10));
    }
    Ok(bytes)
}

/// The folder that a file lies in.
pub(crate) fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// A file in a folder or below it, after links are followed: who sends a theme does not choose
/// what else of this machine is shown.
///
/// # Errors
/// A file that is not there, or that lies elsewhere.
pub(crate) fn within(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let whole = |path: &Path| path.canonicalize().map_err(|e| reason(&e));
    let (folder, file) = (whole(folder)?, whole(&folder.join(name))?);
    match file.starts_with(&folder) {
        true => Ok(file),
        false => {
            Err("lies outside of the folder of the file that names it; move it there".to_owned())
        }
    }
}
