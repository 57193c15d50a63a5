//! Sealed banks of a training: opened with a passphrase, then kept in memory
//! like any other until the program ends. Nothing of them is written anywhere.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::Site;
use super::summaries::{best, certificate_key, is_of, latest_version, result};
use crate::bank::seal::{self, Passphrase, SealError};
use crate::bank::{Bank, Limits};
use crate::course::{Course, Person, Problem, Quiz};
use crate::store::{AttemptSummary, Store};
use crate::training::folder::SealedFile;
use crate::training::reading::read_sealed;

impl<S: Store> Site<S> {
    /// Opens the sealed bank of a quiz and gives the course with it. It takes a
    /// second or more, on a thread of its own. One that is open already stays.
    ///
    /// # Errors
    /// When there is no such quiz or its file cannot be opened: the reason, in a
    /// sentence each. Nothing has changed then.
    pub async fn unseal(&self, quiz: &str, passphrase: Passphrase) -> Result<Arc<Course>, Problem> {
        // Two at once would take the memory twice.
        let _one = self.opening.lock().await;
        let course = self.course();
        if course.quiz(quiz).is_some() {
            return Ok(course);
        }
        // A composed quiz has one passphrase for all its sealed banks.
        let composed = course.training.composed(quiz);
        let is_wanted = |file: &&SealedFile| match composed {
            Some(composed) => composed.banks.contains(&file.id),
            None => file.id == quiz,
        };
        let wanted: Vec<SealedFile> = self.sealed.iter().filter(is_wanted).cloned().collect();
        if wanted.is_empty() {
            return Err(Problem::new("problem-no-quiz", quiz));
        }
        for file in wanted {
            if self.available().banks.iter().all(|bank| bank.id != file.id) {
                let bank = open_aside(file, passphrase.clone()).await?;
                self.add(Arc::new(bank));
            }
        }
        let course = self.course();
        if course.quiz(quiz).is_none() {
            return Err(Problem::new("problem-no-paper", quiz));
        }
        Ok(course)
    }

    /// Adds a bank that was opened to everything that can be taken, and the
    /// composed quizzes that waited for it.
    fn add(&self, bank: Arc<Bank>) {
        let mut available = self.available();
        let mut course = Course::clone(&available.course);
        available.banks.push(bank.clone());
        let mut opened = vec![bank];
        for composed in &course.training.quizzes {
            if available.banks.iter().all(|bank| bank.id != composed.id) {
                opened.extend(composed.of(&available.banks).map(Arc::new));
            }
        }
        available.banks.extend(opened[1..].iter().cloned());
        for bank in opened {
            if let Some(place) = course.place(&bank.id) {
                course.quizzes[place] = Quiz::Opened(bank);
            }
        }
        available.course = Arc::new(course);
    }

    /// Says so where every quiz of the programme was passed, and the certificate
    /// waits only for sealed banks: their titles and versions stand on it.
    pub(super) async fn certificate_waits(
        &self,
        person: &Person,
        course: &Course,
        attempts: &[AttemptSummary],
    ) -> Result<(), Problem> {
        let Some(programme) = &course.training.programme else {
            return Ok(());
        };
        let mut sealed = Vec::new();
        let mut passed: Vec<(&str, &str)> = Vec::new();
        for quiz in course.parts() {
            let part = match quiz {
                Quiz::Open(bank) | Quiz::Opened(bank) => {
                    best(attempts, bank).map(|_| (&*bank.id, &*bank.version))
                }
                Quiz::Sealed(id) => {
                    sealed.push(id.as_str());
                    let version = latest_version(attempts, id);
                    let of_version =
                        |a: &&AttemptSummary| is_of(a, id) && Some(&*a.bank_version) == version;
                    let mut results = attempts.iter().filter(of_version).filter_map(result);
                    let whole = results.any(|(_, passed)| passed);
                    version.filter(|_| whole).map(|version| (&**id, version))
                }
            };
            passed.extend(part);
        }
        let all = passed.len() == programme.quizzes.len();
        if !all || sealed.is_empty() {
            return Ok(());
        }
        let key = certificate_key(person, &programme.id, &passed);
        let known = self.store.certificate(&key).await;
        if known.map_err(|error| super::problem(&error))?.is_some() {
            return Ok(());
        }
        let id = "problem-certificate-sealed";
        Err(Problem::new(id, sealed.join(", ")))
    }
}

/// Reads and opens a sealed bank on a thread of its own.
async fn open_aside(file: SealedFile, passphrase: Passphrase) -> Result<Bank, Problem> {
    let name = file.path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let unreadable =
        |error: std::io::Error| Problem::new("problem-seal-read", format!("{name}: {error}"));
    let (sender, receiver) = oneshot::channel();
    std::thread::Builder::new()
        .name("unseal".to_owned())
        .spawn(move || {
            let limits = Limits::default();
            let opened = read_sealed(&file.path, &limits)
                .map(|bytes| seal::open_bank(&bytes, &file.id, &passphrase, &limits));
            // Whoever asked may have left.
            let _ = sender.send(opened);
        })
        .map_err(unreadable)?;
    // The thread always answers.
    let opened = receiver.await.unwrap_or(Ok(Err(SealError::Damaged)));
    opened.map_err(unreadable)?.map_err(|error| {
        let (id, about) = error.words(&name);
        Problem::new(id, about)
    })
}
