//! The root key, and the file it is kept in.
//!
//! `keys/root.key` is an encrypted PKCS#8 PEM file (scrypt and AES-256-CBC)
//! that OpenSSL 3 opens with the same passphrase. An opened root key is a
//! [`SiteKey`] like any other; what it signs is in [`crate::certificate::issuer::register`] and
//! [`crate::certificate::issuer::status_list`].

use std::io;
use std::path::Path;

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use pkcs8::der::asn1::OctetString;
use pkcs8::pkcs5::pbes2::{EncryptionScheme, Kdf, Parameters, Salt, ScryptParams};
use pkcs8::{EncryptedPrivateKeyInfoOwned, SecretDocument};
use zeroize::Zeroizing;

use crate::certificate::keys::site_key::{KeyError, SiteKey, read_private, write_private};

const PEM_LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// The work of turning the passphrase into a key: scrypt with N = 2^14, r = 8,
/// p = 1. OpenSSL refuses what needs more than its 32 MiB.
const COST: (u64, u16, u16) = (1 << 14, 8, 1);

/// The root key, in its file.
#[derive(Debug, Clone, Copy)]
pub struct RootKey;

impl RootKey {
    /// Makes a new key and writes it to `path`, encrypted, together with its
    /// folder.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be written.
    pub fn create(path: &Path, passphrase: &str) -> Result<SiteKey, KeyError> {
        let key = SiteKey::random()?;
        let pem = encrypted(&key, passphrase, path)?;
        write_private(path, &pem)?;
        Ok(key)
    }

    /// Opens the key at `path`.
    ///
    /// # Errors
    /// When there is none, others could read it, it is not encrypted, or the
    /// passphrase is another one.
    pub fn open(path: &Path, passphrase: &str) -> Result<SiteKey, KeyError> {
        let not_encrypted = || KeyError::NotEncrypted(path.to_owned());
        let pem = read_private(path)?;
        let (label, document) = SecretDocument::from_pem(&pem).map_err(|_| not_encrypted())?;
        if label != PEM_LABEL {
            return Err(not_encrypted());
        }
        let info = EncryptedPrivateKeyInfoOwned::try_from(document.as_bytes())
            .map_err(|_| not_encrypted())?;
        // A wrong passphrase gives wrong padding, or else bytes that are no key.
        info.decrypt(passphrase)
            .ok()
            .and_then(|plain| SigningKey::from_pkcs8_der(plain.as_bytes()).ok())
            .and_then(|signing| SiteKey::of(signing).ok())
            .ok_or_else(|| KeyError::Passphrase(path.to_owned()))
    }
}

fn encrypted(key: &SiteKey, passphrase: &str, path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let failed = |error: String| KeyError::Write {
        path: path.to_owned(),
        source: io::Error::other(error),
    };
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    getrandom::fill(&mut salt).map_err(KeyError::Random)?;
    getrandom::fill(&mut iv).map_err(KeyError::Random)?;
    let (cost_parameter, block_size, parallelization) = COST;
    let parameters = Parameters {
        kdf: Kdf::Scrypt(ScryptParams {
            salt: Salt::new(salt).map_err(|e| failed(e.to_string()))?,
            cost_parameter,
            block_size,
            parallelization,
            key_length: None,
        }),
        encryption: EncryptionScheme::Aes256Cbc { iv },
    };
    let plain = key.pair().to_pkcs8_der();
    let plain = plain.map_err(|e| failed(e.to_string()))?;
    let encrypted = parameters
        .encrypt(passphrase, plain.as_bytes())
        .map_err(|e| failed(e.to_string()))?;
    let info = EncryptedPrivateKeyInfoOwned {
        encryption_algorithm: parameters.into(),
        encrypted_data: OctetString::new(encrypted).map_err(|e| failed(e.to_string()))?,
    };
    let document = SecretDocument::try_from(info).map_err(|e| failed(e.to_string()))?;
    let pem = document.to_pem(PEM_LABEL, LineEnding::LF);
    pem.map_err(|e| failed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::Command;

    use super::*;

    const WORDS: &str = "năm từ dễ nhớ thôi";

    #[test]
    fn a_root_key_opens_with_its_passphrase_alone_and_is_never_written_over() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys/root.key");
        let missing = RootKey::open(&path, WORDS).unwrap_err();
        assert!(matches!(missing, KeyError::Missing(_)));
        let made = RootKey::create(&path, WORDS).unwrap();
        let about = fs::metadata(&path).unwrap();
        assert_eq!(about.permissions().mode() & 0o7777, 0o600);
        let before = fs::read(&path).unwrap();
        assert!(before.starts_with(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        let opened = RootKey::open(&path, WORDS).unwrap();
        assert_eq!(opened.did(), made.did());
        assert_eq!(opened.sign(b"x"), made.sign(b"x"));
        let wrong = RootKey::open(&path, "nam tu de nho thoi").unwrap_err();
        assert!(matches!(wrong, KeyError::Passphrase(_)), "{wrong}");
        let again = RootKey::create(&path, WORDS).unwrap_err();
        assert!(matches!(again, KeyError::Exists(_)));
        assert_eq!(fs::read(&path).unwrap(), before);
        // It is no site key.
        assert!(SiteKey::load(&path).is_err());
    }

    #[test]
    fn what_is_not_encrypted_or_cut_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("site.key");
        SiteKey::create(&path).unwrap();
        let plain = RootKey::open(&path, WORDS).unwrap_err();
        assert!(matches!(plain, KeyError::NotEncrypted(_)), "{plain}");
        for bad in ["", "no key"] {
            fs::write(&path, bad).unwrap();
            assert!(RootKey::open(&path, WORDS).is_err(), "{bad}");
        }
    }

    #[test]
    fn openssl_opens_it_and_what_openssl_writes_opens_here() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("root.key");
        let made = RootKey::create(&path, WORDS).unwrap();
        let words = home.path().join("words");
        // Of one file OpenSSL takes a line for each passphrase.
        fs::write(&words, format!("{WORDS}\n{WORDS}\n")).unwrap();
        let file = format!("file:{}", words.display());
        let pkey = |args: &[&str]| {
            let output = Command::new("openssl").args(args).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{args:?}: {said}");
            output.stdout
        };
        let input = path.to_str().unwrap();
        let public = pkey(&[
            "pkey", "-in", input, "-passin", &file, "-pubout", "-outform", "DER",
        ]);
        assert!(public.ends_with(made.did().key().as_bytes()));
        let theirs = home.path().join("theirs.key");
        let output = theirs.to_str().unwrap();
        pkey(&[
            "pkcs8",
            "-topk8",
            "-in",
            input,
            "-passin",
            &file,
            "-out",
            output,
            "-passout",
            &file,
            "-scrypt",
            "-v2",
            "aes-256-cbc",
        ]);
        fs::set_permissions(&theirs, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(RootKey::open(&theirs, WORDS).unwrap().did(), made.did());
    }
}
