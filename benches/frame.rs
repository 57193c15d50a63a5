//! What a key press costs, from `update` over `view` to the cells that changed
//! at 120x40, beside drawing and comparing one full-screen `Paragraph` of that
//! size.
//!
//! Every screen and every kind of question is measured, each kind by its
//! longest question of the shipped banks, in Vietnamese, and a document to
//! mark that is far longer than the screen. Like a screen after a key press,
//! the paragraph differs from the one before in a line or two. Prints each
//! time and its ratio; fails when one is above [`LIMIT`].

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use certamen::bank::{Bank, Kind, Limits, Question};
use certamen::course::{Course, Finished, Person};
use certamen::exam::{
    Attempt, Command, Delivery, Header, Participant, Phase, Reading, Response, Seed,
};
use certamen::fraction::Fraction;
use certamen::text::{Lang, Text};
use certamen::training::folder::Folder;
use certamen::ui::look::Look;
use certamen::ui::screen::ResultScreen;
use certamen::ui::screen::Screen;
use certamen::ui::sitting::Sitting;
use certamen::ui::theme::{Depth, Theme};
use certamen::ui::{Key, Msg, State, update, view};
use chrono::FixedOffset;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::widgets::{Paragraph, Widget};

/// The most that a key press may cost, in paragraphs.
const LIMIT: f64 = 3.0;

const SIZE: (u16, u16) = (120, 40);
const LANG: Lang = Lang::VI;
const ROUNDS: usize = 60;
const FRAMES: usize = 20;

/// How often the document to mark is repeated in the long one.
const COPIES: usize = 12;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::load(root, &Limits::default());
    let banks: Vec<Arc<Bank>> = folder.banks.into_iter().map(Arc::new).collect();
    let course = Arc::new(Course {
        training: folder.training,
        quizzes: banks.iter().cloned().map(Into::into).collect(),
        broken: Vec::new(),
        root: root.to_owned(),
        key: None,
    });
    let mut cases = vec![Case::new("home", home(&course), [Key::Down, Key::Up])];
    for kind in KINDS {
        let Some(case) = longest(&course, &banks, kind) else {
            eprintln!("The shipped banks hold no question of the kind {kind}.");
            return ExitCode::FAILURE;
        };
        cases.push(case);
    }
    let Some(case) = long_document(&course, &banks) else {
        eprintln!("A question with a long document cannot be asked.");
        return ExitCode::FAILURE;
    };
    cases.push(case);
    let open = cases.iter().find(|case| case.name == "single_choice");
    let Some(mut overview) = open.map(|case| case.state.clone()) else {
        return ExitCode::FAILURE;
    };
    overview.screen = Screen::Overview(0);
    cases.push(Case::new("overview", overview, [Key::Right, Key::Left]));
    for bank in &banks {
        let review = bank.id == "ai-ethics";
        let Some(state) = finished(&course, bank) else {
            eprintln!("An attempt at {} cannot be handed in.", bank.id);
            return ExitCode::FAILURE;
        };
        if review {
            let mut reviewed = state.clone();
            update(&mut reviewed, Msg::Key(Key::Enter));
            cases.push(Case::new("review", reviewed, [Key::Right, Key::Left]));
            cases.push(Case::new("result", state, [Key::Down, Key::Up]));
        }
    }

    let mut paragraph = Measured::new();
    let (one, other) = (page(0), page(1));
    for _ in 0..ROUNDS {
        // Taken in turn, so that a busy machine slows all of them.
        let mut turn = false;
        paragraph.round(|buf| {
            turn = !turn;
            let text = if turn { &one } else { &other };
            Paragraph::new(text.as_str())
                .style(Style::new().fg(Color::Gray).bg(Color::Black))
                .render(buf.area, buf);
        });
        for case in &mut cases {
            case.round();
        }
    }

    let base = paragraph.best.as_secs_f64();
    println!(
        "{:<32} {:>9} {:>7}",
        "120x40, one key to its frame", "us", "ratio"
    );
    println!(
        "{:<32} {:>9.1} {:>7.2}",
        "full-screen Paragraph",
        base * 1e6,
        1.0
    );
    let mut within = true;
    for case in &cases {
        let time = case.measured.best.as_secs_f64();
        let ratio = time / base;
        within &= ratio <= LIMIT;
        let name = format!("{} ({} lines)", case.name, case.lines);
        println!("{name:<32} {:>9.1} {ratio:>7.2}", time * 1e6);
    }
    println!("limit {LIMIT:.2}");
    if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Text that fills the screen, as a program without any logic would show it;
