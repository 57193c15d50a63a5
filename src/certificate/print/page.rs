//! The page of a certificate: one sheet of A4, as PDF/A-3a.
//!
//! A [`Sheet`] is what stands on it, in words that somebody else chose; a
//! [`Design`] is how it looks. The page carries the credential as a file, so
//! that it can be verified without reading a word of it. Equal input gives
//! equal bytes.

use chrono::{Datelike, Timelike};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder, PdfVersion};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;

use crate::certificate::claims::values::Moment;
use crate::certificate::print::layout;
use crate::certificate::print::qr::Qr;

/// What stands on a page, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The language of all of it.
    pub language: String,
    /// Who issues.
    pub issuer: String,
    /// "Certificate of completion".
    pub heading: String,
    /// "This is to certify that".
    pub lead: String,
    /// The name.
    pub name: String,
    /// Unit and participant code.
    pub person: String,
    /// "has completed".
    pub deed: String,
    /// What was completed.
    pub title: String,
    /// Its version; empty when it is not shown.
    pub version: String,
    /// The score, and what was required; empty when it is not shown.
    pub score: String,
    /// The quizzes and what was reached in each.
    pub quizzes: Vec<(String, String)>,
    /// Dates, issuer, number: label and value.
    pub facts: Vec<(String, String)>,
    /// The fingerprint: label and value.
    pub fingerprint: Option<(String, String)>,
    /// What is signed and what is not.
    pub closing: String,
    /// What the code is, for those who cannot see it.
    pub code: String,
    /// What the logo is, for the same.
    pub logo: String,
    /// What the attached file is.
    pub attachment: String,
}

/// How a page looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    /// The colour of frame, heading and rules.
    pub accent: [u8; 3],
    /// A picture, PNG or JPEG.
    pub logo: Option<Logo>,
}

/// The bytes of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Logo {
    /// A PNG file.
    Png(Vec<u8>),
    /// A JPEG file.
    Jpeg(Vec<u8>),
}

impl Default for Design {
    fn default() -> Self {
        Self {
            accent: [0x1b, 0x3f, 0x6b],
            logo: None,
        }
    }
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// A character that the fonts have not.
    #[error("the fonts of the page have no character U+{:04X}", *.0 as u32)]
    Letter(char),
    /// The logo is no picture.
    #[error("the logo cannot be read: {0}")]
    Logo(String),
    /// The page would not be PDF/A.
    #[error("the page cannot be written: {0}")]
    Pdf(String),
    /// The page could not be signed.
    #[error("the page cannot be signed: {0}")]
    Seal(&'static str),
}

/// Writes the page, not signed yet.
pub(in crate::certificate) fn write(
    sheet: &Sheet,
    design: &Design,
    json: &str,
    code: &Qr,
    at: Moment,
) -> Result<Vec<u8>, PrintError> {
    let failed = |what: &str| PrintError::Pdf(what.to_owned());
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A3_A)
        .finish()
        .map_err(|e| PrintError::Pdf(format!("{e:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let settings = PageSettings::from_wh(layout::WIDTH, layout::HEIGHT);
    let mut page = document.start_page_with(settings.ok_or_else(|| failed("size"))?);
    let mut tags = TagTree::new().with_lang(Some(sheet.language.clone()));
    let mut surface = page.surface();
    layout::draw(&mut surface, &mut tags, sheet, design, code)?;
    surface.finish();
    page.finish();
    document.set_tag_tree(tags);
    document.set_metadata(
        Metadata::new()
            .title(format!(
                "{} · {} · {}",
                sheet.heading, sheet.name, sheet.title
            ))
            .authors(vec![sheet.issuer.clone()])
            .language(sheet.language.clone())
            .creator("Certamen".to_owned())
            .text_direction(TextDirection::LeftToRight)
            .creation_date(date(at))
            .document_id(json.to_owned()),
    );
    document.embed_file(EmbeddedFile {
        path: "certificate.json".to_owned(),
        mime_type: MimeType::new("application/ld+json"),
        description: Some(sheet.attachment.clone()),
        association_kind: AssociationKind::Source,
        data: json.as_bytes().to_vec().into(),
        modification_date: Some(date(at)),
        compress: Some(true),
        location: None,
    });
    document
        .finish()
        .map_err(|e| PrintError::Pdf(format!("{e:?}")))
}

fn date(at: Moment) -> DateTime {
    let at = at.time();
    DateTime::new(at.year() as u16)
        .month(at.month() as u8)
        .day(at.day() as u8)
        .hour(at.hour() as u8)
        .minute(at.minute() as u8)
        .second(at.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

impl Design {
    pub(in crate::certificate) fn colour(&self) -> rgb::Color {
        let [r, g, b] = self.accent;
        rgb::Color::new(r, g, b)
    }

    /// The accent mixed with white: `share` of 255 parts are accent.
    pub(in crate::certificate) fn tint(&self, share: u16) -> rgb::Color {
        let mix = |c: u8| (255 - u16::from(255 - c) * share / 255) as u8;
        let [r, g, b] = self.accent.map(mix);
        rgb::Color::new(r, g, b)
    }
}
