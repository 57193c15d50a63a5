//! What came of an attempt: passed or not, the score against the pass mark,
//! bars by topic and competence; then each question with its feedback.

use crate::ui::screen::ResultScreen;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::draft::Draft;
use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::question::QuestionView;
use super::super::sitting::Sitting;
use super::super::state::State;
use super::super::widgets::{Body, Run, clip, width};
use crate::bank::model::{FeedbackRule, Section};
use crate::course::Finished;
use crate::exam::outcome::Points;
use crate::fraction::Fraction;
use crate::ui::look::Look;
use crate::ui::screen::CertificateScreen;
use crate::ui::screen::Home;
use crate::ui::screen::Screen;

fn may_review(sitting: &Sitting) -> bool {
    sitting.attempt.header().rules.feedback == FeedbackRule::AfterSubmit
        || sitting.attempt.header().practice
}

/// Its keys.
pub fn bindings(state: &State, result: &ResultScreen) -> Vec<Binding> {
    let mut keys = Vec::new();
    if result.review.is_some() {
        keys.push(Binding::group(
            &[(Key::Left, Action::Previous), (Key::Right, Action::Next)],
            "key-questions",
        ));
        keys.push(Binding::new(Key::Enter, Action::Next, "key-next"));
        keys.extend(list_keys("key-scroll").into_iter().map(Binding::quiet));
        keys.push(Binding::new(Key::Esc, Action::Back, "key-back"));
        return keys;
    }
    if state.sitting.as_ref().is_some_and(may_review) {
        keys.push(Binding::new(Key::Enter, Action::Confirm, "key-review"));
    }
    if !state.progress.certificates.is_empty() {
        keys.push(Binding::new(
            Key::F(7),
            Action::Certificate,
            "key-certificate",
        ));
    }
    keys.extend(list_keys("key-scroll").into_iter().map(Binding::quiet));
    keys.push(Binding::new(Key::Esc, Action::Back, "key-home"));
    keys
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let area = crate::ui::areas::body_area(state.size);
    let height = area.height as usize;
    let lines = body_of(state, area.width as usize).map_or(0, |body| body.lines.len());
    let (Screen::Result(result), Some(sitting)) = (&mut state.screen, &state.sitting) else {
        return Vec::new();
    };
    let count = sitting.attempt.paper().len();
    match (action, result.review) {
        (Action::Confirm, None) if may_review(sitting) => {
            result.review = Some(0);
            result.scroll = 0;
        }
        (Action::Next, Some(at)) => {
            result.review = (at + 1 < count).then_some(at + 1);
            result.scroll = 0;
        }
        (Action::Previous, Some(at)) => {
            result.review = at.checked_sub(1);
            result.scroll = 0;
        }
        (Action::Back, Some(_)) => {
            result.review = None;
            result.scroll = 0;
        }
        (Action::Certificate, _) if !state.progress.certificates.is_empty() => {
            state.screen = Screen::Certificate(CertificateScreen::default());
        }
        (Action::Back, None) => return leave(state),
        _ => result.scroll = super::scroll(result.scroll, lines, height, action),
    }
    Vec::new()
}

/// Home again; what is not saved yet stays with the state until it is.
fn leave(state: &mut State) -> Vec<Effect> {
    if state.sitting.as_ref().is_some_and(|s| !s.is_durable()) {
        state.tell(state.look.t("wait-until-saved"));
        return Vec::new();
    }
    let quiz = state
        .sitting
        .take()
        .and_then(|s| state.course.place(&s.bank.id));
    state.screen = Screen::Home(Home {
        line: quiz.unwrap_or(0),
    });
    state
        .person
        .clone()
        .map(|person| Effect::Progress { person })
        .into_iter()
        .collect()
}

fn body_of(state: &State, columns: usize) -> Option<Body> {
    let (Screen::Result(result), Some(sitting)) = (&state.screen, &state.sitting) else {
        return None;
    };
    Some(match result.review {
        Some(question) => review(state, sitting, question, columns),
        None => summary(state, sitting, &result.finished, columns),
    })
}

/// Draws it.
pub fn view(
    state: &State,
    result: &ResultScreen,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    body_of(state, area.width as usize)?.draw(&state.look, area, Some(result.scroll), buf)
}

fn review(state: &State, sitting: &Sitting, question: usize, columns: usize) -> Body {
    let attempt = &sitting.attempt;
    let asked = attempt.question(question, &sitting.bank);
    let orders = attempt.paper().questions[question].orders.clone();
    let response = attempt.response(question);
    let draft = Draft::of(&asked.kind, orders, response, attempt.header().judging());
    QuestionView {
        question: asked,
        draft: &draft,
        response,
        reveal: true,
        active: false,
    }
    .body(&state.look, columns)
}

