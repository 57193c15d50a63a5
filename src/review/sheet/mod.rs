//! The sheet that judges fill in: a table of the questions a quiz can draw, one
//! row each, with two empty columns. [`read`] reads it back.
//!
//! Each row says in `version` which bank it was printed from, and of which words
//! it was: `2026.1 #1a2b3c4d.5e6f7a8b`, the version, the first four bytes of the
//! bank's digest, and four of what a judge sees of the question.

pub mod number;
pub mod read;

use super::cell::guarded;
use super::chances::chances;
use super::level_name;
use crate::bank::model::{Bank, Choice, Kind, Piece, Question, passage_pieces};
use crate::json::canonical::Digest;
use crate::locale::Locale;
use crate::text::{Lang, Text};

/// The columns, in the order they are printed.
pub const COLUMNS: [&str; 10] = [
    "bank",
    "question",
    "competence",
    "level",
    "kind",
    "prompt",
    "options",
    "estimate",
    "note",
    "version",
];

/// What the first cell of a row that is no question begins with.
pub const REMARK: char = '#';

/// A quiz whose pass mark is to be set.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The bank it is drawn from.
    pub bank: &'a Bank,
    /// Whether it is composed of several banks, which are its topics.
    pub composed: bool,
}

impl<'a> Subject<'a> {
    /// The id of the bank a question stands in.
    pub fn home(&self, question: &'a Question) -> &'a str {
        if self.composed {
            &question.topic
        } else {
            &self.bank.id
        }
    }

    /// What the column `version` says of a question in a language.
    fn version(&self, question: &Question, lang: Lang) -> String {
        let bank = short(&self.bank.digest);
        let words = question_mark(question, lang);
        format!("{} {REMARK}{bank}.{words}", self.bank.version)
    }

    /// The sheet in a language, as a spreadsheet reads it: UTF-8 with a byte
    /// order mark, lines that end as in Windows. After the names of the columns
    /// stands a remark how to fill it in; then the questions that can be drawn.
    pub fn sheet(&self, locale: &Locale, separator: u8) -> Vec<u8> {
        let lang = locale.lang();
        let mut rows = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xef\xbb\xbf".to_vec());
        let mut legend = [const { String::new() }; COLUMNS.len()];
        legend[0] = REMARK.to_string();
        legend[5] = locale.t("angoff-legend");
        legend[6] = locale.t("angoff-legend-options");
        legend[7] = locale.t("angoff-legend-estimate");
        // Writing into memory does not fail.
        let _ = rows.write_record(COLUMNS);
        let _ = rows.write_record(legend.iter().map(|cell| guarded(cell)));
        for (question, chance) in self.bank.questions.iter().zip(chances(self.bank)) {
            if chance <= 0.0 {
                continue;
            }
            let options = options(question, locale);
            let version = self.version(question, lang);
            let cells = [
                self.home(question),
                &question.id,
                question.competence.as_deref().unwrap_or_default(),
                question.level.map_or("", level_name),
                question.kind.name(),
                question.prompt.get(lang),
                &options,
                "",
                "",
                &version,
            ];
            let _ = rows.write_record(cells.map(guarded));
        }
        rows.into_inner().unwrap_or_default()
    }
}

/// The first four bytes of a digest in hexadecimal.
pub fn short(digest: &Digest) -> String {
    digest.0[..4].iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What tells whether a question still says in a language what a judge read:
/// its kind, its prompt, its parts and its key.
fn question_mark(question: &Question, lang: Lang) -> String {
    let mut said = vec![
        question.kind.name().to_owned(),
        question.prompt.get(lang).to_owned(),
    ];
    said.extend(parts(&question.kind, lang));
    short(&Digest::of_canonical(&said))
}

/// The parts of a question in a language, in an order and with marks that change
/// when the key does.
fn parts(kind: &Kind, lang: Lang) -> Vec<String> {
    let choices = |options: &[Choice]| -> Vec<String> {
        let one = |o: &Choice| format!("{}{}", u8::from(o.correct), o.text.get(lang));
        options.iter().map(one).collect()
    };
    let texts = |texts: &[Text]| texts.iter().map(|t| t.get(lang).to_owned()).collect();
    match kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => choices(options),
        Kind::TrueFalse { answer, .. } => vec![answer.to_string()],
        Kind::Ordering { items, .. } => texts(items),
        Kind::Matching { pairs, distractors } => {
            let sides = pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
            let all = sides.chain(distractors);
            all.map(|text| text.get(lang).to_owned()).collect()
        }
        Kind::Numerical {
            answer,
            tolerance,
            unit,
        } => {
            let unit = unit.as_ref().map(|unit| unit.get(lang).to_owned());
            vec![
                answer.to_string(),
                tolerance.to_string(),
                unit.unwrap_or_default(),
            ]
        }
        Kind::ShortAnswer { accept } => texts(accept),
        Kind::Cloze { text, gaps } => {
            let gaps = gaps.iter().flat_map(|gap| choices(&gap.options));
            std::iter::once(text.get(lang).to_owned())
                .chain(gaps)
                .collect()
        }
        Kind::HotText { passage } => vec![passage.text.get(lang).to_owned()],
    }
}

/// The options of a question as one text, the key marked `[x]`.
fn options(question: &Question, locale: &Locale) -> String {
    let lang = locale.lang();
    let text = |text: &Text| text.get(lang).to_owned();
    let marked = |right: bool, text: &str| format!("[{}] {text}", if right { 'x' } else { ' ' });
    let choices = |options: &[Choice]| -> Vec<String> {
        let one = |option: &Choice| marked(option.correct, option.text.get(lang));
        options.iter().map(one).collect()
    };
    let parts: Vec<String> = match &question.kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => choices(options),
        Kind::TrueFalse { answer, .. } => vec![
            marked(*answer, &locale.t("true")),
            marked(!*answer, &locale.t("false")),
        ],
        Kind::Ordering { items, .. } => {
            let numbered = items.iter().zip(1..);
            numbered.map(|(t, n)| format!("{n}. {}", text(t))).collect()
        }
        Kind::Matching { pairs, distractors } => {
            let pair = pairs
                .iter()
                .map(|pair| format!("{} -> {}", text(&pair.left), text(&pair.right)));
            let rest = distractors.iter().map(|t| marked(false, t.get(lang)));
            pair.chain(rest).collect()
        }
        Kind::Numerical {
            answer,
            tolerance,
            unit,
        } => {
            let unit = unit.as_ref().map(text).unwrap_or_default();
            let mut number = locale.decimal(*answer);
            if *tolerance != crate::fraction::Fraction::ZERO {
                number += " ± ";
                number += &locale.decimal(*tolerance);
            }
            vec![marked(true, format!("{number} {unit}").trim_end())]
        }
        Kind::ShortAnswer { accept } => accept.iter().map(|t| marked(true, t.get(lang))).collect(),
        Kind::Cloze { text: body, gaps } => {
            let gap = |(gap, n): (&crate::bank::model::Gap, usize)| {
                format!("{{{n}}}: {}", choices(&gap.options).join(" "))
            };
            let gaps = gaps.iter().zip(1..).map(gap);
            std::iter::once(text(body)).chain(gaps).collect()
        }
        Kind::HotText { passage } => {
            let piece = |piece: Piece<'_>| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Part(n, text) => {
                    let right = passage.spans.get(n).copied().unwrap_or_default();
                    format!("{{{}}}", marked(right, text))
                }
            };
            let pieces = passage_pieces(passage.text.get(lang));
            vec![pieces.into_iter().map(piece).collect()]
        }
    };
    parts.join(" | ")
}

#[cfg(test)]
mod tests;
