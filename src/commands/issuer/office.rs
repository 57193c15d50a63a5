//! The folder of a root: its key, its register, its status list and the private
//! list of what was withdrawn and why.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use chrono::{TimeDelta, Utc};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::PassphraseArgs;
use crate::certificate::issuer::status_list::STATUS_LIMIT;
use crate::certificate::{Moment, Register, RootKey, SiteKey, StatusList};
use crate::commands::warn;
use crate::commands::{CommandError, Shared, passphrase, shown};
use crate::files::read_at_most;
use crate::files::write_whole;
use crate::locale::Locale;
use crate::site::registers::{self, REGISTER_FILE, STATUS_FILE};

/// How many days a status list can be gone by, unless said otherwise.
pub const STATUS_DAYS: u32 = 90;

/// The private list of what was withdrawn.
const LEDGER_FILE: &str = "revocations.json";

/// A certificate that was withdrawn. Why is nobody else's business.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Revocation {
    /// The code of the certificate; empty when an older root withdrew it.
    pub code: String,
    /// Its place in the status list.
    pub index: u32,
    /// When it was withdrawn.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// The folder of a root.
pub struct Office {
    folder: PathBuf,
    /// What the root has signed last.
    pub register: Register,
    /// The status list, where there is one.
    pub list: Option<StatusList>,
    /// What was withdrawn.
    pub revocations: Vec<Revocation>,
    /// Held so that no two commands change one folder at once.
    _lock: Option<fs::File>,
}

/// The folder a root works in: the one named, or the current one.
pub fn folder(shared: &Shared) -> Result<PathBuf, CommandError> {
    if let Some(folder) = &shared.training {
        return Ok(folder.clone());
    }
    std::env::current_dir().map_err(CommandError::io("the current folder cannot be found"))
}

/// Where the key of the root is.
pub fn key_file(folder: &Path) -> PathBuf {
    folder.join("keys").join("root.key")
}

/// This moment.
pub fn now() -> Moment {
    Utc::now().into()
}

/// A file written whole.
pub fn write(path: &Path, text: &str) -> Result<(), CommandError> {
    write_whole(path, text.as_bytes()).map_err(CommandError::io(shown(path)))
}

