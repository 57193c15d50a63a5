//! `certamen angoff`: the pass mark that judges set, question by question.

mod report;

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use self::report::{Notes, Report};
use super::check::show_faults;
use super::preview::{bank_with_id, no_bank};
use super::{CommandError, Shared, columns, passphrase, shown, wrapped};
use crate::bank::{Bank, Limits, read_bank};
use crate::files::write_whole;
use crate::locale::Locale;
use crate::review::angoff::{Judge, standard};
use crate::review::sheet::Subject;
use crate::review::sheet::read::{self, SheetFault};
use crate::text::printable;
use crate::training::folder::{BANKS_FOLDER, Folder};
use crate::training::reading::read_limited;

/// Set the pass mark of a quiz from what judges estimate (modified Angoff)
///
/// Without sheets it prints the one that each judge fills in: a table (CSV) of the
/// questions the quiz can draw, for any spreadsheet. Given the filled sheets, one
/// for each judge, it computes the cut score, how far judges agree, and which
/// questions to discuss again.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 done, 1 a sheet or the bank has errors, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen angoff ai-law -o ai-law.csv\n  certamen angoff ai-law --lang vi --separator semicolon > ai-law.csv\n  certamen angoff ai-law lan.csv minh.csv huong.csv\n  certamen angoff final-test sheets/*.csv --format json"
)]
pub struct AngoffArgs {
    /// A bank file, or the id of a bank or of a quiz across banks of the training
    #[arg(value_name = "BANK")]
    bank: PathBuf,
    /// The sheets that were filled in, one for each judge
    #[arg(value_name = "SHEET")]
    sheets: Vec<PathBuf>,
    /// The file to write; without it, standard output. What is there stays
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What stands between the cells of the sheet that is printed; semicolon where
    /// the spreadsheet writes 0,7 for seven tenths
    #[arg(long, value_enum, default_value_t = Separator::Comma, conflicts_with = "sheets")]
    separator: Separator,
    /// The passphrase of a sealed bank: the first line of this file, or of
    /// standard input when it is -; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Discuss again where judges are more than so many points apart
    #[arg(long, value_name = "POINTS", default_value_t = 30, requires = "sheets",
        value_parser = clap::value_parser!(u8).range(0..=100))]
    spread: u8,
    /// Go on where the words of a question have changed since the sheet was printed
    #[arg(long, requires = "sheets")]
    allow_changed: bool,
    /// text for people, json for programs, csv for spreadsheets
    #[arg(long, value_enum, default_value_t = OutFormat::Text, requires = "sheets")]
    format: OutFormat,
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Separator {
    Comma,
    Semicolon,
    Tab,
}

/// Who reads the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutFormat {
    Text,
    Json,
    Csv,
}

/// What failed when the output could not be written.
const UNWRITTEN: &str = "the results cannot be written";

