//! `certamen check`: finds the faults of question banks before a trainee does.

use std::io::{self, BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{CommandError, Format, Shared, passphrase, shown};
use crate::bank::node::Limits;
use crate::bank::read_bank;
use crate::bank::{Fault, Severity};
use crate::bank::{SourceFile, render};
use crate::locale::Locale;
use crate::training::folder::Folder;

/// Find the faults of question banks
///
/// Without a path, the whole training is checked: training.yaml, its roster
/// and every bank.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen check\n  certamen check question_banks/ai-law.yaml --lang vi\n  certamen check --format json"
)]
pub struct CheckArgs {
    /// Bank files; sealed ones are opened first
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The passphrase of sealed banks: the first line of this file, or of
    /// standard input when it is -; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// text for people, json for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A fault, as programs read it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    severity: &'static str,
    code: &'a str,
    message: &'a str,
}

#[derive(Debug, Default)]
struct Count {
    files: usize,
    questions: usize,
    errors: usize,
    warnings: usize,
    /// Sealed banks that nobody looked into.
    sealed: usize,
}

/// Checks.
pub fn run(shared: &Shared, args: &CheckArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let mut checker = Checker {
        locale: &locale,
        format: args.format,
        out: BufWriter::new(stdout().lock()),
        count: Count::default(),
    };
    let written = CommandError::io("the faults cannot be written");
    let limits = Limits::default();
    if args.paths.is_empty() {
        let folder = Folder::load(&shared.root()?, &limits);
        checker.count.questions = folder.banks.iter().map(|bank| bank.questions.len()).sum();
        checker.count.files = folder.banks.len() + folder.broken.len();
        checker.count.sealed = folder.sealed.len();
        folder
            .faults()
            .try_for_each(|(file, fault)| checker.fault(&file.source, fault))
            .map_err(written)?;
    } else {
        for path in &args.paths {
            let file = args.passphrase_file.as_deref();
            let bytes = passphrase::bank_file(path, &limits, &locale, file)?;
            let loaded = read_bank(&bytes, &limits);
            checker.count.files += 1;
            checker.count.questions += loaded.bank.map_or(0, |bank| bank.questions.len());
            let source = SourceFile::new(shown(path), &bytes);
            loaded
                .faults
                .iter()
                .try_for_each(|fault| checker.fault(&source, fault))
                .map_err(CommandError::io("the faults cannot be written"))?;
        }
    }
    checker
        .finish()
        .map_err(CommandError::io("the faults cannot be written"))
}

/// Shows the faults of one bank as `check` does.
pub fn show_faults(
    locale: &Locale,
    name: &str,
    bytes: &[u8],
    faults: &[Fault],
) -> Result<(), CommandError> {
    let mut checker = Checker {
        locale,
        format: Format::Text,
        out: BufWriter::new(stdout().lock()),
        count: Count {
            files: 1,
            ..Count::default()
        },
    };
    let source = SourceFile::new(name, bytes);
    let mut shown = faults
        .iter()
        .try_for_each(|fault| checker.fault(&source, fault));
    shown = shown.and_then(|()| checker.finish().map(|_| ()));
    shown.map_err(CommandError::io("the faults cannot be written"))
}

struct Checker<'a, W: Write> {
    locale: &'a Locale,
    format: Format,
    out: W,
    count: Count,
}

/// How wide a fault is drawn.
const WIDTH: usize = 100;

impl<W: Write> Checker<'_, W> {
    fn fault(&mut self, source: &SourceFile, fault: &Fault) -> io::Result<()> {
        match fault.severity {
            Severity::Error => self.count.errors += 1,
            Severity::Warning => self.count.warnings += 1,
        }
        let message = self.locale.fault(&fault.kind);
        match self.format {
            Format::Text => writeln!(self.out, "{}", render(source, fault, &message, WIDTH)),
            Format::Json => {
                let row = Row {
                    path: source.name(),
                    line: fault.place.line,
                    column: fault.place.column,
                    severity: fault.severity.word(),
                    code: fault.kind.code(),
                    message: &message,
                };
                serde_json::to_writer(&mut self.out, &row)?;
                writeln!(self.out)
            }
        }
    }

    fn finish(mut self) -> Result<ExitCode, io::Error> {
        if self.format == Format::Text {
            let args = [
                ("files", self.count.files.into()),
                ("questions", self.count.questions.into()),
                ("errors", self.count.errors.into()),
                ("warnings", self.count.warnings.into()),
            ];
            writeln!(self.out, "{}", self.locale.with("check-summary", &args))?;
            if self.count.sealed > 0 {
                let n = [("n", self.count.sealed.into())];
                writeln!(self.out, "{}", self.locale.with("check-sealed", &n))?;
            }
        }
        self.out.flush()?;
        Ok(if self.count.errors == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}
