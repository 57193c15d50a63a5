//! Tests of the status of badges: lists of their issuer, of a root, of others.

use std::collections::BTreeSet;

use super::*;
use crate::certificate::issuer::status_list::StatusList;

const LIST: &str = "https://badges.example/list";
const AT: &str = "2026-11-25T00:00:00Z";

fn entry(index: u32) -> Value {
    json!({
        "id": format!("{LIST}#{index}"), "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": index.to_string(),
        "statusListCredential": LIST,
    })
}

fn badge_with(status: Value) -> Value {
    let mut document = badge();
    document["credentialStatus"] = status;
    by(RDFC, document)
}

/// A list in which place 7 is withdrawn, not signed yet.
fn list(key: &SiteKey) -> Value {
    let window = (
        "2026-11-01T00:00:00Z".parse().unwrap(),
        "2026-12-01T00:00:00Z".parse().unwrap(),
    );
    let list = StatusList::new(
        LIST.to_owned(),
        key.did().clone(),
        window,
        &BTreeSet::from([7]),
        0,
    );
    let mut document: Value = serde_json::from_str(&list.sign(key).unwrap()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    document
}

fn signed_list(document: &Value, key: &SiteKey) -> Value {
    let proofs = json!([proof(document, JCS, key, &json!({}))]);
    with(document.clone(), proofs)
}

fn read(document: &Value) -> Result<StatusList, BadgeError> {
    StatusList::of_anyone(document.to_string().as_bytes())
}

fn looked_up(badge: &Value, lists: &[&Value], trusted: &[&SiteKey], at: &str) -> BadgeReport {
    let mut trust: Trust = trusted.iter().map(|key| key.did().clone()).collect();
    for document in lists {
        trust.add_list(read(document).unwrap());
    }
    verify_any_badge(badge.to_string().as_bytes(), &trust, at.parse().unwrap())
}

#[test]
fn a_list_of_the_issuer_or_of_somebody_trusted_tells() {
    let (sound, gone) = (badge_with(entry(6)), badge_with(entry(7)));
    let both = badge_with(json!([entry(6), entry(7)]));
    let (own, other) = (key(), other_key());
    let by_issuer = signed_list(&list(&own), &own);
    let by_other = signed_list(&list(&other), &other);
    for (document, trusted) in [(&by_issuer, &[&own][..]), (&by_other, &[&own, &other])] {
        let found = |badge| looked_up(badge, &[document], trusted, AT);
        assert_eq!(found(&sound).verdict, Verdict::Valid);
        assert_eq!(
            found(&sound).status_as_of,
            Some("2026-11-01T00:00:00Z".parse().unwrap())
        );
        for badge in [&gone, &both] {
            let report = found(badge);
            assert_eq!(report.verdict, Verdict::Revoked);
            assert!(matches!(report.reason, Reason::Withdrawn { .. }));
            assert!(report.badge.is_some());
        }
        let beyond = badge_with(entry(1 << 20));
        assert_eq!(found(&beyond).verdict, Verdict::StatusUnknown);
        // Withdrawn is for good; that it is not holds until the end of the list.
        let late = "2026-12-02T00:00:00Z";
        let at = |badge| looked_up(badge, &[document], trusted, late).verdict;
        assert_eq!(at(&sound), Verdict::StatusUnknown);
        assert_eq!(at(&gone), Verdict::Revoked);
        let ended = "2027-02-01T00:00:00Z";
        assert_eq!(
            looked_up(&gone, &[document], trusted, ended).verdict,
            Verdict::Revoked
        );
        assert_eq!(
            looked_up(&sound, &[document], trusted, ended).verdict,
            Verdict::Expired
        );
    }
    // A list by a stranger says nothing, for good or ill.
    for badge in [&sound, &gone] {
        let report = looked_up(badge, &[&by_other], &[&own], AT);
        assert_eq!(
            (report.verdict, report.reason),
            (Verdict::StatusUnknown, Reason::NoStatusList)
        );
        assert_eq!(report.status_as_of, None);
    }
    // Of two lists the one that says withdrawn counts, in whatever order.
    let mut none: Value = list(&own);
    let empty = StatusList::new(
        LIST.to_owned(),
        own.did().clone(),
        (
            "2026-11-20T00:00:00Z".parse().unwrap(),
            "2026-12-20T00:00:00Z".parse().unwrap(),
        ),
        &BTreeSet::new(),
        0,
    );
    none["credentialSubject"] = serde_json::from_str::<Value>(&empty.sign(&own).unwrap()).unwrap()
        ["credentialSubject"]
        .clone();
    let none = signed_list(&none, &own);
    for lists in [[&none, &by_issuer], [&by_issuer, &none]] {
        assert_eq!(
            looked_up(&gone, &lists, &[&own], AT).verdict,
            Verdict::Revoked
        );
        assert_eq!(
            looked_up(&sound, &lists, &[&own], AT).verdict,
            Verdict::Valid
        );
    }
}

#[test]
fn another_kind_of_status_is_not_looked_up() {
    let own = key();
    let document = signed_list(&list(&own), &own);
    let changed = |name: &str, new: Value| {
        let mut status = entry(6);
        status[name] = new;
        status
    };
    for status in [
        changed("statusPurpose", json!("suspension")),
        changed("statusPurpose", json!("message")),
        changed("statusSize", json!(2)),
        changed("statusListIndex", json!("06")),
        changed("statusListIndex", json!("-6")),
        json!([entry(6), { "id": "urn:x:y" }]),
    ] {
        let report = looked_up(&badge_with(status.clone()), &[&document], &[&own], AT);
        assert_ne!(report.verdict, Verdict::Valid, "{status}");
    }
    let elsewhere = changed(
        "statusListCredential",
        json!("https://badges.example/other"),
    );
    let report = looked_up(&badge_with(elsewhere), &[&document], &[&own], AT);
    assert_eq!(report.reason, Reason::NoStatusList);
}

#[test]
fn a_list_that_is_not_as_it_was_signed_is_none() {
    let own = key();
    let good = list(&own);
    assert!(read(&signed_list(&good, &own)).is_ok());
    assert_eq!(
        read(&signed_list(&good, &other_key())).unwrap_err(),
        BadgeError::NotByIssuer
    );
    for (pointer, new) in [
        ("/id", json!("https://badges.example/another")),
        ("/validUntil", json!("2030-12-01T00:00:00Z")),
        ("/credentialSubject/encodedList", json!("uH4sI")),
        ("/credentialSubject/statusPurpose", json!("suspension")),
        ("/issuer", json!(other_key().did().as_str())),
        ("/type", json!(["VerifiableCredential"])),
        ("/credentialSubject/type", json!("Other")),
    ] {
        // Changed after it was signed, and signed so.
        let mut after = signed_list(&good, &own);
        *after.pointer_mut(pointer).unwrap() = new.clone();
        assert!(read(&after).is_err(), "{pointer}");
        let mut before = good.clone();
        *before.pointer_mut(pointer).unwrap() = new;
        if !["/id", "/validUntil"].contains(&pointer) {
            assert!(read(&signed_list(&before, &own)).is_err(), "{pointer}");
        }
    }
    let mut endless = good.clone();
    endless.as_object_mut().unwrap().remove("validUntil");
    let error = read(&signed_list(&endless, &own)).unwrap_err();
    assert_eq!(error, BadgeError::NoList("it must have one validUntil"));
    // A proof that ends sooner ends the list.
    let short = proof(
        &good,
        JCS,
        &own,
        &json!({ "expires": "2026-11-10T00:00:00Z" }),
    );
    let short = read(&with(good.clone(), short)).unwrap();
    assert_eq!(short.until, "2026-11-10T00:00:00Z".parse().unwrap());
    for junk in [&b""[..], b"{}", b"[]", b"{\"a\":1,\"a\":2}", &[0xff]] {
        assert!(StatusList::of_anyone(junk).is_err());
    }
}
