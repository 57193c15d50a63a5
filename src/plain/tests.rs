//! Every kind, every command, without a terminal: lines and time in, lines out.

use std::sync::Arc;

use chrono::{FixedOffset, Offset, Utc};

use super::input::{LINE_LIMIT, Typed, read_line};
use super::who::{Reply, Who};
use super::word::{Line, Word, read};
use super::{End, Plain};
use crate::bank::model::Navigation;
use crate::bank::model::digest::bank_digest;
use crate::bank::read::bank::read_bank;
use crate::bank::yaml::node::Limits;
use crate::bank::{Bank, Kind, Quiz};
use crate::course::Began;
use crate::course::{Course, Problem, Progress};
use crate::exam::{Attempt, Delivery, Header, JudgingRules, Participant, Reading, Seed};
use crate::fraction::Fraction;
use crate::locale::{LANGUAGES, Locale};
use crate::text::Lang;
use crate::ui::look::Look;
use crate::ui::msg::Effect;
use crate::ui::theme::{Depth, Theme};

fn look(lang: Lang) -> Look {
    Look::new(
        lang,
        Theme::Mono,
        Depth::Ansi,
        false,
        Utc.fix() as FixedOffset,
    )
}

/// The bank of all kinds, in its own order.
fn bank(change: impl FnOnce(&mut Quiz)) -> Arc<Bank> {
    let text = include_bytes!("../bank/tests/all_kinds.yaml");
    let mut bank = read_bank(text, &Limits::default()).bank.expect("a bank");
    bank.quiz.shuffle_questions = false;
    bank.quiz.shuffle_options = false;
    change(&mut bank.quiz);
    bank.digest = bank_digest(&bank);
    Arc::new(bank)
}

fn at(seconds: u64) -> Reading {
    Reading {
        wall: 1_790_000_000_000,
        since_boot: 60_000 + seconds * 1000,
        boot: "a".into(),
    }
}

struct Talk {
    plain: Plain,
    now: u64,
    /// Whether saving fails.
    fails: Option<bool>,
    saved: Vec<u64>,
}

