//! What an error of SQLite means for whoever sits before the screen.

use super::files::Files;
use crate::store::StoreError;

/// Result codes (<https://sqlite.org/rescode.html>). The low byte is the
/// primary code, the rest says more.
mod code {
    pub const BUSY: i32 = 5;
    pub const LOCKED: i32 = 6;
    pub const READONLY: i32 = 8;
    pub const READONLY_DBMOVED: i32 = 8 + (4 << 8);
    pub const IOERR: i32 = 10;
    pub const IOERR_SHORT_READ: i32 = 10 + (2 << 8);
    pub const IOERR_SHMSIZE: i32 = 10 + (19 << 8);
    pub const IOERR_DATA: i32 = 10 + (32 << 8);
    pub const IOERR_CORRUPTFS: i32 = 10 + (33 << 8);
    pub const CORRUPT: i32 = 11;
    pub const FULL: i32 = 13;
    pub const CANTOPEN: i32 = 14;
    pub const NOTADB: i32 = 26;
}

/// The result code of an error that comes from the database.
fn code_of(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// Whether the file could not be opened, for a reason SQLite does not tell.
pub fn cannot_open(error: &sqlx::Error) -> bool {
    code_of(error).is_some_and(|code| code & 0xff == code::CANTOPEN)
}

/// The error for people.
pub fn of(place: &str, files: Option<&Files>, error: &sqlx::Error) -> StoreError {
    let place = place.to_owned();
    if files.is_some_and(Files::are_gone) {
        return StoreError::Gone { place };
    }
    let detail = match error {
        sqlx::Error::Database(database) => crate::text::printable(database.message()),
        other => crate::text::printable(&other.to_string()),
    };
    let Some(code) = code_of(error) else {
        return match error {
            sqlx::Error::Io(_) => StoreError::Io { place, detail },
            // A text that is none, or a column of another type.
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                StoreError::Corrupt { place, detail }
            }
            _ => StoreError::Other { place, detail },
        };
    };
    match code {
        code::IOERR_SHMSIZE => return StoreError::Full { place },
        code::READONLY_DBMOVED => return StoreError::Gone { place },
        code::IOERR_SHORT_READ | code::IOERR_DATA | code::IOERR_CORRUPTFS => {
            return StoreError::Corrupt { place, detail };
        }
        _ => {}
    }
    match code & 0xff {
        code::CORRUPT | code::NOTADB => StoreError::Corrupt { place, detail },
        code::FULL => StoreError::Full { place },
        code::READONLY => StoreError::ReadOnly { place },
        code::BUSY | code::LOCKED => StoreError::Busy { place },
        code::IOERR | code::CANTOPEN => StoreError::Io { place, detail },
        _ => StoreError::Other { place, detail },
    }
}
