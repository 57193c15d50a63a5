//! The middle of a screen: lines that scroll, with a mark where they go on.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{Run, flow, put, width};
use crate::ui::look::Look;

/// Lines to show, and which of them matter now.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// The lines in focus, kept in sight unless somebody scrolls.
    pub focus: Option<Range<usize>>,
    /// Where the terminal's cursor belongs: line and column.
    pub cursor: Option<(usize, usize)>,
}

impl Body {
    /// Adds a line.
    pub fn line(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// Adds running text, indented, broken at `columns`.
    pub fn text(&mut self, runs: &[Run], indent: usize, columns: usize) {
        self.hanging("", runs, indent, columns);
    }

    /// Adds running text whose first line begins with `lead` in the style of
    /// the first run, further lines hanging under the text.
    pub fn hanging(&mut self, lead: &str, runs: &[Run], indent: usize, columns: usize) {
        let hang = indent + width(lead);
        let style = runs.first().map(|run| run.style).unwrap_or_default();
        let (lines, _) = flow(runs, columns.saturating_sub(hang));
        for (i, line) in lines.into_iter().enumerate() {
            let mut whole = Line::default();
            if i == 0 {
                whole.push_span(" ".repeat(indent));
                whole.push_span(ratatui::text::Span::styled(lead.to_owned(), style));
            } else {
                whole.push_span(" ".repeat(hang));
            }
            whole.spans.extend(line.spans);
            self.lines.push(whole);
        }
    }

    /// Adds a numbered line to choose, with a bar where it has the focus.
    pub fn choice(
        &mut self,
        look: &Look,
        place: usize,
        text: String,
        focused: bool,
        columns: usize,
    ) {
        let first = self.lines.len();
        let (bar, style) = if focused {
            (look.glyphs.bar, look.styles.focus)
        } else {
            (" ", look.styles.text)
        };
        self.hanging(
            &format!("{bar} {}  ", place + 1),
            &[Run::new(text, style)],
            2,
            columns,
        );
        if focused {
            self.focus_since(first, 2);
        }
    }

    /// Puts the focus, and the cursor's column, on the lines added since `first`.
    pub const fn focus_since(&mut self, first: usize, column: usize) {
        self.focus = Some(first..self.lines.len());
        self.cursor = Some((first, column));
    }

    /// The first line shown in `height` lines: where somebody scrolled to, else
    /// as near the top as keeps the focus in sight.
    pub fn offset(&self, height: usize, scrolled: Option<usize>) -> usize {
        let most = self.lines.len().saturating_sub(height);
        if let Some(offset) = scrolled {
            return offset.min(most);
        }
        let Some(focus) = &self.focus else {
            return 0;
        };
        // The line below the focus stays in sight too, under the mark.
        let bottom = (focus.end + 1).min(self.lines.len());
        let top = focus.start.saturating_sub(1);
        bottom.saturating_sub(height).min(top).min(most)
    }

    /// Draws it and says where the cursor is.
    pub fn draw(
        &self,
        look: &Look,
        area: Rect,
        scrolled: Option<usize>,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let height = area.height as usize;
        let offset = self.offset(height, scrolled);
        for (y, line) in (area.y..).zip(self.lines.iter().skip(offset).take(height)) {
            buf.set_line(area.x, y, line, area.width);
        }
        // A line the mark would cut stands on the next screen instead.
        let more = |buf: &mut Buffer, y: u16, mark: &str, word: &str, key: &str| {
            let text = format!(" {word} {mark} {key} ");
            let x = area.right().saturating_sub(width(&text) as u16).max(area.x);
            if (x..area.right()).any(|x| buf[(x, y)].symbol() != " ") {
                for x in area.x..area.right() {
                    buf[(x, y)].reset();
                    buf[(x, y)].set_style(look.styles.text);
                }
            }
            put(buf, x, y, &text, area.right() - x, look.styles.accent);
        };
        if offset > 0 {
            more(buf, area.y, look.glyphs.up, &look.t("more"), "PgUp");
        }
        if offset + height < self.lines.len() {
            more(
                buf,
                area.bottom() - 1,
                look.glyphs.down,
                &look.t("more"),
                "PgDn",
            );
        }
        let (line, column) = self.cursor?;
        let row = line.checked_sub(offset).filter(|row| *row < height)?;
        let x = (area.x + column as u16).min(area.right() - 1);
        Some(Position::new(x, area.y + row as u16))
    }
}
