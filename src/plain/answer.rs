//! A typed line as an answer: numbers as the options are shown, or words.

use std::collections::BTreeSet;

use crate::bank::Kind;
use crate::exam::Response;
use crate::exam::response::TYPED_LIMIT;
use crate::text::{forbidden, nfc};
use crate::typed::Reading;
use crate::ui::draft::Draft;

/// Why a line is no answer to its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// One number is wanted, up to `max`.
    One {
        /// The largest number.
        max: usize,
    },
    /// Numbers are wanted, up to `max`.
    Several {
        /// The largest number.
        max: usize,
    },
    /// Every number up to `max` is wanted once.
    Each {
        /// The largest number.
        max: usize,
    },
    /// `1=2` is wanted: a part up to `parts`, a choice up to `max`.
    Pairs {
        /// How many parts there are.
        parts: usize,
        /// The largest choice of any part.
        max: usize,
    },
    /// A number in digits is wanted.
    Number,
    /// Too many characters.
    TooLong,
    /// A control or format character.
    Invisible,
}

/// The answer a line gives to a question of a kind, where it had `response` so
/// far. Questions of several parts are asked part by part: a lone number
/// answers the part in focus, and the focus goes to the next open part.
///
/// # Errors
/// When the line is no answer to it.
pub fn read(
    kind: &Kind,
    draft: &mut Draft,
    response: Option<&Response>,
    line: &str,
) -> Result<Response, Misread> {
    let max = draft.options(kind);
    match kind {
        Kind::SingleChoice { .. } | Kind::TrueFalse { .. } => {
            let wrong = Misread::One { max };
            let [number] = numbers(line, max).ok_or(wrong)?[..] else {
                return Err(wrong);
            };
            draft.choose(kind, response, number).ok_or(wrong)
        }
        Kind::MultipleResponse { .. } => {
            let picked = numbers(line, max).ok_or(Misread::Several { max })?;
            let originals = picked.into_iter().map(|place| draft.original(kind, place));
            Ok(Response::Choices(originals.collect()))
        }
        Kind::HotText { passage } => {
            let max = passage.spans.len();
            let picked = numbers(line, max).ok_or(Misread::Several { max })?;
            Ok(Response::Spans(picked.into_iter().collect()))
        }
        Kind::Ordering { .. } => {
            let wrong = Misread::Each { max };
            let places = numbers(line, max).ok_or(wrong)?;
            if places.len() != max || places.iter().collect::<BTreeSet<_>>().len() != max {
                return Err(wrong);
            }
            let shown = draft.orders.first();
            let item = |place| shown.and_then(|o| o.get(place)).copied().unwrap_or(place);
            Ok(Response::Order(places.into_iter().map(item).collect()))
        }
        Kind::Matching { .. } | Kind::Cloze { .. } => parts(kind, draft, response, line),
        Kind::Numerical { unit, .. } => {
            let typed = typed(line)?;
            match draft.judging.reading(&typed, unit.as_ref()) {
                None => Err(Misread::Number),
                Some(Reading::One(_)) => Ok(Response::Number(typed)),
                Some(Reading::Two { likely, .. }) => Ok(Response::Understood {
                    typed,
                    value: likely,
                }),
            }
        }
        Kind::ShortAnswer { .. } => Ok(Response::Words(typed(line)?)),
    }
}

fn typed(line: &str) -> Result<String, Misread> {
    let text = nfc(line.trim());
    if text.chars().count() > TYPED_LIMIT {
        return Err(Misread::TooLong);
    }
    if forbidden(&text, false).is_some() {
        return Err(Misread::Invisible);
    }
    Ok(text)
}

/// The places (from 0) of numbers from 1 to `max`; none when there is anything
/// else on the line, or nothing.
fn numbers(line: &str, max: usize) -> Option<Vec<usize>> {
    let line = crate::typed::tidy_digits(line);
    let places: Option<Vec<usize>> = line
        .split([' ', ',', ';', '\t', '\u{a0}'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.parse::<usize>()
                .ok()?
                .checked_sub(1)
                .filter(|n| *n < max)
        })
        .collect();
    places.filter(|places| !places.is_empty())
}

fn parts(
    kind: &Kind,
    draft: &mut Draft,
    response: Option<&Response>,
    line: &str,
) -> Result<Response, Misread> {
    let parts = draft.parts(kind);
    let wrong = Misread::Pairs {
        parts,
        max: most(kind, draft),
    };
    let mut now = response.cloned();
    if line.contains('=') {
        let tidy = line
            .replace(" =", "=")
            .replace("= ", "=")
            .replace([',', ';'], " ");
        for pair in tidy.split_whitespace() {
            let (part, choice) = pair.split_once('=').ok_or(wrong)?;
            let part = numbers(part, parts)
                .and_then(|n| n.first().copied())
                .ok_or(wrong)?;
            draft.part = part;
            let max = draft.options(kind);
            let place = numbers(choice, max)
                .and_then(|n| n.first().copied())
                .ok_or(wrong)?;
            now = draft.choose(kind, now.as_ref(), place).or(now);
        }
        aim(kind, draft, now.as_ref());
        return now.ok_or(wrong);
    }
    if draft.part >= parts {
        return Err(wrong);
    }
    let wrong = Misread::One {
        max: draft.options(kind),
    };
    let [place] = numbers(line, draft.options(kind)).ok_or(wrong)?[..] else {
        return Err(wrong);
    };
    let now = draft.choose(kind, response, place).ok_or(wrong)?;
    aim(kind, draft, Some(&now));
    Ok(now)
}

/// The largest number of choices any part has.
fn most(kind: &Kind, draft: &Draft) -> usize {
    match kind {
        Kind::Cloze { gaps, .. } => gaps.iter().map(|gap| gap.options.len()).max().unwrap_or(0),
        _ => draft.options(kind),
    }
}

/// Puts the focus on the first open part; beyond the last when none is open.
/// The only part of a question keeps it.
pub fn aim(kind: &Kind, draft: &mut Draft, response: Option<&Response>) {
    let parts = match kind {
        Kind::Matching { .. } | Kind::Cloze { .. } => draft.parts(kind),
        _ => return,
    };
    let open = |place: &usize| {
        let part = match kind {
            Kind::Matching { .. } => draft.orders.first().and_then(|o| o.get(*place)),
            _ => None,
        };
        let part = part.copied().unwrap_or(*place);
        match response {
            Some(Response::Matches(list) | Response::Gaps(list)) => {
                list.get(part).copied().flatten().is_none()
            }
            _ => true,
        }
    };
    let all = if parts == 1 { 0 } else { parts };
    draft.part = (0..parts).find(open).unwrap_or(all);
}
