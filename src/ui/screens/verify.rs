//! Verify a certificate: choose a file, see the verdict and every signed field.

use crate::ui::screen::Verify;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::widgets::{Body, Run, width};
use crate::certificate::Verdict;
use crate::course::Checked;
use crate::text::printable;
use crate::ui::screen::Screen;
use crate::ui::screen::{Home, Item};

/// Its keys.
pub fn bindings(verify: &Verify) -> Vec<Binding> {
    if verify.checked.is_some() {
        let mut keys: Vec<Binding> = list_keys("key-scroll")
            .into_iter()
            .map(Binding::quiet)
            .collect();
        keys.push(Binding::group(
            &[(Key::Esc, Action::Back), (Key::Enter, Action::Back)],
            "key-another",
        ));
        return keys;
    }
    let mut keys = list_keys("key-move");
    keys.push(Binding::new(Key::Enter, Action::Confirm, "key-open"));
    keys.push(Binding::group(
        &[(Key::Left, Action::Left), (Key::Backspace, Action::Left)],
        "key-folder-up",
    ));
    keys.push(Binding::new(Key::Esc, Action::Back, "key-home"));
    keys
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let page = state.size.1.saturating_sub(8) as usize;
    let language = state.look.lang();
    let Screen::Verify(verify) = &mut state.screen else {
        return Vec::new();
    };
    if verify.checked.is_some() {
        if action == Action::Back {
            verify.checked = None;
            verify.scroll = 0;
        } else {
            scroll_verdict(state, action);
        }
        return Vec::new();
    }
    verify.line = super::select(verify.line, verify.entries.len(), page.max(1), action);
    match action {
        Action::Confirm => match verify.entries.get(verify.line) {
            Some(entry) if entry.folder => vec![Effect::List {
                folder: entry.path.clone(),
            }],
            Some(entry) => vec![Effect::Verify {
                path: entry.path.clone(),
                language,
            }],
            None => Vec::new(),
        },
        Action::Left => verify
            .folder
            .parent()
            .map(|folder| Effect::List {
                folder: folder.to_owned(),
            })
            .into_iter()
            .collect(),
        Action::Back => {
            let line = crate::ui::programme::items(state)
                .iter()
                .position(|i| *i == Item::Verify)
                .unwrap_or(0);
            state.screen = Screen::Home(Home { line });
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn scroll_verdict(state: &mut State, action: Action) {
    let area = crate::ui::areas::body_area(state.size);
    let Screen::Verify(verify) = &state.screen else {
        return;
    };
    let Some(checked) = &verify.checked else {
        return;
    };
    let lines = verdict(state, checked, area.width as usize).lines.len();
    if let Screen::Verify(verify) = &mut state.screen {
        verify.scroll = super::scroll(verify.scroll, lines, area.height as usize, action);
    }
}

/// Draws it.
pub fn view(state: &State, verify: &Verify, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    if let Some(checked) = &verify.checked {
        return verdict(state, checked, columns).draw(look, area, Some(verify.scroll), buf);
    }
    body.text(
        &[Run::new(look.t("verify-choose"), styles.strong)],
        2,
        columns,
    );
    let folder = printable(&verify.folder.display().to_string());
    body.text(&[Run::new(folder, styles.dim)], 2, columns);
    body.gap();
    if verify.entries.is_empty() {
        body.text(
            &[Run::new(look.t("verify-nothing"), styles.text)],
            2,
            columns,
        );
    }
    for (place, entry) in verify.entries.iter().enumerate() {
        let focused = verify.line == place;
        let first = body.lines.len();
        let (bar, style) = if focused {
            (look.glyphs.bar, styles.focus)
        } else {
            (" ", styles.text)
        };
        let slash = if entry.folder { "/" } else { "" };
        body.hanging(
            &format!("{bar} "),
            &[Run::new(format!("{}{slash}", entry.name), style)],
            2,
            columns,
        );
        if focused {
            body.focus_since(first, 2);
        }
    }
    if let Some((did, fingerprint)) = &state.course.key {
        body.gap();
        let args = [("did", did.into()), ("fingerprint", fingerprint.into())];
        body.text(
            &[Run::new(look.with("verify-own-key", &args), styles.dim)],
            2,
            columns,
        );
    }
    body.draw(look, area, None, buf)
}

fn verdict(state: &State, checked: &Checked, columns: usize) -> Body {
    let look = &state.look;
    let styles = &look.styles;
    let mut body = Body::default();
    body.gap();
    let (glyph, style) = match checked.verdict {
        Verdict::Valid => (look.glyphs.right, styles.right),
        Verdict::Expired | Verdict::StatusUnknown => (look.glyphs.partly, styles.warn),
        _ => (look.glyphs.wrong, styles.wrong),
    };
    let word = look.t(verdict_id(checked.verdict));
    body.hanging(
        &format!("{glyph} {word}   "),
        &[
            Run::new("", style),
            Run::new(checked.reason.clone(), styles.text),
        ],
        2,
        columns,
    );
    body.gap();
    let label_width = checked
        .fields
        .iter()
        .map(|(id, _)| width(&look.t(id)))
        .max()
        .unwrap_or(0);
    for (id, value) in &checked.fields {
        let label = look.t(id);
        let pad = " ".repeat(label_width - width(&label));
        body.hanging(
            &format!("{label}{pad}  "),
            &[
                Run::new("", styles.dim),
                Run::new(value.clone(), styles.strong),
            ],
            2,
            columns,
        );
    }
    if !checked.fields.is_empty() {
        body.gap();
    }
    let closing = closing(checked.verdict, !checked.fields.is_empty());
    body.text(&[Run::new(look.t(closing), styles.text)], 2, columns);
    let file = printable(&checked.path.display().to_string());
    body.text(&[Run::new(file, styles.dim)], 2, columns);
    body
}

/// The message that names a verdict.
pub const fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "verdict-valid",
        Verdict::Expired => "verdict-expired",
        Verdict::Revoked => "verdict-revoked",
        Verdict::UntrustedIssuer => "verdict-untrusted",
        Verdict::StatusUnknown => "verdict-status-unknown",
        Verdict::Altered => "verdict-altered",
        Verdict::Unreadable => "verdict-unreadable",
    }
}

/// The message that says what the fields shown are worth.
pub const fn closing(verdict: Verdict, shown: bool) -> &'static str {
    match (verdict, shown) {
        (_, false) => "verify-nothing-signed",
        (Verdict::UntrustedIssuer, true) => "verify-signed-by-unknown",
        (_, true) => "verify-all-signed",
    }
}
