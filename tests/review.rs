//! Pass marks and coverage as instructors meet them, by the program itself.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[path = "common/program.rs"]
mod program;

use program::{code, err, out, run};

/// Two banks, and a quiz that draws two of one competence and one of another.
fn training() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let banks = folder.path().join("question_banks");
    fs::create_dir(&banks).unwrap();
    for (bank, competence, kind) in [("one", "C1", "a-"), ("two", "C2", "b-")] {
        let mut text = format!(
            "bank: {bank}\nversion: \"1\"\ntitle: Title\nlanguages: [en, vi]\n\
             topics: {{ t: T }}\nquiz: {{ pass_mark: 70% }}\nquestions:\n"
        );
        for n in 1..=3 {
            let _ = writeln!(
                text,
                "  - {{ id: {kind}{n}, kind: true_false, topic: t, competence: {competence}, \
                 level: apply, situation: {}, fact: F{n}, prompt: {{ en: Is {kind}{n} so?, \
                 vi: Có {kind}{n} không? }}, answer: true }}",
                n == 1
            );
        }
        fs::write(banks.join(format!("{bank}.yaml")), text).unwrap();
    }
    fs::write(
        folder.path().join("training.yaml"),
        "title: Training\nlanguages: [en]\nquizzes:\n  - id: final\n    version: \"2\"\n    \
         title: Final test\n    banks: [one, two]\n    quiz: { draw: { C1: 2, C2: 1 }, pass_mark: 60% }\n\
         programme: { id: p, version: \"1\", title: Programme, quizzes: [final] }\n\
         competences: { C1: First, C2: Second }\n",
    )
    .unwrap();
    folder
}

/// Fills the estimates of a sheet with semicolons, in the order of its rows.
fn fill(folder: &Path, name: &str, estimates: &[&str]) {
    let sheet = out(&run(
        folder,
        &["angoff", "final", "--separator", "semicolon"],
    ));
    let mut lines = sheet.lines();
    let mut filled: Vec<String> = lines.by_ref().take(2).map(str::to_owned).collect();
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), estimates.len(), "{sheet}");
    for (row, estimate) in rows.iter().zip(estimates) {
        let (rest, version) = row.rsplit_once(";;;").unwrap();
        filled.push(format!("{rest};{estimate};;{version}"));
    }
    fs::write(folder.join(name), filled.join("\r\n")).unwrap();
}

/// An: (2 x 60 + 1 x 30) / 3 = 50. Binh: (2 x 80 + 1 x 50) / 3 = 70. Mean 60, SD
/// sqrt(200) = 14.142, SE 10.
#[test]
fn judges_set_the_pass_mark_of_a_quiz_across_banks() {
    let training = training();
    let folder = training.path();
    fill(folder, "An.csv", &["50%", "60", "0,7", "20", "30", "40"]);
    fill(folder, "Binh.csv", &["80", "80", "80", "60", "50", "40"]);
    let output = run(folder, &["angoff", "final", "An.csv", "Binh.csv"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    insta::assert_snapshot!("angoff", out(&output));
    assert_eq!(err(&output), "");

    let swapped = ["angoff", "final", "Binh.csv", "An.csv", "--format", "json"];
    let output = run(folder, &swapped);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&json["cut"], &json["se"], &json["sd"]),
        (&60.0.into(), &10.0.into(), &14.142.into())
    );
    assert_eq!(json["judges"][0]["cut"], 70.0);
    assert_eq!(json["pass_mark_is"], "within");
    assert_eq!(json["questions"][3]["discuss"], true);
    let table = run(folder, &["angoff", "final", "An.csv", "--format", "csv"]);
    assert!(out(&table).contains("\njudge,An,,50.0,"), "{}", out(&table));
}

