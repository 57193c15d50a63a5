//! Sealed banks: what opens, what does not and why. A low work factor keeps
//! the tests quick; only files say which was used.

use std::io::Write as _;

use age::armor::{ArmoredWriter, Format};
use age::{Encryptor, x25519};

use crate::bank::Limits;
use crate::bank::seal::{
    LONGEST, MOST_WORK, Passphrase, SHORTEST, SealError, Weak, is_sealed, most_bytes, open,
    open_bank, openable, seal,
};

use crate::bank::tests::ALL_KINDS;

const WORDS: &str = "bốn mùa một khung cửa";

fn passphrase() -> Passphrase {
    Passphrase::new(WORDS)
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    seal(plain, &passphrase(), 2).unwrap()
}

fn opened(bytes: &[u8]) -> Result<Vec<u8>, SealError> {
    open(bytes, &passphrase(), &Limits::default()).map(|plain| plain.to_vec())
}

fn armoured(binary: &[u8]) -> Vec<u8> {
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).unwrap();
    writer.write_all(binary).unwrap();
    writer.finish().unwrap()
}

#[test]
fn what_was_sealed_opens_to_the_same_bytes() {
    for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        let plain: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
        let bytes = sealed(&plain);
        assert!(is_sealed(&bytes));
        assert_eq!(openable(&bytes), Ok(()));
        assert_eq!(opened(&bytes), Ok(plain.clone()), "{length}");
        let armoured = armoured(&bytes);
        assert!(is_sealed(&armoured));
        assert_eq!(opened(&armoured), Ok(plain), "{length}, armoured");
    }
}

#[test]
fn armour_may_have_dos_line_ends_and_space_around() {
    let text = String::from_utf8(armoured(&sealed(b"a bank"))).unwrap();
    let dos = format!("\r\n \n{}\n\n", text.replace('\n', "\r\n"));
    assert_eq!(opened(dos.as_bytes()), Ok(b"a bank".to_vec()));
}

#[test]
fn another_passphrase_opens_nothing() {
    let bytes = sealed(b"a bank");
    for other in ["", "bon mua mot khung cua", "Bốn mùa một khung cửa"] {
        let failed = open(&bytes, &Passphrase::new(other), &Limits::default());
        assert_eq!(failed.unwrap_err(), SealError::WrongPassphrase, "{other}");
    }
}

/// Keyboards write the same letters composed or decomposed.
#[test]
fn the_same_letters_are_the_same_passphrase() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = WORDS.nfd().collect();
    assert_ne!(decomposed, WORDS);
    assert_eq!(Passphrase::new(&decomposed), passphrase());
}

#[test]
fn every_cut_is_noticed_and_gives_nothing() {
    let plain = vec![b'x'; 70_000];
    let bytes = sealed(&plain);
    let header = bytes.windows(4).position(|w| w == b"\n---").unwrap();
    for end in (0..header).chain([header + 4, header + 49, bytes.len() - 1]) {
        let error = opened(&bytes[..end]).unwrap_err();
        let expected = [SealError::Cut, SealError::Damaged];
        assert!(expected.contains(&error), "at {end}: {error:?}");
        assert!(end > header || error == SealError::Cut, "at {end}");
    }
    // Cut between the pieces that are sealed one by one.
    let second = bytes.len() - (70_000 - 65_536 + 16);
    assert!(opened(&bytes[..second]).is_err());
    let armoured = armoured(&bytes);
    for end in [30, 34, 100, 5_000, armoured.len() - 10] {
        assert_eq!(
            opened(&armoured[..end]),
            Err(if end < 34 {
                SealError::NotAge
            } else {
                SealError::Cut
            }),
            "armour at {end}"
        );
    }
}

