//! A QR code in half blocks: two modules in a cell, dark on light.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::certificate::print::qr::Qr;

/// Draws a code with its quiet zone at the top left of a place. Where it does
/// not fit nothing is drawn, since half a code is none.
///
/// It is dark on light in every theme, also in the one without colours: readers
/// of codes do not all know the inverse.
pub fn code(qr: &Qr, area: Rect, buf: &mut Buffer) {
    let (columns, rows) = qr.cells();
    if usize::from(area.width) < columns || usize::from(area.height) < rows {
        return;
    }
    let style = Style::new().fg(Color::Black).bg(Color::White);
    for row in 0..rows {
        for column in 0..columns {
            let sign = match qr.halves(column, row) {
                (true, true) => "█",
                (true, false) => "▀",
                (false, true) => "▄",
                (false, false) => " ",
            };
            let place = (area.x + column as u16, area.y + row as u16);
            if let Some(cell) = buf.cell_mut(place) {
                cell.reset();
                cell.set_symbol(sign).set_style(style);
            }
        }
    }
}
