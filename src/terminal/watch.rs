//! Watches one file by looking at it a few times a second: no editor, file
//! system or network drive is too odd for that, and it costs next to nothing.
//!
//! Editors save in several steps: they empty the file and write it again, or
//! put another in its place, for a moment with none there. So a change is
//! taken when two looks in a row found the same, and an empty or missing file
//! only after some more. Times of change are compared for being equal, never
//! for being later, so that no clock matters.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::files::read_at_most;

/// How long between two looks.
pub const EVERY: Duration = Duration::from_millis(250);

/// How many looks must find an empty or missing file before it is one.
const SURE: u32 = 4;

/// How many looks after a reading the file is read once more: some file
/// systems count the time of change in whole seconds, and what was written
/// within the same one, as long as before, shows in nothing else.
const READ_AGAIN: u32 = 12;

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The file holds this now.
    Bytes(Vec<u8>),
    /// It is not there, or cannot be read, and what the system says then.
    Lost(Option<String>),
}

/// What changes when a file does: which it is, its length, its times.
type Stamp = [i64; 7];

/// How a file looks from outside, or why it cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outside {
    Stamp(Stamp),
    Lost(Option<String>),
}

/// A file being watched.
#[derive(Debug)]
pub struct Watch {
    path: PathBuf,
    limit: usize,
    /// As it was when it was last taken.
    taken: Option<Outside>,
    /// As the last look found it, and in how many looks before.
    found: Option<(Outside, u32)>,
    /// A hash of what was read last.
    read: Option<u64>,
    /// How many looks ago it was read.
    since: u32,
}

impl Watch {
    /// Watches a file of which at most so many bytes are wanted, and one more.
    pub fn new(path: &Path, limit: usize) -> Self {
        Self {
            path: path.to_owned(),
            limit,
            taken: None,
            found: None,
            read: None,
            since: 0,
        }
    }

    /// Reads the file at once, whatever state it is in.
    ///
    /// # Errors
    /// Those of opening and reading.
    pub fn first(&mut self) -> io::Result<Vec<u8>> {
        let outside = self.outside();
        let bytes = self.bytes()?;
        self.taken = Some(outside);
        self.read = Some(hash(&bytes));
        Ok(bytes)
    }

    /// Looks once; what it found, when that is new.
    pub fn look(&mut self) -> Option<Found> {
        let outside = self.outside();
        let looks = match &self.found {
            Some((before, looks)) if *before == outside => looks + 1,
            _ => 0,
        };
        self.found = Some((outside.clone(), looks));
        self.since = self.since.saturating_add(1);
        let same = self.taken.as_ref() == Some(&outside);
        if same && self.since != READ_AGAIN {
            return None;
        }
        let enough = match &outside {
            Outside::Stamp(stamp) if stamp[2] > 0 => 1,
            _ => SURE,
        };
        if looks < enough {
            return None;
        }
        let found = match &outside {
            Outside::Lost(reason) => Found::Lost(reason.clone()),
            Outside::Stamp(_) => match self.bytes() {
                // Written to while it was read: the next look tells.
                Ok(_) if self.outside() != outside => return None,
                Ok(bytes) => {
                    let hash = hash(&bytes);
                    let back = matches!(self.taken, Some(Outside::Lost(_)));
                    let new = self.read != Some(hash) || back;
                    if !same {
                        self.since = 0;
                    }
                    self.taken = Some(outside);
                    self.read = Some(hash);
                    return new.then_some(Found::Bytes(bytes));
                }
                Err(error) => Found::Lost(reason(&error)),
            },
        };
        self.taken = Some(outside);
        Some(found)
    }

    fn outside(&self) -> Outside {
        match std::fs::metadata(&self.path) {
            Ok(about) if about.is_file() => Outside::Stamp(stamp(&about)),
            Ok(_) => Outside::Lost(Some("it is not a plain file".to_owned())),
            Err(error) => Outside::Lost(reason(&error)),
        }
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        // A pipe might never end.
        if !std::fs::metadata(&self.path)?.is_file() {
            return Err(io::Error::other("it is not a plain file"));
        }
        read_at_most(&self.path, self.limit)
    }
}

/// What the system says of a file that is there.
fn reason(error: &io::Error) -> Option<String> {
    (error.kind() != io::ErrorKind::NotFound).then(|| error.to_string())
}

fn stamp(about: &Metadata) -> Stamp {
    [
        about.dev().cast_signed(),
        about.ino().cast_signed(),
        about.len().cast_signed(),
        about.mtime(),
        about.mtime_nsec(),
        about.ctime(),
        about.ctime_nsec(),
    ]
}

fn hash(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A file of a bank, and its watch after the first reading.
    fn watched() -> (tempfile::TempDir, PathBuf, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.yaml");
        fs::write(&path, "one").unwrap();
        let mut watch = Watch::new(&path, 100);
        assert_eq!(watch.first().unwrap(), b"one");
        (folder, path, watch)
    }

    /// What so many looks find.
    fn looks(watch: &mut Watch, count: u32) -> Vec<Found> {
        (0..count).filter_map(|_| watch.look()).collect()
    }

    fn bytes(text: &str) -> Vec<Found> {
        vec![Found::Bytes(text.as_bytes().to_vec())]
    }

    #[test]
    fn a_file_nobody_touches_is_read_once() {
        let (_folder, path, mut watch) = watched();
        assert_eq!(looks(&mut watch, 40), []);
        // Nor is it news that the same was saved again.
        fs::write(&path, "one").unwrap();
        assert_eq!(looks(&mut watch, 40), []);
    }

    #[test]
    fn a_file_written_anew_and_one_put_in_its_place_are_seen_once() {
        let (folder, path, mut watch) = watched();
        fs::write(&path, "two").unwrap();
        assert_eq!(looks(&mut watch, 40), bytes("two"));
        let other = folder.path().join("other");
        fs::write(&other, "six").unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(looks(&mut watch, 40), bytes("six"));
    }

    #[test]
    fn a_file_empty_or_away_for_a_moment_is_neither() {
        let (_folder, path, mut watch) = watched();
        fs::write(&path, "").unwrap();
        assert_eq!(looks(&mut watch, SURE), []);
        fs::write(&path, "two").unwrap();
        assert_eq!(looks(&mut watch, 40), bytes("two"));
        fs::remove_file(&path).unwrap();
        assert_eq!(looks(&mut watch, SURE), []);
        fs::write(&path, "three").unwrap();
        assert_eq!(looks(&mut watch, 40), bytes("three"));
    }

    #[test]
    fn a_file_that_stays_empty_or_away_is_and_comes_back() {
        let (_folder, path, mut watch) = watched();
        fs::write(&path, "").unwrap();
        assert_eq!(looks(&mut watch, 40), bytes(""));
        fs::remove_file(&path).unwrap();
        assert_eq!(looks(&mut watch, 40), [Found::Lost(None)]);
        // The same as before is news when it was away.
        fs::write(&path, "").unwrap();
        assert_eq!(looks(&mut watch, 40), bytes(""));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let found = looks(&mut watch, 40);
        assert!(matches!(&found[..], [Found::Lost(Some(_))]), "{found:?}");
    }

    #[test]
    fn a_change_that_only_the_content_shows_is_seen_a_little_later() {
        let (_folder, path, mut watch) = watched();
        fs::write(&path, "two").unwrap();
        // As on a file system that counts whole seconds.
        watch.taken = Some(watch.outside());
        assert_eq!(looks(&mut watch, READ_AGAIN), bytes("two"));
    }
}
