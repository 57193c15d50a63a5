//! `page.yaml` and the logo beside it: how the certificates of a training are
//! printed, with every fault at its place.
//!
//! Everything in the file may be left out. What a page is without it, and how it
//! is drawn, the certificate's own module knows.

use std::path::Path;

use super::fields::{HIDDEN, Hidden, PAGE, PAGE_CLOSING_LIMIT, PAGE_LINE_LIMIT, PAGE_WORDS};
use super::reading::{read_limited, unreadable};
use super::yaml::with_reader;
use crate::bank::fault::{Fault, FaultKind, Place, Shown};
use crate::bank::format::Lines;
use crate::bank::read::reader::Reader;
use crate::bank::yaml::node::{Limits, Node};
use crate::files::read_plain_file;
use crate::picture;
use crate::text::{self, Text};

/// The file.
pub const PAGE_FILE: &str = "page.yaml";

/// The largest logo, in MiB, and the most pixels on one of its sides.
const LOGO_LIMIT: usize = 2;
const LOGO_SIDE: u32 = 4000;

/// What `page.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The name of a picture beside the file.
    pub logo: Option<String>,
    /// The colour of frame and headings: red, green, blue.
    pub accent: Option<[u8; 3]>,
    /// The large heading.
    pub heading: Option<Text>,
    /// The line above the name.
    pub lead: Option<Text>,
    /// The line between the name and what was completed.
    pub deed: Option<Text>,
    /// The small sentence beside the code.
    pub closing: Option<Text>,
    /// Lines that are left out.
    pub hide: Vec<Hidden>,
}

/// A `page.yaml` that was read, and what was found wrong with it.
#[derive(Debug, Clone)]
pub struct LoadedPage {
    /// What it says; none when a fault is an error.
    pub page: Option<Page>,
    /// Where the logo is named.
    pub logo_place: Option<Place>,
    /// The faults in the order of the file.
    pub faults: Vec<Fault>,
}

/// The `page.yaml` of a folder with its logo.
#[derive(Debug, Clone)]
pub struct FoundPage {
    /// What it says and the bytes of the logo; none when a fault is an error.
    pub page: Option<(Page, Option<Vec<u8>>)>,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The faults in the order of the file.
    pub faults: Vec<Fault>,
}

/// Reads `page.yaml` from its bytes. The logo is not looked for.
pub fn read_page(bytes: &[u8], limits: &Limits) -> LoadedPage {
    let mut logo_place = None;
    let (page, faults) = with_reader(bytes, limits, |reader, root| {
        reader.page(root, &mut logo_place)
    });
    LoadedPage {
        page,
        logo_place,
        faults,
    }
}

/// The `page.yaml` of a training's folder, with its logo; none where there is no
/// such file.
pub fn find_page(root: &Path, limits: &Limits) -> Option<FoundPage> {
    let path = root.join(PAGE_FILE);
    let bytes = match read_limited(&path, limits) {
        Ok(bytes) => bytes,
        // A link that leads nowhere is no missing file.
        Err(_) if path.symlink_metadata().is_err() => return None,
        Err(error) => {
            return Some(FoundPage {
                page: None,
                bytes: Vec::new(),
                faults: vec![unreadable(&error)],
            });
        }
    };
    let LoadedPage {
        mut page,
        logo_place,
        mut faults,
    } = read_page(&bytes, limits);
    let mut logo = None;
    if let Some(name) = page.as_ref().and_then(|page| page.logo.as_deref()) {
        match read_logo(root, name) {
            Ok(bytes) => logo = Some(bytes),
            Err(kind) => {
                faults.push(Fault::new(logo_place.unwrap_or(Place::START), kind));
                faults.sort_by_key(|fault| fault.place);
                page = None;
            }
        }
    }
    Some(FoundPage {
        page: page.map(|page| (page, logo)),
        bytes,
        faults,
    })
}

