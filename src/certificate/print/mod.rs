//! The certificate on paper: what is printed, and reading it back.
//!
//! [`template`] and [`code`] put a whole signed credential into a QR code. The
//! page carries that code, the credential as an attachment, and a signature over
//! the file itself. Nothing here decides whether a certificate holds: whatever is
//! read goes through [`super::verify`] like any other file.

mod base45;
pub mod code;
pub mod qr;
pub mod template;
