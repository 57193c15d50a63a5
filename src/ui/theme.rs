//! Styles by what they mean, and glyphs by what they show.
//!
//! Colour is never alone: every coloured thing also has a mark and a word.
//! Hues are Okabe and Ito's, told apart by nearly everybody.

use ratatui::style::{Color, Modifier, Style};

/// A set of styles somebody can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For light text on a dark ground.
    #[default]
    Dark,
    /// For dark text on a light ground.
    Light,
    /// The strongest contrast.
    Contrast,
    /// No colour at all.
    Mono,
}

impl Theme {
    /// All of them, in the order offered.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Contrast, Self::Mono];

    /// Its name in settings, and in its Fluent message after `theme-`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen everybody has.
    #[default]
    Ansi,
    /// Red, green and blue.
    True,
}

/// The styles of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styles {
    /// Running text.
    pub text: Style,
    /// What stands back: rules, keys' names, hints.
    pub dim: Style,
    /// What is asked; titles.
    pub strong: Style,
    /// The choice, and where one is.
    pub accent: Style,
    /// The line in focus.
    pub focus: Style,
    /// Right, passed, valid.
    pub right: Style,
    /// Wrong, not passed, altered.
    pub wrong: Style,
    /// Little time, not saved.
    pub warn: Style,
    /// Keys on the key line.
    pub key: Style,
    /// A marked span.
    pub marked: Style,
    /// Paper: dark on light whatever the theme, for codes that are scanned.
    pub paper: Style,
}

impl Styles {
    /// The styles of a theme on a terminal of some depth.
    pub fn new(theme: Theme, depth: Depth) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let hue = |true_color: (u8, u8, u8), ansi: Color| match depth {
            Depth::True => Color::Rgb(true_color.0, true_color.1, true_color.2),
            Depth::Ansi => ansi,
        };
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let paper = plain.fg(Color::Black).bg(Color::White);
        let coloured = |accent: Color, right: Color, wrong: Color, warn: Color| Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            strong: bold,
            accent: bold.fg(accent),
            focus: bold.fg(accent),
            right: bold.fg(right),
            wrong: bold.fg(wrong),
            warn: bold.fg(warn),
            key: plain.fg(accent),
            marked: reversed.fg(accent),
            paper,
        };
        match theme {
            Theme::Dark => coloured(
                hue((86, 180, 233), Color::LightCyan),
                hue((0, 190, 140), Color::LightGreen),
                hue((240, 120, 60), Color::LightRed),
                hue((230, 159, 0), Color::LightYellow),
            ),
            Theme::Light => coloured(
                hue((0, 90, 150), Color::Blue),
                hue((0, 110, 80), Color::Green),
                hue((170, 60, 0), Color::Red),
                hue((130, 80, 0), Color::Magenta),
            ),
            Theme::Contrast => Self {
                text: plain.fg(Color::White).bg(Color::Black),
                dim: plain.fg(Color::White).bg(Color::Black),
                strong: bold.fg(Color::White).bg(Color::Black),
                accent: bold.fg(Color::LightYellow).bg(Color::Black),
                focus: bold.fg(Color::Black).bg(Color::LightYellow),
                right: bold.fg(Color::LightGreen).bg(Color::Black),
                wrong: bold.fg(Color::LightRed).bg(Color::Black),
                warn: bold.fg(Color::LightYellow).bg(Color::Black),
                key: bold.fg(Color::LightCyan).bg(Color::Black),
                marked: bold.fg(Color::Black).bg(Color::LightCyan),
                paper,
            },
            Theme::Mono => Self {
                text: plain,
                dim: plain,
                strong: bold,
                accent: bold,
                focus: bold,
                right: bold,
                wrong: bold,
                warn: bold.add_modifier(Modifier::UNDERLINED),
                key: bold,
                marked: reversed,
                paper: plain,
            },
        }
    }
}

/// The marks on screen. Each is one column wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Glyphs {
    pub answered: &'static str,
    pub open: &'static str,
    pub flagged: &'static str,
    pub here: &'static str,
    pub bar: &'static str,
    pub rule: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub mark: &'static str,
    pub thick: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,
    pub partly: &'static str,
    pub chosen: &'static str,
    pub down: &'static str,
    pub up: &'static str,
    pub dot: &'static str,
    pub ellipsis: &'static str,
    pub sealed: &'static str,
}

impl Glyphs {
    /// For terminals that draw Unicode.
    pub const UNICODE: Self = Self {
        answered: "✓",
        open: "·",
        flagged: "⚑",
        here: "▸",
        bar: "┃",
        rule: "─",
        full: "█",
        empty: "░",
        mark: "┆",
        thick: "━",
        right: "✓",
        wrong: "✗",
        partly: "◐",
        chosen: "◀",
        down: "↓",
        up: "↑",
        dot: "·",
        ellipsis: "…",
        sealed: "▣",
    };

    /// For terminals that do not.
    pub const ASCII: Self = Self {
        answered: "x",
        open: ".",
        flagged: "!",
        here: ">",
        bar: "|",
        rule: "-",
        full: "#",
        empty: ".",
        mark: "|",
        thick: "=",
        right: "+",
        wrong: "-",
        partly: "~",
        chosen: "<",
        down: "v",
        up: "^",
        dot: "-",
        ellipsis: "~",
        sealed: "@",
    };

    /// One or the other.
    pub const fn new(ascii: bool) -> Self {
        if ascii { Self::ASCII } else { Self::UNICODE }
    }
}
