//! What a quiz is like, before it starts: how many questions, how long, what
//! passes, what the clock does; and a practice question to try the keys.

use crate::ui::screen::Instructions;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::sitting::Sitting;
use super::super::state::State;
use super::super::widgets::{Body, Run};
use crate::bank::Bank;
use crate::bank::model::digest::bank_digest;
use crate::bank::model::{
    Choice, Draw, FeedbackRule, Kind, Navigation, OnInterruption, Question, Quiz, Section,
};
use crate::exam::{Attempt, Delivery, Header, JudgingRules, Participant, Reading, Seed};
use crate::fraction::Fraction;
use crate::json::canonical::Digest;
use crate::text::{Lang, Text};
use crate::ui::look::Look;
use crate::ui::screen::Screen;
use crate::ui::screen::{Enrol, Home, Item};

fn lines(state: &State, instructions: &Instructions) -> usize {
    if instructions.quiz.is_some() {
        4
    } else {
        crate::ui::programme::practice_quizzes(state).len()
    }
}

/// Its keys.
pub fn bindings(state: &State, instructions: &Instructions) -> Vec<Binding> {
    let mut keys = list_keys("key-move");
    keys.push(Binding::digits(lines(state, instructions), "key-choose"));
    keys.push(Binding::new(Key::Enter, Action::Confirm, "key-confirm"));
    keys.push(Binding::new(Key::Char(' '), Action::Confirm, "key-confirm").quiet());
    keys.push(Binding::new(Key::Esc, Action::Back, "key-back"));
    keys
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Screen::Instructions(instructions) = &state.screen else {
        return Vec::new();
    };
    let count = lines(state, instructions);
    let quiz = instructions.quiz;
    let Screen::Instructions(instructions) = &mut state.screen else {
        return Vec::new();
    };
    match action {
        Action::PageUp | Action::PageDown => {
            let page = state.size.1.saturating_sub(6) as usize;
            let at = instructions.scroll.unwrap_or(0);
            let to = if action == Action::PageUp {
                at.saturating_sub(page)
            } else {
                at + page
            };
            instructions.scroll = Some(to);
            return Vec::new();
        }
        Action::Back => {
            let line = quiz.unwrap_or(count);
            state.screen = Screen::Home(Home { line });
            return Vec::new();
        }
        _ => instructions.scroll = None,
    }
    instructions.line = super::select(instructions.line, count, count, action);
    let line = instructions.line;
    if !matches!(action, Action::Confirm | Action::Pick(_)) {
        return Vec::new();
    }
    match (quiz, line) {
        (None, chosen) => match crate::ui::programme::practice_quizzes(state).get(chosen) {
            Some(quiz) => begin(state, *quiz, true),
            None => Vec::new(),
        },
        (Some(_), 0) => {
            try_keys(state, quiz.unwrap_or(0));
            Vec::new()
        }
        (Some(quiz), 1) => begin(state, quiz, false),
        // On a shared computer the one before may have forgotten to say so.
        (Some(quiz), 3) => {
            let known = !state.people.is_empty();
            state.screen = Screen::Enrol(Enrol::new(known, Some(Item::Quiz(quiz))));
            Vec::new()
        }
        (Some(quiz), _) => {
            state.screen = Screen::Home(Home { line: quiz });
            Vec::new()
        }
    }
}

fn begin(state: &mut State, quiz: usize, practice: bool) -> Vec<Effect> {
    let (Some(person), Some(bank)) = (state.person.clone(), state.course.bank(quiz)) else {
        return Vec::new();
    };
    if state.waiting {
        return Vec::new();
    }
    let quiz = bank.id.clone();
    state.waiting = true;
    vec![Effect::Begin {
        person,
        quiz,
        practice,
        language: state.look.lang(),
    }]
}

/// Draws it.
pub fn view(
    state: &State,
    instructions: &Instructions,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    let mut choices: Vec<String> = Vec::new();
    if let Some(bank) = instructions.quiz.and_then(|quiz| state.course.bank(quiz)) {
        body.text(
            &[Run::new(bank.title.get(look.lang()), styles.strong)],
            2,
            columns,
        );
        if let Some(description) = &bank.description {
            body.text(
                &[Run::new(description.get(look.lang()), styles.text)],
                2,
                columns,
            );
        }
        body.gap();
        if let Some(person) = &state.person {
            let who = &person.participant;
            let args = [
                ("name", who.name.as_str().into()),
                ("code", who.code.as_str().into()),
                ("unit", who.unit.as_str().into()),
            ];
            body.text(
                &[Run::new(look.with("you-take-it-as", &args), styles.strong)],
                2,
                columns,
            );
            body.gap();
        }
        for rule in rules(state, bank) {
            body.hanging(
                &format!("{} ", look.glyphs.dot),
                &[Run::new(rule, styles.text)],
                2,
                columns,
            );
        }
        body.gap();
        choices.extend(["try-keys", "start-now", "go-back", "somebody-else"].map(|id| look.t(id)));
    } else {
        body.text(
            &[Run::new(look.t("practice-title"), styles.strong)],
            2,
            columns,
        );
        body.gap();
        body.text(&[Run::new(look.t("practice-how"), styles.text)], 2, columns);
        body.gap();
        let quizzes = crate::ui::programme::practice_quizzes(state).into_iter();
        choices
            .extend(quizzes.map(|quiz| state.course.quizzes[quiz].title(look.lang()).to_owned()));
    }
    for (place, text) in choices.into_iter().enumerate() {
        body.choice(look, place, text, instructions.line == place, columns);
    }
    body.draw(look, area, instructions.scroll, buf)
}

