//! The tables of the nine kinds of question: what each adds to the fields of
//! every question, its words, its limits and an example.

use crate::bank::format::Lines;
use crate::bank::format::forms;
use crate::bank::format::{Field, KindFormat, List, Need, Right, Shape, Word};
use crate::bank::model::{PARTS_LIMIT, Scoring};

/// How many options a question or gap has.
pub const OPTIONS_COUNT: (usize, usize) = (2, PARTS_LIMIT);
/// How many items are put in order.
pub const ITEMS_COUNT: (usize, usize) = (2, PARTS_LIMIT);
/// How many pairs are matched.
pub const PAIRS_COUNT: (usize, usize) = (2, PARTS_LIMIT);
/// How many right sides belong to nothing.
pub const DISTRACTORS_COUNT: (usize, usize) = (0, PARTS_LIMIT);
/// How many answers are accepted.
pub const ACCEPT_COUNT: (usize, usize) = (1, PARTS_LIMIT);
/// How many gaps a text has.
pub const GAPS_COUNT: (usize, usize) = (1, PARTS_LIMIT);

const LINE: Shape = Shape::Text(Lines::One, None);
const TEXT: Shape = Shape::Text(Lines::Many, None);

/// How parts count.
pub static SCORING: [Word<Scoring>; 2] = [
    Word(
        "all_or_nothing",
        Scoring::AllOrNothing,
        "Only a wholly right answer is worth its points.",
    ),
    Word(
        "partial",
        Scoring::Partial,
        "What is right in the answer counts in part.",
    ),
];

/// The fields of an option.
pub static OPTION: [Field; 3] = [
    Field {
        name: "text",
        need: Need::Required,
        shape: LINE,
        about: "What the option says. No two options of a question read alike.",
        example: "Compare the summary with the decree",
    },
    Field {
        name: "correct",
        need: Need::Default("false"),
        shape: Shape::Flag,
        about: "Whether the option is right.",
        example: "true",
    },
    Field {
        name: "feedback",
        need: Need::Optional("nothing is shown"),
        shape: TEXT,
        about: "Shown after the quiz to whoever chose the option.",
        example: "It will say yes, whether or not it is.",
    },
];

/// The feedback of a true or false question.
pub static VERDICTS: [Field; 2] = [
    Field {
        name: "when_true",
        need: Need::Optional("nothing is shown"),
        shape: TEXT,
        about: "Shown after the quiz to whoever answered true.",
        example: "Also where a machine helped to write it.",
    },
    Field {
        name: "when_false",
        need: Need::Optional("nothing is shown"),
        shape: TEXT,
        about: "Shown after the quiz to whoever answered false.",
        example: "A signature says that somebody has read the text.",
    },
];

/// The fields of a pair.
pub static PAIR: [Field; 2] = [
    Field {
        name: "left",
        need: Need::Required,
        shape: LINE,
        about: "What stands on the left. No two left sides read alike.",
        example: "Draft",
    },
    Field {
        name: "right",
        need: Need::Required,
        shape: LINE,
        about: "What belongs to it. No two right sides read alike.",
        example: "the machine",
    },
];

/// The fields of a gap.
pub static GAP: [Field; 1] = [Field {
    name: "options",
    need: Need::Required,
    shape: Shape::Options(Right::One),
    about: "What the gap can be filled with. Exactly one option is correct.",
    example: "[{ text: drafts, correct: true }, { text: decides }]",
}];

static SINGLE_CHOICE: [Field; 1] = [Field {
    name: "options",
    need: Need::Required,
    shape: Shape::Options(Right::One),
    about: "What can be chosen. Exactly one option is correct.",
    example: "[{ text: Compare it with the decree, correct: true }, { text: Correct the spelling }]",
}];

static MULTIPLE_RESPONSE: [Field; 3] = [
    Field {
        name: "options",
        need: Need::Required,
        shape: Shape::Options(Right::Some),
        about: "What can be chosen. At least one option is correct, and at least one is not.",
        example: "[{ text: Names, correct: true }, { text: Addresses, correct: true }, { text: The date }]",
    },
    Field {
        name: "choose",
        need: Need::Optional("participants are not told"),
        shape: Shape::Whole(1, PARTS_LIMIT as u64),
        about: "How many to choose, as participants are told: the number of options that are correct.",
        example: "2",
    },
    Field {
        name: "scoring",
        need: Need::Default("all_or_nothing"),
        shape: Shape::Word(&SCORING),
        about: "What a partly right answer is worth: nothing, or right picks / all that are right, less wrong picks / all that are wrong, at least 0.",
        example: "partial",
    },
];

