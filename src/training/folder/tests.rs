use super::*;
use std::fmt::Write as _;
use std::fs;

const BANK: &str = "\
bank: NAME
version: \"1\"
title: Title
languages: [en]
topics: { law: Law }
quiz: { pass_mark: 70% }
questions:
  - { id: q-1, kind: true_false, topic: law, prompt: Water is wet., answer: true }
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(BANKS_FOLDER)).unwrap();
    for name in ["b-two", "a-one"] {
        let text = BANK.replace("NAME", name);
        write(&folder, &format!("question_banks/{name}.yaml"), &text);
    }
    folder
}

fn write(folder: &tempfile::TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).unwrap();
}

fn load(folder: &tempfile::TempDir) -> Folder {
    Folder::load(folder.path(), &Limits::default())
}

fn found(folder: &Folder) -> Vec<(String, &'static str, u32)> {
    let all = folder.faults().map(|(file, fault)| {
        (
            file.source.name().to_owned(),
            fault.kind.code(),
            fault.place.line,
        )
    });
    all.collect()
}

fn ids(folder: &Folder) -> Vec<&str> {
    folder.banks.iter().map(|bank| &*bank.id).collect()
}

#[test]
fn the_folder_is_found_from_below_as_git_does() {
    let training = folder();
    let deep = training.path().join("a/b/c");
    fs::create_dir_all(&deep).unwrap();
    assert_eq!(Folder::find(None, &deep).unwrap(), training.path());
    assert_eq!(
        Folder::find(Some(training.path()), &deep).unwrap(),
        training.path()
    );
    assert!(matches!(
        Folder::find(Some(&deep), &deep),
        Err(FolderError::NoTraining { .. })
    ));
    let nowhere = training.path().join("nowhere");
    assert!(matches!(
        Folder::find(Some(&nowhere), &deep),
        Err(FolderError::NotAFolder { .. })
    ));
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        Folder::find(None, empty.path()),
        Err(FolderError::NotFound { .. })
    ));
}

#[test]
fn banks_load_in_the_order_of_their_names() {
    let training = folder();
    let loaded = load(&training);
    assert_eq!(ids(&loaded), ["a-one", "b-two"]);
    assert_eq!(found(&loaded), []);
    assert_eq!(loaded.training, Training::default());
}

#[test]
fn a_broken_bank_never_takes_the_others_down() {
    let training = folder();
    write(&training, "question_banks/aa.yaml", "bank: [\n");
    fs::create_dir(training.path().join("question_banks/dir.yml")).unwrap();
    write(
        &training,
        "question_banks/again.yml",
        &BANK.replace("NAME", "a-one"),
    );
    write(
        &training,
        "question_banks/other.yml",
        &BANK.replace("NAME", "z-last"),
    );
    write(&training, "question_banks/notes.txt", "no bank");
    write(
        &training,
        "question_banks/.#a-one.yaml",
        "left by an editor",
    );
    let loaded = load(&training);
    assert_eq!(ids(&loaded), ["a-one", "b-two", "z-last"]);
    assert_eq!(
        found(&loaded),
        [
            ("question_banks/aa.yaml".to_owned(), "unclosed-bracket", 1),
            ("question_banks/again.yml".to_owned(), "same-bank", 1),
            ("question_banks/dir.yml".to_owned(), "unreadable-file", 1),
            (
                "question_banks/other.yml".to_owned(),
                "file-name-differs",
                1
            ),
        ]
    );
    assert_eq!((loaded.broken.len(), loaded.warnings.len()), (3, 1));
}

