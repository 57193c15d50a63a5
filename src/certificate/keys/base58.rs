//! Reading base58btc of a known length, as in keys and signatures.
//!
//! The crate `bs58`, which writes it for us, goes byte by byte; a signature is
//! read at every verification, and five digits at a time take a quarter of it.

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const NONE: u8 = 0xff;
const DIGITS: [u8; 256] = digits();
/// Limbs of 32 bits: room for 68 bytes, and a signature has 64.
const LIMBS: usize = 17;

const fn digits() -> [u8; 256] {
    let mut digits = [NONE; 256];
    let mut i = 0;
    while i < ALPHABET.len() {
        digits[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    digits
}

/// Whether a text has digits of base58btc only.
pub(in crate::certificate) fn is_base58(text: &str) -> bool {
    text.bytes().all(|b| DIGITS[usize::from(b)] != NONE)
}

/// The `N` bytes (at most 64) that a text stands for. `None` for other lengths
/// and digits: every array of bytes has exactly one text.
pub(in crate::certificate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut limbs = [0_u32; LIMBS];
    let mut used = 0;
    // 58 to the fifth is less than 2 to the 32nd.
    for chunk in text.as_bytes().chunks(5) {
        let (mut value, mut scale) = (0, 1_u64);
        for byte in chunk {
            let digit = DIGITS[usize::from(*byte)];
            if digit == NONE {
                return None;
            }
            value = value * 58 + u32::from(digit);
            scale *= 58;
        }
        let mut carry = u64::from(value);
        for limb in &mut limbs[..used] {
            carry += u64::from(*limb) * scale;
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            *limbs.get_mut(used)? = carry as u32;
            used += 1;
        }
    }
    let mut all = [0; 4 * LIMBS];
    for (bytes, limb) in all.chunks_exact_mut(4).zip(limbs.iter().rev()) {
        bytes.copy_from_slice(&limb.to_be_bytes());
    }
    let (over, bytes) = all.split_last_chunk::<N>()?;
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let ones = text.bytes().take_while(|byte| *byte == b'1').count();
    (zeros == ones && over.iter().all(|byte| *byte == 0)).then_some(*bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn theirs<const N: usize>(text: &str) -> Option<[u8; N]> {
        bs58::decode(text).into_vec().ok()?.try_into().ok()
    }

    proptest! {
        #[test]
        fn reads_what_bs58_writes(mut bytes in any::<[u8; 64]>(), zeros in prop_oneof![Just(0), 0..=64_usize]) {
            bytes[..zeros].fill(0);
            let text = bs58::encode(bytes).into_string();
            prop_assert_eq!(decode::<64>(&text), Some(bytes));
            prop_assert_eq!(decode::<63>(&text), None);
            let half: [u8; 34] = bytes[30..].try_into().unwrap();
            let text = bs58::encode(half).into_string();
            prop_assert_eq!(decode::<34>(&text), Some(half));
            prop_assert_eq!(decode::<64>(&text), None);
        }

        #[test]
        fn agrees_with_bs58_on_any_text(text in "[1-9A-HJ-NP-Za-km-z]{0,100}|1{0,70}z{0,95}|.{0,90}") {
            prop_assert_eq!(decode::<64>(&text), theirs::<64>(&text));
            prop_assert_eq!(decode::<34>(&text), theirs::<34>(&text));
        }
    }

    #[test]
    fn the_largest_and_the_smallest() {
        for bytes in [[0xff; 64], [0; 64]] {
            assert_eq!(decode(&bs58::encode(bytes).into_string()), Some(bytes));
        }
        assert_eq!(decode::<64>(&"z".repeat(1 << 20)), None);
        assert_eq!(decode::<64>(&"1".repeat(65)), None);
        assert!(is_base58("z6Mk") && !is_base58("0") && !is_base58("ệ"));
    }
}
