//! Data integrity proofs of the suites `eddsa-rdfc-2022` and `eddsa-jcs-2022`.
//!
//! Follows "Data Integrity `EdDSA` Cryptosuites v1.0" (W3C Recommendation, 15 May
//! 2025), sections 3.2 and 3.3: what is signed is SHA-256 of the canonical proof
//! options followed by SHA-256 of the canonical document. Whether the document
//! says anything sensible is no concern of this module.

use ed25519_dalek::Signature;
use serde_json::{Map, Value};

use crate::certificate::claims::model::Claims;
use crate::certificate::keys::base58;
use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;
use crate::certificate::proof::quads;
use crate::certificate::proof::rdf::{RdfError, canonical_quads};
use crate::json::Json;
use crate::json::canonical::{self, Digest, Tree};

pub use crate::certificate::claims::vocabulary::{JCS, RDFC};

/// Which proofs of a certificate are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proofs {
    /// Both: the normative check.
    Both,
    /// `eddsa-jcs-2022` alone; quicker.
    Jcs,
}

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Not a data integrity proof of a known suite made to assert something.
    #[error("the proof is not an eddsa-rdfc-2022 or eddsa-jcs-2022 assertion")]
    OtherKind,
    /// The proof names another key than the one expected.
    #[error("the proof was made with another key")]
    OtherKey,
    /// The proof was made for a document with other contexts.
    #[error("the contexts of proof and document differ")]
    OtherContext,
    /// The document has no canonical form in RDF.
    #[error("the document cannot be read as JSON-LD")]
    NotJsonLd,
    /// The proof value is not `z` and the base58 of 64 bytes.
    #[error("the proof value is no signature")]
    NotASignature,
    /// The signature is of another document, or of another key.
    #[error("the signature does not match")]
    WrongSignature,
}

/// An `eddsa-jcs-2022` proof over a document that has none yet, to stand in its
/// `proof` array.
pub fn sign(document: &Value, key: &SiteKey, created: &str) -> Value {
    let options = options(document, key, created, JCS);
    let data = hash_data(&options, document);
    signed(options, key, &data)
}

/// An `eddsa-rdfc-2022` proof over any document of the contexts known here.
///
/// # Errors
/// When the document has no canonical form.
pub fn sign_rdfc(document: &Value, key: &SiteKey, created: &str) -> Result<Value, RdfError> {
    let options = options(document, key, created, RDFC);
    let data = rdf_hash_data(&options.to_string(), &document.to_string())?;
    Ok(signed(options, key, &data))
}

/// The two proofs of a certificate, in their order, over its claims and the
/// document that says them.
pub(in crate::certificate) fn sign_certificate(
    claims: &Claims,
    document: &Value,
    key: &SiteKey,
) -> Value {
    let created = claims.valid_from.to_string();
    let data = certificate_data(claims);
    let options = options(document, key, &created, RDFC);
    Value::Array(vec![
        signed(options, key, &data),
        sign(document, key, &created),
    ])
}

fn options(document: &Value, key: &SiteKey, created: &str, suite: &str) -> Value {
    let mut proof = Map::new();
    if let Some(context) = document.get("@context") {
        proof.insert("@context".into(), context.clone());
    }
    proof.insert("type".into(), "DataIntegrityProof".into());
    proof.insert("cryptosuite".into(), suite.into());
    proof.insert("created".into(), created.into());
    let method = key.did().verification_method();
    proof.insert("verificationMethod".into(), method.into());
    proof.insert("proofPurpose".into(), "assertionMethod".into());
    Value::Object(proof)
}

fn signed(mut options: Value, key: &SiteKey, data: &[u8; 64]) -> Value {
    let value = format!("z{}", bs58::encode(key.sign(data)).into_string());
    options["proofValue"] = value.into();
    options
}

/// Checks that `signer` made `proof`, of either suite, over `document`, the
/// document without any `proof` member.
///
/// The recommendation lets a document append contexts to those of its proof;
/// here they must be equal, since a context decides what a member means.
///
/// # Errors
/// Whatever keeps the proof from holding.
pub fn verify(document: &Json<'_>, mut proof: Json<'_>, signer: &Did) -> Result<(), ProofError> {
    let value = proof.remove("proofValue");
    let is =
        |member: &str, expected: &str| proof.get(member).and_then(Json::text) == Some(expected);
    if !is("type", "DataIntegrityProof")
        || !(is("cryptosuite", JCS) || is("cryptosuite", RDFC))
        || !is("proofPurpose", "assertionMethod")
    {
        return Err(ProofError::OtherKind);
    }
    let method = proof.get("verificationMethod").and_then(Json::text);
    if !method.is_some_and(|method| signer.is_verification_method(method)) {
        return Err(ProofError::OtherKey);
    }
    if proof.get("@context") != document.get("@context") {
        return Err(ProofError::OtherContext);
    }
    let signature = value
        .as_ref()
        .and_then(Json::text)
        .and_then(self::signature)
        .ok_or(ProofError::NotASignature)?;
    let data = if is("cryptosuite", JCS) {
        hash_data(&proof, document)
    } else {
        let text = |json: &Json<'_>| canonical::to_string(&Value::from(json.clone()));
        rdf_hash_data(&text(&proof), &text(document)).map_err(|_| ProofError::NotJsonLd)?
    };
    Check { data, signature }.strictly(signer)
}

