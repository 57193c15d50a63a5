//! What is issued, and that it reads back as what was claimed.

use certamen::certificate::claims::profile;
use certamen::certificate::{Claims, IssueError, issue, proof, unsigned};
use certamen::json::{self, Json};
use certamen::text::Lang;
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{certificate, certificate_value, claims, key, other_key, percent, verdict};
use crate::random::any_claims;

#[test]
fn the_shape_is_that_of_the_worked_example() {
    let value = certificate_value();
    assert_eq!(value["issuer"]["id"], key().did().as_str());
    assert_eq!(value["proof"][0]["created"], value["validFrom"]);
    assert_eq!(
        value["credentialSubject"]["identifier"][2],
        json!({
            "type": "IdentityObject",
            "identityType": "ext:unit",
            "hashed": false,
            "identityHash": "Ủy ban nhân dân xã Đông Hưng",
        })
    );
    // SHA-256 of "the records", by Python's hashlib and base64.
    let encoded = "ni:///sha-256;PoMQ9OlWaasEjF0u3jb0-O3tnwGfLpWpKWMtzIlI5Hs";
    assert_eq!(
        value["evidence"][0],
        json!({
            "id": encoded,
            "type": ["Evidence"],
            "name": "attempt-record",
            "description": "ai-ethics ai-law",
        })
    );
    assert_eq!(value["evidence"][2]["description"], "ai-law 2026.1");
    assert_eq!(
        value["evidence"][3],
        json!({
            "id": format!("{}#delivery", value["id"].as_str().unwrap()),
            "type": ["Evidence"],
            "name": "delivery",
            "genre": "supervised-local",
            "narrative": "Thi tại điểm tập huấn, có giám sát.",
        })
    );
    let results = &value["credentialSubject"]["result"];
    assert_eq!(results[0]["value"], "85");
    assert_eq!(results[3]["status"], "Completed");
}

#[test]
fn the_file_is_the_same_every_time_and_ends_in_a_line_end() {
    let text = certificate();
    if std::env::var_os("CERTAMEN_BLESS").is_some() {
        std::fs::write("tests/vectors/certificate.json", &text).unwrap();
    }
    assert_eq!(text, include_str!("../vectors/certificate.json"));
    assert!(text.starts_with("{\n  \"@context\": [\n"));
    assert!(text.ends_with("\n}\n"));
    assert_eq!(claims(key().did()).file_name(), "XRSZ-B1H8-26H9.json");
}

#[test]
fn the_proofs_carry_the_contexts_of_the_document() {
    let value = certificate_value();
    for (i, suite) in [proof::RDFC, proof::JCS].into_iter().enumerate() {
        assert_eq!(value["proof"][i]["@context"], value["@context"]);
        assert_eq!(value["proof"][i]["cryptosuite"], suite);
    }
    let mut document = value.clone();
    let proofs = document.as_object_mut().unwrap().remove("proof").unwrap();
    assert_eq!(document, unsigned(&claims(key().did())));
    let proofs = Some(Json::from(&proofs));
    let verified = proof::verify_both(&Json::from(&document), proofs, key().did());
    assert_eq!(verified, Ok(()));
}

#[test]
fn another_issuer_than_the_key_is_not_signed() {
    let claims = claims(other_key().did());
    assert_eq!(issue(&claims, &key()), Err(IssueError::OtherIssuer));
}

type Spoil = fn(&mut Claims);

#[test]
fn claims_that_cannot_be_said_are_refused_with_their_place() {
    let cases: [(Spoil, &str); 17] = [
        (
            |c| c.participant.name = " ".into(),
            "/credentialSubject/identifier/0/identityHash is blank",
        ),
        (
            |c| c.participant.code = "mã 1".into(),
            "/credentialSubject/identifier/1/identityHash must be a participant code",
        ),
        (
            |c| c.participant.unit = "e\u{301}".into(),
            "/credentialSubject/identifier/2/identityHash is not in Unicode form NFC",
        ),
        (
            |c| c.title = "a\u{1b}[2J".into(),
            "/name holds the invisible character U+001B",
        ),
        (
            |c| c.title = "a\nb".into(),
            "/name holds the invisible character U+000A",
        ),
        (
            |c| c.issuer.name = "a\u{202e}b".into(),
            "/issuer/name holds the invisible character U+202E",
        ),
        (
            |c| c.valid_until = Some(c.valid_from),
            "/validUntil must be later than validFrom",
        ),
        (
            |c| c.ended = DateTime::from_timestamp(253_402_300_800, 0).unwrap().into(),
            "/credentialSubject/activityEndDate must be a time",
        ),
        (
            |c| c.achievement.id = "AI".into(),
            "/credentialSubject/achievement/humanCode must be lower-case",
        ),
        (
            |c| c.achievement.language = "vi-x".parse::<Lang>().unwrap(),
            "/credentialSubject/achievement/inLanguage must be a language",
        ),
        (
            |c| c.achievement.version = String::new(),
            "/credentialSubject/achievement/version is blank",
        ),
        (
            |c| c.score.percent = percent(69),
            "/credentialSubject/result/0/value must be at least what is required",
        ),
        (
            |c| c.quizzes[1].percent = percent(69),
            "/credentialSubject/result/2/value must be at least what is required",
        ),
        (
            |c| c.quizzes.clear(),
            "/credentialSubject/achievement/resultDescription must have 3 items, not 2",
        ),
        (
            |c| c.quizzes[1].id = c.quizzes[0].id.clone(),
            "/credentialSubject/achievement/resultDescription/2/id must be",
        ),
        (
            |c| c.quizzes[0].id = "status".into(),
            "/credentialSubject/achievement/resultDescription/1/id must be",
        ),
        (
            |c| c.quizzes[0].bank_version = " ".into(),
            "/evidence/1/description must be the id of the quiz and a version",
        ),
    ];
    for (spoil, expected) in cases {
        let mut claims = claims(key().did());
        spoil(&mut claims);
        let error = issue(&claims, &key()).unwrap_err().to_string();
        let start = format!("the certificate cannot be issued: {expected}");
        assert!(error.starts_with(&start), "{error}\n{start}");
    }
}

proptest! {
    #[test]
    fn what_is_issued_reads_back_as_what_was_claimed(claims in any_claims(0)) {
        let text = issue(&claims, &key()).unwrap();
        let mut value = json::parse(text.as_bytes()).unwrap();
        let read = profile::read(&Json::from(&value)).unwrap();
        prop_assert_eq!(&read, &claims);
        let proofs = value.as_object_mut().unwrap().remove("proof").unwrap();
        // By the general way too: through JSON-LD, whatever the claims are.
        let (document, proofs) = (Json::from(&value), Some(Json::from(&proofs)));
        prop_assert_eq!(proof::verify_both(&document, proofs, key().did()), Ok(()));
        prop_assert_eq!(value, unsigned(&read));
        prop_assert!(!matches!(
            verdict(text.as_bytes()),
            certamen::certificate::Verdict::Altered | certamen::certificate::Verdict::Unreadable
        ));
    }
}

#[test]
fn no_number_and_no_null_stands_in_a_certificate() {
    fn plain(value: &Value) -> bool {
        match value {
            Value::Null | Value::Number(_) => false,
            Value::Bool(_) | Value::String(_) => true,
            Value::Array(items) => items.iter().all(plain),
            Value::Object(members) => {
                members.keys().all(|key| key.is_ascii()) && members.values().all(plain)
            }
        }
    }
    assert!(plain(&certificate_value()));
}
