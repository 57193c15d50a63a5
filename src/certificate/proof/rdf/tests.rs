//! Tests of `rdf`: the vectors of the W3C, contexts, and hostile documents.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::*;
use crate::json::canonical::Digest;

macro_rules! vector {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/vectors/w3c-eddsa/",
            $name
        ))
    };
}

const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

fn quads(document: &Value) -> Result<String, RdfError> {
    canonical_quads(document.to_string().as_bytes())
}

fn badge() -> Value {
    json!({
        "@context": [CREDENTIALS_V2, OB],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": "did:example:a", "type": ["Profile"], "name": "A" },
        "awardedDate": "2026-05-14T03:12:45Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "activityEndDate": "2026-05-14T03:12:45Z",
            "achievement": {
                "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc34",
                "type": ["Achievement"],
                "name": "\"A\"\n\tß",
                "criteria": { "narrative": "Do it." },
            },
        },
    })
}

#[test]
fn the_contexts_are_those_that_were_published() {
    let digests = [
        (
            CREDENTIALS_V2,
            "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f",
        ),
        (
            OB,
            "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761",
        ),
        (
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
            "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
        ),
    ];
    // And the one that is known to tests alone.
    assert_eq!(CONTEXTS.len(), digests.len() + 1);
    for (address, digest) in digests {
        let (_, text) = CONTEXTS
            .iter()
            .find(|(known, _)| *known == address)
            .unwrap();
        assert_eq!(Digest::of(text.as_bytes()).to_string(), digest, "{address}");
    }
}

#[test]
fn the_w3c_canonical_forms_and_hashes() {
    for (document, canon, hash) in [
        (
            vector!("unsigned.json"),
            vector!("eddsa-rdfc-2022/canonDocDataInt.txt"),
            vector!("eddsa-rdfc-2022/docHashDataInt.txt"),
        ),
        (
            vector!("eddsa-rdfc-2022/proofConfigDataInt.json"),
            vector!("eddsa-rdfc-2022/proofCanonDataInt.txt"),
            vector!("eddsa-rdfc-2022/proofHashDataInt.txt"),
        ),
    ] {
        let quads = canonical_quads(document.as_bytes()).unwrap();
        assert_eq!(quads, canon);
        assert_eq!(Digest::of(quads.as_bytes()).to_string(), hash);
    }
}

#[test]
fn oddly_typed_dates_keep_the_types_of_the_context() {
    let quads = quads(&badge()).unwrap();
    for line in [
        "ob/vocab.html#awardedDate> \"2026-05-14T03:12:45Z\"^^<xsd:dateTime> .\n",
        "#activityEndDate> \"2026-05-14T03:12:45Z\"^^<https://www.w3.org/2001/XMLSchema#date> .\n",
        "schema.org/name> \"\\\"A\\\"\\n\\tß\" .\n",
    ] {
        assert!(quads.contains(line), "{line}{quads}");
    }
}

#[test]
fn other_contexts_are_not_known_wherever_they_stand() {
    for (pointer, context) in [
        (
            "",
            json!([CREDENTIALS_V2, OB, "https://example.com/context"]),
        ),
        (
            "",
            json!([CREDENTIALS_V2, OB, { "@vocab": "https://example.com/" }]),
        ),
        ("", json!([CREDENTIALS_V2, OB, null])),
        ("", json!([])),
        ("", json!(null)),
        ("", json!({ "@vocab": "https://example.com/" })),
        ("/credentialSubject", json!(OB)),
        (
            "/credentialSubject/achievement",
            json!({ "name": "https://example.com/" }),
        ),
    ] {
        let mut document = badge();
        document.pointer_mut(pointer).unwrap()["@context"] = context.clone();
        quads(&document).expect_err(&context.to_string());
    }
    for document in [json!([badge()]), json!("x"), json!({ "id": "urn:x:y" })] {
        quads(&document).unwrap_err();
    }
}

