//! All questions of the file: to see how it stands, and to go to one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Preview;
use super::sheet::{Entry, count};
use crate::text::fold_accents;
use crate::ui::key::Key;
use crate::ui::keymap::{Action, Binding, list_keys};
use crate::ui::look::Look;
use crate::ui::screens::select;
use crate::ui::widgets::{Body, Field, clip, width};

/// The most characters of a filter.
const FILTER_LIMIT: usize = 40;

/// The columns of an id, a kind and a topic.
const COLUMNS: [usize; 3] = [22, 17, 12];

/// The list of questions.
#[derive(Debug, Clone)]
pub struct List {
    /// What was typed to find some.
    filter: Field,
    /// The line in focus, of those that match.
    line: usize,
}

/// Its keys; anything else is typed into the filter.
pub fn bindings() -> Vec<Binding> {
    let mut keys = list_keys("key-move");
    keys.push(Binding::new(Key::Enter, Action::Confirm, "key-go-to"));
    keys.push(Binding::new(Key::Backspace, Action::Erase, "key-erase").quiet());
    let back = [(Key::Esc, Action::Back), (Key::F(4), Action::Back)];
    keys.push(Binding::group(&back, "key-back"));
    keys
}

impl List {
    /// At a question.
    pub fn new(at: usize) -> Self {
        Self {
            filter: Field::new("", FILTER_LIMIT),
            line: at,
        }
    }

    /// The questions that match, from 0.
    fn matching(&self, preview: &Preview) -> Vec<usize> {
        let wanted = fold_accents(&self.filter.text());
        let lang = preview.look.lang();
        let found = |(at, entry): &(usize, &Entry)| {
            wanted.is_empty()
                || (at + 1).to_string() == wanted
                || [&entry.id, &entry.kind, &entry.topic]
                    .into_iter()
                    .map(String::as_str)
                    .chain([entry.words(lang)])
                    .any(|text| fold_accents(text).contains(&wanted))
        };
        let entries = preview.sheet.entries.iter().enumerate();
        entries.filter(found).map(|(at, _)| at).collect()
    }

    /// Pasted text goes into the filter.
    pub fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.line = 0;
    }

    /// What a key does; the question to go to.
    pub fn act(&mut self, preview: &Preview, action: Action, page: usize) -> Option<usize> {
        match action {
            Action::Type(c) => {
                self.filter.insert(c);
                self.line = 0;
            }
            Action::Erase => {
                self.filter.backspace();
                self.line = 0;
            }
            _ => {}
        }
        let matching = self.matching(preview);
        self.line = select(self.line, matching.len(), page, action);
        matches!(action, Action::Confirm)
            .then(|| matching.get(self.line).copied())
            .flatten()
    }

    /// Draws it.
    pub fn view(&self, preview: &Preview, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let look = &preview.look;
        let columns = area.width as usize;
        let mut head = Body::default();
        let label = look.t("preview-filter");
        let typed = self.filter.raw();
        head.line(vec![
            Span::raw("  "),
            Span::styled(format!("{label} "), look.styles.dim),
            Span::styled(format!("{typed}_"), look.styles.strong),
        ]);
        head.cursor = Some((0, 3 + width(&label) + width(&typed)));
        let cursor = head.draw(look, Rect { height: 1, ..area }, Some(0), buf);
        let mut body = Body::default();
        let matching = self.matching(preview);
        for (line, at) in matching.iter().enumerate() {
            let first = body.lines.len();
            let here = line == self.line;
            body.line(row(preview, look, *at, here, columns));
            if here {
                body.focus_since(first, 2);
            }
        }
        if matching.is_empty() {
            let none = Span::styled(look.t("preview-none-match"), look.styles.text);
            body.line(vec![Span::raw("  "), none]);
        }
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        body.cursor = None;
        body.draw(look, below, None, buf);
        cursor
    }
}

fn row(preview: &Preview, look: &Look, at: usize, here: bool, columns: usize) -> Line<'static> {
    let styles = &look.styles;
    let entry = &preview.sheet.entries[at];
    let (mark, mark_style) = match count(&entry.faults) {
        (0, 0) => (" ", styles.text),
        (0, _) => (look.glyphs.flagged, styles.warn),
        _ => (look.glyphs.wrong, styles.wrong),
    };
    let style = if here { styles.focus } else { styles.text };
    let bar = if here { look.glyphs.bar } else { " " };
    let mut line = Line::from(vec![
        Span::styled(format!(" {bar}{:>4} ", at + 1), style),
        Span::styled(mark, mark_style),
        Span::raw(" "),
    ]);
    let mut used = 9;
    for (text, columns) in [&entry.id, &entry.kind, &entry.topic]
        .into_iter()
        .zip(COLUMNS)
    {
        let text = clip(text, columns);
        let pad = " ".repeat(columns.saturating_sub(width(&text)) + 1);
        line.push_span(Span::styled(format!("{text}{pad}"), style));
        used += columns + 1;
    }
    let words = entry.words(look.lang()).split_whitespace();
    let words = words.collect::<Vec<_>>().join(" ");
    let words = clip(&words, columns.saturating_sub(used + 1));
    line.push_span(Span::styled(words, if here { style } else { styles.dim }));
    line
}