/// Whatever byte is changed, nothing comes out and nothing panics.
#[test]
fn every_changed_byte_is_noticed() {
    let plain = b"bank: a\n".repeat(4);
    let bytes = sealed(&plain);
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1;
        let error = opened(&damaged).expect_err("nothing comes out");
        assert!(!matches!(error, SealError::TooLarge), "{place}: {error:?}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(opened(&longer), Err(SealError::Damaged));
    let text = String::from_utf8(armoured(&bytes)).unwrap();
    let broken = text.replacen("YWdl", "YW!l", 1);
    assert_eq!(opened(broken.as_bytes()), Err(SealError::Damaged));
    let twice = format!("{text}more");
    assert_eq!(opened(twice.as_bytes()), Err(SealError::Damaged));
}

#[test]
fn other_files_are_not_taken_for_sealed_ones() {
    for bytes in [
        ALL_KINDS.as_bytes(),
        b"PK\x03\x04",
        b"age-encryption.com/v1\n",
    ] {
        assert!(!is_sealed(bytes));
        assert_eq!(opened(bytes), Err(SealError::NotAge));
    }
    let newer = String::from_utf8_lossy(&sealed(b"")).replacen("/v1", "/v9", 1);
    assert_eq!(opened(newer.as_bytes()), Err(SealError::NotAge));
}

#[test]
fn a_file_for_a_key_says_so() {
    let key = x25519::Identity::generate().to_public();
    let encryptor = Encryptor::with_recipients(std::iter::once(&key as _)).unwrap();
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
    writer.write_all(b"a bank").unwrap();
    writer.finish().unwrap();
    assert_eq!(openable(&bytes), Err(SealError::ForKey));
    assert_eq!(opened(&bytes), Err(SealError::ForKey));
}

/// A file decides how much memory opening it takes: only up to a limit.
#[test]
fn too_much_work_is_refused_before_it_is_done() {
    let bytes = sealed(b"a bank");
    for work in ["21", "22", "30", "63", "64", "99", "255"] {
        let line = bytes.windows(3).position(|w| w == b" 2\n").unwrap();
        let mut harder = bytes[..=line].to_vec();
        harder.extend_from_slice(work.as_bytes());
        harder.extend_from_slice(&bytes[line + 2..]);
        let work = work.parse().unwrap();
        assert_eq!(opened(&harder), Err(SealError::TooMuchWork(work)));
    }
    const { assert!(MOST_WORK < 21) };
}

#[test]
fn what_is_larger_than_a_bank_is_refused() {
    let limits = Limits {
        bytes: 1_000,
        ..Limits::default()
    };
    let open = |bytes: &[u8]| open(bytes, &passphrase(), &limits).map(|plain| plain.len());
    assert_eq!(open(&sealed(&[7; 1_000])), Ok(1_000));
    assert_eq!(open(&armoured(&sealed(&[7; 1_000]))), Ok(1_000));
    assert_eq!(open(&sealed(&[7; 1_001])), Err(SealError::TooLarge));
    let huge = vec![b' '; most_bytes(&limits) + 1];
    assert_eq!(open(&huge), Err(SealError::TooLarge));
}

/// The crate reads a header without an end in quadratic time.
#[test]
fn a_header_without_an_end_is_not_read_on() {
    let mut bytes = b"age-encryption.org/v1\n".to_vec();
    while bytes.len() < 20 << 20 {
        bytes.extend_from_slice(b"-> X25519 aaaa\nbbbb\n");
    }
    assert_eq!(opened(&bytes), Err(SealError::Damaged));
}

#[test]
fn only_a_bank_named_as_its_file_is_opened() {
    let limits = Limits::default();
    let id = ALL_KINDS
        .lines()
        .find_map(|l| l.strip_prefix("bank: "))
        .unwrap();
    let open = |plain: &str, id: &str| {
        open_bank(&sealed(plain.as_bytes()), id, &passphrase(), &limits).map(|bank| bank.id)
    };
    assert_eq!(open(ALL_KINDS, id), Ok(id.to_owned()));
    let other = SealError::OtherId(id.to_owned());
    assert_eq!(open(ALL_KINDS, "something-else"), Err(other));
    assert_eq!(open("bank: [", "bank"), Err(SealError::NotABank));
}

#[test]
fn weak_passphrases_seal_nothing() {
    let weak = |text: &str| Passphrase::new(text).weak();
    assert_eq!(weak(""), Some(Weak::Short));
    assert_eq!(weak(&"ấ".repeat(SHORTEST - 1)), Some(Weak::Short));
    assert_eq!(weak(&"ấ".repeat(SHORTEST)), None);
    assert_eq!(weak(&"a".repeat(LONGEST + 1)), Some(Weak::Long));
    assert_eq!(weak("tabs\tare not typed"), Some(Weak::Untypable));
    assert_eq!(weak("nor \u{200d} invisible ones"), Some(Weak::Untypable));
}

#[test]
fn a_passphrase_file_gives_its_first_line() {
    let first = |bytes: &[u8]| Passphrase::first_line(bytes);
    for file in ["a b", "a b\n", "a b\r\n", "a b\nmore", "\u{feff}a b\r\n"] {
        assert_eq!(first(file.as_bytes()), Passphrase::new("a b"), "{file:?}");
    }
    assert_eq!(first(b" a \n"), Passphrase::new(" a "));
    assert!(first(b"").is_empty() && first(b"\nsecond").is_empty());
    assert_ne!(first(b"\xff"), Passphrase::new(""));
}

#[test]
fn a_passphrase_is_never_shown() {
    assert_eq!(format!("{:?}", passphrase()), "Passphrase");
}

/// The work of the program itself is what the standard tools take.
#[test]
fn the_header_names_scrypt_and_the_work() {
    let bytes = seal(b"", &passphrase(), 3).unwrap();
    let header = String::from_utf8_lossy(&bytes[..80]).into_owned();
    assert!(
        header.starts_with("age-encryption.org/v1\n-> scrypt "),
        "{header}"
    );
    assert!(header.contains(" 3\n"), "{header}");
    assert_eq!(crate::bank::seal::WORK, 18);
}

/// The crate `age` opens what is sealed here, and what it seals opens here.
#[test]
fn another_program_reads_and_writes_the_same_format() {
    use std::io::Read as _;
    for length in [0, 5, 65_536, 140_000] {
        let plain: Vec<u8> = (0..length).map(|i| (i % 253) as u8).collect();
        let ours = sealed(&plain);
        let decryptor = age::Decryptor::new(&*ours).unwrap();
        let identity = age::scrypt::Identity::new(WORDS.to_owned().into());
        let mut reader = decryptor.decrypt(std::iter::once(&identity as _)).unwrap();
        let mut opened_there = Vec::new();
        reader.read_to_end(&mut opened_there).unwrap();
        assert_eq!(opened_there, plain);

        let mut recipient = age::scrypt::Recipient::new(WORDS.to_owned().into());
        recipient.set_work_factor(3);
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
        let mut theirs = Vec::new();
        let mut writer = encryptor.wrap_output(&mut theirs).unwrap();
        writer.write_all(&plain).unwrap();
        writer.finish().unwrap();
        assert_eq!(opened(&theirs), Ok(plain.clone()));
        assert_eq!(opened(&armoured(&theirs)), Ok(plain));
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(head in "(age-encryption\\.org/v1\n)?(-> scrypt [A-Za-z0-9+/]{20,24} [0-9]{1,3}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n)?", rest in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80)) {
        let bytes = [head.as_bytes(), &rest].concat();
        let _ = openable(&bytes);
    }
}
