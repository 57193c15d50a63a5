//! The rules of a quiz against its questions: do two attempts differ, and can
//! it be passed by guessing?

use super::guess::{self, Draws};
use crate::bank::fault::{FaultKind, Faults, Place};
use crate::bank::model::{Question, Quiz};
use crate::bank::read::draft::Draft;

/// From this share on, in hundredths, a second attempt repeats the first.
const SHARED: usize = 80;

/// More of those who only guess must not pass.
const GUESSED: f64 = 0.01;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    let questions: Option<Vec<&Question>> =
        draft.parts.questions.iter().map(Option::as_ref).collect();
    // With a question missing, neither can be told.
    let (Some(quiz), Some(questions)) = (&draft.parts.quiz, questions) else {
        return;
    };
    if questions.is_empty() {
        return;
    }
    let node = draft.tree.as_ref().and_then(|tree| tree.get("quiz"));
    let place = |field: &str| {
        let at = node.and_then(|quiz| quiz.get(field)).or(node);
        at.map_or(Place::START, |node| node.place)
    };
    rules(quiz, &questions, &place, found);
}

/// The same of a quiz wherever its rules stand: `place` is that of a field.
pub fn rules(
    quiz: &Quiz,
    questions: &[&Question],
    place: &dyn Fn(&str) -> Place,
    found: &mut Faults,
) {
    let pools = quiz.draw.pools(questions).into_iter().map(|pool| {
        let of: Vec<&Question> = pool.of.iter().map(|number| questions[*number]).collect();
        (pool.wanted, of)
    });
    let pools: Vec<(usize, Vec<&Question>)> = pools.collect();
    let drawn: usize = pools.iter().map(|(take, _)| take).sum();
    let shared: f64 = pools
        .iter()
        .map(|(take, of)| *take as f64 * *take as f64 / of.len().max(1) as f64)
        .sum();
    let percent = (shared * 100.0 / drawn.max(1) as f64).round() as usize;
    if quiz.attempts != Some(1) && percent >= SHARED {
        found.add(place("draw"), FaultKind::DrawOverlap { percent });
    }
    let papers: Vec<Draws> = pools.iter().flat_map(draws).collect();
    let passing = guess::reach(&papers, quiz.pass_mark.scale(1_000_000) as f64 / 1e6);
    if passing > GUESSED {
        let of = 1_000;
        let passes = (passing * f64::from(1_000)).round() as usize;
        found.add(place("pass_mark"), FaultKind::GuessablePass { passes, of });
    }
}

/// The draws from a pool: each question, or so many of all together.
fn draws((take, of): &(usize, Vec<&Question>)) -> Vec<Draws> {
    if *take < of.len() {
        return vec![mixture(*take, of)];
    }
    let each = of.iter().map(|question| Draws {
        count: 1,
        points: f64::from(question.points),
        odds: guess::odds(&question.kind),
    });
    each.collect()
}

/// Draws from a pool: its mean points, and the odds of all its questions
/// together. Drawing each anew from the pool rather than without putting it
/// back makes luck a little more likely than it is.
fn mixture(count: usize, pool: &[&Question]) -> Draws {
    let share = 1.0 / pool.len().max(1) as f64;
    let points = pool.iter().map(|q| f64::from(q.points)).sum::<f64>() * share;
    let odds = guess::together(pool.iter().map(|question| {
        // A question of more points than the mean counts by its own.
        let weight = f64::from(question.points) / points.max(f64::MIN_POSITIVE);
        (share, weight, guess::odds(&question.kind))
    }));
    Draws {
        count,
        points,
        odds,
    }
}
