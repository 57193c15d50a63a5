//! Many signatures at once, with the verdict of `verify_strict` on each.
//!
//! A batch is one equation over all its signatures. Libraries either multiply
//! it by the cofactor or leave points of small order to chance, so each accepts
//! signatures that [`ed25519_dalek::VerifyingKey::verify_strict`] refuses. Here
//! a batch is only a screen that says *all of these are good*, and says so only
//! when, but for a chance of 2^-64, each of these holds for every signature:
//!
//! - S is reduced, and R is the one encoding of a point that is not the identity;
//! - the key and R lie in the subgroup of prime order (keys are looked at one by
//!   one and remembered; the Rs in `whole_sum`);
//! - R = S·B − k·A, by a random combination, which in that subgroup misses an
//!   error with a chance of 2^-128.
//!
//! Half of each random factor also chooses the sums that show the Rs to be whole,
//! so that these sums are half of the combination too. Neither chance is the
//! greater for it: the one counts only where some R is not whole, the other only
//! where all are.
//!
//! A key or an R that meets these is not of small order, so this is all that
//! `verify_strict` asks. Whatever fails the screen is halved until the culprit is
//! found, and in the end `verify_strict` decides. The random numbers come from
//! the system, after the signatures are known.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity, IsIdentity, VartimeMultiscalarMul};
use ed25519_dalek::Signature;
use sha2::{Digest as _, Sha512};

use crate::certificate::keys::did::{Did, is_canonical};

/// What a batch of none would cost, in signatures of a batch: the sums of
/// [`whole_sum`] do not depend on how many there are.
const SUMS: usize = 320;

/// Below this many, one by one is quicker.
const FEW: usize = 96;

/// Something that somebody signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'s> {
    /// Who.
    pub signer: &'s Did,
    /// What: the two hashes of a data integrity proof.
    pub data: &'s [u8; 64],
    /// The signature.
    pub signature: &'s Signature,
}

impl Signed<'_> {
    fn is_good(&self) -> bool {
        let key = self.signer.key();
        key.verify_strict(self.data, self.signature).is_ok()
    }
}

/// Verifies batches, and remembers which keys are whole.
#[derive(Debug, Default)]
pub struct Batch {
    /// Keys seen, with whether they lie in the subgroup of prime order.
    keys: Mutex<HashMap<[u8; 32], bool>>,
}

impl Batch {
    /// How many keys are remembered: more sites than any register has.
    const KEYS: usize = 100_000;

