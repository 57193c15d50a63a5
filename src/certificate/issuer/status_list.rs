//! Status lists: which certificates were withdrawn, as one signed bit each.
//!
//! A W3C Bitstring Status List v1.0; `docs/credential.md` has the format.
//! [`StatusList::read`] takes only what the root it is given has signed.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};

use base64ct::{Base64UrlUnpadded, Encoding as _};
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::certificate::claims::node::{Node, Problem, ProfileError};
use crate::certificate::claims::values::Moment;
use crate::certificate::issuer::register::{did, list};
use crate::certificate::issuer::signed_document::{self, LIST_PROOFS, MOMENT, SignedDocumentError};
use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;
use crate::certificate::proof;
use crate::certificate::proof::rdf::RdfError;
use crate::json::{Json, read_large};

/// The fewest bits of a list; so that a place in it tells little.
pub const FEWEST_BITS: u32 = 131_072;

/// The most bytes that a list is unpacked to.
pub const UNPACK_LIMIT: usize = 8 << 20;

/// The most bits of a list.
pub const MOST_BITS: u32 = (UNPACK_LIMIT * 8) as u32;

/// The largest status list that is read, in bytes.
pub const STATUS_LIMIT: usize = 16 << 20;

/// The type that tells a status list from other credentials.
pub const STATUS_TYPE: &str = "BitstringStatusListCredential";

const CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";

/// Why a file is no status list to go by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusError {
    /// It is not as a root writes it, or not as the root signed it.
    #[error(transparent)]
    SignedDocumentError(#[from] SignedDocumentError),
    /// It has no canonical RDF.
    #[error(transparent)]
    Rdf(#[from] RdfError),
    /// Somebody else signed it.
    #[error("{0} signed it, who is not the root of the register")]
    WrongSigner(Did),
    /// The bits are not base64url.
    #[error("its bits are not in base64url")]
    NotBase64,
    /// The bits are not in one whole gzip.
    #[error("its bits are not packed with gzip")]
    NotGzip,
    /// It unpacks to more than [`UNPACK_LIMIT`].
    #[error("it unpacks to more than {UNPACK_LIMIT} bytes")]
    Bomb,
    /// It has fewer bits than the standard asks for.
    #[error("it has {0} bits, fewer than {FEWEST_BITS}")]
    TooShort(usize),
}

/// Which certificates of a root's sites were withdrawn.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusList {
    /// Its id, a URL.
    pub list: String,
    /// Who signed it.
    pub root: Did,
    /// When it was signed.
    pub from: Moment,
    /// Until when it can be gone by.
    pub until: Moment,
    bits: Vec<u8>,
    source: Box<str>,
}

impl std::fmt::Debug for StatusList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { list, from, .. } = self;
        write!(
            f,
            "StatusList({list}, {from}, {} set)",
            self.revoked().len()
        )
    }
}

impl StatusList {
    /// A list of at least `size` places, to be signed.
    pub fn new(
        list: String,
        root: Did,
        (from, until): (Moment, Moment),
        revoked: &BTreeSet<u32>,
        size: u32,
    ) -> Self {
        let most = revoked.last().map_or(0, |last| last.saturating_add(1));
        let size = size.max(most).clamp(FEWEST_BITS, MOST_BITS);
        let mut bits = vec![0; size.div_ceil(8) as usize];
        for index in revoked {
            if let Some(byte) = bits.get_mut((index / 8) as usize) {
                *byte |= 0x80 >> (index % 8);
            }
        }
        Self {
            list,
            root,
            from,
            until,
            bits,
            source: Box::default(),
        }
    }

