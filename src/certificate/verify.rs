//! From the bytes of a file to a verdict.
//!
//! [`verify`] fails closed: a certificate is VALID only when it keeps the
//! strict profile, its signature holds, its issuer is trusted and its time has
//! come and not gone. What it says is reported only when the signature stands
//! for it, so nothing a forger wrote is ever shown as fact.

use std::fmt;

use chrono::{DateTime, Utc};

use super::any_badge::BadgeError;
use super::claims::Claims;
use super::credential::NI;
use super::did::Did;
use super::json::{Json, JsonError, read_noting_duplicates};
use super::judge::{Vouched, judge};
use super::print::open::OpenError;
use super::profile::{self, ProfileError};
use super::proof::{self, Check, ProofError};
use super::status::StatusError;
use super::trust::Trust;
use super::values::Moment;
use crate::canonical::{self, Digest};

/// The word on a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Signed as it is by an issuer we trust, and in force.
    Valid,
    /// Genuine, but its time is over.
    Expired,
    /// Genuine, but withdrawn by its issuer.
    Revoked,
    /// Signed as it is, by somebody we do not know.
    UntrustedIssuer,
    /// Genuine, but whether it is in force cannot be told.
    StatusUnknown,
    /// A certificate of ours that is not as it was signed.
    Altered,
    /// No certificate, as far as can be told.
    Unreadable,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Valid => "VALID",
            Self::Expired => "EXPIRED",
            Self::Revoked => "REVOKED",
            Self::UntrustedIssuer => "UNTRUSTED ISSUER",
            Self::StatusUnknown => "STATUS UNKNOWN",
            Self::Altered => "ALTERED",
            Self::Unreadable => "UNREADABLE",
        })
    }
}

