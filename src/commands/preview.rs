//! `certamen preview`: the questions of a bank as trainees see them, while
//! somebody writes them.

use std::io::{BufWriter, IsTerminal, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::Local;
use clap::Args;

use super::{CommandError, Shared, app, runtime, shown, shown_from_here};
use crate::bank::read::draft::Draft;
use crate::bank::render;
use crate::bank::values::nearest;
use crate::bank::yaml::node::{Limits, Value};
use crate::exam::paper::{Seed, orders_of};
use crate::files::read_at_most;
use crate::json::canonical::Digest;
use crate::locale::Locale;
use crate::plain::question::Said;
use crate::terminal::watch::Watch;
use crate::text::printable;
use crate::training::folder::BANKS_FOLDER;
use crate::ui::look::Look;
use crate::ui::preview::{Preview, Sheet};

/// See the questions of a bank as trainees see them, while you write
///
/// The preview shows the file again whenever it is saved, and goes to the
/// question that changed. What is wrong with a question stands in its place.
/// Nothing is stored. In a pipe, or with --plain, the questions are printed as
/// lines with key and feedback.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes with --plain: 0 no errors in what was printed, 1 errors, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen preview ai-law-vn\n  certamen preview question_banks/ai-law-vn.yaml vn-impact-assessment\n  certamen preview ai-law-vn 12 --lang vi\n  certamen preview ai-law-vn 12 --plain | mail -s 'Question 12' lan@example.org"
)]
pub struct PreviewArgs {
    /// A bank file, or the id of a bank of the training
    #[arg(value_name = "BANK")]
    bank: PathBuf,
    /// A question, by its id or its number from 1
    #[arg(value_name = "QUESTION")]
    question: Option<String>,
    /// As lines on standard output
    #[arg(long)]
    plain: bool,
}

/// Shows the preview.
pub fn run(shared: &Shared, args: &PreviewArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let path = find_bank(shared, &locale, &args.bank)?;
    let limits = Limits::default();
    let mut watch = Watch::new(&path, limits.bytes);
    let bytes = watch.first().map_err(CommandError::io(shown(&path)))?;
    let name = shown_from_here(&path);
    let today = Local::now().date_naive();
    let sheet = Sheet::read(&name, &bytes, today, &limits);
    if let Some(wanted) = &args.question
        && sheet.readable
        && sheet.find(wanted).is_none()
    {
        return Err(CommandError::Said(no_question(&locale, &sheet, wanted)));
    }
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    let look = app::look_of(shared, locale.lang(), None);
    if args.plain || dumb || !stdin().is_terminal() || !stdout().is_terminal() {
        return print(&look, &sheet, args.question.as_deref());
    }
    let preview = Preview::new(name, sheet, args.question.clone(), look, today);
    runtime()?.block_on(async {
        crate::terminal::preview::run(preview, watch, shared.mouse)
            .await
            .map_err(CommandError::io("the terminal cannot be used"))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The file of a bank: a path as it is, or a bank of the training by its id.
pub fn find_bank(shared: &Shared, locale: &Locale, bank: &Path) -> Result<PathBuf, CommandError> {
    let is_path = bank.components().count() > 1
        || bank.extension().is_some_and(|e| e == "yaml" || e == "yml");
    if bank.exists() || is_path {
        return Ok(bank.to_owned());
    }
    let id = bank.to_string_lossy();
    match bank_with_id(&shared.root()?.join(BANKS_FOLDER), &id) {
        Ok(path) => Ok(path),
        Err(ids) => Err(no_bank(locale, &id, &ids)),
    }
}

/// Nothing has this id; what there is.
pub fn no_bank(locale: &Locale, id: &str, ids: &[String]) -> CommandError {
    let about = printable(id);
    let mut said = locale.with("preview-no-bank", &[("bank", (&about).into())]);
    if let Some(near) = nearest(id, ids.iter().map(String::as_str)) {
        said.push('\n');
        said += &locale.with("preview-nearest", &[("nearest", near.into())]);
    } else if !ids.is_empty() {
        let ids = ids.join(", ");
        said.push('\n');
        said += &locale.with("preview-banks", &[("banks", (&ids).into())]);
    }
    CommandError::Said(said)
}

/// The file of a folder that is named after a bank or holds it; else the ids
/// there are. Banks with faults are found too.
pub fn bank_with_id(folder: &Path, id: &str) -> Result<PathBuf, Vec<String>> {
    let files = bank_files(folder);
    let stem = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    };
    if let Some(path) = files.iter().find(|path| stem(path) == id) {
        return Ok(path.clone());
    }
    let mut ids = Vec::new();
    for path in files {
        match id_in(&path) {
            Some(named) if named == id => return Ok(path),
            named => ids.push(printable(&named.unwrap_or_else(|| stem(&path)))),
        }
    }
    Err(ids)
}

/// The bank files of a folder, sorted by name.
fn bank_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let yaml = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            yaml && !name.starts_with('.') && path.is_file()
        })
        .collect();
    paths.sort();
    paths
}

