//! Negations in what is asked: one in small letters that turns the question
//! round, and two of them in one clause.

use super::options::read_in;
use super::parts::{self, word_place};
use crate::bank::fault::{FaultKind, Faults, Shown};
use crate::bank::model::Kind;
use crate::bank::read::draft::Draft;
use crate::text::Lang;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    let languages = draft.parts.languages.as_deref().unwrap_or_default();
    for part in parts::questions(draft) {
        let Some(node) = part.node.get("prompt") else {
            continue;
        };
        // One warning of a kind a question: its wordings say the same.
        let (mut small, mut double) = (false, false);
        for (own, wording) in part.question.prompt.wordings() {
            let Some(words) = read_in(own, languages).and_then(Words::of) else {
                continue;
            };
            let place = |word: &str| word_place(draft, node, own, word);
            let statement = matches!(part.question.kind, Kind::TrueFalse { .. });
            // What must not be done is what hot text asks to be marked.
            let marked = matches!(part.question.kind, Kind::HotText { .. });
            for clause in clauses(asked(wording, statement), words) {
                if !small
                    && !statement
                    && !marked
                    && let Some(word) = words.small_not(&clause)
                {
                    let place = place(word);
                    let capitals = Shown::from(word.to_uppercase().as_str());
                    let word = Shown::from(word);
                    found.add(place, FaultKind::SmallNot { word, capitals });
                    small = true;
                }
                if !double && let Some((first, second)) = words.twice(&clause) {
                    let place = place(second);
                    let (first, second) = (Shown::from(first), Shown::from(second));
                    found.add(place, FaultKind::DoubleNegative { first, second });
                    double = true;
                }
            }
        }
    }
}

/// What is asked: the last sentence, or the whole of a statement.
fn asked(prompt: &str, statement: bool) -> &str {
    let prompt = prompt.trim();
    if statement {
        return prompt;
    }
    let body = prompt.trim_end_matches(['?', '.', '!', '\u{a0}', '\u{202f}', ' ', '»', '”', '"']);
    let end = |(at, c): (usize, char)| {
        let stops = matches!(c, '.' | '?' | '!' | '\n');
        // A point inside a number or an abbreviation ends nothing.
        let next = body[at + c.len_utf8()..].chars().next();
        (stops && next.is_none_or(char::is_whitespace)).then_some(at + c.len_utf8())
    };
    let start = body.char_indices().filter_map(end).next_back();
    &prompt[start.unwrap_or(0)..]
}

/// What negations and questions look like in a language.
#[derive(Clone, Copy)]
struct Words {
    lang: Lang,
    /// Words that begin a clause of its own.
    joins: &'static [&'static str],
    /// Words that ask.
    asks: &'static [&'static str],
    /// Words that deny.
    denies: &'static [&'static str],
    /// Words that say of something that it is not so: denied, they deny twice.
    amiss: &'static [&'static str],
}

impl Words {
    const fn of(lang: Lang) -> Option<Self> {
        match lang {
            Lang::EN => Some(Self {
                lang,
                joins: &[
                    "if", "when", "because", "that", "although", "while", "since", "whether",
                    "but", "and", "so", "as", "until", "unless", "once", "where", "who",
                ],
                asks: &["which", "what", "who", "whom", "whose", "where", "when"],
                denies: &[
                    "not", "never", "no", "none", "nothing", "nobody", "neither", "cannot",
                    "without", "except",
                ],
                amiss: &[
                    "wrong",
                    "incorrect",
                    "false",
                    "untrue",
                    "illegal",
                    "unlawful",
                    "forbidden",
                    "prohibited",
                    "impossible",
                    "unsafe",
                    "inappropriate",
                    "unacceptable",
                ],
            }),
            Lang::VI => Some(Self {
                lang,
                joins: &[
                    "nếu", "khi", "vì", "mà", "nhưng", "và", "rằng", "dù", "để", "trong", "do",
                ],
                asks: &["nào", "gì", "ai", "đâu"],
                denies: &["không", "chưa", "chẳng", "đừng", "trừ"],
                amiss: &["sai", "cấm"],
            }),
            Lang::FR => Some(Self {
                lang,
                joins: &[
                    "si", "quand", "lorsque", "parce", "car", "mais", "et", "dont", "où", "alors",
                    "afin", "pour", "puisque", "tandis", "bien",
                ],
                asks: &[
                    "quel",
                    "quelle",
                    "quels",
                    "quelles",
                    "lequel",
                    "laquelle",
                    "lesquels",
                    "lesquelles",
                    "que",
                    "qu",
                    "qui",
                    "quoi",
                ],
                denies: &["ne", "n", "sans", "sauf"],
                amiss: &[
                    "faux",
                    "fausse",
                    "incorrect",
                    "incorrecte",
                    "inexact",
                    "inexacte",
                    "illégal",
                    "illégale",
                    "interdit",
                    "interdite",
                    "impossible",
                ],
            }),
            _ => None,
        }
    }

    fn denies(&self, word: &str) -> bool {
        self.denies.contains(&word) || (self.lang == Lang::EN && word.ends_with("n't"))
    }