/// Checks that each proof of a list of one `eddsa-rdfc-2022` and one
/// `eddsa-jcs-2022` proof, in this order, was made by `signer` over `document`,
/// the document without any `proof` member.
///
/// # Errors
/// Whatever keeps a proof from holding.
pub fn verify_both(
    document: &Json<'_>,
    proofs: Option<Json<'_>>,
    signer: &Did,
) -> Result<(), ProofError> {
    let proofs: [Json<'_>; 2] = two(proofs)?;
    for (proof, suite) in proofs.into_iter().zip([RDFC, JCS]) {
        if proof.get("cryptosuite").and_then(Json::text) != Some(suite) {
            return Err(ProofError::OtherKind);
        }
        verify(document, proof, signer)?;
    }
    Ok(())
}

fn two(proofs: Option<Json<'_>>) -> Result<[Json<'_>; 2], ProofError> {
    match proofs {
        Some(Json::List(proofs)) => proofs.try_into().map_err(|_| ProofError::OtherKind),
        _ => Err(ProofError::OtherKind),
    }
}

/// A signature and the 64 bytes it must be of.
#[derive(Debug)]
pub(in crate::certificate) struct Check {
    pub(in crate::certificate) data: [u8; 64],
    pub(in crate::certificate) signature: Signature,
}

impl Check {
    /// The normative check: refuses also what the equation alone would let
    /// through (points of small order, S not reduced).
    pub(in crate::certificate) fn strictly(&self, signer: &Did) -> Result<(), ProofError> {
        signer
            .key()
            .verify_strict(&self.data, &self.signature)
            .map_err(|_| ProofError::WrongSignature)
    }
}

/// What must hold for a certificate: the check of each of its two proofs, in
/// their order, or of the second alone. The profile has seen everything in the proofs but their values.
pub(in crate::certificate) fn checks(
    claims: &Claims,
    certificate: &Json<'_>,
    proofs: Option<Json<'_>>,
    wanted: Proofs,
) -> Result<Vec<Check>, ProofError> {
    let [mut rdfc, mut jcs] = two(proofs)?;
    let value = |proof: &mut Json<'_>| {
        let value = proof.remove("proofValue");
        let text = value.as_ref().and_then(Json::text);
        text.and_then(signature).ok_or(ProofError::NotASignature)
    };
    let mut checks = Vec::with_capacity(2);
    if wanted == Proofs::Both {
        checks.push(Check {
            signature: value(&mut rdfc)?,
            data: certificate_data(claims),
        });
    }
    checks.push(Check {
        signature: value(&mut jcs)?,
        data: hash_data(&jcs, certificate),
    });
    Ok(checks)
}

/// The 64 bytes that the `eddsa-rdfc-2022` proof of a certificate signs.
fn certificate_data(claims: &Claims) -> [u8; 64] {
    let created = claims.valid_from.to_string();
    let mut data = [0; 64];
    data[..32].copy_from_slice(&quads::options_digest(&created, &claims.issuer.did));
    data[32..].copy_from_slice(&quads::of(claims).digest());
    data
}

/// The 64 bytes that an `eddsa-rdfc-2022` proof signs.
fn rdf_hash_data(options: &str, document: &str) -> Result<[u8; 64], RdfError> {
    let mut data = [0; 64];
    for (half, text) in data.chunks_exact_mut(32).zip([options, document]) {
        let quads = canonical_quads(text.as_bytes())?;
        half.copy_from_slice(&Digest::of(quads.as_bytes()).0);
    }
    Ok(data)
}

/// The 64 bytes that an `eddsa-jcs-2022` proof signs.
fn hash_data<T: Tree>(options: &T, document: &T) -> [u8; 64] {
    let mut data = [0; 64];
    let mut bytes = Vec::with_capacity(8 * 1024);
    for (half, value) in data.chunks_exact_mut(32).zip([options, document]) {
        bytes.clear();
        // Writing into memory cannot fail.
        let _ = canonical::write(value, &mut bytes);
        half.copy_from_slice(&Digest::of(&bytes).0);
    }
    data
}

fn signature(proof_value: &str) -> Option<Signature> {
    signature_of(proof_value.strip_prefix('z')?)
}

