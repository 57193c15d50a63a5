//! The shipped banks: what the training promises of them.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use certamen::bank::model::{Choice, Draw, Question};
use certamen::bank::yaml::node::Limits;
use certamen::bank::{Bank, Draft, Kind};
use certamen::check;
use certamen::exam::{Paper, Seed};
use certamen::text::{Lang, Text};
use certamen::training::Folder;
use certamen::training::folder::Inspect;
use chrono::NaiveDate;

#[path = "banks/language.rs"]
mod language;

/// What is shipped: the national training, and the one for an office in the EU.
const TRAININGS: [&str; 2] = [".", "examples/eu-office"];

const LANGUAGES: [Lang; 3] = [Lang::EN, Lang::VI, Lang::FR];

/// Every bank, and the fewest questions it has.
const BANKS: [(&str, usize); 8] = [
    ("ai-basics", 40),
    ("ai-ethics", 40),
    ("ai-law-eu", 40),
    ("ai-law-vn", 60),
    ("ai-law", 40),
    ("ai-practice", 40),
    ("ai-security", 40),
    ("disinformation", 40),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn folder(training: &str) -> Folder {
    Folder::load(&root().join(training), &Limits::default())
}

/// The banks that are files, without what is composed of them.
fn banks() -> Vec<Bank> {
    let folder = folder(".");
    let composed = |bank: &Bank| folder.training.composed(&bank.id).is_some();
    let banks = folder.banks.iter().filter(|bank| !composed(bank));
    banks.cloned().collect()
}

fn questions() -> impl Iterator<Item = Question> {
    banks().into_iter().flat_map(|bank| bank.questions)
}

/// The day the checks are made for: later ones find what is due by then.
const fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

#[test]
fn the_trainings_are_clean_by_every_check() {
    let limits = Limits::default();
    for training in TRAININGS {
        let inspect = Inspect {
            bank: |_: &[u8], draft: &mut Draft<'_>| check::bank(draft, day(), &limits),
            quiz: check::quiz_across,
        };
        let folder = Folder::load_with(&root().join(training), &limits, inspect);
        let found: Vec<_> = folder
            .faults()
            .map(|(file, fault)| (file.source.name(), fault.place, &fault.kind))
            .collect();
        assert!(found.is_empty(), "{training}: {found:#?}");
        assert!(folder.usable && !folder.banks.is_empty());
    }
}

#[test]
fn every_bank_is_there_with_its_questions_languages_kinds_and_situations() {
    let banks = banks();
    let ids: Vec<&str> = banks.iter().map(|bank| &*bank.id).collect();
    assert_eq!(ids, BANKS.map(|(id, _)| id));
    for (bank, (_, least)) in banks.iter().zip(BANKS) {
        let count = bank.questions.len();
        assert!(count >= least, "{}: {count}", bank.id);
        assert_eq!(bank.languages, LANGUAGES, "{}", bank.id);
        let situations = bank.questions.iter().filter(|q| q.situation).count();
        assert!(10 * situations >= 6 * count, "{}: {situations}", bank.id);
        let kinds: BTreeSet<&str> = bank.questions.iter().map(|q| q.kind.name()).collect();
        assert_eq!(kinds, BTreeSet::from(Kind::NAMES), "{}", bank.id);
        let several = |q: &&Question| matches!(q.kind, Kind::MultipleResponse { .. });
        let several = bank.questions.iter().filter(several).count();
        assert!(10 * several <= count, "{}: {several} choose two", bank.id);
    }
    assert!(questions().count() >= 320);
}

#[test]
fn every_question_says_what_it_rests_on_and_why_each_answer_is_right_or_wrong() {
    for question in questions() {
        let at = &question.id;
        assert!(question.competence.is_some(), "{at}");
        assert!(question.level.is_some(), "{at}");
        assert!(question.fact.is_some(), "{at}");
        assert!(question.explanation.is_some(), "{at}");
        assert!(question.source.is_some(), "{at}");
        assert!(
            question.valid_from.is_some_and(|from| from <= day()),
            "{at}"
        );
        let told = |options: &[Choice]| options.iter().all(|option| option.feedback.is_some());
        let told = match &question.kind {
            Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
                told(options)
            }
            Kind::Cloze { gaps, .. } => gaps.iter().all(|gap| told(&gap.options)),
            Kind::TrueFalse {
                when_true,
                when_false,
                ..
            } => when_true.is_some() && when_false.is_some(),
            _ => true,
        };
        assert!(told, "{at}: an option without feedback");
    }
}

