//! Who sits an attempt at this moment.
//!
//! An operating system's lock on a small file, not a lease written into the
//! database: a lease has to be renewed, outlives a program that was killed by
//! however long it runs, and ends too early on a laptop that was suspended.
//! The system frees a lock the moment its program ends, however it ends. It
//! reaches as far as the folder does: two machines that share it over NFS or
//! SMB are kept apart too where the server passes locks on, and where not, the
//! database still keeps the second writer out.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::sqlite::identity;

/// The longest attempt id.
const ID_LIMIT: usize = 64;

/// An attempt claimed for whoever sits it. Ends when dropped.
#[derive(Debug)]
#[must_use = "the attempt is free again when the claim is dropped"]
pub struct Claim {
    /// What holds the claim: here a locked file, with PostgreSQL a connection.
    _held: Lock,
}

/// Whether a text can be an attempt's id and part of a file's name: lower-case
/// letters, digits and hyphens, as UUIDs are written.
pub fn is_attempt_id(text: &str) -> bool {
    (1..=ID_LIMIT).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Claims an attempt in the folder of locks, which is made when missing. The
/// id has been checked.
pub fn claim(folder: &Path, attempt: &str, place: &str) -> Result<Claim, StoreError> {
    let path = folder.join(format!("{attempt}.lock"));
    match lock(folder, &path) {
        Ok(Some(file)) => Ok(Claim {
            _held: Lock { file, path },
        }),
        Ok(None) => Err(StoreError::Taken {
            place: place.to_owned(),
            attempt: attempt.to_owned(),
        }),
        Err(error) => Err(StoreError::of_io(
            crate::text::printable(&path.display().to_string()),
            &error,
        )),
    }
}

/// A locked file, or none when somebody else holds the lock.
fn lock(folder: &Path, path: &Path) -> io::Result<Option<File>> {
    loop {
        std::fs::create_dir_all(folder)?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever held it before may have removed the file between our opening
        // and locking it; then the next one would lock another file.
        match std::fs::metadata(path) {
            Ok(now) if identity(&now) == identity(&file.metadata()?) => return Ok(Some(file)),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
}

#[derive(Debug)]
struct Lock {
    file: File,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still locked, so that nobody else's is; where
        // files are known by their name alone it stays.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::is_attempt_id;

    #[test]
    fn an_attempt_id_never_leaves_its_folder() {
        assert!(is_attempt_id("0b0e8a3c-6c3f-4d39-9a53-0f8a2f4a7c11"));
        for bad in [
            "",
            ".",
            "..",
            "a/b",
            "a\\b",
            "A",
            "a\0",
            "a b",
            "ă",
            &"a".repeat(65),
        ] {
            assert!(!is_attempt_id(bad), "{bad:?}");
        }
    }
}
