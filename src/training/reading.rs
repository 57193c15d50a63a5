//! Reading the files of a training, each up to the limit it has.

use std::io;
use std::path::Path;

use crate::bank::fault::{Fault, FaultKind, Place, Shown};
use crate::bank::{Limits, seal};
use crate::files::read_plain_file;

/// The fault of a file that cannot be opened or read.
pub fn unreadable(error: &io::Error) -> Fault {
    let reason = Shown::from(error.to_string().as_str());
    Fault::new(Place::START, FaultKind::UnreadableFile { reason })
}

/// The bytes of a file of the training. Only plain files are read, as a pipe might
/// never end.
///
/// # Errors
/// Those of opening and reading, and when it is no plain file.
pub fn read_limited(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    read_plain_file(path, limits.bytes)
}

/// The bytes of a sealed file, to be opened.
///
/// # Errors
/// Those of reading; and when it is no plain file.
pub fn read_sealed(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    read_plain_file(path, seal::most_bytes(limits))
}
