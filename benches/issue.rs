//! What issuing one certificate costs on one core, from its claims to the file and
//! the page: both proofs, the JSON, the code and its QR code, the page as PDF/A-3
//! with the certificate in it, and the signature over the page.
//!
//! Beside it, in turn, what no page can do without: two bare Ed25519 signatures,
//! and krilla writing an empty page of the same kind. Every certificate is another
//! person's. The quickest rounds count, since other work only ever adds to a round.
//! Fails below [`FEWEST`] certificates a second.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use certamen::certificate::claims::profile;
use certamen::certificate::print::page::Design;
use certamen::certificate::print::{code, print, qr::Qr};
use certamen::certificate::{Claims, SiteKey, issue};
use certamen::json;
use certamen::site::print::sheet;
use ed25519_dalek::{Signer, SigningKey};
use krilla::configure::{Archival, ConfigurationBuilder, PdfVersion};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};
use uuid::Uuid;

const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/certificate.json");

/// The fewest certificates a second on one core.
const FEWEST: f64 = 20.0;

const ROUNDS: usize = 60;
const TIMES: u32 = 5;

type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("The benchmark cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<bool, Failed> {
    let key = SiteKey::from_secret(b"a secret that no site signs with")?;
    let bare = SigningKey::from_bytes(&[7; 32]);
    let mut claims = profile::read(&json::read(CERTIFICATE)?)?;
    claims.issuer.did = key.did().clone();
    let mut laps = [const { Lap::new() }; NAMES.len()];
    let mut number = 0;
    for _ in 0..ROUNDS {
        let [signatures, empty, json, qr, page, whole] = &mut laps;
        signatures.round(|| {
            black_box(bare.sign(black_box(&[1; 64])));
            black_box(bare.sign(black_box(&[2; 64])));
            Ok(())
        })?;
        empty.round(|| empty_page().map(drop))?;
        json.round(|| {
            another(&mut claims, &mut number);
            black_box(issue(&claims, &key)?);
            Ok(())
        })?;
        let text = issue(&claims, &key)?;
        qr.round(|| {
            let code = code::encode(black_box(&text))?;
            Qr::of(&code).map(drop).ok_or_else(|| "too long".into())
        })?;
        page.round(|| page_of(&claims, &text, &key).map(drop))?;
        whole.round(|| {
            another(&mut claims, &mut number);
            let text = issue(&claims, &key)?;
            page_of(&claims, &text, &key).map(drop)
        })?;
    }
    for (name, lap) in NAMES.iter().zip(&laps) {
        println!("{name:<36} {:>8.3} ms", lap.best * 1e3);
    }
    let [signatures, empty, .., whole] = &laps;
    let rate = 1.0 / whole.best;
    println!(
        "ratio to the first two {:.2}",
        whole.best / (signatures.best + empty.best)
    );
    println!("{rate:.0} certificates a second on one core   (at least {FEWEST:.0})");
    Ok(rate >= FEWEST)
}

const NAMES: [&str; 6] = [
    "two bare signatures",
    "an empty page, by krilla",
    "claims to signed JSON",
    "  its code and QR code",
    "  its page, with code and signature",
    "claims to JSON and page",
];

/// The claims of somebody else.
fn another(claims: &mut Claims, number: &mut u128) {
    *number += 1;
    claims.id = Uuid::from_u128(*number << 64);
    claims.participant.code = format!("CB-{number:05}");
    claims.participant.name = format!("Nguyễn Thị Bích Hằng {number}");
}

fn page_of(claims: &Claims, json: &str, key: &SiteKey) -> Result<Vec<u8>, Failed> {
    let sheet = sheet(claims, json);
    Ok(black_box(print(&sheet, &Design::default(), json, key)?))
}

/// A page of the size and kind of ours with nothing on it.
fn empty_page() -> Result<Vec<u8>, Failed> {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A3_A)
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let page = document.start_page_with(PageSettings::from_wh(841.89, 595.276).ok_or("size")?);
    page.finish();
    document.set_tag_tree(TagTree::new().with_lang(Some("vi".to_owned())));
    let date = DateTime::new(2026).month(5).day(14);
    document.set_metadata(
        Metadata::new()
            .title("Empty".to_owned())
            .language("vi".to_owned())
            .creation_date(date)
            .document_id("empty".to_owned()),
    );
    let bytes = document.finish().map_err(|error| format!("{error:?}"))?;
    Ok(black_box(bytes))
}

/// Something measured in rounds.
struct Lap {
    /// Seconds that one time took in the quickest round.
    best: f64,
}

impl Lap {
    const fn new() -> Self {
        Self {
            best: f64::INFINITY,
        }
    }

    fn round(&mut self, mut once: impl FnMut() -> Result<(), Failed>) -> Result<(), Failed> {
        let start = Instant::now();
        for _ in 0..TIMES {
            once()?;
        }
        let time: Duration = start.elapsed() / TIMES;
        self.best = self.best.min(time.as_secs_f64());
        Ok(())
    }
}
