//! The tables of a bank: its fields, those of its quiz and of every question,
//! its words and its limits. What each kind of question adds is in
//! [`crate::bank::format::kind_fields`].

use crate::bank::format::Lines;
use crate::bank::format::forms;
use crate::bank::format::{Field, List, Map, Need, Shape, Word};
use crate::bank::model::{FeedbackRule, Level, Navigation, OnInterruption};

/// The longest version, in characters.
pub const VERSION_LIMIT: usize = 40;

/// How many languages one file may have.
pub const LANGUAGES_COUNT: (usize, usize) = (1, 16);

/// How many topics one bank may have.
pub const TOPICS_COUNT: (usize, usize) = (1, 200);

/// The most points a question can be worth.
pub const POINTS_LIMIT: u64 = 100;

/// The longest fact id, in characters.
pub const FACT_LIMIT: usize = 64;

/// The most attempts that can be granted.
pub const ATTEMPTS_LIMIT: u64 = 1_000;

/// The most questions a number can ask for; no bank has more.
pub const DRAW_LIMIT: u64 = 1_000_000;

/// A name of one line, by language.
const NAME: Shape = Shape::Text(Lines::One, None);

/// A text of any number of lines, by language.
const TEXT: Shape = Shape::Text(Lines::Many, None);

/// The languages of a bank or a training.
pub static LANGUAGES: List = List {
    of: Shape::Form(&forms::LANGUAGE),
    called: "languages",
    count: LANGUAGES_COUNT,
    distinct: true,
};

/// The field `allow`, wherever it may stand.
pub const ALLOW: Field = Field {
    name: "allow",
    need: Need::Optional("every warning is shown"),
    shape: Shape::Allow,
    about: "Warnings of `certamen check` that are all right here, each with the reason for whoever reviews the file. It changes nothing a participant sees, and errors cannot be allowed.",
    example: "{ missing-translation: French follows in March. }",
};

/// The fields of a bank.
pub static BANK: [Field; 9] = [
    Field {
        name: "bank",
        need: Need::Required,
        shape: Shape::Form(&forms::ID),
        about: "The id of the bank. The file is named after it: `office-basics.yaml`.",
        example: "office-basics",
    },
    Field {
        name: "version",
        need: Need::Required,
        shape: Shape::Line(VERSION_LIMIT),
        about: "The version of the bank, which stands on certificates. Raise it with every change, and write it in quotation marks.",
        example: "\"2026.1\"",
    },
    Field {
        name: "title",
        need: Need::Required,
        shape: NAME,
        about: "What people call the quiz.",
        example: "{ en: Office basics, vi: Kiến thức văn phòng, fr: Bases du bureau }",
    },
    Field {
        name: "description",
        need: Need::Optional("nothing is shown"),
        shape: TEXT,
        about: "One or two sentences about the quiz, shown before the start.",
        example: "What to do before a text made by a machine leaves the office.",
    },
    Field {
        name: "languages",
        need: Need::Required,
        shape: Shape::List(&LANGUAGES),
        about: "The languages every text of the bank is written in. The first stands in where a text lacks a language.",
        example: "[en, vi, fr]",
    },
    Field {
        name: "topics",
        need: Need::Required,
        shape: Shape::Map(&Map {
            takes: "names by id, 1 to 200",
            key: &forms::ID,
            of: NAME,
            count: TOPICS_COUNT,
        }),
        about: "The topics of the bank: an id that questions name, and a name that results show. Every topic has at least one question.",
        example: "{ data: { en: Data, vi: Dữ liệu, fr: Données } }",
    },
    Field {
        name: "quiz",
        need: Need::Required,
        shape: Shape::Fields(&QUIZ),
        about: "The rules of the quiz that is drawn from the bank.",
        example: "{ pass_mark: 70%, time_limit: 25m }",
    },
    Field {
        name: "questions",
        need: Need::Required,
        shape: Shape::Questions,
        about: "The questions, at least one. Each has the fields of every question and those of its kind.",
        example: "[{ id: signer, kind: true_false, topic: data, prompt: Whoever signs a letter answers for it., answer: true }]",
    },
    ALLOW,
];

