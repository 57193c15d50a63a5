//! The key a site signs with, and the file it is kept in.
//!
//! `keys/site.key` is a PKCS#8 PEM file that OpenSSL reads too, for its owner
//! alone, and is never written over: whoever loses it can no longer issue
//! certificates under the name people trust. This is the only module of the
//! room that touches files.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ed25519_dalek::ed25519::KeypairBytes;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use ed25519_dalek::{Signer, SigningKey};
use zeroize::Zeroizing;

use crate::certificate::keys::did::{Did, DidError};
use crate::files::folder_of;

/// No key file is nearly this large.
const FILE_LIMIT: u64 = 16 * 1024;

/// A key to sign certificates with. Wiped from memory when it is dropped.
pub struct SiteKey {
    signing: SigningKey,
    did: Did,
}

/// What can go wrong with a key file.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is none.
    #[error("there is no key at {}; certamen makes one when it opens the training", .0.display())]
    Missing(PathBuf),
    /// There is one already, and a key is never written over.
    #[error("{} exists already and is never written over; move it away first", .0.display())]
    Exists(PathBuf),
    /// Others could read, change or run it.
    #[error(
        "others can read {} (mode {mode:04o}); run: chmod 600 {}",
        path.display(), path.display()
    )]
    Exposed {
        /// The key file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Not an unencrypted PKCS#8 PEM file with a sound Ed25519 key.
    #[error("{} is not an Ed25519 key in PKCS#8 PEM form; restore it from its backup", .0.display())]
    Malformed(PathBuf),
    /// The operating system refused to read it.
    #[error("cannot read the key {}: {source}", path.display())]
    Read {
        /// The key file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The operating system refused to write it.
    #[error("cannot write the key {}: {source}", path.display())]
    Write {
        /// The key file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes for a new key: {0}")]
    Random(getrandom::Error),
    /// The passphrase does not open the root key.
    #[error("the passphrase does not open {}; type it again, or give the right file", .0.display())]
    Passphrase(PathBuf),
    /// Not an encrypted PKCS#8 PEM file.
    #[error("{} is not an encrypted key in PKCS#8 PEM form; restore it from its backup", .0.display())]
    NotEncrypted(PathBuf),
    /// The random bytes gave a key nobody should use. Never seen.
    #[error("the new key cannot be used: {0}; try again")]
    Unusable(DidError),
}

impl SiteKey {
    /// The key that grows from a secret of 32 bytes. Certificates of a site
    /// come from [`Self::create`] and [`Self::load`]; this is for keys that are
    /// kept elsewhere, and for tests.
    ///
    /// # Errors
    /// When the key is weak.
    pub fn from_secret(secret: &[u8; 32]) -> Result<Self, DidError> {
        Self::of(SigningKey::from_bytes(secret))
    }

    /// A key that was read.
    pub(in crate::certificate) fn of(signing: SigningKey) -> Result<Self, DidError> {
        let did = Did::new(signing.verifying_key())?;
        Ok(Self { signing, did })
    }

    /// A key nobody has had before.
    pub(in crate::certificate) fn random() -> Result<Self, KeyError> {
        let mut secret = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *secret).map_err(KeyError::Random)?;
        Self::from_secret(&secret).map_err(KeyError::Unusable)
    }

    /// The secret as PKCS#8. Without the public key this is version 1, the only
    /// one OpenSSL 3.0 reads.
    pub(in crate::certificate) fn pair(&self) -> KeypairBytes {
        KeypairBytes {
            secret_key: self.signing.to_bytes(),
            public_key: None,
        }
    }

    /// Makes a new key and writes it to `path`, together with its folder.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be written.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let key = Self::random()?;
        key.write_new(path)?;
        Ok(key)
    }

    /// Reads the key at `path`.
    ///
    /// # Errors
    /// When there is none, when others could read it, or when it is no key.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let pem = read_private(path)?;
        SigningKey::from_pkcs8_pem(&pem)
            .ok()
            .and_then(|signing| Self::of(signing).ok())
            .ok_or_else(|| KeyError::Malformed(path.to_owned()))
    }

    /// Reads the key at `path`, or makes one where there is none; says whether
    /// it was made.
    ///
    /// # Errors
    /// Those of [`Self::load`] and [`Self::create`].
    pub fn load_or_create(path: &Path) -> Result<(Self, bool), KeyError> {
        match Self::load(path) {
            Err(KeyError::Missing(_)) => match Self::create(path) {
                // Somebody else was quicker.
                Err(KeyError::Exists(_)) => Self::load(path).map(|key| (key, false)),
                created => created.map(|key| (key, true)),
            },
            loaded => loaded.map(|key| (key, false)),
        }
    }

    /// Who signs with this key.
    pub const fn did(&self) -> &Did {
        &self.did
    }

    /// The 64 bytes of an Ed25519 signature.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    fn write_new(&self, path: &Path) -> Result<(), KeyError> {
        let pem = self.pair().to_pkcs8_pem(LineEnding::LF);
        let pem = pem.map_err(|error| KeyError::Write {
            path: path.to_owned(),
            source: io::Error::other(error),
        })?;
        write_private(path, &pem)
    }
}

