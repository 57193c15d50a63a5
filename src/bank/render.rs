//! Faults as a terminal shows them: file, place, code and sentence, and below
//! them the line they speak of with a mark under the character.
//!
//! The layout is the one compilers use, so editors can jump to the place. The
//! sentence comes from the caller, in the reader's language.

use std::fmt::Write as _;
use std::sync::OnceLock;

use unicode_width::UnicodeWidthChar;

use crate::bank::fault::{Fault, Place};
use crate::bank::yaml::source::{line_starts, lines};
use crate::text;

/// A file whose faults are shown.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    /// Places to count from; found when the first is asked for.
    marks: OnceLock<Vec<Mark>>,
}

/// A place and its byte.
#[derive(Debug, Clone, Copy)]
struct Mark {
    place: Place,
    at: usize,
}

/// About how many bytes there are between two marks. A file can have a thousand
/// faults in millions of lines, or in one line of as many characters: a mark
/// for each line costs too much room, counting from the start too much time.
const STRIDE: usize = 4 << 10;

/// The part of a line near a place.
struct Near<'a> {
    /// The characters.
    text: &'a str,
    /// Which of them, from 0, stands at the place.
    at: usize,
    /// Whether the line begins before them.
    cut: bool,
}

/// How much is kept of a file from its first byte on that is not UTF-8, where
/// its only fault stands: the rest of that line, as far as a message shows it.
const REST_LIMIT: usize = 1 << 10;

impl SourceFile {
    /// Keeps the text of a file, whatever its bytes are.
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let end = bytes.len().min(error.valid_up_to() + REST_LIMIT);
                String::from_utf8_lossy(&bytes[..end]).into_owned()
            }
        };
        Self {
            name: name.into(),
            text,
            marks: OnceLock::new(),
        }
    }

    /// The name faults are shown under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A line by its number from 1.
    pub fn line(&self, number: u32) -> Option<&str> {
        let start = self.offset(Place {
            line: number,
            column: 1,
        })?;
        lines(&self.text[start..]).next()
    }

    /// The byte of a place, or of the end of its line.
    fn offset(&self, place: Place) -> Option<usize> {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let after = marks.partition_point(|mark| mark.place <= place);
        let mark = marks[..after].last()?;
        let skipped = (place.line - mark.place.line) as usize;
        let rest = line_starts(&self.text[mark.at..]).nth(skipped)?;
        let column = if skipped == 0 { mark.place.column } else { 1 };
        let line = lines(rest).next()?;
        let ahead = place.column.saturating_sub(column) as usize;
        let (ahead, _) = line.char_indices().nth(ahead).unwrap_or((line.len(), ' '));
        Some(self.text.len() - rest.len() + ahead)
    }

    /// The characters round a place: at most `room` before it, and as many
    /// from it on that there are 2 `room` + 2 at most. None of a file of which
    /// nothing is known.
    fn near(&self, place: Place, room: usize) -> Option<Near<'_>> {
        if self.text.is_empty() {
            return None;
        }
        let offset = self.offset(place)?;
        let (before, after) = self.text.split_at(offset);
        let in_line = |c: &char| !matches!(c, '\n' | '\r');
        let mut back = before.chars().rev().take_while(in_line);
        let (mut at, mut from) = (0, offset);
        for c in back.by_ref().take(room) {
            at += 1;
            from -= c.len_utf8();
        }
        let cut = back.next().is_some();
        let length: usize = after
            .chars()
            .take_while(in_line)
            .take(2 * room + 2 - at)
            .map(char::len_utf8)
            .sum();
        let text = &self.text[from..offset + length];
        Some(Near { text, at, cut })
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut last = Mark {
        place: Place::START,
        at: 0,
    };
    let mut marks = vec![last];
    let mut mark = |place: Place, at: usize| {
        if at - last.at >= STRIDE {
            last = Mark { place, at };
            marks.push(last);
        }
    };
    for (line, rest) in (1..).zip(line_starts(text)) {
        let start = text.len() - rest.len();
        mark(Place { line, column: 1 }, start);
        let long = lines(rest).next().filter(|line| line.len() > STRIDE);
        for (column, (i, _)) in (1..).zip(long.unwrap_or_default().char_indices()) {
            mark(Place { line, column }, start + i);
        }
    }
    marks
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
    let begin = first.map(|line| Place { line, column: 1 });
    if let Some(near) = begin.and_then(|place| file.near(place, room)) {
        let (shown, _) = clip(&near, room);
        let number = first.unwrap_or_default();
        let _ = writeln!(out, "{number:gutter$} | {shown}");
    }
    if let Some(near) = file.near(place, room) {
        let (shown, caret) = clip(&near, room);
        let number = place.line;
        let _ = writeln!(out, "{number:gutter$} | {shown}");
        let _ = writeln!(out, "{:gutter$} | {:caret$}^", "", "");
    }
    out
}

