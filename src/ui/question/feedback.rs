//! What is said of an answer: right or not, the points, the key where the
//! lines above do not show it, why, and where that is written.

use super::QuestionView;
use crate::bank::Kind;
use crate::exam::score;
use crate::fraction::Fraction;
use crate::ui::look::Look;
use crate::ui::widgets::{Body, Run};

impl QuestionView<'_> {
    /// How it was answered, the right answer where the lines above do not show
    /// it, why, and where that is written.
    pub(super) fn feedback(&self, look: &Look, body: &mut Body, columns: usize) {
        let styles = &look.styles;
        let worth = score::worth(&self.question.kind, self.response, self.draft.judging);
        let (glyph, id, style) = if worth == Fraction::ONE {
            (look.glyphs.right, "answer-right", styles.right)
        } else if worth > Fraction::ZERO {
            (look.glyphs.partly, "answer-partly", styles.warn)
        } else if self.response.is_none() {
            (look.glyphs.open, "answer-none", styles.wrong)
        } else {
            (look.glyphs.wrong, "answer-wrong", styles.wrong)
        };
        body.gap();
        let earned = look
            .locale
            .points(worth * Fraction::whole(self.question.points));
        let points = look.with(
            "points-of",
            &[
                ("earned", (&earned).into()),
                ("possible", (self.question.points as usize).into()),
            ],
        );
        body.text(
            &[Run::new(
                format!("{glyph} {}   {points}", look.t(id)),
                style,
            )],
            2,
            columns,
        );
        if let Some(key) = self.typed_key(look) {
            body.hanging(
                &format!("{} ", look.t("right-is")),
                &[Run::new(key, styles.text)],
                2,
                columns,
            );
        }
        let lang = look.lang();
        for (id, text) in [
            ("explanation", self.question.explanation.as_ref()),
            ("source", self.question.source.as_ref()),
        ] {
            if let Some(text) = text {
                let runs = [
                    Run::new(format!("{} ", look.t(id)), styles.dim),
                    Run::new(text.get(lang), styles.text),
                ];
                body.text(&runs, 2, columns);
            }
        }
    }

    /// The right answer of a question answered by typing.
    fn typed_key(&self, look: &Look) -> Option<String> {
        let lang = look.lang();
        match &self.question.kind {
            Kind::Numerical {
                answer,
                tolerance,
                unit,
            } => {
                let unit = unit.as_ref().map(|unit| unit.get(lang)).unwrap_or_default();
                let answer = look.locale.decimal(*answer);
                let range = if *tolerance == Fraction::ZERO {
                    String::new()
                } else {
                    let sign = if look.ascii { "+/-" } else { "±" };
                    format!(" {sign} {}", look.locale.decimal(*tolerance))
                };
                Some(format!("{answer}{range} {unit}").trim_end().to_owned())
            }
            Kind::ShortAnswer { accept } => {
                Some(accepted(accept.iter().map(|text| text.get(lang))))
            }
            _ => None,
        }
    }
}

/// The accepted words for people: without wildcards, and each only once,
/// whatever its accents.
fn accepted<'a>(patterns: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for pattern in patterns {
        let word = pattern.replace('*', " ");
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = crate::text::fold_accents(&word);
        if !word.is_empty() && words.iter().all(|w| crate::text::fold_accents(w) != folded) {
            words.push(word);
        }
    }
    words.join(" / ")
}
