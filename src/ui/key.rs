//! Keys, whatever terminal or connection they came from.

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, as typed.
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Escape.
    Esc,
    /// Backspace, 0x08 or 0x7f.
    Backspace,
    /// Delete.
    Delete,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

impl Key {
    /// The key's name as printed on keyboards; arrows as `glyphs` has them.
    pub fn name(self, ascii: bool) -> String {
        match self {
            Self::Char(' ') => "Space".into(),
            Self::Char(c) => c.into(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Enter => "Enter".into(),
            Self::Tab => "Tab".into(),
            Self::BackTab => "Shift-Tab".into(),
            Self::Esc => "Esc".into(),
            Self::Backspace => "Backspace".into(),
            Self::Delete => "Del".into(),
            Self::Up => if ascii { "Up" } else { "↑" }.into(),
            Self::Down => if ascii { "Down" } else { "↓" }.into(),
            Self::Left => if ascii { "Left" } else { "←" }.into(),
            Self::Right => if ascii { "Right" } else { "→" }.into(),
            Self::Home => "Home".into(),
            Self::End => "End".into(),
            Self::PageUp => "PgUp".into(),
            Self::PageDown => "PgDn".into(),
            Self::F(n) => format!("F{n}"),
        }
    }

    /// The digit that a key without one stands for where digits choose: full-width,
    /// and with `azerty` the digit row of a French keyboard without Shift.
    pub fn as_digit(self, azerty: bool) -> Option<Self> {
        let Self::Char(typed) = self else {
            return None;
        };
        let digit = match typed {
            '０'..='９' => char::from_digit(typed as u32 - '０' as u32, 10),
            _ if azerty => AZERTY
                .chars()
                .position(|key| key == typed)
                .and_then(|place| char::from_digit((place as u32 + 1) % 10, 10)),
            _ => None,
        };
        digit.map(Self::Char)
    }
}

/// The digit row of a French keyboard without Shift, from 1 to 0.
pub const AZERTY: &str = "&é\"'(-è_çà";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_a_french_keyboard_and_full_width_digits_are_digits() {
        for (key, digit) in [
            ('&', '1'),
            ('é', '2'),
            ('"', '3'),
            ('\'', '4'),
            ('(', '5'),
            ('-', '6'),
            ('è', '7'),
            ('_', '8'),
            ('ç', '9'),
            ('à', '0'),
        ] {
            assert_eq!(Key::Char(key).as_digit(true), Some(Key::Char(digit)));
            assert_eq!(Key::Char(key).as_digit(false), None);
        }
        assert_eq!(Key::Char('３').as_digit(false), Some(Key::Char('3')));
        assert_eq!(Key::Char('3').as_digit(true), None);
        assert_eq!(Key::Enter.as_digit(true), None);
    }
}