#[test]
fn what_would_not_be_signed_is_refused() {
    quads(&badge()).unwrap();
    for (pointer, key, value, said) in [
        ("", "grade", json!("A"), "grade"),
        (
            "",
            "expirationDate",
            json!("2020-01-01T00:00:00Z"),
            "expirationDate",
        ),
        ("/credentialSubject", "", json!("A"), ""),
        (
            "/credentialSubject/achievement",
            "humanCod",
            json!({}),
            "humanCod",
        ),
        ("", "image", Value::Null, "null"),
        ("", "@graph", json!([]), "@graph"),
        ("/issuer", "@id", json!("urn:x:y"), "@id"),
        ("/issuer", "@reverse", json!({}), "@reverse"),
        ("/issuer", "@included", json!({}), "@included"),
        (
            "/issuer",
            "name",
            json!({ "@value": "A", "@direction": "rtl" }),
            "@direction",
        ),
        ("/issuer", "@nothing", json!({}), "@nothing"),
        ("/issuer", "id", json!("relative"), "relative"),
        (
            "",
            "type",
            json!(["VerifiableCredential", "OpenBadgeCredential", "MyType"]),
            "MyType",
        ),
    ] {
        let mut document = badge();
        document.pointer_mut(pointer).unwrap()[key] = value;
        assert_eq!(
            quads(&document),
            Err(RdfError::Undefined(said.to_owned())),
            "{key}"
        );
    }
}

/// A document of blank nodes that are joined as told.
fn joined(nodes: usize, edges: &[(usize, usize)]) -> Value {
    let node = |i: usize| {
        let to = edges.iter().filter(|(from, _)| *from == i);
        let to: Vec<Value> = to
            .map(|(_, to)| json!({ "id": format!("_:n{to}") }))
            .collect();
        json!({ "id": format!("_:n{i}"), "type": "Achievement", "creator": to })
    };
    let mut document = badge();
    document["evidence"] = (0..nodes).map(node).collect();
    document
}

/// Reads a document; whatever becomes of it must not take long.
fn soon(document: &Value) -> Result<String, RdfError> {
    let start = Instant::now();
    let quads = quads(document);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    quads
}

#[test]
fn poison_graphs_are_refused_and_others_do_not_take_long() {
    let clique = |n: usize| {
        let pairs = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
        pairs.filter(|(a, b)| a != b).collect::<Vec<_>>()
    };
    let ring = |n: usize| (0..n).map(|a| (a, (a + 1) % n)).collect::<Vec<_>>();
    for n in [5, 8, 10, 20] {
        assert_eq!(
            soon(&joined(n, &clique(n))),
            Err(RdfError::TooComplex),
            "{n}"
        );
    }
    for n in [9, 30, 64] {
        assert_eq!(soon(&joined(n, &ring(n))), Err(RdfError::TooComplex), "{n}");
    }
    for n in [2, 3, 8] {
        soon(&joined(n, &ring(n))).unwrap();
    }
    // The cube: each node alike, each joined to three.
    let corners = (0..8_usize).flat_map(|a| [1, 2, 4].map(|bit| (a, a ^ bit)));
    let cube: Vec<_> = corners.filter(|(a, b)| a < b).collect();
    let _ = soon(&joined(8, &cube));
    // BulkVerifier that look alike and touch nothing cost nothing.
    soon(&joined(40, &[])).unwrap();
    assert_eq!(
        soon(&joined(BLANK_NODE_LIMIT + 1, &[])),
        Err(RdfError::TooComplex)
    );
}

#[test]
fn large_documents_are_refused_soon() {
    let mut document = badge();
    let node = |i: usize| json!({ "id": format!("urn:x:{i}"), "type": ["Achievement"] });
    document["evidence"] = (0..15_000).map(node).collect();
    assert_eq!(soon(&document), Err(RdfError::TooComplex));
}

/// Made by jsonld.js and rdf-canonize; `scripts/independent` makes them again.
#[test]
fn other_libraries_write_the_same_quads() {
    macro_rules! same {
        ($($name:literal),*) => {$({
            let document = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/rdfc/", $name, ".json"));
            let quads = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/rdfc/", $name, ".nq"));
            pretty_eq($name, &canonical_quads(document).unwrap(), quads);
        })*};
    }
    same!("reference", "certificate", "odd", "numbers", "alike");
}

#[track_caller]
fn pretty_eq(name: &str, ours: &str, theirs: &str) {
    let differing = ours.lines().zip(theirs.lines()).find(|(a, b)| a != b);
    assert_eq!(differing, None, "{name}");
    assert_eq!(ours, theirs, "{name}");
}
