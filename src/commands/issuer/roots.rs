//! Making a root, and a new root that takes over from an older one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use uuid::Uuid;

use super::office::{
    Office, Revocation, STATUS_DAYS, build_list, folder, key_file, now, remember, write,
};
use super::{PassphraseArgs, say};
use crate::certificate::{Register, RootKey};
use crate::commands::seal::new_passphrase;
use crate::commands::{CommandError, Shared, shown, shown_from_here};
use crate::files::folder_of;
use crate::site::registers::{self, Found, REGISTER_FILE, STATUS_FILE};

/// Arguments of `init-root`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct InitRootArgs {
    /// The name of the root, as people know it
    #[arg(long, value_name = "NAME", default_value = "Certamen root")]
    name: String,
    /// The address under which the status list is known, https://…; without
    /// it, one that names no place
    #[arg(long, value_name = "URL")]
    status_list: Option<String>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Makes a root.
pub fn init(shared: &Shared, args: &InitRootArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let folder = folder(shared)?;
    let path = key_file(&folder);
    let register_file = folder.join(REGISTER_FILE);
    let status_file = folder.join(STATUS_FILE);
    for taken in [&path, &register_file, &status_file] {
        if taken.symlink_metadata().is_ok() {
            let taken = shown(taken);
            let args = [("path", (&taken).into())];
            return Err(CommandError::Said(locale.with("issuer-exists", &args)));
        }
    }
    let urn = || Uuid::new_v4().urn().to_string();
    let list = args.status_list.clone().unwrap_or_else(urn);
    // What cannot be signed is found before there is a key.
    let draft = |root| Register::new(urn(), root, args.name.clone(), list.clone(), now());
    let trial = crate::certificate::SiteKey::from_secret(&[7; 32]);
    if let Ok(trial) = trial {
        let sound = draft(trial.did().clone()).sign(&trial);
        sound.map_err(|error| CommandError::Said(format!("{error}.")))?;
    }
    let passphrase = new_passphrase(
        &locale,
        args.passphrase.passphrase_file.as_deref(),
        &locale.t("issuer-ask-new"),
    )?;
    let said = |error: &dyn std::fmt::Display| CommandError::Said(format!("{error}."));
    let key = RootKey::create(&path, passphrase.expose()).map_err(|e| said(&e))?;
    let (register, text) = draft(key.did().clone()).sign(&key).map_err(|e| said(&e))?;
    let status = build_list(&register, &BTreeSet::new(), STATUS_DAYS);
    let status = status.sign(&key).map_err(|e| said(&e))?;
    write(&status_file, &status)?;
    write(&register_file, &text)?;
    remember(&register);
    let (path, did) = (shown_from_here(&path), key.did().to_string());
    let fingerprint = key.did().fingerprint().grouped();
    let args = [
        ("path", (&path).into()),
        ("did", (&did).into()),
        ("fingerprint", (&fingerprint).into()),
    ];
    say(&locale.with("issuer-root-made", &args));
    Ok(())
}

/// Arguments of `succeed`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct SucceedArgs {
    /// The register of the older root, with its status-list.json beside it
    #[arg(value_name = "OLD-REGISTER")]
    old: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Takes over the sites and the status list of an older root. Both roots hold
/// until nobody trusts the older one any more.
pub fn succeed(shared: &Shared, args: &SucceedArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let mut office = Office::open(shared, &locale, true)?;
    if !office.register.sites.is_empty() || !office.revoked().is_empty() {
        return Err(CommandError::Said(locale.t("issuer-has-sites")));
    }
    let mut found = Found::default();
    let old = registers::read(&args.old, &mut found.warnings)
        .map_err(|error| CommandError::Said(format!("{error}.")))?;
    found.take_lists(folder_of(&args.old));
    let old_folder = fs::canonicalize(folder_of(&args.old)).ok();
    let is_itself =
        old.root == office.register.root || old_folder == fs::canonicalize(office.path(".")).ok();
    if is_itself {
        return Err(CommandError::Said(locale.t("issuer-itself")));
    }
    // Without its list, what was withdrawn would be in force again.
    let Some(Ok(list)) = registers::best_list(&found.lists, &old) else {
        let path = shown(&args.old);
        let args = [("path", (&path).into())];
        return Err(CommandError::Said(locale.with("issuer-no-old-list", &args)));
    };
    let key = office.key(&locale, &args.passphrase)?;
    let (at, reason) = (now().to_string(), format!("withdrawn by {}", old.root));
    let carried = list.revoked().into_iter().map(|index| Revocation {
        code: String::new(),
        index,
        at: at.clone(),
        reason: reason.clone(),
    });
    let carried: Vec<Revocation> = carried.collect();
    office.note(carried)?;
    let mut next = office.register.clone();
    next.list = old.list;
    next.sites = old.sites;
    next.templates = old.templates;
    // The list it began with is of another name.
    office.list = None;
    office.publish(next, &key)?;
    let (n, version) = (
        office.register.sites.len(),
        office.register.version.to_string(),
    );
    let args = [("n", n.into()), ("version", (&version).into())];
    say(&locale.with("issuer-succeeded", &args));
    Ok(())
}
