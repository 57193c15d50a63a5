//! Makes the seeds that have to be signed or printed:
//! `cargo nextest run --test fuzz --run-ignored only`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use certamen::certificate::print::code;
use certamen::certificate::print::page::Design;
use certamen::certificate::print::print;
use certamen::certificate::{Block, Claims, Register, SiteKey, Status, issue, proof};
use certamen::site::print::sheet;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use serde_json::{Value, json};

use crate::invariants::{
    CLAIMS, LIST, ROOT, SAMPLE, key_of, list_of_root, moment, register_of_root, site_key,
};

fn write(target: &str, name: &str, bytes: impl AsRef<[u8]>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    fs::create_dir_all(folder.join(target)).unwrap();
    fs::write(folder.join(target).join(name), bytes).unwrap();
}

/// The first half.
fn cut(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len() / 2]
}

/// Signs the document anew after a change.
fn changed(text: &str, key: &SiteKey, suites: usize, change: impl Fn(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(text).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    change(&mut document);
    let created = document["validFrom"].as_str().unwrap().to_owned();
    let jcs = proof::sign(&document, key, &created);
    document["proof"] = match suites {
        1 => json!([jcs]),
        _ => json!([proof::sign_rdfc(&document, key, &created).unwrap(), jcs]),
    };
    format!("{document:#}\n")
}

/// The sample as a site issues it, changed.
fn issued(site: &SiteKey, change: impl Fn(&mut Claims)) -> String {
    let mut claims = CLAIMS.clone();
    claims.issuer.did = site.did().clone();
    change(&mut claims);
    issue(&claims, site).unwrap()
}

fn sample_key() -> SiteKey {
    key_of(b"a secret that no site signs with")
}

/// With a place in the status list.
fn placed(site: u8, index: u32) -> String {
    issued(&site_key(site), |claims| {
        let list = LIST.to_owned();
        claims.status = Some(Status { list, index });
    })
}

#[test]
#[ignore = "writes seeds"]
fn certificates() {
    let write = |name: &str, text: &str| write("credential", name, text);
    write("good-sample.json", SAMPLE);
    write("good-vouched.json", &placed(1, 3));
    write("good-withdrawn.json", &placed(1, 7));
    write("good-other-place.json", &placed(1, 16));
    write("good-beyond-the-list.json", &placed(1, 4_000_000_000));
    write("good-lost-key.json", &placed(2, 17));
    write("good-no-place.json", &issued(&site_key(1), |_| ()));
    write("good-untrusted.json", &issued(&site_key(3), |_| ()));
    let future = issued(&sample_key(), |claims| {
        claims.valid_from = moment("2027-05-14T03:12:45Z");
    });
    write("good-not-yet.json", &future);
    let past = issued(&sample_key(), |claims| {
        claims.valid_until = Some(moment("2026-05-15T03:12:45Z"));
    });
    write("good-expired.json", &past);
    let mut value: Value = serde_json::from_str(SAMPLE).unwrap();
    write("good-one-line.json", &value.to_string());
    write("bad-cut.json", &SAMPLE[..SAMPLE.find("proof").unwrap()]);
    write("bad-other-name.json", &SAMPLE.replace("Hằng", "Hoa"));
    let twice = SAMPLE.replacen('{', "{\"issuer\": 1, \"a\\u001b[2J\": 2,", 1);
    write("bad-said-twice.json", &twice);
    let escape = SAMPLE.replacen('{', "{\"a\\u001b[2J\\u202e\": 2,", 1);
    write("bad-escape-in-key.json", &escape);
    let escape = SAMPLE.replacen("Hằng", "\\u001b[2J", 1);
    write("bad-escape-in-name.json", &escape);
    write("bad-deep.json", &"[".repeat(2000));
    write("bad-number.json", &SAMPLE.replace("\"85\"", "1e400"));
    let other = changed(SAMPLE, &sample_key(), 1, |_| ());
    write("bad-one-proof.json", &other);
    let other = changed(SAMPLE, &site_key(1), 2, |_| ());
    write("bad-signed-by-another.json", &other);
    let proofs = value["proof"].as_array_mut().unwrap();
    proofs.swap(0, 1);
    write("bad-proofs-swapped.json", &value.to_string());
    value["proof"][0]["proofValue"] = format!("z{}", "z".repeat(88)).into();
    write("bad-proof-value.json", &value.to_string());
    value.as_object_mut().unwrap().remove("proof");
    write("bad-no-proof.json", &value.to_string());
    write(
        "bad-another-credential.json",
        r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}"#,
    );
}