/// Why the verdict is what it is. Displays as a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing is wrong.
    #[error(
        "The certificate is as its issuer signed it; accept it if it names the person before you."
    )]
    Sound,
    /// Its time is over.
    #[error("The certificate was valid until {until}; ask the participant for a newer one.")]
    PastValidUntil {
        /// When it ended.
        until: Moment,
    },
    /// It comes from the future: one of two clocks is wrong.
    #[error(
        "The certificate is valid from {from}, which is still to come; check the clock of this computer, then ask the issuer."
    )]
    NotYetValid {
        /// When it begins.
        from: Moment,
    },
    /// The key is not among those trusted.
    #[error(
        "The signature is sound, but {did} is not a trusted issuer; compare the fingerprint {} with the issuer by telephone before you trust it.",
        fingerprint.grouped()
    )]
    NotTrusted {
        /// Who signed.
        did: Did,
        /// SHA-256 of the key.
        fingerprint: Digest,
    },
    /// The key is not in the register of the roots that are trusted.
    #[error(
        "The signature is sound, but {did} is not in the register of {register}, version {version}; ask for a newer register, or compare the fingerprint {} with the issuer by telephone.",
        fingerprint.grouped()
    )]
    NotInRegister {
        /// Who signed.
        did: Did,
        /// SHA-256 of the key.
        fingerprint: Digest,
        /// The name of the root.
        register: String,
        /// The version of its register.
        version: u64,
    },
    /// The site was not allowed to issue on that day.
    #[error(
        "{site} signed the certificate at {issued}, outside the time it may issue in, which {}; ask the issuer.",
        window(*from, *until)
    )]
    OutsideWindow {
        /// The site, as the register names it.
        site: String,
        /// From when it may issue.
        from: Moment,
        /// Until when.
        until: Option<Moment>,
        /// When it did.
        issued: Moment,
    },
    /// The key of the site was lost, and the certificate is not one of those
    /// recorded before.
    #[error(
        "The key of {site} was lost on {at}, and the certificate is not among those recorded before; ask the issuer for a new one."
    )]
    LostKey {
        /// The site, as the register names it.
        site: String,
        /// When it was lost.
        at: Moment,
    },
    /// No place in the status list, or one that is not the site's.
    #[error(
        "{site} signed the certificate without a place in the status list that it was given; ask the issuer."
    )]
    OtherIndex {
        /// The site, as the register names it.
        site: String,
    },
    /// Its issuer withdrew it.
    #[error("The certificate was withdrawn, as of {as_of}; do not accept it.")]
    Withdrawn {
        /// When the list was signed that says so.
        as_of: Moment,
    },
    /// There is no status list to look in.
    #[error(
        "The signature is sound, but whether the certificate was withdrawn cannot be told without its status list; get it from the issuer."
    )]
    NoStatusList,
    /// The status list cannot be gone by.
    #[error(
        "The signature is sound, but the status list cannot be gone by: {0}; get it again from the issuer."
    )]
    BadStatusList(StatusError),
    /// The status list is too old.
    #[error(
        "The signature is sound, but the status list of {as_of} was to be gone by until {until}; get a newer one from the issuer."
    )]
    StaleStatusList {
        /// When it was signed.
        as_of: Moment,
        /// Until when it could be gone by.
        until: Moment,
    },
    /// The status list comes from the future: one of two clocks is wrong.
    #[error(
        "The signature is sound, but the status list is of {from}, which is still to come; check the clock of this computer."
    )]
    StatusListAhead {
        /// When it was signed.
        from: Moment,
    },
    /// The status list is shorter than the place of the certificate.
    #[error(
        "The signature is sound, but the status list has no place {index}; get a newer one from the issuer."
    )]
    BeyondStatusList {
        /// The place.
        index: u32,
    },
    /// The proof does not hold.
    #[error(
        "The certificate was changed after it was signed, or was never signed: {0}; ask the issuer for the original."
    )]
    Proof(ProofError),
    /// The shape is not that of a certificate.
    #[error(
        "The certificate is not as any issuer writes it: {0}; ask the issuer for the original."
    )]
    Profile(ProfileError),
    /// It says something twice.
    #[error(
        "The certificate is not as any issuer writes it: the member \"{key}\" stands twice; ask the issuer for the original."
    )]
    SaidTwice {
        /// The key of the member, safe to print.
        key: String,
    },
    /// The bytes are no JSON we read.
    #[error(
        "This cannot be read as a certificate: {0}; check that it is the file that was issued."
    )]
    NotJson(JsonError),
    /// A verifiable credential that does not come from Certamen.
    #[error("This is another kind of credential; check it with the verifier of whoever issued it.")]
    AnotherCredential,
    /// The credential in a PDF holds, but the page is not the one it was issued on.
    #[error(
        "The page is not as it was issued: {0}. Believe only the signed fields, and ask the issuer for the original."
    )]
    PageAltered(&'static str),
    /// No credential could be found in a PDF, a picture or a code.
    #[error("This cannot be read as a certificate: {0}; ask for the JSON or PDF file.")]
    Paper(OpenError),
    /// An Open Badge of another maker that is not accepted.
    #[error("The badge is not accepted: {0}; ask its issuer.")]
    Badge(BadgeError),
    /// JSON that is no credential.
    #[error("This file is no certificate; check that it is the file that was issued.")]
    NoCredential,
}

/// What verifying one file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The word.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the certificate says; only when the signature stands for it, and
    /// perhaps not where [`super::Wanted::Verdicts`] were asked for. For
    /// [`Verdict::UntrustedIssuer`] it is what an unknown key says.
    pub claims: Option<Box<Claims>>,
    /// The root that vouches for the issuer, where one does.
    pub vouched: Option<Vouched>,
    /// The moment of the status list that was looked in: "status as of".
    pub status_as_of: Option<Moment>,
}

fn window(from: Moment, until: Option<Moment>) -> String {
    until.map_or_else(
        || format!("begins at {from}"),
        |until| format!("is from {from} to {until}"),
    )
}

/// Verifies the bytes of one file as of `at`.
pub fn verify(bytes: &[u8], trust: &Trust, at: DateTime<Utc>) -> Report {
    let signed = read_signed(bytes, trust, Proofs::Both).and_then(|signed| {
        let altered = |error| (Verdict::Altered, Reason::Proof(error));
        for check in &signed.checks {
            check.strictly(&signed.claims.issuer.did).map_err(altered)?;
        }
        Ok(signed.claims)
    });
    match signed {
        Ok(claims) => report(claims, bytes, trust, at),
        Err((verdict, reason)) => unsigned(verdict, reason),
    }
}

