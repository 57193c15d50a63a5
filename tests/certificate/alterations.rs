//! Whatever is done to a certificate, it is VALID only while it means the
//! same; ALTERED while it is still one of ours; UNREADABLE when it is no JSON.

use certamen::certificate::Verdict::{Altered, Unreadable, Valid};
use certamen::certificate::{Verdict, issue};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::fixture::{
    certificate, certificate_value, claims, key, pointers, report, verdict, verdict_on,
};

/// What must be said of some bytes made from a certificate.
fn expected(bytes: &[u8], original: &Value) -> Verdict {
    match serde_json::from_slice::<Value>(bytes) {
        // A duplicate member that serde_json lets pass is caught by the caller.
        Ok(value) if value == *original => Valid,
        Ok(_) => Altered,
        Err(_) => Unreadable,
    }
}

fn check(bytes: &[u8], original: &Value) {
    let found = report(bytes);
    let expected = expected(bytes, original);
    assert_eq!(
        found.verdict,
        expected,
        "{}\n{}",
        found.reason,
        String::from_utf8_lossy(bytes)
    );
}

#[test]
fn untouched_is_valid() {
    assert_eq!(verdict(certificate().as_bytes()), Valid);
}

#[test]
fn every_byte_left_out() {
    let (text, original) = (certificate(), certificate_value());
    for i in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes.remove(i);
        check(&bytes, &original);
    }
}

#[test]
fn every_end_cut_off() {
    let text = certificate();
    for end in 0..text.trim_end().len() {
        assert_eq!(verdict(&text.as_bytes()[..end]), Unreadable, "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_byte_changed(at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let mut bytes = certificate().into_bytes();
        let i = at.index(bytes.len());
        bytes[i] ^= by;
        check(&bytes, &certificate_value());
    }

    #[test]
    fn a_byte_put_in(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = certificate().into_bytes();
        bytes.insert(at.index(bytes.len() + 1), byte);
        check(&bytes, &certificate_value());
    }

    #[test]
    fn a_piece_moved(
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        length in 1..200_usize,
    ) {
        let mut bytes = certificate().into_bytes();
        let from = from.index(bytes.len());
        let piece: Vec<u8> = bytes.drain(from..(from + length).min(bytes.len())).collect();
        let to = to.index(bytes.len() + 1);
        bytes.splice(to..to, piece);
        check(&bytes, &certificate_value());
    }
}

#[test]
fn every_text_changed() {
    let original = certificate_value();
    let mut texts = 0;
    for pointer in pointers(&original) {
        let Some(text) = original.pointer(&pointer).and_then(Value::as_str) else {
            continue;
        };
        texts += 1;
        let upper = text.to_uppercase();
        let first_off: String = text.chars().skip(1).collect();
        for new in [format!("{text}x"), format!("{text} "), upper, first_off] {
            if new == text {
                continue;
            }
            let mut changed = original.clone();
            *changed.pointer_mut(&pointer).unwrap() = new.as_str().into();
            assert_eq!(verdict_on(&changed), Altered, "{pointer}: {new}");
        }
    }
    assert!(texts > 80, "{texts}");
}

#[test]
fn every_value_of_another_kind() {
    let original = certificate_value();
    for pointer in pointers(&original).into_iter().skip(1) {
        let value = original.pointer(&pointer).unwrap();
        for new in [
            json!(null),
            json!(1),
            json!(true),
            json!([]),
            json!({}),
            json!([value]),
            json!({ "@value": value }),
        ] {
            let mut changed = original.clone();
            *changed.pointer_mut(&pointer).unwrap() = new;
            if changed == original {
                continue;
            }
            assert_eq!(verdict_on(&changed), Altered, "{pointer}");
        }
    }
    for whole in [json!([original]), json!({ "credential": original })] {
        assert_eq!(verdict_on(&whole), Altered);
    }
}

/// Calls `on` with every object and array of the value, changed by `change`.
fn at_every(
    original: &Value,
    mut change: impl FnMut(&mut Value) -> Vec<Value>,
    on: impl Fn(&Value, &str),
) {
    for pointer in pointers(original) {
        let mut part = original.pointer(&pointer).unwrap().clone();
        for new in change(&mut part) {
            let mut changed = original.clone();
            *changed.pointer_mut(&pointer).unwrap() = new;
            on(&changed, &pointer);
        }
    }
}

fn expect_altered(changed: &Value, pointer: &str) {
    assert_eq!(verdict_on(changed), Altered, "{pointer}");
}

#[test]
fn every_member_left_out_renamed_or_added() {
    let change = |part: &mut Value| {
        let Some(members) = part.as_object() else {
            return Vec::new();
        };
        let mut variants = Vec::new();
        for key in members.keys() {
            let mut without = members.clone();
            let value = without.remove(key).unwrap();
            variants.push(Value::Object(without.clone()));
            without.insert(format!("{key}\u{301}"), value);
            variants.push(Value::Object(without));
        }
        for (key, value) in [
            ("credentialStatus", json!({})),
            ("description", json!("x")),
            ("id", json!("urn:uuid:00000000-0000-0000-0000-000000000000")),
            ("ghi-chú", json!("x")),
        ] {
            if !members.contains_key(key) {
                let mut more = members.clone();
                more.insert(key.into(), value);
                variants.push(Value::Object(more));
            }
        }
        variants
    };
    at_every(&certificate_value(), change, expect_altered);
}

#[test]
fn every_list_shortened_lengthened_and_reordered() {
    let change = |part: &mut Value| {
        let Some(items) = part.as_array() else {
            return Vec::new();
        };
        let mut variants = Vec::new();
        for i in 0..items.len() {
            let mut fewer = items.clone();
            let item = fewer.remove(i);
            variants.push(Value::Array(fewer));
            let mut more = items.clone();
            more.push(item);
            variants.push(Value::Array(more));
            if i > 0 {
                let mut swapped = items.clone();
                swapped.swap(i - 1, i);
                variants.push(Value::Array(swapped));
            }
        }
        variants
    };
    at_every(&certificate_value(), change, expect_altered);
}

/// The value as text, with the member at `pointer` written twice.
fn with_member_twice(value: &Value, pointer: &str, here: &str, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                with_member_twice(item, pointer, &format!("{here}/{i}"), out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (key, member)) in members.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                let here = format!("{here}/{key}");
                if here == pointer {
                    out.extend([
                        json!(key).to_string(),
                        ":".into(),
                        member.to_string(),
                        ",".into(),
                    ]);
                }
                out.extend([json!(key).to_string(), ":".into()]);
                with_member_twice(member, pointer, &here, out);
            }
            out.push('}');
        }
        leaf => out.push_str(&leaf.to_string()),
    }
}