#[test]
#[ignore = "writes seeds"]
fn registers() {
    let write = |name: &str, text: &str| write("register", name, text);
    let (_, text) = register_of_root().sign(&ROOT).unwrap();
    write("good-two-sites.json", &text);
    let mut none = register_of_root();
    none.sites.clear();
    none.templates.clear();
    write("good-no-sites.json", &none.sign(&ROOT).unwrap().1);
    let mut open: Register = register_of_root();
    open.sites[0].until = None;
    open.sites[0].blocks.push(Block { from: 64, count: 1 });
    open.version = u64::MAX;
    write("good-open-end.json", &open.sign(&ROOT).unwrap().1);
    write(
        "bad-cut.json",
        std::str::from_utf8(cut(text.as_bytes())).unwrap_or(&text[..700]),
    );
    write(
        "bad-other-name.json",
        &text.replace("Điểm thi 1", "Điểm thi 9"),
    );
    write(
        "bad-escape-in-name.json",
        &text.replace("Điểm thi 1", "\\u001b[2J"),
    );
    write(
        "bad-said-twice.json",
        &text.replacen('{', "{\"issuer\": \"\\u001b\",", 1),
    );
    let first = site_key(1).did().to_string();
    let second = site_key(2).did().to_string();
    let twice = text.replace(&second, &first);
    write("bad-site-twice.json", &changed(&twice, &ROOT, 1, |_| ()));
    let mut overlap: Value = serde_json::from_str(&text).unwrap();
    from_zero(&mut overlap);
    let overlap = changed(&overlap.to_string(), &ROOT, 1, |_| ());
    write("bad-overlap.json", &overlap);
    write(
        "bad-signed-by-a-site.json",
        &changed(&text, &site_key(1), 1, |_| ()),
    );
    write("bad-deep.json", &"{\"a\":".repeat(2000));
    write("bad-sample.json", SAMPLE);
}

/// Makes every block begin at place 0, however it is spelt.
fn from_zero(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(from_zero),
        Value::Object(members) => {
            if members.contains_key("count") && members.contains_key("from") {
                let zero = match members["from"] {
                    Value::String(_) => json!("0"),
                    _ => json!(0),
                };
                members["from"] = zero;
            }
            members.values_mut().for_each(from_zero);
        }
        _ => {}
    }
}

#[test]
#[ignore = "writes seeds"]
fn status_lists() {
    let write = |name: &str, text: &str| write("status", name, text);
    let text = list_of_root().sign(&ROOT).unwrap();
    write("good-one-withdrawn.json", &text);
    let holding = |name: &str, bits: &[u8]| {
        let encoded = format!("u{}", Base64UrlUnpadded::encode_string(bits));
        let text = changed(&text, &ROOT, 2, |document| {
            document["credentialSubject"]["encodedList"] = encoded.as_str().into();
        });
        write(name, &text);
    };
    let gzip = |bits: &[u8]| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bits).unwrap();
        packer.finish().unwrap()
    };
    holding("good-all-withdrawn.json", &gzip(&[0xff; 16_384]));
    holding("bad-bomb.json", &gzip(&vec![0; (8 << 20) + 1]));
    holding("bad-too-short.json", &gzip(&[0; 16_383]));
    holding("bad-no-gzip.json", b"no gzip");
    let twice = [gzip(&[0; 16_384]), gzip(&[0; 16_384])].concat();
    holding("bad-two-gzips.json", &twice);
    holding("bad-gzip-cut.json", cut(&gzip(&[0; 16_384])));
    write("bad-cut.json", &text[..text.len() / 2]);
    write(
        "bad-other-day.json",
        &text.replace("2027-02-01", "2029-02-01"),
    );
    write(
        "bad-signed-by-a-site.json",
        &changed(&text, &site_key(1), 2, |_| ()),
    );
    write("bad-one-proof.json", &changed(&text, &ROOT, 1, |_| ()));
    write("bad-sample.json", SAMPLE);
}

