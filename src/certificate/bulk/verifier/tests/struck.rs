//! Certificates struck at random.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// Something done to the bytes of a certificate.
#[derive(Debug, Clone)]
enum Blow {
    Change(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Move(Index, Index, usize),
    /// A piece of another certificate instead.
    Other(Index, usize),
    Twice(Index, usize),
}

fn blow() -> impl Strategy<Value = Blow> {
    let some = any::<Index>;
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..3),
        prop::sample::select(vec![
            " ", "\n", "\\u0061", "\\n", "\"", "\u{301}", "\u{200b}", "0", "z"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (some(), 1..=255_u8).prop_map(|(at, by)| Blow::Change(at, by)),
        (some(), piece).prop_map(|(at, piece)| Blow::Insert(at, piece)),
        (some(), 1..20_usize).prop_map(|(at, length)| Blow::Remove(at, length)),
        (some(), some(), 1..200_usize).prop_map(|(from, to, length)| Blow::Move(from, to, length)),
        (some(), 1..400_usize).prop_map(|(at, length)| Blow::Other(at, length)),
        (some(), 1..200_usize).prop_map(|(at, length)| Blow::Twice(at, length)),
    ]
}

fn struck(mut bytes: Vec<u8>, other: &[u8], blow: &Blow) -> Vec<u8> {
    let at = |at: &Index, bytes: &[u8]| at.index(bytes.len().max(1)).min(bytes.len());
    let piece = |from: usize, length: usize, bytes: &[u8]| from..(from + length).min(bytes.len());
    match blow {
        Blow::Change(place, by) => {
            let place = at(place, &bytes);
            bytes
                .iter_mut()
                .skip(place)
                .take(1)
                .for_each(|byte| *byte ^= by);
        }
        Blow::Insert(place, new) => {
            let place = at(place, &bytes);
            bytes.splice(place..place, new.iter().copied());
        }
        Blow::Remove(place, length) => {
            let range = piece(at(place, &bytes), *length, &bytes);
            bytes.drain(range);
        }
        Blow::Move(from, to, length) => {
            let range = piece(at(from, &bytes), *length, &bytes);
            let moved: Vec<u8> = bytes.drain(range).collect();
            let to = at(to, &bytes);
            bytes.splice(to..to, moved);
        }
        Blow::Other(place, length) => {
            let range = piece(at(place, &bytes), *length, &bytes);
            let new = other.get(range.clone()).unwrap_or_default();
            bytes.splice(range, new.iter().copied());
        }
        Blow::Twice(place, length) => {
            let range = piece(at(place, &bytes), *length, &bytes);
            let again = bytes[range.clone()].to_vec();
            bytes.splice(range.start..range.start, again);
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn whatever_is_done_to_it(
        (n, m) in (100..104_u32, 100..104_u32),
        line in any::<bool>(),
        blows in proptest::collection::vec(blow(), 1..4),
    ) {
        thread_local! {
            static QUICK: BulkVerifier<'static> = taught(Box::leak(Box::new(trust())));
        }
        let layout = if line { Layout::Line } else { Layout::Issued };
        let other = file(m, layout).into_bytes();
        let mut bytes = file(n, layout).into_bytes();
        for blow in &blows {
            bytes = struck(bytes, &other, blow);
        }
        QUICK.with(|quick| compare(quick, &bytes));
    }
}
