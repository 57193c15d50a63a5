//! Evaluating a certificate whose signature holds: whether its issuer is trusted,
//! whether it was withdrawn, and whether it is in force, in this order.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::certificate::claims::model::Facts;
use crate::certificate::claims::values::Moment;
use crate::certificate::issuer::register::Register;
use crate::certificate::issuer::register::SiteEntry;
use crate::certificate::issuer::status_list::StatusList;
use crate::certificate::keys::did::Did;
use crate::certificate::verify::reason::{Reason, Verdict};
use crate::certificate::verify::trust::{Root, Trust};
use crate::json::canonical::Digest;

/// How far the clock of an issuer may be ahead of ours.
const CLOCKS_APART: TimeDelta = TimeDelta::minutes(10);

/// The root that vouches for the issuer of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The key of the root.
    pub root: Did,
    /// The name the root gives itself.
    pub register: String,
    /// The version of its register.
    pub version: u64,
    /// When that version was signed.
    pub signed: Moment,
    /// The name of the site in it.
    pub site: String,
    /// The office the site belongs to.
    pub unit: String,
    /// Until when the site issues; none when that is open.
    pub until: Option<Moment>,
}

/// What was found of a certificate whose signature holds.
#[derive(Debug)]
pub(in crate::certificate) struct Evaluation {
    pub verdict: Verdict,
    pub reason: Reason,
    pub vouched: Option<Vouched>,
    /// When the status list was signed that was gone by.
    pub status_as_of: Option<Moment>,
}

/// Evaluates a certificate whose signature holds by its facts. `digest` is SHA-256 of the canonical
/// form of the signed certificate.
pub(in crate::certificate) fn evaluate(
    facts: &Facts<'_>,
    trust: &Trust,
    at: DateTime<Utc>,
    digest: &dyn Fn() -> Digest,
) -> Evaluation {
    let (vouched, roots) = match issuer(facts, trust, digest) {
        Ok(accepted) => accepted,
        Err(reason) => {
            return Evaluation {
                verdict: Verdict::UntrustedIssuer,
                reason,
                vouched: None,
                status_as_of: None,
            };
        }
    };
    let (standing, status_as_of) = match facts.status {
        Some((list, index)) => standing(list, index, &roots, at),
        None => (Ok(()), None),
    };
    let (verdict, reason) = in_force(facts, standing, at);
    Evaluation {
        verdict,
        reason,
        vouched,
        status_as_of,
    }
}

fn in_force(
    facts: &Facts<'_>,
    standing: Result<(), (Verdict, Reason)>,
    at: DateTime<Utc>,
) -> (Verdict, Reason) {
    let from = facts.valid_from;
    match (standing, facts.valid_until) {
        (Err(revoked @ (Verdict::Revoked, _)), _) => revoked,
        _ if ahead(from, at) => (Verdict::StatusUnknown, Reason::NotYetValid { from }),
        // Whatever a status list might say, its time is over.
        (_, Some(until)) if until.time() < at => {
            (Verdict::Expired, Reason::PastValidUntil { until })
        }
        (Err(unknown), _) => unknown,
        (Ok(()), _) => (Verdict::Valid, Reason::Sound),
    }
}

fn ahead(moment: Moment, at: DateTime<Utc>) -> bool {
    moment.time().signed_duration_since(at) > CLOCKS_APART
}

type Accepted<'t> = (Option<Vouched>, Vec<&'t Root>);

/// Whoever vouches for the issuer, and the roots whose status lists count.
fn issuer<'t>(
    facts: &Facts<'_>,
    trust: &'t Trust,
    digest: &dyn Fn() -> Digest,
) -> Result<Accepted<'t>, Reason> {
    let did = facts.issuer;
    let (mut vouched, mut roots) = (None, Vec::new());
    let mut refused: Option<Reason> = None;
    for root in trust.vouching().iter().map(Arc::as_ref) {
        match accepting_site(&root.register, facts, digest) {
            Ok(site) => {
                vouched.get_or_insert_with(|| vouches(root, site));
                roots.push(root);
            }
            Err(reason) => {
                refused = Some(match refused {
                    Some(before) => telling(before, reason),
                    None => reason,
                });
            }
        }
    }
    if vouched.is_some() {
        return Ok((vouched, roots));
    }
    // A key that a root knows to be lost is not trusted because we knew it.
    if trust.contains(did) && !matches!(refused, Some(Reason::LostKey { .. })) {
        return Ok((None, trust.vouching().iter().map(Arc::as_ref).collect()));
    }
    Err(refused.unwrap_or_else(|| Reason::NotTrusted {
        did: did.clone(),
        fingerprint: did.fingerprint(),
    }))
}

