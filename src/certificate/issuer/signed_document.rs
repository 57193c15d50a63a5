//! What registers, status lists and requests have in common: the shape of their
//! proofs, and verifying them.

use crate::certificate::claims::node::{Node, ProfileError};
use crate::certificate::claims::profile;
use crate::certificate::keys::did::Did;
use crate::certificate::proof::{self, JCS, ProofError, RDFC};
use crate::json::{Json, JsonError};

/// The suites of a register and a request, in their order.
pub(in crate::certificate) const ONE_PROOF: &[&str] = &[JCS];

/// The suites of a status list, in their order.
pub(in crate::certificate) const LIST_PROOFS: &[&str] = &[RDFC, JCS];

/// Why a signed document is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignedDocumentError {
    /// It is not the JSON we read.
    #[error(transparent)]
    NotJson(#[from] JsonError),
    /// It has another shape.
    #[error(transparent)]
    Shape(#[from] ProfileError),
    /// A proof does not hold.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

/// Refuses a `proof` that is not a list of exactly these suites by `signer`, or
/// one that does not hold. Takes the proofs out of the document.
pub(in crate::certificate) fn check(
    document: &mut Json<'_>,
    suites: &[&str],
    signer: &Did,
    created: Option<&str>,
) -> Result<(), SignedDocumentError> {
    shape(document, suites, signer, created)?;
    let Some(Json::List(proofs)) = document.remove("proof") else {
        return Err(ProofError::OtherKind.into());
    };
    // The quick one, which is last, refuses most before the others are tried.
    for proof in proofs.into_iter().rev() {
        proof::verify(document, proof, signer)?;
    }
    Ok(())
}

/// Refuses a credential of a root of another kind, or with other members than
/// `more` beside those that all of them have.
pub(in crate::certificate) fn envelope(
    root: &Node<'_, '_>,
    contexts: &[&str],
    kind: &str,
    more: &[&str],
) -> Result<(), ProfileError> {
    let members = [
        "@context",
        "credentialSubject",
        "id",
        "issuer",
        "proof",
        "type",
        "validFrom",
    ];
    root.has(&[&members, more].concat(), &[])?;
    root.at("@context")?.is_list(contexts)?;
    root.at("type")?.is_list(&["VerifiableCredential", kind])
}

fn shape(
    document: &Json<'_>,
    suites: &[&str],
    signer: &Did,
    created: Option<&str>,
) -> Result<(), ProfileError> {
    let root = Node::root(document);
    let proofs = root.at("proof")?;
    proofs.has_items(suites.len())?;
    let in_context = document.get("@context").is_some();
    for (place, suite) in suites.iter().enumerate() {
        profile::proof(&proofs.item(place)?, suite, signer, created, in_context)?;
    }
    Ok(())
}

/// The form of [`crate::certificate::Moment`], for people.
pub(in crate::certificate) const MOMENT: &str = "a time such as 2026-05-14T03:12:45Z";

/// A number in its one decimal spelling.
pub(in crate::certificate) fn decimal<T: std::str::FromStr>(text: &str) -> Option<T> {
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    let one_spelling = plain && (text == "0" || !text.starts_with('0'));
    one_spelling.then(|| text.parse().ok()).flatten()
}
