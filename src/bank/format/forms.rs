//! The plain values of banks and trainings, as their readers in
//! [`crate::bank::values`] take them and as a schema can say it.
//!
//! The patterns let through everything the readers take. Where a form alone
//! cannot tell (a 30 February is told, a 29 February is not), they let through
//! more, and the readers decide.

use crate::bank::format::{Form, Mark};

/// White space, as people put it round what they quote.
macro_rules! spaced {
    ($($part:expr),+) => { concat!("^\\s*(", $($part),+, ")\\s*$") };
}

/// The id of a bank, a question or a topic.
pub static ID: Form = Form {
    takes: "an id: lower-case letters, digits and hyphens, at most 64",
    pattern: "^[a-z0-9][a-z0-9-]{0,63}$",
    number: None,
    only: &[],
};

/// The topic of a question. Names of digits only may go without quotation marks.
pub static TOPIC: Form = Form {
    takes: "an id that stands under `topics`",
    pattern: "^[a-z0-9][a-z0-9-]{0,63}$",
    number: Some((i64::MIN, i64::MAX)),
    only: &[],
};

/// What a minimum is set on.
pub static SECTION: Form = Form {
    takes: "an id that stands under `topics`, or a competence",
    pattern: "^([a-z0-9][a-z0-9-]{0,63}|C([1-9]|10))$",
    number: None,
    only: &[],
};

/// A competence.
pub static COMPETENCE: Form = Form {
    takes: "a competence, `C1` to `C10`",
    pattern: "^C([1-9]|10)$",
    number: None,
    only: &["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10"],
};

/// A language.
pub static LANGUAGE: Form = Form {
    takes: "a language tag such as `en`, `vi` or `fr`",
    pattern: "^([a-z]{2}(-[A-Za-z0-9]{1,5})?|[a-z]{3}(-[A-Za-z0-9]{1,4})?)$",
    number: None,
    only: &[],
};

/// A duration.
pub static DURATION: Form = Form {
    takes: "a duration between 10 seconds and 24 hours, such as `90s`, `25m` or `1h30m`",
    pattern: "^([0-9]+h([0-9]+m)?([0-9]+s)?|[0-9]+m([0-9]+s)?|[0-9]+s)$",
    number: None,
    only: &[],
};

/// A share of a whole.
pub static SHARE: Form = Form {
    takes: "a share such as `70%`, `7/10` or `0.7`",
    pattern: spaced!(
        "\\+?0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)\\s*%|\\+?(0+(\\.[0-9]+)?|0*1(\\.0+)?)",
        "|-0+(\\.0+)?\\s*%?|[-+]?[0-9]+\\s*/\\s*[-+]?[0-9]+"
    ),
    number: Some((0, 1)),
    only: &[],
};

/// A factor on time limits.
pub static FACTOR: Form = Form {
    takes: "a factor from 1 to 4, such as `1.25`, `5/4` or `125%`",
    pattern: spaced!(
        "\\+?0*([1-3][0-9]{2}(\\.[0-9]+)?|400(\\.0+)?)\\s*%|\\+?0*([1-3](\\.[0-9]+)?|4(\\.0+)?)",
        "|[-+]?[0-9]+\\s*/\\s*[-+]?[0-9]+"
    ),
    number: Some((1, 4)),
    only: &[],
};

/// A day.
pub static DATE: Form = Form {
    takes: "a date such as `2026-08-02`",
    pattern: "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$",
    number: None,
    only: &[],
};

/// How long a certificate is valid.
pub static VALIDITY: Form = Form {
    takes: "a number of years or months, at most 50 years, such as `2y` or `18m`",
    pattern: "^0*(([1-9]|[1-4][0-9]|50)y|([1-9][0-9]?|[1-5][0-9]{2}|600)m)$",
    number: None,
    only: &[],
};

/// An exact decimal.
pub static DECIMAL: Form = Form {
    takes: "a decimal number with a point, such as `28` or `0.5`",
    pattern: "^[-+]?[0-9]+(\\.[0-9]+)?$",
    number: Some((i64::MIN, i64::MAX)),
    only: &[],
};

/// An exact decimal that is not negative.
pub static TOLERANCE: Form = Form {
    takes: "a decimal number with a point, not below 0",
    pattern: "^(\\+?[0-9]+(\\.[0-9]+)?|-0+(\\.0+)?)$",
    number: Some((0, i64::MAX)),
    only: &[],
};

/// A participant code.
pub static CODE: Form = Form {
    takes: "a participant code: at most 32 letters without accents, digits, points, hyphens and underscores; in quotation marks where it is a number",
    pattern: "^[A-Za-z0-9._-]{1,32}$",
    number: None,
    only: &[],
};

/// The key of an issuer.
pub static DID_KEY: Form = Form {
    takes: "a `did:key` of an Ed25519 key",
    pattern: "^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$",
    number: None,
    only: &[],
};

/// A file beside `training.yaml`.
pub static FILE_NAME: Form = Form {
    takes: "the name of a file beside `training.yaml` that ends with `.yaml` or `.yml`",
    pattern: "^[^./\\\\:][^/\\\\:]*\\.ya?ml$",
    number: None,
    only: &[],
};

/// A picture beside `page.yaml`.
pub static PICTURE_NAME: Form = Form {
    takes: "the name of a picture beside `page.yaml` that ends with `.png`, `.jpg` or `.jpeg`",
    pattern: "^[^./\\\\:][^/\\\\:]*\\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$",
    number: None,
    only: &[],
};

/// A colour.
pub static COLOUR: Form = Form {
    takes: "a colour, `#` and six hexadecimal digits, such as `\"#1b3f6b\"`; in quotation marks",
    pattern: "^#[0-9A-Fa-f]{6}$",
    number: None,
    only: &[],
};

/// Every question there is.
pub static ALL: Form = Form {
    takes: "`all`",
    pattern: "^all$",
    number: None,
    only: &["all"],
};

/// The first gap of a cloze.
pub static GAP: Mark = Mark {
    pattern: "\\{\\+?0*1\\}",
    wanted: "Write {1}, {2} and so on where the gaps are.",
};

/// A span to mark.
pub static SPAN: Mark = Mark {
    pattern: "\\[\\[\\*[\\s\\S]*\\]\\]",
    wanted: "Write [[*spans to mark]] and [[spans to leave]].",
};

/// A pattern of an answer that does not accept everything.
pub static ANSWER: Mark = Mark {
    pattern: "[^*\\s]",
    wanted: "Write more than *, which accepts any answer.",
};