/// The facts of `docs/facts.md` with their confidence, and those with a second
/// source.
fn facts() -> (BTreeMap<String, char>, BTreeSet<String>) {
    let page = include_str!("../docs/facts.md");
    let (base, second) = page.split_once("## Second sources").unwrap();
    let rows = |text: &'static str| -> Vec<Vec<String>> {
        let lines = text.lines().filter(|line| line.starts_with("| "));
        let cells = |line: &'static str| -> Vec<String> {
            let cells = line.split(" | ");
            cells
                .map(|cell| cell.trim_matches(['|', ' ']).to_owned())
                .collect()
        };
        let rows = lines.map(cells);
        let is_fact = |row: &Vec<String>| {
            let id = row[0].as_bytes();
            id.len() == 3 && id[0].is_ascii_uppercase() && id[1..].iter().all(u8::is_ascii_digit)
        };
        rows.filter(is_fact).collect()
    };
    let base = rows(base).into_iter().map(|row| {
        let confidence = row.last().and_then(|cell| cell.chars().next()).unwrap();
        (row[0].clone(), confidence)
    });
    let second = rows(second).into_iter().map(|row| {
        assert!(row[1].len() > 20, "{}: a source", row[0]);
        row[0].clone()
    });
    (base.collect(), second.collect())
}

#[test]
fn every_fact_is_sure_or_has_a_second_source() {
    let (facts, second) = facts();
    assert!(facts.len() >= 225);
    assert!(
        facts
            .values()
            .all(|confidence| "ABCX".contains(*confidence))
    );
    let mut asked = BTreeSet::new();
    for question in questions() {
        let fact = question.fact.unwrap();
        if fact == "practice" {
            continue;
        }
        let sure = match facts.get(&fact) {
            Some('A') => true,
            Some('B') => second.contains(&fact),
            _ => false,
        };
        assert!(sure, "{}: {fact}", question.id);
        // Documents of a party are context, never asked.
        assert!(!["P03", "V56"].contains(&fact.as_str()), "{}", question.id);
        asked.insert(fact);
    }
    // No second source is left over from a question that is gone.
    assert!(second.is_subset(&asked), "{:?}", second.difference(&asked));
}

/// Texts of law and documents that no longer hold. A question may ask what
/// replaced them; it never cites one of them alone.
const SUPERSEDED: [&str; 6] = [
    "29/2018/QH14",
    "24/2018/QH14",
    "86/2015/QH13",
    "13/2023/NĐ-CP",
    "71/2025/QH15",
    "127/QĐ-TTg",
];

/// The numbers in a text, as they stand.
fn numbers(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if open {
                all.last_mut().unwrap().push(c);
            } else {
                all.push(c.to_string());
            }
        }
        open = c.is_ascii_digit();
    }
    all.sort();
    all
}

/// The numbers of a source without dates, which languages write in their ways.
fn reference(text: &str) -> Vec<String> {
    let mut all = numbers(text);
    all.retain(|number| {
        number.len() != 4
            && number
                .trim_start_matches('0')
                .parse::<u32>()
                .is_ok_and(|n| n > 31)
    });
    all
}

#[test]
fn sources_name_the_same_texts_in_every_language_and_none_that_is_gone() {
    for question in questions() {
        let at = &question.id;
        let source = question.source.unwrap();
        let [en, vi, fr] = LANGUAGES.map(|lang| source.get(lang).to_owned());
        for other in [&vi, &fr] {
            assert_eq!(reference(&en), reference(other), "{at}: {en} / {other}");
        }
        for text in [&en, &vi, &fr] {
            assert!(
                text.chars().any(char::is_alphabetic) && text.len() >= 8,
                "{at}: {text}"
            );
            assert!(!text.ends_with(['.', ',', ';', ':']), "{at}: {text}");
            let open = text.matches('(').count();
            let closed = text.matches(')').count();
            // French law counts its points with a bracket: "point c)".
            assert!(closed >= open, "{at}: {text}");
        }
        let gone = SUPERSEDED.iter().any(|number| en.contains(number));
        let law = en.matches("/QH").count() + en.matches("NĐ-CP").count();
        assert!(!gone || law > 1, "{at} cites only what was replaced: {en}");
    }
}

