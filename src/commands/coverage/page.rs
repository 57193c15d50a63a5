//! The map of a training as a page of Markdown.

use std::io::{self, Write};

use crate::locale::Locale;
use crate::review::coverage::{Drawn, Fit, Map, Scope, Table, What};
use crate::text::{Lang, Text, printable};
use crate::training::Folder;

/// Text of a file as Markdown shows it: on one line, and nothing in it is markup.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::new();
    for c in printable(&words.join(" ")).chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes the page.
pub fn write(
    locale: &Locale,
    folder: &Folder,
    map: &Map,
    fit: Option<&Fit<'_>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut page = Page {
        locale,
        folder,
        map,
        out,
    };
    page.opening()?;
    for scope in &map.scopes {
        page.scope(scope)?;
    }
    page.quizzes()?;
    page.facts()?;
    fit.map_or(Ok(()), |fit| page.fit(fit))
}

struct Page<'a, W: Write> {
    locale: &'a Locale,
    folder: &'a Folder,
    map: &'a Map,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn text(&self, text: &Text) -> String {
        plain(text.get(self.locale.lang()))
    }

    /// A row of a table.
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        writeln!(self.out, "| {} |", cells.join(" | "))
    }

    /// The first two lines of a table: names, and where numbers stand.
    fn head(&mut self, cells: &[String], texts: usize) -> io::Result<()> {
        writeln!(self.out)?;
        self.row(cells)?;
        let rule = (0..cells.len()).map(|n| if n < texts { "---" } else { "---:" });
        writeln!(self.out, "|{}|", rule.collect::<Vec<_>>().join("|"))
    }

    /// The code of a competence with its name.
    fn competence(&self, code: &str) -> String {
        let names = &self.folder.training.competences;
        match names.iter().find(|(known, _)| known == code) {
            _ if code.is_empty() => self.locale.t("coverage-none"),
            Some((_, name)) => format!("{} {}", plain(code), self.text(name)),
            None => plain(code),
        }
    }

    fn opening(&mut self) -> io::Result<()> {
        let title = self.folder.training.title.as_ref();
        let title = title.map_or_else(|| self.locale.t("coverage-training"), |t| self.text(t));
        let heading = self
            .locale
            .with("coverage-title", &[("title", (&title).into())]);
        writeln!(self.out, "# {heading}")?;
        let sealed = self.folder.sealed.iter().map(|file| plain(&file.id));
        let broken = super::broken(self.folder);
        let broken = broken.iter().map(|name| plain(name));
        let missing = self.map.missing.iter().map(|id| plain(id));
        for (message, names) in [
            ("coverage-sealed", sealed.collect::<Vec<_>>()),
            ("coverage-broken", broken.collect()),
            ("coverage-missing", missing.collect()),
        ] {
            if !names.is_empty() {
                let names = names.join(", ");
                let said = self.locale.with(message, &[("names", (&names).into())]);
                writeln!(self.out, "\n{said}")?;
            }
        }
        Ok(())
    }

    fn scope(&mut self, scope: &Scope) -> io::Result<()> {
        let training = &self.folder.training;
        let programme = training.programme.as_ref().map(|p| self.text(&p.title));
        let quiz = training
            .composed(&scope.id)
            .map(|quiz| self.text(&quiz.title));
        let name = ("name", &quiz.or(programme).unwrap_or_default());
        let id = plain(&scope.id);
        let args = [(name.0, name.1.into()), ("id", (&id).into())];
        let heading = match scope.what {
            What::Training => self.locale.t("coverage-whole"),
            What::Programme => self.locale.with("coverage-programme", &args),
            What::Quiz => self.locale.with("coverage-quiz", &args),
        };
        writeln!(self.out, "\n## {heading}")?;
        if scope.is_whole && scope.what != What::Training {
            return writeln!(self.out, "\n{}", self.locale.t("coverage-same"));
        }
        let share = share(self.locale, scope.situations, scope.questions);
        let args = [
            ("questions", scope.questions.into()),
            ("situations", scope.situations.into()),
            ("share", (&share).into()),
        ];
        writeln!(self.out, "\n{}", self.locale.with("coverage-sum", &args))?;
        self.heading("coverage-kinds")?;
        self.counts(&scope.kinds)?;
        self.heading("coverage-levels")?;
        self.counts(&scope.levels)?;
        if scope.what == What::Training {
            self.heading("coverage-cells")?;
            self.cells(scope)?;
        }
        self.heading("coverage-situations")?;
        self.situations(scope)
    }

    fn heading(&mut self, message: &str) -> io::Result<()> {
        writeln!(self.out, "\n### {}", self.locale.t(message))
    }

    /// A table of counts with their sums.
    fn counts(&mut self, table: &Table) -> io::Result<()> {
        let mut names = vec![self.locale.t("coverage-competence")];
        names.extend(table.columns.iter().map(|name| match name.as_str() {
            "" => self.locale.t("coverage-none"),
            name => name.to_owned(),
        }));
        let total = self.locale.t("coverage-total");
        names.push(total.clone());
        self.head(&names, 1)?;
        let mut sums = vec![0; table.columns.len()];
        for (code, counts) in self.map.competences.iter().zip(&table.rows) {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
            let row = cells(self.competence(code), counts);
            self.row(&row)?;
        }
        self.row(&cells(total, &sums))
    }

    /// A row for each level of each competence.
    fn cells(&mut self, scope: &Scope) -> io::Result<()> {
        let mut names = vec![
            self.locale.t("coverage-competence"),
            self.locale.t("coverage-level"),
        ];
        names.extend(scope.kinds.columns.iter().cloned());
        names.push(self.locale.t("coverage-total"));
        self.head(&names, 2)?;
        for of in &scope.cells {
            let mut row = cells(plain(&of.competence), &of.kinds);
            let level = match of.level.as_str() {
                "" => self.locale.t("coverage-none"),
                level => level.to_owned(),
            };
            row.insert(1, level);
            self.row(&row)?;
        }
        Ok(())
    }

    /// Situations of all questions, by competence and bank.
    fn situations(&mut self, scope: &Scope) -> io::Result<()> {
        let mut names = vec![self.locale.t("coverage-competence")];
        names.extend(scope.banks.columns.iter().map(|id| plain(id)));
        let total = self.locale.t("coverage-total");
        names.extend([total.clone(), self.locale.t("coverage-share")]);
        self.head(&names, 1)?;
        let mut rows: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
        let counts = scope.situations_by_bank.rows.iter().zip(&scope.banks.rows);
        let mut sums = vec![(0, 0); scope.banks.columns.len()];
        for (code, (part, of)) in self.map.competences.iter().zip(counts) {
            let row: Vec<(usize, usize)> = part.iter().copied().zip(of.iter().copied()).collect();
            for (sum, (part, of)) in sums.iter_mut().zip(&row) {
                *sum = (sum.0 + part, sum.1 + of);
            }
            rows.push((self.competence(code), row));
        }
        rows.push((total, sums));
        for (name, mut row) in rows {
            let all = row.iter().fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            row.push(all);
            let mut cells = vec![name];
            cells.extend(row.iter().map(|(part, of)| pair(&part.to_string(), *of)));
            cells.push(share(self.locale, all.0, all.1));
            self.row(&cells)?;
        }
        Ok(())
    }

    /// What each quiz draws of what there is.
    fn quizzes(&mut self) -> io::Result<()> {
        writeln!(self.out, "\n## {}", self.locale.t("coverage-drawn"))?;
        writeln!(self.out, "\n{}", self.locale.t("coverage-drawn-how"))?;
        let quizzes: &[Drawn] = &self.map.quizzes;
        let mut names = vec![self.locale.t("coverage-competence")];
        names.extend(quizzes.iter().map(|quiz| plain(&quiz.quiz)));
        self.head(&names, 1)?;
        for (row, code) in self.map.competences.iter().enumerate() {
            let mut cells = vec![self.competence(code)];
            cells.extend(quizzes.iter().map(|quiz| {
                let drawn = decimal(self.locale, quiz.drawn[row]);
                pair(&drawn, quiz.there[row])
            }));
            self.row(&cells)?;
        }
        let mut cells = vec![self.locale.t("coverage-total")];
        cells.extend(quizzes.iter().map(|quiz| {
            let there = quiz.there.iter().sum();
            pair(&quiz.paper.to_string(), there)
        }));
        self.row(&cells)
    }

    /// How many questions rest on each fact.
    fn facts(&mut self) -> io::Result<()> {
        writeln!(self.out, "\n## {}", self.locale.t("coverage-facts"))?;
        if self.map.facts.is_empty() {
            return writeln!(self.out, "\n{}", self.locale.t("coverage-facts-none"));
        }
        let mut names = vec![self.locale.t("coverage-fact")];
        // What has the questions of the whole training needs no column again.
        let map = self.map;
        let scopes = map.scopes.iter().enumerate();
        let scopes = scopes.filter(|(_, scope)| scope.what == What::Training || !scope.is_whole);
        let scopes: Vec<(usize, &Scope)> = scopes.collect();
        names.extend(scopes.iter().map(|(_, scope)| match scope.what {
            What::Training => self.locale.t("coverage-whole"),
            _ => plain(&scope.id),
        }));
        self.head(&names, 1)?;
        map.facts.iter().try_for_each(|used| {
            let counts: Vec<usize> = scopes.iter().map(|(at, _)| used.counts[*at]).collect();
            self.row(&cells_of(plain(&used.fact), &counts))
        })
    }

    /// What the list has and no question rests on, and the other way round.
    fn fit(&mut self, fit: &Fit<'_>) -> io::Result<()> {
        let n = [("n", fit.unused.len().into())];
        writeln!(self.out, "\n## {}", self.locale.with("coverage-unused", &n))?;
        if !fit.unused.is_empty() {
            let names = ["coverage-fact", "coverage-area", "coverage-says"];
            let names = names.map(|id| self.locale.t(id));
            self.head(&names, 3)?;
        }
        for fact in &fit.unused {
            let area = format!("{} / {}", fact.area, fact.competences.join(", "));
            self.row(&[plain(&fact.id), plain(&area), plain(&fact.text)])?;
        }
        let n = [("n", fit.unlisted.len().into())];
        writeln!(
            self.out,
            "\n## {}",
            self.locale.with("coverage-unlisted", &n)
        )?;
        if !fit.unlisted.is_empty() {
            let names = ["coverage-fact", "coverage-where"].map(|id| self.locale.t(id));
            self.head(&names, 2)?;
        }
        for used in &fit.unlisted {
            let questions = used.questions.join(", ");
            self.row(&[plain(&used.fact), plain(&questions)])?;
        }
        Ok(())
    }
}

/// A name, counts, and their sum.
fn cells(name: String, counts: &[usize]) -> Vec<String> {
    let sum = counts.iter().sum();
    cells_of(name, &[counts, &[sum]].concat())
}

/// A name and counts. Nothing is a point, so that holes are seen.
fn cells_of(name: String, counts: &[usize]) -> Vec<String> {
    let counts = counts.iter().map(|count| match count {
        0 => "·".to_owned(),
        count => count.to_string(),
    });
    std::iter::once(name).chain(counts).collect()
}

/// So many of so many.
fn pair(part: &str, of: usize) -> String {
    if of == 0 {
        return "·".to_owned();
    }
    format!("{part} / {of}")
}

/// A share in whole percents, rounded down.
fn share(locale: &Locale, part: usize, of: usize) -> String {
    if of == 0 {
        return "·".to_owned();
    }
    locale.percent(crate::fraction::Fraction::of(part, of))
}

/// A number with one decimal where it has any.
fn decimal(locale: &Locale, number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if locale.lang() == Lang::EN {
        return text.to_owned();
    }
    text.replace('.', ",")
}
