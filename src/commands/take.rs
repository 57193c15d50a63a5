//! `certamen take`: one quiz, full screen or as numbered lines.

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::{CommandError, Shared, app, passphrase, runtime, tell};
use crate::course::{Course, Person, Problem, Quiz};
use crate::exam::Participant;
use crate::plain::shell::{Failure, Talk, Wanted};
use crate::plain::who::wrong_id;
use crate::plain::{End, input};
use crate::site::Site;
use crate::store::Sqlite;
use crate::text::{clean_name, printable};
use crate::training::yaml::is_code;
use crate::ui::look::Look;
use crate::ui::programme::items;
use crate::ui::screen::Enrol;
use crate::ui::screen::Instructions;
use crate::ui::screen::Item;
use crate::ui::screen::Screen;
use crate::ui::screens::home::open_quiz;
use crate::ui::{Effect, State};

/// Take a quiz, or go on with one that was left
///
/// Without --plain it opens full screen. With --plain it is the same exam as
/// numbered lines on standard input and output, for screen readers and pipes.
/// An attempt that was left is taken up again by the same command.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes with --plain: 0 handed in, 1 left before the end (every answer is kept), 2 wrong usage or it could not be done.\n\nExamples:\n  certamen take national-exam\n  certamen take national-exam --participant CB-0042-00317 --lang vi\n  certamen take national-exam --name 'Lê Văn An' --unit 'UBND xã Tân Phú' --plain\n  certamen take national-exam --practice --plain"
)]
pub struct TakeArgs {
    /// The id of the quiz, which is the name of its bank
    #[arg(value_name = "QUIZ")]
    quiz: String,
    /// Who takes it: the code of somebody known here
    #[arg(long, value_name = "CODE", conflicts_with_all = ["name", "unit", "code"])]
    participant: Option<String>,
    /// Who takes it: the full name
    #[arg(long, value_name = "NAME", requires = "unit")]
    name: Option<String>,
    /// The unit of whoever takes it
    #[arg(long, value_name = "UNIT", requires = "name")]
    unit: Option<String>,
    /// A participant code to go with the name
    #[arg(long, value_name = "CODE", requires = "name")]
    code: Option<String>,
    /// Practise: not scored, no clock, each answer shown with its reason
    #[arg(long)]
    practice: bool,
    /// As numbered lines on standard input and output
    #[arg(long)]
    plain: bool,
    /// The passphrase of a sealed quiz: the first line of this file, or of
    /// standard input when it is -
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Takes a quiz.
pub fn run(shared: &Shared, args: &TakeArgs) -> Result<ExitCode, CommandError> {
    runtime()?.block_on(async {
        if !args.plain {
            app::require_terminal()?;
        }
        let site = Arc::new(Site::open(&shared.root()?).await?);
        for warning in &site.warnings {
            super::warn(warning);
        }
        let look = app::look(shared, &site).await;
        let quiz = find(&site.course(), &look, &args.quiz)?;
        if args.practice {
            may_be_practised(&site.course(), &look, quiz)?;
        }
        if args.plain || args.passphrase_file.is_some() {
            unseal(&site, &look, args).await?;
        }
        let person = person(&site, &look, args).await?;
        if !site.created.is_empty() {
            let created = site.created.join(", ");
            tell(&look.with("created-training", &[("about", (&created).into())]));
        }
        if !args.plain {
            return full_screen(shared, site, look, quiz, person, args.practice).await;
        }
        let said = |failure| match failure {
            Failure::Problem(problem) => CommandError::Said(look.problem(&problem)),
            Failure::Said(text) => CommandError::Said(text),
            Failure::Io(source) => CommandError::io("the program cannot start")(source),
        };
        let mut talk = Talk::new(input::lines(), stdout(), look.clone()).map_err(said)?;
        let wanted = Wanted {
            quiz,
            person,
            practice: args.practice,
        };
        let end = talk.take(&site, wanted).await.map_err(said)?;
        Ok(ExitCode::from(match end {
            End::HandedIn => 0,
            End::Left => 1,
            End::NotSaved => 2,
        }))
    })
}

/// The place of a quiz in the course.
fn find(course: &Course, look: &Look, quiz: &str) -> Result<usize, CommandError> {
    course.place(quiz).ok_or_else(|| {
        let mut lines = vec![look.problem(&Problem::new("problem-no-quiz", quiz))];
        if course.quizzes.is_empty() {
            lines.push(look.t("take-no-quizzes"));
        } else {
            lines.push(look.t("take-quizzes"));
            let named = |quiz: &Quiz| match quiz {
                Quiz::Open(bank) | Quiz::Opened(bank) => {
                    format!("  {}: {}", bank.id, bank.title.get(look.lang()))
                }
                Quiz::Sealed(id) => format!("  {id}: {}", look.t("standing-sealed")),
            };
            lines.extend(course.quizzes.iter().map(named));
        }
        let left_out = |file: &String| look.with("bank-did-not-load", &[("file", file.into())]);
        lines.extend(course.broken.iter().map(left_out));
        CommandError::Said(lines.join("\n"))
    })
}

/// Refuses what may not be practised, before anybody is asked for anything.
fn may_be_practised(course: &Course, look: &Look, quiz: usize) -> Result<(), CommandError> {
    let quiz = course.quizzes.get(quiz);
    match quiz.filter(|quiz| !quiz.may_be_practised()) {
        None => Ok(()),
        Some(quiz) => {
            let problem = Problem::new("problem-no-practice", quiz.title(look.lang()));
            Err(CommandError::Said(look.problem(&problem)))
        }
    }
}

/// Opens the quiz if it is sealed. Who types the passphrase may type it again.
async fn unseal(site: &Site<Sqlite>, look: &Look, args: &TakeArgs) -> Result<(), CommandError> {
    let file = args.passphrase_file.as_deref();
    while site.course().quiz(&args.quiz).is_none() {
        let question = look.with("unseal-ask", &[("quiz", (&args.quiz).into())]);
        let passphrase = passphrase::given(file, &look.locale, &question)?;
        tell(&look.t("unseal-opening"));
        let Err(problem) = site.unseal(&args.quiz, passphrase).await else {
            break;
        };
        let text = look.problem(&problem);
        if file.is_some() || problem.id != "problem-seal-passphrase" {
            return Err(CommandError::Said(text));
        }
        tell(&text);
    }
    passphrase::leave_signals();
    Ok(())
}

/// Whoever is named on the command line.
async fn person(
    site: &Site<Sqlite>,
    look: &Look,
    args: &TakeArgs,
) -> Result<Option<Person>, CommandError> {
    if let Some(code) = &args.participant {
        let about = printable(code);
        let unknown =
            || CommandError::Said(look.with("take-unknown", &[("code", (&about).into())]));
        return Ok(Some(site.person(code).await.ok_or_else(unknown)?));
    }
    let (Some(name), Some(unit)) = (&args.name, &args.unit) else {
        return Ok(None);
    };
    let clean = |option: &str, text: &str| {
        clean_name(text)
            .map_err(|e| CommandError::Said(format!("{option}: {}", look.t(wrong_id(e)))))
    };
    let (name, unit) = (clean("--name", name)?, clean("--unit", unit)?);
    let code = args.code.clone().unwrap_or_default();
    if args.code.is_some() && !is_code(&code) {
        return Err(CommandError::Said(format!(
            "--code: {}",
            look.t("code-wrong")
        )));
    }
    let enrolled = site.enrol(Participant { code, name, unit }).await;
    enrolled
        .map(Some)
        .map_err(|problem| CommandError::Said(look.problem(&problem)))
}

/// Opens the app at that quiz: its instructions, or the attempt that was left.
async fn full_screen(
    shared: &Shared,
    site: Arc<Site<Sqlite>>,
    look: Look,
    quiz: usize,
    person: Option<Person>,
    practice: bool,
) -> Result<ExitCode, CommandError> {
    let mut state = State::new(site.course(), look, site.clock.read(), (80, 24));
    state.people = site.people().await;
    let mut first = Vec::new();
    if let Some(person) = person {
        let problem = |problem: Problem| CommandError::Said(state.look.problem(&problem));
        let (progress, also) = site.progress(&person).await.map_err(problem)?;
        state.progress = progress;
        if let Some(also) = also {
            state.warn(&also);
        }
        let value = person.participant.code.clone();
        state.person = Some(person);
        first.push(Effect::Remember {
            key: "participant",
            value,
        });
        if practice {
            let mut screen = Instructions::practice();
            let may = crate::ui::programme::practice_quizzes(&state);
            screen.line = may.iter().position(|q| *q == quiz).unwrap_or(0);
            state.screen = Screen::Instructions(screen);
        } else {
            focus(&mut state, Item::Quiz(quiz));
            first.extend(open_quiz(&mut state, quiz));
        }
    } else {
        let then = if practice {
            Item::Practice
        } else {
            Item::Quiz(quiz)
        };
        state.screen = Screen::Enrol(Enrol::new(!state.people.is_empty(), Some(then)));
    }
    app::show(shared, site, state, first).await
}

/// Puts the focus of the home screen on a line of it.
fn focus(state: &mut State, item: Item) {
    let line = items(state).iter().position(|i| *i == item).unwrap_or(0);
    if let Screen::Home(home) = &mut state.screen {
        home.line = line;
    }
}
