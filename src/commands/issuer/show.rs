//! Showing what a root has signed. Needs no passphrase.

use super::office::Office;
use super::say;
use crate::certificate::{Moment, SiteEntry};
use crate::commands::{CommandError, Shared};
use crate::locale::Locale;

/// Shows the root, its register, its sites and its status list.
pub fn show(shared: &Shared) -> Result<(), CommandError> {
    let locale = shared.locale();
    let office = Office::open(shared, &locale, false)?;
    let register = &office.register;
    let day = |moment: Moment| locale.day(moment.time().fixed_offset());
    let (did, fingerprint) = (
        register.root.to_string(),
        register.root.fingerprint().grouped(),
    );
    let (version, signed) = (register.version.to_string(), day(register.signed));
    let args = [
        ("name", (&register.name).into()),
        ("did", (&did).into()),
        ("fingerprint", (&fingerprint).into()),
        ("version", (&version).into()),
        ("day", (&signed).into()),
        ("n", register.sites.len().into()),
        ("list", (&register.list).into()),
    ];
    say(&locale.with("issuer-show-root", &args));
    for site in &register.sites {
        show_site(site, &locale);
    }
    match &office.list {
        Some(list) => {
            let (from, until) = (day(list.from), day(list.until));
            let args = [
                ("day", (&from).into()),
                ("until", (&until).into()),
                ("n", list.revoked().len().into()),
            ];
            say(&locale.with("issuer-show-status", &args));
        }
        None => say(&locale.t("issuer-show-no-status")),
    }
    Ok(())
}

fn show_site(site: &SiteEntry, locale: &Locale) {
    let day = |moment: Moment| locale.day(moment.time().fixed_offset());
    let (did, from) = (site.did.to_string(), day(site.from));
    let until = site.until.map_or_else(|| locale.t("not-limited"), day);
    let places: u32 = site.blocks.iter().map(|block| block.count).sum();
    let args = [
        ("site", (&site.name).into()),
        ("unit", (&site.unit).into()),
        ("did", (&did).into()),
        ("from", (&from).into()),
        ("until", (&until).into()),
        ("n", (places as usize).into()),
    ];
    say(&locale.with("issuer-show-site", &args));
    if let Some(lost) = &site.lost {
        let at = day(lost.at);
        let args = [("day", (&at).into()), ("n", lost.certificates.len().into())];
        say(&locale.with("issuer-show-lost", &args));
    }
}
