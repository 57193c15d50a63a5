//! Data integrity proofs of the suite `eddsa-jcs-2022`.
//!
//! Follows "Data Integrity `EdDSA` Cryptosuites v1.0" (W3C Recommendation, 15 May
//! 2025), sections 3.3.1 to 3.3.7: what is signed is SHA-256 of the canonical
//! proof options followed by SHA-256 of the canonical document. Whether the
//! document says anything sensible is no concern of this module.

use ed25519_dalek::Signature;
use serde_json::{Map, Value};

use super::base58;
use super::did::Did;
use super::json::Json;
use super::keys::SiteKey;
use crate::canonical::{self, Digest, Tree};

/// The name of the suite.
pub const JCS: &str = "eddsa-jcs-2022";

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Not a data integrity proof of this suite made to assert something.
    #[error("the proof is not an eddsa-jcs-2022 assertion")]
    OtherKind,
    /// The proof names another key than the one expected.
    #[error("the proof was made with another key")]
    OtherKey,
    /// The proof was made for a document with other contexts.
    #[error("the contexts of proof and document differ")]
    OtherContext,
    /// The proof value is not `z` and the base58 of 64 bytes.
    #[error("the proof value is no signature")]
    NotASignature,
    /// The signature is of another document, or of another key.
    #[error("the signature does not match")]
    WrongSignature,
}

/// A proof over a document that has none yet, to stand in its `proof` array.
pub fn sign(document: &Value, key: &SiteKey, created: &str) -> Value {
    let mut proof = Map::new();
    if let Some(context) = document.get("@context") {
        proof.insert("@context".into(), context.clone());
    }
    proof.insert("type".into(), "DataIntegrityProof".into());
    proof.insert("cryptosuite".into(), JCS.into());
    proof.insert("created".into(), created.into());
    let method = key.did().verification_method();
    proof.insert("verificationMethod".into(), method.into());
    proof.insert("proofPurpose".into(), "assertionMethod".into());
    let mut proof = Value::Object(proof);
    let signature = key.sign(&hash_data(&proof, document));
    let value = format!("z{}", bs58::encode(signature).into_string());
    proof["proofValue"] = value.into();
    proof
}

/// Checks that `signer` made `proof` over `document`, the document without any
/// `proof` member.
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
        || !is("cryptosuite", JCS)
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
    signer
        .key()
        .verify_strict(&hash_data(&proof, document), &signature)
        .map_err(|_| ProofError::WrongSignature)
}

/// The 64 bytes that are signed.
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
    let bytes = base58::decode(proof_value.strip_prefix('z')?)?;
    Some(Signature::from_bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::json::parse;

    macro_rules! vector {
        ($name:literal) => {
            include_str!(concat!("../../tests/vectors/w3c-eddsa/", $name))
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
            altered("cryptosuite", "eddsa-rdfc-2022"),
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
