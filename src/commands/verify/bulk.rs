//! Many certificates at once: all cores, a line of progress, the bad ones
//! listed, one summary.
//!
//! A reader hands chunks to a worker for each core; their verdicts are written
//! in the order of the files. What is under way is bounded, so memory does not
//! grow with the number of certificates.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::walk::{self, Found};
use super::{Count, OutFormat, Shown};
use crate::certificate::{Report, Verdict};
use crate::locale::{Locale, verdict};

/// Certificates in a chunk, at most: batches want many.
const CHUNK: usize = 4096;
/// Bytes in a chunk, unless one file has more: pages and scans are large.
const CHUNK_BYTES: usize = 24 * 1024 * 1024;
/// Chunks that are read but not judged, beside the one each core is at.
const AHEAD: usize = 1;

/// What a run found.
pub(super) struct Bulk {
    pub(super) count: Count,
    pub(super) verdicts: BTreeMap<Verdict, usize>,
}

type Numbered<T> = (usize, Vec<T>);

struct Judged {
    found: Found,
    report: Option<Report>,
}

/// Verifies whatever is in these paths, many at a time.
///
/// # Errors
/// When the verdicts cannot be written.
pub(super) fn run(
    paths: &[PathBuf],
    format: OutFormat,
    locale: &Locale,
    judge: &(dyn Fn(&[Vec<u8>]) -> Vec<Report> + Sync),
) -> io::Result<Bulk> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    // The reader takes a ticket for each chunk, and gets it back once the chunk
    // is written: that bounds also what waits for its turn.
    let under_way = cores + AHEAD;
    let (give_ticket, tickets) = sync_channel::<()>(under_way);
    for _ in 0..under_way {
        let _ = give_ticket.send(());
    }
    let (to_workers, chunks) = sync_channel::<Numbered<Found>>(under_way);
    let (to_writer, judged) = sync_channel::<Numbered<Judged>>(under_way);
    let chunks = Mutex::new(chunks);
    let mut progress = Progress::new(locale, paths);
    thread::scope(|scope| {
        scope.spawn(move || read(paths, &to_workers, &tickets));
        for _ in 0..cores {
            let (chunks, to_writer) = (&chunks, to_writer.clone());
            scope.spawn(move || {
                loop {
                    let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, found)) = next else { return };
                    if to_writer.send((number, work(found, judge))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(to_writer);
        let written = write(&judged, &give_ticket, format, locale, &mut progress);
        // Where writing failed, whoever waits is let go.
        drop((give_ticket, judged));
        written
    })
}

/// Reads in chunks, until everything is read or nobody wants more.
fn read(paths: &[PathBuf], to_workers: &SyncSender<Numbered<Found>>, tickets: &Receiver<()>) {
    let mut number = 0;
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut send = |chunk: Vec<Found>| {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        tickets
            .recv()
            .map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        number += 1;
        to_workers
            .send((number - 1, chunk))
            .map_err(|e| gone(e.to_string()))
    };
    let mut size = 0;
    let read = walk::each(paths, &mut |found| {
        size += found.bytes.as_ref().map_or(0, Vec::len);
        chunk.push(found);
        if chunk.len() < CHUNK && size < CHUNK_BYTES {
            return Ok(());
        }
        size = 0;
        send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK)))
    });
    if read.is_ok() && !chunk.is_empty() {
        let _ = send(chunk);
    }
}

fn work(mut found: Vec<Found>, judge: &(dyn Fn(&[Vec<u8>]) -> Vec<Report> + Sync)) -> Vec<Judged> {
    let take = |found: &mut Found| match &mut found.bytes {
        Ok(bytes) => std::mem::take(bytes),
        Err(_) => Vec::new(),
    };
    let bytes: Vec<Vec<u8>> = found.iter_mut().map(take).collect();
    let reports = judge(&bytes);
    let each = found.into_iter().zip(reports);
    each.map(|(found, report)| Judged {
        report: found.bytes.is_ok().then_some(report),
        found,
    })
    .collect()
}

