//! What guessing is worth: how likely each worth of a question is for somebody
//! who answers it at random, by the rules of `exam::score`.

use std::collections::BTreeMap;

use crate::bank::model::{Kind, Scoring};

/// Worths from 0 to 1, each with its probability; they add up to 1.
pub type Odds = Vec<(f64, f64)>;

/// The odds of a question of a kind.
///
/// Who guesses picks an option at random; picks as many as are asked for, or
/// any number where none is said; puts items in a random order; matches each
/// left side with another right side; marks each span or not. Numbers and words
/// are not guessed.
pub fn odds(kind: &Kind) -> Odds {
    match kind {
        Kind::SingleChoice { options } => right(1.0 / options.len() as f64),
        Kind::TrueFalse { .. } => right(0.5),
        Kind::MultipleResponse {
            options,
            choose,
            scoring,
        } => {
            let correct = options.iter().filter(|option| option.correct).count();
            picked(correct, options.len() - correct, *choose, *scoring)
        }
        Kind::Ordering { items, scoring } => placed(items.len(), items.len(), *scoring),
        Kind::Matching { pairs, distractors } => {
            let rights = pairs.len() + distractors.len();
            placed(pairs.len(), rights, Scoring::Partial)
        }
        Kind::Numerical { .. } | Kind::ShortAnswer { .. } => right(0.0),
        Kind::Cloze { gaps, .. } => {
            let chances = gaps.iter().map(|gap| 1.0 / gap.options.len() as f64);
            let mut exactly = vec![1.0];
            for chance in chances {
                exactly.push(0.0);
                for k in (0..exactly.len() - 1).rev() {
                    exactly[k + 1] += exactly[k] * chance;
                    exactly[k] *= 1.0 - chance;
                }
            }
            let worth = |k: usize| k as f64 / gaps.len() as f64;
            exactly
                .iter()
                .enumerate()
                .map(|(k, p)| (worth(k), *p))
                .collect()
        }
        Kind::HotText { passage } => {
            let to_mark = passage.spans.iter().filter(|mark| **mark).count();
            let to_leave = passage.spans.len() - to_mark;
            picked(to_mark, to_leave, None, Scoring::Partial)
        }
    }
}

fn right(chance: f64) -> Odds {
    vec![(0.0, 1.0 - chance), (1.0, chance)]
}

/// Picking some of `good` things that should be picked and `bad` that should not.
fn picked(good: usize, bad: usize, choose: Option<usize>, scoring: Scoring) -> Odds {
    let all = match choose {
        Some(choose) => choice(good + bad, choose),
        // Any set of them, each as likely as the next.
        None => 2_f64.powi((good + bad) as i32),
    };
    let mut odds = Vec::new();
    for right in 0..=good {
        for wrong in 0..=bad {
            if choose.is_some_and(|choose| right + wrong != choose) {
                continue;
            }
            let chance = choice(good, right) * choice(bad, wrong) / all;
            let worth = match scoring {
                Scoring::AllOrNothing => f64::from(u8::from(right == good && wrong == 0)),
                Scoring::Partial => {
                    let part = |of: usize, all: usize| of as f64 / all.max(1) as f64;
                    (part(right, good) - part(wrong, bad)).clamp(0.0, 1.0)
                }
            };
            odds.push((worth, chance));
        }
    }
    odds
}

/// Putting one of `places` things to each of `items`, none of them twice, each
/// item having one that is right.
fn placed(items: usize, places: usize, scoring: Scoring) -> Odds {
    let mut odds = Vec::with_capacity(items + 1);
    for right in 0..=items {
        // Of the others none is right: inclusion and exclusion.
        let rest = items - right;
        let ways: f64 = (0..=rest)
            .map(|more| {
                let sign = if more % 2 == 0 { 1.0 } else { -1.0 };
                sign * choice(rest, more) * orders(places - right - more, rest - more)
            })
            .sum();
        let chance = choice(items, right) * ways / orders(places, items);
        let worth = match scoring {
            Scoring::AllOrNothing => f64::from(u8::from(right == items)),
            Scoring::Partial => right as f64 / items as f64,
        };
        odds.push((worth, chance.clamp(0.0, 1.0)));
    }
    odds
}

/// In how many ways some of several things can be chosen.
fn choice(of: usize, some: usize) -> f64 {
    (0..some)
        .map(|i| (of - i) as f64 / (some - i) as f64)
        .product()
}

