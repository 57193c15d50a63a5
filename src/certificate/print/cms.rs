//! The signature in a page: CMS `SignedData` (RFC 5652) with Ed25519 (RFC 8419),
//! as `CAdES` wants it (ETSI EN 319 122), under a certificate of the site's key.
//!
//! [`verify`] is strict: exactly what [`sign`] writes, whatever the dates and the
//! name in the certificate say. Nobody's authority stands behind that certificate; the
//! key in it is compared with the issuer of the credential.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
    SignerInfo, SignerInfos,
};
use ed25519_dalek::Signature;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use x509_cert::der::{self, Decode, Encode, Tag};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");
const SHA_512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
const ED25519: ObjectIdentifier = oid("1.3.101.112");

const fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

/// Signs the SHA-512 digest of some content.
pub(in crate::certificate) fn sign(digest: &[u8; 64], key: &SiteKey) -> der::Result<Vec<u8>> {
    let certificate = Certificate::from_der(&certificate(key))?;
    let attributes = attributes(digest, &certificate)?;
    let signature = key.sign(&attributes.to_der()?);
    let about = certificate.tbs_certificate();
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: about.issuer().clone(),
            serial_number: about.serial_number().clone(),
        }),
        digest_alg: algorithm(SHA_512),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ED25519),
        signature: OctetString::new(signature.to_vec())?,
        unsigned_attrs: None,
    };
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::from_iter([algorithm(SHA_512)])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet::try_from(vec![
            CertificateChoices::Certificate(certificate),
        ])?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer])?,
    };
    let content = ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&data)?,
    };
    content.to_der()
}

/// Checks that `did` signed content with this SHA-512 digest; else says why not.
pub(in crate::certificate) fn verify(
    bytes: &[u8],
    digest: &[u8; 64],
    did: &Did,
) -> Result<(), &'static str> {
    let malformed = |_: der::Error| "its signature is not as Certamen writes it";
    let other = "its signature is not as Certamen writes it";
    let content = ContentInfo::from_der(bytes).map_err(malformed)?;
    let data: SignedData = content.content.decode_as().map_err(malformed)?;
    // DER has one spelling; anything around or beside it would be lost here.
    if content.to_der().map_err(malformed)? != bytes
        || Any::encode_from(&data).map_err(malformed)? != content.content
    {
        return Err(other);
    }
    let [CertificateChoices::Certificate(certificate)] = data
        .certificates
        .as_ref()
        .map(|set| set.0.as_slice())
        .unwrap_or_default()
    else {
        return Err(other);
    };
    let [signer] = data.signer_infos.0.as_slice() else {
        return Err(other);
    };
    let about = certificate.tbs_certificate();
    let named = SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
        issuer: about.issuer().clone(),
        serial_number: about.serial_number().clone(),
    });
    let expected = attributes(digest, certificate).map_err(malformed)?;
    let (Some(attributes), None) = (&signer.signed_attrs, &signer.unsigned_attrs) else {
        return Err(other);
    };
    if content.content_type != SIGNED_DATA
        || data.version != CmsVersion::V1
        || data.digest_algorithms.as_slice() != [algorithm(SHA_512)]
        || data.encap_content_info.econtent_type != DATA
        || data.encap_content_info.econtent.is_some()
        || data.crls.is_some()
        || signer.version != CmsVersion::V1
        || signer.sid != named
        || signer.digest_alg != algorithm(SHA_512)
        || signer.signature_algorithm != algorithm(ED25519)
    {
        return Err(other);
    }
    let public = about.subject_public_key_info();
    if public.algorithm != algorithm(ED25519)
        || public.subject_public_key.as_bytes() != Some(did.key().as_bytes())
    {
        return Err("it is signed by another key than its certificate");
    }
    if *attributes != expected {
        return Err("it was changed after it was signed");
    }
    let signature = Signature::from_slice(signer.signature.as_bytes()).map_err(|_| other)?;
    let message = attributes.to_der().map_err(malformed)?;
    did.key()
        .verify_strict(&message, &signature)
        .map_err(|_| "its signature does not hold")
}

