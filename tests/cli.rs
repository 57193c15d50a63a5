//! The command line as its users meet it: what is printed, and exit codes.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

#[path = "common/program.rs"]
mod program;

use program::{certamen, code, err, out, run};
use tempfile::TempDir;

/// The training for tests, whose questions stay as they are.
fn training() -> PathBuf {
    repository().join("tests/training")
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder with the sample certificate and the key to trust.
fn unit() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sample.json", "sample-issuer.txt"] {
        let from = repository().join("certificates").join(name);
        fs::copy(from, folder.path().join(name)).unwrap();
    }
    folder
}

const TRUST: [&str; 2] = ["--trust", "sample-issuer.txt"];

fn verify(folder: &Path, args: &[&str]) -> Output {
    run(folder, &[&["verify"], args, &TRUST].concat())
}

#[test]
fn the_reference_of_the_command_line() {
    let folder = unit();
    let mut reference = String::new();
    for command in [
        "",
        "take",
        "check",
        "seal",
        "preview",
        "new",
        "new bank",
        "new question",
        "angoff",
        "coverage",
        "verify",
        "init",
        "issuer",
        "issuer init-root",
        "issuer init-site",
        "issuer authorize",
        "issuer end",
        "issuer revoke",
        "issuer refresh",
        "issuer show",
        "issuer succeed",
        "schema",
        "completions",
        "man",
    ] {
        let mut args: Vec<&str> = command.split_whitespace().collect();
        args.push("--help");
        let output = run(folder.path(), &args);
        assert_eq!(code(&output), 0, "{command}: {}", err(&output));
        writeln!(
            reference,
            "$ certamen {}\n\n{}",
            args.join(" "),
            out(&output)
        )
        .unwrap();
    }
    insta::assert_snapshot!(reference);
    let version = run(folder.path(), &["--version"]);
    assert_eq!(
        out(&version),
        concat!("certamen ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_unit_verifies_without_a_training() {
    let folder = unit();
    let output = verify(folder.path(), &["sample.json"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    let text = out(&output);
    assert!(text.starts_with("VALID  sample.json\n"), "{text}");
    for signed in [
        "Nguyễn Thị Mẫu",
        "SAMPLE-0001",
        "Đơn vị mẫu",
        "100 %",
        "did:key:z6Mk",
    ] {
        assert!(text.contains(signed), "{signed} is missing:\n{text}");
    }
    let untrusted = run(folder.path(), &["verify", "sample.json"]);
    assert_eq!(code(&untrusted), 1);
    assert!(
        out(&untrusted).starts_with("UNTRUSTED ISSUER"),
        "{}",
        out(&untrusted)
    );
}

#[test]
fn one_changed_digit_is_altered_and_shows_nothing_of_it() {
    let folder = unit();
    let path = folder.path().join("sample.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"100\"", "\"99\"", 1)).unwrap();
    let output = verify(folder.path(), &["sample.json"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).starts_with("ALTERED  sample.json\n"));
    assert!(
        !out(&output).contains("Nguyễn"),
        "unsigned text was shown as fact"
    );
}

#[test]
fn standard_input_json_and_a_day_in_the_future() {
    let folder = unit();
    let sample = fs::read(folder.path().join("sample.json")).unwrap();
    let args = [
        "verify",
        "-",
        "--format",
        "json",
        "--trust",
        "sample-issuer.txt",
    ];
    let mut child = certamen(folder.path(), &args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&sample).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0);
    let row: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(row["verdict"], "VALID");
    assert_eq!(row["certificate"]["name"], "Nguyễn Thị Mẫu");
    assert_eq!(row["certificate"]["quizzes"].as_array().unwrap().len(), 3);

    let later = verify(folder.path(), &["sample.json", "--at", "2030-01-01"]);
    assert_eq!(code(&later), 1);
    assert!(out(&later).starts_with("EXPIRED"), "{}", out(&later));
}

#[test]
fn files_that_are_no_certificates_each_get_one_clear_verdict() {
    let folder = unit();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("empty.json", b"");
    write("deep.json", "[".repeat(200_000).as_bytes());
    write("latin.json", b"{\"name\": \"caf\xe9\"}");
    write(
        "picture.json",
        &[0x89, b'P', b'N', b'G', 0, 0xff, 0x1b, b'[', b'2', b'J'],
    );
    write(
        "other.json",
        br#"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"credentialSubject":{"id":"did:example:1"},"proof":[]}"#,
    );
    let huge = fs::File::create(folder.path().join("huge.json")).unwrap();
    huge.set_len(1 << 30).unwrap();
    for name in [
        "empty.json",
        "deep.json",
        "latin.json",
        "picture.json",
        "other.json",
        "huge.json",
        "missing.json",
    ] {
        let output = verify(folder.path(), &[name]);
        assert_eq!(code(&output), 2, "{name}: {}", out(&output));
        assert!(
            out(&output).starts_with(&format!("UNREADABLE  {name}\n")),
            "{}",
            out(&output)
        );
        assert_eq!(
            out(&output).trim_end().lines().count(),
            2,
            "{}",
            out(&output)
        );
        assert!(
            !output.stdout.contains(&0x1b),
            "an escape reached the terminal"
        );
    }
    let none = run(folder.path(), &["verify"]);
    assert_eq!(code(&none), 2);
}

#[test]
fn a_folder_of_ten_thousand_mixed_files() {
    let folder = unit();
    let many = folder.path().join("many");
    let sample = fs::read_to_string(folder.path().join("sample.json")).unwrap();
    let altered = sample.replacen("SAMPLE-0001", "SAMPLE-0002", 1);
    for i in 0..10_000 {
        let inner = many.join(format!("{}", i % 10));
        if i < 10 {
            fs::create_dir_all(&inner).unwrap();
        }
        match i % 4 {
            0 => fs::write(inner.join(format!("{i}.json")), &sample),
            1 => fs::write(inner.join(format!("{i}.json")), &altered),
            2 => fs::write(inner.join(format!("{i}.md")), "not a certificate"),
            _ => fs::write(inner.join(format!("{i}.json")), "{"),
        }
        .unwrap();
    }
    // A ring of links is not walked.
    std::os::unix::fs::symlink(&many, many.join("ring")).unwrap();
    let output = verify(folder.path(), &["many", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    let count = |verdict: &str| text.matches(&format!("\"verdict\":\"{verdict}\"")).count();
    assert_eq!(count("VALID"), 2_500);
    assert_eq!(count("ALTERED"), 2_500);
    assert_eq!(count("UNREADABLE"), 2_500);
    assert_eq!(
        text.lines().count(),
        7_500,
        "files of other kinds are not looked at"
    );
}

#[test]
fn a_file_name_with_escape_sequences_is_printed_without_them() {
    let folder = unit();
    let name = "\u{1b}[31mred\u{202e}.json";
    fs::copy(folder.path().join("sample.json"), folder.path().join(name)).unwrap();
    let output = verify(folder.path(), &[name]);
    assert_eq!(code(&output), 0);
    assert!(!output.stdout.contains(&0x1b));
    assert!(!out(&output).contains('\u{202e}'));
}

#[test]
fn init_makes_a_training_that_check_finds_clean() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["init", "mine"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let mine = folder.path().join("mine");
    let checked = run(&mine, &["check"]);
    assert_eq!(code(&checked), 0, "{}", out(&checked));
    assert!(
        out(&checked).contains("0 errors, 0 warnings"),
        "{}",
        out(&checked)
    );
    let again = run(folder.path(), &["init", "mine"]);
    assert_eq!(code(&again), 2, "a training is never written over");
}

#[test]
fn a_new_bank_and_its_questions_are_clean_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "."]);
    let made = run(folder.path(), &["new", "bank", "office", "--lang", "vi"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let path = folder.path().join("question_banks/office.yaml");
    let before = fs::read(&path).unwrap();
    let again = run(folder.path(), &["new", "bank", "office"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("office.yaml"), "{}", err(&again));
    assert_eq!(code(&run(folder.path(), &["new", "bank", "Bad Id"])), 2);
    let listed = run(folder.path(), &["new", "question"]);
    let kinds: Vec<String> = out(&listed)
        .lines()
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect();
    assert_eq!(kinds.len(), 9);
    for kind in kinds.iter().chain(&kinds) {
        let added = run(folder.path(), &["new", "question", kind, "--to", "office"]);
        assert_eq!(code(&added), 0, "{}", err(&added));
    }
    let after = fs::read(&path).unwrap();
    assert!(after.starts_with(&before), "what was there is as it was");
    // What is printed can be added by hand, in the languages asked for.
    let printed = run(
        folder.path(),
        &["new", "question", "true-false", "--languages", "fr,en,fr"],
    );
    let mut whole = out(&printed).replace("new-true-false", "by-hand");
    assert!(!whole.contains("vi:"), "{whole}");
    whole.insert_str(0, &String::from_utf8(after).unwrap());
    fs::write(&path, &whole).unwrap();
    let checked = run(folder.path(), &["check", "question_banks/office.yaml"]);
    assert!(
        out(&checked).contains("20 questions: 0 errors"),
        "{}",
        out(&checked)
    );
    // A file that cannot be added to stays as it is.
    for text in [
        "questions: [",
        "bank: office\nlanguages: [en]\nquestions: []\n",
    ] {
        fs::write(&path, text).unwrap();
        let refused = run(
            folder.path(),
            &["new", "question", "cloze", "--to", "office"],
        );
        assert_eq!(code(&refused), 2);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let wrong = run(folder.path(), &["new", "question", "tru_false"]);
    assert!(err(&wrong).contains("true_false"), "{}", err(&wrong));
    let files = fs::read_dir(folder.path().join("question_banks")).unwrap();
    assert_eq!(files.count(), 2, "no file is left behind");
}

#[test]
fn a_preview_in_a_pipe_is_lines_with_key_and_feedback() {
    let args = ["preview", "ai-law", "law-flood-picture"];
    let output = run(&training(), &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    assert!(
        text.starts_with("Question 5 of 16. law-flood-picture, single_choice, national-law\n"),
        "{text}"
    );
    for line in [
        "1. To keep the picture",
        "Right answer: 3. ",
        "2. Wrong.",
        "Source: ",
    ] {
        assert!(text.lines().any(|l| l.starts_with(line)), "{line}\n{text}");
    }
    let all = run(
        &training(),
        &["preview", "question_banks/ai-law.yaml", "--lang", "vi"],
    );
    assert_eq!(out(&all).matches("Đáp án đúng:").count(), 16);
    for (args, said) in [
        (
            ["preview", "ai-law", "law-flod-picture"],
            "law-flood-picture",
        ),
        (["preview", "ai-law", "17"], "16 questions"),
        (["preview", "ai-lw", "1"], "ai-law"),
        (["preview", "no/such.yaml", "1"], "no/such.yaml"),
    ] {
        let output = run(&training(), &args);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(said), "{}", err(&output));
    }
    let folder = tempfile::tempdir().unwrap();
    let bank = fs::read_to_string(training().join("question_banks/ai-law.yaml")).unwrap();
    let bank = bank.replacen("correct: true", "corect: true", 1);
    fs::write(folder.path().join("draft.yaml"), bank).unwrap();
    let broken = run(folder.path(), &["preview", "draft.yaml", "1"]);
    assert_eq!(code(&broken), 1);
    assert!(
        out(&broken).contains("error[misspelt-field]"),
        "{}",
        out(&broken)
    );
    assert_eq!(
        code(&run(folder.path(), &["preview", "draft.yaml", "2"])),
        0
    );
}

#[test]
fn init_makes_the_schemas_that_its_files_name() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(folder.path(), &["init", "."])), 0);
    for (name, document) in [
        ("training.yaml", "training"),
        ("question_banks/example.yaml", "bank"),
    ] {
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().next().unwrap();
        let schema = line.strip_prefix("# yaml-language-server: $schema=");
        let schema = path.parent().unwrap().join(schema.expect(line));
        let printed = run(folder.path(), &["schema", document]);
        let same = |path: std::path::PathBuf| fs::read(path).unwrap() == printed.stdout;
        assert!(same(schema), "{name}");
        let kept = repository().join(format!("schema/{document}.schema.json"));
        assert!(same(kept), "schema/{document}.schema.json");
    }
}

#[test]
fn check_reads_how_certificates_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "."]);
    let page = folder.path().join("page.yaml");
    fs::write(&page, "accent: #7a1020\nlogo: logo.png\n").unwrap();
    for args in [vec!["check"], vec!["check", "page.yaml"]] {
        let output = run(folder.path(), &args);
        assert_eq!(code(&output), 1);
        let text = out(&output);
        assert!(
            text.contains("page.yaml:1:7: error[hash-ends-text]"),
            "{text}"
        );
    }
    fs::write(&page, "accent: \"#7a1020\"\nlogo: logo.png\n").unwrap();
    for (lang, words) in [("en", "cannot be read"), ("vi", "Không"), ("fr", "fichier")] {
        let text = out(&run(folder.path(), &["check", "--lang", lang]));
        assert!(
            text.contains("page.yaml:2:7: error[unreadable-file]"),
            "{text}"
        );
        assert!(text.contains(words), "{text}");
    }
    let schema = fs::read(folder.path().join("schema/page.schema.json")).unwrap();
    assert_eq!(run(folder.path(), &["schema", "page"]).stdout, schema);
}

