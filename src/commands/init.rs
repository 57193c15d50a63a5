//! `certamen init`: a new training to start from.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, shown};
use crate::schema::Document;

/// Make a new training in a folder
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  certamen init my-training && cd my-training && certamen")]
pub struct InitArgs {
    /// The folder; made when it is missing
    dir: PathBuf,
}

/// The files of a new training: where, and what.
const FILES: [(&str, &str); 4] = [
    ("training.yaml", include_str!("init/training.yaml")),
    (
        "question_banks/example.yaml",
        include_str!("init/example.yaml"),
    ),
    (
        "certificates/README.md",
        include_str!("init/certificates.md"),
    ),
    (".gitignore", include_str!("init/gitignore")),
];

/// Makes the training. A file that is there already is never touched.
pub fn run(shared: &super::Shared, args: &InitArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    if args.dir.join("training.yaml").exists() || args.dir.join("question_banks").exists() {
        let dir = shown(&args.dir);
        return Err(CommandError::Said(
            locale.with("init-exists", &[("dir", (&dir).into())]),
        ));
    }
    let files = FILES.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let schemas = Document::ALL.map(|document| (document.path(), document.schema()));
    for (name, text) in files.into_iter().chain(schemas) {
        let path = args.dir.join(name);
        if path.exists() {
            continue;
        }
        let what = shown(&path);
        let folder = path.parent().unwrap_or(&args.dir);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(CommandError::io(what))?;
    }
    let dir = shown(&args.dir);
    let said = locale.with("init-done", &[("dir", (&dir).into())]);
    let _ = writeln!(std::io::stdout(), "{said}");
    Ok(ExitCode::SUCCESS)
}
