//! Keys of a whole bank: right options that are the longest, or stand in one
//! place, more often than chance explains.

use super::parts;
use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::model::{Choice, Kind};
use crate::bank::read::draft::Draft;

/// Fewer questions than this say nothing about a habit.
const LEAST: usize = 8;

/// What happens by chance less often than this is a habit.
const CHANCE: f64 = 0.01;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    // Above the questions, so that the whole file can allow it.
    let place = draft
        .tree
        .as_ref()
        .and_then(|tree| tree.get("questions"))
        .map_or(Place::START, |node| node.place);
    let mut single = Single::default();
    let mut statements = [0_usize; 2];
    let mut first_statement = None;
    for part in parts::questions(draft) {
        match &part.question.kind {
            Kind::SingleChoice { options } => single.take(&part.question.id, options),
            Kind::TrueFalse { answer, .. } => {
                statements[usize::from(*answer)] += 1;
                first_statement = first_statement.or(Some(part.place()));
            }
            _ => {}
        }
    }
    single.report(place, found);
    let of = statements[0] + statements[1];
    if of >= LEAST && statements.contains(&0) {
        let answer = if statements[0] == 0 { "true" } else { "false" };
        let place = first_statement.unwrap_or(place);
        found.add(place, FaultKind::OneSidedStatements { answer, of });
    }
}

/// What the keys of the single choices have in common.
#[derive(Default)]
struct Single<'d> {
    /// The chance of each key to be the longest, and to stand anywhere.
    chances: Vec<f64>,
    longest: Vec<&'d str>,
    at: Vec<usize>,
}

impl<'d> Single<'d> {
    fn take(&mut self, id: &'d str, options: &'d [Choice]) {
        self.chances.push(1.0 / options.len() as f64);
        // Over all languages together: a reader of any of them sees it.
        let length = |option: &Choice| -> usize {
            option
                .text
                .wordings()
                .map(|(_, text)| text.chars().count())
                .sum()
        };
        let key = options.iter().find(|option| option.correct).map(length);
        let wrong = options.iter().filter(|option| !option.correct);
        if key > wrong.map(length).max() {
            self.longest.push(id);
        }
        if let Some(at) = options.iter().position(|option| option.correct) {
            if self.at.len() <= at {
                self.at.resize(at + 1, 0);
            }
            self.at[at] += 1;
        }
    }

    fn report(&self, place: Place, found: &mut Faults) {
        let of = self.chances.len();
        if of < LEAST {
            return;
        }
        let count = self.longest.len();
        if at_least(count, &self.chances) < CHANCE {
            let questions = Shown::list(self.longest.iter().copied());
            let kind = FaultKind::KeyLongest {
                count,
                of,
                questions,
            };
            found.add(place, kind);
        }
        let most = self
            .at
            .iter()
            .enumerate()
            .max_by_key(|(at, count)| (**count, usize::MAX - at));
        if let Some((at, count)) = most
            // Each place could have been the one.
            && at_least(*count, &self.chances) * (self.at.len() as f64) < CHANCE
        {
            let (position, count) = (at + 1, *count);
            let kind = FaultKind::KeyPosition {
                position,
                count,
                of,
            };
            found.add(place, kind);
        }
    }
}

/// How probable it is that at least `count` of several things happen, each
/// with a chance of its own.
fn at_least(count: usize, chances: &[f64]) -> f64 {
    let of = chances.len();
    if of > 400 {
        // The normal distribution is as good by then, and quicker.
        let mean: f64 = chances.iter().sum();
        let variance: f64 = chances.iter().map(|p| p * (1.0 - p)).sum();
        let above = (count as f64 - 0.5 - mean) / variance.sqrt().max(f64::MIN_POSITIVE);
        return if above > 2.33 { CHANCE / 100.0 } else { 1.0 };
    }
    let mut exactly = vec![0.0; of + 1];
    exactly[0] = 1.0;
    for (taken, p) in chances.iter().enumerate() {
        for k in (0..=taken).rev() {
            exactly[k + 1] += exactly[k] * p;
            exactly[k] *= 1.0 - p;
        }
    }
    exactly[count.min(of + 1)..].iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_add_up_as_they_do_by_hand() {
        let half = [0.5; 4];
        assert!((at_least(0, &half) - 1.0).abs() < 1e-12);
        assert!((at_least(4, &half) - 1.0 / 16.0).abs() < 1e-12);
        assert!((at_least(3, &half) - 5.0 / 16.0).abs() < 1e-12);
        assert!((at_least(1, &[0.5, 0.25]) - (1.0 - 0.5 * 0.75)).abs() < 1e-12);
        assert!(at_least(5, &half).abs() < 1e-12);
    }

    #[test]
    fn many_questions_are_judged_alike() {
        // 1000 of three options: 333 are expected, 15 is one standard deviation.
        let thirds = [1.0 / 3.0; 1000];
        assert!(at_least(360, &thirds) >= CHANCE);
        assert!(at_least(380, &thirds) < CHANCE);
    }
}
