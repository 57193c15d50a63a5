//! The suite on SQLite files, files that are damaged or somebody else's, and
//! whatever an event can hold.

use std::path::Path;

use certamen::exam::{Event, Logged, Reading, Record, Response};
use certamen::store::{Sqlite, Store, StoreError};
use proptest::prelude::*;
use sqlx::{ConnectOptions, Connection, Executor};

use crate::common::{File, Place, answered, header, started};

crate::suite::every_test_in!(File);

/// A closed database of many pages, and the attempt in it.
async fn filled() -> (File, String) {
    let place = File::new();
    let store = place.open().await;
    let header = header("a1", "law", 1);
    store.begin(&header, &started()).await.unwrap();
    let events: Vec<_> = (1..400).map(|n| answered(n, n as usize % 9, 1)).collect();
    store.append(&header.attempt, &events).await.unwrap();
    store.close().await.unwrap();
    (place, header.attempt)
}

async fn execute(path: &Path, sql: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut connection = options.create_if_missing(true).connect().await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_damaged_file_is_reported_and_left_alone() {
    let (good, _) = filled().await;
    let bytes = std::fs::read(good.path()).unwrap();
    let noise = |n: usize| -> Vec<u8> {
        let block = |i: usize| certamen::json::canonical::Digest::of(&i.to_le_bytes()).0;
        (0..n.div_ceil(32)).flat_map(block).take(n).collect()
    };
    let mut flipped = bytes.clone();
    flipped[3] ^= 0x40;
    let mut holed = bytes.clone();
    holed[8192..16384].copy_from_slice(&noise(8192));
    let mut blank = bytes.clone();
    blank[4096..].fill(0);
    let mut schema = bytes.clone();
    schema[100..4096].copy_from_slice(&noise(3996));
    for (what, bad) in [
        ("noise", noise(20_000)),
        ("a little noise", noise(10)),
        (
            "a text",
            "Đây không phải là cơ sở dữ liệu.\n"
                .repeat(200)
                .into_bytes(),
        ),
        ("a short text", b"hello".to_vec()),
        ("zeros", vec![0; 16_384]),
        ("half of it", bytes[..bytes.len() / 2].to_vec()),
        (
            "all but the last page",
            bytes[..bytes.len() - 4096].to_vec(),
        ),
        ("its first hundred bytes", bytes[..100].to_vec()),
        ("a flipped header", flipped),
        ("pages of noise", holed),
        ("pages of zeros", blank),
        ("a schema of noise", schema),
    ] {
        let place = File::new();
        std::fs::write(place.path(), &bad).unwrap();
        let error = Sqlite::open(&place.path()).await.map(drop).unwrap_err();
        assert!(
            matches!(error, StoreError::Corrupt { .. }),
            "{what}: {error:?}"
        );
        assert!(!error.is_passing());
        assert!(error.to_string().contains("certamen.db"), "{error}");
        assert_eq!(std::fs::read(place.path()).unwrap(), bad, "{what}");
    }
}

#[tokio::test]
async fn an_empty_file_is_a_new_database() {
    let place = File::new();
    std::fs::write(place.path(), b"").unwrap();
    let store = place.open().await;
    store.set_setting("a", "b").await.unwrap();
    store.check().await.unwrap();
}

#[tokio::test]
async fn an_event_that_went_missing_is_noticed() {
    let (place, id) = filled().await;
    execute(&place.path(), "DELETE FROM events WHERE number = 7").await;
    let error = place.open().await.load(&id).await.unwrap_err();
    assert!(error.to_string().contains("event 7"), "{error}");
}

#[tokio::test]
async fn databases_of_others_and_of_the_future_are_refused() {
    let (others, ours) = (File::new(), filled().await.0);
    execute(&others.path(), "CREATE TABLE photographs (name TEXT)").await;
    execute(&ours.path(), "PRAGMA user_version = 99").await;
    for (place, is_newer) in [(others, false), (ours, true)] {
        let before = std::fs::read(place.path()).unwrap();
        let error = Sqlite::open(&place.path()).await.unwrap_err();
        match error {
            StoreError::Newer { found: 99, .. } => assert!(is_newer),
            StoreError::Foreign { .. } => assert!(!is_newer),
            error => panic!("{error:?}"),
        }
        assert!(std::fs::read(place.path()).unwrap() == before);
    }
}

#[tokio::test]
async fn a_folder_that_is_missing_or_in_the_way_is_named() {
    let place = File::new();
    let missing = place.0.path().join("none/certamen.db");
    let error = Sqlite::open(&missing).await.unwrap_err();
    assert!(error.to_string().contains("create it first"), "{error}");
    let error = Sqlite::open(place.0.path()).await.unwrap_err();
    assert!(error.to_string().contains("it is a folder"), "{error}");
}

#[tokio::test]
async fn many_programs_may_make_the_database_at_once() {
    for _ in 0..5 {
        let place = File::new();
        let stores = tokio::join!(place.open(), place.open(), place.open(), place.open());
        stores.0.set_setting("a", "b").await.unwrap();
        assert!(stores.3.setting("a").await.unwrap().is_some());
    }
}

/// SQLite goes on writing into a file that somebody removed.
#[cfg(unix)]
#[tokio::test]
async fn nothing_is_called_saved_in_a_file_that_was_moved_away() {
    for suffix in ["", "-wal", "-shm"] {
        let place = File::new();
        let store = place.open().await;
        let header = header("a1", "law", 1);
        store.begin(&header, &started()).await.unwrap();
        let file = place.0.path().join(format!("certamen.db{suffix}"));
        let away = place.0.path().join("away");
        std::fs::rename(&file, &away).unwrap();
        let events = [answered(1, 0, 1)];
        let error = store.append(&header.attempt, &events).await.unwrap_err();
        assert!(matches!(error, StoreError::Gone { .. }) && error.is_passing());
        std::fs::rename(&away, &file).unwrap();
        store.append(&header.attempt, &events).await.unwrap();
        assert_eq!(store.load(&header.attempt).await.unwrap().events.len(), 2);
    }
}

/// A caller that goes away in the middle leaves no lock behind.
#[tokio::test]
async fn a_caller_that_goes_away_keeps_nobody_out() {
    let place = File::new();
    let (store, other) = (place.open().await, place.open().await);
    let header = header("a1", "law", 1);
    store.begin(&header, &started()).await.unwrap();
    for number in 1..100 {
        let events = [answered(number, 0, 1)];
        let patience = async {
            for _ in 0..number % 9 {
                tokio::task::yield_now().await;
                std::thread::sleep(std::time::Duration::from_micros(number * 7));
            }
        };
        tokio::select! { biased;
            result = store.append(&header.attempt, &events) => result.unwrap(),
            () = patience => {}
        }
        let since = std::time::Instant::now();
        other.set_setting("a", "b").await.unwrap();
        assert!(since.elapsed().as_secs() < 2);
        store.append(&header.attempt, &events).await.unwrap();
    }
    assert_eq!(store.load(&header.attempt).await.unwrap().events.len(), 100);
}

#[tokio::test]
async fn a_path_is_taken_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["file:x?mode=memory", "Đào tạo #1 100%.db", ":memory:"] {
        let path = folder.path().join(name);
        let store = Sqlite::open(&path).await.unwrap();
        store.set_setting("a", "b").await.unwrap();
        assert!(path.is_file(), "{name}");
    }
}

