//! The quizzes of a folder: which are named and there, and the banks that those
//! across banks are composed to.

use super::{BrokenFile, Folder};
use crate::bank::Bank;
use crate::bank::fault::{Fault, FaultKind, Place, Shown};
use crate::training::yaml::ComposedPlaces;
use crate::training::{ComposedQuiz, Training};

impl Folder {
    /// Adds a bank that was sealed, and the composed quizzes that waited
    /// for it.
    pub fn add(&mut self, bank: Bank) {
        self.banks.push(bank);
        let quizzes = std::mem::take(&mut self.training.quizzes);
        self.compose(&quizzes);
        self.training.quizzes = quizzes;
    }

    /// Says which quizzes and banks are named and not there, and which quiz has
    /// the name of a bank.
    pub(super) fn find_quizzes(
        &self,
        training: &Training,
        quiz_places: &[Place],
        composed_places: &[ComposedPlaces],
        faults: &mut Vec<Fault>,
    ) {
        let composed = &training.quizzes;
        let quizzes = training.programme.iter().flat_map(|p| &p.quizzes);
        let quizzes = quizzes.zip(quiz_places);
        let quizzes = quizzes.filter(|(id, _)| !composed.iter().any(|quiz| quiz.id == **id));
        let banks = composed.iter().zip(composed_places);
        let banks = banks.flat_map(|(quiz, at)| quiz.banks.iter().zip(&at.banks));
        for (id, place) in quizzes.chain(banks) {
            // Where its file is there, what is wrong with it has been said.
            let named = |file: &BrokenFile| {
                file.path
                    .file_stem()
                    .is_some_and(|stem| stem == id.as_str())
            };
            let there = self.bank(id).is_some() || self.sealed(id).is_some();
            if !there && !self.broken.iter().any(named) {
                let bank = Shown::from(id.as_str());
                faults.push(Fault::new(*place, FaultKind::MissingBank { bank }));
            }
        }
        for (quiz, at) in composed.iter().zip(composed_places) {
            if self.bank(&quiz.id).is_some() || self.sealed(&quiz.id).is_some() {
                let id = Shown::from(quiz.id.as_str());
                faults.push(Fault::new(at.id, FaultKind::QuizNamedAsBank { id }));
            }
        }
    }

    /// Makes the banks of the composed quizzes, where theirs are all there.
    pub(super) fn compose(&mut self, quizzes: &[ComposedQuiz]) {
        for quiz in quizzes {
            // What stands against it is a fault of training.yaml already.
            if self.bank(&quiz.id).is_none()
                && let Some(bank) = quiz.of(&self.banks)
            {
                self.banks.push(bank);
            }
        }
    }

    /// Whether a question of the training measures a competence, or belongs to
    /// a bank that does not load and so might.
    pub(super) fn might_measure(&self, competence: &str, training: &Training) -> bool {
        let offered = training.offered();
        let is_offered = |bank: &&Bank| offered.as_ref().is_none_or(|ids| ids.contains(&&*bank.id));
        let banks: Vec<&Bank> = self.banks.iter().filter(is_offered).collect();
        let unknown = match &offered {
            Some(ids) => banks.len() < ids.len(),
            None => !self.broken.is_empty(),
        };
        let measures = |bank: &&Bank| {
            let mut questions = bank.questions.iter();
            questions.any(|question| question.competence.as_deref() == Some(competence))
        };
        unknown || banks.iter().any(measures)
    }
}
