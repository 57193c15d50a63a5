use std::collections::BTreeSet;

use certamen::bank::Bank;
use certamen::bank::model::{Draw, Kind, Navigation};
use certamen::exam::paper::DrawError;
use certamen::exam::{Paper, Seed};
use certamen::fraction::Fraction;
use certamen::json::canonical::Digest;
use proptest::prelude::*;

use crate::common::{TOPICS, bank, seed};

fn draw(bank: &Bank, seed: Seed) -> Paper {
    Paper::draw(bank, &bank.quiz, seed).expect("a paper")
}

fn numbers(paper: &Paper) -> Vec<usize> {
    paper.questions.iter().map(|drawn| drawn.question).collect()
}

/// How many parts each order of a question holds.
fn part_counts(kind: &Kind) -> Vec<usize> {
    match kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
            vec![options.len()]
        }
        Kind::Ordering { items, .. } => vec![items.len()],
        Kind::Matching { pairs, distractors } => {
            vec![pairs.len(), pairs.len() + distractors.len()]
        }
        Kind::Cloze { gaps, .. } => gaps.iter().map(|gap| gap.options.len()).collect(),
        _ => Vec::new(),
    }
}

fn topic_count(bank: &Bank, paper: &Paper, topic: &str) -> usize {
    numbers(paper)
        .into_iter()
        .filter(|q| bank.questions[*q].topic == topic)
        .count()
}

fn competence_count(bank: &Bank, paper: &Paper, code: &str, situations: bool) -> usize {
    let asked = numbers(paper).into_iter().map(|q| &bank.questions[q]);
    asked
        .filter(|q| q.competence.as_deref() == Some(code) && (q.situation || !situations))
        .count()
}

fn any_draw() -> impl Strategy<Value = Draw> {
    // Banks below hold 27 questions, nine of each topic.
    prop_oneof![
        Just(Draw::All),
        (1_usize..=27).prop_map(Draw::Number),
        (0_usize..=9, 0_usize..=9, 1_usize..=9).prop_map(|(a, b, c)| {
            Draw::ByTopic(
                TOPICS
                    .iter()
                    .zip([a, b, c])
                    .rev()
                    .map(|(topic, wanted)| ((*topic).to_owned(), wanted))
                    .collect(),
            )
        }),
        // Of these there are six, six, five and five.
        (1_usize..=6, 1_usize..=6, 1_usize..=5, 1_usize..=5).prop_map(|(a, b, c, d)| {
            let codes = ["C10", "C2", "C5", "C1"].map(str::to_owned);
            Draw::ByCompetence(codes.into_iter().zip([a, b, c, d]).collect())
        }),
    ]
}

proptest! {
    #[test]
    fn a_paper_asks_what_the_rules_want_and_nothing_twice(
        wanted in any_draw(),
        number in any::<u128>(),
        questions in any::<bool>(),
        options in any::<bool>(),
    ) {
        let bank = bank(27, |quiz| {
            quiz.draw = wanted.clone();
            quiz.shuffle_questions = questions;
            quiz.shuffle_options = options;
        });
        let paper = draw(&bank, seed(number));
        let asked = numbers(&paper);
        let expected = match &wanted {
            Draw::All => 27,
            Draw::Number(n) => *n,
            Draw::ByTopic(topics) => {
                for (topic, n) in topics {
                    prop_assert_eq!(topic_count(&bank, &paper, topic), *n);
                }
                topics.iter().map(|(_, n)| n).sum()
            }
            Draw::ByCompetence(codes) => {
                for (code, n) in codes {
                    prop_assert_eq!(competence_count(&bank, &paper, code, false), *n);
                }
                codes.iter().map(|(_, n)| n).sum()
            }
        };
        prop_assert_eq!(paper.len(), expected);
        prop_assert_eq!(asked.iter().collect::<BTreeSet<_>>().len(), expected);
        prop_assert!(questions || asked.is_sorted());
        for drawn in &paper.questions {
            let kind = &bank.questions[drawn.question].kind;
            let counts: Vec<usize> = drawn.orders.iter().map(Vec::len).collect();
            prop_assert_eq!(counts, part_counts(kind));
            for order in &drawn.orders {
                let mut parts = order.clone();
                parts.sort_unstable();
                prop_assert!(parts.into_iter().eq(0..order.len()));
            }
        }
        prop_assert_eq!(draw(&bank, seed(number)), paper);
    }
}

#[test]
fn the_paper_hangs_on_digest_seed_and_rules_alone() {
    let mut one = bank(27, |_| {});
    let paper = draw(&one, seed(9));
    one.title = "Another title".into();
    assert_eq!(draw(&one, seed(9)), paper, "words draw nothing");
    assert_ne!(draw(&one, seed(10)), paper);
    one.digest = Digest([1; 32]);
    assert_ne!(draw(&one, seed(9)), paper);
}