    /// Reads a list that this root must have signed.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &[u8], root: &Did) -> Result<Self, StatusError> {
        let mut document = read_large(bytes, STATUS_LIMIT).map_err(SignedDocumentError::from)?;
        let (mut status, packed) = shape(&document).map_err(SignedDocumentError::from)?;
        if status.root != *root {
            return Err(StatusError::WrongSigner(status.root));
        }
        let created = status.from.to_string();
        signed_document::check(&mut document, LIST_PROOFS, root, Some(&created))?;
        status.bits = unpack(&packed)?;
        status.source = String::from_utf8_lossy(bytes).into();
        Ok(status)
    }

    /// A list of whoever signed it, from its packed bits.
    pub(in crate::certificate) fn unpacked(
        list: String,
        signer: Did,
        (from, until): (Moment, Moment),
        packed: &str,
    ) -> Result<Self, StatusError> {
        Ok(Self {
            list,
            root: signer,
            from,
            until,
            bits: unpack(packed)?,
            source: Box::default(),
        })
    }

    /// Holds the list to an end of its proofs, where they have one.
    pub(in crate::certificate) fn end_by(&mut self, until: Option<Moment>) {
        self.until = until.map_or(self.until, |until| until.min(self.until));
    }

    /// Signs the list with the root's key: the file.
    ///
    /// # Errors
    /// When it is not one that [`Self::read`] takes.
    pub fn sign(&self, key: &SiteKey) -> Result<String, StatusError> {
        let mut document = self.document();
        let created = self.from.to_string();
        let proofs = vec![
            proof::sign_rdfc(&document, key, &created)?,
            proof::sign(&document, key, &created),
        ];
        document["proof"] = Value::Array(proofs);
        let text = format!("{document:#}\n");
        Self::read(text.as_bytes(), key.did()).map(|_| text)
    }

    /// The signed list as it was read.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether a place is set; none when the list has no such place.
    pub fn get(&self, index: u32) -> Option<bool> {
        let byte = self.bits.get((index / 8) as usize)?;
        Some(byte & 0x80 >> (index % 8) != 0)
    }

    /// How many places it has.
    pub const fn len(&self) -> usize {
        self.bits.len() * 8
    }

    /// Never: a list has at least [`FEWEST_BITS`].
    pub const fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    /// The places that are set.
    pub fn revoked(&self) -> BTreeSet<u32> {
        let set = self.bits.iter().enumerate().filter(|(_, byte)| **byte != 0);
        set.flat_map(|(n, byte)| {
            let bits = (0..8).filter(move |bit| byte & 0x80 >> bit != 0);
            bits.map(move |bit| n as u32 * 8 + bit)
        })
        .collect()
    }

    fn document(&self) -> Value {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory cannot fail.
        let _ = packer.write_all(&self.bits);
        let bytes = packer.finish().unwrap_or_default();
        json!({
            "@context": [CONTEXT],
            "id": self.list,
            "type": ["VerifiableCredential", STATUS_TYPE],
            "issuer": self.root.as_str(),
            "validFrom": self.from.to_string(),
            "validUntil": self.until.to_string(),
            "credentialSubject": {
                "id": format!("{}#list", self.list),
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": format!("u{}", Base64UrlUnpadded::encode_string(&bytes)),
            },
        })
    }
}

fn shape(document: &Json<'_>) -> Result<(StatusList, String), ProfileError> {
    let root = Node::root(document);
    signed_document::envelope(&root, &[CONTEXT], STATUS_TYPE, &["validUntil"])?;
    let id = list(&root.at("id")?)?;
    let subject = root.at("credentialSubject")?;
    subject.has(&["encodedList", "id", "statusPurpose", "type"], &[])?;
    subject.at("id")?.is(&format!("{id}#list"))?;
    subject.at("type")?.is("BitstringStatusList")?;
    subject.at("statusPurpose")?.is("revocation")?;
    let from: Moment = root.at("validFrom")?.parsed(MOMENT)?;
    let place = root.at("validUntil")?;
    let until: Moment = place.parsed(MOMENT)?;
    if until <= from {
        return Err(place.error(Problem::Form("later than validFrom")));
    }
    let status = StatusList {
        list: id,
        root: did(&root.at("issuer")?)?,
        from,
        until,
        source: Box::default(),
        bits: Vec::new(),
    };
    Ok((status, subject.at("encodedList")?.raw()?.to_owned()))
}

fn unpack(encoded: &str) -> Result<Vec<u8>, StatusError> {
    let packed = encoded
        .strip_prefix('u')
        .and_then(|text| Base64UrlUnpadded::decode_vec(text).ok())
        .ok_or(StatusError::NotBase64)?;
    let mut bits = Vec::new();
    let mut unpacker = GzDecoder::new(&*packed);
    (&mut unpacker)
        .take(UNPACK_LIMIT as u64 + 1)
        .read_to_end(&mut bits)
        .map_err(|_| StatusError::NotGzip)?;
    if bits.len() > UNPACK_LIMIT {
        return Err(StatusError::Bomb);
    }
    // Others may read on where one gzip ends and another begins.
    if !unpacker.into_inner().is_empty() {
        return Err(StatusError::NotGzip);
    }
    if bits.len() * 8 < FEWEST_BITS as usize {
        return Err(StatusError::TooShort(bits.len() * 8));
    }
    Ok(bits)
}

#[cfg(test)]
mod tests;
