//! From the bytes of a file to a verdict.
//!
//! [`verify`] fails closed: a certificate is VALID only when it keeps the
//! strict profile, its signature holds, its issuer is trusted and its time has
//! come and not gone. What it says is reported only when the signature stands
//! for it, so nothing a forger wrote is ever shown as fact.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use super::any_badge::BadgeError;
use super::claims::Claims;
use super::credential::NI;
use super::did::Did;
use super::json::{Json, JsonError, read_noting_duplicates};
use super::profile::{self, ProfileError};
use super::proof::{self, ProofError};
use super::values::Moment;
use crate::canonical::Digest;

/// How far the clock of an issuer may be ahead of ours.
const CLOCKS_APART: TimeDelta = TimeDelta::minutes(10);

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
    /// An Open Badge of another maker that is not accepted.
    #[error("The badge is not accepted: {0}; ask its issuer.")]
    Badge(BadgeError),
    /// JSON that is no credential.
    #[error("This file is no certificate; check that it is the file that was issued.")]
    NoCredential,
}

/// The issuers whose certificates are accepted, with the names we know them
/// by: the own site, and whoever else is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trust {
    issuers: BTreeMap<Did, Option<String>>,
}

impl Trust {
    /// Trusts nobody.
    pub const fn nobody() -> Self {
        Self {
            issuers: BTreeMap::new(),
        }
    }

    /// Trusts an issuer as well. A name replaces the one known before.
    pub fn add(&mut self, issuer: Did, name: Option<String>) {
        let known = self.issuers.entry(issuer).or_default();
        if name.is_some() {
            *known = name;
        }
    }

    /// Whether an issuer is trusted.
    pub fn contains(&self, issuer: &Did) -> bool {
        self.issuers.contains_key(issuer)
    }

    /// The trusted issuer whose did reads so.
    fn find(&self, did: &str) -> Option<Did> {
        let known = self.issuers.get_key_value(did);
        known.map(|(issuer, _)| issuer.clone())
    }

    /// The name we know an issuer by. An issuer may call itself anything.
    pub fn name(&self, issuer: &Did) -> Option<&str> {
        self.issuers.get(issuer)?.as_deref()
    }
}

impl FromIterator<Did> for Trust {
    fn from_iter<I: IntoIterator<Item = Did>>(issuers: I) -> Self {
        let issuers = issuers.into_iter().map(|issuer| (issuer, None)).collect();
        Self { issuers }
    }
}

/// What verifying one file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The word.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the certificate says; only when the signature stands for it. For
    /// [`Verdict::UntrustedIssuer`] it is what an unknown key says.
    pub claims: Option<Box<Claims>>,
}

/// Verifies the bytes of one file as of `at`.
pub fn verify(bytes: &[u8], trust: &Trust, at: DateTime<Utc>) -> Report {
    let claims = match signed_claims(bytes, trust) {
        Ok(claims) => claims,
        Err((verdict, reason)) => {
            return Report {
                verdict,
                reason,
                claims: None,
            };
        }
    };
    let (verdict, reason) = judge(&claims, trust, at);
    Report {
        verdict,
        reason,
        claims: Some(Box::new(claims)),
    }
}

fn judge(claims: &Claims, trust: &Trust, at: DateTime<Utc>) -> (Verdict, Reason) {
    let did = &claims.issuer.did;
    if !trust.contains(did) {
        let reason = Reason::NotTrusted {
            did: did.clone(),
            fingerprint: did.fingerprint(),
        };
        return (Verdict::UntrustedIssuer, reason);
    }
    let from = claims.valid_from;
    if from.time().signed_duration_since(at) > CLOCKS_APART {
        return (Verdict::StatusUnknown, Reason::NotYetValid { from });
    }
    match claims.valid_until {
        Some(until) if until.time() < at => (Verdict::Expired, Reason::PastValidUntil { until }),
        _ => (Verdict::Valid, Reason::Sound),
    }
}

fn signed_claims(bytes: &[u8], trust: &Trust) -> Result<Claims, (Verdict, Reason)> {
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
    for check in proof::checks(&claims, &certificate, proofs).map_err(altered)? {
        check.strictly(&claims.issuer.did).map_err(altered)?;
    }
    Ok(claims)
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
