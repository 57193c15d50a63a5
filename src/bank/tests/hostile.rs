//! Files that are broken on purpose or by accident: none may hang, panic, or
//! take more memory than its size allows.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{ALL_KINDS, codes, edited, read};
use crate::bank::fault::FaultKind;
use crate::bank::read::bank::{Limits, read_bank};

#[test]
fn nesting_without_end_is_refused() {
    for text in [
        "[".repeat(200_000),
        "{a: ".repeat(200_000),
        "- ".repeat(200_000),
        "? ".repeat(200_000),
        (0..2_000).fold(String::new(), |text, i| text + &" ".repeat(i) + "a:\n"),
    ] {
        let found = codes(&read(&text).faults);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "too-deep");
    }
}

#[test]
fn aliases_cannot_multiply_or_nest_without_end() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    let mut tower = String::from("b0: &b0 [x]\n");
    let mut long = format!("c0: &c0 \"{}\\n\"\nc: [", "x".repeat(1 << 20));
    for i in 1..60 {
        let copies = vec![format!("*a{}", i - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{i}: &a{i} [{copies}]");
        let _ = writeln!(tower, "b{i}: &b{i} [*b{}]", i - 1);
    }
    long += &"*c0 , ".repeat(1_000);
    long += "]\n";
    for (text, code) in [
        (bomb, "too-many-values"),
        (tower, "too-deep"),
        (long, "too-many-values"),
        ("a: &a [*a]".to_owned(), "unknown-alias"),
        ("a: *nothing".to_owned(), "unknown-alias"),
    ] {
        let found = codes(&read(&text).faults);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, code);
    }
}

#[test]
fn a_file_of_many_values_or_bytes_is_refused_at_once() {
    let limits = Limits {
        bytes: 1 << 20,
        values: 1_000,
        ..Limits::default()
    };
    let long = read_bank(&vec![b' '; (1 << 20) + 1], &limits);
    assert_eq!(codes(&long.faults), [("file-too-large", 1, 1)]);
    let many = read_bank("- a\n".repeat(2_000).as_bytes(), &limits);
    assert_eq!(codes(&many.faults), [("too-many-values", 1001, 3)]);
}

#[test]
fn latin_1_is_named_with_its_place() {
    let mut bytes = b"bank: x\r\ntitle: caf".to_vec();
    bytes.extend(b"\xe9\r\n");
    let found = read_bank(&bytes, &Limits::default()).faults;
    assert_eq!(codes(&found), [("not-utf8", 2, 11)]);
    assert_eq!(found[0].kind.args(), [("byte", "0xE9".to_owned())]);
    let wide = read_bank(b"\xff\xfeb\0a\0", &Limits::default()).faults;
    assert_eq!(codes(&wide), [("not-utf8", 1, 1)]);
}

#[test]
fn tabs_as_indentation_are_named() {
    for text in [
        "bank: x\n\tversion: \"1\"\n",
        "topics:\n\t- a\n",
        "a:\n  b: 1\n\tc: 2\n",
    ] {
        let found = codes(&read(text).faults);
        assert_eq!(found.len(), 1, "{text:?} {found:?}");
        assert_eq!(found[0].0, "tab-indentation", "{text:?}");
    }
}

#[test]
fn a_very_long_id_is_refused_in_a_short_message() {
    let text = edited("id: q-order", &format!("id: {}", "x".repeat(10_000)));
    let found = read(&text).faults;
    assert_eq!(codes(&found), [("bad-id", 54, 9)]);
    assert!(found[0].kind.args()[0].1.chars().count() <= 60);
}

#[test]
fn many_mistakes_take_no_long_time_and_are_cut_short() {
    let mut fields = String::new();
    let mut questions = String::from("questions:\n");
    for i in 0..20_000 {
        let _ = writeln!(fields, "questoin{i}: x");
        questions += "- { id: a, kind: b }\n";
    }
    for text in [fields, questions] {
        let found = read(&text).faults;
        assert_eq!(found.len(), Limits::default().faults + 1);
        assert_eq!(found.last().unwrap().kind.code(), "too-many-faults");
    }
    let long = edited("Because.", &"x".repeat(30_000));
    assert_eq!(codes(&read(&long).faults), [("text-too-long", 34, 18)]);
}

