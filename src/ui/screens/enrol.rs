//! Who takes part: picked from the people known here, found by typing a part
//! of the name or the code, or typed in by name and unit.

use crate::ui::screen::Enrol;
use crate::ui::screen::Step;
use crate::ui::screen::Who;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::super::key::Key;
use super::super::keymap::{Action, Binding, field_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::widgets::{Body, Field, Run, clip, width};
use crate::course::Person;
use crate::exam::Participant;
use crate::text::{clean_name, fold_accents};
use crate::training::yaml::is_code;
use crate::ui::screen::Home;
use crate::ui::screen::Screen;

/// The people who fit a filter, in the order known.
pub fn found<'a>(people: &'a [Person], filter: &str) -> Vec<&'a Person> {
    let wanted = fold_accents(filter);
    people
        .iter()
        .filter(|person| {
            let p = &person.participant;
            wanted.is_empty()
                || [&p.name, &p.code, &p.unit]
                    .iter()
                    .any(|text| fold_accents(text).contains(&wanted))
        })
        .collect()
}

/// Its keys.
pub fn bindings(state: &State, enrol: &Enrol) -> Vec<Binding> {
    if let Step::Confirm { .. } = enrol.step {
        return vec![
            Binding::new(Key::Enter, Action::Confirm, "key-name-right"),
            Binding::new(Key::Esc, Action::Back, "key-name-change"),
        ];
    }
    let mut keys = vec![
        Binding::group(
            &[(Key::Up, Action::Up), (Key::Down, Action::Down)],
            "key-move",
        ),
        Binding::new(Key::Enter, Action::Confirm, "key-confirm"),
    ];
    match &enrol.step {
        Step::Pick { .. } => {
            keys.push(
                Binding::group(
                    &[
                        (Key::PageUp, Action::PageUp),
                        (Key::PageDown, Action::PageDown),
                    ],
                    "key-page",
                )
                .quiet(),
            );
            keys.push(Binding::new(Key::Tab, Action::Switch, "key-type-name"));
        }
        Step::Type { .. } => {
            keys.push(Binding::group(
                &[(Key::Tab, Action::Down), (Key::BackTab, Action::Up)],
                "key-next-field",
            ));
            if !state.people.is_empty() {
                keys.push(Binding::new(Key::F(5), Action::Switch, "key-list"));
            }
        }
        Step::Confirm { .. } => {}
    }
    keys.extend(field_keys());
    keys.push(Binding::new(Key::Esc, Action::Back, "key-back"));
    keys
}

/// The field that is typed into.
fn field(enrol: &mut Enrol) -> Option<&mut Field> {
    match &mut enrol.step {
        Step::Pick { filter, .. } => Some(filter),
        Step::Type { fields, focus } => Some(&mut fields[(*focus).min(2)]),
        Step::Confirm { .. } => None,
    }
}

/// Pasted text goes into the field in focus.
pub fn paste(state: &mut State, text: &str) {
    if let Screen::Enrol(enrol) = &mut state.screen
        && let Some(field) = field(enrol)
    {
        field.paste(text);
    }
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let page = state.size.1.saturating_sub(10) as usize;
    let Screen::Enrol(enrol) = &mut state.screen else {
        return Vec::new();
    };
    enrol.wrong = None;
    match action {
        Action::Type(_)
        | Action::Erase
        | Action::EraseForward
        | Action::Left
        | Action::Right
        | Action::First
        | Action::Last => edit(enrol, action),
        Action::Up | Action::Down | Action::PageUp | Action::PageDown => match &mut enrol.step {
            Step::Pick { filter, line } => {
                let count = found(&state.people, &filter.text()).len();
                *line = super::select(*line, count, page.max(1), action);
            }
            Step::Type { focus, .. } => {
                *focus = match action {
                    Action::Up => focus.checked_sub(1).unwrap_or(2),
                    _ => (*focus + 1) % 3,
                };
            }
            Step::Confirm { .. } => {}
        },
        Action::Switch => {
            enrol.step = match &enrol.step {
                Step::Pick { filter, .. } => Step::typing(&filter.text()),
                Step::Type { .. } if state.people.is_empty() => return Vec::new(),
                Step::Type { .. } => Step::picking(),
                Step::Confirm { .. } => return Vec::new(),
            };
        }
        Action::Confirm => return confirm(state),
        Action::Back if matches!(enrol.step, Step::Confirm { .. }) => refused(state),
        Action::Back => state.screen = Screen::Home(Home::default()),
        _ => {}
    }
    Vec::new()
}

