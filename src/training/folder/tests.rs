use super::*;
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
    let loaded = Folder::load_with(training.path(), &limits, &mut |_, draft| {
        crate::check::bank(draft, day, &limits)
    });
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
