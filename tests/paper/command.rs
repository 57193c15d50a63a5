//! `certamen verify` on PDF files, pictures and codes.

use std::fs;
use std::path::Path;
use std::process::Command;

use certamen::certificate::issue;
use certamen::certificate::print::code::encode;
use certamen::text::Lang;
use image::{GrayImage, Luma};
use tempfile::TempDir;

use crate::fixture::{key, other_key};
use crate::page::{printed, spoken};

/// Exit code and what was said of files in a folder that is no training.
fn verify(folder: &Path, args: &[&str]) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .current_dir(folder)
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(["--lang", "en", "verify", "--at", "2026-11-23"])
        .args(args)
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), said)
}

fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let claims = spoken(Lang::EN);
    let json = issue(&claims, &key()).unwrap();
    let code = encode(&json).unwrap();
    let qr = certamen::certificate::print::qr::Qr::of(&code).unwrap();
    let side = (qr.size() as u32 + 8) * 4;
    let scan = GrayImage::from_fn(side, side, |x, y| {
        let at = |n: u32| (n / 4).checked_sub(4).map_or(usize::MAX, |n| n as usize);
        Luma([if qr.is_dark(at(x), at(y)) { 0 } else { 255 }])
    });
    scan.save(folder.path().join("scan.png")).unwrap();
    let page = printed(&claims);
    let mut changed = page.clone();
    changed.extend(b"\n");
    for (name, bytes) in [
        ("one.json", json.as_bytes()),
        ("code.txt", code.as_bytes()),
        ("page.pdf", &page),
        ("changed.pdf", &changed),
        ("broken.pdf", &page[..500]),
        ("other.txt", b"CERTAMEN9:00"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    (folder, key().did().to_string())
}

#[test]
fn a_page_as_issued_is_valid_and_says_so() {
    let (folder, did) = folder();
    let (status, said) = verify(folder.path(), &["page.pdf", "--trust", &did]);
    assert!(said.starts_with("VALID  page.pdf"), "{said}");
    assert!(said.contains("Nguyễn Thị Bích Hằng"), "{said}");
    assert!(said.contains("nothing on it was changed"), "{said}");
    assert_eq!(status, 0);
}

#[test]
fn a_changed_page_is_altered_with_the_signed_fields() {
    let (folder, did) = folder();
    let (status, said) = verify(folder.path(), &["changed.pdf", "--trust", &did]);
    assert!(said.starts_with("ALTERED  changed.pdf"), "{said}");
    assert!(said.contains("Nguyễn Thị Bích Hằng"), "{said}");
    assert!(said.contains("Believe only the signed fields"), "{said}");
    assert_eq!(status, 1);
}

#[test]
fn codes_and_scans_want_a_template_and_an_issuer() {
    let (folder, did) = folder();
    for file in ["code.txt", "scan.png"] {
        let (status, said) = verify(
            folder.path(),
            &[file, "--trust", &did, "--template", "one.json"],
        );
        assert!(said.starts_with(&format!("VALID  {file}")), "{said}");
        assert!(said.contains("not the words on the page"), "{said}");
        assert_eq!(status, 0);

        let (status, said) = verify(folder.path(), &[file, "--trust", &did]);
        assert!(said.starts_with("UNREADABLE"), "{said}");
        assert!(said.contains("--template"), "{said}");
        assert_eq!(status, 2);

        let other = other_key().did().to_string();
        let (_, said) = verify(
            folder.path(),
            &[file, "--trust", &other, "--template", "one.json"],
        );
        assert!(said.contains("not known here; name the issuer"), "{said}");
    }
}

#[test]
fn a_folder_is_verified_whatever_its_files_are() {
    let (folder, did) = folder();
    let args = [".", "--trust", &did, "--template", "one.json"];
    let (status, said) = verify(folder.path(), &args);
    assert!(said.contains("of 7 are VALID"), "{said}");
    assert_eq!(status, 1);
    let (_, said) = verify(folder.path(), &["broken.pdf", "other.txt", "--trust", &did]);
    assert!(said.contains("the PDF is damaged"), "{said}");
    assert!(said.contains("not that of a certificate"), "{said}");
}
