//! The paper: which questions one attempt asks, in which order.
//!
//! Derived from the bank, its rules and a recorded seed alone. The generator
//! is SHA-256 in counter mode with rejection sampling, written down here
//! rather than taken from a library, because anyone must be able to derive the
//! same paper on any machine in ten years:
//!
//! - block `i` is SHA-256("certamen-paper/1" || bank digest || seed || `i` as 8
//!   bytes, big-endian); its 8-byte big-endian words are the numbers drawn;
//! - a number below `n` is a word modulo `n`, words not below the largest
//!   multiple of `n` that fits being skipped;
//! - a list is shuffled from its end (Fisher-Yates): position `i` is exchanged
//!   with a number below `i + 1`;
//! - to draw some of many is to shuffle all of them, in the bank's order, and
//!   to keep the first;
//! - where the rules want a share of situations, as many as that share of the
//!   questions drawn, rounded up, are drawn from the situations first, and the
//!   others then from all that is left, situations or not.
//!
//! In this order: questions are drawn (topic by topic, or competence by
//! competence, where the rules say so),
//! put back into the bank's order, and shuffled if the rules say so; then, for
//! each question of the paper in turn, its orders are shuffled, one after the
//! other. What is not shuffled draws no number.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use crate::bank::Bank;
use crate::bank::model::{Draw, Kind, Question, Quiz};
use crate::json::canonical::Digest;

/// The recorded seed of a paper: 16 random bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(pub [u8; 16]);

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is no seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 32 lower-case hexadecimal digits")]
pub struct NotASeed;

impl FromStr for Seed {
    type Err = NotASeed;

    fn from_str(text: &str) -> Result<Self, NotASeed> {
        let well_formed =
            text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = u128::from_str_radix(text, 16).map_err(|_| NotASeed)?;
        well_formed
            .then(|| Self(number.to_be_bytes()))
            .ok_or(NotASeed)
    }
}

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The questions of one attempt, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The questions drawn.
    pub questions: Vec<Drawn>,
}

/// One question of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its number in the bank.
    pub question: usize,
    /// The orders its parts are shown in, as numbers in the bank: options or
    /// items; or left sides, then right sides; or the options of each gap.
    /// Empty for kinds without parts.
    pub orders: Vec<Vec<usize>>,
}

/// Why no paper can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The draw asks for more than there is.
    #[error("the draw asks for {wanted} {} of {}, and the bank has {there}", if *.situations { "situations" } else { "questions" }, .section.as_deref().unwrap_or("any topic"))]
    TooFew {
        /// Of which topic or competence; none when of any.
        section: Option<String>,
        /// Whether they are to be situations.
        situations: bool,
        /// How many are asked for.
        wanted: usize,
        /// How many there are.
        there: usize,
    },
}

impl Paper {
    /// Draws the paper of a seed.
    ///
    /// # Errors
    /// When the draw asks for more questions than the bank has.
    pub fn draw(bank: &Bank, rules: &Quiz, seed: Seed) -> Result<Self, DrawError> {
        let mut numbers = Numbers::new(bank.digest, seed);
        let mut drawn: BTreeSet<usize> = BTreeSet::new();
        if rules.draw == Draw::All {
            drawn.extend(0..bank.questions.len());
        } else {
            for pool in rules.draw.pools(&bank.questions) {
                let free = |from: &[usize], drawn: &BTreeSet<usize>| -> Vec<usize> {
                    let free = from.iter().filter(|number| !drawn.contains(number));
                    free.copied().collect()
                };
                let first = rules.situations_of(pool.wanted);
                if first > 0 {
                    let mut of = free(&pool.of, &drawn);
                    of.retain(|number| bank.questions[*number].situation);
                    drawn.extend(numbers.sample(of, first, pool.section, true)?);
                }
                let of = free(&pool.of, &drawn);
                let rest = pool.wanted - first;
                drawn.extend(numbers.sample(of, rest, pool.section, false)?);
            }
        }
        let mut drawn: Vec<usize> = drawn.into_iter().collect();
        if rules.shuffle_questions {
            numbers.shuffle(&mut drawn);
        }
        let questions = drawn
            .into_iter()
            .map(|number| {
                let question = &bank.questions[number];
                let shuffled = rules.shuffle_options && question.shuffle;
                Drawn {
                    question: number,
                    orders: orders(question, shuffled, &mut numbers),
                }
            })
            .collect();
        Ok(Self { questions })
    }

    /// How many questions it has.
    pub const fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether it has no question.
    pub const fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }
}

/// The orders a question could be shown in, by some digest and seed: for who
/// looks at a question without a paper.
pub fn orders_of(question: &Question, shuffled: bool, of: Digest, seed: Seed) -> Vec<Vec<usize>> {
    orders(question, shuffled, &mut Numbers::new(of, seed))
}

/// The orders the parts of a question are shown in. Items to put in order and
/// right sides to match are shuffled whatever the rules say: in their written
/// order they would be the answer.
fn orders(question: &Question, shuffled: bool, numbers: &mut Numbers) -> Vec<Vec<usize>> {
    let mut order = |count: usize, shuffled: bool| {
        let mut list: Vec<usize> = (0..count).collect();
        if shuffled {
            numbers.shuffle(&mut list);
        }
        list
    };
    match &question.kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
            vec![order(options.len(), shuffled)]
        }
        Kind::Ordering { items, .. } => vec![order(items.len(), true)],
        Kind::Matching { pairs, distractors } => vec![
            order(pairs.len(), shuffled),
            order(pairs.len() + distractors.len(), true),
        ],
        Kind::Cloze { gaps, .. } => gaps
            .iter()
            .map(|gap| order(gap.options.len(), shuffled))
            .collect(),
        Kind::TrueFalse { .. }
        | Kind::Numerical { .. }
        | Kind::ShortAnswer { .. }
        | Kind::HotText { .. } => Vec::new(),
    }
}

/// The numbers that follow from a bank and a seed.
struct Numbers {
    key: Sha256,
    counter: u64,
    block: [u8; 32],
    used: usize,
}

impl Numbers {
    fn new(bank: Digest, seed: Seed) -> Self {
        let mut key = Sha256::new();
        key.update(b"certamen-paper/1");
        key.update(bank.0);
        key.update(seed.0);
        Self {
            key,
            counter: 0,
            block: [0; 32],
            used: 32,
        }
    }

    fn word(&mut self) -> u64 {
        if self.used == self.block.len() {
            let mut hasher = self.key.clone();
            hasher.update(self.counter.to_be_bytes());
            self.block = hasher.finalize().into();
            self.counter += 1;
            self.used = 0;
        }
        let mut word = [0; 8];
        word.copy_from_slice(&self.block[self.used..self.used + 8]);
        self.used += 8;
        u64::from_be_bytes(word)
    }

    /// A number below `n`, each equally likely. `n` is at least 1.
    fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        let fits = u64::MAX - u64::MAX % n;
        loop {
            let word = self.word();
            if word < fits {
                return (word % n) as usize;
            }
        }
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for i in (1..list.len()).rev() {
            let j = self.below(i + 1);
            list.swap(i, j);
        }
    }

    fn sample(
        &mut self,
        mut candidates: Vec<usize>,
        wanted: usize,
        section: Option<&str>,
        situations: bool,
    ) -> Result<Vec<usize>, DrawError> {
        if wanted > candidates.len() {
            return Err(DrawError::TooFew {
                section: section.map(str::to_owned),
                situations,
                wanted,
                there: candidates.len(),
            });
        }
        self.shuffle(&mut candidates);
        candidates.truncate(wanted);
        Ok(candidates)
    }
}