/// Prints a sheet, or what the filled ones come to.
pub fn run(shared: &Shared, args: &AngoffArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let Some((bank, composed)) = find(shared, &locale, args)? else {
        return Ok(ExitCode::from(1));
    };
    let subject = Subject {
        bank: &bank,
        composed,
    };
    let out = if args.sheets.is_empty() {
        let separator = match args.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        };
        // The language of the texts: a bank may lack the one that was asked for.
        let lang = Some(locale.lang()).filter(|lang| bank.languages.contains(lang));
        let lang = lang.or(bank.languages.first().copied());
        let words = lang.map_or_else(|| shared.locale(), Locale::for_texts);
        subject.sheet(&words, separator)
    } else {
        let Some((judges, notes)) = judges(&locale, args, subject)? else {
            return Ok(ExitCode::from(1));
        };
        let Some(standard) = standard(&bank, &judges) else {
            return Err(CommandError::Said(locale.t("angoff-nothing-drawn")));
        };
        let report = Report {
            subject,
            judges: &judges,
            notes: &notes,
            standard: &standard,
            apart: f64::from(args.spread),
        };
        let mut out = Vec::new();
        match args.format {
            OutFormat::Text => report.text(&locale, &mut out),
            OutFormat::Json => report.json(&mut out),
            OutFormat::Csv => report.csv(&mut out),
        }
        .map_err(CommandError::io(UNWRITTEN))?;
        let columns = columns(args.output.is_none() && stdout().is_terminal());
        match String::from_utf8(out) {
            Ok(text) if args.format == OutFormat::Text => wrapped(&text, columns).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(other) => other.into_bytes(),
        }
    };
    let Some(path) = &args.output else {
        let mut to = stdout().lock();
        let written = to.write_all(&out).and_then(|()| to.flush());
        return written
            .map(|()| ExitCode::SUCCESS)
            .map_err(CommandError::io(UNWRITTEN));
    };
    let file = shown(path);
    // It may be what a judge has filled in.
    if path.symlink_metadata().is_ok() {
        let said = locale.with("angoff-exists", &[("file", (&file).into())]);
        return Err(CommandError::Said(said));
    }
    write_whole(path, &out).map_err(CommandError::io(&file))?;
    let id = shown(&args.bank);
    let said = [("file", (&file).into()), ("bank", (&id).into())];
    let message = if args.sheets.is_empty() {
        "angoff-sheet-done"
    } else {
        "angoff-done"
    };
    let _ = writeln!(stdout(), "{}", locale.with(message, &said));
    Ok(ExitCode::SUCCESS)
}

/// The bank of a quiz, and whether it is one across banks; none when it has
/// errors, which have been shown then.
fn find(
    shared: &Shared,
    locale: &Locale,
    args: &AngoffArgs,
) -> Result<Option<(Bank, bool)>, CommandError> {
    let limits = Limits::default();
    let path = match file_of(shared, locale, &args.bank)? {
        Where::File(path) => path,
        Where::Composed(bank) => return Ok(Some((*bank, true))),
    };
    let name = shown(&path);
    let bytes = if passphrase::seems_sealed(&path) {
        passphrase::bank_file(&path, &limits, locale, args.passphrase_file.as_deref())?
    } else {
        let read = read_limited(&path, &limits);
        read.map_err(CommandError::io(&name))?.into()
    };
    let loaded = read_bank(&bytes, &limits);
    if loaded.bank.is_none() {
        show_faults(locale, &name, &bytes, &loaded.faults)?;
    }
    Ok(loaded.bank.map(|bank| (bank, false)))
}

/// Where a quiz is.
enum Where {
    File(PathBuf),
    Composed(Box<Bank>),
}

/// The file of a bank, open or sealed, or the bank that a composed quiz is
/// composed to.
fn file_of(shared: &Shared, locale: &Locale, bank: &Path) -> Result<Where, CommandError> {
    let is_path = bank.components().count() > 1 || bank.extension().is_some();
    if bank.exists() || is_path {
        return Ok(Where::File(bank.to_owned()));
    }
    let id = bank.to_string_lossy();
    let root = shared.root()?;
    let mut ids = match bank_with_id(&root.join(BANKS_FOLDER), &id) {
        Ok(path) => return Ok(Where::File(path)),
        Err(ids) => ids,
    };
    let mut folder = Folder::load(&root, &Limits::default());
    if let Some(sealed) = folder.sealed(&id) {
        return Ok(Where::File(sealed.path.clone()));
    }
    if !folder.usable {
        return Err(CommandError::Said(locale.t("review-training-broken")));
    }
    let Some(quiz) = folder.training.composed(&id) else {
        let quizzes = folder.training.quizzes.iter();
        ids.extend(quizzes.map(|quiz| quiz.id.clone()));
        return Err(no_bank(locale, &id, &ids));
    };
    let is_missing = |id: &&String| folder.bank(id).is_none();
    let missing: Vec<&str> = quiz
        .banks
        .iter()
        .filter(is_missing)
        .map(|id| &**id)
        .collect();
    let missing = printable(&missing.join(", "));
    let place = folder.banks.iter().position(|bank| bank.id == id);
    if let Some(place) = place {
        return Ok(Where::Composed(Box::new(folder.banks.swap_remove(place))));
    }
    let id = printable(&id);
    let quiz = ("quiz", (&id).into());
    Err(CommandError::Said(if missing.is_empty() {
        locale.with("angoff-not-composed", &[quiz])
    } else {
        locale.with("angoff-not-there", &[quiz, ("banks", (&missing).into())])
    }))
}