#[test]
fn what_is_wrong_with_a_sheet_is_told_and_nothing_is_computed() {
    let training = training();
    let folder = training.path();
    fill(folder, "An.csv", &["50", "1", "", "20", "30", "40"]);
    let output = run(folder, &["angoff", "final", "An.csv"]);
    assert_eq!((code(&output), &*out(&output)), (1, ""));
    let said = err(&output);
    assert!(
        said.starts_with("An.csv:4:8: The estimate 1 of a-2"),
        "{said}"
    );
    assert!(
        said.contains("\nAn.csv:5:8: The estimate of a-3 is empty."),
        "{said}"
    );

    fill(folder, "An.csv", &["50", "60", "70", "20", "30", "40"]);
    let twice = run(folder, &["angoff", "final", "An.csv", "./An.csv"]);
    assert_eq!(code(&twice), 2);
    let bank = folder.join("question_banks/one.yaml");
    let text = fs::read_to_string(&bank).unwrap();
    fs::write(&bank, text.replace("Is a-2 so?", "Is it so?")).unwrap();
    let output = run(folder, &["angoff", "final", "An.csv"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).starts_with("An.csv:4:1: The words or the key of a-2"));
    let allowed = run(folder, &["angoff", "final", "An.csv", "--allow-changed"]);
    assert_eq!(code(&allowed), 0, "{}", err(&allowed));
    assert!(err(&allowed).starts_with("An.csv was printed from version 2 #"));

    fs::write(&bank, "bank: one\n").unwrap();
    let output = run(folder, &["angoff", "final"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("have errors: one"),
        "{}",
        err(&output)
    );
    assert_eq!(code(&run(folder, &["angoff", "one"])), 1);
    let sheet = run(folder, &["angoff", "two", "-o", "An.csv"]);
    assert_eq!(code(&sheet), 2);
    assert!(err(&sheet).contains("was not touched"), "{}", err(&sheet));
}

const FACTS: &str = "\
| id | area / competence | fact | citation | confidence |
|---|---|---|---|---|
| F1 | basics / C1 | One *fact*. | Law | A |
| F2 | basics / C1, C2 | Two. | Law | A |
| F9 | basics / C2 | Nine \u{1b}[2J. | Law | A |
";

#[test]
fn the_map_of_a_training_is_a_page_that_can_be_kept() {
    let training = training();
    let folder = training.path();
    fs::write(folder.join("facts.md"), FACTS).unwrap();
    let output = run(folder, &["coverage", "--facts", "facts.md"]);
    assert_eq!(code(&output), 1, "a question names F3: {}", err(&output));
    insta::assert_snapshot!("coverage", out(&output));
    let above = folder.parent().unwrap();
    let named = ["coverage", folder.to_str().unwrap(), "--facts", "facts.md"];
    let nowhere = run(above, &named);
    assert_eq!(code(&nowhere), 2, "the list is beside whoever asks");
    let again = run(above, &named[..2]);
    assert_eq!(code(&again), 0);
    assert!(out(&output).starts_with(&out(&again)));

    let json = run(
        folder,
        &["coverage", "--format", "json", "--facts", "facts.md"],
    );
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["scopes"][0]["questions"], 6);
    assert_eq!(json["unused_facts"], serde_json::json!(["F9"]));
    assert_eq!(json["unlisted_facts"], serde_json::json!(["F3"]));
    let table = out(&run(folder, &["coverage", "--format", "csv"]));
    assert!(
        table.contains("\ntraining,situations,C1,one,1\n"),
        "{table}"
    );
    assert!(table.contains("\nfinal,drawn,C1,drawn,2\nfinal,drawn,C1,there,3\n"));

    fs::write(folder.join("question_banks/one.yaml"), "bank: one\n").unwrap();
    let output = run(folder, &["coverage"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("not counted: question\\_banks/one.yaml."));
    assert!(
        out(&output).contains("has errors: final\n"),
        "{}",
        out(&output)
    );
}

#[test]
fn a_mistyped_quiz_is_guessed_among_banks_and_quizzes() {
    let folder = training();
    let mistyped = run(folder.path(), &["angoff", "finl"]);
    assert_eq!(code(&mistyped), 2);
    assert!(
        err(&mistyped).contains("Did you mean final?"),
        "{}",
        err(&mistyped)
    );
    let unknown = run(folder.path(), &["angoff", "something-else"]);
    assert!(
        err(&unknown).contains("one, two, final"),
        "{}",
        err(&unknown)
    );
}
