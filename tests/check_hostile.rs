//! `certamen check` and files that no instructor meant: whatever they hold, the
//! answer is the documented exit code and faults with their places, safe to
//! print, within bounded memory.

#![cfg(unix)]

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const BANK: &str = include_str!("training/question_banks/ai-law.yaml");

/// What a small file may take, in MiB of address space; 40 are enough in a debug
/// build.
const SMALL: u64 = 64;

/// What reading a file of the largest size, 64 MiB, may take, when nothing in it
/// can be used.
const LARGE: u64 = 128;

/// What any file may take that is refused; 460 are enough for the dearest that
/// is known, 391 of them filled.
const MOST: u64 = 512;

/// What `check` said.
struct Checked {
    code: i32,
    text: String,
}

/// A fault: path, line, column, code.
type Row = (String, u64, u64, String);

impl Checked {
    fn rows(&self) -> Vec<Row> {
        let row = |line: &str| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            let number = |name: &str| row[name].as_u64().unwrap();
            assert!(text("message").ends_with('.'), "a full sentence: {row}");
            (text("path"), number("line"), number("column"), text("code"))
        };
        self.text.lines().map(row).collect()
    }
}

/// Runs `check` in a folder with so many MiB of address space; without enough
/// of it the program would be aborted by a signal.
#[track_caller]
fn check<S: AsRef<OsStr>>(folder: &Path, most: u64, args: &[&str], paths: &[S]) -> Checked {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!(
            "ulimit -v {} && exec \"$0\" check \"$@\"",
            most << 10
        ))
        .arg(env!("CARGO_BIN_EXE_certamen"))
        .args(args)
        .arg("--")
        .args(paths)
        .current_dir(folder);
    checked(command)
}

#[track_caller]
fn checked(mut command: Command) -> Checked {
    let output = command
        .env_clear()
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert_eq!(wrong, "", "{:?}", output.status);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(certamen::text::forbidden(&text, true), None, "{text:?}");
    let code = output.status.code().expect("no signal ended it");
    Checked { code, text }
}

/// The one error of a file of these bytes: line, column and code. Drawn for
/// people it says the same, in Vietnamese too.
#[track_caller]
fn only(most: u64, bytes: &[u8]) -> (u64, u64, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bank.yaml"), bytes).unwrap();
    let checked = check(folder.path(), most, &["--format", "json"], &["bank.yaml"]);
    let (_, line, column, code) = one(&checked);
    let drawn = check(folder.path(), most, &["--lang", "vi"], &["bank.yaml"]);
    assert_eq!(drawn.code, 1);
    let head = format!("bank.yaml:{line}:{column}: error[{code}]: ");
    assert!(drawn.text.starts_with(&head), "{}", drawn.text);
    assert!(drawn.text.len() < 1_000, "{}", drawn.text);
    (line, column, code)
}

#[track_caller]
fn one(checked: &Checked) -> Row {
    let mut rows = checked.rows();
    assert_eq!((checked.code, rows.len()), (1, 1), "{}", checked.text);
    rows.remove(0)
}

fn at(line: u64, column: u64, code: &str) -> (u64, u64, String) {
    (line, column, code.to_owned())
}

#[test]
fn a_bank_cut_anywhere_has_errors_at_places_inside_it() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = BANK.as_bytes();
    let mut cuts: Vec<usize> = (1..bytes.len()).step_by(bytes.len() / 60).collect();
    let inside = |piece: &str, at: usize| BANK.find(piece).unwrap() + at;
    // In a character, in a quotation mark's text, behind a colon, in a list.
    cuts.extend([
        inside("Pháp", 3),
        inside("\"AI and the law", 5),
        inside("quiz:", 5),
        inside("[questions, ", 11),
    ]);
    for cut in &cuts {
        fs::write(folder.path().join(format!("{cut:06}.yaml")), &bytes[..*cut]).unwrap();
    }
    let names: Vec<String> = cuts.iter().map(|cut| format!("{cut:06}.yaml")).collect();
    let checked = check(folder.path(), SMALL, &["--format", "json"], &names);
    assert_eq!(checked.code, 1);
    let rows = checked.rows();
    for (name, cut) in names.iter().zip(&cuts) {
        let lines = bytes[..*cut].split(|b| *b == b'\n').count() as u64;
        let mut of_file = rows.iter().filter(|row| row.0 == *name).peekable();
        // A bank may be whole when only the end of its last text is missing.
        let nearly = *cut + 400 > bytes.len();
        assert!(of_file.peek().is_some() || nearly, "{name} has no fault");
        for (_, line, column, code) in of_file {
            assert!(*line <= lines, "{name}:{line}:{column} {code} of {lines}");
        }
    }
    let drawn = check(folder.path(), SMALL, &["--lang", "fr"], &names);
    assert_eq!(drawn.code, 1);
}

