//! What templates are learnt from, and who asks for them at once.

use std::thread;

use proptest::prelude::*;

use super::*;
use crate::certificate::QuizResult;
use crate::json::canonical::Digest;
use crate::text::{forbidden, nfc};

/// Something people read, with all that JSON escapes and Unicode composes.
fn words(lines: bool) -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,20}",
        "[\"\\\\/{}:,#&<>\u{7d}-\u{a0}\u{e9}\n]{1,12}",
        "[À-ỹĐđ \u{300}-\u{309}\u{1100}-\u{1112}\u{1161}-\u{1175}]{1,16}",
        "\\PC{1,9}",
        "[0-9a-f-]{36}|0|70|100|2026-05-14T03:12:45Z|z[1-9A-H]{9}|score|status",
    ]
    .prop_map(move |text: String| {
        let clean = |c: &char| forbidden(c.encode_utf8(&mut [0; 4]), lines).is_none();
        nfc(&format!(
            "a{}",
            text.chars().filter(clean).collect::<String>()
        ))
    })
}

fn seconds() -> impl Strategy<Value = Moment> {
    prop_oneof![
        Just(-62_167_219_200), // 0000-01-01T00:00:00Z
        Just(253_402_300_799), // 9999-12-31T23:59:59Z
        1_577_836_800..1_795_000_000_i64,
    ]
    .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap().into())
}

fn score() -> impl Strategy<Value = Percent> {
    prop_oneof![Just(0), Just(9), Just(10), Just(99), Just(100), 0..=100_u8]
        .prop_map(|n| Percent::new(n).unwrap())
}

prop_compose! {
    fn quiz()(title in words(false), required in score(), bank in any::<[u8; 32]>(), version in words(false))
        -> QuizResult
    {
        let bank = Digest(bank);
        QuizResult { id: "q".into(), title, percent: required, required, bank, bank_version: version }
    }
}

prop_compose! {
    /// A programme: all that its certificates have in common.
    fn programme()(
        texts in prop::collection::vec(words(false), 6),
        lines in prop::collection::vec(words(true), 3),
        required in score(),
        mut quizzes in prop::collection::vec(quiz(), 1..4),
        same_bank in any::<bool>(),
        list in prop::option::of(prop::sample::select(vec![LIST, "urn:uuid:x", "https://"])),
        ends in any::<bool>(),
    ) -> Claims {
        let mut claims = claims(0);
        for (i, quiz) in quizzes.iter_mut().enumerate() {
            quiz.id = ["q", "0", "-"][i].into();
            if same_bank {
                quiz.bank = claims.record;
            }
        }
        claims.quizzes = quizzes;
        let places = [
            &mut claims.title, &mut claims.issuer.name, &mut claims.achievement.version,
            &mut claims.achievement.name, &mut claims.wording.score, &mut claims.wording.status,
        ];
        places.into_iter().zip(texts).for_each(|(place, text)| *place = text);
        let places = [
            &mut claims.achievement.description, &mut claims.achievement.criteria,
            &mut claims.wording.delivery,
        ];
        places.into_iter().zip(lines).for_each(|(place, text)| *place = text);
        claims.score.required = required;
        claims.status = list.map(|list| Status { list: list.into(), index: 0 });
        claims.valid_until = ends.then(|| moment("9999-12-31T23:59:59Z"));
        claims
    }
}

prop_compose! {
    /// One certificate of a programme: all in which they differ.
    fn one_of(programme: Claims)(
        id in any::<u128>(),
        (name, unit) in (words(false), words(false)),
        code in prop_oneof!["[!-~]{1,9}", "[0-9A-Z]{1,9}"],
        record in prop_oneof![Just([0; 32]), any::<[u8; 32]>()],
        index in prop_oneof![Just(0), Just(131), Just(u32::MAX), any::<u32>()],
        times in [seconds(), seconds()],
        from in 1_577_836_800..1_795_000_000_i64,
        lasts in prop_oneof![Just(1), Just(200_000_000_i64), 1..100_000_000_i64],
        above in prop::collection::vec(prop_oneof![Just(0), 0..=100_u8], 4),
    ) -> Claims {
        let mut claims = programme.clone();
        claims.id = Uuid::from_u128(id);
        (claims.participant.name, claims.participant.unit, claims.participant.code) = (name, unit, code);
        claims.record = Digest(record);
        if let Some(status) = &mut claims.status {
            status.index = index;
        }
        [claims.started, claims.ended] = times;
        let from = DateTime::from_timestamp(from, 0).unwrap();
        claims.valid_from = from.into();
        claims.valid_until = claims.valid_until.map(|_| (from + chrono::TimeDelta::seconds(lasts)).into());
        let more = |required: Percent, above: u8| Percent::new((required.get() + above).min(100)).unwrap();
        claims.score.percent = more(claims.score.required, above[3]);
        for (quiz, above) in claims.quizzes.iter_mut().zip(above) {
            quiz.percent = more(quiz.required, above);
        }
        claims
    }
}

