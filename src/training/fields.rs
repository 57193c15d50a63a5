//! The tables of `training.yaml`, of the roster and of `page.yaml`: their fields,
//! words and limits. What they are made of is in [`crate::bank::format`].

use super::{Form, UnitLevel};
use crate::bank::format::Lines;
use crate::bank::format::fields::{ALLOW, LANGUAGES, QUIZ, VERSION_LIMIT};
use crate::bank::format::forms;
use crate::bank::format::{Field, List, Map, Need, Shape, Word};
use crate::text::NAME_LIMIT;

const NAME: Shape = Shape::Text(Lines::One, None);

/// The fields of `training.yaml`.
pub static TRAINING: [Field; 12] = [
    Field {
        name: "title",
        need: Need::Optional("nothing is shown"),
        shape: NAME,
        about: "What people call the training.",
        example: "{ en: AI for public service, vi: AI cho khu vực công, fr: L'IA au service public }",
    },
    Field {
        name: "issuer",
        need: Need::Optional("“Certamen site”"),
        shape: NAME,
        about: "Who issues the certificates, as printed on them.",
        example: "Department of Science and Technology",
    },
    Field {
        name: "languages",
        need: Need::Optional("English comes first"),
        shape: Shape::List(&LANGUAGES),
        about: "The languages of the training. The first is the language of the program for whoever has not chosen one, when the system names none either.",
        example: "[en, vi, fr]",
    },
    Field {
        name: "quizzes",
        need: Need::Default("[]"),
        shape: Shape::List(&List {
            of: Shape::Fields(&COMPOSED_QUIZ),
            called: "quizzes",
            count: (0, QUIZZES_LIMIT),
            distinct: false,
        }),
        about: "Quizzes drawn across banks, such as a final test. They are offered in this order, after the quizzes of the programme.",
        example: "[{ id: final-test, version: \"2026.1\", title: Final test, banks: [ai-basics, ai-law], quiz: { draw: 40, pass_mark: 70% } }]",
    },
    Field {
        name: "programme",
        need: Need::Optional("each bank is a quiz of its own, with a certificate of its own"),
        shape: Shape::Fields(&PROGRAMME),
        about: "The quizzes that together earn one certificate. With a programme, only its quizzes and those under `quizzes` are offered.",
        example: "{ id: ai-basics, version: \"2026.1\", title: AI basics, quizzes: [ai-law] }",
    },
    Field {
        name: "competences",
        need: Need::Default("{}"),
        shape: Shape::Map(&Map {
            takes: "names by competence",
            key: &forms::COMPETENCE,
            of: NAME,
            count: (0, usize::MAX),
        }),
        about: "The names of the competences, shown in results.",
        example: "{ C5: { en: Protect data, vi: Bảo vệ dữ liệu, fr: Protéger les données } }",
    },
    Field {
        name: "units",
        need: Need::Default("[]"),
        shape: Shape::List(&List {
            of: Shape::Fields(&UNIT),
            called: "units",
            count: (0, usize::MAX),
            distinct: false,
        }),
        about: "The offices participants come from, to find misspelt units in the roster.",
        example: "[{ name: Sở Khoa học và Công nghệ, level: provincial }]",
    },
    Field {
        name: "roster",
        need: Need::Default("[]"),
        shape: Shape::Either(&[Shape::Form(&forms::FILE_NAME), Shape::List(&ROSTER)]),
        about: "Who is expected, to pick from: the list itself, or the name of the file that holds it. It keeps nobody out.",
        example: "roster.yaml",
    },
    Field {
        name: "trusted_issuers",
        need: Need::Default("[]"),
        shape: Shape::List(&List {
            of: Shape::Form(&forms::DID_KEY),
            called: "keys",
            count: (0, usize::MAX),
            distinct: false,
        }),
        about: "Whose certificates are accepted besides those of this site.",
        example: "[\"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"]",
    },
    Field {
        name: "azerty_digits",
        need: Need::Default("false"),
        shape: Shape::Flag,
        about: "Whether the digit row of a French keyboard without Shift (& é \" ' ( - è _ ç à) chooses 1 to 10 in every language, and not only in French.",
        example: "true",
    },
    Field {
        name: "trusted_roots",
        need: Need::Default("[]"),
        shape: Shape::List(&List {
            of: Shape::Form(&forms::DID_KEY),
            called: "keys",
            count: (0, usize::MAX),
            distinct: false,
        }),
        about: "Whose issuer registers are gone by: the sites in the register.json of the training are trusted when one of these root keys signed it.",
        example: "[\"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"]",
    },
    ALLOW,
];

