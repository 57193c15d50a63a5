//! A training on this machine: its folder, its store, its key and its clocks,
//! and the few things that need several of them at once: enrolling, beginning
//! and resuming an attempt, saving it, issuing a certificate, verifying a file.
//!
//! Both shells, the full screen and the plain one, call these; neither knows
//! how they are done.

mod attempts;
pub mod clock;
mod issue;
pub mod page_file;
mod people;
pub mod print;
mod random;
pub mod registers;
mod seal;
mod summaries;
pub mod verify;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::registers::Listing;
use crate::bank::Bank;
use crate::bank::yaml::node::Limits;
use crate::certificate::{Did, KeyError, SiteKey, Trust};
use crate::course::{Course, Problem, Quiz};
use crate::store::{Claim, Sqlite, Store, StoreError};
use crate::training::ComposedQuiz;
use crate::training::folder::{BrokenFile, Folder, SealedFile};

pub use clock::Clock;
pub use verify::{signed_fields, trust_of, vouched_fields};

/// The name and version of the program, as records carry it.
pub const PROGRAM: &str = concat!("certamen ", env!("CARGO_PKG_VERSION"));

/// Why a training cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// Its database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// What it is cannot be read.
    #[error(
        "training.yaml or its roster has faults, so nothing can be taken or certified here.\n\
         See them with: certamen check --training {}", .0.display()
    )]
    Training(PathBuf),
}

/// A training on this machine.
#[derive(Debug)]
pub struct Site<S> {
    /// Files that did not load, with their faults.
    pub broken: Vec<BrokenFile>,
    /// What is odd about the folder but stops nothing, in sentences: for whoever
    /// opened it to say.
    pub warnings: Vec<String>,
    /// What had to be created: paths relative to the folder.
    pub created: Vec<String>,
    /// Its clocks.
    pub clock: Clock,
    store: S,
    key: SiteKey,
    trust: Trust,
    /// The place of this site in a register, where there is one.
    listing: Listing,
    /// What can be taken here.
    available: Mutex<Available>,
    /// Files of sealed banks.
    sealed: Vec<SealedFile>,
    /// Available while a sealed bank is being opened.
    opening: tokio::sync::Mutex<()>,
    /// The attempts that are on screen here.
    claims: Mutex<BTreeMap<String, Claim>>,
}

/// What can be taken here; a sealed bank that is opened is added.
#[derive(Debug)]
struct Available {
    course: Arc<Course>,
    /// Every bank that loads, also those outside the programme.
    banks: Vec<Arc<Bank>>,
}

impl Site<Sqlite> {
    /// Opens the training of a folder; creates the database and the site key
    /// where they are missing.
    ///
    /// # Errors
    /// When the database or the key cannot be used.
    pub async fn open(root: &Path) -> Result<Self, SiteError> {
        let folder = Folder::load(root, &Limits::default());
        if !folder.usable {
            return Err(SiteError::Training(root.to_owned()));
        }
        let mut created = Vec::new();
        let database = root.join("certamen.db");
        if !database.exists() {
            created.push("certamen.db".to_owned());
        }
        check_writable(root, &database)?;
        let store = Sqlite::open(&database).await?;
        let (key, is_new) = SiteKey::load_or_create(&root.join("keys").join("site.key"))?;
        if is_new {
            created.push("keys/site.key".to_owned());
        }
        let site = Self::new(folder, store, key, created);
        // Files that were lost, or not yet written when the program died.
        site.export_missing().await;
        Ok(site)
    }

    /// Closes the database, so that everything is in its one file.
    pub async fn close(self) {
        // What could not be tidied away is durable all the same.
        let _ = self.store.close().await;
    }
}

