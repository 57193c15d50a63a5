//! What came of an attempt, in sentences.

use crate::bank::model::Section;
use crate::course::{Course, Progress};
use crate::exam::Phase;
use crate::exam::outcome::Points;
use crate::ui::look::Look;
use crate::ui::sitting::Sitting;

/// Passed or not, the score, the minimums, and the parts of the score.
pub fn summary(look: &Look, course: &Course, sitting: &Sitting) -> Vec<String> {
    let lang = look.lang();
    let outcome = sitting.attempt.outcome(&sitting.bank);
    let mut lines = Vec::new();
    if sitting.attempt.phase() == Phase::TimedOut {
        lines.push(look.t("time-ran-out"));
    }
    let id = match (sitting.attempt.header().practice, outcome.passed) {
        (true, _) => "practice-done",
        (_, true) => "passed",
        _ => "not-passed",
    };
    let (title, result) = (sitting.bank.title.get(lang), look.t(id));
    lines.push(look.with(
        "plain-result",
        &[("quiz", title.into()), ("result", (&result).into())],
    ));
    let (earned, possible) = points(look, &outcome.total);
    let percent = look.locale.percent(outcome.total.share());
    let mark = look.locale.percent(outcome.pass_mark);
    lines.push(look.with(
        "plain-score",
        &[
            ("earned", (&earned).into()),
            ("possible", (&possible).into()),
            ("percent", (&percent).into()),
            ("mark", (&mark).into()),
        ],
    ));
    for minimum in &outcome.minimums {
        let section = name(course, sitting, &minimum.of, look);
        let percent = look.locale.percent(minimum.points.share());
        let needed = look.locale.percent(minimum.needed);
        let id = if minimum.met {
            "minimum-met"
        } else {
            "minimum-missed"
        };
        let args = [
            ("section", (&section).into()),
            ("percent", (&percent).into()),
            ("needed", (&needed).into()),
        ];
        lines.push(format!("{}.", look.with(id, &args)));
    }
    let topics = outcome
        .topics
        .iter()
        .map(|(id, p)| (sitting.bank.topic_name(id, lang), p));
    section(look, &mut lines, "plain-by-topic", topics.collect());
    let competences = outcome
        .competences
        .iter()
        .map(|(code, p)| (course.competence(code, lang), p));
    section(
        look,
        &mut lines,
        "plain-by-competence",
        competences.collect(),
    );
    lines
}

/// The name of a section of the score.
pub fn name(course: &Course, sitting: &Sitting, of: &Section, look: &Look) -> String {
    match of {
        Section::Topic(id) => sitting.bank.topic_name(id, look.lang()),
        Section::Competence(code) => course.competence(code, look.lang()),
    }
}

fn points(look: &Look, points: &Points) -> (String, String) {
    (
        look.locale.points(points.earned),
        look.locale.points(points.possible),
    )
}

fn section(look: &Look, lines: &mut Vec<String>, heading: &str, parts: Vec<(String, &Points)>) {
    if parts.is_empty() {
        return;
    }
    lines.push(look.t(heading));
    for (name, part) in parts {
        let (earned, possible) = points(look, part);
        let args = [
            ("section", (&name).into()),
            ("earned", (&earned).into()),
            ("possible", (&possible).into()),
        ];
        lines.push(look.with("plain-section", &args));
    }
}

/// What comes next: the certificate, the parts or attempts that are left.
/// `known` are the certificates there were before.
pub fn after(
    look: &Look,
    course: &Course,
    sitting: &Sitting,
    known: &[String],
    progress: &Progress,
) -> Vec<String> {
    let header = sitting.attempt.header();
    if header.practice {
        return vec![look.t("practice-not-counted")];
    }
    let mut lines = Vec::new();
    let issued = progress
        .certificates
        .iter()
        .find(|c| !known.contains(&c.code));
    let titles = || sitting.bank.title.wordings().map(|(_, title)| title);
    let earlier = progress.certificates.iter().find(|c| {
        c.quizzes
            .iter()
            .any(|(title, _, _)| titles().any(|t| t == title))
    });
    if let Some(certificate) = issued.or(earlier) {
        let id = if issued.is_some() {
            "plain-certificate-issued"
        } else {
            "plain-certificate-held"
        };
        lines.push(look.with(id, &[("code", (&certificate.code).into())]));
        let path = certificate.path.display().to_string();
        lines.push(look.with("plain-certificate-file", &[("path", (&path).into())]));
        lines.push(look.t("certificate-offline"));
    } else if sitting.attempt.outcome(&sitting.bank).passed {
        let passed = |place: usize| {
            let standing = progress.standings.get(place);
            standing
                .and_then(|s| s.best)
                .is_some_and(|(_, passed)| passed)
        };
        let places = course.quizzes.iter().enumerate();
        let left = places
            .filter(|(place, quiz)| course.training.counts(quiz.id()) && !passed(*place))
            .count();
        let counts = course.training.counts(&header.quiz);
        if left > 0 && counts && course.training.programme.is_some() {
            lines.push(look.with("parts-left", &[("n", left.into())]));
        }
    }
    if !sitting.attempt.outcome(&sitting.bank).passed
        && let Some(allowed) = header.rules.attempts
    {
        let left = allowed.saturating_sub(header.number) as usize;
        lines.push(look.with("attempts-left", &[("n", left.into())]));
    }
    lines
}
