//! Programs that are killed: this test's own program, started again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use certamen::store::{Sqlite, Store, StoreError};

use crate::common::{File, Place, answered, header, started};

const FILE: &str = "CERTAMEN_TEST_FILE";
const ATTEMPT: &str = "CERTAMEN_TEST_ATTEMPT";

/// Not a test: what the program started again does. Claims an attempt and adds
/// to it for ever, saying which event it saved.
#[tokio::test]
#[ignore = "run by the other tests of this file"]
async fn child() {
    let (Ok(file), Ok(attempt)) = (std::env::var(FILE), std::env::var(ATTEMPT)) else {
        return;
    };
    let store = Sqlite::open(Path::new(&file)).await.unwrap();
    let _claim = store.claim(&attempt).await.unwrap();
    for number in 1.. {
        let event = answered(number, number as usize % 30, 1);
        store.append(&attempt, &[event]).await.unwrap();
        println!("saved {number}");
    }
}

/// Starts it and kills it once it has saved some events; the last it spoke of.
fn run_and_kill(place: &File, attempt: &str, events: u64, meanwhile: impl FnOnce()) -> u64 {
    let mut child: Child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::child", "--ignored", "--nocapture"])
        .env(FILE, place.path())
        .env(ATTEMPT, attempt)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut saved = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.rsplit_once("saved ")?.1.parse().ok());
    let reached = saved.find(|number: &u64| *number >= events);
    meanwhile();
    child.kill().unwrap();
    child.wait().unwrap();
    saved.last().or(reached).expect("the child saved something")
}

async fn begun(place: &File) -> String {
    let store = place.open().await;
    let header = header("a1", "law", 1);
    store.begin(&header, &started()).await.unwrap();
    store.close().await.unwrap();
    header.attempt
}

#[tokio::test]
async fn what_was_called_saved_survives_kill_9() {
    let place = File::new();
    let attempt = begun(&place).await;
    let last = run_and_kill(&place, &attempt, 50, || {});
    let store = place.open().await;
    let events = store.load(&attempt).await.unwrap().events;
    // One more may have been saved without anybody being told.
    assert!(
        (last + 1..=last + 2).contains(&(events.len() as u64)),
        "{last} {}",
        events.len()
    );
    assert_eq!(events[last as usize], answered(last, last as usize % 30, 1));
    store.check().await.unwrap();
}

#[tokio::test]
async fn a_claim_ends_when_its_program_is_killed() {
    let place = File::new();
    let attempt = begun(&place).await;
    let store = place.open().await;
    let locks = place.0.path().join(".locks");
    run_and_kill(&place, &attempt, 1, || {
        assert_eq!(std::fs::read_dir(&locks).unwrap().count(), 1);
        let claim = std::thread::scope(|scope| {
            let claim = || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .build()
                    .unwrap();
                runtime.block_on(store.claim(&attempt)).map(drop)
            };
            scope.spawn(claim).join().unwrap()
        });
        assert!(matches!(claim, Err(StoreError::Taken { .. })), "{claim:?}");
    });
    drop(store.claim(&attempt).await.unwrap());
    assert_eq!(std::fs::read_dir(&locks).unwrap().count(), 0);
}

/// The file is damaged, and part of what was saved stands in the log beside it
/// alone: neither may be touched, unless the log makes good all of the damage.
#[tokio::test]
async fn a_damaged_file_and_its_log_are_left_alone() {
    for (from, damage) in [
        (0, &b"Damaged!"[..]),
        (0, &[0; 4096]),
        (4096, &[7; 4096]),
        (4096, &[7; 16_384]),
    ] {
        let place = File::new();
        let attempt = begun(&place).await;
        let last = run_and_kill(&place, &attempt, 60, || {});
        let log = place.0.path().join("certamen.db-wal");
        let mut bytes = std::fs::read(place.path()).unwrap();
        let until = bytes.len().min(from + damage.len());
        bytes[from..until].copy_from_slice(&damage[..until - from]);
        std::fs::write(place.path(), &bytes).unwrap();
        let logged = std::fs::read(&log).unwrap();
        assert!(!logged.is_empty());
        match Sqlite::open(&place.path()).await {
            Ok(store) => {
                store.check().await.unwrap();
                let events = store.load(&attempt).await.unwrap().events;
                assert!(events.len() as u64 > last);
            }
            Err(StoreError::Corrupt { .. }) => {
                // Time for a connection to close that should not.
                std::thread::sleep(std::time::Duration::from_millis(50));
                assert!(std::fs::read(place.path()).unwrap() == bytes, "{from}");
                assert!(std::fs::read(&log).unwrap() == logged, "{from}");
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}
