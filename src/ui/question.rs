//! A question as its participant sees it, for every kind, with or without the
//! key and feedback. Screens, the practice question and the review share it.

mod feedback;
mod flowing;

use ratatui::text::Span;

use flowing::nbsp;

use super::draft::Draft;
use super::widgets::{Body, Run, width};
use crate::bank::model::Choice;
use crate::bank::{Kind, Question};
use crate::exam::Response;
use crate::text::Text;
use crate::typed::Reading;
use crate::ui::look::Look;

/// A question to draw.
#[derive(Debug, Clone, Copy)]
pub struct QuestionView<'a> {
    /// The question.
    pub question: &'a Question,
    /// What is being done to it: its orders, focus and typing.
    pub draft: &'a Draft,
    /// The answer given.
    pub response: Option<&'a Response>,
    /// Whether the key and the feedback are shown.
    pub reveal: bool,
    /// Whether it has the focus.
    pub active: bool,
}

impl QuestionView<'_> {
    /// The lines of the question, `columns` wide.
    pub fn body(&self, look: &Look, columns: usize) -> Body {
        let columns = columns
            .saturating_sub(1)
            .min(super::widgets::TEXT_WIDTH as usize + 2);
        let mut body = Body::default();
        self.prompt(look, &mut body, columns);
        match &self.question.kind {
            Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
                self.options(look, &mut body, columns, options);
            }
            Kind::TrueFalse { answer, .. } => self.truth(look, &mut body, columns, *answer),
            Kind::Ordering { items, .. } => self.ordering(look, &mut body, columns, items),
            Kind::Matching { pairs, distractors } => {
                let lefts: Vec<&Text> = pairs.iter().map(|pair| &pair.left).collect();
                let rights: Vec<&Text> = pairs
                    .iter()
                    .map(|pair| &pair.right)
                    .chain(distractors)
                    .collect();
                self.matching(look, &mut body, columns, &lefts, &rights);
            }
            Kind::Numerical { unit, .. } => self.field(look, &mut body, columns, unit.as_ref()),
            Kind::ShortAnswer { .. } => self.field(look, &mut body, columns, None),
            Kind::Cloze { text, gaps } => self.cloze(look, &mut body, columns, text, gaps.len()),
            Kind::HotText { passage } => self.passage(look, &mut body, columns, passage),
        }
        if self.reveal {
            self.feedback(look, &mut body, columns);
        }
        body
    }

    fn prompt(&self, look: &Look, body: &mut Body, columns: usize) {
        let styles = &look.styles;
        let prompt = self.question.prompt.get(look.lang());
        // The situation reads in plain text; what is asked stands out.
        let (situation, asked) = situation_and_question(prompt.trim_end());
        if !situation.is_empty() {
            body.text(&[Run::new(situation, styles.text)], 2, columns);
            body.gap();
        }
        body.text(&[Run::new(asked, styles.strong)], 2, columns);
        let instruction = self.instruction(look);
        if !instruction.is_empty() && !self.reveal {
            body.text(&[Run::new(instruction, styles.dim)], 2, columns);
        }
        body.gap();
    }

    /// What to do, where the kind alone does not say it.
    fn instruction(&self, look: &Look) -> String {
        let picked = match self.response {
            Some(Response::Choices(set) | Response::Spans(set)) => set.len(),
            _ => 0,
        };
        match &self.question.kind {
            Kind::MultipleResponse {
                choose: Some(n), ..
            } if picked > *n => look.with("choose-too-many", &[("n", (*n).into())]),
            Kind::MultipleResponse {
                choose: Some(n), ..
            } => look.with(
                "choose-n",
                &[
                    ("n", (*n).into()),
                    ("left", n.saturating_sub(picked).into()),
                ],
            ),
            Kind::MultipleResponse { .. } => look.t("choose-some"),
            Kind::Ordering { .. } if self.response.is_none() => look.t("order-open"),
            Kind::Ordering { .. } => look.t("order-set"),
            Kind::Matching { .. } => look.t("match-how"),
            Kind::Cloze { .. } => look.t("cloze-how"),
            Kind::HotText { .. } => look.with("mark-how", &[("n", picked.into())]),
            Kind::Numerical { .. } => look.t("number-how"),
            Kind::ShortAnswer { .. } => look.t("words-how"),
            _ => String::new(),
        }
    }

    fn options(&self, look: &Look, body: &mut Body, columns: usize, options: &[Choice]) {
        let several = matches!(self.question.kind, Kind::MultipleResponse { .. });
        for place in 0..options.len() {
            let number = self.draft.original(&self.question.kind, place);
            let chosen = match self.response {
                Some(Response::Choice(i)) => *i == number,
                Some(Response::Choices(set)) => set.contains(&number),
                _ => false,
            };
            let box_ = match (several, chosen) {
                (true, true) => "[x] ",
                (true, false) => "[ ] ",
                _ => "",
            };
            let option = &options[number];
            let row = Row {
                place,
                text: option.text.get(look.lang()),
                box_,
                chosen,
                correct: option.correct,
                feedback: option.feedback.as_ref(),
            };
            self.row(look, body, columns, &row);
        }
    }

    fn truth(&self, look: &Look, body: &mut Body, columns: usize, answer: bool) {
        let Kind::TrueFalse {
            when_true,
            when_false,
            ..
        } = &self.question.kind
        else {
            return;
        };
        for (place, truth, id, feedback) in [
            (0, true, "true", when_true),
            (1, false, "false", when_false),
        ] {
            let row = Row {
                place,
                text: &look.t(id),
                box_: "",
                chosen: self.response == Some(&Response::Truth(truth)),
                correct: answer == truth,
                feedback: feedback.as_ref(),
            };
            self.row(look, body, columns, &row);
        }
    }

    /// One option: focus bar, number, box, text, and what there is to say of it.
    fn row(&self, look: &Look, body: &mut Body, columns: usize, row: &Row<'_>) {
        let styles = &look.styles;
        let focused = self.active && self.draft.option == row.place && !self.reveal;
        let first = body.lines.len();
        let style = match (focused, row.chosen, self.reveal && row.correct) {
            (_, _, true) => styles.right,
            (true, _, _) => styles.focus,
            (_, true, _) if self.reveal => styles.wrong,
            (_, true, _) => styles.accent,
            _ => styles.text,
        };
        let bar = if focused { look.glyphs.bar } else { " " };
        let lead = format!("{bar} {}  {}", row.place + 1, row.box_);
        let mut runs = vec![Run::new(row.text, style)];
        if let Some(said) = self.said_of(look, row.chosen, row.correct) {
            runs.push(Run::new(format!("   {said}"), style));
        }
        body.hanging(&lead, &runs, 2, columns);
        if focused {
            body.focus_since(first, 2);
        }
        if self.reveal
            && (row.chosen || row.correct)
            && let Some(feedback) = row.feedback
        {
            let feedback = Run::new(feedback.get(look.lang()), styles.dim);
            body.text(&[feedback], 7, columns);
        }
    }

    /// The words behind an option or part: chosen, right, wrong, missed.
    fn said_of(&self, look: &Look, chosen: bool, correct: bool) -> Option<String> {
        let glyphs = &look.glyphs;
        let (glyph, id) = match (self.reveal, chosen, correct) {
            (false, true, _) => (glyphs.chosen, "chosen"),
            (true, true, true) => (glyphs.right, "chosen-right"),
            (true, true, false) => (glyphs.wrong, "chosen-wrong"),
            (true, false, true) => (glyphs.right, "the-key"),
            _ => return None,
        };
        Some(format!(
            "{glyph}\u{a0}{}",
            look.t(id).replace(' ', "\u{a0}")
        ))
    }

    fn ordering(&self, look: &Look, body: &mut Body, columns: usize, items: &[Text]) {
        let styles = &look.styles;
        // A review of no answer shows the right order.
        let unanswered = self.reveal && self.response.is_none();
        let right: Vec<usize> = (0..items.len()).collect();
        let order = if unanswered {
            &right
        } else {
            &self.draft.order
        };
        for (place, item) in order.iter().enumerate() {
            let focused = self.active && self.draft.option == place && !self.reveal;
            let lifted = focused && self.draft.lifted;
            let first = body.lines.len();
            let bar = match (lifted, focused) {
                (true, _) => look.glyphs.here,
                (_, true) => look.glyphs.bar,
                _ => " ",
            };
            let placed = *item == place;
            let style = match (self.reveal, placed, focused) {
                (true, true, _) => styles.right,
                (true, false, _) => styles.wrong,
                (_, _, true) => styles.focus,
                _ => styles.text,
            };
            let mut runs = vec![Run::new(items[*item].get(look.lang()), style)];
            if lifted {
                runs.push(Run::new(format!("   {}", look.t("lifted")), styles.accent));
            }
            if self.reveal && !unanswered {
                let (glyph, words) = if placed {
                    (look.glyphs.right, look.t("in-place"))
                } else {
                    let belongs = look.with("belongs-at", &[("n", (item + 1).into())]);
                    (look.glyphs.wrong, belongs)
                };
                let said = format!("   {glyph}\u{a0}{}", nbsp(&words));
                runs.push(Run::new(said, style));
            }
            body.hanging(&format!("{bar} {}  ", place + 1), &runs, 2, columns);
            if focused {
                body.focus_since(first, 2);
            }
        }
    }

    fn matching(
        &self,
        look: &Look,
        body: &mut Body,
        columns: usize,
        lefts: &[&Text],
        rights: &[&Text],
    ) {
        let styles = &look.styles;
        let lang = look.lang();
        let kind = &self.question.kind;
        let given = match self.response {
            Some(Response::Matches(list)) => list.clone(),
            _ => vec![None; lefts.len()],
        };
        let order: Vec<usize> = self
            .draft
            .orders
            .first()
            .cloned()
            .unwrap_or_else(|| (0..lefts.len()).collect());
        for (place, left) in order.iter().enumerate() {
            let focused = self.active && self.draft.part == place && !self.reveal;
            let first = body.lines.len();
            let bar = if focused { look.glyphs.here } else { " " };
            let right = given.get(*left).copied().flatten();
            let style = if focused { styles.focus } else { styles.text };
            let shown = (0..rights.len()).find(|p| Some(self.draft.original(kind, *p)) == right);
            let mut runs = vec![Run::new(format!("{}  ", lefts[*left].get(lang)), style)];
            match (right, shown) {
                (Some(right), Some(shown)) => {
                    let style = match (self.reveal, right == *left) {
                        (true, true) => styles.right,
                        (true, false) => styles.wrong,
                        _ => styles.accent,
                    };
                    let text = format!("= {} {}", shown + 1, rights[right].get(lang));
                    runs.push(Run::new(text, style));
                }
                _ => runs.push(Run::new(format!("= {}", look.t("open-part")), styles.dim)),
            }
            let (mark, mark_style) = if right == Some(*left) {
                (look.glyphs.right, styles.right)
            } else {
                (look.glyphs.wrong, styles.wrong)
            };
            if self.reveal {
                runs.push(Run::new(format!("\u{a0}\u{a0}{mark}"), mark_style));
            }
            body.hanging(&format!("{bar} "), &runs, 2, columns);
            if self.reveal && right != Some(*left) {
                let said = format!("{} {}", look.t("right-is"), rights[*left].get(lang));
                body.text(&[Run::new(said, styles.right)], 7, columns);
            }
            if focused {
                body.focus_since(first, 2);
            }
        }
        if self.reveal {
            return;
        }
        body.gap();
        let part = self.draft.original_part(kind);
        let texts: Vec<(&str, bool)> = (0..rights.len())
            .map(|place| {
                let number = self.draft.original(kind, place);
                (
                    rights[number].get(lang),
                    given.get(part).copied().flatten() == Some(number),
                )
            })
            .collect();
        self.option_rows(look, body, columns, &texts);
    }

    /// The options of the part in focus, under the text.
    fn option_rows(&self, look: &Look, body: &mut Body, columns: usize, texts: &[(&str, bool)]) {
        for (place, (text, chosen)) in texts.iter().enumerate() {
            let row = Row {
                place,
                text,
                box_: "",
                chosen: *chosen,
                correct: false,
                feedback: None,
            };
            let part_focus = body.focus.clone();
            self.row(look, body, columns, &row);
            // The part and the option in focus both stay in sight where they can.
            if let (Some(part), Some(option)) = (part_focus, &body.focus)
                && *option != part
                && option.end - part.start < 16
            {
                body.focus = Some(part.start..option.end);
            }
        }
    }

    fn field(&self, look: &Look, body: &mut Body, columns: usize, unit: Option<&Text>) {
        let styles = &look.styles;
        let first = body.lines.len();
        let typed = self.draft.field.raw();
        let lead = format!("  {} ", look.glyphs.here);
        let unit = unit.map(|unit| unit.get(look.lang())).unwrap_or_default();
        body.line(vec![
            Span::styled(lead.clone(), styles.accent),
            Span::styled(typed.clone(), styles.strong),
            Span::styled(
                "_".repeat(24_usize.saturating_sub(width(&typed))),
                styles.dim,
            ),
            Span::styled(format!(" {unit}"), styles.text),
        ]);
        if let Some(understood) = self.understood(look) {
            body.text(&[Run::new(understood, styles.dim)], 2, columns);
        }
        if self.active && !self.reveal {
            body.focus_since(
                first,
                width(&lead) + width(&self.draft.field.before_cursor()),
            );
        }
    }
}

