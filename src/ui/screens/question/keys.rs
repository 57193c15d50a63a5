//! The keys of the question screen, from what the question on it is.

use crate::bank::Kind;
use crate::bank::model::Navigation;
use crate::ui::draft::Draft;
use crate::ui::key::Key;
use crate::ui::keymap::{Action, Binding, field_keys};
use crate::ui::sitting::Sitting;

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

/// The keys that answer a question of a kind.
pub fn answer_keys(kind: &Kind, draft: &Draft) -> Vec<Binding> {
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
        Kind::Numerical { .. } if draft.is_ambiguous(kind) => {
            let mut keys = vec![up_down("key-other-number")];
            keys.extend(field_keys());
            keys
        }
        Kind::Numerical { .. } | Kind::ShortAnswer { .. } => field_keys(),
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

/// Whether Enter chooses the option in focus.
pub(super) fn enter_chooses(sitting: &Sitting) -> bool {
    let response = sitting.attempt.response(sitting.attempt.current());
    let kind = &sitting.question().kind;
    sitting.draft.enter_chooses(kind, response)
}

/// Whether the feedback comes next: in practice, once, on an answered question.
pub(super) fn shows_feedback_next(sitting: &Sitting) -> bool {
    let answered = sitting
        .attempt
        .response(sitting.attempt.current())
        .is_some()
        || !sitting.draft.field.is_empty();
    sitting.attempt.header().practice && sitting.trial.is_none() && !sitting.revealed && answered
}
