//! Home: the programme, how far one is, and everything else there is to do.

use crate::ui::programme::items;
use crate::ui::programme::size_words;
use crate::ui::programme::time_limit;
use crate::ui::screen::Home;
use crate::ui::screen::Item;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::widgets::{Body, Run, clip, width};
use crate::course::{Quiz, Standing};
use crate::ui::look::Look;
use crate::ui::screen::CertificateScreen;
use crate::ui::screen::Enrol;
use crate::ui::screen::Instructions;
use crate::ui::screen::Screen;
use crate::ui::screen::Unseal;
use crate::ui::screen::Verify;
use crate::ui::screen::{Ask, Confirm};

/// Its keys.
pub fn bindings(state: &State) -> Vec<Binding> {
    let mut keys = list_keys("key-move");
    keys.push(Binding::digits(items(state).len(), "key-choose").quiet());
    let label = match items(state).get(line(state)) {
        Some(Item::Quiz(quiz)) if standing(state, *quiz).open.is_some() => "key-resume",
        _ => "key-open",
    };
    keys.push(Binding::new(Key::Enter, Action::Confirm, label));
    keys.push(Binding::new(Key::Char(' '), Action::Confirm, label).quiet());
    keys.push(Binding::new(Key::Esc, Action::Back, "key-quit"));
    keys
}

const fn line(state: &State) -> usize {
    match &state.screen {
        Screen::Home(home) => home.line,
        _ => 0,
    }
}

fn standing(state: &State, quiz: usize) -> Standing {
    state
        .progress
        .standings
        .get(quiz)
        .cloned()
        .unwrap_or_default()
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let items = items(state);
    let Screen::Home(home) = &mut state.screen else {
        return Vec::new();
    };
    home.line = super::select(home.line, items.len(), items.len(), action);
    let line = home.line;
    match action {
        Action::Back => {
            state.overlay = Some(crate::ui::screen::Overlay::Confirm(Confirm::new(Ask::Quit)));
            Vec::new()
        }
        Action::Confirm | Action::Pick(_) => {
            items.get(line).map_or_else(Vec::new, |i| open(state, *i))
        }
        _ => Vec::new(),
    }
}

/// Goes where a line leads.
pub fn open(state: &mut State, item: Item) -> Vec<Effect> {
    match item {
        Item::Quiz(_) | Item::Practice if state.person.is_none() => {
            state.screen = Screen::Enrol(Enrol::new(!state.people.is_empty(), Some(item)));
            Vec::new()
        }
        Item::Quiz(quiz) => open_quiz(state, quiz),
        Item::Practice => {
            state.screen = Screen::Instructions(Instructions::practice());
            Vec::new()
        }
        Item::Certificates => {
            state.screen = Screen::Certificate(CertificateScreen::default());
            Vec::new()
        }
        Item::Verify => {
            let folder = state.course.root.join("certificates");
            state.screen = Screen::Verify(Verify::new(folder.clone()));
            vec![Effect::List { folder }]
        }
        Item::Participant => {
            state.screen = Screen::Enrol(Enrol::new(!state.people.is_empty(), None));
            Vec::new()
        }
    }
}

/// Opens a quiz: asks for the passphrase of a sealed one, takes an open attempt
/// up again, or shows the instructions.
pub fn open_quiz(state: &mut State, quiz: usize) -> Vec<Effect> {
    let standing = standing(state, quiz);
    if state.waiting {
        return Vec::new();
    }
    if let Some(Quiz::Sealed(_)) = state.course.quizzes.get(quiz) {
        state.screen = Screen::Unseal(Unseal::new(quiz));
        return Vec::new();
    }
    if let Some(open) = standing.open {
        state.waiting = true;
        return vec![Effect::Resume {
            attempt: open.attempt,
        }];
    }
    let Some(bank) = state.course.bank(quiz) else {
        return Vec::new();
    };
    if bank
        .quiz
        .attempts
        .is_some_and(|allowed| standing.used >= allowed)
    {
        let text = state.look.with(
            "no-attempts-left",
            &[("n", (standing.used as usize).into())],
        );
        state.notice = Some(crate::ui::look::Notice { text, wrong: true });
        return Vec::new();
    }
    state.screen = Screen::Instructions(Instructions::quiz(quiz));
    Vec::new()
}