/// Whether a participant may go back.
pub static NAVIGATION: [Word<Navigation>; 2] = [
    Word(
        "free",
        Navigation::Free,
        "Participants go to any question in any order, as often as they like.",
    ),
    Word(
        "sequential",
        Navigation::Sequential,
        "Participants only go forward: a question that was left is closed.",
    ),
];

/// What the clock does while the program is not running.
pub static ON_INTERRUPTION: [Word<OnInterruption>; 2] = [
    Word(
        "run",
        OnInterruption::Run,
        "The clock runs on while the program is away.",
    ),
    Word(
        "pause",
        OnInterruption::Pause,
        "The clock stands still while the program is away.",
    ),
];

/// When answers are shown.
pub static FEEDBACK: [Word<FeedbackRule>; 2] = [
    Word(
        "after_submit",
        FeedbackRule::AfterSubmit,
        "After the quiz each answer is shown with its key, reason and source.",
    ),
    Word(
        "never",
        FeedbackRule::Never,
        "Only the score is shown, never the answers.",
    ),
];

/// Something that is shuffled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shuffled {
    /// The questions of a paper.
    Questions,
    /// The options of a question.
    Options,
}

/// What a quiz may shuffle.
pub static SHUFFLED: [Word<Shuffled>; 2] = [
    Word(
        "questions",
        Shuffled::Questions,
        "The questions come in an order of their own for each attempt.",
    ),
    Word(
        "options",
        Shuffled::Options,
        "The options of a question come in an order of their own for each attempt.",
    ),
];

/// The fields of a quiz.
pub static QUIZ: [Field; 10] = [
    Field {
        name: "pass_mark",
        need: Need::Required,
        shape: Shape::Form(&forms::SHARE),
        about: "The share of all points that passes. Scores are exact fractions, so 69.9 % never passes a pass mark of 70 %.",
        example: "70%",
    },
    Field {
        name: "draw",
        need: Need::Default("all"),
        shape: Shape::Either(&[
            Shape::Form(&forms::ALL),
            Shape::Whole(1, DRAW_LIMIT),
            Shape::Map(&Map {
                takes: "numbers of questions by topic, or by competence",
                key: &forms::SECTION,
                of: Shape::Whole(1, DRAW_LIMIT),
                count: (1, TOPICS_COUNT.1),
            }),
        ]),
        about: "What an attempt asks: every question, a number of questions, a number from each topic, or a number from each competence. No more than there are.",
        example: "{ data: 8, law: 4 }",
    },
    Field {
        name: "situations",
        need: Need::Optional("it does not matter"),
        shape: Shape::Form(&forms::SHARE),
        about: "The least share of situations among the questions drawn, in each topic or competence the draw names, rounded up.",
        example: "60%",
    },
    Field {
        name: "time_limit",
        need: Need::Optional("no limit"),
        shape: Shape::Form(&forms::DURATION),
        about: "How long an attempt may take. When the time is up, what has been answered is submitted by itself.",
        example: "25m",
    },
    Field {
        name: "minimum",
        need: Need::Default("{}"),
        shape: Shape::Map(&Map {
            takes: "shares by topic or competence",
            key: &forms::SECTION,
            of: Shape::Form(&forms::SHARE),
            count: (0, usize::MAX),
        }),
        about: "Shares that must be reached as well as the pass mark, each in one topic or one competence. One the paper does not ask about counts as reached.",
        example: "{ data: 50%, C5: 60% }",
    },
    Field {
        name: "attempts",
        need: Need::Optional("any number"),
        shape: Shape::Whole(1, ATTEMPTS_LIMIT),
        about: "How many scored attempts each participant has.",
        example: "3",
    },
    Field {
        name: "shuffle",
        need: Need::Default("[questions, options]"),
        shape: Shape::WordList(&SHUFFLED),
        about: "What comes in a shuffled order. An empty list keeps everything in the written order.",
        example: "[options]",
    },
    Field {
        name: "navigation",
        need: Need::Default("free"),
        shape: Shape::Word(&NAVIGATION),
        about: "Whether participants may go back to a question.",
        example: "sequential",
    },
    Field {
        name: "on_interruption",
        need: Need::Default("run"),
        shape: Shape::Word(&ON_INTERRUPTION),
        about: "What the clock does while the program is not running.",
        example: "pause",
    },
    Field {
        name: "feedback",
        need: Need::Default("after_submit"),
        shape: Shape::Word(&FEEDBACK),
        about: "What participants see of the answers.",
        example: "never",
    },
];