static TRUE_FALSE: [Field; 2] = [
    Field {
        name: "answer",
        need: Need::Required,
        shape: Shape::Flag,
        about: "Whether the statement in the prompt is true.",
        example: "true",
    },
    Field {
        name: "feedback",
        need: Need::Optional("nothing is shown"),
        shape: Shape::Fields(&VERDICTS),
        about: "What is shown after the quiz, by answer.",
        example: "{ when_false: A signature says that somebody has read the text. }",
    },
];

static ORDERING: [Field; 2] = [
    Field {
        name: "items",
        need: Need::Required,
        shape: Shape::List(&List {
            of: LINE,
            called: "texts",
            count: ITEMS_COUNT,
            distinct: false,
        }),
        about: "What is put in order, written in the right order. No two items read alike.",
        example: "[Draft, Check, Sign]",
    },
    Field {
        name: "scoring",
        need: Need::Default("partial"),
        shape: Shape::Word(&SCORING),
        about: "What a partly right order is worth: items in their place / items, or nothing.",
        example: "all_or_nothing",
    },
];

static MATCHING: [Field; 2] = [
    Field {
        name: "pairs",
        need: Need::Required,
        shape: Shape::List(&List {
            of: Shape::Fields(&PAIR),
            called: "pairs",
            count: PAIRS_COUNT,
            distinct: false,
        }),
        about: "What belongs together.",
        example: "[{ left: Draft, right: the machine }, { left: Check, right: the official }]",
    },
    Field {
        name: "distractors",
        need: Need::Default("[]"),
        shape: Shape::List(&List {
            of: LINE,
            called: "texts",
            count: DISTRACTORS_COUNT,
            distinct: false,
        }),
        about: "Right sides that belong to nothing.",
        example: "[the citizen]",
    },
];

static NUMERICAL: [Field; 3] = [
    Field {
        name: "answer",
        need: Need::Required,
        shape: Shape::Form(&forms::DECIMAL),
        about: "The right number. Participants may type a point or a comma.",
        example: "28",
    },
    Field {
        name: "tolerance",
        need: Need::Default("0"),
        shape: Shape::Form(&forms::TOLERANCE),
        about: "How far off an answer may be and still be right.",
        example: "0.5",
    },
    Field {
        name: "unit",
        need: Need::Optional("nothing is shown"),
        shape: LINE,
        about: "The unit, shown behind the field.",
        example: "{ en: hours, vi: giờ, fr: heures }",
    },
];

static SHORT_ANSWER: [Field; 1] = [Field {
    name: "accept",
    need: Need::Required,
    shape: Shape::List(&List {
        of: Shape::Text(Lines::One, Some(&forms::ANSWER)),
        called: "texts",
        count: ACCEPT_COUNT,
        distinct: false,
    }),
    about: "The texts that are right, in any language. Capital letters and double spaces do not matter, accents do; `*` stands for any characters.",
    example: "[\"hallucination*\", \"confabulation*\"]",
}];

static CLOZE: [Field; 2] = [
    Field {
        name: "text",
        need: Need::Required,
        shape: Shape::Text(Lines::Many, Some(&forms::GAP)),
        about: "The text with its gaps: `{1}`, `{2}` and so on, each exactly once in every language, in any order.",
        example: "\"The machine {1}, and the official {2}.\"",
    },
    Field {
        name: "gaps",
        need: Need::Required,
        shape: Shape::List(&List {
            of: Shape::Fields(&GAP),
            called: "gaps",
            count: GAPS_COUNT,
            distinct: false,
        }),
        about: "The gaps; the first entry belongs to `{1}`.",
        example: "[{ options: [{ text: drafts, correct: true }, { text: decides }] }, { options: [{ text: answers, correct: true }, { text: sleeps }] }]",
    },
];

static HOT_TEXT: [Field; 1] = [Field {
    name: "passage",
    need: Need::Required,
    shape: Shape::Text(Lines::Many, Some(&forms::SPAN)),
    about: "The text with its spans: `[[a span]]` can be marked but should not be, `[[*another]]` should be. At least one of each and at most 20, with the same marks in the same order in every language.",
    example: "\"[[Please shorten this]]: [[*Ms An]] asks for a form.\"",
}];

