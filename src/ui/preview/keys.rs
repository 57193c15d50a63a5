//! The keys of the preview: those the trainee has, and its own.

use super::{Overlay, Preview, list};
use crate::bank::Kind;
use crate::ui::draft::Draft;
use crate::ui::key::Key;
use crate::ui::keymap::{self, Action, Binding, list_keys};
use crate::ui::screens::{help, question};

/// The keys that work now.
pub fn bindings(preview: &Preview) -> Vec<Binding> {
    match &preview.overlay {
        Some(Overlay::Help(_)) => with_everywhere(help::bindings(), false, true),
        Some(Overlay::List(_)) => with_everywhere(list::bindings(), true, true),
        Some(Overlay::Faults(_)) => {
            let mut keys = list_keys("key-scroll");
            let back = [
                (Key::Esc, Action::Back),
                (Key::Enter, Action::Back),
                (Key::F(6), Action::Back),
            ];
            keys.push(Binding::new(Key::F(7), Action::NextFault, "key-next-fault"));
            keys.push(Binding::group(&back, "key-back"));
            with_everywhere(keys, false, true)
        }
        None => under(preview),
    }
}

/// The keys of the question, whatever lies over it.
pub(super) fn under(preview: &Preview) -> Vec<Binding> {
    let mut keys = Vec::new();
    let typed = of_question(preview, &mut keys);
    let scrolls = preview.reveal || preview.question().is_none();
    if scrolls {
        keys.extend(list_keys("key-scroll").into_iter().map(Binding::quiet));
    } else {
        let pages = [
            (Key::PageUp, Action::PageUp),
            (Key::PageDown, Action::PageDown),
        ];
        keys.push(Binding::group(&pages, "key-scroll").quiet());
    }
    keys.push(Binding::new(Key::Esc, Action::Leave, "key-close"));
    with_everywhere(keys, typed, false)
}

/// The keys of the question on screen; whether characters are typed into it.
fn of_question(preview: &Preview, keys: &mut Vec<Binding>) -> bool {
    let kind = preview.question().map(|question| &question.kind);
    let typed = kind.is_some_and(Draft::is_typed) && !preview.reveal;
    match kind {
        Some(kind) if !preview.reveal => keys.extend(question::answer_keys(kind, &preview.draft)),
        // What is chosen decides which feedback is shown.
        Some(
            kind @ (Kind::SingleChoice { .. }
            | Kind::MultipleResponse { .. }
            | Kind::TrueFalse { .. }),
        ) => keys.push(Binding::digits(preview.draft.options(kind), "key-choose")),
        _ => {}
    }
    let enter = match kind {
        Some(_) if preview.draft.lifted => "key-drop",
        Some(kind) if !preview.reveal && preview.enter_chooses(kind) => "key-choose",
        _ => "key-next",
    };
    let any = !preview.sheet.entries.is_empty();
    let mut enter = Binding::new(Key::Enter, Action::Confirm, enter);
    enter.hint = any;
    keys.push(enter);
    // Where text is typed the arrows move its cursor.
    let mut moves = if typed {
        vec![(Key::Tab, Action::Next), (Key::BackTab, Action::Previous)]
    } else {
        vec![(Key::Left, Action::Previous), (Key::Right, Action::Next)]
    };
    let arrow_free = kind.is_none() || preview.reveal;
    if arrow_free {
        moves.extend([(Key::Tab, Action::Next), (Key::BackTab, Action::Previous)]);
    }
    let mut moves = Binding::group(&moves, "key-questions");
    moves.hint = any;
    keys.push(moves);
    let reveal = if preview.reveal {
        "key-as-asked"
    } else {
        "key-reveal"
    };
    keys.push(Binding::new(
        Key::F(2),
        Action::Language,
        "key-other-language",
    ));
    let mut reveal = Binding::new(Key::F(3), Action::Reveal, reveal);
    reveal.hint = kind.is_some();
    keys.push(reveal);
    keys.push(Binding::new(Key::F(4), Action::Overview, "key-list"));
    let order = if preview.shuffled {
        "key-as-written"
    } else {
        "key-shuffle"
    };
    keys.push(Binding::new(Key::F(5), Action::Shuffle, order).quiet());
    let mut faults = Binding::new(Key::F(6), Action::Faults, "key-faults");
    // What is wrong with a broken question stands on screen already.
    faults.hint = kind.is_some() && preview.sheet.count() != (0, 0);
    keys.push(faults);
    keys.push(Binding::new(Key::F(7), Action::NextFault, "key-next-fault").quiet());
    let size = if preview.whole {
        "key-small"
    } else {
        "key-whole"
    };
    keys.push(Binding::new(Key::F(8), Action::Size, size).quiet());
    typed
}

/// Adds the keys that work everywhere and are not taken. Where text is typed a
/// question mark is a character; what lies over the question is left first.
fn with_everywhere(mut keys: Vec<Binding>, typed: bool, over: bool) -> Vec<Binding> {
    for mut binding in keymap::everywhere() {
        if binding.label == "key-language" || over && binding.label == "key-help" {
            continue;
        }
        binding.keys.retain(|(key, _)| {
            let character = matches!(key, Key::Char(_));
            !(typed && character) && keymap::action(&keys, *key).is_none()
        });
        if !binding.keys.is_empty() {
            keys.push(binding);
        }
    }
    // The help key comes last on the line.
    if let Some(at) = keys.iter().position(|b| b.label == "key-help") {
        let help = keys.remove(at);
        keys.push(help);
    }
    keys
}
