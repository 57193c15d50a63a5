//! The command line: one file for each command, and the arguments they share.
//!
//! Exit codes: 0 done, 1 done but not all is well (not every certificate is
//! VALID, a bank has errors), 2 it could not be done: wrong usage, nothing
//! readable, no training.

mod angoff;
mod app;
mod check;
mod coverage;
mod init;
mod issuer;
mod new;
mod passphrase;
mod preview;
mod reference;
mod schema;
mod seal;
mod take;
mod verifier_page;
mod verify;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};
use unicode_width::UnicodeWidthStr;

use crate::locale::Locale;
use crate::site::{Site, SiteError};
use crate::store::Sqlite;
use crate::text::{Lang, printable};
use crate::training::folder::{Folder, FolderError};

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(name = "certamen", version, about, long_about = None, max_term_width = 96,
    after_help = "Examples:\n  certamen                              the full-screen app on the training of this folder\n  certamen take practice-quiz --plain   one quiz as numbered lines\n  certamen verify certificates/         verify a folder of certificates\n  certamen check                        find faults in the question banks")]
pub struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Option<Subcommands>,
}

/// Arguments of every command.
#[derive(Debug, Clone, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct Shared {
    /// The folder of the training; without it, the current folder or the
    /// nearest above it that holds training.yaml or question_banks
    #[arg(long, global = true, value_name = "DIR")]
    training: Option<PathBuf>,
    /// The language: en, vi or fr; without it, the one chosen last, then the
    /// one of the system
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    lang: Option<Lang>,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true)]
    ascii: bool,
    /// The appearance: dark, light, contrast or mono
    #[arg(long, global = true, value_name = "NAME", value_parser = parse_theme)]
    theme: Option<crate::ui::theme::Theme>,
    /// Let the mouse choose too
    #[arg(long, global = true)]
    mouse: bool,
}

/// Who reads what a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    Take(take::TakeArgs),
    Check(check::CheckArgs),
    Seal(seal::SealArgs),
    Preview(preview::PreviewArgs),
    New(new::NewArgs),
    Angoff(angoff::AngoffArgs),
    Coverage(coverage::CoverageArgs),
    Verify(verify::VerifyArgs),
    VerifierPage(verifier_page::VerifierPageArgs),
    Init(init::InitArgs),
    Issuer(issuer::IssuerArgs),
    Schema(schema::SchemaArgs),
    Completions(reference::CompletionsArgs),
    Man(reference::ManArgs),
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    let known = crate::locale::LANGUAGES.iter().map(|(lang, _)| *lang);
    let lang: Option<Lang> = text.parse().ok();
    lang.filter(|lang| known.clone().any(|l| l == *lang))
        .ok_or_else(|| "the languages are en, vi and fr".to_owned())
}

fn parse_theme(text: &str) -> Result<crate::ui::theme::Theme, String> {
    crate::ui::theme::Theme::from_name(text)
        .ok_or_else(|| "the appearances are dark, light, contrast and mono".to_owned())
}

/// Why a command could not be carried out. Displays as sentences that say what
/// to do.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// There is no training here.
    #[error(
        "{0}.\nRun certamen in the folder of a training, name one with --training DIR, or make one with: certamen init DIR"
    )]
    Folder(#[from] FolderError),
    /// The training cannot be opened.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// Reading or writing failed.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: String,
        /// What the system said.
        source: io::Error,
    },
    /// Anything else, said in full.
    #[error("{0}")]
    Said(String),
}