#[test]
fn a_file_of_100_mb_is_refused() {
    let training = folder();
    let path = training.path().join("question_banks/huge.yaml");
    fs::File::create(path)
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    let loaded = load(&training);
    assert_eq!(ids(&loaded), ["a-one", "b-two"]);
    assert_eq!(found(&loaded)[0].1, "file-too-large");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_and_a_pipe_are_faults() {
    let training = folder();
    let link = |name: &str, to: &str| {
        std::os::unix::fs::symlink(to, training.path().join(name)).unwrap();
    };
    link("question_banks/gone.yaml", "/nowhere/at/all.yaml");
    link("question_banks/zero.yaml", "/dev/zero");
    link("training.yaml", "/nowhere/at/all.yaml");
    let codes: Vec<_> = found(&load(&training))
        .into_iter()
        .map(|f| (f.0, f.1))
        .collect();
    let unreadable = |name: &str| (name.to_owned(), "unreadable-file");
    assert_eq!(
        codes,
        [
            unreadable("question_banks/gone.yaml"),
            unreadable("question_banks/zero.yaml"),
            unreadable("training.yaml"),
        ]
    );
}

#[test]
fn the_programme_must_name_banks_that_load() {
    let training = folder();
    write(
        &training,
        "training.yaml",
        "programme:\n  id: p\n  version: \"1\"\n  title: P\n  quizzes:\n    - a-one\n    - c-three\n",
    );
    let loaded = load(&training);
    assert_eq!(
        found(&loaded),
        [("training.yaml".to_owned(), "missing-bank", 7)]
    );
    assert!(loaded.training.programme.is_some());
}

/// Two banks of four questions each: C1 and C5, every second a situation.
fn folder_of_two() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(BANKS_FOLDER)).unwrap();
    for name in ["a-one", "b-two"] {
        let mut text = BANK.split("  - {").next().unwrap().replace("NAME", name);
        for n in 0..8 {
            let code = if n < 4 { "C1" } else { "C5" };
            let situation = n % 2 == 0;
            let _ = writeln!(
                text,
                "  - {{ id: {name}-{n}, kind: true_false, topic: law, competence: {code}, \
                 situation: {situation}, prompt: Is {name} {n} so?, answer: true }}"
            );
        }
        write(&folder, &format!("question_banks/{name}.yaml"), &text);
    }
    folder
}

const COMPOSED_QUIZ: &str = "\
quizzes:
  - id: final
    version: \"1\"
    title: Final test
    banks: [b-two, a-one]
    quiz: { draw: { C1: 3, C5: 2 }, situations: 60%, pass_mark: 70%, minimum: { C5: 50% } }
";

#[test]
fn a_quiz_across_banks_is_a_bank_of_all_their_questions() {
    let training = folder_of_two();
    write(&training, "training.yaml", COMPOSED_QUIZ);
    let loaded = load(&training);
    assert_eq!(found(&loaded), []);
    assert_eq!(ids(&loaded), ["a-one", "b-two", "final"]);
    let bank = loaded.bank("final").unwrap();
    let topics: Vec<&str> = bank.topics.iter().map(|(id, _)| &**id).collect();
    assert_eq!(topics, ["b-two", "a-one"]);
    assert_eq!(bank.questions.len(), 16);
    assert_eq!(bank.questions[0].id, "b-two-0");
    assert_eq!(bank.questions[0].topic, "b-two");
    assert_eq!(bank.quiz.draw.count(16), 5);
    // Its digest stands for the rules and for every question.
    let changed = COMPOSED_QUIZ.replace("C5: 2", "C5: 1");
    write(&training, "training.yaml", &changed);
    assert_ne!(load(&training).bank("final").unwrap().digest, bank.digest);
}

#[test]
fn parallel_forms_share_no_question_and_are_alike() {
    let training = folder_of_two();
    let form = |id: &str, form: &str| {
        let quiz = COMPOSED_QUIZ.split("quizzes:\n").nth(1).unwrap();
        let quiz = quiz.replace("final", id).replace("60%", "50%");
        quiz.replace("    quiz:", &format!("    form: {form}\n    quiz:"))
    };
    let text = format!("quizzes:\n{}{}", form("before", "A"), form("after", "B"));
    write(&training, "training.yaml", &text);
    let loaded = load(&training);
    assert_eq!(found(&loaded), []);
    let [before, after] = ["before", "after"].map(|id| loaded.bank(id).unwrap());
    let mut all: Vec<&str> = Vec::new();
    for bank in [before, after] {
        let count = |code: &str, situation: bool| {
            let questions = bank.questions.iter();
            questions
                .filter(|q| q.competence.as_deref() == Some(code) && q.situation == situation)
                .count()
        };
        for code in ["C1", "C5"] {
            assert_eq!((count(code, true), count(code, false)), (2, 2), "{code}");
        }
        all.extend(bank.questions.iter().map(|q| &*q.id));
    }
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 16);
}

