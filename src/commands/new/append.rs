//! Puts a question into a bank file, keeping everything else byte for byte.

use chrono::NaiveDate;

use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::{Limits, Value};
use crate::bank::yaml::source::lines;
use crate::ui::preview::Sheet;

/// Why a question cannot be put into a file, as the message that says so.
pub type Refused = &'static str;

/// Where a question can be put.
pub struct Opening<'s> {
    source: &'s str,
    /// The byte it is put at.
    at: usize,
    /// How many spaces the questions of the file stand in.
    pub indent: usize,
}

impl<'s> Opening<'s> {
    /// Finds the end of the questions of a file that was read.
    pub fn find(draft: &Draft<'s>) -> Result<Self, Refused> {
        let Some(Value::Map(entries)) = draft.tree.as_ref().map(|tree| &tree.value) else {
            return Err("new-not-a-bank");
        };
        let at = entries.iter().position(|(key, _)| key.name == "questions");
        let at = at.ok_or("new-not-a-bank")?;
        let source = draft.source;
        let starts: Vec<usize> = lines(source)
            .map(|line| line.as_ptr() as usize - source.as_ptr() as usize)
            .collect();
        let start_of = |line: u32| starts.get(line as usize - 1).copied();
        let start_of = |line: u32| start_of(line).unwrap_or(source.len());
        let (key, questions) = &entries[at];
        let indent = match questions.items().last() {
            None if questions.is_nothing() => 2,
            None => return Err("new-not-a-list"),
            Some(last) => {
                // `- id: x`, or the hyphen on a line before it.
                let before = starts.iter().take(last.place.line as usize).rev();
                let mut dashes = before.filter_map(|start| {
                    let line = source[*start..].lines().next().unwrap_or_default();
                    let text = line.trim_start_matches(' ');
                    text.starts_with('-').then(|| line.len() - text.len())
                });
                dashes.next().ok_or("new-not-a-list")?
            }
        };
        // Comments over what comes after the questions belong to that.
        let end = entries
            .get(at + 1)
            .map_or(source.len(), |(next, _)| start_of(next.place.line));
        let of_list = start_of(key.place.line);
        let mut to = of_list;
        for (n, start) in starts.iter().enumerate() {
            let stop = starts.get(n + 1).copied().unwrap_or(source.len());
            if *start < of_list || stop > end {
                continue;
            }
            let text = source[*start..stop].trim();
            if !text.is_empty() && (end == source.len() || !text.starts_with('#')) {
                to = stop;
            }
        }
        Ok(Self {
            source,
            at: to,
            indent,
        })
    }

    /// The text of the file with a question in it.
    pub fn put(&self, question: &str) -> String {
        let end = if self.source.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let (before, after) = self.source.split_at(self.at);
        let mut text = before.to_owned();
        if !before.ends_with(['\n', '\r']) {
            text += end;
        }
        text += end;
        text += &question.replace('\n', end);
        text += after;
        text
    }
}

/// Whether `after` is `before` with one question more at its end, and that one
/// has no error.
pub fn is_one_more(before: &[u8], after: &[u8]) -> bool {
    let limits = Limits::default();
    let [before, after] =
        [before, after].map(|bytes| Sheet::read("", bytes, NaiveDate::default(), &limits));
    let content = |sheet: &Sheet| -> Vec<u64> { sheet.entries.iter().map(|e| e.content).collect() };
    let (was, mut is) = (content(&before), content(&after));
    is.pop().is_some()
        && was == is
        && after.count().0 <= before.count().0
        && after.entries.last().is_some_and(|e| e.question.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "bank: b\nversion: \"1\"\ntitle: B\nlanguages: [en]\ntopics: { t: T }\n";
    const QUIZ: &str = "quiz: { pass_mark: 70% }\n";

    fn put(source: &str, id: &str) -> Result<String, Refused> {
        let draft = Draft::read(source.as_bytes(), &Limits::default());
        let opening = Opening::find(&draft)?;
        Ok(opening.put(&question(id, &" ".repeat(opening.indent))))
    }

    fn question(id: &str, margin: &str) -> String {
        let fields = ["kind: true_false", "topic: t", "prompt: P.", "answer: true"];
        let fields = fields.map(|field| format!("{margin}  {field}\n")).concat();
        format!("{margin}- id: {id}\n{fields}")
    }

    #[track_caller]
    fn one_more(source: &str) -> String {
        let after = put(source, "added").expect("room for a question");
        assert!(
            is_one_more(source.as_bytes(), after.as_bytes()),
            "{source}\n=====\n{after}"
        );
        // Nothing else changed.
        let same = source
            .bytes()
            .zip(after.bytes())
            .take_while(|(a, b)| a == b);
        let head = same.count();
        let rest = source.len() - head;
        assert!(after.ends_with(&source[source.len() - rest..]), "{after}");
        after
    }

    #[test]
    fn a_question_is_put_after_the_last_as_the_file_is_indented() {
        for margin in ["", "  ", "    "] {
            let list = question("one", margin) + &question("two", margin);
            one_more(&format!("{HEAD}{QUIZ}questions:\n{list}"));
            one_more(&format!("{HEAD}{QUIZ}questions:\n{list}  # The end.\n\n"));
            let after = one_more(&format!("{HEAD}questions:\n{list}\n# The rules.\n{QUIZ}"));
            assert!(
                after.ends_with(&format!("\n\n# The rules.\n{QUIZ}")),
                "{after}"
            );
        }
        one_more(&format!("{HEAD}{QUIZ}questions:\n"));
        one_more(&format!("{HEAD}{QUIZ}questions:"));
        let list = question("one", "  ");
        one_more(format!("{HEAD}{QUIZ}questions:\n{list}").trim_end());
    }

    #[test]
    fn line_ends_and_block_texts_are_kept() {
        let list = question("one", "  ");
        let windows = format!("{HEAD}{QUIZ}questions:\n{list}").replace('\n', "\r\n");
        let after = one_more(&windows);
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        let block = "    explanation: |\n      One.\n      # no comment\n";
        one_more(&format!("{HEAD}{QUIZ}questions:\n{list}{block}"));
    }

    #[test]
    fn what_cannot_be_added_to_is_refused_or_seen() {
        for (source, refused) in [
            ("questions: [", "new-not-a-bank"),
            ("- a\n", "new-not-a-bank"),
            ("bank: b\n", "new-not-a-bank"),
            ("questions: []\n", "new-not-a-list"),
            ("questions: none\n", "new-not-a-list"),
        ] {
            assert_eq!(put(source, "added"), Err(refused), "{source}");
        }
        let flow = format!("{HEAD}{QUIZ}questions: [{{ id: one }}]\n");
        if let Ok(after) = put(&flow, "added") {
            assert!(!is_one_more(flow.as_bytes(), after.as_bytes()));
        }
        // A text that goes on after what reads like a comment.
        let list = question("one", "  ");
        let block = "    explanation: |\n      One.\n      # no comment\n";
        let tricky = format!("{HEAD}questions:\n{list}{block}{QUIZ}");
        let after = put(&tricky, "added").expect("a guess");
        assert!(!is_one_more(tricky.as_bytes(), after.as_bytes()), "{after}");
    }
}
