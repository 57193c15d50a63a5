//! The `certamen` command.

fn main() {}