#[test]
fn other_encodings_are_named_at_their_first_byte() {
    let utf16 =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { BANK.encode_utf16().flat_map(order).collect() };
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let marked = [&[0xff, 0xfe], &little[..]].concat();
    assert_eq!(only(SMALL, &marked), at(1, 1, "not-utf8"));
    let marked = [&[0xfe, 0xff], &big[..]].concat();
    assert_eq!(only(SMALL, &marked), at(1, 1, "not-utf8"));
    // Without a mark the first letters are good UTF-8, with NUL between them.
    for bytes in [little, big] {
        let (_, _, code) = only(SMALL, &bytes);
        assert!(
            ["not-utf8", "forbidden-character"].contains(&&*code),
            "{code}"
        );
    }
    let mut latin: Vec<u8> = b"# a bank\r\ntitle: L'".to_vec();
    latin.extend(b"\xe9thique\r\n");
    assert_eq!(only(SMALL, &latin), at(2, 10, "not-utf8"));
}

#[test]
fn aliases_and_nesting_are_refused_before_they_cost_memory() {
    let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for i in 1..12 {
        let copies = vec![format!("*a{}", i - 1); 10].join(", ");
        let _ = writeln!(laughs, "a{i}: &a{i} [{copies}]");
    }
    let (line, _, code) = only(MOST, laughs.as_bytes());
    assert_eq!((line, &*code), (7, "too-many-values"));
    let quadratic = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(500_000),
        "*a, ".repeat(50_000)
    );
    let (line, _, code) = only(SMALL, quadratic.as_bytes());
    assert_eq!((line, &*code), (2, "too-many-values"));
    for (nest, column) in [("[", 34), ("{a: ", 133), ("- ", 65), ("? ", 65)] {
        let deep = nest.repeat(200_000);
        assert_eq!(
            only(SMALL, deep.as_bytes()),
            at(1, column, "too-deep"),
            "{nest}"
        );
    }
}

#[test]
fn huge_files_and_rubbish_take_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = File::create(folder.path().join("huge.yaml")).unwrap();
    file.write_all(BANK.as_bytes()).unwrap();
    file.set_len(100_000_000).unwrap();
    let huge = check(folder.path(), LARGE, &["--format", "json"], &["huge.yaml"]);
    let (_, line, column, code) = one(&huge);
    assert_eq!((line, column, &*code), (1, 1, "file-too-large"));

    // As large as a file may be.
    let mut rubbish = BANK.as_bytes().to_vec();
    rubbish.resize(63 << 20, 0xff);
    let lines = BANK.lines().count() as u64;
    let place = at(lines + 1, 1, "not-utf8");
    assert_eq!(only(LARGE, &rubbish), place);

    // The dearest file that is known.
    let lists = "- [a]\n".repeat(3_100_000);
    fs::write(folder.path().join("lists.yaml"), lists).unwrap();
    let lists = check(folder.path(), MOST, &["--format", "json"], &["lists.yaml"]);
    let (_, line, column, code) = one(&lists);
    assert_eq!((line, column, &*code), (3_000_001, 4, "too-many-values"));
}

#[test]
fn files_that_say_nothing_or_are_no_text() {
    assert_eq!(only(SMALL, b""), at(1, 1, "no-questions"));
    assert_eq!(only(SMALL, b"\xef\xbb\xbf"), at(1, 1, "no-questions"));
    assert_eq!(only(SMALL, &[0; 5_000]), at(1, 1, "not-utf8"));
    assert_eq!(
        only(SMALL, b"\x7fELF\x02\x01\x01\0\0\0"),
        at(1, 8, "not-utf8")
    );
    assert_eq!(only(SMALL, b"\x89PNG\r\n\x1a\n"), at(1, 1, "not-utf8"));
}

