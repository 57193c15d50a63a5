//! What verifying many certificates costs, beside the bare cryptography in it:
//! the same signatures in batches, and SHA-256 of the same bytes, on the same
//! cores in the same run.
//!
//! The batches that set the limit are those of `ed25519-zebra`, the quickest we
//! know, which merge equal keys; they accept what `verify_strict` refuses, which
//! ours must not. Certificates are canonical lines of one programme by
//! [`SITES`] sites in turn. Fails below the shares.

use std::hint::black_box;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use certamen::canonical;
use certamen::certificate::{
    Claims, Many, Proofs, SiteKey, Trust, Verdict, Wanted, issue, json, profile, proof, rdf,
};
use chrono::{DateTime, Utc};
use ed25519_zebra::{Signature, VerificationKeyBytes, batch};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");
const COUNT: u128 = 8 * 1024;
const SITES: u128 = 40;
const CHUNK: usize = 1024;
const ROUNDS: usize = 5;

/// The least share of the limit, with one proof and with both.
const SHARES: [f64; 2] = [0.8, 0.4];

/// What the limit is worked out from: for each proof of a certificate, the
/// canonical bytes, the signed data, the signature and the key.
struct Bare {
    bytes: [Vec<u8>; 2],
    parts: [(VerificationKeyBytes, Signature, [u8; 64]); 2],
}

fn main() -> ExitCode {
    let Ok(read) = json::read(CERTIFICATE) else {
        return ExitCode::FAILURE;
    };
    let Ok(claims) = profile::read(&read) else {
        return ExitCode::FAILURE;
    };
    let at: DateTime<Utc> = claims.valid_from.time();
    let (mut files, mut bare, mut trust) = (Vec::new(), Vec::new(), Trust::nobody());
    for i in 0..COUNT {
        let Some((file, one, key)) = make(&claims, i) else {
            eprintln!("A certificate cannot be made.");
            return ExitCode::FAILURE;
        };
        trust.add(key.did().clone(), None);
        files.push(file);
        bare.push(one);
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!("{COUNT} certificates of {SITES} sites, {cores} cores, chunks of {CHUNK}");
    let mut good = true;
    for (proofs, share) in [Proofs::Jcs, Proofs::Both].into_iter().zip(SHARES) {
        let range = if proofs == Proofs::Jcs { 1..2 } else { 0..2 };
        let limit = |chunk: &[Bare]| {
            let mut verifier = batch::Verifier::new();
            for one in chunk {
                for i in range.clone() {
                    black_box(Sha256::digest(black_box(&one.bytes[i])));
                    let (key, signature, data) = &one.parts[i];
                    verifier.queue((*key, *signature, data));
                }
            }
            verifier.verify(rand::rng()).is_ok()
        };
        let many = Many::new(&trust, at, proofs, Wanted::Verdicts);
        let ours = |chunk: &[Vec<u8>]| {
            let reports = many.verify(chunk);
            reports
                .iter()
                .all(|report| report.verdict == Verdict::Valid)
        };
        let (mut bound, mut took) = (Duration::MAX, Duration::MAX);
        for _ in 0..ROUNDS {
            bound = bound.min(round(&bare, &limit, &mut good));
            took = took.min(round(&files, &ours, &mut good));
        }
        let rate = |time: Duration| COUNT as f64 / time.as_secs_f64();
        let reached = bound.as_secs_f64() / took.as_secs_f64();
        println!(
            "{proofs:?}: limit {:.0}/s, ours {:.0}/s, share {reached:.2} (at least {share:.2})",
            rate(bound),
            rate(took)
        );
        good &= reached >= share;
    }
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How long all cores take for all of these.
fn round<T: Sync>(all: &[T], chunk: &(impl Fn(&[T]) -> bool + Sync), good: &mut bool) -> Duration {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    let share = all.len().div_ceil(cores);
    let right = thread::scope(|scope| {
        let halves: Vec<_> = all
            .chunks(share)
            .map(|half| scope.spawn(move || half.chunks(CHUNK).all(chunk)))
            .collect();
        halves.into_iter().all(|half| half.join().unwrap_or(false))
    });
    *good &= right;
    start.elapsed()
}

fn make(claims: &Claims, i: u128) -> Option<(Vec<u8>, Bare, SiteKey)> {
    let mut secret = [7; 32];
    secret[0] = (i % SITES) as u8;
    let key = SiteKey::from_secret(&secret).ok()?;
    let mut claims = claims.clone();
    claims.id = Uuid::from_u128(i << 64 | i);
    claims.issuer.did = key.did().clone();
    claims.participant.code = format!("CB-{i:08}");
    let file = issue(&claims, &key).ok()?;
    let mut document: Value = serde_json::from_str(&file).ok()?;
    let line = canonical::to_string(&document).into_bytes();
    let proofs = document.as_object_mut()?.remove("proof")?;
    let mut parts = Vec::new();
    let mut bytes = Vec::new();
    for (i, suite) in [proof::RDFC, proof::JCS].into_iter().enumerate() {
        let mut options = proofs[i].clone();
        let value = options.as_object_mut()?.remove("proofValue")?;
        let signature = bs58::decode(value.as_str()?.strip_prefix('z')?)
            .into_vec()
            .ok()?;
        let canonical = |value: &Value| {
            if suite == proof::JCS {
                return Some(canonical::to_string(value));
            }
            rdf::canonical_quads(value.to_string().as_bytes()).ok()
        };
        let (options, document) = (canonical(&options)?, canonical(&document)?);
        let mut data = [0; 64];
        data[..32].copy_from_slice(&Sha256::digest(options.as_bytes()));
        data[32..].copy_from_slice(&Sha256::digest(document.as_bytes()));
        let signature = Signature::from_bytes(&signature.try_into().ok()?);
        let key = VerificationKeyBytes::from(*key.did().key().as_bytes());
        parts.push((key, signature, data));
        bytes.push((options + &document).into_bytes());
    }
    let bare = Bare {
        bytes: bytes.try_into().ok()?,
        parts: parts.try_into().ok()?,
    };
    Some((line, bare, key))
}
