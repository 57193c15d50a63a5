//! `certamen verify`: certificates, one or a folder of them.

mod any_badge;
mod bulk;
pub(super) mod paper;
mod record;
pub(super) mod trust;
mod walk;

use std::io::{self, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use self::record::Records;
use super::{CommandError, Shared};
use crate::certificate::verify::file::{FILE_LIMIT, Kind, kind_of};
use crate::certificate::{BulkVerifier, Claims, Proofs, Report, Verdict, Vouched, Wanted, verify};
use crate::locale::{Locale, verdict};
use crate::site::{signed_fields, vouched_fields};
use crate::training::folder::Folder;

/// Verify certificates, offline
///
/// For each file: the verdict, the reason, and every signed field. A unit
/// trusts the training it stands in, or the issuers it names with --trust.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 every certificate is VALID, 1 some are not, 2 wrong usage or nothing to read.\n\nExamples:\n  certamen verify 7K2M-9QXR-4TBD.json --trust issuer.txt\n  certamen verify certificates/ --trust did:key:z6Mk... --register register.json --status status-list.json\n  certamen verify certificates/ --format json\n  certamen verify 7K2M-9QXR-4TBD.pdf scan.png\n  certamen verify 7K2M-9QXR-4TBD.json --record records/7K2M-9QXR-4TBD.json"
)]
pub struct VerifyArgs {
    /// Files, folders, archives (.zip), files of one certificate a line
    /// (.jsonl), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    trust: TrustArgs,
    /// Verify as of this time, such as 2027-01-31 or 2027-01-31T12:00:00Z
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<DateTime<Utc>>,
    /// The record of the attempts, or a folder of records, to score them again; needs the banks of the
    /// training
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// The passphrase of the sealed banks that the record needs: the first line
    /// of this file, or of standard input when it is -
    #[arg(long, value_name = "FILE", requires = "record")]
    passphrase_file: Option<PathBuf>,
    /// Verify Open Badges of other makers too: only what any Open Badge says is
    /// shown
    #[arg(long, conflicts_with = "record")]
    any_open_badge: bool,
    /// Which proofs to look at, where there are many certificates
    #[arg(long, value_enum, default_value_t = ProofChoice::Both, conflicts_with = "record")]
    proofs: ProofChoice,
    /// For scans and codes of a programme that this training does not hold: one
    /// of its certificates, or its template (JSON)
    #[arg(long, value_name = "FILE")]
    template: Vec<PathBuf>,
    /// text for people, json for programs, csv for spreadsheets
    #[arg(long, value_enum, default_value_t = OutFormat::Text)]
    format: OutFormat,
}

/// Whom to trust, and by which registers and status lists.
#[derive(Debug, Args)]
pub struct TrustArgs {
    /// Trust this issuer or this root: a did:key, a file that holds some, one on
    /// a line, or an issuer register
    #[arg(long, value_name = "DID|FILE")]
    trust: Vec<String>,
    /// The register of a trusted root; without it, the register.json of the
    /// training, or beside the certificates
    #[arg(long, value_name = "FILE")]
    register: Vec<PathBuf>,
    /// The status list, or a folder that holds some; without it, the
    /// status-list.json of the training, or beside the certificates
    #[arg(long, value_name = "FILE|FOLDER")]
    status: Vec<PathBuf>,
}

/// Which of the two proofs of a certificate are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ProofChoice {
    /// Both, as a verdict asks
    Both,
    /// eddsa-jcs-2022 alone: quicker, for a first look
    Jcs,
}

impl From<ProofChoice> for Proofs {
    fn from(choice: ProofChoice) -> Self {
        match choice {
            ProofChoice::Both => Self::Both,
            ProofChoice::Jcs => Self::Jcs,
        }
    }
}

/// Who reads the verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum OutFormat {
    Text,
    Json,
    Csv,
}

pub(super) fn parse_time(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.to_utc());
    }
    text.parse::<chrono::NaiveDate>()
        .ok()
        .and_then(|day| day.and_hms_opt(23, 59, 59))
        .map(|time| time.and_utc())
        .ok_or_else(|| {
            "expected a day such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z".to_owned()
        })
}

/// A verdict, as programs read it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: String,
    verdict: String,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Signed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vouched: Option<VouchedRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_as_of: Option<String>,
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<RecordRow>,
}

/// The root that vouches for the issuer, as programs read it.
#[derive(Debug, Serialize)]
struct VouchedRow<'a> {
    root: String,
    register: &'a str,
    version: u64,
    signed: String,
    site: &'a str,
    unit: &'a str,
    valid_until: Option<String>,
}

