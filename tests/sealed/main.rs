//! Sealed banks: behind the screens, on the command line, and with the standard
//! `age` tool.
//!
//! Banks are sealed here with a low work factor, through the library, except
//! where the program itself seals.

#[path = "../common/mod.rs"]
mod common;

mod commands;
mod site;
mod tool;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use certamen::bank::seal::{Passphrase, seal};
use tempfile::TempDir;

/// What every bank here is sealed with.
const WORDS: &str = "bốn mùa một khung cửa";

/// A sentence that stands in the banks here and nowhere else.
const SECRET: &str = "Wherever the heron stands the water is shallow";

/// A bank of four questions, with the sentence in every place for texts.
fn bank(id: &str, version: &str) -> String {
    let mut text = format!(
        "bank: {id}\nversion: \"{version}\"\ntitle: Bank {id}\nlanguages: [en]\n\
         topics: {{ law: Law }}\n\
         quiz: {{ pass_mark: 70%, time_limit: 25m, attempts: 2, on_interruption: run }}\n\
         questions:\n"
    );
    for n in 1..=4 {
        let _ = write!(
            text,
            "  - id: q-{n}\n    kind: single_choice\n    topic: law\n    \
             prompt: {SECRET}, {n}?\n    options:\n      \
             - {{ text: \"{SECRET}, yes {n}\", correct: true, feedback: \"{SECRET}.\" }}\n      \
             - {{ text: \"{SECRET}, no {n}\" }}\n    explanation: {SECRET}!\n"
        );
    }
    text
}

/// A training with these plain and these sealed banks.
fn training(plain: &[&str], sealed: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("question_banks")).unwrap();
    for id in plain {
        fs::write(path_of(folder.path(), id), bank(id, "1")).unwrap();
    }
    for id in sealed {
        put_sealed(folder.path(), id, &bank(id, "1"));
    }
    folder
}

/// Where the plain bank of an id is.
fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join("question_banks").join(format!("{id}.yaml"))
}

/// Where the sealed bank of an id is.
fn sealed_path(folder: &Path, id: &str) -> PathBuf {
    path_of(folder, id).with_extension("yaml.age")
}

/// Seals a bank into a training.
fn put_sealed(folder: &Path, id: &str, text: &str) {
    let bytes = seal(text.as_bytes(), &Passphrase::new(WORDS), 2).unwrap();
    fs::write(sealed_path(folder, id), bytes).unwrap();
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// That no file below a folder holds the sentence of the banks, or the passphrase.
#[track_caller]
fn nothing_leaked(folder: &Path) {
    let files = files(folder);
    for path in &files {
        let bytes = fs::read(path).unwrap();
        for secret in [SECRET, WORDS] {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{} holds {secret:?}", path.display());
        }
    }
    let names = |name: &str| files.iter().any(|path| path.ends_with(name));
    assert!(names("certamen.db"), "there is something to look through");
}