/// In how many orders some of several things can be laid out.
fn orders(of: usize, some: usize) -> f64 {
    (0..some).map(|i| (of - i) as f64).product()
}

/// Above so many draws the normal distribution is as good, and quicker.
const COUNTED: usize = 400;

/// The most steps a paper's points are counted in.
const STEPS: f64 = 20_000.0;

/// So many draws with the same points and odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// How many.
    pub count: usize,
    /// The points of each.
    pub points: f64,
    /// The odds of what may be drawn.
    pub odds: Odds,
}

/// The most worths that the odds of a pool hold apart.
const WORTHS: usize = 256;

/// The odds of several questions together, each with its chance to be drawn and
/// a weight for its worth. A pool of many can have tens of thousands of worths:
/// those near each other become one then.
pub fn together(pool: impl Iterator<Item = (f64, f64, Odds)>) -> Odds {
    // By worth, in millionths: what is worth it, and the chance.
    let mut by: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    for (share, weight, odds) in pool {
        for (worth, chance) in odds {
            let (worth, chance) = (worth * weight, chance * share);
            let sum = by.entry((worth * 1e6).round() as u64).or_default();
            sum.0 += worth * chance;
            sum.1 += chance;
        }
    }
    let most = by.keys().next_back().copied().unwrap_or_default();
    let merge = by.len() > WORTHS;
    let mut odds: Vec<(u64, f64, f64)> = Vec::new();
    for (millionths, (worth, chance)) in by {
        let place = if merge {
            // Nothing stays nothing.
            millionths.div_ceil(most / (WORTHS as u64 - 1) + 1)
        } else {
            millionths
        };
        match odds.last_mut().filter(|last| last.0 == place) {
            Some(last) => {
                last.1 += worth;
                last.2 += chance;
            }
            None => odds.push((place, worth, chance)),
        }
    }
    let there = odds.into_iter().filter(|(_, _, chance)| *chance > 0.0);
    there
        .map(|(_, worth, chance)| (worth / chance, chance))
        .collect()
}

/// The probability that draws reach a share of all their points.
pub fn reach(draws: &[Draws], share: f64) -> f64 {
    let total: f64 = draws.iter().map(|d| d.points * d.count as f64).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let count: usize = draws.iter().map(|d| d.count).sum();
    if count > COUNTED {
        return normal(draws, share * total);
    }
    // So many steps that thirds, quarters, fifths and sevenths of a point fall
    // on one, as long as the whole stays small.
    let per_point = (STEPS / total).floor().clamp(1.0, 420.0);
    let step = |points: f64| (points * per_point).round() as usize;
    let last = step(total) + count;
    let mut exactly = vec![0.0; last + 1];
    exactly[0] = 1.0;
    let mut highest = 0;
    let each = draws.iter().flat_map(|d| std::iter::repeat_n(d, d.count));
    for Draws { points, odds, .. } in each {
        let mut next = vec![0.0; exactly.len()];
        let mut most = 0;
        for (worth, chance) in odds.iter().filter(|(_, chance)| *chance > 0.0) {
            let by = step(worth * points).min(last);
            most = most.max(by);
            // What would go beyond the last step stays at it.
            let (within, beyond) = exactly[..=highest].split_at((last - by).min(highest + 1));
            for (next, now) in next[by..].iter_mut().zip(within) {
                *next += now * chance;
            }
            next[last] += beyond.iter().sum::<f64>() * chance;
        }
        highest = (highest + most).min(last);
        exactly = next;
    }
    // Rounding must not put who just reaches it below it.
    let needed = (share * total * per_point - 0.5).ceil().max(0.0) as usize;
    exactly[needed.min(last)..].iter().sum()
}

