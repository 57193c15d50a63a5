//! What happens to the state. Pure: no clock, no file; what must be done in
//! the world comes back as effects.

use super::key::Key;
use super::keymap::{Action, action};
use super::msg::{Effect, Msg};
use super::screens::{
    certificate, enrol, help, home, instructions, overview, question, result, unseal, verify,
    welcome,
};
use super::sitting::{Saving, Sitting};
use super::state::State;
use super::view;
use crate::course::Began;
use crate::course::Problem;
use crate::exam::{Command, Phase};
use crate::text::Lang;
use crate::ui::screen::Ask;
use crate::ui::screen::Home;
use crate::ui::screen::Welcome;
use crate::ui::screen::{Overlay, Screen};

/// What happens to the state when a message comes, and what must be done.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => press(state, key),
        Msg::Paste(text) => {
            if state.overlay.is_none() {
                match &state.screen {
                    Screen::Enrol(_) => enrol::paste(state, &text),
                    Screen::Unseal(_) => unseal::paste(state, &text),
                    Screen::Question => question::paste(state, &text),
                    _ => {}
                }
            }
            Vec::new()
        }
        Msg::Click(column, row) => click(state, column, row),
        Msg::Wheel(by) => {
            let wheel = if by > 0 {
                Action::PageDown
            } else {
                Action::PageUp
            };
            if matches!(state.screen, Screen::Question) {
                act(state, wheel)
            } else {
                Vec::new()
            }
        }
        Msg::Resize(columns, rows) => {
            state.size = (columns, rows);
            Vec::new()
        }
        Msg::Clock(now) => {
            state.now = now;
            tick(state)
        }
        Msg::Terminate => terminate(state),
        Msg::Enrolled(result) => {
            state.waiting = false;
            match result {
                Ok(person) => enrol::enrolled(state, person),
                Err(problem) => {
                    enrol::refused(state);
                    fail(state, &problem)
                }
            }
        }
        Msg::Progress(Ok(progress)) => {
            state.progress = progress;
            Vec::new()
        }
        Msg::Progress(Err(problem)) | Msg::Failed(problem) => fail(state, &problem),
        Msg::Unsealed { quiz, result } => unseal::tried(state, &quiz, result),
        Msg::Began(result) => {
            state.waiting = false;
            match result {
                Ok(began) => begin(state, began),
                Err(problem) => fail(state, &problem),
            }
        }
        Msg::Saved { attempt, events } => saved(state, &attempt, events),
        Msg::NotSaved {
            attempt,
            problem,
            passing,
        } => {
            let now = state.now.clone();
            let mut effects = Vec::new();
            if let Some(sitting) = sitting_of(state, &attempt) {
                sitting.not_saved(problem.clone(), passing, &now);
                // Who wanted to leave stays, and can go on meanwhile.
                if sitting.attempt.phase() == Phase::Interrupted {
                    effects = sitting.perform(&Command::Resume, &now).unwrap_or_default();
                }
                state.warn(&problem);
            }
            effects
        }
        Msg::Listed(folder, result) => {
            match (result, &mut state.screen) {
                (Ok(entries), Screen::Verify(screen)) => {
                    screen.folder = folder;
                    screen.entries = entries;
                    screen.line = 0;
                }
                (Err(problem), _) => state.warn(&problem),
                _ => {}
            }
            Vec::new()
        }
        Msg::Verified(checked) => {
            if let Screen::Verify(screen) = &mut state.screen {
                screen.checked = Some(*checked);
                screen.scroll = 0;
            }
            Vec::new()
        }
    }
}

fn fail(state: &mut State, problem: &Problem) -> Vec<Effect> {
    state.waiting = false;
    state.warn(problem);
    Vec::new()
}

