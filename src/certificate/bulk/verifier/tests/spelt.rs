//! The same, and not quite the same, in other spellings of JSON.

use super::*;
use crate::certificate::bulk::verifier::tests::signed::texts;

/// Stands where something is to be written as it is.
const MARK: &str = "@@HERE@@";

/// A text whose second proof is made anew by site 1, over what it says as far as
/// it says anything; of members that stand twice, over the last.
pub(in crate::certificate) fn sealed(text: &str) -> String {
    let Ok(mut document) = serde_json::from_str::<Value>(text) else {
        return text.to_owned();
    };
    let mut proofs = document["proof"].take();
    document.as_object_mut().unwrap().remove("proof");
    let options = proofs[1].as_object_mut().unwrap();
    let Some(Value::String(old)) = options.remove("proofValue") else {
        return text.to_owned();
    };
    let mut data = [0; 64];
    for (half, value) in data.chunks_exact_mut(32).zip([&proofs[1], &document]) {
        half.copy_from_slice(&canonical::Digest::of(canonical::to_string(value).as_bytes()).0);
    }
    let new = bs58::encode(key(1).sign(&data)).into_string();
    text.replace(&old, &format!("z{new}"))
}

/// A text as JSON, with every character in an escape.
fn escaped(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    format!("\"{}\"", units.collect::<String>())
}

/// Whatever stands for a text is read as JSON, and as the profile has it.
#[test]
fn every_text_in_other_spellings() {
    let trust = trust();
    let quick = taught(&trust);
    let original = value(&claims(101), &key(1));
    let mut pointers = Vec::new();
    texts(&original, "", &mut pointers);
    let (mut valid, mut fitting) = (0, 0);
    for pointer in &pointers {
        let mut marked = original.clone();
        let slot = marked.pointer_mut(pointer).unwrap();
        let text = slot.as_str().unwrap().to_owned();
        *slot = MARK.into();
        let marked = laid_out(&marked, Layout::Line);
        let mut first = text.chars();
        let first_escaped = format!(
            "\"\\u{:04X}{}\"",
            first.next().unwrap() as u32,
            first.as_str()
        );
        for spelling in [
            &*escaped(&text),
            &first_escaped,
            &format!(" \t\r\n\"{text}\"\n"),
            &format!("\"{text}\",\"more\":\"\""),
            &format!("\"{text}\" \"\""),
            &format!("\"{text}"),
            &format!("{text}\""),
            &format!("'{text}'"),
            &format!("\"{text}\"//"),
            &format!("\"{text}\\u0000\""),
            &format!("\"{text}\0\""),
            &format!("\"{text}\n\""),
            &format!("\"{text}\t\""),
            &format!("\"{text}\\\""),
            &format!("\"{text}\\\\\""),
            &format!("\"{text}\\/\""),
            &format!("\"{text}\u{7f}\""),
            &format!("\"{text}\u{85}\""),
            &format!("\"\u{feff}{text}\""),
            &format!("\u{feff}\"{text}\""),
            &format!("\"{text}\u{301}\""),
            &format!("\"\u{301}{text}\""),
            &format!("\"{text}\u{212b}\""),
            &format!("\"{text}\u{1100}\u{1161}\""),
            &format!("\"{text}\u{2028}\""),
            &format!("\"{text}\u{1f642}\""),
            "\"\\ud83d\\ude42\"",
            "\"\\ud83d\"",
            "\"\\ude42\\ud83d\"",
            "\"\u{a0}\"",
            "\"\u{3000}\"",
            "\"\u{2007} \u{202f}\"",
            "\"e\u{301}\"",
            "\"\u{e000}\u{10ffff}\"",
            "\"\u{378}\"",
            "\"1.0\"",
            "\"1e1\"",
            "\"+9\"",
            "\"\u{667}\u{667}\"",
            "\"4294967295\"",
            "\"4294967296\"",
            "\"18446744073709551615\"",
            "\"2026-05-14T03:12:60Z\"",
            "\"2026-05-14T03:12:45+00:00\"",
            "\"+026-05-14T03:12:45Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "99",
            "[]",
            "{}",
            "false",
            "null",
        ] {
            let file = sealed(&marked.replace(&format!("\"{MARK}\""), spelling));
            valid += usize::from(compare(&quick, file.as_bytes()) == Verdict::Valid);
            fitting += usize::from(fits(&quick, file.as_bytes()));
        }
    }
    assert!(
        valid > 2 * pointers.len() && fitting > 50,
        "{valid} {fitting}"
    );
}

