//! How a question was answered: right or not, the right answer, the reasons.

use super::question::{Said, lines_of};
use crate::bank::Kind;
use crate::bank::model::Choice;
use crate::exam::{Response, score};
use crate::fraction::Fraction;
use crate::text::Text;
use crate::ui::draft::choices;

impl Said<'_> {
    /// How it was answered, the right answer, the reasons and the source.
    pub fn feedback(&self) -> Vec<String> {
        let look = self.look;
        let worth = score::worth(&self.question.kind, self.response, self.draft.judging);
        let verdict = match (self.response, worth) {
            (_, worth) if worth == Fraction::ONE => "answer-right",
            (_, worth) if worth > Fraction::ZERO => "answer-partly",
            (None, _) => "answer-none",
            _ => "answer-wrong",
        };
        let earned = look
            .locale
            .points(worth * Fraction::whole(self.question.points));
        let possible = self.question.points as usize;
        let points = look.with(
            "points-of",
            &[("earned", (&earned).into()), ("possible", possible.into())],
        );
        let verdict = look.t(verdict);
        let mut lines = vec![look.with(
            "plain-verdict",
            &[("verdict", (&verdict).into()), ("points", (&points).into())],
        )];
        if let Some(given) = self.given() {
            lines.push(look.with("plain-your-answer", &[("answer", (&given).into())]));
        }
        if worth < Fraction::ONE {
            lines.push(format!("{} {}", look.t("right-is"), self.key()));
        }
        lines.extend(
            self.remarks()
                .into_iter()
                .flat_map(|text| lines_of(self.text(text)).collect::<Vec<_>>()),
        );
        lines.extend(self.reasons());
        lines
    }

    /// The right answer, what the bank says to each option, the reason and the
    /// source: for whoever reviews the question.
    pub fn for_review(&self) -> Vec<String> {
        let look = self.look;
        let mut lines = vec![format!("{} {}", look.t("right-is"), self.key())];
        let said = |name: String, text: &Text| {
            let text = lines_of(self.text(text)).collect::<Vec<_>>().join(" ");
            format!("{name} {text}")
        };
        let options = |options: &[Choice], before: &str| -> Vec<String> {
            let numbered = options.iter().zip(1..);
            numbered
                .filter_map(|(option, n)| {
                    Some(said(format!("{before}{n}."), option.feedback.as_ref()?))
                })
                .collect()
        };
        match &self.question.kind {
            Kind::SingleChoice { options: all } | Kind::MultipleResponse { options: all, .. } => {
                lines.extend(options(all, ""));
            }
            Kind::TrueFalse {
                when_true,
                when_false,
                ..
            } => {
                for (id, text) in [("true", when_true), ("false", when_false)] {
                    lines.extend(
                        text.iter()
                            .map(|text| said(format!("{}:", look.t(id)), text)),
                    );
                }
            }
            Kind::Cloze { gaps, .. } => {
                for (gap, n) in gaps.iter().zip(1_usize..) {
                    let name = look.with("plain-gap-name", &[("n", n.into())]);
                    lines.extend(options(&gap.options, &format!("{name}: ")));
                }
            }
            _ => {}
        }
        lines.extend(self.reasons());
        lines
    }

    /// Why the right answer is right, and where that is written.
    fn reasons(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (id, text) in [
            ("explanation", self.question.explanation.as_ref()),
            ("source", self.question.source.as_ref()),
        ] {
            if let Some(text) = text {
                let text = lines_of(self.text(text)).collect::<Vec<_>>().join(" ");
                lines.push(format!("{} {text}", self.look.t(id)));
            }
        }
        lines
    }

    /// The right answer in words.
    fn key(&self) -> String {
        let correct = |options: &[Choice]| options.iter().position(|option| option.correct);
        let marked = |key: Vec<bool>| (0..key.len()).filter(|i| key[*i]).collect();
        let right = match &self.question.kind {
            Kind::SingleChoice { options } => Response::Choice(correct(options).unwrap_or(0)),
            Kind::MultipleResponse { options, .. } => {
                Response::Choices(marked(options.iter().map(|o| o.correct).collect()))
            }
            Kind::TrueFalse { answer, .. } => Response::Truth(*answer),
            Kind::Ordering { items, .. } => Response::Order((0..items.len()).collect()),
            Kind::Matching { pairs, .. } => Response::Matches((0..pairs.len()).map(Some).collect()),
            Kind::Cloze { gaps, .. } => {
                Response::Gaps(gaps.iter().map(|gap| correct(&gap.options)).collect())
            }
            Kind::HotText { passage } => Response::Spans(marked(passage.spans.clone())),
            Kind::Numerical {
                answer, tolerance, ..
            } => {
                let answer = self.words_of(&Response::Number(self.look.locale.decimal(*answer)));
                if *tolerance == Fraction::ZERO {
                    return answer;
                }
                let tolerance = self.look.locale.decimal(*tolerance);
                let args = [
                    ("answer", (&answer).into()),
                    ("tolerance", (&tolerance).into()),
                ];
                return self.look.with("plain-tolerance", &args);
            }
            Kind::ShortAnswer { accept } => {
                return accept
                    .iter()
                    .map(|text| self.text(text))
                    .collect::<Vec<_>>()
                    .join("; ");
            }
        };
        self.words_of(&right)
    }

    /// What the bank says to the options chosen, and to the right one.
    fn remarks(&self) -> Vec<&Text> {
        let of = |options: &'_ [Choice], chosen: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..options.len())
                .filter(|i| chosen(*i) || options[*i].correct)
                .collect()
        };
        match (&self.question.kind, self.response) {
            (kind @ (Kind::SingleChoice { .. } | Kind::MultipleResponse { .. }), response) => {
                let options = choices(kind, 0);
                let said = of(options, &|i| match response {
                    Some(Response::Choice(chosen)) => *chosen == i,
                    Some(Response::Choices(set)) => set.contains(&i),
                    _ => false,
                });
                said.into_iter()
                    .filter_map(|i| options[i].feedback.as_ref())
                    .collect()
            }
            (
                Kind::TrueFalse {
                    when_true,
                    when_false,
                    ..
                },
                Some(Response::Truth(truth)),
            ) => if *truth { when_true } else { when_false }.iter().collect(),
            (Kind::Cloze { gaps, .. }, Some(Response::Gaps(given))) => gaps
                .iter()
                .zip(given)
                .filter_map(|(gap, chosen)| gap.options.get((*chosen)?)?.feedback.as_ref())
                .collect(),
            _ => Vec::new(),
        }
    }
}
