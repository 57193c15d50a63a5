//! Language and appearance: the first thing somebody sees who needs them, and
//! what F2 brings at any time. Changes show at once.

use crate::ui::screen::Welcome;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::theme::Theme;
use super::super::widgets::{Body, Run};
use crate::locale::LANGUAGES;
use crate::ui::screen::Screen;

const LINES: usize = LANGUAGES.len() + Theme::ALL.len();

/// Its keys.
pub fn bindings() -> Vec<Binding> {
    let mut keys = list_keys("key-move");
    keys.push(Binding::digits(LINES, "key-choose"));
    keys.push(Binding::new(Key::Char(' '), Action::Toggle, "key-choose").quiet());
    keys.push(Binding::new(Key::Enter, Action::Confirm, "key-confirm"));
    keys.push(Binding::group(
        &[(Key::Esc, Action::Back), (Key::F(2), Action::Back)],
        "key-back",
    ));
    keys
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Screen::Welcome(welcome) = &mut state.screen else {
        return Vec::new();
    };
    welcome.line = super::select(welcome.line, LINES, LINES, action);
    let line = welcome.line;
    match action {
        Action::Confirm => {
            let after = (*welcome.after).clone();
            let effects = choose(state, line);
            state.screen = after;
            effects
        }
        Action::Back => {
            state.screen = (*welcome.after).clone();
            Vec::new()
        }
        Action::Toggle | Action::Pick(_) => choose(state, line),
        _ => Vec::new(),
    }
}

fn choose(state: &mut State, line: usize) -> Vec<Effect> {
    if let Some((lang, _)) = LANGUAGES.get(line) {
        state.look.set_lang(*lang);
        return vec![Effect::Remember {
            key: "language",
            value: lang.to_string(),
        }];
    }
    if let Some(theme) = Theme::ALL.get(line - LANGUAGES.len()) {
        state.look.set_theme(*theme);
        return vec![Effect::Remember {
            key: "theme",
            value: theme.name().to_owned(),
        }];
    }
    Vec::new()
}

/// Draws it.
pub fn view(state: &State, welcome: &Welcome, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    body.text(
        &[Run::new(look.t("welcome-language"), styles.strong)],
        2,
        columns,
    );
    let row = |body: &mut Body, line: usize, text: String, chosen: bool| {
        let focused = welcome.line == line;
        let first = body.lines.len();
        let (bar, style) = match (focused, chosen) {
            (true, _) => (look.glyphs.bar, styles.focus),
            (_, true) => (" ", styles.accent),
            _ => (" ", styles.text),
        };
        let mut runs = vec![Run::new(text, style)];
        if chosen {
            runs.push(Run::new(
                format!("   {} {}", look.glyphs.chosen, look.t("chosen")),
                style,
            ));
        }
        body.hanging(&format!("{bar} {}  ", line + 1), &runs, 2, columns);
        if focused {
            body.focus_since(first, 2);
        }
    };
    for (line, (lang, name)) in LANGUAGES.iter().enumerate() {
        row(&mut body, line, (*name).to_owned(), *lang == look.lang());
    }
    body.gap();
    body.text(
        &[Run::new(look.t("welcome-theme"), styles.strong)],
        2,
        columns,
    );
    for (place, theme) in Theme::ALL.iter().enumerate() {
        let text = look.t(&format!("theme-{}", theme.name()));
        row(
            &mut body,
            LANGUAGES.len() + place,
            text,
            *theme == look.theme,
        );
    }
    body.gap();
    body.text(
        &[Run::new(look.t("can-you-read"), styles.strong)],
        2,
        columns,
    );
    if look.ascii {
        body.text(&[Run::new(look.t("ascii-on"), styles.dim)], 2, columns);
    }
    body.text(
        &[Run::new(
            "Tiếng Việt: ế ộ ữ đ Ằ Ỹ  ·  Français\u{a0}: é ç œ À  ·  ✓ ✗ ⚑ ▸ ┃",
            styles.text,
        )],
        2,
        columns,
    );
    body.text(&[Run::new(look.t("cannot-read"), styles.dim)], 2, columns);
    body.draw(look, area, None, buf)
}
