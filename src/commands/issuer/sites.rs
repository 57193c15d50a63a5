//! Sites: their requests, and letting them into the register.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Args;

use super::office::{Office, folder, now, write};
use super::{PassphraseArgs, parse_from, say};
use crate::certificate::print::template::Template;
use crate::certificate::{Block, Register, Request, SiteEntry, SiteKey};
use crate::commands::verify::parse_time;
use crate::commands::{CommandError, Shared, shown, shown_from_here};
use crate::files::read_at_most;
use crate::json::SIZE_LIMIT;
use crate::locale::Locale;
use crate::text::{nfc, printable};

/// How many places of the status list a site gets, unless said otherwise.
const INDEXES: u32 = 4096;

/// The request of a site.
const REQUEST_FILE: &str = "site-request.json";

/// Arguments of `init-site`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct InitSiteArgs {
    /// The name of the site
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The office it belongs to
    #[arg(long, value_name = "UNIT")]
    unit: String,
}

/// Makes the key of a site where there is none, and its request.
pub fn init(shared: &Shared, args: &InitSiteArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    // Within a training it is the key of the training.
    let folder = match shared.root() {
        Ok(root) => root,
        Err(_) => folder(shared)?,
    };
    let path = folder.join("keys").join("site.key");
    let said = |error: &dyn std::fmt::Display| CommandError::Said(format!("{error}."));
    let (key, _) = SiteKey::load_or_create(&path).map_err(|e| said(&e))?;
    let request = Request {
        did: key.did().clone(),
        name: nfc(&args.name),
        unit: nfc(&args.unit),
        created: now(),
    };
    let text = request.sign(&key).map_err(|e| said(&e))?;
    let output = folder.join(REQUEST_FILE);
    write(&output, &text)?;
    let (path, did) = (shown_from_here(&output), key.did().to_string());
    let fingerprint = key.did().fingerprint().grouped();
    let args = [
        ("path", (&path).into()),
        ("did", (&did).into()),
        ("fingerprint", (&fingerprint).into()),
    ];
    say(&locale.with("issuer-site-made", &args));
    Ok(())
}

/// Arguments of `authorize`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct AuthorizeArgs {
    /// The request of the site, from init-site
    #[arg(value_name = "REQUEST")]
    request: PathBuf,
    /// From when the site may issue, such as 2026-09-01; without it, from now on
    #[arg(long, value_name = "DAY", value_parser = parse_from)]
    from: Option<DateTime<Utc>>,
    /// Until when the site may issue, this day too; without it, until it is ended
    #[arg(long, value_name = "DAY", value_parser = parse_time)]
    until: Option<DateTime<Utc>>,
    /// How many certificates it may issue: its places in the status list. For a
    /// site that is in the register already, how many more [default: 4096]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1 << 20))]
    indexes: Option<u32>,
    /// Put a programme into the register, so that units can read the codes on its
    /// pages: one of its certificates, or its template (JSON)
    #[arg(long, value_name = "FILE")]
    template: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Lets a site into the register, or gives it more.
pub fn authorize(shared: &Shared, args: &AuthorizeArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let mut office = Office::open(shared, &locale, true)?;
    let name = shown(&args.request);
    let bytes = read_at_most(&args.request, SIZE_LIMIT).map_err(CommandError::io(&name))?;
    let request = Request::verify(&bytes).map_err(|error| {
        let why = printable(&error.to_string());
        let args = [("path", (&name).into()), ("detail", (&why).into())];
        CommandError::Said(locale.with("issuer-bad-request", &args))
    })?;
    let mut next = office.register.clone();
    change(&mut next, &request, args, &locale)?;
    for path in &args.template {
        let name = shown(path);
        let bytes = read_at_most(path, SIZE_LIMIT).map_err(CommandError::io(&name))?;
        let template = Template::from_bytes(&bytes)
            .map_err(|e| CommandError::Said(format!("{name}: {e}.")))?
            .to_json();
        if !next.templates.contains(&template) {
            next.templates.push(template);
        }
    }
    let key = office.key(&locale, &args.passphrase)?;
    office.publish(next, &key)?;
    let version = office.register.version.to_string();
    let did = request.did.to_string();
    let fingerprint = request.did.fingerprint().grouped();
    let args = [
        ("site", (&request.name).into()),
        ("did", (&did).into()),
        ("fingerprint", (&fingerprint).into()),
        ("version", (&version).into()),
    ];
    say(&locale.with("issuer-authorized", &args));
    Ok(())
}

fn change(
    register: &mut Register,
    request: &Request,
    args: &AuthorizeArgs,
    locale: &Locale,
) -> Result<(), CommandError> {
    let from_index = register.free();
    let block = |count| Block {
        from: from_index,
        count,
    };
    let refused = |id: &str, site: &SiteEntry| {
        let args = [("site", (&site.name).into()), ("unit", (&site.unit).into())];
        CommandError::Said(locale.with(id, &args))
    };
    let known = register.sites.iter_mut().find(|s| s.did == request.did);
    let Some(site) = known else {
        register.sites.push(SiteEntry {
            did: request.did.clone(),
            name: request.name.clone(),
            unit: request.unit.clone(),
            from: args.from.map_or_else(now, Into::into),
            until: args.until.map(Into::into),
            blocks: vec![block(args.indexes.unwrap_or(INDEXES))],
            lost: None,
        });
        return Ok(());
    };
    if site.name != request.name || site.unit != request.unit {
        return Err(refused("issuer-renamed", site));
    }
    if site.lost.is_some() {
        return Err(refused("issuer-is-lost", site));
    }
    let nothing = args.indexes.is_none() && args.from.is_none() && args.until.is_none();
    if nothing && args.template.is_empty() {
        return Err(refused("issuer-known", site));
    }
    if let Some(from) = args.from {
        site.from = from.into();
    }
    if let Some(until) = args.until {
        site.until = Some(until.into());
    }
    site.blocks.extend(args.indexes.map(block));
    Ok(())
}
