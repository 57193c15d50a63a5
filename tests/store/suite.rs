//! What every store must do. Each test is given a place of its own.

use std::time::Instant;

use certamen::exam::{Event, Record};
use certamen::fraction::Fraction;
use certamen::store::{Enrolment, Store, StoreError, StoredCertificate};

use crate::common::{Place, answered, header, logged, outcome, participant, started};

macro_rules! suite {
    ($place:ty: $($test:ident)*) => {
        $(#[tokio::test]
        async fn $test() {
            crate::suite::$test(&<$place as crate::common::Place>::new()).await;
        })*
    };
}
/// Makes a test of each function of this file, in a place of the given type.
macro_rules! every_test_in {
    ($place:ty) => {
        $crate::suite::suite! { $place:
            what_was_saved_is_there_for_others_and_after_reopening
            a_commit_whose_answer_was_lost_can_be_repeated
            a_second_writer_is_kept_out
            a_finished_attempt_stays_as_it_is
            what_is_wrong_is_refused_and_changes_nothing
            of_two_who_begin_the_same_attempt_one_does
            practice_is_not_counted
            lists_tell_where_attempts_stand
            different_attempts_do_not_disturb_each_other
            of_two_who_issue_the_same_certificate_one_does
            a_place_of_a_status_list_is_given_once
            participants_and_settings_are_remembered
            an_attempt_is_claimed_once
            ten_thousand_events_load_fast
        }
    };
}
pub(crate) use {every_test_in, suite};

pub async fn what_was_saved_is_there_for_others_and_after_reopening(place: &impl Place) {
    let one = place.open().await;
    let other = place.open().await;
    let header = header("a1", "law", 1);
    let id = header.attempt.clone();
    one.begin(&header, &started()).await.unwrap();
    let mut events = vec![started()];
    for number in 1..20 {
        let event = answered(number, number as usize % 5, 2);
        one.append(&id, std::slice::from_ref(&event)).await.unwrap();
        events.push(event);
        assert_eq!(other.load(&id).await.unwrap().events, events);
    }
    drop((one, other));
    let record = place.open().await.load(&id).await.unwrap();
    let expected = Record::new(header, events);
    assert_eq!(record.digest(), expected.digest());
    assert_eq!(record, expected);
}

pub async fn a_commit_whose_answer_was_lost_can_be_repeated(place: &impl Place) {
    let store = place.open().await;
    let header = header("a1", "law", 1);
    let id = &header.attempt;
    let events = [answered(1, 0, 2), answered(2, 1, 0), answered(3, 2, 1)];
    for _ in 0..2 {
        store.begin(&header, &started()).await.unwrap();
    }
    store.append(id, &events[..1]).await.unwrap();
    store.append(id, &events[..1]).await.unwrap();
    // What came in the meantime goes along with what is repeated.
    store.append(id, &events).await.unwrap();
    store.begin(&header, &started()).await.unwrap();
    let last = [logged(4, Event::Submitted {})];
    for _ in 0..2 {
        store.finish(id, &last, &outcome(true)).await.unwrap();
    }
    store.append(id, &events[1..]).await.unwrap();
    assert_eq!(store.load(id).await.unwrap().events.len(), 5);
}

pub async fn a_second_writer_is_kept_out(place: &impl Place) {
    let (one, other) = (place.open().await, place.open().await);
    let header = header("a1", "law", 1);
    let id = &header.attempt;
    one.begin(&header, &started()).await.unwrap();
    for number in 1..20 {
        let events = [[answered(number, 0, 1)], [answered(number, 0, 2)]];
        let both = tokio::join!(one.append(id, &events[0]), other.append(id, &events[1]));
        let winner = match both {
            (Ok(()), Err(StoreError::Overtaken { .. })) => 0,
            (Err(StoreError::Overtaken { .. }), Ok(())) => 1,
            both => panic!("{both:?}"),
        };
        let record = one.load(id).await.unwrap();
        assert_eq!(record.events.len() as u64, number + 1);
        assert_eq!(record.events.last(), events[winner].first());
    }
}

