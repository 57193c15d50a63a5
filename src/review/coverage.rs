//! What the questions of a training cover: by competence, kind and level, how
//! many are situations, which facts they rest on, and what the quizzes draw.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::chances::chances;
use super::facts::Fact;
use super::{LEVELS, level_name};
use crate::bank::model::{Bank, Kind, Level, Question};
use crate::training::Folder;

/// The map of a training. Rows and columns stand in an order that depends on its
/// files alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// The competences: those of `training.yaml`, then others that questions
    /// name; at last the empty one where questions name none.
    pub competences: Vec<String>,
    /// The whole training first, then its programme, then each composed quiz.
    pub scopes: Vec<Scope>,
    /// What each quiz on offer draws.
    pub quizzes: Vec<Drawn>,
    /// The facts that questions rest on, by their ids.
    pub facts: Vec<FactUse>,
    /// Quizzes of the programme and across banks that are not there: sealed, or
    /// with errors.
    pub missing: Vec<String>,
}

/// Some of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// What it is.
    pub what: What,
    /// Its id; empty for the whole training.
    pub id: String,
    /// How many questions there are.
    pub questions: usize,
    /// How many of them are situations.
    pub situations: usize,
    /// Whether it has the very questions of the whole training.
    pub is_whole: bool,
    /// Competences by kind.
    pub kinds: Table,
    /// Competences by level; the last column has no level.
    pub levels: Table,
    /// Levels of competences by kind, those without questions left out.
    pub cells: Vec<Cells>,
    /// Competences by bank: all questions.
    pub banks: Table,
    /// Competences by bank: situations.
    pub situations_by_bank: Table,
}

/// What a scope is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// All open banks.
    Training,
    /// The quizzes of the programme.
    Programme,
    /// A composed quiz.
    Quiz,
}

/// Counts, a row for each competence of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The counts, row by row.
    pub rows: Vec<Vec<usize>>,
}

/// The questions of one competence and one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cells {
    /// The competence; empty where there is none.
    pub competence: String,
    /// The level; empty where there is none.
    pub level: String,
    /// How many there are of each kind, in the order of the map of kinds.
    pub kinds: Vec<usize>,
}

/// What one quiz draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn {
    /// The quiz.
    pub quiz: String,
    /// How many questions a paper has.
    pub paper: usize,
    /// How many a paper has of each competence of the map, on average; exact
    /// where the quiz draws by competence.
    pub drawn: Vec<f64>,
    /// How many there are to draw from.
    pub there: Vec<usize>,
}

/// A fact and the questions that rest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactUse {
    /// Its id.
    pub fact: String,
    /// How many questions rest on it in each scope of the map.
    pub counts: Vec<usize>,
    /// These questions in the whole training, as `bank/question`.
    pub questions: Vec<String>,
}

/// How a list of facts and the questions fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit<'a> {
    /// The facts no question rests on, in the order of the list.
    pub unused: Vec<&'a Fact>,
    /// The facts that questions name and the list lacks.
    pub unlisted: Vec<&'a FactUse>,
}

/// What a question names instead of a fact where it rests on skill.
pub const SKILL: &str = "practice";

/// A question with the id of its bank.
type Asked<'a> = (&'a str, &'a Question);

