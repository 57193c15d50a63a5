//! The question being answered.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::data::Finished;
use super::super::draft::Draft;
use super::super::key::Key;
use super::super::keymap::{Action, Binding};
use super::super::msg::Effect;
use super::super::question::QuestionView;
use super::super::sitting::Sitting;
use super::super::state::{Overlay, Screen, State};
use super::super::widgets::Body;
use super::confirm::{Ask, Confirm};
use super::instructions::Instructions;
use super::result::ResultScreen;
use crate::bank::Kind;
use crate::bank::model::Navigation;
use crate::exam::{Command, Refusal};

/// Its keys, from what the question on screen is.
pub fn bindings(sitting: &Sitting) -> Vec<Binding> {
    let kind = &sitting.question().kind;
    let draft = &sitting.draft;
    let mut keys = Vec::new();
    if sitting.revealed {
        keys.push(Binding::new(Key::Enter, Action::Confirm, "key-next"));
        keys.push(Binding::new(Key::Right, Action::Next, "key-next").quiet());
    } else {
        keys.extend(answer_keys(kind, draft));
        keys.push(Binding::new(
            Key::Enter,
            Action::Confirm,
            enter_label(sitting),
        ));
        keys.extend(move_keys(sitting, kind));
    }
    if sitting.trial.is_none() {
        keys.push(Binding::new(Key::F(3), Action::Flag, "key-flag"));
        let mut overview = Binding::new(Key::F(4), Action::Overview, "key-overview");
        // Where Enter goes there, one mention is enough.
        overview.hint = !keys.iter().any(|b| b.label == "key-to-overview");
        keys.push(overview);
        keys.push(Binding::new(Key::F(5), Action::NextOpen, "key-next-open").quiet());
        keys.push(Binding::new(Key::F(6), Action::NextFlagged, "key-next-flagged").quiet());
        keys.push(Binding::new(Key::F(10), Action::HandIn, "key-hand-in"));
    }
    keys.push(
        Binding::group(
            &[
                (Key::PageUp, Action::PageUp),
                (Key::PageDown, Action::PageDown),
            ],
            "key-scroll",
        )
        .quiet(),
    );
    keys.push(Binding::new(Key::Esc, Action::Back, "key-leave").quiet());
    keys
}

fn answer_keys(kind: &Kind, draft: &Draft) -> Vec<Binding> {
    let up_down =
        |label| Binding::group(&[(Key::Up, Action::Up), (Key::Down, Action::Down)], label);
    let parts = |label| {
        Binding::group(
            &[
                (Key::Tab, Action::NextPart),
                (Key::BackTab, Action::PreviousPart),
            ],
            label,
        )
    };
    let clear = || {
        Binding::group(
            &[
                (Key::Backspace, Action::Clear),
                (Key::Delete, Action::Clear),
            ],
            "key-clear",
        )
        .quiet()
    };
    let space = |label| Binding::new(Key::Char(' '), Action::Toggle, label);
    match kind {
        Kind::SingleChoice { .. } | Kind::TrueFalse { .. } => vec![
            Binding::digits(draft.options(kind), "key-choose"),
            up_down("key-move").quiet(),
            space("key-choose").quiet(),
            clear(),
        ],
        Kind::MultipleResponse { .. } => vec![
            Binding::digits(draft.options(kind), "key-tick"),
            up_down("key-move").quiet(),
            space("key-tick").quiet(),
            clear(),
        ],
        Kind::Ordering { .. } => vec![
            space(if draft.lifted { "key-drop" } else { "key-lift" }),
            up_down(if draft.lifted {
                "key-carry"
            } else {
                "key-move"
            }),
            Binding::digits(draft.options(kind), "key-carry-to").quiet(),
            clear(),
        ],
        Kind::Matching { .. } | Kind::Cloze { .. } => vec![
            Binding::digits(draft.options(kind), "key-choose"),
            parts(if matches!(kind, Kind::Cloze { .. }) {
                "key-gap"
            } else {
                "key-pair"
            }),
            up_down("key-move").quiet(),
            space("key-choose").quiet(),
            clear(),
        ],
        Kind::HotText { .. } => {
            vec![
                parts("key-passage"),
                space("key-mark"),
                up_down("key-passage").quiet(),
                clear(),
            ]
        }
        Kind::Numerical { .. } | Kind::ShortAnswer { .. } => vec![
            Binding::group(
                &[
                    (Key::Left, Action::Left),
                    (Key::Right, Action::Right),
                    (Key::Home, Action::First),
                    (Key::End, Action::Last),
                ],
                "key-cursor",
            )
            .quiet(),
            Binding::new(Key::Backspace, Action::Erase, "key-erase").quiet(),
            Binding::new(Key::Delete, Action::EraseForward, "key-erase").quiet(),
        ],
    }
}