impl Talk {
    fn new(lang: Lang, practice: bool, change: impl FnOnce(&mut Quiz)) -> (Self, String) {
        let bank = bank(change);
        let header = Header {
            attempt: "7d9f2c3a".into(),
            participant: Participant {
                code: "C-1".into(),
                name: "An".into(),
                unit: "U".into(),
            },
            quiz: bank.id.clone(),
            bank: bank.digest,
            bank_version: bank.version.clone(),
            seed: Seed([7; 16]),
            rules: bank.quiz.clone(),
            extra_time: Fraction::ONE,
            number: 1,
            practice,
            delivery: Delivery::SupervisedLocal,
            language: lang,
            judging: JudgingRules::CURRENT,
            program: "test".into(),
        };
        let attempt = Attempt::start(header, &bank, at(0)).expect("an attempt");
        let course = Arc::new(Course {
            quizzes: vec![bank.clone().into()],
            ..Course::default()
        });
        let began = Began {
            attempt: Box::new(attempt),
            bank,
        };
        let plain = Plain::new(look(lang), course, began, Vec::new(), &at(0));
        let mut talk = Self {
            plain,
            now: 0,
            fails: None,
            saved: Vec::new(),
        };
        let effects = talk.plain.begin(&at(0));
        let said = talk.perform(effects);
        (talk, said)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> String {
        let now = at(self.now);
        let mut waiting = effects;
        while let Some(effect) = waiting.pop() {
            let Effect::Save { events, .. } = effect else {
                panic!("{effect:?}")
            };
            match self.fails {
                None => {
                    let durable = events.last().expect("an event").number + 1;
                    self.saved.push(durable);
                    waiting.extend(self.plain.saved(durable, &now));
                }
                Some(passing) => {
                    self.plain
                        .not_saved(Problem::new("problem-full", "/disk"), passing, &now);
                }
            }
        }
        if self.plain.wants_result() {
            self.plain.tell_result(Ok((Progress::default(), None)));
        }
        self.plain.lines(&now).join("\n")
    }

    fn says(&mut self, line: &str) -> String {
        let effects = self.plain.handle(line, &at(self.now));
        self.perform(effects)
    }

    fn wait(&mut self, until: u64) -> String {
        self.now = until;
        let effects = self.plain.tick(&at(until));
        self.perform(effects)
    }

    fn score(&self) -> String {
        let outcome = self.plain.sitting.attempt.outcome(&self.plain.sitting.bank);
        format!("{}/{}", outcome.total.earned, outcome.total.possible)
    }
}

/// The number that stands before a text.
fn number(said: &str, text: &str) -> String {
    let mut lines = said.lines().filter_map(|line| line.split_once(". "));
    let (number, _) = lines.find(|(_, t)| *t == text).expect("a numbered text");
    number.to_owned()
}

/// The right answer to a question of the bank, from 0, as it was said.
fn right(place: usize, said: &str) -> String {
    let n = |text| number(said, text);
    match place {
        3 => format!("{} {} {}", n("One"), n("Two"), n("Three")),
        4 => format!(
            "{}={} {}={}",
            n("Hanoi"),
            n("Vietnam"),
            n("Paris"),
            n("France")
        ),
        _ => ["1", "1 2", "1", "", "", "0.1", "leak", "1=1 2=2", "2"][place].to_owned(),
    }
}

#[test]
fn every_kind_is_answered_by_numbers_or_words() {
    let (mut talk, first) = Talk::new(Lang::EN, false, |_| ());
    assert!(first.contains("Question 1 of 9. 25 minutes left. Saved.\nWhich one?\n1. Yes\n2. No\nAnswer (1-2); or n next, p previous"), "{first}");
    let mut all = first;
    let mut asked = all.clone();
    for place in 0..9 {
        let line = right(place, &asked);
        let said = talk.says(&line);
        assert!(said.starts_with("Saved.\nYour answer: "), "{line}: {said}");
        all += &said;
        asked = talk.says("");
        all += &asked;
    }
    assert_eq!(talk.score(), "10/10");
    assert!(all.ends_with("cannot change answers afterwards.\n1. No, go on with the quiz\n2. Yes, submit and finish\nType 2 for yes. An empty line is no:"), "{all}");
    let end = talk.says("2");
    assert!(
        end.contains("All kinds: Passed.\n10 of 10 points, 100 %. The pass mark is 70 %."),
        "{end}"
    );
    assert!(end.contains("By topic:\nLaw: 6 of 6 points."), "{end}");
    assert_eq!(talk.plain.end(), None);
    let review = talk.says("");
    assert!(review.contains("Right. 2 of 2 points.\nYour answer: 1. Yes\nRight.\nExplanation: Because.\nSource: Regulation"), "{review}");
    talk.says("q");
    assert_eq!(talk.plain.end(), Some(End::HandedIn));
    assert!(!all.contains(['\u{1b}', '✓', '•', '\r']));
}

#[test]
fn parts_are_asked_one_by_one() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    let asked = talk.says("g 5");
    let (vietnam, france, spain) = (
        number(&asked, "Vietnam"),
        number(&asked, "France"),
        number(&asked, "Spain"),
    );
    let (first, second) = if number(&asked, "Hanoi") == "1" {
        (("Hanoi", &vietnam), ("Paris", &france))
    } else {
        (("Paris", &france), ("Hanoi", &vietnam))
    };
    assert!(
        asked.contains(&format!("Line 1, {}: answer (1-3)", first.0)),
        "{asked}"
    );
    let said = talk.says(first.1);
    assert!(
        said.contains(&format!("{}: (not chosen)\nLine 2, {}", second.0, second.0)),
        "{said}"
    );
    assert!(talk.says("o").contains("Answered in part: 5."));
    let said = talk.says(&spain);
    assert!(
        said.contains(&format!("{}: {spain}. Spain\nAll is filled", second.0)),
        "{said}"
    );
    assert!(
        talk.says("2").contains("such as 1=2"),
        "a lone number no longer says which line"
    );
    assert!(!talk.says(&format!("2 = {}", second.1)).contains("Spain"));
    let asked = talk.says("g8");
    assert!(asked.contains("(gap 1) then (gap 2) {x}\nFor gap 1:\n1. a\n2. b\nFor gap 2:\n1. c\n2. d\nGap 1: answer (1-2)"), "{asked}");
    assert!(
        talk.says("2")
            .contains("gap 1: b; gap 2: (not chosen)\nGap 2")
    );
    let asked = talk.says("n");
    assert!(asked.contains("To (1: the office): (2: Nguyễn Văn A), born 1990.\nThe passages:\n1. the office\n2. Nguyễn Văn A"), "{asked}");
    assert!(talk.says("1, 2").contains("1. the office; 2. Nguyễn Văn A"));
}

