//! From a file of any kind to the credential in it, and what can be said of the
//! page it stood on.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::certificate::keys::did::Did;
use crate::certificate::print::code::{self, CodeError, Payload};
use crate::certificate::print::read::OpenError;
use crate::certificate::print::read::image::{self};
use crate::certificate::print::read::pdf::{self, PageState};
use crate::certificate::print::template::Template;
use crate::certificate::verify::credential::Report;
use crate::certificate::verify::reason::{Reason, Verdict};
use crate::certificate::verify::trust::Trust;

/// The largest file of any kind that is read.
pub const FILE_LIMIT: usize = pdf::FILE_LIMIT;

/// The endings of files that may be certificates.
pub const EXTENSIONS: [&str; 6] = ["json", "pdf", "png", "jpg", "jpeg", "txt"];

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JSON, or anything that is none of the others.
    Json,
    /// A PDF.
    Pdf,
    /// A PNG or JPEG picture.
    Image,
    /// The text of a code.
    Code,
}

/// What a file is, by its first bytes.
pub fn kind_of(bytes: &[u8]) -> Kind {
    match bytes.trim_ascii_start() {
        [b'%', b'P', b'D', b'F', b'-', ..] => Kind::Pdf,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Kind::Image,
        text if text.starts_with(b"CERTAMEN") => Kind::Code,
        _ => Kind::Json,
    }
}

/// A credential, out of whatever it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<'b> {
    /// The bytes of the credential; nothing vouches for them yet.
    pub credential: Cow<'b, [u8]>,
    /// For a PDF, whether it is the page that was issued.
    pub page: Option<PageState>,
    /// What people must know about the page.
    pub note: Option<Note>,
}

/// What people must know about a page beside the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Only the code was read: the words on the page may be others.
    PageNotChecked,
    /// Every byte of the page is as its issuer signed it.
    PageAsIssued,
}

impl Note {
    /// The message that says so.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PageNotChecked => "note-page-not-checked",
            Self::PageAsIssued => "note-page-as-issued",
        }
    }
}

/// Finds templates when a code asks for one.
type Finder = Box<dyn Fn() -> Vec<Template> + Send + Sync>;

/// What is known here: the codes on pages name it and do not say it.
#[derive(Default)]
pub struct Known {
    /// The templates.
    pub templates: Vec<Template>,
    /// The issuers.
    pub keys: Vec<Did>,
    finder: Option<Finder>,
    found: OnceLock<Vec<Template>>,
}

impl Known {
    /// Where to look for more templates, once, when a code asks for one.
    pub fn look(&mut self, finder: impl Fn() -> Vec<Template> + Send + Sync + 'static) {
        self.finder = Some(Box::new(finder));
    }

    /// Learns every issuer of a trust, and the templates of its registers.
    pub fn trust(&mut self, trust: &Trust) {
        self.keys.extend(trust.issuers().cloned());
        for (register, _) in trust.roots() {
            for template in &register.templates {
                self.learn(template.to_string().as_bytes());
            }
        }
    }

    fn template(&self, id: [u8; 8]) -> Option<Template> {
        let named = |all: &[Template]| all.iter().find(|one| one.id() == id).cloned();
        named(&self.templates).or_else(|| {
            let finder = self.finder.as_ref()?;
            named(self.found.get_or_init(finder))
        })
    }

    /// Learns the template and the issuer of a certificate, or a template, from
    /// a file; says whether it was one.
    pub fn learn(&mut self, bytes: &[u8]) -> bool {
        let Ok(template) = Template::from_bytes(bytes) else {
            return false;
        };
        if !self.templates.contains(&template) {
            self.templates.push(template);
        }
        true
    }

    /// The report on a file of any kind: `report_on` says what is so of the credential in
    /// it. What is signed but stands on another page than the one that was
    /// issued is ALTERED, with what is signed.
    pub fn examine(
        &self,
        bytes: &[u8],
        report_on: impl FnOnce(&[u8]) -> Report,
    ) -> (Report, Option<Note>) {
        let find = |id: [u8; 8]| {
            let mut keys = self.keys.iter();
            keys.find(|did| code::key_id(did) == id).cloned()
        };
        let opened = match open(bytes, &|id| self.template(id), &find) {
            Ok(opened) => opened,
            Err(error) => {
                let mut report = report_on(b"");
                report.verdict = Verdict::Unreadable;
                report.reason = Reason::Paper(error);
                return (report, None);
            }
        };
        let mut report = report_on(&opened.credential);
        let signed = report.claims.is_some();
        if let Some(PageState::Altered(why)) = opened.page
            && signed
        {
            report.verdict = Verdict::Altered;
            report.reason = Reason::PageAltered(why);
        }
        (report, opened.note.filter(|_| signed))
    }
}

/// Finds the credential in a file of any kind.
///
/// # Errors
/// When there is none, or when the code of a page names what is not known.
pub fn open<'b>(
    bytes: &'b [u8],
    templates: &dyn Fn([u8; 8]) -> Option<Template>,
    keys: &dyn Fn([u8; 8]) -> Option<Did>,
) -> Result<Opened<'b>, OpenError> {
    let from_code = |text: &str| -> Result<Opened<'static>, OpenError> {
        let payload: Payload = code::decode(text)?;
        let template = templates(payload.template).ok_or(OpenError::UnknownTemplate)?;
        let key = keys(payload.key).ok_or(OpenError::UnknownKey)?;
        let json = payload.credential(&template, &key)?;
        Ok(Opened {
            credential: json.into_bytes().into(),
            page: None,
            note: Some(Note::PageNotChecked),
        })
    };
    match kind_of(bytes) {
        Kind::Json => Ok(Opened {
            credential: bytes.into(),
            page: None,
            note: None,
        }),
        Kind::Pdf => {
            let file = pdf::pdf(bytes)?;
            Ok(Opened {
                credential: file.credential.into(),
                page: Some(file.state),
                note: (file.state == PageState::AsIssued).then_some(Note::PageAsIssued),
            })
        }
        Kind::Image => from_code(&image::image(bytes)?),
        Kind::Code => {
            let text = std::str::from_utf8(bytes.trim_ascii_start());
            from_code(text.map_err(|_| CodeError::Malformed)?)
        }
    }
}
