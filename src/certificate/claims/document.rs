//! Writing a certificate: from [`Claims`] to the document of an Open Badges 3.0
//! `AchievementCredential`, without its proofs.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};

use crate::certificate::claims::model::{Claims, Issuer, Participant, QuizResult};
use crate::certificate::claims::values::Percent;
use crate::certificate::claims::vocabulary::{CONTEXTS, NI};
use crate::json::canonical::Digest;

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
