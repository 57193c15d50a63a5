//! `certamen verify --any-open-badge`: Open Badges of whatever maker.

use std::io::{self, BufWriter, Write, stdout};
use std::process::ExitCode;

use chrono::Utc;
use serde::Serialize;

use super::{Count, OutFormat, VerifyArgs, cell, each_file};
use crate::certificate::{Badge, BadgeReport, Moment, Trust, Verdict, verify_any_badge};
use crate::commands::CommandError;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    status_as_of: Option<String>,
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

const CSV_HEADINGS: [&str; 11] = [
    "path",
    "verdict",
    "reason",
    "achievement",
    "subject",
    "subject_name",
    "issued",
    "valid_until",
    "issuer",
    "issuer_did",
    "status_as_of",
];

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
        let as_of = report.as_ref().ok().and_then(|report| report.status_as_of);
        let badge = report.ok().and_then(|BadgeReport { badge, .. }| badge);
        let row = Row {
            path: name,
            verdict: verdict.to_string(),
            reason: &reason,
            badge: badge.as_deref().map(signed),
            status_as_of: as_of.map(|as_of| as_of.to_string()),
        };
        let shown = badge.as_deref().map(|badge| (badge, as_of));
        match args.format {
            OutFormat::Json => row.json(&mut out),
            OutFormat::Csv => row.csv(&mut out, count.total == 1),
            OutFormat::Text => text(&mut out, locale, verdict, &row, shown),
        }
    };
    let many = each_file(&args.paths, &mut show)
        .map_err(CommandError::io("the verdicts cannot be written"))?;
    drop(out);
    count.end(locale, many && args.format == OutFormat::Text)
}

fn text(
    out: &mut impl Write,
    locale: &Locale,
    verdict: Verdict,
    row: &Row<'_>,
    badge: Option<(&Badge, Option<Moment>)>,
) -> io::Result<()> {
    writeln!(out, "{}  {}", locale.t(verdict_id(verdict)), row.path)?;
    writeln!(out, "  {}", row.reason)?;
    if let Some((badge, as_of)) = badge {
        let day = |moment: Moment| locale.day(moment.time().fixed_offset());
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
            ("field-status", as_of.map(day)),
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

fn signed(badge: &Badge) -> Signed<'_> {
    Signed {
        achievement: &badge.achievement,
        subject: badge.subject.as_deref(),
        subject_name: badge.subject_name.as_deref(),
        issued: badge.valid_from.to_string(),
        valid_until: badge.valid_until.map(|until| until.to_string()),
        issuer: badge.issuer_name.as_deref(),
        issuer_did: badge.issuer.as_str(),
    }
}

impl Row<'_> {
    fn json(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        writeln!(out)
    }

    /// A row for spreadsheets, after the row of headings where it is the first.
    fn csv(&self, out: &mut impl Write, first: bool) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(out);
        if first {
            rows.write_record(CSV_HEADINGS)?;
        }
        let badge = self.badge.as_ref();
        let of = |text: fn(&Signed<'_>) -> Option<String>| badge.and_then(text).unwrap_or_default();
        rows.write_record(
            [
                self.path.to_owned(),
                self.verdict.clone(),
                self.reason.to_owned(),
                of(|b| Some(b.achievement.to_owned())),
                of(|b| b.subject.map(str::to_owned)),
                of(|b| b.subject_name.map(str::to_owned)),
                of(|b| Some(b.issued.clone())),
                of(|b| b.valid_until.clone()),
                of(|b| b.issuer.map(str::to_owned)),
                of(|b| Some(b.issuer_did.to_owned())),
                self.status_as_of.clone().unwrap_or_default(),
            ]
            .map(cell),
        )?;
        rows.flush()
    }
}
