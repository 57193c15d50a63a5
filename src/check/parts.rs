//! The texts of a draft's questions with the places they stand at.

use crate::bank::fault::Place;
use crate::bank::model::{Choice, Kind, Question};
use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::Node;
use crate::bank::yaml::source::place_at;
use crate::text::{Lang, Text};

/// A question that could be read, and where it stands.
#[derive(Clone, Copy)]
pub struct Part<'d> {
    /// The question.
    pub question: &'d Question,
    /// Its fields in the file.
    pub node: &'d Node<'d>,
}

/// The questions that could be read, in the order of the file.
pub fn questions<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = Part<'d>> {
    let read = draft.parts.questions.iter();
    read.zip(draft.question_nodes())
        .filter_map(|(question, node)| {
            let question = question.as_ref()?;
            Some(Part { question, node })
        })
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The question itself.
    Prompt,
    /// An option of a question or gap.
    Option,
    /// An item, a side of a pair, a unit.
    Piece,
    /// A document or a text with gaps.
    Passage,
    /// Shown afterwards: feedback and explanation.
    Remark,
}

/// A text with its role and the value it was read from.
pub type Spot<'d> = (Role, &'d Text, &'d Node<'d>);

impl<'d> Part<'d> {
    /// Every text of the question but its source and accepted answers, which
    /// are the same in all languages.
    pub fn texts(&self) -> Vec<Spot<'d>> {
        let mut spots = Vec::with_capacity(16);
        let node = self.node;
        let mut add = |role, text: Option<&'d Text>, node: Option<&'d Node<'d>>| {
            if let (Some(text), Some(node)) = (text, node) {
                spots.push((role, text, node));
            }
        };
        let question = self.question;
        add(Role::Prompt, Some(&question.prompt), node.get("prompt"));
        let explanation = question.explanation.as_ref();
        add(Role::Remark, explanation, node.get("explanation"));
        match &question.kind {
            Kind::TrueFalse {
                when_true,
                when_false,
                ..
            } => {
                let of = |name| node.get("feedback").and_then(|node| node.get(name));
                add(Role::Remark, when_true.as_ref(), of("when_true"));
                add(Role::Remark, when_false.as_ref(), of("when_false"));
            }
            Kind::Ordering { items, .. } => {
                for (text, node) in items.iter().zip(entries(node, "items")) {
                    add(Role::Piece, Some(text), Some(node));
                }
            }
            Kind::Matching { pairs, distractors } => {
                for (pair, node) in pairs.iter().zip(entries(node, "pairs")) {
                    add(Role::Piece, Some(&pair.left), node.get("left"));
                    add(Role::Piece, Some(&pair.right), node.get("right"));
                }
                for (text, node) in distractors.iter().zip(entries(node, "distractors")) {
                    add(Role::Piece, Some(text), Some(node));
                }
            }
            Kind::Numerical { unit, .. } => add(Role::Piece, unit.as_ref(), node.get("unit")),
            Kind::Cloze { text, .. } => add(Role::Passage, Some(text), node.get("text")),
            Kind::HotText { passage } => {
                add(Role::Passage, Some(&passage.text), node.get("passage"));
            }
            Kind::SingleChoice { .. }
            | Kind::MultipleResponse { .. }
            | Kind::ShortAnswer { .. } => {}
        }
        for set in self.choices() {
            for (choice, node) in set {
                add(Role::Option, Some(&choice.text), node.get("text"));
                add(Role::Remark, choice.feedback.as_ref(), node.get("feedback"));
            }
        }
        spots
    }

    /// The options of the question, or of each of its gaps.
    pub fn choices(&self) -> Vec<Vec<(&'d Choice, &'d Node<'d>)>> {
        let set = |options: &'d [Choice], node: &'d Node<'d>| {
            options.iter().zip(entries(node, "options")).collect()
        };
        match &self.question.kind {
            Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
                vec![set(options, self.node)]
            }
            Kind::Cloze { gaps, .. } => gaps
                .iter()
                .zip(entries(self.node, "gaps"))
                .map(|(gap, node)| set(&gap.options, node))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Where the question begins.
    pub const fn place(&self) -> Place {
        self.node.place
    }
}

fn entries<'d>(node: &'d Node<'d>, field: &str) -> &'d [Node<'d>] {
    node.get(field).map_or(&[], Node::items)
}

/// The value a wording of a language was read from.
pub fn wording_node<'n, 'd>(node: &'n Node<'d>, lang: Option<Lang>) -> &'n Node<'d> {
    lang.and_then(|lang| node.get(lang.as_str()))
        .unwrap_or(node)
}

/// Where the wording of a language stands.
pub fn wording_place(node: &Node<'_>, lang: Option<Lang>) -> Place {
    wording_node(node, lang).place
}

/// Where a word of a wording stands, as far as the file spells it alike.
pub fn word_place(draft: &Draft<'_>, node: &Node<'_>, lang: Option<Lang>, word: &str) -> Place {
    let node = wording_node(node, lang);
    let written = draft
        .source
        .get(node.bytes.0 as usize..node.bytes.1 as usize);
    let at = written.and_then(|written| {
        let mut places = written.match_indices(word);
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = places.find(|(at, _)| {
            !joined(written[..*at].chars().next_back())
                && !joined(written[at + word.len()..].chars().next())
        });
        Some(place_at(written, whole?.0))
    });
    at.map_or(node.place, |at| within(node.place, at))
}

/// The place of the file that is a place in a piece which begins at `start`.
pub const fn within(start: Place, at: Place) -> Place {
    if at.line == 1 {
        return Place {
            line: start.line,
            column: start.column + at.column - 1,
        };
    }
    Place {
        line: start.line + at.line - 1,
        column: at.column,
    }
}