#[test]
fn what_is_wrong_with_a_quiz_across_banks_has_its_place() {
    let training = folder_of_two();
    let cases = [
        ("b-two, a-one", "b-two, c-three", ("missing-bank", 5)),
        ("b-two, a-one", "b-two, b-two", ("duplicate-entry", 5)),
        ("id: final", "id: a-one", ("quiz-named-as-bank", 2)),
        ("C5: 2", "C5: 9", ("draw-beyond-topic", 6)),
        ("C1: 3, C5: 2", "C1: 3, a-one: 2", ("bad-competence", 6)),
        ("C1: 3, C5: 2", "a-one: 9", ("draw-beyond-topic", 6)),
        ("C1: 3, C5: 2", "law: 1", ("unknown-topic", 6)),
        ("C1: 3, C5: 2", "C1: 8", ("too-few-situations", 6)),
        ("60%", "90", ("bad-share", 6)),
        ("minimum: { C5", "minimum: { C7", ("unknown-section", 6)),
    ];
    for (from, to, (code, line)) in cases {
        assert!(COMPOSED_QUIZ.contains(from), "{from}");
        write(
            &training,
            "training.yaml",
            &COMPOSED_QUIZ.replacen(from, to, 1),
        );
        let expected = ("training.yaml".to_owned(), code, line);
        assert_eq!(found(&load(&training)), [expected], "{to}");
    }
    // Banks that cannot be put together.
    let other = fs::read_to_string(training.path().join("question_banks/b-two.yaml")).unwrap();
    let same = other.replace("b-two-3", "a-one-3");
    write(&training, "question_banks/b-two.yaml", &same);
    write(&training, "training.yaml", COMPOSED_QUIZ);
    let expected = ("training.yaml".to_owned(), "same-question", 5);
    assert_eq!(found(&load(&training)), [expected]);
    let french = other.replace("[en]", "[fr]");
    write(&training, "question_banks/b-two.yaml", &french);
    let expected = ("training.yaml".to_owned(), "no-common-language", 5);
    assert_eq!(found(&load(&training)), [expected]);
}

#[test]
fn a_quiz_across_sealed_or_broken_banks_waits_for_them() {
    let training = folder_of_two();
    fs::remove_file(training.path().join("question_banks/b-two.yaml")).unwrap();
    write(&training, "question_banks/b-two.yaml.age", "never read");
    write(&training, "training.yaml", COMPOSED_QUIZ);
    let loaded = load(&training);
    assert_eq!(found(&loaded), []);
    assert_eq!(ids(&loaded), ["a-one"]);
    assert_eq!(loaded.training.quizzes.len(), 1);
    fs::remove_file(training.path().join("question_banks/b-two.yaml.age")).unwrap();
    write(&training, "question_banks/b-two.yaml", "bank: b-two\n");
    let loaded = load(&training);
    assert!(
        found(&loaded)
            .iter()
            .all(|(file, ..)| file.contains("b-two"))
    );
    assert_eq!(ids(&loaded), ["a-one"]);
}

#[test]
fn a_roster_of_its_own_is_read_and_its_faults_are_its_own() {
    let training = folder();
    write(
        &training,
        "training.yaml",
        "units: [ { name: U } ]\nroster: roster.yaml\n",
    );
    assert_eq!(
        found(&load(&training)),
        [("training.yaml".to_owned(), "unreadable-file", 2)]
    );
    write(
        &training,
        "roster.yaml",
        "- { code: a, name: A, unit: U }\n- { code: b, name: B, unit: V }\n",
    );
    let loaded = load(&training);
    assert_eq!(
        found(&loaded),
        [("roster.yaml".to_owned(), "unknown-unit", 2)]
    );
    assert_eq!(loaded.training.roster.len(), 2);
    write(
        &training,
        "roster.yaml",
        "- { code: a b, name: A, unit: U }\n",
    );
    let loaded = load(&training);
    assert_eq!(found(&loaded), [("roster.yaml".to_owned(), "bad-code", 1)]);
    assert_eq!(loaded.training.roster, []);
}