#[test]
fn every_member_twice() {
    let original = certificate_value();
    let mut plain = String::new();
    with_member_twice(&original, "none", "", &mut plain);
    assert_eq!(verdict(plain.as_bytes()), Valid);
    for pointer in pointers(&original) {
        let mut text = String::new();
        with_member_twice(&original, &pointer, "", &mut text);
        let expected = if text == plain { Valid } else { Altered };
        assert_eq!(verdict(text.as_bytes()), expected, "{pointer}");
    }
    let twice = plain.replacen("{\"@context\"", "{\"evidence\":[],\"@context\"", 1);
    let report = report(twice.as_bytes());
    assert_eq!(report.verdict, Altered);
    assert!(
        report
            .reason
            .to_string()
            .contains("\"evidence\" stands twice")
    );
}

#[test]
fn decomposed_letters_and_invisible_ones() {
    let text = certificate();
    let decomposed: String = text.nfd().collect();
    assert_ne!(decomposed, text);
    assert_eq!(verdict(decomposed.as_bytes()), Altered);
    let invisible = text.replace("Bích", "Bí\u{200b}ch");
    assert_eq!(verdict(invisible.as_bytes()), Altered);
}

#[test]
fn proofs_removed_emptied_doubled_and_swapped() {
    let original = certificate_value();
    let with = |proof: Value| {
        let mut changed = original.clone();
        changed["proof"] = proof;
        verdict_on(&changed)
    };
    let [rdfc, jcs] = [0, 1].map(|i| &original["proof"][i]);
    assert_eq!(with(json!([rdfc, jcs])), Valid);
    for proofs in [
        json!([]),
        json!([rdfc]),
        json!([jcs]),
        json!([jcs, rdfc]),
        json!([rdfc, rdfc]),
        json!([jcs, jcs]),
        json!([rdfc, jcs, jcs]),
        rdfc.clone(),
        jcs.clone(),
    ] {
        assert_eq!(with(proofs.clone()), Altered, "{proofs}");
    }
    // Each must hold, whatever the other does.
    for (i, j) in [(0, 1), (1, 0)] {
        let mut proofs = json!([rdfc, jcs]);
        proofs[i]["proofValue"] = proofs[j]["proofValue"].clone();
        assert_eq!(with(proofs), Altered);
    }

    let mut claims = claims(key().did());
    claims.participant.name = "Trần Văn An".into();
    let other: Value = serde_json::from_str(&issue(&claims, &key()).unwrap()).unwrap();
    assert_eq!(with(other["proof"].clone()), Altered);
    assert_eq!(verdict_on(&other), Valid);
}

/// Writes members backwards and escapes every letter beyond ASCII.
fn rewritten(value: &Value) -> String {
    let join = |parts: Vec<String>| parts.join(" ,\n\t ");
    match value {
        Value::Array(items) => format!("[ {} ]", join(items.iter().map(rewritten).collect())),
        Value::Object(members) => {
            let members = members.iter().rev();
            let parts =
                members.map(|(key, value)| format!("{} : {}", json!(key), rewritten(value)));
            format!("{{\r\n{}}}", join(parts.collect()))
        }
        Value::String(text) => {
            let mut out = String::from("\"");
            for unit in text.encode_utf16() {
                match u8::try_from(unit) {
                    Ok(b) if b.is_ascii_alphanumeric() => out.push(char::from(b)),
                    _ => out.extend([format!("\\u{unit:04X}")]),
                }
            }
            out + "\""
        }
        leaf => leaf.to_string(),
    }
}

#[test]
fn order_white_space_and_escapes_mean_nothing() {
    let original = certificate_value();
    let text = format!("\n{}\t", rewritten(&original));
    assert_ne!(text, certificate());
    assert_eq!(verdict(text.as_bytes()), Valid);
    assert_eq!(verdict_on(&original), Valid);
}
