//! From the bytes of a file to a verdict.
//!
//! What enters is a file of any kind (JSON, PDF, picture, text of a code), whom we
//! trust and the time; what leaves is a [`Report`]: one of seven verdicts, the
//! reason, and what the certificate says where a signature stands for it.
//! [`verify`] fails closed: a certificate is VALID only when it keeps the strict
//! profile, its signatures hold, its issuer is trusted and its time has come and
//! not gone.

pub(super) mod credential;
pub(super) mod evaluate;
pub mod file;
pub(super) mod reason;
pub(super) mod trust;

pub use credential::{Report, digest, verify};
pub use evaluate::Vouched;
pub use reason::{BadgeError, Reason, Verdict};
pub use trust::Trust;
