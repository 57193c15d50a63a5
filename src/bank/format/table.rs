//! The tables that say what a file may hold: what they are made of.
//!
//! The reader takes the names of fields, the words and the limits from these
//! tables, and [`crate::schema`] makes from them the JSON Schemas for editors
//! and the page `docs/format.md`. So the three cannot drift apart. The tables
//! of a bank are in [`crate::bank::format::fields`], those of a training in
//! [`crate::training::fields`].

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line: names, options, sides of a pair.
    One,
    /// Any number: prompts, passages, explanations, feedback.
    Many,
}

/// A field of a file.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it takes.
    pub shape: Shape,
    /// What it says, in one or two full sentences.
    pub about: &'static str,
    /// A value of it, as YAML of one line.
    pub example: &'static str,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be missing; what holds then, in words.
    Optional(&'static str),
    /// It may be missing; the value that holds then, as YAML.
    Default(&'static str),
}

/// What a field takes.
#[derive(Debug)]
pub enum Shape {
    /// A text for people: the same for everybody, or one in each language.
    Text(Lines, Option<&'static Mark>),
    /// A text of one line with at most so many characters, for everybody.
    Line(usize),
    /// The same, which may also be written once in each language.
    Short(usize),
    /// `true` or `false`.
    Flag,
    /// A whole number from the first to the second.
    Whole(u64, u64),
    /// A plain value of a form of its own.
    Form(&'static Form),
    /// One of some words.
    Word(&'static dyn Words),
    /// A list of some words.
    WordList(&'static dyn Words),
    /// The name of one of the nine kinds.
    Kind,
    /// Fields of its own.
    Fields(&'static [Field]),
    /// A list.
    List(&'static List),
    /// Names and values.
    Map(&'static Map),
    /// Options, of which some are right.
    Options(Right),
    /// Codes of warnings, each with a reason.
    Allow,
    /// One of several shapes, told apart by their types.
    Either(&'static [Self]),
    /// The questions of a bank.
    Questions,
}

/// A list and its limits.
#[derive(Debug)]
pub struct List {
    /// What each entry is.
    pub of: Shape,
    /// What the entries are called, in the plural.
    pub called: &'static str,
    /// The fewest and the most entries.
    pub count: (usize, usize),
    /// Whether no entry may stand twice.
    pub distinct: bool,
}

/// Names and values, and their limits.
#[derive(Debug)]
pub struct Map {
    /// What is wanted, as it goes on after "takes".
    pub takes: &'static str,
    /// What the names are.
    pub key: &'static Form,
    /// What the values are.
    pub of: Shape,
    /// The fewest and the most entries.
    pub count: (usize, usize),
}

/// A plain value: a word, a number, a date.
#[derive(Debug)]
pub struct Form {
    /// What is wanted, as it goes on after "takes": a noun with an example.
    pub takes: &'static str,
    /// The form of what is written as text, as a regular expression that
    /// ECMAScript and Rust read alike.
    pub pattern: &'static str,
    /// The least and the most where it is written as a number; none where a
    /// number without quotation marks is refused.
    pub number: Option<(i64, i64)>,
    /// The only values there are, where they are few.
    pub only: &'static [&'static str],
}

/// Something a text must hold, in every language.
#[derive(Debug)]
pub struct Mark {
    /// As a regular expression.
    pub pattern: &'static str,
    /// What is wanted, as a sentence.
    pub wanted: &'static str,
}

/// How many of some options are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Exactly one.
    One,
    /// At least one, and not all.
    Some,
}

/// A word, what it stands for, and what it says in a full sentence.
#[derive(Debug)]
pub struct Word<T>(pub &'static str, pub T, pub &'static str);

/// Words without what they stand for.
pub trait Words: std::fmt::Debug + Sync {
    /// Each word with its sentence.
    fn all(&self) -> Vec<(&'static str, &'static str)>;
}

impl<T: std::fmt::Debug + Sync, const N: usize> Words for [Word<T>; N] {
    fn all(&self) -> Vec<(&'static str, &'static str)> {
        self.iter()
            .map(|Word(word, _, about)| (*word, *about))
            .collect()
    }
}

/// One of the nine kinds of question.
#[derive(Debug)]
pub struct KindFormat {
    /// Its name.
    pub name: &'static str,
    /// What it asks and what it is worth.
    pub about: &'static str,
    /// Its fields besides those of every question.
    pub fields: &'static [Field],
    /// A whole question in the language of the file, as an entry of a list.
    pub example: &'static str,
}

/// The field of a name.
pub fn find<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == name)
}
