//! What can go wrong while keeping answers, in sentences that say what to do.

/// Why something could not be stored or read.
///
/// `place` names the database as people know it: the path of its file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database is damaged. It has been left as it was found.
    #[error(
        "The file of answers is damaged ({detail}) and has been left as it is: {place}\n\
         Move it away together with the files beside it whose names begin alike, and keep them: \
         the answers may be recoverable. Certamen then begins a new file."
    )]
    Corrupt {
        /// Which database.
        place: String,
        /// What was found, as the database says it.
        detail: String,
    },
    /// A newer program wrote the database.
    #[error(
        "A newer Certamen wrote this file of answers (format {found}; this program knows {known}): {place}\n\
         Install the newer program to go on."
    )]
    Newer {
        /// Which database.
        place: String,
        /// Its format.
        found: i64,
        /// The newest format this program knows.
        known: i64,
    },
    /// The database belongs to another program.
    #[error(
        "This database belongs to another program and has been left as it is: {place}\n\
         Move it away, or choose another training folder."
    )]
    Foreign {
        /// Which database.
        place: String,
    },
    /// The file or its folder may not be written to.
    #[error(
        "Certamen may not write here: {place}\n\
         Allow this account to write to the file and to its folder; the answers are kept in \
         memory and saved as soon as that is possible."
    )]
    ReadOnly {
        /// Which file.
        place: String,
    },
    /// The disk is full.
    #[error(
        "The disk is full that holds {place}\n\
         Free some space; the answers are kept in memory and saved as soon as there is room."
    )]
    Full {
        /// Which file.
        place: String,
    },
    /// Another program has kept the database locked for seconds.
    #[error(
        "Another program keeps this file of answers locked: {place}\n\
         Close that program; the answers are kept in memory and saved as soon as the file is free."
    )]
    Busy {
        /// Which database.
        place: String,
    },
    /// Reading or writing failed.
    #[error(
        "Reading or writing failed ({detail}): {place}\n\
         Check the disk or the network drive; the answers are kept in memory and saved as soon \
         as it works again."
    )]
    Io {
        /// Which file.
        place: String,
        /// What the system said.
        detail: String,
    },
    /// The file was moved, removed or replaced while the program used it, so
    /// that what is written no longer reaches it.
    #[error(
        "This file was moved, removed or replaced while Certamen was using it: {place}\n\
         Put it back where it was; the answers are kept in memory until then."
    )]
    Gone {
        /// Which file.
        place: String,
    },
    /// This participant's attempt of that number at that quiz exists already.
    #[error(
        "This attempt was begun already, perhaps in another window; it is kept in {place}\n\
         Go back to the list of quizzes and resume it there."
    )]
    AttemptExists {
        /// Which database.
        place: String,
    },
    /// Another program has gone on with this attempt.
    #[error(
        "Another window has gone on with attempt {attempt} and what it saved stands; it is kept in {place}\n\
         Close this window and go on in the other one."
    )]
    Overtaken {
        /// Which database.
        place: String,
        /// The attempt's id.
        attempt: String,
    },
    /// The attempt has been handed in.
    #[error(
        "Attempt {attempt} was handed in and can no longer be changed; it is kept in {place}\n\
         Go back to the list of quizzes to see its outcome."
    )]
    Finished {
        /// Which database.
        place: String,
        /// The attempt's id.
        attempt: String,
    },
    /// There is no such attempt.
    #[error(
        "There is no attempt {attempt} in {place}\n\
         Check that this is the training folder it was taken in."
    )]
    NoSuchAttempt {
        /// Which database.
        place: String,
        /// The attempt's id.
        attempt: String,
    },
    /// Somebody sits this attempt at this moment.
    #[error(
        "Attempt {attempt} is open in another window; it is kept in {place}\n\
         Go on in that window, or close it first."
    )]
    Taken {
        /// Which database.
        place: String,
        /// The attempt's id.
        attempt: String,
    },
    /// The program asked for what no program should ask for.
    #[error(
        "Certamen has refused to save something that is wrong ({reason}); nothing was changed in {place}\n\
         Please report this: it is a fault of the program."
    )]
    Refused {
        /// Which database.
        place: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// Anything else.
    #[error("The file of answers cannot be used ({detail}): {place}")]
    Other {
        /// Which database.
        place: String,
        /// What happened.
        detail: String,
    },
}

impl StoreError {
    /// Whether trying the same again later can help: nothing is wrong with
    /// what was to be saved, only with where.
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Full { .. }
                | Self::Busy { .. }
                | Self::ReadOnly { .. }
                | Self::Io { .. }
                | Self::Gone { .. }
        )
    }

    /// The error that a file operation of our own stands for.
    pub(crate) fn of_io(place: String, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { place },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { place },
            _ => Self::Io {
                place,
                detail: error.to_string(),
            },
        }
    }
}