impl Map {
    /// The map of a training as far as its banks are open and without errors.
    pub fn of(folder: &Folder) -> Self {
        let training = &folder.training;
        let is_composed = |bank: &Bank| training.composed(&bank.id).is_some();
        let asked = |bank| questions(bank, is_composed(bank));
        // What is composed of banks has none of its own.
        let files = folder.banks.iter().filter(|bank| !is_composed(bank));
        let whole: Vec<Asked<'_>> = files.clone().flat_map(asked).collect();
        let competences = competences(folder, &whole);
        let mut missing = Vec::new();
        let mut bank = |id: &str| {
            let found = folder.bank(id);
            if found.is_none() && !missing.iter().any(|known| known == id) {
                missing.push(id.to_owned());
            }
            found
        };
        let mut scopes = vec![(What::Training, "", whole.clone())];
        if let Some(programme) = &training.programme {
            let mut seen = HashSet::new();
            let quizzes = programme.quizzes.iter().filter_map(|id| bank(id));
            let all = quizzes.flat_map(asked);
            let all = all.filter(|(bank, question)| seen.insert((*bank, &*question.id)));
            scopes.push((What::Programme, &programme.id, all.collect()));
        }
        for quiz in &training.quizzes {
            if let Some(bank) = bank(&quiz.id) {
                scopes.push((What::Quiz, &quiz.id, asked(bank).collect()));
            }
        }
        let banks: Vec<&str> = files.map(|bank| &*bank.id).collect();
        let offered = training.offered();
        let offered = offered.unwrap_or_else(|| folder.banks.iter().map(|b| &*b.id).collect());
        let quizzes = offered.iter().filter_map(|id| folder.bank(id));
        Self {
            quizzes: quizzes.map(|bank| drawn(bank, &competences)).collect(),
            facts: facts(&scopes),
            scopes: scopes
                .iter()
                .map(|(what, id, asked)| Scope {
                    is_whole: is_same(asked, &whole),
                    ..scope(*what, id, asked, &competences, &banks)
                })
                .collect(),
            competences,
            missing,
        }
    }

    /// How the facts that questions name fit a list.
    pub fn fit<'a>(&'a self, list: &'a [Fact]) -> Fit<'a> {
        let used: HashSet<&str> = self.facts.iter().map(|used| &*used.fact).collect();
        let listed: HashSet<&str> = list.iter().map(|fact| &*fact.id).collect();
        let unused = list.iter().filter(|fact| !used.contains(&*fact.id));
        let unlisted = self.facts.iter();
        let known = |used: &&FactUse| listed.contains(&*used.fact) || used.fact == SKILL;
        let unlisted = unlisted.filter(|used| !known(used));
        Fit {
            unused: unused.collect(),
            unlisted: unlisted.collect(),
        }
    }
}

/// The questions of a bank with the banks they stand in.
fn questions(bank: &Bank, is_composed: bool) -> impl Iterator<Item = Asked<'_>> {
    bank.questions.iter().map(move |question| {
        let home = if is_composed {
            &question.topic
        } else {
            &bank.id
        };
        (home.as_str(), question)
    })
}

/// Whether both have the same questions.
fn is_same(some: &[Asked<'_>], whole: &[Asked<'_>]) -> bool {
    let ids = |asked: &[Asked<'_>]| -> HashSet<(String, String)> {
        let ids = asked.iter();
        ids.map(|(bank, q)| ((*bank).to_owned(), q.id.clone()))
            .collect()
    };
    some.len() == whole.len() && ids(some) == ids(whole)
}

