//! Carries out what the app asks for, and brings back what came of it.

use std::sync::Arc;

use crate::course::Problem;
use crate::site::{Site, problem};
use crate::store::Store;
use crate::ui::{Effect, Msg};

/// Carries out one effect. Those a shell must carry out itself (quit, suspend,
/// redraw) do nothing here.
pub async fn perform<S: Store>(site: Arc<Site<S>>, effect: Effect) -> Vec<Msg> {
    match effect {
        Effect::Quit | Effect::Suspend | Effect::Redraw => Vec::new(),
        Effect::Remember { key, value } => match site.remember(key, &value).await {
            Ok(()) => Vec::new(),
            Err(problem) => vec![Msg::Failed(problem)],
        },
        Effect::Enrol { participant } => vec![Msg::Enrolled(site.enrol(participant).await)],
        Effect::Progress { person } => match site.progress(&person).await {
            Ok((progress, also)) => {
                let mut messages = vec![Msg::Progress(Ok(progress))];
                messages.extend(also.map(Msg::Failed));
                messages
            }
            Err(problem) => vec![Msg::Progress(Err(problem))],
        },
        Effect::Unseal {
            quiz,
            passphrase,
            person,
        } => {
            let result = site.unseal(&quiz, passphrase).await;
            let mut messages = Vec::new();
            // What was passed and what is left may look different now.
            if let (Ok(_), Some(person)) = (&result, &person)
                && let Ok((progress, also)) = site.progress(person).await
            {
                messages.push(Msg::Progress(Ok(progress)));
                messages.extend(also.map(Msg::Failed));
            }
            messages.push(Msg::Unsealed { quiz, result });
            messages
        }
        Effect::Begin {
            person,
            quiz,
            practice,
            language,
        } => {
            vec![Msg::Began(
                site.begin(&person, &quiz, practice, language).await,
            )]
        }
        Effect::Resume { attempt } => vec![Msg::Began(site.resume(&attempt).await)],
        Effect::Save {
            attempt,
            events,
            outcome,
        } => {
            let saved = site.save(&attempt, &events, outcome.as_deref()).await;
            vec![match saved {
                Ok(events) => Msg::Saved { attempt, events },
                Err(error) => Msg::NotSaved {
                    attempt,
                    problem: problem(&error),
                    passing: error.is_passing(),
                },
            }]
        }
        Effect::Release { attempt } => {
            site.release(&attempt);
            Vec::new()
        }
        Effect::List { folder } => {
            let listed: Result<_, Problem> = Site::<S>::list(&folder);
            vec![Msg::Listed(folder, listed)]
        }
        Effect::Verify { path, language } => {
            vec![Msg::Verified(Box::new(site.verify(&path, language)))]
        }
    }
}
