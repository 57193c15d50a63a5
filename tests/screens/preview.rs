//! The preview of a bank: what an instructor sees is what the trainee will see,
//! and whatever is saved, the screen stands.

use std::fs;
use std::path::Path;

use certamen::bank::Limits;
use certamen::text::{Lang, forbidden};
use certamen::ui::preview::{self, Msg, Preview, Sheet, update};
use certamen::ui::theme::Theme;
use certamen::ui::{Effect, Key, Msg as Happened};
use chrono::NaiveDate;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frames::{self, row, text};
use super::scenes::KINDS;
use super::world::{World, key, look};

const BANKS: [&str; 3] = ["ai-ethics", "ai-law", "ai-security"];

fn shipped(bank: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/training/question_banks");
    fs::read_to_string(path.join(format!("{bank}.yaml"))).expect("a shipped bank")
}

/// Three small questions, to be changed.
const SMALL: &str = "\
bank: small
version: \"1\"
title: Small bank
languages: [en]
topics: { basics: Basics }
quiz: { pass_mark: 70%, time_limit: 10m }
questions:
  - { id: first, kind: true_false, topic: basics, prompt: One is odd., answer: true }
  - { id: second, kind: true_false, topic: basics, prompt: Two is even., answer: true }
  - { id: third, kind: numerical, topic: basics, prompt: How many legs has a cat?, answer: 4 }
";

/// A day on which the shipped banks are clean.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");

/// Somebody at a preview.
struct Seat {
    preview: Preview,
    size: (u16, u16),
}

impl Seat {
    fn new(bank: &str, question: Option<&str>, lang: Lang) -> Self {
        let sheet = Sheet::read("banks/draft.yaml", bank.as_bytes(), DAY, &Limits::default());
        let look = look(lang, Theme::Dark, false);
        let wanted = question.map(str::to_owned);
        let preview = Preview::new("banks/draft.yaml".to_owned(), sheet, wanted, look, DAY);
        Self {
            preview,
            size: (80, 24),
        }
    }

    fn handle(&mut self, msg: Happened) -> Vec<Effect> {
        update(&mut self.preview, Msg::Terminal(msg))
    }

    fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            self.handle(Happened::Key(key(name)));
        }
        self
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.handle(Happened::Resize(columns, rows));
        self
    }

    fn save(&mut self, bank: &str) -> &mut Self {
        update(&mut self.preview, Msg::Read(bank.as_bytes().to_vec()));
        self
    }

    fn frame(&self) -> (Buffer, Option<Position>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buf = Buffer::empty(area);
        let cursor = preview::view(&self.preview, area, &mut buf);
        (buf, cursor)
    }

    fn drawn(&self) -> String {
        let (buf, cursor) = self.frame();
        text(&buf, cursor)
    }

    /// The id of the question on screen.
    fn id(&self) -> String {
        let (buf, _) = self.frame();
        let line = row(&buf, 1);
        line.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        let flat = |text: &str| {
            let words = text.replace('|', " ");
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let drawn = self.drawn();
        assert!(flat(&drawn).contains(&flat(words)), "{words}\n{drawn}");
    }
}

fn keep(name: &str, drawn: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(name, drawn));
}

/// The rows of the question: all but the top line, the preview's own line and
/// the key line.
fn middle(buf: &Buffer) -> Vec<String> {
    (2..buf.area.height - 1).map(|y| row(buf, y)).collect()
}

