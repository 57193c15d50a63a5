//! Reading files up to a limit, and writing files that must never be half there.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// How many names are tried for the file that takes the place of another.
const TRIES: u32 = 100;

/// The folder a file lies in; the current one for a name alone.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes a file so that it is there whole or not at all. A file that is there
/// already is replaced, keeps its permissions, and is found by its links.
///
/// # Errors
/// Those of the file system, and when there is something that is no plain file;
/// nothing is replaced then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&path);
    let before = fs::metadata(&path).ok();
    if before.as_ref().is_some_and(|about| !about.is_file()) {
        return Err(io::Error::other("it is not a plain file"));
    }
    let (temporary, mut file) = beside(folder, before.is_some())?;
    let written = (|| {
        if let Some(about) = before {
            file.set_permissions(about.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, &path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    fs::File::open(folder)?.sync_all()
}

/// A new, empty file in a folder; for nobody else's eyes where it is `private`
/// until it has the permissions of another. Never a file or link that is there.
fn beside(folder: &Path, private: bool) -> io::Result<(PathBuf, fs::File)> {
    let mode = if private { 0o600 } else { 0o666 };
    let mut last = io::ErrorKind::AlreadyExists.into();
    for n in 0..TRIES {
        let path = folder.join(format!(".certamen.{}.{n}", std::process::id()));
        let mut options = fs::OpenOptions::new();
        match options.write(true).create_new(true).mode(mode).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Puts other bytes into a file that held `was` when it was read; false when it
/// holds something else by now, which is left as it is.
///
/// # Errors
/// Those of [`write_whole`], and when the file may not be written.
pub fn rewrite(path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool> {
    // Putting another file in its place needs no permission of its own.
    fs::OpenOptions::new().write(true).open(path)?;
    if fs::metadata(path)?.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    if fs::metadata(path)?.len() != was.len() as u64 || fs::read(path)? != was {
        return Ok(false);
    }
    write_whole(path, bytes).map(|()| true)
}

/// The bytes of a file, one more than the limit at most: enough to see that it
/// is too large, and a huge file costs nothing.
///
/// # Errors
/// Those of opening and reading.
pub fn read_at_most(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let most = limit as u64 + 1;
    let expected = file.metadata().map_or(0, |about| about.len());
    let mut bytes = Vec::with_capacity(expected.min(most) as usize);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// [`read_at_most`], of plain files only.
///
/// # Errors
/// Those of opening and reading, and when it is no plain file.
pub fn read_plain_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    read_at_most(path, limit)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_file_is_replaced_and_keeps_its_permissions_and_links() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.yaml");
        write_whole(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.yaml");
        symlink(&path, &link).unwrap();
        write_whole(&link, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(link.symlink_metadata().unwrap().is_symlink());
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        fs::create_dir(&path).unwrap();
        assert!(write_whole(&path, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
    #[test]
    fn a_file_or_link_of_the_temporary_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other");
        fs::write(&other, b"mine").unwrap();
        let taken = format!(".certamen.{}.0", std::process::id());
        symlink(&other, folder.path().join(taken)).unwrap();
        write_whole(&folder.path().join("bank.yaml"), b"one").unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"mine");
        assert_eq!(fs::read(folder.path().join("bank.yaml")).unwrap(), b"one");
    }

    #[test]
    fn what_changed_meanwhile_or_must_not_be_written_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.yaml");
        fs::write(&path, b"saved meanwhile").unwrap();
        assert!(!rewrite(&path, b"as it was read.", b"new").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"saved meanwhile");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let refused = rewrite(&path, b"saved meanwhile", b"new").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(rewrite(&path, b"saved meanwhile", b"new").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