fn response() -> impl Strategy<Value = Response> {
    let small = 0_usize..1 << 20;
    let maybe = proptest::collection::vec(proptest::option::of(small.clone()), 0..6);
    prop_oneof![
        (0_usize..=1 << 53).prop_map(Response::Choice),
        proptest::collection::btree_set(small.clone(), 0..6).prop_map(Response::Choices),
        any::<bool>().prop_map(Response::Truth),
        proptest::collection::vec(small.clone(), 0..6).prop_map(Response::Order),
        maybe.clone().prop_map(Response::Matches),
        any::<String>().prop_map(Response::Number),
        any::<String>().prop_map(Response::Words),
        maybe.prop_map(Response::Gaps),
        proptest::collection::btree_set(small, 0..6).prop_map(Response::Spans),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let question = 0_usize..=1 << 53;
    prop_oneof![
        (question.clone(), proptest::option::of(response()))
            .prop_map(|(question, response)| Event::Answered { question, response }),
        (question.clone(), any::<bool>())
            .prop_map(|(question, on)| Event::Flagged { question, on }),
        question.prop_map(|question| Event::Moved { question }),
        Just(Event::Present {}),
        Just(Event::Interrupted {}),
        Just(Event::Resumed {}),
    ]
}

fn logs() -> impl Strategy<Value = Vec<Logged>> {
    let time = 0_u64..=1 << 53;
    let wall = -(1_i64 << 53)..=1 << 53;
    let one = (event(), time.clone(), wall, time, any::<String>());
    proptest::collection::vec(one, 1..20).prop_map(|all| {
        let number = |(i, (event, elapsed, wall, since_boot, boot))| Logged {
            number: i as u64,
            elapsed,
            at: Reading {
                wall,
                since_boot,
                boot,
            },
            event: if i == 0 { Event::Started {} } else { event },
        };
        all.into_iter().enumerate().map(number).collect()
    })
}

#[test]
fn whatever_is_stored_comes_back_as_it_was() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let place = File::new();
    let store = runtime.block_on(place.open());
    let number = std::cell::Cell::new(0);
    let config = ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(events in logs(), code: String, split in 1_usize..20)| {
        number.set(number.get() + 1);
        let header = header(&code, "law", number.get());
        let expected = Record::new(header.clone(), events.clone());
        let (first, second) = events[1..].split_at((split - 1).min(events.len() - 1));
        let record = runtime.block_on(async {
            store.begin(&header, &events[0]).await?;
            store.append(&header.attempt, first).await?;
            store.append(&header.attempt, second).await?;
            store.load(&header.attempt).await
        }).unwrap();
        prop_assert_eq!(record.digest(), expected.digest());
        prop_assert_eq!(record, expected);
    });
}
