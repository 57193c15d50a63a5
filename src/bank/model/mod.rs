//! What a bank holds once it is loaded: every rule the loader checks is true
//! of these values, so nothing later has to doubt them. The rules of its quiz are
//! in [`crate::bank::model::rules`].
//!
//! Serialising a [`Question`] or [`Bank`] gives the form that is digested; see
//! [`crate::bank::model::digest`].

pub mod digest;
pub mod rules;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use crate::bank::model::rules::{
    Draw, FeedbackRule, Minimum, Navigation, OnInterruption, Pool, Quiz, Section,
};
use crate::fraction::Fraction;
use crate::json::canonical::Digest;
use crate::text::{Lang, Text};

/// The most options, items, pairs, gaps or spans one question may have.
pub const PARTS_LIMIT: usize = 20;

/// Everything that can be asked in one subject, as its instructors wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    /// The bank's id: lower-case letters, digits and hyphens.
    pub id: String,
    /// The version instructors gave it, such as `2026.1`.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// One or two sentences for the instructions screen.
    pub description: Option<Text>,
    /// The languages every text is written in; the first is the fallback.
    pub languages: Vec<Lang>,
    /// Topics in the order written: id and name.
    pub topics: Vec<(String, Text)>,
    /// How a quiz is drawn from it and judged.
    pub quiz: Quiz,
    /// The questions in the order written. Never empty.
    pub questions: Vec<Question>,
    /// SHA-256 of the canonical form: same digest, same questions.
    pub digest: Digest,
}

impl Bank {
    /// The name of a topic, or its id where it has none.
    pub fn topic_name(&self, id: &str, lang: Lang) -> String {
        self.topics
            .iter()
            .find(|(topic, _)| topic == id)
            .map_or_else(|| id.to_owned(), |(_, name)| name.get(lang).to_owned())
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its id, unique in the bank.
    pub id: String,
    /// The topic it belongs to: a key of [`Bank::topics`].
    pub topic: String,
    /// The competence it measures, such as `C5`.
    pub competence: Option<String>,
    /// Bloom's level.
    pub level: Option<Level>,
    /// Whether it is a situation at work.
    pub situation: bool,
    /// What it is worth, in whole points; at least 1.
    pub points: u32,
    /// Whether its options may be shuffled (ordered numbers are not).
    pub shuffle: bool,
    /// The fact of the fact base it rests on.
    pub fact: Option<String>,
    /// What is asked.
    pub prompt: Text,
    /// What can be answered, and which answer is right.
    #[serde(flatten)]
    pub kind: Kind,
    /// Why the right answer is right.
    pub explanation: Option<Text>,
    /// Where that is written, as people cite it.
    pub source: Option<Text>,
    /// From which day the question holds.
    pub valid_from: Option<NaiveDate>,
    /// By which day somebody must look at it again.
    pub review_by: Option<NaiveDate>,
}

/// Bloom's levels, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Recall it.
    Remember,
    /// Explain it.
    Understand,
    /// Use it.
    Apply,
    /// Take it apart.
    Analyse,
    /// Judge it.
    Evaluate,
    /// Make something of it.
    Create,
}

/// The nine kinds of question, by the field's usual names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// One option is right.
    SingleChoice {
        /// At least two; exactly one correct.
        options: Vec<Choice>,
    },
    /// Several options are right.
    MultipleResponse {
        /// At least one correct and one wrong.
        options: Vec<Choice>,
        /// How many to pick, where the participant is told; that many are correct.
        choose: Option<usize>,
        /// How part of the answer counts.
        scoring: Scoring,
    },
    /// A statement that is true or false.
    TrueFalse {
        /// Whether it is true.
        answer: bool,
        /// Shown to who answered true.
        when_true: Option<Text>,
        /// Shown to who answered false.
        when_false: Option<Text>,
    },
    /// Items to put in order.
    Ordering {
        /// In the right order; at least two.
        items: Vec<Text>,
        /// How part of the answer counts.
        scoring: Scoring,
    },
    /// Left sides to match with right sides.
    Matching {
        /// At least two; right sides are distinct.
        pairs: Vec<Pair>,
        /// Right sides that belong to no left side.
        distractors: Vec<Text>,
    },
    /// A number.
    Numerical {
        /// The right value.
        answer: Fraction,
        /// How far off still counts.
        tolerance: Fraction,
        /// What is counted.
        unit: Option<Text>,
    },
    /// A few words, compared with patterns.
    ShortAnswer {
        /// Accepted answers; `*` stands for anything. Never empty.
        accept: Vec<Text>,
    },
    /// A text with gaps, each with its own options.
    Cloze {
        /// The text with `{1}`, `{2}` … where the gaps are.
        text: Text,
        /// The gaps in order; never empty.
        gaps: Vec<Gap>,
    },
    /// A document in which passages are marked.
    HotText {
        /// The document, by language, cut at its spans. The spans are the same
        /// in number and meaning in every language.
        passage: Passage,
    },
}

