//! Tests of `any_badge`: both suites, and whatever must not pass.

use serde_json::json;

use super::*;
use crate::certificate::SiteKey;

mod status;

macro_rules! vector {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/vectors/w3c-eddsa/",
            $name
        ))
    };
}

const JCS: &str = "eddsa-jcs-2022";
const RDFC: &str = "eddsa-rdfc-2022";
const OB3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

fn key() -> SiteKey {
    SiteKey::from_secret(b"a secret that no site signs with").unwrap()
}

fn other_key() -> SiteKey {
    SiteKey::from_secret(b"a secret which a forger has made").unwrap()
}

fn badge() -> Value {
    json!({
        "@context": [CREDENTIALS_V2, OB3],
        "id": "https://badges.example/1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": key().did().as_str(), "type": ["Profile"], "name": "A school" },
        "validFrom": "2026-01-01T00:00:00+07:00",
        "validUntil": "2027-01-01T00:00:00.5Z",
        "credentialSubject": {
            "id": "did:example:someone",
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject", "identityType": "name",
                "hashed": false, "identityHash": "Ng\u{1b}[2Jọc",
            }],
            "achievement": {
                "id": "https://badges.example/a",
                "type": ["Achievement"],
                "name": "Swimming",
                "description": "Swims.",
                "criteria": { "narrative": "Swim." },
            },
        },
    })
}

/// A proof by a key, with members of its own.
fn proof(document: &Value, suite: &str, key: &SiteKey, own: &Value) -> Value {
    let mut proof = json!({
        "type": "DataIntegrityProof", "cryptosuite": suite,
        "created": "2026-01-01T00:00:00Z", "proofPurpose": "assertionMethod",
        "verificationMethod": key.did().verification_method(),
    });
    for (name, value) in own.as_object().unwrap() {
        proof[name] = value.clone();
    }
    let mut options = proof.clone();
    let halves = if suite == RDFC {
        if options.get("@context").is_none() {
            options["@context"] = document["@context"].clone();
        }
        [options, document.clone()].map(|half| canonical(dataset(half).unwrap()))
    } else {
        [&options, document].map(jcs::to_string)
    };
    let data = halves.map(|half| Digest::of(half.as_bytes()).0).concat();
    let signature = bs58::encode(key.sign(&data)).into_string();
    proof["proofValue"] = format!("z{signature}").into();
    proof
}

fn with(mut document: Value, proof: Value) -> Value {
    document["proof"] = proof;
    document
}

fn by(suite: &str, document: Value) -> Value {
    let proof = proof(&document, suite, &key(), &json!({}));
    with(document, proof)
}

fn report_at(document: &Value, at: &str) -> BadgeReport {
    let trust = [key().did().clone()].into_iter().collect();
    let report = verify_any_badge(document.to_string().as_bytes(), &trust, at.parse().unwrap());
    let unsigned = matches!(report.verdict, Verdict::Altered | Verdict::Unreadable);
    assert_eq!(report.badge.is_none(), unsigned, "{report:?}");
    report
}

fn report(document: &Value) -> BadgeReport {
    report_at(document, "2026-11-25T00:00:00Z")
}

#[track_caller]
fn refused(document: &Value, verdict: Verdict, said: &str) {
    let report = report(document);
    assert_eq!(report.verdict, verdict, "{report:?}");
    let reason = report.reason.to_string();
    assert!(reason.contains(said), "{reason}");
}

#[test]
fn one_proof_or_several_of_either_suite() {
    for suites in [&[JCS][..], &[RDFC], &[RDFC, JCS], &[JCS, JCS, RDFC]] {
        let own = json!({ "nonce": "n" });
        let proofs: Value = suites
            .iter()
            .map(|suite| proof(&badge(), suite, &key(), &own))
            .collect();
        let report = report(&with(badge(), proofs));
        assert_eq!(report.verdict, Verdict::Valid, "{report:?}");
        assert_eq!(report.reason, Reason::Sound);
        let badge = *report.badge.unwrap();
        assert_eq!(
            badge,
            Badge {
                achievement: "Swimming".to_owned(),
                issuer: key().did().clone(),
                issuer_name: Some("A school".to_owned()),
                subject: Some("did:example:someone".to_owned()),
                subject_name: Some("Ng\u{fffd}[2Jọc".to_owned()),
                valid_from: "2025-12-31T17:00:00Z".parse().unwrap(),
                valid_until: Some("2027-01-01T00:00:00Z".parse().unwrap()),
            }
        );
    }
    // Not in a list, and with the contexts of the badge written into it.
    for suite in [JCS, RDFC] {
        assert_eq!(report(&by(suite, badge())).verdict, Verdict::Valid);
        let own = json!({ "@context": [CREDENTIALS_V2, OB3] });
        let signed = with(badge(), proof(&badge(), suite, &key(), &own));
        assert_eq!(report(&signed).verdict, Verdict::Valid);
    }
}