fn sitting_of<'a>(state: &'a mut State, attempt: &str) -> Option<&'a mut Sitting> {
    state
        .sitting
        .as_mut()
        .filter(|s| s.attempt.header().attempt == attempt)
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let bindings = view::bindings(state);
    let azerty = state.course.training.azerty_digits || state.look.lang() == Lang::FR;
    let digit = key.as_digit(azerty).filter(|_| !view::is_typing(state));
    let wanted = action(&bindings, key)
        .or_else(|| action(&bindings, digit?))
        .or(match key {
            Key::Char(c) => Some(Action::Type(c)),
            _ => None,
        });
    let Some(wanted) = wanted else {
        return Vec::new();
    };
    // Nobody chooses what they cannot see.
    let blind =
        state.size.0 < crate::ui::areas::SMALLEST.0 || state.size.1 < crate::ui::areas::SMALLEST.1;
    if blind && !matches!(wanted, Action::Suspend | Action::Redraw | Action::Leave) {
        return Vec::new();
    }
    // A sentence leaves with the next key; what is wrong with saving stays.
    let failing = state
        .sitting
        .as_ref()
        .is_some_and(|s| matches!(s.saving, Saving::Failed { .. }));
    if !failing {
        state.notice = None;
    }
    act(state, wanted)
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Leave => return crate::ui::screens::confirm::ask_to_leave(state),
        _ => {}
    }
    match &mut state.overlay {
        Some(Overlay::Help(_)) => return in_help(state, action),
        Some(Overlay::Confirm(_)) => return in_confirm(state, action),
        None => {}
    }
    match action {
        Action::Help => {
            state.overlay = Some(Overlay::Help(0));
            return Vec::new();
        }
        Action::Language if !matches!(state.screen, Screen::Welcome(_)) => {
            let after = state.screen.clone();
            state.screen = Screen::Welcome(Welcome::new(state.look.lang(), after));
            return Vec::new();
        }
        _ => {}
    }
    match &state.screen {
        Screen::Welcome(_) => welcome::act(state, action),
        Screen::Home(_) => home::act(state, action),
        Screen::Enrol(_) => enrol::act(state, action),
        Screen::Unseal(_) => unseal::act(state, action),
        Screen::Instructions(_) => instructions::act(state, action),
        Screen::Question => question::act(state, action),
        Screen::Overview(_) => overview::act(state, action),
        Screen::Result(_) => result::act(state, action),
        Screen::Certificate(_) => certificate::act(state, action),
        Screen::Verify(_) => verify::act(state, action),
    }
}

fn in_help(state: &mut State, action: Action) -> Vec<Effect> {
    let columns = crate::ui::areas::body_area(state.size).width as usize;
    let height = crate::ui::areas::body_area(state.size).height as usize;
    let under = view::help_bindings(state);
    let lines = help::body(&state.look, &under, &help::SAID, columns)
        .lines
        .len();
    if let Some(Overlay::Help(scrolled)) = &mut state.overlay {
        *scrolled = super::screens::scroll(*scrolled, lines, height, action);
    }
    if action == Action::Back {
        state.overlay = None;
    }
    Vec::new()
}

fn in_confirm(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(Overlay::Confirm(confirm)) = &mut state.overlay else {
        return Vec::new();
    };
    match action {
        Action::Up => confirm.yes = false,
        Action::Back | Action::Pick(1) => state.overlay = None,
        Action::Down | Action::Pick(2) => confirm.yes = true,
        Action::Switch => confirm.yes = !confirm.yes,
        Action::Confirm => {
            let confirm = confirm.clone();
            state.overlay = None;
            if confirm.yes {
                return confirmed(state, confirm.ask);
            }
        }
        _ => {}
    }
    Vec::new()
}

fn confirmed(state: &mut State, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::HandIn => question::command(state, &Command::Submit),
        Ask::PassOn => {
            let next = state
                .sitting
                .as_ref()
                .map_or(0, |s| s.attempt.current() + 1);
            question::move_to(state, next)
        }
        Ask::Quit => vec![Effect::Quit],
        Ask::QuitUnsaved => go_home(state),
        Ask::LeaveAttempt => leave_attempt(state),
    }
}

/// Leaves the attempt for home once it is noted that it was left.
fn leave_attempt(state: &mut State) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let mut effects = sitting.settle(&now);
    effects.extend(
        sitting
            .perform(&Command::Interrupt, &now)
            .unwrap_or_default(),
    );
    if sitting.attempt.is_finished() {
        question::show_finish(state);
        return effects;
    }
    state.overlay = None;
    if sitting.is_durable() {
        effects.extend(go_home(state));
    } else {
        // Home comes when the last of it is durable; see `saved`.
        state.tell(state.look.t("saving"));
    }
    effects
}

