//! Who takes part, asked in lines: a participant code, or name and unit.

use crate::exam::Participant;
use crate::text::{NameError, clean_name};
use crate::training::yaml::is_code;
use crate::ui::look::Look;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Code,
    Name,
    Unit,
    Sure,
}

/// What a line came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// More is needed; [`Who::prompt`] says what.
    More,
    /// The line was no answer, for the reason said.
    Wrong(String),
    /// Find out who has this participant code, then [`Who::unknown`] if nobody.
    Find(String),
    /// Enrol this person.
    Enrol(Participant),
}

/// Asks who takes part.
#[derive(Debug)]
pub struct Who {
    step: Step,
    code: String,
    name: String,
    unit: String,
}

impl Default for Who {
    fn default() -> Self {
        Self {
            step: Step::Code,
            code: String::new(),
            name: String::new(),
            unit: String::new(),
        }
    }
}

impl Who {
    /// What is asked for now.
    pub fn prompt(&self, look: &Look) -> Vec<String> {
        let id = match self.step {
            Step::Code => "plain-ask-code",
            Step::Name => "plain-ask-name",
            Step::Unit => "plain-ask-unit",
            Step::Sure => {
                let about = [("name", (&self.name).into()), ("unit", (&self.unit).into())];
                return vec![
                    look.with("plain-ask-sure", &about),
                    format!("1. {}", look.t("no-change-name")),
                    format!("2. {}", look.t("yes-name-right")),
                    look.t("plain-ask-yes"),
                ];
            }
        };
        vec![look.t(id)]
    }

    /// Nobody has the code that was typed: its owner gives name and unit.
    pub fn unknown(&mut self, code: String) {
        self.code = code;
        self.step = Step::Name;
    }

    /// Somebody typed a line.
    pub fn handle(&mut self, line: &str, look: &Look) -> Reply {
        if self.step == Step::Code {
            let code = line.trim();
            if code.is_empty() {
                self.step = Step::Name;
                return Reply::More;
            }
            return if is_code(code) {
                Reply::Find(code.to_owned())
            } else {
                Reply::Wrong(look.t("code-wrong"))
            };
        }
        if self.step == Step::Sure {
            return self.sure(line.trim());
        }
        let text = match clean_name(line) {
            Ok(text) => text,
            Err(error) => return Reply::Wrong(look.t(wrong_id(error))),
        };
        if self.step == Step::Name {
            self.name = text;
            self.step = Step::Unit;
            return Reply::More;
        }
        self.unit = text;
        self.step = Step::Sure;
        Reply::More
    }

    /// 2 is yes; anything else asks for the name again.
    fn sure(&mut self, answer: &str) -> Reply {
        if answer != "2" {
            self.step = Step::Name;
            return Reply::More;
        }
        let who = std::mem::take(self);
        Reply::Enrol(Participant {
            code: who.code,
            name: who.name,
            unit: who.unit,
        })
    }
}

/// The message for what is wrong with a name or unit.
pub const fn wrong_id(error: NameError) -> &'static str {
    match error {
        NameError::Empty => "name-empty",
        NameError::TooLong(_) => "name-too-long",
        NameError::Forbidden { .. } => "name-invisible",
    }
}
