//! A status list, and everything that is none.

use chrono::{DateTime, Utc};
use flate2::write::ZlibEncoder;

use super::*;

fn key() -> SiteKey {
    SiteKey::from_secret(b"a secret that a root would sign ").unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse::<DateTime<Utc>>().unwrap().into()
}

fn new(revoked: &[u32], size: u32) -> StatusList {
    StatusList::new(
        "https://status.example.vn/1".into(),
        key().did().clone(),
        (
            moment("2026-01-01T00:00:00Z"),
            moment("2026-04-01T00:00:00Z"),
        ),
        &revoked.iter().copied().collect(),
        size,
    )
}

fn gzip(bits: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bits).unwrap();
    packer.finish().unwrap()
}

/// What becomes of a list with these packed bits that the root signed.
fn packed(packed: &[u8]) -> Result<StatusList, StatusError> {
    with_text(&format!("u{}", Base64UrlUnpadded::encode_string(packed)))
}

fn with_text(text: &str) -> Result<StatusList, StatusError> {
    let mut document = new(&[], 0).document();
    document["credentialSubject"]["encodedList"] = text.into();
    signed(document, &key())
}

fn signed(mut document: Value, key: &SiteKey) -> Result<StatusList, StatusError> {
    let created = document["validFrom"].as_str().unwrap().to_owned();
    document["proof"] = json!([
        proof::sign_rdfc(&document, key, &created).unwrap(),
        proof::sign(&document, key, &created),
    ]);
    StatusList::read(document.to_string().as_bytes(), self::key().did())
}

#[test]
fn what_is_signed_reads_back_bit_by_bit() {
    let list = new(&[0, 7, 8, 131_071, 200_000], 0);
    let text = list.sign(&key()).unwrap();
    let read = StatusList::read(text.as_bytes(), key().did()).unwrap();
    assert_eq!(read.source(), text);
    let unsigned = StatusList {
        source: Box::default(),
        ..read.clone()
    };
    assert_eq!(unsigned, list);
    assert_eq!(read.revoked(), [0, 7, 8, 131_071, 200_000].into());
    assert_eq!(read.len(), 200_008);
    assert_eq!(read.bits[..2], [0x81, 0x80]);
    for (index, expected) in [
        (0, Some(true)),
        (1, Some(false)),
        (7, Some(true)),
        (200_000, Some(true)),
        (200_007, Some(false)),
        (200_008, None),
        (u32::MAX, None),
    ] {
        assert_eq!(read.get(index), expected, "{index}");
    }
    assert_eq!(new(&[], 5).len(), FEWEST_BITS as usize);
}

#[test]
fn what_is_short_bombs_or_is_not_gzip_is_refused_by_name() {
    let least = vec![0; FEWEST_BITS as usize / 8];
    assert!(packed(&gzip(&least)).is_ok());
    assert_eq!(
        packed(&gzip(&least[1..])).unwrap_err(),
        StatusError::TooShort(FEWEST_BITS as usize - 8)
    );
    assert_eq!(packed(&gzip(&[])).unwrap_err(), StatusError::TooShort(0));
    let most = vec![0; UNPACK_LIMIT];
    assert!(packed(&gzip(&most)).is_ok());
    let bomb = vec![0; 64 << 20];
    assert_eq!(packed(&gzip(&bomb)).unwrap_err(), StatusError::Bomb);
    let whole = gzip(&least);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(&least).unwrap();
    let bad_sum = [&whole[..whole.len() - 1], &[0xff]].concat();
    for bad in [
        &zlib.finish().unwrap()[..],
        &whole[..whole.len() - 1],
        &bad_sum,
        &[&*whole, &*whole].concat(),
        &[&*whole, b"x"].concat(),
        b"",
        &least,
    ] {
        assert_eq!(packed(bad).unwrap_err(), StatusError::NotGzip);
    }
    for bad in ["", "u", "x", "uA", "u====", "u+/8="] {
        let error = with_text(bad).unwrap_err();
        let expected = if bad == "u" {
            StatusError::NotGzip
        } else {
            StatusError::NotBase64
        };
        assert_eq!(error, expected, "{bad}");
    }
}

#[test]
fn another_signer_another_shape_or_one_proof_less_is_refused() {
    let forger = SiteKey::from_secret(&[1; 32]).unwrap();
    let mut own = new(&[], 0);
    own.root = forger.did().clone();
    let text = own.sign(&forger).unwrap();
    let wrong = StatusList::read(text.as_bytes(), key().did()).unwrap_err();
    assert_eq!(wrong, StatusError::WrongSigner(forger.did().clone()));
    assert!(signed(new(&[], 0).document(), &forger).is_err());

    let text = new(&[5], 0).sign(&key()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let read = |value: &Value| StatusList::read(value.to_string().as_bytes(), key().did());
    assert!(read(&value).is_ok());
    for i in 0..2 {
        let mut less = value.clone();
        less["proof"].as_array_mut().unwrap().remove(i);
        assert!(read(&less).is_err());
        let mut broken = value.clone();
        broken["proof"][i]["proofValue"] = value["proof"][1 - i]["proofValue"].clone();
        assert!(matches!(
            read(&broken),
            Err(StatusError::SignedDocumentError(
                SignedDocumentError::Proof(_)
            ))
        ));
    }
    let mut turned = value.clone();
    turned["proof"].as_array_mut().unwrap().reverse();
    assert!(read(&turned).is_err());

    for (pointer, bad) in [
        ("/validUntil", "2026-01-01T00:00:00Z"),
        ("/credentialSubject/statusPurpose", "suspension"),
        ("/credentialSubject/id", "https://status.example.vn/2#list"),
        ("/id", "ftp://status.example.vn/1"),
    ] {
        let mut document = new(&[], 0).document();
        *document.pointer_mut(pointer).unwrap() = bad.into();
        assert!(signed(document, &key()).is_err(), "{pointer}");
    }
}