#[test]
fn check_tells_every_fault_of_a_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "."]);
    let path = folder.path().join("question_banks/example.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let broken = text
        .replacen("correct: true", "corect: true", 1)
        .replacen("answer: true", "answer: maybe", 1)
        .replacen("topic: basics", "topic: basic", 1);
    fs::write(&path, broken).unwrap();
    for args in [vec!["check"], vec!["check", "question_banks/example.yaml"]] {
        let output = run(folder.path(), &args);
        assert_eq!(code(&output), 1);
        let text = out(&output);
        for code in ["misspelt-field", "unknown-topic", "not-true-or-false"] {
            assert!(
                text.contains(&format!("error[{code}]")),
                "{code} is missing:\n{text}"
            );
        }
        assert!(
            text.contains("correct"),
            "the nearest field is named:\n{text}"
        );
        assert!(
            text.matches("question_banks/example.yaml:").count() >= 3,
            "{text}"
        );
    }
    let json = run(folder.path(), &["check", "--format", "json"]);
    for line in out(&json).lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(row["line"].as_u64().unwrap() > 0 && row["column"].as_u64().unwrap() > 0);
    }
    let vietnamese = run(folder.path(), &["check", "--lang", "vi"]);
    assert_ne!(out(&vietnamese), out(&run(folder.path(), &["check"])));
}

