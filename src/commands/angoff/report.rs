//! What judges come to, for people, programs and spreadsheets.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::locale::Locale;
use crate::review::angoff::{Estimate, Judge, Rated, Standard, Standing};
use crate::review::cell::guarded;
use crate::review::sheet::{Subject, short};
use crate::text::{Lang, printable};

/// Everything there is to say.
pub struct Report<'a> {
    /// The quiz.
    pub subject: Subject<'a>,
    /// The judges, in the order of their sheets.
    pub judges: &'a [Judge],
    /// Their notes, each on every question of the bank.
    pub notes: &'a [Notes],
    /// What they come to.
    pub standard: &'a Standard,
    /// How many points apart is too far.
    pub apart: f64,
}

/// What one judge noted on each question; empty where nothing.
pub type Notes = Vec<String>;

/// A number of a percent as programs read it: to a thousandth.
fn rounded(percent: f64) -> f64 {
    (percent * 1000.0).round() / 1000.0
}

#[derive(Serialize)]
struct JsonReport<'a> {
    bank: &'a str,
    version: &'a str,
    digest: String,
    cut: f64,
    sd: Option<f64>,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    pass_mark: f64,
    /// below, within or above the range.
    pass_mark_is: &'static str,
    judges: Vec<JsonJudge<'a>>,
    sections: Vec<JsonSection<'a>>,
    questions: Vec<JsonQuestion<'a>>,
}

#[derive(Serialize)]
struct JsonJudge<'a> {
    name: &'a str,
    cut: f64,
}

#[derive(Serialize)]
struct JsonSection<'a> {
    section: Option<&'a str>,
    drawn: usize,
    of: usize,
    mean: f64,
}

#[derive(Serialize)]
struct JsonQuestion<'a> {
    bank: &'a str,
    question: &'a str,
    competence: Option<&'a str>,
    points: u32,
    mean: f64,
    sd: Option<f64>,
    lowest: f64,
    highest: f64,
    spread: f64,
    discuss: bool,
    /// In the order of the judges.
    estimates: Vec<Option<f64>>,
    notes: Vec<&'a str>,
}

/// A row of the table for spreadsheets: the same measures of whatever it names.
#[derive(Serialize)]
struct CsvRow {
    row: &'static str,
    name: String,
    count: Option<usize>,
    mean: f64,
    sd: Option<f64>,
    se: Option<f64>,
    lowest: Option<f64>,
    highest: Option<f64>,
    spread: Option<f64>,
    discuss: Option<bool>,
}