/// The competences that are rows of every table.
fn competences(folder: &Folder, whole: &[Asked<'_>]) -> Vec<String> {
    let named = folder
        .training
        .competences
        .iter()
        .map(|(code, _)| code.clone());
    let mut all: Vec<String> = named.collect();
    let of = |(_, question): &Asked<'_>| question.competence.clone().unwrap_or_default();
    let mut others: Vec<String> = whole.iter().map(of).collect();
    // C2 before C10; no competence last.
    others.sort_by_key(|code| (code.is_empty(), code.len(), code.clone()));
    for code in others {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}

/// Counts questions by competence and by what stands above the columns.
fn table<'a>(
    competences: &[String],
    columns: Vec<String>,
    asked: impl Iterator<Item = (&'a Question, &'a str)>,
) -> Table {
    let mut rows = vec![vec![0; columns.len()]; competences.len()];
    for (question, column) in asked {
        let code = question.competence.as_deref().unwrap_or_default();
        let row = competences.iter().position(|known| known == code);
        let column = columns.iter().position(|known| known == column);
        if let (Some(row), Some(column)) = (row, column) {
            rows[row][column] += 1;
        }
    }
    Table { columns, rows }
}

fn scope(
    what: What,
    id: &str,
    asked: &[Asked<'_>],
    competences: &[String],
    banks: &[&str],
) -> Scope {
    let of_banks = || -> Vec<String> {
        let there = |bank: &&&str| asked.iter().any(|(home, _)| home == *bank);
        banks
            .iter()
            .filter(there)
            .map(|bank| (*bank).to_owned())
            .collect()
    };
    let level = |question: &Question| question.level.map_or("", level_name);
    let levels = LEVELS.iter().map(|(_, name)| (*name).to_owned());
    let levels = levels.chain(std::iter::once(String::new()));
    let all = || asked.iter().map(|(bank, question)| (*question, *bank));
    let situations = || all().filter(|(question, _)| question.situation);
    Scope {
        what,
        id: id.to_owned(),
        questions: asked.len(),
        situations: situations().count(),
        is_whole: false,
        kinds: table(
            competences,
            Kind::NAMES.map(str::to_owned).to_vec(),
            all().map(|(question, _)| (question, question.kind.name())),
        ),
        levels: table(
            competences,
            levels.collect(),
            all().map(|(question, _)| (question, level(question))),
        ),
        cells: cells(competences, asked),
        banks: table(competences, of_banks(), all()),
        situations_by_bank: table(competences, of_banks(), situations()),
    }
}

/// Counts questions by competence, level and kind.
fn cells(competences: &[String], asked: &[Asked<'_>]) -> Vec<Cells> {
    let levels = LEVELS.iter().map(|(level, _)| Some(*level));
    let levels: Vec<Option<Level>> = levels.chain([None]).collect();
    let mut all = Vec::new();
    for code in competences {
        for level in &levels {
            let is_in = |question: &Question| {
                question.level == *level
                    && question.competence.as_deref().unwrap_or_default() == code
            };
            let count = |kind: &&str| {
                let of_kind = |q: &Question| is_in(q) && q.kind.name() == *kind;
                asked
                    .iter()
                    .filter(|(_, question)| of_kind(question))
                    .count()
            };
            let kinds: Vec<usize> = Kind::NAMES.iter().map(count).collect();
            if kinds.iter().any(|count| *count > 0) {
                all.push(Cells {
                    competence: code.clone(),
                    level: level.map_or("", level_name).to_owned(),
                    kinds,
                });
            }
        }
    }
    all
}

/// What a quiz draws of each competence.
fn drawn(bank: &Bank, competences: &[String]) -> Drawn {
    let mut drawn = vec![0.0; competences.len()];
    let mut there = vec![0; competences.len()];
    for (question, chance) in bank.questions.iter().zip(chances(bank)) {
        let code = question.competence.as_deref().unwrap_or_default();
        if let Some(row) = competences.iter().position(|known| known == code) {
            drawn[row] += chance;
            there[row] += 1;
        }
    }
    // Thirds that were added up make a whole again.
    let rounded = drawn.iter().map(|n: &f64| (n * 1e6).round() / 1e6);
    Drawn {
        quiz: bank.id.clone(),
        paper: bank.quiz.draw.count(bank.questions.len()),
        drawn: rounded.collect(),
        there,
    }
}

/// The ids of facts in a question's note: several are separated by commas or
/// semicolons.
fn facts_of(question: &Question) -> impl Iterator<Item = &str> {
    let noted = question.fact.as_deref().unwrap_or_default();
    let ids = noted.split([',', ';']).map(str::trim);
    ids.filter(|id| !id.is_empty())
}

/// The facts and where they are used. V2 stands before V10.
fn facts(scopes: &[(What, &str, Vec<Asked<'_>>)]) -> Vec<FactUse> {
    let key = |fact: &str| {
        let letters = fact
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .to_owned();
        (letters, fact.len(), fact.to_owned())
    };
    let mut all: BTreeMap<_, FactUse> = BTreeMap::new();
    for (number, (what, _, asked)) in scopes.iter().enumerate() {
        for (bank, question) in asked {
            for fact in facts_of(question) {
                let used = all.entry(key(fact)).or_insert_with(|| FactUse {
                    fact: fact.to_owned(),
                    counts: vec![0; scopes.len()],
                    questions: Vec::new(),
                });
                used.counts[number] += 1;
                if *what == What::Training {
                    used.questions.push(format!("{bank}/{}", question.id));
                }
            }
        }
    }
    all.into_values().collect()
}

#[cfg(test)]
mod tests;
