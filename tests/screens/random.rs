//! Whatever is pressed, however the window is pulled, whatever a bank says:
//! the screen stands, and no byte on it can hurt a terminal.

use certamen::bank::Kind;
use certamen::bank::model::{Choice, Gap, Pair, Passage};
use certamen::course::Problem;
use certamen::locale::LANGUAGES;
use certamen::text::{Lang, Text, forbidden, nfc};
use certamen::ui::theme::Theme;
use certamen::ui::{Key, Msg, view};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::common;
use super::scenes::{KINDS, SCREENS, question};
use super::world::{Disk, World, course, look};

/// Draws a world into a part of a larger buffer and checks every cell: inside,
/// nothing that steers a terminal; outside, nothing at all.
fn check(world: &World, columns: u16, rows: u16) -> Result<(), TestCaseError> {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(Rect::new(0, 0, columns + 3, rows + 2));
    let whole = buf.area;
    for position in whole.positions() {
        buf[position].set_symbol("~");
    }
    for position in area.positions() {
        buf[position].reset();
    }
    let cursor = view(&world.state, area, &mut buf);
    for position in whole.positions() {
        let symbol = buf[position].symbol();
        if area.contains(position) {
            prop_assert_eq!(forbidden(symbol, false), None, "{:?}", symbol);
        } else {
            prop_assert_eq!(symbol, "~", "outside {}x{} at {}", columns, rows, position);
        }
    }
    if let Some(cursor) = cursor {
        prop_assert!(area.contains(cursor), "{cursor} in {columns}x{rows}");
    }
    Ok(())
}

/// What can happen to the app.
#[derive(Debug, Clone)]
enum Happens {
    Key(Key),
    Paste(String),
    Click(u16, u16),
    Wheel(i16),
    Resize(u16, u16),
    Passes(u64),
    Disk(u8),
    Fails,
}

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => prop::sample::select(vec![
            Key::Enter, Key::Enter, Key::Enter, Key::Tab, Key::BackTab, Key::Esc, Key::Backspace,
            Key::Delete, Key::Up, Key::Down, Key::Left, Key::Right, Key::Home, Key::End,
            Key::PageUp, Key::PageDown, Key::Ctrl('c'), Key::Ctrl('l'), Key::Ctrl('q'),
        ]),
        3 => prop::char::range('1', '9').prop_map(Key::Char),
        2 => (1_u8..=12).prop_map(Key::F),
        1 => prop::sample::select(vec![' ', '?', 'a', 'đ', 'ễ', '漢', '\u{301}', '\u{1b}', '\u{202e}'])
            .prop_map(Key::Char),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        30 => keys().prop_map(Happens::Key),
        1 => any::<String>().prop_map(Happens::Paste),
        2 => (0_u16..220, 0_u16..70).prop_map(|(x, y)| Happens::Click(x, y)),
        1 => (-2_i16..=2).prop_map(Happens::Wheel),
        3 => (1_u16..=200, 1_u16..=60).prop_map(|(x, y)| Happens::Resize(x, y)),
        2 => prop::sample::select(vec![300, 1_100, 4_000, 60_000, 700_000]).prop_map(Happens::Passes),
        1 => (0_u8..4).prop_map(Happens::Disk),
        1 => Just(Happens::Fails),
    ]
}

fn happen(world: &mut World, what: Happens) {
    match what {
        Happens::Key(key) => world.key(key),
        Happens::Paste(text) => world.handle(Msg::Paste(text)),
        Happens::Click(x, y) => world.handle(Msg::Click(x, y)),
        Happens::Wheel(by) => world.handle(Msg::Wheel(by)),
        Happens::Resize(columns, rows) => world.handle(Msg::Resize(columns, rows)),
        Happens::Passes(millis) => {
            world.pass(millis);
        }
        Happens::Disk(n) => {
            let problem = Problem::new("problem-full", "/srv/certamen");
            world.disk = match n {
                0 => Disk::Fails(problem, true),
                1 => Disk::Fails(problem, false),
                _ => Disk::Well,
            };
        }
        Happens::Fails => world.handle(Msg::Failed(Problem::new("problem-folder", "/nowhere"))),
    }
}