/// An option of a question or gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// Whether it is right.
    pub correct: bool,
    /// Shown to who picked it.
    pub feedback: Option<Text>,
}

/// A left side and the right side that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// What is given.
    pub left: Text,
    /// What belongs to it.
    pub right: Text,
}

/// A gap of a cloze text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// At least two; exactly one correct.
    pub options: Vec<Choice>,
}

/// A document with spans that can be marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The document as written, with `[[span]]` and `[[*span to mark]]`.
    pub text: Text,
    /// For each span, in the order of the document, whether it should be marked.
    pub spans: Vec<bool>,
}

/// A piece of a passage or cloze text, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A span to mark, or a gap: its number from 0, and its text (empty for a gap).
    Part(usize, &'a str),
}

/// How part of an answer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// All of it or none.
    AllOrNothing,
    /// In part.
    Partial,
}

impl Kind {
    /// The kind's name as banks write it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SingleChoice { .. } => "single_choice",
            Self::MultipleResponse { .. } => "multiple_response",
            Self::TrueFalse { .. } => "true_false",
            Self::Ordering { .. } => "ordering",
            Self::Matching { .. } => "matching",
            Self::Numerical { .. } => "numerical",
            Self::ShortAnswer { .. } => "short_answer",
            Self::Cloze { .. } => "cloze",
            Self::HotText { .. } => "hot_text",
        }
    }

    /// All nine names, in the design's order.
    pub const NAMES: [&'static str; 9] = [
        "single_choice",
        "multiple_response",
        "true_false",
        "ordering",
        "matching",
        "numerical",
        "short_answer",
        "cloze",
        "hot_text",
    ];
}

/// Cuts a passage at `[[span]]` and `[[*span]]`; the star is not part of the
/// text. An unclosed `[[` is plain text.
pub fn passage_pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut number = 0;
    while let Some(start) = rest.find("[[") {
        let Some(length) = rest[start + 2..].find("]]") else {
            break;
        };
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let inside = &rest[start + 2..start + 2 + length];
        pieces.push(Piece::Part(
            number,
            inside.strip_prefix('*').unwrap_or(inside),
        ));
        number += 1;
        rest = &rest[start + length + 4..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Cuts a cloze text at `{1}`, `{2}` …; the part's number is the gap's from 0.
/// Braces round anything but a gap of this text (`gaps` of them) are plain text.
pub fn cloze_pieces(text: &str, gaps: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|i| i + from) {
        let Some(close) = text[open..].find('}').map(|i| i + open) else {
            break;
        };
        let gap = text[open + 1..close]
            .parse::<usize>()
            .ok()
            .filter(|n| (1..=gaps).contains(n));
        if let Some(gap) = gap {
            if open > plain {
                pieces.push(Piece::Text(&text[plain..open]));
            }
            pieces.push(Piece::Part(gap - 1, ""));
            plain = close + 1;
            from = close + 1;
        } else {
            from = open + 1;
        }
    }
    if plain < text.len() {
        pieces.push(Piece::Text(&text[plain..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_cut_at_their_spans() {
        assert_eq!(
            passage_pieces("To [[the office]]: [[*name]] [x] [["),
            [
                Piece::Text("To "),
                Piece::Part(0, "the office"),
                Piece::Text(": "),
                Piece::Part(1, "name"),
                Piece::Text(" [x] [["),
            ]
        );
    }

    #[test]
    fn cloze_texts_are_cut_at_their_gaps() {
        assert_eq!(
            cloze_pieces("{2} and {1}, {3} {", 2),
            [
                Piece::Part(1, ""),
                Piece::Text(" and "),
                Piece::Part(0, ""),
                Piece::Text(", {3} {"),
            ]
        );
    }
}
