//! The whole program in plain mode, driven by a pipe in a training of its own.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A training with one bank, `small`, under these rules.
fn training(rules: &str, questions: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let banks = folder.path().join("question_banks");
    fs::create_dir(&banks).expect("a folder");
    let bank = format!(
        "bank: small\nversion: \"1\"\ntitle: A small quiz\nlanguages: [en]\n\
         topics: {{ one: The first topic, two: The second topic }}\n\
         quiz:\n  shuffle: []\n  pass_mark: 70%\n{rules}questions:\n{questions}"
    );
    fs::write(banks.join("small.yaml"), bank).expect("written");
    folder
}

const ALL_KINDS: &str = r#"
  - { id: a, kind: single_choice, topic: one, competence: C1, prompt: "Which one?", options: [ { text: This, correct: true, feedback: "Well chosen." }, { text: That } ], explanation: "It is this.", source: "A law, art. 1" }
  - { id: b, kind: multiple_response, topic: one, prompt: "Which two?", choose: 2, options: [ { text: A, correct: true }, { text: B }, { text: C, correct: true } ] }
  - { id: c, kind: true_false, topic: one, prompt: "It is so.", answer: false }
  - { id: d, kind: ordering, topic: one, prompt: "Order.", items: [First, Second, Third] }
  - { id: e, kind: matching, topic: two, prompt: "Match.", pairs: [ { left: Hanoi, right: Vietnam }, { left: Paris, right: France } ], distractors: [Spain] }
  - { id: f, kind: numerical, topic: two, prompt: "How many?", answer: 72, unit: hours }
  - { id: g, kind: short_answer, topic: two, prompt: "Which letter?", accept: [n] }
  - { id: h, kind: cloze, topic: two, prompt: "Fill.", text: "{1} then {2}", gaps: [ { options: [ { text: x, correct: true }, { text: y } ] }, { options: [ { text: v }, { text: w, correct: true } ] } ] }
  - { id: i, kind: hot_text, topic: two, prompt: "Mark.", passage: "To [[the office]]: [[*Nguyễn Văn A]]." }
"#;

const TWO: &str = r#"
  - { id: a, kind: true_false, topic: one, prompt: "Water is wet.", answer: true, explanation: "It is." }
  - { id: b, kind: true_false, topic: two, prompt: "Fire is cold.", answer: false, explanation: "It is not." }
"#;

fn certamen(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_certamen"));
    command
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(["--lang", "en", "--training"])
        .arg(folder);
    command
}

fn take(folder: &Path) -> Command {
    let mut command = certamen(folder);
    command.args(["take", "small", "--plain"]);
    command
}

/// A conversation with the program.
struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// Everything it said.
    all: String,
}

impl Talk {
    fn new(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Self {
            child,
            input,
            output,
            all: String::new(),
        }
    }

    fn types(&mut self, line: &str) {
        let input = self.input.as_mut().expect("open input");
        writeln!(input, "{line}").expect("written");
    }

    /// Reads lines until one holds a text; gives what was read.
    fn hears(&mut self, text: &str) -> String {
        let mut heard = String::new();
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).expect("a line");
            assert!(read > 0, "never said {text:?}: {}{heard}", self.all);
            heard += &line;
            if line.contains(text) {
                self.all += &heard;
                return heard;
            }
        }
    }

    /// Types a line and reads on to the next prompt.
    fn asks(&mut self, line: &str) -> String {
        self.types(line);
        self.hears("all commands:")
    }

    /// Closes the input; gives the exit code and the rest of the output.
    fn ends(mut self) -> (i32, String) {
        drop(self.input.take());
        let mut rest = String::new();
        while self.output.read_line(&mut rest).expect("a line") > 0 {}
        let code = self.child.wait().expect("an end").code().expect("a code");
        self.all += &rest;
        assert!(
            !self.all.contains(['\u{1b}', '\r', '\u{fffd}']),
            "{}",
            self.all
        );
        (code, rest)
    }
}

fn run(command: &mut Command, input: &str) -> (i32, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    // A program that ends before it reads is no fault of the test.
    let _ = child
        .stdin
        .take()
        .expect("its input")
        .write_all(input.as_bytes());
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("an end");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("a code"), text(stdout), text(stderr))
}

const AN: [&str; 4] = ["--name", "Lê Văn An", "--unit", "UBND xã Tân Phú"];

fn number(said: &str, text: &str) -> String {
    let mut lines = said.lines().filter_map(|line| line.split_once(". "));
    lines
        .find(|(_, t)| *t == text)
        .expect("a numbered text")
        .0
        .to_owned()
}

fn certificates(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("certificates"))
        .into_iter()
        .flatten();
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect()
}

