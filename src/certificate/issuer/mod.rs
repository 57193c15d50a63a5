//! What a root publishes about its sites, and what sites ask of it.
//!
//! What enters are the files of a root: the register of its sites, its status
//! list, the request of a site; what leaves are these as types, once their own
//! signature holds, or the files again, signed. Whether a root is trusted is
//! decided in `verify`.

pub mod register;
pub(super) mod request;
pub(super) mod signed_document;
pub mod status_list;

pub use register::{Block, Lost, Register, RegisterError, SiteEntry};
pub use request::{Request, RequestError};
pub use signed_document::SignedDocumentError;
pub use status_list::{StatusError, StatusList};
