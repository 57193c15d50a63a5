//! `page.yaml` in the folder of a training: how its certificates are printed.
//!
//! Everything in it may be left out; without the file the design is the built-in
//! one. A file with a mistake prints nothing, since a page is signed for good.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::certificate::print::page::{Design, Logo, Sheet};
use crate::text::{Lang, forbidden, nfc, printable};
use crate::training::folder::read_at_most;

/// The file.
pub const PAGE_FILE: &str = "page.yaml";

const FILE_LIMIT: usize = 64 << 10;
const LOGO_LIMIT: usize = 2 << 20;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PageFile {
    /// A PNG or JPEG picture beside the file.
    logo: Option<String>,
    /// The colour of frame and headings: "#1b3f6b".
    accent: Option<String>,
    /// Words in the place of the built-in ones.
    words: Wording,
    /// Lines that are left out.
    hide: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Wording {
    heading: Option<Words>,
    lead: Option<Words>,
    deed: Option<Words>,
    closing: Option<Words>,
}

/// One text for all languages, or one for each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Words {
    Same(String),
    Each(BTreeMap<String, String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Issuer,
    Person,
    Version,
    Score,
    Quizzes,
    Fingerprint,
}

/// How the pages of a training look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    file: PageFile,
    /// Colour and logo.
    pub design: Design,
}

impl Look {
    /// Reads the file of a training.
    ///
    /// # Errors
    /// What is wrong with it, with its place; safe to print.
    pub fn read(root: &Path) -> Result<Self, String> {
        let path = root.join(PAGE_FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let failed = |what: String| format!("{PAGE_FILE}: {}", printable(&what));
        let bytes = read_at_most(&path, FILE_LIMIT).map_err(|e| failed(e.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|e| failed(e.to_string()))?;
        if text.len() > FILE_LIMIT {
            return Err(failed("the file is too large".into()));
        }
        let file: PageFile = serde_yaml::from_str(&text).map_err(|e| failed(e.to_string()))?;
        let mut design = Design::default();
        if let Some(accent) = &file.accent {
            design.accent = colour(accent)
                .ok_or_else(|| failed(format!("accent must be like #1b3f6b, not {accent}")))?;
        }
        if let Some(logo) = &file.logo {
            design.logo = Some(picture(root, logo).map_err(|e| failed(format!("{logo}: {e}")))?);
        }
        for words in file.words.all().into_iter().flatten() {
            for text in words.texts() {
                if forbidden(text, false).is_some() || text.trim().is_empty() {
                    return Err(failed(format!("this cannot be printed: {text:?}")));
                }
            }
        }
        Ok(Self { file, design })
    }

    /// Puts the words of the file on a sheet, and leaves out what it hides.
    pub fn apply(&self, sheet: &mut Sheet, language: Lang) {
        let words = &self.file.words;
        for (own, place) in [
            (&words.heading, &mut sheet.heading),
            (&words.lead, &mut sheet.lead),
            (&words.deed, &mut sheet.deed),
            (&words.closing, &mut sheet.closing),
        ] {
            if let Some(text) = own.as_ref().and_then(|words| words.get(language)) {
                *place = nfc(text);
            }
        }
        for line in &self.file.hide {
            match line {
                Line::Issuer => sheet.issuer.clear(),
                Line::Person => sheet.person.clear(),
                Line::Version => sheet.version.clear(),
                Line::Score => sheet.score.clear(),
                Line::Quizzes => sheet.quizzes.clear(),
                Line::Fingerprint => sheet.fingerprint = None,
            }
        }
    }
}

impl Wording {
    fn all(&self) -> [Option<&Words>; 4] {
        [&self.heading, &self.lead, &self.deed, &self.closing].map(Option::as_ref)
    }
}

impl Words {
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Same(text) => vec![text],
            Self::Each(texts) => texts.values().collect(),
        }
    }

    fn get(&self, language: Lang) -> Option<&str> {
        match self {
            Self::Same(text) => Some(text),
            Self::Each(texts) => texts.get(language.as_str()).map(String::as_str),
        }
    }
}

fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

fn picture(root: &Path, name: &str) -> Result<Logo, String> {
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return Err("the logo must lie beside page.yaml".into());
    }
    let bytes = read_at_most(&root.join(name), LOGO_LIMIT).map_err(|e| e.to_string())?;
    if bytes.len() > LOGO_LIMIT {
        return Err("the logo has more than 2 MiB".into());
    }
    match bytes[..] {
        [0x89, b'P', b'N', b'G', ..] => Ok(Logo::Png(bytes)),
        [0xff, 0xd8, 0xff, ..] => Ok(Logo::Jpeg(bytes)),
        _ => Err("the logo is neither PNG nor JPEG".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Look, String> {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join(PAGE_FILE), text).unwrap();
        Look::read(root.path())
    }

    #[test]
    fn without_a_file_the_design_is_the_built_in_one() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(Look::read(root.path()), Ok(Look::default()));
    }

    #[test]
    fn words_colour_and_lines_are_taken() {
        let text = "accent: \"#7a1020\"\nwords:\n  heading: { en: Diploma, vi: Bằng }\n  lead: To\nhide: [version, quizzes]\n";
        let look = read(text).unwrap();
        assert_eq!(look.design.accent, [0x7a, 0x10, 0x20]);
        let mut sheet = Sheet {
            version: "1".into(),
            heading: "old".into(),
            ..Sheet::default()
        };
        look.apply(&mut sheet, Lang::EN);
        assert_eq!((&*sheet.heading, &*sheet.lead), ("Diploma", "To"));
        assert_eq!(sheet.version, "");
        sheet.heading = "old".into();
        look.apply(&mut sheet, Lang::FR);
        assert_eq!(sheet.heading, "old");
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let error = read("accent: \"#7a1020\"\nacent: red\n").unwrap_err();
        assert!(error.contains("acent") && error.contains('2'), "{error}");
        for bad in [
            "accent: red",
            "hide: [name]",
            "logo: ../x.png",
            "logo: none.png",
            "words: { heading: \"a\\u202eb\" }",
        ] {
            assert!(read(bad).unwrap_err().starts_with("page.yaml: "), "{bad}");
        }
    }
}
