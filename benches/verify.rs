//! What verifying one certificate costs, from its bytes to the verdict, beside
//! the bare cryptography in it: one strict signature check and two SHA-256
//! hashes of the same bytes.
//!
//! Both take turns in small rounds. The ratio is that of the quickest rounds,
//! since whatever else runs on the machine only ever adds to a round. Fails
//! above [`LIMIT`].

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use certamen::certificate::{Trust, Verdict, json, profile, verify};
use chrono::DateTime;
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");

/// The most that a verification may cost, in bare cryptography.
const LIMIT: f64 = 1.3;

const ROUNDS: usize = 1_000;
const TIMES: u32 = 10;

fn main() -> ExitCode {
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = key.verifying_key();
    let signature = key.sign(&[1; 64]);
    let Ok(value) = json::read(CERTIFICATE) else {
        eprintln!("The sample is not JSON.");
        return ExitCode::FAILURE;
    };
    let Ok(claims) = profile::read(&value) else {
        eprintln!("The sample does not keep the profile.");
        return ExitCode::FAILURE;
    };
    let at = claims.valid_from.time();
    let trust: Trust = [claims.issuer.did].into_iter().collect();
    if verify(CERTIFICATE, &trust, at).verdict != Verdict::Valid {
        eprintln!("The sample is not VALID.");
        return ExitCode::FAILURE;
    }
    let altered = String::from_utf8_lossy(CERTIFICATE).replace("Hằng", "Hoa");

    let mut cryptography = Lap::new("one strict check, two SHA-256");
    let mut whole = Lap::new("verify");
    let mut parts = [
        Lap::new("  of which reading JSON"),
        Lap::new("  of which the profile"),
        Lap::new("verify, altered"),
    ];
    for _ in 0..ROUNDS {
        cryptography.round(|| {
            black_box(Sha256::digest(black_box(CERTIFICATE)));
            black_box(Sha256::digest(black_box(CERTIFICATE)));
            black_box(public.verify_strict(black_box(&[1; 64]), &signature)).is_ok()
        });
        whole.round(|| verify(black_box(CERTIFICATE), &trust, at).verdict == Verdict::Valid);
        parts[0].round(|| json::read(black_box(CERTIFICATE)).is_ok());
        parts[1].round(|| profile::read(black_box(&value)).is_ok());
        parts[2].round(|| {
            let report = verify(black_box(altered.as_bytes()), &trust, DateTime::UNIX_EPOCH);
            report.verdict == Verdict::Altered
        });
    }

    for lap in [&cryptography, &whole].into_iter().chain(&parts) {
        println!("{:<30} {:>7.2} us", lap.name, lap.best.as_secs_f64() * 1e6);
    }
    let ratio = whole.best.as_secs_f64() / cryptography.best.as_secs_f64();
    println!("ratio {ratio:.3}   (limit {LIMIT:.2})");
    if ratio > LIMIT || !whole.right || !cryptography.right {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Something measured in rounds.
struct Lap {
    name: &'static str,
    /// The quickest round, for one time.
    best: Duration,
    /// Whether it always came out as it should.
    right: bool,
}

impl Lap {
    const fn new(name: &'static str) -> Self {
        Self {
            name,
            best: Duration::MAX,
            right: true,
        }
    }

    fn round(&mut self, once: impl Fn() -> bool) {
        let start = Instant::now();
        for _ in 0..TIMES {
            self.right &= once();
        }
        self.best = self.best.min(start.elapsed() / TIMES);
    }
}