/// The signature that some base58btc stands for.
pub(in crate::certificate) fn signature_of(base58: &str) -> Option<Signature> {
    base58::decode(base58).map(|bytes| Signature::from_bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    macro_rules! vector {
        ($name:literal) => {
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/vectors/w3c-eddsa/",
                $name
            ))
        };
    }

    fn value(text: &str) -> Value {
        parse(text.as_bytes()).unwrap()
    }

    /// The W3C's published key pair: multicodec 0x1300 and a 32-byte secret.
    fn w3c_key() -> SiteKey {
        let pair = value(vector!("keyPair.json"));
        let secret = pair["privateKeyMultibase"].as_str().unwrap();
        let bytes = bs58::decode(&secret[1..]).into_vec().unwrap();
        assert_eq!(bytes[..2], [0x80, 0x26]);
        let key = SiteKey::from_secret(bytes[2..].try_into().unwrap()).unwrap();
        assert_eq!(pair["publicKeyMultibase"], key.did().multibase());
        key
    }

    fn w3c_signed() -> (Value, Value) {
        let mut document = value(vector!("eddsa-jcs-2022/signedJCS.json"));
        let proof = document.as_object_mut().unwrap().remove("proof").unwrap();
        (document, proof)
    }

    #[test]
    fn the_w3c_canonical_forms_and_hashes() {
        let document = value(vector!("unsigned.json"));
        let options = value(vector!("eddsa-jcs-2022/proofConfigJCS.json"));
        let canon = canonical::to_string(&document);
        assert_eq!(canon, vector!("eddsa-jcs-2022/canonDocJCS.txt"));
        assert_eq!(
            Digest::of(canon.as_bytes()).to_string(),
            vector!("eddsa-jcs-2022/docHashJCS.txt")
        );
        let canon = canonical::to_string(&options);
        assert_eq!(canon, vector!("eddsa-jcs-2022/proofCanonJCS.txt"));
        assert_eq!(
            Digest::of(canon.as_bytes()).to_string(),
            vector!("eddsa-jcs-2022/proofHashJCS.txt")
        );
        let data = hash_data(&options, &document);
        let halves = data.as_chunks::<32>().0.iter();
        let hex: String = halves.map(|half| Digest(*half).to_string()).collect();
        assert_eq!(hex, vector!("eddsa-jcs-2022/combinedHashJCS.txt"));
    }

    #[test]
    fn the_w3c_signature_is_made_byte_for_byte() {
        let document = value(vector!("unsigned.json"));
        let proof = sign(&document, &w3c_key(), "2023-02-24T23:36:38Z");
        assert_eq!(proof, w3c_signed().1);
        let text = proof["proofValue"].as_str().unwrap();
        assert_eq!(text, vector!("eddsa-jcs-2022/sigBTC58JCS.txt"));
        let bytes = signature(text).unwrap().to_bytes();
        let halves = bytes.as_chunks::<32>().0.iter();
        let hex: String = halves.map(|half| Digest(*half).to_string()).collect();
        assert_eq!(hex, vector!("eddsa-jcs-2022/sigHexJCS.txt"));
    }

    #[test]
    fn the_w3c_document_verifies_and_nothing_near_it_does() {
        let did = w3c_key().did().clone();
        let (document, proof) = w3c_signed();
        assert_eq!(
            verify(&Json::from(&document), Json::from(&proof), &did),
            Ok(())
        );

        let altered = |member: &str, new: &str| {
            let mut proof = proof.clone();
            proof[member] = new.into();
            verify(&Json::from(&document), Json::from(&proof), &did)
        };
        assert_eq!(
            altered("type", "Ed25519Signature2020"),
            Err(ProofError::OtherKind)
        );
        assert_eq!(
            altered("cryptosuite", "eddsa-2022"),
            Err(ProofError::OtherKind)
        );
        assert_eq!(
            altered("proofPurpose", "authentication"),
            Err(ProofError::OtherKind)
        );
        assert_eq!(
            altered("verificationMethod", did.as_str()),
            Err(ProofError::OtherKey)
        );
        assert_eq!(
            altered("created", "2023-02-24T23:36:39Z"),
            Err(ProofError::WrongSignature)
        );
        assert_eq!(altered("nonce", "n"), Err(ProofError::WrongSignature));
        let text = proof["proofValue"].as_str().unwrap();
        for bad in [
            "",
            "z",
            &text[1..],
            &format!("{text}1"),
            &format!("z1{}", &text[1..]),
        ] {
            assert_eq!(
                altered("proofValue", bad),
                Err(ProofError::NotASignature),
                "{bad}"
            );
        }

        let mut appended = document.clone();
        let contexts = appended["@context"].as_array_mut().unwrap();
        contexts.push("https://example.com/context".into());
        assert_eq!(
            verify(&Json::from(&appended), Json::from(&proof), &did),
            Err(ProofError::OtherContext)
        );
        let mut other = document.clone();
        other["name"] = "Alumna Credential".into();
        assert_eq!(
            verify(&Json::from(&other), Json::from(&proof), &did),
            Err(ProofError::WrongSignature)
        );
    }
}
