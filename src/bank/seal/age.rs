//! The age file format, version 1 (<https://age-encryption.org/v1>), with the one
//! recipient a bank has: a passphrase.
//!
//! A header names the work that turns the passphrase into a key (scrypt), wraps a
//! random file key under it and is authenticated by HMAC; the payload is sealed in
//! pieces of 64 KiB (ChaCha20-Poly1305), of which the last is marked, so that no
//! piece can be left out. The primitives are crates of `RustCrypto`; the tests hold
//! this module to the crate `age` and to the standard tool, both ways.
//!
//! The crate itself brings fifty crates that were a tenth of a cold build.

use base64ct::{Base64, Base64Unpadded, Encoding as _};
use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{ARMOUR, ARMOUR_END, MOST_WORK, SealError};

/// The first line.
const VERSION: &[u8] = b"age-encryption.org/v1\n";

/// What stands before the salt of scrypt.
const SCRYPT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// How many bytes are sealed at once, and how many a tag has.
const PIECE: usize = 64 << 10;
const TAG: usize = 16;

/// What the header of a file sealed with a passphrase says.
pub(super) struct Header<'b> {
    salt: [u8; 16],
    work: u8,
    wrapped: [u8; 32],
    mac: [u8; 32],
    /// What the MAC is over: up to and with `---`.
    authenticated: &'b [u8],
    payload: &'b [u8],
}

/// Reads the header of a file without armour.
///
/// # Errors
/// When it is of another version, for a key, cut, or not as the format has it.
pub(super) fn header(binary: &[u8]) -> Result<Header<'_>, SealError> {
    let mut rest = binary.strip_prefix(VERSION).ok_or(SealError::NotAge)?;
    let mut line = || -> Result<&[u8], SealError> {
        let end = rest.iter().position(|b| *b == b'\n');
        let end = end.ok_or(SealError::Cut)?;
        let (line, after) = rest.split_at(end);
        rest = &after[1..];
        Ok(line)
    };
    let stanza = line()?.strip_prefix(b"-> ").ok_or(SealError::Damaged)?;
    let mut words = stanza.split(|b| *b == b' ');
    if words.next() != Some(b"scrypt") {
        return Err(SealError::ForKey);
    }
    let (Some(salt), Some(work), None) = (words.next(), words.next(), words.next()) else {
        return Err(SealError::Damaged);
    };
    let salt = unpadded(salt)?;
    let plain = !work.starts_with(b"0") && work.iter().all(u8::is_ascii_digit);
    let work = std::str::from_utf8(work).ok().filter(|_| plain);
    let work = work.and_then(|work| work.parse().ok());
    let work = work.ok_or(SealError::Damaged)?;
    let wrapped = unpadded(line()?)?;
    // A passphrase is the only recipient, so the header ends here.
    let end = line()?.strip_prefix(b"--- ").ok_or(SealError::Damaged)?;
    let mac = unpadded(end)?;
    let payload = rest;
    let header_length = binary.len() - payload.len();
    Ok(Header {
        salt,
        work,
        wrapped,
        mac,
        authenticated: &binary[..header_length - " ".len() - end.len() - "\n".len()],
        payload,
    })
}

/// Bytes of a known length in base64 without padding, in its one spelling.
fn unpadded<const N: usize>(text: &[u8]) -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    let decoded = Base64Unpadded::decode(text, &mut bytes).map_err(|_| SealError::Damaged)?;
    if decoded.len() == N {
        Ok(bytes)
    } else {
        Err(SealError::Damaged)
    }
}

type Key = Zeroizing<[u8; 32]>;

/// The key that a passphrase comes to by scrypt (r = 8, p = 1).
fn key_of(passphrase: &str, salt: &[u8; 16], work: u8) -> Option<Key> {
    let params = scrypt::Params::new(work, 8, 1).ok()?;
    let salted = [SCRYPT_LABEL, salt].concat();
    let mut key = Key::default();
    scrypt::scrypt(passphrase.as_bytes(), &salted, &params, &mut *key).ok()?;
    Some(key)
}

/// A key derived from the file key, for a purpose.
fn derived(file_key: &[u8], salt: &[u8], purpose: &[u8]) -> Option<Key> {
    let mut key = Key::default();
    let hkdf = Hkdf::<Sha256>::new(Some(salt), file_key);
    hkdf.expand(purpose, &mut *key).ok()?;
    Some(key)
}

fn mac(file_key: &[u8], authenticated: &[u8]) -> Option<Hmac<Sha256>> {
    let key = derived(file_key, &[], b"header")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).ok()?;
    mac.update(authenticated);
    Some(mac)
}

/// The nonce of a piece: its number, and whether it is the last.
fn nonce(number: u64, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}

