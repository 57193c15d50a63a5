//! Reading a certificate back from a page: the file, or a picture of it.

pub mod image;
pub mod pdf;

use crate::certificate::print::code::CodeError;
use image::ImageError;
use pdf::PageError;

/// Why no credential was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// In a PDF.
    #[error(transparent)]
    Pdf(#[from] PageError),
    /// In a picture.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// In a code.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The code names a programme that is not known here.
    #[error("the code belongs to a programme or version that is not known here")]
    UnknownTemplate,
    /// The code names an issuer that is not known here.
    #[error("the code was signed by an issuer that is not known here")]
    UnknownKey,
}
