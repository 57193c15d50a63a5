//! Whom `certamen verify` trusts, and by which registers and status lists.

use std::path::{Path, PathBuf};

use super::TrustArgs;
use crate::certificate::issuer::register::{REGISTER_LIMIT, REGISTER_TYPE};
use crate::certificate::issuer::status_list::STATUS_LIMIT;
use crate::certificate::{Did, KeyError, Register, SiteKey, StatusList, Trust};
use crate::commands::warn;
use crate::commands::{CommandError, shown};
use crate::files::folder_of;
use crate::files::read_at_most;
use crate::site::registers::{self, Found, is_of_type};
use crate::site::trust_of;
use crate::text::printable;
use crate::training::folder::Folder;

/// What was named with `--trust`.
#[derive(Default)]
struct Named {
    dids: Vec<Did>,
    registers: Vec<PathBuf>,
}

/// Whom to trust: what was named; without that, the training's own key and
/// those it names.
pub fn of(
    folder: Option<&Folder>,
    args: &TrustArgs,
    paths: &[PathBuf],
) -> Result<Trust, CommandError> {
    let (mut trust, found) = found(folder, args, paths)?;
    found.trusted_by(&mut trust);
    Ok(trust)
}

/// The same for Open Badges of others, whose status lists are of any maker.
pub fn of_badges(
    folder: Option<&Folder>,
    args: &TrustArgs,
    paths: &[PathBuf],
) -> Result<Trust, CommandError> {
    let (mut trust, found) = found(folder, args, paths)?;
    for bytes in &found.lists {
        match StatusList::of_anyone(bytes) {
            Ok(list) => trust.add_list(list),
            Err(why) => warn(&format!("A status list cannot be gone by: {why}.")),
        }
    }
    found.trusted_by(&mut trust);
    Ok(trust)
}

/// Whom to trust by their own keys, and the registers and status lists at hand.
fn found(
    folder: Option<&Folder>,
    args: &TrustArgs,
    paths: &[PathBuf],
) -> Result<(Trust, Found), CommandError> {
    let mut named = Named::default();
    for name in &args.trust {
        named.read(name)?;
    }
    let own = folder.filter(|_| args.trust.is_empty());
    let own = own.map(|folder| Ok::<_, CommandError>((folder, site_key(folder)?)));
    let own = own.transpose()?;
    let roots: Vec<Did> = match &own {
        Some((folder, _)) => {
            let roots = folder.training.trusted_roots.iter();
            roots.filter_map(|did| did.parse().ok()).collect()
        }
        None => named.dids.clone(),
    };
    let by_root = |register: &Register| roots.contains(&register.root);

    let mut found = Found::default();
    for path in &named.registers {
        let register = read(path, &mut found)?;
        found.registers.push(register);
    }
    for path in &args.register {
        let register = read(path, &mut found)?;
        if !by_root(&register) {
            return Err(CommandError::Said(format!(
                "{} is the register of {}, a root you do not trust. Compare its fingerprint {} with the root by telephone, then trust it with --trust.",
                shown(path),
                register.root,
                register.root.fingerprint().grouped()
            )));
        }
        found.registers.push(register);
    }
    let beside = beside(paths);
    if args.register.is_empty() && named.registers.is_empty() {
        match (&own, folder) {
            (Some((folder, key)), _) => {
                let own = key.as_ref().map(SiteKey::did);
                let of_training = registers::of_training(&folder.root, &folder.training, own);
                found.registers.extend(of_training.registers);
                found.warnings.extend(of_training.warnings);
            }
            (None, Some(folder)) => {
                let there = registers::in_folder(&folder.root, &by_root);
                found.registers.extend(there.registers);
                found.warnings.extend(there.warnings);
            }
            (None, None) => {}
        }
        if found.registers.is_empty() {
            for folder in &beside {
                let there = registers::in_folder(folder, &by_root);
                found.registers.extend(there.registers);
                found.warnings.extend(there.warnings);
            }
        }
    }
    lists(folder, args, &named, &beside, &mut found)?;

    let mut trust = match &own {
        Some((folder, key)) => {
            trust_of(&folder.training, key.as_ref().map(|key| (key.did(), None)))
        }
        None => Trust::nobody(),
    };
    // A key whose register is here is a root, and issues nothing itself.
    let is_root = |did: &Did| found.registers.iter().any(|r| r.root == *did);
    for did in named.dids.iter().filter(|did| !is_root(did)) {
        trust.add(did.clone(), None);
    }
    let mut told = Vec::new();
    for warning in &found.warnings {
        if !told.contains(&warning) {
            warn(warning);
            told.push(warning);
        }
    }
    Ok((trust, found))
}

/// Every status list that may be meant.
fn lists(
    folder: Option<&Folder>,
    args: &TrustArgs,
    named: &Named,
    beside: &[PathBuf],
    found: &mut Found,
) -> Result<(), CommandError> {
    for path in &args.status {
        if path.is_dir() {
            found.take_lists(path);
        } else {
            let bytes = read_at_most(path, STATUS_LIMIT).map_err(CommandError::io(shown(path)))?;
            found.lists.push(bytes);
        }
    }
    if args.status.is_empty() {
        let registers = named.registers.iter().chain(&args.register);
        let mut folders: Vec<&Path> = registers.map(|path| folder_of(path)).collect();
        folders.extend(folder.map(|folder| &*folder.root));
        folders.extend(beside.iter().map(PathBuf::as_path));
        folders.dedup();
        for folder in folders {
            found.take_lists(folder);
        }
    }
    Ok(())
}

/// The folders of the certificates, where a register may lie beside them.
fn beside(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for path in paths.iter().filter(|path| path.as_os_str() != "-") {
        let folder = if path.is_dir() { path } else { folder_of(path) };
        if !folders.iter().any(|known| known == folder) {
            folders.push(folder.to_owned());
        }
    }
    folders
}

fn read(path: &Path, found: &mut Found) -> Result<Register, CommandError> {
    registers::read(path, &mut found.warnings).map_err(|e| CommandError::Said(format!("{e}.")))
}

fn site_key(folder: &Folder) -> Result<Option<SiteKey>, CommandError> {
    match SiteKey::load(&folder.root.join("keys").join("site.key")) {
        Ok(key) => Ok(Some(key)),
        Err(KeyError::Missing(_)) => Ok(None),
        Err(error) => Err(CommandError::Said(error.to_string())),
    }
}

impl Named {
    fn read(&mut self, name: &str) -> Result<(), CommandError> {
        if name.starts_with("did:") {
            let did = name.parse();
            let did = did.map_err(|e| CommandError::Said(format!("{}: {e}.", printable(name))))?;
            self.dids.push(did);
            return Ok(());
        }
        let path = Path::new(name);
        let bytes = read_at_most(path, REGISTER_LIMIT).map_err(CommandError::io(shown(path)))?;
        if is_of_type(&bytes, REGISTER_TYPE) {
            self.registers.push(path.to_owned());
            return Ok(());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let before = self.dids.len();
        let words = text.split_whitespace();
        for word in words.filter(|word| word.starts_with("did:")) {
            let did = word.parse().map_err(|e| {
                CommandError::Said(format!("{}: {}: {e}.", shown(path), printable(word)))
            })?;
            self.dids.push(did);
        }
        if self.dids.len() == before {
            let path = shown(path);
            return Err(CommandError::Said(format!(
                "{path} names no issuer. It should hold a did:key, one on a line, or be an issuer register."
            )));
        }
        Ok(())
    }
}