#[test]
fn a_wrong_line_is_asked_again_and_changes_nothing() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    let wrong = [
        (
            1,
            ["3", "1 2", "0x1", "-1"].as_slice(),
            "Type one number from 1 to 2.",
        ),
        (2, &["4", "1 x", "1 2 9"], "Type numbers from 1 to 3"),
        (
            4,
            &["1 2", "1 1 2", "1 2 3 4"],
            "Type every number from 1 to 3 once",
        ),
        (5, &["1=4", "3=1", "1=", "=1=x"], "such as 1=2"),
        (6, &["many", "1e3", "="], "That is no number."),
        (8, &["3"], "Type one number from 1 to 2."),
    ];
    for (question, lines, why) in wrong {
        talk.says(&format!("g {question}"));
        for line in lines {
            let said = talk.says(line);
            assert!(said.contains(why), "{question} {line}: {said}");
        }
    }
    talk.says("g 7");
    assert!(talk.says(&"x".repeat(201)).contains("at most 200"));
    assert!(talk.says("a\u{202e}b").contains("invisible"));
    assert_eq!(talk.plain.sitting.attempt.answered(), 0);
    assert!(talk.says("g 10").contains("numbered from 1 to 9"));
}

#[test]
fn an_answer_that_reads_like_a_command_can_be_given() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    talk.says("g 7");
    assert!(talk.says("=n").contains("Your answer: n"));
    assert!(
        talk.says("next").contains("Your answer: next"),
        "where words are wanted, words are answers"
    );
    assert!(talk.says("n").contains("Question 8"));
    talk.says("g 6");
    assert!(talk.says("0").contains("Your answer: 0 hours"));
    assert!(talk.says("00").contains("1. n next"));
}

#[test]
fn every_command_has_a_letter_a_word_and_a_number() {
    for (lang, _) in LANGUAGES {
        let locale = Locale::new(lang);
        let kind = Kind::TrueFalse {
            answer: true,
            when_true: None,
            when_false: None,
        };
        let mut words = std::collections::BTreeSet::new();
        for (word, letter, id) in Word::ALL {
            assert_eq!(read(&letter.to_string(), &kind, &locale), Line::Do(word));
            assert_eq!(
                read(&letter.to_uppercase().to_string(), &kind, &locale),
                Line::Do(word)
            );
            assert_eq!(read(&locale.t(id), &kind, &locale), Line::Do(word));
            assert!(
                words.insert(crate::text::fold_accents(&locale.t(id))),
                "{id}"
            );
        }
        assert_eq!(
            read(
                &format!("{} 7", locale.t("plain-word-go-to")),
                &kind,
                &locale
            ),
            Line::Go(7)
        );
    }
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    assert!(talk.says("0").contains("11. h help"));
    assert!(talk.says("99").contains("number of a command"));
    assert!(talk.says("1").contains("Question 2"));
    talk.says("0");
    assert!(
        talk.says("6")
            .contains("Type the number of a question (1-9)")
    );
    assert!(talk.says("12").contains("(1-9)"));
    assert!(talk.says("9").contains("Question 9"));
    assert!(talk.says("p").contains("Question 8"));
    assert!(talk.says("f").starts_with("Flagged for review.\nSaved."));
    assert!(talk.says("r").contains("Saved. Flagged for review."));
    assert!(talk.says("o").contains(
        "0 of 9 questions answered.\nNot answered: 1, 2, 3, 4, 5, 6, 7, 8, 9.\nFlagged: 8."
    ));
    assert!(talk.says("f").starts_with("The flag is removed."));
    assert!(talk.says("t").contains("25 minutes left."));
    talk.says("g 3");
    assert!(talk.says("2").contains("Your answer: False"));
    assert!(talk.says("c").contains("taken back"));
    assert!(
        talk.says("h")
            .contains("An empty line goes to the next question.")
    );
    assert!(talk.says("s").contains("9 questions are not answered"));
    assert!(talk.says("1").contains("Question 3"));
    assert!(talk.says("q").contains("Leave the quiz?"));
    assert!(
        talk.says("2")
            .contains("Your answers are saved on this computer.")
    );
    assert_eq!(talk.plain.end(), Some(End::Left));
}

