//! What somebody with a key of their own, or a wrong clock, or another file
//! altogether, gets to see.

use certamen::certificate::{Reason, Trust, Verdict, issue, verify};
use certamen::json::SIZE_LIMIT;
use serde_json::{Value, json};

use crate::fixture::{
    certificate, certificate_value, claims, key, other_key, proofs, report, time, today, trust,
    verdict, verdict_on,
};

/// Signs a document again after a change, with the trusted key.
fn signed_again(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = certificate_value();
    document.as_object_mut().unwrap().remove("proof");
    change(&mut document);
    let created = document["validFrom"].as_str().unwrap_or("never").to_owned();
    document["proof"] = proofs(&document, &key(), &created);
    document
}

#[test]
fn a_key_of_their_own_is_an_untrusted_issuer_with_its_fingerprint() {
    let text = issue(&claims(other_key().did()), &other_key()).unwrap();
    let report = report(text.as_bytes());
    assert_eq!(report.verdict, Verdict::UntrustedIssuer);
    let sentence = report.reason.to_string();
    assert!(sentence.contains(other_key().did().as_str()), "{sentence}");
    let fingerprint = other_key().did().fingerprint().grouped();
    assert!(sentence.contains(&fingerprint), "{sentence}");

    let mut trust = trust();
    trust.add(other_key().did().clone(), Some("Huyện".into()));
    let report = verify(text.as_bytes(), &trust, today());
    assert_eq!(report.verdict, Verdict::Valid);
    assert_eq!(trust.name(other_key().did()), Some("Huyện"));
    trust.add(other_key().did().clone(), None);
    assert_eq!(trust.name(other_key().did()), Some("Huyện"));
    let report = verify(certificate().as_bytes(), &Trust::nobody(), today());
    assert_eq!(report.verdict, Verdict::UntrustedIssuer);
}

#[test]
fn a_proof_by_another_key_than_the_issuers_is_altered() {
    let mut document = certificate_value();
    document.as_object_mut().unwrap().remove("proof");
    document["proof"] = proofs(&document, &other_key(), "2026-05-14T03:12:45Z");
    assert_eq!(verdict_on(&document), Verdict::Altered);
    // Even when both keys are trusted.
    let mut trust = trust();
    trust.add(other_key().did().clone(), None);
    let report = verify(document.to_string().as_bytes(), &trust, today());
    assert_eq!(report.verdict, Verdict::Altered);
    // And when the proof pretends to be by the issuer.
    for i in 0..2 {
        document["proof"][i]["verificationMethod"] = key().did().verification_method().into();
    }
    let report = verify(document.to_string().as_bytes(), &trust, today());
    assert_eq!(report.verdict, Verdict::Altered);
    assert!(matches!(report.reason, Reason::Proof(_)));
}

/// Places, what to put there, and what is said of it.
fn off_profile() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        (
            "/@context/2",
            json!("https://example.com/context"),
            "/@context must have 2 items, not 3",
        ),
        (
            "/type/1",
            json!("AchievementCredential"),
            "/type/1 must be \"OpenBadgeCredential\"",
        ),
        (
            "/id",
            json!("urn:uuid:0F0E1D2C-3B4A-4596-8778-00000000002A"),
            "/id must be urn:uuid:",
        ),
        (
            "/id",
            json!("urn:uuid:0f0e1d2c3b4a4596877800000000002a"),
            "/id must be urn:uuid:",
        ),
        ("/name", json!(5), "/name must be a text, not a number"),
        ("/name", json!(null), "/name must be a text, not null"),
        (
            "/extra",
            json!("x"),
            "/extra is not a member that belongs here",
        ),
        (
            "/a~1b~0c\u{1b}",
            json!("x"),
            "/a~1b~0c\u{fffd} is not a member",
        ),
        (
            "/validUntil",
            json!("2026-05-14T03:12:45Z"),
            "/validUntil must be later than validFrom",
        ),
        (
            "/validUntil",
            json!("2028-05-14T03:12:45+00:00"),
            "/validUntil must be a time",
        ),
        (
            "/issuer/id",
            json!("did:web:example.com"),
            "/issuer/id must be the did:key",
        ),
        (
            "/issuer/type",
            json!("Profile"),
            "/issuer/type must be a list, not a text",
        ),
        (
            "/issuer/id",
            json!(other_key().did().as_str()),
            "/proof/0/verificationMethod must be",
        ),
    ]
}

/// The same for the participant, the results and the evidence.
fn off_profile_below() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        (
            "/credentialSubject/identifier/0/hashed",
            json!(true),
            "/credentialSubject/identifier/0/hashed must be false",
        ),
        (
            "/credentialSubject/result/0/value",
            json!("101"),
            "/credentialSubject/result/0/value must be a whole number",
        ),
        (
            "/credentialSubject/result/0/value",
            json!("085"),
            "/credentialSubject/result/0/value must be a whole number",
        ),
        (
            "/credentialSubject/result/1/resultDescription",
            json!("urn:uuid:6f7a0c52-2f0e-4a3b-9a10-0f6a2d7c1b00#ai-law"),
            "/credentialSubject/result/1/resultDescription must be",
        ),
        (
            "/credentialSubject/result/3/status",
            json!("Failed"),
            "/credentialSubject/result/3/status must be \"Completed\"",
        ),
        (
            "/credentialSubject/achievement/resultDescription/0/valueMax",
            json!("10"),
            "/credentialSubject/achievement/resultDescription/0/valueMax must be \"100\"",
        ),
        (
            "/evidence/0/description",
            json!("ai-law"),
            "/evidence/0/description must be \"ai-ethics ai-law\"",
        ),
        (
            "/evidence/3/genre",
            json!("remote"),
            "/evidence/3/genre must be a known way of delivery",
        ),
        (
            "/evidence/0/id",
            json!("ni:///sha-256;LG6IMm40Vs2UIM5MlI40WAl3dvFGgdqBxaaTMWsfXMR"),
            "/evidence/0/id must be ni:///sha-256;",
        ),
    ]
}

