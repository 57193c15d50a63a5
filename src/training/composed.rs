//! A composed quiz: one paper drawn from several banks, such as the final
//! test of a programme, or the two parallel forms of a test before and after.
//!
//! Composed, it is a bank like any other: everything later, from the paper to
//! the certificate and whoever scores a record again, needs no rule for it. Its
//! topics are the banks, and its questions keep their ids.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::bank::model::{Bank, Level, Question, Quiz};
use crate::json::canonical::Digest;
use crate::text::{Lang, Text};

/// A composed quiz, as `training.yaml` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposedQuiz {
    /// Its id, which no bank has.
    pub id: String,
    /// The version that stands on certificates.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// One or two sentences for the instructions screen.
    pub description: Option<Text>,
    /// The ids of its banks, in the order of its topics.
    pub banks: Vec<String>,
    /// Which of two parallel forms it is drawn from; none when from everything.
    pub form: Option<Form>,
    /// How it is drawn and judged.
    pub quiz: Quiz,
}

/// One of two parallel forms: halves of the questions that are as alike as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Form {
    /// The first half.
    A,
    /// The other half.
    B,
}

/// Why banks make no quiz.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotCompose {
    /// Two of its banks have a question of the same id.
    #[error("the question {question} stands in {first} and in {second}")]
    SameQuestion {
        /// The id.
        question: String,
        /// The bank that has it first.
        first: String,
        /// The other bank.
        second: String,
    },
    /// There is no language all of them are written in.
    #[error("its banks have no language in common")]
    NoLanguage,
}

impl ComposedQuiz {
    /// The bank it is drawn from, where its banks are among these and make one.
    pub fn of<B: Borrow<Bank>>(&self, banks: &[B]) -> Option<Bank> {
        let find = |id: &String| {
            let mut banks = banks.iter().map(Borrow::borrow);
            banks.find(|bank: &&Bank| bank.id == *id)
        };
        let banks: Option<Vec<&Bank>> = self.banks.iter().map(find).collect();
        self.compose(&banks?).ok()
    }

    /// The bank it is drawn from, made of its banks in their order.
    ///
    /// # Errors
    /// When two questions have one id, or the banks no language in common.
    pub fn compose(&self, banks: &[&Bank]) -> Result<Bank, CannotCompose> {
        let languages = common_languages(banks)?;
        let questions = pick(banks, self.form)?;
        Ok(Bank {
            id: self.id.clone(),
            version: self.version.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            languages,
            topics: banks
                .iter()
                .map(|bank| (bank.id.clone(), bank.title.clone()))
                .collect(),
            quiz: self.quiz.clone(),
            questions: questions
                .into_iter()
                .map(|(bank, question)| Question {
                    topic: bank.id.clone(),
                    ..question.clone()
                })
                .collect(),
            digest: self.digest(banks),
        })
    }

    /// The digest of what is composed. Those of the banks stand for their
    /// questions, which need not be digested once more for every quiz.
    fn digest(&self, banks: &[&Bank]) -> Digest {
        Digest::of_canonical(&Header {
            format: "certamen-quiz/1",
            quiz: &self.id,
            version: &self.version,
            title: &self.title,
            description: &self.description,
            form: self.form,
            rules: &self.quiz,
            banks: banks.iter().map(|bank| bank.digest).collect(),
        })
    }
}

/// What the digest of a composed quiz is taken of.
#[derive(Serialize)]
struct Header<'a> {
    format: &'static str,
    quiz: &'a str,
    version: &'a str,
    title: &'a Text,
    description: &'a Option<Text>,
    form: Option<Form>,
    rules: &'a Quiz,
    banks: Vec<Digest>,
}

/// The questions of banks, or of one form of them, in their order, each with its
/// bank.
///
/// # Errors
/// When two of them have the same id.
pub fn pick<'b>(
    banks: &[&'b Bank],
    form: Option<Form>,
) -> Result<Vec<(&'b Bank, &'b Question)>, CannotCompose> {
    let mut of_id: HashMap<&str, &str> = HashMap::new();
    let mut all = Vec::new();
    for bank in banks {
        for question in &bank.questions {
            if let Some(first) = of_id.insert(&question.id, &bank.id) {
                return Err(CannotCompose::SameQuestion {
                    question: question.id.clone(),
                    first: first.to_owned(),
                    second: bank.id.clone(),
                });
            }
            all.push((*bank, question));
        }
    }
    let Some(form) = form else { return Ok(all) };
    let questions: Vec<&Question> = all.iter().map(|(_, question)| *question).collect();
    let kept = all.iter().zip(forms(&questions));
    Ok(kept
        .filter_map(|(picked, of)| (of == form).then_some(*picked))
        .collect())
}

/// The form each question belongs to. Sorted by competence, then situations
/// apart from the others, then by level and kind, neighbours are most alike: each
/// two of a competence are parted, in the way round that leaves the forms more
/// alike in kinds, levels and situations; of equal ways the first to form A. So
/// no competence has two more in one form than in the other.
fn forms(questions: &[&Question]) -> Vec<Form> {
    let mut order: Vec<usize> = (0..questions.len()).collect();
    let sorted = |number: &usize| {
        let question = questions[*number];
        let competence = question.competence.as_deref().unwrap_or_default();
        let kind = question.kind.name();
        (
            competence.len(),
            competence,
            question.situation,
            question.level,
            kind,
        )
    };
    order.sort_by_key(sorted);
    let mut forms = vec![Form::A; questions.len()];
    let mut ahead = Ahead::default();
    for group in order.chunk_by(|a, b| questions[*a].competence == questions[*b].competence) {
        for pair in group.chunks(2) {
            let mut ways = [ahead.clone(), ahead];
            for (place, number) in pair.iter().enumerate() {
                let question = questions[*number];
                ways[0].take(question, place == 0);
                ways[1].take(question, place != 0);
            }
            let turned = ways[1].apart() < ways[0].apart();
            for (place, number) in pair.iter().enumerate() {
                if (place == 0) == turned {
                    forms[*number] = Form::B;
                }
            }
            let [straight, round] = ways;
            ahead = if turned { round } else { straight };
        }
    }
    forms
}

/// How far form A is ahead of form B, by what the questions are like.
#[derive(Debug, Clone, Default)]
struct Ahead(BTreeMap<Like, i64>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Like {
    Any,
    Kind(&'static str),
    Level(Option<Level>),
    Situation(bool),
}

impl Ahead {
    fn take(&mut self, question: &Question, to_a: bool) {
        let like = [
            Like::Any,
            Like::Kind(question.kind.name()),
            Like::Level(question.level),
            Like::Situation(question.situation),
        ];
        for like in like {
            *self.0.entry(like).or_default() += if to_a { 1 } else { -1 };
        }
    }

    /// How unlike the forms are.
    fn apart(&self) -> i64 {
        self.0.values().map(|ahead| ahead * ahead).sum()
    }
}

/// The languages all of these banks are written in, in the order of the first.
///
/// # Errors
/// When there is none.
pub fn common_languages(banks: &[&Bank]) -> Result<Vec<Lang>, CannotCompose> {
    let first = banks.first().map_or(&[][..], |bank| &bank.languages);
    let everywhere = |lang: &&Lang| banks.iter().all(|bank| bank.languages.contains(lang));
    let common: Vec<Lang> = first.iter().filter(everywhere).copied().collect();
    if common.is_empty() {
        return Err(CannotCompose::NoLanguage);
    }
    Ok(common)
}