impl fmt::Debug for SiteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SiteKey({})", self.did)
    }
}

/// The text of a key file that nobody but its owner can read.
pub(in crate::certificate) fn read_private(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyError::Missing(path.to_owned()),
        _ => KeyError::Read {
            path: path.to_owned(),
            source,
        },
    };
    let malformed = || KeyError::Malformed(path.to_owned());
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(malformed());
    }
    let mode = permission_bits(&about);
    if mode & 0o077 != 0 {
        let path = path.to_owned();
        return Err(KeyError::Exposed { path, mode });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(FILE_LIMIT as usize));
    file.take(FILE_LIMIT)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| malformed())?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Writes a whole file for its owner alone beside `path` and links it into
/// place: there is never half a key, and never one in the place of another.
pub(in crate::certificate) fn write_private(path: &Path, pem: &str) -> Result<(), KeyError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => KeyError::Exists(path.to_owned()),
        _ => KeyError::Write {
            path: path.to_owned(),
            source,
        },
    };
    let folder = folder_of(path);
    create_private_folder(folder).map_err(failed)?;
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(KeyError::Random)?;
    let temporary = folder.join(format!(".new-{:016x}.key", u64::from_le_bytes(random)));
    let written =
        write_file(&temporary, pem.as_bytes()).and_then(|()| fs::hard_link(&temporary, path));
    let removed = fs::remove_file(&temporary);
    written.map_err(failed)?;
    removed.map_err(failed)?;
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(failed)
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(unix)]
fn permission_bits(about: &fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o7777
}

/// Where files have no such bits, the folder's own access rules must do.
#[cfg(not(unix))]
const fn permission_bits(_: &fs::Metadata) -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_key_is_made_once_and_read_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys/site.key");
        let missing = SiteKey::load(&path).unwrap_err();
        assert!(matches!(&missing, KeyError::Missing(p) if *p == path));
        let (made, new) = SiteKey::load_or_create(&path).unwrap();
        assert!(new);
        let (read, new) = SiteKey::load_or_create(&path).unwrap();
        assert!(!new);
        assert_eq!(read.did(), made.did());
        assert_eq!(read.sign(b"x"), made.sign(b"x"));
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn two_keys_differ_and_none_is_written_over() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("site.key");
        let first = SiteKey::create(&path).unwrap();
        let before = fs::read(&path).unwrap();
        assert!(matches!(SiteKey::create(&path), Err(KeyError::Exists(p)) if p == path));
        assert_eq!(fs::read(&path).unwrap(), before);
        let second = SiteKey::create(&home.path().join("other.key")).unwrap();
        assert_ne!(first.did(), second.did());
    }

    #[test]
    fn the_file_is_pkcs8_version_1() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("site.key");
        let secret = *b"the secret of a key for one test";
        SiteKey::from_secret(&secret)
            .unwrap()
            .write_new(&path)
            .unwrap();
        // RFC 8410, section 10.3: these 48 bytes, and no public key after them.
        let pem = fs::read_to_string(&path).unwrap();
        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"));
        assert_eq!(pem.lines().nth(1).unwrap().len(), 64);
    }

    #[test]
    fn a_key_others_can_read_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("site.key");
        SiteKey::create(&path).unwrap();
        for bits in [0o640, 0o604, 0o620, 0o601] {
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            let error = SiteKey::load(&path).unwrap_err();
            assert!(matches!(error, KeyError::Exposed { mode, .. } if mode == bits));
            let chmod = format!("chmod 600 {}", path.display());
            assert!(error.to_string().contains(&chmod), "{error}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        assert!(SiteKey::load(&path).is_ok());
    }

    #[test]
    fn what_is_no_key_is_refused_by_name() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("site.key");
        SiteKey::create(&path).unwrap();
        let pem = fs::read_to_string(&path).unwrap();
        for bad in ["", "no key", &pem[..60], &pem.replace("MC4", "MD4")] {
            fs::write(&path, bad).unwrap();
            let error = SiteKey::load(&path).unwrap_err();
            assert!(matches!(error, KeyError::Malformed(_)), "{bad:?}: {error}");
            assert!(error.to_string().contains("site.key"));
        }
        assert!(matches!(
            SiteKey::load(home.path()),
            Err(KeyError::Malformed(_))
        ));
    }
}
