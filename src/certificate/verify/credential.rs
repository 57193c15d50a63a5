//! From the bytes of a JSON credential to a verdict, by the strict profile.

use chrono::{DateTime, Utc};

use super::evaluate::{Vouched, evaluate};
use super::reason::{Reason, Verdict};
use super::trust::Trust;
use crate::certificate::claims::vocabulary::NI;
use crate::certificate::claims::{Claims, Moment, profile};
use crate::certificate::proof::{self, Check, Proofs};
use crate::json::canonical::{self, Digest};
use crate::json::{Json, read_noting_duplicates};

/// What verifying one file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The word.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the certificate says; only when the signature stands for it, and
    /// perhaps not where [`crate::certificate::Wanted::Verdicts`] were asked for. For
    /// [`Verdict::UntrustedIssuer`] it is what an unknown key says.
    pub claims: Option<Box<Claims>>,
    /// The root that vouches for the issuer, where one does.
    pub vouched: Option<Vouched>,
    /// The moment of the status list that was looked in: "status as of".
    pub status_as_of: Option<Moment>,
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

/// What is said of a certificate that no signature stands for.
pub(in crate::certificate) const fn unsigned(verdict: Verdict, reason: Reason) -> Report {
    Report {
        verdict,
        reason,
        claims: None,
        vouched: None,
        status_as_of: None,
    }
}

/// What is said of a certificate whose signatures hold.
pub(in crate::certificate) fn report(
    claims: Claims,
    bytes: &[u8],
    trust: &Trust,
    at: DateTime<Utc>,
) -> Report {
    let evaluation = evaluate(&claims.facts(), trust, at, &|| digest(bytes));
    Report {
        verdict: evaluation.verdict,
        reason: evaluation.reason,
        claims: Some(Box::new(claims)),
        vouched: evaluation.vouched,
        status_as_of: evaluation.status_as_of,
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
pub(in crate::certificate) struct SignedClaims {
    pub(in crate::certificate) claims: Claims,
    pub(in crate::certificate) checks: Vec<Check>,
}

/// Reads a certificate the general way, up to its signatures.
pub(in crate::certificate) fn read_signed(
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