/// Types into the field in focus.
fn edit(enrol: &mut Enrol, action: Action) {
    let Some(field) = field(enrol) else { return };
    field.act(action);
    if let (Action::Type(_), Step::Pick { line, .. }) = (action, &mut enrol.step) {
        *line = 0;
    }
}

/// Shows once more what will be printed.
fn ask(enrol: &mut Enrol, who: Who) -> Vec<Effect> {
    let before = Box::new(enrol.step.clone());
    enrol.step = Step::Confirm { who, before };
    Vec::new()
}

fn confirm(state: &mut State) -> Vec<Effect> {
    let Screen::Enrol(enrol) = &mut state.screen else {
        return Vec::new();
    };
    match &mut enrol.step {
        Step::Pick { filter, line } => {
            let typed = filter.text();
            let Some(person) = found(&state.people, &typed).get(*line).copied().cloned() else {
                enrol.step = Step::typing(&typed);
                return Vec::new();
            };
            ask(enrol, Who::Known(person))
        }
        Step::Confirm { who, .. } => match who.clone() {
            Who::Known(person) => enrolled(state, person),
            Who::New(participant) => {
                state.waiting = true;
                vec![Effect::Enrol { participant }]
            }
        },
        Step::Type { fields, focus } => {
            let (name, unit, code) = (fields[0].text(), fields[1].text(), fields[2].text());
            let code = code.trim().to_owned();
            let known = state
                .people
                .iter()
                .find(|p| p.participant.code.eq_ignore_ascii_case(&code));
            if let Some(person) = known.filter(|_| name.trim().is_empty()).cloned() {
                return ask(enrol, Who::Known(person));
            }
            for (place, text) in [(0, &name), (1, &unit)] {
                if let Err(error) = clean_name(text) {
                    // Enter in a field that is filled goes to the next empty one.
                    let only_next = *focus != place && *focus < place;
                    *focus = place;
                    if !only_next {
                        enrol.wrong = Some(state.look.t(wrong_id(error)));
                    }
                    return Vec::new();
                }
            }
            if !code.is_empty() && !is_code(&code) {
                *focus = 2;
                enrol.wrong = Some(state.look.t("code-wrong"));
                return Vec::new();
            }
            let clean = |text: &str| clean_name(text).unwrap_or_default();
            let participant = Participant {
                code,
                name: clean(&name),
                unit: clean(&unit),
            };
            ask(enrol, Who::New(participant))
        }
    }
}

const fn wrong_id(error: crate::text::NameError) -> &'static str {
    use crate::text::NameError;
    match error {
        NameError::Empty => "name-empty",
        NameError::TooLong(_) => "name-too-long",
        NameError::Forbidden { .. } => "name-invisible",
    }
}

/// What was shown is not right, or was refused: back to where it can be changed.
pub fn refused(state: &mut State) {
    if let Screen::Enrol(enrol) = &mut state.screen
        && let Step::Confirm { before, .. } = &enrol.step
    {
        enrol.step = Step::clone(before);
    }
}

/// Somebody is enrolled: find out how far they are, and go on.
pub fn enrolled(state: &mut State, person: Person) -> Vec<Effect> {
    let then = match &state.screen {
        Screen::Enrol(enrol) => enrol.then,
        _ => None,
    };
    state.person = Some(person.clone());
    state.progress = crate::course::Progress::default();
    if !state
        .people
        .iter()
        .any(|p| p.participant.code == person.participant.code)
    {
        state.people.push(person.clone());
    }
    let line = then
        .and_then(|item| {
            crate::ui::programme::items(state)
                .iter()
                .position(|i| *i == item)
        })
        .unwrap_or(0);
    state.screen = Screen::Home(Home { line });
    state.tell(state.look.t("enrolled"));
    vec![
        Effect::Remember {
            key: "participant",
            value: person.participant.code.clone(),
        },
        Effect::Progress { person },
    ]
}