impl Office {
    /// Opens the folder of a root to look at it, or to change it.
    pub fn open(shared: &Shared, locale: &Locale, to_change: bool) -> Result<Self, CommandError> {
        let folder = folder(shared)?;
        let path = folder.join(REGISTER_FILE);
        if !path.is_file() {
            let place = shown(&folder);
            let args = [("dir", (&place).into())];
            return Err(CommandError::Said(locale.with("issuer-no-root", &args)));
        }
        let lock = if to_change {
            Some(lock(&folder, locale)?)
        } else {
            None
        };
        let mut warnings = Vec::new();
        let register = registers::read(&path, &mut warnings)
            .map_err(|error| CommandError::Said(format!("{error}.")))?;
        for warning in warnings {
            warn(&warning);
        }
        let list = read_list(&folder.join(STATUS_FILE), &register, locale)?;
        let revocations = read_ledger(&folder.join(LEDGER_FILE), locale)?;
        Ok(Self {
            folder,
            register,
            list,
            revocations,
            _lock: lock,
        })
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The root key, opened.
    pub fn key(&self, locale: &Locale, args: &PassphraseArgs) -> Result<SiteKey, CommandError> {
        let path = key_file(&self.folder);
        let place = shown(&path);
        let about = [("path", (&place).into())];
        if !path.exists() {
            return Err(CommandError::Said(locale.with("issuer-no-key", &about)));
        }
        let question = locale.with("issuer-ask", &about);
        let words = passphrase::given(args.passphrase_file.as_deref(), locale, &question)?;
        let key = RootKey::open(&path, words.expose())
            .map_err(|error| CommandError::Said(format!("{error}.")))?;
        if *key.did() != self.register.root {
            return Err(CommandError::Said(locale.with("issuer-other-root", &about)));
        }
        Ok(key)
    }

    /// The places that are withdrawn: those in the private list, and those that
    /// were published.
    pub fn revoked(&self) -> BTreeSet<u32> {
        let mut revoked: BTreeSet<u32> = self.revocations.iter().map(|r| r.index).collect();
        if let Some(list) = &self.list {
            revoked.extend(list.revoked());
        }
        revoked
    }

    /// Signs and writes the next version of the register, after the status list
    /// that it needs.
    pub fn publish(&mut self, mut next: Register, key: &SiteKey) -> Result<(), CommandError> {
        next.version = self.register.version + 1;
        next.signed = now();
        let (signed, text) = next
            .sign(key)
            .map_err(|error| CommandError::Said(format!("{error}.")))?;
        self.publish_list(&signed, key, STATUS_DAYS)?;
        write(&self.path(REGISTER_FILE), &text)?;
        remember(&signed);
        self.register = signed;
        Ok(())
    }

    /// Signs and writes the status list of a register.
    pub fn publish_list(
        &mut self,
        register: &Register,
        key: &SiteKey,
        days: u32,
    ) -> Result<(), CommandError> {
        let list = build_list(register, &self.revoked(), days);
        let text = list
            .sign(key)
            .map_err(|error| CommandError::Said(format!("{error}.")))?;
        write(&self.path(STATUS_FILE), &text)?;
        self.list = Some(list);
        Ok(())
    }

    /// Adds to the private list and writes it.
    pub fn note(&mut self, new: impl IntoIterator<Item = Revocation>) -> Result<(), CommandError> {
        self.revocations.extend(new);
        let path = self.path(LEDGER_FILE);
        let text = serde_json::to_string_pretty(&self.revocations).unwrap_or_default();
        make_private(&path).map_err(CommandError::io(shown(&path)))?;
        write(&path, &format!("{text}\n"))
    }
}

/// A status list of today, with a place for every site.
pub fn build_list(register: &Register, revoked: &BTreeSet<u32>, days: u32) -> StatusList {
    let from = now();
    let until = from.time() + TimeDelta::days(i64::from(days));
    let (list, root) = (register.list.clone(), register.root.clone());
    StatusList::new(list, root, (from, until.into()), revoked, register.free())
}

/// Remembers what was just signed, so that an older copy of the folder is not
/// gone on from.
pub fn remember(register: &Register) {
    let mut warnings = Vec::new();
    if let Err(error) = registers::see(register, &mut warnings) {
        warnings.push(format!("{error}."));
    }
    for warning in warnings {
        warn(&warning);
    }
}

fn lock(folder: &Path, locale: &Locale) -> Result<fs::File, CommandError> {
    let file = fs::File::open(folder).map_err(CommandError::io(shown(folder)))?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|_| {
        let place = shown(folder);
        CommandError::Said(locale.with("issuer-busy", &[("dir", (&place).into())]))
    })?;
    Ok(file)
}

fn read_list(
    path: &Path,
    register: &Register,
    locale: &Locale,
) -> Result<Option<StatusList>, CommandError> {
    let bytes = match read_at_most(path, STATUS_LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(CommandError::io(shown(path))(error)),
    };
    let broken = |why: &str| {
        let (path, why) = (shown(path), crate::text::printable(why));
        let args = [("path", (&path).into()), ("detail", (&why).into())];
        CommandError::Said(locale.with("issuer-list-broken", &args))
    };
    match StatusList::read(&bytes, &register.root) {
        Ok(list) if list.list == register.list => Ok(Some(list)),
        Ok(list) => Err(broken(&list.list)),
        Err(error) => Err(broken(&error.to_string())),
    }
}

fn read_ledger(path: &Path, locale: &Locale) -> Result<Vec<Revocation>, CommandError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(CommandError::io(shown(path))(error)),
    };
    serde_json::from_slice(&bytes).map_err(|error| {
        let (path, why) = (shown(path), crate::text::printable(&error.to_string()));
        let args = [("path", (&path).into()), ("detail", (&why).into())];
        CommandError::Said(locale.with("issuer-ledger-broken", &args))
    })
}

/// An empty list for nobody else's eyes, unless there is one.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    match options.write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => file.write_all(b"[]\n"),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
