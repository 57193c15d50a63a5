//! Open Badges of whatever maker: what the standards allow, outside our profile.
//!
//! One proof or several, of `eddsa-rdfc-2022` or `eddsa-jcs-2022`; every one must
//! hold, and all must be by the issuer, a `did:key`. What is shown is read from
//! the statements that the contexts make of the badge, never from its members, so
//! that nothing is shown that a signature does not stand for. What is not known
//! here is refused: other contexts, suites, keys, and proofs inside.

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::Signature;
use oxrdf::Dataset;
use serde_json::Value;

use crate::certificate::claims::values::Moment;
use crate::certificate::foreign::claims::read;
use crate::certificate::foreign::status::{Entry, standing};
use crate::certificate::keys::base58;
use crate::certificate::keys::did::Did;
use crate::certificate::proof::rdf::{CREDENTIALS_V2, canonical, dataset};
use crate::certificate::verify::reason::{BadgeError, Reason, Verdict};
use crate::certificate::verify::trust::Trust;
use crate::json::canonical::{self as jcs, Digest};
use crate::json::{JsonError, parse};
use crate::text::printable;

/// How far the clock of an issuer may be ahead of ours.
const CLOCKS_APART: TimeDelta = TimeDelta::minutes(10);

/// The most proofs one badge may have.
const PROOF_LIMIT: usize = 8;

/// What a badge says, as far as it is shown. The texts are safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The name of the achievement.
    pub achievement: String,
    /// Who signed it.
    pub issuer: Did,
    /// The name the issuer gives itself.
    pub issuer_name: Option<String>,
    /// The identifier of whom it is about.
    pub subject: Option<String>,
    /// The name of whom it is about.
    pub subject_name: Option<String>,
    /// When it begins.
    pub valid_from: Moment,
    /// When it ends.
    pub valid_until: Option<Moment>,
}

/// What verifying one badge found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeReport {
    /// The word.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the badge says; only when the signatures stand for it.
    pub badge: Option<Box<Badge>>,
    /// The moment of the status list that was looked in: "status as of".
    pub status_as_of: Option<Moment>,
}

/// Verifies the bytes of one Open Badge as of `at`.
pub fn verify_any_badge(bytes: &[u8], trust: &Trust, at: DateTime<Utc>) -> BadgeReport {
    let refused = |verdict, reason| BadgeReport {
        verdict,
        reason,
        badge: None,
        status_as_of: None,
    };
    let document = match parse(bytes) {
        Ok(document) => document,
        Err(JsonError::Duplicate { key }) => {
            return refused(Verdict::Unreadable, Reason::SaidTwice { key });
        }
        Err(error) => return refused(Verdict::Unreadable, Reason::NotJson(error)),
    };
    match signed(document) {
        Ok(signed) => {
            let (verdict, reason, status_as_of) = evaluate(&signed, trust, at);
            BadgeReport {
                verdict,
                reason,
                badge: Some(Box::new(signed.badge)),
                status_as_of,
            }
        }
        Err(error) => refused(error.verdict(), Reason::Badge(error)),
    }
}

/// A badge that all its proofs hold for.
struct Signed {
    badge: Badge,
    /// When the first of its proofs ends to count.
    proof_until: Option<Moment>,
    /// The places it names in status lists; none when it names a status of another
    /// kind.
    entries: Option<Vec<Entry>>,
}

fn evaluate(
    signed: &Signed,
    trust: &Trust,
    at: DateTime<Utc>,
) -> (Verdict, Reason, Option<Moment>) {
    let badge = &signed.badge;
    if !trust.contains(&badge.issuer) {
        let (did, fingerprint) = (badge.issuer.clone(), badge.issuer.fingerprint());
        let reason = Reason::NotTrusted { did, fingerprint };
        return (Verdict::UntrustedIssuer, reason, None);
    }
    let (standing, as_of) = if let Some(entries) = &signed.entries {
        standing(entries, &badge.issuer, trust, at)
    } else {
        let reason = Reason::Badge(BadgeError::Status);
        (Err((Verdict::StatusUnknown, reason)), None)
    };
    let (verdict, reason) = in_force(signed, standing, at);
    (verdict, reason, as_of)
}

fn in_force(
    signed: &Signed,
    standing: Result<(), (Verdict, Reason)>,
    at: DateTime<Utc>,
) -> (Verdict, Reason) {
    // Withdrawn is for good, whatever the time.
    if let Err((Verdict::Revoked, reason)) = standing {
        return (Verdict::Revoked, reason);
    }
    let from = signed.badge.valid_from;
    if from.time().signed_duration_since(at) > CLOCKS_APART {
        return (Verdict::StatusUnknown, Reason::NotYetValid { from });
    }
    let ends = [signed.badge.valid_until, signed.proof_until];
    if let Some(until) = ends.into_iter().flatten().min()
        && until.time() < at
    {
        return (Verdict::Expired, Reason::PastValidUntil { until });
    }
    standing.map_or_else(|unknown| unknown, |()| (Verdict::Valid, Reason::Sound))
}

fn signed(document: Value) -> Result<Signed, BadgeError> {
    let read = |document: &Value, says: &Dataset| {
        let (badge, entries) = read(document, says)?;
        Ok((badge.issuer.clone(), (badge, entries)))
    };
    let ((badge, entries), proof_until) = proven(document, read)?;
    Ok(Signed {
        badge,
        proof_until,
        entries,
    })
}