fn summary(state: &State, sitting: &Sitting, finished: &Finished, columns: usize) -> Body {
    let look = &state.look;
    let styles = &look.styles;
    let lang = look.lang();
    let outcome = &finished.outcome;
    let mut body = Body::default();
    body.gap();
    if finished.timed_out {
        body.text(&[Run::new(look.t("time-ran-out"), styles.warn)], 3, columns);
        body.gap();
    }
    let (glyph, id, style) = if outcome.passed {
        (look.glyphs.right, "passed", styles.right)
    } else {
        (look.glyphs.wrong, "not-passed", styles.wrong)
    };
    let (id, style, glyph) = if sitting.attempt.header().practice {
        ("practice-done", styles.strong, " ")
    } else {
        (id, style, glyph)
    };
    let earned = look.locale.points(outcome.total.earned);
    let possible = look.locale.points(outcome.total.possible);
    let percent = look.locale.percent(outcome.total.share());
    let mark = look.locale.percent(outcome.pass_mark);
    let args = [
        ("earned", (&earned).into()),
        ("possible", (&possible).into()),
        ("percent", (&percent).into()),
        ("mark", (&mark).into()),
    ];
    body.text(
        &[
            Run::new(format!("{glyph} {}   ", look.t(id)), style),
            Run::new(look.with("score-line", &args), styles.strong),
        ],
        3,
        columns,
    );
    body.gap();
    scale(
        look,
        &mut body,
        outcome.total.share(),
        outcome.pass_mark,
        columns.saturating_sub(6),
    );
    for minimum in &outcome.minimums {
        let name = match &minimum.of {
            Section::Topic(id) => sitting.bank.topic_name(id, lang),
            Section::Competence(code) => state.course.competence(code, lang),
        };
        let percent = look.locale.percent(minimum.points.share());
        let needed = look.locale.percent(minimum.needed);
        let args = [
            ("section", (&name).into()),
            ("percent", (&percent).into()),
            ("needed", (&needed).into()),
        ];
        let (glyph, id, style) = if minimum.met {
            (look.glyphs.right, "minimum-met", styles.right)
        } else {
            (look.glyphs.wrong, "minimum-missed", styles.wrong)
        };
        body.text(
            &[Run::new(format!("{glyph} {}", look.with(id, &args)), style)],
            3,
            columns,
        );
    }
    body.gap();
    let topics: Vec<(String, Points)> = outcome
        .topics
        .iter()
        .map(|(id, points)| (sitting.bank.topic_name(id, lang), *points))
        .collect();
    let competences: Vec<(String, Points)> = outcome
        .competences
        .iter()
        .map(|(code, points)| (state.course.competence(code, lang), *points))
        .collect();
    all_bars(look, &mut body, &topics, &competences, columns);
    for sentence in after(state, sitting, finished) {
        body.text(&[Run::new(sentence, styles.text)], 3, columns);
    }
    body
}

/// The bars by topic and by competence, and a gap.
fn all_bars(
    look: &Look,
    body: &mut Body,
    topics: &[(String, Points)],
    competences: &[(String, Points)],
    columns: usize,
) {
    let half = columns.saturating_sub(5) / 2;
    // Side by side where the names fit, else one under the other.
    let longest = topics
        .iter()
        .chain(competences)
        .map(|(name, _)| width(name));
    let longest = longest.max().unwrap_or(0);
    if longest + BAR + 6 > half {
        let whole = (longest + BAR + 6).min(columns.saturating_sub(6));
        for (id, parts) in [("by-topic", topics), ("by-competence", competences)] {
            for (spans, _) in bars(look, &look.t(id), parts, whole) {
                let mut line = Line::raw("   ");
                line.spans.extend(spans);
                body.line(line);
            }
            body.gap();
        }
        return;
    }
    let left = bars(look, &look.t("by-topic"), topics, half);
    let right = bars(look, &look.t("by-competence"), competences, half);
    for row in 0..left.len().max(right.len()) {
        let mut line = Line::raw("   ");
        let (text, used) = left.get(row).cloned().unwrap_or_default();
        line.spans.extend(text);
        line.push_span(" ".repeat(half.saturating_sub(used) + 2));
        line.spans
            .extend(right.get(row).cloned().unwrap_or_default().0);
        body.line(line);
    }
    body.gap();
}

