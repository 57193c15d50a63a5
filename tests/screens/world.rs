//! A world that answers the app's effects in memory: a store that can be made
//! to fail, clocks that stand still until told, and the shipped training.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use certamen::bank::model::digest::bank_digest;
use certamen::bank::model::{Bank, Draw, Quiz};
use certamen::bank::seal::Passphrase;
use certamen::bank::{Kind, Limits};
use certamen::course::Began;
use certamen::course::{Course, OpenAttempt, Person, Problem, Progress, Standing};
use certamen::exam::{
    Attempt, Command, Delivery, Header, Logged, Outcome, Participant, Reading, Response, Seed,
};
use certamen::fraction::Fraction;
use certamen::text::Lang;
use certamen::training::Folder;
use certamen::ui::look::Look;
use certamen::ui::theme::{Depth, Theme};
use certamen::ui::{Effect, Key, Msg, State, update};
use chrono::FixedOffset;

use super::scenes;

/// The wall clock when a world begins: 9:00 in Hà Nội on 14 May 2026.
pub const NINE: i64 = 1_778_724_000_000;

/// Where the training of a world is said to be.
pub const ROOT: &str = "/srv/certamen";

/// What opens the sealed quizzes of a world.
pub const PASSPHRASE: &str = "Mưa đêm 2026";

/// How the store of a world behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disk {
    /// Everything is saved.
    Well,
    /// Nothing is saved; with the problem, and whether it may pass.
    Fails(Problem, bool),
    /// Saving takes for ever.
    Slow,
}

type Stored = (Header, Vec<Logged>, Option<Outcome>);

/// The app and everything round it.
#[derive(Debug, Clone)]
pub struct World {
    pub state: State,
    pub disk: Disk,
    /// Everything the app asked for, in order.
    pub asked: Vec<Effect>,
    /// Whether the program was left.
    pub quit: bool,
    pub stored: BTreeMap<String, Stored>,
    /// The seed of the next attempt.
    pub seed: u128,
    /// Whether opening a sealed quiz takes for ever.
    pub slow_to_open: bool,
    passed: u64,
}

fn folder() -> &'static Folder {
    static FOLDER: OnceLock<Folder> = OnceLock::new();
    FOLDER.get_or_init(|| {
        Folder::load(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/training"),
            &Limits::default(),
        )
    })
}

/// The shipped course, its quizzes under changed rules.
pub fn course(change: &dyn Fn(&mut Bank)) -> Course {
    let folder = folder();
    assert!(folder.broken.is_empty(), "the shipped banks load");
    let programme = folder.training.programme.as_ref().expect("a programme");
    let quizzes = programme.quizzes.iter().map(|id| {
        let mut bank = folder.bank(id).expect("a bank of the programme").clone();
        change(&mut bank);
        bank.digest = bank_digest(&bank);
        Arc::new(bank).into()
    });
    Course {
        quizzes: quizzes.collect(),
        training: folder.training.clone(),
        broken: Vec::new(),
        root: PathBuf::from(ROOT),
        key: Some(("did:key:z6MkTest".to_owned(), "0f0f 1a1a".to_owned())),
    }
}

pub fn person(code: &str, name: &str, unit: &str) -> Person {
    Person {
        participant: Participant {
            code: code.to_owned(),
            name: name.to_owned(),
            unit: unit.to_owned(),
        },
        extra_time: Fraction::ONE,
    }
}

/// The participant of most tests.
pub fn hang() -> Person {
    person(
        "CB-0042-00317",
        "Nguyễn Thị Bích Hằng",
        "Sở Khoa học và Công nghệ",
    )
}

/// People known on the machine: also long names, and one from elsewhere.
pub fn people() -> Vec<Person> {
    vec![
        hang(),
        person("CB-0042-00318", "Trần Văn Đức", "UBND phường Bến Nghé"),
        person(
            "CB-0042-00319",
            "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên",
            "Trung tâm Phục vụ hành chính công tỉnh Thừa Thiên Huế",
        ),
        person("FR-7", "Élodie Lefèvre", "Préfecture de l'Isère"),
        person("EN-12.b", "O'Connor, Máire", "Office of Public Works"),
    ]
}

pub fn look(lang: Lang, theme: Theme, ascii: bool) -> Look {
    let hanoi = FixedOffset::east_opt(7 * 3600).expect("a zone");
    Look::new(lang, theme, Depth::True, ascii, hanoi)
}

