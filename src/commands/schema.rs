//! `certamen schema`: what editors check files against while they are written.

use std::io::{Write, stdout};
use std::process::ExitCode;

use clap::Args;

use super::CommandError;
use crate::schema::Document;

/// Print the JSON Schema of a file, for editors
///
/// An editor with a YAML language server checks a file while it is written,
/// completes fields and words, and explains each.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
#[command(
    after_help = "The editor finds the schema by the first line of the file:\n  # yaml-language-server: $schema=../schema/bank.schema.json\n\nNew trainings have that line and the schemas already. After a new version of certamen, write the schemas anew.\n\nExamples:\n  certamen schema bank > schema/bank.schema.json\n  certamen schema training > schema/training.schema.json"
)]
pub struct SchemaArgs {
    /// Of which file
    #[arg(value_enum)]
    document: Which,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    /// A question bank
    Bank,
    /// training.yaml
    Training,
    /// A roster in a file of its own
    Roster,
    /// page.yaml
    Page,
}

/// Prints the schema.
pub fn run(args: &SchemaArgs) -> Result<ExitCode, CommandError> {
    let document = match args.document {
        Which::Bank => Document::Bank,
        Which::Training => Document::Training,
        Which::Roster => Document::Roster,
        Which::Page => Document::Page,
    };
    stdout()
        .write_all(document.schema().as_bytes())
        .map_err(CommandError::io("the schema cannot be written"))?;
    Ok(ExitCode::SUCCESS)
}
