//! A list of facts that questions rest on, as a Markdown page holds it.
//!
//! A fact is a row of a table with at least three columns, known by their place:
//! id, area and competences after a slash, the fact:
//!
//! ```text
//! | B01 | basics / C1, C3 | What is so. | citation | anything |
//! ```
//!
//! Whatever has no competences in its second column is no fact: headings, lines
//! between, other tables.

use crate::bank::format::fields::FACT_LIMIT;
use crate::bank::values::is_competence;

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its id, such as `B01`.
    pub id: String,
    /// What it belongs to.
    pub area: String,
    /// The competences it serves.
    pub competences: Vec<String>,
    /// What is so.
    pub text: String,
}

/// The facts of a page, in its order. Of several with one id the first.
pub fn read(page: &str) -> Vec<Fact> {
    let mut known = std::collections::HashSet::new();
    let facts = page.lines().filter_map(fact);
    facts.filter(|fact| known.insert(fact.id.clone())).collect()
}

fn fact(line: &str) -> Option<Fact> {
    let cells = cells(line.trim())?;
    let [id, about, text, ..] = cells.as_slice() else {
        return None;
    };
    let (area, competences) = about.rsplit_once('/')?;
    let competences: Vec<String> = competences
        .split(',')
        .map(|c| c.trim().to_owned())
        .collect();
    let is_id =
        !id.is_empty() && id.chars().count() <= FACT_LIMIT && !id.contains(char::is_whitespace);
    (is_id && competences.iter().all(|code| is_competence(code))).then(|| Fact {
        id: id.clone(),
        area: area.trim().to_owned(),
        competences,
        text: text.clone(),
    })
}

/// The cells of a row; `\|` is no end of one.
fn cells(line: &str) -> Option<Vec<String>> {
    let mut rest = line.strip_prefix('|')?.chars();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.as_str().starts_with('|') => cell.extend(rest.next()),
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_rows_with_competences() {
        let page = "\
# Facts
| id | area / competence | fact | citation | confidence |
|---|---|---|---|---|
| B01 | basics / C1 | One \\| two. | Law | A |
  | V2 | law / EU / C10, C3 | Three. | | |
| B01 | basics / C1 | Again. | | |
| C1 | Explain what AI is | remember, understand | 22 | aim 1 / C1 |
| B 3 | basics / C1 | A blank in its id. | |
| B4 | basics / C11 | No such competence. | |
| B5 | basics / C1 |
| B6 | basics / C1 | Unclosed
||||
|
no table | B7 | basics / C1 | x |
";
        let facts = read(page);
        let ids: Vec<&str> = facts.iter().map(|fact| &*fact.id).collect();
        assert_eq!(ids, ["B01", "V2"]);
        assert_eq!(facts[0].text, "One | two.");
        assert_eq!(facts[1].area, "law / EU");
        assert_eq!(facts[1].competences, ["C10", "C3"]);
    }
}
