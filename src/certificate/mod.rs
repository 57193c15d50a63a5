//! What is issued, and how anybody checks it.
//!
//! [`issue`] turns [`Claims`] into a signed Open Badges 3.0 credential, and
//! [`verify()`] turns the bytes of any file into a [`Report`]: one of seven
//! verdicts, the reason for it, and the claims where the signature stands for
//! them. The rooms, each of which uses only those before it:
//!
//! | room | what enters | what leaves |
//! |---|---|---|
//! | [`keys`] | key files, `did:key` texts | keys that sign or verify |
//! | [`claims`] | a JSON tree, or claims | claims, or the document without proofs |
//! | [`proof`] | a document and a key | its data integrity proofs, or whether they hold |
//! | [`issuer`] | registers, status lists, requests | the same as types, once signed |
//! | [`mod@print`] | a signed certificate; or a PDF, a picture, a code | the page; or the credential on it |
//! | [`verify`](mod@verify) | a file, whom we trust, the time | a report: verdict, reason, claims |
//! | [`bulk`] | many files | their reports |
//! | [`foreign`] | Open Badges of other makers | their reports |
//!
//! Nothing here reads a clock or writes to a terminal, and only `keys` touches
//! a file. Where certificates are kept, and how people are told, is decided in
//! higher rooms.

pub mod bulk;
pub mod claims;
pub mod foreign;
pub mod issuer;
pub mod keys;
pub mod print;
pub mod proof;
pub mod verify;

pub use bulk::{BulkVerifier, Wanted};
pub use claims::{
    Achievement, Claims, Delivery, Issuer, Moment, Participant, Percent, QuizResult, Score, Status,
    Wording, code, file_name, unsigned,
};
pub use foreign::{Badge, BadgeReport, verify_any_badge};
pub use issuer::{
    Block, Lost, Register, RegisterError, Request, RequestError, SignedDocumentError, SiteEntry,
    StatusError, StatusList,
};
pub use keys::{Did, DidError, KeyError, RootKey, SiteKey};
pub use proof::{IssueError, Proofs, issue};
pub use verify::{BadgeError, Reason, Report, Trust, Verdict, Vouched, digest, verify};