#[test]
fn whatever_is_changed_is_noticed() {
    for suite in [JCS, RDFC] {
        for (pointer, new) in [
            ("/credentialSubject/achievement/name", json!("Diving")),
            ("/credentialSubject/id", json!("did:example:another")),
            ("/issuer/name", json!("A university")),
            ("/validUntil", json!("2037-01-01T00:00:00Z")),
            ("/proof/created", json!("2026-01-01T00:00:01Z")),
            ("/proof/proofValue", json!("z111")),
        ] {
            let mut signed = by(suite, badge());
            *signed.pointer_mut(pointer).unwrap() = new;
            refused(&signed, Verdict::Altered, "a signature does not match");
        }
        let mut signed = by(suite, badge());
        signed["description"] = "More.".into();
        refused(&signed, Verdict::Altered, "a signature does not match");
        signed["description"] = Value::Null;
        refused(
            &signed,
            Verdict::Unreadable,
            "no context says what \"null\"",
        );
        let mut signed = by(suite, badge());
        signed["grade"] = "A".into();
        refused(
            &signed,
            Verdict::Unreadable,
            "no context says what \"grade\"",
        );
    }
}

#[test]
fn every_proof_must_hold() {
    let good = |suite| proof(&badge(), suite, &key(), &json!({}));
    let mut of_another_badge = badge();
    of_another_badge["name"] = "Another".into();
    let method = key().did().verification_method();
    for (bad, verdict, said) in [
        (
            proof(&of_another_badge, JCS, &key(), &json!({})),
            Verdict::Altered,
            "does not match",
        ),
        (
            proof(&of_another_badge, RDFC, &key(), &json!({})),
            Verdict::Altered,
            "does not match",
        ),
        (
            proof(&badge(), JCS, &other_key(), &json!({})),
            Verdict::Altered,
            "not by the issuer",
        ),
        // Another key's signature under the issuer's name.
        (
            proof(
                &badge(),
                RDFC,
                &other_key(),
                &json!({ "verificationMethod": method }),
            ),
            Verdict::Altered,
            "does not match",
        ),
        (
            json!({ "type": "Ed25519Signature2020" }),
            Verdict::Unreadable,
            "type \"Ed25519Signature2020\"",
        ),
        (
            proof(&badge(), "ecdsa-rdfc-2019", &key(), &json!({})),
            Verdict::Unreadable,
            "cryptosuite \"ecdsa-rdfc-2019\"",
        ),
        (
            proof(
                &badge(),
                JCS,
                &key(),
                &json!({ "proofPurpose": "authentication" }),
            ),
            Verdict::Unreadable,
            "proofPurpose \"authentication\"",
        ),
        (
            proof(
                &badge(),
                JCS,
                &key(),
                &json!({ "previousProof": "urn:x:y" }),
            ),
            Verdict::Unreadable,
            "previousProof",
        ),
        (
            proof(&badge(), JCS, &key(), &json!({ "domain": "example.com" })),
            Verdict::Unreadable,
            "domain",
        ),
        (
            proof(&badge(), JCS, &key(), &json!({ "created": "yesterday" })),
            Verdict::Unreadable,
            "created \"yesterday\"",
        ),
        (json!(1), Verdict::Unreadable, "no object"),
        (json!("x"), Verdict::Unreadable, "no object"),
    ] {
        for proofs in [
            json!([good(RDFC), bad]),
            json!([bad, good(JCS)]),
            json!([good(JCS), bad, good(RDFC)]),
        ] {
            refused(&with(badge(), proofs), verdict, said);
        }
    }
    refused(&badge(), Verdict::Unreadable, "no proof");
    refused(&with(badge(), json!([])), Verdict::Unreadable, "no proof");
    let many = json!(vec![good(JCS); PROOF_LIMIT + 1]);
    refused(&with(badge(), many), Verdict::Unreadable, "9 of them");
}