impl Report<'_> {
    fn is_apart(&self, rated: &Rated) -> bool {
        let mut apart = self.standard.to_discuss(self.apart).into_iter();
        apart.any(|other| other.number == rated.number)
    }

    fn estimates(&self, number: usize) -> impl Iterator<Item = (&str, Option<f64>)> {
        self.judges.iter().map(move |judge| {
            let estimate = judge.estimates.get(number).copied().flatten();
            (&*judge.name, estimate.map(Estimate::percent))
        })
    }

    fn note(&self, judge: usize, number: usize) -> &str {
        let notes = self.notes.get(judge).and_then(|notes| notes.get(number));
        notes.map_or("", String::as_str)
    }

    /// One JSON object on a line. Percents are rounded to a thousandth.
    pub fn json(&self, out: &mut impl Write) -> io::Result<()> {
        let standard = self.standard;
        let bank = self.subject.bank;
        let questions = standard.questions.iter().map(|rated| {
            let question = &bank.questions[rated.number];
            let judges = 0..self.judges.len();
            JsonQuestion {
                bank: self.subject.home(question),
                question: &question.id,
                competence: question.competence.as_deref(),
                points: question.points,
                mean: rounded(rated.mean),
                sd: rated.sd.map(rounded),
                lowest: rounded(rated.lowest),
                highest: rounded(rated.highest),
                spread: rounded(rated.spread()),
                discuss: self.is_apart(rated),
                estimates: self
                    .estimates(rated.number)
                    .map(|(_, percent)| percent.map(rounded))
                    .collect(),
                notes: judges.map(|judge| self.note(judge, rated.number)).collect(),
            }
        });
        let judges = self.judges.iter().zip(&standard.cuts);
        let sections = standard.sections.iter().map(|section| JsonSection {
            section: section.section.as_deref(),
            drawn: section.drawn,
            of: section.of,
            mean: rounded(section.mean),
        });
        let report = JsonReport {
            bank: &bank.id,
            version: &bank.version,
            digest: short(&bank.digest),
            cut: rounded(standard.cut),
            sd: standard.between.map(|spread| rounded(spread.sd)),
            se: standard.between.map(|spread| rounded(spread.se)),
            low: standard.range().map(|(low, _)| rounded(low)),
            high: standard.range().map(|(_, high)| rounded(high)),
            pass_mark: rounded(standard.pass_mark),
            pass_mark_is: match standard.standing() {
                Standing::Below => "below",
                Standing::Within => "within",
                Standing::Above => "above",
            },
            judges: judges
                .map(|(judge, cut)| JsonJudge {
                    name: &judge.name,
                    cut: rounded(*cut),
                })
                .collect(),
            sections: sections.collect(),
            questions: questions.collect(),
        };
        serde_json::to_writer(&mut *out, &report)?;
        writeln!(out)
    }

    /// A table: the quiz, its pass mark, each judge, section and question.
    pub fn csv(&self, out: &mut impl Write) -> io::Result<()> {
        let standard = self.standard;
        let row = |row, name: &str, mean| CsvRow {
            row,
            name: guarded(name),
            count: None,
            mean: rounded(mean),
            sd: None,
            se: None,
            lowest: None,
            highest: None,
            spread: None,
            discuss: None,
        };
        let bank = self.subject.bank;
        let range = standard.range();
        let mut all = vec![
            CsvRow {
                count: Some(self.judges.len()),
                sd: standard.between.map(|spread| rounded(spread.sd)),
                se: standard.between.map(|spread| rounded(spread.se)),
                lowest: range.map(|(low, _)| rounded(low)),
                highest: range.map(|(_, high)| rounded(high)),
                ..row("cut", &bank.id, standard.cut)
            },
            row("pass_mark", &bank.id, standard.pass_mark),
        ];
        let judges = self.judges.iter().zip(&standard.cuts);
        all.extend(judges.map(|(judge, cut)| row("judge", &judge.name, *cut)));
        all.extend(standard.sections.iter().map(|section| CsvRow {
            count: Some(section.drawn),
            ..row(
                "section",
                section.section.as_deref().unwrap_or_default(),
                section.mean,
            )
        }));
        all.extend(standard.questions.iter().map(|rated| CsvRow {
            count: Some(self.judges.len()),
            sd: rated.sd.map(rounded),
            lowest: Some(rounded(rated.lowest)),
            highest: Some(rounded(rated.highest)),
            spread: Some(rounded(rated.spread())),
            discuss: Some(self.is_apart(rated)),
            ..row("question", &bank.questions[rated.number].id, rated.mean)
        }));
        let mut rows = csv::Writer::from_writer(out);
        for row in all {
            rows.serialize(row).map_err(io::Error::other)?;
        }
        rows.flush()
    }

    /// Lines for people.
    pub fn text(&self, locale: &Locale, out: &mut impl Write) -> io::Result<()> {
        let standard = self.standard;
        let bank = self.subject.bank;
        let title = printable(bank.title.get(locale.lang()));
        let id = printable(&bank.id);
        let version = printable(&bank.version);
        let args = [
            ("title", (&title).into()),
            ("bank", (&id).into()),
            ("version", (&version).into()),
            ("judges", self.judges.len().into()),
            ("questions", standard.questions.len().into()),
        ];
        writeln!(out, "{}\n", locale.with("angoff-heading", &args))?;
        writeln!(out, "{}", locale.t("angoff-judges"))?;
        let cuts = self.judges.iter().zip(&standard.cuts);
        let cuts = cuts.map(|(judge, cut)| vec![judge.name.clone(), number(locale, *cut, true)]);
        table(out, &cuts.collect::<Vec<_>>())?;
        if standard.sections.len() > 1 {
            writeln!(out, "\n{}", locale.t("angoff-sections"))?;
            let sections = standard.sections.iter().map(|section| {
                let name = section.section.as_deref().unwrap_or_default();
                let args = [("drawn", section.drawn.into()), ("of", section.of.into())];
                vec![
                    printable(name),
                    locale.with("angoff-drawn", &args),
                    number(locale, section.mean, true),
                ]
            });
            table(out, &sections.collect::<Vec<_>>())?;
        }
        writeln!(out)?;
        self.cut(locale, out)?;
        self.discuss(locale, out)
    }

    /// The cut score, and how the pass mark stands to it.
    fn cut(&self, locale: &Locale, out: &mut impl Write) -> io::Result<()> {
        let standard = self.standard;
        let cut = number(locale, standard.cut, true);
        match (standard.between, standard.range()) {
            (Some(spread), Some((low, high))) => {
                let (sd, se) = (
                    number(locale, spread.sd, false),
                    number(locale, spread.se, false),
                );
                let (low, high) = (number(locale, low, true), number(locale, high, true));
                let args = [
                    ("cut", (&cut).into()),
                    ("sd", (&sd).into()),
                    ("se", (&se).into()),
                    ("low", (&low).into()),
                    ("high", (&high).into()),
                ];
                writeln!(out, "{}", locale.with("angoff-cut", &args))?;
            }
            _ => writeln!(
                out,
                "{}",
                locale.with("angoff-cut-alone", &[("cut", (&cut).into())])
            )?,
        }
        let mark = number(locale, standard.pass_mark, true);
        let apart = number(locale, (standard.pass_mark - standard.cut).abs(), false);
        let args = [("mark", (&mark).into()), ("apart", (&apart).into())];
        let message = match standard.standing() {
            Standing::Below => "angoff-mark-below",
            Standing::Within => "angoff-mark-within",
            Standing::Above => "angoff-mark-above",
        };
        writeln!(out, "{}", locale.with(message, &args))
    }

    /// The questions judges should talk about.
    fn discuss(&self, locale: &Locale, out: &mut impl Write) -> io::Result<()> {
        if self.judges.len() < 2 {
            return Ok(());
        }
        let points = format!("{:.0}", self.apart);
        let points = [("points", (&points).into())];
        let apart = self.standard.to_discuss(self.apart);
        if apart.is_empty() {
            return writeln!(out, "\n{}", locale.with("angoff-agree", &points));
        }
        writeln!(out, "\n{}", locale.with("angoff-discuss", &points))?;
        for rated in apart {
            let question = &self.subject.bank.questions[rated.number];
            let spread = number(locale, rated.spread(), false);
            let mean = number(locale, rated.mean, true);
            let sd = number(locale, rated.sd.unwrap_or_default(), false);
            let args = [
                ("question", (&question.id).into()),
                ("spread", (&spread).into()),
                ("mean", (&mean).into()),
                ("sd", (&sd).into()),
            ];
            writeln!(out, "  {}", locale.with("angoff-apart", &args))?;
            let estimates = self.estimates(rated.number).enumerate();
            let rows = estimates.map(|(judge, (name, percent))| {
                let percent = percent.map(|percent| number(locale, percent, true));
                let words: Vec<&str> = self.note(judge, rated.number).split_whitespace().collect();
                vec![
                    format!("  {name}"),
                    percent.unwrap_or_default(),
                    printable(&words.join(" ")),
                ]
            });
            table(out, &rows.collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

/// A number with one decimal, as people of the language write it.
fn number(locale: &Locale, value: f64, is_percent: bool) -> String {
    let mut text = format!("{value:.1}");
    if locale.lang() != Lang::EN {
        text = text.replace('.', ",");
    }
    if is_percent {
        text = locale.with("angoff-percent", &[("n", (&text).into())]);
    }
    text
}

/// Rows whose cells stand below each other; numbers to the right.
fn table(out: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max();
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    for row in rows {
        let mut line = String::from(" ");
        for (column, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[column].saturating_sub(cell.width()));
            let is_number = cell.ends_with('%');
            line += if column == 0 { " " } else { "  " };
            line += if is_number { &gap } else { "" };
            line += cell;
            line += if is_number { "" } else { &gap };
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
