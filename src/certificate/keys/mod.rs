//! The keys of issuers: their identifiers, and the files they are kept in.
//!
//! What enters is a file under `keys/` or the text of a `did:key`; what leaves is
//! a key that can sign ([`SiteKey`], [`RootKey`]) or one that can be verified
//! against ([`Did`]). What is signed is no concern of this room.

pub(super) mod base58;
pub(super) mod did;
pub(super) mod root_key;
pub(super) mod site_key;

pub use did::{Did, DidError};
pub use root_key::RootKey;
pub use site_key::{KeyError, SiteKey};