/// its first line begins at another letter.
fn page(shift: usize) -> String {
    const TEXT: &str =
        "Hệ thống trả lời người dân phải cho họ biết rằng họ đang trao đổi với một cỗ máy. ";
    let (columns, rows) = (usize::from(SIZE.0), usize::from(SIZE.1));
    let line = |skipped| -> String { TEXT.chars().cycle().skip(skipped).take(columns).collect() };
    let lines: Vec<String> = std::iter::once(shift)
        .chain((1..rows).map(|row| row * columns))
        .map(line)
        .collect();
    lines.join("\n")
}

/// Two buffers in turn, as a terminal keeps them.
struct Measured {
    now: Buffer,
    before: Buffer,
    best: Duration,
}

impl Measured {
    fn new() -> Self {
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        Self {
            now: Buffer::empty(area),
            before: Buffer::empty(area),
            best: Duration::MAX,
        }
    }

    fn round(&mut self, mut draw: impl FnMut(&mut Buffer)) {
        let start = Instant::now();
        for _ in 0..FRAMES {
            self.now.reset();
            draw(&mut self.now);
            black_box(self.before.diff(&self.now));
            std::mem::swap(&mut self.now, &mut self.before);
        }
        self.best = self.best.min(start.elapsed() / FRAMES as u32);
    }
}

/// A screen, and two keys that lead to and fro on it.
struct Case {
    name: String,
    state: State,
    keys: [Key; 2],
    lines: usize,
    measured: Measured,
}

impl Case {
    fn new(name: &str, state: State, keys: [Key; 2]) -> Self {
        let mut measured = Measured::new();
        view(&state, measured.now.area, &mut measured.now);
        let lines = lines(&measured.now);
        Self {
            name: name.to_owned(),
            state,
            keys,
            lines,
            measured,
        }
    }

    fn round(&mut self) {
        let (state, keys) = (&mut self.state, &mut self.keys);
        self.measured.round(|buf| {
            keys.swap(0, 1);
            black_box(update(state, Msg::Key(keys[1])));
            black_box(view(state, buf.area, buf));
        });
    }
}

/// How many lines of a screen hold something.
fn lines(buf: &Buffer) -> usize {
    buf.content()
        .chunks(usize::from(buf.area.width))
        .filter(|line| line.iter().any(|cell| cell.symbol() != " "))
        .count()
}

fn state(course: &Arc<Course>) -> State {
    let zone = FixedOffset::east_opt(7 * 3600).expect("seven hours are a zone");
    let look = Look::new(LANG, Theme::default(), Depth::True, false, zone);
    let mut state = State::new(Arc::clone(course), look, now(0), SIZE);
    state.person = Some(Person {
        participant: participant(),
        extra_time: Fraction::ONE,
    });
    state
}

fn participant() -> Participant {
    Participant {
        code: "CB-0042-00317".to_owned(),
        name: "Nguyễn Thị Bích Hằng".to_owned(),
        unit: "Sở Khoa học và Công nghệ".to_owned(),
    }
}

fn now(millis: u64) -> Reading {
    Reading {
        wall: 1_790_000_000_000 + millis as i64,
        since_boot: 60_000 + millis,
        boot: "boot".to_owned(),
    }
}

fn home(course: &Arc<Course>) -> State {
    state(course)
}

/// An attempt at all questions of a bank.
fn sitting(course: &Arc<Course>, bank: &Arc<Bank>) -> Option<State> {
    let mut rules = bank.quiz.clone();
    rules.draw = certamen::bank::model::Draw::All;
    let header = Header {
        attempt: "8c9f2a31-6c1e-4f9e-9a53-0d6a5b1c7e11".to_owned(),
        participant: participant(),
        quiz: bank.id.clone(),
        bank: bank.digest,
        bank_version: bank.version.clone(),
        seed: Seed([7; 16]),
        rules,
        extra_time: Fraction::ONE,
        number: 1,
        practice: false,
        delivery: Delivery::SupervisedLocal,
        language: LANG,
        judging: certamen::exam::JudgingRules::CURRENT,
        program: "bench".to_owned(),
    };
    let attempt = Attempt::start(header, bank, now(0)).ok()?;
    let mut state = state(course);
    state.sitting = Some(Sitting::new(attempt, Arc::clone(bank), &now(0), None));
    state.screen = Screen::Question;
    state.now = now(1_000);
    Some(state)
}