/// The same by mean and variance.
fn normal(draws: &[Draws], needed: f64) -> f64 {
    let (mut mean, mut variance) = (0.0, 0.0);
    for draw in draws {
        let moment = |power: i32| -> f64 {
            let terms = draw
                .odds
                .iter()
                .map(|(worth, chance)| (worth * draw.points).powi(power) * chance);
            terms.sum()
        };
        mean += draw.count as f64 * moment(1);
        variance += draw.count as f64 * (moment(2) - moment(1).powi(2));
    }
    let above = (needed - mean) / variance.sqrt().max(f64::MIN_POSITIVE);
    // The logistic curve nearest to the normal one, within a hundredth.
    1.0 / (1.0 + (1.702 * above).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Limits, read_bank};

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    fn coins(count: usize) -> Vec<Draws> {
        vec![Draws {
            count,
            points: 1.0,
            odds: right(0.5),
        }]
    }

    fn chance(odds: &Odds, worth: f64) -> f64 {
        let same = odds.iter().filter(|(w, _)| near(*w, worth));
        same.map(|(_, p)| p).sum()
    }

    #[test]
    fn every_kinds_odds_add_up_to_one() {
        let all = include_bytes!("../bank/tests/all_kinds.yaml");
        let bank = read_bank(all, &Limits::default()).bank.unwrap();
        for question in &bank.questions {
            let odds = odds(&question.kind);
            let sum: f64 = odds.iter().map(|(_, p)| p).sum();
            assert!(near(sum, 1.0), "{}: {odds:?}", question.id);
            assert!(
                odds.iter()
                    .all(|(w, p)| (0.0..=1.0).contains(w) && *p >= 0.0)
            );
        }
    }

    #[test]
    fn orders_and_matches_are_those_counted_by_hand() {
        // Of the six orders of three things one has all in place, three have one.
        let odds = placed(3, 3, Scoring::Partial);
        assert!(near(chance(&odds, 1.0), 1.0 / 6.0));
        assert!(near(chance(&odds, 2.0 / 3.0), 0.0));
        assert!(near(chance(&odds, 1.0 / 3.0), 3.0 / 6.0));
        // Two left sides, three right sides: six ways, one of them all right.
        let odds = placed(2, 3, Scoring::Partial);
        assert!(near(chance(&odds, 1.0), 1.0 / 6.0));
        assert!(near(chance(&odds, 0.5), 2.0 / 6.0));
        assert!(near(chance(&odds, 0.0), 3.0 / 6.0));
    }

    #[test]
    fn picking_two_of_four_is_as_counted_by_hand() {
        let odds = picked(2, 2, Some(2), Scoring::Partial);
        assert!(near(chance(&odds, 1.0), 1.0 / 6.0));
        assert!(near(chance(&odds, 0.0), 5.0 / 6.0));
        let odds = picked(2, 2, None, Scoring::AllOrNothing);
        assert!(near(chance(&odds, 1.0), 1.0 / 16.0));
    }

    #[test]
    fn a_paper_of_coins_is_a_binomial() {
        let draws = coins(10);
        // At least 7 of 10: (120 + 45 + 10 + 1) / 1024.
        assert!(near(reach(&draws, 0.7), 176.0 / 1024.0));
        assert!(near(reach(&draws, 0.0), 1.0));
        assert!(near(reach(&draws, 1.0), 1.0 / 1024.0));
        assert!(near(reach(&[], 0.5), 0.0));
    }

    #[test]
    fn a_long_paper_is_judged_as_a_short_one() {
        assert!((reach(&coins(500), 0.5) - 0.5).abs() < 0.03);
        assert!(reach(&coins(500), 0.7) < 1e-3);
        assert!(reach(&coins(400), 0.7) < 1e-3);
    }
    #[test]
    fn a_pool_of_many_worths_is_as_one_of_few() {
        let single = |points: u32| (1e-4, f64::from(points) / 5000.0, right(0.25));
        let odds = together((1..=10_000).map(single));
        assert!(odds.len() <= WORTHS + 1, "{}", odds.len());
        assert!(near(odds.iter().map(|(_, p)| p).sum(), 1.0));
        assert!(near(odds[0].0, 0.0) && near(odds[0].1, 0.75), "{odds:?}");
        let mean: f64 = odds.iter().map(|(worth, p)| worth * p).sum();
        assert!((mean - 0.25).abs() < 1e-3, "{mean}");
        // Few stay what they are.
        let few = [(0.5, 1.0, right(0.5)), (0.5, 1.0, right(0.25))];
        assert_eq!(together(few.into_iter()), right(0.375));
    }

    #[test]
    fn marking_where_nothing_must_be_left_is_a_number() {
        let odds = picked(2, 0, None, Scoring::Partial);
        assert!(near(chance(&odds, 0.0), 0.25) && near(chance(&odds, 1.0), 0.25));
    }
}