#[test]
fn a_file_may_be_named_otherwise_where_it_says_why() {
    let training = folder();
    let text = BANK.replace("NAME", "third");
    write(&training, "question_banks/c.yaml", &text);
    let named = |f: &Folder| found(f).into_iter().map(|f| f.1).collect::<Vec<_>>();
    assert_eq!(named(&load(&training)), ["file-name-differs"]);
    let allowing = format!("allow: {{ file-name-differs: The archive names it. }}\n{text}");
    write(&training, "question_banks/c.yaml", &allowing);
    let limits = Limits::default();
    let day = chrono::NaiveDate::default();
    let loaded = Folder::load_with(
        training.path(),
        &limits,
        Inspect {
            bank: |_: &[u8], draft: &mut Draft<'_>| crate::check::bank(draft, day, &limits),
            quiz: crate::check::quiz_across,
        },
    );
    let codes = named(&loaded);
    assert!(!codes.contains(&"file-name-differs") && !codes.contains(&"unused-allow"));
}

#[test]
fn a_competence_no_question_measures_is_named_and_can_be_allowed() {
    let training = folder();
    let text = "competences: { C4: Judge, C5: Protect }\n";
    write(&training, "training.yaml", text);
    let c = |line| ("training.yaml".to_owned(), "competence-unmeasured", line);
    assert_eq!(found(&load(&training)), [c(1), c(1)]);

    let measuring = BANK
        .replace("NAME", "a-one")
        .replace("topic:", "competence: C5, topic:");
    write(&training, "question_banks/a-one.yaml", &measuring);
    assert_eq!(found(&load(&training)), [c(1)]);

    // A bank the programme does not offer measures nothing.
    let programme = "programme: { id: p, version: \"1\", title: P, quizzes: [b-two] }\n";
    write(&training, "training.yaml", &format!("{text}{programme}"));
    assert_eq!(found(&load(&training)), [c(1), c(1)]);

    // A bank that does not load might measure it.
    write(&training, "question_banks/b-two.yaml", "bank: b-two\n");
    let codes: Vec<_> = found(&load(&training)).into_iter().map(|f| f.1).collect();
    assert!(!codes.contains(&"competence-unmeasured"), "{codes:?}");

    write(
        &training,
        "question_banks/b-two.yaml",
        &BANK.replace("NAME", "b-two"),
    );
    let allow = "allow: { competence-unmeasured: Measured at work. }\n";
    write(&training, "training.yaml", &format!("{allow}{text}"));
    assert_eq!(found(&load(&training)), []);
    let needless = "allow: { unknown-unit: No units yet. }\n";
    write(&training, "training.yaml", needless);
    let unused = ("training.yaml".to_owned(), "unused-allow", 1);
    assert_eq!(found(&load(&training)), [unused]);
}

#[test]
fn sealed_banks_are_known_by_their_names_alone() {
    let training = folder();
    for name in [
        "exam-2.yaml.age",
        "exam-1.age",
        "exam-3.yml.age",
        ".exam-4.age",
    ] {
        write(&training, &format!("question_banks/{name}"), "never read");
    }
    write(
        &training,
        "training.yaml",
        "languages: [en]\nprogramme:\n  id: p\n  version: \"1\"\n  title: P\n  quizzes: [a-one, exam-2]\n",
    );
    let loaded = load(&training);
    assert_eq!(found(&loaded), []);
    assert_eq!(ids(&loaded), ["a-one", "b-two"]);
    let sealed: Vec<&str> = loaded.sealed.iter().map(|file| &*file.id).collect();
    assert_eq!(sealed, ["exam-1", "exam-2", "exam-3"]);
    assert!(loaded.sealed("exam-2").is_some() && loaded.sealed("a-one").is_none());
}

#[test]
fn a_plain_bank_beside_its_sealed_one_is_used_and_warned_of() {
    let training = folder();
    for name in ["a-one.yaml.age", "exam.age", "exam.yaml.age", "Exam 1.age"] {
        write(&training, &format!("question_banks/{name}"), "never read");
    }
    let loaded = load(&training);
    assert_eq!(ids(&loaded), ["a-one", "b-two"]);
    let sealed: Vec<&str> = loaded.sealed.iter().map(|file| &*file.id).collect();
    assert_eq!(sealed, ["exam"]);
    let found = found(&loaded);
    let found: Vec<(&str, &str)> = found.iter().map(|(f, c, _)| (&**f, *c)).collect();
    assert_eq!(
        found,
        [
            ("question_banks/Exam 1.age", "sealed-name"),
            ("question_banks/exam.yaml.age", "same-bank"),
            ("question_banks/a-one.yaml.age", "sealed-beside-plain"),
        ]
    );
    assert_eq!((loaded.broken.len(), loaded.warnings.len()), (2, 1));
}