/// What comes next, in sentences.
fn after(state: &State, sitting: &Sitting, finished: &Finished) -> Vec<String> {
    let look = &state.look;
    let header = sitting.attempt.header();
    let mut lines = Vec::new();
    if header.practice {
        return vec![look.t("practice-not-counted")];
    }
    if let Some(certificate) = state.progress.certificates.first()
        && finished.outcome.passed
    {
        lines.push(look.with(
            "certificate-issued",
            &[("code", (&certificate.code).into())],
        ));
    } else if finished.outcome.passed {
        let training = &state.course.training;
        let open = state
            .progress
            .standings
            .iter()
            .enumerate()
            .filter(|(quiz, standing)| {
                !standing.best.is_some_and(|(_, passed)| passed)
                    && state.course.quizzes.get(*quiz).is_some_and(|other| {
                        other.id() != header.quiz && training.counts(other.id())
                    })
            });
        let left = open.count();
        let counts = training.counts(&header.quiz);
        if left > 0 && counts && training.programme.is_some() {
            lines.push(look.with("parts-left", &[("n", left.into())]));
        }
    } else if let Some(allowed) = header.rules.attempts {
        let quiz = state.course.place(&header.quiz);
        let standing = quiz.and_then(|quiz| state.progress.standings.get(quiz));
        let used = standing.map_or(header.number, |standing| standing.used);
        let left = allowed.saturating_sub(used) as usize;
        lines.push(look.with("attempts-left", &[("n", left.into())]));
    }
    lines
}

/// A scale from nothing to all, with the pass mark on it.
fn scale(look: &Look, body: &mut Body, share: Fraction, mark: Fraction, length: usize) {
    let styles = &look.styles;
    let full = share.scale(length as u64) as usize;
    let at = (mark.scale(length as u64) as usize).min(length.saturating_sub(1));
    let label = look.locale.percent(mark);
    let hundred = look.locale.percent(Fraction::ONE);
    let label_at = at.saturating_sub(width(&label)).max(2);
    let mut top = format!("0{}{label}{}", " ".repeat(label_at - 1), look.glyphs.mark);
    let gap = length.saturating_sub(width(&top) + width(&hundred));
    top.push_str(&" ".repeat(gap));
    if gap > 0 {
        top.push_str(&hundred);
    }
    body.line(vec![Span::raw("   "), Span::styled(top, styles.dim)]);
    let cell = |range: std::ops::Range<usize>| -> String {
        range
            .map(|i| {
                if i < full {
                    look.glyphs.full
                } else {
                    look.glyphs.empty
                }
            })
            .collect()
    };
    let style = if share >= mark {
        styles.right
    } else {
        styles.wrong
    };
    body.line(vec![
        Span::raw("   "),
        Span::styled(cell(0..at), style),
        Span::styled(look.glyphs.mark, styles.strong),
        Span::styled(cell(at + 1..length), style),
    ]);
}

/// The columns of a bar.
const BAR: usize = 8;

type Row = (Vec<Span<'static>>, usize);

/// A heading and a bar for each part, `columns` wide; each row with its width.
fn bars(look: &Look, heading: &str, parts: &[(String, Points)], columns: usize) -> Vec<Row> {
    let styles = &look.styles;
    let mut rows = vec![(
        vec![Span::styled(heading.to_owned(), styles.strong)],
        width(heading),
    )];
    // "1 1/3/2" reads as one number: with a fraction among them the figures take
    // a word between.
    let fractions = parts.iter().any(|(_, p)| p.earned.mixed().1.is_some());
    let scores: Vec<String> = parts
        .iter()
        .map(|(_, p)| {
            let earned = look.locale.points(p.earned);
            let possible = look.locale.points(p.possible);
            if fractions {
                let args = [
                    ("earned", (&earned).into()),
                    ("possible", (&possible).into()),
                ];
                look.with("earned-of", &args)
            } else {
                format!("{earned}/{possible}")
            }
        })
        .collect();
    let score_width = scores.iter().map(|s| width(s)).max().unwrap_or(0);
    let bar_width = BAR;
    let name_width = columns.saturating_sub(bar_width + score_width + 2);
    for ((name, points), score) in parts.iter().zip(scores) {
        let full = points.share().scale(bar_width as u64) as usize;
        let name = clip(name, name_width);
        let pad = " ".repeat(name_width.saturating_sub(width(&name)) + 1);
        rows.push((
            vec![
                Span::styled(format!("{name}{pad}"), styles.text),
                Span::styled(look.glyphs.full.repeat(full), styles.accent),
                Span::styled(look.glyphs.empty.repeat(bar_width - full), styles.dim),
                Span::styled(format!(" {score:>score_width$}"), styles.text),
            ],
            name_width + bar_width + score_width + 2,
        ));
    }
    rows
}
