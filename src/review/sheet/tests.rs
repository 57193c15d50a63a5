use proptest::prelude::*;

use super::read::{Sheet, read};
use super::*;
use crate::bank::{Limits, read_bank};
use crate::review::angoff::Estimate;

const BANK: &str = r#"
bank: small
version: "2026.10"
title: Small
languages: [en, vi]
topics: { a: A, b: B }
quiz: { draw: { a: 2 }, pass_mark: 70% }
questions:
  - id: hue
    kind: single_choice
    topic: a
    competence: C3
    level: apply
    situation: true
    prompt:
      en: |
        =HYPERLINK("http://x"); what
        do you do?
      vi: Bạn làm gì trước?
    options:
      - text: { en: "@Ask;=1+1", vi: Hỏi }
      - text: { en: Compare, vi: Đối chiếu }
        correct: true
  - { id: "1-2", kind: true_false, topic: a, prompt: { en: Is it so?, vi: Đúng không? }, answer: false }
  - { id: number, kind: numerical, topic: a, prompt: How many?, answer: 7.5, tolerance: 0.5, unit: kg }
  - { id: never, kind: true_false, topic: b, prompt: Not drawn?, answer: true }
"#;

fn bank_from(text: &str) -> Bank {
    let loaded = read_bank(text.as_bytes(), &Limits::default());
    loaded.bank.unwrap_or_else(|| panic!("{:?}", loaded.faults))
}

fn printed(bank: &Bank, lang: Lang, separator: u8) -> String {
    let subject = Subject {
        bank,
        composed: false,
    };
    let bytes = subject.sheet(&Locale::for_texts(lang), separator);
    String::from_utf8(bytes).unwrap()
}

fn read_text(bank: &Bank, text: &str) -> Sheet {
    let subject = Subject {
        bank,
        composed: false,
    };
    read(text.as_bytes(), subject)
}

/// A sheet with these estimates written where they belong.
fn filled(bank: &Bank, separator: char, estimates: [&str; 3]) -> String {
    let mut text = printed(bank, Lang::EN, separator as u8);
    for (id, estimate) in ["hue", "1-2", "number"].iter().zip(estimates) {
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("small{separator}{id}{separator}")));
        let line = line.unwrap().to_owned();
        let (rest, version) = line.rsplit_once(separator).unwrap();
        let rest = rest.strip_suffix(separator).unwrap();
        let new = format!("{rest}{estimate}{separator}a note{separator}{version}");
        text = text.replace(&line, &new);
    }
    text
}

fn percents(sheet: &Sheet) -> Vec<Option<f64>> {
    let estimates = sheet.estimates.iter();
    estimates.map(|e| e.map(Estimate::percent)).collect()
}

/// Each fault with its place.
fn faults(sheet: &Sheet) -> Vec<(usize, usize, &'static str)> {
    let faults = sheet.faults.iter();
    faults.map(|f| (f.line, f.column, f.message)).collect()
}

