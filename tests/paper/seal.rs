//! The signature over the page: it holds for the file as it was issued, for our
//! reader and for others, and for no other file.

use std::fs;
use std::process::Command;

use certamen::certificate::issue;
use certamen::certificate::print::read::pdf::{PageError, PageState, pdf};
use certamen::text::Lang;

use crate::fixture::key;
use crate::page::{outbox, printed, spoken};

fn state(bytes: &[u8]) -> Result<PageState, PageError> {
    pdf(bytes).map(|file| file.state)
}

#[test]
fn the_page_is_as_issued_and_carries_the_credential() {
    let claims = spoken(Lang::VI);
    let file = pdf(&printed(&claims)).unwrap();
    assert_eq!(file.state, PageState::AsIssued);
    let json = issue(&claims, &key()).unwrap();
    assert_eq!(file.credential, json.as_bytes());
}

#[test]
fn a_byte_that_is_changed_anywhere_is_noticed() {
    let page = printed(&spoken(Lang::EN));
    let step = 97;
    for start in (0..page.len()).step_by(step) {
        let mut changed = page.clone();
        changed[start] ^= 0x01;
        assert_ne!(state(&changed), Ok(PageState::AsIssued), "byte {start}");
    }
    // The end of the file holds the signature and the table.
    for start in page.len() - 3000..page.len() {
        let mut changed = page.clone();
        changed[start] ^= 0x01;
        assert_ne!(state(&changed), Ok(PageState::AsIssued), "byte {start}");
    }
}

#[test]
fn what_is_appended_or_cut_is_noticed() {
    let page = printed(&spoken(Lang::EN));
    for more in [&b"\n"[..], b"%", b"1 0 obj\n<<>>\nendobj\n"] {
        let longer = [&page[..], more].concat();
        let found = state(&longer).unwrap();
        assert!(matches!(found, PageState::Altered(_)), "{found:?}");
    }
    for cut in [1, 10, 100, 2500, page.len() / 2, page.len() - 9] {
        let found = state(&page[..page.len() - cut]);
        assert_ne!(found, Ok(PageState::AsIssued), "{cut}");
    }
}

#[test]
fn a_page_without_a_signature_is_altered() {
    let page = printed(&spoken(Lang::EN));
    // Before the incremental update ends the file that krilla wrote.
    let end = page.windows(5).position(|w| w == b"%%EOF").unwrap() + 5;
    let found = state(&page[..end]).unwrap();
    assert_eq!(found, PageState::Altered("it bears no signature"));
}

#[test]
fn qpdf_finds_no_fault() {
    let path = outbox().join("sealed.pdf");
    fs::write(&path, printed(&spoken(Lang::FR))).unwrap();
    let Ok(checked) = Command::new("qpdf").arg("--check").arg(&path).output() else {
        println!("no qpdf here");
        return;
    };
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{said}");
    // Written anew it says the same, and is no longer the page.
    let anew = outbox().join("anew.pdf");
    let status = Command::new("qpdf")
        .args(["--object-streams=generate"])
        .args([&path, &anew])
        .status();
    assert!(status.unwrap().success());
    let file = pdf(&fs::read(&anew).unwrap()).unwrap();
    assert!(matches!(file.state, PageState::Altered(_)));
    let json = issue(&spoken(Lang::FR), &key()).unwrap();
    assert_eq!(file.credential, json.as_bytes());
    // With a second file attached nobody can tell which was meant.
    let two = outbox().join("two.pdf");
    let status = Command::new("qpdf")
        .arg(&path)
        .args(["--add-attachment", "Cargo.toml", "--"])
        .arg(&two)
        .status();
    assert!(status.unwrap().success());
    assert_eq!(state(&fs::read(&two).unwrap()), Err(PageError::Several));
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert_eq!(state(b""), Err(PageError::Damaged));
    assert_eq!(state(b"%PDF-1.7\n"), Err(PageError::Damaged));
    assert_eq!(state(&vec![b' '; (32 << 20) + 1]), Err(PageError::TooLarge));
}
