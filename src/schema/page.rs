//! The page `docs/format.md`: every field of every file, from the tables.

use std::fmt::Write as _;

use crate::bank::FaultKind;
use crate::bank::format::fields::{
    BANK, FEEDBACK, LEVELS, NAVIGATION, ON_INTERRUPTION, QUESTION, QUIZ, SHUFFLED,
};
use crate::bank::format::kind_fields::{GAP, KINDS, OPTION, PAIR, SCORING, VERDICTS};
use crate::bank::format::{Field, Need, Shape, Words};
use crate::bank::read::texts::TEXT_LIMIT;
use crate::training::fields::{
    COMPOSED_QUIZ, FORMS, HIDDEN, LEVELS as UNIT_LEVELS, PAGE, PAGE_WORDS, PARTICIPANT, PROGRAMME,
    ROSTER, TRAINING, UNIT,
};

const HEAD: &str = "\
# The format of banks and trainings

Every field of every file. This page and the JSON Schemas are made from the
tables the program reads the files by, so they say what it does. Do not edit
it: `CERTAMEN_BLESS=1 cargo nextest run --test schema` makes it anew. How to
write a bank is in [instructor.md](instructor.md).

An editor with a YAML language server checks a file while you type, completes
fields and words, and explains each. It finds the schema by the first line of
the file, which `certamen init` writes:

    # yaml-language-server: $schema=../schema/bank.schema.json

`certamen schema bank`, `certamen schema training`, `certamen schema roster` and
`certamen schema page` print the schemas. They know what a single value may be;
`certamen check` knows the whole file.
";

/// The page.
pub fn page() -> String {
    let mut page = String::from(HEAD);
    texts(&mut page);
    section(
        &mut page,
        "##",
        "A bank",
        "A file in `question_banks/`.",
        &BANK,
    );
    fence(&mut page, &together(&BANK, ""));
    section(&mut page, "###", "`quiz`", "The rules of a quiz.", &QUIZ);
    words(&mut page, "navigation", &NAVIGATION);
    words(&mut page, "on_interruption", &ON_INTERRUPTION);
    words(&mut page, "feedback", &FEEDBACK);
    words(&mut page, "shuffle", &SHUFFLED);
    let about = "The fields of every question. Each has those of its kind as well.";
    section(&mut page, "##", "A question", about, &QUESTION);
    words(&mut page, "level", &LEVELS);
    page += "\n## The nine kinds\n";
    for kind in &KINDS {
        let title = format!("`{}`", kind.name);
        section(&mut page, "###", &title, kind.about, kind.fields);
        fence(&mut page, kind.example);
    }
    page += "\n## Parts of questions\n";
    section(
        &mut page,
        "###",
        "An option",
        "An entry of `options`.",
        &OPTION,
    );
    section(&mut page, "###", "A pair", "An entry of `pairs`.", &PAIR);
    section(&mut page, "###", "A gap", "An entry of `gaps`.", &GAP);
    let about = "The `feedback` of a `true_false` question.";
    section(&mut page, "###", "Feedback by answer", about, &VERDICTS);
    page += "\n### Scoring\n";
    words(&mut page, "scoring", &SCORING);
    let about = "The file may be missing, and so may every field of it.";
    section(&mut page, "##", "training.yaml", about, &TRAINING);
    fence(&mut page, &together(&TRAINING, ""));
    let about = "An entry of `quizzes`: a paper drawn from several banks.";
    section(
        &mut page,
        "###",
        "A quiz across banks",
        about,
        &COMPOSED_QUIZ,
    );
    words(&mut page, "form", &FORMS);
    let about = "The quizzes that together earn one certificate.";
    section(&mut page, "###", "`programme`", about, &PROGRAMME);
    section(&mut page, "###", "A unit", "An entry of `units`.", &UNIT);
    words(&mut page, "level", &UNIT_LEVELS);
    let about = format!(
        "A {} under `roster`, or in a file of its own.",
        takes(&Shape::List(&ROSTER)).trim_start_matches("a ")
    );
    section(&mut page, "##", "A roster", &about, &PARTICIPANT);
    let example = PARTICIPANT
        .iter()
        .map(|field| format!("{}: {}", field.name, field.example));
    let example: Vec<String> = example.collect();
    fence(&mut page, &format!("- {{ {} }}\n", example.join(", ")));
    let about = "How the certificates of the training are printed. The file may be missing, and so may every field of it; the page is then as it is built in.";
    section(&mut page, "##", "page.yaml", about, &PAGE);
    fence(&mut page, &together(&PAGE, ""));
    let about = "The words that stand on every page.";
    section(&mut page, "###", "`words`", about, &PAGE_WORDS);
    words(&mut page, "hide", &HIDDEN);
    warnings(&mut page);
    page
}