#[test]
fn the_shipped_training_is_clean() {
    let output = run(repository(), &["check"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    assert!(
        out(&output).contains("0 errors, 0 warnings"),
        "{}",
        out(&output)
    );
}

#[test]
fn completions_and_manual_pages() {
    let folder = unit();
    for shell in ["bash", "zsh", "fish"] {
        let output = run(folder.path(), &["completions", shell]);
        assert_eq!(code(&output), 0);
        assert!(out(&output).contains("certamen"));
    }
    let output = run(folder.path(), &["man", "pages"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = fs::read_to_string(folder.path().join("pages/certamen-verify.1")).unwrap();
    assert!(page.contains("trust"));
}

#[test]
fn outside_a_training_the_error_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["check"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("--training DIR"), "{}", err(&output));
    assert!(output.stdout.is_empty());
    let app = run(repository(), &[]);
    assert_eq!(code(&app), 2);
    assert!(err(&app).contains("--plain"), "{}", err(&app));
}

/// A folder with a training made by `init`, and the path of its bank.
fn instructor() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(folder.path(), &["init", "."])), 0);
    let bank = folder.path().join("question_banks/example.yaml");
    (folder, bank)
}

fn rewrite(bank: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(bank).unwrap();
    assert!(text.contains(from), "{from:?}");
    fs::write(bank, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn check_mends_what_is_safe_and_says_what_is_left() {
    let (folder, bank) = instructor();
    let clean = fs::read_to_string(&bank).unwrap();
    rewrite(&bank, "    answer: true", "    answer:\tyes");
    rewrite(&bank, "en: Basics,", "en: “Basics”,");
    let before = run(folder.path(), &["check"]);
    assert_eq!(code(&before), 1);
    assert!(
        out(&before).contains("warning[word-quotes]"),
        "{}",
        out(&before)
    );

    let mended = run(folder.path(), &["check", "--fix"]);
    assert_eq!(code(&mended), 0, "{}", out(&mended));
    let said = out(&mended);
    assert!(said.contains("example.yaml: mended in"), "{said}");
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
    let now = fs::read_to_string(&bank).unwrap();
    assert_eq!(now, clean.replacen("en: Basics,", "en: \"Basics\",", 1));
    let again = run(folder.path(), &["check", "--fix"]);
    assert!(!out(&again).contains("mended"), "{}", out(&again));
}

#[test]
fn check_annotates_for_github() {
    let (folder, bank) = instructor();
    rewrite(&bank, "time_limit: 10m", "time_limit: 10");
    rewrite(
        &bank,
        "situation: true\n",
        "situation: true\n    review_by: 2026-12-01\n",
    );
    let output = run(
        folder.path(),
        &["check", "--format", "github", "--at", "2026-11-30"],
    );
    assert_eq!(code(&output), 1);
    assert_eq!(
        out(&output),
        "::error file=question_banks/example.yaml,line=14,col=15,title=bad-duration::10 is not a \
         duration between 10 seconds and 24 hours. Write one such as 90s, 25m or 1h30m.\n\
         ::warning file=question_banks/example.yaml,line=27,col=16,title=review-soon::This question \
         is to be reviewed by 2026-12-01 (days left: 1). Compare it with its source, and write the \
         next day of review.\n"
    );
    let later = run(
        folder.path(),
        &["check", "--format", "json", "--at", "2026-12-02"],
    );
    let rows: Vec<serde_json::Value> = out(&later)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[1]["code"], "review-overdue");
    assert_eq!(rows[1]["help"], "docs/checks.md#review-overdue");
    assert_eq!(rows[0]["help"], serde_json::Value::Null);
}

#[test]
fn check_explains_a_warning_and_names_the_codes_for_another() {
    let folder = unit();
    let output = run(folder.path(), &["check", "--explain", "near-duplicate"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).starts_with("### near-duplicate\n"));
    let unknown = run(folder.path(), &["check", "--explain", "\u{1b}[2J"]);
    assert_eq!(code(&unknown), 2);
    let said = err(&unknown);
    assert!(
        said.contains("near-duplicate") && !said.contains('\u{1b}'),
        "{said}"
    );
}

#[test]
fn check_goes_on_after_a_file_that_cannot_be_read() {
    let (folder, bank) = instructor();
    let bank = bank.to_str().unwrap();
    let output = run(folder.path(), &["check", "nowhere.yaml", bank]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).starts_with("nowhere.yaml:1:1: error[unreadable-file]"));
    assert!(out(&output).contains("2 files, 3 questions: 1 error, 0 warnings."));
    assert_eq!(code(&run(folder.path(), &["check", "nowhere.yaml"])), 2);
}