/// The fields of a programme.
pub static PROGRAMME: [Field; 6] = [
    Field {
        name: "id",
        need: Need::Required,
        shape: Shape::Form(&forms::ID),
        about: "The id of the programme. A participant earns one certificate for an id and version.",
        example: "ai-basics",
    },
    Field {
        name: "version",
        need: Need::Required,
        shape: Shape::Line(VERSION_LIMIT),
        about: "The version of the programme, which stands on certificates. Write it in quotation marks.",
        example: "\"2026.1\"",
    },
    Field {
        name: "title",
        need: Need::Required,
        shape: NAME,
        about: "What the certificate certifies.",
        example: "{ en: AI basics, vi: AI cơ bản, fr: Bases de l'IA }",
    },
    Field {
        name: "description",
        need: Need::Optional("the title stands in for it"),
        shape: Shape::Text(Lines::Many, None),
        about: "One or two sentences about the programme, which the certificate carries.",
        example: "Training for public servants.",
    },
    Field {
        name: "quizzes",
        need: Need::Required,
        shape: Shape::List(&List {
            of: Shape::Form(&forms::ID),
            called: "ids of banks or quizzes",
            count: (1, usize::MAX),
            distinct: true,
        }),
        about: "The quizzes that belong to the programme, in the order they are offered: each the id of a bank, or of one of `quizzes`.",
        example: "[ai-ethics, ai-law]",
    },
    Field {
        name: "valid_for",
        need: Need::Optional("without end"),
        shape: Shape::Form(&forms::VALIDITY),
        about: "How long a certificate is valid.",
        example: "2y",
    },
];

/// The most composed quizzes one training may have.
pub const QUIZZES_LIMIT: usize = 100;

/// The most banks one quiz may draw from.
pub const BANKS_LIMIT: usize = 100;

/// The parallel forms.
pub static FORMS: [Word<Form>; 2] = [
    Word("A", Form::A, "The first of two halves."),
    Word("B", Form::B, "The other half."),
];

/// The fields of a composed quiz.
pub static COMPOSED_QUIZ: [Field; 7] = [
    Field {
        name: "id",
        need: Need::Required,
        shape: Shape::Form(&forms::ID),
        about: "The id of the quiz, which no bank has.",
        example: "final-test",
    },
    Field {
        name: "version",
        need: Need::Required,
        shape: Shape::Line(VERSION_LIMIT),
        about: "The version of the quiz, which stands on certificates. Raise it when its rules change, and write it in quotation marks.",
        example: "\"2026.1\"",
    },
    Field {
        name: "title",
        need: Need::Required,
        shape: NAME,
        about: "What people call the quiz.",
        example: "{ en: Final test, vi: Bài thi cuối khóa, fr: Épreuve finale }",
    },
    Field {
        name: "description",
        need: Need::Optional("nothing is shown"),
        shape: Shape::Text(Lines::Many, None),
        about: "One or two sentences about the quiz, shown before the start.",
        example: "Forty questions from everything the training was about.",
    },
    Field {
        name: "banks",
        need: Need::Required,
        shape: Shape::List(&List {
            of: Shape::Form(&forms::ID),
            called: "ids of banks",
            count: (1, BANKS_LIMIT),
            distinct: true,
        }),
        about: "The banks it is drawn from. They are its topics, by their ids, and no two of them have a question of the same id.",
        example: "[ai-basics, ai-law]",
    },
    Field {
        name: "form",
        need: Need::Optional("it draws from all questions"),
        shape: Shape::Word(&FORMS),
        about: "Draws from one of two parallel forms: halves of the questions with as many of each competence, level and kind as can be. A test before and one after the training share no question when one is form A and the other form B, and both name the same banks.",
        example: "A",
    },
    Field {
        name: "quiz",
        need: Need::Required,
        shape: Shape::Fields(&QUIZ),
        about: "Its rules, as a bank has them.",
        example: "{ draw: { C1: 4, C5: 6 }, situations: 60%, time_limit: 45m, pass_mark: 70% }",
    },
];

/// The levels of an office.
pub static LEVELS: [Word<UnitLevel>; 3] = [
    Word("central", UnitLevel::Central, "A ministry or agency."),
    Word("provincial", UnitLevel::Provincial, "A province or city."),
    Word("communal", UnitLevel::Communal, "A commune or ward."),
];

/// The fields of a unit.
pub static UNIT: [Field; 2] = [
    Field {
        name: "name",
        need: Need::Required,
        shape: Shape::Line(NAME_LIMIT),
        about: "The name of the office, once in the list.",
        example: "Sở Khoa học và Công nghệ",
    },
    Field {
        name: "level",
        need: Need::Optional("none"),
        shape: Shape::Word(&LEVELS),
        about: "The level of the office.",
        example: "provincial",
    },
];

/// The roster: in `training.yaml` or a file of its own.
pub static ROSTER: List = List {
    of: Shape::Fields(&PARTICIPANT),
    called: "participants",
    count: (0, usize::MAX),
    distinct: false,
};

