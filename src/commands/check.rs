//! `certamen check`: finds the faults of question banks before a trainee does.

use std::io::{self, BufWriter, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{CommandError, Shared, columns, passphrase, shown, wrapped};
use crate::bank::values;
use crate::bank::yaml::node::Limits;
use crate::bank::{Draft, Fault, FaultKind, Severity, SourceFile, render};
use crate::check::{self, fix};
use crate::files::{folder_of, rewrite};
use crate::locale::Locale;
use crate::training::folder::{Folder, Inspect, TRAINING_FILE};
use crate::training::page::PAGE_FILE;
use crate::training::reading::{read_limited, unreadable};

/// Find the faults of question banks
///
/// Without a path, the whole training is checked: training.yaml, its roster,
/// page.yaml and every bank. Errors stop a bank from being used; warnings do not, and can
/// be allowed in the file, with a reason.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen check\n  certamen check question_banks/ai-law-vn.yaml --lang vi\n  certamen check --fix\n  certamen check --explain near-duplicate\n  certamen check --format github"
)]
pub struct CheckArgs {
    /// Bank files; sealed ones are opened first
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The passphrase of sealed banks: the first line of this file, or of
    /// standard input when it is -; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// text for people, json for programs, github for annotations in a workflow
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    format: CheckFormat,
    /// Mend banks where that is safe: Unicode form, line ends, tabs, quotation marks
    #[arg(long)]
    fix: bool,
    /// The day to check for, such as that of the exam; today when missing
    #[arg(long, value_name = "DAY", value_parser = day)]
    at: Option<NaiveDate>,
    /// Say more about a warning, how to mend it and how to allow it; list names
    /// the codes
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "fix", "format", "at"])]
    explain: Option<String>,
}

/// How the faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
    Github,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let read = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    read.map_err(|_| "write year, month and day, such as 2026-12-01".to_owned())
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
    /// The section of the documentation, for a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

#[derive(Debug, Default)]
struct Count {
    files: usize,
    /// Of these, those named on the command line that could not be read.
    unreadable: usize,
    questions: usize,
    errors: usize,
    warnings: usize,
    /// Sealed banks that nobody looked into.
    sealed: usize,
}

/// Checks.
pub fn run(shared: &Shared, args: &CheckArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    if let Some(code) = &args.explain {
        return explain(&locale, code);
    }
    let mut checker = Checker {
        locale: &locale,
        format: args.format,
        today: args.at.unwrap_or_else(|| Local::now().date_naive()),
        passphrase_file: args.passphrase_file.as_deref(),
        columns: columns(stdout().is_terminal()),
        out: BufWriter::new(stdout().lock()),
        count: Count::default(),
    };
    let limits = Limits::default();
    let root = if args.paths.is_empty() {
        Some(shared.root()?)
    } else {
        None
    };
    if args.fix {
        let paths = match &root {
            Some(root) => Folder::bank_files(root),
            None => args.paths.clone(),
        };
        for path in &paths {
            checker.mend(path, &limits)?;
        }
    }
    match &root {
        Some(root) => checker
            .training(root, &limits)
            .map_err(CommandError::io(UNWRITTEN))?,
        None => {
            for path in &args.paths {
                checker.bank(path, &limits)?;
            }
        }
    }
    checker.finish().map_err(CommandError::io(UNWRITTEN))
}

/// What failed when the output could not be written.
const UNWRITTEN: &str = "the faults cannot be written";

/// Shows the faults of one bank as `check` does.
pub fn show_faults(
    locale: &Locale,
    name: &str,
    bytes: &[u8],
    faults: &[Fault],
) -> Result<(), CommandError> {
    let mut checker = Checker {
        locale,
        format: CheckFormat::Text,
        today: NaiveDate::default(),
        passphrase_file: None,
        columns: columns(stdout().is_terminal()),
        out: BufWriter::new(stdout().lock()),
        count: Count {
            files: 1,
            questions: Draft::read(bytes, &Limits::default())
                .question_nodes()
                .len(),
            ..Count::default()
        },
    };
    let source = SourceFile::new(name, bytes);
    let mut shown = faults
        .iter()
        .try_for_each(|fault| checker.fault(&source, fault));
    shown = shown.and_then(|()| checker.finish().map(|_| ()));
    shown.map_err(CommandError::io(UNWRITTEN))
}

/// Prints the section of the documentation about a warning.
fn explain(locale: &Locale, wanted: &str) -> Result<ExitCode, CommandError> {
    if wanted == "list" {
        let _ = writeln!(stdout(), "{}", FaultKind::WARNINGS.join("\n"));
        return Ok(ExitCode::SUCCESS);
    }
    let Some(section) = check::section(wanted) else {
        let known = FaultKind::WARNINGS.join(", ");
        let args = [("code", wanted.into()), ("known", (&known).into())];
        let code = crate::text::printable(&locale.with("check-no-such-code", &args));
        let mut lines = vec![code];
        if let Some(nearest) = values::nearest(wanted, FaultKind::WARNINGS.iter().copied()) {
            lines.push(locale.with("preview-nearest", &[("nearest", nearest.into())]));
        }
        return Err(CommandError::Said(lines.join("\n")));
    };
    let _ = writeln!(stdout(), "{}", section.trim_end());
    Ok(ExitCode::SUCCESS)
}

struct Checker<'a, W: Write> {
    locale: &'a Locale,
    format: CheckFormat,
    today: NaiveDate,
    passphrase_file: Option<&'a Path>,
    /// The columns of the terminal, where it is one.
    columns: Option<usize>,
    out: W,
    count: Count,
}

/// How many faults of a kind are mended at once.
const MENDED: usize = 100_000;

