//! `certamen verify` over many certificates: folders, archives, lines of JSON.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Output;

#[path = "common/program.rs"]
mod program;

use certamen::certificate::claims::profile;
use certamen::certificate::{SiteKey, issue};
use certamen::json;
use program::{out, run};
use tempfile::TempDir;
use uuid::Uuid;

const SAMPLE: &[u8] = include_bytes!("vectors/certificate.json");

/// Certificates of one site, one canonical line each; every `bad`-th has another name
/// than the one signed.
fn lines(count: u128, bad: u128) -> (Vec<String>, String) {
    let key = SiteKey::from_secret(b"a secret that no site signs with").unwrap();
    let mut claims = profile::read(&json::read(SAMPLE).unwrap()).unwrap();
    let line = |i: u128| {
        claims.id = Uuid::from_u128(i);
        claims.participant.code = format!("CB-{i}");
        let text = issue(&claims, &key).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let line = certamen::json::canonical::to_string(&value);
        if i % bad == bad - 1 {
            return line.replace("Hằng", "Hoa");
        }
        line
    };
    ((0..count).map(line).collect(), key.did().to_string())
}

fn verify(folder: &Path, args: &[&str]) -> Output {
    run(folder, &[&["verify"], args].concat())
}

fn zip(path: &Path, files: &[(String, &[u8])]) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn folders_archives_and_lines_give_the_same_verdicts_in_order() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (lines, did) = lines(700, 100);
    fs::write(at("all.jsonl"), lines.join("\n")).unwrap();
    fs::create_dir(at("many")).unwrap();
    let mut entries = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let name = format!("{i:04}.json");
        fs::write(at("many").join(&name), line).unwrap();
        entries.push((name, line.as_bytes()));
    }
    entries.push(("notes.md".into(), b"not looked at"));
    zip(&at("all.zip"), &entries);
    let rows = |path: &str| -> Vec<serde_json::Value> {
        let output = verify(folder.path(), &[path, "--trust", &did, "--format", "json"]);
        assert_eq!(output.status.code(), Some(1));
        let rows = out(&output);
        let row = |row: &str| serde_json::from_str(row).unwrap();
        let mut rows: Vec<serde_json::Value> = rows.lines().map(row).collect();
        for row in &mut rows {
            row.as_object_mut().unwrap().remove("path");
        }
        rows
    };
    let expected = rows("many");
    assert_eq!(expected.len(), 700);
    for (i, row) in expected.iter().enumerate() {
        let bad = i % 100 == 99;
        assert_eq!(row["verdict"], if bad { "ALTERED" } else { "VALID" });
        if !bad {
            assert_eq!(row["certificate"]["participant"], format!("CB-{i}"));
        }
    }
    assert_eq!(rows("all.jsonl"), expected);
    assert_eq!(rows("all.zip"), expected);
}

#[test]
fn text_lists_the_bad_ones_and_a_summary() {
    let folder = TempDir::new().unwrap();
    let (lines, did) = lines(20, 10);
    fs::write(folder.path().join("all.jsonl"), lines.join("\n\n")).unwrap();
    let output = verify(folder.path(), &["all.jsonl", "--trust", &did]);
    let text = out(&output);
    assert!(text.starts_with("ALTERED  all.jsonl:19\n"), "{text}");
    assert!(text.contains("\nALTERED  all.jsonl:39\n"), "{text}");
    assert!(
        text.ends_with("18 of 20 are VALID.\n  ALTERED  2\n"),
        "{text}"
    );
    assert!(output.stderr.is_empty(), "no progress in a pipe");
}

#[test]
fn csv_holds_no_formulas() {
    let folder = TempDir::new().unwrap();
    let key = SiteKey::from_secret(b"a secret that no site signs with").unwrap();
    let mut claims = profile::read(&json::read(SAMPLE).unwrap()).unwrap();
    claims.participant.name = "=HYPERLINK(\"x\")".into();
    claims.participant.unit = "Sở A, \"B\"".into();
    fs::write(folder.path().join("1.json"), issue(&claims, &key).unwrap()).unwrap();
    let did = key.did().to_string();
    for path in [".", "1.json"] {
        let output = verify(folder.path(), &[path, "--trust", &did, "--format", "csv"]);
        let text = out(&output);
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(&rows.headers().unwrap()[1], "verdict");
        let row = rows.records().next().unwrap().unwrap();
        assert_eq!(&row[1], "VALID");
        assert_eq!(&row[4], "'=HYPERLINK(\"x\")");
        assert_eq!(&row[6], "Sở A, \"B\"");
        assert_eq!(
            row.iter().skip(15).collect::<String>(),
            "",
            "no root vouches"
        );
    }
}

#[test]
fn what_cannot_be_read_is_a_row_and_does_not_hide_the_rest() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (lines, did) = lines(2, 10);
    let long = "x".repeat(3 * json::SIZE_LIMIT);
    fs::write(
        at("a.jsonl"),
        [&lines[0], &long, &lines[1]].map(String::as_str).join("\n"),
    )
    .unwrap();
    fs::write(at("b.zip"), b"PK\x03\x04 cut short").unwrap();
    // An entry that unpacks to far more than a certificate may have.
    let bomb = vec![b' '; 64 * 1024 * 1024];
    let name = "\u{1b}[31m.json".to_owned();
    zip(
        &at("c.zip"),
        &[(name, &bomb), ("d.json".into(), lines[0].as_bytes())],
    );
    let output = verify(folder.path(), &[".", "--trust", &did, "--format", "json"]);
    let text = out(&output);
    assert!(!text.contains('\u{1b}'));
    let verdicts: Vec<(String, String)> = text
        .lines()
        .map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap())
        .map(|row| {
            (
                row["path"].as_str().unwrap().into(),
                row["verdict"].as_str().unwrap().into(),
            )
        })
        .collect();
    let expected = [
        ("./a.jsonl:1", "VALID"),
        ("./a.jsonl:2", "UNREADABLE"),
        ("./a.jsonl:3", "VALID"),
        ("./b.zip", "UNREADABLE"),
        ("./c.zip#", "UNREADABLE"),
        ("./c.zip#d.json", "VALID"),
    ];
    assert_eq!(verdicts.len(), expected.len(), "{verdicts:?}");
    for ((path, verdict), (start, expected)) in verdicts.iter().zip(expected) {
        assert!(path.starts_with(start), "{path} {start}");
        assert_eq!(verdict, expected, "{path}");
    }
}
