//! The screens, one file each: the keys it has, what they do, how it is drawn.

pub mod certificate;
pub mod confirm;
pub mod enrol;
pub mod help;
pub mod home;
pub mod instructions;
pub mod overview;
pub mod question;
pub mod result;
pub mod unseal;
pub mod verify;
pub mod welcome;

/// Scrolls `lines` shown `height` at a time, a page less what the marks take.
pub fn scroll(at: usize, lines: usize, height: usize, action: super::keymap::Action) -> usize {
    use super::keymap::Action;
    let page = height.saturating_sub(2).max(1);
    let most = lines.saturating_sub(height);
    let to = match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at + 1,
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => at + page,
        Action::First => 0,
        Action::Last => most,
        _ => at,
    };
    to.min(most)
}

/// Moves a selection in a list of `count`, with pages of `page`.
pub fn select(at: usize, count: usize, page: usize, action: super::keymap::Action) -> usize {
    use super::keymap::Action;
    let last = count.saturating_sub(1);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (at + 1).min(last),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => (at + page).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::Pick(n) if n <= count => n - 1,
        _ => at.min(last),
    }
}