#[test]
fn the_issuer_is_a_key_that_is_trusted() {
    for issuer in [
        json!("https://badges.example/issuer"),
        json!("did:web:badges.example"),
        json!("did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"),
    ] {
        let mut document = badge();
        document["issuer"]["id"] = issuer;
        let report = report(&by(RDFC, document));
        assert_eq!(report.verdict, Verdict::Unreadable);
        assert!(matches!(report.reason, Reason::Badge(BadgeError::Key(_))));
    }
    let mut document = badge();
    document["issuer"] = other_key().did().as_str().into();
    refused(
        &by(JCS, document.clone()),
        Verdict::Altered,
        "not by the issuer",
    );
    let signed = with(
        document.clone(),
        proof(&document, JCS, &other_key(), &json!({})),
    );
    refused(&signed, Verdict::UntrustedIssuer, "not a trusted issuer");
    let mut two = badge();
    two["issuer"] = json!([key().did().as_str(), other_key().did().as_str()]);
    refused(&by(RDFC, two), Verdict::Unreadable, "one issuer");
}

#[test]
fn contexts_are_known_and_are_those_of_the_proof() {
    let appended = |mut document: Value, context: &str| {
        let contexts = document["@context"].as_array_mut().unwrap();
        contexts.push(context.into());
        document
    };
    // The jcs proof is over the contexts it names; one that is known and changes
    // nothing may follow them.
    let own = json!({ "@context": [CREDENTIALS_V2, OB3] });
    for suite in [JCS, RDFC] {
        let signed = with(badge(), proof(&badge(), suite, &key(), &own));
        assert_eq!(
            report(&appended(signed.clone(), OB3)).verdict,
            Verdict::Valid
        );
        let unknown = appended(signed.clone(), "https://example.com/context");
        refused(
            &unknown,
            Verdict::Unreadable,
            "example.com/context is not known",
        );
        let mut fewer = signed;
        fewer["@context"] = json!([CREDENTIALS_V2]);
        assert_eq!(report(&fewer).verdict, Verdict::Unreadable);
    }
    refused(
        &appended(by(JCS, badge()), OB3),
        Verdict::Altered,
        "does not match",
    );
    // Signed when its words had no meaning, and given one afterwards.
    let mut bare = badge();
    bare["@context"] = json!([CREDENTIALS_V2]);
    let own = json!({ "@context": [CREDENTIALS_V2] });
    let signed = with(bare.clone(), proof(&bare, JCS, &key(), &own));
    refused(&signed, Verdict::Unreadable, "no context says what");
    let report = report(&appended(signed, OB3));
    assert_eq!(report.verdict, Verdict::Unreadable, "{report:?}");

    let mut old = badge();
    old["@context"] = json!(["https://www.w3.org/2018/credentials/v1", OB3]);
    let signed = with(old.clone(), proof(&old, JCS, &key(), &json!({})));
    refused(&signed, Verdict::Unreadable, "credentials 2.0");
}

#[test]
fn the_older_context_of_open_badges_is_known() {
    let older = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json";
    let mut document = badge();
    document["@context"][1] = older.into();
    for suite in [JCS, RDFC] {
        let mut signed = by(suite, document.clone());
        let report = report(&signed);
        assert_eq!(report.verdict, Verdict::Valid, "{report:?}");
        assert_eq!(report.badge.unwrap().achievement, "Swimming");
        // The same members, under another context than the one signed.
        signed["@context"][1] = OB3.into();
        refused(&signed, Verdict::Altered, "does not match");
    }
}

