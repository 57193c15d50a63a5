//! The code carries the whole certificate, and nothing else passes for one.

use certamen::certificate::print::code::{CodeError, Payload, decode, encode};
use certamen::certificate::print::qr::Qr;
use certamen::certificate::print::template::Template;
use certamen::certificate::{Claims, issue};
use certamen::json::{self, Json};
use proptest::prelude::*;

use crate::fixture::{certificate, claims, key, other_key, quiz};
use crate::random::any_claims;

/// Three quizzes, a list, an end: as long as certificates usually are.
pub fn sample() -> Claims {
    let mut claims = claims(key().did());
    claims
        .quizzes
        .push(quiz("ai-security", "An toàn và bảo mật", 85));
    claims
}

#[test]
fn three_quizzes_fit_a_code_of_some_three_hundred_bytes() {
    let text = encode(&issue(&sample(), &key()).unwrap()).unwrap();
    let bytes = (text.len() - 10) / 3 * 2;
    let qr = Qr::of(&text).unwrap();
    let version = (qr.size() - 17) / 4;
    println!(
        "{bytes} bytes, {} characters, version {version}",
        text.len()
    );
    assert!(bytes <= 330, "{bytes}");
    assert!(version <= 14, "{version}");
    assert!(text.starts_with("CERTAMEN1:"));
}

#[test]
fn a_code_names_its_template_and_its_key() {
    let json = certificate();
    let payload = decode(&encode(&json).unwrap()).unwrap();
    let claims = claims(key().did());
    let template = Template::of(&claims);
    assert_eq!(payload.template, template.id());
    assert_eq!(payload.credential(&template, key().did()), Ok(json));

    let mut other = template.clone();
    other.title.push('.');
    assert_eq!(
        payload.credential(&other, key().did()),
        Err(CodeError::OtherTemplate)
    );
    assert_eq!(
        payload.credential(&template, other_key().did()),
        Err(CodeError::OtherKey)
    );
}

#[test]
fn a_template_reads_back_and_nothing_near_it_does() {
    let template = Template::of(&sample());
    let value = template.to_json();
    let read = |value: &serde_json::Value| Template::from_json(&Json::from(value));
    assert_eq!(read(&value), Ok(template.clone()));
    assert_eq!(
        Template::from_bytes(issue(&sample(), &key()).unwrap().as_bytes()),
        Ok(template)
    );
    for pointer in crate::fixture::pointers(&value) {
        let mut without = value.clone();
        if let Some((parent, key)) = pointer.rsplit_once('/')
            && let Some(object) = without.pointer_mut(parent).and_then(|p| p.as_object_mut())
        {
            object.remove(key);
            assert_eq!(read(&without).is_ok(), key == "statusList", "{pointer}");
        }
        let mut other = value.clone();
        *other.pointer_mut(&pointer).unwrap() = serde_json::Value::Null;
        assert!(read(&other).is_err(), "{pointer}");
    }
    let mut more = value;
    more["quizzes"][0]["more"] = "x".into();
    assert!(read(&more).is_err());
}

#[test]
fn what_is_no_code_is_refused() {
    let text = encode(&certificate()).unwrap();
    for bad in [
        "",
        "https://example.com",
        "certamen1:",
        &text[1..],
        "CERTAMEN2:00",
    ] {
        assert_eq!(decode(bad), Err(CodeError::AnotherCode), "{bad}");
    }
    for bad in [
        "CERTAMEN1:".to_owned(),
        "CERTAMEN1:00".to_owned(),
        text.to_lowercase().replace("certamen1:", "CERTAMEN1:"),
        format!("CERTAMEN1:{}", "0".repeat(5000)),
    ] {
        assert_eq!(decode(&bad), Err(CodeError::Malformed), "{bad:.40}");
    }
}

fn restored(text: &str) -> Result<String, CodeError> {
    let claims = claims(key().did());
    decode(text)?.credential(&Template::of(&claims), key().did())
}

#[test]
fn a_code_that_is_cut_or_longer_is_refused() {
    let text = encode(&certificate()).unwrap();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(restored(&text[..end]).is_err(), "{end}");
    }
    assert_eq!(restored(&format!("{text}00")), Err(CodeError::Malformed));
}

/// A code counts its seconds from the first of 2020.
const EARLIEST: i64 = 1_577_836_800;

proptest! {
    #[test]
    fn the_code_gives_the_very_file_that_was_issued(claims in any_claims(EARLIEST)) {
        let json = issue(&claims, &key()).unwrap();
        let payload = decode(&encode(&json).unwrap()).unwrap();
        let template = Template::of(&claims);
        prop_assert_eq!(payload.credential(&template, key().did()), Ok(json));
        let read = Template::from_bytes(template.to_json().to_string().as_bytes());
        prop_assert_eq!(read, Ok(template));
    }

    #[test]
    fn no_text_makes_it_panic(text in "CERTAMEN1:[0-9A-Z $%*+./:-]{0,900}") {
        let _ = restored(&text);
    }

    #[test]
    fn a_changed_character_never_gives_the_same_file(at in 10..400_usize, by in 1..45_usize) {
        const SIGNS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        let mut text = encode(&certificate()).unwrap().into_bytes();
        let at = at.min(text.len() - 1);
        let sign = SIGNS.iter().position(|s| *s == text[at]).unwrap();
        text[at] = SIGNS[(sign + by) % 45];
        let text = String::from_utf8(text).unwrap();
        prop_assert_ne!(restored(&text), Ok(certificate()));
    }
}

#[test]
fn what_is_restored_is_json_of_ours() {
    let payload: Payload = decode(&encode(&certificate()).unwrap()).unwrap();
    let text = payload
        .credential(&Template::of(&claims(key().did())), key().did())
        .unwrap();
    assert!(json::parse(text.as_bytes()).is_ok());
}
