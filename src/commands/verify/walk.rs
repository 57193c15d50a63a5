//! Finding certificates: in files, folders, archives and lines of JSON.
//!
//! One after the other, never all at once: what is found is handed on and
//! forgotten. Nothing is unpacked to the disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::super::shown;
use crate::certificate::verify::file::{EXTENSIONS, FILE_LIMIT};
use crate::files::read_at_most;
use crate::json::SIZE_LIMIT;
use crate::site::registers::is_companion;
use crate::text::printable;

/// Something that should be a certificate.
pub(super) struct Found {
    /// What people call it: a path, and a line or an entry in it. Safe to print.
    pub(super) name: String,
    /// What it holds, if it can be read.
    pub(super) bytes: io::Result<Vec<u8>>,
    /// How much of what was there to read this was.
    pub(super) weight: u64,
}

/// What is done with each; an error ends the search.
type Hand<'a> = &'a mut dyn FnMut(Found) -> io::Result<()>;

/// Folders of more entries than this are taken in the order the disk has them.
const SORTED: usize = 10_000;

/// What holds many certificates in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BulkVerifier {
    Zip,
    Lines,
}

/// Whether a path is of a kind that holds many.
pub(super) fn holds_many(path: &Path) -> Option<BulkVerifier> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match &*extension {
        "zip" => Some(BulkVerifier::Zip),
        "jsonl" | "ndjson" => Some(BulkVerifier::Lines),
        _ => None,
    }
}

/// Whether a folder's file is taken for a certificate.
fn is_wanted(path: &Path) -> bool {
    let wanted = EXTENSIONS;
    let extension = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    wanted.iter().any(|w| extension.eq_ignore_ascii_case(w)) || holds_many(path).is_some()
}

/// Roughly how many bytes there are to read.
pub(super) fn weigh(paths: &[PathBuf]) -> u64 {
    let mut total = 0;
    for path in paths {
        let _ = each_path(path, &mut |path| {
            total += std::fs::metadata(path).map_or(0, |about| about.len());
            Ok(())
        });
    }
    total
}

/// Hands on every certificate in these paths.
///
/// # Errors
/// Those of `hand`.
pub(super) fn each(paths: &[PathBuf], hand: Hand<'_>) -> io::Result<()> {
    for path in paths {
        each_path(path, &mut |path| one(path, hand))?;
    }
    Ok(())
}

fn one(path: &Path, hand: Hand<'_>) -> io::Result<()> {
    let failed = |error| Found {
        name: shown(path),
        bytes: Err(error),
        weight: 0,
    };
    match (holds_many(path), File::open(path)) {
        (Some(BulkVerifier::Lines), Ok(file)) => lines(path, file, hand),
        (Some(BulkVerifier::Zip), Ok(file)) => match entries(path, file, hand) {
            Ok(()) => Ok(()),
            Err(Unzipped::Hand(error)) => Err(error),
            Err(Unzipped::Archive(error)) => hand(failed(error)),
        },
        (Some(_), Err(error)) => hand(failed(error)),
        (None, _) => {
            let bytes = read_at_most(path, FILE_LIMIT);
            let weight = bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
            hand(Found {
                name: shown(path),
                bytes,
                weight,
            })
        }
    }
}

/// Every file in a path that may hold certificates; the path itself, if it is
/// no folder.
fn each_path(path: &Path, hand: &mut dyn FnMut(&Path) -> io::Result<()>) -> io::Result<()> {
    if !path.is_dir() {
        return hand(path);
    }
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(mut entries) = std::fs::read_dir(&folder) else {
            // Handed on as it is, so that reading it says why it cannot be read.
            hand(&folder)?;
            continue;
        };
        let mut first: Vec<PathBuf> = Vec::new();
        first.extend(entries.by_ref().flatten().map(|e| e.path()).take(SORTED));
        first.sort();
        let rest = entries.flatten().map(|entry| entry.path());
        for entry in first.into_iter().chain(rest) {
            // Links to folders are not followed: they could go in a ring.
            if entry.is_dir() {
                if !entry.is_symlink() {
                    folders.push(entry);
                }
            } else if is_wanted(&entry) && !is_companion(&entry) {
                hand(&entry)?;
            }
        }
    }
    Ok(())
}

/// Each line that is not blank.
fn lines(path: &Path, file: File, hand: Hand<'_>) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let name = shown(path);
    for number in 1_u64.. {
        let name = || format!("{name}:{number}");
        let mut bytes = Vec::new();
        let limit = SIZE_LIMIT as u64 + 2;
        if let Err(error) = reader.by_ref().take(limit).read_until(b'\n', &mut bytes) {
            return hand(Found {
                name: name(),
                bytes: Err(error),
                weight: 0,
            });
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let mut weight = bytes.len() as u64;
        if bytes.len() as u64 == limit && bytes.last() != Some(&b'\n') {
            weight += pass_line(&mut reader);
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        hand(Found {
            name: name(),
            bytes: Ok(bytes),
            weight,
        })?;
    }
    Ok(())
}

/// Passes what is left of a line that is too long for a certificate.
fn pass_line(reader: &mut impl BufRead) -> u64 {
    let mut passed = 0;
    loop {
        let (length, ended) = match reader.fill_buf() {
            Ok([]) | Err(_) => return passed,
            Ok(buffer) => match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            },
        };
        reader.consume(length);
        passed += length as u64;
        if ended {
            return passed;
        }
    }
}

enum Unzipped {
    /// The archive cannot be read.
    Archive(io::Error),
    /// Handing on failed.
    Hand(io::Error),
}

/// Each entry of an archive that would be taken in a folder.
fn entries(path: &Path, file: File, hand: Hand<'_>) -> Result<(), Unzipped> {
    let mut archive = zip::ZipArchive::new(BufReader::new(file))
        .map_err(|e| Unzipped::Archive(io::Error::other(printable(&e.to_string()))))?;
    let archive_name = shown(path);
    for i in 0..archive.len() {
        let mut weight = 0;
        let mut name = format!("{archive_name}#{i}");
        let bytes = match archive.by_index(i) {
            Ok(entry) => {
                let inside = match entry.name() {
                    Ok(name) => name.into_owned(),
                    Err(_) => format!("{i}.json"),
                };
                name = format!("{archive_name}#{}", printable(&inside));
                let inside = Path::new(&inside);
                if entry.is_dir() || !is_wanted(inside) || holds_many(inside).is_some() {
                    continue;
                }
                weight = entry.compressed_size();
                let mut bytes = Vec::new();
                let read = entry.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes);
                read.map(|_| bytes)
            }
            Err(error) => Err(io::Error::other(printable(&error.to_string()))),
        };
        let found = Found {
            name,
            bytes,
            weight,
        };
        hand(found).map_err(Unzipped::Hand)?;
    }
    Ok(())
}
