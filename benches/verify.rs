//! What verifying one certificate costs, beside the bare cryptography in it: a
//! strict signature check and two SHA-256 hashes of the same bytes.
//! `verify/certificate` must stay within 1.3 times `verify/cryptography`.

use std::hint::black_box;

use certamen::certificate::{Trust, Verdict, json, profile, verify};
use chrono::DateTime;
use criterion::{Criterion, criterion_group, criterion_main};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");

fn benchmark(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("verify");

    let key = SigningKey::from_bytes(&[7; 32]);
    let public = key.verifying_key();
    let signature = key.sign(&[1; 64]);
    group.bench_function("cryptography", |b| {
        b.iter(|| {
            black_box(Sha256::digest(black_box(CERTIFICATE)));
            black_box(Sha256::digest(black_box(CERTIFICATE)));
            public.verify_strict(black_box(&[1; 64]), &signature)
        });
    });

    let value = json::read(CERTIFICATE).expect("the sample is JSON");
    let claims = profile::read(&value).expect("the sample keeps the profile");
    let at = claims.valid_from.time();
    let trust: Trust = [claims.issuer.did].into_iter().collect();
    group.bench_function("certificate", |b| {
        b.iter(|| {
            let report = verify(black_box(CERTIFICATE), &trust, at);
            assert_eq!(report.verdict, Verdict::Valid);
            report
        });
    });
    group.bench_function("certificate/json", |b| {
        b.iter(|| json::read(black_box(CERTIFICATE)));
    });
    group.bench_function("certificate/profile", |b| {
        b.iter(|| profile::read(black_box(&value)));
    });
    group.bench_function("altered", |b| {
        let altered = String::from_utf8_lossy(CERTIFICATE).replace("Hằng", "Hoa");
        b.iter(|| verify(black_box(altered.as_bytes()), &trust, DateTime::UNIX_EPOCH));
    });
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