/// Draws it.
pub fn view(state: &State, home: &Home, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    programme(state, &mut body, columns);
    for file in &state.course.broken {
        let text = look.with("bank-did-not-load", &[("file", file.into())]);
        body.text(&[Run::new(text, styles.wrong)], 3, columns);
    }
    if !state.course.broken.is_empty() {
        body.gap();
    }
    let items = items(state);
    // The first quiz that does not count for the certificate of the programme.
    let mut quizzes = state.course.quizzes.iter();
    let beside = quizzes.position(|quiz| !state.course.training.counts(quiz.id()));
    for (place, item) in items.iter().enumerate() {
        if *item == Item::Practice {
            body.gap();
        }
        if Some(*item) == beside.map(Item::Quiz) {
            body.gap();
            body.text(&[Run::new(look.t("home-beside"), styles.dim)], 3, columns);
        }
        let focused = home.line == place;
        let first = body.lines.len();
        let (here, style) = if focused {
            (look.glyphs.here, styles.focus)
        } else {
            (" ", styles.text)
        };
        let lead = format!(" {here} {}  ", place + 1);
        match item {
            Item::Quiz(quiz) => quiz_line(state, &mut body, *quiz, &lead, style, columns),
            other => {
                let id = match other {
                    Item::Practice => "home-practice",
                    Item::Certificates => "home-certificates",
                    Item::Verify => "home-verify",
                    _ if state.person.is_none() => "home-enrol",
                    _ => "home-participant",
                };
                body.hanging(&lead, &[Run::new(look.t(id), style)], 0, columns);
            }
        }
        if focused {
            body.focus_since(first, 1);
        }
    }
    body.gap();
    let who = state.person.as_ref().map_or_else(
        || look.t("nobody-enrolled"),
        |person| {
            let p = &person.participant;
            [p.name.as_str(), p.code.as_str(), p.unit.as_str()]
                .join(&format!(" {} ", look.glyphs.dot))
        },
    );
    body.text(&[Run::new(who, styles.dim)], 3, columns);
    // Below the last line there is nothing to choose, but something to read.
    if home.line + 1 == items.len()
        && let Some(focus) = &mut body.focus
    {
        focus.end = body.lines.len();
    }
    body.draw(look, area, None, buf)
}

fn programme(state: &State, body: &mut Body, columns: usize) {
    let look = &state.look;
    let styles = &look.styles;
    let lang = look.lang();
    let Some(programme) = &state.course.training.programme else {
        body.text(
            &[Run::new(look.t("home-quizzes"), styles.strong)],
            3,
            columns,
        );
        body.gap();
        return;
    };
    let counts = |quiz: &usize| {
        let quiz = state.course.quizzes.get(*quiz);
        quiz.is_some_and(|quiz| state.course.training.counts(quiz.id()))
    };
    let parts = (0..state.course.quizzes.len()).filter(counts);
    let total = parts.clone().count();
    let passed = parts
        .filter(|quiz| {
            standing(state, *quiz)
                .best
                .is_some_and(|(_, passed)| passed)
        })
        .count();
    let done = look.with(
        "parts-done",
        &[("done", passed.into()), ("total", total.into())],
    );
    let title = programme.title.get(lang);
    let room = columns.saturating_sub(4 + width(title) + width(&done));
    if room >= 2 {
        body.line(vec![
            Span::raw("   "),
            Span::styled(title.to_owned(), styles.strong),
            Span::raw(" ".repeat(room)),
            Span::styled(done, styles.text),
        ]);
    } else {
        // A long title takes the lines it needs.
        body.text(&[Run::new(title, styles.strong)], 3, columns);
        body.text(&[Run::new(done, styles.text)], 3, columns);
    }
    let length = columns.saturating_sub(4);
    let full = (length * passed).checked_div(total).unwrap_or(0);
    body.line(vec![
        Span::raw("   "),
        Span::styled(look.glyphs.thick.repeat(full), styles.right),
        Span::styled(look.glyphs.rule.repeat(length - full), styles.dim),
    ]);
    let after = if state.progress.certificates.is_empty() {
        look.with("certificate-after", &[("n", total.into())])
    } else {
        look.t("all-parts-passed")
    };
    body.text(&[Run::new(after, styles.dim)], 3, columns);
    body.gap();
}

