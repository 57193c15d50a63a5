//! The seven verdicts, and the reason for one as a sentence that says what to do.

use std::fmt;

use crate::certificate::claims::Moment;
use crate::certificate::claims::node::ProfileError;
use crate::certificate::issuer::StatusError;
use crate::certificate::keys::{Did, DidError};
use crate::certificate::print::read::OpenError;
use crate::certificate::proof::ProofError;
use crate::certificate::proof::rdf::RdfError;
use crate::json::JsonError;
use crate::json::canonical::Digest;

/// The word on a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Signed as it is by an issuer we trust, and in force.
    Valid,
    /// Genuine, but its time is over.
    Expired,
    /// Genuine, but withdrawn by its issuer.
    Revoked,
    /// Signed as it is, by somebody we do not know.
    UntrustedIssuer,
    /// Genuine, but whether it is in force cannot be told.
    StatusUnknown,
    /// A certificate of ours that is not as it was signed.
    Altered,
    /// No certificate, as far as can be told.
    Unreadable,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Valid => "VALID",
            Self::Expired => "EXPIRED",
            Self::Revoked => "REVOKED",
            Self::UntrustedIssuer => "UNTRUSTED ISSUER",
            Self::StatusUnknown => "STATUS UNKNOWN",
            Self::Altered => "ALTERED",
            Self::Unreadable => "UNREADABLE",
        })
    }
}

/// Why the verdict is what it is. Displays as a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing is wrong.
    #[error(
        "The certificate is as its issuer signed it; accept it if it names the person before you."
    )]
    Sound,
    /// Its time is over.
    #[error("The certificate was valid until {until}; ask the participant for a newer one.")]
    PastValidUntil {
        /// When it ended.
        until: Moment,
    },
    /// It comes from the future: one of two clocks is wrong.
    #[error(
        "The certificate is valid from {from}, which is still to come; check the clock of this computer, then ask the issuer."
    )]
    NotYetValid {
        /// When it begins.
        from: Moment,
    },
    /// The key is not among those trusted.
    #[error(
        "The signature is sound, but {did} is not a trusted issuer; compare the fingerprint {} with the issuer by telephone before you trust it.",
        fingerprint.grouped()
    )]
    NotTrusted {
        /// Who signed.
        did: Did,
        /// SHA-256 of the key.
        fingerprint: Digest,
    },
    /// The key is not in the register of the roots that are trusted.
    #[error(
        "The signature is sound, but {did} is not in the register of {register}, version {version}; ask for a newer register, or compare the fingerprint {} with the issuer by telephone.",
        fingerprint.grouped()
    )]
    NotInRegister {
        /// Who signed.
        did: Did,
        /// SHA-256 of the key.
        fingerprint: Digest,
        /// The name of the root.
        register: String,
        /// The version of its register.
        version: u64,
    },
    /// The site was not allowed to issue on that day.
    #[error(
        "{site} signed the certificate at {issued}, outside the time it may issue in, which {}; ask the issuer.",
        window(*from, *until)
    )]
    OutsideWindow {
        /// The site, as the register names it.
        site: String,
        /// From when it may issue.
        from: Moment,
        /// Until when.
        until: Option<Moment>,
        /// When it did.
        issued: Moment,
    },
    /// The key of the site was lost, and the certificate is not one of those
    /// recorded before.
    #[error(
        "The key of {site} was lost on {at}, and the certificate is not among those recorded before; ask the issuer for a new one."
    )]
    LostKey {
        /// The site, as the register names it.
        site: String,
        /// When it was lost.
        at: Moment,
    },
    /// No place in the status list, or one that is not the site's.
    #[error(
        "{site} signed the certificate without a place in the status list that it was given; ask the issuer."
    )]
    OtherIndex {
        /// The site, as the register names it.
        site: String,
    },
    /// Its issuer withdrew it.
    #[error("The certificate was withdrawn, as of {as_of}; do not accept it.")]
    Withdrawn {
        /// When the list was signed that says so.
        as_of: Moment,
    },
    /// There is no status list to look in.
    #[error(
        "The signature is sound, but whether the certificate was withdrawn cannot be told without its status list; get it from the issuer."
    )]
    NoStatusList,
    /// The status list cannot be gone by.
    #[error(
        "The signature is sound, but the status list cannot be gone by: {0}; get it again from the issuer."
    )]
    BadStatusList(StatusError),
    /// The status list is too old.
    #[error(
        "The signature is sound, but the status list of {as_of} was to be gone by until {until}; get a newer one from the issuer."
    )]
    StaleStatusList {
        /// When it was signed.
        as_of: Moment,
        /// Until when it could be gone by.
        until: Moment,
    },
    /// The status list comes from the future: one of two clocks is wrong.
    #[error(
        "The signature is sound, but the status list is of {from}, which is still to come; check the clock of this computer."
    )]
    StatusListAhead {
        /// When it was signed.
        from: Moment,
    },
    /// The status list is shorter than the place of the certificate.
    #[error(
        "The signature is sound, but the status list has no place {index}; get a newer one from the issuer."
    )]
    BeyondStatusList {
        /// The place.
        index: u32,
    },
    /// The proof does not hold.
    #[error(
        "The certificate was changed after it was signed, or was never signed: {0}; ask the issuer for the original."
    )]
    Proof(ProofError),
    /// The shape is not that of a certificate.
    #[error(
        "The certificate is not as any issuer writes it: {0}; ask the issuer for the original."
    )]
    Profile(ProfileError),
    /// It says something twice.
    #[error(
        "The certificate is not as any issuer writes it: the member \"{key}\" stands twice; ask the issuer for the original."
    )]
    SaidTwice {
        /// The key of the member, safe to print.
        key: String,
    },
    /// The bytes are no JSON we read.
    #[error(
        "This cannot be read as a certificate: {0}; check that it is the file that was issued."
    )]
    NotJson(JsonError),
    /// A verifiable credential that does not come from Certamen.
    #[error("This is another kind of credential; check it with the verifier of whoever issued it.")]
    AnotherCredential,
    /// The credential in a PDF holds, but the page is not the one it was issued on.
    #[error(
        "The page is not as it was issued: {0}. Believe only the signed fields, and ask the issuer for the original."
    )]
    PageAltered(&'static str),
    /// No credential could be found in a PDF, a picture or a code.
    #[error("This cannot be read as a certificate: {0}; ask for the JSON or PDF file.")]
    Paper(OpenError),
    /// An Open Badge of another maker that is not accepted.
    #[error("The badge is not accepted: {0}; ask its issuer.")]
    Badge(BadgeError),
    /// JSON that is no credential.
    #[error("This file is no certificate; check that it is the file that was issued.")]
    NoCredential,
}