const CSV_HEADINGS: [&str; 21] = [
    "path",
    "verdict",
    "reason",
    "code",
    "name",
    "participant",
    "unit",
    "title",
    "version",
    "percent",
    "required",
    "issued",
    "valid_until",
    "issuer",
    "issuer_did",
    "root",
    "register",
    "register_version",
    "register_signed",
    "site",
    "status_as_of",
];

/// A cell that no spreadsheet takes for a formula: whoever names themselves
/// `=1+1` gets an apostrophe before it.
fn cell(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text
}

/// The signed fields, as programs read them.
#[derive(Debug, Serialize)]
struct Signed<'a> {
    code: String,
    name: &'a str,
    participant: &'a str,
    unit: &'a str,
    title: &'a str,
    version: &'a str,
    percent: u8,
    required: u8,
    quizzes: Vec<SignedQuiz<'a>>,
    record: String,
    issued: String,
    valid_until: Option<String>,
    issuer: &'a str,
    issuer_did: String,
    delivery: &'static str,
}

#[derive(Debug, Serialize)]
struct SignedQuiz<'a> {
    quiz: &'a str,
    title: &'a str,
    percent: u8,
    required: u8,
    bank_version: &'a str,
    bank: String,
}

/// Whether the grade follows from the record.
#[derive(Debug, Serialize)]
struct RecordRow {
    follows: bool,
    reason: String,
}

/// Verifies.
pub fn run(shared: &Shared, args: &VerifyArgs) -> Result<ExitCode, CommandError> {
    let locale = shared.locale();
    let mut folder = training(shared)?;
    if args.any_open_badge {
        let trust = trust::of_badges(folder.as_ref(), &args.trust, &args.paths)?;
        return any_badge::run(args, &trust, &locale);
    }
    let trust = trust::of(folder.as_ref(), &args.trust, &args.paths)?;
    let known = paper::known(folder.as_ref(), &trust, &args.template)?;
    let records = match &args.record {
        Some(path) => Some(Records::read(path)?),
        None => None,
    };
    if let (Some(folder), Some(records), Some(path)) =
        (&mut folder, &records, &args.passphrase_file)
    {
        records.unseal(folder, path, &locale)?;
    }
    let at = args.at.unwrap_or_else(Utc::now);
    let in_bulk_wanted = args.paths.iter().any(|path| holds_many(path));
    if records.is_none() && (in_bulk_wanted || args.proofs == ProofChoice::Jcs) {
        // Text says nothing of what is VALID.
        let wanted = match args.format {
            OutFormat::Text => Wanted::Verdicts,
            OutFormat::Json | OutFormat::Csv => Wanted::Reports,
        };
        let many = BulkVerifier::new(&trust, at, args.proofs.into(), wanted);
        let judge = |all: &[Vec<u8>]| {
            let other = |bytes: &Vec<u8>| kind_of(bytes) != Kind::Json;
            let mut reports = many.verify(all);
            for (bytes, report) in all.iter().zip(&mut reports) {
                if other(bytes) {
                    *report = known.examine(bytes, |json| verify(json, &trust, at)).0;
                }
            }
            reports
        };
        return in_bulk(args, &locale, &judge);
    }
    let mut count = Count::default();
    let mut out = BufWriter::new(stdout().lock());
    let written = CommandError::io("the verdicts cannot be written");
    let mut show = |name: &str, bytes: io::Result<Vec<u8>>| -> io::Result<()> {
        let (report, unread) = match bytes {
            Ok(bytes) => {
                let judge = |json: &[u8]| verify(json, &trust, at);
                (Some(known.examine(&bytes, judge)), None)
            }
            Err(error) => (None, Some(error)),
        };
        let (report, note) = report.unzip();
        let note = note.flatten().map(|note| locale.t(note.id()));
        let verdict = report.as_ref().map_or(Verdict::Unreadable, |r| r.verdict);
        let reason = match (&report, &unread) {
            (Some(report), _) => verdict::sentence(&locale, &report.reason),
            (None, Some(error)) => {
                locale.with("reason-io", &[("detail", (&error.to_string()).into())])
            }
            (None, None) => String::new(),
        };
        let claims = report.as_ref().and_then(|report| report.claims.as_deref());
        let record = match (&records, claims, &folder) {
            (Some(records), Some(claims), Some(folder)) => {
                Some(records.follow(claims, folder, &locale))
            }
            (Some(_), Some(_), None) => Some(Err(locale.t("record-no-training"))),
            _ => None,
        };
        let holds = verdict == Verdict::Valid && !matches!(record, Some(Err(_)));
        count.add(verdict, holds);
        let result = Shown {
            name,
            verdict,
            reason,
            claims,
            report: report.as_ref(),
            note,
            record,
        };
        match args.format {
            OutFormat::Json => result.json(&mut out),
            OutFormat::Csv => result.csv(&mut out, count.total == 1),
            OutFormat::Text => result.text(&locale, &mut out),
        }
    };
    let many = each_file(&args.paths, &mut show).map_err(written)?;
    drop(out);
    count.end(&locale, many && args.format == OutFormat::Text)
}