fn go_home(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut line = 0;
    if let Some(sitting) = state.sitting.take() {
        line = state.course.place(&sitting.bank.id).unwrap_or(0);
        effects.push(Effect::Release {
            attempt: sitting.attempt.header().attempt.clone(),
        });
    }
    state.notice = None;
    state.screen = Screen::Home(Home { line });
    effects.extend(
        state
            .person
            .clone()
            .map(|person| Effect::Progress { person }),
    );
    effects
}

fn saved(state: &mut State, attempt: &str, events: u64) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = sitting_of(state, attempt) else {
        return Vec::new();
    };
    let was_failing = matches!(sitting.saving, Saving::Failed { .. });
    let mut effects = sitting.saved(events, &now);
    if !sitting.is_durable() {
        return effects;
    }
    if was_failing {
        state.notice = None;
        state.tell(state.look.t("saved-again"));
    }
    let Some(sitting) = &state.sitting else {
        return effects;
    };
    match sitting.attempt.phase() {
        Phase::Interrupted => effects.extend(go_home(state)),
        Phase::Submitted | Phase::TimedOut => {
            // A certificate may be due now.
            effects.push(Effect::Release {
                attempt: attempt.to_owned(),
            });
            effects.extend(
                state
                    .person
                    .clone()
                    .map(|person| Effect::Progress { person }),
            );
        }
        Phase::Running => {}
    }
    effects
}

fn begin(state: &mut State, began: Began) -> Vec<Effect> {
    let Began { attempt, bank } = began;
    let now = state.now.clone();
    let resumed = attempt.phase() == Phase::Interrupted;
    let participant = attempt.header().participant.clone();
    if state
        .person
        .as_ref()
        .is_none_or(|p| p.participant.code != participant.code)
    {
        let known = state
            .people
            .iter()
            .find(|p| p.participant.code == participant.code)
            .cloned();
        state.person = Some(known.unwrap_or(crate::course::Person {
            participant,
            extra_time: attempt.header().extra_time,
        }));
    }
    state.notice = None;
    state.overlay = None;
    state.sitting = Some(Sitting::new(*attempt, bank, &now, None));
    state.screen = Screen::Question;
    // The result will say how many attempts are left.
    let mut effects: Vec<Effect> = state
        .person
        .clone()
        .map(|person| Effect::Progress { person })
        .into_iter()
        .collect();
    if resumed {
        state.tell(state.look.t("resumed"));
        effects.extend(question::command(state, &Command::Resume));
    }
    effects
}

fn tick(state: &mut State) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let running = sitting.attempt.phase() == Phase::Running;
    let was_failing = matches!(sitting.saving, super::sitting::Saving::Failed { .. });
    let effects = sitting.tick(&now);
    let saved_again = was_failing && sitting.is_durable();
    let warning = if running {
        sitting.time_warning(&now)
    } else {
        None
    };
    if saved_again {
        state.tell(state.look.t("saved-again"));
    }
    if let Some(minutes) = warning {
        let text = state
            .look
            .with("minutes-left", &[("n", (minutes as usize).into())]);
        state.tell(text);
    }
    if running {
        question::show_finish(state);
    }
    effects
}

/// The program must end: the attempt notes that it was left.
fn terminate(state: &mut State) -> Vec<Effect> {
    let now = state.now.clone();
    let mut effects = Vec::new();
    if let Some(sitting) = &mut state.sitting {
        effects.extend(sitting.settle(&now));
        effects.extend(
            sitting
                .perform(&Command::Interrupt, &now)
                .unwrap_or_default(),
        );
    }
    effects.push(Effect::Quit);
    effects
}

/// The mouse is a shortcut only: on an option it does what its digit does.
fn click(state: &mut State, column: u16, row: u16) -> Vec<Effect> {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    if row >= area.height || column >= area.width {
        return Vec::new();
    }
    let mut buf = Buffer::empty(area);
    view::view(state, area, &mut buf);
    let line: String = (0..area.width)
        .filter_map(|x| buf.cell((x, row)).map(|cell| cell.symbol().to_owned()))
        .collect();
    let digits: String = line
        .trim_start()
        .trim_start_matches([
            state.look.glyphs.bar.chars().next().unwrap_or(' '),
            state.look.glyphs.here.chars().next().unwrap_or(' '),
            ' ',
        ])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let body = crate::ui::areas::body_area(state.size);
    match digits.chars().next() {
        Some(digit) if digits.len() == 1 && body.y < row && row < body.bottom() => {
            press(state, Key::Char(digit))
        }
        _ => Vec::new(),
    }
}