/// As much of the line as fits into `room` columns, and the column of the place
/// in it. What was cut shows as `…`.
fn clip(near: &Near<'_>, room: usize) -> (String, usize) {
    let cells: Vec<(char, usize)> = text::printable(near.text)
        .chars()
        .map(|c| (c, c.width().unwrap_or(0)))
        .collect();
    let at = near.at.min(cells.len());
    let width = |cells: &[(char, usize)]| cells.iter().map(|(_, w)| w).sum::<usize>();
    let mut start = 0;
    // Keep the mark within two thirds of the room, and a column for each `…`.
    let cut_before = |start: usize| start > 0 || near.cut;
    while start < at
        && usize::from(cut_before(start)) + width(&cells[start..at])
            > if width(&cells) <= room && !near.cut {
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
    use crate::bank::fault::FaultKind;

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
    fn every_line_is_found_by_its_number() {
        let all: Vec<String> = (1..900).map(|n| format!("{n}").repeat(n % 13)).collect();
        for end in ["\n", "\r\n", "\r"] {
            let file = SourceFile::new("q.yaml", all.join(end).as_bytes());
            for (n, line) in (1..).zip(&all) {
                assert_eq!(file.line(n), Some(&**line), "{n}");
            }
            assert_eq!((file.line(0), file.line(900)), (None, None));
        }
    }

    #[test]
    fn every_character_of_a_long_line_is_found_by_its_column() {
        let long: String = (0..4000).map(|n| ['a', 'é', '東', '𝄞'][n % 4]).collect();
        let file = SourceFile::new("q.yaml", format!("x\n{long}\ny").as_bytes());
        let at = |column| file.offset(Place { line: 2, column });
        for (column, (i, _)) in (1..).zip(long.char_indices()).step_by(61) {
            assert_eq!(at(column), Some(2 + i), "{column}");
        }
        assert_eq!(at(9999), Some(2 + long.len()));
        assert_eq!(file.line(3), Some("y"));
        let near = file.near(Place { line: 2, column: 3 }, 5).unwrap();
        assert_eq!((near.at, near.cut), (2, false));
        assert_eq!(near.text.chars().count(), 12);
    }

    #[test]
    fn of_a_file_that_is_not_utf8_little_is_kept_behind_the_fault() {
        let mut bytes = b"one\ntw".to_vec();
        bytes.resize(100_000, 0xff);
        let file = SourceFile::new("q.yaml", &bytes);
        assert!(file.text.len() < 5 * REST_LIMIT);
        assert!(file.line(2).unwrap().starts_with("tw\u{fffd}"));
    }

    #[test]
    fn a_place_beyond_the_line_or_file_does_no_harm() {
        assert_eq!(drawn("ab", 90, 40), "1 | ab\n  |   ^\n");
        let file = SourceFile::new("q.yaml", b"");
        for place in [Place { line: 9, column: 9 }, Place::START] {
            let fault = Fault::new(place, FaultKind::EmptyText {});
            let (line, column) = (place.line, place.column);
            let head = format!("q.yaml:{line}:{column}: error[empty-text]: S.\n");
            assert_eq!(render(&file, &fault, "S.", 0), head);
        }
    }
}
