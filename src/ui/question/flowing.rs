//! Questions whose parts stand in running text: gaps to fill, passages to mark.

use ratatui::text::Span;

use super::QuestionView;
use crate::bank::model::{Piece, cloze_pieces, passage_pieces};
use crate::exam::Response;
use crate::text::Text;
use crate::ui::draft;
use crate::ui::look::Look;
use crate::ui::widgets::{Body, Run};

impl QuestionView<'_> {
    pub(super) fn cloze(
        &self,
        look: &Look,
        body: &mut Body,
        columns: usize,
        text: &Text,
        gaps: usize,
    ) {
        let styles = &look.styles;
        let lang = look.lang();
        let given = match self.response {
            Some(Response::Gaps(list)) => list.clone(),
            _ => vec![None; gaps],
        };
        let kind = &self.question.kind;
        let mut runs = Vec::new();
        for piece in cloze_pieces(text.get(lang), gaps) {
            match piece {
                Piece::Text(text) => runs.push(Run::new(text, styles.text)),
                Piece::Part(gap, _) => {
                    let options = draft::choices(kind, gap);
                    let filled = given
                        .get(gap)
                        .copied()
                        .flatten()
                        .and_then(|i| options.get(i));
                    let focused = self.active && self.draft.part == gap && !self.reveal;
                    let words = filled
                        .map_or_else(|| "\u{a0}____\u{a0}".to_owned(), |o| nbsp(o.text.get(lang)));
                    let style = match (self.reveal, filled.is_some_and(|o| o.correct), focused) {
                        (true, true, _) => styles.right,
                        (true, false, _) => styles.wrong,
                        (_, _, true) => styles.focus,
                        _ if filled.is_some() => styles.accent,
                        _ => styles.text,
                    };
                    let here = if focused { look.glyphs.here } else { "" };
                    let mark = match (self.reveal, filled.map(|o| o.correct)) {
                        (true, Some(true)) => look.glyphs.right,
                        (true, _) => look.glyphs.wrong,
                        _ => "",
                    };
                    runs.push(Run::part(
                        format!("{here}[{}:{mark}{words}]", gap + 1),
                        style,
                        gap,
                    ));
                    if self.reveal
                        && !filled.is_some_and(|o| o.correct)
                        && let Some(key) = options.iter().find(|o| o.correct)
                    {
                        let key = format!("\u{a0}({} {})", look.t("right-is"), key.text.get(lang));
                        runs.push(Run::new(key, styles.right));
                    }
                }
            }
        }
        self.flowing(body, &runs, columns);
        if self.reveal {
            return;
        }
        body.gap();
        let options = draft::choices(kind, self.draft.part);
        let texts: Vec<(&str, bool)> = (0..options.len())
            .map(|place| {
                let number = self.draft.original(kind, place);
                let chosen = given.get(self.draft.part).copied().flatten() == Some(number);
                (options[number].text.get(lang), chosen)
            })
            .collect();
        self.option_rows(look, body, columns, &texts);
    }

    pub(super) fn passage(
        &self,
        look: &Look,
        body: &mut Body,
        columns: usize,
        passage: &crate::bank::model::Passage,
    ) {
        let styles = &look.styles;
        let empty = std::collections::BTreeSet::new();
        let marked = match self.response {
            Some(Response::Spans(set)) => set,
            _ => &empty,
        };
        let mut runs = Vec::new();
        for piece in passage_pieces(passage.text.get(look.lang())) {
            match piece {
                Piece::Text(text) => runs.push(Run::new(text, styles.text)),
                Piece::Part(span, text) => {
                    let is_marked = marked.contains(&span);
                    let focused = self.active && self.draft.part == span && !self.reveal;
                    let should = passage.spans.get(span).copied().unwrap_or(false);
                    let style = match (self.reveal, is_marked, should, focused) {
                        (true, true, true, _) => styles.right,
                        (true, true, false, _) | (true, false, true, _) => styles.wrong,
                        (true, false, false, _) => styles.text,
                        (false, true, _, _) => styles.marked,
                        (false, false, _, true) => styles.focus,
                        _ => styles.key,
                    };
                    let mark = match (self.reveal, is_marked, should) {
                        (true, true, true) => look.glyphs.right,
                        (true, true, false) => look.glyphs.wrong,
                        (true, false, true) => "!",
                        (false, true, _) => "*",
                        _ => "",
                    };
                    let here = if focused { look.glyphs.here } else { "" };
                    runs.push(Run::part(format!("{here}[{mark}{text}]"), style, span));
                }
            }
        }
        self.flowing(body, &runs, columns);
        if self.reveal {
            body.gap();
            let args = [
                ("right", look.glyphs.right.into()),
                ("wrong", look.glyphs.wrong.into()),
            ];
            let legend = look.with("mark-legend", &args);
            body.text(&[Run::new(legend, styles.dim)], 2, columns);
        }
    }

    /// Flowing text with parts, the focus on the one that has it.
    fn flowing(&self, body: &mut Body, runs: &[Run], columns: usize) {
        let first = body.lines.len();
        let (lines, landings) = crate::ui::widgets::flow(runs, columns.saturating_sub(2));
        for line in lines {
            let mut whole = ratatui::text::Line::from(Span::raw("  "));
            whole.spans.extend(line.spans);
            body.line(whole);
        }
        if self.active
            && !self.reveal
            && let Some(landing) = landings.iter().find(|l| l.part == self.draft.part)
        {
            body.focus = Some(first + landing.first..first + landing.last + 1);
            body.cursor = Some((first + landing.first, 2 + landing.column));
        }
    }
}

pub(super) fn nbsp(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
