//! JSON that is read strictly and written in one form.
//!
//! What enters are the bytes of a file; what leaves is a tree that borrows its
//! texts from them ([`Json`]), or a fault. A value goes out again in its canonical
//! form (RFC 8785, [`canonical`]), which is what is digested and signed. What a
//! document means is the business of whoever reads it.

pub mod canonical;
pub(crate) mod fast;
mod reader;
mod tree;

pub use reader::*;
pub use tree::{DEPTH_LIMIT, Json, Member, SIZE_LIMIT};