pub async fn a_finished_attempt_stays_as_it_is(place: &impl Place) {
    let store = place.open().await;
    let header = header("a1", "law", 1);
    let id = &header.attempt;
    store.begin(&header, &started()).await.unwrap();
    let last = [answered(1, 0, 1), logged(2, Event::TimedOut {})];
    store.finish(id, &last, &outcome(false)).await.unwrap();
    let before = store.load(id).await.unwrap();
    for refused in [
        store.append(id, &[answered(3, 0, 1)]).await,
        store.append(id, &[answered(1, 0, 3)]).await,
        store.finish(id, &last, &outcome(true)).await,
        store
            .finish(id, &[logged(2, Event::Submitted {})], &outcome(false))
            .await,
    ] {
        assert!(
            matches!(refused, Err(StoreError::Finished { .. })),
            "{refused:?}"
        );
    }
    assert_eq!(store.load(id).await.unwrap(), before);
    assert!(
        !store.attempts("a1").await.unwrap()[0]
            .finished
            .as_ref()
            .unwrap()
            .passed
    );
}

pub async fn what_is_wrong_is_refused_and_changes_nothing(place: &impl Place) {
    let store = place.open().await;
    let good = header("a1", "law", 1);
    let id = &good.attempt;
    let mut outside = header("a1", "law", 2);
    outside.attempt = ["..", "..", "etc", "passwd"].join("/");
    let is_refused = |result| matches!(result, Err(StoreError::Refused { .. }));
    assert!(is_refused(store.begin(&outside, &started()).await));
    assert!(is_refused(store.claim(&outside.attempt).await.map(drop)));
    assert!(is_refused(store.begin(&good, &answered(0, 0, 0)).await));
    store.begin(&good, &started()).await.unwrap();
    let too_large = 1 << 60;
    for events in [
        vec![answered(2, 0, 0)],
        vec![answered(1, 0, 0), answered(3, 0, 0)],
        vec![answered(1, too_large + 1, 0)],
        vec![logged(1, Event::Submitted {})],
    ] {
        assert!(is_refused(store.append(id, &events).await), "{events:?}");
    }
    for events in [
        vec![],
        vec![answered(1, 0, 0)],
        vec![logged(1, Event::Submitted {}), answered(2, 0, 0)],
    ] {
        assert!(is_refused(store.finish(id, &events, &outcome(true)).await));
    }
    assert_eq!(store.load(id).await.unwrap().events, [started()]);
    assert_eq!(store.open_attempts().await.unwrap()[0].answered, 0);
    let nobody = "00000000-0000-4000-8000-000000000000";
    let unknown = |error| matches!(error, StoreError::NoSuchAttempt { .. });
    assert!(unknown(
        store
            .append(nobody, &[answered(0, 0, 0)])
            .await
            .unwrap_err()
    ));
    assert!(unknown(store.load(nobody).await.unwrap_err()));
}

pub async fn of_two_who_begin_the_same_attempt_one_does(place: &impl Place) {
    let (one, other) = (place.open().await, place.open().await);
    for number in 1..=10 {
        let headers = [header("a1", "law", number), header("a1", "law", number)];
        let first = started();
        match tokio::join!(
            one.begin(&headers[0], &first),
            other.begin(&headers[1], &first)
        ) {
            (Ok(()), Err(StoreError::AttemptExists { .. }))
            | (Err(StoreError::AttemptExists { .. }), Ok(())) => {}
            both => panic!("{both:?}"),
        }
    }
    assert_eq!(one.attempts("a1").await.unwrap().len(), 10);
}

pub async fn practice_is_not_counted(place: &impl Place) {
    let store = place.open().await;
    for _ in 0..3 {
        let mut practice = header("a1", "law", 1);
        practice.practice = true;
        store.begin(&practice, &started()).await.unwrap();
    }
    store
        .begin(&header("a1", "law", 1), &started())
        .await
        .unwrap();
    store
        .begin(&header("a1", "ethics", 1), &started())
        .await
        .unwrap();
    store
        .begin(&header("a2", "law", 1), &started())
        .await
        .unwrap();
    let attempts = store.attempts("a1").await.unwrap();
    assert_eq!(attempts.iter().filter(|a| a.practice).count(), 3);
    assert_eq!(attempts.len(), 5);
}

