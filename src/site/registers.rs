//! Registers and status lists as files: which a folder holds, whether they can
//! be gone by, and the memory of the newest register seen, so that nobody brings
//! back an older one in which a site stood that was taken out since.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::certificate::issuer::register::{REGISTER_LIMIT, REGISTER_TYPE};
use crate::certificate::issuer::status_list::{STATUS_LIMIT, STATUS_TYPE};
use crate::certificate::{Did, Register, SiteEntry, StatusError, StatusList, Trust};
use crate::files::read_at_most;
use crate::files::{folder_of, write_whole};
use crate::training::Training;

/// The name of the register in a training and in the folder of a root.
pub const REGISTER_FILE: &str = "register.json";

/// The name of the status list in a training and in the folder of a root.
pub const STATUS_FILE: &str = "status-list.json";

/// Registers that can be gone by, and what was found instead of others.
#[derive(Debug, Default)]
pub struct Found {
    /// The registers.
    pub registers: Vec<Register>,
    /// The bytes of the status lists, to be read by the root of each register.
    pub lists: Vec<Vec<u8>>,
    /// What is odd, in sentences.
    pub warnings: Vec<String>,
    /// Whether a register of a trusted root was there that cannot be gone by.
    broken: Option<String>,
}

/// The place of a site in the registers of its training.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Listing {
    /// In none.
    #[default]
    None,
    /// There is a register, but it cannot be gone by.
    Broken(String),
    /// In this.
    Site {
        /// The id of the status list.
        list: String,
        /// The site.
        entry: Box<SiteEntry>,
    },
}

/// Why a register is not gone by. Displays as a sentence without its end.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is none, or not as its root signed it.
    #[error("{} is no register to go by: {why}", path.display())]
    SignedDocumentError {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: crate::certificate::RegisterError,
    },
    /// A newer one was seen before.
    #[error(
        "the register of {name} is version {version}, but version {seen} was seen on this computer before; get the newest one"
    )]
    RolledBack {
        /// The name of the root.
        name: String,
        /// Its version.
        version: u64,
        /// The newest version seen.
        seen: u64,
    },
    /// Another one of the same version was seen before.
    #[error(
        "the register of {name}, version {version}, is not the one seen on this computer before: its root signed two of one version; ask whoever keeps the root key"
    )]
    Forked {
        /// The name of the root.
        name: String,
        /// Its version.
        version: u64,
    },
}

/// Reads a register, and refuses one that is older than one seen before.
///
/// # Errors
/// [`Refused`]; a memory that cannot be kept is only a warning.
pub fn read(path: &Path, warnings: &mut Vec<String>) -> Result<Register, Refused> {
    let bytes = read_at_most(path, REGISTER_LIMIT).map_err(|source| Refused::Io {
        path: path.to_owned(),
        source,
    })?;
    let register = Register::verify(&bytes).map_err(|why| Refused::SignedDocumentError {
        path: path.to_owned(),
        why,
    })?;
    see(&register, warnings)?;
    Ok(register)
}

/// What kind of signed file some bytes are, by their type alone.
pub fn is_of_type(bytes: &[u8], name: &str) -> bool {
    #[derive(Deserialize)]
    struct Typed {
        r#type: Vec<String>,
    }
    serde_json::from_slice::<Typed>(bytes).is_ok_and(|typed| typed.r#type.iter().any(|t| t == name))
}

/// Whether a file is a register or a status list that lies beside certificates,
/// by its name and its type, and so no certificate itself.
pub fn is_companion(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let kind = match name.unwrap_or_default() {
        name if is_named(name, "register") => REGISTER_TYPE,
        name if is_named(name, "status-list") => STATUS_TYPE,
        _ => return false,
    };
    let bytes = read_at_most(path, REGISTER_LIMIT);
    bytes.is_ok_and(|bytes| is_of_type(&bytes, kind))
}

/// `register.json`, or `register-2.json` beside it while two roots overlap.
fn is_named(name: &str, stem: &str) -> bool {
    name.strip_prefix(stem)
        .and_then(|rest| rest.strip_suffix(".json"))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The files of a folder with this name, or this name with something after a
/// hyphen, in order.
fn named(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            path.is_file() && name.is_some_and(|name| is_named(name, stem))
        })
        .collect();
    paths.sort();
    paths
}

