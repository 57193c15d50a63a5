//! The table of what comes before what.

use std::collections::BTreeSet;

use super::*;
use crate::certificate::issuer::register::{Block, Lost, Register};
use crate::certificate::issuer::status_list::StatusError;
use crate::certificate::{
    Achievement, Claims, Delivery, Issuer, Participant, Percent, QuizResult, Score, SiteKey,
    Status, Wording,
};
use crate::text::Lang;

const LIST: &str = "https://status.example.vn/1";

fn key(n: u8) -> SiteKey {
    SiteKey::from_secret(&[n; 32]).unwrap()
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Signed within the window of site 1, at place 3, and ended a year later.
fn claims() -> Claims {
    let percent = |n| Percent::new(n).unwrap();
    Claims {
        id: uuid::Uuid::from_u128(42),
        title: "T".into(),
        issuer: Issuer {
            did: key(1).did().clone(),
            name: "Site".into(),
        },
        valid_from: time("2026-05-14T03:12:45Z").into(),
        valid_until: Some(time("2027-05-14T03:12:45Z").into()),
        participant: Participant {
            name: "N".into(),
            code: "C".into(),
            unit: "U".into(),
        },
        started: time("2026-05-14T03:00:00Z").into(),
        ended: time("2026-05-14T03:12:00Z").into(),
        achievement: Achievement {
            id: "a".into(),
            version: "1".into(),
            name: "A".into(),
            description: "A".into(),
            criteria: "A".into(),
            language: Lang::EN,
        },
        record: Digest::of(b"r"),
        status: Some(Status {
            list: LIST.into(),
            index: 3,
        }),
        score: Score {
            percent: percent(80),
            required: percent(70),
        },
        quizzes: vec![QuizResult {
            id: "q".into(),
            title: "Q".into(),
            percent: percent(80),
            required: percent(70),
            bank: Digest::of(b"b"),
            bank_version: "1".into(),
        }],
        delivery: Delivery::SupervisedLocal,
        wording: Wording {
            score: "S".into(),
            status: "S".into(),
            delivery: "D".into(),
        },
    }
}

/// The register of a root with site 1 in it, changed.
fn register(root: u8, change: impl Fn(&mut SiteEntry)) -> Register {
    let mut register = Register::new(
        "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".into(),
        key(root).did().clone(),
        format!("Root {root}"),
        LIST.into(),
        time("2026-01-01T00:00:00Z").into(),
    );
    let mut site = SiteEntry {
        did: key(1).did().clone(),
        name: "Site 1".into(),
        unit: "Unit 1".into(),
        from: time("2026-05-14T03:12:45Z").into(),
        until: Some(time("2026-05-14T03:12:45Z").into()),
        blocks: vec![Block { from: 3, count: 1 }],
        lost: None,
    };
    change(&mut site);
    register.sites = vec![site];
    register.sign(&key(root)).unwrap().0
}

/// A list of June 2026, good until September.
fn list(root: u8, revoked: &[u32]) -> StatusList {
    let window = (
        time("2026-06-01T00:00:00Z").into(),
        time("2026-09-01T00:00:00Z").into(),
    );
    let revoked: BTreeSet<u32> = revoked.iter().copied().collect();
    StatusList::new(LIST.into(), key(root).did().clone(), window, &revoked, 0)
}

fn rooted(register: Register, status: Option<Result<StatusList, StatusError>>) -> Trust {
    let mut trust = Trust::nobody();
    trust.add_root(register, status);
    trust
}

const TODAY: &str = "2026-07-01T00:00:00Z";

fn evaluated(claims: &Claims, trust: &Trust, at: &str) -> Evaluation {
    evaluate(&claims.facts(), trust, time(at), &|| Digest::of(b"this"))
}

#[test]
fn a_sound_certificate_of_a_site_names_who_vouches() {
    let trust = rooted(register(9, |_| ()), Some(Ok(list(9, &[]))));
    let found = evaluated(&claims(), &trust, TODAY);
    assert_eq!(found.verdict, Verdict::Valid);
    assert_eq!(
        found.status_as_of,
        Some(time("2026-06-01T00:00:00Z").into())
    );
    let vouched = found.vouched.unwrap();
    assert_eq!((&*vouched.register, vouched.version), ("Root 9", 1));
    assert_eq!((&*vouched.site, &*vouched.unit), ("Site 1", "Unit 1"));
    assert_eq!(vouched.root, *key(9).did());
}

type Case = (&'static str, Register, Option<Status>, fn(&Reason) -> bool);

#[test]
fn the_issuer_comes_first() {
    let other_list = Status {
        list: "https://status.example.vn/2".into(),
        index: 3,
    };
    let other_place = Status {
        list: LIST.into(),
        index: 4,
    };
    let own = claims().status;
    let second = |n: i64| Moment::from(time("2026-05-14T03:12:45Z") + TimeDelta::seconds(n));
    let cases: [Case; 7] = [
        (
            "not in it",
            register(9, |s| s.did = key(2).did().clone()),
            own.clone(),
            |r| matches!(r, Reason::NotInRegister { version: 1, .. }),
        ),
        (
            "too early",
            register(9, |s| {
                s.from = second(1);
                s.until = None;
            }),
            own.clone(),
            |r| matches!(r, Reason::OutsideWindow { .. }),
        ),
        (
            "too late",
            register(9, |s| {
                s.from = second(-9);
                s.until = Some(second(-1));
            }),
            own.clone(),
            |r| matches!(r, Reason::OutsideWindow { .. }),
        ),
        (
            "lost",
            register(9, |s| {
                s.lost = Some(Lost {
                    at: second(5),
                    certificates: [Digest::of(b"another")].into(),
                });
            }),
            own,
            |r| matches!(r, Reason::LostKey { .. }),
        ),
        ("no status", register(9, |_| ()), None, |r| {
            matches!(r, Reason::OtherIndex { .. })
        }),
        ("other list", register(9, |_| ()), Some(other_list), |r| {
            matches!(r, Reason::OtherIndex { .. })
        }),
        ("other place", register(9, |_| ()), Some(other_place), |r| {
            matches!(r, Reason::OtherIndex { .. })
        }),
    ];
    for (what, register, status, expected) in cases {
        // Also when it is revoked and its time is over.
        let trust = rooted(register, Some(Ok(list(9, &[3, 4]))));
        let mut claims = claims();
        claims.status = status;
        let found = evaluated(&claims, &trust, "2028-01-01T00:00:00Z");
        assert_eq!(found.verdict, Verdict::UntrustedIssuer, "{what}");
        assert!(expected(&found.reason), "{what}: {:?}", found.reason);
        assert_eq!((found.vouched, found.status_as_of), (None, None), "{what}");
    }
    let recorded = register(9, |s| {
        s.lost = Some(Lost {
            at: second(5),
            certificates: [Digest::of(b"this")].into(),
        });
    });
    let trust = rooted(recorded, Some(Ok(list(9, &[]))));
    assert_eq!(evaluated(&claims(), &trust, TODAY).verdict, Verdict::Valid);
}

#[test]
fn withdrawn_comes_before_time_and_time_before_what_is_unknown() {
    use Verdict::{Expired, Revoked, StatusUnknown, Valid};
    let stale = "2026-10-01T00:00:00Z";
    let over = "2028-01-01T00:00:00Z";
    let future = "2026-05-14T03:02:44Z";
    let bad = || Some(Err(StatusError::NotGzip));
    let clean = || Some(Ok(list(9, &[])));
    let set = || Some(Ok(list(9, &[3])));
    let mut late = list(9, &[]);
    late.from = time("2026-07-01T00:10:01Z").into();
    for (n, (status, at, expected)) in [
        (clean(), TODAY, Valid),
        (clean(), "2026-09-01T00:00:00Z", Valid),
        (clean(), "2026-09-01T00:00:01Z", StatusUnknown),
        (clean(), over, Expired),
        (None, TODAY, StatusUnknown),
        (None, over, Expired),
        (bad(), TODAY, StatusUnknown),
        (bad(), over, Expired),
        (set(), TODAY, Revoked),
        (set(), stale, Revoked),
        (set(), over, Revoked),
        (set(), future, Revoked),
        (clean(), future, StatusUnknown),
        (Some(Ok(late)), TODAY, StatusUnknown),
    ]
    .into_iter()
    .enumerate()
    {
        let trust = rooted(register(9, |_| ()), status);
        let found = evaluated(&claims(), &trust, at);
        assert_eq!(found.verdict, expected, "{n}: {:?}", found.reason);
    }
}

#[test]
fn each_unknown_status_says_why() {
    let reason = |index: u32, status, at| {
        let blocks = vec![Block {
            from: 0,
            count: 200_000,
        }];
        let trust = rooted(register(9, |s| s.blocks = blocks.clone()), status);
        let mut claims = claims();
        claims.status = Some(Status {
            list: LIST.into(),
            index,
        });
        evaluated(&claims, &trust, at).reason
    };
    let clean = || Some(Ok(list(9, &[])));
    assert_eq!(reason(3, None, TODAY), Reason::NoStatusList);
    let beyond = reason(131_072, clean(), TODAY);
    assert_eq!(beyond, Reason::BeyondStatusList { index: 131_072 });
    assert!(matches!(
        reason(3, clean(), "2026-10-01T00:00:00Z"),
        Reason::StaleStatusList { .. }
    ));
    assert!(matches!(
        reason(3, clean(), "2026-05-20T00:00:00Z"),
        Reason::StatusListAhead { .. }
    ));
    let bad = reason(3, Some(Err(StatusError::Bomb)), TODAY);
    assert_eq!(bad, Reason::BadStatusList(StatusError::Bomb));
}

#[test]
fn of_two_roots_one_that_vouches_is_enough_and_one_that_withdraws_too() {
    let ended = || register(8, |s| s.did = key(2).did().clone());
    let mut trust = rooted(ended(), Some(Ok(list(8, &[3]))));
    trust.add_root(register(9, |_| ()), Some(Ok(list(9, &[]))));
    // The list of a root that does not vouch says nothing here.
    let found = evaluated(&claims(), &trust, TODAY);
    assert_eq!(found.verdict, Verdict::Valid);
    assert_eq!(found.vouched.unwrap().register, "Root 9");
    for (first, second) in [(8, 9), (9, 8)] {
        let mut trust = rooted(register(first, |_| ()), Some(Ok(list(first, &[]))));
        trust.add_root(register(second, |_| ()), Some(Ok(list(second, &[3]))));
        assert_eq!(
            evaluated(&claims(), &trust, TODAY).verdict,
            Verdict::Revoked
        );
        let mut trust = rooted(register(first, |_| ()), None);
        trust.add_root(register(second, |_| ()), Some(Ok(list(second, &[]))));
        assert_eq!(evaluated(&claims(), &trust, TODAY).verdict, Verdict::Valid);
    }
}

#[test]
fn an_issuer_trusted_by_its_own_key_needs_a_list_only_for_a_place_in_one() {
    let own = || -> Trust { std::iter::once(key(1).did().clone()).collect() };
    let mut without = claims();
    without.status = None;
    assert_eq!(evaluated(&without, &own(), TODAY).verdict, Verdict::Valid);
    let unknown = evaluated(&claims(), &own(), TODAY);
    assert_eq!(unknown.verdict, Verdict::StatusUnknown);
    // In the register without that key, but with the list.
    for (revoked, expected) in [(&[][..], Verdict::Valid), (&[3], Verdict::Revoked)] {
        let mut trust = own();
        let other = register(9, |s| s.did = key(2).did().clone());
        trust.add_root(other, Some(Ok(list(9, revoked))));
        assert_eq!(evaluated(&claims(), &trust, TODAY).verdict, expected);
    }
    // A root that knows the key to be lost knows better.
    let mut trust = own();
    let lost = register(9, |s| {
        s.lost = Some(Lost {
            at: time(TODAY).into(),
            certificates: BTreeSet::new(),
        });
    });
    trust.add_root(lost, None);
    let found = evaluated(&claims(), &trust, TODAY);
    assert_eq!(found.verdict, Verdict::UntrustedIssuer);
}