/// Which proofs are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proofs {
    /// Both: the normative check.
    Both,
    /// `eddsa-jcs-2022` alone; quicker.
    Jcs,
}

/// What is said of a certificate that no signature stands for.
pub(super) const fn unsigned(verdict: Verdict, reason: Reason) -> Report {
    Report {
        verdict,
        reason,
        claims: None,
        vouched: None,
        status_as_of: None,
    }
}

/// What is said of a certificate whose signatures hold.
pub(super) fn report(claims: Claims, bytes: &[u8], trust: &Trust, at: DateTime<Utc>) -> Report {
    let judged = judge(&claims.facts(), trust, at, &|| digest(bytes));
    Report {
        verdict: judged.verdict,
        reason: judged.reason,
        claims: Some(Box::new(claims)),
        vouched: judged.vouched,
        status_as_of: judged.status_as_of,
    }
}

/// SHA-256 of the canonical form of a signed certificate, by which a register
/// names those that were recorded before a key was lost.
pub fn digest(bytes: &[u8]) -> Digest {
    let mut canonical = Vec::with_capacity(bytes.len());
    if let Ok((json, None)) = read_noting_duplicates(bytes) {
        // Writing into memory cannot fail.
        let _ = canonical::write(&json, &mut canonical);
    }
    Digest::of(&canonical)
}

/// What a certificate says, and what must hold for it to be signed.
pub(super) struct SignedClaims {
    pub(super) claims: Claims,
    pub(super) checks: Vec<Check>,
}

/// Reads a certificate the general way, up to its signatures.
pub(super) fn read_signed(
    bytes: &[u8],
    trust: &Trust,
    wanted: Proofs,
) -> Result<SignedClaims, (Verdict, Reason)> {
    let (mut certificate, twice) = read_noting_duplicates(bytes)
        .map_err(|error| (Verdict::Unreadable, Reason::NotJson(error)))?;
    let refused = |certificate: &Json<'_>, reason| {
        if bears_a_mark(certificate) {
            (Verdict::Altered, reason)
        } else if is_credential(certificate) {
            (Verdict::Unreadable, Reason::AnotherCredential)
        } else {
            (Verdict::Unreadable, Reason::NoCredential)
        }
    };
    if let Some(key) = twice {
        return Err(refused(&certificate, Reason::SaidTwice { key }));
    }
    let claims = profile::read_knowing(&certificate, |did| trust.find(did))
        .map_err(|error| refused(&certificate, Reason::Profile(error)))?;
    let altered = |error| (Verdict::Altered, Reason::Proof(error));
    let proofs = certificate.remove("proof");
    let checks = proof::checks(&claims, &certificate, proofs, wanted).map_err(altered)?;
    Ok(SignedClaims { claims, checks })
}

/// Whether anything in a value, at any depth, is something only Certamen
/// writes. There are several marks in separate places, so that no one change
/// takes them all: the evidence, the unit of the participant, the results.
fn bears_a_mark(value: &Json<'_>) -> bool {
    match value {
        Json::List(items) => items.iter().any(bears_a_mark),
        Json::Object(members) => {
            let has = |key: &str| value.get(key).is_some();
            let text = |key: &str| value.get(key).and_then(Json::text).unwrap_or_default();
            matches!(text("name"), "attempt-record" | "item-bank")
                || (text("name") == "delivery" && has("genre"))
                || text("id").starts_with(NI)
                || text("identityType") == "ext:unit"
                || (text("achievementType") == "Certificate"
                    && text("id").starts_with("urn:uuid:")
                    && has("resultDescription"))
                || members.iter().any(|(_, member)| bears_a_mark(member))
        }
        _ => false,
    }
}

fn is_credential(value: &Json<'_>) -> bool {
    let is_type = |name: &Json<'_>| {
        let name = name.text().unwrap_or_default();
        name.ends_with("Credential") || name.ends_with("Presentation") || name == "Assertion"
    };
    value.get("@context").is_some()
        || match value.get("type") {
            Some(Json::List(types)) => types.iter().any(is_type),
            Some(one) => is_type(one),
            None => false,
        }
}
