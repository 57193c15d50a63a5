//! `certamen completions` and `certamen man`: made from the same definition
//! that reads the arguments.

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;

use super::CommandError;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  certamen completions bash > /etc/bash_completion.d/certamen")]
pub struct CompletionsArgs {
    /// Which shell
    shell: Shell,
}

/// Write the manual pages into a folder
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  certamen man /usr/local/share/man/man1")]
pub struct ManArgs {
    /// The folder
    dir: PathBuf,
}

/// Prints completions.
pub fn completions(args: &CompletionsArgs) -> ExitCode {
    clap_complete::generate(args.shell, &mut super::command(), "certamen", &mut stdout());
    ExitCode::SUCCESS
}

/// Writes the manual pages.
pub fn man(args: &ManArgs) -> Result<ExitCode, CommandError> {
    let what = format!(
        "the manual pages cannot be written to {}",
        super::shown(&args.dir)
    );
    std::fs::create_dir_all(&args.dir).map_err(CommandError::io(what.clone()))?;
    clap_mangen::generate_to(super::command(), &args.dir).map_err(CommandError::io(what))?;
    Ok(ExitCode::SUCCESS)
}
