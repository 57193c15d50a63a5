//! `certamen check`: finds the faults of question banks before a trainee does.

use std::io::{self, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{CommandError, Format, Shared, shown};
use crate::bank::node::Limits;
use crate::bank::read_bank;
use crate::bank::{Fault, Severity};
use crate::bank::{SourceFile, render};
use crate::locale::Locale;
use crate::training::folder::{Folder, read_limited, unreadable};

/// Find the faults of question banks
///
/// Without a path, the whole training is checked: training.yaml, its roster
/// and every bank.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen check\n  certamen check question_banks/ai-law.yaml --lang vi\n  certamen check --format json"
)]
pub struct CheckArgs {
    /// Bank files
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
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
    /// Of these, those named on the command line that could not be read.
    unreadable: usize,
    questions: usize,
    errors: usize,
    warnings: usize,
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
    let written = |source| CommandError::io("the faults cannot be written")(source);
    let limits = Limits::default();
    if args.paths.is_empty() {
        let folder = Folder::load(&shared.root()?, &limits);
        checker.count.questions = folder.banks.iter().map(|bank| bank.questions.len()).sum();
        checker.count.files = folder.banks.len() + folder.broken.len();
        folder
            .faults()
            .try_for_each(|(file, fault)| checker.fault(&file.source, fault))
            .map_err(written)?;
    } else {
        args.paths
            .iter()
            .try_for_each(|path| checker.path(path, &limits))
            .map_err(written)?;
    }
    checker.finish().map_err(written)
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
    /// A bank that was named. One that cannot be read is a fault like any
    /// other, so that those after it are checked too.
    fn path(&mut self, path: &Path, limits: &Limits) -> io::Result<()> {
        self.count.files += 1;
        let bytes = match read_limited(path, limits) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.count.unreadable += 1;
                let source = SourceFile::new(shown(path), &[]);
                return self.fault(&source, &unreadable(&error));
            }
        };
        let loaded = read_bank(&bytes, limits);
        self.count.questions += loaded.bank.map_or(0, |bank| bank.questions.len());
        // Of a file that is too large only a part was read.
        let whole = bytes.len() <= limits.bytes;
        let source = SourceFile::new(shown(path), if whole { &bytes } else { &[] });
        drop(bytes);
        loaded
            .faults
            .iter()
            .try_for_each(|fault| self.fault(&source, fault))
    }

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
        }
        self.out.flush()?;
        let count = self.count;
        Ok(ExitCode::from(if count.errors == 0 {
            0
        } else if count.unreadable == count.files && count.files > 0 {
            2
        } else {
            1
        }))
    }
}