/// The registers of a folder whose root is trusted, and every status list in it.
pub fn in_folder(folder: &Path, trusted: &dyn Fn(&Register) -> bool) -> Found {
    let mut found = Found::default();
    for path in named(folder, "register") {
        found.take(&path, trusted);
    }
    found.take_lists(folder);
    found
}

/// Those of a training: of the roots it names; when it names none, the register
/// in which its own key stands.
pub fn of_training(folder: &Path, training: &Training, own: Option<&Did>) -> Found {
    let roots: Vec<Did> = training
        .trusted_roots
        .iter()
        .filter_map(|did| did.parse().ok())
        .collect();
    in_folder(folder, &|register| {
        if roots.is_empty() {
            own.is_some_and(|own| register.site(own).is_some())
        } else {
            roots.contains(&register.root)
        }
    })
}

/// Where a site stands in what was found.
pub fn listing(found: &Found, own: &Did) -> Listing {
    // While two roots overlap, the window that ends last is the one to go by.
    let entries = found.registers.iter().filter_map(|register| {
        let entry = register.site(own)?;
        let lasts = entry
            .until
            .map_or(i64::MAX, |until| until.time().timestamp());
        Some((entry.lost.is_none(), lasts, register, entry))
    });
    match entries.max_by_key(|(sound, lasts, ..)| (*sound, *lasts)) {
        Some((_, _, register, entry)) => Listing::Site {
            list: register.list.clone(),
            entry: Box::new(entry.clone()),
        },
        None => found.broken.clone().map_or(Listing::None, Listing::Broken),
    }
}

impl Found {
    /// Takes a register in when its root is trusted; says why not when it cannot
    /// be gone by.
    pub fn take(&mut self, path: &Path, trusted: &dyn Fn(&Register) -> bool) {
        let bytes = match read_at_most(path, REGISTER_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => return self.warnings.push(format!("{}: {error}.", path.display())),
        };
        // Some other file of that name is nobody's business.
        if !is_of_type(&bytes, REGISTER_TYPE) {
            return;
        }
        let register = match Register::verify(&bytes) {
            Ok(register) => register,
            Err(why) => {
                let path = path.to_owned();
                return self.refuse(&Refused::SignedDocumentError { path, why });
            }
        };
        if !trusted(&register) || self.registers.contains(&register) {
            return;
        }
        match see(&register, &mut self.warnings) {
            Ok(()) => self.registers.push(register),
            Err(refused) => self.refuse(&refused),
        }
    }

    fn refuse(&mut self, refused: &Refused) {
        self.warnings.push(format!("{refused}."));
        self.broken.get_or_insert_with(|| refused.to_string());
    }

    /// Takes in the status lists of a folder.
    pub fn take_lists(&mut self, folder: &Path) {
        for path in named(folder, "status-list") {
            match read_at_most(&path, STATUS_LIMIT) {
                Ok(bytes) => self.lists.push(bytes),
                Err(error) => self.warnings.push(format!("{}: {error}.", path.display())),
            }
        }
    }

    /// Has all this trusted: each root with its newest status list.
    pub fn trusted_by(self, trust: &mut Trust) {
        for register in self.registers {
            let status = best_list(&self.lists, &register);
            trust.add_root(register, status);
        }
    }
}