#[test]
fn the_sheet_shows_what_a_judge_needs_and_runs_nothing() {
    let bank = bank_from(BANK);
    let text = printed(&bank, Lang::EN, b',');
    let rows = text.strip_prefix('\u{feff}').unwrap();
    assert!(rows.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    assert_eq!(reader.headers().unwrap(), &COLUMNS.to_vec());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let ids: Vec<&str> = rows.iter().map(|row| &row[1]).collect();
    assert_eq!(ids, ["", "hue", "1-2", "number"], "never is never drawn");
    let hue: Vec<&str> = rows[1].iter().take(9).collect();
    assert_eq!(
        hue,
        [
            "small",
            "hue",
            "C3",
            "apply",
            "single_choice",
            "'=HYPERLINK(\"http://x\"); what do you do?",
            "[ ] @Ask;'=1+1 | [x] Compare",
            "",
            ""
        ]
    );
    assert_eq!(&rows[2][6], "[ ] True | [x] False");
    assert_eq!(&rows[3][6], "[x] 7.5 ± 0.5 kg");
    let version = &rows[1][9];
    assert!(version.starts_with(&format!("2026.10 #{}.", short(&bank.digest))));
    let vietnamese = printed(&bank, Lang::VI, b';');
    assert!(
        vietnamese.contains(";Bạn làm gì trước?;[ ] Hỏi | [x] Đối chiếu;;;"),
        "{vietnamese}"
    );
    assert!(vietnamese.contains("[x] 7,5 ± 0,5 kg"), "{vietnamese}");
}

#[test]
fn whatever_spreadsheet_saved_it_the_estimates_are_the_same() {
    let bank = bank_from(BANK);
    let wanted = vec![Some(70.0), Some(62.5), Some(0.0), None];
    for (separator, estimates) in [
        (',', ["70%", "62.5", "0"]),
        (',', ["\"0,7\"", "\"62,5%\"", "0%"]),
        (';', ["0,7", "62,5", "0"]),
        ('\t', ["0.70", "62,50 %", "0,0"]),
    ] {
        let text = filled(&bank, separator, estimates);
        let bare = text.strip_prefix('\u{feff}').unwrap();
        let mut lines: Vec<&str> = bare.lines().collect();
        lines[1..].reverse();
        let sorted = lines.join("\n\n");
        let told = format!("sep={separator}\r\n{bare}");
        for text in [&text, bare, &sorted, &told] {
            let sheet = read_text(&bank, text);
            assert_eq!(faults(&sheet), [], "{text}");
            assert_eq!(percents(&sheet), wanted, "{text}");
            assert_eq!(sheet.notes[0], "a note");
            assert!(sheet.printed_from.is_none() && sheet.changed.is_empty());
        }
        let subject = Subject {
            bank: &bank,
            composed: false,
        };
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(percents(&read(&wide, subject)), wanted);
        // An old code page: the notes suffer, the estimates do not.
        let old: Vec<u8> = bare
            .replace("a note", "n~te")
            .bytes()
            .map(|b| if b == b'~' { 0xf4 } else { b })
            .collect();
        let sheet = read(&old, subject);
        assert_eq!(
            (percents(&sheet), &*sheet.notes[0]),
            (wanted.clone(), "n\u{fffd}te")
        );
    }
}

#[test]
fn each_fault_has_its_line_and_column() {
    let bank = bank_from(BANK);
    let good = filled(&bank, ',', ["70", "60", "50"]);
    let change = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} in {good}");
        read_text(&bank, &good.replace(from, to))
    };
    for (from, to, wanted) in [
        (",70,a note", ",,a note", (3, 8, "angoff-empty")),
        (",60,a note", ",1,a note", (4, 8, "angoff-one")),
        (",50,a note", ",150,a note", (5, 8, "angoff-range")),
        (",50,a note", ",half,a note", (5, 8, "angoff-not-a-number")),
        (",50,a note", ",0,5,a note", (5, 11, "angoff-many-cells")),
        ("small,hue,", "large,hue,", (3, 1, "angoff-other-bank")),
        ("2026.10 #", "2026.10 ", (3, 10, "angoff-no-version")),
    ] {
        let sheet = change(from, to);
        assert_eq!(faults(&sheet)[0], wanted, "{from}");
    }
    let sheet = change("small,1-2,", "small,02-Jan,");
    assert_eq!(
        faults(&sheet),
        [(4, 2, "angoff-unknown"), (5, 1, "angoff-missing")]
    );
    let sheet = change("small,hue,", "small,huee,");
    assert_eq!(faults(&sheet)[0], (3, 2, "angoff-nearly"));
    let other = read_text(
        &bank,
        &good.replace("small,", "large,").replace(",hue,", ",q,"),
    );
    assert_eq!(faults(&other)[0], (3, 1, "angoff-other-quiz"));
    let sheet = change("small,number,", "small,hue,");
    assert_eq!(faults(&sheet)[0], (5, 2, "angoff-twice"));
    let sheet = change(",70,a note,", ",70,\"a note,");
    assert_eq!(faults(&sheet)[0].2, "angoff-open-quote");
    let sheet = change(",estimate,", ",Estimates,");
    assert_eq!(faults(&sheet), [(1, 1, "angoff-no-heading")]);
    let sheet = change(",version\r\n", ",Version2\r\n");
    assert_eq!(faults(&sheet), [(1, 1, "angoff-no-column")]);
    let sheet = change(",note,", ",estimate,");
    assert_eq!(faults(&sheet), [(1, 9, "angoff-column-twice")]);
    for nothing in ["", "\u{feff}", "sep=;", "\n\n\n", "question\0estimate"] {
        let sheet = read_text(&bank, nothing);
        assert_eq!(faults(&sheet), [(1, 1, "angoff-no-heading")]);
    }
    let english = Locale::new(Lang::EN);
    let said = change(",50,a note", ",\u{1b}[2Jhalf,a note").faults[0].sentence(&english);
    assert!(said.contains("half") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn a_bank_that_changed_since_is_noticed() {
    let bank = bank_from(BANK);
    let sheet = filled(&bank, ',', ["70", "60", "50"]);
    let mended = bank_from(&BANK.replace("pass_mark: 70%", "pass_mark: 65%"));
    let read = read_text(&mended, &sheet);
    assert_eq!(faults(&read), []);
    let from = read.printed_from.unwrap();
    assert_eq!(from.as_str(), format!("2026.10 #{}", short(&bank.digest)));
    assert_eq!(read.changed, []);
    // The other language is none of this judge's business.
    let other = bank_from(&BANK.replace("Bạn làm gì trước?", "Bạn làm gì?"));
    assert_eq!(read_text(&other, &sheet).changed, []);
    for (from, to) in [
        ("en: Compare", "en: Verify"),
        ("answer: false", "answer: true"),
        ("tolerance: 0.5", "tolerance: 1"),
    ] {
        let changed = bank_from(&BANK.replace(from, to));
        let read = read_text(&changed, &sheet);
        assert_eq!(read.changed.len(), 1, "{from}");
        assert_eq!(faults(&read), [], "{from}");
    }
}

proptest! {
    #[test]
    fn no_sheet_makes_it_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        text in "(bank|question|estimate|version|small|hue|1-2|[,;\t\n\"#%'=0-9.é]){0,60}",
        cut in 0_usize..400, put in "[,;\"\n\r0-9%]{0,4}",
    ) {
        let bank = bank_from(BANK);
        let subject = Subject { bank: &bank, composed: false };
        read(&bytes, subject);
        read_text(&bank, &text);
        read_text(&bank, &format!("bank,question,estimate,version\n{text}"));
        let good = filled(&bank, ',', ["70", "60", "50"]);
        let mut cut = cut.min(good.len());
        while !good.is_char_boundary(cut) { cut -= 1; }
        let changed = format!("{}{put}{}", &good[..cut], &good[cut..]);
        let sheet = read_text(&bank, &changed);
        let lines = changed.matches('\n').count() + 1;
        for fault in &sheet.faults {
            prop_assert!((1..=lines).contains(&fault.line) && fault.column > 0);
        }
    }
}
