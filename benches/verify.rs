//! What verifying one certificate costs, from its bytes to the verdict, beside
//! the bare cryptography in it: two strict signature checks, and SHA-256 of the
//! same bytes in both canonical forms.
//!
//! Both take turns in small rounds, in many processes: where a process happens
//! to have its stack makes either a tenth slower or quicker, for as long as it
//! lives. The ratio is that of the quickest rounds of all processes, since
//! whatever else runs on the machine only ever adds to a round. Fails above
//! [`LIMIT`].

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use certamen::certificate::claims::profile;
use certamen::certificate::proof::rdf;
use certamen::certificate::{self, Claims, Trust, Verdict, verify};
use certamen::json;
use chrono::DateTime;
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");

/// The most that a verification may cost, in bare cryptography.
const LIMIT: f64 = 1.3;

const PROCESSES: usize = 24;
const ROUNDS: usize = 200;
const TIMES: u32 = 10;

/// The argument that makes this program measure once and write plain numbers.
const ONCE: &str = "once";

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == ONCE) {
        return once();
    }
    let mut best = [f64::INFINITY; NAMES.len()];
    for _ in 0..PROCESSES {
        let this = std::env::current_exe().and_then(|this| Command::new(this).arg(ONCE).output());
        let Ok(output) = this else {
            eprintln!("The benchmark cannot start itself.");
            return ExitCode::FAILURE;
        };
        let text = String::from_utf8_lossy(&output.stdout);
        let times: Vec<f64> = text.lines().filter_map(|line| line.parse().ok()).collect();
        if !output.status.success() || times.len() != best.len() {
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
            return ExitCode::FAILURE;
        }
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
    }
    for (name, time) in NAMES.iter().zip(best) {
        println!("{name:<30} {time:>7.2} us");
    }
    let ratio = best[1] / best[0];
    println!("ratio {ratio:.3}   (limit {LIMIT:.2})");
    if ratio > LIMIT {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

const NAMES: [&str; 5] = [
    "two strict checks, SHA-256",
    "verify",
    "  of which reading JSON",
    "  of which the profile",
    "verify, altered",
];

/// Measures in this process.
fn once() -> ExitCode {
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
    let Ok(quads) = unsigned(&claims) else {
        eprintln!("The sample is no JSON-LD.");
        return ExitCode::FAILURE;
    };
    let at = claims.valid_from.time();
    let trust: Trust = [claims.issuer.did].into_iter().collect();
    if verify(CERTIFICATE, &trust, at).verdict != Verdict::Valid {
        eprintln!("The sample is not VALID.");
        return ExitCode::FAILURE;
    }
    let altered = String::from_utf8_lossy(CERTIFICATE).replace("Hằng", "Hoa");

    let mut laps = [const { Lap::new() }; NAMES.len()];
    let [cryptography, whole, json, profile, changed] = &mut laps;
    for _ in 0..ROUNDS {
        cryptography.round(|| {
            black_box(Sha256::digest(black_box(CERTIFICATE)));
            black_box(Sha256::digest(black_box(quads.as_bytes())));
            (0..2).all(|_| black_box(public.verify_strict(black_box(&[1; 64]), &signature)).is_ok())
        });
        whole.round(|| verify(black_box(CERTIFICATE), &trust, at).verdict == Verdict::Valid);
        json.round(|| json::read(black_box(CERTIFICATE)).is_ok());
        profile.round(|| profile::read(black_box(&value)).is_ok());
        changed.round(|| {
            let report = verify(black_box(altered.as_bytes()), &trust, DateTime::UNIX_EPOCH);
            report.verdict == Verdict::Altered
        });
    }

    for lap in &laps {
        println!("{}", lap.best.as_secs_f64() * 1e6);
    }
    if laps.iter().all(|lap| lap.right) {
        return ExitCode::SUCCESS;
    }
    eprintln!("A verdict was wrong.");
    ExitCode::FAILURE
}

/// The canonical quads of a certificate.
fn unsigned(claims: &Claims) -> Result<String, rdf::RdfError> {
    rdf::canonical_quads(certificate::unsigned(claims).to_string().as_bytes())
}

/// Something measured in rounds.
struct Lap {
    /// The quickest round, for one time.
    best: Duration,
    /// Whether it always came out as it should.
    right: bool,
}

impl Lap {
    const fn new() -> Self {
        Self {
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
