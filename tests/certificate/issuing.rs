//! What is issued, and that it reads back as what was claimed.

use certamen::canonical::Digest;
use certamen::certificate::{
    Claims, Did, IssueError, Percent, QuizResult, Score, SiteKey, Status, issue,
    json::{self, Json},
    profile, proof, unsigned,
};
use certamen::text::{Lang, forbidden, nfc};
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{certificate, certificate_value, claims, key, other_key, percent, verdict};

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

fn words(lines: bool) -> impl Strategy<Value = String> {
    prop_oneof![".{1,30}", "[ -~]{1,30}", "[À-ỹĐđ \n]{1,30}", "\\PC{1,9}"]
        .prop_map(|text: String| nfc(&text))
        .prop_map(move |text| {
            let clean = |c: &char| forbidden(c.encode_utf8(&mut [0; 4]), lines).is_none();
            format!("a{}", text.chars().filter(clean).collect::<String>())
        })
        .prop_map(|text| nfc(&text))
}

fn moment() -> impl Strategy<Value = i64> {
    0..200_000_000_000_i64
}

prop_compose! {
    fn any_score()(required in 0..=100_u8, above in 0..=100_u8) -> (Percent, Percent) {
        (percent(required.saturating_add(above).min(100)), percent(required))
    }
}

prop_compose! {
    fn any_quiz()(
        id in "[a-z0-9-]{3,12}",
        title in words(false),
        (percent, required) in any_score(),
        bank in any::<[u8; 32]>(),
        bank_version in words(false),
    ) -> QuizResult {
        let id = format!("q{id}");
        let bank = Digest(bank);
        QuizResult { id, title, percent, required, bank, bank_version }
    }
}

prop_compose! {
    fn any_claims(did: Did)(
        id in any::<u128>(),
        record in any::<[u8; 32]>(),
        status in prop::option::of(any::<u32>()),
        lines in prop::collection::vec(words(true), 3),
        texts in prop::collection::vec(words(false), 8),
        times in [moment(), moment(), moment()],
        lasts in prop::option::of(1..10_000_000_000_i64),
        code in "[!-~]{1,20}",
        achievement_id in "[a-z0-9-]{1,20}",
        language in prop::sample::select(vec!["vi", "en", "fr", "zh-TW", "es-419", "fil"]),
        (percent, required) in any_score(),
        mut quizzes in prop::collection::vec(any_quiz(), 1..6),
    ) -> Claims {
        let moment = |seconds| DateTime::from_timestamp(seconds, 0).unwrap().into();
        for (i, quiz) in quizzes.iter_mut().enumerate() {
            quiz.id = format!("{}-{i}", quiz.id);
        }
        let mut claims = claims(&did);
        claims.id = Uuid::from_u128(id);
        claims.record = Digest(record);
        claims.status = status.map(|index| Status { list: "urn:uuid:0f0e1d2c-3b4a-4596-8778-000000000001".into(), index });
        let mut texts = texts.into_iter();
        for place in [
            &mut claims.title,
            &mut claims.issuer.name,
            &mut claims.participant.name,
            &mut claims.participant.unit,
            &mut claims.achievement.version,
            &mut claims.achievement.name,
            &mut claims.wording.score,
            &mut claims.wording.status,
        ] {
            *place = texts.next().unwrap();
        }
        let mut lines = lines.into_iter();
        claims.achievement.description = lines.next().unwrap();
        claims.achievement.criteria = lines.next().unwrap();
        claims.wording.delivery = lines.next().unwrap();
        claims.valid_from = moment(times[0]);
        claims.valid_until = lasts.map(|lasts| moment(times[0] + lasts));
        claims.started = moment(times[1]);
        claims.ended = moment(times[2]);
        claims.participant.code = code;
        claims.achievement.id = achievement_id;
        claims.achievement.language = language.parse().unwrap();
        claims.score = Score { percent, required };
        claims.quizzes = quizzes;
        claims
    }
}

fn site_key() -> SiteKey {
    key()
}

proptest! {
    #[test]
    fn what_is_issued_reads_back_as_what_was_claimed(claims in any_claims(site_key().did().clone())) {
        let text = issue(&claims, &key()).unwrap();
        let mut value = json::parse(text.as_bytes()).unwrap();
        let read = profile::read(&Json::from(&value)).unwrap();
        prop_assert_eq!(&read, &claims);
        let proofs = value.as_object_mut().unwrap().remove("proof").unwrap();
        // By the general way too: through JSON-LD, whatever the claims are.
        let (document, proofs) = (Json::from(&value), Some(Json::from(&proofs)));
        prop_assert_eq!(proof::verify_both(&document, proofs, site_key().did()), Ok(()));
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