#[test]
fn questions_in_order_have_no_way_back() {
    let (mut talk, first) = Talk::new(Lang::EN, false, |quiz| {
        quiz.navigation = Navigation::Sequential;
    });
    assert!(!first.contains("previous"));
    assert!(talk.says("").contains("You cannot come back to this one."));
    assert!(talk.says("").contains("Question 1"));
    talk.says("");
    assert!(talk.says("2").contains("Question 2"));
    for line in ["p", "g", "g 1", "g 4"] {
        assert!(talk.says(line).contains("taken in order"), "{line}");
    }
}

#[test]
fn practice_gives_the_reason_at_once() {
    let (mut talk, _) = Talk::new(Lang::EN, true, |quiz| quiz.time_limit = None);
    let said = talk.says("2");
    assert!(said.contains("Wrong. 0 of 2 points.\nYour answer: 2. No\nRight answer: 1. Yes\nRight.\nExplanation: Because."), "{said}");
    assert!(talk.says("t").contains("No time limit."));
    talk.says("");
    assert!(
        talk.says("")
            .starts_with("Not answered. 0 of 1 point.\nRight answer: 1. A; 2. B")
    );
    talk.says("s");
    let said = talk.says("2");
    assert!(
        said.contains("Practice finished") && said.contains("not counted"),
        "{said}"
    );
    assert_eq!(talk.plain.end(), Some(End::HandedIn));
}

#[test]
fn time_is_said_at_five_and_one_minutes_and_runs_out_by_itself() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    talk.says("1");
    assert_eq!(talk.wait(15 * 60 + 1), "");
    assert_eq!(talk.wait(20 * 60), "5 minutes left.");
    assert_eq!(talk.wait(20 * 60 + 1), "");
    assert_eq!(talk.wait(24 * 60), "One minute left.");
    talk.now = 24 * 60 + 30;
    assert!(talk.says("t").contains("30 seconds left."));
    let end = talk.wait(25 * 60);
    assert!(
        end.contains("Time is up.") && end.contains("2 of 10 points"),
        "{end}"
    );
    assert_eq!(talk.plain.end(), None, "the review is offered");
    let effects = talk.plain.leave(&at(talk.now));
    talk.perform(effects);
    assert_eq!(talk.plain.end(), Some(End::HandedIn));
}

#[test]
fn a_line_that_comes_too_late_is_not_an_answer() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    talk.now = 25 * 60;
    assert!(talk.says("1").contains("Time is up."));
    assert_eq!(talk.score(), "0/10");
}

#[test]
fn saved_is_never_said_before_it_is() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    talk.fails = Some(true);
    let said = talk.says("1");
    assert!(
        said.contains("Not saved yet.") && said.contains("full") && !said.contains("Saved."),
        "{said}"
    );
    assert!(
        talk.says("")
            .contains("Question 2 of 9. 25 minutes left. Not saved yet.")
    );
    assert_eq!(talk.wait(2), "", "said once");
    talk.fails = None;
    assert_eq!(talk.wait(6), "Everything is saved again.");
    assert!(talk.says("1 2").starts_with("Saved."));
    talk.fails = Some(true);
    let effects = talk.plain.leave(&at(6));
    talk.perform(effects);
    assert!(talk.plain.is_ending());
    talk.plain.give_up();
    assert_eq!(talk.plain.end(), Some(End::NotSaved));
}