/// Of two reasons why roots do not vouch, the one that tells more.
fn telling(before: Reason, new: Reason) -> Reason {
    let weight = |reason: &Reason| match reason {
        Reason::LostKey { .. } => 2,
        Reason::NotInRegister { .. } => 0,
        _ => 1,
    };
    if weight(&before) >= weight(&new) {
        before
    } else {
        new
    }
}

fn vouches(root: &Root, site: &SiteEntry) -> Vouched {
    let register = &root.register;
    Vouched {
        root: register.root.clone(),
        register: register.name.clone(),
        version: register.version,
        signed: register.signed,
        site: site.name.clone(),
        unit: site.unit.clone(),
        until: site.until,
    }
}

/// What the status lists of some roots say: withdrawn when one says so, fine
/// when one that can be gone by says so.
fn standing(
    name: &str,
    index: u32,
    roots: &[&Root],
    at: DateTime<Utc>,
) -> (Result<(), (Verdict, Reason)>, Option<Moment>) {
    let mut found = (Err((Verdict::StatusUnknown, Reason::NoStatusList)), None);
    for root in roots {
        let list = match &root.status {
            None => continue,
            Some(Err(error)) => {
                if found.1.is_none() && found.0.is_err() {
                    let reason = Reason::BadStatusList(error.clone());
                    found.0 = Err((Verdict::StatusUnknown, reason));
                }
                continue;
            }
            Some(Ok(list)) if list.list != name => continue,
            Some(Ok(list)) => list,
        };
        if consult_list(&mut found, list, index, at) {
            break;
        }
    }
    found
}

/// Takes what one more list says into account: what is fine stays fine unless a
/// list says withdrawn. Whether that was said, which is final.
pub(in crate::certificate) fn consult_list(
    found: &mut (Result<(), (Verdict, Reason)>, Option<Moment>),
    list: &StatusList,
    index: u32,
    at: DateTime<Utc>,
) -> bool {
    let says = on_list(list, index, at);
    let is_final = matches!(says, Err((Verdict::Revoked, _)));
    if is_final || says.is_ok() || found.0.is_err() {
        *found = (says, Some(list.from));
    }
    is_final
}

fn on_list(list: &StatusList, index: u32, at: DateTime<Utc>) -> Result<(), (Verdict, Reason)> {
    let unknown = |reason| Err((Verdict::StatusUnknown, reason));
    match list.get(index) {
        // For good, so that the age of the list does not matter.
        Some(true) => Err((Verdict::Revoked, Reason::Withdrawn { as_of: list.from })),
        None => unknown(Reason::BeyondStatusList { index }),
        Some(false) if list.until.time() < at => unknown(Reason::StaleStatusList {
            as_of: list.from,
            until: list.until,
        }),
        Some(false) if ahead(list.from, at) => unknown(Reason::StatusListAhead { from: list.from }),
        Some(false) => Ok(()),
    }
}

/// The site that a certificate is by. `digest` is asked for SHA-256 of the
/// canonical form of the signed certificate where the site's key was lost.
///
/// # Errors
/// Why the root that signed `register` does not vouch for it.
fn accepting_site<'r>(
    register: &'r Register,
    facts: &Facts<'_>,
    digest: impl FnOnce() -> Digest,
) -> Result<&'r SiteEntry, Reason> {
    let did = facts.issuer;
    let Some(site) = register.site(did) else {
        return Err(Reason::NotInRegister {
            did: did.clone(),
            fingerprint: did.fingerprint(),
            register: register.name.clone(),
            version: register.version,
        });
    };
    let name = || site.name.clone();
    if let Some(lost) = &site.lost
        && !lost.certificates.contains(&digest())
    {
        return Err(Reason::LostKey {
            site: name(),
            at: lost.at,
        });
    }
    let issued = facts.valid_from;
    if issued < site.from || site.until.is_some_and(|until| until < issued) {
        return Err(Reason::OutsideWindow {
            site: name(),
            from: site.from,
            until: site.until,
            issued,
        });
    }
    match facts.status {
        Some((list, index))
            if list == register.list && site.blocks.iter().any(|block| block.holds(index)) =>
        {
            Ok(site)
        }
        _ => Err(Reason::OtherIndex { site: name() }),
    }
}

#[cfg(test)]
mod tests;
