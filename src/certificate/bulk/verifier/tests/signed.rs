//! What a trusted key signed, though it is no certificate.

use unicode_normalization::UnicodeNormalization;

use super::*;

/// Every text of a value, by its JSON pointer.
pub(in crate::certificate) fn texts(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                texts(item, &format!("{pointer}/{i}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                texts(member, &format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// A signature does not make a certificate: each text of a signed one replaced by
/// others, and signed again by a trusted key.
#[test]
fn every_text_changed_and_signed() {
    let trust = trust();
    let quick = taught(&trust);
    let (mut valid, mut fitting) = (0, 0);
    for n in [100, 101] {
        let original = value(&claims(n), &key(1));
        let mut pointers = Vec::new();
        texts(&original, "", &mut pointers);
        for pointer in &pointers {
            let text = original.pointer(pointer).unwrap().as_str().unwrap();
            let decomposed: String = text.nfd().collect();
            let flipped = |c: char| if c == '0' { '1' } else { '0' };
            let last: String = text.chars().last().map(flipped).into_iter().collect();
            for new in [
                &format!("{text}x"),
                &format!("{text} "),
                &format!("0{text}"),
                &format!(
                    "{}{last}",
                    &text[..text.len() - text.chars().last().map_or(0, char::len_utf8)]
                ),
                &text.to_uppercase(),
                &text.replace(['0', '1', '2'], "9"),
                &text.replace('-', ""),
                &decomposed,
                &text.replacen('a', "\u{200b}", 1),
                &text.replacen('a', "\"", 1),
                &text.replacen('a', "\\", 1),
                &text.replacen('a', "\u{7f}", 1),
                "",
                " ",
                "0",
                "69",
                "70",
                "100",
                "101",
                "070",
                "Trần Văn An",
                "CB 1",
                "1970-01-01T00:00:00Z",
                "2026-05-14T03:12:45Z",
                "2026-02-30T03:12:45Z",
                "9999-12-31T23:59:59Z",
                "ni:///sha-256;PoMQ9OlWaasEjF0u3jb0-O3tnwGfLpWpKWMtzIlI5Ht",
                "urn:uuid:00000000-0000-0000-0000-000000000000",
            ] {
                let mut changed = original.clone();
                *changed.pointer_mut(pointer).unwrap() = new.into();
                if !pointer.starts_with("/proof") {
                    changed = signed_anew(changed);
                }
                for layout in [Layout::Issued, Layout::Line] {
                    let file = laid_out(&changed, layout);
                    valid += usize::from(compare(&quick, file.as_bytes()) == Verdict::Valid);
                    fitting += usize::from(fits(&quick, file.as_bytes()));
                }
            }
        }
    }
    // Other names, times, scores: what the fields are for.
    assert!(valid > 100 && fitting > 100, "{valid} {fitting}");
}

/// Every list and object of a value, by its JSON pointer.
fn nodes(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let mut below = |step: &str, inner: &Value| nodes(inner, &format!("{pointer}/{step}"), found);
    match value {
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(i, item)| below(&i.to_string(), item));
        }
        Value::Object(members) => members.iter().for_each(|(key, one)| below(key, one)),
        _ => return,
    }
    found.push(pointer.to_owned());
}

/// A list or an object with one thing more, less, or in another place.
fn bent(node: &Value) -> Vec<Value> {
    let mut all = vec![json!({}), json!([]), json!(null), json!(""), json!([node])];
    match node {
        Value::Array(items) => {
            for i in 0..items.len() {
                let mut less = items.clone();
                let one = less.remove(i);
                let (mut more, mut turned) = (items.clone(), less.clone());
                more.insert(i, one.clone());
                turned.insert(0, one);
                all.extend([less, more, turned].map(Value::from));
            }
            let mut more = items.clone();
            more.push("more".into());
            all.push(more.into());
        }
        Value::Object(members) => {
            for key in members.keys() {
                let mut less = members.clone();
                let one = less.remove(key).unwrap();
                all.push(less.clone().into());
                for other in [&format!("{key}x"), &key.to_uppercase()] {
                    let mut renamed = less.clone();
                    renamed.insert(other.clone(), one.clone());
                    all.push(renamed.into());
                }
                for other in [json!(true), json!(1), json!(null), json!([]), json!([one])] {
                    let mut changed = less.clone();
                    changed.insert(key.clone(), other);
                    all.push(changed.into());
                }
            }
            for (key, other) in [
                ("", json!("")),
                ("validUntil", json!("9000-01-01T00:00:00Z")),
                ("credentialStatus", json!({ "id": "x#1" })),
                ("~last", json!(false)),
                ("image", json!({ "id": "https://example.vn/a.png" })),
            ] {
                let mut more = members.clone();
                more.insert(key.into(), other);
                all.push(more.into());
            }
        }
        _ => {}
    }
    all
}

/// Members and items added, left out, renamed and moved, everywhere, and signed
/// by a trusted key.
#[test]
fn every_list_and_object_bent_and_signed() {
    let trust = trust();
    let quick = taught(&trust);
    for n in [100, 101] {
        let original = value(&claims(n), &key(1));
        let mut pointers = Vec::new();
        nodes(&original, "", &mut pointers);
        for pointer in &pointers {
            for new in bent(original.pointer(pointer).unwrap()) {
                let mut changed = original.clone();
                *changed.pointer_mut(pointer).unwrap() = new;
                if !pointer.starts_with("/proof") && changed.is_object() {
                    changed = signed_anew(changed);
                }
                let file = laid_out(&changed, Layout::Line);
                compare(&quick, file.as_bytes());
            }
        }
    }
}

/// Options of the proof that are not the certificate's, though they are signed.
#[test]
fn every_option_of_the_proof_changed_and_signed() {
    let trust = trust();
    let quick = taught(&trust);
    let mut document = value(&claims(100), &key(1));
    let proofs = document["proof"].take();
    document.as_object_mut().unwrap().remove("proof");
    let hold = |options: &Value, other: &Value| {
        let mut jcs = options.clone();
        jcs.as_object_mut().unwrap().remove("proofValue");
        let mut data = [0; 64];
        for (half, value) in data.chunks_exact_mut(32).zip([&jcs, &document]) {
            half.copy_from_slice(&canonical::Digest::of(canonical::to_string(value).as_bytes()).0);
        }
        let value = bs58::encode(key(1).sign(&data)).into_string();
        jcs["proofValue"] = format!("z{value}").into();
        let mut file = document.clone();
        file["proof"] = json!([other, jcs]);
        compare(&quick, laid_out(&file, Layout::Line).as_bytes())
    };
    assert_eq!(hold(&proofs[1], &proofs[0]), Verdict::Valid);
    for i in [0, 1] {
        let mut options = proofs[i].as_object().unwrap().clone();
        options.remove("proofValue");
        options.insert("domain".into(), Value::Null);
        for member in options.keys() {
            for new in [
                json!("2026-05-14T03:12:46Z"),
                json!("2026-05-14T03:12:45.0Z"),
                json!(key(2).did().verification_method()),
                json!("eddsa-rdfc-2022"),
                json!("authentication"),
                json!([]),
            ] {
                let mut changed = proofs[i].clone();
                changed[member] = new.clone();
                let (jcs, other) = if i == 1 {
                    (&changed, &proofs[0])
                } else {
                    (&proofs[1], &changed)
                };
                // The first has this suite already.
                let same = proofs[i][member] == new;
                let expected = if same {
                    Verdict::Valid
                } else {
                    Verdict::Altered
                };
                assert_eq!(hold(jcs, other), expected, "{i} {member} {new}");
            }
        }
    }
}
