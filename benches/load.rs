//! How long a bank of 10,000 questions in three languages takes to load and to
//! check, and how that compares with only parsing the same text.
//!
//! Prints each and its ratio, and fails above [`LIMIT`] parsings: of loading
//! (errors, places and the digest), and of `certamen check`, which parses, loads
//! and looks for every warning.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use certamen::bank::{Draft, Limits, read_bank};
use certamen::check;
use chrono::NaiveDate;

/// The most that loading may cost, and that checking may, in parsings.
const LIMIT: f64 = 2.0;

/// How many questions, unless a number is given as an argument.
const QUESTIONS: usize = 10_000;
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    let given = std::env::args().find_map(|argument| argument.parse().ok());
    let questions: usize = given.unwrap_or(QUESTIONS);
    let text = bank(questions);
    let today = NaiveDate::default();
    let mib = text.len() as f64 / f64::from(1 << 20);
    println!("{questions} questions, {mib:.1} MiB");

    // Taken in turn, so that a busy machine slows both.
    let mut parsing = Duration::MAX;
    let mut loading = Duration::MAX;
    let mut checking = Duration::MAX;
    let mut warnings = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let options = serde_yaml::options! { budget: None };
        let value = serde_yaml::from_str_with_options::<serde_json::Value>(&text, options);
        parsing = parsing.min(start.elapsed());
        if let Err(error) = value {
            eprintln!("The generated bank is no YAML: {error}");
            return ExitCode::FAILURE;
        }

        let start = Instant::now();
        let loaded = read_bank(text.as_bytes(), &Limits::default());
        loading = loading.min(start.elapsed());
        if loaded
            .bank
            .is_none_or(|bank| bank.questions.len() != questions)
        {
            eprintln!(
                "The generated bank does not load: {:?}",
                loaded.faults.first()
            );
            return ExitCode::FAILURE;
        }

        let start = Instant::now();
        let limits = Limits::default();
        let mut draft = Draft::read(text.as_bytes(), &limits);
        warnings = check::bank(&mut draft, today, &limits).len();
        checking = checking.min(start.elapsed());
    }

    let mut within = true;
    println!(
        "parse to a JSON value   {:>7.1} ms",
        parsing.as_secs_f64() * 1e3
    );
    for (what, time) in [("load and digest", loading), ("check", checking)] {
        let ratio = time.as_secs_f64() / parsing.as_secs_f64();
        let millis = time.as_secs_f64() * 1e3;
        println!("{what:<23} {millis:>7.1} ms   ratio {ratio:>5.2}   (limit {LIMIT:.2})");
        within &= ratio <= LIMIT;
    }
    println!("warnings found          {warnings:>7}");
    if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A bank of all nine kinds, with texts of the length real questions have.
fn bank(questions: usize) -> String {
    let mut out = String::from(
        "bank: load\nversion: \"1\"\n\
         title: { en: Load, vi: Tải trọng, fr: Charge }\n\
         languages: [en, vi, fr]\n\
         topics:\n  law: { en: Law, vi: Pháp luật, fr: Droit }\n\
         quiz: { draw: 40, time_limit: 45m, pass_mark: 70% }\nquestions:\n",
    );
    for i in 0..questions {
        let kind = KINDS[i % KINDS.len()];
        let _ = write!(
            out,
            "  - id: question-{i}\n    kind: {kind}\n    topic: law\n    competence: C{}\n    \
             level: apply\n    situation: true\n    fact: X01\n    prompt:\n",
            i % 10 + 1
        );
        by_language(&mut out, 6, i, 2);
        out.push_str("    explanation:\n");
        by_language(&mut out, 6, i + 1, 3);
        out.push_str("    source: \"Regulation (EU) 2024/1689, Art. 50(1)\"\n");
        out.push_str("    valid_from: 2026-08-02\n    review_by: 2027-03-01\n");
        parts(&mut out, kind, i);
    }
    out
}

const KINDS: [&str; 9] = [
    "single_choice",
    "multiple_response",
    "true_false",
    "ordering",
    "matching",
    "numerical",
    "short_answer",
    "cloze",
    "hot_text",
];

const EN: &str = "A chatbot that answers citizens must tell them that they speak with a machine. ";
const VI: &str =
    "Hệ thống trả lời người dân phải cho họ biết rằng họ đang trao đổi với một cỗ máy. ";
const FR: &str = "Un agent conversationnel doit faire savoir à l’usager qu’il parle à une machine\u{a0}; c’est la règle. ";

fn by_language(out: &mut String, indent: usize, i: usize, sentences: usize) {
    for (lang, sentence) in [("en", EN), ("vi", VI), ("fr", FR)] {
        let text = sentence.repeat(sentences);
        let _ = writeln!(out, "{:indent$}{lang}: \"{i} {text}\"", "");
    }
}

fn flow(i: usize) -> String {
    let (en, vi, fr) = (
        &EN[..45],
        "Hệ thống trả lời người dân phải báo",
        "Un agent doit le faire savoir",
    );
    format!("{{ en: \"{i} {en}\", vi: \"{i} {vi}\", fr: \"{i} {fr}\" }}")
}

fn options(out: &mut String, indent: usize, right: usize) {
    for i in 0..4 {
        let _ = writeln!(out, "{:indent$}- text: {}", "", flow(i));
        let _ = writeln!(out, "{:indent$}  correct: {}", "", i < right);
        let _ = writeln!(out, "{:indent$}  feedback: {}", "", flow(i + 10));
    }
}

fn parts(out: &mut String, kind: &str, i: usize) {
    match kind {
        "single_choice" => {
            out.push_str("    options:\n");
            options(out, 6, 1);
        }
        "multiple_response" => {
            out.push_str("    choose: 2\n    options:\n");
            options(out, 6, 2);
        }
        "true_false" => {
            let (yes, no) = (flow(i), flow(i + 1));
            let _ = write!(
                out,
                "    answer: true\n    feedback:\n      when_true: {yes}\n      when_false: {no}\n"
            );
        }
        "ordering" | "short_answer" => {
            let field = if kind == "ordering" {
                "items"
            } else {
                "accept"
            };
            let _ = writeln!(out, "    {field}:");
            for n in 0..5 {
                let _ = writeln!(out, "      - {}", flow(n));
            }
        }
        "matching" => {
            out.push_str("    pairs:\n");
            for n in 0..4 {
                let (left, right) = (flow(n), flow(n + 10));
                let _ = writeln!(out, "      - left: {left}\n        right: {right}");
            }
        }
        "numerical" => {
            let _ = writeln!(
                out,
                "    answer: 72.5\n    tolerance: 0.5\n    unit: {}",
                flow(i)
            );
        }
        "cloze" => {
            let _ = write!(
                out,
                "    text: {{ en: \"a {{1}} b {{2}}\", vi: \"a {{2}} b {{1}}\", fr: \"{{1}} {{2}}\" }}\n    gaps:\n"
            );
            for _ in 0..2 {
                out.push_str("      - options:\n");
                options(out, 10, 1);
            }
        }
        _ => {
            out.push_str("    passage:\n");
            for (lang, sentence) in [("en", EN), ("vi", VI), ("fr", FR)] {
                let _ = writeln!(
                    out,
                    "      {lang}: \"[[{sentence}]] {sentence} [[*{sentence}]] [[x]]\""
                );
            }
        }
    }
}