#[test]
fn a_full_pass_ends_in_a_certificate_that_verifies() {
    let folder = training("  draw: all\n  time_limit: 25m\n", ALL_KINDS);
    let mut talk = Talk::new(take(folder.path()).args(AN));
    let rules = talk.hears("The clock begins then.");
    assert!(
        rules.contains("Lê Văn An, P-") && rules.contains("25 minutes. When time runs out"),
        "{rules}"
    );
    let first = talk.asks("");
    assert!(
        first.contains("Question 1 of 9. 25 minutes left. Saved.\nWhich one?\n1. This\n2. That\n"),
        "{first}"
    );
    let mut asked = first;
    for place in 0..9 {
        let n = |text| number(&asked, text);
        let right = match place {
            3 => format!("{} {} {}", n("First"), n("Second"), n("Third")),
            4 => format!(
                "{}={} {}={}",
                n("Hanoi"),
                n("Vietnam"),
                n("Paris"),
                n("France")
            ),
            _ => ["1", "1 3", "2", "", "", "72", "=n", "1=1 2=2", "2"][place].to_owned(),
        };
        let said = talk.asks(&right);
        assert!(said.starts_with("Saved.\nYour answer: "), "{right}: {said}");
        if place < 8 {
            asked = talk.asks("");
        }
    }
    talk.types("s");
    assert!(
        talk.hears("2 for yes")
            .contains("All questions are answered.")
    );
    talk.types("2");
    let result = talk.hears("q ends:");
    assert!(
        result.contains("A small quiz: Passed.\n9 of 9 points, 100 %."),
        "{result}"
    );
    assert!(
        result.contains("The second topic: 5 of 5 points."),
        "{result}"
    );
    talk.types("");
    let review = talk.hears("q ends:");
    assert!(review.contains("Right. 1 of 1 point.\nYour answer: 1. This\nWell chosen.\nExplanation: It is this.\nSource: A law, art. 1"), "{review}");
    assert_eq!(talk.ends().0, 0);

    let files = certificates(folder.path());
    let [file] = &files[..] else {
        panic!("{files:?}")
    };
    assert!(result.contains(&file.display().to_string()), "{result}");
    let code = file.file_stem().expect("a name").to_string_lossy();
    assert!(result.contains(&format!("certificate of completion {code} is issued")));
    let (exit, said, _) = run(certamen(folder.path()).arg("verify").arg(file), "");
    assert!(exit == 0 && said.starts_with("VALID"), "{said}");

    let json = fs::read_to_string(file).expect("a file");
    let at = json
        .find("\"value\":")
        .and_then(|at| Some(at + json[at..].find("100")?))
        .expect("a score");
    let mut altered = json.clone();
    altered.replace_range(at + 2..=at + 2, "1");
    assert_ne!(altered, json);
    fs::write(file, altered).expect("written");
    let (exit, said, _) = run(certamen(folder.path()).arg("verify").arg(file), "");
    assert!(exit == 1 && said.starts_with("ALTERED"), "{said}");
}

#[test]
fn leaving_keeps_every_answer_and_the_same_command_goes_on() {
    let folder = training("  draw: all\n  time_limit: 25m\n  attempts: 1\n", ALL_KINDS);
    let mut talk = Talk::new(take(folder.path()).args(AN));
    for line in ["", "2", "", "1 2", "", "1", "f"] {
        talk.asks(line);
    }
    let (exit, said) = talk.ends();
    assert_eq!(exit, 1);
    assert!(
        said.contains("Your answers are saved") && said.contains("use the same command again"),
        "{said}"
    );

    let mut talk = Talk::new(take(folder.path()).args(AN));
    assert!(talk.hears("Press Enter").contains("Your answers are safe."));
    let asked = talk.asks("");
    assert!(
        asked.contains("Question 3 of 9.")
            && asked.contains("Flagged")
            && asked.contains("Your answer: True"),
        "{asked}"
    );
    assert!(talk.asks("g 1").contains("Your answer: 2. That"));
    assert!(talk.asks("g 2").contains("Your answer: 1. A; 2. B"));

    // Another window cannot take the same attempt up.
    let (exit, _, error) = run(take(folder.path()).args(AN), "\n");
    assert!(
        exit == 2 && error.contains("open in another window"),
        "{error}"
    );

    // A signal leaves in the same way.
    assert!(talk.asks("c").contains("taken back"));
    let pid = talk.child.id().to_string();
    Command::new("kill")
        .args(["-TERM", &pid])
        .status()
        .expect("kill");
    talk.hears("use the same command again");
    assert_eq!(talk.child.wait().expect("an end").code(), Some(1));
    let (exit, said, _) = run(take(folder.path()).args(AN), "\no\ns\n2\n");
    assert!(
        exit == 0 && said.contains("2 of 9 questions answered.\nNot answered: 2, 4, 5"),
        "{said}"
    );
    assert!(
        said.contains("Not passed yet.") && said.contains("No attempts are left."),
        "{said}"
    );
    let (exit, _, error) = run(take(folder.path()).args(AN), "\n");
    assert!(exit == 2 && error.contains("attempt"), "{error}");
}

