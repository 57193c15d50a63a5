//! The digest of a bank: SHA-256 over canonical JSON, question by question.
//!
//! The header carries the digest of each question in order, so a bank of any
//! size is digested one question at a time, and a changed question can be
//! named. Comments, layout and the order of members in the file mean nothing.

use serde::Serialize;

use crate::bank::model::{Bank, Question, Quiz};
use crate::json::canonical::Digest;
use crate::text::{Lang, Text};

#[derive(Serialize)]
struct Header<'a> {
    format: &'static str,
    bank: &'a str,
    version: &'a str,
    title: &'a Text,
    description: &'a Option<Text>,
    languages: &'a [Lang],
    topics: &'a [(String, Text)],
    quiz: &'a Quiz,
    questions: Vec<Digest>,
}

/// The digest of one question.
pub fn question_digest(question: &Question) -> Digest {
    Digest::of_canonical(question)
}

/// The digest of a bank, whatever its `digest` field says.
pub fn bank_digest(bank: &Bank) -> Digest {
    Digest::of_canonical(&Header {
        format: "certamen-bank/1",
        bank: &bank.id,
        version: &bank.version,
        title: &bank.title,
        description: &bank.description,
        languages: &bank.languages,
        topics: &bank.topics,
        quiz: &bank.quiz,
        questions: bank.questions.iter().map(question_digest).collect(),
    })
}
