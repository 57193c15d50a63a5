//! Reading a sheet that a judge filled in, whatever spreadsheet saved it.

use std::collections::HashMap;

use super::super::angoff::Estimate;
use super::super::cell::bare;
use super::super::chances::chances;
use super::number::{Misread, estimate};
use super::{COLUMNS, REMARK, Subject, question_mark, short};
use crate::bank::fault::Shown;
use crate::bank::values::nearest;
use crate::locale::{Arg, Locale};

/// The most faults of one sheet that are kept.
pub const FAULTS: usize = 100;

/// Said once, and then the sheet is left.
const OTHER_QUIZ: &str = "angoff-other-quiz";

/// The most cells of a row that are looked at.
const CELLS: usize = 1_000;

/// What a sheet says.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The estimate of each question of the bank, in its order.
    pub estimates: Vec<Option<Estimate>>,
    /// The note on each question; empty where there is none.
    pub notes: Vec<String>,
    /// The version and mark of the bank it was printed from, where that is
    /// another than the bank now.
    pub printed_from: Option<Shown>,
    /// The questions whose words have changed since, by their numbers, with the
    /// line they stand on.
    pub changed: Vec<(usize, usize)>,
    /// What is wrong with it, line by line. With any, nothing may be computed.
    pub faults: Vec<SheetFault>,
}

/// Something wrong with a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFault {
    /// The line of the file, from 1.
    pub line: usize,
    /// The column of the table, from 1.
    pub column: usize,
    /// What it is: the id of a message.
    pub message: &'static str,
    /// What the message names.
    pub args: Vec<(&'static str, Shown)>,
}

impl SheetFault {
    /// The sentence for people. Safe to print.
    pub fn sentence(&self, locale: &Locale) -> String {
        let args: Vec<(&'static str, Arg<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        locale.with(self.message, &args)
    }
}

/// The text of a file: UTF-8, or UTF-16 with a byte order mark, as some
/// spreadsheets save "Unicode text". Of other encodings the ASCII is kept, which
/// is all that counts.
fn decoded(bytes: &[u8]) -> String {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.as_chunks().0.iter().map(|two| unit(*two));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Reads a sheet of a quiz. Cells may be separated by commas, semicolons or
/// tabs; rows and columns may stand in any order, and other columns between them.
pub fn read(bytes: &[u8], subject: Subject<'_>) -> Sheet {
    let text = decoded(bytes);
    let mut reader = Reader::new(subject);
    reader.table(&text);
    reader.sheet
}

/// The rows of a text with the lines they begin on.
fn rows(text: &str, separator: u8) -> impl Iterator<Item = (usize, csv::StringRecord)> {
    let reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut line, mut counted) = (1, 0);
    // A text in memory fails nowhere.
    reader.into_records().map_while(Result::ok).map(move |row| {
        let at = row.position().map_or(0, |at| at.byte() as usize);
        // Empty lines before a row are passed over with it.
        let blank = text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        let end = (at + blank).max(counted);
        line += text[counted..end].matches('\n').count();
        counted = end;
        (line, row)
    })
}

/// Where the columns stand.
struct Places {
    bank: usize,
    question: usize,
    estimate: usize,
    version: usize,
    note: Option<usize>,
    count: usize,
}

struct Reader<'a> {
    subject: Subject<'a>,
    /// The numbers of the questions by their ids.
    numbers: HashMap<&'a str, usize>,
    /// The lines of the questions that have a row.
    lines: Vec<Option<usize>>,
    sheet: Sheet,
}

impl<'a> Reader<'a> {
    fn new(subject: Subject<'a>) -> Self {
        let questions = &subject.bank.questions;
        let ids = questions.iter().map(|question| question.id.as_str());
        Self {
            subject,
            numbers: ids.zip(0..).collect(),
            lines: vec![None; questions.len()],
            sheet: Sheet {
                estimates: vec![None; questions.len()],
                notes: vec![String::new(); questions.len()],
                ..Sheet::default()
            },
        }
    }