#[test]
fn the_key_is_not_given_away_by_place_or_length() {
    for bank in banks() {
        let (mut places, mut longest, mut all) = ([0_usize; 4], [0; 3], 0);
        for question in &bank.questions {
            if let Kind::SingleChoice { options } = &question.kind {
                let key = options.iter().position(|o| o.correct).unwrap();
                places[key] += 1;
                all += 1;
                for (lang, longest) in LANGUAGES.iter().zip(&mut longest) {
                    let length = |i: usize| options[i].text.get(*lang).chars().count();
                    let is_longest =
                        (0..options.len()).all(|i| i == key || length(i) < length(key));
                    *longest += usize::from(is_longest);
                }
            }
        }
        let id = &bank.id;
        assert!(
            places.iter().all(|n| 2 * n <= all),
            "{id}: {places:?} of {all}"
        );
        assert!(
            longest.iter().all(|n| 3 * n <= all + 2),
            "{id}: the key is the longest option in {longest:?} of {all}"
        );
    }
}

#[test]
fn every_bank_and_quiz_gives_a_paper_for_any_seed() {
    for training in TRAININGS {
        for bank in folder(training).banks {
            let wanted = bank.quiz.draw.count(bank.questions.len());
            for n in 0..50_u8 {
                let paper = Paper::draw(&bank, &bank.quiz, Seed([n; 16])).unwrap();
                assert_eq!(paper.len(), wanted, "{}", bank.id);
            }
        }
    }
}

fn quiz(id: &str) -> Bank {
    folder(".").bank(id).unwrap().clone()
}

/// The blueprint of docs/banks.md: 40 questions by competence.
const BLUEPRINT: [(&str, usize); 10] = [
    ("C1", 4),
    ("C2", 3),
    ("C3", 6),
    ("C4", 5),
    ("C5", 6),
    ("C6", 5),
    ("C7", 3),
    ("C8", 4),
    ("C9", 3),
    ("C10", 1),
];

#[test]
fn the_national_exam_is_drawn_by_the_blueprint() {
    let exam = quiz("national-exam");
    let blueprint = BLUEPRINT.map(|(code, n)| (code.to_owned(), n)).to_vec();
    assert_eq!(exam.quiz.draw, Draw::ByCompetence(blueprint));
    assert_eq!(exam.quiz.time_limit, Some(45 * 60));
    assert_eq!(exam.quiz.attempts, Some(3));
    assert_eq!(exam.quiz.minimum.len(), 1);
    let folder = folder(".");
    let offered = folder.training.offered().unwrap();
    let four = ["national-exam", "pre-test", "post-test", "practice-quiz"];
    assert_eq!(offered, four);
    assert!(folder.training.counts("national-exam") && !folder.training.counts("pre-test"));
    for id in offered {
        let bank = folder.bank(id).unwrap();
        for n in 0..100_u8 {
            let paper = Paper::draw(bank, &bank.quiz, Seed([n; 16])).unwrap();
            let asked = paper.questions.iter().map(|d| &bank.questions[d.question]);
            let situations = asked.filter(|q| q.situation).count();
            assert!(10 * situations >= 6 * paper.len(), "{id}: {situations}");
        }
    }
}

/// What questions are counted by, and how far two counts may differ.
type By<'f> = (&'f dyn Fn(&Question) -> String, i64);