#[test]
fn time_that_runs_out_hands_in_by_itself() {
    let folder = training("  draw: all\n  time_limit: 10s\n  feedback: never\n", TWO);
    let mut talk = Talk::new(take(folder.path()).args(AN));
    let asked = talk.asks("");
    assert!(asked.contains("10 seconds left."), "{asked}");
    let start = Instant::now();
    talk.asks("1");
    let said = talk.hears("1 of 2 points");
    let waited = start.elapsed();
    assert!(said.contains("Time is up."), "{said}");
    assert!(
        (Duration::from_secs(9)..Duration::from_secs(14)).contains(&waited),
        "{waited:?}"
    );
    let code = talk
        .child
        .wait()
        .expect("an end, though the input is open")
        .code();
    assert_eq!(code, Some(0));
    assert!(certificates(folder.path()).is_empty());
}

#[test]
fn practice_gives_feedback_and_no_certificate() {
    let folder = training("  draw: all\n  time_limit: 25m\n", TWO);
    let (exit, said, _) = run(
        take(folder.path()).args(AN).arg("--practice"),
        "\n2\nx\n1\n\n2\n\n2\n",
    );
    assert_eq!(exit, 0, "{said}");
    assert!(
        said.contains(
            "Wrong. 0 of 1 point.\nYour answer: False\nRight answer: True\nExplanation: It is."
        ),
        "{said}"
    );
    assert!(
        said.contains("That is no answer here. Type one number from 1 to 2."),
        "{said}"
    );
    assert!(
        said.contains("Practice finished.\n2 of 2 points") && !said.contains("left."),
        "{said}"
    );
    assert!(certificates(folder.path()).is_empty());
}

#[test]
fn who_takes_part_can_be_asked_in_lines() {
    let folder = training("  draw: all\n", TWO);
    let lines = "no code!\nCB-1\n\nLê Văn An\nTân Phú\n\n1\n\n2\n\n2\n";
    let (exit, said, _) = run(&mut take(folder.path()), lines);
    assert_eq!(exit, 0, "{said}");
    assert!(
        said.contains("A participant code has up to 32") && said.contains("Please fill in"),
        "{said}"
    );
    assert!(
        said.contains("Lê Văn An, CB-1, Tân Phú.") && said.contains("is issued"),
        "{said}"
    );
    // Known by the code from now on; the certificate is not issued twice.
    let (exit, said, _) = run(&mut take(folder.path()), "cb-1\n\n1\n\n2\ns\n2\n");
    assert!(
        exit == 0 && said.contains("You hold the certificate"),
        "{said}"
    );
    assert_eq!(certificates(folder.path()).len(), 1);
}

#[test]
fn wrong_use_says_what_to_do() {
    let folder = training("  draw: all\n", TWO);
    let mut unknown = certamen(folder.path());
    unknown.args(["take", "smal", "--plain"]);
    let (exit, said, error) = run(&mut unknown, "");
    assert!(
        exit == 2 && said.is_empty() && error.contains("small: A small quiz"),
        "{error}"
    );
    let (exit, _, error) = run(take(folder.path()).args(["--participant", "X-9"]), "");
    assert!(exit == 2 && error.contains("X-9"), "{error}");
    let (exit, _, _) = run(take(folder.path()).args(["--name", "An"]), "");
    assert_eq!(exit, 2);
    let (exit, _, error) = run(
        take(folder.path()).args(["--name", "A\u{202e}n", "--unit", "U"]),
        "",
    );
    assert!(exit == 2 && error.contains("invisible"), "{error}");
    let (exit, _, error) = run(certamen(folder.path()).args(["take", "small"]), "");
    assert!(exit == 2 && error.contains("--plain"), "{error}");
    // Leaving before the start begins no attempt.
    let (exit, said, _) = run(take(folder.path()).args(AN), "");
    assert!(exit == 1 && !said.contains("Question 1"), "{said}");
}

#[test]
fn a_flood_of_rubbish_does_no_harm() {
    let folder = training("  draw: all\n", TWO);
    let mut command = take(folder.path());
    let mut child = command
        .args(AN)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = child.stdin.take().expect("its input");
    let output = std::thread::spawn(move || child.wait_with_output().expect("an end"));
    input.write_all(b"\n").expect("written");
    input.write_all(&vec![b'1'; 3_000_000]).expect("written");
    input
        .write_all(b"\n\x1b[31m\xff\x00\n1\nq\n2\n")
        .expect("written");
    drop(input);
    let output = output.join().expect("an end");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("was cut") && said.contains("Your answer: True"),
        "{said}"
    );
    assert!(said.len() < 10_000 && !said.contains('\u{1b}'));
}
