//! Sealed banks: the file of a bank, encrypted with a passphrase in the `age`
//! format (<https://age-encryption.org/v1>), so that an exam can travel before
//! its day. The standard `age` tool opens what is sealed here, and what it
//! makes with `age -p`, armoured or not, opens here.
//!
//! Bytes go in and come out, in memory that is wiped; files, prompts and words
//! are elsewhere. The format itself is in `age`.

mod age;

use std::io;

use zeroize::Zeroizing;

use crate::bank::model::Bank;
use crate::bank::read::bank::{Limits, Loaded, read_bank};
use crate::text::{forbidden, nfc};

/// The extension of a sealed bank's file.
pub const EXTENSION: &str = "age";

/// The work that turning a passphrase into a key takes: scrypt with N = 2^18, as
/// the standard tools take. About a second, and 256 MiB while it lasts.
pub const WORK: u8 = 18;

/// The most work that is done to open a file: N = 2^20, which is 1 GiB and some
/// seconds. `age` always writes 18; `rage` measures the machine and writes 19 or
/// 20 on a fast one. Each step doubles the memory, and a file decides by itself
/// what it asks for: beyond this it could take a site's computer down.
pub const MOST_WORK: u8 = 20;

/// The shortest passphrase that a bank is sealed with, in characters. Whoever
/// holds the file can try passphrases for as long as they like.
pub const SHORTEST: usize = 12;

/// The longest passphrase, in characters.
pub const LONGEST: usize = 200;

/// How every age file begins.
const MAGIC: &[u8] = b"age-encryption.org/";

/// How every armoured one begins and ends.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOUR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";

/// The longest header that is looked at; one of a passphrase has about 150
/// bytes.
const HEADER_LIMIT: usize = 16 << 10;

/// A passphrase: in NFC, wiped when it is dropped, never shown.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Passphrase(Zeroizing<String>);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why nothing is sealed with a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It has fewer than [`SHORTEST`] characters.
    Short,
    /// It has more than [`LONGEST`] characters.
    Long,
    /// It holds a character that cannot be typed where it is asked for.
    Untypable,
}

impl Passphrase {
    /// A passphrase as it was typed. Keyboards write the same letters in
    /// several ways; NFC makes them one.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(nfc(typed)))
    }

    /// The passphrase in the first line of a file.
    pub fn first_line(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = Zeroizing::new(String::from_utf8_lossy(line).into_owned());
        Self::new(&text)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Why no bank should be sealed with it, if so.
    pub fn weak(&self) -> Option<Weak> {
        let length = self.0.chars().count();
        if length < SHORTEST {
            Some(Weak::Short)
        } else if length > LONGEST {
            Some(Weak::Long)
        } else {
            forbidden(&self.0, false).map(|_| Weak::Untypable)
        }
    }

    /// The passphrase itself, for what is sealed in another format.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Why a sealed bank cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The passphrase is not the one it was sealed with.
    #[error("another passphrase")]
    WrongPassphrase,
    /// It ends too early.
    #[error("the file ends too early")]
    Cut,
    /// It was changed, or not copied whole.
    #[error("the file was changed or not copied whole")]
    Damaged,
    /// It is no age file of a version known here.
    #[error("no age file")]
    NotAge,
    /// It was encrypted to keys, not with a passphrase.
    #[error("encrypted to a key")]
    ForKey,
    /// It asks for more work than [`MOST_WORK`].
    #[error("a work factor of {0}")]
    TooMuchWork(u8),
    /// What it holds is larger than a bank may be.
    #[error("larger than a bank may be")]
    TooLarge,
    /// It was opened, but what it holds is not a bank without errors.
    #[error("no bank without errors")]
    NotABank,
    /// The bank in it has another id than its file is named after.
    #[error("the bank {0}")]
    OtherId(String),
}

impl SealError {
    /// The Fluent message that says so, and its `$about`, of a file with that name.
    pub fn words(&self, file: &str) -> (&'static str, String) {
        let file = file.to_owned();
        match self {
            Self::WrongPassphrase => ("problem-seal-passphrase", file),
            Self::Cut => ("problem-seal-cut", file),
            Self::Damaged => ("problem-seal-damaged", file),
            Self::NotAge => ("problem-seal-not-age", file),
            Self::ForKey => ("problem-seal-key", file),
            Self::TooMuchWork(work) => ("problem-seal-work", work.to_string()),
            Self::TooLarge => ("problem-seal-large", file),
            Self::NotABank => ("problem-seal-not-bank", file),
            Self::OtherId(id) => ("problem-seal-other-id", id.clone()),
        }
    }
}

