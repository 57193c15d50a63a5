//! From JSON-LD to canonical N-Quads (RDFC-1.0), by libraries that know all of
//! both standards.
//!
//! The two contexts of a certificate are kept here, their SHA-256 in a test; no
//! other is known, and none is ever fetched. This is the general way, for
//! whatever document; [`super::quads`] is the quick one for certificates alone.

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{BlankNode, Dataset, NamedOrBlankNode, Quad, Term};

/// The contexts that are known, by their address.
pub(super) const CONTEXTS: [(&str, &str); 2] = [
    (
        "https://www.w3.org/ns/credentials/v2",
        include_str!("contexts/credentials-v2.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        include_str!("contexts/ob-context-3.0.3.json"),
    ),
];

/// The most blank nodes a document may have: RDFC-1.0 can be made to take a
/// very long time by documents with many that look alike.
const BLANK_NODE_LIMIT: usize = 64;

/// Why a document has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RdfError {
    /// It is no JSON-LD, or names a context that is not known here.
    #[error("it cannot be read as JSON-LD: {0}")]
    NotJsonLd(String),
    /// It has a shape made to take long.
    #[error("it has more than {BLANK_NODE_LIMIT} unnamed parts")]
    TooManyBlankNodes,
}

/// The canonical N-Quads of a JSON-LD document.
///
/// # Errors
/// When the document is no JSON-LD of contexts known here.
pub fn canonical_quads(document: &[u8]) -> Result<String, RdfError> {
    let parser = JsonLdParser::new()
        .for_slice(document)
        .with_load_document_callback(|url, _| match CONTEXTS.iter().find(|(u, _)| *u == url) {
            Some((url, text)) => Ok(JsonLdRemoteDocument {
                document: text.as_bytes().to_vec(),
                document_url: (*url).to_owned(),
            }),
            None => Err(format!("the context {} is not known", crate::text::printable(url)).into()),
        });
    let mut dataset = Dataset::new();
    let mut blank: Vec<BlankNode> = Vec::new();
    let mut note = |node: &BlankNode| {
        if !blank.contains(node) {
            blank.push(node.clone());
        }
        if blank.len() > BLANK_NODE_LIMIT {
            return Err(RdfError::TooManyBlankNodes);
        }
        Ok(())
    };
    for quad in parser {
        let quad: Quad =
            quad.map_err(|e| RdfError::NotJsonLd(crate::text::printable(&e.to_string())))?;
        if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
            note(node)?;
        }
        if let Term::BlankNode(node) = &quad.object {
            note(node)?;
        }
        dataset.insert(&quad);
    }
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}
