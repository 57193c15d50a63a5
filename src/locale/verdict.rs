//! The sentence for why a certificate got its verdict, in a language.

use super::Locale;
use crate::certificate::print::code::CodeError;
use crate::certificate::print::read::OpenError;
use crate::certificate::print::read::image::ImageError;
use crate::certificate::print::read::pdf::PageError;
use crate::certificate::{Moment, Reason};

/// The reason as a sentence.
pub fn sentence(locale: &Locale, reason: &Reason) -> String {
    let day = |moment: Moment| locale.day(moment.time().fixed_offset());
    match reason {
        Reason::Sound => locale.t("reason-sound"),
        Reason::PastValidUntil { until } => {
            locale.with("reason-past", &[("day", (&day(*until)).into())])
        }
        Reason::NotYetValid { from } => {
            locale.with("reason-not-yet", &[("day", (&day(*from)).into())])
        }
        Reason::NotTrusted { did, fingerprint } => {
            let (did, fingerprint) = (did.to_string(), fingerprint.grouped());
            let args = [
                ("did", (&did).into()),
                ("fingerprint", (&fingerprint).into()),
            ];
            locale.with("reason-not-trusted", &args)
        }
        Reason::NotInRegister {
            did,
            fingerprint,
            register,
            version,
        } => {
            let (did, fingerprint) = (did.to_string(), fingerprint.grouped());
            let version = version.to_string();
            let args = [
                ("did", (&did).into()),
                ("fingerprint", (&fingerprint).into()),
                ("register", register.into()),
                ("version", (&version).into()),
            ];
            locale.with("reason-not-in-register", &args)
        }
        Reason::OutsideWindow {
            site,
            from,
            until,
            issued,
        } => {
            let issued_on = day(*issued);
            let (id, name, bound) = match until {
                Some(until) if until < issued => ("reason-after-window", "until", day(*until)),
                _ => ("reason-before-window", "from", day(*from)),
            };
            let args = [
                ("site", site.into()),
                ("issued", (&issued_on).into()),
                (name, (&bound).into()),
            ];
            locale.with(id, &args)
        }
        Reason::LostKey { site, at } => {
            let at = day(*at);
            let args = [("site", site.into()), ("day", (&at).into())];
            locale.with("reason-lost-key", &args)
        }
        Reason::OtherIndex { site } => locale.with("reason-other-index", &[("site", site.into())]),
        Reason::Withdrawn { as_of } => {
            locale.with("reason-withdrawn", &[("day", (&day(*as_of)).into())])
        }
        Reason::NoStatusList => locale.t("reason-no-status"),
        Reason::BadStatusList(error) => detail(locale, "reason-bad-status", &error.to_string()),
        Reason::StaleStatusList { as_of, until } => {
            let (as_of, until) = (day(*as_of), day(*until));
            let args = [("day", (&as_of).into()), ("until", (&until).into())];
            locale.with("reason-stale-status", &args)
        }
        Reason::StatusListAhead { from } => {
            locale.with("reason-status-ahead", &[("day", (&day(*from)).into())])
        }
        Reason::BeyondStatusList { index } => {
            let index = index.to_string();
            locale.with("reason-beyond-status", &[("index", (&index).into())])
        }
        Reason::Proof(error) => detail(locale, "reason-proof", &error.to_string()),
        Reason::Profile(error) => detail(locale, "reason-profile", &error.to_string()),
        Reason::SaidTwice { key } => detail(locale, "reason-twice", key),
        Reason::NotJson(error) => detail(locale, "reason-not-json", &error.to_string()),
        Reason::AnotherCredential => locale.t("reason-another"),
        Reason::PageAltered(why) => {
            let why = locale.t(page_id(why));
            locale.with("reason-page-altered", &[("detail", (&why).into())])
        }
        Reason::Paper(error) => {
            let why = locale.t(paper_id(error));
            locale.with("reason-paper", &[("detail", (&why).into())])
        }
        Reason::Badge(error) => detail(locale, "reason-badge", &error.to_string()),
        Reason::NoCredential => locale.t("reason-no-credential"),
    }
}

fn detail(locale: &Locale, id: &str, detail: &str) -> String {
    let detail = crate::text::printable(detail);
    locale.with(id, &[("detail", (&detail).into())])
}

/// What is wrong with a page.
fn page_id(why: &str) -> &'static str {
    match why {
        "it bears no signature" => "page-no-signature",
        "its signature does not cover the whole file" => "page-not-covered",
        "it was changed after it was signed" => "page-changed",
        "it is signed by another key than its certificate" => "page-other-key",
        _ => "page-bad-signature",
    }
}

/// Why there is no certificate in a PDF, a picture or a code.
const fn paper_id(error: &OpenError) -> &'static str {
    match error {
        OpenError::Pdf(PageError::TooLarge) => "paper-pdf-large",
        OpenError::Pdf(PageError::Damaged | PageError::Attachment) => "paper-pdf-damaged",
        OpenError::Pdf(PageError::NoAttachment) => "paper-pdf-empty",
        OpenError::Pdf(PageError::Several) => "paper-pdf-several",
        OpenError::Image(ImageError::Damaged) => "paper-image-damaged",
        OpenError::Image(ImageError::TooLarge) => "paper-image-large",
        OpenError::Image(ImageError::NoCode) => "paper-no-code",
        OpenError::Image(ImageError::AnotherCode) | OpenError::Code(CodeError::AnotherCode) => {
            "paper-another-code"
        }
        OpenError::Code(_) => "paper-code-damaged",
        OpenError::UnknownTemplate => "paper-unknown-template",
        OpenError::UnknownKey => "paper-unknown-key",
    }
}
