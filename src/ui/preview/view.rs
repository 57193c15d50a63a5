//! Draws the preview: the exam's question screen on a stage of 80 by 24, with a
//! line of its own where the exam shows how far one is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::keys::under;
use super::sheet::count;
use super::{Overlay, Preview, bindings};
use crate::ui::areas::{SMALLEST, body_area, clock, question_area};
use crate::ui::question::QuestionView;
use crate::ui::screens::help;
use crate::ui::view::{spell_plainly, too_small};
use crate::ui::widgets::{Body, frame, put, width};

/// Draws everything and says where the cursor belongs.
pub fn view(preview: &Preview, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = area.intersection(buf.area);
    let look = &preview.look;
    buf.set_style(area, look.styles.text);
    let (columns, rows) = preview.stage();
    let (columns, rows) = (columns.min(area.width), rows.min(area.height));
    // Drawn by itself, so that it is the same wherever it stands.
    let stage = Rect::new(0, 0, columns, rows);
    let mut on_stage = Buffer::empty(stage);
    on_stage.set_style(stage, look.styles.text);
    let cursor = draw(preview, stage, &mut on_stage);
    let x = area.x + (area.width - columns) / 2;
    let y = area.y + (area.height - rows) / 2;
    for position in stage.positions() {
        buf[(x + position.x, y + position.y)] = on_stage[position].clone();
    }
    border(preview, Rect::new(x, y, columns, rows), area, buf);
    if look.ascii {
        spell_plainly(area, buf);
    }
    cursor.map(|cursor| Position::new(x + cursor.x, y + cursor.y))
}

/// Marks where a terminal of 80 by 24 ends on a larger one.
fn border(preview: &Preview, stage: Rect, area: Rect, buf: &mut Buffer) {
    let look = &preview.look;
    let style = look.styles.dim;
    if stage.y > area.y {
        frame::rule(look, stage.x, stage.y - 1, stage.width, buf);
        let label = look.with(
            "preview-stage",
            &[
                ("columns", (stage.width as usize).into()),
                ("rows", (stage.height as usize).into()),
            ],
        );
        put(
            buf,
            stage.x + 2,
            stage.y - 1,
            &format!(" {label} "),
            stage.width.saturating_sub(2),
            style,
        );
    }
    if stage.bottom() < area.bottom() {
        frame::rule(look, stage.x, stage.bottom(), stage.width, buf);
    }
    let sides = [
        (stage.x > area.x).then(|| stage.x - 1),
        (stage.right() < area.right()).then(|| stage.right()),
    ];
    for x in sides.into_iter().flatten() {
        for y in stage.y..stage.bottom() {
            put(buf, x, y, look.glyphs.mark, 1, style);
        }
    }
}

/// The rows of the sentence above the key line, or of the rule there.
fn notice_rows(preview: &Preview, columns: u16) -> u16 {
    let notice = preview.notice.as_ref();
    notice.map_or(1, |notice| frame::notice_rows(notice, columns))
}

/// The middle of the stage under the question.
pub(super) fn middle(preview: &Preview) -> Rect {
    let size = preview.stage();
    question_area(notice_rows(preview, size.0), size)
}

/// The middle of the stage under what lies over the question.
pub(super) fn over(preview: &Preview) -> Rect {
    let size = preview.stage();
    let mut area = body_area(size);
    area.height = area.height.saturating_sub(notice_rows(preview, size.0) - 1);
    area
}

fn draw(preview: &Preview, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &preview.look;
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return too_small(look, area, buf);
    }
    top(preview, Rect { height: 1, ..area }, buf);
    let line = Rect::new(0, area.height - 1, area.width, 1);
    frame::keys(look, line, &bindings(preview), buf);
    let rows = notice_rows(preview, area.width);
    if let Some(notice) = &preview.notice {
        let place = Rect::new(0, area.height - 1 - rows, area.width, rows);
        frame::notice(look, place, notice, buf);
    } else {
        frame::rule(look, 1, area.height - 2, area.width - 2, buf);
    }
    // A frame may be drawn before the new size was heard of.
    let size = (area.width, area.height);
    let mut over = body_area(size);
    over.height = over.height.saturating_sub(rows - 1);
    let columns = over.width as usize;
    match &preview.overlay {
        Some(Overlay::Help(scrolled)) => {
            return help_body(preview, columns).draw(look, over, Some(*scrolled), buf);
        }
        Some(Overlay::Faults(scrolled)) => {
            let faults = preview.all_faults(columns);
            return faults.draw(look, over, Some(*scrolled), buf);
        }
        Some(Overlay::List(list)) => return list.view(preview, over, buf),
        None => {}
    }
    marker(preview, Rect::new(0, 1, area.width, 1), buf);
    frame::rule(look, 1, 2, area.width - 2, buf);
    let area = question_area(rows, size);
    let scroll = match preview.question() {
        Some(_) if !preview.reveal => preview.scroll,
        _ => Some(preview.scroll.unwrap_or(0)),
    };
    body(preview, area.width as usize).draw(look, area, scroll, buf)
}

