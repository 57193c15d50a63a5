//! Passphrases on the command line: typed without being shown, or the first
//! line of a file; and the bank files that are opened with them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write, stderr, stdin};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crossterm::event::{poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::{SigId, flag, low_level};
use zeroize::Zeroizing;

use super::{CommandError, shown};
use crate::bank::Limits;
use crate::bank::seal::{self, Passphrase, SealError};
use crate::files::read_at_most;
use crate::locale::Locale;
use crate::terminal::input::message;
use crate::ui::keymap::{Action, action, field_keys};
use crate::ui::widgets::Secret;
use crate::ui::{Key, Msg};

/// The most bytes of a passphrase file that are read.
const FILE_LIMIT: u64 = 4096;

/// The passphrase in the first line of a file, `-` being standard input; without
/// a file it is asked for on the terminal with this question.
///
/// # Errors
/// When the file cannot be read or holds none, there is no terminal, or whoever
/// was asked gave up.
pub fn given(
    file: Option<&Path>,
    locale: &Locale,
    question: &str,
) -> Result<Passphrase, CommandError> {
    let Some(path) = file else {
        return asked(locale, question);
    };
    let bytes = if path == Path::new("-") {
        first_line(&mut stdin().lock())
    } else {
        File::open(path).and_then(|file| first_line(&mut BufReader::new(file)))
    };
    let bytes = bytes.map_err(CommandError::io(shown(path)))?;
    let passphrase = Passphrase::first_line(&bytes);
    if passphrase.is_empty() {
        let path = shown(path);
        let args = [("path", (&path).into())];
        return Err(CommandError::Said(
            locale.with("passphrase-file-empty", &args),
        ));
    }
    Ok(passphrase)
}

/// The bytes of a bank's file; a sealed one is opened first. For every command
/// that reads one bank.
///
/// # Errors
/// When it cannot be read or opened: the reason, in a sentence.
pub fn bank_file(
    path: &Path,
    limits: &Limits,
    locale: &Locale,
    passphrase_file: Option<&Path>,
) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    let name = shown(path);
    let most = seal::most_bytes(limits);
    let bytes = read_at_most(path, most).map_err(CommandError::io(&name))?;
    if !seal::is_sealed(&bytes) && path.extension().is_none_or(|e| e != seal::EXTENSION) {
        return Ok(Zeroizing::new(bytes));
    }
    let failed = |error: &SealError| {
        let (id, about) = error.words(&name);
        CommandError::Said(locale.with(id, &[("about", (&about).into())]))
    };
    seal::openable(&bytes).map_err(|error| failed(&error))?;
    let question = locale.with("unseal-ask", &[("quiz", (&name).into())]);
    let passphrase = given(passphrase_file, locale, &question)?;
    seal::open(&bytes, &passphrase, limits).map_err(|error| failed(&error))
}

/// Whether a file is a sealed bank by its name or by its first bytes.
pub fn seems_sealed(path: &Path) -> bool {
    let named = path.extension().is_some_and(|e| e == seal::EXTENSION);
    // A pipe would lose its first bytes by being looked at.
    let plain_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    named || (plain_file && read_at_most(path, 64).is_ok_and(|head| seal::is_sealed(&head)))
}

/// Reads the first line and no more: the answers of a quiz may follow on
/// standard input, and a file may never end.
fn first_line(input: &mut impl BufRead) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut line = Zeroizing::new(Vec::with_capacity(FILE_LIMIT as usize));
    input.take(FILE_LIMIT).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// Asks on the terminal. Nothing of what is typed is shown.
///
/// # Errors
/// When there is no terminal, or Esc or Ctrl-C gives up.
pub fn asked(locale: &Locale, question: &str) -> Result<Passphrase, CommandError> {
    if !stdin().is_terminal() || !stderr().is_terminal() {
        return Err(CommandError::Said(locale.t("passphrase-no-terminal")));
    }
    let failed = |source| CommandError::io("the terminal cannot be used")(source);
    loop {
        let passphrase = typed(question).map_err(failed)?;
        let Some(passphrase) = passphrase else {
            return Err(CommandError::Said(locale.t("passphrase-given-up")));
        };
        if !passphrase.is_empty() {
            return Ok(passphrase);
        }
    }
}

/// What is typed up to Enter; nothing when somebody gives up.
fn typed(question: &str) -> io::Result<Option<Passphrase>> {
    // Before the question, or the first letters of who types fast are shown.
    let raw = Raw::new()?;
    // A line of its own, so that a screen reader reads it as one.
    write!(stderr(), "{question}\r\n")?;
    let keys = field_keys();
    let mut secret = Secret::default();
    loop {
        if raw.is_over() {
            return Ok(None);
        }
        if !poll(LOOK)? {
            continue;
        }
        match message(read()?) {
            Some(Msg::Key(Key::Enter)) => return Ok(Some(secret.passphrase())),
            Some(Msg::Key(Key::Esc | Key::Ctrl('c' | 'd'))) => return Ok(None),
            Some(Msg::Key(key)) => match (action(&keys, key), key) {
                (Some(action), _) => secret.act(action),
                (None, Key::Char(c)) => secret.act(Action::Type(c)),
                _ => {}
            },
            Some(Msg::Paste(text)) => secret.paste(&text),
            _ => {}
        }
    }
}

/// How often a question looks whether the program was told to end.
const LOOK: Duration = Duration::from_millis(100);

/// The signals that end a program.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Whether these signals do what they always do. Once a program has listened
/// to one, the system leaves that to the program.
static AS_ALWAYS: OnceLock<Arc<AtomicBool>> = OnceLock::new();

fn as_always() -> io::Result<Arc<AtomicBool>> {
    if let Some(known) = AS_ALWAYS.get() {
        return Ok(known.clone());
    }
    let new = Arc::new(AtomicBool::new(true));
    for signal in ENDING {
        flag::register_conditional_default(signal, new.clone())?;
    }
    Ok(AS_ALWAYS.get_or_init(|| new).clone())
}

/// For a command that listens to signals itself once nobody is asked any more:
/// they end nothing here from now on.
pub fn leave_signals() {
    if let Some(as_always) = AS_ALWAYS.get() {
        as_always.store(false, Ordering::SeqCst);
    }
}

/// The terminal without echo, until this is dropped. A signal that ends the
/// program does so then, when the terminal is as it was.
struct Raw {
    as_always: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
    heard: Vec<SigId>,
}

impl Raw {
    fn new() -> io::Result<Self> {
        let mut raw = Self {
            as_always: as_always()?,
            signal: Arc::default(),
            heard: Vec::new(),
        };
        for signal in ENDING {
            let id = flag::register_usize(signal, raw.signal.clone(), signal as usize)?;
            raw.heard.push(id);
        }
        raw.as_always.store(false, Ordering::SeqCst);
        enable_raw_mode()?;
        Ok(raw)
    }

    /// Whether the program was told to end.
    fn is_over(&self) -> bool {
        self.signal.load(Ordering::SeqCst) != 0
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        self.as_always.store(true, Ordering::SeqCst);
        for id in self.heard.drain(..) {
            low_level::unregister(id);
        }
        if let Ok(signal @ 1..) = i32::try_from(self.signal.load(Ordering::SeqCst)) {
            let _ = low_level::emulate_default_handler(signal);
        }
    }
}
