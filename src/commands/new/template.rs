//! Templates of banks and questions, with comments in the instructor's language
//! and texts in the languages asked for.
//!
//! A template is YAML in all languages the program speaks. A comment that begins
//! with a language, `# en: `, is kept in one; texts stand on a line for each
//! language, in the order of [`LANGUAGES`], and become a plain text where one
//! language is asked for. A line `@name` stands for that part of `common.yaml`.

use std::fmt::Write as _;

use crate::bank::Kind;
use crate::locale::LANGUAGES;
use crate::text::Lang;

/// The template of each kind, in the order of [`Kind::NAMES`].
const KINDS: [&str; Kind::NAMES.len()] = [
    include_str!("single_choice.yaml"),
    include_str!("multiple_response.yaml"),
    include_str!("true_false.yaml"),
    include_str!("ordering.yaml"),
    include_str!("matching.yaml"),
    include_str!("numerical.yaml"),
    include_str!("short_answer.yaml"),
    include_str!("cloze.yaml"),
    include_str!("hot_text.yaml"),
];

const BANK: &str = include_str!("bank.yaml");
const COMMON: &str = include_str!("common.yaml");

/// The topic of a bank made here, which its first question belongs to.
pub const TOPIC: &str = "basics";

/// Who a template is for.
#[derive(Debug, Clone, Copy)]
pub struct For<'a> {
    /// The language of the comments.
    pub comments: Lang,
    /// The languages of the texts; never empty.
    pub languages: &'a [Lang],
}

impl For<'_> {
    /// A question of a kind, by its place in [`Kind::NAMES`], `indent` spaces in.
    pub fn question(&self, kind: usize, id: &str, topic: &str, indent: usize) -> String {
        let mut whole = String::new();
        for line in KINDS[kind].lines() {
            if let Some(name) = line.strip_prefix('@') {
                whole += common(name);
            } else {
                whole += line;
                whole.push('\n');
            }
        }
        let said = self.fill(&whole, indent);
        said.replace("- id: $ID\n", &format!("- id: {id}\n"))
            .replace(
                &format!("  topic: {TOPIC}\n"),
                &format!("  topic: {topic}\n"),
            )
    }

    /// A whole bank with one question.
    pub fn bank(&self, id: &str) -> String {
        let languages: Vec<&str> = self.languages.iter().map(Lang::as_str).collect();
        let bank = self.fill(BANK, 0);
        let bank = bank
            .replace("$LANGUAGES", &languages.join(", "))
            .replace("$WHY", self.why())
            .replace("$ID", id);
        bank + &self.question(0, "first-question", TOPIC, 2)
    }

    /// Why a bank of one question may be easy to guess.
    const fn why(&self) -> &'static str {
        match self.comments {
            Lang::VI => "Mới có một câu hỏi.",
            Lang::FR => "Une seule question pour l'instant.",
            _ => "One question so far.",
        }
    }

    /// The template in the languages asked for.
    fn fill(&self, template: &str, indent: usize) -> String {
        let mut out = String::new();
        let mut wordings: Vec<&str> = Vec::new();
        let mut of_item = false;
        for line in template.lines() {
            let text = line.trim_start();
            let margin = indent + line.len() - text.len();
            if let Some(comment) = text.strip_prefix("# ") {
                match in_language(comment) {
                    None => put(&mut out, margin, text),
                    Some((lang, comment)) if lang == self.comments => {
                        put(&mut out, margin, &format!("# {comment}"));
                    }
                    Some(_) => {}
                }
                continue;
            }
            match in_language(text.strip_prefix("- ").unwrap_or(text)) {
                None => put(&mut out, margin, text),
                Some((_, wording)) => {
                    of_item |= text.starts_with("- ");
                    wordings.push(wording);
                    if wordings.len() == LANGUAGES.len() {
                        self.put_text(&mut out, margin, of_item, &wordings);
                        wordings.clear();
                        of_item = false;
                    }
                }
            }
        }
        out
    }

    /// A text in the languages asked for; English where it is not written in one.
    fn put_text(&self, out: &mut String, margin: usize, of_item: bool, wordings: &[&str]) {
        let wording = |lang: Lang| {
            let at = LANGUAGES.iter().position(|(known, _)| *known == lang);
            wordings[at.unwrap_or(0)]
        };
        if let [only] = self.languages {
            if of_item {
                put(out, margin - 2, &format!("- {}", wording(*only)));
            } else {
                out.pop();
                let _ = writeln!(out, " {}", wording(*only));
            }
            return;
        }
        for (n, lang) in self.languages.iter().enumerate() {
            let text = format!("{lang}: {}", wording(*lang));
            if of_item && n == 0 {
                put(out, margin - 2, &format!("- {text}"));
            } else {
                put(out, margin, &text);
            }
        }
    }
}

fn put(out: &mut String, margin: usize, text: &str) {
    if text.is_empty() {
        out.push('\n');
    } else {
        let _ = writeln!(out, "{:margin$}{text}", "");
    }
}

/// The language a line begins with, and what follows.
fn in_language(line: &str) -> Option<(Lang, &str)> {
    let (tag, text) = line.split_once(": ")?;
    let lang = LANGUAGES.iter().find(|(lang, _)| lang.as_str() == tag)?.0;
    Some((lang, text))
}