/// Verifies folders, archives and lines of JSON.
fn in_bulk(
    args: &VerifyArgs,
    locale: &Locale,
    judge: &(dyn Fn(&[Vec<u8>]) -> Vec<Report> + Sync),
) -> Result<ExitCode, CommandError> {
    let written = CommandError::io("the verdicts cannot be written");
    let found = bulk::run(&args.paths, args.format, locale, judge).map_err(written)?;
    if found.count.total == 0 {
        return Err(CommandError::Said(locale.t("verify-nothing-here")));
    }
    if args.format == OutFormat::Text {
        println_safe(&found.summary(locale));
        if args.proofs == ProofChoice::Jcs {
            println_safe(&locale.t("verify-jcs-only"));
        }
    }
    Ok(found.count.exit_code())
}

fn println_safe(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}

/// The training of this folder, where there is one; a unit needs none.
pub(super) fn training(shared: &Shared) -> Result<Option<Folder>, CommandError> {
    match shared.root() {
        Ok(root) => Ok(Some(Folder::load(
            &root,
            &crate::bank::yaml::node::Limits::default(),
        ))),
        Err(error) if shared.training.is_some() => Err(error),
        Err(_) => Ok(None),
    }
}

/// What is done with each file: its name, and its bytes if it can be read.
pub(super) type Show<'a> = &'a mut dyn FnMut(&str, io::Result<Vec<u8>>) -> io::Result<()>;

/// Shows each file named; says whether there were, or could have been, several.
pub(super) fn each_file(paths: &[PathBuf], show: Show<'_>) -> io::Result<bool> {
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let input = stdin().lock();
            let read = input.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes);
            show("-", read.map(|_| bytes))?;
        } else {
            walk::each(std::slice::from_ref(path), &mut |found| {
                show(&found.name, found.bytes)
            })?;
        }
    }
    Ok(paths.len() > 1 || paths.iter().any(|path| holds_many(path)))
}

/// Whether a path may hold many certificates.
fn holds_many(path: &Path) -> bool {
    path.is_dir() || walk::holds_many(path).is_some()
}

#[derive(Debug, Default)]
struct Count {
    total: usize,
    valid: usize,
    unreadable: usize,
}

impl Count {
    /// Ends a run: sums up, where that is wanted, and gives the exit code.
    fn end(&self, locale: &Locale, summed_up: bool) -> Result<ExitCode, CommandError> {
        if self.total == 0 {
            return Err(CommandError::Said(locale.t("verify-nothing-here")));
        }
        if summed_up {
            let args = [("total", self.total.into()), ("valid", self.valid.into())];
            println_safe(&locale.with("verify-summary", &args));
        }
        Ok(self.exit_code())
    }

    /// 0 all valid, 1 some not, 2 nothing that can be read.
    fn exit_code(&self) -> ExitCode {
        match (self.valid == self.total, self.unreadable == self.total) {
            (true, _) => ExitCode::SUCCESS,
            (_, true) => ExitCode::from(2),
            _ => ExitCode::from(1),
        }
    }

    fn add(&mut self, verdict: Verdict, holds: bool) {
        self.total += 1;
        self.valid += usize::from(holds);
        self.unreadable += usize::from(verdict == Verdict::Unreadable);
    }
}

/// One verdict, to be shown.
struct Shown<'a> {
    name: &'a str,
    verdict: Verdict,
    reason: String,
    claims: Option<&'a Claims>,
    /// All that was found, where it was read at all.
    report: Option<&'a Report>,
    /// What is to be known about the page it stood on.
    note: Option<String>,
    record: Option<Result<String, String>>,
}

impl<'a> Shown<'a> {
    fn text(&self, locale: &Locale, out: &mut impl Write) -> io::Result<()> {
        let word = locale.t(crate::ui::screens::verify::verdict_id(self.verdict));
        writeln!(out, "{word}  {}", self.name)?;
        writeln!(out, "  {}", self.reason)?;
        if let Some(claims) = self.claims {
            let vouched = self.report.map(|report| vouched_fields(report, locale));
            let mut fields = signed_fields(claims, locale);
            fields.extend(vouched.unwrap_or_default());
            for (id, value) in fields {
                let label = locale.t(id);
                let pad = 20_usize.saturating_sub(crate::ui::widgets::width(&label));
                writeln!(out, "  {label}{} {value}", " ".repeat(pad))?;
            }
            let closing = crate::ui::screens::verify::closing(self.verdict, true);
            writeln!(out, "  {}", locale.t(closing))?;
        }
        if let Some(note) = &self.note {
            writeln!(out, "  {note}")?;
        }
        if let Some(Ok(said) | Err(said)) = &self.record {
            writeln!(out, "  {said}")?;
        }
        writeln!(out)
    }

