//! What plain mode says: the question with its heading and prompt, once it is
//! known how the saving went.

use super::answer;
use super::question::Said;
use super::state::Plain;
use super::state::{Item, Step};
use super::word::{self, Word};
use crate::bank::model::OnInterruption;
use crate::exam::Reading;
use crate::ui::sitting::Saving;

impl Plain {
    /// The lines to be said now. Nothing in them reaches a terminal unsafely.
    pub fn lines(&mut self, now: &Reading) -> Vec<String> {
        let items = std::mem::take(&mut self.items);
        let mut lines = Vec::new();
        for item in items {
            match item {
                Item::Text(text) => lines.push(text),
                Item::Saving => lines.push(self.saving()),
                Item::Heading => lines.push(self.heading(now)),
                Item::Prompt => lines.extend(self.prompt()),
            }
        }
        lines
            .iter()
            .map(|line| crate::text::printable(line))
            .collect()
    }

    fn saving(&self) -> String {
        self.look.t(match self.sitting.saving {
            Saving::Saved(_) => "plain-saved",
            _ => "plain-not-saved",
        })
    }

    fn heading(&self, now: &Reading) -> String {
        let attempt = &self.sitting.attempt;
        let (n, total) = (attempt.current() + 1, attempt.paper().len());
        let mut parts = vec![self.look.with(
            "plain-question",
            &[("n", n.into()), ("total", total.into())],
        )];
        parts.extend(self.time_left(now, false));
        parts.push(self.saving());
        if attempt.is_flagged(attempt.current()) {
            parts.push(self.look.t("plain-flagged"));
        }
        parts.join(" ")
    }

    /// The time left in a sentence, with its seconds where they are wanted or
    /// there is nothing else.
    pub(super) fn time_left(&self, now: &Reading, exact: bool) -> Option<String> {
        let seconds = self.sitting.attempt.remaining(now)?.div_ceil(1000) as usize;
        let (minutes, rest) = (seconds / 60, seconds % 60);
        let look = &self.look;
        Some(if minutes == 0 {
            look.with("plain-seconds-left", &[("n", rest.into())])
        } else if exact && rest > 0 {
            let args = [("minutes", minutes.into()), ("seconds", rest.into())];
            look.with("plain-minutes-seconds-left", &args)
        } else {
            look.with("minutes-left", &[("n", minutes.into())])
        })
    }

    fn prompt(&self) -> Vec<String> {
        let look = &self.look;
        match self.step {
            Step::Question => {
                let how = self.said().how();
                let words = |words: &[Word]| -> Vec<String> {
                    words.iter().map(|word| word.named(&look.locale)).collect()
                };
                let mut keys = words(if self.is_sequential() {
                    &[
                        Word::Next,
                        Word::Flag,
                        Word::Time,
                        Word::Overview,
                        Word::Help,
                    ]
                } else {
                    &[
                        Word::Next,
                        Word::Previous,
                        Word::Flag,
                        Word::Time,
                        Word::Overview,
                        Word::Help,
                    ]
                });
                let menu = word::menu_key(&self.sitting.question().kind);
                keys.push(format!("{menu} {}", look.t("plain-menu")));
                let keys = keys.join(", ");
                vec![look.with(
                    "plain-prompt",
                    &[("how", (&how).into()), ("keys", (&keys).into())],
                )]
            }
            Step::Menu => vec![look.t("plain-ask-menu")],
            Step::GoTo => {
                let total = self.sitting.attempt.paper().len();
                vec![look.with("plain-ask-number", &[("total", total.into())])]
            }
            Step::Submit => self.yes_no("no-go-on", "yes-hand-in"),
            Step::PassOn => self.yes_no("no-go-on", "yes-pass-on"),
            Step::Leave => self.yes_no("no-go-on", "yes-leave"),
            Step::Finishing => vec![look.t("plain-ask-retry")],
            Step::Review(0) => vec![look.t("plain-ask-review")],
            Step::Review(_) => vec![look.t("plain-ask-more")],
            Step::Leaving | Step::Over(_) => Vec::new(),
        }
    }

    fn yes_no(&self, no: &str, yes: &str) -> Vec<String> {
        let look = &self.look;
        vec![
            format!("1. {}", look.t(no)),
            format!("2. {}", look.t(yes)),
            look.t("plain-ask-yes"),
        ]
    }

    /// The current question, to be said.
    pub(super) fn said(&self) -> Said<'_> {
        let attempt = &self.sitting.attempt;
        Said {
            question: self.sitting.question(),
            draft: &self.sitting.draft,
            response: attempt.response(attempt.current()),
            look: &self.look,
        }
    }

    pub(super) fn text(&mut self, id: &str) {
        self.items.push(Item::Text(self.look.t(id)));
    }

    pub(super) fn gap(&mut self) {
        self.items.push(Item::Text(String::new()));
    }

    /// Asks the current question.
    pub(super) fn ask(&mut self) {
        self.step = Step::Question;
        let place = self.sitting.attempt.current();
        let response = self.sitting.attempt.response(place).cloned();
        let kind = self.sitting.question().kind.clone();
        answer::aim(&kind, &mut self.sitting.draft, response.as_ref());
        self.gap();
        self.items.push(Item::Heading);
        let mut lines = self.said().lines();
        if let Some(given) = self.said().given() {
            lines.push(
                self.look
                    .with("plain-your-answer", &[("answer", (&given).into())]),
            );
        }
        self.items.extend(lines.into_iter().map(Item::Text));
        self.items.push(Item::Prompt);
    }

    pub(super) fn say_left(&mut self) {
        let header = self.sitting.attempt.header();
        if header.practice {
            self.text("plain-left-practice");
            return;
        }
        let rule = header.rules.on_interruption;
        let timed = header.rules.time_limit.is_some();
        self.text("answers-are-kept");
        if timed {
            self.text(match rule {
                OnInterruption::Run => "clock-runs-on",
                OnInterruption::Pause => "clock-stands-still",
            });
        }
        self.text("plain-resume-how");
    }
}