impl CommandError {
    fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            let text = error.to_string();
            let safe: Vec<String> = text.lines().map(printable).collect();
            let text = format!("certamen: {}", safe.join("\n          "));
            let columns = columns(io::stderr().is_terminal());
            let _ = writeln!(io::stderr(), "{}", wrapped(&text, columns));
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, CommandError> {
    let shared = cli.shared;
    match cli.command {
        None => app::run(&shared),
        Some(Subcommands::Take(args)) => take::run(&shared, &args),
        Some(Subcommands::Check(args)) => check::run(&shared, &args),
        Some(Subcommands::Seal(args)) => seal::run(&shared, &args),
        Some(Subcommands::Preview(args)) => preview::run(&shared, &args),
        Some(Subcommands::New(args)) => new::run(&shared, &args),
        Some(Subcommands::Angoff(args)) => angoff::run(&shared, &args),
        Some(Subcommands::Coverage(args)) => coverage::run(&shared, &args),
        Some(Subcommands::Verify(args)) => verify::run(&shared, &args),
        Some(Subcommands::VerifierPage(args)) => verifier_page::run(&shared, &args),
        Some(Subcommands::Init(args)) => init::run(&shared, &args),
        Some(Subcommands::Issuer(args)) => issuer::run(&shared, &args),
        Some(Subcommands::Schema(args)) => schema::run(&args),
        Some(Subcommands::Completions(args)) => Ok(reference::completions(&args)),
        Some(Subcommands::Man(args)) => reference::man(&args),
    }
}

impl Shared {
    /// The folder of the training.
    fn root(&self) -> Result<PathBuf, CommandError> {
        let current = std::env::current_dir()
            .map_err(CommandError::io("the current folder cannot be found"))?;
        Ok(Folder::find(self.training.as_deref(), &current)?)
    }

    /// The words of a command that opens no training's settings.
    fn locale(&self) -> Locale {
        Locale::new(self.lang.or_else(system_lang).unwrap_or(Lang::EN))
    }

    /// The language: asked for, chosen last, the system's, the training's first.
    async fn language(&self, site: &Site<Sqlite>) -> Lang {
        let remembered = site.setting("language").await;
        self.lang
            .or_else(|| remembered.and_then(|text| parse_lang(&text).ok()))
            .or_else(system_lang)
            .or_else(|| site.course().training.languages.first().copied())
            .unwrap_or(Lang::EN)
    }
}

/// The language of the system, when the program speaks it and the system names
/// one.
fn system_lang() -> Option<Lang> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|value| parse_lang(value.get(..2)?).ok())
}

/// Whether the terminal's character set is UTF-8, as far as the system says.
fn is_utf8() -> bool {
    let value = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    // A system that says nothing, as in a container, is taken to be a modern one.
    value.is_none_or(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8") || value == "c" || value == "posix"
    })
}

/// A runtime for one thread: the app waits far more than it works.
fn runtime() -> Result<tokio::runtime::Runtime, CommandError> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CommandError::io("the program cannot start"))
}

/// A message for people on standard error: only on a terminal, so that pipes
/// stay silent.
fn tell(text: &str) {
    if io::stderr().is_terminal() {
        let _ = writeln!(io::stderr(), "{}", wrapped(text, columns(true)));
    }
}

/// The columns to write in: those of the terminal, or none where there is none.
fn columns(is_terminal: bool) -> Option<usize> {
    let size = is_terminal.then(crossterm::terminal::size)?.ok()?;
    (size.0 > 0).then_some(size.0 as usize)
}

/// A text broken between words so that no terminal breaks it inside one. Lines
/// after the first of each are indented, so that they are seen to belong to it.
fn wrapped(text: &str, columns: Option<usize>) -> String {
    const INDENT: &str = "    ";
    let Some(columns) = columns else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len());
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let mut used = 0;
        for word in line.split_inclusive(' ') {
            let width = word.trim_end().width();
            if used > INDENT.len() && used + width > columns {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(INDENT);
                used = INDENT.len();
            }
            out.push_str(word);
            used += word.width();
        }
    }
    out
}

/// The path for people: safe to print.
fn shown(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// The path for people who are in the current folder.
fn shown_from_here(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    shown(path.strip_prefix(&here).unwrap_or(path))
}

fn command() -> clap::Command {
    Cli::command()
}

/// Says on standard error what is odd but stops nothing.
pub(crate) fn warn(text: &str) {
    let text = crate::text::printable(text);
    let _ = writeln!(io::stderr(), "certamen: {text}");
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words_and_nowhere_else() {
        let text = "bank.yaml:1:1: error[tab]: Ở đây có ký tự tab giữa các từ.\n1 | x";
        assert_eq!(wrapped(text, None), text);
        let narrow = wrapped(text, Some(24));
        assert_eq!(
            narrow,
            "bank.yaml:1:1:\n    error[tab]: Ở đây có\n    ký tự tab giữa các\n    từ.\n1 | x"
        );
        assert_eq!(
            wrapped("averylongwordindeed x", Some(8)),
            "averylongwordindeed\n    x"
        );
        assert_eq!(wrapped("", Some(0)), "");
    }
}
