//! A question in lines: its text, its numbered options, how to answer, the
//! answer given, and afterwards the key with its reasons.

use std::fmt::Write;

use super::answer::Misread;
use crate::bank::model::{Choice, Piece, cloze_pieces, passage_pieces};
use crate::bank::{Kind, Question};
use crate::exam::Response;
use crate::fraction::Fraction;
use crate::text::Text;
use crate::typed::Reading;
use crate::ui::draft::Draft;
use crate::ui::look::Look;

/// A question to be said.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The question.
    pub question: &'a Question,
    /// The orders its parts are shown in, and the part that is asked for.
    pub draft: &'a Draft,
    /// The answer given.
    pub response: Option<&'a Response>,
    /// The words.
    pub look: &'a Look,
}

/// Puts numbers before texts: `1. text`.
fn numbered<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    texts
        .into_iter()
        .zip(1..)
        .map(|(text, n)| format!("{n}. {text}"))
        .collect()
}

/// The lines of a text that hold anything.
pub(super) fn lines_of(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
}

impl Said<'_> {
    /// The order in which part `part` of a question shows `count` things.
    fn order(&self, part: usize, count: usize) -> Vec<usize> {
        let known = self
            .draft
            .orders
            .get(part)
            .filter(|order| order.len() == count);
        known.cloned().unwrap_or_else(|| (0..count).collect())
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.look.lang())
    }

    /// The texts of options in the order shown.
    fn options<'t>(&self, part: usize, options: &'t [Choice]) -> Vec<&'t str> {
        self.order(part, options.len())
            .iter()
            .map(|i| self.text(&options[*i].text))
            .collect()
    }

    /// The question and its options.
    pub fn lines(&self) -> Vec<String> {
        let look = self.look;
        let mut lines: Vec<String> = lines_of(self.text(&self.question.prompt)).collect();
        match &self.question.kind {
            Kind::SingleChoice { options } => lines.extend(numbered(self.options(0, options))),
            Kind::MultipleResponse {
                options, choose, ..
            } => {
                lines.push(choose.map_or_else(
                    || look.t("choose-some"),
                    |n| look.with("plain-choose", &[("n", n.into())]),
                ));
                lines.extend(numbered(self.options(0, options)));
            }
            Kind::TrueFalse { .. } => {
                lines.extend(numbered([
                    look.t("true").as_str(),
                    look.t("false").as_str(),
                ]));
            }
            Kind::Ordering { items, .. } => {
                lines.push(look.t("plain-order-how"));
                let order = self.order(0, items.len());
                lines.extend(numbered(order.iter().map(|i| self.text(&items[*i]))));
            }
            Kind::Matching { pairs, .. } => {
                lines.push(look.t("plain-match-lefts"));
                let order = self.order(0, pairs.len());
                lines.extend(numbered(order.iter().map(|i| self.text(&pairs[*i].left))));
                lines.push(look.t("plain-match-rights"));
                lines.extend(numbered(self.rights()));
            }
            Kind::Numerical { .. } | Kind::ShortAnswer { .. } => {}
            Kind::Cloze { text, gaps } => {
                lines.push(look.t("plain-cloze-how"));
                lines.extend(lines_of(&self.gapped(text, gaps.len())));
                for (gap, n) in gaps.iter().zip(1_usize..) {
                    lines.push(look.with("plain-gap-options", &[("n", n.into())]));
                    lines.extend(numbered(self.options(n - 1, &gap.options)));
                }
            }
            Kind::HotText { passage } => {
                lines.push(look.t("plain-passage-how"));
                let pieces = passage_pieces(self.text(&passage.text));
                let mut whole = String::new();
                let mut spans = Vec::new();
                for piece in pieces {
                    match piece {
                        Piece::Text(text) => whole.push_str(text),
                        Piece::Part(n, text) => {
                            let _ = write!(whole, "({}: {text})", n + 1);
                            spans.push(text);
                        }
                    }
                }
                lines.extend(lines_of(&whole));
                lines.push(look.t("plain-passages"));
                lines.extend(numbered(spans));
            }
        }
        lines
    }

    /// The right sides of a matching question in the order shown.
    fn rights(&self) -> Vec<&str> {
        let Kind::Matching { pairs, distractors } = &self.question.kind else {
            return Vec::new();
        };
        let rights: Vec<&Text> = pairs
            .iter()
            .map(|pair| &pair.right)
            .chain(distractors)
            .collect();
        self.order(1, rights.len())
            .iter()
            .map(|i| self.text(rights[*i]))
            .collect()
    }

    /// A text with its gaps named.
    fn gapped(&self, text: &Text, gaps: usize) -> String {
        let name = |piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Part(n, _) => self.look.with("plain-gap", &[("n", (n + 1).into())]),
        };
        cloze_pieces(self.text(text), gaps)
            .into_iter()
            .map(name)
            .collect()
    }

    /// What can be typed as an answer now.
    pub fn how(&self) -> String {
        let look = self.look;
        let kind = &self.question.kind;
        let max = self.draft.options(kind);
        let n = self.draft.part + 1;
        match kind {
            Kind::SingleChoice { .. } | Kind::TrueFalse { .. } => {
                look.with("plain-answer-one", &[("max", max.into())])
            }
            Kind::MultipleResponse { .. } => {
                look.with("plain-answer-several", &[("max", max.into())])
            }
            Kind::HotText { passage } => look.with(
                "plain-answer-passages",
                &[("max", passage.spans.len().into())],
            ),
            Kind::Ordering { .. } => {
                look.with("plain-answer-order", &[("example", (&example(max)).into())])
            }
            Kind::Matching { pairs, .. } => {
                let order = self.order(0, pairs.len());
                match order.get(self.draft.part) {
                    Some(left) => {
                        let left = self.text(&pairs[*left].left);
                        let args = [("n", n.into()), ("left", left.into()), ("max", max.into())];
                        look.with("plain-answer-line", &args)
                    }
                    None => look.t("plain-answer-change"),
                }
            }
            Kind::Cloze { gaps, .. } if self.draft.part < gaps.len() => {
                look.with("plain-answer-gap", &[("n", n.into()), ("max", max.into())])
            }
            Kind::Cloze { .. } => look.t("plain-answer-change"),
            Kind::Numerical {
                unit: Some(unit), ..
            } => look.with("plain-answer-unit", &[("unit", self.text(unit).into())]),
            Kind::Numerical { .. } => look.t("plain-answer-number"),
            Kind::ShortAnswer { .. } => look.t("plain-answer-words"),
        }
    }

    /// Why a line was no answer, and what would be one.
    pub fn misread(&self, why: Misread) -> String {
        let look = self.look;
        match why {
            Misread::One { max } => look.with("plain-wrong-one", &[("max", max.into())]),
            Misread::Several { max } => look.with("plain-wrong-several", &[("max", max.into())]),
            Misread::Each { max } => look.with(
                "plain-wrong-each",
                &[("max", max.into()), ("example", (&example(max)).into())],
            ),
            Misread::Pairs { parts, max } => look.with(
                "plain-wrong-pairs",
                &[("parts", parts.into()), ("max", max.into())],
            ),
            Misread::Number => look.t("plain-wrong-number"),
            Misread::TooLong => look.t("plain-wrong-long"),
            Misread::Invisible => look.t("name-invisible"),
        }
    }

    /// The answer given, in words; none when nothing is answered.
    pub fn given(&self) -> Option<String> {
        self.response.map(|response| self.words_of(response))
    }

    pub(super) fn words_of(&self, response: &Response) -> String {
        let look = self.look;
        let pick = |shown: &[&str], wanted: &dyn Fn(usize) -> bool| -> String {
            let texts = numbered(shown.iter().copied());
            let picked = texts
                .into_iter()
                .enumerate()
                .filter(|(place, _)| wanted(*place));
            picked.map(|(_, text)| text).collect::<Vec<_>>().join("; ")
        };
        match (&self.question.kind, response) {
            (Kind::SingleChoice { options }, Response::Choice(i)) => {
                let order = self.order(0, options.len());
                pick(&self.options(0, options), &|place| order[place] == *i)
            }
            (Kind::MultipleResponse { options, .. }, Response::Choices(set)) => {
                let order = self.order(0, options.len());
                pick(&self.options(0, options), &|place| {
                    set.contains(&order[place])
                })
            }
            (Kind::TrueFalse { .. }, Response::Truth(truth)) => {
                look.t(if *truth { "true" } else { "false" })
            }
            (Kind::Ordering { items, .. }, Response::Order(order)) => {
                let shown = self.order(0, items.len());
                let place = |item: &usize| shown.iter().position(|i| i == item).unwrap_or(*item);
                let one = |item| format!("{}. {}", place(item) + 1, self.text(&items[*item]));
                order.iter().map(one).collect::<Vec<_>>().join("; ")
            }
            (Kind::Matching { pairs, distractors }, Response::Matches(given)) => {
                let rights = self.rights();
                let order = self.order(1, pairs.len() + distractors.len());
                let parts = self.order(0, pairs.len()).into_iter().map(|left| {
                    let given = given.get(left).copied().flatten();
                    let place = order.iter().position(|i| Some(*i) == given);
                    let right = place.and_then(|p| Some(format!("{}. {}", p + 1, rights.get(p)?)));
                    let right = right.unwrap_or_else(|| look.t("open-part"));
                    let left = self.text(&pairs[left].left);
                    look.with(
                        "plain-pair",
                        &[("left", left.into()), ("right", (&right).into())],
                    )
                });
                parts.collect::<Vec<_>>().join("; ")
            }
            (Kind::Cloze { gaps, .. }, Response::Gaps(given)) => {
                let parts = gaps.iter().enumerate().map(|(n, gap)| {
                    let chosen = given
                        .get(n)
                        .copied()
                        .flatten()
                        .and_then(|i| gap.options.get(i));
                    let right = chosen
                        .map_or_else(|| look.t("open-part"), |o| self.text(&o.text).to_owned());
                    let left = look.with("plain-gap-name", &[("n", (n + 1).into())]);
                    look.with(
                        "plain-pair",
                        &[("left", (&left).into()), ("right", (&right).into())],
                    )
                });
                parts.collect::<Vec<_>>().join("; ")
            }
            (Kind::HotText { passage }, Response::Spans(set)) => {
                let pieces = passage_pieces(self.text(&passage.text));
                let spans: Vec<&str> = pieces
                    .into_iter()
                    .filter_map(|piece| match piece {
                        Piece::Part(_, text) => Some(text),
                        Piece::Text(_) => None,
                    })
                    .collect();
                pick(&spans, &|place| set.contains(&place))
            }
            (Kind::Numerical { unit, .. }, Response::Number(text)) => {
                let unit = unit
                    .as_ref()
                    .map(|unit| self.text(unit))
                    .unwrap_or_default();
                format!("{text} {unit}").trim_end().to_owned()
            }
            (Kind::Numerical { unit, .. }, Response::Understood { typed, value }) => {
                self.understood(typed, *value, unit.as_ref())
            }
            (_, Response::Words(text) | Response::Number(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// A typed number that can be two, the one it was taken for, and how to type
    /// the other.
    fn understood(&self, typed: &str, value: Fraction, unit: Option<&Text>) -> String {
        let locale = &self.look.locale;
        let other = match self.draft.judging.reading(typed, unit) {
            Some(Reading::Two { likely, other }) if likely == value => other,
            Some(reading) => reading.likely(),
            None => value,
        };
        let number = locale.grouped(value);
        let spelling = unmistakable(&locale.decimal(other));
        let other = locale.grouped(other);
        let args = [
            ("typed", typed.into()),
            ("number", (&number).into()),
            ("other", (&other).into()),
            ("spelling", (&spelling).into()),
        ];
        self.look.with("plain-understood", &args)
    }
}

/// A decimal in a spelling that is no other number: three decimals get a fourth.
fn unmistakable(decimal: &str) -> String {
    match decimal.split_once([',', '.']) {
        Some((_, part)) if part.len() == 3 => format!("{decimal}0"),
        _ => decimal.to_owned(),
    }
}

/// An order of so many numbers that nobody takes for the right one: `2 3 1`.
fn example(count: usize) -> String {
    let numbers = (2..=count).chain(1..=count.min(1));
    numbers.map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
}
