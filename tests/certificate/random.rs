//! Certificates of anything that can be said, for properties that hold of all.

use certamen::certificate::{Claims, Percent, QuizResult, Score, Status};
use certamen::json::canonical::Digest;
use certamen::text::{forbidden, nfc};
use chrono::DateTime;
use proptest::prelude::*;
use uuid::Uuid;

use crate::fixture::{claims, key, percent};

fn words(lines: bool) -> impl Strategy<Value = String> {
    prop_oneof![".{1,30}", "[ -~]{1,30}", "[À-ỹĐđ \n]{1,30}", "\\PC{1,9}"]
        .prop_map(|text: String| nfc(&text))
        .prop_map(move |text| {
            let clean = |c: &char| forbidden(c.encode_utf8(&mut [0; 4]), lines).is_none();
            format!("a{}", text.chars().filter(clean).collect::<String>())
        })
        .prop_map(|text| nfc(&text))
}

fn moment() -> impl Strategy<Value = i64> {
    0..200_000_000_000_i64
}

prop_compose! {
    fn any_score()(required in 0..=100_u8, above in 0..=100_u8) -> (Percent, Percent) {
        (percent(required.saturating_add(above).min(100)), percent(required))
    }
}

prop_compose! {
    fn any_quiz()(
        id in "[a-z0-9-]{3,12}",
        title in words(false),
        (percent, required) in any_score(),
        bank in any::<[u8; 32]>(),
        bank_version in words(false),
    ) -> QuizResult {
        let id = format!("q{id}");
        let bank = Digest(bank);
        QuizResult { id, title, percent, required, bank, bank_version }
    }
}

prop_compose! {
    /// Whatever can be said in a certificate that begins at `from` or later.
    pub fn any_claims(from: i64)(
        id in any::<u128>(),
        record in any::<[u8; 32]>(),
        status in prop::option::of(any::<u32>()),
        lines in prop::collection::vec(words(true), 3),
        texts in prop::collection::vec(words(false), 8),
        begins in from..200_000_000_000_i64,
        times in [moment(), moment()],
        lasts in prop::option::of(1..10_000_000_000_i64),
        code in "[!-~]{1,20}",
        achievement_id in "[a-z0-9-]{1,20}",
        language in prop::sample::select(vec!["vi", "en", "fr", "zh-TW", "es-419", "fil"]),
        (percent, required) in any_score(),
        mut quizzes in prop::collection::vec(any_quiz(), 1..6),
    ) -> Claims {
        let moment = |seconds| DateTime::from_timestamp(seconds, 0).unwrap().into();
        for (i, quiz) in quizzes.iter_mut().enumerate() {
            quiz.id = format!("{}-{i}", quiz.id);
        }
        let mut claims = claims(key().did());
        claims.id = Uuid::from_u128(id);
        claims.record = Digest(record);
        claims.status = status.map(|index| Status { list: "urn:uuid:0f0e1d2c-3b4a-4596-8778-000000000001".into(), index });
        let mut texts = texts.into_iter();
        for place in [
            &mut claims.title,
            &mut claims.issuer.name,
            &mut claims.participant.name,
            &mut claims.participant.unit,
            &mut claims.achievement.version,
            &mut claims.achievement.name,
            &mut claims.wording.score,
            &mut claims.wording.status,
        ] {
            *place = texts.next().unwrap();
        }
        let mut lines = lines.into_iter();
        claims.achievement.description = lines.next().unwrap();
        claims.achievement.criteria = lines.next().unwrap();
        claims.wording.delivery = lines.next().unwrap();
        claims.valid_from = moment(begins);
        claims.valid_until = lasts.map(|lasts| moment(begins + lasts));
        claims.started = moment(times[0]);
        claims.ended = moment(times[1]);
        claims.participant.code = code;
        claims.achievement.id = achievement_id;
        claims.achievement.language = language.parse().unwrap();
        claims.score = Score { percent, required };
        claims.quizzes = quizzes;
        claims
    }
}