#[test]
fn a_sound_signature_does_not_excuse_a_broken_profile() {
    assert_eq!(verdict_on(&signed_again(|_| ())), Verdict::Valid);
    for (pointer, new, expected) in off_profile().into_iter().chain(off_profile_below()) {
        let document = signed_again(|document| {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            match document.pointer_mut(parent).unwrap() {
                Value::Array(items) if key == items.len().to_string() => items.push(new),
                Value::Array(items) => items[key.parse::<usize>().unwrap()] = new,
                parent => parent[key.replace("~1", "/").replace("~0", "~")] = new,
            }
        });
        let report = report(document.to_string().as_bytes());
        assert_eq!(report.verdict, Verdict::Altered, "{pointer}");
        let Reason::Profile(error) = &report.reason else {
            panic!("{pointer}: {}", report.reason);
        };
        let error = error.to_string();
        assert!(error.starts_with(expected), "{error}\n{expected}");
    }
}

#[test]
fn a_proof_of_another_time_is_altered() {
    let mut document = certificate_value();
    document.as_object_mut().unwrap().remove("proof");
    document["proof"] = proofs(&document, &key(), "2026-05-14T03:12:46Z");
    let report = report(document.to_string().as_bytes());
    assert_eq!(report.verdict, Verdict::Altered);
    assert!(report.reason.to_string().contains("/proof/0/created"));
}

#[test]
fn time_passes() {
    let text = certificate();
    for (at, expected) in [
        ("2026-05-14T03:02:44Z", Verdict::StatusUnknown),
        ("2026-05-14T03:02:45Z", Verdict::Valid),
        ("2026-05-14T03:12:45Z", Verdict::Valid),
        ("2028-05-14T03:12:45Z", Verdict::Valid),
        ("2028-05-14T03:12:46Z", Verdict::Expired),
    ] {
        let report = verify(text.as_bytes(), &trust(), time(at));
        assert_eq!(report.verdict, expected, "{at}");
        assert_eq!(*report.claims.unwrap(), claims(key().did()));
    }
    let mut endless = claims(key().did());
    endless.valid_until = None;
    let text = issue(&endless, &key()).unwrap();
    let report = verify(text.as_bytes(), &trust(), time("2999-01-01T00:00:00Z"));
    assert_eq!(report.verdict, Verdict::Valid);
}

#[test]
fn other_files_are_unreadable_and_never_altered() {
    let w3c = include_str!("../vectors/w3c-eddsa/eddsa-jcs-2022/signedJCS.json");
    let badge = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": { "achievement": { "achievementType": "Badge" } },
        "evidence": [{ "type": ["Evidence"], "name": "Essay", "id": "https://example.com" }],
    })
    .to_string();
    for text in [w3c, &badge, "{\"type\":\"Assertion\"}"] {
        let report = report(text.as_bytes());
        assert_eq!(report.verdict, Verdict::Unreadable);
        assert_eq!(report.reason, Reason::AnotherCredential);
    }
    for text in [
        "{}",
        "[]",
        "null",
        "\"x\"",
        "{\"a\":1,\"a\":2}",
        "{\"type\":[1]}",
    ] {
        assert_eq!(
            report(text.as_bytes()).reason,
            Reason::NoCredential,
            "{text}"
        );
    }
    let huge = " ".repeat(SIZE_LIMIT + 1);
    let deep = "[".repeat(1000);
    for bytes in [
        b"".as_slice(),
        b"%PDF-1.7",
        b"\xff",
        huge.as_bytes(),
        deep.as_bytes(),
    ] {
        let report = report(bytes);
        assert_eq!(report.verdict, Verdict::Unreadable);
        assert!(matches!(report.reason, Reason::NotJson(_)));
    }
}

#[test]
fn each_mark_alone_shows_that_a_ruin_was_ours() {
    let whole = certificate_value();
    let subject = &whole["credentialSubject"];
    for mark in [
        json!({ "evidence": [whole["evidence"][0]] }),
        json!({ "evidence": [whole["evidence"][1]] }),
        json!({ "evidence": [whole["evidence"][3]] }),
        json!({ "evidence": [{ "id": whole["evidence"][0]["id"] }] }),
        json!({ "evidence": [{ "name": "item-bank" }] }),
        json!({ "credentialSubject": { "identifier": subject["identifier"] } }),
        json!({ "credentialSubject": { "achievement": subject["achievement"] } }),
        json!([[{ "x": subject["identifier"][2] }]]),
    ] {
        assert_eq!(verdict_on(&mark), Verdict::Altered, "{mark}");
    }
}

#[test]
fn verdicts_have_their_words() {
    let words = [
        (Verdict::Valid, "VALID"),
        (Verdict::Expired, "EXPIRED"),
        (Verdict::Revoked, "REVOKED"),
        (Verdict::UntrustedIssuer, "UNTRUSTED ISSUER"),
        (Verdict::StatusUnknown, "STATUS UNKNOWN"),
        (Verdict::Altered, "ALTERED"),
        (Verdict::Unreadable, "UNREADABLE"),
    ];
    for (verdict, word) in words {
        assert_eq!(verdict.to_string(), word);
    }
    assert_eq!(
        format!("{:>8}|", verdict(certificate().as_bytes())),
        "   VALID|"
    );
}