#[test]
fn a_question_stands_as_in_the_exam_before_and_after_it_is_answered() {
    for (name, quiz, id, keys) in KINDS {
        // What is always shuffled stands in another order in each attempt.
        if matches!(name, "ordering" | "matching") {
            continue;
        }
        for lang in [Lang::EN, Lang::VI, Lang::FR] {
            for size in [(80, 24), (60, 18)] {
                let mut world = World::ruled(lang, |quiz| {
                    quiz.draw = certamen::bank::model::Draw::All;
                    quiz.shuffle_options = false;
                });
                world.begin(quiz).go_to(id);
                world.handle(Happened::Resize(size.0, size.1));
                let mut seat = Seat::new(&shipped(BANKS[quiz]), Some(id), lang);
                seat.resize(size.0, size.1);
                let same = |world: &World, seat: &Seat| {
                    let (exam, at) = frames::frame(world);
                    let (preview, cursor) = seat.frame();
                    let step = text(&preview, cursor);
                    assert_eq!(middle(&exam), middle(&preview), "{name} {lang}\n{step}");
                    assert_eq!(at, cursor, "{name} {lang}\n{step}");
                };
                same(&world, &seat);
                world.press(keys);
                seat.press(keys);
                same(&world, &seat);
                let at = world.attempt().current();
                world.hand_in().press("Enter");
                for _ in 0..at {
                    world.press("Right");
                }
                seat.press("F3");
                // The review of the result has no strip: it begins higher up.
                let (review, _) = frames::frame(&world);
                let (revealed, _) = seat.frame();
                assert_eq!(row(&review, 1), row(&revealed, 3), "{name} {lang}");
                assert_eq!(row(&review, 8), row(&revealed, 10), "{name} {lang}");
            }
        }
    }
}

#[test]
fn as_it_is_drawn() {
    for lang in [Lang::EN, Lang::VI] {
        let bank = shipped("ai-law");
        let mut seat = Seat::new(&bank, Some("law-flood-picture"), lang);
        let mut drawn = seat.drawn();
        drawn += &seat.press("2 F3").drawn();
        drawn += &seat.press("F4").drawn();
        drawn += &seat.press("Esc F3 F1").drawn();
        keep(&format!("{lang}-preview"), &drawn);
        let broken = bank
            .replacen("correct: true", "corect: true", 1)
            .replacen("topic: eu-law", "topic: eu-lw", 1)
            .replacen("time_limit: 15m", "time_limit: 15", 1);
        let mut seat = Seat::new(&broken, None, lang);
        let mut drawn = seat.drawn();
        drawn += &seat.press("Right F6").drawn();
        drawn += &seat.press("Esc F4").drawn();
        let half: String = bank.chars().take(bank.find("law-flood").unwrap()).collect();
        seat.press("Esc");
        drawn += &seat
            .save(&format!("{half}law\n    prompt: \"Half a\n"))
            .drawn();
        keep(&format!("{lang}-preview-faults"), &drawn);
    }
}

#[test]
fn on_a_larger_terminal_it_stays_80_by_24_until_f8() {
    let mut seat = Seat::new(&shipped("ai-law"), None, Lang::EN);
    let small = seat.frame().0;
    seat.resize(120, 40);
    let mut drawn = seat.drawn();
    let (large, _) = seat.frame();
    for y in 0..24 {
        let inside: String = row(&large, y + 8).chars().skip(20).take(80).collect();
        assert_eq!(inside, row(&small, y));
    }
    drawn += &seat.press("F8").drawn();
    keep("en-preview-large", &drawn);
}

#[test]
fn a_save_goes_to_the_question_that_changed_and_else_stays() {
    let mut seat = Seat::new(SMALL, Some("third"), Lang::EN);
    assert_eq!(seat.id(), "third");
    // Comments, layout and the rest of the bank change no question.
    seat.save(&SMALL.replace("  - {", "  # Look here.\n\n  -   {"));
    assert_eq!(seat.id(), "third");
    seat.shows("No question changed");
    let changed = SMALL.replace("Two is even", "Two is an even number");
    seat.save(&changed);
    assert_eq!(seat.id(), "second");
    seat.shows("This question changed");
    seat.shows("Two is an even number");
    // A new question, a copy of one, and one that is moved.
    let more = changed.clone()
        + "  - { id: fourth, kind: true_false, topic: basics, prompt: Four is odd., answer: false }\n";
    assert_eq!(seat.save(&more).id(), "fourth");
    assert_eq!(seat.save(&changed).id(), "third", "it was taken out again");
    let first = changed.lines().nth(7).expect("a question");
    let copied = changed.clone() + first + "\n";
    seat.save(&copied);
    seat.shows("duplicate-id");
    seat.save(&changed).press("F4 Home Enter");
    let lines: Vec<&str> = changed.lines().collect();
    let mut moved = lines.clone();
    moved.swap(7, 9);
    assert_eq!(seat.id(), "first");
    assert_eq!(seat.save(&(moved.join("\n") + "\n")).id(), "first");
    seat.shows("3 / 3");
}

