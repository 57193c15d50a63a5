//! The modified Angoff method: judges estimate, for each question, how many of
//! a hundred just-competent officials would answer it; the score such an
//! official can expect is the cut score.
//!
//! A question counts by the points it is expected to bring to a paper: its
//! chance to be drawn times its points. Where every question has the same points
//! that is, section by section, (number drawn x mean estimate) / number drawn in
//! all.
//!
//! Estimates are whole numbers and questions stand in the order of the bank, so
//! neither the order of judges nor that of their rows changes any digit.

use super::chances::chances;
use crate::bank::Bank;
use crate::fraction::Fraction;

/// What a judge said of one question, from 0 to 100 %, to a millionth of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Estimate(u32);

impl Estimate {
    /// How many parts a percent has.
    pub const PARTS: u32 = 1_000_000;

    /// So many millionths of a percent; none above 100 %.
    pub fn new(parts: u32) -> Option<Self> {
        (parts <= 100 * Self::PARTS).then_some(Self(parts))
    }

    /// In percent.
    pub fn percent(self) -> f64 {
        f64::from(self.0) / f64::from(Self::PARTS)
    }
}

/// What one judge said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    /// What the judge is called in the results.
    pub name: String,
    /// The estimate of each question of the bank, in its order. None where the
    /// quiz never draws the question.
    pub estimates: Vec<Option<Estimate>>,
}

/// What the judges come to. All numbers are percents, or points of a percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// The cut score of each judge, in the order given.
    pub cuts: Vec<f64>,
    /// The cut score: their mean.
    pub cut: f64,
    /// The standard deviation between judges (n - 1) and the standard error of
    /// the cut score, SD / sqrt(n). None with fewer than two judges.
    pub between: Option<Spread>,
    /// What is drawn from where, and how hard judges think it is.
    pub sections: Vec<SectionMean>,
    /// What judges said of each question that can be drawn, in the bank's order.
    pub questions: Vec<Rated>,
    /// The pass mark of the quiz as it stands.
    pub pass_mark: f64,
}

/// How far judges are apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The standard deviation of their cut scores.
    pub sd: f64,
    /// The standard error of their mean.
    pub se: f64,
}

/// A section of the draw.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionMean {
    /// The topic or competence; none when it is the whole bank.
    pub section: Option<String>,
    /// How many questions are drawn from it.
    pub drawn: usize,
    /// How many there are.
    pub of: usize,
    /// The mean over judges of what is expected in it.
    pub mean: f64,
}

/// What judges said of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// Its number in the bank.
    pub number: usize,
    /// The mean of the estimates.
    pub mean: f64,
    /// Their standard deviation (n - 1); none with fewer than two judges.
    pub sd: Option<f64>,
    /// The lowest.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
}

impl Rated {
    /// The points between the lowest estimate and the highest.
    pub fn spread(&self) -> f64 {
        self.highest - self.lowest
    }
}

/// Where the pass mark lies by the cut score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Below what the judges say.
    Below,
    /// Within one standard error of it, or exactly there.
    Within,
    /// Above it.
    Above,
}

impl Standard {
    /// The cut score less and plus one standard error, held from 0 to 100; none
    /// with fewer than two judges.
    pub fn range(&self) -> Option<(f64, f64)> {
        let se = self.between?.se;
        let held = |percent: f64| percent.clamp(0.0, 100.0);
        Some((held(self.cut - se), held(self.cut + se)))
    }

    /// Where the pass mark lies.
    pub fn standing(&self) -> Standing {
        // What is equal but for the last digit of a float is equal.
        const HAIR: f64 = 1e-9;
        let (low, high) = self.range().unwrap_or((self.cut, self.cut));
        if self.pass_mark < low - HAIR {
            Standing::Below
        } else if self.pass_mark > high + HAIR {
            Standing::Above
        } else {
            Standing::Within
        }
    }

    /// The questions whose estimates are more than so many points apart, those
    /// farthest apart first.
    pub fn to_discuss(&self, points: f64) -> Vec<&Rated> {
        let apart = |rated: &&Rated| rated.spread() > points + 1e-9;
        let mut apart: Vec<&Rated> = self.questions.iter().filter(apart).collect();
        apart.sort_by(|a, b| {
            let by_sd = b.sd.partial_cmp(&a.sd);
            b.spread()
                .total_cmp(&a.spread())
                .then(by_sd.unwrap_or(std::cmp::Ordering::Equal))
        });
        apart
    }
}

