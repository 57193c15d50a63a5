//! The program run as a command, away from whatever this computer remembers.

// Each test uses a part of it.
#![allow(dead_code)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The command with these arguments, in a folder.
pub fn certamen(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_certamen"));
    command
        .current_dir(folder)
        .args(args)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    certamen(folder, args).output().unwrap()
}

/// What it wrote to standard output.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it wrote to standard error.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The code it ended with.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}