/// Bytes that are no UTF-8, or are only with what comes after the field.
#[test]
fn every_text_in_bytes_that_are_none() {
    let trust = trust();
    let quick = taught(&trust);
    let original = value(&claims(101), &key(1));
    let mut pointers = Vec::new();
    texts(&original, "", &mut pointers);
    for pointer in &pointers {
        let mut marked = original.clone();
        let slot = marked.pointer_mut(pointer).unwrap();
        let text = slot.as_str().unwrap().to_owned();
        *slot = MARK.into();
        let marked = laid_out(&marked, Layout::Line);
        let (before, after) = marked.split_once(MARK).unwrap();
        for bytes in [
            &b"\xff"[..],
            b"\xc3",
            b"\xe1\xbb",
            b"\xc0\x80",
            b"\xc0\xa2",
            b"\xed\xa0\xbd\xed\xb9\x82",
            b"\xf4\x90\x80\x80",
            b"\xa0",
        ] {
            for inside in [[text.as_bytes(), bytes], [bytes, text.as_bytes()]] {
                let file = [before.as_bytes(), &inside.concat(), after.as_bytes()].concat();
                assert_eq!(compare(&quick, &file), Verdict::Unreadable);
            }
        }
    }
}

/// Templates of files laid out as nobody does fit what is laid out the same.
#[test]
fn odd_layouts_are_learnt_as_they_are() {
    let trust = trust();
    let odd = |text: &str, n: usize| match n {
        0 => text.replace('\n', "\r\n"),
        1 => text.replace("\": ", "\"\t :\r"),
        2 => format!("\n \t{text}"),
        3 => text.replace("  ", "\t"),
        4 => text.replace(",\n", "\n,\n"),
        5 => text.replace("urn:uuid", "urn\\u003auuid"),
        6 => text.replace("https://", "https:\\/\\/"),
        7 => text.replace("\"issuer\"", "\"\\u0069ssuer\""),
        8 => format!("\u{feff}{text}"),
        _ => text.replace('ễ', "\\u1ec5"),
    };
    let quick = taught(&trust);
    for n in 0..10 {
        // Another programme for each, since only so many are kept.
        let file = |i| {
            let mut claims = claims(i);
            claims.achievement.id = format!("odd-{n}");
            odd(&laid_out(&value(&claims, &key(1)), Layout::Issued), n)
        };
        let expected = if n == 8 {
            Verdict::Unreadable
        } else {
            Verdict::Valid
        };
        for i in [100, 102, 104] {
            assert_eq!(compare(&quick, file(i).as_bytes()), expected);
        }
        assert_eq!(fits(&quick, file(106).as_bytes()), n < 5 || n == 6, "{n}");
        for other in 0..10 {
            compare(&quick, odd(&file(108), other).as_bytes());
        }
    }
}

/// What stands after the end, and members that stand twice.
#[test]
fn nothing_follows_and_nothing_stands_twice() {
    let trust = trust();
    let quick = taught(&trust);
    let file = file(100, Layout::Line);
    let whole = file.trim_end();
    for after in ["", " ", "\r\n\r\n", "\t \n"] {
        assert_eq!(
            compare(&quick, format!("{whole}{after}").as_bytes()),
            Verdict::Valid
        );
    }
    for after in [
        "}", "{}", ",", "\0", "\u{b}", "\u{a0}", "\u{feff}", "\u{85}", "\u{2028}", "x", "\"", "//",
        whole,
    ] {
        for text in [format!("{whole}{after}"), format!("{whole} {after}\n")] {
            assert_eq!(compare(&quick, text.as_bytes()), Verdict::Unreadable);
        }
    }
    let names = ["name", "id", "proof", "validFrom", "identityHash", "value"];
    for name in names {
        for (at, _) in whole.match_indices(&format!("\"{name}\":")) {
            for again in [
                format!("\"{name}\":\"x\","),
                format!("\"\\u{:04x}{}\":false,", name.as_bytes()[0], &name[1..]),
            ] {
                let mut text = whole.to_owned();
                text.insert_str(at, &again);
                assert_eq!(compare(&quick, sealed(&text).as_bytes()), Verdict::Altered);
            }
        }
    }
}
