//! What an answer is worth, as a fraction of its question: Moodle's rules
//! where Moodle has the kind.
//!
//! | kind | worth |
//! |---|---|
//! | single choice, true or false, numerical, short answer | 1 or 0 |
//! | multiple response, hot text | all or nothing, or right/R - wrong/W, at least 0 |
//! | ordering | all or nothing, or items in their place / items |
//! | matching | right / pairs |
//! | cloze | right / gaps |
//!
//! R is how many should be picked and W how many should not, so picking
//! everything is worth nothing.

use std::collections::BTreeSet;

use super::judging::Judging;
use super::response::Response;
use crate::bank::Kind;
use crate::bank::model::{Choice, Scoring};
use crate::fraction::Fraction;

/// The worth of an answer, from 0 to 1. No answer, and an answer to another
/// kind of question, are worth nothing.
pub fn worth(kind: &Kind, response: Option<&Response>, judging: Judging) -> Fraction {
    let Some(response) = response.filter(|r| r.fits(kind)) else {
        return Fraction::ZERO;
    };
    match (kind, response) {
        (Kind::SingleChoice { options }, Response::Choice(i)) => full_if(options[*i].correct),
        (
            Kind::MultipleResponse {
                options, scoring, ..
            },
            Response::Choices(picked),
        ) => {
            let key: Vec<bool> = options.iter().map(|o| o.correct).collect();
            picked_worth(&key, picked, *scoring)
        }
        (Kind::TrueFalse { answer, .. }, Response::Truth(given)) => full_if(answer == given),
        (Kind::Ordering { scoring, .. }, Response::Order(order)) => {
            let placed = order
                .iter()
                .enumerate()
                .filter(|(i, item)| i == *item)
                .count();
            match scoring {
                Scoring::AllOrNothing => full_if(placed == order.len()),
                Scoring::Partial => Fraction::of(placed, order.len()),
            }
        }
        (Kind::Matching { pairs, .. }, Response::Matches(given)) => {
            let right = given
                .iter()
                .enumerate()
                .filter(|(i, g)| **g == Some(*i))
                .count();
            Fraction::of(right, pairs.len())
        }
        (Kind::Numerical { unit, .. }, Response::Number(typed)) => {
            is_near(kind, judging.number(typed, unit.as_ref()))
        }
        (Kind::Numerical { .. }, Response::Understood { value, .. }) => is_near(kind, Some(*value)),
        (Kind::ShortAnswer { accept }, Response::Words(typed)) => {
            full_if(judging.accepts(accept, typed))
        }
        (Kind::Cloze { gaps, .. }, Response::Gaps(given)) => {
            let right = |(gap, chosen): (&crate::bank::model::Gap, &Option<usize>)| {
                chosen
                    .and_then(|i| gap.options.get(i))
                    .is_some_and(|o: &Choice| o.correct)
            };
            Fraction::of(
                gaps.iter().zip(given).filter(|pair| right(*pair)).count(),
                gaps.len(),
            )
        }
        (Kind::HotText { passage }, Response::Spans(marked)) => {
            picked_worth(&passage.spans, marked, Scoring::Partial)
        }
        _ => Fraction::ZERO,
    }
}

const fn full_if(right: bool) -> Fraction {
    if right { Fraction::ONE } else { Fraction::ZERO }
}

/// Whether a number is the answer of a numerical question, or near enough.
fn is_near(kind: &Kind, number: Option<Fraction>) -> Fraction {
    let Kind::Numerical {
        answer, tolerance, ..
    } = kind
    else {
        return Fraction::ZERO;
    };
    let distance = number.and_then(|value| value.distance(*answer));
    full_if(distance.is_some_and(|distance| distance <= *tolerance))
}

