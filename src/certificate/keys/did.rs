//! Who signs: `did:key` identifiers of Ed25519 keys.
//!
//! A [`Did`] is always a sound public key. One key has exactly one spelling,
//! and keys under which signatures can be made up are refused here.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use ed25519_dalek::VerifyingKey;

use crate::certificate::keys::base58::{decode, is_base58};
use crate::json::canonical::Digest;

const METHOD: &str = "did:key:";
/// The multicodec prefix of an Ed25519 public key.
const ED25519: [u8; 2] = [0xed, 0x01];

/// A `did:key` of an Ed25519 public key.
#[derive(Clone)]
pub struct Did {
    key: Box<VerifyingKey>,
    text: Box<str>,
}

/// Why a text is no `did:key` we accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DidError {
    /// It does not begin with `did:key:z`.
    #[error("an issuer is written did:key:z6Mk…")]
    NotDidKey,
    /// The part after `z` is not base58btc.
    #[error("the key after did:key:z is not base58")]
    NotBase58,
    /// The key is of another kind, or not 32 bytes long.
    #[error("the key is not an Ed25519 key of 32 bytes")]
    NotEd25519,
    /// The bytes are no point of the curve in its one encoding.
    #[error("the key is no point of the Ed25519 curve")]
    NotAPoint,
    /// Of small order: anybody can make up signatures under it.
    #[error("the key is weak: anybody can sign under it")]
    Weak,
}

impl Did {
    /// The identifier of a public key.
    ///
    /// # Errors
    /// When the key is weak.
    pub fn new(key: VerifyingKey) -> Result<Self, DidError> {
        if key.is_weak() {
            return Err(DidError::Weak);
        }
        let mut bytes = [0; 34];
        bytes[..2].copy_from_slice(&ED25519);
        bytes[2..].copy_from_slice(key.as_bytes());
        let text = format!("{METHOD}z{}", bs58::encode(bytes).into_string()).into();
        let key = Box::new(key);
        Ok(Self { key, text })
    }

    /// The identifier as text: `did:key:z6Mk…`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The key as multibase: `z6Mk…`.
    pub fn multibase(&self) -> &str {
        &self.text[METHOD.len()..]
    }

    /// The one verification method of a `did:key`: `did:key:z…#z…`.
    pub fn verification_method(&self) -> String {
        format!("{}#{}", self.text, self.multibase())
    }

    /// Whether a text is [`Self::verification_method`].
    pub fn is_verification_method(&self, text: &str) -> bool {
        text.strip_prefix(&*self.text)
            .and_then(|rest| rest.strip_prefix('#'))
            .is_some_and(|fragment| fragment == self.multibase())
    }

    /// The public key.
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// SHA-256 of the 32 bytes of the key. People compare it aloud, in the
    /// groups that [`Digest::grouped`] writes.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(self.key.as_bytes())
    }
}

impl FromStr for Did {
    type Err = DidError;

    fn from_str(text: &str) -> Result<Self, DidError> {
        let encoded = text
            .strip_prefix(METHOD)
            .and_then(|rest| rest.strip_prefix('z'))
            .ok_or(DidError::NotDidKey)?;
        if !is_base58(encoded) {
            return Err(DidError::NotBase58);
        }
        let bytes: [u8; 34] = decode(encoded).ok_or(DidError::NotEd25519)?;
        let key: &[u8; 32] = bytes
            .strip_prefix(&ED25519)
            .and_then(|key| key.try_into().ok())
            .ok_or(DidError::NotEd25519)?;
        if !is_canonical(key) {
            return Err(DidError::NotAPoint);
        }
        let key = VerifyingKey::from_bytes(key).map_err(|_| DidError::NotAPoint)?;
        if key.is_weak() {
            return Err(DidError::Weak);
        }
        let (key, text) = (Box::new(key), text.into());
        Ok(Self { key, text })
    }
}

/// Whether the y coordinate is below 2^255 - 19, as RFC 8032 asks; dalek also
/// takes the few larger ones, which would give one key two names.
pub(in crate::certificate) fn is_canonical(key: &[u8; 32]) -> bool {
    key[0] < 0xed || key[31] & 0x7f != 0x7f || key[1..31].iter().any(|byte| *byte != 0xff)
}

impl Borrow<str> for Did {
    /// Dids compare and hash as their texts do.
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Did {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Did {}

impl PartialOrd for Did {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Did {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Did {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W3C: &str = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    fn encode(bytes: &[u8]) -> String {
        format!("did:key:z{}", bs58::encode(bytes).into_string())
    }

    fn with_key(key: [u8; 32]) -> String {
        encode(&[&ED25519[..], &key[..]].concat())
    }

    #[test]
    fn a_did_reads_back_as_itself() {
        let did: Did = W3C.parse().unwrap();
        assert_eq!(did.to_string(), W3C);
        assert_eq!(Did::new(*did.key()).unwrap(), did);
        assert_eq!(
            did.verification_method(),
            format!("{W3C}#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")
        );
        assert!(did.is_verification_method(&did.verification_method()));
        assert!(!did.is_verification_method(W3C));
        assert!(!did.is_verification_method(&format!("{W3C}#{W3C}")));
        assert_eq!(did.fingerprint(), Digest::of(did.key().as_bytes()));
        assert_eq!(did.fingerprint().grouped().len(), 79);
    }

    #[test]
    fn other_methods_codecs_and_lengths_are_refused() {
        let key = *W3C.parse::<Did>().unwrap().key().as_bytes();
        for (text, why) in [
            (String::new(), DidError::NotDidKey),
            (W3C.replace(":z", ":Z"), DidError::NotDidKey),
            (W3C.replace("did:key", "did:web"), DidError::NotDidKey),
            (format!(" {W3C}"), DidError::NotDidKey),
            (format!("{W3C} "), DidError::NotBase58),
            (format!("{W3C}0"), DidError::NotBase58),
            (W3C.replace("6Mk", "16Mk"), DidError::NotEd25519),
            (format!("{W3C}2"), DidError::NotEd25519),
            (W3C[..W3C.len() - 1].to_owned(), DidError::NotEd25519),
            (encode(&key), DidError::NotEd25519),
            (
                encode(&[&[0xec, 1], &key[..]].concat()),
                DidError::NotEd25519,
            ),
            ("did:key:z".to_owned(), DidError::NotEd25519),
            (
                format!("did:key:z{}", "1".repeat(1 << 20)),
                DidError::NotEd25519,
            ),
        ] {
            assert_eq!(text.parse::<Did>(), Err(why), "{text:.80}");
        }
    }

    #[test]
    fn weak_keys_and_second_encodings_are_refused() {
        let mut one = [0; 32];
        one[0] = 1;
        assert_eq!(with_key(one).parse::<Did>(), Err(DidError::Weak));
        assert_eq!(with_key([0; 32]).parse::<Did>(), Err(DidError::Weak));
        // y = p + 1, another spelling of y = 1.
        let mut spelt = [0xff; 32];
        (spelt[0], spelt[31]) = (0xee, 0x7f);
        assert_eq!(with_key(spelt).parse::<Did>(), Err(DidError::NotAPoint));
        let mut off_curve = [0; 32];
        off_curve[0] = 2;
        assert_eq!(with_key(off_curve).parse::<Did>(), Err(DidError::NotAPoint));
    }
}