/// Draws it.
pub fn view(state: &State, enrol: &Enrol, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    match &enrol.step {
        Step::Pick { filter, line } => {
            body.text(&[Run::new(look.t("enrol-pick"), styles.strong)], 2, columns);
            field_line(
                state,
                &mut body,
                &look.t("enrol-filter"),
                filter,
                true,
                columns,
            );
            body.gap();
            let cursor = body.cursor;
            let people = found(&state.people, &filter.text());
            if people.is_empty() {
                body.text(&[Run::new(look.t("enrol-nobody"), styles.text)], 2, columns);
            }
            for (place, person) in people.iter().enumerate() {
                let focused = place == *line;
                let first = body.lines.len();
                let (bar, style) = if focused {
                    (look.glyphs.bar, styles.focus)
                } else {
                    (" ", styles.text)
                };
                let p = &person.participant;
                let text = format!("{bar} {:<16} {}", clip(&p.code, 16), p.name);
                body.line(vec![
                    Span::raw("  "),
                    Span::styled(clip(&text, columns.saturating_sub(4)), style),
                    Span::styled(
                        format!(
                            "   {}",
                            clip(&p.unit, columns.saturating_sub(width(&text) + 8))
                        ),
                        styles.dim,
                    ),
                ]);
                if focused {
                    body.focus_since(first, 2);
                    body.cursor = cursor;
                }
            }
        }
        Step::Type { fields, focus } => {
            body.text(&[Run::new(look.t("enrol-type"), styles.strong)], 2, columns);
            body.gap();
            for (place, id) in ["field-name", "field-unit", "field-code"]
                .iter()
                .enumerate()
            {
                field_line(
                    state,
                    &mut body,
                    &look.t(id),
                    &fields[place],
                    place == *focus,
                    columns,
                );
                body.gap();
            }
            body.text(&[Run::new(look.t("code-hint"), styles.dim)], 2, columns);
        }
        Step::Confirm { who, .. } => {
            let participant = match who {
                Who::Known(person) => &person.participant,
                Who::New(participant) => participant,
            };
            body.text(&[Run::new(look.t("enrol-sure"), styles.strong)], 2, columns);
            body.gap();
            body.text(&[Run::new(&*participant.name, styles.focus)], 6, columns);
            body.text(&[Run::new(&*participant.unit, styles.text)], 6, columns);
            body.gap();
            body.text(
                &[Run::new(look.t("enrol-letters"), styles.text)],
                2,
                columns,
            );
        }
    }
    if let Some(wrong) = &enrol.wrong {
        body.gap();
        body.text(&[Run::new(wrong.clone(), styles.wrong)], 2, columns);
    }
    body.draw(look, area, None, buf)
}

fn field_line(
    state: &State,
    body: &mut Body,
    label: &str,
    field: &Field,
    focused: bool,
    columns: usize,
) {
    let look = &state.look;
    let styles = &look.styles;
    let (here, style) = if focused {
        (look.glyphs.here, styles.focus)
    } else {
        (" ", styles.text)
    };
    let lead = format!("  {here} {label}  ");
    let pad = " ".repeat(26_usize.saturating_sub(width(&lead)));
    let room = columns
        .saturating_sub(width(&lead) + width(&pad) + 3)
        .max(8);
    // A long name shows its end, where the cursor is.
    let before = field.before_cursor();
    let skip = width(&before).saturating_sub(room - 1);
    let shown = tail(&field.raw(), skip, room);
    let first = body.lines.len();
    let rest = "_".repeat(room.min(40).saturating_sub(width(&shown)));
    body.line(vec![
        Span::styled(lead.clone(), style),
        Span::raw(pad.clone()),
        Span::styled(shown, styles.strong),
        Span::styled(rest, styles.dim),
    ]);
    if focused {
        body.focus_since(first, width(&lead) + width(&pad) + width(&before) - skip);
    }
}

/// What is left of a text after some columns, at most `room` wide.
fn tail(text: &str, skip: usize, room: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut column = 0;
    let mut shown = String::new();
    for grapheme in text.graphemes(true) {
        column += width(grapheme);
        if column > skip + room {
            break;
        }
        if column > skip {
            shown.push_str(grapheme);
        }
    }
    shown
}