/// The bytes of a logo that can be printed.
fn read_logo(root: &Path, name: &str) -> Result<Vec<u8>, FaultKind> {
    let shown = || Shown::from(name);
    let most = LOGO_LIMIT << 20;
    let bytes = read_plain_file(&root.join(name), most).map_err(|e| unreadable(&e).kind)?;
    if bytes.len() > most {
        return Err(FaultKind::PictureTooLarge {
            name: shown(),
            limit: LOGO_LIMIT,
        });
    }
    if can_be_printed(&bytes) {
        return Ok(bytes);
    }
    Err(FaultKind::BadPicture {
        name: shown(),
        limit: LOGO_SIDE as usize,
    })
}

/// Whether some bytes are a whole picture of a kind that PDF takes.
fn can_be_printed(bytes: &[u8]) -> bool {
    let side = LOGO_SIDE as usize;
    let fits = picture::size(bytes).is_ok_and(|(width, height)| width.max(height) <= side);
    fits && picture::read(bytes, side * side).is_ok()
}

/// A colour as it is written: `#` and six hexadecimal digits.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

/// The name of a picture beside `page.yaml`, without folders.
fn picture_name(text: &str) -> Option<String> {
    let plain = !text.contains(['/', '\\', ':'])
        && !text.starts_with('.')
        && text::forbidden(text, false).is_none();
    let (_, kind) = text.rsplit_once('.')?;
    let kinds = ["png", "jpg", "jpeg"];
    let known = kinds.iter().any(|known| kind.eq_ignore_ascii_case(known));
    (plain && known).then(|| text.to_owned())
}

impl Reader<'_> {
    fn page(&mut self, root: &Node<'_>, logo_place: &mut Option<Place>) -> Option<Page> {
        // An empty file is a page as it is built in.
        if root.is_nothing() {
            return Some(Page::default());
        }
        let fields = self.fields(root, &PAGE)?;
        let logo = self.optional(fields, "logo", |reader, node| {
            *logo_place = Some(node.place);
            reader.value(node, picture_name, |name| FaultKind::BadPictureName {
                name,
            })
        });
        let accent = self.optional(fields, "accent", |reader, node| {
            if reader.is_commented_out(node) {
                reader.fault(node.place, FaultKind::HashEndsText {});
                return None;
            }
            reader.value(node, colour, |text| FaultKind::BadColour { text })
        });
        let words = self.optional(fields, "words", Self::page_words);
        let hide = self.optional(fields, "hide", |reader, node| {
            reader.words(node, "hide", &HIDDEN)
        });
        let [heading, lead, deed, closing] = words?.unwrap_or_default();
        Some(Page {
            logo: logo?,
            accent: accent?,
            heading,
            lead,
            deed,
            closing,
            hide: hide?.unwrap_or_default(),
        })
    }

    fn page_words(&mut self, node: &Node<'_>) -> Option<[Option<Text>; 4]> {
        let fields = self.fields(node, &PAGE_WORDS)?;
        let line = |reader: &mut Self, node: &Node<'_>| reader.page_line(node, PAGE_LINE_LIMIT);
        let heading = self.optional(fields, "heading", line);
        let lead = self.optional(fields, "lead", line);
        let deed = self.optional(fields, "deed", line);
        let closing = self.optional(fields, "closing", |reader, node| {
            reader.page_line(node, PAGE_CLOSING_LIMIT)
        });
        Some([heading?, lead?, deed?, closing?])
    }

    /// A text of one line whose every wording is short enough for the page.
    fn page_line(&mut self, node: &Node<'_>, limit: usize) -> Option<Text> {
        let text = self.text(node, Lines::One)?;
        let errors = self.faults.errors();
        for (lang, wording) in text.wordings() {
            let count = wording.chars().count();
            if count > limit {
                let written = lang.and_then(|lang| node.get(lang.as_str()));
                let place = written.unwrap_or(node).place;
                self.fault(place, FaultKind::TextTooLong { count, limit });
            }
        }
        (self.faults.errors() == errors).then_some(text)
    }
}

#[cfg(test)]
mod tests;
