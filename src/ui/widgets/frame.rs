//! The fixed places: the top line, the key line, and the rules between.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::keymap::Binding;
use super::{put, width};
use crate::ui::look::{Look, Notice};

/// Draws the top line: where one is, what belongs to it, and what stands right.
pub fn top(
    look: &Look,
    area: Rect,
    left: &str,
    middle: &str,
    right: &[(String, ratatui::style::Style)],
    buf: &mut Buffer,
) {
    let styles = &look.styles;
    let right_width: usize = right.iter().map(|(text, _)| width(text) + 3).sum();
    let room = (area.width as usize).saturating_sub(right_width + 2) as u16;
    let end = put(
        buf,
        area.x + 1,
        area.y,
        left,
        room.saturating_sub(width(middle) as u16 + 3),
        styles.strong,
    );
    put(buf, end + 3, area.y, middle, room, styles.text);
    let mut x = area
        .right()
        .saturating_sub(right_width as u16)
        .saturating_add(2);
    for (text, style) in right {
        x = put(buf, x, area.y, text, area.right().saturating_sub(x), *style) + 3;
    }
}

/// Draws a rule across.
pub fn rule(look: &Look, x: u16, y: u16, columns: u16, buf: &mut Buffer) {
    for x in x..x + columns {
        put(buf, x, y, look.glyphs.rule, 1, look.styles.dim);
    }
}

/// What gives way first when the key line is too long. What is not here never
/// does: the way on, the way back, handing in, and the help.
const GIVES_WAY: [&str; 16] = [
    "key-language",
    "key-page",
    "key-next-field",
    "key-move",
    "key-next-flagged",
    "key-questions",
    "key-scroll",
    "key-pair",
    "key-gap",
    "key-next-open",
    "key-overview",
    "key-passage",
    "key-choose",
    "key-flag",
    "key-close",
    "key-other-language",
];

/// Draws the key line from the bindings that want to be on it. What gives way
/// when it is too long is still in the help.
pub fn keys(look: &Look, area: Rect, bindings: &[Binding], buf: &mut Buffer) {
    let styles = &look.styles;
    let mut shown: Vec<(&'static str, String, String)> = bindings
        .iter()
        .filter(|binding| binding.hint && !binding.keys.is_empty())
        .map(|binding| {
            (
                binding.label,
                binding.hint_names(look.ascii),
                look.t(binding.label),
            )
        })
        .collect();
    let cost = |list: &[(&'static str, String, String)]| -> usize {
        list.iter()
            .map(|(_, names, label)| width(names) + width(label) + 3)
            .sum()
    };
    for label in GIVES_WAY {
        if cost(&shown) <= area.width as usize {
            break;
        }
        shown.retain(|(id, _, _)| *id != label);
    }
    // In the last extremity the help is only its key.
    if cost(&shown) > area.width as usize + 1
        && let Some(last) = shown.last_mut().filter(|(id, _, _)| *id == "key-help")
    {
        last.2.clear();
    }
    let mut x = area.x + 1;
    for (_, names, label) in shown {
        let room = area.right().saturating_sub(x);
        x = put(buf, x, area.y, &names, room, styles.key) + 1;
        let room = area.right().saturating_sub(x);
        x = put(buf, x, area.y, &label, room, styles.text) + 2;
    }
}

/// How many rows a sentence above the key line takes: one, or two when it is long.
pub fn notice_rows(notice: &Notice, columns: u16) -> u16 {
    if width(&notice.text) + 4 > columns as usize {
        2
    } else {
        1
    }
}

/// Draws a sentence above the key line, on as many rows as it was given.
pub fn notice(look: &Look, area: Rect, notice: &Notice, buf: &mut Buffer) {
    let (glyph, style) = if notice.wrong {
        (look.glyphs.flagged, look.styles.wrong)
    } else {
        (look.glyphs.dot, look.styles.accent)
    };
    let run = super::Run::new(notice.text.clone(), style);
    let (lines, _) = super::flow(&[run], area.width.saturating_sub(4) as usize);
    put(buf, area.x + 1, area.y, glyph, 1, style);
    let last = area.height as usize - 1;
    for (row, line) in lines.iter().take(area.height as usize).enumerate() {
        let cut = row == last && lines.len() > area.height as usize;
        let text = if cut {
            format!("{line}…")
        } else {
            line.to_string()
        };
        put(
            buf,
            area.x + 3,
            area.y + row as u16,
            &text,
            area.width - 3,
            style,
        );
    }
}