    fn fault(
        &mut self,
        (line, column): (usize, usize),
        message: &'static str,
        args: &[(&'static str, &str)],
    ) {
        if self.sheet.faults.len() < FAULTS {
            let args = args.iter().map(|(name, value)| (*name, (*value).into()));
            self.sheet.faults.push(SheetFault {
                line,
                column,
                message,
                args: args.collect(),
            });
        }
    }

    fn table(&mut self, text: &str) {
        // Excel's own line about its separator.
        let first = text.lines().next().unwrap_or_default().trim();
        let told = first.to_ascii_lowercase().starts_with("sep=");
        let heading = |row: &csv::StringRecord| {
            let names = row.iter().take(CELLS).map(bare);
            let names: Vec<String> = names.map(str::to_ascii_lowercase).collect();
            let has = |name: &str| names.iter().any(|known| known == name);
            (has("question") && has("estimate")).then_some(names)
        };
        let found = [b',', b';', b'\t'].into_iter().find_map(|separator| {
            let (line, row) = rows(text, separator).nth(usize::from(told))?;
            Some((separator, line, heading(&row)?))
        });
        let Some((separator, line, names)) = found else {
            self.fault((1, 1), "angoff-no-heading", &[]);
            return;
        };
        let Some(places) = self.places(line, &names) else {
            return;
        };
        let mut end = line;
        let mut open = None;
        for (line, row) in rows(text, separator).skip(usize::from(told) + 1) {
            let is_remark = [0, places.bank].iter().any(|at| {
                let cell = row.get(*at).map(bare);
                cell.is_some_and(|cell| cell.starts_with(REMARK))
            });
            let is_empty = row.iter().all(|cell| cell.trim().is_empty());
            end = line;
            open = row.iter().any(|cell| cell.contains('\n')).then_some(line);
            // What has so many faults, or is another's sheet, is read no further.
            if self.sheet.faults.len() >= FAULTS || self.is_of_another() {
                return;
            }
            if !is_empty && !is_remark {
                self.row(line, &row, &places);
            }
        }
        if let Some(line) = open
            && text.matches('"').count() % 2 == 1
        {
            // What it swallowed is not wrong for itself.
            self.sheet.faults.retain(|fault| fault.line < line);
            self.fault((line, 1), "angoff-open-quote", &[]);
            return;
        }
        self.missing(end);
    }

    /// Where the columns stand, by the names above them.
    fn places(&mut self, line: usize, names: &[String]) -> Option<Places> {
        let mut place = |name: &'static str, needed: bool| {
            let mut at = (0..names.len()).filter(|at| names[*at] == name);
            let (first, second) = (at.next(), at.next());
            if let Some(second) = second {
                self.fault(
                    (line, second + 1),
                    "angoff-column-twice",
                    &[("column", name)],
                );
                return None;
            }
            if first.is_none() && needed {
                self.fault((line, 1), "angoff-no-column", &[("column", name)]);
            }
            first
        };
        let places = [COLUMNS[0], COLUMNS[1], COLUMNS[7], COLUMNS[9]].map(|name| place(name, true));
        let note = place(COLUMNS[8], false);
        let [Some(bank), Some(question), Some(estimate), Some(version)] = places else {
            return None;
        };
        self.sheet.faults.is_empty().then_some(Places {
            bank,
            question,
            estimate,
            version,
            note,
            count: names.len(),
        })
    }

    fn row(&mut self, line: usize, row: &csv::StringRecord, places: &Places) {
        // Also when what is over is empty: 0,7 in a table with commas is two cells.
        if row.len() > places.count {
            let args = [
                ("there", &*row.len().to_string()),
                ("wanted", &*places.count.to_string()),
            ];
            self.fault((line, places.count + 1), "angoff-many-cells", &args);
            return;
        }
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let id = bare(cell(places.question));
        let at = (line, places.question + 1);
        let Some(number) = self.numbers.get(id).copied() else {
            self.unknown(at, (line, places.bank + 1), id, bare(cell(places.bank)));
            return;
        };
        let question = &self.subject.bank.questions[number];
        let home = self.subject.home(question);
        let bank = bare(cell(places.bank));
        if bank != home {
            let args = [("question", id), ("bank", bank), ("wanted", home)];
            self.fault((line, places.bank + 1), "angoff-other-bank", &args);
            return;
        }
        if let Some(first) = self.lines[number] {
            let first = first.to_string();
            let args = [("question", id), ("first", &*first)];
            self.fault(at, "angoff-twice", &args);
            return;
        }
        self.lines[number] = Some(line);
        self.version(line, places.version + 1, cell(places.version), number);
        let note = places.note.map(cell).unwrap_or_default();
        let written = cell(places.estimate).trim();
        note.trim().clone_into(&mut self.sheet.notes[number]);
        let args = [("question", id), ("written", written)];
        let at = (line, places.estimate + 1);
        match estimate(bare(written)) {
            _ if written.is_empty() => self.fault(at, "angoff-empty", &args),
            Ok(estimate) => self.sheet.estimates[number] = Some(estimate),
            Err(Misread::One) => self.fault(at, "angoff-one", &args),
            Err(Misread::OutOfRange) => self.fault(at, "angoff-range", &args),
            Err(Misread::NotANumber) => self.fault(at, "angoff-not-a-number", &args),
        }
    }

    /// Whether it is the sheet of another quiz.
    fn is_of_another(&self) -> bool {
        let last = self.sheet.faults.last();
        last.is_some_and(|fault| fault.message == OTHER_QUIZ)
    }

    /// Says that there is no such question, or that the sheet is another quiz's.
    fn unknown(&mut self, at: (usize, usize), at_bank: (usize, usize), id: &str, bank: &str) {
        let mut questions = self.subject.bank.questions.iter();
        let is_here = questions.any(|question| self.subject.home(question) == bank);
        if !is_here && !bank.is_empty() {
            let message = "angoff-other-quiz";
            if self
                .sheet
                .faults
                .iter()
                .all(|fault| fault.message != message)
            {
                let args = [("bank", bank), ("quiz", &*self.subject.bank.id)];
                self.fault(at_bank, message, &args);
            }
            return;
        }
        let known = self.numbers.keys().copied();
        // Of equally near ids the first, whatever the order of the table.
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        match nearest(id, known) {
            Some(near) => {
                let args = [("question", id), ("nearest", near)];
                self.fault(at, "angoff-nearly", &args);
            }
            None => self.fault(at, "angoff-unknown", &[("question", id)]),
        }
    }

    /// Notices what has changed since the sheet was printed.
    fn version(&mut self, line: usize, column: usize, cell: &str, number: usize) {
        let bank = self.subject.bank;
        let cell = bare(cell);
        let is_mark = |text: &str| text.len() == 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let marks = cell.rsplit_once(REMARK).map(|(_, marks)| marks);
        let marks = marks.and_then(|marks| marks.split_once('.'));
        let Some((of_bank, of_question)) = marks.filter(|(a, b)| is_mark(a) && is_mark(b)) else {
            let args = [("question", &*bank.questions[number].id), ("written", cell)];
            self.fault((line, column), "angoff-no-version", &args);
            return;
        };
        if of_bank != short(&bank.digest) {
            // The question's own mark says nothing of the bank.
            let version = cell.rsplit_once('.').map_or(cell, |(version, _)| version);
            self.sheet.printed_from.get_or_insert(version.into());
        }
        let question = &bank.questions[number];
        let mut languages = bank.languages.iter();
        if !languages.any(|lang| question_mark(question, *lang) == of_question) {
            self.sheet.changed.push((number, line));
        }
    }

    /// Says which questions have no row.
    fn missing(&mut self, line: usize) {
        let questions = self.subject.bank.questions.iter();
        let all = questions.zip(chances(self.subject.bank)).zip(&self.lines);
        let missing = all
            .filter(|((_, chance), line)| *chance > 0.0 && line.is_none())
            .map(|((question, _), _)| &*question.id);
        let missing: Vec<&str> = missing.collect();
        if self.is_of_another() || missing.is_empty() || self.sheet.faults.len() >= FAULTS {
            return;
        }
        self.sheet.faults.push(SheetFault {
            line,
            column: 1,
            message: "angoff-missing",
            args: vec![
                ("n", (&*missing.len().to_string()).into()),
                ("questions", Shown::list(missing)),
            ],
        });
    }
}
