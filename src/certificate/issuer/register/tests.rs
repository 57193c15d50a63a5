//! A register, and everything that is none.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::*;
use crate::certificate::proof::data_integrity::ProofError;

fn key() -> SiteKey {
    SiteKey::from_secret(b"a secret that a root would sign ").unwrap()
}

fn site_did(n: u8) -> Did {
    SiteKey::from_secret(&[n; 32]).unwrap().did().clone()
}

fn moment(text: &str) -> Moment {
    text.parse::<DateTime<Utc>>().unwrap().into()
}

fn site(n: u8, from: u32, count: u32) -> SiteEntry {
    SiteEntry {
        did: site_did(n),
        name: format!("Điểm thi {n}"),
        unit: "Sở Khoa học".into(),
        from: moment("2026-01-01T00:00:00Z"),
        until: Some(moment("2026-12-31T23:59:59Z")),
        blocks: vec![Block { from, count }],
        lost: None,
    }
}

fn register() -> Register {
    let mut register = Register::new(
        "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".into(),
        key().did().clone(),
        "Bộ Khoa học và Công nghệ".into(),
        "https://status.example.vn/1".into(),
        moment("2026-01-01T00:00:00Z"),
    );
    register.sites = vec![site(1, 0, 16), site(2, 16, 16)];
    register.templates = vec![json!({ "format": "certamen-template/1", "title": "Chứng nhận" })];
    register
}

/// What becomes of a register that the root signed after a change.
fn changed(change: impl Fn(&mut Value)) -> Result<Register, RegisterError> {
    let mut document = register().document();
    change(&mut document);
    let created = document["validFrom"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let proof = proof::sign(&document, &key(), &created);
    document["proof"] = json!([proof]);
    Register::verify(document.to_string().as_bytes())
}

#[test]
fn what_is_signed_reads_back() {
    let mut new = register();
    new.sites[1].lost = Some(Lost {
        at: moment("2026-05-01T00:00:00Z"),
        certificates: [Digest::of(b"one"), Digest::of(b"two")].into(),
    });
    new.sites[0].until = None;
    let (signed, text) = new.sign(&key()).unwrap();
    let read = Register::verify(text.as_bytes()).unwrap();
    assert_eq!(read, signed);
    assert_eq!(read.sites, new.sites);
    assert_eq!(read.templates, new.templates);
    assert_eq!(read.site(&site_did(2)), Some(&new.sites[1]));
    assert_eq!(read.site(&site_did(3)), None);
    assert_eq!(read.free(), 32);
    // The digest is of what it says, not of how it is written.
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read.digest(), Digest::of_canonical(&value));
    assert!(changed(|_| ()).is_ok());
}

#[test]
fn another_hand_or_a_changed_letter_is_found() {
    let (_, text) = register().sign(&key()).unwrap();
    let proof = |text: &str| match Register::verify(text.as_bytes()) {
        Err(RegisterError::SignedDocumentError(SignedDocumentError::Proof(error))) => error,
        other => panic!("{other:?}"),
    };
    let wrong = proof(&text.replace("Điểm thi 1", "Điểm thi 9"));
    assert_eq!(wrong, ProofError::WrongSignature);
    // Signed by a site that calls itself the root.
    let forger = SiteKey::from_secret(&[1; 32]).unwrap();
    let mut document = register().document();
    let own = proof::sign(&document, &forger, "2026-01-01T00:00:00Z");
    document["proof"] = json!([own]);
    let refused = Register::verify(document.to_string().as_bytes());
    assert!(matches!(
        refused,
        Err(RegisterError::SignedDocumentError(
            SignedDocumentError::Shape(_)
        ))
    ));
    document["proof"] = json!([own, own]);
    assert!(Register::verify(document.to_string().as_bytes()).is_err());
    document["proof"] = json!([]);
    assert!(Register::verify(document.to_string().as_bytes()).is_err());
}

type Change = fn(&mut Value);

#[test]
fn nothing_but_the_format_is_taken_even_when_the_root_signs_it() {
    let changes: [(&str, Change); 22] = [
        ("member", |d| d["extra"] = "x".into()),
        ("site member", |d| {
            d["credentialSubject"]["sites"][0]["x"] = "x".into();
        }),
        ("context", |d| {
            d["@context"] = json!(["https://www.w3.org/ns/credentials/v2"]);
        }),
        ("type", |d| d["type"] = json!(["VerifiableCredential"])),
        ("id", |d| d["id"] = "urn:uuid:1".into()),
        ("subject", |d| {
            d["credentialSubject"]["id"] = "urn:uuid:1".into();
        }),
        ("version 0", |d| {
            d["credentialSubject"]["version"] = "0".into();
        }),
        ("version 01", |d| {
            d["credentialSubject"]["version"] = "01".into();
        }),
        ("version -1", |d| {
            d["credentialSubject"]["version"] = "-1".into();
        }),
        ("version number", |d| {
            d["credentialSubject"]["version"] = 1.into();
        }),
        ("not NFC", |d| {
            d["credentialSubject"]["sites"][0]["name"] = "e\u{301}".into();
        }),
        ("bidi", |d| {
            d["credentialSubject"]["sites"][0]["unit"] = "a\u{202e}b".into();
        }),
        ("bidi in a template", |d| {
            d["credentialSubject"]["templates"][0]["title"] = "a\u{202e}b".into();
        }),
        ("template", |d| {
            d["credentialSubject"]["templates"][0] = "x".into();
        }),
        ("blank", |d| d["issuer"]["name"] = " ".into()),
        ("window", |d| {
            d["credentialSubject"]["sites"][0]["validUntil"] = "2025-12-31T23:59:59Z".into();
        }),
        ("day", |d| {
            d["credentialSubject"]["sites"][0]["validFrom"] = "2026-02-30T00:00:00Z".into();
        }),
        ("no block", |d| {
            d["credentialSubject"]["sites"][0]["statusIndexes"][0]["count"] = "0".into();
        }),
        ("far block", |d| {
            d["credentialSubject"]["sites"][0]["statusIndexes"][0]["from"] = "4294967295".into();
        }),
        ("digest", |d| {
            d["credentialSubject"]["sites"][0]["lost"] =
                json!({ "at": "2026-01-01T00:00:00Z", "certificates": ["ab"] });
        }),
        ("list", |d| {
            d["credentialSubject"]["statusListCredential"] = "file:///etc".into();
        }),
        ("did", |d| {
            d["credentialSubject"]["sites"][0]["id"] = "did:key:z6Mk".into();
        }),
    ];
    for (what, change) in changes {
        let refused = changed(change);
        assert!(
            matches!(
                refused,
                Err(RegisterError::SignedDocumentError(
                    SignedDocumentError::Shape(_)
                ))
            ),
            "{what}: {refused:?}"
        );
    }
}

#[test]
fn sites_and_blocks_stand_once() {
    let twice = changed(|d| {
        d["credentialSubject"]["sites"][1]["id"] = site_did(1).as_str().into();
    });
    assert_eq!(twice, Err(RegisterError::SiteTwice(site_did(1))));
    let overlap = changed(|d| {
        d["credentialSubject"]["sites"][1]["statusIndexes"][0]["from"] = "15".into();
    });
    assert_eq!(overlap, Err(RegisterError::Overlap(15)));
    let (_, text) = register().sign(&key()).unwrap();
    let doubled = text.replacen("\"id\":", "\"id\": \"x\",\n  \"id\":", 1);
    assert!(Register::verify(doubled.as_bytes()).is_err());
    let large = vec![b' '; REGISTER_LIMIT + 1];
    assert!(Register::verify(&large).is_err());
}