pub async fn lists_tell_where_attempts_stand(place: &impl Place) {
    let store = place.open().await;
    let (law, ethics) = (header("a1", "law", 1), header("a2", "ethics", 2));
    store.begin(&law, &started()).await.unwrap();
    store.begin(&ethics, &started()).await.unwrap();
    let taken_back = Event::Answered {
        question: 0,
        response: None,
    };
    let events = [
        answered(1, 0, 1),
        logged(2, Event::Moved { question: 3 }),
        answered(3, 3, 0),
        answered(4, 3, 1),
        logged(5, taken_back),
    ];
    store.append(&law.attempt, &events[..3]).await.unwrap();
    store.append(&law.attempt, &events[3..]).await.unwrap();
    let open = store.open_attempts().await.unwrap();
    assert_eq!(open.len(), 2);
    assert_eq!(open[0].id, law.attempt, "the latest used comes first");
    assert_eq!(open[0].participant, law.participant);
    assert_eq!(
        (open[0].answered, open[0].current, open[0].elapsed),
        (1, 3, 5000)
    );
    assert_eq!(
        (open[0].bank, open[0].bank_version.as_str()),
        (law.bank, "2026.1")
    );
    assert_eq!(open[0].started_at, started().at.wall);
    assert_eq!(open[0].last_at, events[4].at.wall);
    assert_eq!((open[1].quiz.as_str(), open[1].number), ("ethics", 2));
    let last = [logged(6, Event::Submitted {})];
    store
        .finish(&law.attempt, &last, &outcome(true))
        .await
        .unwrap();
    assert_eq!(store.open_attempts().await.unwrap().len(), 1);
    let end = store.attempts("a1").await.unwrap()[0]
        .finished
        .clone()
        .unwrap();
    assert!(end.passed);
    assert_eq!(end.outcome, serde_json::to_value(outcome(true)).unwrap());
}

pub async fn different_attempts_do_not_disturb_each_other(place: &impl Place) {
    async fn sit(store: impl Store, code: &str) {
        let header = header(code, "law", 1);
        store.begin(&header, &started()).await.unwrap();
        for number in 1..100 {
            let event = [answered(number, number as usize % 20, 1)];
            store.append(&header.attempt, &event).await.unwrap();
        }
        let last = [logged(100, Event::Submitted {})];
        store
            .finish(&header.attempt, &last, &outcome(true))
            .await
            .unwrap();
        assert_eq!(store.load(&header.attempt).await.unwrap().events.len(), 101);
    }
    let (one, other) = (place.open().await, place.open().await);
    tokio::join!(sit(one, "a1"), sit(other, "a2"));
}

pub async fn of_two_who_issue_the_same_certificate_one_does(place: &impl Place) {
    let (one, other) = (place.open().await, place.open().await);
    let certificate = |key: u32, json: &str| StoredCertificate {
        key: format!("a1 ai {key}"),
        participant: "a1".to_owned(),
        json: json.to_owned(),
        record: "{}".to_owned(),
        issued_at: 1_800_000_000_000 + i64::from(key),
    };
    for key in 0..10 {
        let both = [certificate(key, "\"one\""), certificate(key, "\"other\"")];
        let (a, b) = tokio::join!(one.issue(&both[0]), other.issue(&both[1]));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!(a.is_new ^ b.is_new);
        assert_eq!(a.certificate, b.certificate);
        let again = one.issue(&certificate(key, "\"again\"")).await.unwrap();
        assert!(!again.is_new);
        assert_eq!(again.certificate, a.certificate);
        assert_eq!(
            other.certificate(&a.certificate.key).await.unwrap(),
            Some(a.certificate)
        );
    }
    assert_eq!(one.certificates("a1").await.unwrap().len(), 10);
    assert_eq!(one.certificates("a2").await.unwrap(), []);
    assert_eq!(one.all_certificates().await.unwrap()[9].key, "a1 ai 9");
    assert_eq!(one.certificate("a1 ai 99").await.unwrap(), None);
}