/// The rules of a quiz, a sentence each. Plain mode says the same.
pub fn rules(state: &State, bank: &Bank) -> Vec<String> {
    let seconds = crate::ui::programme::time_limit(state, bank);
    let used = state
        .course
        .place(&bank.id)
        .and_then(|quiz| state.progress.standings.get(quiz))
        .map_or(0, |standing| standing.used);
    rule_sentences(
        &state.look,
        bank,
        seconds,
        used,
        &|section, lang| match section {
            Section::Topic(id) => bank.topic_name(id, lang),
            Section::Competence(code) => state.course.competence(code, lang),
        },
    )
}

/// The rules of a quiz under a time limit and with some attempts used.
pub fn rule_sentences(
    look: &Look,
    bank: &Bank,
    seconds: Option<u64>,
    used: u32,
    name: &dyn Fn(&Section, Lang) -> String,
) -> Vec<String> {
    let quiz = &bank.quiz;
    let mut rules = vec![look.with(
        "rule-questions",
        &[("n", crate::ui::programme::questions(bank).into())],
    )];
    match seconds {
        Some(seconds) => {
            let minutes = seconds.div_ceil(60) as usize;
            rules.push(look.with("rule-time", &[("n", minutes.into())]));
            rules.push(look.t(match quiz.on_interruption {
                OnInterruption::Run => "rule-clock-runs",
                OnInterruption::Pause => "rule-clock-pauses",
            }));
        }
        None => rules.push(look.t("rule-no-time")),
    }
    let percent = look.locale.percent(quiz.pass_mark);
    rules.push(look.with("rule-pass", &[("percent", (&percent).into())]));
    for minimum in &quiz.minimum {
        let percent = look.locale.percent(minimum.share);
        let section = name(&minimum.of, look.lang());
        rules.push(look.with(
            "rule-minimum",
            &[
                ("percent", (&percent).into()),
                ("section", (&section).into()),
            ],
        ));
    }
    if let Some(allowed) = quiz.attempts {
        let args = [
            ("number", (used as usize + 1).into()),
            ("allowed", (allowed as usize).into()),
        ];
        rules.push(look.with("rule-attempts", &args));
    }
    rules.push(look.t(match quiz.navigation {
        Navigation::Free => "rule-free",
        Navigation::Sequential => "rule-sequential",
    }));
    rules.push(look.t(match quiz.feedback {
        FeedbackRule::AfterSubmit => "rule-feedback-after",
        FeedbackRule::Never => "rule-feedback-never",
    }));
    rules.push(look.t("rule-saved"));
    rules
}

/// Shows the practice question: the real question screen, on a bank of one
/// question that is neither saved nor scored.
fn try_keys(state: &mut State, quiz: usize) {
    let Some((attempt, bank)) = trial(&state.now) else {
        return;
    };
    state.sitting = Some(Sitting::new(attempt, bank, &state.now, Some(quiz)));
    state.screen = Screen::Question;
}

fn words(id: &str) -> Text {
    let by = crate::locale::LANGUAGES
        .iter()
        .map(|(lang, _)| (*lang, crate::locale::Locale::new(*lang).t(id).into()))
        .collect();
    Text::By(by)
}

fn trial(now: &Reading) -> Option<(Attempt, Arc<Bank>)> {
    let choice = |id: &str, correct: bool| Choice {
        text: words(id),
        correct,
        feedback: None,
    };
    let question = Question {
        id: "try".into(),
        topic: "try".into(),
        competence: None,
        level: None,
        situation: false,
        points: 1,
        shuffle: false,
        fact: None,
        prompt: words("try-prompt"),
        kind: Kind::SingleChoice {
            options: vec![
                choice("try-a", false),
                choice("try-b", true),
                choice("try-c", false),
            ],
        },
        explanation: None,
        source: None,
        valid_from: None,
        review_by: None,
    };
    let quiz = Quiz {
        situations: None,
        draw: Draw::All,
        time_limit: None,
        pass_mark: Fraction::ZERO,
        minimum: Vec::new(),
        attempts: None,
        shuffle_questions: false,
        shuffle_options: false,
        navigation: Navigation::Free,
        on_interruption: OnInterruption::Run,
        feedback: FeedbackRule::Never,
    };
    let mut bank = Bank {
        id: "try".into(),
        version: "1".into(),
        title: words("try-title"),
        description: None,
        languages: crate::locale::LANGUAGES
            .iter()
            .map(|(lang, _)| *lang)
            .collect(),
        topics: vec![("try".into(), words("try-title"))],
        quiz: quiz.clone(),
        questions: vec![question],
        digest: Digest([0; 32]),
    };
    bank.digest = bank_digest(&bank);
    let header = Header {
        attempt: "try".into(),
        participant: Participant {
            code: "-".into(),
            name: "-".into(),
            unit: "-".into(),
        },
        quiz: bank.id.clone(),
        bank: bank.digest,
        bank_version: bank.version.clone(),
        seed: Seed([0; 16]),
        rules: quiz,
        extra_time: Fraction::ONE,
        number: 0,
        practice: true,
        delivery: Delivery::SupervisedLocal,
        language: Lang::EN,
        judging: JudgingRules::CURRENT,
        program: String::new(),
    };
    let attempt = Attempt::start(header, &bank, now.clone()).ok()?;
    Some((attempt, Arc::new(bank)))
}
