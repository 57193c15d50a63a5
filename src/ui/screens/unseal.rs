//! The passphrase of a sealed quiz: asked for, tried, and what is wrong with it.

use crate::ui::screen::Unseal;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::super::key::Key;
use super::super::keymap::{Action, Binding, field_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::widgets::{Body, Run, Secret, width};
use super::home;
use crate::course::{Course, Problem};
use crate::ui::screen::Screen;
use crate::ui::screen::{Home, Item};

/// Its keys.
pub fn bindings(state: &State) -> Vec<Binding> {
    let mut keys = Vec::new();
    if state.opening.is_none() {
        keys.push(Binding::new(Key::Enter, Action::Confirm, "key-unseal"));
    }
    keys.extend(field_keys());
    keys.push(Binding::new(Key::Esc, Action::Back, "key-back"));
    keys
}

/// Pasted text goes into the field.
pub fn paste(state: &mut State, text: &str) {
    if let Screen::Unseal(unseal) = &mut state.screen {
        unseal.field.paste(text);
        unseal.wrong = None;
    }
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Screen::Unseal(unseal) = &mut state.screen else {
        return Vec::new();
    };
    match action {
        Action::Confirm => return confirm(state),
        Action::Back => {
            let line = unseal.quiz;
            state.screen = Screen::Home(Home { line });
            return Vec::new();
        }
        action => unseal.field.act(action),
    }
    unseal.wrong = None;
    Vec::new()
}

fn confirm(state: &mut State) -> Vec<Effect> {
    let Screen::Unseal(unseal) = &mut state.screen else {
        return Vec::new();
    };
    let quiz = unseal.quiz;
    if state.course.bank(quiz).is_some() {
        // It was opened while another screen was in sight.
        return go_on(state, quiz);
    }
    if state.opening.is_some() {
        return Vec::new();
    }
    let passphrase = unseal.field.passphrase();
    if passphrase.is_empty() {
        unseal.wrong = Some(state.look.t("unseal-empty"));
        return Vec::new();
    }
    unseal.field = Secret::default();
    unseal.wrong = None;
    let Some(quiz) = state.course.quizzes.get(quiz) else {
        return Vec::new();
    };
    let quiz = quiz.id().to_owned();
    state.opening = Some(quiz.clone());
    vec![Effect::Unseal {
        quiz,
        passphrase,
        person: state.person.clone(),
    }]
}

/// What came of trying to open a quiz: the course with it, or why not.
pub fn tried(state: &mut State, id: &str, result: Result<Arc<Course>, Problem>) -> Vec<Effect> {
    state.opening = None;
    match result {
        Ok(course) => {
            state.course = course;
            opened(state, id)
        }
        Err(problem) => {
            failed(state, id, &problem);
            Vec::new()
        }
    }
}

/// A quiz was opened, and the course knows it: on to where it was wanted for,
/// unless somebody has gone elsewhere meanwhile.
fn opened(state: &mut State, id: &str) -> Vec<Effect> {
    match &state.screen {
        Screen::Unseal(unseal) if state.course.place(id) == Some(unseal.quiz) => {
            let quiz = unseal.quiz;
            go_on(state, quiz)
        }
        _ => {
            let title = state.course.quiz(id).map(|bank| &bank.title);
            let title = title.map_or(id, |title| title.get(state.look.lang()));
            let text = state.look.with("unsealed", &[("quiz", title.into())]);
            state.tell(text);
            Vec::new()
        }
    }
}

/// A quiz could not be opened.
fn failed(state: &mut State, id: &str, problem: &Problem) {
    let place = state.course.place(id);
    let text = state.look.problem(problem);
    match &mut state.screen {
        Screen::Unseal(unseal) if place == Some(unseal.quiz) => unseal.wrong = Some(text),
        _ => state.warn(problem),
    }
}

fn go_on(state: &mut State, quiz: usize) -> Vec<Effect> {
    state.screen = Screen::Home(Home { line: quiz });
    if state.person.is_none() {
        return home::open(state, Item::Quiz(quiz));
    }
    home::open_quiz(state, quiz)
}

/// Draws it.
pub fn view(state: &State, unseal: &Unseal, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let quiz = state.course.quizzes.get(unseal.quiz)?;
    let mut body = Body::default();
    body.gap();
    let args = [("quiz", quiz.title(look.lang()).into())];
    let title = format!(
        "{} {}",
        look.glyphs.sealed,
        look.with("unseal-title", &args)
    );
    body.text(&[Run::new(title, styles.strong)], 2, columns);
    body.gap();
    body.text(&[Run::new(look.t("unseal-how"), styles.text)], 2, columns);
    body.gap();
    field_line(state, unseal, &mut body, columns);
    body.gap();
    if state.opening.is_some() {
        let text = Run::new(look.t("unseal-opening"), styles.strong);
        body.text(&[text], 2, columns);
    } else if let Some(wrong) = &unseal.wrong {
        let text = format!("{} {wrong}", look.glyphs.wrong);
        body.text(&[Run::new(text, styles.wrong)], 2, columns);
    } else {
        body.text(&[Run::new(look.t("unseal-hint"), styles.dim)], 2, columns);
    }
    body.draw(look, area, None, buf)
}

/// A star for each character, of a long passphrase the last.
fn field_line(state: &State, unseal: &Unseal, body: &mut Body, columns: usize) {
    let look = &state.look;
    let lead = format!("  {} {}  ", look.glyphs.here, look.t("field-passphrase"));
    let room = columns.saturating_sub(width(&lead) + 3).clamp(8, 40);
    let (before, length) = unseal.field.shape();
    let skip = (before + 1).saturating_sub(room);
    let shown = "*".repeat((length - skip).min(room));
    let rest = "_".repeat(room - shown.len());
    let first = body.lines.len();
    body.line(vec![
        Span::styled(lead.clone(), look.styles.focus),
        Span::styled(shown, look.styles.strong),
        Span::styled(rest, look.styles.dim),
    ]);
    body.focus_since(first, width(&lead) + before - skip);
}
