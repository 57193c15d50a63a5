//! What each key does on each screen: the one place that input, the key line
//! at the bottom and the help screen all read, so that what they say agrees.

use super::key::Key;

/// What somebody wants the screen to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Show or leave the help.
    Help,
    /// Choose language and appearance.
    Language,
    /// Go back, or leave.
    Back,
    /// Ask whether to leave the program.
    Leave,
    /// Suspend the program.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Go on with what is in focus.
    Confirm,
    /// Choose or unchoose what is in focus.
    Toggle,
    /// Choose by number, from 1.
    Pick(usize),
    /// The next question.
    Next,
    /// The question before.
    Previous,
    /// The next part of the screen or question.
    NextPart,
    /// The part before.
    PreviousPart,
    /// Take the answer back.
    Clear,
    /// Flag for review, or remove the flag.
    Flag,
    /// The overview of all questions.
    Overview,
    /// The next open question.
    NextOpen,
    /// The next flagged question.
    NextFlagged,
    /// Hand in.
    HandIn,
    /// The certificate.
    Certificate,
    /// Change what is listed.
    Switch,
    /// Show or hide the key and the feedback.
    Reveal,
    /// Shuffle, or show as written.
    Shuffle,
    /// Show what is wrong.
    Faults,
    /// The next question with a fault.
    NextFault,
    /// Draw on the whole terminal, or as on a small one.
    Size,
    /// A character typed into a field.
    Type(char),
    /// Delete the character before the cursor of a field.
    Erase,
    /// Delete the character at the cursor of a field.
    EraseForward,
}

/// Keys that belong together, what they do, and what that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The keys and what each does.
    pub keys: Vec<(Key, Action)>,
    /// The Fluent message that names it.
    pub label: &'static str,
    /// Whether it is on the key line; everything is in the help.
    pub hint: bool,
}

impl Binding {
    /// One key, shown on the key line.
    pub fn new(key: Key, action: Action, label: &'static str) -> Self {
        Self {
            keys: vec![(key, action)],
            label,
            hint: true,
        }
    }

    /// Several keys under one name, shown on the key line.
    pub fn group(keys: &[(Key, Action)], label: &'static str) -> Self {
        Self {
            keys: keys.to_vec(),
            label,
            hint: true,
        }
    }

    /// The digits from 1 to `n`, which pick; 0 picks the tenth.
    pub fn digits(n: usize, label: &'static str) -> Self {
        let keys = ('1'..='9')
            .chain(['0'])
            .zip(1..=n.min(10))
            .map(|(digit, number)| (Key::Char(digit), Action::Pick(number)))
            .collect();
        Self {
            keys,
            label,
            hint: n > 0,
        }
    }

    /// The same, in the help only.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.hint = false;
        self
    }

    /// The names of its keys for the key line, where there is little room: of
    /// words only the first.
    pub fn hint_names(&self, ascii: bool) -> String {
        let names = self.names(ascii);
        let short = !names.contains(' ') || self.keys.iter().all(|(key, _)| is_arrow(*key));
        match self.keys.first() {
            Some((key, _)) if !short => key.name(ascii),
            _ => names,
        }
    }

    /// The names of its keys: `1-3`, `↑↓`, `Enter`.
    pub fn names(&self, ascii: bool) -> String {
        let keys: Vec<Key> = self.keys.iter().map(|(key, _)| *key).collect();
        match keys.as_slice() {
            [
                Key::Char(first @ '1'..='9'),
                ..,
                Key::Char(last @ '1'..='9'),
            ] => {
                format!("{first}-{last}")
            }
            keys => {
                let names: Vec<String> = keys.iter().map(|key| key.name(ascii)).collect();
                let short = names.iter().all(|name| name.chars().count() == 1);
                names.join(if short { "" } else { " " })
            }
        }
    }
}

const fn is_arrow(key: Key) -> bool {
    matches!(key, Key::Up | Key::Down | Key::Left | Key::Right)
}

/// What a key does under some bindings; the first that has it decides.
pub fn action(bindings: &[Binding], key: Key) -> Option<Action> {
    bindings
        .iter()
        .flat_map(|binding| &binding.keys)
        .find(|(k, _)| *k == key)
        .map(|(_, action)| *action)
}

/// Up and down, with Home and End and the pages, to move in a list.
pub fn list_keys(label: &'static str) -> Vec<Binding> {
    vec![
        Binding::group(&[(Key::Up, Action::Up), (Key::Down, Action::Down)], label),
        Binding::group(
            &[
                (Key::PageUp, Action::PageUp),
                (Key::PageDown, Action::PageDown),
                (Key::Home, Action::First),
                (Key::End, Action::Last),
            ],
            "key-page",
        )
        .quiet(),
    ]
}

/// The keys of a field that is typed into; in the help only.
pub fn field_keys() -> Vec<Binding> {
    let cursor = [
        (Key::Left, Action::Left),
        (Key::Right, Action::Right),
        (Key::Home, Action::First),
        (Key::End, Action::Last),
    ];
    vec![
        Binding::group(&cursor, "key-cursor").quiet(),
        Binding::new(Key::Backspace, Action::Erase, "key-erase").quiet(),
        Binding::new(Key::Delete, Action::EraseForward, "key-erase").quiet(),
    ]
}

/// Keys that work everywhere; a screen's own come first.
pub fn everywhere() -> Vec<Binding> {
    vec![
        Binding::group(
            &[(Key::F(1), Action::Help), (Key::Char('?'), Action::Help)],
            "key-help",
        ),
        Binding::new(Key::F(2), Action::Language, "key-language"),
        Binding::new(Key::Ctrl('c'), Action::Leave, "key-quit").quiet(),
        Binding::new(Key::Ctrl('z'), Action::Suspend, "key-suspend").quiet(),
        Binding::new(Key::Ctrl('l'), Action::Redraw, "key-redraw").quiet(),
    ]
}
