//! Folders of trainings to run the program in.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use certamen::bank::Bank;
use certamen::bank::yaml::node::Limits;
use certamen::exam::{Attempt, Record};
use certamen::locale::Locale;
use certamen::store::{AttemptSummary, Sqlite, Store};
use certamen::training::folder::Folder;

use super::session::{Session, Start, key};

/// A training in a folder of its own.
pub struct Training(tempfile::TempDir);

impl Training {
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// The training for tests, whose questions stay as they are.
    pub fn shipped() -> Self {
        let training = Self::empty();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/training");
        let copy = |name: &Path| {
            fs::copy(root.join(name), training.path().join(name)).expect("a copy");
        };
        copy(Path::new("training.yaml"));
        fs::create_dir(training.path().join("question_banks")).expect("a folder");
        for entry in fs::read_dir(root.join("question_banks")).expect("banks") {
            let name = entry.expect("an entry").file_name();
            copy(&Path::new("question_banks").join(name));
        }
        training
    }

    /// One bank, which is a quiz of its own.
    pub fn of(bank: &str) -> Self {
        let training = Self::empty();
        training.add_bank("test", bank);
        training
    }

    /// Questions of all nine kinds, round and round.
    pub fn of_questions(count: usize) -> Self {
        Self::of(&bank_of((0..count).map(|i| (i, i % 9)), RULES))
    }

    pub fn add_bank(&self, id: &str, bank: &str) {
        let banks = self.path().join("question_banks");
        fs::create_dir_all(&banks).expect("a folder");
        fs::write(banks.join(format!("{id}.yaml")), bank).expect("a bank");
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn database(&self) -> PathBuf {
        self.path().join("certamen.db")
    }

    pub fn start(&self) -> Start {
        Start::on(self.path())
    }

    /// Its banks, as the program reads them.
    pub fn banks(&self) -> Vec<Bank> {
        banks(self.path())
    }

    /// The certificates written.
    pub fn certificates(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.path().join("certificates")) else {
            return Vec::new();
        };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .collect()
    }

    /// The attempts in the database, and their records. Only while no program
    /// that matters has it open.
    pub fn records(&self) -> Vec<(AttemptSummary, Record)> {
        records(&self.database())
    }

    /// The one attempt there is, taken up from its record.
    pub fn attempt(&self) -> (Attempt, Bank) {
        let mut records = self.records();
        assert_eq!(records.len(), 1, "one attempt");
        let (_, record) = records.remove(0);
        let bank = self.banks().remove(0);
        let attempt = Attempt::replay(record.header, &bank, record.events).expect("a sound log");
        (attempt, bank)
    }
}

pub fn banks(folder: &Path) -> Vec<Bank> {
    let folder = Folder::load(folder, &Limits::default());
    assert!(folder.broken.is_empty(), "{:?}", folder.broken);
    folder.banks
}

/// The attempts of a database, and their records.
pub fn records(database: &Path) -> Vec<(AttemptSummary, Record)> {
    runtime().block_on(async {
        let store = Sqlite::open(database).await.expect("a sound database");
        let mut records = Vec::new();
        for person in store.participants().await.expect("the participants") {
            let code = &person.participant.code;
            for summary in store.attempts(code).await.expect("the attempts") {
                let record = store.load(&summary.id).await.expect("the record");
                records.push((summary, record));
            }
        }
        store.close().await.expect("closed");
        records
    })
}

