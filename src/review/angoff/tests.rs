use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::bank::{Limits, read_bank};
use crate::exam::paper::{Paper, Seed};
use crate::review::chances::chances;

/// A bank of so many questions: topic, points, whether a situation; and what its
/// quiz draws.
pub fn bank(draw: &str, questions: &[(&str, u32, bool)]) -> Bank {
    let mut text = format!(
        "bank: small\nversion: \"1\"\ntitle: Small\nlanguages: [en]\n\
         topics: {{ a: A, b: B }}\nquiz: {{ {draw}, pass_mark: 70% }}\nquestions:\n"
    );
    for (n, (topic, points, situation)) in questions.iter().enumerate() {
        let _ = writeln!(
            text,
            "  - {{ id: q{n}, kind: true_false, topic: {topic}, points: {points}, \
             situation: {situation}, prompt: Is it {n}?, answer: true }}"
        );
    }
    let loaded = read_bank(text.as_bytes(), &Limits::default());
    loaded.bank.unwrap_or_else(|| panic!("{:?}", loaded.faults))
}

fn judge(name: &str, percents: &[u32]) -> Judge {
    let estimate = |percent: &u32| Estimate::new(percent * Estimate::PARTS);
    Judge {
        name: name.to_owned(),
        estimates: percents.iter().map(estimate).collect(),
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Computed by hand. Section a draws 3 of 2 + 2 questions, b draws 1 of 2:
///
/// | judge | a: q0 q1 q2 q3 | mean | b: q4 q5 | mean | (3a + 1b) / 4 |
/// |---|---|---|---|---|---|
/// | An | 80 60 70 90 | 75 | 40 60 | 50 | 275 / 4 = 68.75 |
/// | Binh | 60 60 50 70 | 60 | 30 50 | 40 | 220 / 4 = 55 |
/// | Chi | 90 80 70 80 | 80 | 75 65 | 70 | 310 / 4 = 77.5 |
///
/// Mean (68.75 + 55 + 77.5) / 3 = 67.08333; deviations 1.66667, -12.08333,
/// 10.41667; squares 2.77778 + 146.00694 + 108.50694 = 257.29167; / 2 = 128.64583;
/// SD 11.34221; SE = SD / 1.7320508 = 6.54843.
#[test]
fn the_worked_example() {
    let a = ("a", 1, false);
    let b = ("b", 1, false);
    let bank = bank("draw: { a: 3, b: 1 }", &[a, a, a, a, b, b]);
    let judges = [
        judge("An", &[80, 60, 70, 90, 40, 60]),
        judge("Binh", &[60, 60, 50, 70, 30, 50]),
        judge("Chi", &[90, 80, 70, 80, 75, 65]),
    ];
    let standard = standard(&bank, &judges).unwrap();
    let cuts = [68.75, 55.0, 77.5];
    assert!(standard.cuts.iter().zip(cuts).all(|(a, b)| near(*a, b)));
    let short = |x: f64| format!("{x:.5}");
    assert_eq!(short(standard.cut), "67.08333");
    let spread = standard.between.unwrap();
    assert_eq!(
        (short(spread.sd), short(spread.se)),
        ("11.34221".into(), "6.54843".into())
    );
    let (low, high) = standard.range().unwrap();
    assert_eq!(
        (short(low), short(high)),
        ("60.53490".into(), "73.63176".into())
    );
    assert_eq!(standard.standing(), Standing::Within);
    // (75 + 60 + 80) / 3 and (50 + 40 + 70) / 3.
    let sections: Vec<String> = standard.sections.iter().map(|s| short(s.mean)).collect();
    assert_eq!(sections, ["71.66667", "53.33333"]);
    // q4 says 40, 30 and 75: 45 apart; q0 60 to 90 is 30 apart and not more.
    let apart = standard.to_discuss(30.0);
    assert_eq!(apart.len(), 1);
    assert_eq!((apart[0].number, apart[0].spread()), (4, 45.0));
    assert_eq!(short(apart[0].sd.unwrap()), "23.62908");
    let all = standard.to_discuss(19.0);
    let order: Vec<usize> = all.iter().map(|rated| rated.number).collect();
    // Of the 20s, 70 50 70 and 60 60 80 have one deviation: the bank's order.
    assert_eq!(order, [4, 0, 1, 2, 3]);
}

/// One section, 2 drawn of 3, worth 1, 1 and 4 points: (90 + 60 + 4 x 30) / 6.
#[test]
fn points_weigh() {
    let bank = bank(
        "draw: { a: 2 }",
        &[
            ("a", 1, false),
            ("a", 1, false),
            ("a", 4, false),
            ("b", 9, false),
        ],
    );
    let mut only = judge("An", &[90, 60, 30]);
    only.estimates.push(None);
    let standard = standard(&bank, std::slice::from_ref(&only)).unwrap();
    assert!(near(standard.cut, 45.0), "{}", standard.cut);
    // One judge: no error; and q3, which is never drawn, is not asked for.
    assert_eq!((standard.between, standard.range()), (None, None));
    assert_eq!(standard.questions.len(), 3);
    assert_eq!(standard.questions[0].sd, None);
    assert_eq!(standard.standing(), Standing::Above);
    only.estimates[1] = None;
    assert_eq!(super::standard(&bank, &[only]), None);
    assert_eq!(super::standard(&bank, &[]), None);
}

/// 2 of 4 with half situations, of which there is one: it always stands on the
/// paper, the other three with a chance of a third each.
#[test]
fn a_share_of_situations_changes_the_chances() {
    let bank = bank(
        "draw: { a: 2 }, situations: 50%",
        &[
            ("a", 1, true),
            ("a", 1, false),
            ("a", 1, false),
            ("a", 1, false),
        ],
    );
    let third = 1.0 / 3.0;
    let wanted = [1.0, third, third, third];
    assert!(chances(&bank).iter().zip(wanted).all(|(a, b)| near(*a, b)));
    let judges = [judge("An", &[90, 30, 30, 30])];
    assert!(near(standard(&bank, &judges).unwrap().cut, 60.0));
}

/// The chances are those of the papers that are drawn.
#[test]
fn papers_are_drawn_by_these_chances() {
    let mut questions = vec![("a", 1, true); 5];
    questions.extend([("a", 1, false); 4]);
    questions.extend([("b", 1, true), ("b", 1, false), ("b", 1, false)]);
    for draw in [
        "draw: { a: 4, b: 1 }, situations: 40%",
        "draw: 5, situations: 60%",
        "draw: 7",
        "draw: all",
    ] {
        let bank = bank(draw, &questions);
        let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
        let papers = 4000_u32;
        for seed in 0..papers {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&seed.to_be_bytes());
            let paper = Paper::draw(&bank, &bank.quiz, Seed(bytes)).unwrap();
            for drawn in paper.questions {
                *seen.entry(drawn.question).or_default() += 1;
            }
        }
        let chances = chances(&bank);
        let sum: f64 = chances.iter().sum();
        assert!(near(sum, bank.quiz.draw.count(12) as f64), "{draw}: {sum}");
        for (number, chance) in chances.iter().enumerate() {
            let often = f64::from(seen.get(&number).copied().unwrap_or(0)) / f64::from(papers);
            // Over four standard errors of a share near a half.
            assert!(
                (often - chance).abs() < 0.035,
                "{draw} q{number}: {often} {chance}"
            );
        }
    }
}

fn judges_of(rows: &[Vec<u32>]) -> Vec<Judge> {
    let named = rows.iter().zip('a'..);
    named
        .map(|(row, name)| Judge {
            name: name.to_string(),
            estimates: row.iter().map(|parts| Estimate::new(*parts)).collect(),
        })
        .collect()
}

proptest! {
    #[test]
    fn what_holds_for_any_judges(
        rows in proptest::collection::vec(
            proptest::collection::vec(0..=100 * Estimate::PARTS, 8), 1..6),
        points in proptest::collection::vec(1_u32..6, 8),
        turn in 0_usize..6,
    ) {
        let topics = ["a", "a", "a", "a", "a", "b", "b", "b"];
        let questions: Vec<_> = topics.iter().zip(&points).zip(0..)
            .map(|((topic, points), n)| (*topic, *points, n % 3 == 0)).collect();
        let bank = bank("draw: { a: 3, b: 2 }, situations: 30%", &questions);
        let judges = judges_of(&rows);
        let found = standard(&bank, &judges).unwrap();
        // A cut lies between the estimates it is made of, the mean between the cuts.
        for (row, cut) in rows.iter().zip(&found.cuts) {
            let least = f64::from(*row.iter().min().unwrap()) / 1e6;
            let most = f64::from(*row.iter().max().unwrap()) / 1e6;
            prop_assert!((least..=most).contains(cut), "{least} {cut} {most}");
        }
        let least = found.cuts.iter().copied().fold(f64::INFINITY, f64::min);
        let most = found.cuts.iter().copied().fold(0.0, f64::max);
        prop_assert!((least..=most).contains(&found.cut));
        prop_assert_eq!(found.between.is_some(), rows.len() > 1);
        if let Some((low, high)) = found.range() {
            prop_assert!(0.0 <= low && low <= found.cut && found.cut <= high && high <= 100.0);
        }
        // Turning the judges round changes no digit but their order.
        let mut turned = judges.clone();
        turned.rotate_left(turn % judges.len());
        let again = standard(&bank, &turned).unwrap();
        prop_assert_eq!(again.cut.to_bits(), found.cut.to_bits());
        prop_assert_eq!(again.between, found.between);
        prop_assert_eq!(&again.questions, &found.questions);
        prop_assert_eq!(&again.sections, &found.sections);
    }

    #[test]
    fn judges_who_agree_have_no_error(
        row in proptest::collection::vec(0..=100 * Estimate::PARTS, 5), count in 2_usize..9
    ) {
        let questions = [("a", 1, false), ("a", 2, true), ("b", 3, false), ("b", 1, false), ("a", 1, true)];
        let bank = bank("draw: { a: 2, b: 1 }", &questions);
        let found = standard(&bank, &judges_of(&vec![row.clone(); count])).unwrap();
        prop_assert_eq!(found.between, Some(Spread { sd: 0.0, se: 0.0 }));
        prop_assert_eq!(found.cut.to_bits(), found.cuts[0].to_bits());
        prop_assert!(found.to_discuss(0.0).is_empty());
        let same = vec![vec![row[0]; 5]; count];
        let all_equal = standard(&bank, &judges_of(&same)).unwrap();
        prop_assert_eq!(all_equal.cut.to_bits(), (f64::from(row[0]) / 1e6).to_bits());
    }
}
