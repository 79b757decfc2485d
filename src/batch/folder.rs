//! A folder that banners go to: files appear whole, and are on the disk before anyone says so.

use super::STATE;
use super::store::{Fault, Kind, Store};
use crate::error::reason;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

/// A folder. Files are begun in a folder of its own within it, which nobody serves, flushed to
/// the disk, and then renamed.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// Where files are until they are whole.
    begun: PathBuf,
}

impl Folder {
    /// A folder, made when it is first written to. `owner` is the name under which begun files
    /// are kept, so that runs side by side do not take each other's.
    #[must_use]
    pub fn new(root: &Path, owner: &str) -> Self {
        Self {
            root: root.to_owned(),
            begun: root.join(STATE).join(format!("begun-{owner}")),
        }
    }

    /// Removes what a run that was killed had begun.
    ///
    /// # Errors
    /// A folder that cannot be read or changed.
    pub fn sweep(&self) -> Result<(), Fault> {
        match fs::remove_dir_all(&self.begun) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(self.fault(STATE, &e)),
            _ => Ok(()),
        }
    }

    fn fault(&self, name: &str, why: &io::Error) -> Fault {
        let (kind, advice) = match why.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                (Kind::Full, "; free some room and run it again")
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                (Kind::Lasting, "; name another folder with -o")
            }
            ErrorKind::Interrupted | ErrorKind::TimedOut | ErrorKind::ResourceBusy => {
                (Kind::Passing, "")
            }
            ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty | ErrorKind::NotADirectory => {
                (Kind::Lasting, "; move what is in the way")
            }
            _ => (Kind::Lasting, ""),
        };
        Fault {
            why: format!("{}: {}{advice}", self.shown(name), reason(why)),
            kind,
        }
    }

    /// A file's place while it is not whole.
    fn part(&self, at: usize) -> PathBuf {
        self.begun.join(format!("{at}.part"))
    }

    fn begin(&self, at: usize, from: &mut dyn Read) -> io::Result<File> {
        let mut file = match File::create(self.part(at)) {
            Err(e) if e.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(&self.begun)?;
                File::create(self.part(at))?
            }
            file => file?,
        };
        io::copy(from, &mut file)?;
        file.flush()?;
        Ok(file)
    }

    /// Gives a file that is on the disk its name.
    fn place(&self, at: usize, name: &str) -> io::Result<()> {
        let path = self.root.join(name);
        if path.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if let (Some(folder), true) = (path.parent(), name.contains('/')) {
            fs::create_dir_all(folder)?;
        }
        fs::rename(self.part(at), path)
    }

    /// Has the folders of some names on the disk, too: a rename is not, before its folder is.
    fn settle<'a>(&self, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let parent = |name: &str| {
            let path = self.root.join(name);
            path.parent().map(Path::to_owned)
        };
        let mut folders: Vec<_> = names.filter_map(parent).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            sync_folder(&folder)?;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere folders cannot be opened as files, and renames are kept by the file system itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

impl Store for Folder {
    fn put(&self, files: &[(&str, &[u8])]) -> Vec<Result<(), Fault>> {
        // All are written before the first is waited for: the disk then flushes them together.
        let mut begun: Vec<io::Result<File>> = Vec::with_capacity(files.len());
        for (at, (_, bytes)) in files.iter().enumerate() {
            begun.push(self.begin(at, &mut &bytes[..]));
        }
        let placed: Vec<io::Result<()>> = begun
            .into_iter()
            .zip(files)
            .enumerate()
            .map(|(at, (file, (name, _)))| {
                let placed = file
                    .and_then(|file| file.sync_data())
                    .and_then(|()| self.place(at, name));
                if placed.is_err() {
                    let _ = fs::remove_file(self.part(at)); // it may not have been begun
                }
                placed
            })
            .collect();
        let whole = files.iter().zip(&placed).filter(|(_, done)| done.is_ok());
        let settled = self.settle(whole.map(|((name, _), _)| *name));
        let outcome = |((name, _), done): (&(&str, &[u8]), io::Result<()>)| match (done, &settled) {
            (Err(e), _) => Err(self.fault(name, &e)),
            (Ok(()), Err(e)) => Err(self.fault(name, e)),
            (Ok(()), Ok(())) => Ok(()),
        };
        files.iter().zip(placed).map(outcome).collect()
    }

    fn put_from(&self, name: &str, from: &mut (dyn Read + Send)) -> Result<(), Fault> {
        let mut put = || -> io::Result<()> {
            self.begin(0, from)?.sync_data()?;
            self.place(0, name)?;
            self.settle([name].into_iter())
        };
        put().map_err(|e| self.fault(name, &e))
    }

    fn read(&self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Fault> {
        match File::open(self.root.join(name)) {
            Ok(file) => Ok(Some(Box::new(file))),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(self.fault(name, &e)),
        }
    }

    fn remove(&self, names: &[&str]) -> Result<(), Fault> {
        for name in names {
            match fs::remove_file(self.root.join(name)) {
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(self.fault(name, &e)),
                _ => {}
            }
        }
        Ok(())
    }

    fn list(&self, each: &mut dyn FnMut(&str, u64)) -> Result<(), Fault> {
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(self.root.join(&folder)) {
                Ok(entries) => entries,
                Err(e) if e.kind() == ErrorKind::NotFound => continue,
                Err(e) => return Err(self.fault(&folder, &e)),
            };
            for entry in entries {
                let entry = entry.map_err(|e| self.fault(&folder, &e))?;
                let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                    continue; // none of ours is called so
                };
                let path = match folder.as_str() {
                    "" => name,
                    folder => format!("{folder}/{name}"),
                };
                let kind = entry.file_type().map_err(|e| self.fault(&path, &e))?;
                if kind.is_dir() {
                    folders.push(path);
                } else if let Ok(known) = fs::metadata(entry.path()) {
                    each(&path, known.len());
                }
            }
        }
        Ok(())
    }

    fn shown(&self, name: &str) -> String {
        self.root.join(name).display().to_string()
    }
}