#[test]
#[ignore = "writes seeds"]
fn codes() {
    let write = |name: &str, text: &str| write("code", name, text);
    let text = code::encode(SAMPLE).unwrap();
    write("good-sample.txt", &text);
    write("good-line-end.txt", &format!("{text}\r\n"));
    write(
        "good-other-issuer.txt",
        &code::encode(&placed(1, 3)).unwrap(),
    );
    let endless = issued(&sample_key(), |claims| claims.valid_until = None);
    write("good-no-end.txt", &code::encode(&endless).unwrap());
    let last = if text.ends_with('0') { '1' } else { '0' };
    let changed = format!("{}{last}", &text[..text.len() - 1]);
    write("changed-end.txt", &changed);
    write("cut-inside-the-signatures.txt", &text[..text.len() - 30]);
    write("more-at-the-end.txt", &format!("{text}000"));
    write("bad-cut.txt", &text[..60]);
    write("bad-only-the-prefix.txt", "CERTAMEN1:");
    write("bad-lower-case.txt", &text.to_lowercase());
    write("bad-escape.txt", "CERTAMEN1:\u{1b}[2J");
    write("bad-other-letters.txt", "CERTAMEN1:Đạo đức");
    write("bad-too-long.txt", &format!("{text}{}", "0".repeat(4300)));
    write(
        "bad-all-highest.txt",
        &format!("CERTAMEN1:{}", "FGW".repeat(90)),
    );
}

/// A PDF of these objects, from number 1 up, of which the first is the root.
fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", i + 1).bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let table = pdf.len();
    let size = objects.len() + 1;
    pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    pdf.extend(trailer.bytes());
    pdf
}

/// An attached file.
fn file(entries: &str, data: &[u8]) -> Vec<u8> {
    let length = data.len();
    let head = format!("<</Type/EmbeddedFile{entries}/Length {length}>>\nstream\n");
    [head.as_bytes(), data, b"\nendstream"].concat()
}

#[test]
#[ignore = "writes seeds"]
fn pages() {
    let write = |name: &str, bytes: &[u8]| write("pdf", name, bytes);
    let page = print(
        &sheet(&CLAIMS, SAMPLE),
        &Design::default(),
        SAMPLE,
        &sample_key(),
    );
    let page = page.unwrap();
    write("good-page.pdf", &page);
    write("good-page-with-more.pdf", &[&*page, b"\n%%EOF\n"].concat());
    write("bad-page-cut.pdf", &page[..4000]);
    let root = || {
        let names = "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F 3 0 R>>>>]>>>>";
        format!("<</Type/Catalog/Pages 2 0 R{names}>>").into_bytes()
    };
    let pages = || b"<</Type/Pages/Kids[]/Count 0>>".to_vec();
    let of = |files: &[Vec<u8>]| {
        let objects = [vec![root(), pages()], files.to_vec()].concat();
        pdf_of(&objects)
    };
    let zlib = |data: &[u8]| {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(data).unwrap();
        packer.finish().unwrap()
    };
    let sample = file("", SAMPLE.as_bytes());
    let small = of(std::slice::from_ref(&sample));
    write("good-not-a-page.pdf", &small);
    write("good-space-before.pdf", &[b" \n", &*small].concat());
    write("bad-cut-in-the-table.pdf", &small[..small.len() - 150]);
    let flate = file("/Filter/FlateDecode", &zlib(SAMPLE.as_bytes()));
    write("good-packed.pdf", &of(&[flate]));
    write("good-file-of-nothing.pdf", &of(&[file("", b"")]));
    write("bad-two-files.pdf", &of(&[sample.clone(), sample]));
    let bomb = file("/Filter/FlateDecode", &zlib(&vec![b' '; (1 << 20) + 1]));
    write("bad-bomb.pdf", &of(&[bomb]));
    let twice = file(
        "/Filter[/FlateDecode/FlateDecode]",
        &zlib(&zlib(SAMPLE.as_bytes())),
    );
    write("bad-packed-twice.pdf", &of(&[twice]));
    write("bad-no-file.pdf", &pdf_of(&[root(), pages()]));
    write("bad-root-is-itself.pdf", &pdf_of(&[b"1 0 R".to_vec()]));
    let deep = ["[".repeat(5000), "]".repeat(5000)].concat().into_bytes();
    write("bad-deep.pdf", &pdf_of(&[root(), pages(), deep]));
    write("bad-only-the-beginning.pdf", b"%PDF-1.7\n");
}
