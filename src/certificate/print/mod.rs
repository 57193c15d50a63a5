//! The certificate on paper: what is printed, and reading it back.
//!
//! [`template`] and [`code`] put a whole signed credential into a QR code. The
//! [`page`] carries that code, the credential as an attachment, and a signature over
//! the file itself. Nothing here decides whether a certificate holds: whatever is
//! read goes through [`crate::certificate::verify`](mod@crate::certificate::verify) like any other file.

mod base45;
mod cms;
pub mod code;
mod layout;
pub mod page;
pub mod qr;
pub mod read;
mod seal;
pub mod template;
mod text;

use crate::certificate::claims::profile;
use crate::certificate::keys::site_key::SiteKey;
use crate::json;
use page::{Design, PrintError, Sheet};

/// Prints a certificate, the JSON as it was issued, and signs the page.
///
/// # Errors
/// When a letter is in no font, or the JSON was not issued by this key.
pub fn print(
    sheet: &Sheet,
    design: &Design,
    json: &str,
    key: &SiteKey,
) -> Result<Vec<u8>, PrintError> {
    let failed = |what: String| PrintError::Pdf(what);
    let text = code::encode(json).map_err(|e| failed(e.to_string()))?;
    let qr = qr::Qr::of(&text).ok_or_else(|| failed("the code is too long".into()))?;
    let document = json::read(json.as_bytes()).map_err(|e| failed(e.to_string()))?;
    let claims = profile::read(&document).map_err(|e| failed(e.to_string()))?;
    if claims.issuer.did != *key.did() {
        return Err(PrintError::Seal("its certificate is by another key"));
    }
    let pdf = page::write(sheet, design, json, &qr, claims.valid_from)?;
    seal::sign(pdf, key, claims.valid_from).map_err(PrintError::Seal)
}
