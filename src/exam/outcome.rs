//! The outcome of an attempt: its score as a whole, by question, by topic and
//! by competence, and whether it passed. All of it exact.

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::score::worth;
use crate::bank::Bank;
use crate::bank::model::{Quiz, Section};
use crate::fraction::Fraction;

/// Points earned of points there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Points {
    /// Points earned.
    pub earned: Fraction,
    /// Points there were.
    pub possible: Fraction,
}

impl Points {
    /// The share earned, from 0 to 1; nothing of nothing is nothing.
    pub fn share(&self) -> Fraction {
        self.earned.share_of(self.possible)
    }

    fn add(&mut self, worth: Fraction, points: Fraction) {
        self.earned = self.earned + worth * points;
        self.possible = self.possible + points;
    }
}

/// The score of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionScore {
    /// The question's id in the bank.
    pub question: String,
    /// What the answer was worth, from 0 to 1.
    pub worth: Fraction,
    /// What the question counts.
    pub points: Fraction,
    /// Whether it was answered at all.
    pub answered: bool,
}

/// A separate minimum and what was reached of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinimumScore {
    /// What is measured.
    pub of: Section,
    /// The share needed.
    pub needed: Fraction,
    /// What was reached.
    pub points: Points,
    /// Whether it is enough. A section the paper does not ask about is enough.
    pub met: bool,
}

/// The outcome of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The score as a whole.
    pub total: Points,
    /// The share that passes.
    pub pass_mark: Fraction,
    /// Each question, in the order of the paper.
    pub questions: Vec<QuestionScore>,
    /// By topic, in the bank's order; only topics the paper asked about.
    pub topics: Vec<(String, Points)>,
    /// By competence, sorted as `C2` before `C10`.
    pub competences: Vec<(String, Points)>,
    /// The separate minimums.
    pub minimums: Vec<MinimumScore>,
    /// Whether the pass mark and every minimum were reached.
    pub passed: bool,
}

impl Outcome {
    /// Scores an attempt.
    pub fn score(attempt: &Attempt, bank: &Bank) -> Self {
        let rules: &Quiz = &attempt.header().rules;
        let judging = attempt.header().judging();
        let mut total = Points::default();
        let mut questions = Vec::with_capacity(attempt.paper().len());
        let mut topics: Vec<(String, Points)> = bank
            .topics
            .iter()
            .map(|(id, _)| (id.clone(), Points::default()))
            .collect();
        let mut competences: Vec<(String, Points)> = Vec::new();
        for place in 0..attempt.paper().len() {
            let question = attempt.question(place, bank);
            let response = attempt.response(place);
            let worth = worth(&question.kind, response, judging);
            let points = Fraction::whole(question.points);
            total.add(worth, points);
            section(&mut topics, &question.topic).add(worth, points);
            if let Some(code) = &question.competence {
                section(&mut competences, code).add(worth, points);
            }
            questions.push(QuestionScore {
                question: question.id.clone(),
                worth,
                points,
                answered: response.is_some(),
            });
        }
        topics.retain(|(_, points)| points.possible > Fraction::ZERO);
        competences.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
        let minimums: Vec<MinimumScore> = rules
            .minimum
            .iter()
            .map(|minimum| {
                let (list, id) = match &minimum.of {
                    Section::Topic(id) => (&topics, id),
                    Section::Competence(id) => (&competences, id),
                };
                let points = list
                    .iter()
                    .find(|(i, _)| i == id)
                    .map_or_else(Points::default, |(_, p)| *p);
                let met = points.possible == Fraction::ZERO || points.share() >= minimum.share;
                MinimumScore {
                    of: minimum.of.clone(),
                    needed: minimum.share,
                    points,
                    met,
                }
            })
            .collect();
        let passed = total.share() >= rules.pass_mark && minimums.iter().all(|m| m.met);
        Self {
            total,
            pass_mark: rules.pass_mark,
            questions,
            topics,
            competences,
            minimums,
            passed,
        }
    }
}

fn section<'a>(list: &'a mut Vec<(String, Points)>, id: &str) -> &'a mut Points {
    let place = list.iter().position(|(i, _)| i == id).unwrap_or_else(|| {
        list.push((id.to_owned(), Points::default()));
        list.len() - 1
    });
    &mut list[place].1
}
