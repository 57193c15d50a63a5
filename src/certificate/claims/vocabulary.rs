//! Names that the standards fix, as certificates use them.

/// The contexts of every certificate, in this order.
pub(in crate::certificate) const CONTEXTS: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// What comes before a digest in the id of a piece of evidence (RFC 6920).
pub(in crate::certificate) const NI: &str = "ni:///sha-256;";

/// The suite over canonical JSON.
pub const JCS: &str = "eddsa-jcs-2022";

/// The suite over canonical RDF.
pub const RDFC: &str = "eddsa-rdfc-2022";
