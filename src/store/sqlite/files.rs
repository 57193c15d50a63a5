//! The files a database consists of, and whether they are still where they
//! were. SQLite goes on writing into files that somebody removed, and says
//! that all is well; the answers would be gone with the last handle.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// What tells one file from another of the same name.
#[cfg(unix)]
pub fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Elsewhere a file in use cannot be removed or replaced, so none is told apart.
#[cfg(not(unix))]
pub const fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// The files of an open database.
#[derive(Debug)]
pub struct Files(Vec<(PathBuf, (u64, u64))>);

impl Files {
    /// Those there are beside and at `path`. Only looked at, never opened:
    /// closing a handle would drop the locks SQLite holds.
    pub fn of(path: &Path) -> Self {
        let names = ["", "-wal", "-shm"].into_iter().map(|suffix| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        });
        let known = names.filter_map(|path| {
            let metadata = std::fs::metadata(&path).ok()?;
            Some((path, identity(&metadata)))
        });
        Self(known.collect())
    }

    /// Whether one of them was moved, removed or replaced.
    pub fn are_gone(&self) -> bool {
        self.0.iter().any(|(path, known)| {
            std::fs::metadata(path).map_or(true, |metadata| identity(&metadata) != *known)
        })
    }

    /// An error when [`Self::are_gone`].
    pub fn check(&self, place: &str) -> Result<(), StoreError> {
        if self.are_gone() {
            return Err(StoreError::Gone {
                place: place.to_owned(),
            });
        }
        Ok(())
    }
}
