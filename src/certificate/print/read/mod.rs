//! Reading a certificate back from a page: the file, or a picture of it.

pub mod image;
pub mod pdf;