/// The id that stands in a file, whatever else is wrong with it.
fn id_in(path: &Path) -> Option<String> {
    let limits = Limits::default();
    let bytes = read_at_most(path, limits.bytes).ok()?;
    let draft = Draft::read(&bytes, &limits);
    match &draft.tree.as_ref()?.get("bank")?.value {
        Value::Scalar(id, _) => Some(id.to_string()),
        _ => None,
    }
}

/// Says that there is no such question, and which was probably meant.
fn no_question(locale: &Locale, sheet: &Sheet, wanted: &str) -> String {
    let about = printable(wanted);
    let total = sheet.entries.len();
    let args = [("question", (&about).into()), ("total", total.into())];
    let mut said = locale.with("preview-no-such", &args);
    let ids = sheet.entries.iter().map(|entry| entry.id.as_str());
    if let Some(near) = nearest(wanted, ids) {
        said.push('\n');
        said += &locale.with("preview-nearest", &[("nearest", near.into())]);
    }
    said
}

/// The width of the lines of a file that faults repeat.
const WIDTH: usize = 100;

/// Prints one question or all as lines, with key and feedback.
fn print(look: &Look, sheet: &Sheet, wanted: Option<&str>) -> Result<ExitCode, CommandError> {
    let only = wanted.and_then(|wanted| sheet.find(wanted));
    let total = sheet.entries.len();
    let mut errors = false;
    let mut lines: Vec<String> = Vec::new();
    let mut tell = |faults: &[crate::bank::Fault], lines: &mut Vec<String>| {
        for fault in faults {
            errors |= fault.is_error();
            let sentence = look.locale.fault(&fault.kind);
            let drawn = render(&sheet.source, fault, &sentence, WIDTH);
            lines.extend(drawn.lines().map(str::to_owned));
        }
    };
    tell(&sheet.faults, &mut lines);
    for (at, entry) in sheet.entries.iter().enumerate() {
        if only.is_some_and(|only| only != at) {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let args = [("n", (at + 1).into()), ("total", total.into())];
        let about = [&entry.id, &entry.kind, &entry.topic].map(String::as_str);
        let about: Vec<&str> = about.into_iter().filter(|a| !a.is_empty()).collect();
        let heading = look.with("plain-question", &args);
        lines.push(format!("{heading} {}", about.join(", ")));
        if let Some(question) = &entry.question {
            let of = Digest::of(question.id.as_bytes());
            let orders = orders_of(question, false, of, Seed([1; 16]));
            let draft = crate::ui::draft::Draft::of(
                &question.kind,
                orders,
                None,
                crate::exam::Judging::current(crate::text::Lang::EN),
            );
            let said = Said {
                question,
                draft: &draft,
                response: None,
                look,
            };
            lines.extend(said.lines());
            lines.extend(said.for_review());
        }
        tell(&entry.faults, &mut lines);
    }
    let mut out = BufWriter::new(stdout().lock());
    lines
        .iter()
        .try_for_each(|line| writeln!(out, "{line}"))
        .and_then(|()| out.flush())
        .map_err(CommandError::io("the questions cannot be written"))?;
    Ok(ExitCode::from(u8::from(errors)))
}
