//! The sentence for why a certificate got its verdict, in a language.

use super::Locale;
use crate::certificate::Reason;

/// The reason as a sentence.
pub fn sentence(locale: &Locale, reason: &Reason) -> String {
    match reason {
        Reason::Sound => locale.t("reason-sound"),
        Reason::PastValidUntil { until } => {
            let day = locale.day(until.time().fixed_offset());
            locale.with("reason-past", &[("day", (&day).into())])
        }
        Reason::NotYetValid { from } => {
            let day = locale.day(from.time().fixed_offset());
            locale.with("reason-not-yet", &[("day", (&day).into())])
        }
        Reason::NotTrusted { did, fingerprint } => {
            let (did, fingerprint) = (did.to_string(), fingerprint.grouped());
            let args = [
                ("did", (&did).into()),
                ("fingerprint", (&fingerprint).into()),
            ];
            locale.with("reason-not-trusted", &args)
        }
        Reason::Proof(error) => detail(locale, "reason-proof", &error.to_string()),
        Reason::Profile(error) => detail(locale, "reason-profile", &error.to_string()),
        Reason::SaidTwice { key } => detail(locale, "reason-twice", key),
        Reason::NotJson(error) => detail(locale, "reason-not-json", &error.to_string()),
        Reason::AnotherCredential => locale.t("reason-another"),
        Reason::Badge(error) => detail(locale, "reason-badge", &error.to_string()),
        Reason::NoCredential => locale.t("reason-no-credential"),
    }
}

fn detail(locale: &Locale, id: &str, detail: &str) -> String {
    let detail = crate::text::printable(detail);
    locale.with(id, &[("detail", (&detail).into())])
}