/// The lines of the question, or of what is wrong with it.
pub(super) fn body(preview: &Preview, columns: usize) -> Body {
    let Some(question) = preview.question() else {
        return preview.instead(columns.min(crate::ui::widgets::TEXT_WIDTH as usize + 2));
    };
    QuestionView {
        question,
        draft: &preview.draft,
        response: preview.response.as_ref(),
        reveal: preview.reveal,
        active: true,
    }
    .body(&preview.look, columns)
}

/// The help of what lies under it.
pub(super) fn help_body(preview: &Preview, columns: usize) -> Body {
    let said = ["preview-help", "preview-help-save"];
    help::body(&preview.look, &under(preview), &said, columns)
}

/// The exam's top line, with the whole time on its clock.
fn top(preview: &Preview, area: Rect, buf: &mut Buffer) {
    let look = &preview.look;
    let sheet = &preview.sheet;
    let left = sheet.title.as_ref().map(|title| title.get(look.lang()));
    let left = left.unwrap_or(&preview.name);
    // Of a file that cannot be read, as it was.
    let middle = match sheet.entries.len().max(preview.last.len()) {
        0 => String::new(),
        count => format!("{} / {count}", preview.at + 1),
    };
    let mut right = Vec::new();
    if let Some(seconds) = sheet.time_limit {
        let clock = clock(seconds * 1000);
        let time = look.with("time-left", &[("clock", (&clock).into())]);
        right.push((time, look.styles.strong));
    }
    right.push((look.t("preview"), look.styles.accent));
    frame::top(look, area, left, &middle, &right, buf);
}

/// What the exam does not show: which question it is, and how it is shown.
fn marker(preview: &Preview, area: Rect, buf: &mut Buffer) {
    let look = &preview.look;
    let styles = &look.styles;
    let mut right: Vec<(String, Style)> = Vec::new();
    let entry = preview.sheet.entries.get(preview.at);
    if let Some(entry) = entry {
        right.extend(counted(preview, count(&entry.faults), None));
    }
    let of_bank = count(&preview.sheet.faults);
    if of_bank != (0, 0) && entry.is_some() {
        right.extend(counted(preview, of_bank, Some("preview-in-bank")));
    }
    if preview.reveal && preview.question().is_some() {
        right.push((look.t("preview-with-key"), styles.accent));
    }
    if preview.shuffled {
        right.push((look.t("preview-shuffled"), styles.dim));
    }
    right.push((look.lang().to_string(), styles.dim));
    let taken: usize = right.iter().map(|(text, _)| width(text) + 2).sum();
    let room = (area.width as usize).saturating_sub(taken + 2);
    let left = entry.map_or_else(
        || match &preview.anchor {
            Some((_, id)) => format!("{} {} {id}", preview.name, look.glyphs.dot),
            None => preview.name.clone(),
        },
        |entry| {
            let topic = preview.sheet.topic_name(&entry.topic, look.lang());
            let parts = [entry.id.as_str(), &entry.kind, topic];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(&format!(" {} ", look.glyphs.dot))
        },
    );
    put(buf, area.x + 1, area.y, &left, room as u16, styles.dim);
    let mut x = area.right().saturating_sub(taken as u16).saturating_add(1);
    for (text, style) in right {
        x = put(buf, x, area.y, &text, area.right().saturating_sub(x), style) + 2;
    }
}

fn counted(
    preview: &Preview,
    faults: (usize, usize),
    within: Option<&str>,
) -> Option<(String, Style)> {
    let look = &preview.look;
    let words = preview.counted(faults);
    if words.is_empty() {
        return None;
    }
    let words = within.map_or_else(
        || words.clone(),
        |id| look.with(id, &[("faults", (&words).into())]),
    );
    let (glyph, style) = if faults.0 > 0 {
        (look.glyphs.wrong, look.styles.wrong)
    } else {
        (look.glyphs.flagged, look.styles.warn)
    };
    Some((format!("{glyph} {words}"), style))
}