/// What is signed: the kind of the content, its digest, and with which
/// certificate.
fn attributes(digest: &[u8; 64], certificate: &Certificate) -> der::Result<SignedAttributes> {
    let attribute = |oid, value: Any| -> der::Result<Attribute> {
        let values = SetOfVec::from_iter([value])?;
        Ok(Attribute { oid, values })
    };
    // ESSCertIDv2 with its default algorithm, SHA-256.
    let hash = Sha256::digest(certificate.to_der()?);
    let ids = tlv(SEQUENCE, &[&tlv(SEQUENCE, &[&tlv(OCTETS, &[&hash])])]);
    SetOfVec::from_iter([
        attribute(CONTENT_TYPE, Any::encode_from(&DATA)?)?,
        attribute(MESSAGE_DIGEST, Any::new(Tag::OctetString, digest.to_vec())?)?,
        attribute(SIGNING_CERTIFICATE, Any::new(Tag::Sequence, ids)?)?,
    ])
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OCTETS: u8 = 0x04;

/// A tag, a length and what it is the length of.
fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=0x7f => out.push(short as u8),
        medium @ 0x80..=0xff => out.extend([0x81, medium as u8]),
        long => out.extend([0x82, (long >> 8) as u8, long as u8]),
    }
    out.extend(content);
    out
}

/// A self-signed certificate of a key, in DER. The types of `x509-cert` can read
/// one but not put one together. It depends on the key alone: one key has one
/// certificate, whose serial number is from the key's fingerprint.
fn certificate(key: &SiteKey) -> Vec<u8> {
    let did = key.did();
    let mut serial = [0; 17];
    serial[1..].copy_from_slice(&did.fingerprint().0[..16]);
    // Positive, and as long for every key.
    serial[1] |= 0x80;
    let ed25519 = tlv(SEQUENCE, &[&[0x06, 0x03, 0x2b, 0x65, 0x70]]);
    let common_name = tlv(
        SEQUENCE,
        &[
            &[0x06, 0x03, 0x55, 0x04, 0x03],
            &tlv(0x0c, &[did.multibase().as_bytes()]),
        ],
    );
    let name = tlv(SEQUENCE, &[&tlv(SET, &[&common_name])]);
    let validity = tlv(
        SEQUENCE,
        &[
            &tlv(0x17, &[b"200101000000Z"]),
            &tlv(0x18, &[b"99991231235959Z"]),
        ],
    );
    let public = tlv(
        SEQUENCE,
        &[&ed25519, &tlv(0x03, &[&[0], did.key().as_bytes()])],
    );
    let critical = [0x01, 0x01, 0xff];
    // No authority over other keys; digital signatures and non-repudiation.
    let constraints = tlv(
        SEQUENCE,
        &[
            &[0x06, 0x03, 0x55, 0x1d, 0x13],
            &critical,
            &tlv(OCTETS, &[&[SEQUENCE, 0]]),
        ],
    );
    let usage = tlv(
        SEQUENCE,
        &[
            &[0x06, 0x03, 0x55, 0x1d, 0x0f],
            &critical,
            &tlv(OCTETS, &[&[0x03, 0x02, 0x06, 0xc0]]),
        ],
    );
    let extensions = tlv(0xa3, &[&tlv(SEQUENCE, &[&constraints, &usage])]);
    let body = tlv(
        SEQUENCE,
        &[
            &[0xa0, 0x03, 0x02, 0x01, 0x02],
            &tlv(0x02, &[&serial]),
            &ed25519,
            &name,
            &validity,
            &name,
            &public,
            &extensions,
        ],
    );
    let signature = tlv(0x03, &[&[0], &key.sign(&body)]);
    tlv(SEQUENCE, &[&body, &ed25519, &signature])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_it_counts() {
        let key = SiteKey::from_secret(&[7; 32]).unwrap();
        let other = SiteKey::from_secret(&[8; 32]).unwrap();
        let signed = sign(&[1; 64], &key).unwrap();
        assert_eq!(signed, sign(&[1; 64], &key).unwrap());
        assert_eq!(verify(&signed, &[1; 64], key.did()), Ok(()));
        assert!(verify(&signed, &[2; 64], key.did()).is_err());
        assert!(verify(&signed, &[1; 64], other.did()).is_err());
        for i in 0..signed.len() {
            let mut changed = signed.clone();
            changed[i] ^= 1;
            assert!(verify(&changed, &[1; 64], key.did()).is_err(), "byte {i}");
            assert!(verify(&signed[..i], &[1; 64], key.did()).is_err());
        }
        assert!(verify(&[&signed[..], &[0]].concat(), &[1; 64], key.did()).is_err());
    }
}