/// The worth of picking some of several things, where `key` says which should
/// be picked.
fn picked_worth(key: &[bool], picked: &BTreeSet<usize>, scoring: Scoring) -> Fraction {
    let right = picked.iter().filter(|i| key[**i]).count();
    let wrong = picked.len() - right;
    let to_pick = key.iter().filter(|k| **k).count();
    match scoring {
        Scoring::AllOrNothing => full_if(right == to_pick && wrong == 0),
        Scoring::Partial => (Fraction::of(right, to_pick)
            - Fraction::of(wrong, key.len() - to_pick))
        .clamp_to_unit(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::model::{Gap, Pair, Passage};
    use crate::text::Lang;
    use proptest::prelude::*;

    /// Worth in English by the current rules.
    fn worth(kind: &Kind, response: Option<&Response>) -> Fraction {
        super::worth(kind, response, Judging::current(Lang::EN))
    }

    fn choices(key: &[bool]) -> Vec<Choice> {
        key.iter()
            .map(|correct| Choice {
                text: "x".into(),
                correct: *correct,
                feedback: None,
            })
            .collect()
    }

    fn multiple(key: &[bool], scoring: Scoring) -> Kind {
        Kind::MultipleResponse {
            options: choices(key),
            choose: None,
            scoring,
        }
    }

    fn picked(numbers: &[usize]) -> Response {
        Response::Choices(numbers.iter().copied().collect())
    }

    fn f(text: &str) -> Fraction {
        text.parse().unwrap()
    }

    #[test]
    fn multiple_response_in_part_takes_wrong_picks_off_right_ones() {
        let kind = multiple(&[true, true, false, false, false], Scoring::Partial);
        assert_eq!(worth(&kind, Some(&picked(&[0]))), f("1/2"));
        assert_eq!(worth(&kind, Some(&picked(&[0, 2]))), f("1/6"));
        assert_eq!(worth(&kind, Some(&picked(&[0, 1]))), Fraction::ONE);
        assert_eq!(worth(&kind, Some(&picked(&[2, 3]))), Fraction::ZERO);
        assert_eq!(
            worth(&kind, Some(&picked(&[0, 1, 2, 3, 4]))),
            Fraction::ZERO
        );
    }

    #[test]
    fn all_or_nothing_is_that() {
        let kind = multiple(&[true, true, false], Scoring::AllOrNothing);
        assert_eq!(worth(&kind, Some(&picked(&[0, 1]))), Fraction::ONE);
        assert_eq!(worth(&kind, Some(&picked(&[0]))), Fraction::ZERO);
        assert_eq!(worth(&kind, Some(&picked(&[0, 1, 2]))), Fraction::ZERO);
    }

    #[test]
    fn matching_ordering_and_cloze_count_right_parts() {
        let pair = |s: &str| Pair {
            left: s.into(),
            right: s.into(),
        };
        let matching = Kind::Matching {
            pairs: vec![pair("a"), pair("b"), pair("c")],
            distractors: vec!["d".into()],
        };
        let given = Response::Matches(vec![Some(0), Some(3), None]);
        assert_eq!(worth(&matching, Some(&given)), f("1/3"));

        let items = vec!["a".into(), "b".into(), "c".into(), "d".into()];
        let ordering = Kind::Ordering {
            items: items.clone(),
            scoring: Scoring::Partial,
        };
        let order = Response::Order(vec![0, 1, 3, 2]);
        assert_eq!(worth(&ordering, Some(&order)), f("1/2"));
        let strict = Kind::Ordering {
            items,
            scoring: Scoring::AllOrNothing,
        };
        assert_eq!(worth(&strict, Some(&order)), Fraction::ZERO);

        let gap = Gap {
            options: choices(&[false, true]),
        };
        let cloze = Kind::Cloze {
            text: "{1} {2}".into(),
            gaps: vec![gap.clone(), gap],
        };
        let given = Response::Gaps(vec![Some(1), Some(0)]);
        assert_eq!(worth(&cloze, Some(&given)), f("1/2"));
    }

    #[test]
    fn hot_text_takes_wrong_marks_off() {
        let passage = Passage {
            text: "x".into(),
            spans: vec![true, false, true],
        };
        let kind = Kind::HotText { passage };
        let marks = |m: &[usize]| Response::Spans(m.iter().copied().collect());
        assert_eq!(worth(&kind, Some(&marks(&[0, 2]))), Fraction::ONE);
        assert_eq!(worth(&kind, Some(&marks(&[0]))), f("1/2"));
        assert_eq!(worth(&kind, Some(&marks(&[0, 1, 2]))), Fraction::ZERO);
    }

    #[test]
    fn a_number_is_right_within_its_tolerance() {
        let kind = Kind::Numerical {
            answer: f("72"),
            tolerance: f("0.5"),
            unit: None,
        };
        for right in ["72", " 72,0 ", "72.5", "71,5", "+72"] {
            assert_eq!(
                worth(&kind, Some(&Response::Number(right.into()))),
                Fraction::ONE,
                "{right}"
            );
        }
        for wrong in [
            "72.51",
            "",
            "seventy-two",
            "7 1",
            "-72",
            "1e2",
            "9999999999999999999999",
        ] {
            assert_eq!(
                worth(&kind, Some(&Response::Number(wrong.into()))),
                Fraction::ZERO,
                "{wrong}"
            );
        }
    }

    proptest! {
        #[test]
        fn worth_is_between_nothing_and_one_and_only_the_key_is_full(
            key in proptest::collection::vec(any::<bool>(), 2..12),
            picks in proptest::collection::btree_set(0_usize..12, 0..12),
            partial in any::<bool>(),
        ) {
            prop_assume!(key.contains(&true) && key.contains(&false));
            let picks: std::collections::BTreeSet<usize> =
                picks.into_iter().filter(|i| *i < key.len()).collect();
            let scoring = if partial { Scoring::Partial } else { Scoring::AllOrNothing };
            let is_key = (0..key.len()).all(|i| key[i] == picks.contains(&i));
            let worth = worth(&multiple(&key, scoring), Some(&Response::Choices(picks.clone())));
            prop_assert!(worth >= Fraction::ZERO && worth <= Fraction::ONE);
            prop_assert_eq!(worth == Fraction::ONE, is_key);
            if picks.len() == key.len() {
                prop_assert_eq!(worth, Fraction::ZERO);
            }
        }
    }
}