fn texts(page: &mut String) {
    let _ = write!(
        page,
        "
## Texts

A text is a plain string, the same for everybody, or a map by language with a
string for each of the languages of the file:

    title: {{ en: Office basics, vi: Kiến thức văn phòng, fr: Bases du bureau }}

A text has at most {TEXT_LIMIT} characters, none of them invisible. What looks
like a number, or like `true`, `yes`, `no`, `on` or `off`, is put into quotation
marks where a text is meant.
"
    );
}

fn section(page: &mut String, level: &str, title: &str, about: &str, fields: &[Field]) {
    let _ = write!(
        page,
        "\n{level} {title}\n\n{about}\n\n| field | takes | when it is missing | what it says | example |\n|---|---|---|---|---|\n"
    );
    for field in fields {
        let missing = match field.need {
            Need::Required => "**must be there**".to_owned(),
            Need::Optional(words) => words.to_owned(),
            Need::Default(value) => format!("`{value}`"),
        };
        let takes = takes(&field.shape);
        let (name, about, example) = (field.name, field.about, field.example);
        let row = format!("`{name}` @ {takes} @ {missing} @ {about} @ `{example}`");
        let row = row.replace('|', "\\|").replace(" @ ", " | ");
        let _ = writeln!(page, "| {row} |");
    }
}

fn words(page: &mut String, field: &str, words: &dyn Words) {
    let _ = write!(page, "\n| `{field}` | |\n|---|---|\n");
    for (word, about) in words.all() {
        let _ = writeln!(page, "| `{word}` | {about} |");
    }
}

fn fence(page: &mut String, text: &str) {
    let _ = write!(page, "\n```yaml\n{text}```\n");
}

/// The examples of all fields, one under the other.
pub(super) fn together(fields: &[Field], indent: &str) -> String {
    fields.iter().fold(String::new(), |mut text, field| {
        let _ = writeln!(text, "{indent}{}: {}", field.name, field.example);
        text
    })
}

fn warnings(page: &mut String) {
    *page += "\n## Warnings\n\nWhat may stand under `allow`; [checks.md](checks.md) \
              says what each means:\n\n";
    for code in FaultKind::WARNINGS {
        let _ = writeln!(page, "- [`{code}`](checks.md#{code})");
    }
}

/// What a shape takes, as it goes on after "takes".
pub(super) fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Text(lines, _) => match lines {
            crate::bank::format::Lines::One => "a text of one line".to_owned(),
            crate::bank::format::Lines::Many => "a text".to_owned(),
        },
        Shape::Line(limit) => {
            format!("a text of one line with at most {limit} characters, the same for everybody")
        }
        Shape::Short(limit) => format!("a text of one line with at most {limit} characters"),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Whole(min, max) => format!("a whole number from {min} to {max}"),
        Shape::Form(form) => form.takes.to_owned(),
        Shape::Word(words) => named(words.all().iter().map(|(word, _)| *word), "or"),
        Shape::WordList(words) => {
            let words = named(words.all().iter().map(|(word, _)| *word), "and");
            format!("a list of any of {words}")
        }
        Shape::Kind => named(KINDS.iter().map(|kind| kind.name), "or"),
        Shape::Fields(fields) if fields.len() > 2 => "fields of its own".to_owned(),
        Shape::Fields(fields) => {
            let names = named(fields.iter().map(|field| field.name), "and");
            format!("the fields {names}")
        }
        Shape::List(list) => format!("a list of {}{}", list.called, count(list.count)),
        Shape::Map(map) => map.takes.to_owned(),
        Shape::Options(_) => {
            let of = count(crate::bank::format::kind_fields::OPTIONS_COUNT);
            format!("a list of options{of}")
        }
        Shape::Allow => "codes of warnings, each with a reason".to_owned(),
        Shape::Either(shapes) => {
            let shapes: Vec<String> = shapes.iter().map(takes).collect();
            shapes.join("; or ")
        }
        Shape::Questions => "a list of questions, at least 1".to_owned(),
    }
}

fn count((min, max): (usize, usize)) -> String {
    match (min, max) {
        (0, usize::MAX) => String::new(),
        (0, max) => format!(", at most {max}"),
        (min, usize::MAX) => format!(", at least {min}"),
        (min, max) => format!(", {min} to {max}"),
    }
}

fn named(names: impl Iterator<Item = &'static str>, joint: &str) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {joint} {last}", rest.join(", ")),
        None => String::new(),
    }
}
