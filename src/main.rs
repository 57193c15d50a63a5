//! The `certamen` command: parses its arguments, runs one command, prints one
//! error.

use std::process::ExitCode;

fn main() -> ExitCode {
    certamen::commands::main()
}
