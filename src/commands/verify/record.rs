//! Scoring the attempts behind a certificate again.

use std::io::Read;
use std::path::Path;

use super::super::{CommandError, passphrase, shown};
use crate::bank::{Limits, seal};
use crate::certificate::Claims;
use crate::exam::Record;
use crate::json::canonical::Digest;
use crate::locale::Locale;
use crate::text::printable;
use crate::training::SealedFile;
use crate::training::folder::Folder;
use crate::training::reading::read_sealed;

/// The records of the attempts behind certificates: a list for each.
pub(super) struct Records(Vec<Vec<Record>>);

impl Records {
    /// A record of a long attempt has some hundred kilobytes.
    const LIMIT: u64 = 64 * 1024 * 1024;

    /// Reads one file, or every `.json` file of a folder.
    pub(super) fn read(path: &Path) -> Result<Self, CommandError> {
        if !path.is_dir() {
            return Ok(Self(vec![Self::read_file(path)?]));
        }
        let failed = || CommandError::io(shown(path));
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(failed())? {
            let file = entry.map_err(failed())?.path();
            if file.extension().is_some_and(|end| end == "json") {
                files.push(file);
            }
        }
        files.sort();
        let lists: Result<_, _> = files.iter().map(|file| Self::read_file(file)).collect();
        lists.map(Self)
    }

    fn read_file(path: &Path) -> Result<Vec<Record>, CommandError> {
        let mut bytes = Vec::new();
        std::fs::File::open(path)
            .and_then(|file| file.take(Self::LIMIT).read_to_end(&mut bytes))
            .map_err(CommandError::io(shown(path)))?;
        serde_json::from_slice(&bytes).map_err(|e| {
            let path = shown(path);
            CommandError::Said(format!(
                "{path} is not a record of attempts: {}.",
                printable(&e.to_string())
            ))
        })
    }

    /// Opens the sealed banks that the attempts were drawn from.
    pub(super) fn unseal(
        &self,
        folder: &mut Folder,
        file: &Path,
        locale: &Locale,
    ) -> Result<(), CommandError> {
        let limits = Limits::default();
        let asked = |sealed: &&SealedFile| {
            self.0.iter().flatten().any(|record| {
                let quiz = &record.header.quiz;
                let composed = folder.training.composed(quiz);
                *quiz == sealed.id || composed.is_some_and(|of| of.banks.contains(&sealed.id))
            })
        };
        let sealed: Vec<SealedFile> = folder.sealed.iter().filter(asked).cloned().collect();
        if sealed.is_empty() {
            return Ok(());
        }
        let passphrase = passphrase::given(Some(file), locale, "")?;
        for sealed in sealed {
            let name = shown(&sealed.path);
            let bytes = read_sealed(&sealed.path, &limits).map_err(CommandError::io(&name))?;
            let opened = seal::open_bank(&bytes, &sealed.id, &passphrase, &limits);
            folder.add(opened.map_err(|error| {
                let (id, about) = error.words(&name);
                CommandError::Said(locale.with(id, &[("about", (&about).into())]))
            })?);
        }
        Ok(())
    }

    /// Scores the attempts again and says whether the grades follow from them.
    pub(super) fn follow(
        &self,
        claims: &Claims,
        folder: &Folder,
        locale: &Locale,
    ) -> Result<String, String> {
        let count = claims.quizzes.len();
        let is_it = |list: &&Vec<Record>| {
            list.len() == count && Digest::of_canonical(list) == claims.record
        };
        let Some(records) = self.0.iter().find(is_it) else {
            return Err(locale.t("record-other"));
        };
        for (quiz, record) in claims.quizzes.iter().zip(records) {
            let said = |id: &str| locale.with(id, &[("quiz", (&quiz.title).into())]);
            let mut banks = folder.banks.iter();
            let bank = banks.find(|b| b.digest == quiz.bank).ok_or_else(|| {
                let id = &record.header.quiz;
                let sealed = folder.sealed(id).is_some() && folder.bank(id).is_none();
                said(if sealed {
                    "record-sealed"
                } else {
                    "record-no-bank"
                })
            })?;
            let (attempt, outcome) = record
                .rescore(bank)
                .map_err(|_| said("record-impossible"))?;
            let same = record.header.quiz == quiz.id
                && attempt.is_finished()
                && !record.header.practice
                && outcome.passed
                && record.header.participant.code == claims.participant.code
                && crate::certificate::Percent::of(outcome.total.share()) == quiz.percent;
            if !same {
                return Err(said("record-other-grade"));
            }
        }
        Ok(locale.t("record-follows"))
    }
}