/// Whether a file begins as age files do.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.trim_ascii_start().starts_with(ARMOUR)
}

/// The most bytes of a sealed file worth reading: armour takes a third more than
/// what it holds, the rest is room for header and tags.
pub const fn most_bytes(limits: &Limits) -> usize {
    limits.bytes + limits.bytes / 2 + (64 << 10)
}

/// Seals the bytes of a file. `work` is [`WORK`] but in tests.
///
/// # Errors
/// When the system gives no random numbers.
pub fn seal(plain: &[u8], passphrase: &Passphrase, work: u8) -> io::Result<Vec<u8>> {
    let mut random = Zeroizing::new([0; 48]);
    getrandom::fill(&mut *random).map_err(|error| io::Error::other(error.to_string()))?;
    let work = work.clamp(1, MOST_WORK);
    age::seal(plain, passphrase.expose(), work, &random)
        .ok_or_else(|| io::Error::other("the file cannot be sealed"))
}

/// Opens a sealed file. Takes about a second, and up to 1 GiB while it lasts
/// (see [`MOST_WORK`]): whoever draws a screen calls this on another thread.
///
/// # Errors
/// When it cannot be opened, or holds more than [`Limits::bytes`].
pub fn open(
    sealed: &[u8],
    passphrase: &Passphrase,
    limits: &Limits,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if sealed.len() > most_bytes(limits) {
        return Err(SealError::TooLarge);
    }
    let binary = without_armour(sealed)?;
    let binary = binary.as_deref().unwrap_or(sealed);
    has_header(binary)?;
    age::header(binary)?.open(passphrase.expose(), limits.bytes)
}

/// Whether a file can be opened with some passphrase, as far as its header says:
/// nobody is asked for one in vain.
///
/// # Errors
/// When no passphrase opens it.
pub fn openable(sealed: &[u8]) -> Result<(), SealError> {
    let binary = without_armour(sealed)?;
    let binary = binary.as_deref().unwrap_or(sealed);
    has_header(binary)?;
    age::header(binary).map(|_| ())
}

/// Opens a sealed bank whose file is named after `id`, and reads it.
///
/// # Errors
/// Those of [`open`]; and when it holds no bank of that id without errors.
pub fn open_bank(
    sealed: &[u8],
    id: &str,
    passphrase: &Passphrase,
    limits: &Limits,
) -> Result<Bank, SealError> {
    let plain = open(sealed, passphrase, limits)?;
    let Loaded { bank, .. } = read_bank(&plain, limits);
    let bank = bank.ok_or(SealError::NotABank)?;
    if bank.id == id {
        Ok(bank)
    } else {
        Err(SealError::OtherId(bank.id))
    }
}

/// What is in the armour, or nothing where there is none.
fn without_armour(sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
    let text = sealed.trim_ascii();
    if !text.starts_with(ARMOUR) {
        return Ok(None);
    }
    if !text.ends_with(ARMOUR_END) {
        let has_end = text.windows(ARMOUR_END.len()).any(|w| w == ARMOUR_END);
        let cut = !has_end;
        return Err(if cut {
            SealError::Cut
        } else {
            SealError::Damaged
        });
    }
    age::without_armour(text).map(Some)
}

/// Whether a file begins as age files do, with a header that ends.
fn has_header(binary: &[u8]) -> Result<(), SealError> {
    if !binary.starts_with(MAGIC) {
        let cut = MAGIC.starts_with(binary);
        return Err(if cut {
            SealError::Cut
        } else {
            SealError::NotAge
        });
    }
    let head = &binary[..binary.len().min(HEADER_LIMIT)];
    if head.windows(5).any(|five| five == b"\n--- ") {
        return Ok(());
    }
    Err(if head.len() < HEADER_LIMIT {
        SealError::Cut
    } else {
        SealError::Damaged
    })
}