/// Three papers in a row: no two of them share more than 40 % of their questions.
#[test]
fn papers_in_a_row_share_at_most_two_fifths_of_their_questions() {
    for training in TRAININGS {
        let folder = folder(training);
        for composed in &folder.training.quizzes {
            let bank = folder.bank(&composed.id).unwrap();
            let papers: Vec<BTreeSet<usize>> = (0..600_u128)
                .map(|n| {
                    let seed = Seed((n * 0x1000_0000_01b3).to_be_bytes());
                    let paper = Paper::draw(bank, &bank.quiz, seed).unwrap();
                    paper.questions.iter().map(|d| d.question).collect()
                })
                .collect();
            for three in papers.windows(3) {
                for (a, b) in [(0, 1), (1, 2), (0, 2)] {
                    let shared = three[a].intersection(&three[b]).count();
                    assert!(
                        5 * shared <= 2 * three[a].len(),
                        "{}: {shared}",
                        composed.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_tests_before_and_after_are_parallel() {
    let [before, after] = ["pre-test", "post-test"].map(quiz);
    assert_eq!(before.quiz, after.quiz);
    let ids =
        |bank: &Bank| -> BTreeSet<String> { bank.questions.iter().map(|q| q.id.clone()).collect() };
    assert!(ids(&before).is_disjoint(&ids(&after)));
    assert_eq!(
        ids(&before).union(&ids(&after)).count(),
        quiz("national-exam").questions.len()
    );
    // As many of each competence, level and kind, give or take what cannot be
    // halved.
    let count = |bank: &Bank, of: &dyn Fn(&Question) -> String| {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for question in &bank.questions {
            *counts.entry(of(question)).or_default() += 1;
        }
        counts
    };
    let by: [By<'_>; 3] = [
        (&|q| q.competence.clone().unwrap(), 1),
        (&|q| format!("{:?}", q.level), 2),
        (&|q| q.kind.name().to_owned(), 2),
    ];
    for (of, apart) in by {
        let (one, other) = (count(&before, of), count(&after, of));
        for (what, n) in &one {
            let differ = (n - other.get(what).unwrap_or(&0)).abs();
            assert!(differ <= apart, "{what}: {n} and {:?}", other.get(what));
        }
    }
}

/// A composed quiz may draw from all of them, so no two questions of
/// different banks may be the same or nearly.
#[test]
fn no_question_stands_in_two_banks_in_other_words() {
    let mut text = String::from("bank: all\nversion: \"1\"\ntitle: All\nlanguages: [en, vi, fr]\n");
    let topics: Vec<String> = banks()
        .iter()
        .flat_map(|bank| bank.topics.iter().map(|(id, _)| format!("{id}: x")))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let topics = topics.join(", ");
    text += "topics: { ";
    text += &topics;
    text += " }\nquiz: { pass_mark: 70% }\nquestions:\n";
    for (id, _) in BANKS {
        let path = root().join(format!("question_banks/{id}.yaml"));
        let bank = std::fs::read_to_string(path).unwrap();
        text += bank.split_once("\nquestions:\n").unwrap().1;
    }
    let limits = Limits::default();
    let mut draft = Draft::read(text.as_bytes(), &limits);
    let found = check::bank(&mut draft, day(), &limits);
    let alike: Vec<_> = found
        .iter()
        .filter(|fault| {
            let code = fault.kind.code();
            fault.is_error() || code.contains("duplicate")
        })
        .collect();
    assert!(alike.is_empty(), "{alike:#?}");
}

fn choices<'q>(options: &'q [Choice], all: &mut Vec<(&'static str, &'q Text)>) {
    for option in options {
        all.push(("option", &option.text));
        all.extend(option.feedback.iter().map(|text| ("feedback", text)));
    }
}

/// Every text of a question in one language, with where it stands.
fn texts(question: &Question, lang: Lang) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, &Text)> = vec![("prompt", &question.prompt)];
    all.extend(
        question
            .explanation
            .iter()
            .map(|text| ("explanation", text)),
    );
    match &question.kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
            choices(options, &mut all);
        }
        Kind::Cloze { text, gaps } => {
            all.push(("text", text));
            for gap in gaps {
                choices(&gap.options, &mut all);
            }
        }
        Kind::TrueFalse {
            when_true,
            when_false,
            ..
        } => {
            let both = when_true.iter().chain(when_false);
            all.extend(both.map(|text| ("feedback", text)));
        }
        Kind::Ordering { items, .. } => all.extend(items.iter().map(|text| ("item", text))),
        Kind::Matching { pairs, distractors } => {
            for pair in pairs {
                all.extend([("left", &pair.left), ("right", &pair.right)]);
            }
            all.extend(distractors.iter().map(|text| ("right", text)));
        }
        Kind::HotText { .. } | Kind::Numerical { .. } | Kind::ShortAnswer { .. } => {}
    }
    let own = |(place, text): (&'static str, &Text)| (place, text.get(lang).to_owned());
    all.into_iter().map(own).collect()
}

/// French marks stand behind a no-break space, or a line may begin with one.
fn breaks_before_a_mark(text: &str) -> bool {
    let marks = [" :", " ;", " !", " ?", " %", " »", "« "];
    marks.iter().any(|mark| text.contains(mark))
}

#[test]
fn names_and_descriptions_are_nfc_and_french_marks_do_not_break() {
    for training in TRAININGS {
        let folder = folder(training);
        for bank in &folder.banks {
            let topics = bank.topics.iter().map(|(_, name)| name);
            let texts = topics.chain([&bank.title]).chain(&bank.description);
            for text in texts {
                for lang in &bank.languages {
                    let text = text.get(*lang);
                    assert!(unicode_normalization::is_nfc(text), "{}: {text}", bank.id);
                    let french = *lang == Lang::FR;
                    assert!(
                        !french || !breaks_before_a_mark(text),
                        "{}: {text}",
                        bank.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_text_is_nfc_and_in_its_own_language() {
    for question in questions() {
        for lang in LANGUAGES {
            for (place, text) in texts(&question, lang) {
                let at = format!("{} {place} {lang}: {text}", question.id);
                assert!(unicode_normalization::is_nfc(&text), "not NFC: {at}");
                assert!(
                    lang != Lang::FR || !breaks_before_a_mark(&text),
                    "a common space before a mark: {at}"
                );
                if let Some(other) = language::foreign(lang, &text) {
                    panic!("reads like {other}: {at}");
                }
            }
        }
    }
}

/// The digest is what certificates carry: a change of its form would cut every
/// certificate from its bank. Change this literal only with the format's name.
#[test]
fn the_digest_of_a_bank_never_changes_its_form() {
    let bank = common::bank(9, |_| {});
    assert_eq!(
        bank.digest.to_string(),
        "d06f536c8c90021a62ce48e09c5b2b15930634c70e173be213b5dc47587adfb6"
    );
}

/// The part of `docs/banks.md` that a command makes. `CERTAMEN_BLESS=1` makes it
/// anew.
#[test]
fn the_coverage_in_the_docs_is_what_the_command_says() {
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_certamen"))
        .args(["coverage", "--facts", "docs/facts.md", "--lang", "en"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(said.status.success(), "{said:?}");
    let said = String::from_utf8(said.stdout).unwrap();
    // The whole training, what the quizzes draw, and the facts not covered; the
    // rest is there for whoever runs the command.
    let wanted = [
        "## The whole training",
        "## What each quiz draws",
        "## Facts that",
    ];
    let sections = said.split("\n## ").skip(1).map(|part| format!("## {part}"));
    let sections = sections.filter(|part| wanted.iter().any(|head| part.starts_with(head)));
    let coverage: Vec<String> = sections.map(|part| part.trim_end().to_owned()).collect();
    assert_eq!(coverage.len(), 4, "{coverage:#?}");
    let path = root().join("docs/banks.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let marks = ["<!-- coverage -->\n", "<!-- /coverage -->"];
    let (before, rest) = page.split_once(marks[0]).unwrap();
    let (_, after) = rest.split_once(marks[1]).unwrap();
    let coverage = coverage.join("\n\n");
    let now = format!("{before}{}{coverage}\n{}{after}", marks[0], marks[1]);
    if std::env::var_os("CERTAMEN_BLESS").is_some() {
        std::fs::write(path, now).unwrap();
    } else {
        assert_eq!(
            page, now,
            "run: CERTAMEN_BLESS=1 cargo nextest run --test banks"
        );
    }
}
