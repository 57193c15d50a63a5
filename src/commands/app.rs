//! `certamen`: the full-screen app.

use std::io::{IsTerminal, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;

use super::{CommandError, Shared, is_utf8, runtime};
use crate::course::Person;
use crate::site::{Clock, Site};
use crate::store::Sqlite;
use crate::text::Lang;
use crate::ui::look::Look;
use crate::ui::theme::{Depth, Theme};
use crate::ui::{Effect, State};

/// Runs the app on the training of this folder.
pub fn run(shared: &Shared) -> Result<ExitCode, CommandError> {
    runtime()?.block_on(async {
        require_terminal()?;
        let site = Arc::new(Site::open(&shared.root()?).await?);
        for warning in &site.warnings {
            super::warn(warning);
        }
        let state = home(shared, &site).await;
        show(shared, site, state, Vec::new()).await
    })
}

/// Runs the app from a state on, with some effects to begin with.
pub async fn show(
    shared: &Shared,
    site: Arc<Site<Sqlite>>,
    state: State,
    first: Vec<Effect>,
) -> Result<ExitCode, CommandError> {
    crate::terminal::local::run(site.clone(), state, first, shared.mouse)
        .await
        .map_err(CommandError::io("the terminal cannot be used"))?;
    if let Some(site) = Arc::into_inner(site) {
        site.close().await;
    }
    Ok(ExitCode::SUCCESS)
}

/// Says so when there is no terminal to draw on.
pub fn require_terminal() -> Result<(), CommandError> {
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if dumb || !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(CommandError::Said(
            "The full-screen app needs a terminal.\nIn a pipe, with a screen reader or with \
             TERM=dumb, take a quiz as numbered lines with: certamen take QUIZ --plain"
                .to_owned(),
        ));
    }
    Ok(())
}

/// The home screen: of whoever was interrupted last, else of whoever took part
/// last, else of nobody yet.
pub async fn home(shared: &Shared, site: &Site<Sqlite>) -> State {
    let mut state = State::new(
        site.course(),
        look(shared, site).await,
        site.clock.read(),
        (80, 24),
    );
    state.people = site.people().await;
    if let Some(open) = site.last_open().await {
        let known = state
            .people
            .iter()
            .find(|p| p.participant.code == open.participant.code);
        state.person = Some(known.cloned().unwrap_or(Person {
            participant: open.participant.clone(),
            extra_time: crate::fraction::Fraction::ONE,
        }));
        let line = site.course().place(&open.quiz);
        if let crate::ui::screen::Screen::Home(home) = &mut state.screen {
            home.line = line.unwrap_or(0);
        }
        state.tell(state.look.t("offer-resume"));
    } else if let Some(code) = site.setting("participant").await {
        let known = state
            .people
            .iter()
            .find(|p| p.participant.code.eq_ignore_ascii_case(&code));
        state.person = known.cloned();
    }
    // Known before the first key, so that Enter resumes what is open.
    if let Some(person) = &state.person
        && let Ok((progress, also)) = site.progress(person).await
    {
        state.progress = progress;
        if let Some(problem) = also {
            state.warn(&problem);
        }
    }
    if !site.created.is_empty() {
        let created = site.created.join(", ");
        state.tell(
            state
                .look
                .with("created-training", &[("about", (&created).into())]),
        );
    }
    state
}

/// How things look, from arguments, settings and the environment.
pub async fn look(shared: &Shared, site: &Site<Sqlite>) -> Look {
    let remembered = site.setting("theme").await;
    let lang = shared.language(site).await;
    look_of(shared, lang, remembered.as_deref())
}

/// How things look in a language, in the theme asked for or else remembered.
pub fn look_of(shared: &Shared, lang: Lang, remembered: Option<&str>) -> Look {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = shared
        .theme
        .or(no_color.then_some(Theme::Mono))
        .or_else(|| remembered.and_then(Theme::from_name))
        .unwrap_or_default();
    let depth = match std::env::var("COLORTERM").as_deref() {
        Ok("truecolor" | "24bit") => Depth::True,
        _ => Depth::Ansi,
    };
    let ascii = shared.ascii || !is_utf8();
    Look::new(lang, theme, depth, ascii, Clock::zone())
}
