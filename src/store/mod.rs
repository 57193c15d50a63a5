//! What must survive: participants, attempts, certificates and settings.
//!
//! One trait, [`Store`]; [`Sqlite`] keeps a training's data in the file
//! `certamen.db` beside it. No clock is read here, nothing is scored or
//! signed, and nobody waits for a person.
//!
//! # What is promised
//!
//! - When a call that writes returns `Ok`, the data is on the disk: it survives
//!   `kill -9` and the loss of power. Nothing is reported as saved before.
//! - Each such call is one transaction: all of it or nothing.
//! - Each can be repeated. If the answer to a commit was lost, or nobody knows
//!   whether it happened, the same call with the same data succeeds and changes
//!   nothing.
//! - Events are only ever added. The primary key (attempt, number) keeps a
//!   second writer of the same attempt out: it gets [`StoreError::Overtaken`].
//! - A database that cannot be read is reported and left exactly as it is.
//!
//! # Tables
//!
//! | table | one row for | key |
//! |---|---|---|
//! | `participants` | each person who took part or is on the roster | code |
//! | `attempts` | each attempt: its header, and where it stands | id; scored ones also by (participant, quiz, number) |
//! | `events` | each event of each attempt | (attempt, number) |
//! | `certificates` | each certificate issued | participant, programme and its version, as one text |
//! | `status_indexes` | each place of a status list that a certificate has | (list, number) |
//! | `settings` | each thing the program remembers, such as the language | key |
//!
//! `attempts.header` and `events.body` hold canonical JSON
//! ([`crate::json::canonical`]); they are the attempt, and the digest of the record
//! put together from them is the one a certificate carries. The other columns
//! of `attempts` say again what lists and constraints need (who, which quiz,
//! how many answered, finished or not); each transaction that adds events
//! brings them up to date, so a list costs no look at the events. `attempts`
//! does not refer to `participants`: its header names the person as they were
//! named that day, and stays so when a roster is corrected.
//!
//! # One SQL for two databases
//!
//! The statements (`sql.rs`) use what SQLite and PostgreSQL share: `$1`
//! placeholders, `TEXT` and `BIGINT` (0 and 1 for no and yes), `ON CONFLICT`,
//! partial indexes. A PostgreSQL store will change only this:
//!
//! - `BEGIN IMMEDIATE` becomes `BEGIN`, and reading an attempt's state before
//!   adding to it ends in `FOR UPDATE`, which locks that attempt alone;
//! - the version of the tables stands in `PRAGMA user_version` here and in a
//!   table of one row there, with an advisory lock around the migration;
//! - texts must sort by byte (`COLLATE "C"`) where a statement orders by them;
//! - `claim` takes an advisory lock (`pg_try_advisory_lock`, keyed by a hash of
//!   the attempt's id) on a connection that the [`Claim`] holds, which the
//!   server frees when the connection breaks.
//!
//! `tests/store/suite.rs` is the one test suite for both.
//!
//! # A warning
//!
//! Never open `certamen.db` or the files beside it with [`std::fs`] in this
//! program while a store is open: when a process closes any handle to a file,
//! POSIX drops all its locks on that file, also those SQLite relies on.

// SQLite and PostgreSQL are names, not code.
#![allow(clippy::doc_markdown)]

mod claim;
mod error;
mod model;
mod sql;
mod sqlite;

use std::future::Future;

pub use claim::Claim;
pub use error::StoreError;
pub use model::{AttemptEnd, AttemptSummary, Enrolled, Enrolment, Issued, StoredCertificate};
pub use sqlite::Sqlite;

use crate::exam::{Header, Logged, Outcome, Participant, Record};
use crate::fraction::Fraction;

type Result<T> = std::result::Result<T, StoreError>;

/// Keeps what must survive. The errors of every function are those of
/// [`StoreError`]; only those particular to it are named.
pub trait Store: Send + Sync {
    /// Begins an attempt with its first event. Scored attempts are unique by
    /// participant, quiz and number; of two programs that begin the same, one
    /// gets [`StoreError::AttemptExists`].
    fn begin(&self, header: &Header, first: &Logged) -> impl Future<Output = Result<()>> + Send;

    /// Adds events to an open attempt. Events it holds already are passed over
    /// when they are the very same; when they differ, another program was
    /// there first and the answer is [`StoreError::Overtaken`]. A finished
    /// attempt gives [`StoreError::Finished`].
    fn append(&self, attempt: &str, events: &[Logged]) -> impl Future<Output = Result<()>> + Send;

    /// Adds the last events, of which the last hands the attempt in, and its
    /// outcome. Otherwise as [`Store::append`].
    fn finish(
        &self,
        attempt: &str,
        events: &[Logged],
        outcome: &Outcome,
    ) -> impl Future<Output = Result<()>> + Send;

    /// A participant's attempts, practice too, in the order they were begun.
    fn attempts(
        &self,
        participant: &str,
    ) -> impl Future<Output = Result<Vec<AttemptSummary>>> + Send;

    /// Everybody's attempts that are not handed in, the latest used first.
    fn open_attempts(&self) -> impl Future<Output = Result<Vec<AttemptSummary>>> + Send;

    /// The record of an attempt; [`StoreError::NoSuchAttempt`] when there is none.
    fn load(&self, attempt: &str) -> impl Future<Output = Result<Record>> + Send;

    /// Claims an attempt for whoever sits it now, so that it is not taken in
    /// two windows at once; [`StoreError::Taken`] when it is claimed already.
    /// The claim ends when it is dropped, or its program ends however it ends.
    fn claim(&self, attempt: &str) -> impl Future<Output = Result<Claim>> + Send;

    /// Saves a participant, replacing what was known under the same code.
    fn save_participant(
        &self,
        participant: &Participant,
        extra_time: Fraction,
        how: Enrolment,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Everybody known, by code.
    fn participants(&self) -> impl Future<Output = Result<Vec<Enrolled>>> + Send;

    /// The participant of a code.
    fn participant(&self, code: &str) -> impl Future<Output = Result<Option<Enrolled>>> + Send;

    /// Stores a certificate unless there is one of that key, and gives the one
    /// that stands. However often and from wherever it is called, the first stays.
    fn issue(&self, certificate: &StoredCertificate)
    -> impl Future<Output = Result<Issued>> + Send;

    /// A participant's certificates, in the order issued.
    fn certificates(
        &self,
        participant: &str,
    ) -> impl Future<Output = Result<Vec<StoredCertificate>>> + Send;

    /// The certificate of a key.
    fn certificate(
        &self,
        key: &str,
    ) -> impl Future<Output = Result<Option<StoredCertificate>>> + Send;

    /// Every certificate, in the order issued.
    fn all_certificates(&self) -> impl Future<Output = Result<Vec<StoredCertificate>>> + Send;

    /// The places of a status list that certificates have.
    fn status_indexes(&self, list: &str) -> impl Future<Output = Result<Vec<u32>>> + Send;

    /// Gives a place of a status list to the certificate of a key, and says
    /// which it has: the one it had before, if any. None when the place is
    /// another's; then try another.
    fn reserve_index(
        &self,
        list: &str,
        index: u32,
        certificate: &str,
    ) -> impl Future<Output = Result<Option<u32>>> + Send;

    /// What is remembered under a key.
    fn setting(&self, key: &str) -> impl Future<Output = Result<Option<String>>> + Send;

    /// Remembers something under a key.
    fn set_setting(&self, key: &str, value: &str) -> impl Future<Output = Result<()>> + Send;
}
