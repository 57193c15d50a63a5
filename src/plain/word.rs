//! What a line says: an answer or a command.

use crate::bank::Kind;
use crate::locale::Locale;
use crate::text::{fold, fold_accents};

/// A command at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The next question.
    Next,
    /// The question before.
    Previous,
    /// Flag the question for review, or remove the flag.
    Flag,
    /// Say the time left.
    Time,
    /// Say what is answered, open and flagged.
    Overview,
    /// Go to a question.
    GoTo,
    /// Take the answer back.
    Clear,
    /// Say the question again.
    Repeat,
    /// Hand in.
    Submit,
    /// Leave; the attempt can be taken up again.
    Leave,
    /// Say what can be typed.
    Help,
}

impl Word {
    /// Every command in the order of the menu, with its letter and its message.
    pub const ALL: [(Self, char, &'static str); 11] = [
        (Self::Next, 'n', "plain-word-next"),
        (Self::Previous, 'p', "plain-word-previous"),
        (Self::Flag, 'f', "plain-word-flag"),
        (Self::Time, 't', "plain-word-time"),
        (Self::Overview, 'o', "plain-word-overview"),
        (Self::GoTo, 'g', "plain-word-go-to"),
        (Self::Clear, 'c', "plain-word-clear"),
        (Self::Repeat, 'r', "plain-word-repeat"),
        (Self::Submit, 's', "plain-word-submit"),
        (Self::Leave, 'q', "plain-word-leave"),
        (Self::Help, 'h', "plain-word-help"),
    ];

    /// The command of a letter.
    pub fn of_letter(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_lowercase();
        Self::ALL
            .iter()
            .find(|(_, l, _)| *l == letter)
            .map(|(word, _, _)| *word)
    }

    /// Letter and word, as a prompt names it: `n next`.
    pub fn named(self, locale: &Locale) -> String {
        Self::ALL
            .iter()
            .find(|(word, _, _)| *word == self)
            .map(|(_, letter, id)| format!("{letter} {}", locale.t(id)))
            .unwrap_or_default()
    }
}

/// What a line at a question says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing: an empty line.
    Empty,
    /// The menu of all commands.
    Menu,
    /// A command.
    Do(Word),
    /// Go to the question of that number, from 1.
    Go(usize),
    /// An answer.
    Answer(String),
}

/// The line that opens the menu at a question of a kind.
pub const fn menu_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::Numerical { .. } => "00",
        _ => "0",
    }
}

/// What a line says at a question of a kind.
pub fn read(line: &str, kind: &Kind, locale: &Locale) -> Line {
    let line = line.trim();
    if line.is_empty() {
        return Line::Empty;
    }
    if let Some(answer) = line.strip_prefix('=') {
        return Line::Answer(answer.trim().to_owned());
    }
    if line == "00" || line == menu_key(kind) {
        return Line::Menu;
    }
    let mut letters = line.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        if letter == '?' {
            return Line::Do(Word::Help);
        }
        if let Some(word) = Word::of_letter(letter) {
            return Line::Do(word);
        }
    }
    let words = matches!(kind, Kind::ShortAnswer { .. });
    let go = fold(line);
    if let Some(rest) = go.strip_prefix('g')
        && (!words || rest.starts_with(' '))
        && let Ok(number) = rest.trim().parse()
    {
        return Line::Go(number);
    }
    if !words {
        let said = fold_accents(line);
        for (word, _, id) in Word::ALL {
            let name = fold_accents(&locale.t(id));
            if said == name {
                return Line::Do(word);
            }
            if word == Word::GoTo
                && let Some(rest) = said.strip_prefix(&name)
                && let Ok(number) = rest.trim().parse()
            {
                return Line::Go(number);
            }
        }
    }
    Line::Answer(line.to_owned())
}
