//! `certamen seal`, and what other commands do with what it makes.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use certamen::bank::Limits;
use certamen::bank::seal::{Passphrase, open};

use super::{SECRET, WORDS, bank, files, nothing_leaked, path_of, sealed_path, training};

/// Runs the program in a folder, with this on its standard input.
fn run(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .current_dir(folder)
        .args(args)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that ends before it reads is no fault of the test.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[track_caller]
fn ends(output: &Output, code: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    (out, err)
}

const FROM_INPUT: [&str; 2] = ["--passphrase-file", "-"];

fn with<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &FROM_INPUT].concat()
}

#[test]
fn a_bank_is_sealed_beside_itself_and_stays_as_it_was() {
    let folder = training(&["exam"], &[]);
    let plain = path_of(folder.path(), "exam");
    fs::set_permissions(&plain, fs::Permissions::from_mode(0o640)).unwrap();
    let name = "question_banks/exam.yaml";
    let output = run(folder.path(), &with(&["seal", name]), &format!("{WORDS}\n"));
    let (out, err) = ends(&output, 0);
    assert!(out.contains("question_banks/exam.yaml.age"), "{out}");
    assert!(out.contains("must not travel"), "{out}");
    assert_eq!(err, "", "a pipe hears of no progress");
    let sealed = fs::read(sealed_path(folder.path(), "exam")).unwrap();
    let opened = open(&sealed, &Passphrase::new(WORDS), &Limits::default()).unwrap();
    assert_eq!(opened.as_slice(), bank("exam", "1").as_bytes());
    assert_eq!(fs::read_to_string(&plain).unwrap(), bank("exam", "1"));
    assert_eq!(files(folder.path()).len(), 2, "nothing else is left behind");

    // It is not written over unless somebody says so.
    let args = with(&["seal", name]);
    let (_, err) = ends(&run(folder.path(), &args, &format!("{WORDS}\n")), 2);
    assert!(err.contains("--force"), "{err}");
    assert_eq!(
        fs::read(sealed_path(folder.path(), "exam")).unwrap(),
        sealed
    );
    // Not even then over the bank itself, whatever it is called.
    let itself = [
        "seal",
        name,
        "-o",
        "question_banks/../question_banks/exam.yaml",
        "--force",
    ];
    let (_, err) = ends(
        &run(folder.path(), &with(&itself), &format!("{WORDS}\n")),
        2,
    );
    assert!(err.contains("the plain bank itself"), "{err}");
    assert_eq!(fs::read_to_string(&plain).unwrap(), bank("exam", "1"));
    // The plain bank is used and warned of, until it is taken away.
    let (out, _) = ends(&run(folder.path(), &["check"], ""), 0);
    assert!(out.contains("warning[sealed-beside-plain]"), "{out}");
    fs::remove_file(plain).unwrap();
    let (out, _) = ends(&run(folder.path(), &["check"], ""), 0);
    assert!(out.contains("1 sealed bank was not looked into"), "{out}");
}

#[test]
fn nothing_is_sealed_that_should_not_be() {
    let folder = training(&["exam"], &["closed"]);
    let faulty = bank("faulty", "1").replace("correct: true", "corect: true");
    fs::write(path_of(folder.path(), "faulty"), faulty).unwrap();
    let before = files(folder.path());
    let long = "x".repeat(201);
    for (name, passphrase, code, said) in [
        ("exam.yaml", "", 2, "holds no passphrase"),
        ("exam.yaml", "short", 2, "too short"),
        ("exam.yaml", &*long, 2, "too long"),
        ("exam.yaml", "bell \u{7} in the words", 2, "cannot be typed"),
        ("faulty.yaml", WORDS, 1, "error[misspelt-field]"),
        ("closed.yaml.age", WORDS, 2, "sealed already"),
        ("missing.yaml", WORDS, 2, "missing.yaml"),
    ] {
        let name = format!("question_banks/{name}");
        let args = with(&["seal", &name]);
        let (out, err) = ends(&run(folder.path(), &args, &format!("{passphrase}\n")), code);
        assert!(format!("{out}{err}").contains(said), "{said}: {out}{err}");
    }
    let nobody = run(folder.path(), &["seal", "question_banks/exam.yaml"], "");
    let (_, err) = ends(&nobody, 2);
    assert!(err.contains("--passphrase-file"), "{err}");
    assert_eq!(files(folder.path()), before);
}

