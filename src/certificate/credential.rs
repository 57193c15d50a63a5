//! Writing a certificate: from [`Claims`] to a signed Open Badges 3.0
//! `AchievementCredential`.
//!
//! Whatever is issued has passed the strict reader first, so the rules stand
//! in one place, [`super::profile`], and nothing is ever issued that this
//! program would not accept.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};

use super::claims::{Claims, Issuer, Participant, QuizResult};
use super::json::Json;
use super::keys::SiteKey;
use super::profile::{self, ProfileError};
use super::proof;
use super::values::Percent;
use crate::canonical::Digest;

/// The contexts of every certificate, in this order.
pub(super) const CONTEXTS: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// What comes before a digest in the id of a piece of evidence (RFC 6920).
pub(super) const NI: &str = "ni:///sha-256;";

/// Why a certificate was not issued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// The claims name another issuer than the key.
    #[error("the certificate names another issuer than the key that signs it")]
    OtherIssuer,
    /// The claims cannot be said in a certificate.
    #[error("the certificate cannot be issued: {0}")]
    Profile(#[from] ProfileError),
}

/// Signs a certificate and writes it as a file: indented JSON that ends in a
/// line end. Equal claims under one key give equal bytes.
///
/// # Errors
/// When the key is not the issuer's, or a claim breaks a rule of the profile.
pub fn issue(claims: &Claims, key: &SiteKey) -> Result<String, IssueError> {
    if claims.issuer.did != *key.did() {
        return Err(IssueError::OtherIssuer);
    }
    let mut document = unsigned(claims);
    document["proof"] = proof::sign_certificate(claims, &document, key);
    profile::read(&Json::from(&document))?;
    Ok(format!("{document:#}\n"))
}

/// The credential of some claims, without a proof and without any check.
pub fn unsigned(claims: &Claims) -> Value {
    let mut document = json!({
        "@context": CONTEXTS,
        "id": claims.id.urn().to_string(),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": claims.title,
        "issuer": issuer(&claims.issuer),
        "validFrom": claims.valid_from.to_string(),
        "credentialSubject": {
            "id": claims.subject_id(),
            "type": ["AchievementSubject"],
            "identifier": identifiers(&claims.participant),
            "activityStartDate": claims.started.to_string(),
            "activityEndDate": claims.ended.to_string(),
            "achievement": achievement(claims),
            "result": results(claims),
        },
        "evidence": evidence(claims),
    });
    if let Some(status) = &claims.status {
        document["credentialStatus"] = json!({
            "id": format!("{}#{}", status.list, status.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": status.index.to_string(),
            "statusListCredential": status.list,
        });
    }
    if let Some(until) = claims.valid_until {
        document["validUntil"] = until.to_string().into();
    }
    document
}

fn issuer(issuer: &Issuer) -> Value {
    json!({ "id": issuer.did.as_str(), "type": ["Profile"], "name": issuer.name })
}

fn identifiers(participant: &Participant) -> Value {
    let identity = |kind: &str, text: &str| {
        json!({
            "type": "IdentityObject",
            "identityType": kind,
            "hashed": false,
            "identityHash": text,
        })
    };
    json!([
        identity("name", &participant.name),
        identity("identifier", &participant.code),
        identity("ext:unit", &participant.unit),
    ])
}

fn achievement(claims: &Claims) -> Value {
    let achievement = &claims.achievement;
    let base = claims.achievement_id();
    let percent = |part: &str, name: &str, required: Percent| {
        json!({
            "id": format!("{base}#{part}"),
            "type": ["ResultDescription"],
            "name": name,
            "resultType": "Percent",
            "valueMin": "0",
            "valueMax": "100",
            "requiredValue": required.to_string(),
        })
    };
    let mut descriptions = vec![percent(
        "score",
        &claims.wording.score,
        claims.score.required,
    )];
    let quizzes = claims.quizzes.iter();
    descriptions.extend(quizzes.map(|quiz| percent(&quiz.id, &quiz.title, quiz.required)));
    descriptions.push(json!({
        "id": format!("{base}#status"),
        "type": ["ResultDescription"],
        "name": claims.wording.status,
        "resultType": "Status",
    }));
    json!({
        "id": &base,
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "humanCode": achievement.id,
        "inLanguage": achievement.language.as_str(),
        "version": achievement.version,
        "name": achievement.name,
        "description": achievement.description,
        "criteria": { "id": format!("{base}#criteria"), "narrative": achievement.criteria },
        "resultDescription": descriptions,
    })
}

fn results(claims: &Claims) -> Value {
    let base = claims.achievement_id();
    let own = claims.id.urn();
    let value = |part: &str, percent: Percent| {
        json!({
            "id": format!("{own}#{part}"),
            "type": ["Result"],
            "resultDescription": format!("{base}#{part}"),
            "value": percent.to_string(),
        })
    };
    let mut results = vec![value("score", claims.score.percent)];
    let quizzes = claims.quizzes.iter();
    results.extend(quizzes.map(|quiz| value(&quiz.id, quiz.percent)));
    results.push(json!({
        "id": format!("{own}#status"),
        "type": ["Result"],
        "resultDescription": format!("{base}#status"),
        "status": "Completed",
    }));
    results.into()
}

fn evidence(claims: &Claims) -> Value {
    let bound = |digest: &Digest, name: &str, description: String| {
        json!({
            "id": format!("{NI}{}", Base64UrlUnpadded::encode_string(&digest.0)),
            "type": ["Evidence"],
            "name": name,
            "description": description,
        })
    };
    let bank = |quiz: &QuizResult| {
        let about = format!("{} {}", quiz.id, quiz.bank_version);
        bound(&quiz.bank, "item-bank", about)
    };
    let quizzes: Vec<&str> = claims.quizzes.iter().map(|quiz| &*quiz.id).collect();
    let mut evidence = vec![bound(&claims.record, "attempt-record", quizzes.join(" "))];
    evidence.extend(claims.quizzes.iter().map(bank));
    evidence.push(json!({
        "id": format!("{}#delivery", claims.id.urn()),
        "type": ["Evidence"],
        "name": "delivery",
        "genre": claims.delivery.word(),
        "narrative": claims.wording.delivery,
    }));
    evidence.into()
}
