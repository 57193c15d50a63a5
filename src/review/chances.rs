//! How likely a question stands on a paper, by the rules of the draw.

use crate::bank::Bank;
use crate::bank::model::Draw;

/// The chance of each question of a bank, from 0 to 1, to stand on one paper.
/// They add up to the number of questions of a paper.
///
/// Where the rules want a share of situations, these are drawn first and the
/// others from all that is left; see [`crate::exam::paper`].
pub fn chances(bank: &Bank) -> Vec<f64> {
    if bank.quiz.draw == Draw::All {
        return vec![1.0; bank.questions.len()];
    }
    let mut chances = vec![0.0; bank.questions.len()];
    for pool in bank.quiz.draw.pools(&bank.questions) {
        let is_situation = |number: &&usize| bank.questions[**number].situation;
        let first = bank.quiz.situations_of(pool.wanted);
        let by_situation = share(first, pool.of.iter().filter(is_situation).count());
        let by_rest = share(
            pool.wanted.saturating_sub(first),
            pool.of.len().saturating_sub(first),
        );
        for number in pool.of {
            let before = if bank.questions[number].situation {
                by_situation
            } else {
                0.0
            };
            chances[number] = before + (1.0 - before) * by_rest;
        }
    }
    chances
}

/// So many of so many, at most all.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 / whole as f64).min(1.0)
}
