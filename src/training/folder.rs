//! The folder of a training: finding it, and loading what it holds.
//!
//! A bank that does not load never takes the others down; it is kept aside
//! with its faults. This is the one place below the commands that reads files,
//! and it only reads.

mod quizzes;

use std::io;
use std::path::{Path, PathBuf};

use super::page::{PAGE_FILE, find_page};
use super::reading::{read_limited, unreadable};
use super::yaml::ComposedPlaces;
use super::yaml::{self, LoadedTraining};
use super::{Training, Unit};
use crate::bank::fault::{Fault, FaultKind, Place, Shown};
use crate::bank::fault::{leave_out, needless};
use crate::bank::{Bank, Draft, Limits, SourceFile, seal, values};

/// The file that describes a training.
pub const TRAINING_FILE: &str = "training.yaml";

/// The folder of its question banks.
pub const BANKS_FOLDER: &str = "question_banks";

/// Says what is wrong with what a folder holds.
#[derive(Debug, Clone, Copy)]
pub struct Inspect<B, Q> {
    /// All faults of a bank, given its bytes and what was read of them.
    pub bank: B,
    /// What to warn of in a composed quiz, given the bank it was composed to
    /// and where its parts stand.
    pub quiz: Q,
}

/// A training with everything that loads.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder.
    pub root: PathBuf,
    /// What `training.yaml` says; the default without that file, or when it
    /// is broken.
    pub training: Training,
    /// The banks that load, in the order of their file names; then those of the
    /// composed quizzes, in the order of `training.yaml`.
    pub banks: Vec<Bank>,
    /// The sealed banks, in the order of their file names. Nothing of them is
    /// read before somebody gives the passphrase.
    pub sealed: Vec<SealedFile>,
    /// Whether training.yaml and the roster could be read, or there is none.
    /// Where they could not, nothing may be taken or issued: programme, issuer
    /// and extra time would be other than somebody meant.
    pub usable: bool,
    /// How many files were read: banks, `training.yaml`, the roster and
    /// `page.yaml`.
    pub files: usize,
    /// The files that do not, each with at least one error.
    pub broken: Vec<BrokenFile>,
    /// Files that are used all the same, with their warnings.
    pub warnings: Vec<BrokenFile>,
}

/// A file with its faults.
#[derive(Debug, Clone)]
pub struct BrokenFile {
    /// Where it is.
    pub path: PathBuf,
    /// What is wrong with it, in the order of the file.
    pub faults: Vec<Fault>,
    /// Its text, to show the lines that are wrong.
    pub source: SourceFile,
}

/// A sealed bank, known by its file name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// The id that the bank in it must have.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
}

/// There is no training to open.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder that was named is none.
    #[error("{} is not a folder that can be opened", .path.display())]
    NotAFolder {
        /// What was named.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder that was named holds no training.
    #[error("{} holds neither training.yaml nor question_banks", .path.display())]
    NoTraining {
        /// What was named.
        path: PathBuf,
    },
    /// Neither the current folder nor one above it holds a training.
    #[error("neither {} nor a folder above it holds training.yaml or question_banks", .from.display())]
    NotFound {
        /// Where the search began.
        from: PathBuf,
    },
}