/// Every text of the good bank, as its bytes in the file.
fn texts() -> Vec<&'static str> {
    vec![
        "All kinds",
        "Mọi loại",
        "Short and the same for everybody.",
        "Pháp luật",
        "Which one?",
        "Câu nào?",
        "Right., vi",
        "Because.",
        "Regulation (EU) 2024/1689, Art. 50(1)",
        "X01",
        "Choose two.",
        "Water is wet.",
        "Wrong.",
        "Three",
        "Hanoi",
        "France",
        "Spain",
        "giờ",
        "prompt inject*",
        "fuite",
        "puis",
        "Fill in.",
        "Nguyễn Văn A]], born",
        "2026.1",
    ]
}

#[test]
fn control_and_invisible_characters_are_refused_in_every_text() {
    for piece in texts() {
        for bad in [
            "\\e[2J",
            "\\u202e",
            "\\u200b",
            "\\x9b",
            "\\t",
            "\\0",
            "\\uFEFF",
            "\\U000E0041",
        ] {
            // As an escape, where the text can be put into quotation marks.
            let whole = format!("\"a{bad}\"");
            let text = ALL_KINDS.replacen("Because.", &whole, 1);
            let loaded = read(&text);
            assert!(loaded.bank.is_none());
            assert_eq!(codes(&loaded.faults), [("forbidden-character", 34, 20)]);
        }
        for bad in [
            '\u{202e}', '\u{200b}', '\u{ad}', '\u{2028}', '\u{85}', '\u{1b}', '\u{7}',
        ] {
            let at = piece.char_indices().nth(1).unwrap().0;
            let spoilt = format!("{}{bad}{}", &piece[..at], &piece[at..]);
            let text = ALL_KINDS.replacen(piece, &spoilt, 1);
            let loaded = read(&text);
            assert!(loaded.bank.is_none(), "{piece:?} with {bad:?}");
            let stopped = |kind: &FaultKind| {
                matches!(
                    kind,
                    FaultKind::ForbiddenCharacter { .. } | FaultKind::Syntax { .. }
                )
            };
            assert!(
                loaded.faults.iter().any(|fault| stopped(&fault.kind)),
                "{piece:?} with {bad:?}: {:?}",
                loaded.faults
            );
        }
    }
}

#[test]
fn a_forbidden_character_is_placed_exactly() {
    let text = edited("born 1990.", "bo\u{200b}rn 1990.");
    assert_eq!(
        codes(&read(&text).faults),
        [("forbidden-character", 93, 49)]
    );
    let text = edited("fr: \"Lequel ?\"", "fr: \"Lequel\\u200B?\"");
    assert_eq!(
        codes(&read(&text).faults),
        [("forbidden-character", 30, 56)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let loaded = read_bank(&bytes, &Limits::default());
        prop_assert!(loaded.bank.is_none());
        prop_assert!(!loaded.faults.is_empty());
    }

    #[test]
    fn yaml_like_text_never_panics(text in "([-?:,{}#&*!|>'\"%@` \t\n\\[\\]]|[a-c]|: |- |\n  ){0,60}") {
        let loaded = read_bank(text.as_bytes(), &Limits::default());
        prop_assert!(loaded.bank.is_none() && !loaded.faults.is_empty());
    }

    /// A bank with some bytes changed loads or has an error, and every fault
    /// can be shown.
    #[test]
    fn a_spoilt_bank_loads_or_says_why(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_usize), 1..6)
    ) {
        let mut bytes = ALL_KINDS.as_bytes().to_vec();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len().max(1));
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let loaded = read_bank(&bytes, &Limits::default());
        let errors = loaded.faults.iter().filter(|fault| fault.is_error()).count();
        prop_assert_eq!(loaded.bank.is_none(), errors > 0);
        let file = crate::bank::SourceFile::new("x.yaml", &bytes);
        for fault in &loaded.faults {
            let shown = crate::bank::render(&file, fault, "S.", 80);
            prop_assert_eq!(crate::text::forbidden(&shown, true), None);
            prop_assert!(shown.lines().skip(1).all(|line| line.chars().count() <= 80), "{}", shown);
        }
    }
}