#[test]
fn after_a_half_written_file_one_is_where_one_was() {
    let mut seat = Seat::new(SMALL, Some("third"), Lang::EN);
    seat.press("F3");
    let whole = seat.drawn();
    // Not YAML; YAML that ends too soon; nothing at all; then as it was.
    let cut = SMALL.find("  - { id: third").expect("a question");
    for half in [&SMALL[..cut + 20], &SMALL[..cut], "", "\u{0}"] {
        seat.save(half);
        assert!(!seat.drawn().contains("cat"), "{}", seat.drawn());
    }
    seat.save(SMALL).press("F1 Esc");
    assert_eq!(seat.drawn(), whole);
    // The edit that was under way is found, not the questions that are back.
    seat.save(&SMALL[..cut]);
    seat.save(&SMALL.replace("One is odd", "One is an odd number"));
    assert_eq!(seat.id(), "first");
}

#[test]
fn a_question_asked_for_is_found_once_the_file_can_be_read() {
    let mut seat = Seat::new("questions: [", Some("third"), Lang::EN);
    seat.shows("cannot be read as a bank");
    assert_eq!(seat.save(SMALL).id(), "third");
}

#[test]
fn the_answer_and_the_mode_outlive_a_save_of_the_same_question() {
    let mut seat = Seat::new(SMALL, Some("second"), Lang::EN);
    seat.press("1 F3");
    seat.shows("your answer, right");
    seat.save(&SMALL.replace("Two is even., answer: true", "Two is odd., answer: false"));
    assert_eq!(seat.id(), "second");
    seat.shows("your answer, wrong");
    // Of another kind the answer fits no more.
    seat.save(&SMALL.replace(
        "true_false, topic: basics, prompt: Two is even., answer: true",
        "numerical, topic: basics, prompt: Two?, answer: 2",
    ));
    seat.shows("Not answered");
}

#[test]
fn languages_orders_and_faults_by_keys() {
    let bank = shipped("ai-law");
    let mut seat = Seat::new(&bank, Some("law-flood-picture"), Lang::EN);
    let english = seat.drawn();
    seat.press("F2");
    seat.shows("XEM TRƯỚC");
    seat.press("F2");
    seat.shows("APERÇU");
    seat.press("F2");
    assert_eq!(seat.drawn(), english);
    let orders: std::collections::BTreeSet<String> = (0..12)
        .map(|_| {
            let drawn = seat.press("F5").drawn();
            seat.press("F5");
            drawn
        })
        .collect();
    assert!(orders.len() > 2, "options are shuffled anew");
    assert_eq!(seat.drawn(), english);
    let broken = bank.replacen("topic: eu-law", "topic: eu-lw", 1);
    seat.save(&broken).press("F4 Home Enter F7");
    assert_eq!(seat.id(), "law-emotions-at-work");
    seat.shows("unknown-topic");
}

#[test]
fn a_language_the_program_does_not_speak_is_shown_all_the_same() {
    let german = SMALL
        .replace("[en]", "[de, en]")
        .replace("Two is even.", "{ de: Zwei ist gerade., en: Two is even. }");
    let mut seat = Seat::new(&german, Some("second"), Lang::EN);
    seat.shows("Two is even");
    seat.press("F2");
    seat.shows("Zwei ist gerade");
    seat.shows("PREVIEW");
}

#[test]
fn the_list_finds_questions_by_what_is_typed() {
    let mut seat = Seat::new(&shipped("ai-law"), None, Lang::VI);
    seat.press("F4 O n l y 1 Backspace");
    seat.press("Enter");
    assert_eq!(seat.id(), "law-only-what-is-needed");
    seat.press("F4 1 6 Enter");
    assert_eq!(seat.id(), "law-which-text-to-cite");
    seat.press("F4 z z z Enter");
    seat.shows("Không có câu hỏi nào phù hợp");
    seat.press("Esc");
    assert_eq!(seat.id(), "law-which-text-to-cite");
}