fn window(from: Moment, until: Option<Moment>) -> String {
    until.map_or_else(
        || format!("begins at {from}"),
        |until| format!("is from {from} to {until}"),
    )
}

/// Why a badge is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadgeError {
    /// It is no Open Badge 3.0, or lacks what each has.
    #[error("it is no Open Badge 3.0: {0}")]
    NoBadge(&'static str),
    /// It cannot be read as what it says.
    #[error(transparent)]
    Rdf(#[from] RdfError),
    /// A proof is of a kind, or holds something, that is not known here.
    #[error("a proof is of a kind that is not checked here: {0}")]
    OtherProof(String),
    /// The key is none we know how to use.
    #[error(transparent)]
    Key(#[from] DidError),
    /// The proof is not by the issuer.
    #[error("a proof is not by the issuer that the badge names")]
    NotByIssuer,
    /// The contexts of the badge do not begin with those of a proof, or two
    /// proofs are over badges that say different things.
    #[error("a proof was made for a badge with other contexts")]
    OtherContext,
    /// The signature is of another document, or of another key.
    #[error("a signature does not match")]
    WrongSignature,
    /// It has a status of a kind that is not looked up.
    #[error("its issuer may have withdrawn it: it names a status, which is not looked up here")]
    Status,
    /// A file is no status list.
    #[error("it is no status list: {0}")]
    NoList(&'static str),
    /// The bits of a status list cannot be read.
    #[error(transparent)]
    List(#[from] StatusError),
}

impl BadgeError {
    pub(in crate::certificate) const fn verdict(&self) -> Verdict {
        match self {
            Self::NoBadge(_)
            | Self::Rdf(_)
            | Self::OtherProof(_)
            | Self::Key(_)
            | Self::NoList(_)
            | Self::List(_) => Verdict::Unreadable,
            Self::NotByIssuer | Self::OtherContext | Self::WrongSignature => Verdict::Altered,
            Self::Status => Verdict::StatusUnknown,
        }
    }
}
