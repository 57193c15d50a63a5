//! `certamen coverage`: the map of a training's questions.

mod page;

use std::io::{self, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{CommandError, Shared, shown};
use crate::bank::Limits;
use crate::review::cell::guarded;
use crate::review::coverage::{Fit, Map, Table};
use crate::review::facts;
use crate::text::printable;
use crate::training::folder::Folder;
use crate::training::reading::read_limited;

/// Show what the questions of a training cover
///
/// Counts the questions of the whole training, of its programme and of each quiz
/// across banks: by competence, kind and level, how many are situations, which
/// facts they rest on, and how many each quiz draws of how many there are. The
/// page depends on the files alone, so that it can be kept and compared.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 done, 1 a bank has errors or a question names a fact that is not in the list, 2 wrong usage or no training.\n\nExamples:\n  certamen coverage > coverage.md\n  certamen coverage my-training --lang vi\n  certamen coverage --facts facts.md\n  certamen coverage --format csv"
)]
pub struct CoverageArgs {
    /// The folder of the training, as with --training
    #[arg(value_name = "FOLDER", conflicts_with = "training")]
    folder: Option<PathBuf>,
    /// A list of facts to compare with (Markdown): rows such as
    /// | B01 | area / C1, C3 | the fact | anything |
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// markdown for people, csv for spreadsheets, json for programs
    #[arg(long, value_enum, default_value_t = OutFormat::Markdown)]
    format: OutFormat,
}

/// Who reads the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutFormat {
    Markdown,
    Csv,
    Json,
}

/// Prints the map.
pub fn run(shared: &Shared, args: &CoverageArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let root = match &args.folder {
        Some(folder) => Folder::find(Some(folder), folder)?,
        None => shared.root()?,
    };
    let limits = Limits::default();
    let list = match &args.facts {
        None => None,
        Some(path) => {
            let file = shown(path);
            let bytes = read_limited(path, &limits).map_err(CommandError::io(&file))?;
            let list = facts::read(&String::from_utf8_lossy(&bytes));
            if list.is_empty() || bytes.len() > limits.bytes {
                let said = locale.with("coverage-no-facts", &[("file", (&file).into())]);
                return Err(CommandError::Said(said));
            }
            Some(list)
        }
    };
    let folder = Folder::load(&root, &limits);
    if !folder.usable {
        return Err(CommandError::Said(locale.t("review-training-broken")));
    }
    let map = Map::of(&folder);
    let fit = list.as_deref().map(|list| map.fit(list));
    let mut out = Vec::new();
    match args.format {
        OutFormat::Markdown => page::write(&locale, &folder, &map, fit.as_ref(), &mut out),
        OutFormat::Csv => table(&map, fit.as_ref(), &mut out),
        OutFormat::Json => json(&folder, &map, fit.as_ref(), &mut out),
    }
    .and_then(|()| {
        let mut to = stdout().lock();
        to.write_all(&out).and_then(|()| to.flush())
    })
    .map_err(CommandError::io("the map cannot be written"))?;
    let is_well = folder.broken.is_empty() && fit.is_none_or(|fit| fit.unlisted.is_empty());
    Ok(ExitCode::from(u8::from(!is_well)))
}

/// The names of files that are not counted because of their errors.
fn broken(folder: &Folder) -> Vec<String> {
    let files = folder.broken.iter();
    files.map(|file| printable(file.source.name())).collect()
}

#[derive(Serialize)]
struct JsonMap<'a> {
    #[serde(flatten)]
    map: &'a Map,
    sealed: Vec<&'a str>,
    broken: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unused_facts: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted_facts: Option<Vec<&'a str>>,
}

/// The map as one JSON object on a line.
fn json(folder: &Folder, map: &Map, fit: Option<&Fit<'_>>, out: &mut impl Write) -> io::Result<()> {
    let all = JsonMap {
        map,
        sealed: folder.sealed.iter().map(|file| &*file.id).collect(),
        broken: broken(folder),
        unused_facts: fit.map(|fit| fit.unused.iter().map(|fact| &*fact.id).collect()),
        unlisted_facts: fit.map(|fit| fit.unlisted.iter().map(|used| &*used.fact).collect()),
    };
    serde_json::to_writer(&mut *out, &all)?;
    writeln!(out)
}

/// A line of the map for spreadsheets.
#[derive(Serialize)]
struct Line<'a> {
    scope: &'a str,
    table: &'a str,
    row: String,
    column: String,
    count: String,
}

/// The map as one table: every count on a line of its own, those that are nothing
/// left out but for what is drawn.
fn table(map: &Map, fit: Option<&Fit<'_>>, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    let mut line = |scope: &str, table: &str, row: &str, column: &str, count: f64| {
        let line = Line {
            scope,
            table,
            row: guarded(row),
            column: guarded(column),
            count: count.to_string(),
        };
        rows.serialize(line).map_err(io::Error::other)
    };
    for (number, scope) in map.scopes.iter().enumerate() {
        let tables: [(&str, &Table); 4] = [
            ("kind", &scope.kinds),
            ("level", &scope.levels),
            ("bank", &scope.banks),
            ("situations", &scope.situations_by_bank),
        ];
        let id = if scope.id.is_empty() {
            "training"
        } else {
            &scope.id
        };
        for (name, table) in tables {
            for (code, counts) in map.competences.iter().zip(&table.rows) {
                for (column, count) in table.columns.iter().zip(counts) {
                    if *count > 0 {
                        line(id, name, code, column, *count as f64)?;
                    }
                }
            }
        }
        for used in &map.facts {
            if used.counts[number] > 0 {
                line(id, "fact", &used.fact, "", used.counts[number] as f64)?;
            }
        }
    }
    for quiz in &map.quizzes {
        for (row, code) in map.competences.iter().enumerate() {
            line(&quiz.quiz, "drawn", code, "drawn", quiz.drawn[row])?;
            line(&quiz.quiz, "drawn", code, "there", quiz.there[row] as f64)?;
        }
    }
    if let Some(fit) = fit {
        for fact in &fit.unused {
            line("facts", "unused", &fact.id, "", 0.0)?;
        }
        for used in &fit.unlisted {
            line(
                "facts",
                "unlisted",
                &used.fact,
                "",
                used.questions.len() as f64,
            )?;
        }
    }
    rows.flush()
}
