use std::io::Cursor;

use image::ImageFormat;

use std::fs;

use super::*;
use crate::text::Lang;

const FILE: &str = "\
logo: logo.png
accent: \"#7a1020\"
words:
  heading: { en: Diploma, vi: Bằng }
  lead: To
hide: [version, quizzes]
";

/// A picture of one pixel.
fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let pixel = image::RgbImage::new(1, 1);
    pixel.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn codes(faults: &[Fault]) -> Vec<(&'static str, u32, u32)> {
    let code = |f: &Fault| (f.kind.code(), f.place.line, f.place.column);
    faults.iter().map(code).collect()
}

fn edited(from: &str, to: &str) -> String {
    assert_eq!(FILE.matches(from).count(), 1, "{from:?}");
    FILE.replacen(from, to, 1)
}

#[test]
fn a_whole_file_is_read() {
    let loaded = read_page(FILE.as_bytes(), &Limits::default());
    assert_eq!(codes(&loaded.faults), []);
    let page = loaded.page.unwrap();
    assert_eq!(page.accent, Some([0x7a, 0x10, 0x20]));
    assert_eq!(page.heading.unwrap().get(Lang::VI), "Bằng");
    assert_eq!(page.lead, Some("To".into()));
    assert_eq!(page.hide, [Hidden::Version, Hidden::Quizzes]);
    let empty = read_page(b"# later\n", &Limits::default());
    assert_eq!(empty.page, Some(Page::default()));
}

#[test]
fn every_fault_has_its_place() {
    let long = "x".repeat(PAGE_LINE_LIMIT + 1);
    for (expected, from, to) in [
        (("bad-colour", 2, 9), "\"#7a1020\"", "red"),
        (("bad-colour", 2, 9), "\"#7a1020\"", "\"#7a102\""),
        (("bad-colour", 2, 9), "\"#7a1020\"", "\"#7a10é\""),
        (("hash-ends-text", 2, 7), "\"#7a1020\"", "#7a1020"),
        (("misspelt-field", 2, 1), "accent", "acent"),
        (("unknown-field", 2, 1), "accent", "paper"),
        (("bad-picture-name", 1, 7), "logo.png", "../logo.png"),
        (("bad-picture-name", 1, 7), "logo.png", "logo.svg"),
        (("bad-picture-name", 1, 7), "logo.png", "\"a\\e[2J.png\""),
        (("misspelt-word", 6, 8), "version", "versions"),
        (("unknown-word", 6, 17), "quizzes", "name"),
        (("text-too-long", 4, 31), "Bằng", long.as_str()),
        (("text-too-long", 5, 9), "To", long.as_str()),
        (("forbidden-character", 5, 11), "To", "\"a\\u202eb\""),
        (("line-break", 5, 9), "To", "\"a\\nb\""),
        (("empty-text", 5, 9), "To", "\" \""),
        (("bad-language", 4, 14), "en:", "English:"),
        (("wrong-type", 6, 7), "[version, quizzes]", "version"),
    ] {
        let text = edited(from, to);
        let loaded = read_page(text.as_bytes(), &Limits::default());
        assert!(loaded.page.is_none(), "{text}");
        assert_eq!(codes(&loaded.faults), [expected], "{text}");
    }
}

#[test]
fn the_logo_must_be_a_picture_that_can_be_printed() {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name);
    let found = || find_page(root.path(), &Limits::default()).unwrap();
    assert!(find_page(root.path(), &Limits::default()).is_none());
    fs::write(path(PAGE_FILE), FILE).unwrap();
    assert_eq!(codes(&found().faults), [("unreadable-file", 1, 7)]);
    let png = png();
    let (mut huge, mut wide) = (png.clone(), png.clone());
    huge.resize((LOGO_LIMIT << 20) + 1, 0);
    wide[16..20].copy_from_slice(&(LOGO_SIDE + 1).to_be_bytes());
    for (code, bytes) in [
        ("picture-too-large", huge),
        ("bad-picture", wide),
        ("bad-picture", png[..png.len() / 2].to_vec()),
        ("bad-picture", b"GIF89a".to_vec()),
        ("bad-picture", Vec::new()),
    ] {
        fs::write(path("logo.png"), bytes).unwrap();
        assert_eq!(codes(&found().faults), [(code, 1, 7)]);
        assert!(found().page.is_none());
    }
    fs::write(path("logo.png"), &png).unwrap();
    assert_eq!(found().page.unwrap().1, Some(png));
}