/// The names of everybody in the database.
pub fn participants(database: &Path) -> Vec<certamen::exam::Participant> {
    runtime().block_on(async {
        let store = Sqlite::open(database).await.expect("a sound database");
        let people = store.participants().await.expect("the participants");
        store.close().await.expect("closed");
        people.into_iter().map(|p| p.participant).collect()
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

/// Rules under which nothing is shuffled away and the clock runs on.
pub const RULES: &str = "{ draw: all, time_limit: 6h, pass_mark: 70%, attempts: 3, \
    shuffle: [questions, options], navigation: free, on_interruption: run, \
    feedback: after_submit }";

/// A bank of questions by number and kind.
pub fn bank_of(questions: impl Iterator<Item = (usize, usize)>, rules: &str) -> String {
    let mut text = format!(
        "bank: test\nversion: \"1\"\ntitle: Test bank\nlanguages: [en, vi]\n\
         topics: {{ basics: Basics }}\nquiz: {rules}\nquestions:\n"
    );
    for (i, kind) in questions {
        let _ = write!(
            text,
            "  - id: q{i}\n    topic: basics\n    prompt: \"Number {i}: which is right?\"\n"
        );
        let options = |count: usize, right: &[usize]| {
            let mut lines = "    options:\n".to_owned();
            for o in 0..count {
                let correct = if right.contains(&o) {
                    ", correct: true"
                } else {
                    ""
                };
                let _ = writeln!(lines, "      - {{ text: q{i} choice {o}{correct} }}");
            }
            lines
        };
        let body = match kind {
            0 => "    kind: single_choice\n".to_owned() + &options(4, &[1]),
            1 => {
                "    kind: multiple_response\n    scoring: partial\n".to_owned()
                    + &options(5, &[0, 3])
            }
            2 => "    kind: true_false\n    answer: true\n".to_owned(),
            3 => format!(
                "    kind: ordering\n    items: [q{i} item 0, q{i} item 1, q{i} item 2, q{i} item 3]\n"
            ),
            4 => format!(
                "    kind: matching\n    pairs:\n      - {{ left: q{i} left 0, right: q{i} right 0 }}\n      \
                 - {{ left: q{i} left 1, right: q{i} right 1 }}\n      \
                 - {{ left: q{i} left 2, right: q{i} right 2 }}\n"
            ),
            5 => "    kind: numerical\n    answer: 72\n".to_owned(),
            6 => format!("    kind: short_answer\n    accept: [word{i}]\n"),
            7 => format!(
                "    kind: cloze\n    text: \"First {{1}} then {{2}}.\"\n    gaps:\n      \
                 - options: [{{ text: q{i} gap a, correct: true }}, {{ text: q{i} gap b }}, {{ text: q{i} gap c }}]\n      \
                 - options: [{{ text: q{i} gap d }}, {{ text: q{i} gap e, correct: true }}]\n"
            ),
            _ => format!(
                "    kind: hot_text\n    passage: \"[[*q{i} span 0]] and [[q{i} span 1]] and [[*q{i} span 2]]\"\n"
            ),
        };
        text.push_str(&body);
    }
    text
}

/// Types a name and a unit on a training nobody has used, from home on.
pub fn enrol(session: &mut Session, locale: &Locale, name: &str, unit: &str) {
    session.see(&locale.t("nobody-enrolled"));
    session.send("1");
    session.see(&locale.t("enrol-type"));
    session.send(format!("{name}{}", key::TAB));
    session.send(format!("{unit}{}", key::ENTER));
    confirm_name(session, locale);
}

/// What the certificate will say is right.
pub fn confirm_name(session: &mut Session, locale: &Locale) {
    session.see(&locale.t("enrol-letters"));
    session.send(key::ENTER);
    session.see(&locale.t("enrolled"));
}

/// From home to the first question of the quiz on this line.
pub fn begin(session: &mut Session, locale: &Locale, line: usize) {
    session.send(line.to_string());
    session.see(&locale.t("start-now"));
    session.send("2");
    session.wait("the first question", |shown| {
        shown.place().filter(|(at, _)| *at == 1)
    });
}

/// From the start of a program whose last user was interrupted, back into the
/// attempt; the place of the question then on screen, from 1.
pub fn resume(session: &mut Session, locale: &Locale) -> usize {
    let words = locale.t("key-resume");
    session.wait("an offer to continue", |shown| {
        shown
            .line(usize::from(shown.screen.size().0) - 1)
            .contains(&words)
            .then_some(())
    });
    session.send(key::ENTER);
    session.wait("the question", |shown| {
        shown.saved(locale)?;
        shown.place().map(|(at, _)| at)
    })
}
