//! Where a batch's files go, by what `-o` says: a folder, or a bucket.

use crate::bucket::{self, Bucket};
use coverline::batch::store::Store;
use coverline::batch::{Folder, STATE, Shard, owner};
use coverline::error::reason;
use std::fs::{self, File, TryLockError};
use std::path::Path;

/// A destination.
pub(crate) struct Place {
    store: Box<dyn Store>,
    /// The folder that begun files lie in.
    swept: Option<Folder>,
    /// Held as long as the run: two runs over the same records would take each other's files.
    _locks: Vec<File>,
}

impl Place {
    /// Opens a destination, and holds a folder for this run alone, or with other shards. A dry
    /// run only looks.
    pub(crate) fn open(named: &str, shard: Option<Shard>, looks: bool) -> Result<Self, String> {
        if bucket::is_address(named) {
            return Ok(Self {
                store: Box::new(Bucket::open(named)?),
                swept: None,
                _locks: Vec::new(),
            });
        }
        if named.contains("://") {
            return Err(format!(
                "{named}: no such place; name a folder, or a bucket as s3://, gs:// or az://"
            ));
        }
        let root = Path::new(named);
        if root.is_file() {
            return Err(format!("{named}: a file; name a folder with -o"));
        }
        let owner = owner(shard);
        let folder = Folder::new(root, &owner);
        let mut locks = Vec::new();
        if !looks {
            locks = lock(root, shard.is_some(), &owner)?;
            folder.sweep().map_err(|fault| fault.why)?;
        }
        let swept = (!looks).then(|| Folder::new(root, &owner));
        Ok(Self {
            store: Box::new(folder),
            swept,
            _locks: locks,
        })
    }

    /// Leaves nothing behind that is only of use while files are written.
    pub(crate) fn leave(&self) {
        if let Some(folder) = &self.swept {
            let _ = folder.sweep(); // the next run does it, else
        }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }
}

/// A run over all records holds the folder alone, shards hold it together, and each its own part.
/// The system lets go when the process ends, however it ends.
fn lock(root: &Path, shared: bool, owner: &str) -> Result<Vec<File>, String> {
    let state = root.join(STATE);
    let fault = |path: &Path, why: String| {
        format!("{}: {why}; name another folder with -o", path.display())
    };
    fs::create_dir_all(&state).map_err(|e| fault(&state, reason(&e)))?;
    let open = |name: &str| {
        let path = state.join(name);
        let mut options = File::options();
        let file = options.create(true).truncate(false).write(true).open(&path);
        file.map_err(|e| fault(&path, reason(&e)))
    };
    let all = open("lock")?;
    let mut locks = Vec::new();
    let held = if shared {
        let own = open(&format!("lock-{owner}"))?;
        let held = all.try_lock_shared().and_then(|()| own.try_lock());
        locks.push(own);
        held
    } else {
        all.try_lock()
    };
    locks.push(all);
    match held {
        Ok(()) => Ok(locks),
        Err(TryLockError::WouldBlock) => Err(format!(
            "{}: another run writes there; wait for its end, or name another folder with -o",
            root.display()
        )),
        // Some network file systems have no locks; what runs there is up to the caller.
        Err(TryLockError::Error(_)) => Ok(locks),
    }
}
