//! What is issued, and how anybody checks it.
//!
//! [`issue`] turns [`Claims`] into a signed Open Badges 3.0 credential, and
//! [`verify`] turns the bytes of any file into a [`Report`]: one of seven
//! verdicts, the reason for it, and the claims where the signature stands for
//! them. Between the two lie a strict reader of JSON ([`json`]), the strict
//! profile every certificate keeps ([`profile`]), the data integrity proof
//! ([`proof`]) and the keys ([`SiteKey`], [`Did`]).
//!
//! Nothing here reads a clock or writes to a terminal, and only `keys` touches
//! a file. Where certificates are kept, and how people are told, is decided in
//! higher rooms.

mod any_badge;
mod badge_claims;
mod badge_status;
mod base58;
pub mod batch;
mod claims;
mod credential;
mod did;
pub mod json;
mod judge;
mod keys;
pub mod print;
pub mod profile;
pub mod proof;
mod quads;
mod quick;
pub mod rdf;
mod reader;
pub mod register;
mod request;
mod results;
mod root;
mod signed;
pub mod status;
mod tree;
mod trust;
mod values;
mod verify;

pub use any_badge::{Badge, BadgeError, BadgeReport, verify_any_badge};
pub use claims::{
    Achievement, Claims, Issuer, Participant, QuizResult, Score, Status, Wording, code, file_name,
};
pub use credential::{IssueError, issue, unsigned};
pub use did::{Did, DidError};
pub use judge::Vouched;
pub use keys::{KeyError, SiteKey};
pub use register::{Block, Lost, Register, RegisterError, SiteEntry};
pub use request::{Request, RequestError};
pub use root::RootKey;
pub use signed::Unsound;
pub use status::{StatusError, StatusList};
pub use trust::Trust;
pub use values::{Delivery, Moment, Percent};
pub use verify::{Proofs, Reason, Report, Verdict, digest, verify, verify_many};