impl Folder {
    /// Finds the folder: `named` where somebody named one, else `current` or
    /// the nearest folder above it that holds a training.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(named: Option<&Path>, current: &Path) -> Result<PathBuf, FolderError> {
        if let Some(path) = named {
            let path = path.to_owned();
            if let Err(source) = std::fs::read_dir(&path) {
                return Err(FolderError::NotAFolder { path, source });
            }
            if !holds_training(&path) {
                return Err(FolderError::NoTraining { path });
            }
            return Ok(path);
        }
        let mut above = current.ancestors();
        above
            .find(|path| holds_training(path))
            .map(Path::to_owned)
            .ok_or_else(|| FolderError::NotFound {
                from: current.to_owned(),
            })
    }

    /// Loads everything the folder holds. Whatever is wrong with its files is
    /// in [`Self::broken`] and [`Self::warnings`]; this never fails.
    pub fn load(root: &Path, limits: &Limits) -> Self {
        let bank = |_: &[u8], draft: &mut Draft<'_>| draft.faults.clone();
        let quiz = |_: &Bank, _: &ComposedPlaces| Vec::new();
        Self::load_with(root, limits, Inspect { bank, quiz })
    }

    /// [`Self::load`] with more to say of each bank and quiz.
    pub fn load_with<B, Q>(root: &Path, limits: &Limits, mut inspect: Inspect<B, Q>) -> Self
    where
        B: FnMut(&[u8], &mut Draft<'_>) -> Vec<Fault>,
        Q: FnMut(&Bank, &ComposedPlaces) -> Vec<Fault>,
    {
        let mut folder = Self {
            root: root.to_owned(),
            training: Training::default(),
            banks: Vec::new(),
            sealed: Vec::new(),
            usable: true,
            files: 0,
            broken: Vec::new(),
            warnings: Vec::new(),
        };
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        folder.load_banks(limits, &mut files, &mut inspect.bank);
        folder.find_sealed(&files);
        folder.load_training(limits, &mut inspect.quiz);
        if let Some(found) = find_page(root, limits) {
            folder.files += 1;
            folder.keep(root.join(PAGE_FILE), &found.bytes, found.faults);
        }
        folder
    }

    /// Every fault of the folder, file by file, errors and warnings.
    pub fn faults(&self) -> impl Iterator<Item = (&BrokenFile, &Fault)> {
        let files = self.broken.iter().chain(&self.warnings);
        files.flat_map(|file| file.faults.iter().map(move |fault| (file, fault)))
    }

    /// The files of the banks of a training, sorted by name; none when its
    /// folder of banks cannot be read.
    pub fn bank_files(root: &Path) -> Vec<PathBuf> {
        files_named(&root.join(BANKS_FOLDER), &["yaml", "yml"]).unwrap_or_default()
    }

    /// The bank of an id.
    pub fn bank(&self, id: &str) -> Option<&Bank> {
        self.banks.iter().find(|bank| bank.id == id)
    }

    /// The sealed bank of an id.
    pub fn sealed(&self, id: &str) -> Option<&SealedFile> {
        self.sealed.iter().find(|file| file.id == id)
    }

    /// Puts a file with faults where it belongs.
    fn keep(&mut self, path: PathBuf, bytes: &[u8], faults: Vec<Fault>) {
        if faults.is_empty() {
            return;
        }
        let broken = faults.iter().any(Fault::is_error);
        let name = path.strip_prefix(&self.root).unwrap_or(&path);
        let shows_lines = !matches!(faults[0].kind, FaultKind::FileTooLarge { .. });
        let bytes = if shows_lines { bytes } else { &[] };
        let source = SourceFile::new(name.to_string_lossy(), bytes);
        let file = BrokenFile {
            path,
            faults,
            source,
        };
        if broken {
            self.broken.push(file);
        } else {
            self.warnings.push(file);
        }
    }

    fn load_banks(
        &mut self,
        limits: &Limits,
        loaded_from: &mut Vec<(PathBuf, String)>,
        inspect: &mut dyn FnMut(&[u8], &mut Draft<'_>) -> Vec<Fault>,
    ) {
        let banks = self.root.join(BANKS_FOLDER);
        let paths = match files_named(&banks, &["yaml", "yml"]) {
            Ok(paths) => paths,
            // A training without banks yet.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => {
                self.keep(banks, &[], vec![unreadable(&error)]);
                return;
            }
        };
        self.files += paths.len();
        for path in paths {
            let bytes = match read_limited(&path, limits) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.keep(path, &[], vec![unreadable(&error)]);
                    continue;
                }
            };
            let mut draft = Draft::read(&bytes, limits);
            let mut faults = inspect(&bytes, &mut draft);
            let any_name = draft.allowed.iter().any(|a| a.code == "file-name-differs");
            if let Some(bank) = draft.into_bank() {
                let first = loaded_from.iter().find(|(_, id)| *id == bank.id);
                if let Some((first, _)) = first {
                    let name = first.file_name().unwrap_or_default().to_string_lossy();
                    let id = Shown::from(&*bank.id);
                    let first = Shown::from(&*name);
                    faults.push(Fault::new(Place::START, FaultKind::SameBank { id, first }));
                } else {
                    if !any_name && path.file_stem().is_none_or(|stem| stem != &*bank.id) {
                        let id = Shown::from(&*bank.id);
                        faults.push(Fault::new(Place::START, FaultKind::FileNameDiffers { id }));
                    }
                    loaded_from.push((path.clone(), bank.id.clone()));
                    self.banks.push(bank);
                }
            }
            self.keep(path, &bytes, faults);
        }
    }

    /// Finds the sealed banks. Where the same bank lies there in plain text, as
    /// on the desk it was sealed at, that one is used: an exam that anybody can
    /// read is not made safe by asking for a passphrase.
    fn find_sealed(&mut self, plain: &[(PathBuf, String)]) {
        let banks = self.root.join(BANKS_FOLDER);
        // What cannot be listed is a fault already.
        for path in files_named(&banks, &[seal::EXTENSION]).unwrap_or_default() {
            let Some(id) = sealed_id(&path) else {
                let fault = Fault::new(Place::START, FaultKind::SealedName {});
                self.keep(path, &[], vec![fault]);
                continue;
            };
            let shown = Shown::from(id.as_str());
            let kind = if plain.iter().any(|(_, known)| *known == id) {
                FaultKind::SealedBesidePlain { id: shown }
            } else if let Some(other) = self.sealed(&id) {
                let name = other.path.file_name().unwrap_or_default();
                let first = Shown::from(&*name.to_string_lossy());
                FaultKind::SameBank { id: shown, first }
            } else {
                self.sealed.push(SealedFile { id, path });
                continue;
            };
            self.keep(path, &[], vec![Fault::new(Place::START, kind)]);
        }
    }

    fn load_training(
        &mut self,
        limits: &Limits,
        inspect: &mut dyn FnMut(&Bank, &ComposedPlaces) -> Vec<Fault>,
    ) {
        let path = self.root.join(TRAINING_FILE);
        let bytes = match read_limited(&path, limits) {
            Ok(bytes) => bytes,
            // A link that leads nowhere is no missing file.
            Err(_) if path.symlink_metadata().is_err() => return,
            Err(error) => {
                self.usable = false;
                self.keep(path, &[], vec![unreadable(&error)]);
                return;
            }
        };
        self.files += 1;
        let LoadedTraining {
            training,
            roster_file,
            quiz_places,
            composed_places,
            competence_places,
            mut faults,
            mut allowed,
        } = yaml::read_training(&bytes, &self.banks, limits);
        self.usable = training.is_some();
        if let Some(mut training) = training {
            if let Some((name, place)) = roster_file {
                let units = std::mem::take(&mut training.units);
                match self.load_roster(&name, &units, limits) {
                    Ok(roster) => training.roster = roster,
                    Err(error) => {
                        self.usable = false;
                        faults.push(Fault {
                            place,
                            ..unreadable(&error)
                        });
                    }
                }
                training.units = units;
            }
            self.find_quizzes(&training, &quiz_places, &composed_places, &mut faults);
            self.compose(&training.quizzes);
            for (quiz, at) in training.quizzes.iter().zip(&composed_places) {
                faults.extend(
                    self.bank(&quiz.id)
                        .iter()
                        .flat_map(|bank| inspect(bank, at)),
                );
            }
            let places = competence_places.into_iter();
            for ((code, _), place) in training.competences.iter().zip(places) {
                if !self.might_measure(code, &training) {
                    let competence = Shown::from(code.as_str());
                    faults.push(Fault::new(
                        place,
                        FaultKind::CompetenceUnmeasured { competence },
                    ));
                }
            }
            self.training = training;
        }
        leave_out(&mut faults, &mut allowed, &[], None);
        if self.usable {
            faults.extend(needless(&allowed));
        }
        faults.sort_by_key(|fault| fault.place);
        self.keep(path, &bytes, faults);
    }

    /// The roster of a file beside `training.yaml`; empty when it is broken,
    /// which is then that file's fault.
    fn load_roster(
        &mut self,
        name: &str,
        units: &[Unit],
        limits: &Limits,
    ) -> io::Result<Vec<super::RosterEntry>> {
        let path = self.root.join(name);
        let bytes = read_limited(&path, limits)?;
        self.files += 1;
        let loaded = yaml::read_roster(&bytes, units, limits);
        self.keep(path, &bytes, loaded.faults);
        self.usable &= loaded.roster.is_some();
        Ok(loaded.roster.unwrap_or_default())
    }
}

fn holds_training(path: &Path) -> bool {
    path.join(TRAINING_FILE).is_file() || path.join(BANKS_FOLDER).is_dir()
}

/// The id that a sealed bank's file is named after: `ID.yaml.age` or `ID.age`.
fn sealed_id(path: &Path) -> Option<String> {
    let name = path.file_stem()?.to_str()?;
    let id = name.strip_suffix(".yaml").or(name.strip_suffix(".yml"));
    let id = id.unwrap_or(name);
    values::is_id(id).then(|| id.to_owned())
}

/// The files of a folder with one of these extensions, sorted by name. Hidden
/// files, which editors and file managers leave behind, are not banks.
fn files_named(folder: &Path, extensions: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let wanted = path.extension();
        let wanted = wanted.is_some_and(|e| extensions.iter().any(|known| e == *known));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if wanted && !name.starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
