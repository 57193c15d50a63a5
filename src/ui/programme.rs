//! What the home screen offers, and the size of a quiz for whoever takes it.

use super::screen::Item;
use super::state::State;
use crate::bank::Bank;

/// The lines in their order.
pub fn items(state: &State) -> Vec<Item> {
    let mut items: Vec<Item> = (0..state.course.quizzes.len()).map(Item::Quiz).collect();
    if !practice_quizzes(state).is_empty() {
        items.push(Item::Practice);
    }
    items.extend([Item::Certificates, Item::Verify, Item::Participant]);
    items
}

/// The quizzes that may be practised.
pub fn practice_quizzes(state: &State) -> Vec<usize> {
    let quizzes = state.course.quizzes.iter().enumerate();
    quizzes
        .filter(|(_, quiz)| quiz.may_be_practised())
        .map(|(place, _)| place)
        .collect()
}

/// How many questions and minutes a quiz takes.
pub fn size_words(state: &State, bank: &Bank) -> String {
    let look = &state.look;
    let questions = questions(bank);
    let mut text = look.with("n-questions", &[("n", questions.into())]);
    if let Some(seconds) = time_limit(state, bank) {
        let minutes = seconds.div_ceil(60) as usize;
        text = format!(
            "{text} {} {}",
            look.glyphs.dot,
            look.with("n-minutes", &[("n", minutes.into())])
        );
    }
    text
}

/// The time limit of a quiz for this person, in seconds.
pub fn time_limit(state: &State, bank: &Bank) -> Option<u64> {
    let factor = state
        .person
        .as_ref()
        .map_or(crate::fraction::Fraction::ONE, |p| p.extra_time);
    bank.quiz.time_limit.map(|seconds| factor.scale(seconds))
}

/// How many questions a paper of a bank has.
pub fn questions(bank: &Bank) -> usize {
    bank.quiz.draw.count(bank.questions.len())
}