/// The newest status list that the root of a register signed for it; without
/// one, why the best of the others is none.
pub fn best_list(
    lists: &[Vec<u8>],
    register: &Register,
) -> Option<Result<StatusList, StatusError>> {
    let mut best: Option<Result<StatusList, StatusError>> = None;
    for bytes in lists {
        let read = StatusList::read(bytes, &register.root);
        let better = match (&best, &read) {
            (_, Ok(list)) if list.list != register.list => false,
            (Some(Ok(known)), Ok(list)) => list.from > known.from,
            (Some(Ok(_)), Err(_)) => false,
            // Somebody else's list says least about what is wrong.
            (Some(Err(known)), Err(_)) => matches!(known, StatusError::WrongSigner(_)),
            (None, _) | (Some(Err(_)), Ok(_)) => true,
        };
        if better {
            best = Some(read);
        }
    }
    best
}

/// What was seen of one root.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
struct Seen {
    version: u64,
    digest: String,
}

/// Where [`remember_in`] put the memory.
static MEMORY: OnceLock<PathBuf> = OnceLock::new();

/// Keeps the memory in another folder from now on, as a test does that runs in
/// one process with what it tests.
pub fn remember_in(folder: &Path) {
    let _ = MEMORY.set(folder.join("registers.json"));
}

/// Where the registers seen are remembered: `$XDG_STATE_HOME/certamen`, or else
/// `~/.local/state/certamen`.
pub fn memory() -> Option<PathBuf> {
    if let Some(path) = MEMORY.get() {
        return Some(path.clone());
    }
    let absolute = |name: &str| {
        let path = PathBuf::from(std::env::var_os(name)?);
        path.is_absolute().then_some(path)
    };
    let state = absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local/state")));
    Some(state?.join("certamen").join("registers.json"))
}

/// Refuses a register that is older than one seen before, or another of the same
/// version; remembers a newer one. What cannot be remembered is a warning.
///
/// # Errors
/// [`Refused::RolledBack`] and [`Refused::Forked`].
pub fn see(register: &Register, warnings: &mut Vec<String>) -> Result<(), Refused> {
    if let Some(path) = memory() {
        return see_in(&path, register, warnings);
    }
    let text = "there is no folder to remember this register in, so an older one would not be noticed; set XDG_STATE_HOME.";
    warnings.push(text.to_owned());
    Ok(())
}

fn see_in(path: &Path, register: &Register, warnings: &mut Vec<String>) -> Result<(), Refused> {
    let mut failed = |error: &dyn std::fmt::Display| {
        warnings.push(format!(
            "{}: {error}; an older register would not be noticed.",
            path.display()
        ));
    };
    // Two programs at once shall not forget what the other saw.
    let lock = fs::create_dir_all(folder_of(path)).and_then(|()| lock(path));
    if let Err(error) = &lock {
        failed(error);
    }
    let mut seen: BTreeMap<String, Seen> = match fs::read(path) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(seen) => seen,
            Err(error) => {
                // Left as it is: it may be repaired.
                failed(&error);
                return Ok(());
            }
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
        Err(error) => {
            failed(&error);
            return Ok(());
        }
    };
    let (name, version) = (register.name.clone(), register.version);
    let now = Seen {
        version,
        digest: register.digest().to_string(),
    };
    match seen.get(register.root.as_str()) {
        Some(known) if known.version > version => {
            return Err(Refused::RolledBack {
                name,
                version,
                seen: known.version,
            });
        }
        Some(known) if *known == now => return Ok(()),
        Some(known) if known.version == version => return Err(Refused::Forked { name, version }),
        _ => {}
    }
    seen.insert(register.root.to_string(), now);
    let bytes = serde_json::to_vec_pretty(&seen).unwrap_or_default();
    if lock.is_ok()
        && let Err(error) = write_whole(path, &bytes)
    {
        failed(&error);
    }
    Ok(())
}

/// Held until it is dropped.
fn lock(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.create(true).truncate(false).write(true);
    let file = options.open(path.with_extension("lock"))?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
    Ok(file)
}

#[cfg(test)]
#[path = "registers/tests.rs"]
mod tests;