impl<S: Store> Site<S> {
    /// A training of these parts.
    pub fn new(folder: Folder, store: S, key: SiteKey, created: Vec<String>) -> Self {
        let mut trust = trust_of(&folder.training, Some((key.did(), None)));
        let found = registers::of_training(&folder.root, &folder.training, Some(key.did()));
        let warnings = found.warnings.clone();
        let listing = registers::listing(&found, key.did());
        found.trusted_by(&mut trust);
        let banks: Vec<Arc<Bank>> = folder.banks.into_iter().map(Arc::new).collect();
        let sealed = folder.sealed;
        let open = banks.iter().cloned().map(Quiz::Open);
        let closed = sealed.iter().map(|file| Quiz::Sealed(file.id.clone()));
        // A composed quiz is sealed while one of its banks is.
        let sealed_in = |quiz: &&ComposedQuiz| {
            let is_sealed = |id: &String| sealed.iter().any(|file| file.id == *id);
            let there = |id: &String| is_sealed(id) || banks.iter().any(|bank| bank.id == *id);
            quiz.banks.iter().any(is_sealed) && quiz.banks.iter().all(there)
        };
        let composed = folder.training.quizzes.iter().filter(sealed_in);
        let composed = composed.map(|quiz| Quiz::Sealed(quiz.id.clone()));
        let all: Vec<Quiz> = open.chain(closed).chain(composed).collect();
        let quizzes = if let Some(offered) = folder.training.offered() {
            let find = |id: &&str| all.iter().find(|quiz| quiz.id() == *id).cloned();
            offered.iter().filter_map(find).collect()
        } else {
            all
        };
        let name = |file: &BrokenFile| {
            let name = file.path.file_name().unwrap_or(file.path.as_os_str());
            crate::text::printable(&name.to_string_lossy())
        };
        let course = Course {
            quizzes,
            broken: folder.broken.iter().map(name).collect(),
            root: folder.root,
            key: Some((key.did().to_string(), key.did().fingerprint().grouped())),
            training: folder.training,
        };
        Self {
            available: Mutex::new(Available {
                course: Arc::new(course),
                banks,
            }),
            sealed,
            opening: tokio::sync::Mutex::new(()),
            broken: folder.broken,
            warnings,
            created,
            clock: Clock::new(),
            store,
            key,
            trust,
            listing,
            claims: Mutex::new(BTreeMap::new()),
        }
    }

    /// What can be taken here, sealed quizzes too. After one was opened there is
    /// a new course.
    pub fn course(&self) -> Arc<Course> {
        self.available().course.clone()
    }

    fn available(&self) -> MutexGuard<'_, Available> {
        self.available
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Who issues here.
    pub const fn did(&self) -> &Did {
        self.key.did()
    }

    /// What is remembered under a key; nothing when it cannot be read.
    pub async fn setting(&self, key: &str) -> Option<String> {
        self.store.setting(key).await.ok().flatten()
    }

    /// Remembers something.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn remember(&self, key: &str, value: &str) -> Result<(), Problem> {
        self.store
            .set_setting(key, value)
            .await
            .map_err(|e| problem(&e))
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.course().root.join(name)
    }
}

/// Nobody begins where nothing can be saved: `SQLite` opens a database it cannot
/// write to, and says so only when an answer is to be saved.
fn check_writable(root: &Path, database: &Path) -> Result<(), StoreError> {
    use rustix::fs::{Access, access};
    let places = [root, database];
    let mut known = places.iter().filter(|place| place.exists());
    if known.all(|place| access(*place, Access::WRITE_OK).is_ok()) {
        return Ok(());
    }
    Err(StoreError::ReadOnly {
        place: crate::text::printable(&database.display().to_string()),
    })
}

/// A store's error in words to be looked up.
pub fn problem(error: &StoreError) -> Problem {
    let (id, about) = match error {
        StoreError::Full { place } => ("problem-full", place),
        StoreError::ReadOnly { place } => ("problem-read-only", place),
        StoreError::Corrupt { place, .. } => ("problem-corrupt", place),
        StoreError::Busy { place } => ("problem-busy", place),
        StoreError::Gone { place } => ("problem-gone", place),
        StoreError::Io { place, .. } => ("problem-io", place),
        StoreError::Taken { attempt, .. } => ("problem-taken", attempt),
        StoreError::Overtaken { attempt, .. } => ("problem-overtaken", attempt),
        StoreError::AttemptExists { place } => ("problem-exists", place),
        _ => return Problem::new("problem-store", error.to_string().replace('\n', " ")),
    };
    Problem::new(id, about.as_str())
}