fn move_keys(sitting: &Sitting, kind: &Kind) -> Vec<Binding> {
    if sitting.trial.is_some() {
        return Vec::new();
    }
    let sequential = sitting.attempt.header().rules.navigation == Navigation::Sequential;
    let typed = Draft::is_typed(kind);
    let (back, forward) = if typed {
        (Key::BackTab, Key::Tab)
    } else {
        (Key::Left, Key::Right)
    };
    if sequential {
        return vec![Binding::new(forward, Action::Next, "key-next").quiet()];
    }
    let mut keys = [(back, Action::Previous), (forward, Action::Next)];
    // The key line names the first of two words: the one that goes on.
    if typed {
        keys.reverse();
    }
    vec![Binding::group(&keys, "key-questions")]
}

/// What Enter will do.
fn enter_label(sitting: &Sitting) -> &'static str {
    if sitting.draft.lifted {
        "key-drop"
    } else if enter_chooses(sitting) {
        "key-choose"
    } else if sitting.trial.is_some() {
        "key-back"
    } else if shows_feedback_next(sitting) {
        "key-check"
    } else if sitting.attempt.current() + 1 == sitting.attempt.paper().len() {
        "key-to-overview"
    } else {
        "key-next"
    }
}

/// Whether Enter chooses the option in focus: when the focus was moved to one
/// that is not chosen.
fn enter_chooses(sitting: &Sitting) -> bool {
    let kind = &sitting.question().kind;
    let response = sitting.attempt.response(sitting.attempt.current());
    sitting.draft.touched
        && matches!(
            kind,
            Kind::SingleChoice { .. }
                | Kind::TrueFalse { .. }
                | Kind::Matching { .. }
                | Kind::Cloze { .. }
        )
        && sitting.draft.chosen_place(kind, response) != Some(sitting.draft.option)
}

/// Whether the feedback comes next: in practice, once, on an answered question.
fn shows_feedback_next(sitting: &Sitting) -> bool {
    let answered = sitting
        .attempt
        .response(sitting.attempt.current())
        .is_some()
        || !sitting.draft.field.is_empty();
    sitting.attempt.header().practice && sitting.trial.is_none() && !sitting.revealed && answered
}

/// Pasted text goes into the field.
pub fn paste(state: &mut State, text: &str) {
    if let Some(sitting) = &mut state.sitting
        && Draft::is_typed(&sitting.question().kind)
        && !sitting.revealed
    {
        sitting.draft.field.paste(text);
        sitting.typed(&state.now);
    }
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let columns = super::super::view::body_area(state.size).width as usize;
    let height = body_height(state);
    let look = state.look.clone();
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    if matches!(action, Action::PageUp | Action::PageDown) {
        let body = body(sitting, &look, columns);
        let at = body.offset(height, sitting.scroll);
        let page = height.saturating_sub(2).max(1);
        let most = body.lines.len().saturating_sub(height);
        let to = if action == Action::PageDown {
            at + page
        } else {
            at.saturating_sub(page)
        };
        sitting.scroll = Some(to.min(most));
        return Vec::new();
    }
    if !matches!(action, Action::Flag) {
        sitting.scroll = None;
    }
    match action {
        Action::Confirm => enter(state),
        Action::Next => go(state, 1),
        Action::Previous => go(state, -1),
        Action::Flag => {
            let question = sitting.attempt.current();
            let on = !sitting.attempt.is_flagged(question);
            command(state, &Command::Flag { question, on })
        }
        Action::Overview => {
            let at = sitting.attempt.current();
            let effects = sitting.settle(&now);
            state.screen = Screen::Overview(at);
            effects
        }
        Action::NextOpen | Action::NextFlagged => seek(state, action == Action::NextOpen),
        Action::HandIn => {
            let effects = sitting.settle(&now);
            state.overlay = Some(Overlay::Confirm(Confirm::new(Ask::HandIn)));
            effects
        }
        Action::Back if sitting.trial.is_some() => leave_trial(state),
        Action::Back => {
            let mut effects = sitting.settle(&now);
            effects.extend(super::super::update::ask_to_leave(state));
            effects
        }
        other if !sitting.revealed => edit(state, other),
        _ => Vec::new(),
    }
}

