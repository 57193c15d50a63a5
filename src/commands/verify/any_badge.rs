//! `certamen verify --any-open-badge`: Open Badges of whatever maker.

use std::io::{self, BufWriter, Write, stdout};
use std::process::ExitCode;

use chrono::Utc;
use serde::Serialize;

use super::{Count, VerifyArgs, each_file, println_safe};
use crate::certificate::{Badge, BadgeReport, Trust, Verdict, verify_any_badge};
use crate::commands::{CommandError, Format};
use crate::locale::{Locale, verdict};
use crate::ui::screens::verify::{closing, verdict_id};
use crate::ui::widgets::width;

/// A verdict, as programs read it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: &'a str,
    verdict: String,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    badge: Option<Signed<'a>>,
}

/// What the badge says, as programs read it.
#[derive(Debug, Serialize)]
struct Signed<'a> {
    achievement: &'a str,
    subject: Option<&'a str>,
    subject_name: Option<&'a str>,
    issued: String,
    valid_until: Option<String>,
    issuer: Option<&'a str>,
    issuer_did: &'a str,
}

/// Verifies.
pub(super) fn run(
    args: &VerifyArgs,
    trust: &Trust,
    locale: &Locale,
) -> Result<ExitCode, CommandError> {
    let at = args.at.unwrap_or_else(Utc::now);
    let mut count = Count::default();
    let mut out = BufWriter::new(stdout().lock());
    let mut show = |name: &str, bytes: io::Result<Vec<u8>>| -> io::Result<()> {
        let report = bytes.map(|bytes| verify_any_badge(&bytes, trust, at));
        let verdict = report
            .as_ref()
            .map_or(Verdict::Unreadable, |report| report.verdict);
        let reason = match &report {
            Ok(report) => verdict::sentence(locale, &report.reason),
            Err(error) => locale.with("reason-io", &[("detail", (&error.to_string()).into())]),
        };
        count.add(verdict, verdict == Verdict::Valid);
        let badge = report.ok().and_then(|BadgeReport { badge, .. }| badge);
        match args.format {
            Format::Json => json(&mut out, name, verdict, &reason, badge.as_deref()),
            Format::Text => text(&mut out, locale, name, verdict, &reason, badge.as_deref()),
        }
    };
    let many = each_file(&args.paths, &mut show)
        .map_err(CommandError::io("the verdicts cannot be written"))?;
    drop(out);
    if count.total == 0 {
        return Err(CommandError::Said(locale.t("verify-nothing-here")));
    }
    if many && args.format == Format::Text {
        let args = [("total", count.total.into()), ("valid", count.valid.into())];
        println_safe(&locale.with("verify-summary", &args));
    }
    Ok(match count {
        Count { total, valid, .. } if valid == total => ExitCode::SUCCESS,
        Count {
            total, unreadable, ..
        } if unreadable == total => ExitCode::from(2),
        _ => ExitCode::from(1),
    })
}

fn text(
    out: &mut impl Write,
    locale: &Locale,
    name: &str,
    verdict: Verdict,
    reason: &str,
    badge: Option<&Badge>,
) -> io::Result<()> {
    writeln!(out, "{}  {name}", locale.t(verdict_id(verdict)))?;
    writeln!(out, "  {reason}")?;
    if let Some(badge) = badge {
        let day = |moment: crate::certificate::Moment| locale.day(moment.time().fixed_offset());
        let issuer = match &badge.issuer_name {
            Some(name) => format!("{name} · {}", badge.issuer),
            None => badge.issuer.to_string(),
        };
        let until = badge.valid_until.map(day);
        for (id, value) in [
            ("badge-achievement", Some(badge.achievement.clone())),
            ("badge-subject", badge.subject_name.clone()),
            ("badge-subject-id", badge.subject.clone()),
            ("field-date", Some(day(badge.valid_from))),
            (
                "field-until",
                until.or_else(|| Some(locale.t("not-limited"))),
            ),
            ("field-issuer", Some(issuer)),
        ] {
            let Some(value) = value else { continue };
            let label = locale.t(id);
            let pad = 20_usize.saturating_sub(width(&label));
            writeln!(out, "  {label}{} {value}", " ".repeat(pad))?;
        }
        writeln!(out, "  {}", locale.t(closing(verdict, true)))?;
    }
    writeln!(out)
}

fn json(
    out: &mut impl Write,
    path: &str,
    verdict: Verdict,
    reason: &str,
    badge: Option<&Badge>,
) -> io::Result<()> {
    let row = Row {
        path,
        verdict: verdict.to_string(),
        reason,
        badge: badge.map(|badge| Signed {
            achievement: &badge.achievement,
            subject: badge.subject.as_deref(),
            subject_name: badge.subject_name.as_deref(),
            issued: badge.valid_from.to_string(),
            valid_until: badge.valid_until.map(|until| until.to_string()),
            issuer: badge.issuer_name.as_deref(),
            issuer_did: badge.issuer.as_str(),
        }),
    };
    serde_json::to_writer(&mut *out, &row)?;
    writeln!(out)
}