impl World {
    /// Nobody is enrolled; 80x24, dark, in a language.
    pub fn new(lang: Lang) -> Self {
        Self::with(lang, &|_| {})
    }

    /// The same under changed rules.
    pub fn with(lang: Lang, change: &dyn Fn(&mut Bank)) -> Self {
        Self::of(course(change), lang)
    }

    /// On a course.
    pub fn of(course: Course, lang: Lang) -> Self {
        let state = State::new(
            Arc::new(course),
            look(lang, Theme::Dark, false),
            reading(0),
            (80, 24),
        );
        Self {
            state,
            disk: Disk::Well,
            asked: Vec::new(),
            quit: false,
            stored: BTreeMap::new(),
            seed: 7,
            slow_to_open: false,
            passed: 0,
        }
    }

    /// Hằng is enrolled, everybody is known.
    pub fn enrolled(lang: Lang) -> Self {
        Self::new(lang).known()
    }

    /// The same with rules of every quiz changed.
    pub fn ruled(lang: Lang, change: impl Fn(&mut Quiz)) -> Self {
        Self::with(lang, &|bank| change(&mut bank.quiz)).known()
    }

    /// Quizzes that ask everything they have.
    pub fn whole(lang: Lang) -> Self {
        Self::ruled(lang, |quiz| quiz.draw = Draw::All)
    }

    /// Everybody known, Hằng enrolled.
    #[must_use]
    pub fn known(mut self) -> Self {
        self.state.people = people();
        self.state.person = Some(hang());
        self.ask_progress();
        self
    }

    pub fn ask_progress(&mut self) {
        let progress = self.progress();
        self.handle(Msg::Progress(Ok(progress)));
    }

    /// Hands the app a message, and everything that follows from it.
    pub fn handle(&mut self, msg: Msg) {
        let mut messages = VecDeque::from([msg]);
        while let Some(msg) = messages.pop_front() {
            for effect in update(&mut self.state, msg) {
                self.asked.push(effect.clone());
                messages.extend(self.perform(effect));
            }
        }
    }

    pub fn key(&mut self, key: Key) {
        self.handle(Msg::Key(key));
    }

