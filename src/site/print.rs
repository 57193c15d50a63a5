//! Certificates on paper here: the words on them, and the templates known.

use std::path::Path;

use crate::certificate::print::page::Sheet;
use crate::certificate::print::template::Template;
use crate::certificate::verify::file::Known;
use crate::certificate::{Claims, Moment};
use crate::files::read_at_most;
use crate::json::SIZE_LIMIT;
use crate::json::canonical::Digest;
use crate::locale::Locale;

/// What the page of a certificate says, in the language of the certificate.
pub fn sheet(claims: &Claims, json: &str) -> Sheet {
    let locale = Locale::new(claims.achievement.language);
    let day = |moment: Moment| locale.day(moment.time().fixed_offset());
    let result = |percent: &str| locale.with("page-result", &[("percent", percent.into())]);
    let mut facts = vec![(locale.t("field-date"), day(claims.valid_from))];
    let until = claims.valid_until.map(day);
    facts.push((
        locale.t("field-until"),
        until.unwrap_or_else(|| locale.t("not-limited")),
    ));
    facts.push((locale.t("field-issuer"), claims.issuer.name.clone()));
    facts.push((locale.t("field-number"), claims.code()));
    let (percent, mark) = (
        claims.score.percent.to_string(),
        claims.score.required.to_string(),
    );
    let quizzes = claims
        .quizzes
        .iter()
        .map(|quiz| (quiz.title.clone(), result(&quiz.percent.to_string())));
    Sheet {
        language: claims.achievement.language.to_string(),
        issuer: claims.issuer.name.clone(),
        heading: locale.t("certificate-heading"),
        lead: locale.t("page-lead"),
        name: claims.participant.name.clone(),
        person: format!("{} · {}", claims.participant.unit, claims.participant.code),
        deed: locale.t("page-deed"),
        title: claims.title.clone(),
        version: locale.with(
            "page-version",
            &[("version", (&claims.achievement.version).into())],
        ),
        score: locale.with(
            "certificate-score",
            &[("percent", (&percent).into()), ("mark", (&mark).into())],
        ),
        quizzes: if claims.quizzes.len() > 1 {
            quizzes.collect()
        } else {
            Vec::new()
        },
        facts,
        fingerprint: Some((locale.t("certificate-fingerprint"), fingerprint(json))),
        closing: locale.t("page-closing"),
        code: locale.t("page-code"),
        logo: locale.with("page-logo", &[("issuer", (&claims.issuer.name).into())]),
        attachment: locale.t("page-attachment"),
    }
}

/// So many certificates of a training are looked at for their templates.
const LOOKED_AT: usize = 20_000;

/// The templates of the certificates in a training's folder, each once. A code
/// that was issued here is read with them.
pub fn templates(root: &Path) -> Vec<Template> {
    let mut known = Known::default();
    let files = std::fs::read_dir(root.join("certificates"));
    for entry in files.into_iter().flatten().flatten().take(LOOKED_AT) {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "json")
            && let Ok(bytes) = read_at_most(&path, SIZE_LIMIT)
        {
            known.learn(&bytes);
        }
    }
    known.templates
}

/// SHA-256 of the canonical form of a signed credential, in groups of four.
pub fn fingerprint(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    Digest::of_canonical(&value).grouped()
}