/// Any screen, or any kind of question.
fn somewhere(n: usize, lang: Lang) -> World {
    let n = n % (SCREENS.len() + KINDS.len());
    if let Some((_, way)) = SCREENS.get(n) {
        return way(lang);
    }
    let (_, quiz, id, _) = KINDS[n - SCREENS.len()];
    question(lang, quiz, id)
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn nothing_breaks_the_screen(
        start in 0_usize..200,
        lang in 0..LANGUAGES.len(),
        theme in 0..Theme::ALL.len(),
        ascii: bool,
        size in (1_u16..=200, 1_u16..=60),
        all in prop::collection::vec(happens(), 0..60),
    ) {
        let mut world = somewhere(start, LANGUAGES[lang].0);
        world.state.look = look(LANGUAGES[lang].0, Theme::ALL[theme], ascii);
        world.handle(Msg::Resize(size.0, size.1));
        check(&world, size.0, size.1)?;
        for what in all {
            happen(&mut world, what);
            let (columns, rows) = world.state.size;
            check(&world, columns, rows)?;
        }
        // A frame may be drawn before the app has heard of the new size.
        for (columns, rows) in [(60, 18), (80, 24), (200, 60), (1, 1)] {
            check(&world, columns, rows)?;
        }
    }

    #[test]
    fn any_size_of_any_screen_is_drawn(
        start in 0_usize..200,
        lang in 0..LANGUAGES.len(),
        sizes in prop::collection::vec((1_u16..=200, 1_u16..=60), 8),
    ) {
        let mut world = somewhere(start, LANGUAGES[lang].0);
        for (columns, rows) in sizes {
            world.handle(Msg::Resize(columns, rows));
            check(&world, columns, rows)?;
        }
    }

    #[test]
    fn any_text_of_a_bank_is_drawn(
        texts in prop::collection::vec(bank_text(), 16),
        size in (60_u16..=200, 18_u16..=60),
        keys in prop::collection::vec(keys(), 0..12),
    ) {
        let text = |n: usize| Text::from(texts[n % texts.len()].as_str());
        let choice = |n: usize| Choice {
            text: text(n),
            correct: n.is_multiple_of(3),
            feedback: Some(text(n + 5)),
        };
        let kinds = [
            Kind::SingleChoice { options: (0..5).map(choice).collect() },
            Kind::MultipleResponse {
                options: (0..9).map(choice).collect(),
                choose: Some(3),
                scoring: certamen::bank::model::Scoring::Partial,
            },
            Kind::Ordering {
                items: (0..6).map(text).collect(),
                scoring: certamen::bank::model::Scoring::Partial,
            },
            Kind::Matching {
                pairs: (0..4).map(|n| Pair { left: text(n), right: text(n + 4) }).collect(),
                distractors: vec![text(9)],
            },
            Kind::Cloze {
                text: Text::from(format!("{} {{1}} {} {{2}}", texts[0], texts[1]).as_str()),
                gaps: (0..2).map(|n| Gap { options: (n..n + 3).map(choice).collect() }).collect(),
            },
            Kind::HotText {
                passage: Passage {
                    text: Text::from(format!("{} [[*{}]] [[{}]]", texts[2], texts[3], texts[4]).as_str()),
                    spans: vec![true, false],
                },
            },
            Kind::ShortAnswer { accept: vec![text(0), text(1)] },
        ];
        let questions = kinds
            .into_iter()
            .enumerate()
            .map(|(n, kind)| {
                let mut question = common::question(n);
                question.id = format!("q{n}");
                question.prompt = text(n);
                question.explanation = Some(text(n + 1));
                question.source = Some(text(n + 2));
                question.kind = kind;
                question
            })
            .collect();
        let mut bank = common::bank_of(questions, common::quiz());
        bank.title = text(3);
        bank.description = Some(text(7));
        for (n, (_, name)) in bank.topics.iter_mut().enumerate() {
            *name = text(n + 8);
        }
        bank.digest = certamen::bank::model::digest::bank_digest(&bank);
        let mut course = course(&|_| {});
        course.quizzes = vec![std::sync::Arc::new(bank).into()];
        course.training.programme = None;
        course.training.title = Some(text(11));
        let mut world = World::of(course, Lang::EN).known();
        world.handle(Msg::Resize(size.0, size.1));
        check(&world, size.0, size.1)?;
        world.press("1");
        check(&world, size.0, size.1)?;
        world.press("2");
        for _ in 0..7 {
            check(&world, size.0, size.1)?;
            for key in &keys {
                if !matches!(key, Key::F(_) | Key::Esc | Key::Ctrl(_)) {
                    world.key(*key);
                }
            }
            check(&world, size.0, size.1)?;
            world.press("F4 Right Enter");
        }
        world.press("F10 Down Enter Enter");
        for _ in 0..8 {
            check(&world, size.0, size.1)?;
            world.press("PgDn");
            check(&world, size.0, size.1)?;
            world.press("Right");
        }
    }
}

/// Text a bank may hold: anything that is not refused, also wide characters,
/// marks without letters, and words longer than a line.
fn bank_text() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        3 => "[a-zA-Z]{1,12}",
        2 => prop::sample::select(vec!["ễ", "Nguyễn", "漢字漢字", "e\u{301}\u{302}\u{323}", "\u{301}",
            "👩", "🇻🇳", "ก็ำ", "नि", "«\u{a0}oui\u{a0}»", "[[", "]]", "{3}", "*", "한글", "ﷺ"])
            .prop_map(str::to_owned),
        1 => "[x漢]{80,200}",
        1 => "\\PC{1,20}",
    ];
    prop::collection::vec(words, 1..30).prop_map(|words| {
        let text: String = words
            .join(" ")
            .chars()
            .filter(|c| forbidden(&c.to_string(), false).is_none())
            .collect();
        let text = nfc(&text);
        if text.trim().is_empty() {
            "a".to_owned()
        } else {
            text
        }
    })
}