/// What a question asks of whoever answers it.
pub static LEVELS: [Word<Level>; 6] = [
    Word("remember", Level::Remember, "Recall a fact."),
    Word("understand", Level::Understand, "Say what something means."),
    Word("apply", Level::Apply, "Use a rule in a situation."),
    Word(
        "analyse",
        Level::Analyse,
        "Take a situation apart and find what matters.",
    ),
    Word(
        "evaluate",
        Level::Evaluate,
        "Judge by criteria and give the reason.",
    ),
    Word("create", Level::Create, "Make something new."),
];

/// The fields of every question.
pub static QUESTION: [Field; 15] = [
    Field {
        name: "id",
        need: Need::Required,
        shape: Shape::Form(&forms::ID),
        about: "The id of the question, once in the bank.",
        example: "before-use",
    },
    Field {
        name: "kind",
        need: Need::Required,
        shape: Shape::Kind,
        about: "What kind of question it is. The kind decides which other fields it has.",
        example: "single_choice",
    },
    Field {
        name: "topic",
        need: Need::Required,
        shape: Shape::Form(&forms::TOPIC),
        about: "The topic it belongs to.",
        example: "data",
    },
    Field {
        name: "prompt",
        need: Need::Required,
        shape: TEXT,
        about: "What is asked. Of several lines, the last stands out as the question and those before it as the situation.",
        example: "{ en: What do you check first?, vi: Bạn kiểm tra gì trước?, fr: Que vérifiez-vous d'abord\u{a0}? }",
    },
    Field {
        name: "competence",
        need: Need::Optional("none"),
        shape: Shape::Form(&forms::COMPETENCE),
        about: "The competence it measures. The names of competences are in `training.yaml`.",
        example: "C5",
    },
    Field {
        name: "level",
        need: Need::Optional("none"),
        shape: Shape::Word(&LEVELS),
        about: "What it asks of whoever answers it, on Bloom's scale.",
        example: "apply",
    },
    Field {
        name: "situation",
        need: Need::Default("false"),
        shape: Shape::Flag,
        about: "Whether it sets a situation at work.",
        example: "true",
    },
    Field {
        name: "points",
        need: Need::Default("1"),
        shape: Shape::Whole(1, POINTS_LIMIT),
        about: "How many points it is worth.",
        example: "2",
    },
    Field {
        name: "shuffle",
        need: Need::Default("true"),
        shape: Shape::Flag,
        about: "Whether its options may be shuffled. `false` keeps the written order, whatever the quiz says.",
        example: "false",
    },
    Field {
        name: "fact",
        need: Need::Optional("none"),
        shape: Shape::Line(FACT_LIMIT),
        about: "Your own note of the fact it rests on. It is never shown.",
        example: "X01",
    },
    Field {
        name: "explanation",
        need: Need::Optional("nothing is shown"),
        shape: TEXT,
        about: "The reason for the right answer, shown with the feedback.",
        example: "A summary can leave out or invent figures, dates and names.",
    },
    Field {
        name: "source",
        need: Need::Optional("nothing is shown"),
        shape: NAME,
        about: "Where the right answer can be read, shown with the feedback.",
        example: "\"Regulation (EU) 2024/1689, Art. 50(1)\"",
    },
    Field {
        name: "valid_from",
        need: Need::Optional("always"),
        shape: Shape::Form(&forms::DATE),
        about: "The day from which the right answer holds.",
        example: "2026-08-02",
    },
    Field {
        name: "review_by",
        need: Need::Optional("never"),
        shape: Shape::Form(&forms::DATE),
        about: "The day by which somebody reads the question again; not before `valid_from`.",
        example: "2027-03-01",
    },
    ALLOW,
];
