//! What verifying many certificates costs, beside the bare cryptography in it:
//! the same signatures in batches, and SHA-256 of the same bytes, on the same
//! cores in the same run.
//!
//! The batches that set the limit are those of `ed25519-zebra`, the quickest we
//! know, which merge equal keys; they accept what `verify_strict` refuses, which
//! ours must not. Certificates are canonical lines of one programme by
//! [`SITES`] sites in turn. Fails below the shares.
//!
//! What is compared is the time that the threads have on a core, and of each
//! chunk its quickest round: other programs only ever add to that.
//!
//! `cargo bench --bench bulk -- --lines 1000000 FILE` measures nothing, but writes
//! so many certificates to a file, one a line, and their issuers beside it, each
//! after a `--trust`, for `certamen verify --proofs jcs FILE $(cat FILE.trust)`.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use certamen::certificate::{
    BulkVerifier, Claims, Proofs, SiteKey, Trust, Verdict, Wanted,
    claims::profile,
    issue,
    proof::{self, rdf},
};
use certamen::json;
use certamen::json::canonical;
use chrono::{DateTime, Utc};
use ed25519_zebra::{Signature, VerificationKeyBytes, batch};
use rustix::time::{ClockId, clock_gettime};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");
const COUNT: u128 = 8 * 1024;
const SITES: u128 = 40;
/// As `certamen verify` has them.
const CHUNK: usize = 4096;
const ROUNDS: usize = 20;

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
    let args: Vec<String> = std::env::args().collect();
    if let [_, option, count, path, ..] = &*args
        && option == "--lines"
    {
        let written = count.parse().ok().and_then(|n| lines(&claims, n, path));
        return written.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
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
        let many = BulkVerifier::new(&trust, at, proofs, Wanted::Verdicts);
        let ours = |chunk: &[Vec<u8>]| {
            let reports = many.verify(chunk);
            reports
                .iter()
                .all(|report| report.verdict == Verdict::Valid)
        };
        let (mut bound, mut took) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            quickest(&mut bound, round(&bare, &limit, &mut good));
            quickest(&mut took, round(&files, &ours, &mut good));
        }
        let bound = bound.iter().sum::<Duration>() / cores as u32;
        let took = took.iter().sum::<Duration>() / cores as u32;
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

/// How long each chunk of these has a core, with as many at once as there are cores.
fn round<T: Sync>(
    all: &[T],
    chunk: &(impl Fn(&[T]) -> bool + Sync),
    good: &mut bool,
) -> Vec<Duration> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = all.len().div_ceil(cores);
    let timed = |part: &[T]| {
        let start = on_core();
        let right = chunk(part);
        (right, on_core().saturating_sub(start))
    };
    let timed = thread::scope(|scope| {
        let halves: Vec<_> = all
            .chunks(share)
            .map(|half| scope.spawn(move || half.chunks(CHUNK).map(timed).collect::<Vec<_>>()))
            .collect();
        let each = halves.into_iter().map(thread::ScopedJoinHandle::join);
        each.collect::<Result<Vec<_>, _>>()
    });
    let timed = timed.unwrap_or_default().concat();
    *good &= !timed.is_empty() && timed.iter().all(|(right, _)| *right);
    timed.into_iter().map(|(_, time)| time).collect()
}

/// How long this thread has had a core.
fn on_core() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn quickest(best: &mut Vec<Duration>, new: Vec<Duration>) {
    best.resize(new.len(), Duration::MAX);
    for (best, new) in best.iter_mut().zip(new) {
        *best = new.min(*best);
    }
}

/// Writes certificates, one a line, and the arguments that trust their issuers.
fn lines(claims: &Claims, count: u128, path: &str) -> Option<()> {
    let mut out = BufWriter::new(File::create(path).ok()?);
    let mut trusted = String::new();
    for i in 0..count {
        let (line, _, key) = signed(claims, i)?;
        out.write_all(&line)
            .and_then(|()| out.write_all(b"\n"))
            .ok()?;
        if i < SITES {
            trusted.extend(["--trust ", key.did().as_str(), "\n"]);
        }
    }
    out.flush().ok()?;
    std::fs::write(format!("{path}.trust"), trusted).ok()
}

/// The `i`-th certificate as a canonical line, and as a value.
fn signed(claims: &Claims, i: u128) -> Option<(Vec<u8>, Value, SiteKey)> {
    let mut secret = [7; 32];
    secret[0] = (i % SITES) as u8;
    let key = SiteKey::from_secret(&secret).ok()?;
    let mut claims = claims.clone();
    claims.id = Uuid::from_u128(i << 64 | i);
    claims.issuer.did = key.did().clone();
    claims.participant.code = format!("CB-{i:08}");
    let document: Value = serde_json::from_str(&issue(&claims, &key).ok()?).ok()?;
    Some((canonical::to_string(&document).into_bytes(), document, key))
}

fn make(claims: &Claims, i: u128) -> Option<(Vec<u8>, Bare, SiteKey)> {
    let (line, mut document, key) = signed(claims, i)?;
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
