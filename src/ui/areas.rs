//! Where the parts of a screen are, from the size of the terminal; and how a clock
//! reads.

use ratatui::layout::Rect;

use super::state::State;
use super::widgets::{TEXT_WIDTH, frame};

/// The smallest terminal there is room on.
pub const SMALLEST: (u16, u16) = (60, 18);

/// The widest middle of a screen; beyond it come margins.
const BODY_WIDTH: u16 = TEXT_WIDTH + 4;

/// From this many columns on the question has a panel beside it.
pub const PANEL_FROM: u16 = 112;

/// The middle of a screen: between the top line and the two lines at the bottom.
pub fn body_area(size: (u16, u16)) -> Rect {
    let (columns, rows) = size;
    let wide = columns.min(BODY_WIDTH);
    let x = (columns - wide) / 2;
    Rect::new(x, 1, wide, rows.saturating_sub(3))
}

/// The rows of the sentence above the key line, or of the rule there.
pub fn notice_height(state: &State) -> u16 {
    state
        .notice
        .as_ref()
        .map_or(1, |notice| frame::notice_rows(notice, state.size.0))
}

/// The middle of the question screen: below the strip and its rule, above what
/// stands in some rows over the key line.
pub fn question_area(notice_rows: u16, size: (u16, u16)) -> Rect {
    let mut area = body_area(size);
    if size.0 >= PANEL_FROM {
        area.x = 1;
    }
    area.y += 2;
    area.height = area.height.saturating_sub(1 + notice_rows);
    area
}

/// Minutes and seconds, rounded up to the second: `12:34`, `1:02:03`.
pub fn clock(millis: u64) -> String {
    let seconds = millis.div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}