/// Number and title, where one stands, and how long it takes.
fn quiz_line(
    state: &State,
    body: &mut Body,
    quiz: usize,
    lead: &str,
    style: Style,
    columns: usize,
) {
    let look = &state.look;
    let Some(of) = state.course.quizzes.get(quiz) else {
        return;
    };
    let standing = standing(state, quiz);
    let (words, word_style) = standing_words(state, of, &standing);
    let room = columns.saturating_sub(width(lead) + 6);
    // Titles and where one stands come first; what a quiz takes has what is
    // left of the line, and is told again before it starts.
    let quizzes = &state.course.quizzes;
    let longest = |of: &dyn Fn(usize, &Quiz) -> usize| {
        let widths = quizzes.iter().enumerate().map(|(quiz, b)| of(quiz, b));
        widths.max().unwrap_or(0)
    };
    let title_width = longest(&|_, q| width(q.title(look.lang())));
    let words_width = longest(&|quiz, q| {
        let standing = self::standing(state, quiz);
        width(&standing_words(state, q, &standing).0)
    });
    let title_width = title_width.min(room.saturating_sub(words_width).max(room / 2));
    let words_width = words_width.min(room - title_width);
    // The time left of an open attempt matters more than even columns.
    let words_wide = if standing.open.is_some() {
        width(&words).min(words_width)
    } else {
        words_width
    };
    let left = room - title_width - words_wide;
    let sizes = sizes(state, of, &standing);
    let size = sizes.into_iter().find(|size| width(size) <= left);
    let size = size.unwrap_or_default();
    let title = clip(of.title(look.lang()), title_width);
    let words = clip(&words, words_width);
    let gap = room + 4 - title_width - width(&words) - width(&size);
    body.line(vec![
        Span::styled(lead.to_owned(), style),
        Span::styled(
            format!("{title}{}", " ".repeat(title_width - width(&title) + 2)),
            style,
        ),
        Span::styled(words, word_style),
        Span::raw(" ".repeat(gap)),
        Span::styled(size, look.styles.dim),
    ]);
}

/// What a quiz takes, in ever fewer words: for an open attempt the time left.
fn sizes(state: &State, quiz: &Quiz, standing: &Standing) -> Vec<String> {
    let look = &state.look;
    let open = standing.open.as_ref();
    if let Some(left) = open.and_then(|open| open.remaining(&state.now)) {
        let clock = crate::ui::areas::clock(left);
        return vec![look.with("time-left", &[("clock", (&clock).into())])];
    }
    let Some(bank) = quiz.bank() else {
        // Of one that was never taken the words before say so.
        let taken = standing.best.is_some() || open.is_some();
        return taken.then(|| sealed_words(look)).into_iter().collect();
    };
    let mut sizes = vec![size_words(state, bank)];
    sizes.extend(time_limit(state, bank).map(|seconds| {
        let minutes = seconds.div_ceil(60) as usize;
        look.with("n-minutes", &[("n", minutes.into())])
    }));
    sizes
}

/// The mark and the word of a sealed quiz.
fn sealed_words(look: &Look) -> String {
    format!("{} {}", look.glyphs.sealed, look.t("standing-sealed"))
}

fn standing_words(state: &State, quiz: &Quiz, standing: &Standing) -> (String, Style) {
    let look = &state.look;
    if state.opening.as_deref() == Some(quiz.id()) {
        let text = look.t("standing-opening");
        return (format!("{} {text}", look.glyphs.sealed), look.styles.warn);
    }
    if let Some(open) = &standing.open {
        let text = look.with("standing-open", &[("n", (open.question + 1).into())]);
        return (format!("{} {text}", look.glyphs.partly), look.styles.warn);
    }
    match standing.best {
        Some((share, true)) => {
            let text = look.with(
                "standing-passed",
                &[("percent", (&look.locale.percent(share)).into())],
            );
            (format!("{} {text}", look.glyphs.right), look.styles.right)
        }
        Some((share, false)) => {
            let percent = look.locale.percent(share);
            let allowed = quiz.bank().and_then(|bank| bank.quiz.attempts);
            let left = allowed.map(|n| n.saturating_sub(standing.used));
            let text = match left {
                Some(left) => look.with(
                    "standing-failed-left",
                    &[
                        ("percent", (&percent).into()),
                        ("left", (left as usize).into()),
                    ],
                ),
                None => look.with("standing-failed", &[("percent", (&percent).into())]),
            };
            (format!("{} {text}", look.glyphs.wrong), look.styles.text)
        }
        None if quiz.bank().is_none() => (sealed_words(look), look.styles.text),
        None => (
            format!("{} {}", look.glyphs.open, look.t("standing-new")),
            look.styles.dim,
        ),
    }
}