#[test]
fn handed_in_counts_only_when_it_is_saved() {
    let (mut talk, _) = Talk::new(Lang::EN, false, |_| ());
    talk.says("s");
    talk.fails = Some(true);
    let said = talk.says("2");
    assert!(
        said.contains("not saved yet") && !said.contains("points"),
        "{said}"
    );
    assert_eq!(talk.plain.end(), None);
    talk.fails = None;
    assert!(talk.says("").contains("0 of 10 points"));
    let (mut other, _) = Talk::new(Lang::EN, false, |_| ());
    other.fails = Some(false);
    other.says("1");
    assert_eq!(
        other.plain.end(),
        Some(End::NotSaved),
        "nothing can be saved any more"
    );
}

#[test]
fn the_same_talk_in_every_language_has_all_its_words() {
    for (lang, _) in LANGUAGES {
        let (mut talk, mut all) = Talk::new(lang, false, |_| ());
        let rights = [
            "1", "1 2", "1", "2 1 3", "1=1 2=2", "0,1", "leak", "1=1 2=2", "2",
        ];
        for right in rights {
            for line in [
                "x y", right, "f", "t", "o", "r", "h", "0", "", "c", right, "",
            ] {
                all += &talk.says(line);
                all.push('\n');
            }
        }
        for line in ["1", "q", "1", "g", "1", "s", "2", "", "", ""] {
            all += &talk.says(line);
            all.push('\n');
        }
        for id in ["plain-", "rule-", "ask-", "answer-", "{$", "{ $"] {
            assert!(!all.contains(id), "{lang}: {id} in {all}");
        }
        assert_eq!(crate::text::forbidden(&all, true), None);
    }
}

#[test]
fn who_takes_part_is_asked_line_by_line() {
    let look = look(Lang::VI);
    let mut who = Who::default();
    assert!(matches!(who.handle("a b", &look), Reply::Wrong(_)));
    assert_eq!(who.handle(" C-1 ", &look), Reply::Find("C-1".into()));
    who.unknown("C-1".into());
    assert!(matches!(who.handle("  ", &look), Reply::Wrong(_)));
    assert_eq!(who.handle("Nguye\u{302}\u{303}n  An", &look), Reply::More);
    let participant = Participant {
        code: "C-1".into(),
        name: "Nguyễn An".into(),
        unit: "Sở".into(),
    };
    // What the certificate will say is shown before it can be kept.
    assert_eq!(who.handle("Sỏ", &look), Reply::More);
    assert!(who.prompt(&look)[0].contains("Nguyễn An") && who.prompt(&look)[0].contains("Sỏ"));
    assert_eq!(who.handle("", &look), Reply::More);
    assert_eq!(who.prompt(&look), [look.t("plain-ask-name")]);
    assert_eq!(who.handle("Nguyễn An", &look), Reply::More);
    assert_eq!(who.handle("Sở", &look), Reply::More);
    assert_eq!(who.handle(" 2 ", &look), Reply::Enrol(participant));
    assert_eq!(who.handle("", &look), Reply::More);
    assert_eq!(who.prompt(&look), [look.t("plain-ask-name")]);
}

#[test]
fn lines_are_bounded_and_never_invalid() {
    let mut bytes = b"one\r\n\nt\xffo\n".to_vec();
    bytes.extend(vec![b'x'; 1_000_000]);
    bytes.extend(b"\nlast");
    let mut input = std::io::BufReader::with_capacity(7, &bytes[..]);
    let mut lines = Vec::new();
    while let Some(line) = read_line(&mut input).expect("readable") {
        lines.push(line);
    }
    let whole = |text: &str| Typed {
        text: text.into(),
        cut: false,
    };
    assert_eq!(lines[..3], [whole("one"), whole(""), whole("t\u{fffd}o")]);
    assert_eq!(
        lines[3],
        Typed {
            text: "x".repeat(LINE_LIMIT),
            cut: true
        }
    );
    assert_eq!(lines[4..], [whole("last")]);
}

#[test]
fn a_number_that_can_be_two_is_said_with_a_spelling_of_the_other() {
    let (mut talk, _) = Talk::new(Lang::VI, false, |_| ());
    for _ in 0..5 {
        talk.says("n");
    }
    let said = talk.says("1.234");
    assert!(
        said.contains("1.234, hiểu là 1\u{a0}234. Nếu ý bạn là 1,234, hãy nhập 1,2340."),
        "{said}"
    );
    let said = talk.says("1,2340");
    assert!(!said.contains("hiểu là"), "{said}");
}