fn leave_trial(state: &mut State) -> Vec<Effect> {
    if let Some(quiz) = state.sitting.take().and_then(|sitting| sitting.trial) {
        let mut instructions = Instructions::quiz(quiz);
        instructions.line = 1;
        state.screen = Screen::Instructions(instructions);
    }
    Vec::new()
}

fn enter(state: &mut State) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    if sitting.draft.lifted || enter_chooses(sitting) {
        return edit(state, Action::Toggle);
    }
    if sitting.trial.is_some() {
        return leave_trial(state);
    }
    if shows_feedback_next(sitting) {
        let effects = sitting.settle(&state.now);
        sitting.revealed = true;
        return effects;
    }
    // On a question of several parts Enter goes on to the next open part.
    let kind = &sitting.question().kind;
    let response = sitting.attempt.response(sitting.attempt.current());
    if !sitting.revealed
        && matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. })
        && response.is_some_and(crate::exam::Response::is_partial)
    {
        let kind = kind.clone();
        let response = response.cloned();
        if sitting.draft.step_part(&kind, response.as_ref(), true) {
            return Vec::new();
        }
    }
    go(state, 1)
}

/// Goes some questions on or back; past the last comes the overview.
fn go(state: &mut State, by: isize) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let at = sitting.attempt.current();
    let mut effects = sitting.settle(&state.now);
    let last = sitting.attempt.paper().len() - 1;
    if at == last && by > 0 {
        state.screen = Screen::Overview(at);
        return effects;
    }
    let sequential = sitting.attempt.header().rules.navigation == Navigation::Sequential;
    if sequential && by > 0 && sitting.attempt.response(at).is_none() {
        state.overlay = Some(Overlay::Confirm(Confirm::new(Ask::PassOn)));
        return effects;
    }
    effects.extend(move_to(state, at.saturating_add_signed(by).min(last)));
    effects
}

/// Goes to a question.
pub fn move_to(state: &mut State, question: usize) -> Vec<Effect> {
    state.screen = Screen::Question;
    command(state, &Command::Move { question })
}

/// Goes to the next open or flagged question after this one, from the start again.
pub fn seek(state: &mut State, open: bool) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let mut effects = sitting.settle(&state.now);
    let attempt = &sitting.attempt;
    // There is one way through questions taken in order, and it asks.
    if attempt.header().rules.navigation == Navigation::Sequential {
        state.tell(state.look.t("taken-in-order"));
        return effects;
    }
    let (at, count) = (attempt.current(), attempt.paper().len());
    let wanted = (1..=count)
        .map(|step| (at + step) % count)
        .find(|question| {
            if open {
                attempt.response(*question).is_none()
            } else {
                attempt.is_flagged(*question)
            }
        });
    match wanted {
        Some(question) => effects.extend(move_to(state, question)),
        None => state.tell(
            state
                .look
                .t(if open { "none-open" } else { "none-flagged" }),
        ),
    }
    effects
}

/// Carries out a command on the attempt and shows what it led to.
pub fn command(state: &mut State, command: &Command) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let result = sitting.perform(command, &now);
    let effects = match result {
        Ok(effects) => effects,
        Err(Refusal::OutOfOrder) => {
            state.tell(state.look.t("taken-in-order"));
            Vec::new()
        }
        Err(_) => Vec::new(),
    };
    show_finish(state);
    effects
}

/// Shows the result once the attempt is handed in, one way or the other.
pub fn show_finish(state: &mut State) {
    let Some(sitting) = &state.sitting else {
        return;
    };
    if !sitting.attempt.is_finished() || matches!(state.screen, Screen::Result(_)) {
        return;
    }
    let finished = Finished {
        outcome: sitting.attempt.outcome(&sitting.bank),
        timed_out: sitting.attempt.phase() == crate::exam::Phase::TimedOut,
    };
    state.overlay = None;
    state.notice = None;
    state.screen = Screen::Result(ResultScreen::new(finished));
}

