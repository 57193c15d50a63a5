//! `certamen new`: a commented bank or question to begin with.

mod append;
mod template;

use std::fs;
use std::io::{self, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::preview::{bank_with_id, find_bank};
use super::{CommandError, Shared, shown_from_here as shown};
use crate::bank::Kind;
use crate::bank::read::draft::Draft;
use crate::bank::values::{is_id, nearest};
use crate::bank::yaml::node::Limits;
use crate::files::read_at_most;
use crate::files::rewrite;
use crate::locale::Locale;
use crate::text::{Lang, printable};
use crate::training::folder::{BANKS_FOLDER, Folder, TRAINING_FILE};
use crate::training::yaml::read_training;
use append::Opening;
use template::{For, TOPIC};

/// Begin a bank or a question from a commented template
#[derive(Debug, Args)]
pub struct NewArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Bank(BankArgs),
    Question(QuestionArgs),
}

/// Write a new bank with one question into the training
///
/// Comments are in your language; every field is explained where it stands.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
#[command(
    after_help = "Examples:\n  certamen new bank office-basics\n  certamen new bank office-basics --languages en,vi,fr --lang vi\n  certamen new bank draft -o /tmp/draft.yaml"
)]
struct BankArgs {
    /// The id of the bank: lower-case letters, digits and hyphens
    id: String,
    /// The languages of its texts; without it, those of the training
    #[arg(long, value_name = "LANG,...", value_delimiter = ',', value_parser = parse_text_lang)]
    languages: Vec<Lang>,
    /// The file to write; without it, question_banks/ID.yaml of the training
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Print a question to begin with, or put it into a bank
///
/// Without a kind, the nine kinds are listed. What is printed is indented for
/// a bank and can be added with: >> question_banks/BANK.yaml
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
#[command(
    after_help = "Examples:\n  certamen new question\n  certamen new question matching --to office-basics\n  certamen new question single_choice --languages en,vi >> question_banks/office-basics.yaml"
)]
struct QuestionArgs {
    /// The kind of question
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// Put it at the end of this bank, in its languages, with an id of its own
    #[arg(long, value_name = "BANK", conflicts_with = "languages")]
    to: Option<PathBuf>,
    /// The languages of its texts; without it, those of the training
    #[arg(long, value_name = "LANG,...", value_delimiter = ',', value_parser = parse_text_lang)]
    languages: Vec<Lang>,
}

fn parse_text_lang(text: &str) -> Result<Lang, String> {
    let wanted = "languages are written as en,vi,fr";
    text.parse().map_err(|_| wanted.to_owned())
}

/// What each kind is, in the order of [`Kind::NAMES`].
const KIND_LINES: [&str; Kind::NAMES.len()] = [
    "new-kind-single-choice",
    "new-kind-multiple-response",
    "new-kind-true-false",
    "new-kind-ordering",
    "new-kind-matching",
    "new-kind-numerical",
    "new-kind-short-answer",
    "new-kind-cloze",
    "new-kind-hot-text",
];

/// Makes what was asked for.
pub fn run(shared: &Shared, args: &NewArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    match &args.what {
        What::Bank(args) => bank(shared, &locale, args),
        What::Question(args) => question(shared, &locale, args),
    }
}

fn bank(shared: &Shared, locale: &Locale, args: &BankArgs) -> Result<ExitCode, CommandError> {
    let id = printable(&args.id);
    if !is_id(&args.id) {
        let said = locale.with("new-bad-id", &[("id", (&id).into())]);
        return Err(CommandError::Said(said));
    }
    let exists = |path: &Path| {
        let file = shown(path);
        CommandError::Said(locale.with("new-exists", &[("file", (&file).into())]))
    };
    let path = if let Some(path) = &args.output {
        path.clone()
    } else {
        let folder = shared.root()?.join(BANKS_FOLDER);
        if let Ok(path) = bank_with_id(&folder, &args.id) {
            return Err(exists(&path));
        }
        fs::create_dir_all(&folder).map_err(CommandError::io(shown(&folder)))?;
        folder.join(format!("{}.yaml", args.id))
    };
    let languages = languages(shared, locale, &args.languages);
    let made = For {
        comments: locale.lang(),
        languages: &languages,
    };
    let text = made.bank(&args.id);
    let mut file = match fs::File::create_new(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(exists(&path)),
        Err(error) => return Err(CommandError::io(shown(&path))(error)),
    };
    file.write_all(text.as_bytes())
        .map_err(CommandError::io(shown(&path)))?;
    let file = shown(&path);
    say(&locale.with("new-bank-done", &[("file", (&file).into())]));
    Ok(ExitCode::SUCCESS)
}

