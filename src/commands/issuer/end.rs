//! Ending the time in which a site may issue.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Args;

use super::office::Office;
use super::{PassphraseArgs, parse_did, say};
use crate::certificate::{Did, Lost, Moment, SiteEntry, Trust, Verdict, digest, verify};
use crate::commands::verify::{each_file, parse_time};
use crate::commands::{CommandError, Shared};
use crate::json::canonical::Digest;

/// Arguments of `end`.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
pub struct EndArgs {
    /// The key of the site
    #[arg(value_name = "DID", value_parser = parse_did)]
    site: Did,
    /// The last day on which the site issued, such as 2026-11-30
    #[arg(long, value_name = "DAY", value_parser = parse_time)]
    at: DateTime<Utc>,
    /// Its key was lost: accept of it only the certificates that are recorded,
    /// since whoever has the key can sign with any date
    #[arg(long)]
    lost: bool,
    /// The certificates that are known to be its own: files, or folders of them
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "lost")]
    recorded: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// Ends the window of a site.
pub fn end(shared: &Shared, args: &EndArgs) -> Result<(), CommandError> {
    let locale = shared.locale();
    let mut office = Office::open(shared, &locale, true)?;
    let mut next = office.register.clone();
    let at = Moment::from(args.at);
    let Some(site) = next.sites.iter_mut().find(|site| site.did == args.site) else {
        let did = args.site.to_string();
        let args = [("did", (&did).into())];
        return Err(CommandError::Said(
            locale.with("issuer-no-such-site", &args),
        ));
    };
    let refused = |id: &str, site: &SiteEntry, day: Moment| {
        let day = locale.day(day.time().fixed_offset());
        let args = [("site", (&site.name).into()), ("day", (&day).into())];
        CommandError::Said(locale.with(id, &args))
    };
    if at < site.from {
        return Err(refused("issuer-before-window", site, site.from));
    }
    match site.until {
        Some(until) if until < at => return Err(refused("issuer-ended", site, until)),
        _ => site.until = Some(at),
    }
    let mut passed_over = 0;
    if args.lost {
        let (recorded, other) = recorded(&args.recorded, site)?;
        passed_over = other;
        let before = site.lost.take();
        let mut certificates = recorded;
        // What was recorded stays recorded.
        certificates.extend(before.iter().flat_map(|lost| &lost.certificates));
        let at = before.map_or(at, |lost| lost.at.min(at));
        site.lost = Some(Lost { at, certificates });
    }
    let name = site.name.clone();
    let count = site.lost.as_ref().map_or(0, |lost| lost.certificates.len());
    let key = office.key(&locale, &args.passphrase)?;
    office.publish(next, &key)?;
    let version = office.register.version.to_string();
    let day = locale.day(at.time().fixed_offset());
    let values = [
        ("site", (&name).into()),
        ("day", (&day).into()),
        ("version", (&version).into()),
    ];
    say(&locale.with("issuer-end-done", &values));
    if args.lost {
        let values = [("n", count.into()), ("other", passed_over.into())];
        say(&locale.with("issuer-lost-done", &values));
    }
    Ok(())
}

/// The digests of the certificates that the site signed within its window, and
/// how many files are something else.
fn recorded(
    paths: &[PathBuf],
    site: &SiteEntry,
) -> Result<(BTreeSet<Digest>, usize), CommandError> {
    let trust: Trust = std::iter::once(site.did.clone()).collect();
    let (mut digests, mut other) = (BTreeSet::new(), 0);
    let mut take = |_: &str, bytes: io::Result<Vec<u8>>| -> io::Result<()> {
        let bytes = bytes?;
        let report = verify(&bytes, &trust, Utc::now());
        let genuine = report.verdict != Verdict::UntrustedIssuer;
        let in_window = report.claims.is_some_and(|claims| {
            let issued = claims.valid_from;
            site.from <= issued && site.until.is_none_or(|until| issued <= until)
        });
        if genuine && in_window {
            digests.insert(digest(&bytes));
        } else {
            other += 1;
        }
        Ok(())
    };
    each_file(paths, &mut take).map_err(CommandError::io("the certificates cannot be read"))?;
    Ok((digests, other))
}