/// A part of what every question has.
fn common(name: &str) -> &'static str {
    let parts = COMMON.split('@').filter_map(|part| part.split_once('\n'));
    let mut found = parts.filter(|(known, _)| *known == name);
    found.next().map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::yaml::node::Limits;
    use crate::bank::{Draft, read_bank};
    use crate::check;
    use crate::text::{forbidden, is_nfc};
    use chrono::NaiveDate;

    fn sets() -> Vec<Vec<Lang>> {
        let de: Lang = "de".parse().unwrap();
        vec![
            vec![Lang::EN],
            vec![Lang::VI],
            vec![Lang::FR],
            vec![Lang::EN, Lang::VI],
            vec![Lang::FR, Lang::EN],
            vec![Lang::EN, Lang::VI, Lang::FR],
            vec![de],
            vec![Lang::VI, de],
        ]
    }

    #[test]
    fn every_template_of_every_language_loads_without_a_fault() {
        for (comments, _) in LANGUAGES {
            for languages in sets() {
                let made = For {
                    comments,
                    languages: &languages,
                };
                let mut bank = made.bank("made-here");
                for (kind, name) in Kind::NAMES.iter().enumerate() {
                    bank += "\n";
                    bank += &made.question(kind, &name.replace('_', "-"), TOPIC, 2);
                }
                let loaded = read_bank(bank.as_bytes(), &Limits::default());
                assert_eq!(loaded.faults, [], "{comments} {languages:?}\n{bank}");
                let bank = loaded.bank.unwrap();
                assert_eq!(bank.languages, languages);
                let kinds: Vec<_> = bank.questions.iter().map(|q| q.kind.name()).collect();
                assert_eq!(kinds[1..], Kind::NAMES);
                for question in &bank.questions {
                    assert!(question.explanation.is_some() && question.source.is_some());
                    assert_eq!(question.topic, TOPIC);
                }
            }
        }
    }

    #[test]
    fn a_new_bank_is_clean_by_every_check() {
        let limits = Limits::default();
        for (comments, _) in LANGUAGES {
            for languages in sets() {
                let made = For {
                    comments,
                    languages: &languages,
                };
                let bank = made.bank("made-here");
                let mut draft = Draft::read(bank.as_bytes(), &limits);
                let found = check::bank(&mut draft, NaiveDate::default(), &limits);
                assert_eq!(found, [], "{comments} {languages:?}");
            }
        }
    }

    #[test]
    fn comments_are_in_one_language_and_everything_is_clean() {
        for (comments, _) in LANGUAGES {
            let made = For {
                comments,
                languages: &[Lang::EN],
            };
            let mut all = made.bank("made-here").replace(": $schema=", "");
            for kind in 0..KINDS.len() {
                all += &made.question(kind, "x", TOPIC, 2);
            }
            assert!(is_nfc(&all) && forbidden(&all, true).is_none());
            assert!(!all.contains(['$', '@']), "{all}");
            for line in all.lines() {
                let comment = line.trim_start().strip_prefix("# ");
                assert!(comment.and_then(in_language).is_none(), "{line}");
                assert!(line.chars().count() <= 160, "{line}");
            }
        }
        // Each language has as many comments.
        for template in KINDS.iter().chain([&BANK, &COMMON]) {
            let count = |tag: &str| template.matches(&format!("# {tag}: ")).count();
            assert_eq!([count("vi"), count("fr")], [count("en"); 2], "{template}");
        }
    }

    #[test]
    fn every_template_is_a_good_example() {
        let languages = [Lang::EN, Lang::VI, Lang::FR];
        let made = For {
            comments: Lang::EN,
            languages: &languages,
        };
        let mut bank = made.bank("made-here");
        for (kind, name) in Kind::NAMES.iter().enumerate() {
            bank += &made.question(kind, &name.replace('_', "-"), TOPIC, 2);
        }
        let bank = read_bank(bank.as_bytes(), &Limits::default()).bank.unwrap();
        let mut places = Vec::new();
        for question in &bank.questions {
            for lang in languages {
                let length = question.prompt.get(lang).chars().count();
                assert!(length <= 370, "{}", question.id);
                let choices: Vec<&[_]> = match &question.kind {
                    Kind::SingleChoice { options } => vec![options],
                    Kind::Cloze { gaps, .. } => gaps.iter().map(|gap| &gap.options[..]).collect(),
                    _ => continue,
                };
                for options in choices {
                    assert_eq!(options.len(), 3);
                    let lengths = options.iter().map(|o| o.text.get(lang).chars().count());
                    let lengths: Vec<usize> = lengths.collect();
                    let key = options.iter().position(|o| o.correct).unwrap();
                    let longest = lengths.iter().max().unwrap();
                    let alone = lengths.iter().filter(|l| *l == longest).count() == 1;
                    let short = matches!(question.kind, Kind::Cloze { .. });
                    assert!(
                        short || lengths[key] < *longest || !alone,
                        "{}",
                        question.id
                    );
                    assert!(options.iter().all(|o| o.feedback.is_some()));
                    places.push(key);
                }
            }
        }
        assert!(places.iter().any(|key| *key != places[0]));
    }
}