fn question(
    shared: &Shared,
    locale: &Locale,
    args: &QuestionArgs,
) -> Result<ExitCode, CommandError> {
    let Some(name) = &args.kind else {
        for (name, id) in Kind::NAMES.iter().zip(KIND_LINES) {
            say(&format!("{name:17}  {}", locale.t(id)));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let name = name.replace('-', "_");
    let Some(kind) = Kind::NAMES.iter().position(|known| *known == name) else {
        let about = printable(&name);
        let mut said = locale.with("new-no-kind", &[("kind", (&about).into())]);
        if let Some(near) = nearest(&name, Kind::NAMES) {
            said.push('\n');
            said += &locale.with("preview-nearest", &[("nearest", near.into())]);
        }
        return Err(CommandError::Said(said));
    };
    if let Some(bank) = &args.to {
        return add(shared, locale, kind, bank);
    }
    let languages = languages(shared, locale, &args.languages);
    let made = For {
        comments: locale.lang(),
        languages: &languages,
    };
    let text = made.question(kind, &free_id(kind, &[]), TOPIC, 2);
    stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("the question cannot be written"))?;
    Ok(ExitCode::SUCCESS)
}

/// Puts a question of a kind at the end of a bank.
fn add(
    shared: &Shared,
    locale: &Locale,
    kind: usize,
    bank: &Path,
) -> Result<ExitCode, CommandError> {
    let path = find_bank(shared, locale, bank)?;
    let file = shown(&path);
    let refused = |id: &str| CommandError::Said(locale.with(id, &[("file", (&file).into())]));
    let limits = Limits::default();
    let bytes = read_at_most(&path, limits.bytes).map_err(CommandError::io(file.clone()))?;
    let draft = Draft::read(&bytes, &limits);
    let opening = Opening::find(&draft).map_err(refused)?;
    let languages = draft.parts.languages.clone();
    let languages = languages.ok_or_else(|| refused("new-not-a-bank"))?;
    let made = For {
        comments: locale.lang(),
        languages: &languages,
    };
    let topics = draft.parts.topics.as_deref().unwrap_or_default();
    let topic = topics.first().map_or(TOPIC, |(id, _)| id);
    let taken: Vec<&str> = draft
        .question_nodes()
        .iter()
        .filter_map(|node| match &node.get("id")?.value {
            crate::bank::yaml::node::Value::Scalar(id, _) => Some(&**id),
            _ => None,
        })
        .collect();
    let id = free_id(kind, &taken);
    let text = opening.put(&made.question(kind, &id, topic, opening.indent));
    let mark = bytes.len() - draft.source.len();
    let after = [&bytes[..mark], text.as_bytes()].concat();
    if !append::is_one_more(&bytes, &after) {
        return Err(refused("new-not-added"));
    }
    // A question is not worth what somebody saved in an editor meanwhile.
    if !rewrite(&path, &bytes, &after).map_err(CommandError::io(file.clone()))? {
        return add(shared, locale, kind, bank);
    }
    let args = [("id", (&id).into()), ("file", (&file).into())];
    say(&locale.with("new-question-done", &args));
    Ok(ExitCode::SUCCESS)
}

/// An id for a new question that no other has.
fn free_id(kind: usize, taken: &[&str]) -> String {
    let base = format!("new-{}", Kind::NAMES[kind].replace('_', "-"));
    let numbered = (2_usize..).map(|n| format!("{base}-{n}"));
    let mut ids = std::iter::once(base.clone()).chain(numbered);
    ids.find(|id| !taken.contains(&&**id)).unwrap_or(base)
}

/// The languages asked for, each once; else those of the training; else that
/// of whoever asks.
fn languages(shared: &Shared, locale: &Locale, asked: &[Lang]) -> Vec<Lang> {
    let mut languages = asked.to_vec();
    if languages.is_empty()
        && let Ok(current) = std::env::current_dir()
        && let Ok(root) = Folder::find(shared.training.as_deref(), &current)
        && let Ok(bytes) = read_at_most(&root.join(TRAINING_FILE), Limits::default().bytes)
        && let Some(training) = read_training(&bytes, &[], &Limits::default()).training
    {
        languages = training.languages;
    }
    if languages.is_empty() {
        languages.push(locale.lang());
    }
    let mut once: Vec<Lang> = Vec::new();
    for lang in languages {
        if !once.contains(&lang) {
            once.push(lang);
        }
    }
    once
}

fn say(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}
