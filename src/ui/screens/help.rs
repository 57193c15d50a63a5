//! The help: every key of the screen under it, from the key map.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::state::State;
use super::super::widgets::{Body, Run, width};
use crate::ui::look::Look;

/// Its keys.
pub fn bindings() -> Vec<Binding> {
    let mut keys = list_keys("key-scroll");
    keys.push(Binding::group(
        &[
            (Key::Esc, Action::Back),
            (Key::Enter, Action::Back),
            (Key::F(1), Action::Back),
            (Key::Char('?'), Action::Back),
        ],
        "key-back",
    ));
    keys
}

/// What the help of the app says besides the keys.
pub const SAID: [&str; 4] = ["help-saved", "help-time", "help-undo", "help-plain"];

/// The lines of the help for some keys, and some sentences below them.
pub fn body(look: &Look, under: &[Binding], said: &[&str], columns: usize) -> Body {
    let styles = &look.styles;
    let mut body = Body::default();
    body.gap();
    body.text(&[Run::new(look.t("help-keys"), styles.strong)], 2, columns);
    body.gap();
    for binding in under.iter().filter(|binding| !binding.keys.is_empty()) {
        let names = binding.names(look.ascii);
        let pad = " ".repeat(24_usize.saturating_sub(width(&names)));
        body.line(vec![
            Span::raw("  "),
            Span::styled(names, styles.key),
            Span::raw(format!("{pad} ")),
            Span::styled(look.t(binding.label), styles.text),
        ]);
    }
    body.gap();
    for id in said {
        body.text(&[Run::new(look.t(id), styles.text)], 2, columns);
        body.gap();
    }
    body
}

/// Draws it.
pub fn view(
    state: &State,
    under: &[Binding],
    scrolled: usize,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    body(&state.look, under, &SAID, area.width as usize).draw(
        &state.look,
        area,
        Some(scrolled),
        buf,
    )
}