/// Pinned: a record made today must give the same paper in ten years. The
/// values were derived from the module's description by another program, in
/// another language. If this test fails, the generator changed; put it back.
#[test]
fn the_golden_paper() {
    let mut bank = bank(27, |quiz| quiz.draw = Draw::Number(9));
    bank.digest = Digest([7; 32]);
    let drawn: Vec<(usize, Vec<Vec<usize>>)> = draw(&bank, seed(42))
        .questions
        .into_iter()
        .map(|d| (d.question, d.orders))
        .collect();
    let golden: Vec<(usize, Vec<Vec<usize>>)> = vec![
        (9, vec![vec![3, 0, 1, 2]]),
        (10, vec![vec![1, 3, 2, 0, 4]]),
        (25, vec![vec![0, 1, 2], vec![0, 1]]),
        (22, vec![vec![2, 0, 1], vec![2, 3, 1, 0]]),
        (0, vec![vec![3, 2, 0, 1]]),
        (19, vec![vec![4, 1, 3, 2, 0]]),
        (20, vec![]),
        (15, vec![]),
        (11, vec![]),
    ];
    assert_eq!(drawn, golden);
}

#[test]
fn in_order_and_unshuffled_a_paper_keeps_the_order_of_its_bank() {
    let bank = bank(27, |quiz| {
        quiz.draw = Draw::Number(12);
        quiz.navigation = Navigation::Sequential;
        quiz.shuffle_questions = false;
        quiz.shuffle_options = false;
    });
    for number in 0..50 {
        let paper = draw(&bank, seed(number));
        assert!(numbers(&paper).is_sorted());
        for drawn in paper.questions {
            let kind = &bank.questions[drawn.question].kind;
            let written = |order: &Vec<usize>| order.is_sorted();
            match kind {
                // Their written order is the answer, so it is always shuffled.
                Kind::Ordering { .. } => {}
                Kind::Matching { .. } => assert!(written(&drawn.orders[0])),
                _ => assert!(drawn.orders.iter().all(written)),
            }
        }
    }
}

#[test]
fn a_question_may_keep_its_options_in_place() {
    let mut bank = bank(1, |_| {});
    bank.questions[0].shuffle = false;
    for number in 0..20 {
        assert_eq!(
            draw(&bank, seed(number)).questions[0].orders,
            [[0, 1, 2, 3]]
        );
    }
}

#[test]
fn drawing_more_than_there_is_says_of_what() {
    let mut bank = bank(9, |_| {});
    let mut too_few = |draw: Draw| {
        bank.quiz.draw = draw;
        Paper::draw(&bank, &bank.quiz, seed(0)).unwrap_err()
    };
    assert_eq!(
        too_few(Draw::Number(10)),
        DrawError::TooFew {
            section: None,
            situations: false,
            wanted: 10,
            there: 9
        }
    );
    let law = |wanted| ("law".to_owned(), wanted);
    let of_law = |wanted, there| DrawError::TooFew {
        section: Some("law".to_owned()),
        situations: false,
        wanted,
        there,
    };
    assert_eq!(too_few(Draw::ByTopic(vec![law(4)])), of_law(4, 3));
    assert_eq!(
        too_few(Draw::ByTopic(vec![("cooking".to_owned(), 1)])),
        DrawError::TooFew {
            section: Some("cooking".to_owned()),
            situations: false,
            wanted: 1,
            there: 0
        }
    );
    // A topic named twice is drawn from what the first draw left.
    assert_eq!(too_few(Draw::ByTopic(vec![law(2), law(2)])), of_law(2, 1));
}

#[test]
fn a_share_of_situations_is_drawn_of_each_competence_and_no_more_is_forced() {
    let codes = [("C2", 5), ("C10", 4), ("C1", 1)];
    let mut bank = bank(27, |quiz| {
        let wanted = codes.map(|(code, n)| (code.to_owned(), n));
        quiz.draw = Draw::ByCompetence(wanted.to_vec());
        quiz.situations = Fraction::new(3, 5);
    });
    // Every second question; of C2 there are three of six, of C1 two of five.
    for (i, question) in bank.questions.iter_mut().enumerate() {
        question.situation = i % 2 == 1;
    }
    let mut more = 0;
    for number in 0..200 {
        let paper = draw(&bank, seed(number));
        for (code, n) in codes {
            assert_eq!(competence_count(&bank, &paper, code, false), n);
        }
        // Three fifths of 5, of 4 and of 1, rounded up.
        assert_eq!(competence_count(&bank, &paper, "C2", true), 3);
        let ten = competence_count(&bank, &paper, "C10", true);
        assert!(ten >= 3);
        more += usize::from(ten > 3);
        assert_eq!(competence_count(&bank, &paper, "C1", true), 1);
    }
    assert_eq!(more, 0, "of C10 there are three situations");
    // What the share wants and the bank has not is said, not drawn short.
    bank.questions[1].situation = false;
    assert_eq!(
        Paper::draw(&bank, &bank.quiz, seed(0)),
        Err(DrawError::TooFew {
            section: Some("C2".to_owned()),
            situations: true,
            wanted: 3,
            there: 2
        })
    );
}

