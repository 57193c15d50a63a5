//! Withdrawing certificates, and signing the list of them again.

use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::Args;

use super::office::{Office, Revocation, STATUS_DAYS, now};
use super::{PassphraseArgs, say};
use crate::certificate::{Claims, Status, Trust, verify};
use crate::commands::{CommandError, Shared, shown};
use crate::files::read_at_most;
use crate::json::SIZE_LIMIT;
use crate::locale::{Locale, verdict};
use crate::text::{nfc, printable};

/// Arguments of `revoke`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct RevokeArgs {
    /// The number of the certificate, whose file is in certificates/, or the file
    #[arg(value_name = "CODE|FILE")]
    certificate: String,
    /// Why; kept in revocations.json and not published
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Withdraws a certificate.
pub fn revoke(shared: &Shared, args: &RevokeArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let mut office = Office::open(shared, &locale, true)?;
    let (claims, status) = certificate(&office, &args.certificate, &locale)?;
    let code = claims.code();
    let published = office.list.as_ref().and_then(|list| list.get(status.index));
    if published == Some(true) {
        let args = [("code", (&code).into())];
        return Err(CommandError::Said(
            locale.with("issuer-revoked-before", &args),
        ));
    }
    let key = office.key(&locale, &args.passphrase)?;
    // First what must not be forgotten: the list is made from it.
    if !office.revocations.iter().any(|r| r.index == status.index) {
        let revocation = Revocation {
            code: code.clone(),
            index: status.index,
            at: now().to_string(),
            reason: printable(&nfc(&args.reason)),
        };
        office.note([revocation])?;
    }
    let register = office.register.clone();
    office.publish_list(&register, &key, STATUS_DAYS)?;
    let args = [
        ("code", (&code).into()),
        ("name", (&claims.participant.name).into()),
    ];
    say(&locale.with("issuer-revoked", &args));
    Ok(())
}

/// The certificate that is meant, when it is one of a site of the register.
fn certificate(
    office: &Office,
    named: &str,
    locale: &Locale,
) -> Result<(Box<Claims>, Status), CommandError> {
    let by_code = || {
        let code = named.trim().to_ascii_uppercase();
        office.path("certificates").join(format!("{code}.json"))
    };
    let path: PathBuf = if Path::new(named).is_file() {
        PathBuf::from(named)
    } else {
        by_code()
    };
    let place = shown(&path);
    let bytes = read_at_most(&path, SIZE_LIMIT).map_err(CommandError::io(&place))?;
    let mut trust = Trust::nobody();
    trust.add_root(office.register.clone(), None);
    let report = verify(&bytes, &trust, Utc::now());
    let why = verdict::sentence(locale, &report.reason);
    let vouched = report.vouched.is_some();
    let claims = report.claims.filter(|_| vouched);
    let Some(claims) = claims else {
        let args = [("path", (&place).into()), ("detail", (&why).into())];
        return Err(CommandError::Said(locale.with("issuer-not-ours", &args)));
    };
    match claims.status.clone() {
        Some(status) => Ok((claims, status)),
        None => Err(CommandError::Said(why)),
    }
}

/// Arguments of `refresh`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct RefreshArgs {
    /// How many days the list can be gone by
    #[arg(long, value_name = "N", default_value_t = STATUS_DAYS, value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: u32,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Signs the status list again.
pub fn refresh(shared: &Shared, args: &RefreshArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let mut office = Office::open(shared, &locale, true)?;
    let key = office.key(&locale, &args.passphrase)?;
    let register = office.register.clone();
    office.publish_list(&register, &key, args.days)?;
    if let Some(list) = &office.list {
        let until = locale.day(list.until.time().fixed_offset());
        say(&locale.with("issuer-refreshed", &[("day", (&until).into())]));
    }
    Ok(())
}
