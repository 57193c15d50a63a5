//! Verifying files here: what is trusted, and the verdict in words.

use std::path::Path;

use super::Site;
use crate::certificate::verify::file::{EXTENSIONS, FILE_LIMIT, Known};
use crate::certificate::{Claims, Did, Report, Trust, Verdict, verify};
use crate::course::{Checked, Entry, Problem, SignedField};
use crate::files::read_at_most;
use crate::locale::Locale;
use crate::store::Store;
use crate::text::Lang;
use crate::training::Training;

/// The issuers a training trusts: its own key, and those it names.
pub fn trust_of(training: &Training, own: Option<(&Did, Option<String>)>) -> Trust {
    let mut trust: Trust = training
        .trusted_issuers
        .iter()
        .filter_map(|did| did.parse::<Did>().ok())
        .collect();
    if let Some((did, name)) = own {
        trust.add(did.clone(), name);
    }
    trust
}

/// The signed fields of a certificate for people, in the order they ask.
pub fn signed_fields(claims: &Claims, locale: &Locale) -> Vec<SignedField> {
    let p = &claims.participant;
    let score = |percent: String, mark: String| {
        locale.with(
            "score-of",
            &[("percent", (&percent).into()), ("mark", (&mark).into())],
        )
    };
    let day = |moment: crate::certificate::Moment| locale.day(moment.time().fixed_offset());
    let mut fields = vec![
        ("field-name", p.name.clone()),
        ("field-code", p.code.clone()),
        ("field-unit", p.unit.clone()),
        (
            "field-title",
            format!("{} ({})", claims.title, claims.achievement.version),
        ),
        (
            "field-score",
            score(
                claims.score.percent.to_string(),
                claims.score.required.to_string(),
            ),
        ),
    ];
    for quiz in &claims.quizzes {
        let result = score(quiz.percent.to_string(), quiz.required.to_string());
        fields.push(("field-quiz", format!("{}: {result}", quiz.title)));
    }
    let until = claims
        .valid_until
        .map_or_else(|| locale.t("not-limited"), day);
    fields.extend([
        ("field-date", day(claims.valid_from)),
        ("field-until", until),
        (
            "field-issuer",
            format!("{} · {}", claims.issuer.name, claims.issuer.did),
        ),
        (
            "field-delivery",
            locale.t(&format!("delivery-{}", claims.delivery.word())),
        ),
        ("field-number", claims.code()),
    ]);
    fields
}

/// Who vouches for a certificate and of when its status is, in the same way.
pub fn vouched_fields(report: &Report, locale: &Locale) -> Vec<SignedField> {
    let day = |moment: crate::certificate::Moment| locale.day(moment.time().fixed_offset());
    let mut fields = Vec::new();
    if let Some(vouched) = &report.vouched {
        let (version, signed) = (vouched.version.to_string(), day(vouched.signed));
        let until = vouched.until.map_or_else(|| locale.t("not-limited"), day);
        let did = vouched.root.to_string();
        let args = [
            ("register", (&vouched.register).into()),
            ("version", (&version).into()),
            ("day", (&signed).into()),
            ("did", (&did).into()),
        ];
        fields.push(("field-root", locale.with("vouched-by", &args)));
        let args = [
            ("site", (&vouched.site).into()),
            ("unit", (&vouched.unit).into()),
            ("until", (&until).into()),
        ];
        fields.push(("field-site", locale.with("vouched-site", &args)));
    }
    if let Some(as_of) = report.status_as_of {
        fields.push(("field-status", day(as_of)));
    }
    fields
}

impl<S: Store> Site<S> {
    /// Verifies a file, in words of a language.
    pub fn verify(&self, path: &Path, language: Lang) -> Checked {
        let locale = Locale::new(language);
        let bytes = match read_at_most(path, FILE_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                return Checked {
                    path: path.to_owned(),
                    verdict: Verdict::Unreadable,
                    reason: locale.with("reason-io", &[("detail", (&error.to_string()).into())]),
                    fields: Vec::new(),
                };
            }
        };
        let at = self.clock.read().date_time();
        let (report, note) = self
            .known()
            .examine(&bytes, |json| verify(json, &self.trust, at));
        let fields = report.claims.as_ref().map(|claims| {
            let mut fields = signed_fields(claims, &locale);
            fields.extend(vouched_fields(&report, &locale));
            fields
        });
        let mut reason = crate::locale::verdict::sentence(&locale, &report.reason);
        if let Some(note) = note {
            reason = format!("{reason} {}", locale.t(note.id()));
        }
        Checked {
            path: path.to_owned(),
            verdict: report.verdict,
            reason,
            fields: fields.unwrap_or_default(),
        }
    }

    /// What the codes on pages may name here.
    fn known(&self) -> Known {
        let mut known = Known::default();
        known.trust(&self.trust);
        let root = self.folder("");
        known.look(move || super::print::templates(&root));
        known
    }

    /// The folders and the files of a folder that may be certificates, by name.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn list(folder: &Path) -> Result<Vec<Entry>, Problem> {
        let failed = |_| Problem::new("problem-folder", folder.display().to_string());
        let mut entries: Vec<Entry> = std::fs::read_dir(folder)
            .map_err(failed)?
            .flatten()
            .take(10_000)
            .filter_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                let folder = entry.path().is_dir();
                let wanted = folder
                    || Path::new(&name)
                        .extension()
                        .and_then(|e| e.to_str())
                        .is_some_and(|e| EXTENSIONS.iter().any(|w| e.eq_ignore_ascii_case(w)));
                (wanted && !name.starts_with('.')).then(|| Entry {
                    name: crate::text::printable(&name),
                    path: entry.path(),
                    folder,
                })
            })
            .collect();
        entries.sort_by(|a, b| (a.folder, &a.name).cmp(&(b.folder, &b.name)));
        Ok(entries)
    }
}