impl QuestionView<'_> {
    /// Which number the text in the field is taken for, where its looks do not
    /// say, or that it is none.
    fn understood(&self, look: &Look) -> Option<String> {
        let kind = &self.question.kind;
        let typed = self.draft.field.text();
        if !matches!(kind, Kind::Numerical { .. }) || typed.trim().is_empty() {
            return None;
        }
        let Some(reading) = self.draft.reading(kind) else {
            return Some(look.t("number-none"));
        };
        let grouped = |number| look.locale.grouped(number);
        match reading {
            Reading::One(number) => {
                let plain = typed.trim().chars().all(|c| c.is_ascii_digit());
                let number = grouped(number);
                let args = [("number", (&number).into())];
                (!plain).then(|| look.with("number-understood", &args))
            }
            Reading::Two { likely, other } => {
                let (taken, not) = if self.draft.other_number {
                    (other, likely)
                } else {
                    (likely, other)
                };
                let (taken, not) = (grouped(taken), grouped(not));
                let args = [("number", (&taken).into()), ("other", (&not).into())];
                let id = if self.reveal {
                    "number-understood"
                } else {
                    "number-either"
                };
                Some(look.with(id, &args))
            }
        }
    }
}

/// Cuts a prompt before what it asks: its last paragraph, or the last sentence
/// of a long paragraph that ends in a question.
fn situation_and_question(prompt: &str) -> (&str, &str) {
    if let Some((situation, asked)) = prompt.rsplit_once('\n') {
        return (situation.trim_end(), asked);
    }
    if !prompt.ends_with('?') || prompt.chars().count() < 120 {
        return ("", prompt);
    }
    let end = [". ", "! ", "? ", ".” ", ".» ", ".\" "]
        .iter()
        .filter_map(|end| prompt.rfind(end).map(|at| at + end.len()))
        .max();
    match end {
        Some(at) if at < prompt.len() => (prompt[..at].trim_end(), &prompt[at..]),
        _ => ("", prompt),
    }
}

struct Row<'a> {
    place: usize,
    text: &'a str,
    box_: &'static str,
    chosen: bool,
    correct: bool,
    feedback: Option<&'a Text>,
}