#[test]
fn badges_are_whole_and_hold_no_other() {
    let changed = |pointer: &str, key: &str, value: Value| {
        let mut document = badge();
        document.pointer_mut(pointer).unwrap()[key] = value;
        by(RDFC, document)
    };
    let subject = badge()["credentialSubject"].clone();
    for (signed, said) in [
        (
            changed("", "type", json!(["VerifiableCredential"])),
            "its type",
        ),
        (
            changed("", "credentialSubject", json!([subject, subject])),
            "",
        ),
        (
            changed(
                "/credentialSubject",
                "achievement",
                json!({ "id": "urn:x:y" }),
            ),
            "no name",
        ),
        (
            changed("/credentialSubject", "achievement", json!([])),
            "one achievement",
        ),
        (changed("", "validFrom", json!("soon")), "a date of it"),
        (changed("", "validFrom", json!([])), "no validFrom"),
        (
            changed(
                "",
                "validUntil",
                json!(["2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"]),
            ),
            "stands twice",
        ),
        (
            changed(
                "",
                "evidence",
                json!([{
                "id": "urn:x:y", "type": ["Evidence", "VerifiableCredential"] }]),
            ),
            "hold no other",
        ),
    ] {
        let report = report(&signed);
        let reason = report.reason.to_string();
        if said.is_empty() {
            // The same thing said twice is one thing.
            assert_ne!(report.verdict, Verdict::Altered, "{reason}");
        } else {
            assert_eq!(report.verdict, Verdict::Unreadable, "{reason}");
            assert!(reason.contains(said), "{reason}");
        }
    }
    let mut nested = badge();
    nested["endorsement"] = json!([{
        "id": "urn:x:y", "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": key().did().as_str(),
        "proof": { "type": "DataIntegrityProof", "cryptosuite": JCS },
    }]);
    let report = report(&with(
        nested.clone(),
        proof(&nested, JCS, &key(), &json!({})),
    ));
    assert_eq!(report.verdict, Verdict::Unreadable);
    for bytes in [&b""[..], b"{", b"[]", b"1", b"{}", b"{\"id\":1,\"id\":1}"] {
        let report = verify_any_badge(bytes, &Trust::nobody(), Utc::now());
        assert_eq!(report.verdict, Verdict::Unreadable);
    }
}

#[test]
fn time_and_status_count() {
    let signed = by(RDFC, badge());
    for (at, verdict) in [
        ("2025-12-31T16:49:59Z", Verdict::StatusUnknown),
        ("2025-12-31T16:50:00Z", Verdict::Valid),
        ("2026-12-31T23:59:59Z", Verdict::Valid),
        ("2027-01-01T00:00:01Z", Verdict::Expired),
    ] {
        assert_eq!(report_at(&signed, at).verdict, verdict, "{at}");
    }
    let own = json!({ "expires": "2026-06-01T00:00:00Z" });
    let proofs = json!([
        proof(&badge(), RDFC, &key(), &json!({})),
        proof(&badge(), JCS, &key(), &own),
    ]);
    refused(&with(badge(), proofs), Verdict::Expired, "2026-06-01");
    let entry = json!({
        "id": "https://badges.example/list#1", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "1",
        "statusListCredential": "https://badges.example/list",
    });
    let no_list = Reason::NoStatusList.to_string();
    for (status, said) in [
        (entry, &*no_list),
        (json!([{ "id": "urn:x:y" }]), "a status"),
    ] {
        let mut document = badge();
        document["credentialStatus"] = status;
        for suite in [JCS, RDFC] {
            refused(&by(suite, document.clone()), Verdict::StatusUnknown, said);
        }
    }
}

#[test]
fn the_w3c_signatures_of_both_suites_hold() {
    let signer: Did = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
        .parse()
        .unwrap();
    for text in [
        vector!("eddsa-jcs-2022/signedJCS.json"),
        vector!("eddsa-rdfc-2022/signedDataInt.json"),
    ] {
        let mut document = parse(text.as_bytes()).unwrap();
        // By a signer, but of no Open Badge.
        refused(
            &document,
            Verdict::Unreadable,
            "its type is not OpenBadgeCredential",
        );
        let proof = document.as_object_mut().unwrap().remove("proof").unwrap();
        let held = check(&document, &proof).unwrap();
        assert_eq!((held.signer, held.over), (signer.clone(), None));
        document["name"] = "Another".into();
        let error = check(&document, &proof).unwrap_err();
        assert_eq!(error, BadgeError::WrongSignature);
    }
}

/// Every value of a badge, by its JSON pointer.
fn pointers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                pointers(item, &format!("{pointer}/{i}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                pointers(member, &format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_value_can_be_another() {
    let proofs = json!([
        proof(&badge(), RDFC, &key(), &json!({})),
        proof(&badge(), JCS, &key(), &json!({})),
    ]);
    for signed in [by(RDFC, badge()), by(JCS, badge()), with(badge(), proofs)] {
        let mut places = Vec::new();
        pointers(&signed, "", &mut places);
        for place in places {
            for new in [
                Value::Null,
                json!(true),
                json!(0),
                json!(-1.5),
                json!(""),
                json!("a b"),
                json!("_:b"),
                json!([]),
                json!({}),
                json!([[]]),
                json!({ "@value": 1 }),
            ] {
                let mut other = signed.clone();
                *other.pointer_mut(&place).unwrap() = new.clone();
                let verdict = report(&other).verdict;
                assert_ne!(verdict, Verdict::Valid, "{place} {new}");
            }
        }
    }
}
