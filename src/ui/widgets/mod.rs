//! Pieces that screens share.

pub mod body;
pub mod code;
pub mod field;
pub mod flow;
pub mod frame;
pub mod secret;

pub use body::Body;
pub use field::Field;
pub use flow::{Run, flow};
pub use secret::Secret;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The widest line of running text, in columns.
pub const TEXT_WIDTH: u16 = 76;

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Writes a text, cut at `limit` columns with an ellipsis where it is longer.
/// Returns the column after it.
pub fn put(buf: &mut Buffer, x: u16, y: u16, text: &str, limit: u16, style: Style) -> u16 {
    if y >= buf.area.bottom() || x >= buf.area.right() {
        return x;
    }
    let limit = limit.min(buf.area.right() - x);
    if width(text) <= limit as usize {
        return buf.set_stringn(x, y, text, limit as usize, style).0;
    }
    let (end, _) = buf.set_stringn(x, y, text, limit.saturating_sub(1) as usize, style);
    buf.set_stringn(end, y, "…", usize::from(limit > 0), style)
        .0
}

/// A text cut to some columns, with an ellipsis where it was longer.
pub fn clip(text: &str, columns: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used + 1 > columns {
            break;
        }
        clipped.push_str(grapheme);
    }
    clipped.push('…');
    clipped
}