/// The fields of a participant in the roster.
pub static PARTICIPANT: [Field; 4] = [
    Field {
        name: "code",
        need: Need::Required,
        shape: Shape::Form(&forms::CODE),
        about: "The participant code, once in the roster. Never use citizen identity numbers.",
        example: "CB-0042-00317",
    },
    Field {
        name: "name",
        need: Need::Required,
        shape: Shape::Line(NAME_LIMIT),
        about: "The full name, as it shall stand on the certificate.",
        example: "Nguyễn Thị Bích Hằng",
    },
    Field {
        name: "unit",
        need: Need::Required,
        shape: Shape::Line(NAME_LIMIT),
        about: "The office the participant comes from.",
        example: "Sở Khoa học và Công nghệ",
    },
    Field {
        name: "extra_time",
        need: Need::Default("1"),
        shape: Shape::Form(&forms::FACTOR),
        about: "A factor on every time limit, for whoever was granted extra time. It is recorded with the attempt and not printed on the certificate.",
        example: "1.25",
    },
];

/// The longest line of words on a page, and the longest closing sentence.
pub const PAGE_LINE_LIMIT: usize = 120;
/// See [`PAGE_LINE_LIMIT`].
pub const PAGE_CLOSING_LIMIT: usize = 400;

/// The fields of `page.yaml`.
pub static PAGE: [Field; 4] = [
    Field {
        name: "logo",
        need: Need::Optional("no picture is printed"),
        shape: Shape::Form(&forms::PICTURE_NAME),
        about: "A picture above the issuer, PNG or JPEG, at most 2 MiB and 4000 pixels wide and high.",
        example: "logo.png",
    },
    Field {
        name: "accent",
        need: Need::Default("\"#1b3f6b\""),
        shape: Shape::Form(&forms::COLOUR),
        about: "The colour of frame, heading and title. Without quotation marks it is a comment.",
        example: "\"#7a1020\"",
    },
    Field {
        name: "words",
        need: Need::Optional("the words are the built-in ones"),
        shape: Shape::Fields(&PAGE_WORDS),
        about: "Words in place of the built-in ones. In a language that is not written here they stay as they are.",
        example: "{ heading: { en: Certificate of training, vi: Giấy chứng nhận tập huấn, fr: Attestation de formation } }",
    },
    Field {
        name: "hide",
        need: Need::Default("[]"),
        shape: Shape::WordList(&HIDDEN),
        about: "Lines that are left out. They stay in the credential that the page carries.",
        example: "[version, fingerprint]",
    },
];

/// The words of a page.
pub static PAGE_WORDS: [Field; 4] = [
    Field {
        name: "heading",
        need: Need::Optional("“Certificate of completion”"),
        shape: Shape::Short(PAGE_LINE_LIMIT),
        about: "The large heading.",
        example: "{ en: Certificate of training, vi: Giấy chứng nhận tập huấn, fr: Attestation de formation }",
    },
    Field {
        name: "lead",
        need: Need::Optional("“This is to certify that”"),
        shape: Shape::Short(PAGE_LINE_LIMIT),
        about: "The line above the name.",
        example: "{ en: It is certified that, vi: Chứng nhận, fr: Il est attesté que }",
    },
    Field {
        name: "deed",
        need: Need::Optional("“has successfully completed”"),
        shape: Shape::Short(PAGE_LINE_LIMIT),
        about: "The line between the name and what was completed.",
        example: "{ en: has completed the training, vi: đã hoàn thành khóa tập huấn, fr: a suivi la formation }",
    },
    Field {
        name: "closing",
        need: Need::Optional("how the page is verified"),
        shape: Shape::Short(PAGE_CLOSING_LIMIT),
        about: "The small sentence beside the code.",
        example: "{ en: Check it with certamen verify., vi: Kiểm tra bằng certamen verify., fr: À vérifier avec certamen verify. }",
    },
];

/// A line that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// Who issues, above the heading.
    Issuer,
    /// Unit and participant code.
    Person,
    /// The version of what was completed.
    Version,
    /// The score and what was required.
    Score,
    /// The result of each quiz.
    Quizzes,
    /// The fingerprint of the certificate.
    Fingerprint,
}
/// The lines of a page that can be left out.
pub static HIDDEN: [Word<Hidden>; 6] = [
    Word("issuer", Hidden::Issuer, "The issuer above the heading."),
    Word(
        "person",
        Hidden::Person,
        "Unit and participant code below the name.",
    ),
    Word(
        "version",
        Hidden::Version,
        "The version of what was completed.",
    ),
    Word("score", Hidden::Score, "The score and the pass mark."),
    Word("quizzes", Hidden::Quizzes, "The result of each quiz."),
    Word(
        "fingerprint",
        Hidden::Fingerprint,
        "The fingerprint of the certificate.",
    ),
];
