//! How the pages of a training look: its `page.yaml`, laid over what is built in.
//!
//! The file is read in [`crate::training::page`]. One with a fault prints
//! nothing, since a page is signed for good.

use std::path::Path;

use crate::bank::yaml::node::Limits;
use crate::certificate::print::page::{Design, Logo, Sheet};
use crate::course::Problem;
use crate::text::{Lang, Text};
use crate::training::fields::Hidden;
use crate::training::page::{PAGE_FILE, Page, find_page};

/// How the pages of a training look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    page: Page,
    /// Colour and logo.
    pub design: Design,
}

impl Look {
    /// Reads the file of a training.
    ///
    /// # Errors
    /// Where its first fault is; `certamen check` says the rest.
    pub fn read(root: &Path) -> Result<Self, Problem> {
        let Some(found) = find_page(root, &Limits::default()) else {
            return Ok(Self::default());
        };
        let Some((page, logo)) = found.page else {
            let mut errors = found.faults.iter().filter(|fault| fault.is_error());
            let about = errors.next().map_or_else(
                || PAGE_FILE.to_owned(),
                |fault| format!("{PAGE_FILE}:{}:{}", fault.place.line, fault.place.column),
            );
            return Err(Problem::new("problem-page-file", about));
        };
        let mut design = Design::default();
        if let Some(accent) = page.accent {
            design.accent = accent;
        }
        design.logo = logo.map(|bytes| match bytes[..] {
            [0x89, ..] => Logo::Png(bytes),
            _ => Logo::Jpeg(bytes),
        });
        Ok(Self { page, design })
    }

    /// Puts the words of the file on a sheet, and leaves out what it hides. A
    /// language the file does not have keeps the built-in words.
    pub fn apply(&self, sheet: &mut Sheet, language: Lang) {
        let page = &self.page;
        for (own, place) in [
            (&page.heading, &mut sheet.heading),
            (&page.lead, &mut sheet.lead),
            (&page.deed, &mut sheet.deed),
            (&page.closing, &mut sheet.closing),
        ] {
            if let Some(text) = own.as_ref().and_then(|text| in_language(text, language)) {
                text.clone_into(place);
            }
        }
        for line in &page.hide {
            match line {
                Hidden::Issuer => sheet.issuer.clear(),
                Hidden::Person => sheet.person.clear(),
                Hidden::Version => sheet.version.clear(),
                Hidden::Score => sheet.score.clear(),
                Hidden::Quizzes => sheet.quizzes.clear(),
                Hidden::Fingerprint => sheet.fingerprint = None,
            }
        }
    }
}

fn in_language(text: &Text, language: Lang) -> Option<&str> {
    let mut wordings = text.wordings();
    let wording = wordings.find(|(lang, _)| lang.is_none_or(|lang| lang == language));
    wording.map(|(_, wording)| wording)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Look, Problem> {
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
    fn a_file_with_a_fault_prints_nothing_and_says_where() {
        let error = read("accent: \"#7a1020\"\nlogo: none.png\n").unwrap_err();
        assert_eq!(error, Problem::new("problem-page-file", "page.yaml:2:7"));
    }
}