fn class() -> impl Strategy<Value = Vec<Claims>> {
    programme().prop_flat_map(|programme| prop::collection::vec(one_of(programme), 2..6))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a programme and its certificates say, and whichever of them teaches.
    #[test]
    fn any_class(class in class(), layout in prop::sample::select(vec![Layout::Issued, Layout::Line])) {
        let trust = trust();
        let quick = many(&trust, Wanted::Verdicts);
        let plain = |text: &String| !text.contains(['"', '\\']);
        let mut learnt = false;
        for claims in &class {
            let file = laid_out(&value(claims, &key(1)), layout);
            let who = &claims.participant;
            let can_fit = plain(&who.name) && plain(&who.unit) && plain(&who.code);
            let verdict = compare(&quick, file.as_bytes());
            // Not read anew where it need not be.
            let fitting = can_fit && learnt && verdict == Verdict::Valid;
            prop_assert!(!fitting || fits(&quick, file.as_bytes()), "{}", file);
            learnt |= can_fit && file.len() > 2048;
            // One thing less than was to be reached, signed all the same.
            let mut low = value(claims, &key(1));
            let required = claims.score.required.get();
            if required > 0 {
                low["credentialSubject"]["result"][0]["value"] = (required - 1).to_string().into();
                let low = laid_out(&signed_anew(low), layout);
                prop_assert_eq!(compare(&quick, low.as_bytes()), Verdict::Altered);
            }
        }
    }
}

/// Programmes of one id, version and issuer that say other things: each file fits
/// its own template or none.
#[test]
fn achievements_of_one_id_are_kept_apart() {
    let trust = trust();
    let quick = many(&trust, Wanted::Verdicts);
    let file = |n: u32, kind: u32| {
        let mut claims = claims(n);
        claims.score.required = Percent::new(60 + (kind % 5) as u8).unwrap();
        claims.quizzes[0].required = Percent::new((kind % 3) as u8).unwrap();
        claims.wording.delivery = format!("Thi {}.", kind % 7);
        let text = laid_out(&value(&claims, &key(1)), Layout::Line);
        (claims, text)
    };
    for n in 0..40 {
        assert_eq!(compare(&quick, file(2 * n, n).1.as_bytes()), Verdict::Valid);
        // The words of one kind with the proofs of another.
        let (one, other) = (file(2 * n, n).1, file(2 * n, n + 1).1);
        let cut = |text: &str| text.find("\"proof\":").unwrap();
        let mixed = format!("{}{}", &one[..cut(&one)], &other[cut(&other)..]);
        assert_eq!(compare(&quick, mixed.as_bytes()), Verdict::Altered);
        // Enough for one kind and too little for its own.
        let (claims, _) = file(2 * n, n);
        let mut low = value(&claims, &key(1));
        low["credentialSubject"]["result"][0]["value"] = "60".into();
        let low = laid_out(&signed_anew(low), Layout::Line);
        let enough = claims.score.required.get() <= 60;
        assert_eq!(compare(&quick, low.as_bytes()) == Verdict::Valid, enough);
    }
    assert_eq!(templates(&quick), Templates::NEAR);
}

/// Good and bad ones of many programmes, on some threads that learn and forget
/// at once: each says what the general verification says.
#[test]
fn threads_share_what_they_learn() {
    let trust = trust();
    let files: Vec<String> = (0..400)
        .map(|n| {
            let mut claims = claims(n);
            claims.achievement.version = (n % 5).to_string();
            let layout = [Layout::Issued, Layout::Line][(n % 2) as usize];
            let file = laid_out(&value(&claims, &key(1)), layout);
            match n % 19 {
                7 => file.replace("Bích", "Bich"),
                8 => file.replace("CB-", "CC-"),
                _ => file,
            }
        })
        .collect();
    let general: Vec<Verdict> = many(&trust, Wanted::Reports)
        .verify(&files)
        .iter()
        .map(|report| report.verdict)
        .collect();
    let quick = many(&trust, Wanted::Verdicts);
    let verdicts = |all: &[String]| {
        let reports = quick.verify(all).into_iter();
        reports.map(|report| report.verdict).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        for size in [1, 7, 50, 400] {
            let (files, general, verdicts, quick) = (&files, &general, &verdicts, &quick);
            scope.spawn(move || {
                for (files, general) in files.chunks(size).zip(general.chunks(size)) {
                    assert_eq!(verdicts(files), general);
                    // Now and then everything is forgotten.
                    quick.templates.write().unwrap().size += Templates::SIZE / 40;
                }
            });
        }
    });
    let bad = general.iter().filter(|v| **v == Verdict::Altered).count();
    assert!(bad > 30, "{bad}");
}

/// A name that never ends would be looked through for each template at hand; beyond
/// what names have it goes the general verification, which reads it once.
#[test]
fn names_longer_than_any_go_the_general_way() {
    let trust = trust();
    let quick = taught(&trust);
    for (name, fitting) in [
        ("x".repeat(512), true),
        ("x".repeat(513), false),
        ("ễ".repeat(170), true),
        ("ễ".repeat(171), false),
        ("ễ".repeat(120), true),
        ("🙂".repeat(120), true),
        ("x".repeat(60_000), false),
        ("🙂".repeat(100_000), false),
    ] {
        let mut claims = claims(100);
        claims.participant.name = name;
        let file = laid_out(&value(&claims, &key(1)), Layout::Line);
        assert_eq!(compare(&quick, file.as_bytes()), Verdict::Valid);
        assert_eq!(fits(&quick, file.as_bytes()), fitting, "{file:.4000}");
    }
    // Whoever teaches with such a name teaches nothing.
    let quick = many(&trust, Wanted::Verdicts);
    let mut claims = claims(100);
    claims.participant.unit = "x".repeat(600);
    let file = laid_out(&value(&claims, &key(1)), Layout::Line);
    assert_eq!(compare(&quick, file.as_bytes()), Verdict::Valid);
    assert_eq!(templates(&quick), 0);
}