/// The nine kinds, in the order of [`crate::bank::model::Kind::NAMES`].
pub static KINDS: [KindFormat; 9] = [
    KindFormat {
        name: "single_choice",
        about: "One option is chosen, and exactly one is correct. It is worth all its points or none.",
        fields: &SINGLE_CHOICE,
        example: "\
- id: before-use
  kind: single_choice
  topic: data
  prompt: |
    A chatbot has summarised a decree for your report.
    What do you do first?
  options:
    - text: Compare the summary with the decree
      correct: true
    - text: Ask the chatbot whether it is right
      feedback: It will say yes, whether or not it is.
    - text: Correct the spelling
  explanation: A summary can leave out or invent figures, dates and names.
",
    },
    KindFormat {
        name: "multiple_response",
        about: "Any number of options is chosen; at least one is correct and at least one is not. Choosing everything is worth nothing.",
        fields: &MULTIPLE_RESPONSE,
        example: "\
- id: take-out
  kind: multiple_response
  topic: data
  prompt: What do you take out before a text leaves the office?
  choose: 2
  scoring: partial
  options:
    - { text: Names of citizens, correct: true }
    - { text: Telephone numbers of citizens, correct: true }
    - { text: The name of the office }
    - { text: The date }
",
    },
    KindFormat {
        name: "true_false",
        about: "The prompt is a statement that is true or false. It is worth all its points or none.",
        fields: &TRUE_FALSE,
        example: "\
- id: signer
  kind: true_false
  topic: data
  prompt: Whoever signs a letter answers for it.
  answer: true
  feedback:
    when_true: Also where a machine helped to write it.
    when_false: A signature says that somebody has read the text.
",
    },
    KindFormat {
        name: "ordering",
        about: "Items are put in the right order. They come shuffled, whatever the quiz and the question say of shuffling.",
        fields: &ORDERING,
        example: "\
- id: steps
  kind: ordering
  topic: data
  prompt: Put the steps in order.
  items:
    - Choose the task
    - Take out personal data
    - Let the machine write a draft
    - Check the draft
    - Sign
",
    },
    KindFormat {
        name: "matching",
        about: "Each left side is given the right side that belongs to it. It is worth right pairs / pairs.",
        fields: &MATCHING,
        example: "\
- id: who-does-what
  kind: matching
  topic: data
  prompt: Who does what?
  pairs:
    - { left: Draft, right: the machine }
    - { left: Check, right: the official }
    - { left: Signature, right: the head of the office }
  distractors: [the citizen]
",
    },
    KindFormat {
        name: "numerical",
        about: "A number is typed. It is worth all its points or none.",
        fields: &NUMERICAL,
        example: "\
- id: how-many
  kind: numerical
  topic: data
  prompt: 40 officials take part and 70 % must pass. How many is that?
  answer: 28
  tolerance: 0
  unit: officials
",
    },
    KindFormat {
        name: "short_answer",
        about: "A few words are typed. It is worth all its points or none.",
        fields: &SHORT_ANSWER,
        example: "\
- id: name-it
  kind: short_answer
  topic: data
  prompt: What is it called when a chatbot states as fact what is not so?
  accept: [\"hallucination*\", \"confabulation*\"]
",
    },
    KindFormat {
        name: "cloze",
        about: "Gaps in a text are filled, each from its options. It is worth right gaps / gaps.",
        fields: &CLOZE,
        example: "\
- id: fill-in
  kind: cloze
  topic: data
  prompt: Fill the gaps.
  text: The machine {1}, and the official {2}.
  gaps:
    - options:
        - { text: drafts, correct: true }
        - { text: decides }
    - options:
        - { text: answers for it, correct: true }
        - { text: need not read it }
",
    },
    KindFormat {
        name: "hot_text",
        about: "Spans of a text are marked. It is worth right marks / all to mark, less wrong marks / all to leave, at least 0.",
        fields: &HOT_TEXT,
        example: "\
- id: not-into-a-chatbot
  kind: hot_text
  topic: data
  prompt: Mark what must not be pasted into a public chatbot.
  passage: >-
    [[Please make this letter shorter]]: Ms An, [[*identity number 0123]],
    of [[*12 Lotus Street]], asks for [[a copy of the form]].
",
    },
];

/// The kind of a name.
pub fn kind(name: &str) -> Option<&'static KindFormat> {
    KINDS.iter().find(|kind| kind.name == name)
}