/// What `read` makes of a document, and of whom it is, when all its proofs are by
/// them and hold; and when the first of the proofs ends to count.
pub(in crate::certificate) fn proven<T>(
    mut document: Value,
    read: impl FnOnce(&Value, &Dataset) -> Result<(Did, T), BadgeError>,
) -> Result<(T, Option<Moment>), BadgeError> {
    let contexts = contexts(&document);
    if contexts.and_then(<[Value]>::first).and_then(Value::as_str) != Some(CREDENTIALS_V2) {
        let why = "its first context is not that of verifiable credentials 2.0";
        return Err(BadgeError::NoBadge(why));
    }
    let members = document.as_object_mut();
    let proofs = match members.and_then(|members| members.remove("proof")) {
        Some(Value::Array(proofs)) => proofs,
        Some(proof @ Value::Object(_)) => vec![proof],
        _ => Vec::new(),
    };
    if proofs.is_empty() {
        return Err(BadgeError::NoBadge("it has no proof"));
    }
    if proofs.len() > PROOF_LIMIT {
        return Err(BadgeError::OtherProof(format!("{} of them", proofs.len())));
    }
    let says = dataset(document.clone())?;
    let (issuer, found) = read(&document, &says)?;
    let canon = canonical(says);
    let mut proof_until = None;
    for proof in &proofs {
        let held = check(&document, proof)?;
        if held.signer != issuer {
            return Err(BadgeError::NotByIssuer);
        }
        // What is shown must be what each of the proofs is over.
        if let Some(over) = held.over
            && canonical(dataset(over)?) != canon
        {
            return Err(BadgeError::OtherContext);
        }
        proof_until = [proof_until, held.until].into_iter().flatten().min();
    }
    Ok((found, proof_until))
}

/// What a proof that holds says.
#[derive(Debug)]
struct Held {
    signer: Did,
    until: Option<Moment>,
    /// The document it is over, where its contexts are fewer.
    over: Option<Value>,
}

/// Checks one proof over a document that has none.
fn check(document: &Value, proof: &Value) -> Result<Held, BadgeError> {
    let other = |what: &str| BadgeError::OtherProof(printable(what));
    let mut options = proof.clone();
    let members = options.as_object_mut().ok_or_else(|| other("no object"))?;
    let value = members.remove("proofValue");
    for key in members.keys() {
        if !matches!(
            key.as_str(),
            "@context"
                | "id"
                | "type"
                | "cryptosuite"
                | "created"
                | "expires"
                | "verificationMethod"
                | "proofPurpose"
                | "nonce"
        ) {
            return Err(other(key));
        }
    }
    let text = |key: &str| proof.get(key).and_then(Value::as_str).unwrap_or_default();
    let said = |key: &str| other(&format!("{key} {}", proof.get(key).unwrap_or(&Value::Null)));
    if text("type") != "DataIntegrityProof" {
        return Err(said("type"));
    }
    if text("proofPurpose") != "assertionMethod" {
        return Err(said("proofPurpose"));
    }
    let time = |key: &str| match proof.get(key) {
        None => Ok(None),
        Some(_) => moment(text(key)).map(Some).ok_or_else(|| said(key)),
    };
    time("created")?;
    let until = time("expires")?;
    let method = text("verificationMethod");
    let signer: Did = method.split('#').next().unwrap_or_default().parse()?;
    if !signer.is_verification_method(method) {
        return Err(said("verificationMethod"));
    }
    let signature = value.as_ref().and_then(Value::as_str);
    let signature = signature.and_then(|text| base58::decode(text.strip_prefix('z')?));
    let signature = Signature::from_bytes(&signature.ok_or(BadgeError::WrongSignature)?);

    if let Some(of_proof) = contexts(proof)
        && !contexts(document).is_some_and(|all| all.starts_with(of_proof))
    {
        return Err(BadgeError::OtherContext);
    }
    let mut over = None;
    let halves = match text("cryptosuite") {
        "eddsa-jcs-2022" => {
            let mut document = document.clone();
            if let Some(context) = proof.get("@context")
                && document.get("@context") != Some(context)
            {
                document["@context"] = context.clone();
                over = Some(document.clone());
            }
            [jcs::to_string(&options), jcs::to_string(&document)]
        }
        "eddsa-rdfc-2022" => {
            if options.get("@context").is_none() {
                options["@context"] = document["@context"].clone();
            }
            [
                canonical(dataset(options)?),
                canonical(dataset(document.clone())?),
            ]
        }
        _ => return Err(said("cryptosuite")),
    };
    let data = halves.map(|half| Digest::of(half.as_bytes()).0).concat();
    signer
        .key()
        .verify_strict(&data, &signature)
        .map_err(|_| BadgeError::WrongSignature)?;
    Ok(Held {
        signer,
        until,
        over,
    })
}

/// The contexts of a document or a proof, as a list.
fn contexts(value: &Value) -> Option<&[Value]> {
    match value.get("@context")? {
        Value::Array(contexts) => Some(contexts),
        context => Some(std::slice::from_ref(context)),
    }
}

pub(in crate::certificate) fn moment(text: &str) -> Option<Moment> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    Some(time.to_utc().into())
}

#[cfg(test)]
mod tests;