/// How wide a fault is drawn where there is no terminal.
const WIDTH: usize = 100;

impl<W: Write> Checker<'_, W> {
    /// The whole training.
    fn training(&mut self, root: &Path, limits: &Limits) -> io::Result<()> {
        let today = self.today;
        let mut questions = 0;
        let bank = |_: &[u8], draft: &mut Draft<'_>| {
            questions += draft.question_nodes().len();
            check::bank(draft, today, limits)
        };
        let quiz = check::quiz_across;
        let folder = Folder::load_with(root, limits, Inspect { bank, quiz });
        self.count.questions += questions;
        self.count.files += folder.files;
        self.count.sealed += folder.sealed.len();
        folder
            .faults()
            .try_for_each(|(file, fault)| self.fault(&file.source, fault))
    }

    /// One bank. What cannot be read is a fault like any other, so that the
    /// other files are checked all the same; a sealed bank is opened first.
    fn bank(&mut self, path: &Path, limits: &Limits) -> Result<(), CommandError> {
        // It is no bank, and belongs to the others of its folder.
        let others = [TRAINING_FILE, PAGE_FILE];
        if path.is_file()
            && path
                .file_name()
                .is_some_and(|name| others.iter().any(|other| name == *other))
        {
            return self
                .training(folder_of(path), limits)
                .map_err(CommandError::io(UNWRITTEN));
        }
        self.count.files += 1;
        let read = if passphrase::seems_sealed(path) {
            passphrase::bank_file(path, limits, self.locale, self.passphrase_file)?
        } else {
            match read_limited(path, limits) {
                Ok(bytes) => bytes.into(),
                Err(error) => {
                    self.count.unreadable += 1;
                    let source = SourceFile::new(shown(path), &[]);
                    let written = self.fault(&source, &unreadable(&error));
                    return written.map_err(CommandError::io(UNWRITTEN));
                }
            }
        };
        let mut draft = Draft::read(&read, limits);
        let faults = check::bank(&mut draft, self.today, limits);
        self.count.questions += draft.question_nodes().len();
        drop(draft);
        // Of a file that is too large only a part was read.
        let whole = read.len() <= limits.bytes;
        let source = SourceFile::new(shown(path), if whole { &read } else { &[] });
        drop(read);
        faults
            .iter()
            .try_for_each(|fault| self.fault(&source, fault))
            .map_err(CommandError::io(UNWRITTEN))
    }

    /// Mends one bank, and says so.
    fn mend(&mut self, path: &Path, limits: &Limits) -> Result<(), CommandError> {
        // What cannot be read is reported by the check that follows.
        let Ok(bytes) = read_limited(path, limits) else {
            return Ok(());
        };
        if passphrase::seems_sealed(path) {
            return Ok(());
        }
        // More is mended at once than anybody would read about.
        let limits = &Limits {
            faults: MENDED,
            ..*limits
        };
        let mut draft = Draft::read(&bytes, limits);
        let faults = check::bank(&mut draft, self.today, limits);
        let Some(mended) = fix::mend(&bytes, &draft, &faults, limits) else {
            return Ok(());
        };
        let mended_text = mended.text.as_bytes();
        if !rewrite(path, &bytes, mended_text).map_err(CommandError::io(shown(path)))? {
            // Somebody saved it meanwhile; the check that follows says the rest.
            return Ok(());
        }
        if self.format == CheckFormat::Text {
            let path = shown(path);
            let args = [("path", (&path).into()), ("places", mended.places.into())];
            writeln!(self.out, "{}", self.locale.with("check-mended", &args))
                .map_err(CommandError::io(UNWRITTEN))?;
        }
        Ok(())
    }

    fn fault(&mut self, source: &SourceFile, fault: &Fault) -> io::Result<()> {
        match fault.severity {
            Severity::Error => self.count.errors += 1,
            Severity::Warning => self.count.warnings += 1,
        }
        let message = self.locale.fault(&fault.kind);
        let code = fault.kind.code();
        match self.format {
            CheckFormat::Text => {
                let columns = self.columns.unwrap_or(WIDTH);
                let drawn = render(source, fault, &message, columns);
                let (head, lines) = drawn.split_once('\n').unwrap_or((&drawn, ""));
                writeln!(self.out, "{}\n{lines}", wrapped(head, self.columns))
            }
            CheckFormat::Json => {
                let help = fault.kind.severity() == Severity::Warning;
                let row = Row {
                    path: source.name(),
                    line: fault.place.line,
                    column: fault.place.column,
                    severity: fault.severity.word(),
                    code,
                    message: &message,
                    help: help.then(|| format!("docs/checks.md#{code}")),
                };
                serde_json::to_writer(&mut self.out, &row)?;
                writeln!(self.out)
            }
            CheckFormat::Github => writeln!(
                self.out,
                "::{} file={},line={},col={},title={}::{}",
                fault.severity.word(),
                property(source.name()),
                fault.place.line,
                fault.place.column,
                property(code),
                data(&message)
            ),
        }
    }

    fn finish(&mut self) -> io::Result<ExitCode> {
        if self.format == CheckFormat::Text {
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
            if self.count.warnings > 0 {
                writeln!(self.out, "{}", self.locale.t("check-explain-hint"))?;
            }
        }
        self.out.flush()?;
        Ok(if self.count.errors == 0 {
            ExitCode::SUCCESS
        } else if self.count.unreadable == self.count.files {
            ExitCode::from(2)
        } else {
            ExitCode::from(1)
        })
    }
}

/// A message as GitHub's workflow commands take it.
fn data(text: &str) -> String {
    crate::text::printable(text).replace('%', "%25")
}

/// A property as GitHub's workflow commands take it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
