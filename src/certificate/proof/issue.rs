//! Issuing: from [`Claims`] to a signed Open Badges 3.0 `AchievementCredential`.
//!
//! Whatever is issued has passed the strict reader first, so the rules stand
//! in one place, [`profile`], and nothing is ever issued that this program would
//! not accept.

use super::data_integrity;
use crate::certificate::claims::profile::{self, ProfileError};
use crate::certificate::claims::{Claims, unsigned};
use crate::certificate::keys::SiteKey;
use crate::json::Json;

/// Why a certificate was not issued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// The claims name another issuer than the key.
    #[error("the certificate names another issuer than the key that signs it")]
    OtherIssuer,
    /// The claims cannot be said in a certificate.
    #[error("the certificate cannot be issued: {0}")]
    Profile(#[from] ProfileError),
}

/// Signs a certificate and writes it as a file: indented JSON that ends in a
/// line end. Equal claims under one key give equal bytes.
///
/// # Errors
/// When the key is not the issuer's, or a claim breaks a rule of the profile.
pub fn issue(claims: &Claims, key: &SiteKey) -> Result<String, IssueError> {
    if claims.issuer.did != *key.did() {
        return Err(IssueError::OtherIssuer);
    }
    let mut document = unsigned(claims);
    document["proof"] = data_integrity::sign_certificate(claims, &document, key);
    profile::read(&Json::from(&document))?;
    Ok(format!("{document:#}\n"))
}