/// What the judges said, and their notes.
type Said = (Vec<Judge>, Vec<Notes>);

/// What the judges said; none when a sheet has faults, which
/// have been shown then.
fn judges(
    locale: &Locale,
    args: &AngoffArgs,
    subject: Subject<'_>,
) -> Result<Option<Said>, CommandError> {
    let limits = Limits::default();
    let (mut judges, mut notes, mut files) = (Vec::new(), Vec::new(), Vec::new());
    let mut faults = 0;
    for path in &args.sheets {
        let file = shown(path);
        let said = |id: &str| CommandError::Said(locale.with(id, &[("file", (&file).into())]));
        let bytes = read_limited(path, &limits).map_err(CommandError::io(&file))?;
        if bytes.len() > limits.bytes {
            return Err(said("angoff-large"));
        }
        let same = std::fs::canonicalize(path).ok();
        if same.is_some() && files.contains(&same) {
            return Err(said("angoff-sheet-twice"));
        }
        files.push(same);
        let sheet = read::read(&bytes, subject);
        for fault in &sheet.faults {
            tell(&file, fault, locale);
        }
        faults += sheet.faults.len();
        if sheet.faults.len() >= read::FAULTS {
            let args = [("file", (&file).into()), ("n", read::FAULTS.into())];
            let _ = writeln!(stderr(), "{}", locale.with("angoff-more-faults", &args));
        }
        faults += changed(locale, args, subject, &file, &sheet);
        judges.push(Judge {
            name: name_of(path, &args.sheets),
            estimates: sheet.estimates,
        });
        notes.push(sheet.notes);
    }
    Ok((faults == 0).then_some((judges, notes)))
}

/// Says what has changed since a sheet was printed; how much of it is a fault.
fn changed(
    locale: &Locale,
    args: &AngoffArgs,
    subject: Subject<'_>,
    file: &str,
    sheet: &read::Sheet,
) -> usize {
    if !args.allow_changed {
        for (number, line) in sheet.changed.iter().take(read::FAULTS) {
            let question = subject.bank.questions[*number].id.as_str();
            let fault = SheetFault {
                line: *line,
                column: 1,
                message: "angoff-changed",
                args: vec![("question", question.into())],
            };
            tell(file, &fault, locale);
        }
        if !sheet.changed.is_empty() {
            return sheet.changed.len();
        }
    }
    if let Some(version) = &sheet.printed_from {
        let version = version.as_str();
        let said = [("file", file.into()), ("version", version.into())];
        let message = if sheet.changed.is_empty() {
            "angoff-rules-changed"
        } else {
            "angoff-words-changed"
        };
        let _ = writeln!(stderr(), "{}", locale.with(message, &said));
    }
    0
}

/// Shows what is wrong with a sheet, as a compiler would.
fn tell(file: &str, fault: &SheetFault, locale: &Locale) {
    let (line, column) = (fault.line, fault.column);
    let sentence = fault.sentence(locale);
    let _ = writeln!(stderr(), "{file}:{line}:{column}: {sentence}");
}

/// What a judge is called: the sheet's name, or its path where two have one name.
fn name_of(path: &Path, all: &[PathBuf]) -> String {
    let stem = |path: &Path| path.file_stem().map(std::ffi::OsStr::to_owned);
    let same = all.iter().filter(|other| stem(other) == stem(path)).count();
    match path.file_stem() {
        Some(stem) if same == 1 => printable(&stem.to_string_lossy()),
        _ => shown(path),
    }
}