    /// One certificate of many, in a line.
    fn line(&self, locale: &Locale, out: &mut impl Write) -> io::Result<()> {
        let word = locale.t(crate::ui::screens::verify::verdict_id(self.verdict));
        write!(out, "{word}  {}", self.name)?;
        if let Some(claims) = self.claims {
            let who = &claims.participant;
            write!(out, "  ({}, {}, {})", claims.code(), who.name, who.code)?;
        }
        writeln!(out, "\n  {}", self.reason)
    }

    /// A row for spreadsheets, after the row of headings where it is the first.
    fn csv(&self, out: &mut impl Write, first: bool) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(out);
        if first {
            rows.write_record(CSV_HEADINGS)?;
        }
        let signed = self.claims.map(signed);
        let of = |text: fn(&Signed<'_>) -> String| signed.as_ref().map(text).unwrap_or_default();
        let vouched = self.vouched();
        let by =
            |text: fn(&VouchedRow<'_>) -> String| vouched.as_ref().map(text).unwrap_or_default();
        rows.write_record(
            [
                self.name.to_owned(),
                self.verdict.to_string(),
                self.reason.clone(),
                of(|s| s.code.clone()),
                of(|s| s.name.to_owned()),
                of(|s| s.participant.to_owned()),
                of(|s| s.unit.to_owned()),
                of(|s| s.title.to_owned()),
                of(|s| s.version.to_owned()),
                of(|s| s.percent.to_string()),
                of(|s| s.required.to_string()),
                of(|s| s.issued.clone()),
                of(|s| s.valid_until.clone().unwrap_or_default()),
                of(|s| s.issuer.to_owned()),
                of(|s| s.issuer_did.clone()),
                by(|v| v.root.clone()),
                by(|v| v.register.to_owned()),
                by(|v| v.version.to_string()),
                by(|v| v.signed.clone()),
                by(|v| v.site.to_owned()),
                self.status_as_of().unwrap_or_default(),
            ]
            .map(cell),
        )?;
        rows.flush()
    }

    fn vouched(&self) -> Option<VouchedRow<'a>> {
        let report = self.report?;
        report.vouched.as_ref().map(vouched)
    }

    /// The moment of the status list that was looked in.
    fn status_as_of(&self) -> Option<String> {
        let as_of = self.report?.status_as_of?;
        Some(as_of.to_string())
    }

    fn json(self, out: &mut impl Write) -> io::Result<()> {
        let (vouched, status_as_of) = (self.vouched(), self.status_as_of());
        let row = Row {
            path: self.name.to_owned(),
            verdict: self.verdict.to_string(),
            reason: self.reason,
            certificate: self.claims.map(signed),
            vouched,
            status_as_of,
            page: self.note,
            record: self.record.map(|record| RecordRow {
                follows: record.is_ok(),
                reason: record.unwrap_or_else(|reason| reason),
            }),
        };
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)
    }
}

fn vouched(vouched: &Vouched) -> VouchedRow<'_> {
    VouchedRow {
        root: vouched.root.to_string(),
        register: &vouched.register,
        version: vouched.version,
        signed: vouched.signed.to_string(),
        site: &vouched.site,
        unit: &vouched.unit,
        valid_until: vouched.until.map(|until| until.to_string()),
    }
}

fn signed(claims: &Claims) -> Signed<'_> {
    Signed {
        code: claims.code(),
        name: &claims.participant.name,
        participant: &claims.participant.code,
        unit: &claims.participant.unit,
        title: &claims.title,
        version: &claims.achievement.version,
        percent: claims.score.percent.get(),
        required: claims.score.required.get(),
        quizzes: claims
            .quizzes
            .iter()
            .map(|quiz| SignedQuiz {
                quiz: &quiz.id,
                title: &quiz.title,
                percent: quiz.percent.get(),
                required: quiz.required.get(),
                bank_version: &quiz.bank_version,
                bank: quiz.bank.to_string(),
            })
            .collect(),
        record: claims.record.to_string(),
        issued: claims.valid_from.to_string(),
        valid_until: claims.valid_until.map(|until| until.to_string()),
        issuer: &claims.issuer.name,
        issuer_did: claims.issuer.did.to_string(),
        delivery: claims.delivery.word(),
    }
}