    /// A new one, that knows no keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether each is what `verify_strict` calls good.
    pub fn verify(&self, signed: &[Signed<'_>]) -> Vec<bool> {
        let mut good = vec![true; signed.len()];
        // Whoever scatters bad ones among many makes the search cost no more than
        // four batches beside what one by one costs.
        let mut left = 4 * (SUMS + signed.len());
        search(
            signed,
            &mut good,
            &mut left,
            &|part| self.all_good(part),
            false,
        );
        good
    }

    /// The screen: when it says yes, all are good.
    fn all_good(&self, signed: &[Signed<'_>]) -> bool {
        let mut random = vec![0; signed.len() * 16];
        if getrandom::fill(&mut random).is_err() {
            return false;
        }
        let factors = random.as_chunks::<16>().0;
        let mut points = Vec::with_capacity(signed.len() + 8);
        let mut scalars = Vec::with_capacity(signed.len() + 8);
        let mut base = Scalar::ZERO;
        let mut keys: HashMap<&[u8; 32], Scalar> = HashMap::new();
        for (one, factor) in signed.iter().zip(factors) {
            let bytes = one.signature.r_bytes();
            let Some(r) = point(bytes) else { return false };
            let s: Option<Scalar> = Scalar::from_canonical_bytes(*one.signature.s_bytes()).into();
            let Some(s) = s else { return false };
            let key = one.signer.key().as_bytes();
            let mut hash = Sha512::new();
            hash.update(bytes);
            hash.update(key);
            hash.update(one.data);
            let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
            let factor = u128::from_le_bytes(*factor);
            let z = Scalar::from(factor);
            base -= z * s;
            *keys.entry(key).or_insert(Scalar::ZERO) += z * k;
            points.push(r);
            scalars.push(Scalar::from(factor as u64));
        }
        let Some(mut rest) = whole_sum(&points, factors) else {
            return false;
        };
        for _ in 0..u64::BITS {
            rest += rest;
        }
        for (key, sum) in keys {
            let Some(point) = self.whole_key(key) else {
                return false;
            };
            points.push(point);
            scalars.push(sum);
        }
        points.push(curve25519_dalek::constants::ED25519_BASEPOINT_POINT);
        scalars.push(base);
        (EdwardsPoint::vartime_multiscalar_mul(&scalars, &points) + rest).is_identity()
    }

    /// A key as a point, if it lies in the subgroup of prime order.
    fn whole_key(&self, key: &[u8; 32]) -> Option<EdwardsPoint> {
        let point = CompressedEdwardsY(*key).decompress()?;
        let keys = || self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let known = keys().get(key).copied();
        let whole = known.unwrap_or_else(|| {
            let whole = point.is_torsion_free();
            let mut keys = keys();
            if keys.len() < Self::KEYS {
                keys.insert(*key, whole);
            }
            whole
        });
        (whole && !point.is_identity()).then_some(point)
    }
}

/// Finds the good ones with a screen that says yes only of all good ones, while
/// what is `left` allows; whether all are good. `bad` says that not all are.
fn search(
    signed: &[Signed<'_>],
    good: &mut [bool],
    left: &mut usize,
    screen: &dyn Fn(&[Signed<'_>]) -> bool,
    bad: bool,
) -> bool {
    let cost = SUMS + signed.len();
    if signed.len() < FEW || *left < cost {
        for (good, one) in good.iter_mut().zip(signed) {
            *good = one.is_good();
        }
        return good.iter().all(|good| *good);
    }
    if !bad {
        *left -= cost;
        if screen(signed) {
            return true;
        }
    }
    let (first, second) = signed.split_at(signed.len() / 2);
    let (first_good, second_good) = good.split_at_mut(first.len());
    let all = search(first, first_good, left, screen, false);
    search(second, second_good, left, screen, all);
    false
}

/// The point of an encoding, if it is the only one of a point that is not the
/// identity.
fn point(bytes: &[u8; 32]) -> Option<EdwardsPoint> {
    // With or without a sign, for x is 0.
    let is_identity = bytes[0] == 1 && bytes[1..31] == [0; 30] && matches!(bytes[31], 0 | 0x80);
    // The other second encodings are of x = 0, with a sign: the identity here,
    // and a point of order two, which is not whole.
    (is_canonical(bytes) && !is_identity)
        .then(|| CompressedEdwardsY(*bytes).decompress())
        .flatten()
}

/// Tables of random subsets, one for each byte of the upper half of a factor;
/// each makes as many of them as a byte has bits.
const TABLES: usize = 8;

/// The sum of all points, each by the upper half of its factor; `None` if one of
/// them lies outside the subgroup of prime order, but for a chance of 2^-64.
///
/// If a point does not lie in it, the sum of a random subset of all does not with
/// a chance of at least one half: with everything else chosen, at most one of the
/// two choices for that point gives a sum that does. So 64 sums of independent
/// random subsets are looked at: of the points whose factor has the same bit.
/// They are made eight at a time: a byte puts each point into one of 256 buckets,
/// and the subset of a bit is the sum of the buckets whose number has it.
fn whole_sum(points: &[EdwardsPoint], factors: &[[u8; 16]]) -> Option<EdwardsPoint> {
    let mut total = EdwardsPoint::identity();
    for table in (0..TABLES).rev() {
        let mut buckets: Vec<Option<EdwardsPoint>> = vec![None; 1 << u8::BITS];
        for (point, factor) in points.iter().zip(factors) {
            let bucket = &mut buckets[usize::from(factor[TABLES + table])];
            *bucket = Some(bucket.map_or(*point, |sum| sum + point));
        }
        let sums = buckets.into_iter();
        let sums = sums.map(|sum| sum.unwrap_or(EdwardsPoint::identity()));
        let mut buckets: Vec<EdwardsPoint> = sums.collect();
        for bit in (0..u8::BITS).rev() {
            // The upper half has this bit; then it is folded onto the lower.
            let (lower, upper) = buckets.split_at_mut(1 << bit);
            let mut sum = EdwardsPoint::identity();
            for (low, high) in lower.iter_mut().zip(upper) {
                sum += &*high;
                *low += &*high;
            }
            if !is_whole(&sum) {
                return None;
            }
            total = total + total + sum;
        }
    }
    Some(total)
}

/// Whether a point lies in the subgroup of prime order ℓ: whether (ℓ − 1)·P is −P.
/// Nothing here is secret, so this need not take the same time for all points, as
/// [`EdwardsPoint::is_torsion_free`] does.
fn is_whole(point: &EdwardsPoint) -> bool {
    let less_one = -Scalar::ONE;
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&less_one, point, &Scalar::ZERO) == -point
}

#[cfg(test)]
mod tests;