/// The rules of a record are read without the checks of a bank: a share above
/// one would have drawn a negative number of others.
#[test]
fn a_share_above_one_is_all() {
    let mut bank = bank(9, |quiz| {
        quiz.draw = Draw::Number(4);
        quiz.situations = Fraction::new(5, 1);
    });
    for question in &mut bank.questions {
        question.situation = true;
    }
    assert_eq!(draw(&bank, seed(1)).len(), 4);
}

#[test]
fn a_topic_named_twice_loses_no_question() {
    let bank = bank(27, |quiz| {
        let law = |wanted| ("law".to_owned(), wanted);
        quiz.draw = Draw::ByTopic(vec![law(4), law(5)]);
    });
    for number in 0..20 {
        assert_eq!(topic_count(&bank, &draw(&bank, seed(number)), "law"), 9);
    }
}

const SEEDS: u128 = 4_000;

/// Fails when counts that should be alike are further apart than chance
/// allows: Pearson's statistic more than five standard deviations above its
/// mean. The seeds are fixed, so this cannot fail on some days only.
fn assert_alike(what: &str, counts: &[u32], freedom: usize) {
    let expected = f64::from(counts.iter().sum::<u32>()) / counts.len() as f64;
    let statistic: f64 = counts
        .iter()
        .map(|n| (f64::from(*n) - expected).powi(2) / expected)
        .sum();
    let freedom = freedom as f64;
    let bound = freedom + 5.0 * (2.0 * freedom).sqrt();
    assert!(statistic < bound, "{what}: {statistic} of {counts:?}");
}

/// Counts where each part of an order lands, over [`SEEDS`] papers of a bank
/// of nine, and asserts that every part lands in every place equally often.
fn assert_uniform(kind: usize, which: usize) {
    let bank = bank(9, |_| {});
    let mut counts = Vec::new();
    let mut parts = 0;
    for number in 0..SEEDS {
        let paper = draw(&bank, seed(number));
        let drawn = paper.questions.iter().find(|d| d.question == kind);
        let order = &drawn.expect("all are drawn").orders[which];
        parts = order.len();
        counts.resize(parts * parts, 0);
        for (place, part) in order.iter().enumerate() {
            counts[part * parts + place] += 1;
        }
    }
    let what = bank.questions[kind].kind.name();
    assert_alike(what, &counts, (parts - 1).pow(2));
}

#[test]
fn every_option_lands_in_every_place_equally_often() {
    assert_uniform(0, 0);
    assert_uniform(1, 0);
    assert_uniform(7, 0);
    assert_uniform(7, 1);
}

#[test]
fn every_item_to_order_is_first_shown_in_every_place_equally_often() {
    assert_uniform(3, 0);
}

#[test]
fn where_a_right_side_stands_says_nothing_about_its_left_side() {
    assert_uniform(4, 0);
    assert_uniform(4, 1);
    let bank = bank(9, |_| {});
    let (lefts, rights) = (3, 4);
    let mut counts = vec![0; lefts * rights];
    for number in 0..SEEDS {
        let paper = draw(&bank, seed(number));
        let drawn = paper.questions.iter().find(|d| d.question == 4);
        let orders = &drawn.expect("all are drawn").orders;
        for (place, pair) in orders[0].iter().enumerate() {
            let right = orders[1].iter().position(|right| right == pair);
            counts[place * rights + right.expect("every right side is shown")] += 1;
        }
    }
    assert_alike("left and right", &counts, (lefts - 1) * rights);
}

#[test]
fn every_question_is_drawn_and_placed_equally_often() {
    let bank = bank(27, |quiz| quiz.draw = Draw::Number(9));
    let mut drawn = vec![0; 27];
    let mut placed = vec![0; 27 * 9];
    for number in 0..SEEDS {
        for (place, question) in numbers(&draw(&bank, seed(number))).iter().enumerate() {
            drawn[*question] += 1;
            placed[question * 9 + place] += 1;
        }
    }
    assert_alike("drawn", &drawn, 26);
    assert_alike("placed", &placed, 26 * 9);
}

#[test]
fn within_a_topic_every_question_is_drawn_equally_often() {
    let bank = bank(27, |quiz| {
        quiz.draw = Draw::ByTopic(vec![("security".to_owned(), 2), ("law".to_owned(), 4)]);
    });
    let mut drawn = [0; 27];
    for number in 0..SEEDS {
        for question in numbers(&draw(&bank, seed(number))) {
            drawn[question] += 1;
        }
    }
    for topic in ["security", "law"] {
        let of_topic: Vec<u32> = (0..27)
            .filter(|q| bank.questions[*q].topic == topic)
            .map(|q| drawn[q])
            .collect();
        assert_eq!(of_topic.len(), 9);
        assert_alike(topic, &of_topic, 8);
    }
}