    /// Presses keys by their names, apart by spaces; `'words'` are typed.
    pub fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            self.key(key(name));
        }
        self
    }

    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::Char(c));
        }
        self
    }

    /// Lets time pass; the app hears of it once.
    pub fn pass(&mut self, millis: u64) -> &mut Self {
        self.passed += millis;
        self.handle(Msg::Clock(reading(self.passed)));
        self
    }

    /// Begins a quiz from home: by its number, through the instructions.
    pub fn begin(&mut self, quiz: usize) -> &mut Self {
        self.press(&(quiz + 1).to_string()).press("2")
    }

    /// The attempt on screen.
    pub const fn attempt(&self) -> &Attempt {
        &self.sitting().attempt
    }

    pub const fn sitting(&self) -> &certamen::ui::sitting::Sitting {
        self.state.sitting.as_ref().expect("an attempt on screen")
    }

    /// The answer to the question on screen.
    pub fn answer(&self) -> Option<&Response> {
        self.attempt().response(self.attempt().current())
    }

    pub fn kind(&self) -> &Kind {
        &self.sitting().question().kind
    }

    /// Goes to the question of an id, by the overview as a participant would.
    pub fn go_to(&mut self, id: &str) -> &mut Self {
        let at = self
            .place_of(id)
            .unwrap_or_else(|| panic!("{id} is on the paper"));
        self.press("F4 Home");
        for _ in 0..at {
            self.key(Key::Right);
        }
        self.press("Enter")
    }

    /// Where the question of an id is on the paper.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        let bank = &self.sitting().bank;
        let drawn = &self.attempt().paper().questions;
        drawn
            .iter()
            .position(|drawn| bank.questions[drawn.question].id == id)
    }

    /// Takes an answer back.
    pub fn clear(&mut self, question: usize) {
        self.command(&Command::Answer {
            question,
            response: None,
        });
    }

    fn command(&mut self, command: &Command) {
        let now = self.state.now.clone();
        let sitting = self.state.sitting.as_mut().expect("an attempt");
        for effect in sitting.perform(command, &now).expect("a command") {
            for msg in self.perform(effect) {
                self.handle(msg);
            }
        }
    }

    /// Answers every question on the paper, right where `right` says so; on
    /// the attempt itself, as if it had been done by keys.
    pub fn answer_all(&mut self, right: impl Fn(usize) -> bool) -> &mut Self {
        let bank = self.sitting().bank.clone();
        let count = self.attempt().paper().len();
        for question in 0..count {
            let kind = &self.attempt().question(question, &bank).kind;
            let response = if right(question) {
                scenes::right(kind)
            } else {
                super::common::wrong(kind)
            };
            let command = Command::Answer {
                question,
                response: Some(response),
            };
            self.command(&command);
        }
        self
    }

    /// Answers the question on screen rightly.
    pub fn answer_here(&mut self) -> &mut Self {
        let response = scenes::right(self.kind());
        let question = self.attempt().current();
        self.command(&Command::Answer {
            question,
            response: Some(response),
        });
        let sitting = self.state.sitting.as_mut().expect("an attempt");
        sitting.draft = certamen::ui::draft::Draft::new(&sitting.attempt, &sitting.bank);
        self
    }

    /// Hands in by the keys.
    pub fn hand_in(&mut self) -> &mut Self {
        self.press("F10 Down Enter")
    }

    /// The words of the sentence above the key line.
    pub fn notice(&self) -> Option<&str> {
        self.state.notice.as_ref().map(|notice| &*notice.text)
    }

    /// Everything that was asked to be saved since the last time.
    pub fn saves(&mut self) -> Vec<Logged> {
        std::mem::take(&mut self.asked)
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Save { events, .. } => Some(events),
                _ => None,
            })
            .flatten()
            .collect()
    }

    pub fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Quit => {
                self.quit = true;
                Vec::new()
            }
            Effect::Unseal {
                quiz, passphrase, ..
            } => self.unseal(quiz, &passphrase).into_iter().collect(),
            Effect::Suspend | Effect::Redraw | Effect::Remember { .. } | Effect::Release { .. } => {
                Vec::new()
            }
            Effect::Enrol { mut participant } => {
                if participant.code == "TAKEN" {
                    let problem = Problem::new("problem-code-taken", "TAKEN");
                    return vec![Msg::Enrolled(Err(problem))];
                }
                if participant.code.is_empty() {
                    "P-7K3M9QX".clone_into(&mut participant.code);
                }
                let extra_time = Fraction::ONE;
                vec![Msg::Enrolled(Ok(Person {
                    participant,
                    extra_time,
                }))]
            }
            Effect::Progress { .. } => vec![Msg::Progress(Ok(self.progress()))],
            Effect::Begin {
                person,
                quiz,
                practice,
                language,
            } => vec![Msg::Began(
                Ok(self.start(person, &quiz, practice, language)),
            )],
            Effect::Resume { attempt } => vec![Msg::Began(Ok(self.resume(&attempt)))],
            Effect::Save {
                attempt,
                events,
                outcome,
            } => self.save(attempt, &events, outcome),
            Effect::List { folder } => {
                let entries = scenes::entries(&folder);
                vec![Msg::Listed(folder, entries)]
            }
            Effect::Verify { path, language } => {
                vec![Msg::Verified(Box::new(scenes::checked(&path, language)))]
            }
        }
    }

    /// A sealed quiz opens with [`PASSPHRASE`], once it is said to.
    fn unseal(&mut self, quiz: String, passphrase: &Passphrase) -> Option<Msg> {
        if self.slow_to_open {
            return None;
        }
        let result = if *passphrase == Passphrase::new(PASSPHRASE) {
            let mut course = Course::clone(&self.state.course);
            let place = course.place(&quiz).expect("a quiz");
            let bank = folder().bank(&quiz).expect("a bank").clone();
            course.quizzes[place] = certamen::course::Quiz::Opened(Arc::new(bank));
            Ok(Arc::new(course))
        } else {
            let about = format!("{quiz}.yaml.age");
            Err(Problem::new("problem-seal-passphrase", about))
        };
        Some(Msg::Unsealed { quiz, result })
    }

    fn start(&mut self, person: Person, quiz: &str, practice: bool, language: Lang) -> Began {
        let bank = self.state.course.quiz(quiz).expect("a quiz").clone();
        let mut rules = bank.quiz.clone();
        if practice {
            rules.time_limit = None;
        }
        let header = Header {
            attempt: format!("attempt-{}", self.stored.len() + 1),
            participant: person.participant,
            quiz: bank.id.clone(),
            bank: bank.digest,
            bank_version: bank.version.clone(),
            seed: Seed(self.seed.to_be_bytes()),
            rules,
            extra_time: person.extra_time,
            number: u32::from(!practice) + self.used(quiz),
            practice,
            delivery: Delivery::SupervisedLocal,
            language,
            judging: certamen::exam::JudgingRules::CURRENT,
            program: "certamen".to_owned(),
        };
        let attempt =
            Attempt::start(header, &bank, reading(self.passed)).expect("an attempt begins");
        let id = attempt.header().attempt.clone();
        let stored = (attempt.header().clone(), attempt.log().to_vec(), None);
        self.stored.insert(id, stored);
        Began {
            attempt: Box::new(attempt),
            bank,
        }
    }

    fn resume(&self, attempt: &str) -> Began {
        let (header, log, _) = self.stored[attempt].clone();
        let bank = self
            .state
            .course
            .quiz(&header.quiz)
            .expect("a quiz")
            .clone();
        let mut attempt = Attempt::replay(header, &bank, log).expect("a log that was saved");
        attempt.set_interrupted();
        Began {
            attempt: Box::new(attempt),
            bank,
        }
    }

    fn save(
        &mut self,
        attempt: String,
        events: &[Logged],
        outcome: Option<Box<Outcome>>,
    ) -> Vec<Msg> {
        match &self.disk {
            Disk::Slow => Vec::new(),
            Disk::Fails(problem, passing) => vec![Msg::NotSaved {
                attempt,
                problem: problem.clone(),
                passing: *passing,
            }],
            Disk::Well => {
                let (_, log, end) = self.stored.get_mut(&attempt).expect("a stored attempt");
                for event in events {
                    assert_eq!(event.number, log.len() as u64, "no event twice or left out");
                    log.push(event.clone());
                }
                *end = outcome.map(|outcome| *outcome);
                let events = log.len() as u64;
                vec![Msg::Saved { attempt, events }]
            }
        }
    }

    fn used(&self, quiz: &str) -> u32 {
        let scored = |stored: &&Stored| stored.0.quiz == quiz && !stored.0.practice;
        self.stored.values().filter(scored).count() as u32
    }

    fn progress(&self) -> Progress {
        let standings: Vec<Standing> = self
            .state
            .course
            .quizzes
            .iter()
            .map(|quiz| {
                quiz.bank()
                    .map(|bank| self.standing(bank))
                    .unwrap_or_default()
            })
            .collect();
        let done = standings
            .iter()
            .all(|standing| standing.best.is_some_and(|(_, passed)| passed));
        Progress {
            certificates: if done { vec![scenes::issued()] } else { vec![] },
            standings,
        }
    }

    fn standing(&self, bank: &Bank) -> Standing {
        let of_quiz = || {
            self.stored
                .values()
                .filter(|(header, _, _)| header.quiz == bank.id && !header.practice)
        };
        let open = of_quiz().find(|(_, _, end)| end.is_none()).map(|stored| {
            let (header, log, _) = stored.clone();
            let attempt = Attempt::replay(header, bank, log).expect("a log that was saved");
            OpenAttempt {
                attempt: attempt.header().attempt.clone(),
                question: attempt.current(),
                left: attempt.remaining(&reading(self.passed)),
                since: Some(reading(self.passed).wall),
            }
        });
        Standing {
            used: self.used(&bank.id),
            best: of_quiz()
                .filter_map(|(_, _, end)| end.as_ref())
                .map(|outcome| (outcome.total.share(), outcome.passed))
                .max_by_key(|(share, passed)| (*passed, *share)),
            open,
        }
    }
}

/// Both clocks so many milliseconds after nine.
pub fn reading(millis: u64) -> Reading {
    Reading {
        wall: NINE + i64::try_from(millis).expect("a short time"),
        since_boot: 60_000 + millis,
        boot: "boot-a".to_owned(),
    }
}

/// The key of a name as the help prints it, or of one character.
pub fn key(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "Esc" => Key::Esc,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "Space" => Key::Char(' '),
        _ => {
            let mut chars = name.chars();
            match (chars.next(), chars.as_str()) {
                (Some(c), "") => Key::Char(c),
                (Some('F'), n) => Key::F(n.parse().expect("a function key")),
                (Some('^'), c) => Key::Ctrl(c.chars().next().expect("a letter")),
                _ => panic!("{name} is no key"),
            }
        }
    }
}