const KINDS: [&str; 9] = [
    "single_choice",
    "multiple_response",
    "true_false",
    "ordering",
    "matching",
    "numerical",
    "short_answer",
    "cloze",
    "hot_text",
];

const fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::SingleChoice { .. } => KINDS[0],
        Kind::MultipleResponse { .. } => KINDS[1],
        Kind::TrueFalse { .. } => KINDS[2],
        Kind::Ordering { .. } => KINDS[3],
        Kind::Matching { .. } => KINDS[4],
        Kind::Numerical { .. } => KINDS[5],
        Kind::ShortAnswer { .. } => KINDS[6],
        Kind::Cloze { .. } => KINDS[7],
        Kind::HotText { .. } => KINDS[8],
    }
}

/// The question of a kind that fills the screen most.
fn longest(course: &Arc<Course>, banks: &[Arc<Bank>], kind: &str) -> Option<Case> {
    let keys = match kind {
        "numerical" | "short_answer" => [Key::Char('7'), Key::Backspace],
        _ => [Key::Down, Key::Up],
    };
    let mut cases = Vec::new();
    for bank in banks {
        let open = sitting(course, bank)?;
        for place in 0..bank.questions.len() {
            let mut state = open.clone();
            let sitting = state.sitting.as_mut()?;
            let command = Command::Move { question: place };
            sitting.perform(&command, &now(1_000)).ok()?;
            if name(&sitting.question().kind) == kind {
                cases.push(Case::new(kind, state, keys));
            }
        }
    }
    cases.into_iter().max_by_key(|case| case.lines)
}

/// A document to mark of several screens, the focus at its middle.
fn long_document(course: &Arc<Course>, banks: &[Arc<Bank>]) -> Option<Case> {
    let is_document = |q: &Question| matches!(q.kind, Kind::HotText { .. });
    let bank = banks.iter().find(|b| b.questions.iter().any(is_document))?;
    let mut bank = Bank::clone(bank);
    bank.questions.retain(is_document);
    bank.questions.truncate(1);
    let Kind::HotText { passage } = &mut bank.questions.first_mut()?.kind else {
        return None;
    };
    let text = passage.text.get(LANG).repeat(COPIES);
    passage.text = Text::from(text.as_str());
    passage.spans = passage.spans.repeat(COPIES);
    let parts = passage.spans.len();
    bank.digest = certamen::bank::model::digest::bank_digest(&bank);
    let mut state = sitting(course, &Arc::new(bank))?;
    for _ in 0..parts / 2 {
        update(&mut state, Msg::Key(Key::Down));
    }
    Some(Case::new("hot_text, long", state, [Key::Down, Key::Up]))
}

/// The result of an attempt with half of the true-false questions answered.
fn finished(course: &Arc<Course>, bank: &Arc<Bank>) -> Option<State> {
    let mut state = sitting(course, bank)?;
    let sitting = state.sitting.as_mut()?;
    for question in 0..bank.questions.len() {
        let move_ = Command::Move { question };
        sitting.perform(&move_, &now(2_000)).ok()?;
        let response = match &sitting.question().kind {
            Kind::TrueFalse { answer, .. } => Response::Truth(*answer),
            Kind::SingleChoice { .. } => Response::Choice(0),
            _ => continue,
        };
        let answer = Command::Answer {
            question,
            response: Some(response),
        };
        sitting.perform(&answer, &now(2_000)).ok()?;
    }
    sitting.perform(&Command::Submit, &now(3_000)).ok()?;
    let finished = Finished {
        outcome: sitting.attempt.outcome(bank),
        timed_out: sitting.attempt.phase() == Phase::TimedOut,
    };
    state.screen = Screen::Result(ResultScreen::new(finished));
    Some(state)
}
