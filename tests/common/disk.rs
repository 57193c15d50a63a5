//! Small file systems, which only root can mount: elsewhere a test says that it was
//! skipped.

// Each test uses a part of it.
#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether a program ends well.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A file system of its own, in memory; gone with this value.
pub struct Disk(tempfile::TempDir);

impl Disk {
    /// One of a size such as `2m`; none where it cannot be mounted.
    pub fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("a path");
        let size = format!("size={size}");
        if cfg!(target_os = "linux")
            && succeeds("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", path])
        {
            return Some(Self(folder));
        }
        eprintln!("SKIPPED: a file system can only be mounted by root");
        None
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The database of a training on it.
    pub fn database(&self) -> PathBuf {
        self.path().join("certamen.db")
    }

    /// Takes all the room there is.
    pub fn fill(&self) {
        let mut file = std::fs::File::create(self.path().join("filler")).expect("a file");
        while file.write_all(&[7; 512]).is_ok() {}
    }

    /// Gives the room back.
    pub fn free(&self) {
        std::fs::remove_file(self.path().join("filler")).expect("removed");
    }

    /// Makes it read-only (`ro`) or not (`rw`).
    pub fn remount(&self, how: &str) {
        let path = self.path().to_str().expect("a path");
        assert!(succeeds("mount", &["-o", &format!("remount,{how}"), path]));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: the connection's thread may still be closing its files.
        succeeds("umount", &["-l", self.path().to_str().expect("a path")]);
    }
}