/// Changes the answer, or what is being typed.
fn edit(state: &mut State, action: Action) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let kind = sitting.question().kind.clone();
    let question = sitting.attempt.current();
    let given = sitting.attempt.response(question).cloned();
    let draft = &mut sitting.draft;
    if Draft::is_typed(&kind) {
        match action {
            Action::Type(c) => draft.field.insert(c),
            Action::Erase => draft.field.backspace(),
            Action::EraseForward => draft.field.delete(),
            Action::Left => draft.field.left(),
            Action::Right => draft.field.right(),
            Action::First => draft.field.home(),
            Action::Last => draft.field.end(),
            _ => return Vec::new(),
        }
        if matches!(
            action,
            Action::Type(_) | Action::Erase | Action::EraseForward
        ) {
            sitting.typed(&now);
        }
        return Vec::new();
    }
    let response = match (&kind, action) {
        (_, Action::Clear) => {
            draft.touched = false;
            if matches!(kind, Kind::Ordering { .. }) {
                *draft = Draft::of(&kind, draft.orders.clone(), None);
            }
            clear(draft, &kind, given.as_ref())
        }
        (Kind::Ordering { .. }, _) => match order(draft, action) {
            Some(order) => Some(crate::exam::Response::Order(order)),
            None => return Vec::new(),
        },
        (Kind::HotText { .. }, Action::Toggle) => Some(draft.mark(given.as_ref())),
        (_, Action::NextPart) | (Kind::HotText { .. }, Action::Down) => {
            draft.step_part(&kind, given.as_ref(), true);
            return Vec::new();
        }
        (_, Action::PreviousPart) | (Kind::HotText { .. }, Action::Up) => {
            draft.step_part(&kind, given.as_ref(), false);
            return Vec::new();
        }
        (_, Action::Up | Action::Down) => {
            draft.step_option(&kind, action == Action::Down);
            return Vec::new();
        }
        (_, Action::Toggle) => {
            draft.touched = false;
            draft.choose(&kind, given.as_ref(), draft.option)
        }
        (_, Action::Pick(n)) => {
            let place = n - 1;
            let response = draft.choose(&kind, given.as_ref(), place);
            if response.is_none() {
                return Vec::new();
            }
            draft.option = place;
            draft.touched = false;
            response
        }
        _ => return Vec::new(),
    };
    let several_parts = matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. });
    if several_parts && matches!(action, Action::Pick(_)) {
        draft.step_part(&kind, response.as_ref(), true);
    }
    command(state, &Command::Answer { question, response })
}

/// The answer without the part in focus, or none.
fn clear(
    draft: &Draft,
    kind: &Kind,
    given: Option<&crate::exam::Response>,
) -> Option<crate::exam::Response> {
    use crate::exam::Response;
    let part = draft.original_part(kind);
    let without = |list: &Vec<Option<usize>>| {
        let mut list = list.clone();
        list[part] = None;
        list
    };
    match given? {
        Response::Matches(list) => Some(Response::Matches(without(list))),
        Response::Gaps(list) => Some(Response::Gaps(without(list))),
        _ => None,
    }
}

/// Moves in an ordering question; the order once an item was dropped.
fn order(draft: &mut Draft, action: Action) -> Option<Vec<usize>> {
    let last = draft.order.len().saturating_sub(1);
    match action {
        Action::Toggle => {
            draft.lifted = !draft.lifted;
            return (!draft.lifted).then(|| draft.order.clone());
        }
        Action::Up | Action::Down => {
            let to = if action == Action::Up {
                draft.option.saturating_sub(1)
            } else {
                (draft.option + 1).min(last)
            };
            if draft.lifted {
                draft.carry(to);
            } else {
                draft.option = to;
            }
        }
        Action::Pick(n) if n - 1 <= last => {
            if draft.lifted {
                draft.carry(n - 1);
                draft.lifted = false;
                return Some(draft.order.clone());
            }
            draft.option = n - 1;
        }
        _ => {}
    }
    None
}

/// The lines of the question on screen.
pub fn body(sitting: &Sitting, look: &super::super::state::Look, columns: usize) -> Body {
    QuestionView {
        question: sitting.question(),
        draft: &sitting.draft,
        response: sitting.attempt.response(sitting.attempt.current()),
        reveal: sitting.revealed,
        active: true,
    }
    .body(look, columns)
}

fn body_height(state: &State) -> usize {
    super::super::view::question_area(state, state.size).height as usize
}

/// Draws it, under the strip that `view` draws.
pub fn view(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let sitting = state.sitting.as_ref()?;
    body(sitting, &state.look, area.width as usize).draw(&state.look, area, sitting.scroll, buf)
}
