//! A certificate to do things to.

use certamen::certificate::{
    Achievement, Claims, Delivery, Did, Issuer, Participant, Percent, QuizResult, Reason, Report,
    Score, SiteKey, Trust, Verdict, Wording, issue, proof, verify,
};
use certamen::json::canonical::Digest;
use certamen::text::Lang;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn key() -> SiteKey {
    SiteKey::from_secret(b"a secret that no site signs with").unwrap()
}

pub fn other_key() -> SiteKey {
    SiteKey::from_secret(b"a secret which a forger has made").unwrap()
}

pub fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A day on which the certificate is in force.
pub fn today() -> DateTime<Utc> {
    time("2026-11-23T04:00:00Z")
}

pub fn percent(n: u8) -> Percent {
    Percent::new(n).unwrap()
}

pub fn quiz(id: &str, title: &str, reached: u8) -> QuizResult {
    QuizResult {
        id: id.into(),
        title: title.into(),
        percent: percent(reached),
        required: percent(70),
        bank: Digest::of(format!("bank of {id}").as_bytes()),
        bank_version: "2026.1".into(),
    }
}

pub fn claims(did: &Did) -> Claims {
    Claims {
        id: Uuid::from_u128(0x0f0e_1d2c_3b4a_4596_8778_0000_0000_002a),
        title: "Chứng nhận hoàn thành tập huấn AI".into(),
        issuer: Issuer {
            did: did.clone(),
            name: "Điểm tập huấn 0042".into(),
        },
        valid_from: time("2026-05-14T03:12:45Z").into(),
        valid_until: Some(time("2028-05-14T03:12:45Z").into()),
        participant: Participant {
            name: "Nguyễn Thị Bích Hằng".into(),
            code: "CB-0042-00317".into(),
            unit: "Ủy ban nhân dân xã Đông Hưng".into(),
        },
        started: time("2026-05-14T02:30:02Z").into(),
        ended: time("2026-05-14T03:12:40Z").into(),
        achievement: Achievement {
            id: "ai-public-service".into(),
            version: "2026.1".into(),
            name: "Đạo đức, pháp luật và an toàn AI".into(),
            description: "Tập huấn quốc gia\ncho cán bộ, công chức.".into(),
            criteria: "Đạt ít nhất 70 % số điểm của mỗi bài.".into(),
            language: Lang::VI,
        },
        record: Digest::of(b"the records"),
        status: None,
        score: Score {
            percent: percent(85),
            required: percent(70),
        },
        quizzes: vec![
            quiz("ai-ethics", "Đạo đức", 90),
            quiz("ai-law", "Pháp luật", 80),
        ],
        delivery: Delivery::SupervisedLocal,
        wording: Wording {
            score: "Tổng điểm".into(),
            status: "Kết quả".into(),
            delivery: "Thi tại điểm tập huấn, có giám sát.".into(),
        },
    }
}

pub fn certificate() -> String {
    issue(&claims(key().did()), &key()).unwrap()
}

/// Both proofs over a document, by the general way. Where no suite could sign
/// it, the first only claims to be one.
pub fn proofs(document: &Value, key: &SiteKey, created: &str) -> Value {
    let jcs = proof::sign(document, key, created);
    let rdfc = proof::sign_rdfc(document, key, created).unwrap_or_else(|_| {
        let mut other = jcs.clone();
        other["cryptosuite"] = proof::RDFC.into();
        other
    });
    json!([rdfc, jcs])
}

pub fn certificate_value() -> Value {
    serde_json::from_str(&certificate()).unwrap()
}

pub fn trust() -> Trust {
    [key().did().clone()].into_iter().collect()
}

/// The verdict on some bytes, today; checks that claims are shown only where a
/// signature stands for them.
pub fn report(bytes: &[u8]) -> Report {
    let report = verify(bytes, &trust(), today());
    let unsigned = matches!(report.verdict, Verdict::Altered | Verdict::Unreadable);
    assert_eq!(report.claims.is_none(), unsigned, "{report:?}");
    assert_eq!(
        report.verdict == Verdict::Valid,
        report.reason == Reason::Sound
    );
    report
}

pub fn verdict(bytes: &[u8]) -> Verdict {
    report(bytes).verdict
}

pub fn verdict_on(value: &Value) -> Verdict {
    verdict(value.to_string().as_bytes())
}

/// The JSON pointers of every value, the whole first.
pub fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
        found.push(pointer.to_owned());
        match value {
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    walk(item, &format!("{pointer}/{i}"), found);
                }
            }
            Value::Object(members) => {
                for (key, member) in members {
                    walk(member, &format!("{pointer}/{key}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}