impl Header<'_> {
    /// Opens the payload with a passphrase, as far as `most` bytes.
    ///
    /// # Errors
    /// When the passphrase is another, more work is asked for than is done, or the
    /// file was changed, cut or is larger.
    pub fn open(&self, passphrase: &str, most: usize) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if self.work > MOST_WORK {
            return Err(SealError::TooMuchWork(self.work));
        }
        let key = key_of(passphrase, &self.salt, self.work).ok_or(SealError::Damaged)?;
        let file_key = ChaCha20Poly1305::new((&*key).into())
            .decrypt(&[0; 12].into(), self.wrapped.as_slice())
            .map_err(|_| SealError::WrongPassphrase)?;
        let file_key = Zeroizing::new(file_key);
        let mac = mac(&file_key, self.authenticated).ok_or(SealError::Damaged)?;
        mac.verify_slice(&self.mac)
            .map_err(|_| SealError::Damaged)?;
        let (salt, sealed) = self.payload.split_at_checked(16).ok_or(SealError::Cut)?;
        let key = derived(&file_key, salt, b"payload").ok_or(SealError::Damaged)?;
        pieces(&ChaCha20Poly1305::new((&*key).into()), sealed, most)
    }
}

/// Opens the pieces of a payload, one by one.
fn pieces(
    cipher: &ChaCha20Poly1305,
    sealed: &[u8],
    most: usize,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    // Room for everything from the start: what is read must not leave copies
    // behind as the buffer grows.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len().min(most + PIECE)));
    let mut rest = sealed;
    for number in 0.. {
        let (piece, after) = rest.split_at(rest.len().min(PIECE + TAG));
        rest = after;
        let last = rest.is_empty();
        if piece.len() < TAG {
            return Err(SealError::Cut);
        }
        let open = |last| cipher.decrypt(&nonce(number, last).into(), piece);
        let opened = Zeroizing::new(open(last).map_err(|_| {
            // A whole piece that is not the last one: the others are missing.
            if last && open(false).is_ok() {
                SealError::Cut
            } else {
                SealError::Damaged
            }
        })?);
        if opened.is_empty() && number > 0 {
            return Err(SealError::Damaged);
        }
        if plain.len() + opened.len() > most {
            return Err(SealError::TooLarge);
        }
        plain.extend_from_slice(&opened);
        if last {
            break;
        }
    }
    Ok(plain)
}

/// Seals bytes with a passphrase: `random` gives the file key and the two salts.
/// None when a primitive refuses, which none does for these lengths.
pub(super) fn seal(plain: &[u8], passphrase: &str, work: u8, random: &[u8; 48]) -> Option<Vec<u8>> {
    let (file_key, salts) = random.split_at(16);
    let (scrypt_salt, payload_salt) = salts.split_at(16);
    let scrypt_salt: &[u8; 16] = scrypt_salt.try_into().ok()?;
    let key = key_of(passphrase, scrypt_salt, work)?;
    let wrapped = ChaCha20Poly1305::new((&*key).into())
        .encrypt(&[0; 12].into(), file_key)
        .ok()?;
    let mut sealed = VERSION.to_vec();
    let salt = Base64Unpadded::encode_string(scrypt_salt);
    let wrapped = Base64Unpadded::encode_string(&wrapped);
    sealed.extend_from_slice(format!("-> scrypt {salt} {work}\n{wrapped}\n---").as_bytes());
    let mac = mac(file_key, &sealed)?.finalize().into_bytes();
    let mac = Base64Unpadded::encode_string(&mac);
    sealed.extend_from_slice(format!(" {mac}\n").as_bytes());
    sealed.extend_from_slice(payload_salt);
    let key = derived(file_key, payload_salt, b"payload")?;
    let cipher = ChaCha20Poly1305::new((&*key).into());
    let mut rest = plain;
    for number in 0.. {
        let (piece, after) = rest.split_at(rest.len().min(PIECE));
        rest = after;
        let nonce = nonce(number, rest.is_empty()).into();
        sealed.extend(cipher.encrypt(&nonce, piece).ok()?);
        if rest.is_empty() {
            break;
        }
    }
    Some(sealed)
}

/// What is in armour: lines of 64 characters of base64, the last one shorter or
/// not, between a first and a last line. `text` begins and ends with these.
///
/// # Errors
/// When it is not so written.
pub(super) fn without_armour(text: &[u8]) -> Result<Vec<u8>, SealError> {
    let inside = text
        .strip_prefix(ARMOUR)
        .and_then(|text| text.strip_suffix(ARMOUR_END))
        .and_then(|text| std::str::from_utf8(text).ok())
        .ok_or(SealError::Damaged)?;
    let mut lines: Vec<&str> = inside
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .collect();
    // The line ends behind the first line and before the last one.
    if lines.len() < 2 || !lines.remove(0).is_empty() || lines.pop() != Some("") {
        return Err(SealError::Damaged);
    }
    let (last, whole) = lines.split_last().ok_or(SealError::Damaged)?;
    if whole.iter().any(|line| line.len() != 64) || last.is_empty() || last.len() > 64 {
        return Err(SealError::Damaged);
    }
    Base64::decode_vec(&lines.concat()).map_err(|_| SealError::Damaged)
}
