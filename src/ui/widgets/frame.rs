//! The fixed places: the top line, the key line, and the rules between.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::keymap::Binding;
use super::super::state::{Look, Notice};
use super::{put, width};

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

/// Draws the key line from the bindings that want to be on it, as many as fit;
/// the help key is always last and always fits.
pub fn keys(look: &Look, area: Rect, bindings: &[Binding], buf: &mut Buffer) {
    let styles = &look.styles;
    let hint = |binding: &Binding| {
        let mut names = binding.names(look.ascii);
        if binding.label == "key-help" {
            names.truncate(2);
        }
        (names, look.t(binding.label))
    };
    let mut shown: Vec<(String, String)> = bindings
        .iter()
        .filter(|b| b.hint && !b.keys.is_empty())
        .map(hint)
        .collect();
    let cost = |list: &[(String, String)]| -> usize {
        list.iter()
            .map(|(names, label)| width(names) + width(label) + 4)
            .sum()
    };
    // What fits least matters least: language first, then from the right.
    while cost(&shown) > area.width as usize && shown.len() > 2 {
        let drop = shown
            .iter()
            .position(|(names, _)| names == "F2")
            .unwrap_or(shown.len() - 2);
        shown.remove(drop);
    }
    let mut x = area.x + 1;
    for (names, label) in shown {
        let room = area.right().saturating_sub(x);
        x = put(buf, x, area.y, &names, room, styles.key) + 1;
        let room = area.right().saturating_sub(x);
        x = put(buf, x, area.y, &label, room, styles.text) + 3;
    }
}

/// Draws a sentence above the key line.
pub fn notice(look: &Look, area: Rect, notice: &Notice, buf: &mut Buffer) {
    let (glyph, style) = if notice.wrong {
        (look.glyphs.flagged, look.styles.wrong)
    } else {
        (look.glyphs.dot, look.styles.accent)
    };
    let room = area.width.saturating_sub(2);
    put(
        buf,
        area.x + 1,
        area.y,
        &format!("{glyph} {}", notice.text),
        room,
        style,
    );
}