/// A folder with a sound bank and what no bank can be.
fn crowd() -> (TempDir, Vec<OsString>) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("ai-law.yaml"), BANK).unwrap();
    fs::create_dir(path("folder.yaml")).unwrap();
    symlink("nowhere", path("link.yaml")).unwrap();
    symlink("/dev/zero", path("zero.yaml")).unwrap();
    let made = Command::new("mkfifo").arg(path("pipe.yaml")).status();
    assert!(made.unwrap().success());
    let names = [
        "folder.yaml",
        "link.yaml",
        "zero.yaml",
        "pipe.yaml",
        "gone.yaml",
    ];
    let mut names: Vec<OsString> = names.iter().map(OsString::from).collect();
    names.push(OsString::from("gone\u{1b}[2J\u{202e}.yaml"));
    names.push(OsStr::from_bytes(b"gone\xff\x9b.yaml").to_owned());
    (folder, names)
}

#[test]
fn what_cannot_be_read_is_a_fault_and_the_others_are_checked() {
    let (folder, mut names) = crowd();
    let json = ["--format", "json"];
    let none = check(folder.path(), SMALL, &json, &names);
    assert_eq!(none.code, 2, "nothing could be read");
    assert_eq!(none.rows().len(), names.len());
    fs::write(folder.path().join("broken.yaml"), "bank: [\n").unwrap();
    names.push("ai-law.yaml".into());
    names.push("broken.yaml".into());
    let some = check(folder.path(), SMALL, &json, &names);
    assert_eq!(some.code, 1);
    let rows = some.rows();
    let unreadable: Vec<_> = rows
        .iter()
        .filter(|row| row.3 == "unreadable-file")
        .collect();
    assert_eq!(unreadable.len(), names.len() - 2, "{}", some.text);
    assert!(unreadable.iter().all(|row| (row.1, row.2) == (1, 1)));
    assert!(
        rows.iter()
            .any(|row| row.0 == "broken.yaml" && row.3 == "unclosed-bracket")
    );
    let drawn = check(folder.path(), SMALL, &[], &names);
    assert_eq!(drawn.code, 1);
    assert!(
        !drawn.text.contains("1 | \n"),
        "a line was drawn of nothing: {}",
        drawn.text
    );
    let shown = "gone\u{fffd}[2J\u{fffd}.yaml:1:1: error[unreadable-file]: ";
    assert!(drawn.text.contains(shown), "{}", drawn.text);
    assert!(
        drawn.text.contains("\n9 files, 16 questions: 8 errors"),
        "{}",
        drawn.text
    );
}

#[test]
fn a_bank_of_any_name_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let names = [b"a\xff.yaml".as_slice(), b"b\x1b[2J.yaml", b"-c.yaml"].map(OsStr::from_bytes);
    for name in names {
        fs::write(folder.path().join(name), "bank: [\n").unwrap();
    }
    let checked = check(folder.path(), SMALL, &["--format", "json"], &names);
    let paths: Vec<String> = checked.rows().into_iter().map(|row| row.0).collect();
    assert_eq!(paths, ["a\u{fffd}.yaml", "b\u{fffd}[2J.yaml", "-c.yaml"]);
}

/// Root may read everything, so the program runs as somebody else then.
#[test]
fn a_file_without_the_right_to_read_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_certamen"), path("certamen")).unwrap();
    fs::write(path("secret.yaml"), BANK).unwrap();
    fs::set_permissions(path("secret.yaml"), Permissions::from_mode(0o000)).unwrap();
    let mut command = Command::new(path("certamen"));
    command
        .args(["check", "secret.yaml"])
        .current_dir(folder.path());
    if File::open(path("secret.yaml")).is_ok() {
        command.uid(65534).gid(65534);
    }
    let checked = checked(command);
    assert_eq!(checked.code, 2, "{}", checked.text);
    let shown = "secret.yaml:1:1: error[unreadable-file]: ";
    assert!(checked.text.starts_with(shown), "{}", checked.text);
}