pub async fn a_place_of_a_status_list_is_given_once(place: &impl Place) {
    let one = place.open().await;
    let two = place.open().await;
    let reserve = async |index: u32, key: &str| {
        let other = format!("{key}, other");
        tokio::join!(
            async { one.reserve_index("list", index, key).await.unwrap() },
            async { two.reserve_index("list", index, &other).await.unwrap() },
        )
    };
    // Of two certificates that want one place, one gets it.
    let got = reserve(7, "first").await;
    assert!(matches!(got, (Some(7), None) | (None, Some(7))), "{got:?}");
    // Whoever has a place keeps it, and takes no second one.
    let key = if got.0.is_some() {
        "first"
    } else {
        "first, other"
    };
    assert_eq!(one.reserve_index("list", 8, key).await.unwrap(), Some(7));
    assert_eq!(two.reserve_index("list", 8, "next").await.unwrap(), Some(8));
    // Another list is another matter.
    assert_eq!(two.reserve_index("new", 7, "next").await.unwrap(), Some(7));
    let mut used = one.status_indexes("list").await.unwrap();
    used.sort_unstable();
    assert_eq!(used, [7, 8]);
    drop((one, two));
    let again = place.open().await;
    assert_eq!(again.status_indexes("list").await.unwrap().len(), 2);
}

pub async fn participants_and_settings_are_remembered(place: &impl Place) {
    let store = place.open().await;
    let half_more = Fraction::new(3, 2).unwrap();
    store
        .save_participant(&participant("b"), Fraction::ONE, Enrolment::Typed)
        .await
        .unwrap();
    store
        .save_participant(&participant("a"), Fraction::ONE, Enrolment::Typed)
        .await
        .unwrap();
    store
        .save_participant(&participant("b"), half_more, Enrolment::Roster)
        .await
        .unwrap();
    let all = store.participants().await.unwrap();
    let codes: Vec<_> = all.iter().map(|e| e.participant.code.as_str()).collect();
    assert_eq!(codes, ["a", "b"]);
    assert_eq!(
        (all[1].extra_time, all[1].how),
        (half_more, Enrolment::Roster)
    );
    assert_eq!(
        store.participant("b").await.unwrap().as_ref(),
        Some(&all[1])
    );
    assert_eq!(store.participant("B").await.unwrap(), None);
    assert_eq!(store.setting("language").await.unwrap(), None);
    store.set_setting("language", "fr").await.unwrap();
    store.set_setting("language", "vi").await.unwrap();
    let reopened = place.open().await;
    assert_eq!(
        reopened.setting("language").await.unwrap().as_deref(),
        Some("vi")
    );
}

pub async fn an_attempt_is_claimed_once(place: &impl Place) {
    let (one, other) = (place.open().await, place.open().await);
    let (id, another) = (
        header("a1", "law", 1).attempt,
        header("a1", "law", 2).attempt,
    );
    for _ in 0..3 {
        let claim = one.claim(&id).await.unwrap();
        for store in [&one, &other] {
            let taken = store.claim(&id).await.unwrap_err();
            assert!(matches!(taken, StoreError::Taken { .. }), "{taken:?}");
        }
        drop(other.claim(&another).await.unwrap());
        drop(claim);
    }
    drop(other.claim(&id).await.unwrap());
}

pub async fn ten_thousand_events_load_fast(place: &impl Place) {
    let store = place.open().await;
    let header = header("a1", "law", 1);
    store.begin(&header, &started()).await.unwrap();
    let events: Vec<_> = (1..10_000)
        .map(|n| answered(n, n as usize % 50, 1))
        .collect();
    for some in events.chunks(100) {
        store.append(&header.attempt, some).await.unwrap();
    }
    let since = Instant::now();
    let record = store.load(&header.attempt).await.unwrap();
    println!("10,000 events loaded in {:?}", since.elapsed());
    assert!(since.elapsed().as_secs() < 2);
    assert_eq!(record.events[1..], events);
}
