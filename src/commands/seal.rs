//! `certamen seal`: encrypts a bank with a passphrase.

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::check::show_faults;
use super::{CommandError, Shared, columns, passphrase, shown, tell, wrapped};
use crate::bank::seal::{self, Passphrase, SHORTEST, Weak};
use crate::bank::{Limits, read_bank};
use crate::files::read_at_most;
use crate::files::write_whole;
use crate::locale::Locale;

/// Seal a bank with a passphrase
///
/// Writes the bank as an encrypted file that the standard age tool opens too.
/// In the question_banks of a training it is a quiz that asks for the
/// passphrase before it can be taken. The bank must have no errors.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
#[command(
    after_help = "Exit codes: 0 sealed, 1 the bank has errors, 2 wrong usage or it could not be done.\n\nExamples:\n  certamen seal question_banks/exam-2026.yaml\n  certamen seal exam-2026.yaml -o usb/exam-2026.yaml.age --passphrase-file secret.txt"
)]
pub struct SealArgs {
    /// The bank
    #[arg(value_name = "BANK")]
    bank: PathBuf,
    /// The file to write; without it, ID.yaml.age beside the bank
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The passphrase: the first line of this file, or of standard input when
    /// it is -; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
}

/// Seals.
pub fn run(shared: &Shared, args: &SealArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let limits = Limits::default();
    let name = shown(&args.bank);
    let bytes = read_at_most(&args.bank, limits.bytes).map_err(CommandError::io(&name))?;
    if seal::is_sealed(&bytes) {
        return Err(said(&locale, "seal-already", &name));
    }
    let loaded = read_bank(&bytes, &limits);
    let Some(bank) = loaded.bank else {
        show_faults(&locale, &name, &bytes, &loaded.faults)?;
        return Ok(ExitCode::from(1));
    };
    let output = args
        .output
        .clone()
        .unwrap_or_else(|| beside(&args.bank, &bank.id));
    let file = |path: &Path| std::fs::canonicalize(path).ok();
    if file(&output).is_some() && file(&output) == file(&args.bank) {
        return Err(said(&locale, "seal-itself", &name));
    }
    if !args.force && output.symlink_metadata().is_ok() {
        return Err(said(&locale, "seal-exists", &shown(&output)));
    }
    let passphrase = new_passphrase(
        &locale,
        args.passphrase_file.as_deref(),
        &locale.with("seal-ask", &[("quiz", (&bank.id).into())]),
    )?;
    tell(&locale.t("seal-working"));
    let sealed = seal::seal(&bytes, &passphrase, seal::WORK)
        .and_then(|sealed| write_whole(&output, &sealed));
    sealed.map_err(CommandError::io(shown(&output)))?;
    let (id, output) = (&bank.id, shown(&output));
    let args = [
        ("quiz", id.into()),
        ("path", (&output).into()),
        ("plain", (&name).into()),
    ];
    let mut text = locale.with("seal-done", &args);
    let named = [format!("{id}.yaml.age"), format!("{id}.age")];
    if !named.iter().any(|named| output.ends_with(named.as_str())) {
        text.push('\n');
        text.push_str(&locale.with("seal-name", &[("quiz", id.into())]));
    }
    let columns = columns(stdout().is_terminal());
    let _ = writeln!(stdout(), "{}", wrapped(&text, columns));
    Ok(ExitCode::SUCCESS)
}

fn said(locale: &Locale, id: &str, path: &String) -> CommandError {
    CommandError::Said(locale.with(id, &[("path", path.into())]))
}

/// `ID.yaml.age` in the folder of a file.
fn beside(bank: &Path, id: &str) -> PathBuf {
    let mut name = OsString::from(id);
    name.push(".yaml.");
    name.push(seal::EXTENSION);
    bank.with_file_name(name)
}

/// A passphrase that a bank or a root key may be sealed with; typed twice where
/// it is typed.
pub(super) fn new_passphrase(
    locale: &Locale,
    file: Option<&Path>,
    question: &str,
) -> Result<Passphrase, CommandError> {
    let passphrase = passphrase::given(file, locale, question)?;
    if let Some(weak) = passphrase.weak() {
        let n = [("n", SHORTEST.into())];
        let most = [("n", seal::LONGEST.into())];
        return Err(CommandError::Said(match weak {
            Weak::Short => locale.with("passphrase-short", &n),
            Weak::Long => locale.with("passphrase-long", &most),
            Weak::Untypable => locale.t("passphrase-untypable"),
        }));
    }
    if file.is_none() && passphrase::asked(locale, &locale.t("seal-ask-again"))? != passphrase {
        return Err(CommandError::Said(locale.t("passphrase-differs")));
    }
    Ok(passphrase)
}
