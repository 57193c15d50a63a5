//! Questions asked twice: the same words, or nearly.
//!
//! A question is compared by the runs of three words of its prompt and its
//! options in the file's first language. Two questions are similar by the share
//! of runs they have in common (Jaccard). Only questions that share a run are
//! compared, so that ten thousand of them take no longer than reading them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::parts::{self, Part, Role};
use crate::bank::fault::{FaultKind, Faults, Shown};
use crate::bank::model::Kind;
use crate::bank::read::draft::Draft;
use crate::text::Lang;

/// The share of runs, in hundredths, from which two questions are one.
const SIMILAR: usize = 60;

/// The same for prompts alone, where the answers may be worded anew.
const SIMILAR_PROMPT: usize = 85;

/// A prompt with fewer runs is a phrase many questions share.
const LEAST_RUNS: usize = 8;

/// A run of words that more questions share tells them apart no more; each of
/// them is then compared with the one before it only.
const COMMON: usize = 24;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    let lang = draft.parts.languages.iter().flatten().next().copied();
    let all: Vec<Part<'_>> = parts::questions(draft).collect();
    let runs: Vec<Runs> = all.iter().map(|part| Runs::of(part, lang)).collect();
    // For each question, the earlier one that is most like it.
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut take = |later: usize, earlier: usize, percent: usize| {
        let seen = best.entry(later).or_insert((percent, earlier));
        if percent > seen.0 {
            *seen = (percent, earlier);
        }
    };
    pairs(
        runs.iter().map(|runs| &runs.whole),
        |earlier, later, shared| {
            let percent = share(shared, &runs[earlier].whole, &runs[later].whole);
            if percent >= SIMILAR {
                take(later, earlier, percent);
            }
        },
    );
    pairs(
        runs.iter().map(|runs| &runs.prompt),
        |earlier, later, shared| {
            let percent = share(shared, &runs[earlier].prompt, &runs[later].prompt);
            if percent >= SIMILAR_PROMPT {
                take(later, earlier, percent.min(99));
            }
        },
    );
    for (later, (percent, earlier)) in best {
        let (one, other) = (&all[later], &all[earlier]);
        let id = Shown::from(&*other.question.id);
        let first_line = other.place().line;
        let kind = if percent == 100 && runs[later].text == runs[earlier].text {
            FaultKind::DuplicateQuestion { id, first_line }
        } else {
            let percent = percent.min(99);
            FaultKind::NearDuplicate {
                id,
                percent,
                first_line,
            }
        };
        found.add(one.place(), kind);
    }
}

/// The runs of words of a question.
struct Runs {
    whole: Vec<u32>,
    prompt: Vec<u32>,
    /// What all its words come to, to tell the same from the similar.
    text: u64,
}

impl Runs {
    fn of(part: &Part<'_>, lang: Option<Lang>) -> Self {
        let get = |text: &'_ crate::text::Text| -> Vec<u64> {
            hashes(lang.map_or_else(|| text.get(Lang::EN), |lang| text.get(lang)))
        };
        let prompt = get(&part.question.prompt);
        let mut whole: Vec<u32> = runs(&prompt).collect();
        let mut text = DefaultHasher::new();
        part.question.kind.name().hash(&mut text);
        // Options in another order are the same question.
        let mut others = 0_u64;
        prompt.hash(&mut text);
        for (role, of, _) in part.texts() {
            if matches!(role, Role::Option | Role::Piece | Role::Passage) {
                let words = get(of);
                whole.extend(runs(&words));
                let mut one = DefaultHasher::new();
                words.hash(&mut one);
                others = others.wrapping_add(one.finish());
            }
        }
        others.hash(&mut text);
        // «Mark what must stay» is asked about many documents.
        let by_prompt = matches!(
            part.question.kind,
            Kind::SingleChoice { .. }
                | Kind::MultipleResponse { .. }
                | Kind::TrueFalse { .. }
                | Kind::ShortAnswer { .. }
        );
        let prompt: Vec<u32> = runs(&prompt).filter(|_| by_prompt).collect();
        let sorted = |mut runs: Vec<u32>| {
            runs.sort_unstable();
            runs.dedup();
            runs.shrink_to_fit();
            runs
        };
        let prompt = sorted(prompt);
        Self {
            whole: sorted(whole),
            prompt: if prompt.len() < LEAST_RUNS {
                Vec::new()
            } else {
                prompt
            },
            text: text.finish(),
        }
    }
}

/// The words of a text, folded, as numbers.
fn hashes(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            for c in word.chars() {
                if c.is_ascii() {
                    c.to_ascii_lowercase().hash(&mut hasher);
                } else {
                    c.to_lowercase().for_each(|c| c.hash(&mut hasher));
                }
            }
            hasher.finish()
        })
        .collect()
}

/// Each run of three words; a text of fewer is one run. Half of a hash tells
/// runs apart well enough to count them, in half the room.
fn runs(words: &[u64]) -> impl Iterator<Item = u32> {
    let size = words.len().min(3);
    words.windows(size.max(1)).map(|run| {
        // A product keeps the order of the words.
        let mix =
            |sum: u64, word: &u64| (sum.rotate_left(21) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (run.iter().fold(run.len() as u64, mix) >> 32) as u32
    })
}

/// Says of each two questions that share runs how many they share.
fn pairs<'r>(runs: impl Iterator<Item = &'r Vec<u32>>, mut say: impl FnMut(usize, usize, usize)) {
    let mut all: Vec<(u32, u32)> = Vec::new();
    let mut questions = 0;
    for (runs, question) in runs.zip(0..) {
        all.extend(runs.iter().map(|run| (*run, question)));
        questions += 1;
    }
    all.sort_unstable();
    // Of each question the earlier ones that have one of its runs, as a part
    // of `all`. Kept by question, so that the counts of one are enough: there
    // can be as many pairs as the square of the questions.
    let mut earlier: Vec<(u32, u32, u32)> = Vec::new();
    let mut start = 0;
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let common = group.len() > COMMON;
        for (at, (_, question)) in (start..).zip(group).skip(1) {
            let from = if common { at - 1 } else { start };
            earlier.push((*question, from, at));
        }
        start += group.len() as u32;
    }
    earlier.sort_unstable();
    let mut shared = vec![0_usize; questions];
    let mut touched: Vec<usize> = Vec::new();
    for of_one in earlier.chunk_by(|a, b| a.0 == b.0) {
        for (_, from, to) in of_one {
            for (_, other) in &all[*from as usize..*to as usize] {
                let count = &mut shared[*other as usize];
                if *count == 0 {
                    touched.push(*other as usize);
                }
                *count += 1;
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            say(
                other,
                of_one[0].0 as usize,
                std::mem::take(&mut shared[other]),
            );
        }
    }
}

/// The hundredths of all runs of two questions that both have.
fn share(shared: usize, one: &[u32], other: &[u32]) -> usize {
    shared * 100 / (one.len() + other.len() - shared).max(1)
}
