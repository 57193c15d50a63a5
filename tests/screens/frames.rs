//! A frame as text, to be read and kept.

use certamen::ui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

use super::world::World;

/// The frame of a world at its own size.
pub fn frame(world: &World) -> (Buffer, Option<Position>) {
    let (columns, rows) = world.state.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let cursor = view(&world.state, area, &mut buf);
    (buf, cursor)
}

/// The frame of a world at a size.
pub fn at_size(world: &World, columns: u16, rows: u16) -> (Buffer, Option<Position>) {
    let mut world = world.clone();
    world.state.size = (columns, rows);
    frame(&world)
}

/// A row as it stands on screen: every column, nothing trimmed.
pub fn row(buf: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = buf.area.x;
    while x < buf.area.right() {
        let symbol = buf[(x, y)].symbol();
        text.push_str(symbol);
        x += (symbol.width() as u16).max(1);
    }
    text
}

/// All rows, with a line under the cursor's that points at it.
pub fn text(buf: &Buffer, cursor: Option<Position>) -> String {
    let mut text = format!("{}x{}\n", buf.area.width, buf.area.height);
    for y in buf.area.y..buf.area.bottom() {
        let _ = writeln!(text, "|{}|", row(buf, y));
        if let Some(cursor) = cursor.filter(|cursor| cursor.y == y) {
            let _ = writeln!(text, "{}^ cursor", " ".repeat(cursor.x as usize + 1));
        }
    }
    text
}

/// All rows, each with a row of letters for its styles, and what they mean.
pub fn styled(buf: &Buffer, cursor: Option<Position>) -> String {
    let mut styles: Vec<Style> = vec![Style::reset()];
    let mut text = format!("{}x{}\n", buf.area.width, buf.area.height);
    for y in buf.area.y..buf.area.bottom() {
        let mut letters = String::new();
        for x in buf.area.x..buf.area.right() {
            let style = buf[(x, y)].style();
            let place = styles.iter().position(|s| *s == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            letters.push(char::from(b" abcdefghijklmnopqrstuvwxyz"[place]));
        }
        let _ = writeln!(text, "|{}|", row(buf, y));
        if !letters.trim().is_empty() {
            let _ = writeln!(text, " {}", letters.trim_end());
        }
        if let Some(cursor) = cursor.filter(|cursor| cursor.y == y) {
            let _ = writeln!(text, "{}^ cursor", " ".repeat(cursor.x as usize + 1));
        }
    }
    text.push('\n');
    for (place, style) in styles.iter().enumerate().skip(1) {
        let mut said = Vec::new();
        said.extend(style.fg.map(|colour| format!("on-screen {colour}")));
        said.extend(style.bg.map(|colour| format!("ground {colour}")));
        if !style.add_modifier.is_empty() {
            said.push(format!("{:?}", style.add_modifier));
        }
        let letter = char::from(b" abcdefghijklmnopqrstuvwxyz"[place]);
        let _ = writeln!(text, "{letter}: {}", said.join(", "));
    }
    text
}