fn write(
    judged: &Receiver<Numbered<Judged>>,
    give_ticket: &SyncSender<()>,
    format: OutFormat,
    locale: &Locale,
    progress: &mut Progress<'_>,
) -> io::Result<Bulk> {
    let mut out = BufWriter::new(stdout().lock());
    let mut bulk = Bulk {
        count: Count::default(),
        verdicts: BTreeMap::new(),
    };
    let mut waiting: BTreeMap<usize, Vec<Judged>> = BTreeMap::new();
    let mut next = 0;
    while let Ok((number, chunk)) = judged.recv() {
        waiting.insert(number, chunk);
        while let Some(chunk) = waiting.remove(&next) {
            next += 1;
            for one in chunk {
                progress.done(one.found.weight);
                bulk.add(one, format, locale, &mut out)?;
            }
            let _ = give_ticket.try_send(());
        }
        progress.show(bulk.count.total);
    }
    progress.clear();
    out.flush()?;
    Ok(bulk)
}

impl Bulk {
    fn add(
        &mut self,
        one: Judged,
        format: OutFormat,
        locale: &Locale,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let verdict = one.report.as_ref().map(|report| report.verdict);
        let verdict = verdict.unwrap_or(Verdict::Unreadable);
        self.count.add(verdict, verdict == Verdict::Valid);
        *self.verdicts.entry(verdict).or_default() += 1;
        if format == OutFormat::Text && verdict == Verdict::Valid {
            return Ok(());
        }
        let reason = match (&one.report, one.found.bytes) {
            (Some(report), _) => verdict::sentence(locale, &report.reason),
            (None, error) => {
                let detail = error.err().map(|e| e.to_string()).unwrap_or_default();
                locale.with("reason-io", &[("detail", (&detail).into())])
            }
        };
        let claims = one
            .report
            .as_ref()
            .and_then(|report| report.claims.as_deref());
        let shown = Shown {
            name: &one.found.name,
            verdict,
            reason,
            claims,
            report: one.report.as_ref(),
            note: None,
            record: None,
        };
        match format {
            OutFormat::Text => shown.line(locale, out),
            OutFormat::Json => shown.json(out),
            OutFormat::Csv => shown.csv(out, self.count.total == 1),
        }
    }

    /// How many there are of each verdict.
    pub(super) fn summary(&self, locale: &Locale) -> String {
        let total = self.count.total.into();
        let args = [("total", total), ("valid", self.count.valid.into())];
        let mut text = locale.with("verify-summary", &args);
        for (verdict, count) in &self.verdicts {
            if *verdict != Verdict::Valid {
                let word = locale.t(crate::ui::screens::verify::verdict_id(*verdict));
                // Writing into memory cannot fail.
                let _ = write!(text, "\n  {word}  {count}");
            }
        }
        text
    }
}

/// A line on a terminal that says how far it is; nothing in a pipe.
struct Progress<'l> {
    locale: &'l Locale,
    shown: bool,
    start: Instant,
    last: Instant,
    total: u64,
    done: u64,
}

impl<'l> Progress<'l> {
    const EVERY: Duration = Duration::from_millis(500);

    fn new(locale: &'l Locale, paths: &[PathBuf]) -> Self {
        let shown = stderr().is_terminal();
        Self {
            locale,
            shown,
            start: Instant::now(),
            last: Instant::now(),
            total: if shown { walk::weigh(paths) } else { 0 },
            done: 0,
        }
    }

    const fn done(&mut self, weight: u64) {
        self.done += weight;
    }

    fn show(&mut self, count: usize) {
        if !self.shown || self.last.elapsed() < Self::EVERY {
            return;
        }
        self.last = Instant::now();
        let seconds = self.start.elapsed().as_secs_f64();
        let rate = (count as f64 / seconds) as usize;
        let share = (self.done as f64 / self.total.max(1) as f64).clamp(0.001, 1.0);
        let left = (seconds / share - seconds) as u64;
        let percent = (share * 100.0) as usize;
        let line = self.locale.with(
            "verify-progress",
            &[
                ("count", count.into()),
                ("percent", percent.into()),
                ("rate", rate.into()),
                (
                    "left",
                    format!("{}:{:02}", left / 60, left % 60).as_str().into(),
                ),
            ],
        );
        let _ = write!(stderr(), "\r\x1b[K{line}");
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