/// What a share comes to in percent, near enough to be shown.
pub fn percent(share: Fraction) -> f64 {
    let (whole, rest) = share.mixed();
    let rest = rest.map_or(0.0, |(part, of)| part as f64 / of as f64);
    (whole as f64 + rest) * 100.0
}

/// What judges come to. None without judges, or where one has said nothing of a
/// question that can be drawn.
pub fn standard(bank: &Bank, judges: &[Judge]) -> Option<Standard> {
    let chances = chances(bank);
    let drawn: Vec<usize> = (0..chances.len()).filter(|i| chances[*i] > 0.0).collect();
    if judges.is_empty() || drawn.is_empty() {
        return None;
    }
    // Of each judge, the estimates of all questions that can be drawn.
    let said: Option<Vec<Vec<Estimate>>> = judges
        .iter()
        .map(|judge| {
            let said = drawn.iter().map(|i| judge.estimates.get(*i).copied()?);
            said.collect()
        })
        .collect();
    let said = said?;
    let weight = |number: usize| chances[number] * f64::from(bank.questions[number].points);
    let expected = |said: &[Estimate], of: &dyn Fn(usize) -> bool| {
        let counted = drawn.iter().zip(said).filter(|(number, _)| of(**number));
        weighted(counted.map(|(number, said)| (weight(*number), said.percent())))
    };
    let cuts: Vec<f64> = said.iter().map(|said| expected(said, &|_| true)).collect();
    let (cut, sd) = mean_and_sd(&cuts);
    let between = sd.map(|sd| Spread {
        sd,
        se: sd / (cuts.len() as f64).sqrt(),
    });
    let pools = bank.quiz.draw.pools(&bank.questions);
    let sections = pools.into_iter().filter(|pool| pool.wanted > 0);
    let sections = sections.map(|pool| {
        let is_in = |number: usize| pool.of.binary_search(&number).is_ok();
        let means: Vec<f64> = said.iter().map(|said| expected(said, &is_in)).collect();
        SectionMean {
            section: pool.section.map(str::to_owned),
            drawn: pool.wanted,
            of: pool.of.len(),
            mean: mean_and_sd(&means).0,
        }
    });
    let questions = drawn.iter().enumerate().map(|(place, number)| {
        let of: Vec<f64> = said.iter().map(|said| said[place].percent()).collect();
        let (mean, sd) = mean_and_sd(&of);
        Rated {
            number: *number,
            mean,
            sd,
            lowest: of.iter().copied().fold(f64::INFINITY, f64::min),
            highest: of.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    });
    Some(Standard {
        cut,
        between,
        sections: sections.collect(),
        questions: questions.collect(),
        pass_mark: percent(bank.quiz.pass_mark),
        cuts,
    })
}

/// The mean of values by their weights, between the least and the greatest of
/// them; 0 without any.
fn weighted(values: impl Iterator<Item = (f64, f64)>) -> f64 {
    let values: Vec<(f64, f64)> = values.collect();
    let least = values.iter().map(|(_, x)| *x).fold(f64::INFINITY, f64::min);
    let most = values.iter().map(|(_, x)| *x).fold(0.0, f64::max);
    let all: f64 = values.iter().map(|(weight, _)| weight).sum();
    if all <= 0.0 {
        return 0.0;
    }
    // From the least on, so that equal values have themselves as their mean.
    let above: f64 = values.iter().map(|(weight, x)| weight * (x - least)).sum();
    (least + above / all).clamp(least, most)
}

/// The mean and the standard deviation (n - 1) of values; no deviation of fewer
/// than two. Sorted first, so that their order changes no digit.
fn mean_and_sd(values: &[f64]) -> (f64, Option<f64>) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let mean = weighted(sorted.iter().map(|x| (1.0, *x)));
    let squares: f64 = sorted.iter().map(|x| (x - mean) * (x - mean)).sum();
    let sd = (sorted.len() > 1).then(|| (squares / (n - 1.0)).sqrt());
    (mean, sd)
}

#[cfg(test)]
mod tests;
