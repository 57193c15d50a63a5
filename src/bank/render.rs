//! Faults as a terminal shows them: file, place, code and sentence, and below
//! them the line they speak of with a mark under the character.
//!
//! The layout is the one compilers use, so editors can jump to the place. The
//! sentence comes from the caller, in the reader's language.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::fault::Fault;
use super::source::lines;
use crate::text;

/// A file whose faults are shown.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
}

impl SourceFile {
    /// Keeps the text of a file, whatever its bytes are.
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        Self {
            name: name.into(),
            text: String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The name faults are shown under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A line by its number from 1.
    pub fn line(&self, number: u32) -> Option<&str> {
        lines(&self.text).nth(number.checked_sub(1)? as usize)
    }
}

/// The narrowest width a fault is drawn in.
const LEAST_WIDTH: usize = 24;

/// A fault with its sentence and its lines, `width` columns wide at most; only
/// the sentence may be longer. Ends with a line break.
pub fn render(file: &SourceFile, fault: &Fault, sentence: &str, width: usize) -> String {
    let place = fault.place;
    let mut out = format!(
        "{}:{}:{}: {}[{}]: {}\n",
        text::printable(&file.name),
        place.line,
        place.column,
        fault.severity.word(),
        fault.kind.code(),
        text::printable(sentence),
    );
    let first = fault.kind.first_line().filter(|line| *line != place.line);
    let gutter = place.line.max(first.unwrap_or(0)).to_string().len();
    let room = width.max(LEAST_WIDTH).saturating_sub(gutter + 3);
    if let Some(line) = first.and_then(|number| file.line(number)) {
        let (shown, _) = clip(line, 0, room);
        let number = first.unwrap_or_default();
        let _ = writeln!(out, "{number:gutter$} | {shown}");
    }
    if let Some(line) = file.line(place.line) {
        let at = (place.column as usize).saturating_sub(1);
        let (shown, caret) = clip(line, at, room);
        let number = place.line;
        let _ = writeln!(out, "{number:gutter$} | {shown}");
        let _ = writeln!(out, "{:gutter$} | {:caret$}^", "", "");
    }
    out
}

/// The part of a line round its character `at` that fits into `room` columns,
/// and the column of that character in it. What was cut shows as `…`.
fn clip(line: &str, at: usize, room: usize) -> (String, usize) {
    // A line can be megabytes long: only the part near the mark is looked at.
    let at = line.chars().take(at).count();
    let from = at.saturating_sub(room);
    let near: String = line.chars().skip(from).take(2 * room + 2).collect();
    let cells: Vec<(char, usize)> = text::printable(near.trim_end_matches(['\n', '\r']))
        .chars()
        .map(|c| (c, c.width().unwrap_or(0)))
        .collect();
    let at = (at - from).min(cells.len());
    let width = |cells: &[(char, usize)]| cells.iter().map(|(_, w)| w).sum::<usize>();
    let mut start = 0;
    // Keep the mark within two thirds of the room, and a column for each `…`.
    let cut_before = |start: usize| start > 0 || from > 0;
    while start < at
        && usize::from(cut_before(start)) + width(&cells[start..at])
            > if width(&cells) <= room && from == 0 {
                room
            } else {
                room * 2 / 3
            }
    {
        start += 1;
    }
    let mut shown = String::new();
    let mut used = 0;
    if cut_before(start) {
        shown.push('…');
        used = 1;
    }
    let caret = used + width(&cells[start..at]);
    for (i, (c, w)) in cells.iter().enumerate().skip(start) {
        let last = i + 1 == cells.len();
        if used + w + usize::from(!last) > room {
            shown.push('…');
            break;
        }
        shown.push(*c);
        used += w;
    }
    (shown, caret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fault::{FaultKind, Place};

    fn drawn(line: &str, column: u32, width: usize) -> String {
        let file = SourceFile::new("q.yaml", line.as_bytes());
        let fault = Fault::new(Place { line: 1, column }, FaultKind::EmptyText {});
        let text = render(&file, &fault, "Say something.", width);
        text.split_once('\n').unwrap().1.to_owned()
    }

    #[test]
    fn the_mark_stands_under_wide_and_combining_characters() {
        assert_eq!(drawn("a: 東京 x", 7, 40), "1 | a: 東京 x\n  |         ^\n");
        assert_eq!(drawn("e\u{301}x", 3, 40), "1 | e\u{301}x\n  |  ^\n");
        assert_eq!(drawn("a\u{1b}[2Jb", 2, 40), "1 | a\u{fffd}[2Jb\n  |  ^\n");
    }

    #[test]
    fn a_long_line_is_cut_round_the_mark() {
        let line = format!("{}HERE{}", "x".repeat(5000), "y".repeat(5000));
        let text = drawn(&line, 5001, 40);
        let (shown, mark) = text.split_once('\n').unwrap();
        assert!(shown.chars().count() <= 40, "{text}");
        let caret = mark.find('^').unwrap();
        assert_eq!(shown.chars().nth(caret), Some('H'), "{text}");
        assert!(shown.contains('…') && shown.ends_with('…'));
    }

    #[test]
    fn a_place_beyond_the_line_or_file_does_no_harm() {
        assert_eq!(drawn("ab", 90, 40), "1 | ab\n  |   ^\n");
        let file = SourceFile::new("q.yaml", b"");
        let fault = Fault::new(Place { line: 9, column: 9 }, FaultKind::EmptyText {});
        assert_eq!(
            render(&file, &fault, "S.", 0),
            "q.yaml:9:9: error[empty-text]: S.\n"
        );
    }
}
