//! Disks that are full or cannot be written to. Real ones, which only root can
//! make: elsewhere these tests say that they were skipped.

use std::path::Path;

use certamen::store::{Sqlite, Store, StoreError};

use crate::common::{File, Place, answered, header, started};

#[path = "../common/disk.rs"]
mod mounted;

use mounted::{Disk, succeeds};

#[tokio::test]
async fn a_full_disk_loses_nothing() {
    let Some(disk) = Disk::new("1m") else { return };
    let store = Sqlite::open(&disk.database()).await.unwrap();
    let header = header("a1", "law", 1);
    let id = &header.attempt;
    store.begin(&header, &started()).await.unwrap();
    let events: Vec<_> = (1..200).map(|n| answered(n, n as usize % 30, 1)).collect();
    store.append(id, &events[..5]).await.unwrap();
    for round in 0..3 {
        disk.fill();
        let so_far = store.load(id).await.unwrap().events.len() - 1;
        let mut saved = so_far;
        // There may be room left for a little in pages the log has already.
        let error = loop {
            match store.append(id, &events[saved..=saved]).await {
                Ok(()) => saved += 1,
                Err(error) => break error,
            }
        };
        assert!(
            matches!(error, StoreError::Full { .. }) && error.is_passing(),
            "{error:?}"
        );
        assert!(error.to_string().contains("Free some space"), "{error}");
        assert_eq!(store.load(id).await.unwrap().events[1..], events[..saved]);
        let again = store
            .append(id, &events[saved..saved + 4])
            .await
            .unwrap_err();
        assert!(matches!(again, StoreError::Full { .. }), "{again:?}");
        disk.free();
        store.append(id, &events[saved..saved + 4]).await.unwrap();
        println!("round {round}: {} events", saved + 4);
    }
    let all = store.load(id).await.unwrap();
    store.check().await.unwrap();
    drop(store);
    let store = Sqlite::open(&disk.database()).await.unwrap();
    assert_eq!(store.load(id).await.unwrap(), all);
}

#[tokio::test]
async fn a_database_cannot_be_made_on_a_full_disk_and_can_once_there_is_room() {
    let Some(disk) = Disk::new("1m") else { return };
    disk.fill();
    let error = Sqlite::open(&disk.database()).await.unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    disk.free();
    Sqlite::open(&disk.database()).await.unwrap();
}

#[tokio::test]
async fn a_disk_that_is_read_only_is_named() {
    let Some(disk) = Disk::new("1m") else { return };
    let is_read_only = |result: Result<(), StoreError>| {
        assert!(
            matches!(result, Err(StoreError::ReadOnly { .. })),
            "{result:?}"
        );
    };
    disk.remount("ro");
    is_read_only(Sqlite::open(&disk.database()).await.map(drop));
    disk.remount("rw");
    let store = Sqlite::open(&disk.database()).await.unwrap();
    store.set_setting("a", "b").await.unwrap();
    store.close().await.unwrap();
    disk.remount("ro");
    is_read_only(Sqlite::open(&disk.database()).await.map(drop));
    disk.remount("rw");
    let store = Sqlite::open(&disk.database()).await.unwrap();
    assert_eq!(store.setting("a").await.unwrap().as_deref(), Some("b"));
}

/// A file or folder nobody may change, while this lives.
struct Immutable<'a>(&'a Path);

impl<'a> Immutable<'a> {
    fn new(path: &'a Path) -> Option<Self> {
        if succeeds("chattr", &["+i", path.to_str().unwrap()]) {
            return Some(Self(path));
        }
        eprintln!("SKIPPED: only root can make a file immutable, on some file systems");
        None
    }
}

impl Drop for Immutable<'_> {
    fn drop(&mut self) {
        succeeds("chattr", &["-i", self.0.to_str().unwrap()]);
    }
}

#[tokio::test]
async fn a_file_or_folder_that_may_not_be_written_to_is_named() {
    let place = File::new();
    {
        let Some(_folder) = Immutable::new(place.0.path()) else {
            return;
        };
        let error = Sqlite::open(&place.path()).await.unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
    }
    place.open().await.close().await.unwrap();
    let path = place.path();
    for kept in [place.0.path(), &path] {
        let Some(_kept) = Immutable::new(kept) else {
            return;
        };
        let error = match Sqlite::open(&path).await {
            Ok(store) => store.set_setting("a", "b").await.unwrap_err(),
            Err(error) => error,
        };
        assert!(
            matches!(error, StoreError::ReadOnly { .. }),
            "{kept:?}: {error:?}"
        );
    }
    let store = place.open().await;
    drop(store.claim("a").await.unwrap());
}

#[tokio::test]
async fn a_file_that_another_program_keeps_locked_is_busy() {
    use sqlx::{ConnectOptions, Executor};
    let place = File::new();
    let store = place.open().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(place.path());
    let mut other = options.connect().await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let error = store.set_setting("a", "b").await.unwrap_err();
    assert!(
        matches!(error, StoreError::Busy { .. }) && error.is_passing(),
        "{error:?}"
    );
    other.execute("ROLLBACK").await.unwrap();
    store.set_setting("a", "b").await.unwrap();
}
