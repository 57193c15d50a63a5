//! Running text of several styles, broken into lines.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::width;

/// A stretch of text in one style, perhaps a part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text; `\n` breaks the line.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Which part it is, when it matters where it lands.
    pub part: Option<usize>,
}

impl Run {
    /// Plain text in a style.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
            part: None,
        }
    }

    /// A part of a question.
    pub fn part(text: impl Into<String>, style: Style, part: usize) -> Self {
        Self {
            text: text.into(),
            style,
            part: Some(part),
        }
    }
}

/// Where a part landed: its first and last line, and the column it begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Landing {
    /// Which part.
    pub part: usize,
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// The column of its first character.
    pub column: usize,
}

struct Atom<'a> {
    text: &'a str,
    style: Style,
    part: Option<usize>,
    width: usize,
}

/// Breaks runs into lines of at most `columns`, at spaces; a word longer than
/// a line is broken inside. No-break spaces do not break. Spaces at a break
/// vanish; line ends written in the text stay.
pub fn flow(runs: &[Run], columns: usize) -> (Vec<Line<'static>>, Vec<Landing>) {
    let columns = columns.max(1);
    let mut setter = Setter {
        columns,
        ..Setter::default()
    };
    for run in runs {
        for grapheme in run.text.graphemes(true) {
            let (style, part) = (run.style, run.part);
            setter.push(Atom {
                text: grapheme,
                style,
                part,
                width: width(grapheme),
            });
        }
    }
    setter.end_word();
    setter.end_line();
    (setter.lines, setter.landings)
}

#[derive(Default)]
struct Setter<'a> {
    columns: usize,
    line: Vec<Atom<'a>>,
    line_width: usize,
    spaces: Vec<Atom<'a>>,
    word: Vec<Atom<'a>>,
    word_width: usize,
    lines: Vec<Line<'static>>,
    landings: Vec<Landing>,
}

impl<'a> Setter<'a> {
    fn push(&mut self, atom: Atom<'a>) {
        match atom.text {
            "\n" | "\r\n" => {
                self.end_word();
                self.spaces.clear();
                self.end_line();
            }
            " " => {
                self.end_word();
                self.spaces.push(atom);
            }
            _ => {
                if self.word_width + atom.width > self.columns {
                    self.end_word();
                }
                self.word_width += atom.width;
                self.word.push(atom);
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let needed = self.line_width + self.spaces.len() + self.word_width;
        if needed > self.columns && !self.line.is_empty() {
            self.spaces.clear();
            self.end_line();
        }
        if self.line_width + self.spaces.len() + self.word_width <= self.columns {
            self.line_width += self.spaces.len();
            self.line.append(&mut self.spaces);
        }
        self.spaces.clear();
        self.line_width += self.word_width;
        self.line.append(&mut self.word);
        self.word_width = 0;
    }

    fn end_line(&mut self) {
        let number = self.lines.len();
        let mut spans: Vec<(String, Style)> = Vec::new();
        let mut column = 0;
        for atom in self.line.drain(..) {
            if let Some(part) = atom.part {
                match self.landings.iter_mut().find(|l| l.part == part) {
                    Some(landing) => landing.last = number,
                    None => {
                        self.landings.push(Landing {
                            part,
                            first: number,
                            last: number,
                            column,
                        });
                    }
                }
            }
            column += atom.width;
            match spans.last_mut() {
                Some((text, style)) if *style == atom.style => text.push_str(atom.text),
                _ => spans.push((atom.text.to_owned(), atom.style)),
            }
        }
        let spans: Vec<Span<'static>> = spans
            .into_iter()
            .map(|(text, style)| Span::styled(text, style))
            .collect();
        self.lines.push(Line::from(spans));
        self.line_width = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let (lines, _) = flow(&[Run::new(text, Style::new())], columns);
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn breaks_at_spaces_and_keeps_written_line_ends() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("one\n\ntwo", 8), ["one", "", "two"]);
        assert_eq!(lines("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("  a", 8), ["  a"]);
    }

    #[test]
    fn no_break_spaces_hold_french_punctuation_to_its_word() {
        assert_eq!(
            lines("secret d'État\u{a0}: oui", 14),
            ["secret", "d'État\u{a0}: oui"]
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(lines("漢字漢字", 5), ["漢字", "漢字"]);
    }

    #[test]
    fn parts_are_found_where_they_landed() {
        let plain = Style::new();
        let runs = [
            Run::new("to the ", plain),
            Run::part("[second part]", plain, 1),
            Run::new(", end", plain),
        ];
        let (lines, landings) = flow(&runs, 14);
        assert_eq!(lines.len(), 2);
        assert_eq!(
            landings,
            [Landing {
                part: 1,
                first: 0,
                last: 1,
                column: 7
            }]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[ a-zễộ漢\n]{0,200}", columns in 2_usize..40) {
            let lines = lines(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?}");
            }
            let squeezed = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(&lines.join(" ")), squeezed(&text));
        }
    }
}
