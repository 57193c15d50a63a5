use super::*;
use crate::text::Lang;
use crate::training::UnitLevel;

const TRAINING: &str = "\
title: { vi: Khóa học, en: Training, fr: Formation }
issuer: Cục Đào tạo
languages: [vi, en, fr]
programme:
  id: ai-basics
  version: \"2026.1\"
  title: { vi: Cơ bản, en: Basics, fr: Bases }
  description: Three short quizzes.
  quizzes: [ai-law, ai-ethics]
  valid_for: 2y
competences:
  C1: { vi: Hiểu, en: Understand, fr: Comprendre }
units:
  - { name: Sở Nội vụ, level: provincial }
  - { name: UBND xã An Bình, level: communal }
roster:
  - { code: CB-001, name: Nguyễn Văn A, unit: Sở Nội vụ }
  - { code: CB-002, name: \"  Trần   Thị B \", unit: Sở Nội vụ, extra_time: 5/4 }
trusted_issuers:
  - did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK
";

fn read(text: &str) -> LoadedTraining {
    read_training(text.as_bytes(), &[], &Limits::default())
}

fn codes(faults: &[Fault]) -> Vec<(&'static str, u32, u32)> {
    let code = |f: &Fault| (f.kind.code(), f.place.line, f.place.column);
    faults.iter().map(code).collect()
}

fn edited(from: &str, to: &str) -> String {
    assert_eq!(TRAINING.matches(from).count(), 1, "{from:?}");
    TRAINING.replacen(from, to, 1)
}

#[test]
fn a_whole_training_is_read() {
    let loaded = read(TRAINING);
    assert_eq!(codes(&loaded.faults), []);
    let training = loaded.training.unwrap();
    assert_eq!(training.languages, [Lang::VI, Lang::EN, Lang::FR]);
    let programme = training.programme.unwrap();
    assert_eq!(programme.quizzes, ["ai-law", "ai-ethics"]);
    assert_eq!(programme.valid_months, Some(24));
    assert_eq!(training.units[0].level, Some(UnitLevel::Provincial));
    assert_eq!(training.roster[0].extra_time, Fraction::ONE);
    assert_eq!(training.roster[1].name, "Trần Thị B");
    assert_eq!(training.roster[1].extra_time, "1.25".parse().unwrap());
    assert_eq!(training.trusted_issuers.len(), 1);
}

#[test]
fn an_empty_file_is_a_training_that_says_nothing() {
    assert_eq!(read("# later\n").training, Some(Training::default()));
    assert_eq!(read("title: Training\n").training.unwrap().roster, []);
}

#[test]
fn every_fault_of_a_training_has_its_place() {
    let long = "x".repeat(10_000);
    for (expected, from, to) in [
        (("bad-code", 17, 13), "CB-001", "CB 001"),
        (("bad-code", 17, 13), "CB-001", "Mã1"),
        (
            ("bad-code", 17, 13),
            "CB-001",
            "CB-0123456789012345678901234567890",
        ),
        (("quotes-wanted", 17, 13), "CB-001", "1001"),
        (("duplicate-id", 18, 13), "CB-002", "CB-001"),
        (("text-too-long", 17, 27), "Nguyễn Văn A", long.as_str()),
        (
            ("forbidden-character", 17, 30),
            "Nguyễn Văn A",
            "\"Ng\\e[2J\"",
        ),
        (("bad-extra-time", 18, 75), "5/4", "0.5"),
        (("bad-extra-time", 18, 75), "5/4", "9/2"),
        (("bad-validity", 10, 14), "2y", "two years"),
        (("bad-issuer", 20, 5), "did:key:z6Mkha", "did:web:z6Mkha"),
        (("bad-competence", 12, 3), "C1:", "K1:"),
        (("misspelt-word", 14, 31), "provincial", "provintial"),
        (("duplicate-entry", 9, 21), "ai-ethics]", "ai-law]"),
        (("empty-list", 9, 12), "[ai-law, ai-ethics]", "[]"),
        (("misspelt-field", 13, 1), "units:", "unit:"),
        (("bad-language", 3, 17), "en, fr]", "english, fr]"),
    ] {
        let loaded = read(&edited(from, to));
        assert!(loaded.training.is_none(), "{expected:?}");
        assert!(
            codes(&loaded.faults).contains(&expected),
            "{expected:?} {:?}",
            loaded.faults
        );
    }
}

#[test]
fn a_unit_that_is_not_listed_is_a_warning() {
    let loaded = read(&edited("A, unit: Sở Nội vụ", "A, unit: Sở Y tế"));
    assert_eq!(codes(&loaded.faults), [("unknown-unit", 17, 47)]);
    assert!(loaded.training.is_some());
}

#[test]
fn a_roster_may_be_a_file_beside_it() {
    let loaded = read("title: T\nroster: roster.yaml\n");
    let place = Place { line: 2, column: 9 };
    assert_eq!(loaded.roster_file, Some(("roster.yaml".to_owned(), place)));
    for bad in [
        "../roster.yaml",
        "/etc/passwd",
        "C:\\roster.yaml",
        "roster.csv",
        ".yaml",
    ] {
        let loaded = read(&format!("roster: '{bad}'\n"));
        assert_eq!(codes(&loaded.faults), [("bad-file-name", 1, 9)], "{bad}");
    }
    let roster = read_roster(b"- {code: a, name: A, unit: U}\n", &[], &Limits::default());
    assert_eq!(roster.roster.unwrap().len(), 1);
    assert_eq!(
        codes(&read_roster(b"code: a", &[], &Limits::default()).faults),
        [("wrong-type", 1, 1)]
    );
}

#[test]
fn extra_time_may_be_written_as_a_decimal_or_a_fraction() {
    for text in ["1.25", "5/4", "125%", "\"1.25\""] {
        let training = read(&edited("5/4", text)).training.unwrap();
        assert_eq!(
            training.roster[1].extra_time,
            "5/4".parse().unwrap(),
            "{text}"
        );
    }
}

#[test]
fn what_a_training_lacks_in_one_language_is_a_warning_that_can_be_allowed() {
    let partial = edited(", fr: Bases", "");
    let loaded = read(&partial);
    assert!(loaded.training.is_some());
    assert_eq!(codes(&loaded.faults), [("missing-translation", 7, 10)]);
    let allowed = partial + "allow: { missing-translation: French comes in March. }\n";
    let loaded = read(&allowed);
    assert_eq!(loaded.allowed[0].code, "missing-translation");
}
