//! Files that appear whole: written beside, flushed, then renamed.

use crate::input::plain;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes all files of one article, or none: each beside its place first, and only when all
/// are on the disk under their names.
pub(crate) fn all(folder: &Path, files: &[(String, &[u8])]) -> Result<Vec<PathBuf>, String> {
    fs::create_dir_all(folder).map_err(|e| {
        format!(
            "{}: {}; name another folder with -o",
            folder.display(),
            plain(&e)
        )
    })?;
    let mut parts = Vec::new();
    let written = files.iter().try_for_each(|(name, bytes)| {
        let part = folder.join(format!("{name}.part"));
        parts.push(part.clone());
        let put = || -> std::io::Result<()> {
            let mut file = File::create(&part)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        put().map_err(|e| {
            format!(
                "{}: {}; free some room or name another folder with -o",
                folder.join(name).display(),
                plain(&e)
            )
        })
    });
    let placed = written.and_then(|()| {
        let mut paths = Vec::new();
        for (part, (name, _)) in parts.iter().zip(files) {
            let path = folder.join(name);
            fs::rename(part, &path).map_err(|e| format!("{}: {}", path.display(), plain(&e)))?;
            paths.push(path);
        }
        Ok(paths)
    });
    if placed.is_err() {
        for part in &parts {
            let _ = fs::remove_file(part); // what is not there need not go
        }
    }
    placed
}
