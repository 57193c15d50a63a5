use std::fmt::Write as _;
use std::fs;

use super::*;
use crate::bank::Limits;
use crate::review::facts;
use crate::training::folder::{BANKS_FOLDER, TRAINING_FILE};

const KINDS: [&str; 2] = ["true_false, answer: true", "numerical, answer: 7"];

/// A bank of questions: competence, level, whether a situation, fact.
fn bank(id: &str, questions: &[(&str, &str, bool, &str)]) -> String {
    let mut text = format!(
        "bank: {id}\nversion: \"1\"\ntitle: T\nlanguages: [en]\ntopics: {{ t: T }}\n\
         quiz: {{ draw: 2, pass_mark: 70% }}\nquestions:\n"
    );
    for (n, (competence, level, situation, fact)) in questions.iter().enumerate() {
        let kind = KINDS[n % 2];
        let _ = write!(
            text,
            "  - {{ id: {id}-{n}, kind: {kind}, topic: t, situation: {situation}, prompt: Is it?"
        );
        for (name, value) in [("competence", competence), ("level", level), ("fact", fact)] {
            if !value.is_empty() {
                let _ = write!(text, ", {name}: \"{value}\"");
            }
        }
        text += " }\n";
    }
    text
}

const TRAINING: &str = "\
quizzes:
  - { id: final, version: \"1\", title: Final, banks: [one, two], quiz: { draw: { C1: 2, C10: 1 }, pass_mark: 70% } }
  - { id: form-a, version: \"1\", title: A, banks: [one, two], form: A, quiz: { draw: all, pass_mark: 70% } }
  - { id: gone, version: \"1\", title: Gone, banks: [one, sealed], quiz: { draw: all, pass_mark: 70% } }
programme: { id: p, version: \"1\", title: P, quizzes: [one, final] }
competences: { C9: Nine, C1: One }
";

fn folder() -> (tempfile::TempDir, Folder) {
    let root = tempfile::tempdir().unwrap();
    let banks = root.path().join(BANKS_FOLDER);
    fs::create_dir(&banks).unwrap();
    let one = [
        ("C1", "apply", true, "V10"),
        ("C1", "apply", false, "V2"),
        ("C1", "", true, "V2, B1"),
    ];
    let two = [
        ("C10", "create", true, ""),
        ("C2", "remember", false, "V2"),
        ("", "", false, ""),
    ];
    let three = [("C2", "apply", false, "B1"), ("C1", "apply", false, "")];
    fs::write(banks.join("one.yaml"), bank("one", &one)).unwrap();
    fs::write(banks.join("two.yaml"), bank("two", &two)).unwrap();
    fs::write(banks.join("three.yaml"), bank("three", &three)).unwrap();
    fs::write(banks.join("sealed.yaml.age"), "x").unwrap();
    fs::write(root.path().join(TRAINING_FILE), TRAINING).unwrap();
    let folder = Folder::load(root.path(), &Limits::default());
    assert!(
        folder.usable && folder.broken.is_empty(),
        "{:?}",
        folder.broken
    );
    (root, folder)
}

fn sum(table: &Table) -> usize {
    table.rows.iter().flatten().sum()
}

#[test]
fn every_question_is_counted_once() {
    let (_root, folder) = folder();
    assert!(folder.banks.len() > 3, "quizzes are composed");
    let map = Map::of(&folder);
    assert_eq!(map.competences, ["C9", "C1", "C2", "C10", ""]);
    let scopes: Vec<(&str, usize, usize)> = map
        .scopes
        .iter()
        .map(|scope| (&*scope.id, scope.questions, scope.situations))
        .collect();
    // The programme has one alone and in its final test, and both halves of the
    // test are one.
    assert_eq!(
        scopes,
        [
            ("", 8, 3),
            ("p", 6, 3),
            ("final", 6, 3),
            ("form-a", 3, map.scopes[3].situations)
        ]
    );
    assert_eq!(map.missing, ["gone"]);
    for scope in &map.scopes {
        for table in [&scope.kinds, &scope.levels, &scope.banks] {
            assert_eq!(sum(table), scope.questions, "{}", scope.id);
            assert_eq!(table.rows.len(), map.competences.len());
        }
        assert_eq!(sum(&scope.situations_by_bank), scope.situations);
        assert!(!scope.is_whole || scope.what == What::Training);
    }
    let whole = &map.scopes[0];
    assert_eq!(whole.banks.columns, ["one", "three", "two"]);
    assert_eq!(whole.banks.rows[1], [3, 1, 0]);
    assert_eq!(whole.situations_by_bank.rows[1], [2, 0, 0]);
    // C1: the first and third of one, then the second of it and of three.
    assert_eq!(whole.kinds.rows[1][2], 2);
    assert_eq!(whole.kinds.rows[1][5], 2);
    assert_eq!(whole.levels.rows[1], [0, 0, 3, 0, 0, 0, 1]);
    assert_eq!(whole.levels.rows[3][5], 1);
}

#[test]
fn what_is_drawn_stands_beside_what_there_is() {
    let (_root, folder) = folder();
    let map = Map::of(&folder);
    let quizzes: Vec<&str> = map.quizzes.iter().map(|quiz| &*quiz.quiz).collect();
    assert_eq!(quizzes, ["one", "final", "form-a"]);
    assert_eq!(map.quizzes[0].drawn, [0.0, 2.0, 0.0, 0.0, 0.0]);
    assert_eq!(map.quizzes[1].drawn, [0.0, 2.0, 0.0, 1.0, 0.0]);
    assert_eq!(map.quizzes[1].there, [0, 3, 1, 1, 1]);
    for quiz in &map.quizzes {
        let sum: f64 = quiz.drawn.iter().sum();
        assert!((sum - quiz.paper as f64).abs() < 1e-5, "{quiz:?}");
    }
}

#[test]
fn facts_stand_in_order_with_their_questions() {
    let (_root, folder) = folder();
    let map = Map::of(&folder);
    let facts: Vec<(&str, usize)> = map.facts.iter().map(|f| (&*f.fact, f.counts[0])).collect();
    assert_eq!(facts, [("B1", 2), ("V2", 3), ("V10", 1)]);
    assert_eq!(map.facts[0].questions, ["one/one-2", "three/three-0"]);
    assert_eq!(map.facts[1].counts[..3], [3, 3, 3]);
    let list = facts::read("| V2 | a / C1 | x |\n| V3 | a / C1 | x |\n| B1 | a / C1 | x |");
    let fit = map.fit(&list);
    assert_eq!(fit.unused, [&list[1]]);
    assert_eq!(fit.unlisted, [&map.facts[2]]);
}