    /// The small word that turns a question round, where a clause both asks
    /// and denies.
    fn small_not<'c>(&self, clause: &[&'c str]) -> Option<&'c str> {
        let asks = |word: &&str| self.asks.contains(&&*word.to_lowercase());
        if !clause.iter().any(asks) {
            return None;
        }
        clause.iter().enumerate().find_map(|(at, word)| {
            let next = clause.get(at + 1).copied().unwrap_or_default();
            let turns = match self.lang {
                Lang::EN => {
                    (matches!(*word, "not" | "except") && next != "only") || word.ends_with("n't")
                }
                // Many a «không» only asks for yes or no; these deny.
                Lang::VI => match *word {
                    "không" => matches!(next, "phải" | "đúng" | "nên" | "được" | "thuộc"),
                    "chưa" => next == "đúng",
                    "ngoại" => next == "trừ",
                    _ => false,
                },
                _ => (*word == "pas" && next != "seulement") || *word == "sauf",
            };
            turns.then_some(*word)
        })
    }

    /// Two words of a clause that deny.
    fn twice<'c>(&self, clause: &[&'c str]) -> Option<(&'c str, &'c str)> {
        let mut denials = clause.iter().enumerate().filter(|(at, word)| {
            let lower = word.to_lowercase();
            if !self.denies(&lower) {
                return false;
            }
            let next = clause.get(at + 1).copied().unwrap_or_default();
            let before = at.checked_sub(1).map_or("", |at| clause[at]);
            match self.lang {
                Lang::EN => next != "only" && next != "longer" && before != "or",
                // A «không» at the end asks; «không chỉ» is not only.
                Lang::VI => {
                    !(lower == "không" && (next.is_empty() || next == "chỉ" || before == "hay"))
                }
                _ => true,
            }
        });
        let (at, first) = denials.next()?;
        if let Some((_, second)) = denials.next() {
            return Some((first, second));
        }
        // What comes before the denial is another question: which false one not?
        let after = clause[at..].iter();
        let amiss = |word: &&&str| self.amiss.contains(&&*word.to_lowercase());
        Some((first, after.copied().find(|word| amiss(&word))?))
    }
}

/// The clauses of a text, each as its words.
fn clauses<'t>(text: &'t str, words: Words) -> Vec<Vec<&'t str>> {
    let mut clauses: Vec<Vec<&'t str>> = vec![Vec::new()];
    let breaks = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '.' | '?' | '!');
    for piece in text.split(breaks) {
        clauses.push(Vec::new());
        // In French an elided word is a word: n'est, qu'il.
        let elided = |c: char| words.lang == Lang::FR && matches!(c, '\'' | '’');
        let between = |c: char| c.is_whitespace() || elided(c) || "“”«»\"".contains(c);
        for word in piece.split(between).filter(|word| !word.is_empty()) {
            let asks_already = clauses.last().is_some_and(|clause| !clause.is_empty());
            if asks_already && words.joins.contains(&word) {
                clauses.push(Vec::new());
            }
            if let Some(clause) = clauses.last_mut() {
                clause.push(word);
            }
        }
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negations(lang: Lang, text: &str) -> (Option<String>, bool) {
        let words = Words::of(lang).unwrap();
        let clauses = clauses(asked(text, false), words);
        let small = clauses.iter().find_map(|clause| words.small_not(clause));
        let twice = clauses.iter().any(|clause| words.twice(clause).is_some());
        (small.map(str::to_owned), twice)
    }

    #[test]
    fn a_small_not_is_found_where_it_turns_the_question() {
        for (lang, text, word) in [
            (
                Lang::EN,
                "It is late. Which of these is not personal data?",
                "not",
            ),
            (Lang::EN, "What shouldn't you send?", "shouldn't"),
            (Lang::EN, "Which rule applies to all except one?", "except"),
            (
                Lang::VI,
                "Thông tin nào không phải là dữ liệu cá nhân?",
                "không",
            ),
            (Lang::VI, "Bạn không được gửi gì?", "không"),
            (Lang::FR, "Quelle donnée n'est pas personnelle ?", "pas"),
        ] {
            assert_eq!(negations(lang, text).0.as_deref(), Some(word), "{text}");
        }
    }

    #[test]
    fn capitals_conditions_and_yes_or_no_are_left_alone() {
        for (lang, text) in [
            (Lang::EN, "Which of these is NOT personal data?"),
            (Lang::EN, "What do you do if the source is not there?"),
            (Lang::EN, "The tool is not approved. What do you do?"),
            (Lang::EN, "Which duty is not only yours?"),
            (Lang::EN, "Which of these is incorrect?"),
            (Lang::VI, "Bạn làm gì nếu công cụ không được phép?"),
            (Lang::VI, "Bạn có được gửi tài liệu nào không?"),
            (Lang::FR, "Que faites-vous si la source n'est pas là ?"),
            (Lang::FR, "Quelle donnée n'est PAS personnelle ?"),
        ] {
            assert_eq!(negations(lang, text), (None, false), "{text}");
        }
    }

    #[test]
    fn two_negations_in_one_clause_are_found() {
        for (lang, text) in [
            (Lang::EN, "Which text may NOT be sent without approval?"),
            (Lang::EN, "Which of these is not incorrect?"),
            (Lang::VI, "Câu nào KHÔNG sai?"),
            (Lang::FR, "Quelle phrase n'est PAS fausse ?"),
            (Lang::VI, "Việc nào KHÔNG thể không làm?"),
            (Lang::FR, "Quel texte ne peut PAS partir sans accord ?"),
        ] {
            assert!(negations(lang, text).1, "{text}");
        }
    }

    #[test]
    fn only_the_last_sentence_asks() {
        assert_eq!(
            asked("Decree 142 Art. 3.2 holds. What now?", false).trim(),
            "What now?"
        );
        assert_eq!(asked("What now?", false), "What now?");
        assert_eq!(asked("", false), "");
        assert_eq!(asked("?!.", false), "?!.");
    }
}