#[test]
fn a_file_that_is_gone_is_told_of_until_it_is_back() {
    let mut seat = Seat::new(SMALL, Some("second"), Lang::EN);
    update(&mut seat.preview, Msg::Lost(None));
    seat.press("Left");
    assert_eq!(seat.id(), "first");
    seat.shows("is not there any more");
    update(&mut seat.preview, Msg::Lost(Some("no\u{1b}[2J".to_owned())));
    seat.shows("cannot be read");
    seat.save(SMALL);
    assert_eq!(seat.id(), "first");
    assert!(!seat.drawn().contains("cannot be read"));
}

#[test]
fn esc_and_signals_leave() {
    let mut seat = Seat::new(SMALL, None, Lang::EN);
    assert_eq!(seat.handle(Happened::Key(Key::F(4))), []);
    assert_eq!(seat.handle(Happened::Key(Key::Esc)), []);
    assert_eq!(seat.handle(Happened::Key(Key::Esc)), [Effect::Quit]);
    assert_eq!(seat.handle(Happened::Terminate), [Effect::Quit]);
    assert_eq!(
        seat.handle(Happened::Key(Key::Ctrl('z'))),
        [Effect::Suspend]
    );
}

/// Draws into a part of a larger buffer and checks every cell.
fn check(seat: &Seat) -> Result<(), TestCaseError> {
    let area = Rect::new(0, 0, seat.size.0, seat.size.1);
    let mut buf = Buffer::empty(Rect::new(0, 0, seat.size.0 + 3, seat.size.1 + 2));
    let cursor = preview::view(&seat.preview, area, &mut buf);
    for position in buf.area.positions() {
        let symbol = buf[position].symbol();
        prop_assert_eq!(forbidden(symbol, false), None, "{:?}", symbol);
        prop_assert!(
            area.contains(position) || symbol == " ",
            "outside: {position}"
        );
    }
    if let Some(cursor) = cursor {
        prop_assert!(area.contains(cursor), "{cursor} in {area}");
    }
    Ok(())
}

const ALL_KINDS: &str = include_str!("../../src/bank/tests/all_kinds.yaml");

/// A bank with some bytes cut, put in or changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            "\u{1b}[31m",
            "\u{202e}",
            "&a [",
            "*a",
            "- ",
            "\n",
            "\t",
            "\"",
            "{"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let damage = (any::<prop::sample::Index>(), 0_usize..40, pieces);
    prop::collection::vec(damage, 0..4).prop_map(|all| {
        let mut bytes = ALL_KINDS.as_bytes().to_vec();
        for (at, gone, new) in all {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, new);
        }
        bytes
    })
}

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        3 => (1_u8..=8).prop_map(Key::F),
        3 => prop::sample::select(vec![
            Key::Enter, Key::Tab, Key::BackTab, Key::Backspace, Key::Delete, Key::Up, Key::Down,
            Key::Left, Key::Right, Key::Home, Key::End, Key::PageUp, Key::PageDown, Key::Esc,
        ]),
        2 => prop::sample::select(vec!['1', '2', '9', ' ', '?', 'a', 'ễ', '漢', '\u{301}', '\u{202e}'])
            .prop_map(Key::Char),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_saved_and_pressed_the_screen_stands(
        saves in prop::collection::vec(
            prop_oneof![9 => damaged(), 1 => prop::collection::vec(any::<u8>(), 0..200)], 1..5),
        pressed in prop::collection::vec(keys(), 0..40),
        size in (1_u16..=140, 1_u16..=50),
        lang in prop::sample::select(vec![Lang::EN, Lang::VI, Lang::FR]),
    ) {
        let mut seat = Seat::new(ALL_KINDS, None, lang);
        seat.resize(size.0, size.1);
        check(&seat)?;
        for bytes in saves {
            update(&mut seat.preview, Msg::Read(bytes));
            check(&seat)?;
            for key in &pressed {
                seat.handle(Happened::Key(*key));
                check(&seat)?;
            }
            seat.resize(80, 24);
        }
    }
}

#[test]
fn a_terminal_of_one_column_that_is_high_is_drawn_on() {
    // Found by `whatever_is_saved_and_pressed_the_screen_stands`: the label of
    // the stage took two columns off a width of one.
    for (columns, rows) in [(1, 40), (2, 40), (40, 1), (1, 1), (0, 0)] {
        let mut seat = Seat::new(SMALL, None, Lang::EN);
        seat.resize(columns, rows).drawn();
    }
}