#[test]
fn check_opens_a_sealed_bank_and_finds_its_faults() {
    let folder = training(&[], &["exam"]);
    let faulty = bank("faulty", "1").replacen("topic: law", "topic: lore", 1);
    super::put_sealed(folder.path(), "faulty", &faulty);
    fs::write(folder.path().join("words"), format!("{WORDS}\n")).unwrap();
    let check = |id: &str, words: &str| {
        let name = format!("question_banks/{id}.yaml.age");
        run(
            folder.path(),
            &["check", &name, "--passphrase-file", words],
            "",
        )
    };
    let (out, _) = ends(&check("exam", "words"), 0);
    assert!(out.contains("4 questions: 0 errors"), "{out}");
    let (out, _) = ends(&check("faulty", "words"), 1);
    assert!(out.contains("error[unknown-topic]"), "{out}");
    fs::write(folder.path().join("wrong"), "not these words\n").unwrap();
    let (out, err) = ends(&check("exam", "wrong"), 2);
    assert!(err.contains("does not open") && out.is_empty(), "{err}");
    // Of a file that no passphrase opens nobody is asked for one.
    fs::write(
        sealed_path(folder.path(), "exam"),
        "age-encryption.org/v1\n",
    )
    .unwrap();
    let name = "question_banks/exam.yaml.age";
    let (_, err) = ends(&run(folder.path(), &["check", name], ""), 2);
    assert!(err.contains("ends too early"), "{err}");
}

const WHO: [&str; 6] = ["take", "exam", "--plain", "--name", "Lê Văn An", "--unit"];

fn take() -> Vec<&'static str> {
    [&WHO[..], &["Phường 1"], &FROM_INPUT].concat()
}

#[test]
fn a_sealed_quiz_is_taken_in_lines_and_leaves_nothing_readable() {
    let folder = training(&[], &["exam"]);
    // The passphrase, the Enter that starts, two answers, and the input ends.
    let output = run(folder.path(), &take(), &format!("{WORDS}\n\n1\n\n2\n"));
    let (out, _) = ends(&output, 1);
    assert!(out.contains(SECRET), "{out}");
    assert!(!out.contains(WORDS), "{out}");
    nothing_leaked(folder.path());
    // Taken up again, and handed in.
    let output = run(folder.path(), &take(), &format!("{WORDS}\n\ns\n2\nq\n"));
    let (out, _) = ends(&output, 0);
    assert!(out.contains("of 4 points"), "{out}");
    nothing_leaked(folder.path());
}

#[test]
fn in_lines_a_wrong_passphrase_and_a_bad_file_end_with_a_sentence() {
    let folder = training(&[], &["exam"]);
    let (out, err) = ends(&run(folder.path(), &take(), "not these words\n\n"), 2);
    assert!(err.contains("does not open exam.yaml.age"), "{err}");
    assert_eq!(out, "");
    let without = [&WHO[..], &["Phường 1"]].concat();
    let (_, err) = ends(&run(folder.path(), &without, "\n"), 2);
    assert!(err.contains("--passphrase-file"), "{err}");
    let (_, err) = ends(&run(folder.path(), &["take", "none", "--plain"], ""), 2);
    assert!(err.contains("exam: sealed"), "{err}");
    let path = sealed_path(folder.path(), "exam");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let (_, err) = ends(&run(folder.path(), &take(), &format!("{WORDS}\n")), 2);
    assert!(err.contains("not copied whole"), "{err}");
}

#[test]
fn a_grade_from_a_sealed_bank_is_scored_again_with_its_passphrase() {
    let folder = training(&[], &[]);
    // Nothing is shuffled, so that the first option is right.
    let unshuffled = bank("exam", "1").replace("attempts: 2", "attempts: 2, shuffle: []");
    super::put_sealed(folder.path(), "exam", &unshuffled);
    let input = format!("{WORDS}\n\n{}s\n2\nq\n", "1\n\n".repeat(3) + "1\n");
    let (certificate, _) = ends(&run(folder.path(), &take(), &input), 0);
    let code = certificate
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .find(|word| word.len() == 14 && word.matches('-').count() == 2)
        .unwrap_or_else(|| panic!("{certificate}"))
        .to_owned();
    let (paper, record) = (
        format!("certificates/{code}.json"),
        format!("records/{code}.json"),
    );
    let args = ["verify", &paper, "--record", &record];
    let (out, _) = ends(&run(folder.path(), &args, ""), 1);
    assert!(out.contains("is sealed in this training"), "{out}");
    let (out, _) = ends(&run(folder.path(), &with(&args), WORDS), 0);
    assert!(out.contains("the grade follows from it"), "{out}");
    // A folder of records, of which one is this certificate's.
    fs::write(folder.path().join("records/another.json"), "[]").unwrap();
    let args = ["verify", &paper, "--record", "records"];
    let (out, _) = ends(&run(folder.path(), &with(&args), WORDS), 0);
    assert!(out.contains("the grade follows from it"), "{out}");
    let (_, err) = ends(&run(folder.path(), &with(&args), "not these words"), 2);
    assert!(err.contains("does not open"), "{err}");
    nothing_leaked(folder.path());
}
