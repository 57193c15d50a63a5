//! The store in one SQLite file.
//!
//! One connection, used in turn: SQLite has one writer at a time anyway, and
//! its own thread does the waiting. The write-ahead log (`certamen.db-wal`)
//! with `synchronous=FULL` makes every commit one write and one `fsync`.

mod attempts;
mod fault;
mod files;
mod open;
mod others;
mod session;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::claim::{self, Claim};
use super::model::{AttemptSummary, Enrolled, Enrolment, Issued, StoredCertificate};
use super::{Result, Store, StoreError};
use crate::exam::{Event, Header, Logged, Outcome, Participant, Record};
use crate::fraction::Fraction;

use files::Files;
pub(super) use files::identity;
use session::{Session, Turn};

/// The store of a training in a SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    session: Session,
    files: Files,
    locks: PathBuf,
    /// The path, as errors show it.
    place: String,
}

impl Sqlite {
    /// Opens the database, making it when there is none in an existing folder.
    /// An empty file counts as none.
    ///
    /// # Errors
    /// Those of [`StoreError`]. A file that is no database, or a damaged one,
    /// gives [`StoreError::Corrupt`] and is not touched.
    pub async fn open(path: &Path) -> Result<Self> {
        open::open(path).await
    }

    /// Looks through the whole file for damage. Takes as long as reading it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when there is damage.
    pub async fn check(&self) -> Result<()> {
        let mut connection = self.session.turn().await;
        open::check(&mut connection)
            .await
            .map_err(|error| self.fault(&error))?
            .map_or(Ok(()), |detail| Err(self.corrupt(detail)))
    }

    /// Closes the database: takes what stands in the write-ahead log into the
    /// file. Dropping the store is just as safe, only less tidy.
    ///
    /// # Errors
    /// Those of [`StoreError`]. Everything that was saved stays saved.
    pub async fn close(self) -> Result<()> {
        let Self { session, place, .. } = self;
        session
            .close()
            .await
            .map_err(|error| fault::of(&place, None, &error))
    }

    fn fault(&self, error: &sqlx::Error) -> StoreError {
        fault::of(&self.place, Some(&self.files), error)
    }

    fn corrupt(&self, detail: impl Into<String>) -> StoreError {
        StoreError::Corrupt {
            place: self.place.clone(),
            detail: detail.into(),
        }
    }

    fn refused(&self, reason: &'static str) -> StoreError {
        StoreError::Refused {
            place: self.place.clone(),
            reason,
        }
    }

    async fn begin_write(&self) -> Result<Turn> {
        self.session
            .write()
            .await
            .map_err(|error| self.fault(&error))
    }

    /// Commits, and makes sure that what was committed can be found again.
    async fn commit(&self, turn: Turn) -> Result<()> {
        turn.commit().await.map_err(|error| self.fault(&error))?;
        self.files.check(&self.place)
    }

    fn check_attempt_id(&self, attempt: &str) -> Result<()> {
        if claim::is_attempt_id(attempt) {
            Ok(())
        } else {
            Err(self.refused("the id of an attempt is not written as a UUID"))
        }
    }
}

const fn closes(logged: &Logged) -> bool {
    matches!(logged.event, Event::Submitted {} | Event::TimedOut {})
}

impl Store for Sqlite {
    async fn begin(&self, header: &Header, first: &Logged) -> Result<()> {
        self.check_attempt_id(&header.attempt)?;
        if first.number != 0 || first.event != (Event::Started {}) {
            return Err(self.refused("the log does not begin with the start of the attempt"));
        }
        self.begin_attempt(header, first).await
    }

    async fn append(&self, attempt: &str, events: &[Logged]) -> Result<()> {
        if events.iter().any(closes) {
            return Err(self.refused("an attempt is handed in without its outcome"));
        }
        if events.is_empty() {
            return Ok(());
        }
        self.add_events(attempt, events, None).await
    }

    async fn finish(&self, attempt: &str, events: &[Logged], outcome: &Outcome) -> Result<()> {
        let Some((last, before)) = events.split_last() else {
            return Err(self.refused("an attempt is finished without being handed in"));
        };
        if !closes(last) || before.iter().any(closes) {
            return Err(self.refused("an attempt is finished without being handed in"));
        }
        let json = serde_json::to_value(outcome).unwrap_or(Value::Null);
        let json = crate::json::canonical::to_string(&json);
        self.add_events(attempt, events, Some((outcome.passed, json)))
            .await
    }

    async fn attempts(&self, participant: &str) -> Result<Vec<AttemptSummary>> {
        self.attempts_of(participant).await
    }

    async fn open_attempts(&self) -> Result<Vec<AttemptSummary>> {
        self.attempts_open().await
    }

    async fn load(&self, attempt: &str) -> Result<Record> {
        self.load_record(attempt).await
    }

    async fn claim(&self, attempt: &str) -> Result<Claim> {
        self.check_attempt_id(attempt)?;
        claim::claim(&self.locks, attempt, &self.place)
    }

    async fn save_participant(
        &self,
        participant: &Participant,
        extra_time: Fraction,
        how: Enrolment,
    ) -> Result<()> {
        self.put_participant(participant, extra_time, how).await
    }

    async fn participants(&self) -> Result<Vec<Enrolled>> {
        self.all_participants().await
    }

    async fn participant(&self, code: &str) -> Result<Option<Enrolled>> {
        self.one_participant(code).await
    }

    async fn issue(&self, certificate: &StoredCertificate) -> Result<Issued> {
        self.issue_once(certificate).await
    }

    async fn certificates(&self, participant: &str) -> Result<Vec<StoredCertificate>> {
        self.certificates_of(participant).await
    }

    async fn certificate(&self, key: &str) -> Result<Option<StoredCertificate>> {
        self.one_certificate(key).await
    }

    async fn all_certificates(&self) -> Result<Vec<StoredCertificate>> {
        self.every_certificate().await
    }

    async fn status_indexes(&self, list: &str) -> Result<Vec<u32>> {
        self.indexes_of(list).await
    }

    async fn reserve_index(
        &self,
        list: &str,
        index: u32,
        certificate: &str,
    ) -> Result<Option<u32>> {
        self.reserve(list, index, certificate).await
    }

    async fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read_setting(key).await
    }

    async fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.write_setting(key, value).await
    }
}
